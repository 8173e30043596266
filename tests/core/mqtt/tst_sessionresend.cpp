// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mqtt/acknowledgements.h"
#include "support/sessiondriver.h"

#include <QTest>

using namespace mqtt;
using namespace std::chrono_literals;

class TestSessionResend : public QObject {
    Q_OBJECT

private slots:
    void resendsInTheOriginalOrder() // [MQTT-4.4.0-1] [MQTT-4.6.0-1] [MQTT-4.6.0-4] [MQTT-3.1.2-23]
    {
        SessionDriver d;
        d.accept();
        for (int i = 1; i <= 5; ++i)
            d.publish(quint64(i), i == 2 || i == 4 ? 2 : 1, QByteArray::number(i));
        d.publish(6, 2, "6");
        d.receive(pubrec(6));
        d.receive(pubrec(4));
        d.receive(puback(3));
        d.pass(std::chrono::hours(1)); // never on a living connection
        QVERIFY(!d.sent().contains("PUBLISH"));
        d.reconnect(true);
        QCOMPARE(d.sent(),
                 "PUBREL 6, PUBREL 4, PUBLISH 1 q1 dup 1=x, PUBLISH 2 q2 dup 2=x, "
                 "PUBLISH 5 q1 dup 5=x"); // [MQTT-3.3.1-1], [MQTT-4.3.3-6]
        QCOMPARE(d.told(), "connected resumed");
        d.receive(pubcomp(6));
        d.receive(pubcomp(4, ReasonCode::PacketIdentifierNotFound)); // had been finished
        QVERIFY(d.told().startsWith("#4 Confirmed 0x92"));
        d.now += 2ms;
        d.receive(puback(1));
        QCOMPARE(d.told(), "#1 Confirmed resent, roundtrip 2");
    }

    void resendingKeepsToTheNewWindow()
    {
        SessionDriver d;
        d.accept();
        for (int i = 1; i <= 4; ++i)
            d.publish(quint64(i), 1, QByteArray::number(i));
        d.lose();
        d.publish(5, 1, "5");
        d.publish(6, 0, "6");
        d.accept({.sessionPresent = true, .properties = {.receiveMaximum = 2}});
        QCOMPARE(d.sent(), "PUBLISH 1 q1 dup 1=x, PUBLISH 2 q1 dup 2=x, PUBLISH q0 6=x");
        d.receive(puback(3)); // never sent on this connection, but who would argue
        d.receive(puback(1));
        QCOMPARE(d.sent(), "PUBLISH 4 q1 dup 4=x");
        d.receive(puback(2));
        QCOMPARE(d.sent(), "PUBLISH 5 q1 5=x"); // new ones last
    }

    void resendingGoesOutInPortions()
    {
        SessionDriver d;
        for (int i = 1; i <= 3; ++i)
            d.publish(quint64(i), 1, "t", QByteArray(900 * 1024, 'x'));
        d.accept();
        d.session.sendMore(d.now);
        d.take();
        d.reconnect(true);
        QCOMPARE(d.sentPackets().size(), 2U);
        QVERIFY(d.session.hasMoreToSend());
        d.session.sendMore(d.now);
        d.take();
        QCOMPARE(d.sentPackets().size(), 1U);
        QVERIFY(!d.session.hasMoreToSend());
    }

    void resendingInAnOlderVersion()
    {
        SessionDriver d;
        d.options.fallBackTo311 = true;
        d.accept();
        d.publish(1,
                  {.topic = "t",
                   .payload = "p",
                   .qos = QoS::AtLeastOnce,
                   .properties = {.contentType = "text"}});
        d.lose();
        d.accept({.reasonCode = ReasonCode::UnsupportedProtocolVersion}); // it was replaced
        QVERIFY(d.find<SessionClosed>()->tryOlderVersion);
        d.accept({.sessionPresent = true});
        QCOMPARE(d.sent(), "PUBLISH 1 q1 dup t=p");
    }

    void lostSessionIsToldTruthfully() // [MQTT-3.2.2-5]
    {
        SessionDriver d;
        d.accept({.properties = {.receiveMaximum = 2}});
        d.publish(1, 1, "1");
        d.publish(2, 2, "2");
        d.publish(3, 2, "3");
        d.receive(pubrec(2));
        d.lose();
        QCOMPARE(d.told(), "closed TransportClosed"); // the broker may still have it
        d.reconnect(false);
        QCOMPARE(d.told(), "#2 Unknown, #1 Unknown, connected, #3 Written");
        QCOMPARE(d.sent(), "PUBLISH 3 q2 3=x"); // was never sent, so it is new
    }

    void sessionThatEndsWithTheConnection_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<bool>("clean");
        QTest::addColumn<int>("expiry");
        QTest::newRow("3.1.1 clean") << 4 << true << 0;
        QTest::newRow("5 without expiry [MQTT-4.1.0-1]") << 5 << false << 0;
        QTest::newRow("5 clean start on every connect [MQTT-3.1.2-4]") << 5 << true << 100;
    }
    void sessionThatEndsWithTheConnection()
    {
        QFETCH(int, version);
        QFETCH(bool, clean);
        QFETCH(int, expiry);
        SessionDriver d(static_cast<ProtocolVersion>(version));
        d.options.connect.cleanStart = clean;
        d.options.connect.properties = {};
        if (expiry > 0)
            d.options.connect.properties.sessionExpiryInterval = expiry;
        d.accept();
        d.publish(1, 1);
        d.lose();
        QCOMPARE(d.told(), "#1 Unknown, closed TransportClosed");
        d.accept();
        QCOMPARE(d.sent(), "");
    }

    void otherIdentityIsAnotherSession()
    {
        SessionDriver d;
        d.accept();
        d.publish(1, 1);
        d.lose();
        d.options.connect.clientId = "other";
        QVERIFY(!d.configure(false));
        QCOMPARE(d.told(), "#1 Unknown");
    }

    void resendTooLargeForTheNewConnection()
    {
        SessionDriver d;
        d.accept();
        d.publish(1, 1, "t", QByteArray(100, 'x'));
        d.publish(2, 1, "t", "x");
        d.lose();
        d.accept({.sessionPresent = true, .properties = {.maximumPacketSize = 50}});
        QCOMPARE(d.sent(), "PUBLISH 2 q1 dup t=x");
        QCOMPARE(d.told(), "connected resumed, #1 Unknown 0x95");
    }

    void birthMessageComesWithEveryConnect()
    {
        SessionDriver d;
        d.options.birth = PublishRequest{.topic = "w", .payload = "on", .retain = true};
        d.publish(1, 1, "1");
        d.accept();
        QCOMPARE(d.sent(), "PUBLISH q0 retain w=on, PUBLISH 1 q1 1=x");
        QCOMPARE(d.told(), "connected, #1 Written");
        d.reconnect(true);
        QCOMPARE(d.sent(), "PUBLISH 1 q1 dup 1=x, PUBLISH q0 retain w=on");
    }
};

QTEST_GUILESS_MAIN(TestSessionResend)
#include "tst_sessionresend.moc"
