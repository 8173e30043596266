// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mqtt/acknowledgements.h"
#include "support/sessiondriver.h"

#include <QTest>

#include <set>

using namespace mqtt;
using namespace std::chrono_literals;

class TestSessionPublish : public QObject {
    Q_OBJECT

private slots:
    void atMostOnce() // [MQTT-4.3.1-1]
    {
        SessionDriver d;
        d.accept();
        d.publish(7, 0, "t", "p");
        QCOMPARE(d.sent(), "PUBLISH q0 t=p");
        QCOMPARE(d.told(), "#7 Sent");
    }

    void atLeastOnce()
    {
        SessionDriver d;
        d.accept();
        d.publish(7, 1, "t", "p");
        QCOMPARE(d.sent(), "PUBLISH 1 q1 t=p");
        QCOMPARE(d.told(), "#7 Written");
        d.now += 3ms;
        d.receive(puback(1, ReasonCode::NoMatchingSubscribers));
        QCOMPARE(d.told(), "#7 Confirmed 0x10, roundtrip 3");
        QCOMPARE(d.find<PublishOutcome>()->roundTrip, 3ms);
        d.publish(8, 1);
        d.receive(PubackPacket{.packetIdentifier = id(2),
                               .reasonCode = ReasonCode::NotAuthorized,
                               .properties = {.reasonString = "no"}});
        QVERIFY(d.told().startsWith("#8 Refused 0x87"));
        QCOMPARE(d.find<PublishOutcome>()->reasonString, "no");
    }

    void exactlyOnce()
    {
        SessionDriver d;
        d.accept();
        d.publish(7, 2, "t", "p");
        QCOMPARE(d.sent(), "PUBLISH 1 q2 t=p");
        d.receive(pubrec(1, ReasonCode::NoMatchingSubscribers));
        QCOMPARE(d.sent(), "PUBREL 1"); // [MQTT-4.3.3-4]
        QCOMPARE(d.told(), "");
        d.receive(pubrec(1)); // once more: again
        QCOMPARE(d.sent(), "PUBREL 1");
        d.receive(pubcomp(1));
        QVERIFY(d.told().startsWith("#7 Confirmed 0x10"));
        d.publish(8, 2);
        d.receive(pubrec(2, ReasonCode::QuotaExceeded));
        QCOMPARE(d.sent(), ""); // [MQTT-4.3.3-4]
        QVERIFY(d.told().startsWith("#8 Refused 0x97"));
        d.receive(pubrec(2)); // the identifier is free [MQTT-4.3.3-9]
        QCOMPARE(d.sent(), "PUBREL 2 0x92");
        d.reconnect(true);
        QCOMPARE(d.sent(), ""); // [MQTT-4.4.0-2]
    }

    void answersOutOfPlace_data()
    {
        QTest::addColumn<int>("qos");
        QTest::addColumn<bool>("released");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("PUBACK for QoS 2") << 2 << false << QByteArray::fromHex("40020001");
        QTest::newRow("PUBREC for QoS 1") << 1 << false << QByteArray::fromHex("50020001");
        QTest::newRow("PUBCOMP before PUBREC") << 2 << false << QByteArray::fromHex("70020001");
        QTest::newRow("PUBCOMP for QoS 1") << 1 << false << QByteArray::fromHex("70020001");
        QTest::newRow("PUBREC error after PUBREC")
            << 2 << true << QByteArray::fromHex("5003000187");
    }
    void answersOutOfPlace()
    {
        QFETCH(int, qos);
        QFETCH(bool, released);
        QFETCH(QByteArray, bytes);
        SessionDriver d;
        d.accept();
        d.publish(1, qos);
        if (released)
            d.receive(pubrec(1));
        d.receiveBytes(bytes);
        QCOMPARE(d.told(), "closed ProtocolError 0x82");
        QCOMPARE(d.sent(), "DISCONNECT 0x82");
    }

    void answersToNobodyAreIgnored() // [MQTT-2.2.1-5]
    {
        SessionDriver d;
        d.accept();
        d.publish(1, 2);
        d.receive(puback(9));
        QCOMPARE(d.sent(), "");
        d.receive(pubrec(9));
        QCOMPARE(d.sent(), "PUBREL 9 0x92");
        d.receive(pubrec(9, ReasonCode::UnspecifiedError));
        QCOMPARE(d.sent(), "");
        d.receive(pubcomp(9));
        QCOMPARE(d.told(), "");
        QCOMPARE(d.session.counters().strayAnswers, 4U);
    }

