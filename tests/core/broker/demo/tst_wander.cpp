// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/wander.h"

#include <QTest>

#include <cmath>

using broker::demo::Wander;

class TestWander : public QObject {
    Q_OBJECT

private slots:
    void sameSeedAndNameGiveTheSame();
    void seedAndNameMatter();
    void staysInRange();
    void driftIsSmoothAndMoves();
    void dayIsWarmestInTheAfternoon();
};

void TestWander::sameSeedAndNameGiveTheSame()
{
    const Wander one(1, "lamp");
    const Wander other(1, "lamp");
    QCOMPARE(one.bits(12345), other.bits(12345));
    // The same on every machine and in every version.
    QCOMPARE(one.bits(0), quint64{0x997b8e7a0c2a8e5d});
    QCOMPARE(one.bits(1), quint64{0x7c5a5508c535b8de});
    QCOMPARE(one.drift(17.25), other.drift(17.25));
    (void)other.noise(3); // asking changes nothing
    QCOMPARE(one.bits(12346), other.bits(12346));
}

void TestWander::seedAndNameMatter()
{
    QVERIFY(Wander(1, "a").bits(0) != Wander(2, "a").bits(0));
    QVERIFY(Wander(1, "a").bits(0) != Wander(1, "b").bits(0));
    QVERIFY(Wander(0, "").bits(0) != Wander(0, "").bits(1));
}

void TestWander::staysInRange()
{
    const Wander wander(7, "range");
    double sum = 0;
    int chances = 0;
    constexpr int count = 20'000;
    for (int i = -count / 2; i < count / 2; ++i) {
        const double share = wander.share(i);
        QVERIFY(share >= 0 && share < 1);
        QVERIFY(std::abs(wander.noise(i)) <= 1);
        QVERIFY(std::abs(wander.drift(i / 13.0)) <= 1);
        sum += share;
        chances += wander.chance(i, 0.25) ? 1 : 0;
    }
    QVERIFY(std::abs(sum / count - 0.5) < 0.02);
    QVERIFY(std::abs(chances / double(count) - 0.25) < 0.02);
}

void TestWander::driftIsSmoothAndMoves()
{
    const Wander wander(7, "smooth");
    double least = 1;
    double most = -1;
    for (int i = 0; i < 5000; ++i) {
        const double here = wander.drift(i / 100.0);
        QVERIFY(std::abs(wander.drift((i + 1) / 100.0) - here) < 0.08);
        least = std::min(least, here);
        most = std::max(most, here);
    }
    QVERIFY(most - least > 0.6);
}

void TestWander::dayIsWarmestInTheAfternoon()
{
    constexpr qint64 hour = 3600 * 1000;
    QVERIFY(std::abs(Wander::dayCurve(16 * hour) - 1) < 1e-9);
    QVERIFY(std::abs(Wander::dayCurve(4 * hour) + 1) < 1e-9);
    QVERIFY(std::abs(Wander::daylight(12 * hour) - 1) < 1e-9);
    QVERIFY(std::abs(Wander::daylight(0) + 1) < 1e-9);
    QVERIFY(std::abs(Wander::dayCurve(16 * hour + 24 * 365 * hour) - 1) < 1e-6);
}

QTEST_GUILESS_MAIN(TestWander)
#include "tst_wander.moc"
