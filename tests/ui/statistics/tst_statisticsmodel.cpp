// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/figuretext.h"
#include "statistics/statisticscsv.h"
#include "statistics/statisticsmodel.h"
#include "statistics/systemtopics.h"
#include "support/storefeed.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace store;
using ui::StatisticsModel;

class TestStatisticsModel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void showsWhatIsBelow();
    void keepsItsOrder();
    void sorts_data();
    void sorts();
    void keepsWhatIsSelected();
    void listsSoManyAtMost();
    void csv();
    void csvFields_data();
    void csvFields();
    void systemTopics_data();
    void systemTopics();
    void texts();

private:
    static constexpr qint64 Second = 1'000'000;
    static constexpr qint64 Start = 1'700'000'000 * Second;
    static TopicStatistics take(const TopicTree &tree, const MessageLog &log,
                                NodeId branch = NodeId::Root, qint64 nowUs = Start + 10 * Second)
    {
        TopicStatisticsTaker taker;
        taker.begin(tree, log, branch, nowUs);
        while (taker.work(std::chrono::steady_clock::time_point::max())) { }
        return taker.result();
    }
    // One line a row, cells between bars, narrow spaces as plain ones.
    static QStringList textOf(const QAbstractItemModel &model)
    {
        QStringList lines;
        for (int row = 0; row < model.rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model.columnCount(); ++column)
                cells += model.index(row, column).data().toString();
            lines += cells.join(u" | "_s).replace(QChar(0x202f), u' ');
        }
        return lines;
    }
    static QStringList topics(const StatisticsModel &model)
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names += model.index(row, 0).data().toString();
        return names;
    }
};

void TestStatisticsModel::showsWhatIsBelow()
{
    TopicTree tree;
    MessageLog log(1 << 20);
    StoreFeed feed(tree, log);
    feed.add("a/x", "12345", Start, {.retain = true});
    for (int i = 0; i <= 4; ++i)
        feed.add("a/y", "1", Start + i * 2 * Second, {.qos = mqtt::QoS::AtLeastOnce});
    feed.add("a", "", Start + 9 * Second, {.qos = mqtt::QoS::ExactlyOnce});
    feed.add("\x1b[0m", QByteArray(2048, 'x'), Start);
    feed.commit();
    StatisticsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    model.setStatistics(tree, take(tree, log));
    QCOMPARE(textOf(model),
             (QStringList{
                 u"a | 7 | 0.7/s | 10 B | 3 | 5 B | 33 · 33 · 33 % | 1 · 33 % | 2.0 s | 2.0 s | "
                 "2.0 s | 1 s"_s,
                 u"␛[0m | 1 | 0.05/s | 2 KiB | 1 | 2 KiB | 100 · 0 · 0 % | – | – | – | – | 10 s"_s,
             }));
    // The branch itself has a row of its own where it has a value.
    model.setStatistics(tree, take(tree, log, tree.find("a")));
    QVERIFY(topics(model).contains(u"(this topic itself)"_s));
    QCOMPARE(model.rowCount(), 3);
    model.setLive(false);
    QCOMPARE(model.index(0, StatisticsModel::Rate).data().toString(), u"–"_s);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestStatisticsModel::keepsItsOrder()
{
    TopicTree tree;
    MessageLog log(1 << 20);
    StoreFeed feed(tree, log);
    feed.add("a", "1", Start);
    feed.add("a", "1", Start);
    feed.addNow("c", "1", Start);
    StatisticsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    int changes = 0;
    connect(&model, &StatisticsModel::orderOldChanged, this, [&] { ++changes; });
    model.setStatistics(tree, take(tree, log));
    QCOMPARE(topics(model), (QStringList{u"a"_s, u"c"_s}));
    QVERIFY(!model.isOrderOld());
    for (int i = 0; i < 5; ++i)
        feed.add("c", "1", Start);
    for (int i = 0; i < 9; ++i)
        feed.add("b", "1", Start);
    feed.commit();
    model.setStatistics(tree, take(tree, log));
    // Figures change, rows stay; the new one comes last.
    QCOMPARE(topics(model), (QStringList{u"a"_s, u"c"_s, u"b"_s}));
    QCOMPARE(model.index(1, StatisticsModel::Messages).data().toString(), u"6"_s);
    QVERIFY(model.isOrderOld());
    QCOMPARE(changes, 1);
    model.sortAgain();
    QCOMPARE(topics(model), (QStringList{u"b"_s, u"c"_s, u"a"_s}));
    QVERIFY(!model.isOrderOld());
    QCOMPARE(changes, 2);
}

void TestStatisticsModel::sorts_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QString>("first");
    QTest::newRow("topic, naturally")
        << int(StatisticsModel::Topic) << Qt::AscendingOrder << u"t2"_s;
    QTest::newRow("topic, backwards")
        << int(StatisticsModel::Topic) << Qt::DescendingOrder << u"t10"_s;
    QTest::newRow("messages") << int(StatisticsModel::Messages) << Qt::DescendingOrder << u"t10"_s;
    QTest::newRow("bytes") << int(StatisticsModel::Bytes) << Qt::DescendingOrder << u"t2"_s;
    QTest::newRow("silent") << int(StatisticsModel::Silent) << Qt::DescendingOrder << u"t2"_s;
    QTest::newRow("retained") << int(StatisticsModel::Retained) << Qt::DescendingOrder << u"t2"_s;
    QTest::newRow("QoS") << int(StatisticsModel::Qos) << Qt::DescendingOrder << u"t10"_s;
    QTest::newRow("no such column") << 99 << Qt::DescendingOrder << u"t2"_s;
}

