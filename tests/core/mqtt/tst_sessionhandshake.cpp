// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessiondriver.h"

#include <QTest>

using namespace mqtt;
using namespace std::chrono_literals;

namespace {

constexpr auto V31 = ProtocolVersion::Mqtt31;
constexpr auto V311 = ProtocolVersion::Mqtt311;
constexpr auto V5 = ProtocolVersion::Mqtt5;

} // namespace

class TestSessionHandshake : public QObject {
    Q_OBJECT

private slots:
    void everyFieldOfConnectGoesOut()
    {
        SessionDriver d;
        ConnectPacket &c = d.options.connect;
        c.keepAlive = 17;
        c.userName = "user";
        c.password = QByteArray("\0secret", 7);
        c.will = Will{.topic = "w", .payload = "gone", .qos = QoS::ExactlyOnce, .retain = true};
        c.will->properties = {.payloadFormat = PayloadFormat::Utf8,
                              .messageExpiryInterval = 5,
                              .contentType = "t",
                              .responseTopic = "r",
                              .correlationData = "c",
                              .willDelayInterval = 7};
        c.will->properties.userProperties = {{"k", "1"}, {"k", "2"}};
        c.properties = {.sessionExpiryInterval = 9,
                        .authenticationMethod = "m",
                        .authenticationData = "d",
                        .requestProblemInformation = false,
                        .requestResponseInformation = true,
                        .receiveMaximum = 10,
                        .topicAliasMaximum = 11,
                        .maximumPacketSize = 1200};
        c.properties.userProperties = {{"a", "b"}};
        d.open();
        QCOMPARE(d.sentPackets().size(), 1U);
        QVERIFY(std::get<ConnectPacket>(d.sentPackets()[0]) == c);
    }

