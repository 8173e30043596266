// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/topic.h"

#include <QTest>

using namespace mqtt;
using Why = TopicError::Why;

class TopicTest : public QObject {
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void filters_data();
    void filters();
    void matching_data();
    void matching();
    void sharedFilters();
    void levels_data();
    void levels();
    void longest();
    void placeholders();
};

void TopicTest::names_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("why"); // -1: valid
    QTest::addColumn<qsizetype>("position");
    const auto good = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << text << -1 << qsizetype(0);
    };
    const auto bad = [](const char *name, const QByteArray &text, Why why, qsizetype position) {
        QTest::newRow(name) << text << static_cast<int>(why) << position;
    };
    good("one letter", "a");
    good("a slash", "/");
    good("slashes", "//a//");
    good("system", "$SYS/broker");
    good("space", " ");
    good("Chinese", "工厂/温度");
    good("control characters", "a\x01\n\x1b");
    good("hostile property name", "__proto__/constructor");
    bad("[MQTT-4.7.3-1] empty", "", Why::Empty, 0);
    bad("[MQTT-3.3.2-2] plus", "a/+/b", Why::WildcardInName, 2);
    bad("[MQTT-3.3.2-2] hash", "a#", Why::WildcardInName, 1);
    bad("[MQTT-4.7.3-2] U+0000", QByteArray("ab\0c", 4), Why::NullCharacter, 2);
    bad("[MQTT-1.5.4-1] surrogate", "a\xed\xa0\x80", Why::InvalidUtf8, 1);
    bad("[MQTT-1.5.4-1] cut", "ab\xe6\xb8", Why::InvalidUtf8, 2);
}

void TopicTest::names()
{
    QFETCH(QByteArray, text);
    QFETCH(int, why);
    QFETCH(qsizetype, position);
    const auto error = TopicName::check(text);
    const auto name = TopicName::fromBytes(text);
    QCOMPARE(name.hasValue(), why < 0);
    QCOMPARE(error.has_value(), why >= 0);
    if (why < 0) {
        QCOMPARE(name->bytes(), text);
        QCOMPARE(name->isSystem(), text.startsWith('$'));
        QCOMPARE(std::ssize(name->levels()), text.count('/') + 1);
    } else {
        QVERIFY(name.error() == *error);
        QCOMPARE(static_cast<int>(error->why), why);
        QCOMPARE(error->position, position);
    }
}

void TopicTest::filters_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("why");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<bool>("plainIsValid"); // by the rules of 3.x, which know no $share
    for (const char *text :
         {"#", "+", "a/#", "+/a", "a/+/b", "/#", "/+", "+/+/#", "//", "a/+", "$SYS/#", "+/",
          "$share/group/a/#", "$share/g//", "$shared/x", "$share", "$share/温度/#"})
        QTest::newRow(text) << QByteArray(text) << -1 << qsizetype(0) << true;
    const auto bad = [](const char *name, const QByteArray &text, Why why, qsizetype position,
                        bool plainIsValid = false) {
        QTest::newRow(name) << text << static_cast<int>(why) << position << plainIsValid;
    };
    bad("[MQTT-4.7.3-1] empty", "", Why::Empty, 0);
    bad("[MQTT-4.7.1-1] a#", "a#", Why::HashNotAlone, 1);
    bad("[MQTT-4.7.1-1] #a", "#a", Why::HashNotAlone, 0);
    bad("[MQTT-4.7.1-1] #/a", "#/a", Why::HashNotLast, 0);
    bad("[MQTT-4.7.1-1] a/#/b", "a/#/b", Why::HashNotLast, 2);
    bad("[MQTT-4.7.1-1] a/#/", "a/#/", Why::HashNotLast, 2);
    bad("[MQTT-4.7.1-1] ##", "##", Why::HashNotAlone, 0);
    bad("[MQTT-4.7.1-2] a+", "a+", Why::PlusNotAlone, 1);
    bad("[MQTT-4.7.1-2] +a", "+a", Why::PlusNotAlone, 0);
    bad("[MQTT-4.7.1-2] a/b+/c", "a/b+/c", Why::PlusNotAlone, 3);
    bad("[MQTT-4.7.1-2] ++", "++", Why::PlusNotAlone, 0);
    bad("[MQTT-4.7.1-2] +#", "+#", Why::PlusNotAlone, 0);
    bad("[MQTT-4.7.3-2] U+0000", QByteArray("a/\0", 3), Why::NullCharacter, 2);
    bad("[MQTT-1.5.4-1] over-long", "\xc0\x80", Why::InvalidUtf8, 0);
    bad("[MQTT-4.8.2-1] no share name", "$share//a", Why::ShareNameEmpty, 7, true);
    bad("[MQTT-4.8.2-1] nothing after $share/", "$share/", Why::ShareNameEmpty, 7, true);
    bad("[MQTT-4.8.2-2] plus as share name", "$share/+/a", Why::ShareNameWildcard, 7, true);
    bad("[MQTT-4.8.2-2] plus in the share name", "$share/a+b/c", Why::ShareNameWildcard, 8);
    bad("[MQTT-4.8.2-2] hash as share name", "$share/#", Why::ShareNameWildcard, 7, true);
    bad("[MQTT-4.8.2-2] no filter", "$share/name", Why::ShareFilterMissing, 11, true);
    bad("[MQTT-4.8.2-2] empty filter", "$share/name/", Why::ShareFilterMissing, 12, true);
    bad("[MQTT-4.7.1-1] bad filter behind a share name", "$share/g/a#", Why::HashNotAlone, 10);
}

