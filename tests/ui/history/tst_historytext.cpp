// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historytext.h"
#include "payload/registry.h"
#include "support/storefeed.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::HistoryShow;

// The last column of the history: what changed, not the same 200 characters again (ux 2.6).
class HistoryTextTest : public QObject {
    Q_OBJECT

private slots:
    void showsChanges_data();
    void showsChanges();
    void showsHex();
    void colours();
    void saysCleared();
    void isBounded();
};

static store::Message made(const QByteArray &payload, const FeedFlags &flags = {})
{
    store::TopicTree tree;
    store::MessageLog log(1 << 24);
    StoreFeed(tree, log).addNow("a", payload, 1, flags);
    return log.message(log.lastId());
}

static QString content(HistoryShow show, const QByteArray &payload, const QByteArray &previous)
{
    const payload::Registry registry;
    return ui::plainText(ui::historyContent(show, registry, made(payload),
                                            previous.isNull() ? store::Message() : made(previous)));
}

void HistoryTextTest::showsChanges_data()
{
    QTest::addColumn<QByteArray>("previous");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("shown");
    QTest::newRow("first message") << QByteArray() << R"({"t":1,"h":2})"_ba << u"t 1 · h 2"_s;
    QTest::newRow("number up") << R"({"t":21.6,"h":2})"_ba
                               << R"({"t":21.7,"h":2})"_ba << u"t 21.7 ▲"_s;
    QTest::newRow("two fields") << R"({"t":1.0,"h":2})"_ba
                                << R"({"t":0.5,"h":3})"_ba << u"t 0.5 ▼   h 3 ▲"_s;
    QTest::newRow("text") << R"({"s":"ON"})"_ba
                          << R"({"s":"OFF"})"_ba << u"s OFF"_s;
    QTest::newRow("added and removed") << R"({"a":1})"_ba
                                       << R"({"b":2})"_ba << u"+b 2   a removed"_s;
    QTest::newRow("same bytes") << R"({"a":1})"_ba
                                << R"({"a":1})"_ba << u"same value"_s;
    QTest::newRow("same fields") << R"({"a":1,"b":2})"_ba
                                 << R"({ "a": 1, "b": 2 })"_ba << u"same value"_s;
    QTest::newRow("scalar") << "21.6"_ba
                            << "21.5"_ba << u"21.5 ▼"_s;
    QTest::newRow("after nothing") << ""_ba
                                   << "5"_ba << u"5"_s;
    QTest::newRow("escape codes") << "a"_ba
                                  << "\x1b[0m"_ba << u"␛[0m"_s;
}

void HistoryTextTest::showsChanges()
{
    QFETCH(QByteArray, previous);
    QFETCH(QByteArray, payload);
    QTEST(content(HistoryShow::Changes, payload, previous), "shown");
}

void HistoryTextTest::showsHex()
{
    QCOMPARE(content(HistoryShow::Hex, "{\x01\xff", {}), u"7b 01 ff"_s);
    QCOMPARE(content(HistoryShow::Payload, R"({"t":1})", R"({"t":1})"), u"t 1"_s);
}

void HistoryTextTest::colours()
{
    const payload::Registry registry;
    const ui::TextRuns runs = ui::historyContent(HistoryShow::Changes, registry, made(R"({"t":2})"),
                                                 made(R"({"t":1})"));
    const ui::TextRuns expected{{u"t "_s, ui::ColorRole::Muted},
                                {u"2"_s, ui::ColorRole::Text},
                                {u" ▲"_s, ui::ColorRole::Changed}};
    QCOMPARE(runs, expected);
}

void HistoryTextTest::saysCleared()
{
    const payload::Registry registry;
    FeedFlags retained;
    retained.retain = true;
    const auto shown = [&](const store::Message &message, const store::Message &previous) {
        return ui::plainText(ui::historyContent(HistoryShow::Changes, registry, message, previous));
    };
    QCOMPARE(shown(made("", retained), made("1")), u"‹cleared›"_s);
    QCOMPARE(shown(made(""), made("1", retained)), u"‹cleared›"_s); // 3.1.1 drops the flag
    QCOMPARE(shown(made(""), made("1")), u"‹empty›"_s);
}

void HistoryTextTest::isBounded()
{
    QByteArray one = "{";
    QByteArray other = "{";
    for (int i = 0; i < 3000; ++i) {
        const QByteArray name = "\"field" + QByteArray::number(i) + "\":";
        one += name + "1,";
        other += name + "\"" + QByteArray(200, 'x') + "\",";
    }
    one += "\"z\":1}";
    other += "\"z\":1}";
    QVERIFY(content(HistoryShow::Changes, other, one).size() < 4000);
    QVERIFY(content(HistoryShow::Hex, QByteArray(1 << 20, 'x'), {}).size() < 1000);
}

QTEST_MAIN(HistoryTextTest)
#include "tst_historytext.moc"
