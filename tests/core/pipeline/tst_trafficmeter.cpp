// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/trafficmeter.h"

#include <QTest>

using pipeline::TrafficMeter;

class TestTrafficMeter : public QObject {
    Q_OBJECT

private slots:
    void needsTwoSamples();
    void looksAtTheLastSeconds();
    void toleratesOddClocks();
};

void TestTrafficMeter::needsTwoSamples()
{
    TrafficMeter meter;
    QCOMPARE(meter.rates().receivedPerSecond, 0.0);
    meter.sample(1000, {100, 1000, 10});
    QCOMPARE(meter.rates().receivedPerSecond, 0.0);
    meter.sample(1500, {200, 3000, 20});
    QCOMPARE(meter.rates().receivedPerSecond, 200.0);
    QCOMPARE(meter.rates().receivedBytesPerSecond, 4000.0);
    QCOMPARE(meter.rates().publishedPerSecond, 20.0);
    meter.reset();
    QCOMPARE(meter.rates().receivedPerSecond, 0.0);
}

void TestTrafficMeter::looksAtTheLastSeconds()
{
    TrafficMeter meter;
    quint64 total = 0;
    for (int second = 0; second < 20; ++second)
        meter.sample(second * 1000, {total += 100, 0, 0});
    QCOMPARE(meter.rates().receivedPerSecond, 100.0);
    for (int second = 20; second < 26; ++second)
        meter.sample(second * 1000, {total, 0, 0});
    QCOMPARE(meter.rates().receivedPerSecond, 0.0);
}

void TestTrafficMeter::toleratesOddClocks()
{
    TrafficMeter meter;
    meter.sample(1000, {100, 0, 0});
    meter.sample(1000, {200, 0, 0});
    QCOMPARE(meter.rates().receivedPerSecond, 0.0);
    meter.sample(2000, {50, 0, 0}); // a total that went back is no negative rate
    QCOMPARE(meter.rates().receivedPerSecond, 0.0);
}

QTEST_GUILESS_MAIN(TestTrafficMeter)
#include "tst_trafficmeter.moc"
