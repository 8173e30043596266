// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/broker/versionrows.h"
#include "support/sessiondriver.h"

using namespace mqtt;
using namespace std::chrono_literals;

namespace {

PacketIdentifier id(quint16 number)
{
    return PacketIdentifier{number};
}
PublishPacket message(int qos, quint16 number, const QByteArray &payload = "x")
{
    return {.qos = QoS(qos), .topic = "a", .packetIdentifier = id(number), .payload = payload};
}
bool tells(ProtocolVersion version) // whether the broker had kept the session
{
    return version != ProtocolVersion::Mqtt31;
}

} // namespace

// What a client owes the broker in every version, once for each.
class TestSessionVersions : public QObject {
    Q_OBJECT

private slots:
    void connectComesFirst_data()
    {
        addVersionRows("[MQTT-3.1.0-1] [MQTT-3.1.3-2]", "[MQTT-3.1.0-1] [MQTT-3.1.3-2]", "[31-a]");
    }
    void connectComesFirst()
    {
        QFETCH(ProtocolVersion, version);
        SessionDriver d(version);
        QVERIFY(!d.configure(false));
        d.publish(1, 1);
        d.publish(2, 0);
        d.subscribe({{.topicFilter = "s"}});
        QCOMPARE(d.sent(), "");
        d.open();
        QCOMPARE(d.sent(), "CONNECT v" + QByteArray::number(int(version)) + " me");
        d.receive(ConnackPacket());
        d.lose();
        d.options.connect.clientId = "other"; // another session: nothing of the first
        QVERIFY(!d.configure(false));
        QCOMPARE(d.told(), "#1 Unknown");
        d.open();
        QCOMPARE(d.sent(), "CONNECT v" + QByteArray::number(int(version)) + " other");
        d.receive(ConnackPacket());
        QVERIFY(!d.sent().contains("PUBLISH"));
    }

    void emptyClientId() // [31-b]
    {
        SessionDriver d(ProtocolVersion::Mqtt31);
        d.options.connect.clientId.clear();
        d.options.connect.cleanStart = true;
        QCOMPARE(d.configure()->reason, ReasonCode::ClientIdentifierNotValid);
    }

    void atMostOnce_data() { addVersionRows("[MQTT-4.3.1-1]", "[MQTT-4.3.1-1]", "[31-i]"); }
    void atMostOnce()
    {
        QFETCH(ProtocolVersion, version);
        SessionDriver d(version);
        d.accept();
        d.publish(1, 0);
        QCOMPARE(d.sent(), "PUBLISH q0 a=x");
        d.reconnect(tells(version));
        QCOMPARE(d.sent(), "");
    }

    void atLeastOnce_data()
    {
        addVersionRows("[MQTT-4.3.2-1..3] [MQTT-3.3.1-1] [MQTT-4.1.0-1]",
                       "[MQTT-4.3.2-1] [MQTT-2.3.1-2] [MQTT-2.3.1-3] [MQTT-3.3.1-1] [MQTT-4.1.0-1]",
                       "[31-i]");
    }
    void atLeastOnce()
    {
        QFETCH(ProtocolVersion, version);
        SessionDriver d(version);
        d.accept();
        d.publish(1, 1);
        QCOMPARE(d.sent(), "PUBLISH 1 q1 a=x");
        d.publish(2, 1);
        QCOMPARE(d.sent(), "PUBLISH 2 q1 a=x");
        d.receive(PubackPacket{.packetIdentifier = id(2)});
        d.reconnect(tells(version));
        QCOMPARE(d.sent(), "PUBLISH 1 q1 dup a=x");
        d.receive(PubackPacket{.packetIdentifier = id(1)});
        QVERIFY(d.told().startsWith("#1 Confirmed"));
        d.reconnect(tells(version));
        QCOMPARE(d.sent(), "");
        // All identifiers are free again, also those that were used.
        if (version != ProtocolVersion::Mqtt311)
            return; // tst_sessionpublish does the same for 5.0
        for (quint64 token = 3; token < 3 + 65535; ++token) {
            d.publish(token, 1);
            d.receive(
                PubackPacket{.packetIdentifier
                             = std::get<PublishPacket>(d.sentPackets().at(0)).packetIdentifier});
            const QByteArray confirmed = '#' + QByteArray::number(token) + " Confirmed";
            QVERIFY(d.told().startsWith(confirmed));
        }
    }

