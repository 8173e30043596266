// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/failures.h"
#include "client/firstbytes.h"
#include "client/reconnectpolicy.h"

#include <QTest>

#include <set>

using namespace client;
using namespace std::chrono_literals;

class TestReconnectPolicy : public QObject {
    Q_OBJECT

private slots:
    void delaysDoubleWithJitter() // 1, 2, 4 … 30 s, ±20 %
    {
        std::set<qint64> firstDelays;
        for (quint32 seed = 0; seed < 50; ++seed) {
            ReconnectSchedule schedule(seed);
            schedule.start({});
            int attempt = 0;
            for (const double expected : {1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000}) {
                const RetryPlan plan = schedule.next();
                QCOMPARE(plan.attempt, ++attempt);
                const auto delay = double(plan.delay.count());
                QVERIFY(delay >= expected * 0.8 - 1 && delay <= expected * 1.2 + 1);
                if (attempt == 1)
                    firstDelays.insert(plan.delay.count());
            }
        }
        QVERIFY(firstDelays.size() > 20); // really different
    }

    void manyAttemptsDoNotOverflow()
    {
        ReconnectSchedule schedule(1);
        schedule.start({.first = 1ms, .most = 50ms});
        for (int i = 0; i < 5000; ++i)
            QVERIFY(schedule.next().delay <= 60ms);
    }

    void oddSettingsAreBearable()
    {
        ReconnectSchedule schedule(1);
        schedule.start({.first = 0ms, .most = -5ms});
        QVERIFY(schedule.next().delay >= 0ms);
        schedule.start({.first = 100ms, .most = 10ms});
        QVERIFY(schedule.next().delay >= 80ms);
    }

    void onlyAStableConnectionStartsOver()
    {
        ReconnectSchedule schedule(1);
        schedule.start({});
        schedule.next();
        schedule.next();
        schedule.connected(0s);
        schedule.lost(9s, true);
        QCOMPARE(schedule.next().attempt, 3);
        schedule.connected(20s);
        schedule.lost(30s, true);
        QCOMPARE(schedule.next().attempt, 1);
    }

    void takeOverIsSuspected()
    {
        ReconnectSchedule schedule(1);
        schedule.start({.quickLosses = 2});
        const auto quickLoss = [&schedule] {
            schedule.connected(0s);
            schedule.lost(1s, true);
        };
        quickLoss();
        QVERIFY(!schedule.looksTakenOver());
        schedule.attemptFailed(); // the broker was away: another story
        quickLoss();
        QVERIFY(!schedule.looksTakenOver());
        quickLoss();
        QVERIFY(schedule.looksTakenOver());
        schedule.start({.quickLosses = 0});
        quickLoss();
        QVERIFY(!schedule.looksTakenOver());
    }

    void firstBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *name, const QByteArray &bytes, FirstBytes expected) {
            QTest::newRow(name) << bytes << int(expected);
        };
        row("nothing", "", FirstBytes::Undecided);
        row("CONNACK", QByteArray::fromHex("20"), FirstBytes::Mqtt);
        row("AUTH", QByteArray::fromHex("f0"), FirstBytes::Mqtt);
        row("DISCONNECT", QByteArray::fromHex("e0"), FirstBytes::Mqtt);
        row("three letters", "HTT", FirstBytes::Undecided);
        row("HTTP", "HTTP", FirstBytes::OtherProtocol);
        row("HTML", "<!DO", FirstBytes::OtherProtocol);
        row("TLS alert", QByteArray::fromHex("15030300"), FirstBytes::Tls);
        row("SSL 2 style", QByteArray::fromHex("15020300"), FirstBytes::Mqtt);
        row("PUBLISH", QByteArray::fromHex("30040001"), FirstBytes::Mqtt);
    }
    void firstBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, expected);
        QCOMPARE(int(classifyFirstBytes(bytes)), expected);
    }

    void readable()
    {
        QCOMPARE(readableBytes(QByteArray::fromHex("48692015000a")), "Hi \\x15\\x00\\x0a");
    }

    void tlsPortThatClosesAtOnce()
    {
        mqtt::SessionClosed closed{.cause = mqtt::CloseCause::TransportClosed,
                                   .beforeConnack = true};
        QCOMPARE(failureFor(closed, {.port = 8883}).kind, Failure::TlsExpected);
        QCOMPARE(failureFor(closed, {.port = 1883}).kind, Failure::ClosedBeforeConnack);
        closed.beforeConnack = false;
        QCOMPARE(failureFor(closed, {.port = 8883}).kind, Failure::ConnectionLost);
    }
};

QTEST_GUILESS_MAIN(TestReconnectPolicy)
#include "tst_reconnectpolicy.moc"
