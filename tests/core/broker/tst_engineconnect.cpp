// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/broker/versionrows.h"
#include "support/enginedriver.h"

using namespace broker;
using namespace mqtt;
using namespace std::chrono_literals;

// Who is let in, and what those are told who are not.
namespace {

using Peer = EngineDriver::Peer;

QByteArray connackBytes(const Peer &peer)
{
    return peer.frames.isEmpty() ? QByteArray() : peer.frames.front().toHex(' ');
}

} // namespace

class TestEngineConnect : public QObject {
    Q_OBJECT

private slots:
    void accepts_data()
    {
        addVersionRows("[MQTT-3.1.4-5] [MQTT-3.2.0-1] [MQTT-3.2.2-1] [MQTT-3.2.2-2] [MQTT-3.1.2-28]"
                       " [MQTT-4.12.0-6]",
                       "[MQTT-3.1.4-4] [MQTT-3.2.2-1]", "[31-a] [31-c]");
    }
    void accepts()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &peer = d.connect({.version = version, .clientId = "a"});
        QCOMPARE(peer.packets.size(), 1U);
        const auto &connack = std::get<ConnackPacket>(peer.packets.front());
        QCOMPARE(connack.reasonCode, ReasonCode::Success);
        QVERIFY(!connack.sessionPresent);
        QVERIFY(!connack.properties.responseInformation);
        QVERIFY(!connack.properties.authenticationMethod);
        if (version != ProtocolVersion::Mqtt5)
            QCOMPARE(connackBytes(peer), "20 02 00 00");
        QVERIFY(peer.isOpen());
    }

    void saysWhatItCanDo()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.maximumQoS = QoS::AtLeastOnce;
        options.retainAvailable = false;
        options.wildcardsAvailable = false;
        options.sharedAvailable = false;
        options.limits.longestSessionExpiry = 100s;
        EngineDriver d(options);
        ConnectPacket packet{.clientId = "a"};
        packet.properties.sessionExpiryInterval = 5000;
        packet.properties.requestResponseInformation = true;
        const Peer &peer = d.connect(packet);
        const Properties &properties = peer.find<ConnackPacket>()->properties;
        QCOMPARE(properties.maximumQoS, std::optional(QoS::AtLeastOnce)); // [MQTT-3.2.2-9]
        QCOMPARE(properties.retainAvailable, std::optional(false));
        QCOMPARE(properties.wildcardSubscriptionAvailable, std::optional(false));
        QCOMPARE(properties.sharedSubscriptionAvailable, std::optional(false));
        QCOMPARE(properties.sessionExpiryInterval, std::optional<quint32>(100));
        QCOMPARE(properties.responseInformation, std::optional<QByteArray>("response/a"));
        QCOMPARE(properties.receiveMaximum, std::optional<quint16>(1000));
        QCOMPARE(properties.topicAliasMaximum, std::optional<quint16>(64));
        QCOMPARE(properties.maximumPacketSize, std::optional<quint32>(16 * 1024 * 1024));
    }

    void clientIds_data()
    {
        addVersionRows("[MQTT-3.1.3-5] [MQTT-3.1.3-8]", "[MQTT-3.1.3-5] [MQTT-3.1.3-9]", "[31-b]");
    }
    void clientIds()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        for (const QByteArray &id :
             {QByteArray("x"), QByteArray("0123456789abcdefghijklm"),
              QByteArray("nopqrstuvwxyzABCDEFGHIJ"), QByteArray("KLMNOPQRSTUVWXYZ")})
            QCOMPARE(d.connect({.version = version, .clientId = id}).take(), "CONNACK");
        Peer &tooLong = d.connect({.version = version, .clientId = QByteArray(1025, 'x')});
        QCOMPARE(tooLong.take(), "CONNACK 0x85, closed");
    }

    void assignsClientIds() // [MQTT-3.1.3-6] [MQTT-3.1.3-7] [MQTT-3.2.2-16]
    {
        EngineDriver d;
        ConnectPacket packet;
        packet.properties.sessionExpiryInterval = 100;
        Peer &one = d.connect(packet);
        Peer &two = d.connect(packet);
        const auto first = one.find<ConnackPacket>()->properties.assignedClientIdentifier;
        const auto second = two.find<ConnackPacket>()->properties.assignedClientIdentifier;
        QVERIFY(first && second && *first != *second);
        d.lose(one);
        packet.cleanStart = false;
        packet.clientId = *first;
        Peer &again = d.connect(packet);
        QVERIFY(!again.find<ConnackPacket>()->properties.assignedClientIdentifier);
        QCOMPARE(again.take(), "CONNACK present");
    }

    void emptyClientIdsOf3()
    {
        EngineDriver d;
        const QByteArray clean31 = QByteArray::fromHex("100e00064d51497364700302003c0000");
        const QByteArray clean311 = QByteArray::fromHex("100c00044d5154540402003c0000");
        const QByteArray stored311 = QByteArray::fromHex("100c00044d5154540400003c0000");
        Peer &one = d.open(ProtocolVersion::Mqtt311); // [MQTT-3.1.3-6]
        Peer &two = d.open(ProtocolVersion::Mqtt311);
        d.sendBytes(one, clean311);
        d.sendBytes(two, clean311);
        QCOMPARE(one.take() + ", " + two.take(), "CONNACK, CONNACK");
        QVERIFY(one.isOpen());
        Peer &three = d.open(ProtocolVersion::Mqtt311); // [MQTT-3.1.3-8] [MQTT-3.2.2-5]
        d.sendBytes(three, stored311);
        QCOMPARE(connackBytes(three), "20 02 00 02");
        QCOMPARE(three.take(), "CONNACK 0x85, closed");
        Peer &four = d.open(ProtocolVersion::Mqtt31); // [31-b]
        d.sendBytes(four, clean31);
        QCOMPARE(four.take(), "CONNACK 0x85, closed");
    }

    void credentials_data()
    {
        addVersionRows("[MQTT-3.1.4-2] [MQTT-3.2.2-6] [MQTT-3.2.2-7]",
                       "[MQTT-3.2.2-4] [MQTT-3.2.2-5]", "[31-g]");
    }
    void credentials()
    {
        QFETCH(ProtocolVersion, version);
        BrokerOptions options = EngineDriver::quiet();
        options.userName = "tom";
        options.password = "secret";
        EngineDriver d(options);
        ConnectPacket packet{.version = version, .clientId = "a"};
        QCOMPARE(d.connect(packet).take(), "CONNACK 0x86, closed");
        packet.userName = "tom";
        packet.password = "wrong";
        QCOMPARE(d.connect(packet).take(), "CONNACK 0x86, closed");
        packet.password = "secret";
        QCOMPARE(d.connect(packet).take(), "CONNACK");
        QCOMPARE(d.engine.statistics(d.now).refusedConnections, 2U);
    }

    void unsupportedVersions_data()
    {
        QTest::addColumn<QByteArray>("frame");
        const auto row = [](const char *name, const char *hex) {
            QTest::newRow(name) << QByteArray::fromHex(hex);
        };
        row("[MQTT-3.1.2-2] level 0", "100d00044d5154540002003c000161");
        row("[MQTT-3.1.2-2] level 1", "100d00044d5154540102003c000161");
        row("[MQTT-3.1.2-2] level 6", "100d00044d5154540602003c000161");
        row("[MQTT-3.1.2-2] level 255", "100d00044d515454ff02003c000161");
        row("[MQTT-3.1.2-1] MQTX", "100d00044d5154580402003c000161");
        row("[31-j] MQIsdp with 4", "100f00064d51497364700402003c000161");
    }
    void unsupportedVersions()
    {
        QFETCH(QByteArray, frame);
        EngineDriver d;
        Peer &peer = d.open(ProtocolVersion::Mqtt311);
        d.sendBytes(peer, frame);
        QCOMPARE(connackBytes(peer), "20 02 00 01");
        QVERIFY(!peer.isOpen());
    }

    void refusalsEndIt_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const char *name, const char *hex, const char *answer) {
            QTest::newRow(name) << QByteArray(hex) << QByteArray(answer);
        };
        row("[MQTT-3.1.2-3] 5.0 reserved flag", "100e00044d5154540503003c00000161",
            "CONNACK 0x81, closed");
        row("[MQTT-3.1.4-1] [MQTT-3.14.0-1] 5.0 truncated", "100b00044d5154540502003c00",
            "CONNACK 0x81, closed");
        row("[MQTT-3.1.4-1] [MQTT-3.1.2-3] 3.1.1 reserved flag", "100d00044d5154540403003c000161",
            "closed");
        row("[MQTT-4.12.0-1] [MQTT-4.12.0-4] 5.0 unknown method",
            "101400044d5154540502003c0615000378797a000161", "CONNACK 0x8C, closed");
        row("[MQTT-3.1.0-1] PINGREQ first", "c000", "closed");
        row("no MQTT at all", "474554202f20485454502f312e310d0a", "closed");
    }
    void refusalsEndIt()
    {
        QFETCH(QByteArray, hex);
        QFETCH(QByteArray, answer);
        EngineDriver d;
        Peer &other = d.join("other");
        d.subscribe(other, {{.topicFilter = "#"}});
        Peer &peer = d.open();
        // What follows in the same read is not processed.
        // 5.0: [MQTT-3.1.4-6] 3.1.1: [MQTT-3.1.4-5]
        d.sendBytes(peer, QByteArray::fromHex(hex) + QByteArray::fromHex("300400017478"));
        QCOMPARE(peer.take(), answer);
        QCOMPARE(other.take(), "");
    }

    void secondConnect_data() { addVersionRows("[MQTT-3.1.0-2] [MQTT-3.2.0-2]", "[MQTT-3.1.0-2]"); }
    void secondConnect()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &peer = d.join("a", version);
        d.send(peer, ConnectPacket{.version = version, .clientId = "a"});
        QCOMPARE(peer.take(),
                 version == ProtocolVersion::Mqtt5 ? "DISCONNECT 0x82, closed" : "closed");
    }

    void connectTimeout()
    {
        EngineDriver d;
        Peer &silent = d.open();
        Peer &slow = d.open();
        d.sendBytes(slow, QByteArray::fromHex("100d"));
        d.pass(9999ms);
        QVERIFY(silent.isOpen());
        d.pass(1ms);
        QCOMPARE(silent.take() + ' ' + slow.take(), "cut cut");
    }

    void reasonStringsFit()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.userName = "tom";
        EngineDriver d(options);
        ConnectPacket packet{.clientId = "a"};
        Peer &wide = d.connect(packet);
        QVERIFY(wide.find<ConnackPacket>()->properties.reasonString);
        packet.properties.maximumPacketSize = 10; // [MQTT-3.2.2-19] [MQTT-3.2.2-20]
        Peer &narrow = d.connect(packet);
        QVERIFY(!narrow.find<ConnackPacket>()->properties.reasonString);
        QCOMPARE(narrow.take(), "CONNACK 0x86, closed");
        packet.userName = "tom";
        packet.properties.maximumPacketSize = 4; // not even a bare CONNACK
        QCOMPARE(d.connect(packet).take(), "closed");
        packet.properties.maximumPacketSize = 40; // [MQTT-3.14.2-3] [MQTT-3.14.2-4]
        Peer &peer = d.connect(packet);
        peer.take();
        d.send(peer, packet);
        QCOMPARE(peer.take(), "DISCONNECT 0x82, closed");
    }

    void authIsRefused() // [MQTT-4.12.0-6] [MQTT-4.12.1-2] [MQTT-3.15.2-1]
    {
        EngineDriver d;
        Peer &peer = d.join("a");
        AuthPacket auth{ReasonCode::ReAuthenticate, {}};
        auth.properties.authenticationMethod = "x";
        d.send(peer, auth);
        QCOMPARE(peer.take(), "DISCONNECT 0x82, closed");
    }

    void limitsOfClientsAndSessions()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.limits.clients = 2;
        options.limits.sessions = 3;
        EngineDriver d(options);
        Peer &one = d.joinForLong("1");
        Peer &two = d.joinForLong("2");
        QCOMPARE(d.connect({.clientId = "3"}).take(), "CONNACK 0x89, closed");
        QCOMPARE(d.connect({.version = ProtocolVersion::Mqtt311, .clientId = "3"}).take(),
                 "CONNACK 0x88, closed");
        d.lose(one);
        d.lose(two);
        d.joinForLong("3");
        QCOMPARE(d.connect({.clientId = "4"}).take(), "CONNACK 0x97, closed");
        QCOMPARE(d.connect({.clientId = "2"}).take(), "CONNACK");
        for (int i = 0; i < 32; ++i)
            d.open();
        QCOMPARE(d.open().take(), "cut"); // not even told
    }
};

QTEST_GUILESS_MAIN(TestEngineConnect)
#include "tst_engineconnect.moc"