    void exactlyOnce_data()
    {
        addVersionRows("[MQTT-4.3.3-1..6] [MQTT-4.4.0-1] [MQTT-4.6.0-1] [MQTT-4.6.0-4]",
                       "[MQTT-4.3.3-1] [MQTT-4.4.0-1] [MQTT-4.6.0-1] [MQTT-4.6.0-4]", "[31-i]");
    }
    void exactlyOnce()
    {
        QFETCH(ProtocolVersion, version);
        SessionDriver d(version);
        d.accept();
        d.publish(1, 2);
        QCOMPARE(d.sent(), "PUBLISH 1 q2 a=x");
        d.publish(2, 2);
        QCOMPARE(d.sent(), "PUBLISH 2 q2 a=x");
        d.publish(3, 2);
        d.receive(PubrecPacket{.packetIdentifier = id(2)});
        QCOMPARE(d.sent(), "PUBREL 2");
        d.receive(PubrecPacket{.packetIdentifier = id(1)});
        QCOMPARE(d.sent(), "PUBREL 1");
        d.pass(1h); // nothing on a living connection
        QVERIFY(!d.sent().contains("PUB"));
        d.reconnect(tells(version));
        QCOMPARE(d.sent(), "PUBREL 2, PUBREL 1, PUBLISH 3 q2 dup a=x");
        d.receive(PubcompPacket{.packetIdentifier = id(2)});
        QVERIFY(d.told().startsWith("#2 Confirmed"));
        d.reconnect(tells(version));
        QCOMPARE(d.sent(), "PUBREL 1, PUBLISH 3 q2 dup a=x");
    }

    void receiving_data()
    {
        addVersionRows("[MQTT-4.3.2-4..5] [MQTT-4.3.3-8] [MQTT-4.3.3-10..12] [MQTT-3.3.4-1]"
                       " [MQTT-4.5.0-2] [MQTT-4.6.0-2..3]",
                       "[MQTT-4.3.2-2] [MQTT-4.3.3-2] [MQTT-3.3.4-1] [MQTT-2.3.1-6] [MQTT-4.5.0-2]"
                       " [MQTT-4.6.0-2..3]",
                       "[31-f] [31-i]");
    }
    void receiving()
    {
        QFETCH(ProtocolVersion, version);
        SessionDriver d(version);
        d.accept(); // nobody subscribed to anything
        d.receive(
            {message(1, 65535), message(2, 7), message(1, 255), message(2, 256), message(0, 0)});
        QCOMPARE(d.delivered(), "a=x, a=x, a=x, a=x, a=x");
        QCOMPARE(d.sent(), "PUBACK 65535, PUBREC 7, PUBACK 255, PUBREC 256");
        PublishPacket again = message(2, 7);
        again.duplicate = true;
        d.receive({message(1, 65535, "new"), again});
        QCOMPARE(d.delivered(), "a=new");
        QCOMPARE(d.sent(), "PUBACK 65535, PUBREC 7");
        d.receive(PubrelPacket{.packetIdentifier = id(7)});
        QCOMPARE(d.sent(), "PUBCOMP 7");
        d.receive(message(2, 7, "new"));
        QCOMPARE(d.delivered(), "a=new");
    }

    void duplicateFlagIsNotCopied() // [MQTT-3.3.1-3]
    {
        SessionDriver d;
        d.accept();
        PublishPacket packet = message(1, 1);
        packet.duplicate = true;
        d.receive(packet);
        d.publish(1, 1); // the same topic and identifier the other way
        QCOMPARE(d.sent(), "PUBLISH 1 q1 a=x");
    }

    void expiryAfterSending() // [MQTT-4.3.3-7] [MQTT-4.3.3-13]
    {
        SessionDriver d;
        d.accept();
        d.publish(1,
                  {.topic = "a",
                   .payload = "x",
                   .qos = QoS::ExactlyOnce,
                   .properties = {.messageExpiryInterval = 1}});
        PublishPacket packet = message(2, 9);
        packet.properties.messageExpiryInterval = 1;
        d.receive(packet);
        QCOMPARE(d.sent(), "PUBREC 9");
        d.pass(1h);
        d.reconnect(true);
        QCOMPARE(d.sent(), "PUBLISH 1 q2 dup a=x");
        d.receive(PubrelPacket{.packetIdentifier = id(9)});
        QCOMPARE(d.sent(), "PUBCOMP 9");
    }

