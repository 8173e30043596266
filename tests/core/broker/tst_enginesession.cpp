// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/broker/versionrows.h"
#include "support/enginedriver.h"

using namespace broker;
using namespace mqtt;
using namespace std::chrono_literals;

// How sessions and their wills go on and end, as the client sees it.
namespace {

using Peer = EngineDriver::Peer;

ConnectPacket withWill(ProtocolVersion version, const QByteArray &id, quint32 delay = 0)
{
    ConnectPacket packet{.version = version, .clientId = id};
    packet.will = Will{.topic = "w", .payload = "gone"};
    if (delay > 0)
        packet.will->properties.willDelayInterval = delay;
    return packet;
}

} // namespace

class TestEngineSession : public QObject {
    Q_OBJECT

private slots:
    void sessions_data()
    {
        addVersionRows("[MQTT-3.1.2-4] [MQTT-3.1.2-5] [MQTT-3.1.2-6] [MQTT-3.1.2-23]"
                       " [MQTT-3.2.2-3] [MQTT-3.1.4-4] [MQTT-4.1.0-1] [MQTT-4.5.0-1]"
                       " [MQTT-3.1.3-2]",
                       "[MQTT-3.1.2-4] [MQTT-3.1.2-5] [MQTT-3.1.2-6] [MQTT-3.2.2-2]"
                       " [MQTT-3.2.2-3] [MQTT-3.1.4-3] [MQTT-4.1.0-1] [MQTT-4.5.0-1]"
                       " [MQTT-3.1.3-2]",
                       "[31-k]");
    }
    void sessions()
    {
        QFETCH(ProtocolVersion, version);
        const bool hasFlag = version != ProtocolVersion::Mqtt31;
        EngineDriver d;
        Peer &from = d.join("from");
        Peer &first = d.joinForLong("a", version);
        QCOMPARE(first.take(), "CONNACK");
        d.subscribe(first, {{.topicFilter = "t", .qos = QoS::ExactlyOnce}});
        d.send(first, DisconnectPacket());
        for (int qos = 0; qos <= 2; ++qos)
            d.publish(from, "t", QByteArray::number(qos), qos, false, quint16(qos + 1));
        Peer &second = d.joinForLong("a", version);
        QCOMPARE(second.take(),
                 (hasFlag ? "CONNACK present" : "CONNACK")
                     + QByteArray(", PUBLISH 1 q1 t=1, PUBLISH 2 q2 t=2"));
        d.lose(second);
        Peer &clean = d.connect({.version = version, .clientId = "a"});
        QCOMPARE(clean.take(), "CONNACK"); // nothing of it is left
        d.publish(from, "t", "late", 1, false, 9);
        QCOMPARE(clean.take(), "");
        d.send(clean, DisconnectPacket());
        QCOMPARE(d.joinForLong("a", version).take(), "CONNACK");
    }

    void sessionExpires() // [MQTT-4.1.0-2] [MQTT-3.1.2-23]
    {
        EngineDriver d;
        ConnectPacket packet{.cleanStart = false, .clientId = "a"};
        packet.properties.sessionExpiryInterval = 10;
        d.lose(d.connect(packet));
        d.pass(9s);
        QCOMPARE(d.engine.statistics(d.now).sessions, 1);
        d.lose(d.connect(packet));
        d.pass(9999ms);
        Peer &there = d.connect(packet);
        QCOMPARE(there.take(), "CONNACK present");
        d.lose(there);
        d.pass(10s);
        QCOMPARE(d.engine.statistics(d.now).sessions, 0);
        QCOMPARE(d.connect(packet).take(), "CONNACK");
        // An older version stays as long as the broker lets it.
        d.lose(d.joinForLong("old", ProtocolVersion::Mqtt311));
        d.pass(24h);
        QCOMPARE(d.joinForLong("old", ProtocolVersion::Mqtt311).take(), "CONNACK present");
    }

