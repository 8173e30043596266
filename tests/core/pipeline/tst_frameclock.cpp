// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/frameclock.h"
#include "pipeline/messageinbox.h"

#include <QTest>

#include <memory>

using namespace std::chrono_literals;
using pipeline::FrameClock;

class TestFrameClock : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sleepsWithoutWork();
    void firstTickComesAtOnce();
    void severalRequestsAreOneTick();
    void goesOnWhileWorkIsLeft();
    void looksOnceMoreBeforeSleeping();
    void losesNoWakeUpWhileWorking();
    void deadlineIsTheBudget();
    void stretchesAndComesBack();
    void stopMeansStop();
    void workMayRequest();

private:
    // Time stands still unless a test moves it, so every tick is due at once.
    FrameClock::Clock::time_point now;
    int ticks = 0;
    std::function<bool(FrameClock::Clock::time_point)> work;
    std::function<bool()> isMoreWaiting;
    std::unique_ptr<FrameClock> clock;
};

void TestFrameClock::init()
{
    now = FrameClock::Clock::time_point(1h);
    ticks = 0;
    work = [](auto) { return false; };
    isMoreWaiting = [] { return false; };
    clock = std::make_unique<FrameClock>(
        [this](auto deadline) {
            ++ticks;
            return work(deadline);
        },
        [this] { return isMoreWaiting(); });
    clock->setInterval(1ms);
    clock->setTimeSource([this] { return now; });
}

void TestFrameClock::cleanup()
{
    clock.reset();
}

void TestFrameClock::sleepsWithoutWork()
{
    QVERIFY(!clock->isRunning());
    QTest::qWait(5);
    QCOMPARE(ticks, 0);
    clock->request();
    QVERIFY(clock->isRunning());
    QTRY_COMPARE(ticks, 1);
    QVERIFY(!clock->isRunning());
}

void TestFrameClock::firstTickComesAtOnce()
{
    clock->setInterval(10min);
    clock->request();
    QTRY_COMPARE(ticks, 1);
    clock->request(); // now it has to wait
    QTest::qWait(5);
    QCOMPARE(ticks, 1);
    QVERIFY(clock->isRunning());
}

void TestFrameClock::severalRequestsAreOneTick()
{
    for (int i = 0; i < 10; ++i)
        clock->request();
    QTRY_COMPARE(ticks, 1);
    QTest::qWait(5);
    QCOMPARE(ticks, 1);
}

void TestFrameClock::goesOnWhileWorkIsLeft()
{
    work = [this](auto) { return ticks < 5; };
    clock->request();
    QTRY_COMPARE(ticks, 5);
    QVERIFY(!clock->isRunning());
}

// The case that stops a program dead: something came while the last of the old was worked off.
void TestFrameClock::looksOnceMoreBeforeSleeping()
{
    bool more = true;
    isMoreWaiting = [&] { return std::exchange(more, false); };
    clock->request();
    QTRY_COMPARE(ticks, 2);
    QVERIFY(!clock->isRunning());
}

// With the real inbox: batches that come in the middle of a tick, when the wake-up of push() meets
// a clock that runs already, and others that come after it has emptied the inbox.
void TestFrameClock::losesNoWakeUpWhileWorking()
{
    pipeline::MessageInbox<int> inbox(1000);
    int received = 0;
    int sent = 0;
    const auto send = [&] {
        ++sent;
        if (inbox.push(sent, 1, 1).wasEmpty)
            clock->request();
    };
    work = [&](auto) {
        received += int(inbox.take().batches.size());
        if (sent < 100)
            send(); // the timer does not run during its own tick, but a request may come earlier
        return false;
    };
    isMoreWaiting = [&] { return !inbox.isEmpty(); };
    send();
    QTRY_COMPARE(received, 100);
    QVERIFY(!clock->isRunning());

    // A wake-up that is swallowed (the clock was running when it came): the check finds it.
    work = [&](auto) {
        received += int(inbox.take().batches.size());
        if (sent < 200)
            inbox.push(++sent, 1, 1);
        return false;
    };
    send();
    QTRY_COMPARE(received, 200);
    QVERIFY(!clock->isRunning());
}

void TestFrameClock::deadlineIsTheBudget()
{
    clock->setBudget(8ms);
    FrameClock::Clock::duration allowed{};
    work = [&](auto deadline) {
        allowed = deadline - now;
        return false;
    };
    clock->request();
    QTRY_COMPARE(ticks, 1);
    QCOMPARE(allowed, FrameClock::Clock::duration(8ms));
}

void TestFrameClock::stretchesAndComesBack()
{
    clock->setInterval(100ms);
    clock->setBudget(8ms);
    auto took = 100ms;
    work = [&](auto) {
        now += took;
        return false;
    };
    const auto tick = [&] {
        now += 10s; // long enough for any interval
        const int before = ticks;
        clock->request();
        QVERIFY(QTest::qWaitFor([&] { return ticks == before + 1; }));
    };
    QCOMPARE(clock->stretch(), 1);
    tick();
    QCOMPARE(clock->stretch(), 2);
    tick();
    QCOMPARE(clock->stretch(), 4);
    for (int i = 0; i < 10; ++i)
        tick();
    QCOMPARE(clock->stretch(), 16); // the interval itself ends at 200 ms
    QCOMPARE(clock->interval(), 100ms);
    took = 16ms; // no more than twice the budget
    tick();
    QCOMPARE(clock->stretch(), 8);
    for (int i = 0; i < 10; ++i)
        tick();
    QCOMPARE(clock->stretch(), 1);
}

void TestFrameClock::stopMeansStop()
{
    work = [this](auto) { return ticks < 100; };
    clock->request();
    QTRY_VERIFY(ticks >= 1);
    clock->stop();
    const int before = ticks;
    QTest::qWait(5);
    QCOMPARE(ticks, before);
    clock->request();
    QTRY_COMPARE(ticks, 100);
}

void TestFrameClock::workMayRequest()
{
    work = [this](auto) {
        if (ticks < 3)
            clock->request();
        return false;
    };
    clock->request();
    QTRY_COMPARE(ticks, 3);
    QVERIFY(!clock->isRunning());
}

QTEST_GUILESS_MAIN(TestFrameClock)
#include "tst_frameclock.moc"