    void windowIsTheBrokersReceiveMaximum() // [MQTT-3.3.4-7] [MQTT-3.3.4-8] [MQTT-4.9.0-2..3]
    {
        SessionDriver d;
        d.accept({.properties = {.receiveMaximum = 2}});
        d.publish(1, 1, "1");
        d.publish(2, 2, "2");
        d.publish(3, 1, "3");
        QCOMPARE(d.sent(), "");
        QVERIFY(d.told().startsWith("#3 Queued"));
        QCOMPARE(d.session.queuedPublishes(), 1);
        d.publish(4, 0, "4");
        QCOMPARE(d.sent(), "PUBLISH q0 4=x");
        d.subscribe({{.topicFilter = "s"}});
        QCOMPARE(d.sent(), "SUBSCRIBE 3 s:0");
        d.receive(pubrec(2)); // frees nothing yet
        QCOMPARE(d.sent(), "PUBREL 2");
        d.receive(pubcomp(2));
        QCOMPARE(d.sent(), "PUBLISH 4 q1 3=x");
        d.publish(5, 2, "5");
        d.receive(puback(4, ReasonCode::NotAuthorized)); // an error frees a slot too
        QCOMPARE(d.sent(), "PUBLISH 5 q2 5=x");
        QCOMPARE(d.session.queuedPublishes(), 0);
    }

    void olderVersionsHaveAModestWindow()
    {
        SessionDriver d(ProtocolVersion::Mqtt311);
        d.options.windowBefore5 = 1;
        d.accept();
        d.publish(1, 1);
        d.publish(2, 1);
        QVERIFY(d.told().startsWith("#2 Queued"));
        d.receive(puback(1));
        QCOMPARE(d.sent(), "PUBLISH 2 q1 a=x");
    }

    void hopelessOnesAreNotQueued()
    {
        SessionDriver d;
        d.accept({.properties = {.receiveMaximum = 1, .maximumQoS = QoS::AtLeastOnce}});
        d.publish(1, 1);
        d.publish(2, 2);
        QCOMPARE(d.told(), "#2 Refused 0x9B");
        d.publish(3,
                  {.topic = "t",
                   .qos = QoS::AtLeastOnce,
                   .properties = {.contentType = QByteArray("bad\0", 4)}});
        QVERIFY(d.told().startsWith("#3 Queued")); // its turn comes
        d.receive(puback(1));
        QVERIFY(d.told().contains("#3 Refused 0x81"));
        d.publish(4, 1); // and its identifier is not lost
        QCOMPARE(d.told(), "#4 Written");
    }