    void expiryChangesWithDisconnect()
    {
        EngineDriver d;
        Peer &longer = d.joinForLong("a");
        DisconnectPacket bye;
        bye.properties.sessionExpiryInterval = 0;
        d.send(longer, bye);
        QCOMPARE(d.engine.statistics(d.now).sessions, 0);
        Peer &none = d.join("b");
        bye.properties.sessionExpiryInterval = 5;
        d.send(none, bye);
        QCOMPARE(none.take(), "DISCONNECT 0x82, closed");
    }

    void takeOver_data() { addVersionRows("[MQTT-3.1.4-3]", "[MQTT-3.1.4-2]", "[31-k]"); }
    void takeOver()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &from = d.join("from");
        Peer &old = d.joinForLong("a", version);
        old.take();
        d.subscribe(old, {{.topicFilter = "t"}});
        Peer &fresh = d.joinForLong("a", version);
        QCOMPARE(old.take(),
                 version == ProtocolVersion::Mqtt5 ? "DISCONNECT 0x8E, closed" : "closed");
        fresh.take();
        d.publish(from, "t", "x");
        QCOMPARE(fresh.take(), "PUBLISH q0 t=x");
        d.sendBytes(old, QByteArray::fromHex("c000")); // too late
        QCOMPARE(old.take(), "");
        QCOMPARE(d.engine.statistics(d.now).connectedClients, 2);
        QCOMPARE(d.engine.takeEvents().size(), 4U); // from, a, not a, a
    }

    void will_data()
    {
        addVersionRows("[MQTT-3.1.2-7] [MQTT-3.1.2-8] [MQTT-3.1.2-10] [MQTT-3.1.2-14]"
                       " [MQTT-3.14.4-3]",
                       "[MQTT-3.1.2-8] [MQTT-3.1.2-10] [MQTT-3.1.2-12] [MQTT-3.1.2-16]"
                       " [MQTT-3.14.4-3]",
                       "[31-a]");
    }
    void will()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &watcher = d.join("watcher");
        d.subscribe(watcher, {{.topicFilter = "w", .qos = QoS::ExactlyOnce}});
        Peer &lost = d.connect(withWill(version, "a"));
        d.lose(lost);
        QCOMPARE(watcher.take(), "PUBLISH q0 w=gone");
        Peer &polite = d.connect(withWill(version, "a"));
        d.send(polite, DisconnectPacket());
        QCOMPARE(polite.take(), "CONNACK, closed");
        QCOMPARE(watcher.take(), "");
        d.lose(d.connect({.version = version, .clientId = "a"}));
        QCOMPARE(watcher.take(), ""); // no will, none of old
        ConnectPacket silent = withWill(version, "a");
        silent.keepAlive = 2;
        silent.will->qos = QoS::AtLeastOnce;
        d.connect(silent);
        d.pass(3s);
        QCOMPARE(watcher.take(), "PUBLISH 1 q1 w=gone");
        Peer &wrong = d.connect(withWill(version, "a"));
        d.sendBytes(wrong, QByteArray::fromHex("0000"));
        QCOMPARE(watcher.take(), "PUBLISH q0 w=gone");
        d.connect(withWill(version, "a"));
        d.engine.cutClient("a", d.now);
        d.flush();
        QCOMPARE(watcher.take(), "PUBLISH q0 w=gone");
        d.connect(withWill(version, "a"));
        d.engine.disconnectClient("a", ReasonCode::AdministrativeAction, d.now);
        d.flush();
        QCOMPARE(watcher.take(), "PUBLISH q0 w=gone");
        Peer &late = d.join("late");
        d.subscribe(late, {{.topicFilter = "w"}});
        QCOMPARE(late.take(), "");
    }

    void retainedWill_data() { addVersionRows("[MQTT-3.1.2-15]", "[MQTT-3.1.2-17]"); }
    void retainedWill()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        ConnectPacket packet = withWill(version, "a");
        packet.will->retain = true;
        d.lose(d.connect(packet));
        Peer &late = d.join("late");
        d.subscribe(late, {{.topicFilter = "w"}});
        QCOMPARE(late.take(), "PUBLISH q0 retain w=gone");
    }

    void willOnRequest() // [MQTT-3.1.2-8] [MQTT-3.14.4-3]
    {
        EngineDriver d;
        Peer &watcher = d.join("watcher");
        d.subscribe(watcher, {{.topicFilter = "w"}});
        Peer &peer = d.connect(withWill(ProtocolVersion::Mqtt5, "a"));
        d.send(peer, DisconnectPacket{ReasonCode::DisconnectWithWillMessage, {}});
        QCOMPARE(watcher.take(), "PUBLISH q0 w=gone");
    }

    void willDelay() // [MQTT-3.1.2-8] [MQTT-3.1.3-9]
    {
        EngineDriver d;
        Peer &watcher = d.join("watcher");
        d.subscribe(watcher, {{.topicFilter = "w"}});
        ConnectPacket packet = withWill(ProtocolVersion::Mqtt5, "a", 3);
        packet.cleanStart = false;
        packet.properties.sessionExpiryInterval = 100;
        d.lose(d.connect(packet));
        d.pass(2999ms);
        QCOMPARE(watcher.take(), "");
        d.pass(1ms);
        QCOMPARE(watcher.take(), "PUBLISH q0 w=gone");

        Peer &second = d.connect(packet); // back in time
        d.lose(second);
        d.pass(1s);
        Peer &third = d.connect(packet);
        d.pass(10s);
        QCOMPARE(watcher.take(), "");
        Peer &fourth = d.connect(packet); // taken over
        QVERIFY(!third.isOpen());
        d.pass(10s);
        QCOMPARE(watcher.take(), "");
        d.lose(fourth);

        ConnectPacket clean = packet; // the session ends before the delay has passed
        clean.cleanStart = true;
        clean.properties.sessionExpiryInterval = 1;
        Peer &fifth = d.connect(clean);
        QCOMPARE(watcher.take(), "PUBLISH q0 w=gone");
        d.lose(fifth);
        d.pass(1s);
        QCOMPARE(watcher.take(), "PUBLISH q0 w=gone");
    }

    void willAtTakeOver()
    {
        EngineDriver d;
        Peer &watcher = d.join("watcher");
        d.subscribe(watcher, {{.topicFilter = "w"}});
        ConnectPacket packet = withWill(ProtocolVersion::Mqtt5, "a");
        packet.properties.sessionExpiryInterval = 100;
        packet.cleanStart = false;
        d.connect(packet);
        d.connect(packet); // the delay is 0
        QCOMPARE(watcher.take(), "PUBLISH q0 w=gone");
        ConnectPacket delayed = withWill(ProtocolVersion::Mqtt5, "b", 30);
        d.connect(delayed); // its session ends with the connection
        d.connect(delayed);
        QCOMPARE(watcher.take(), "PUBLISH q0 w=gone");
    }

    void willCarriesItsProperties() // [MQTT-3.1.3-10]
    {
        EngineDriver d;
        Peer &watcher = d.join("watcher");
        d.subscribe(watcher, {{.topicFilter = "w"}});
        ConnectPacket packet = withWill(ProtocolVersion::Mqtt5, "a", 1);
        packet.properties.sessionExpiryInterval = 5;
        Properties &properties = packet.will->properties;
        properties.userProperties = {{"k", "1"}, {"k", "2"}, {"a", "3"}};
        properties.contentType = "text";
        properties.responseTopic = "r";
        properties.correlationData = QByteArray("\0c", 2);
        properties.payloadFormat = PayloadFormat::Utf8;
        properties.messageExpiryInterval = 7;
        d.lose(d.connect(packet));
        d.pass(1s);
        Properties expected = properties;
        expected.willDelayInterval.reset();
        QVERIFY(watcher.find<PublishPacket>());
        QVERIFY(watcher.find<PublishPacket>()->properties == expected);
    }

    void willBeyondTheOptions_data()
    {
        QTest::addColumn<int>("qos");
        QTest::addColumn<bool>("retain");
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("[MQTT-3.2.2-12] QoS")
            << 2 << false << QByteArray("w") << QByteArray("CONNACK 0x9B, closed");
        QTest::newRow("[MQTT-3.2.2-13] retain")
            << 0 << true << QByteArray("w") << QByteArray("CONNACK 0x9A, closed");
        QTest::newRow("topic of the broker")
            << 0 << false << QByteArray("$SYS/w") << QByteArray("CONNACK 0x90, closed");
        QTest::newRow("fine") << 1 << false << QByteArray("w") << QByteArray("CONNACK");
    }
    void willBeyondTheOptions()
    {
        QFETCH(int, qos);
        QFETCH(bool, retain);
        QFETCH(QByteArray, topic);
        QFETCH(QByteArray, answer);
        BrokerOptions options = EngineDriver::quiet();
        options.maximumQoS = QoS::AtLeastOnce;
        options.retainAvailable = false;
        EngineDriver d(options);
        ConnectPacket packet = withWill(ProtocolVersion::Mqtt5, "a");
        packet.will->qos = QoS(qos);
        packet.will->retain = retain;
        packet.will->topic = topic;
        QCOMPARE(d.connect(packet).take(), answer);
    }

    void keepAlive_data()
    {
        addVersionRows("[MQTT-3.1.2-22] [MQTT-3.2.2-22] [MQTT-3.12.4-1] [MQTT-4.1.0-1]",
                       "[MQTT-3.1.2-24] [MQTT-3.12.4-1] [MQTT-4.1.0-2]", "[31-h]");
    }
    void keepAlive()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &peer = d.connect({.version = version, .keepAlive = 10, .clientId = "a"});
        Peer &off = d.connect({.version = version, .keepAlive = 0, .clientId = "off"});
        peer.take();
        off.take();
        d.subscribe(off, {{.topicFilter = "t"}});
        d.pass(14s);
        d.send(peer, PingreqPacket());
        QCOMPARE(peer.take(), "PINGRESP");
        d.pass(14s);
        d.publish(peer, "t", "x"); // any packet will do
        d.pass(14999ms);
        QVERIFY(peer.isOpen());
        d.pass(1ms);
        QCOMPARE(peer.take(),
                 version == ProtocolVersion::Mqtt5 ? "DISCONNECT 0x8D, closed" : "closed");
        QCOMPARE(off.take(), "PUBLISH q0 t=x");
        d.pass(1000h); // longer than any session is kept for a client that is away
        QVERIFY(off.isOpen());
        d.publish(off, "t", "still");
        QCOMPARE(off.take(), "PUBLISH q0 t=still");
    }

    void serverDisconnects() // [MQTT-3.14.2-2] [MQTT-3.14.4-1] [MQTT-3.14.4-2]
    {
        EngineDriver d;
        Peer &five = d.join("five");
        Peer &three = d.join("three", ProtocolVersion::Mqtt311);
        d.engine.disconnectClient("five", ReasonCode::ServerBusy, d.now);
        d.engine.disconnectClient("three", ReasonCode::ServerBusy, d.now);
        d.engine.disconnectClient("nobody", ReasonCode::ServerBusy, d.now);
        d.flush();
        QVERIFY(!five.find<DisconnectPacket>()->properties.sessionExpiryInterval);
        QCOMPARE(five.take(), "DISCONNECT 0x89, closed");
        QCOMPARE(three.take(), "closed");
        Peer &last = d.join("last");
        Peer &watcher = d.connect(withWill(ProtocolVersion::Mqtt311, "watcher"));
        d.engine.shutDown(d.now);
        d.flush();
        QCOMPARE(d.engine.statistics(d.now).connectedClients, 0);
        QCOMPARE(last.take(), "DISCONNECT 0x8B, closed");
        QCOMPARE(watcher.take(), "CONNACK, closed");
    }
};

QTEST_GUILESS_MAIN(TestEngineSession)
#include "tst_enginesession.moc"