void TopicTest::filters()
{
    QFETCH(QByteArray, text);
    QFETCH(int, why);
    QFETCH(qsizetype, position);
    QFETCH(bool, plainIsValid);
    const auto error = TopicFilter::check(text);
    const auto filter = TopicFilter::fromBytes(text);
    QCOMPARE(!TopicFilter::checkPlain(text).has_value(), plainIsValid);
    QCOMPARE(filter.hasValue(), why < 0);
    if (why < 0) {
        QVERIFY(!error);
        QCOMPARE(filter->bytes(), text);
        QCOMPARE(filter->hasWildcards(), text.contains('+') || text.contains('#'));
    } else {
        QVERIFY(filter.error() == *error);
        QCOMPARE(static_cast<int>(error->why), why);
        QCOMPARE(error->position, position);
    }
}

void TopicTest::matching_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *filter, const char *topic, bool matches) {
        QTest::addRow("%s %s %s", filter, matches ? "takes" : "leaves", topic)
            << QByteArray(filter) << QByteArray(topic) << matches;
    };
    // The examples of section 4.7.1.
    row("sport/tennis/player1/#", "sport/tennis/player1", true);
    row("sport/tennis/player1/#", "sport/tennis/player1/ranking", true);
    row("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true);
    row("sport/#", "sport", true);
    row("sport/tennis/+", "sport/tennis/player1", true);
    row("sport/tennis/+", "sport/tennis/player1/ranking", false);
    row("sport/+", "sport", false);
    row("sport/+", "sport/", true);
    row("+/+", "/finance", true);
    row("/+", "/finance", true);
    row("+", "/finance", false);
    // [MQTT-4.7.2-1]
    row("#", "$SYS", false);
    row("#", "$SYS/x", false);
    row("+/monitor/Clients", "$SYS/monitor/Clients", false);
    row("+", "$SYS", false);
    row("$SYS/#", "$SYS/monitor", true);
    row("$SYS/#", "$SYS", true);
    row("$SYS/monitor/+", "$SYS/monitor/Clients", true);
    row("a/#", "a/$SYS", true);
    row("+/$x", "a/$x", true);
    // [MQTT-4.7.3-4] nothing is normalised
    row("ACCOUNTS", "Accounts", false);
    row("a", "a/", false);
    row("a/", "a", false);
    row("/a", "a", false);
    row("a//b", "a/b", false);
    row("a/+/b", "a//b", true);
    row("a b", "a b", true);
    // Ends and empty levels.
    row("#", "a", true);
    row("#", "/", true);
    row("#", "a/b/c", true);
    row("/#", "/", true);
    row("/#", "a", false);
    row("+", "a", true);
    row("+", "a/b", false);
    row("+/+", "a", false);
    row("+/+", "/", true);
    row("+/+/+", "/", false);
    row("+/#", "a", true);
    row("+/#", "a/b", true);
    row("+/b/#", "a/b", true);
    row("+/b/#", "a/c", false);
    row("a/b", "a/b", true);
    row("a/b", "a/bc", false);
    row("a/bc", "a/b", false);
    row("a/b/c", "a/b", false);
    row("a/b", "a/b/c", false);
    row("a/+/c", "a/b/d", false);
    row("a/+/+/d", "a/b/c/d", true);
    row("ab", "a", false);
    row("工厂/+/温度", "工厂/一号/温度", true);
    row("工厂/+/温度", "工厂/一号/湿度", false);
    row("constructor/#", "constructor", true);
    row("", "a", false);
    row("a", "", false);
}

