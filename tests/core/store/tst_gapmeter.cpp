// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/gapmeter.h"
#include "store/topictree.h"

#include <QTest>

#include <random>

using store::GapMeter;
using store::MessageId;
using store::NodeFacts;
using store::NodeId;
using store::TopicTree;

namespace {

void message(TopicTree &tree, QByteArrayView topic, qint64 us, bool retain = false,
             bool retainIsExact = false)
{
    TopicTree::Arrival arrival{MessageId{1}, us, 1, true, retain, retainIsExact, false};
    tree.arrived(tree.ensure(topic), arrival);
}

NodeFacts facts(const TopicTree &tree, QByteArrayView topic)
{
    return tree.facts(tree.find(topic));
}

} // namespace

class TestGapMeter : public QObject {
    Q_OBJECT

private slots:
    void unknownWithoutTwoMessages();
    void shortestLongestMean();
    void belongsToTheTopicNotTheBranch();
    void retainedMessagesAreNoGap();
    void flagsKeptAsPublishedAreGaps();
    void breaksAreNoGap();
    void clockSetBack();
    void oneReadIsNotUnknown();
    void longGapsKeepTheirSize();
    void clearForgets();
    void likeAList_data();
    void likeAList();
};

void TestGapMeter::unknownWithoutTwoMessages()
{
    TopicTree tree;
    QCOMPARE(tree.facts(tree.ensure("a")).ownFirstSeenUs, qint64(0));
    message(tree, "a", 5'000'000);
    const NodeFacts one = facts(tree, "a");
    QCOMPARE(one.ownFirstSeenUs, qint64(5'000'000));
    QCOMPARE(one.ownLastSeenUs, qint64(5'000'000));
    QCOMPARE(one.shortestGapUs, qint64(0));
    QCOMPARE(one.longestGapUs, qint64(0));
    QCOMPARE(one.meanGapUs, qint64(0));
}

