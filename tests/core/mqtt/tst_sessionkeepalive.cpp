// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessiondriver.h"

#include <QTest>

using namespace mqtt;
using namespace std::chrono_literals;

class TestSessionKeepAlive : public QObject {
    Q_OBJECT

private slots:
    void pingsInTime()
    {
        SessionDriver d;
        d.accept({.properties = {.serverKeepAlive = 10}}); // [MQTT-3.1.2-21] [MQTT-3.2.2-21]
        QCOMPARE(*d.session.wakeAt(), d.now + 9s);
        d.pass(8900ms);
        QCOMPARE(d.sent(), "");
        d.pass(100ms);
        QCOMPARE(d.sent(), "PINGREQ"); // [MQTT-3.1.2-20]
        d.now += 12ms;
        d.receive(PingrespPacket());
        QCOMPARE(d.told(), "roundtrip 12");
        d.pass(8s);
        d.publish(1, 0); // counts as a sign of life
        d.pass(900ms);
        QCOMPARE(d.sent(), "");
        d.pass(100ms); // but nothing was heard
        QCOMPARE(d.sent(), "PINGREQ");
    }

    void deadPeerIsNoticed()
    {
        SessionDriver d;
        d.options.connect.keepAlive = 10;
        d.accept();
        d.pass(9s);
        QCOMPARE(d.sent(), "PINGREQ");
        d.pass(4900ms);
        QCOMPARE(d.told(), "");
        d.pass(100ms);
        QCOMPARE(d.told(), "silent");
        d.pass(0ms);
        QCOMPARE(d.told(), "");
        d.pass(900ms);
        QCOMPARE(d.told(), "");
        d.pass(100ms);
        QCOMPARE(d.told(), "closed NoPingResponse");
        QCOMPARE(d.transport(), TransportAction::Abort);
        QVERIFY(!d.session.wakeAt());
    }

    void peerThatAnswersAgain()
    {
        SessionDriver d;
        d.options.connect.keepAlive = 10;
        d.accept();
        d.pass(9s);
        d.pass(5s);
        QCOMPARE(d.told(), "silent");
        d.receive(PublishPacket{.topic = "t"});
        QCOMPARE(d.told(), "answering");
        d.pass(2s);
        QCOMPARE(d.told(), "");
    }

    void afterASleepItAsksFirst()
    {
        SessionDriver d;
        d.accept();
        d.pass(std::chrono::hours(3));
        QCOMPARE(d.sent(), "PINGREQ");
        QCOMPARE(d.told(), "");
    }

    void silenceWhilePausedProvesNothing()
    {
        SessionDriver d;
        d.options.connect.keepAlive = 10;
        d.accept();
        d.pass(9s);
        d.session.setReadingPaused(true, d.now);
        for (int i = 0; i < 5; ++i) {
            d.pass(9s);
            QCOMPARE(d.sent(), "PINGREQ"); // the broker wants to hear from us all the same
            QCOMPARE(d.told(), "");
        }
        d.session.setReadingPaused(false, d.now);
        d.pass(4900ms);
        QCOMPARE(d.told(), "");
        d.pass(9s);
        QCOMPARE(d.told(), "silent");
    }

    void keepAliveOff()
    {
        SessionDriver d;
        d.options.connect.keepAlive = 0;
        d.accept();
        QVERIFY(!d.session.wakeAt());
        d.pass(std::chrono::hours(1));
        QCOMPARE(d.sent(), "");
        d.receive(PingrespPacket()); // unasked: harmless
        QCOMPARE(d.told(), "");
    }
};

QTEST_GUILESS_MAIN(TestSessionKeepAlive)
#include "tst_sessionkeepalive.moc"