void TestStatisticsModel::sorts()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QString, first);
    TopicTree tree;
    MessageLog log(1 << 20);
    StoreFeed feed(tree, log);
    feed.add("t2", QByteArray(500, 'x'), Start, {.retain = true});
    for (int i = 0; i < 3; ++i)
        feed.add("t10", "1", Start + 5 * Second, {.qos = mqtt::QoS::AtLeastOnce});
    feed.commit();
    StatisticsModel model;
    model.setStatistics(tree, take(tree, log));
    model.sort(column, order);
    QCOMPARE(topics(model).front(), first);
    // It stays the order for another branch.
    model.clear();
    model.setStatistics(tree, take(tree, log));
    QCOMPARE(topics(model).front(), first);
}

void TestStatisticsModel::keepsWhatIsSelected()
{
    TopicTree tree;
    MessageLog log(1 << 20);
    StoreFeed feed(tree, log);
    feed.add("a", "1", Start);
    feed.add("b", "1", Start);
    feed.addNow("b", "1", Start);
    StatisticsModel model;
    model.setStatistics(tree, take(tree, log));
    const QPersistentModelIndex selected = model.index(1, 0);
    QCOMPARE(selected.data().toString(), u"a"_s);
    model.sort(StatisticsModel::Topic, Qt::AscendingOrder);
    QCOMPARE(selected.row(), 0);
    QCOMPARE(selected.data().toString(), u"a"_s);
}

void TestStatisticsModel::listsSoManyAtMost()
{
    TopicTree tree;
    MessageLog log(1 << 24);
    StoreFeed feed(tree, log);
    const int count = StatisticsModel::MostRows + 500;
    for (int i = 0; i < count; ++i)
        feed.add("t" + QByteArray::number(i), QByteArray(i == count - 1 ? 100 : 1, 'x'), Start);
    feed.commit();
    StatisticsModel model;
    model.setStatistics(tree, take(tree, log));
    QCOMPARE(model.rowCount(), StatisticsModel::MostRows);
    QCOMPARE(model.leftOut(), 500);
    // Sorting chooses among all of them.
    model.sort(StatisticsModel::Bytes, Qt::DescendingOrder);
    QCOMPARE(topics(model).front(), u"t"_s + QString::number(count - 1));
    QCOMPARE(model.rowCount(), StatisticsModel::MostRows);
    model.setStatistics(tree, take(tree, log));
    QCOMPARE(model.rowCount(), StatisticsModel::MostRows);
}

void TestStatisticsModel::csv()
{
    QLocale::setDefault(QLocale(QLocale::German)); // has no say here
    TopicTree tree;
    MessageLog log(1 << 20);
    StoreFeed feed(tree, log);
    feed.add("plant/=1+1,\"x\"", "12", Start, {.retain = true});
    feed.add("=cmd|x", "1234", Start + 2 * Second);
    feed.add("=cmd|x", "1234", Start + 4 * Second);
    feed.add("=cmd|x", "1234", Start + 8 * Second);
    feed.commit();
    const TopicStatistics taken = take(tree, log, tree.find("plant"));
    QString text = ui::statisticsCsv(tree, taken.rows, taken.takenAtUs);
    QCOMPARE(text.section(u"\r\n"_s, 1, 1),
             u"\"plant/=1+1,\"\"x\"\"\",1,0.050,2,1,2,1,0,0,1,,,,10.000"_s);
    QVERIFY(text.startsWith(u"topic,messages,messages_per_second,"_s));
    QVERIFY(text.endsWith(u"\r\n"_s));
    const TopicStatistics all = take(tree, log);
    text = ui::statisticsCsv(tree, {all.rows.front()}, all.takenAtUs);
    QVERIFY2(text.contains(u"'=cmd|x,3,"_s), qPrintable(text));
    QVERIFY2(text.contains(u",2.000000,3.000000,4.000000,2.000\r\n"_s), qPrintable(text));
    QLocale::setDefault(QLocale::c());
}

void TestStatisticsModel::csvFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::newRow("plain") << u"a/b c"_s << u"a/b c"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
    QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
    QTest::newRow("lines") << u"a\r\nb"_s << u"\"a\r\nb\""_s;
    QTest::newRow("formula =") << u"=A1"_s << u"'=A1"_s;
    QTest::newRow("formula +") << u"+A1"_s << u"'+A1"_s;
    QTest::newRow("formula -") << u"-A1"_s << u"'-A1"_s;
    QTest::newRow("formula @") << u"@A1,2"_s << u"\"'@A1,2\""_s;
    QTest::newRow("formula, tab") << u"\t=A1"_s << u"'\t=A1"_s;
    QTest::newRow("inside") << u"a=b"_s << u"a=b"_s;
}