    void olderVersionsLeaveOutWhatTheyCannotSay_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("3.1") << 3;
        QTest::newRow("3.1.1") << 4;
    }
    void olderVersionsLeaveOutWhatTheyCannotSay()
    {
        QFETCH(int, version);
        SessionDriver d(static_cast<ProtocolVersion>(version));
        d.options.connect.will = Will{.topic = "w", .properties = {.willDelayInterval = 3}};
        d.options.connect.properties.sessionExpiryInterval = 100;
        d.open();
        const auto sent = std::get<ConnectPacket>(d.sentPackets().at(0));
        QCOMPARE(int(sent.version), version);
        QVERIFY(sent.properties.isEmpty());
        QVERIFY(sent.will->properties.isEmpty());
    }

    void optionsThatCannotBeWrittenAreRefused()
    {
        SessionDriver d(V311);
        d.options.connect.password = "only";
        QCOMPARE(d.configure()->reason, ReasonCode::MalformedPacket);
        SessionDriver e(V311); // [MQTT-3.1.3-7]
        e.options.connect.clientId.clear();
        QCOMPARE(e.configure()->reason, ReasonCode::ClientIdentifierNotValid);
        e.options.connect.cleanStart = true;
        QVERIFY(!e.configure());
    }

    void ourReceiveMaximumIsCapped()
    {
        SessionDriver d;
        d.options.inflightReceived = 30;
        d.open();
        QCOMPARE(std::get<ConnectPacket>(d.sentPackets()[0]).properties.receiveMaximum, 30);
    }

    void brokerInfoHasDefaults()
    {
        SessionDriver d;
        d.accept();
        const auto *connected = d.find<SessionConnected>();
        QVERIFY(connected);
        BrokerInfo expected;
        expected.clientId = "me";
        expected.keepAlive = 60s;
        expected.sessionExpirySeconds = 3600;
        QVERIFY(connected->broker == expected);
        QCOMPARE(d.session.phase(), Session::Phase::Connected);
    }

    void brokerInfoHasWhatConnackSays()
    {
        SessionDriver d;
        ConnackPacket connack;
        connack.properties = {.sessionExpiryInterval = 5,
                              .assignedClientIdentifier = "given",
                              .serverKeepAlive = 2,
                              .responseInformation = "resp",
                              .receiveMaximum = 3,
                              .topicAliasMaximum = 4,
                              .maximumQoS = QoS::AtLeastOnce,
                              .retainAvailable = false,
                              .maximumPacketSize = 50,
                              .wildcardSubscriptionAvailable = false,
                              .subscriptionIdentifierAvailable = false,
                              .sharedSubscriptionAvailable = false};
        d.accept(connack);
        const BrokerInfo info = *d.session.broker();
        QVERIFY(info.connack == connack);
        QCOMPARE(info.clientId, "given");
        QCOMPARE(info.keepAlive, 2s);
        QCOMPARE(info.sessionExpirySeconds, 5U);
        QCOMPARE(info.receiveMaximum, 3);
        QCOMPARE(info.topicAliasMaximum, 4);
        QCOMPARE(info.maximumQoS, QoS::AtLeastOnce);
        QVERIFY(!info.retainAvailable);
        QCOMPARE(info.maximumPacketSize, 50U);
        QVERIFY(!info.wildcardSubscriptionAvailable);
        QVERIFY(!info.subscriptionIdentifiersAvailable);
        QVERIFY(!info.sharedSubscriptionAvailable);
    }

    void assignedIdIsUsedToResume()
    {
        SessionDriver d;
        d.options.connect.clientId.clear();
        d.accept({.properties = {.assignedClientIdentifier = "given"}});
        d.reconnect(true);
        QCOMPARE(d.told(), "connected resumed");
        d.lose();
        d.open();
        QCOMPARE(d.sent(), "CONNECT v5 given");
    }

    // [MQTT-3.2.2-4]
    void presentSessionThatCannotBeOurs()
    {
        SessionDriver clean;
        clean.options.connect.cleanStart = true;
        clean.accept({.sessionPresent = true});
        QCOMPARE(clean.told(), "closed ProtocolError 0x82");
        QCOMPARE(clean.sent(), "DISCONNECT 0x82");

        SessionDriver unnamed;
        unnamed.options.connect.clientId.clear();
        unnamed.accept({.sessionPresent = true});
        QCOMPARE(unnamed.told(), "closed ProtocolError 0x82");

        SessionDriver resuming; // the broker kept it from an earlier run of the program
        resuming.accept({.sessionPresent = true});
        QCOMPARE(resuming.told(), "connected resumed");
    }

    void refusalIsExposed() // [MQTT-4.13.2-1]
    {
        SessionDriver d;
        d.accept({.reasonCode = ReasonCode::UseAnotherServer,
                  .properties = {.serverReference = "there", .reasonString = "busy"}});
        QCOMPARE(d.told(), "closed ConnackRefused 0x9C");
        QCOMPARE(d.sent(), "");
        QCOMPARE(d.transport(), TransportAction::Close);
        const auto closed = *d.find<SessionClosed>();
        QVERIFY(closed.beforeConnack);
        QCOMPARE(closed.reasonString, "busy");
        QCOMPARE(closed.serverReference, "there");
        QCOMPARE(d.session.phase(), Session::Phase::Offline);
    }

    void olderReturnCodesAreMapped_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("1") << 1 << QByteArray("0x84");
        QTest::newRow("2") << 2 << QByteArray("0x85");
        QTest::newRow("3") << 3 << QByteArray("0x88");
        QTest::newRow("4") << 4 << QByteArray("0x86");
        QTest::newRow("5") << 5 << QByteArray("0x87");
    }
    void olderReturnCodesAreMapped()
    {
        QFETCH(int, code);
        QFETCH(QByteArray, expected);
        for (const ProtocolVersion version : {V311, V5}) { // also as the answer to MQTT 5
            SessionDriver d(version);
            d.open();
            d.receiveBytes(QByteArray("\x20\x02\x00", 3) + char(code));
            QCOMPARE(d.told(), QByteArray("closed ConnackRefused " + expected));
        }
    }

    void fallsBackWhenRefused_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("0x84") << QByteArray::fromHex("2003008400");
        QTest::newRow("3.1.1 code 1") << QByteArray::fromHex("20020001");
        QTest::newRow("3.1.1 success") << QByteArray::fromHex("20020000");
    }
    void fallsBackWhenRefused()
    {
        QFETCH(QByteArray, answer);
        SessionDriver d;
        d.options.fallBackTo311 = true;
        d.open();
        d.receiveBytes(answer);
        QVERIFY(d.find<SessionClosed>()->tryOlderVersion);
        d.accept();
        QCOMPARE(d.told(), "connected");
        QVERIFY(d.session.broker()->fellBack);
        QCOMPARE(d.session.broker()->version, V311);
        d.lose();
        d.open(); // it is known now
        QCOMPARE(d.sent(), "CONNECT v4 me");
        d.receive(ConnackPacket{.reasonCode = ReasonCode::UnsupportedProtocolVersion});
        QCOMPARE(d.told(), "closed ConnackRefused 0x84"); // once is enough
    }

    void fallsBackWhenClosedWithoutAWord()
    {
        SessionDriver d;
        d.options.fallBackTo311 = true;
        d.open();
        d.lose();
        QCOMPARE(d.told(), "closed TransportClosed older");
        d.open();
        QCOMPARE(d.sent(), "CONNECT v4 me");
        d.lose(); // no better: it was not the version
        QCOMPARE(d.told(), "closed TransportClosed");
        d.open();
        QCOMPARE(d.sent(), "CONNECT v5 me");
        d.receive(ConnackPacket());
        d.lose();
        d.open();
        d.lose(); // it does speak MQTT 5
        QCOMPARE(d.told(), "closed TransportClosed");
    }

    void doesNotFallBackOtherwise()
    {
        SessionDriver d; // not wanted
        d.open();
        d.lose();
        QCOMPARE(d.told(), "closed TransportClosed");
        SessionDriver e; // our own timeout says nothing about versions
        e.options.fallBackTo311 = true;
        e.open();
        e.lose(false);
        QCOMPARE(e.told(), "closed TransportClosed");
        SessionDriver f;
        f.options.fallBackTo311 = true;
        f.accept({.reasonCode = ReasonCode::BadUserNameOrPassword});
        QCOMPARE(f.told(), "closed ConnackRefused 0x86");
    }

    void fallbackMayMakeTheOptionsImpossible()
    {
        SessionDriver d;
        d.options.fallBackTo311 = true;
        d.options.connect.password = "only";
        d.open();
        d.receiveBytes(QByteArray::fromHex("20020001"));
        d.open();
        QCOMPARE(d.sent(), "");
        QCOMPARE(d.told(), "closed InvalidOptions");
    }

    void violations_data()
    {
        QTest::addColumn<bool>("connected");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, bool connected, const char *hex, const char *code) {
            QTest::newRow(name) << connected << QByteArray::fromHex(hex) << QByteArray(code);
        };
        row("PUBLISH before CONNACK [MQTT-3.2.0-1]", false, "300400016100", "0x82");
        row("PINGRESP before CONNACK", false, "d000", "0x82");
        row("second CONNACK [MQTT-3.2.0-2]", true, "2003000000", "0x82");
        row("CONNECT", true, "100d00044d5154540502003c00000000", "0x82");
        row("SUBSCRIBE", true, "82070001000001 6100", "0x82");
        row("UNSUBSCRIBE", true, "a2060001000001 61", "0x82");
        row("PINGREQ", true, "c000", "0x82");
        row("packet type 0", true, "0000", "0x81");
        row("short CONNACK with bad flags", false, "20020200", "0x81");
        row("CONNACK flags [MQTT-3.2.2-1]", false, "2003020000", "0x81");
        row("unknown CONNACK code [MQTT-3.2.2-8]", false, "2003007f00", "0x82");
        row("receive maximum 0 [MQTT-4.9.0-1]", false, "2006000003210000", "0x82");
        row("AUTH unasked [MQTT-4.12.0-6]", true, "f006180415 00016d", "0x82");
        row("DISCONNECT with expiry [MQTT-3.14.2-2]", true, "e007000511000000 01", "0x82");
        row("DISCONNECT 0x04", true, "e00104", "0x82");
        row("PUBREL flags [MQTT-3.6.1-1]", true, "60020001", "0x81");
        row("frame too long", true, "30ffffffff7f", "0x81");
    }
    void violations()
    {
        QFETCH(bool, connected);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, code);
        SessionDriver d;
        if (connected)
            d.accept();
        else
            d.open();
        d.receiveBytes(bytes);
        QCOMPARE(d.told(), QByteArray("closed ProtocolError " + code));
        QCOMPARE(d.sent(), QByteArray("DISCONNECT " + code));
        QCOMPARE(d.transport(), TransportAction::Close);
        d.receiveBytes(QByteArray::fromHex("300400016100")); // [MQTT-3.14.4-1] [MQTT-3.14.4-2]
        QVERIFY(d.sent().isEmpty() && d.told().isEmpty() && !d.batch());
    }

    void olderVersionsCloseWithoutDisconnect()
    {
        SessionDriver d(V311);
        d.accept();
        d.receiveBytes(QByteArray::fromHex("c000"));
        QCOMPARE(d.told(), "closed ProtocolError 0x82");
        QCOMPARE(d.sent(), "");
        SessionDriver e(V311); // no DISCONNECT from servers there
        e.accept();
        e.receiveBytes(QByteArray::fromHex("e000"));
        QCOMPARE(e.told(), "closed ProtocolError 0x82");
    }

    void tooLargePacketFromTheBroker()
    {
        SessionDriver d;
        d.accept();
        FrameReader reader(100);
        reader.append(QByteArray::fromHex("307f"));
        d.session.receive(reader, d.now, 0);
        d.take();
        QCOMPARE(d.sent(), "DISCONNECT 0x95");
    }

    void serverDisconnects()
    {
        SessionDriver d;
        d.accept();
        d.receive(DisconnectPacket{.reasonCode = ReasonCode::SessionTakenOver,
                                   .properties = {.reasonString = "you"}});
        QCOMPARE(d.told(), "closed ServerDisconnect 0x8E");
        QCOMPARE(d.find<SessionClosed>()->reasonString, "you");
        QCOMPARE(d.sent(), "");
    }

    void userDisconnects()
    {
        SessionDriver five;
        five.accept();
        five.disconnect();
        QCOMPARE(five.sent(), "DISCONNECT");
        QCOMPARE(five.told(), "closed UserRequest");
        SessionDriver will;
        will.accept();
        will.disconnect(true);
        QCOMPARE(will.sent(), "DISCONNECT 0x04");
        QCOMPARE(will.transport(), TransportAction::Close);
        SessionDriver old(V311);
        old.accept();
        old.disconnect(true); // an abrupt end is how to have the will sent
        QCOMPARE(old.sent(), "");
        QCOMPARE(old.transport(), TransportAction::Abort);
        old.disconnect();
        QVERIFY(old.told().isEmpty());
    }

    // [MQTT-3.1.2-29]
    void problemInformationUnasked()
    {
        SessionDriver d;
        d.options.connect.properties.requestProblemInformation = false;
        d.accept();
        d.publish(1, 1);
        d.receive(PubackPacket{.packetIdentifier = PacketIdentifier{1},
                               .properties = {.reasonString = "why"}});
        QCOMPARE(d.told(), "closed ProtocolError 0x82");
    }

    void version31TrustsTheBrokerToResume()
    {
        SessionDriver d(V31);
        d.accept();
        d.publish(1, 1);
        d.reconnect(false);
        QCOMPARE(d.sent(), "PUBLISH 1 q1 dup a=x");
    }
};

QTEST_GUILESS_MAIN(TestSessionHandshake)
#include "tst_sessionhandshake.moc"