void TopicTest::matching()
{
    QFETCH(QByteArray, filter);
    QFETCH(QByteArray, topic);
    QFETCH(bool, matches);
    QCOMPARE(TopicFilter::matches(filter, topic), matches);
    const auto parsedFilter = TopicFilter::fromBytes(filter);
    const auto parsedTopic = TopicName::fromBytes(topic);
    if (parsedFilter && parsedTopic) {
        QCOMPARE(parsedFilter->matches(*parsedTopic), matches);
        const auto shared = TopicFilter::fromBytes("$share/group/" + filter);
        QVERIFY(shared.hasValue());
        QCOMPARE(shared->matches(*parsedTopic), matches);
    }
}

void TopicTest::sharedFilters()
{
    const auto shared = TopicFilter::fromBytes("$share/my group/a/+");
    QVERIFY(shared.hasValue());
    QVERIFY(shared->isShared());
    QCOMPARE(shared->shareName().toByteArray(), QByteArray("my group"));
    QCOMPARE(shared->filter().toByteArray(), QByteArray("a/+"));
    QCOMPARE(shared->levels().size(), 2U);
    QVERIFY(shared->hasWildcards());

    const auto plain = TopicFilter::fromBytes("$share");
    QVERIFY(plain.hasValue());
    QVERIFY(!plain->isShared());
    QVERIFY(plain->shareName().isEmpty());
    QVERIFY(!plain->hasWildcards());
    QVERIFY(plain->matches("$share"));
    QVERIFY(!(*plain == *shared));
}

void TopicTest::levels_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QByteArrayList>("levels");
    QTest::newRow("one") << QByteArray("a") << QByteArrayList{"a"};
    QTest::newRow("three") << QByteArray("a/b/c") << QByteArrayList{"a", "b", "c"};
    QTest::newRow("empty ones") << QByteArray("/a//") << QByteArrayList{"", "a", "", ""};
    QTest::newRow("slash") << QByteArray("/") << QByteArrayList{"", ""};
    QTest::newRow("nothing") << QByteArray() << QByteArrayList{};
}

void TopicTest::levels()
{
    QFETCH(QByteArray, topic);
    QFETCH(QByteArrayList, levels);
    QByteArrayList split;
    for (const QByteArrayView level : splitLevels(topic))
        split.append(level.toByteArray());
    QCOMPARE(split, levels);
    QCOMPARE(levelCount(topic), levels.size());
}

void TopicTest::longest()
{
    const QByteArray longest(65'535, 'x');
    QVERIFY(TopicName::fromBytes(longest).hasValue());
    QVERIFY(TopicFilter::fromBytes(longest).hasValue());
    // [MQTT-4.7.3-3]
    const QByteArray tooLong = longest + 'x';
    for (const auto &error : {TopicName::check(tooLong), TopicFilter::check(tooLong)}) {
        QVERIFY(error.has_value());
        QCOMPARE(error->why, Why::TooLong);
        QCOMPARE(error->position, 65'535);
    }
    const QByteArray deepest(65'535, '/');
    QCOMPARE(levelCount(deepest), 65'536);
    QVERIFY(TopicFilter::matches("#", deepest));
    QVERIFY(TopicFilter::matches(deepest, deepest));
}

void TopicTest::placeholders()
{
    QVERIFY(TopicName().bytes().isEmpty());
    QVERIFY(!TopicName().isSystem());
    QVERIFY(!TopicFilter().matches("a"));
    QVERIFY(!TopicFilter().isShared());
    QVERIFY(TopicFilter() == TopicFilter());
}

QTEST_GUILESS_MAIN(TopicTest)
#include "tst_topic.moc"