void TestStatisticsModel::csvFields()
{
    QFETCH(QString, text);
    QFETCH(QString, field);
    QCOMPARE(ui::csvField(text), field);
}

void TestStatisticsModel::systemTopics_data()
{
    QTest::addColumn<QList<QByteArrayList>>("messages");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("mosquitto and ours") << QList<QByteArrayList>{
        {"$SYS/broker/uptime", "8040 seconds"},
        {"$SYS/broker/version", "mosquitto version 2.0.11"},
        {"$SYS/broker/clients/connected", "1234"},
        {"$SYS/broker/bytes/received", "2048"},
        {"$SYS/broker/load/messages/received/1min", "12.34"},
        {"$SYS/broker/something/new", "1"},
    } << QStringList{
        u"Version | mosquitto version 2.0.11 | $SYS/broker/version"_s,
        u"Running for | 2 h 14 min | $SYS/broker/uptime"_s,
        u"Clients connected | 1 234 | $SYS/broker/clients/connected"_s,
        u"Received in the last minute | 12 | $SYS/broker/load/messages/received/1min"_s,
        u"Bytes received | 2 KiB | $SYS/broker/bytes/received"_s,
    };
    QTest::newRow("EMQX") << QList<QByteArrayList>{
        {"$SYS/brokers/emqx@127.0.0.1/version", "5.8.0"},
        {"$SYS/brokers/emqx@127.0.0.1/uptime", "3 hours, 2 minutes"},
        {"$SYS/brokers/emqx@127.0.0.1/stats/connections/count", "7"},
    } << QStringList{
        u"Version | 5.8.0 | $SYS/brokers/emqx@127.0.0.1/version"_s,
        u"Running for | 3 hours, 2 minutes | $SYS/brokers/emqx@127.0.0.1/uptime"_s,
        u"Clients connected | 7 | $SYS/brokers/emqx@127.0.0.1/stats/connections/count"_s,
    };
    QTest::newRow("EMQX, two nodes") << QList<QByteArrayList>{
        {"$SYS/brokers/a/version", "5"},
        {"$SYS/brokers/b/version", "6"},
    } << QStringList{
        u"a: Version | 5 | $SYS/brokers/a/version"_s,
        u"b: Version | 6 | $SYS/brokers/b/version"_s,
    };
    QTest::newRow("nonsense") << QList<QByteArrayList>{
        {"$SYS/broker/uptime", "-5 seconds"},
        {"$SYS/broker/clients/connected", "\x1b[0m"},
        {"$SYS/broker/bytes/received", "99999999999999999999999"},
    } << QStringList{
        u"Running for | -5 seconds | $SYS/broker/uptime"_s,
        u"Clients connected | ␛[0m | $SYS/broker/clients/connected"_s,
        u"Bytes received | 99999999999999999999999 | $SYS/broker/bytes/received"_s,
    };
}

void TestStatisticsModel::systemTopics()
{
    QFETCH(QList<QByteArrayList>, messages);
    QFETCH(QStringList, rows);
    TopicTree tree;
    MessageLog log(1 << 20);
    StoreFeed feed(tree, log);
    ui::SystemTopicsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QVERIFY(!ui::SystemTopicsModel::isAny(tree));
    model.refresh(tree, log);
    QCOMPARE(model.rowCount(), 0);
    for (const QByteArrayList &message : messages)
        feed.add(message[0], message[1], Start);
    feed.commit();
    QVERIFY(ui::SystemTopicsModel::isAny(tree));
    model.refresh(tree, log);
    QCOMPARE(textOf(model), rows);
    QCOMPARE(model.topic(0), model.index(0, 2).data().toString().toUtf8());
    QVERIFY(model.topic(99).isEmpty());
    model.refresh(tree, log);
    QCOMPARE(textOf(model), rows);
}

void TestStatisticsModel::texts()
{
    const auto plain = [](QString text) { return text.replace(QChar(0x202f), u' '); };
    QCOMPARE(plain(ui::gapText(0)), u"–"_s);
    QCOMPARE(plain(ui::gapText(4200)), u"4.2 ms"_s);
    QCOMPARE(plain(ui::gapText(8'040'000'000)), u"2 h 14 min"_s);
    QCOMPARE(plain(ui::silentText(0, Start)), u"–"_s);
    QCOMPARE(plain(ui::silentText(Start, Start + 12 * Second)), u"12 s"_s);
    TopicFigures figures;
    figures.qos = {999, 1, 0};
    figures.retained = 59;
    figures.topics = 1000;
    QCOMPARE(plain(ui::qosShareText(figures)), u"100 · <1 · 0 %"_s);
    QCOMPARE(plain(ui::retainedShareText(figures)), u"59 · 6 %"_s);
}

QTEST_MAIN(TestStatisticsModel)
#include "tst_statisticsmodel.moc"