    // Nothing in them could be left out to make them smaller.
    // [MQTT-3.4.2-2..3] [MQTT-3.5.2-2..3] [MQTT-3.6.2-2..3] [MQTT-3.7.2-2..3] [MQTT-3.14.2-3..4]
    void answersAreAsSmallAsTheyCanBe()
    {
        constexpr int most = 8;
        SessionDriver d;
        d.accept({.properties = {.maximumPacketSize = most}});
        d.receive({message(1, 1), message(2, 2), PubrelPacket{.packetIdentifier = id(2)},
                   PubrelPacket{.packetIdentifier = id(3)},
                   PubrecPacket{.packetIdentifier = id(4)}});
        QCOMPARE(d.sent(), "PUBACK 1, PUBREC 2, PUBCOMP 2, PUBCOMP 3 0x92, PUBREL 4 0x92");
        const auto isBare = [](const Packet &packet) {
            return encode(packet, ProtocolVersion::Mqtt5)->size() <= 6
                && std::visit(
                       [](const auto &p) {
                           if constexpr (requires { p.properties; })
                               return p.properties.isEmpty();
                           return true;
                       },
                       packet);
        };
        static_assert(most > 6);
        for (const Packet &packet : d.sentPackets())
            QVERIFY(isBare(packet));
        d.receive(ConnackPacket());
        QCOMPARE(d.sent(), "DISCONNECT 0x82");
        QVERIFY(isBare(d.sentPackets().at(0)));
    }

    void cleanStart_data()
    {
        addVersionRows("[MQTT-3.1.2-4]", "[MQTT-3.1.2-6] [MQTT-4.1.0-2]", "[31-k]");
    }
    void cleanStart()
    {
        QFETCH(ProtocolVersion, version);
        SessionDriver d(version);
        d.options.connect.cleanStart = true;
        d.accept();
        d.publish(1, 1);
        d.receive(message(2, 5));
        d.pass(1h); // as long as the connection
        d.receive(PubackPacket{.packetIdentifier = id(1)});
        QVERIFY(d.told().contains("#1 Confirmed"));
        d.receive(message(2, 5));
        QCOMPARE(d.delivered(), "");
        d.publish(2, 1);
        d.lose();
        QVERIFY(d.told().contains("#2 Unknown"));
        d.accept();
        QCOMPARE(d.sent(), "");
        d.receive(message(2, 5));
        QCOMPARE(d.delivered(), "a=x");
    }

    void keepAlive_data() { addVersionRows("[MQTT-3.1.2-20]", "[MQTT-3.1.2-23]", "[31-h]"); }
    void keepAlive()
    {
        QFETCH(ProtocolVersion, version);
        SessionDriver d(version);
        d.options.connect.keepAlive = 10;
        d.accept();
        for (int i = 0; i < 3; ++i) {
            d.pass(9s);
            QCOMPARE(d.sent(), "PINGREQ");
            d.receive(PingrespPacket());
        }
    }

    void disconnect_data() { addVersionRows("[MQTT-3.14.4-1..2]", "[MQTT-3.14.4-1..2]", "[31-i]"); }
    void disconnect()
    {
        QFETCH(ProtocolVersion, version);
        SessionDriver d(version);
        d.accept();
        d.disconnect();
        QCOMPARE(d.sent(), "DISCONNECT");
        QCOMPARE(d.transport(), TransportAction::Close);
        d.publish(1, 1);
        d.subscribe({{.topicFilter = "s"}});
        QCOMPARE(d.sent(), "");
        d.pass(1h);
        QCOMPARE(d.sent(), "");
    }

    void byteOrderMarkIsPartOfTheTopic_data()
    {
        addVersionRows("[MQTT-1.5.4-3]", "[MQTT-1.5.3-3]", "[31-i]");
    }
    void byteOrderMarkIsPartOfTheTopic()
    {
        QFETCH(ProtocolVersion, version);
        SessionDriver d(version);
        d.accept();
        d.publish(1, 0, "\xEF\xBB\xBFt");
        QCOMPARE(d.sent(), "PUBLISH q0 \xEF\xBB\xBFt=x");
        d.receive(PublishPacket{.topic = "\xEF\xBB\xBFt", .payload = "x"});
        QCOMPARE(d.delivered(), "\xEF\xBB\xBFt=x");
    }
};

QTEST_GUILESS_MAIN(TestSessionVersions)
#include "tst_sessionversions.moc"
