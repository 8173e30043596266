// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/messagelog.h"
#include "store/topicquery.h"
#include "support/storefeed.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using store::QueryError;
using store::TopicQuery;
using store::Verdict;
using Why = store::QueryError::Why;

static constexpr qint64 Start = 1'772'457'728'000'000; // microseconds since the epoch
static constexpr qint64 Second = 1'000'000;

class TopicQueryTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void matches_data();
    void matches();
    void refuses_data();
    void refuses();
    void says_data();
    void says();
    void givesUpOnEndlessExpressions();
    void cannotRaiseTheLimits();
    void survivesAnything_data();
    void survivesAnything();

private:
    std::unique_ptr<store::TopicTree> m_tree;
    std::unique_ptr<store::MessageLog> m_log;
    std::unique_ptr<StoreFeed> m_feed;
};

void TopicQueryTest::init()
{
    m_tree = std::make_unique<store::TopicTree>();
    m_log = std::make_unique<store::MessageLog>(16 << 20);
    m_feed = std::make_unique<StoreFeed>(*m_tree, *m_log);
    FeedFlags retained;
    retained.retain = true;
    retained.qos = mqtt::QoS::ExactlyOnce;
    m_feed->add("home/Kitchen/climate",
                R"({"temperature":21.7,"battery":12,"state":{"mode":"HEAT","list":[1,30]}})", Start,
                retained);
    m_feed->add("home/hall/lamp", "ON", Start - 60 * Second);
    m_feed->add("home/hall/level", " 20.50 ", Start - Second);
    m_feed->add("site-2/仓库/温湿度", QByteArray(2000, 'x'), Start);
    m_feed->add("/leading/slash", "-3", Start);
    m_feed->add("$SYS/uptime", "7 seconds", Start);
    m_feed->add("café/ÉTÉ", "naïve", Start);
    for (int i = 0; i < 100; ++i)
        m_feed->add("busy", "1", Start - 10 * Second + i * 100'000);
    FeedFlags live;
    live.version = mqtt::ProtocolVersion::Mqtt311;
    m_feed->add("was/kept", "1", Start, retained);
    m_feed->add("was/kept", "2", Start, live);
    m_feed->add(R"(odd/key)", R"({"a.b":5,"n\u0061me":"x","e":"\u00e9","deep":[[{"z":true}]]})",
                Start);
    m_feed->commit();
}

void TopicQueryTest::cleanup()
{
    m_feed.reset();
    m_log.reset();
    m_tree.reset();
}

void TopicQueryTest::matches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, const QString &text, const QByteArray &topic, bool yes) {
        QTest::newRow(name) << text << topic << yes;
    };
    const QByteArray climate = "home/Kitchen/climate";
    row("word", u"kitchen"_s, climate, true);
    row("word across levels", u"me/Kit"_s, climate, true);
    row("all words", u"climate HOME"_s, climate, true);
    row("one word missing", u"climate garden"_s, climate, false);
    row("word of other letters", u"été"_s, "café/ÉTÉ", true);
    row("chinese", u"温湿"_s, "site-2/仓库/温湿度", true);
    row("not", u"-hall"_s, climate, true);
    row("not this", u"home -hall"_s, "home/hall/lamp", false);
    row("lone minus is a word", u"-"_s, "site-2/仓库/温湿度", true);
    row("minus inside", u"site-2"_s, "site-2/仓库/温湿度", true);
    row("quoted word", u"\"-2\""_s, "site-2/仓库/温湿度", true);
    row("unknown key is a word", u"foo:bar"_s, climate, false);
    row("key without sign is a word", u"value"_s, climate, false);
    // [MQTT-4.7.1-2] [MQTT-4.7.1-3] [MQTT-4.7.2-1]
    row("pattern", u"+/+/climate"_s, climate, true);
    row("pattern with case", u"+/kitchen/+"_s, climate, false);
    row("pattern of fewer levels", u"+/climate"_s, climate, false);
    row("final #", u"home/#"_s, climate, true);
    row("# also the parent", u"was/kept/#"_s, "was/kept", true);
    row("wildcards do not see $", u"#"_s, "$SYS/uptime", false);
    row("named $ pattern", u"$SYS/#"_s, "$SYS/uptime", true);
    row("not this pattern", u"-home/#"_s, climate, false);
    row("+ inside a level is a word", u"a+b"_s, climate, false);
    row("leading slash is a word", u"/leading"_s, "/leading/slash", true);
    row("expression", u"/^home.*(mate|lamp)$/"_s, climate, true);
    row("expression with case", u"/kitchen/"_s, climate, false);
    row("expression without case", u"/(?i)kitchen/"_s, climate, true);
    row("expression with slash and space", u"/hall/l[a ]mp$/ home"_s, "home/hall/lamp", true);
    row("not this expression", u"-/lamp$/"_s, "home/hall/lamp", false);
    row("value holds", u"value:HEAT"_s, climate, true);
    row("value holds without case", u"value:heat"_s, climate, true);
    row("value with spaces", u"value:\"7 sec\""_s, "$SYS/uptime", true);
    row("value of other letters", u"value:NAÏVE"_s, "café/ÉTÉ", true);
    row("value is", u"value=on"_s, "home/hall/lamp", true);
    row("value is not the whole", u"value=o"_s, "home/hall/lamp", false);
    row("value is the number", u"value=20.5"_s, "home/hall/level", true);
    row("value is not", u"value!=20.5"_s, "home/hall/level", false);
    row("value above", u"value>20"_s, "home/hall/level", true);
    row("value above, other writing", u"value:>20"_s, "home/hall/level", true);
    row("value below", u"value<=20.4"_s, "home/hall/level", false);
    row("negative value", u"value<-2.5"_s, "/leading/slash", true);
    row("no number", u"value>0"_s, "home/hall/lamp", false);
    row("field below", u"field:battery<15"_s, climate, true);
    row("field not below", u"field:battery<12"_s, climate, false);
    row("field that is missing", u"field:nothing<15"_s, climate, false);
    row("field there", u"field:battery"_s, climate, true);
    row("object there", u"field:state"_s, climate, true);
    row("field path", u"field:state.mode=heat"_s, climate, true);
    row("field by its root", u"field:$.state.mode:ea"_s, climate, true);
    row("end of the path", u"field:mode=heat"_s, climate, true);
    row("not the start of it", u"field:temperature.mode=heat"_s, climate, false);
    row("elements", u"field:list>20"_s, climate, true);
    row("elements not", u"field:list>30"_s, climate, false);
    row("elements by path", u"field:state.list=1"_s, climate, true);
    row("name with a dot", u"field:\"a.b\"=5"_s, "odd/key", true);
    row("name with escapes", u"field:name=x"_s, "odd/key", true);
    row("text with escapes", u"field:e=É"_s, "odd/key", true);
    row("below arrays", u"field:deep.z=true"_s, "odd/key", true);
    row("no json", u"field:battery"_s, "home/hall/lamp", false);
    row("retained", u"retained:yes"_s, climate, true);
    row("not retained", u"retained:no"_s, climate, false);
    row("was retained", u"retained:was"_s, "was/kept", true);
    row("qos", u"qos:2"_s, climate, true);
    row("qos above", u"qos>0"_s, "home/hall/lamp", false);
    row("age", u"age<10s"_s, climate, true);
    row("older", u"age>0.5min"_s, "home/hall/lamp", true);
    row("younger", u"age<1m"_s, "home/hall/lamp", false);
    row("size", u"size>1k"_s, "site-2/仓库/温湿度", true);
    row("exact size", u"size:2"_s, "home/hall/lamp", true);
    row("rate", u"rate>5"_s, "busy", true);
    row("rate with unit", u"rate>5/s"_s, climate, false);
    row("together", u"home qos:2 field:temperature>21 -lamp +/+/climate"_s, climate, true);
}

