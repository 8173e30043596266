// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ratemeter.h"

#include <QTest>

#include <deque>
#include <random>

using store::RateMeter;

namespace {

constexpr qint64 Second = 1'000'000;
constexpr qint64 Start = 1'700'000'000 * Second; // the start of a bucket

quint64 sum(const std::array<quint32, RateMeter::BucketCount> &buckets)
{
    quint64 total = 0;
    for (const quint32 count : buckets)
        total += count;
    return total;
}

} // namespace

class TestRateMeter : public QObject {
    Q_OBJECT

private slots:
    void startsSilent();
    void showsANewRateAtOnce();
    void oneBurstIsSlow();
    void forgetsAfterTheWindow();
    void bucketsAreOldestFirst();
    void countsHugeRates();
    void clockSetBack();
    void agreesWithNaive();
};

void TestRateMeter::startsSilent()
{
    const RateMeter meter;
    QCOMPARE(meter.perSecond(Start), 0.0);
    QCOMPARE(sum(meter.buckets(Start)), quint64(0));
}

void TestRateMeter::showsANewRateAtOnce()
{
    RateMeter meter;
    for (int i = 0; i < 40; ++i)
        meter.add(Start + i * Second / 10);
    QVERIFY(qAbs(meter.perSecond(Start + 4 * Second) - 10) < 0.5);
}

void TestRateMeter::oneBurstIsSlow()
{
    RateMeter meter;
    meter.add(Start);
    QVERIFY(meter.perSecond(Start + Second) < 0.06);
    QVERIFY(meter.perSecond(Start + Second) > 0);
    // So is one burst: three retained messages at once are as many as the three topics together.
    meter.add(Start, 2);
    QVERIFY(qAbs(meter.perSecond(Start + 2 * Second) - 3 / 22.0) < 0.02);
}

void TestRateMeter::forgetsAfterTheWindow()
{
    RateMeter meter;
    meter.add(Start, 1000);
    QVERIFY(meter.perSecond(Start + 21 * Second) > 0);
    QCOMPARE(meter.perSecond(Start + 22 * Second), 0.0);
    QCOMPARE(meter.perSecond(Start + 22 * 365 * 86400 * Second), 0.0);
}

void TestRateMeter::bucketsAreOldestFirst()
{
    RateMeter meter;
    meter.add(Start, 3);
    meter.add(Start + 4 * Second, 5);
    auto buckets = meter.buckets(Start + 4 * Second);
    QCOMPARE(buckets[10], 5U);
    QCOMPARE(buckets[9], 0U);
    QCOMPARE(buckets[8], 3U);
    buckets = meter.buckets(Start + 20 * Second);
    QCOMPARE(buckets[0], 3U);
    QCOMPARE(buckets[2], 5U);
}

void TestRateMeter::countsHugeRates()
{
    RateMeter meter;
    // Three million a second, in steps that are no multiple of a power of two.
    for (int i = 0; i < 20'000; ++i)
        meter.add(Start + i * (Second / 1000), 2999);
    QVERIFY(qAbs(meter.perSecond(Start + 20 * Second) / 2'999'000 - 1) < 0.01);
    meter.add(Start + 20 * Second, 0xFFFFFFFF);
    QVERIFY(meter.perSecond(Start + 20 * Second) > 2'999'000);
    // Afterwards it is precise again.
    for (int i = 0; i < 200; ++i)
        meter.add(Start + (100 + i) * Second);
    QVERIFY(qAbs(meter.perSecond(Start + 300 * Second) - 1) < 0.1);
}

void TestRateMeter::clockSetBack()
{
    RateMeter meter;
    meter.add(Start, 10);
    meter.add(Start - Second, 10); // a little: both count
    QCOMPARE(sum(meter.buckets(Start)), quint64(20));
    QCOMPARE(sum(meter.buckets(Start - Second)), quint64(20));
    meter.add(Start - 3600 * Second, 7); // a lot: a new beginning
    QCOMPARE(sum(meter.buckets(Start - 3600 * Second)), quint64(7));
    meter.add(-5);
    meter.add(0);
    QCOMPARE(sum(meter.buckets(0)), quint64(2));
}

void TestRateMeter::agreesWithNaive()
{
    std::mt19937 random(11);
    RateMeter meter;
    std::deque<quint32> bucketOfEvent;
    qint64 now = Start;
    for (int step = 0; step < 20'000; ++step) {
        now += qint64(random() % (random() % 50 == 0 ? 10 * Second : Second / 2));
        const auto events = random() % 4;
        if (events > 0)
            meter.add(now, quint32(events));
        for (unsigned i = 0; i < events; ++i)
            bucketOfEvent.push_back(RateMeter::bucketAt(now));
        while (!bucketOfEvent.empty()
               && bucketOfEvent.front() + RateMeter::BucketCount <= RateMeter::bucketAt(now))
            bucketOfEvent.pop_front();
        QCOMPARE(sum(meter.buckets(now)), quint64(bucketOfEvent.size()));
    }
}

QTEST_GUILESS_MAIN(TestRateMeter)
#include "tst_ratemeter.moc"