void TestGapMeter::shortestLongestMean()
{
    TopicTree tree;
    for (const qint64 us : {1'000'000, 1'500'000, 3'500'000, 4'000'000})
        message(tree, "a", us);
    const NodeFacts all = facts(tree, "a");
    QCOMPARE(all.ownFirstSeenUs, qint64(1'000'000));
    QCOMPARE(all.ownLastSeenUs, qint64(4'000'000));
    QCOMPARE(all.shortestGapUs, qint64(500'000));
    QCOMPARE(all.longestGapUs, qint64(2'000'000));
    QCOMPARE(all.meanGapUs, qint64(1'000'000));
}

void TestGapMeter::belongsToTheTopicNotTheBranch()
{
    TopicTree tree;
    message(tree, "a/b", 1'000'000);
    message(tree, "a/c", 1'100'000);
    message(tree, "a", 2'000'000);
    message(tree, "a/b", 3'000'000);
    QCOMPARE(facts(tree, "a").ownFirstSeenUs, qint64(2'000'000));
    QCOMPARE(facts(tree, "a").ownLastSeenUs, qint64(2'000'000));
    QCOMPARE(facts(tree, "a").longestGapUs, qint64(0));
    QCOMPARE(facts(tree, "a/b").longestGapUs, qint64(2'000'000));
    QCOMPARE(facts(tree, "a/c").longestGapUs, qint64(0));
}

// What a broker hands over because we subscribed says nothing about when it was sent.
void TestGapMeter::retainedMessagesAreNoGap()
{
    TopicTree tree;
    message(tree, "a", 1'000'000, true);
    message(tree, "a", 9'000'000);
    QCOMPARE(facts(tree, "a").longestGapUs, qint64(0));
    message(tree, "a", 10'000'000);
    QCOMPARE(facts(tree, "a").longestGapUs, qint64(1'000'000));
    message(tree, "a", 10'000'100, true); // asked for once more
    message(tree, "a", 13'000'000);
    const NodeFacts all = facts(tree, "a");
    QCOMPARE(all.shortestGapUs, qint64(1'000'000));
    QCOMPARE(all.longestGapUs, qint64(1'000'000));
    QCOMPARE(all.ownFirstSeenUs, qint64(1'000'000));
    QCOMPARE(all.ownLastSeenUs, qint64(13'000'000));
    QCOMPARE(all.ownMessages, quint64(5));
}

// With retain-as-published a publisher's own flag arrives: only the first is what was stored.
void TestGapMeter::flagsKeptAsPublishedAreGaps()
{
    TopicTree tree;
    message(tree, "a", 1'000'000, true, true);
    message(tree, "a", 9'000'000, true, true);
    message(tree, "a", 11'000'000, true, true);
    QCOMPARE(facts(tree, "a").shortestGapUs, qint64(2'000'000));
    QCOMPARE(facts(tree, "a").longestGapUs, qint64(2'000'000));
}

void TestGapMeter::breaksAreNoGap()
{
    TopicTree tree;
    message(tree, "a", 1'000'000);
    message(tree, "a", 2'000'000);
    tree.listensSince(60'000'000);
    message(tree, "a", 61'000'000);
    message(tree, "a", 63'000'000);
    QCOMPARE(facts(tree, "a").longestGapUs, qint64(2'000'000));
    QCOMPARE(facts(tree, "a").meanGapUs, qint64(1'500'000));
}

void TestGapMeter::clockSetBack()
{
    GapMeter meter;
    meter.heard(10'000'000, 0, false);
    meter.heard(3'000'000, 0, false);
    QCOMPARE(meter.gaps(), quint32(0));
    QCOMPARE(meter.lastUs(), qint64(3'000'000));
    meter.heard(4'000'000, 0, false);
    QCOMPARE(meter.longestUs(), qint64(1'000'000));
}

void TestGapMeter::oneReadIsNotUnknown()
{
    GapMeter meter;
    meter.heard(10'000'000, 0, false);
    meter.heard(10'000'000, 0, false);
    QCOMPARE(meter.shortestUs(), qint64(1));
    QCOMPARE(meter.longestUs(), qint64(1));
}

void TestGapMeter::longGapsKeepTheirSize()
{
    constexpr qint64 Week = 7LL * 24 * 3600 * 1'000'000;
    GapMeter meter;
    meter.heard(1, 0, false);
    meter.heard(1 + Week, 0, false);
    QCOMPARE(meter.meanUs(), Week);
    QVERIFY(qAbs(meter.longestUs() - Week) < Week / 1'000'000);
}

void TestGapMeter::clearForgets()
{
    TopicTree tree;
    message(tree, "a", 1'000'000);
    message(tree, "a", 2'000'000);
    tree.clear();
    message(tree, "a", 9'000'000);
    QCOMPARE(facts(tree, "a").ownFirstSeenUs, qint64(9'000'000));
    QCOMPARE(facts(tree, "a").longestGapUs, qint64(0));
}

void TestGapMeter::likeAList_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

// Any mix of live and stored messages, breaks and clock corrections, against a plain list.
void TestGapMeter::likeAList()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    struct Heard {
        qint64 us;
        bool replayed;
    };
    std::vector<Heard> list;
    std::vector<qint64> gaps;
    GapMeter meter;
    qint64 now = 1'000'000'000;
    qint64 since = 0;
    for (int i = 0; i < 500; ++i) {
        now += random() % 20 == 0 ? -qint64(random() % 1000) : qint64(random() % 1'000'000);
        if (random() % 50 == 0)
            since = now;
        const Heard next{now, random() % 10 == 0};
        if (!list.empty() && !list.back().replayed && !next.replayed && list.back().us >= since
            && next.us >= list.back().us)
            gaps.push_back(std::max<qint64>(next.us - list.back().us, 1));
        list.push_back(next);
        meter.heard(now, since, next.replayed);
        QCOMPARE(meter.gaps(), quint32(gaps.size()));
        QCOMPARE(meter.lastUs(), now);
        if (gaps.empty())
            continue;
        QCOMPARE(meter.shortestUs(), *std::min_element(gaps.begin(), gaps.end()));
        QCOMPARE(meter.longestUs(), *std::max_element(gaps.begin(), gaps.end()));
        qint64 sum = 0;
        for (const qint64 gap : gaps)
            sum += gap;
        QCOMPARE(meter.meanUs(), sum / qint64(gaps.size()));
    }
}

QTEST_GUILESS_MAIN(TestGapMeter)
#include "tst_gapmeter.moc"