void TopicQueryTest::matches()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, topic);
    QFETCH(bool, expected);
    const auto query = TopicQuery::parse(text);
    QVERIFY(query);
    const store::NodeId node = m_tree->find(topic);
    QVERIFY(node != store::NodeId::None);
    QCOMPARE(query->judge(*m_tree, m_log.get(), node, Start),
             expected ? Verdict::Yes : Verdict::No);
}

void TopicQueryTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("why");
    QTest::addColumn<int>("position");
    const auto row = [](const char *name, const QString &text, Why why, int position) {
        QTest::newRow(name) << text << static_cast<int>(why) << position;
    };
    row("# not last", u"foo/#/bar"_s, Why::HashNotLast, 4);
    row("# not alone", u"+/foo#"_s, Why::HashNotAlone, 5);
    row("+ not alone", u"ok 仓/x+/+"_s, Why::PlusNotAlone, 6);
    row("empty expression", u"a //"_s, Why::ExpressionEmpty, 2);
    row("open bracket", u"/a(b/"_s, Why::ExpressionInvalid, 4);
    row("long expression", u"/"_s + QString(300, u'a') + u"/"_s, Why::ExpressionTooLong, 0);
    row("many expressions", u"/a/ /b/ /c/ /d/ /e/"_s, Why::TooManyExpressions, 16);
    row("too long", QString(2000, u'a'), Why::TooLong, 1024);
    row("too many", u"a "_s.repeated(40), Why::TooManyTerms, 64);
    row("no value", u"value:"_s, Why::ValueMissing, 6);
    row("no value to compare", u"value> 20"_s, Why::ValueMissing, 6);
    row("value no number", u"value>high"_s, Why::NumberExpected, 6);
    row("open quote", u"a value:\"x"_s, Why::QuoteOpen, 8);
    row("open quote of a word", u"\"x y"_s, Why::QuoteOpen, 0);
    row("no field", u"field:<5"_s, Why::FieldMissing, 6);
    row("no colon", u"field<5"_s, Why::FieldMissing, 5);
    row("field no number", u"field:a<b"_s, Why::NumberExpected, 8);
    row("retained", u"retained:maybe"_s, Why::RetainedExpected, 9);
    row("qos", u"qos:3"_s, Why::QosExpected, 4);
    row("qos unit", u"qos:1s"_s, Why::QosExpected, 4);
    row("age without limit", u"age:10s"_s, Why::AgeNeedsLimit, 3);
    row("age unit", u"age<10parsec"_s, Why::UnitUnknown, 6);
    row("size no number", u"size>k"_s, Why::NumberExpected, 5);
    row("changed what", u"changed:"_s, Why::MarkExpected, 8);
}

