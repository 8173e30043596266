// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/topicstatistics.h"
#include "support/storefeed.h"

#include <QTest>

using namespace store;

class TestTopicStatistics : public QObject {
    Q_OBJECT

private slots:
    void countsABranch();
    void aTopicWithSomethingBelowStandsAlone();
    void aSingleTopic();
    void nothing();
    void slicesGiveTheSame();
    void newRowsInTheMiddle();

private:
    static constexpr qint64 Second = 1'000'000;
    static constexpr qint64 Start = 1'700'000'000 * Second;
    static TopicStatistics take(const TopicTree &tree, const MessageLog &log, NodeId branch,
                                qint64 nowUs, int *slices = nullptr)
    {
        TopicStatisticsTaker taker;
        taker.begin(tree, log, branch, nowUs);
        // A deadline that has passed: as small as a slice can be.
        const auto deadline = slices ? std::chrono::steady_clock::time_point()
                                     : std::chrono::steady_clock::time_point::max();
        while (taker.work(deadline))
            *slices += 1;
        return taker.result();
    }
};

void TestTopicStatistics::countsABranch()
{
    TopicTree tree;
    MessageLog log(1 << 20);
    StoreFeed feed(tree, log);
    feed.add("a/x", "12345", Start, {.retain = true});
    for (int i = 0; i <= 4; ++i)
        feed.add("a/y/z", "1", Start + i * 2 * Second, {.qos = mqtt::QoS::AtLeastOnce});
    feed.add("a/y/w", "12", Start + 4 * Second, {.qos = mqtt::QoS::ExactlyOnce});
    feed.add("b", "123456789", Start + 5 * Second);
    feed.commit();
    const NodeId a = tree.find("a");
    const TopicStatistics taken = take(tree, log, a, Start + 10 * Second);
    QVERIFY(taken.branch == a);
    QCOMPARE(taken.whole.messages, quint64(7));
    QCOMPARE(taken.whole.bytes, quint64(12));
    QCOMPARE(taken.whole.topics, 3U);
    QCOMPARE(taken.whole.retained, 1U);
    QVERIFY((taken.whole.qos == std::array<quint32, 3>{1, 1, 1}));
    QCOMPARE(taken.whole.biggestBytes, qint64(5));
    QVERIFY(taken.whole.biggest == tree.find("a/x"));
    QVERIFY(taken.whole.loudest == tree.find("a/y/z"));
    QVERIFY(taken.whole.loudestRate > 0.2);
    QVERIFY(taken.whole.silentLongest == tree.find("a/x"));
    QCOMPARE(taken.whole.silentSinceUs, Start);
    QCOMPARE(taken.whole.lastSeenUs, Start + 8 * Second);
    QCOMPARE(taken.whole.shortestGapUs, 2 * Second);
    QCOMPARE(taken.whole.meanGapUs, 2 * Second);
    QCOMPARE(taken.whole.longestGapUs, 2 * Second);

    QCOMPARE(taken.rows.size(), std::size_t(2));
    QVERIFY(taken.rows[0].node == tree.find("a/x"));
    QCOMPARE(taken.rows[0].shortestGapUs, qint64(0)); // unknown
    QVERIFY(taken.rows[1].node == tree.find("a/y"));
    QCOMPARE(taken.rows[1].messages, quint64(6));
    QCOMPARE(taken.rows[1].topics, 2U);

    const TopicStatistics all = take(tree, log, NodeId::Root, Start + 10 * Second);
    QCOMPARE(all.whole.messages, quint64(8));
    QCOMPARE(all.whole.topics, 4U);
    QVERIFY(all.whole.biggest == tree.find("b"));
    QCOMPARE(all.rows.size(), std::size_t(2));
}

void TestTopicStatistics::aTopicWithSomethingBelowStandsAlone()
{
    TopicTree tree;
    MessageLog log(1 << 20);
    StoreFeed feed(tree, log);
    feed.add("a", "1234", Start);
    feed.add("a/b", "12", Start + Second);
    feed.addNow("a/b", "12", Start + 2 * Second);
    const TopicStatistics taken = take(tree, log, tree.find("a"), Start + 3 * Second);
    QCOMPARE(taken.whole.messages, quint64(3));
    QCOMPARE(taken.whole.topics, 2U);
    QCOMPARE(taken.rows.size(), std::size_t(2));
    QVERIFY(taken.rows[0].node == tree.find("a"));
    QCOMPARE(taken.rows[0].messages, quint64(1));
    QCOMPARE(taken.rows[0].bytes, quint64(4));
    QCOMPARE(taken.rows[0].topics, 1U);
    QCOMPARE(taken.rows[0].lastSeenUs, Start);
    QCOMPARE(taken.rows[1].messages, quint64(2));
}

void TestTopicStatistics::aSingleTopic()
{
    TopicTree tree;
    MessageLog log(1 << 20);
    StoreFeed feed(tree, log);
    feed.addNow("a/b", "1", Start);
    const TopicStatistics taken = take(tree, log, tree.find("a/b"), Start);
    QCOMPARE(taken.rows.size(), std::size_t(1));
    QCOMPARE(taken.rows[0].messages, quint64(1));
    QCOMPARE(taken.whole.topics, 1U);
}

void TestTopicStatistics::nothing()
{
    TopicTree tree;
    MessageLog log(1 << 20);
    const TopicStatistics taken = take(tree, log, NodeId::Root, Start);
    QVERIFY(taken.rows.empty());
    QCOMPARE(taken.whole.topics, 0U);
    QCOMPARE(taken.whole.biggestBytes, qint64(-1));
}

void TestTopicStatistics::slicesGiveTheSame()
{
    TopicTree tree;
    MessageLog log(1 << 24);
    StoreFeed feed(tree, log);
    for (int i = 0; i < 2000; ++i) {
        feed.add("n" + QByteArray::number(i % 7) + "/t" + QByteArray::number(i % 900),
                 QByteArray(i % 50, 'x'), Start + i * 1000,
                 {.qos = mqtt::QoS(i % 3), .retain = i % 5 == 0});
    }
    feed.commit();
    int slices = 0;
    const TopicStatistics sliced = take(tree, log, NodeId::Root, Start + Second, &slices);
    QVERIFY(slices > 10);
    QVERIFY(sliced == take(tree, log, NodeId::Root, Start + Second));
}

void TestTopicStatistics::newRowsInTheMiddle()
{
    TopicTree tree;
    MessageLog log(1 << 24);
    StoreFeed feed(tree, log);
    for (int i = 1; i < 400; i += 2)
        feed.add("a" + QByteArray::number(i) + "/x", "1", Start);
    feed.commit();
    TopicStatisticsTaker taker;
    taker.begin(tree, log, NodeId::Root, Start);
    bool isFirst = true;
    while (taker.work({})) {
        if (std::exchange(isFirst, false)) {
            for (int i = 0; i < 400; i += 2)
                feed.add("a" + QByteArray::number(i) + "/x", "1", Start);
            feed.commit();
        }
    }
    QCOMPARE(taker.result().rows.size(), std::size_t(200));
    QCOMPARE(taker.result().whole.topics, 200U); // none twice
}

QTEST_GUILESS_MAIN(TestTopicStatistics)
#include "tst_topicstatistics.moc"