    void bytesInFlightAreBounded()
    {
        SessionDriver d;
        d.options.queuedPublishBytes = 10'000;
        d.accept();
        d.publish(1, 1, "a", QByteArray(20'000, 'x')); // larger than the bound, but alone
        QCOMPARE(d.told(), "#1 Written");
        d.publish(2, 1, "a", "x");
        QVERIFY(d.told().startsWith("#2 Queued"));
        d.receive(puback(1));
        QVERIFY(d.told().contains("#2 Written"));
    }

    void identifiersRunOut() // [MQTT-2.2.1-3]
    {
        SessionDriver d;
        d.accept();
        std::set<quint16> seen;
        for (int i = 1; i <= 65535; ++i) {
            d.publish(quint64(i), 1);
            seen.insert(quint16(std::get<PublishPacket>(d.sentPackets()[0]).packetIdentifier));
        }
        QCOMPARE(seen.size(), 65535U);
        QVERIFY(!seen.contains(0));
        d.subscribe({{.topicFilter = "s"}});
        QCOMPARE(d.told(), "subscribed s:0x97");
        d.publish(70000, 1);
        QVERIFY(d.told().startsWith("#70000 Queued"));
        d.receive(puback(300));
        QVERIFY(d.sent().startsWith("PUBLISH 300 q1"));
    }

    void identifiersUsedUpBySubscriptions()
    {
        SessionDriver d;
        d.options.rememberedSubscriptions = 1;
        d.accept();
        for (int i = 0; i < 65535; ++i)
            d.subscribe({{.topicFilter = "s"}});
        d.publish(1, 1);
        QVERIFY(d.told().startsWith("#1 Queued"));
        d.receive(SubackPacket{.packetIdentifier = id(9), .reasonCodes = {{}}});
        QCOMPARE(d.sent(), "PUBLISH 9 q1 a=x");
    }

    void brokerLimitsAreRespected_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("QoS [MQTT-3.2.2-11]") << QByteArray("qos") << QByteArray("0x9B");
        QTest::newRow("retain [MQTT-3.2.2-14]") << QByteArray("retain") << QByteArray("0x9A");
        QTest::newRow("size [MQTT-3.2.2-15]") << QByteArray("size") << QByteArray("0x95");
        QTest::newRow("alias [MQTT-3.2.2-17]") << QByteArray("alias") << QByteArray("0x94");
        QTest::newRow("wildcard [MQTT-3.3.2-2]") << QByteArray("topic") << QByteArray("0x90");
        QTest::newRow("identifier [MQTT-3.3.4-6]") << QByteArray("sub") << QByteArray("0x82");
        QTest::newRow("bad UTF-8") << QByteArray("utf8") << QByteArray("0x81");
    }
    void brokerLimitsAreRespected()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QByteArray, expected);
        PublishRequest request{.topic = "t", .payload = "p"};
        if (kind == "qos")
            request.qos = QoS::ExactlyOnce;
        else if (kind == "retain")
            request.retain = true;
        else if (kind == "size")
            request.payload = QByteArray(40, 'x');
        else if (kind == "alias")
            request.properties.topicAlias = 3;
        else if (kind == "topic")
            request.topic = "a/#";
        else if (kind == "sub")
            request.properties.subscriptionIdentifiers = {1};
        else
            request.properties.contentType = "\xff";
        const Properties limits{.topicAliasMaximum = 2,
                                .maximumQoS = QoS::AtLeastOnce,
                                .retainAvailable = false,
                                .maximumPacketSize = 40};
        SessionDriver d;
        d.accept({.properties = limits});
        d.publish(1, request);
        QCOMPARE(d.told(), QByteArray("#1 Refused " + expected));
        QVERIFY(d.find<PublishOutcome>()->error);
        QCOMPARE(d.sent(), "");
        // Waiting changes nothing about it.
        SessionDriver waiting;
        waiting.publish(1, request);
        const bool atOnce = kind == "topic" || kind == "sub";
        QCOMPARE(waiting.told().startsWith("#1 Queued"), !atOnce);
        waiting.accept({.properties = limits});
        if (!atOnce)
            QVERIFY(waiting.told().contains(QByteArray("#1 Refused " + expected)));
        QCOMPARE(waiting.sent(), "");
    }

    void packetOfExactlyTheMaximumGoesOut()
    {
        SessionDriver d;
        d.accept({.properties = {.maximumPacketSize = 30}});
        d.publish(1, {.topic = "t", .payload = QByteArray(24, 'x')});
        QVERIFY(d.told().startsWith("#1 Sent"));
        d.publish(2, {.topic = "t", .payload = QByteArray(25, 'x')});
        QVERIFY(d.told().startsWith("#2 Refused 0x95"));
    }

    void propertiesAreIgnoredBefore5()
    {
        SessionDriver d(ProtocolVersion::Mqtt311);
        d.accept();
        d.publish(1, {.topic = "t", .properties = {.contentType = "text"}});
        QCOMPARE(d.told(), "#1 Sent");
        QVERIFY(d.find<PublishOutcome>()->propertiesIgnored);
    }

    void topicAliases() // [MQTT-3.3.2-9], [MQTT-3.3.2-7]
    {
        SessionDriver d;
        d.options.useTopicAliases = true;
        d.accept({.properties = {.topicAliasMaximum = 2}});
        d.publish(1, 0, "a");
        QCOMPARE(d.sent(), "PUBLISH q0 alias1 a=x");
        d.publish(2, 1, "a");
        QCOMPARE(d.sent(), "PUBLISH 1 q1 alias1 =x");
        d.publish(3, 0, "b");
        QCOMPARE(d.sent(), "PUBLISH q0 alias2 b=x");
        d.publish(4, 0, "c"); // "a" was used longest ago
        QCOMPARE(d.sent(), "PUBLISH q0 alias1 c=x");
        d.publish(5, 0, "b");
        QCOMPARE(d.sent(), "PUBLISH q0 alias2 =x");
        d.publish(6, {.topic = "d", .properties = {.topicAlias = 2}}); // chosen by the user
        QCOMPARE(d.sent(), "PUBLISH q0 alias2 d=");
        d.publish(7, 0, "b");
        QCOMPARE(d.sent(), "PUBLISH q0 alias1 b=x");
        d.lose();
        d.accept({.sessionPresent = true, .properties = {.topicAliasMaximum = 2}});
        QCOMPARE(d.sent(), "PUBLISH 1 q1 dup a=x"); // with its topic
        d.publish(8, 0, "b");
        QCOMPARE(d.sent(), "PUBLISH q0 alias1 b=x");
    }

    void noAliasesUnlessAllowed() // [MQTT-3.2.2-18]
    {
        SessionDriver d;
        d.options.useTopicAliases = true;
        d.accept();
        d.publish(1, 0, "a");
        d.publish(2, 0, "a");
        QCOMPARE(d.sent(), "PUBLISH q0 a=x");
    }

    void offlineQueueIsBounded()
    {
        SessionDriver d;
        d.options.queuedPublishes = 2;
        d.options.queuedPublishBytes = 2000;
        QVERIFY(!d.configure());
        d.publish(1, 1, "1");
        QCOMPARE(d.told(), "#1 Queued");
        QCOMPARE(d.find<QueueChanged>()->messages, 1);
        d.publish(2, 0, "2", QByteArray(2000, 'x'));
        QCOMPARE(d.told(), "#2 Dropped 0x97");
        d.publish(3, 0, "3");
        d.publish(4, 2, "4");
        QCOMPARE(d.told(), "#4 Dropped 0x97");
        d.session.cancelQueued(PublishToken{1});
        d.take();
        QCOMPARE(d.told(), "#1 Dropped");
        d.session.cancelQueued(PublishToken{1});
        d.take();
        QCOMPARE(d.told(), "");
        d.publish(5, 1, "5");
        d.accept();
        QCOMPARE(d.sent(), "PUBLISH q0 3=x, PUBLISH 1 q1 5=x");
        QCOMPARE(d.find<QueueChanged>()->messages, 0);
        QCOMPARE(d.session.queuedPublishBytes(), 0);
    }

    void longQueueGoesOutInPortions()
    {
        SessionDriver d;
        d.options.queuedPublishBytes = 64 * 1024 * 1024;
        QVERIFY(!d.configure());
        for (int i = 1; i <= 4; ++i)
            d.publish(quint64(i), i == 4 ? 1 : 0, "t", QByteArray(700 * 1024, 'x'));
        d.accept();
        QCOMPARE(d.sentPackets().size(), 2U);
        QVERIFY(d.session.hasMoreToSend());
        d.publish(5, 0, "late");
        QVERIFY(d.told().startsWith("#5 Queued")); // no overtaking
        d.session.sendMore(d.now);
        d.take();
        QCOMPARE(d.sentPackets().size(), 2U);
        d.session.sendMore(d.now);
        d.take();
        QCOMPARE(d.sent(), "PUBLISH q0 late=x");
        QVERIFY(!d.session.hasMoreToSend());
    }

    void congestionHoldsBackPublishesOnly()
    {
        SessionDriver d;
        d.accept();
        d.session.setCongested(true, d.now);
        d.publish(1, 0, "1");
        d.publish(2, 1, "2");
        QCOMPARE(d.sent(), "");
        d.subscribe({{.topicFilter = "s"}});
        QCOMPARE(d.sent(), "SUBSCRIBE 1 s:0");
        d.session.setCongested(false, d.now);
        d.take();
        QCOMPARE(d.sent(), "PUBLISH q0 1=x, PUBLISH 2 q1 2=x");
    }

    void discardingEndsEverything()
    {
        SessionDriver d;
        d.accept({.properties = {.receiveMaximum = 1}});
        d.publish(1, 2, "1");
        d.publish(2, 2, "2");
        d.session.discardPublishes();
        d.take();
        QCOMPARE(d.told(), "#2 Dropped, #1 Unknown");
        d.receive(pubrec(1)); // the handshake goes on, unseen
        QCOMPARE(d.sent(), "PUBREL 1");
        d.receive(pubcomp(1));
        QVERIFY(d.told().startsWith("roundtrip"));
        d.publish(3, 1, "3");
        d.lose();
        d.session.discardPublishes();
        d.take();
        QCOMPARE(d.told(), "#3 Unknown");
    }
};

QTEST_GUILESS_MAIN(TestSessionPublish)
#include "tst_sessionpublish.moc"