void TopicQueryTest::refuses()
{
    QFETCH(QString, text);
    QFETCH(int, why);
    QFETCH(int, position);
    const auto query = TopicQuery::parse(text);
    QVERIFY(!query);
    QCOMPARE(static_cast<int>(query.error().why), why);
    QCOMPARE(static_cast<int>(query.error().position), position);
    QCOMPARE(query.error().detail.isEmpty(), query.error().why != Why::ExpressionInvalid);
}

void TopicQueryTest::says_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("messages");
    QTest::addColumn<bool>("time");
    const auto row = [](const QString &text, TopicQuery::Kind kind, bool messages, bool time) {
        QTest::newRow(qPrintable(text)) << text << static_cast<int>(kind) << messages << time;
    };
    row(u"  "_s, TopicQuery::Kind::Empty, false, false);
    row(u"a -b"_s, TopicQuery::Kind::Words, false, false);
    row(u"a/#"_s, TopicQuery::Kind::Pattern, false, false);
    row(u"/a/"_s, TopicQuery::Kind::Expression, false, false);
    row(u"value:1"_s, TopicQuery::Kind::Conditions, true, false);
    row(u"age<1"_s, TopicQuery::Kind::Conditions, true, true);
    row(u"a rate>1"_s, TopicQuery::Kind::Mixed, true, true);
}

void TopicQueryTest::says()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QFETCH(bool, messages);
    QFETCH(bool, time);
    const auto query = TopicQuery::parse(text);
    QVERIFY(query);
    QCOMPARE(query->text(), text);
    QCOMPARE(static_cast<int>(query->kind()), kind);
    QCOMPARE(query->isEmpty(), kind == 0);
    QCOMPARE(query->needsMessages(), messages);
    QCOMPARE(query->needsTime(), time);
}

void TopicQueryTest::givesUpOnEndlessExpressions()
{
    const QByteArray topic(60'000, 'a');
    m_feed->addNow(topic, "1", Start);
    const store::NodeId node = m_tree->find(topic);
    for (const QString &text : {u"/(a+)+$b/"_s, u"/^(a|aa)+$c/"_s, u"/(.*)*(.*)*(.*)*x/"_s}) {
        const auto query = TopicQuery::parse(text);
        QVERIFY(query);
        QVERIFY(query->judge(*m_tree, m_log.get(), node, Start) != Verdict::Yes);
    }
    const auto query = TopicQuery::parse(u"-/^(a+)+[xy]/"_s);
    QVERIFY(query);
    // What could not be decided is not the opposite either.
    QCOMPARE(query->judge(*m_tree, m_log.get(), node, Start), Verdict::GaveUp);
}

void TopicQueryTest::cannotRaiseTheLimits()
{
    const QByteArray topic(60'000, 'a');
    m_feed->addNow(topic, "1", Start);
    const auto query = TopicQuery::parse(u"/(*LIMIT_MATCH=4000000000)^(a+)+[xy]/"_s);
    QVERIFY(query);
    QCOMPARE(query->judge(*m_tree, m_log.get(), m_tree->find(topic), Start), Verdict::GaveUp);
}

void TopicQueryTest::survivesAnything_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
}

void TopicQueryTest::survivesAnything()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    static const QStringList pieces{
        u"value"_s, u"field"_s, u"age"_s, u"rate"_s, u"size"_s, u"qos"_s,  u"retained"_s,
        u":"_s,     u"<"_s,     u">="_s,  u"="_s,    u"!="_s,   u"!"_s,    u"-"_s,
        u"/"_s,     u"+"_s,     u"#"_s,   u"\""_s,   u" "_s,    u"("_s,    u")*"_s,
        u"["_s,     u"a"_s,     u"1"_s,   u"仓"_s,   u"."_s,    u"(?R)"_s, u"\\"_s,
        u"{9}"_s,   u"$"_s,     u"yes"_s, u"1e999"_s};
    const std::vector<store::NodeId> nodes = m_tree->branch(store::NodeId::Root);
    int valid = 0;
    for (int i = 0; i < 4000; ++i) {
        QString text;
        for (quint32 n = random.bounded(12U); n > 0; --n)
            text += pieces[random.bounded(pieces.size())];
        if (random.bounded(10) == 0)
            text += QChar(static_cast<char16_t>(random.bounded(0x10000)));
        const auto query = TopicQuery::parse(text);
        if (!query) {
            QVERIFY(query.error().position >= 0 && query.error().position <= text.size());
            continue;
        }
        ++valid;
        for (const store::NodeId node : nodes)
            query->judge(*m_tree, m_log.get(), node, Start);
    }
    QVERIFY(valid > 100);
}

QTEST_GUILESS_MAIN(TopicQueryTest)
#include "tst_topicquery.moc"
