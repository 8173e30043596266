// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/broker/messagepacket.h"
#include "core/broker/versionrows.h"
#include "mqtt/codec.h"
#include "support/enginedriver.h"

#include <set>

using namespace broker;
using namespace mqtt;
using namespace std::chrono_literals;

// The handshakes of messages from client to client: identifiers, acknowledgements, order.
namespace {

using Peer = EngineDriver::Peer;

} // namespace

class TestEngineQoS : public QObject {
    Q_OBJECT

private slots:
    void deliveryQoS_data()
    {
        addVersionRows("[MQTT-3.8.4-8] [MQTT-3.3.4-1] [MQTT-4.3.1-1] [MQTT-4.3.2-2] [MQTT-4.3.3-2]",
                       "[MQTT-3.8.4-6] [MQTT-3.3.4-1] [MQTT-4.3.1-1] [MQTT-4.3.2-1]", "[31-i]");
    }
    void deliveryQoS()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &from = d.join("from", version);
        const QByteArrayList answers = {"", "PUBACK 7", "PUBREC 7"};
        for (int granted = 0; granted <= 2; ++granted) {
            Peer &to = d.join("to", version);
            d.subscribe(to, {{.topicFilter = "t", .qos = QoS(granted)}});
            for (int published = 0; published <= 2; ++published) {
                d.publish(from, "t", "x", published, false, 7);
                QCOMPARE(from.take(), answers[published]);
                if (published == 2) {
                    d.send(from, PubrelPacket{PacketIdentifier(7), {}, {}});
                    QCOMPARE(from.take(), "PUBCOMP 7");
                }
                const int qos = std::min(granted, published);
                const auto *packet = to.find<PublishPacket>();
                QVERIFY(packet);
                QCOMPARE(int(packet->qos), qos);
                QVERIFY(!packet->duplicate);
                QVERIFY(!packet->retain);
                to.take();
            }
        }
    }

    void oddIdentifiers_data()
    {
        addVersionRows("[MQTT-2.2.1-5] [MQTT-2.2.1-6] [MQTT-4.3.2-4] [MQTT-4.3.3-8]"
                       " [MQTT-4.3.3-11] [MQTT-3.8.4-2] [MQTT-3.10.4-5]",
                       "[MQTT-2.3.1-6] [MQTT-2.3.1-7] [MQTT-4.3.2-2] [MQTT-4.3.3-2] [MQTT-3.8.4-2]"
                       " [MQTT-3.10.4-4] [MQTT-3.10.4-5]",
                       "[31-i]");
    }
    void oddIdentifiers()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &to = d.join("to");
        d.subscribe(to, {{.topicFilter = "t"}});
        Peer &peer = d.join("a", version);
        const QByteArray none = version == ProtocolVersion::Mqtt5 ? " 0x11" : "";
        for (const int number : {1, 255, 256, 65535}) {
            const auto id = PacketIdentifier(quint16(number));
            const QByteArray text = QByteArray::number(number);
            d.publish(peer, "t", "x", 1, false, quint16(number));
            QCOMPARE(peer.take(), "PUBACK " + text);
            d.publish(peer, "t", "x", 2, false, quint16(number));
            QCOMPARE(peer.take(), "PUBREC " + text);
            d.send(peer, PubrelPacket{id, {}, {}});
            QCOMPARE(peer.take(), "PUBCOMP " + text);
            d.send(peer, SubscribePacket{id, {}, {{.topicFilter = "none"}}});
            QCOMPARE(peer.take(), "SUBACK " + text + " 0x00");
            d.send(peer, UnsubscribePacket{id, {}, {"nothing"}});
            QCOMPARE(peer.take(), "UNSUBACK " + text + none);
        }
    }

    void exactlyOnceReceiver_data()
    {
        addVersionRows("[MQTT-4.3.3-10] [MQTT-4.3.3-12] [MQTT-4.3.2-5]",
                       "[MQTT-4.3.3-2] [MQTT-4.3.2-2]", "[31-i] [31-f]");
    }
    void exactlyOnceReceiver()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &to = d.join("to");
        d.subscribe(to, {{.topicFilter = "t"}});
        Peer &peer = d.joinForLong("a", version);
        peer.take();
        PublishPacket packet = message("t", "x", 2, 5);
        d.send(peer, packet);
        packet.duplicate = true;
        d.send(peer, packet);
        QCOMPARE(peer.take(), "PUBREC 5, PUBREC 5");
        QCOMPARE(to.take(), "PUBLISH q0 t=x");
        d.lose(peer); // the session remembers
        Peer &again = d.joinForLong("a", version);
        again.take();
        d.send(again, packet);
        QCOMPARE(to.take(), "");
        d.send(again, PubrelPacket{PacketIdentifier(5), {}, {}});
        d.send(again, PubrelPacket{PacketIdentifier(5), {}, {}});
        const QByteArray unknown = version == ProtocolVersion::Mqtt5 ? " 0x92" : "";
        QCOMPARE(again.take(), "PUBREC 5, PUBCOMP 5, PUBCOMP 5" + unknown);
        packet.duplicate = false;
        d.send(again, packet); // a new message now
        QCOMPARE(to.take(), "PUBLISH q0 t=x");
        // QoS 1: after PUBACK each is new, whatever DUP says.
        PublishPacket atLeastOnce = message("t", "y", 1, 5);
        d.send(again, atLeastOnce);
        atLeastOnce.duplicate = true;
        d.send(again, atLeastOnce);
        QCOMPARE(to.take(), "PUBLISH q0 t=y, PUBLISH q0 t=y");
    }

    void resendsAfterReconnect_data()
    {
        addVersionRows("[MQTT-4.4.0-1] [MQTT-3.3.1-1] [MQTT-4.3.2-3] [MQTT-4.3.3-3] [MQTT-4.3.3-4]"
                       " [MQTT-4.3.3-5] [MQTT-4.3.3-6] [MQTT-3.2.0-1]",
                       "[MQTT-4.4.0-1] [MQTT-3.3.1-1] [MQTT-4.3.2-1] [MQTT-4.3.3-1] [MQTT-3.2.0-1]",
                       "[31-k]");
    }
    void resendsAfterReconnect()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &from = d.join("from");
        Peer &to = d.joinForLong("to", version);
        to.take();
        d.subscribe(to, {{.topicFilter = "t", .qos = QoS::ExactlyOnce}});
        d.publish(from, "t", "one", 1, false, 1);
        d.publish(from, "t", "two", 2, false, 2);
        d.publish(from, "t", "half", 2, false, 3);
        d.publish(from, "t", "acked", 1, false, 4);
        QCOMPARE(to.take(),
                 "PUBLISH 1 q1 t=one, PUBLISH 2 q2 t=two, PUBLISH 3 q2 t=half, "
                 "PUBLISH 4 q1 t=acked");
        d.send(to, PubrecPacket{PacketIdentifier(3), {}, {}});
        QCOMPARE(to.take(), "PUBREL 3");
        d.send(to, PubackPacket{PacketIdentifier(4), {}, {}});
        d.pass(24h); // nothing is resent on a live connection
        QCOMPARE(to.take(), "");
        d.lose(to);
        Peer &again = d.joinForLong("to", version);
        const QByteArray present = version == ProtocolVersion::Mqtt31 ? "" : " present";
        QCOMPARE(again.take(),
                 "CONNACK" + present
                     + ", PUBREL 3, PUBLISH 1 q1 dup t=one, "
                       "PUBLISH 2 q2 dup t=two");
        d.send(again, PubcompPacket{PacketIdentifier(3), {}, {}});
        d.send(again, PubackPacket{PacketIdentifier(1), {}, {}});
        d.send(again, PubrecPacket{PacketIdentifier(2), {}, {}});
        d.send(again, PubcompPacket{PacketIdentifier(2), {}, {}});
        QCOMPARE(again.take(), "PUBREL 2");
        d.lose(again);
        QCOMPARE(d.joinForLong("to", version).take(), "CONNACK" + present);
    }

    void refusedBySubscriber() // [MQTT-4.4.0-2] [MQTT-4.3.3-4] [MQTT-4.8.2-6]
    {
        EngineDriver d;
        Peer &from = d.join("from");
        Peer &to = d.joinForLong("to");
        to.take();
        d.subscribe(to, {{.topicFilter = "$share/g/t", .qos = QoS::ExactlyOnce}});
        Peer &other = d.join("other");
        d.publish(from, "t", "one", 1, false, 1);
        d.publish(from, "t", "two", 2, false, 2);
        d.subscribe(other, {{.topicFilter = "$share/g/t", .qos = QoS::ExactlyOnce}});
        d.send(to, PubackPacket{PacketIdentifier(1), ReasonCode::UnspecifiedError, {}});
        d.send(to, PubrecPacket{PacketIdentifier(2), ReasonCode::UnspecifiedError, {}});
        QCOMPARE(to.take(), "PUBLISH 1 q1 t=one, PUBLISH 2 q2 t=two"); // no PUBREL
        QCOMPARE(other.take(), "");
        d.lose(to);
        QCOMPARE(d.joinForLong("to").take(), "CONNACK present");
        QCOMPARE(other.take(), "");
    }

    void identifiersAreDistinct() // [MQTT-2.2.1-4] [MQTT-2.3.1-4] [MQTT-4.3.2-1] [MQTT-4.3.3-1]
    {
        EngineDriver d;
        Peer &from = d.join("from");
        Peer &to = d.join("to");
        d.subscribe(to, {{.topicFilter = "t", .qos = QoS::AtLeastOnce}});
        QByteArray publishes;
        for (quint16 id = 1; id <= 900; ++id)
            publishes += *encode(message("t", "x", 1, id), ProtocolVersion::Mqtt5);
        std::set<PacketIdentifier> held; // never acknowledged
        for (int round = 0; round < 75; ++round) { // once around
            d.sendBytes(from, publishes);
            from.take();
            QByteArray answers;
            std::set<PacketIdentifier> now = held;
            for (const Packet &packet : std::exchange(to.packets, {})) {
                const auto id = std::get<PublishPacket>(packet).packetIdentifier;
                QVERIFY(id != PacketIdentifier::None);
                QVERIFY(now.insert(id).second);
                if (held.size() < std::size_t(round) / 10)
                    held.insert(id);
                else
                    answers += *encode(PubackPacket{id, {}, {}}, ProtocolVersion::Mqtt5);
            }
            QCOMPARE(now.size() - std::size_t(answers.size()) / 4, held.size());
            d.sendBytes(to, answers);
        }
        QCOMPARE(held.size(), 7U);
    }

    void receiveMaximumOfClient() // [MQTT-3.3.4-9] [MQTT-3.3.4-10] [MQTT-4.9.0-2] [MQTT-4.9.0-3]
    {
        EngineDriver d;
        Peer &from = d.join("from");
        ConnectPacket packet{.clientId = "to"};
        packet.properties.receiveMaximum = 2;
        Peer &to = d.connect(packet);
        to.take();
        d.subscribe(to, {{.topicFilter = "t", .qos = QoS::ExactlyOnce}});
        for (int i = 0; i < 4; ++i)
            d.publish(from, "t", QByteArray::number(i), 2 - i % 2, false, quint16(i + 1));
        d.publish(from, "t", "zero", 0); // does not need the window
        d.send(to, PingreqPacket());
        QCOMPARE(to.take(), "PUBLISH 1 q2 t=0, PUBLISH 2 q1 t=1, PUBLISH q0 t=zero, PINGRESP");
        d.send(to, PubrecPacket{PacketIdentifier(1), {}, {}});
        QCOMPARE(to.take(), "PUBREL 1"); // still counts
        d.send(to, PubackPacket{PacketIdentifier(2), {}, {}});
        QCOMPARE(to.take(), "PUBLISH 3 q2 t=2");
        d.send(to, PubcompPacket{PacketIdentifier(1), {}, {}});
        QCOMPARE(to.take(), "PUBLISH 4 q1 t=3");
    }

    void receiveMaximumOfBroker() // [MQTT-4.9.0-1]
    {
        BrokerOptions options = EngineDriver::quiet();
        options.limits.receiveMaximum = 3;
        EngineDriver d(options);
        Peer &peer = d.join("a");
        for (quint16 id = 1; id <= 3; ++id)
            d.publish(peer, "t", "x", 2, false, id);
        QVERIFY(peer.isOpen());
        d.publish(peer, "t", "x", 2, false, 4);
        QVERIFY(peer.take().endsWith("DISCONNECT 0x93, closed"));
    }

    void noMatchingSubscribers()
    {
        EngineDriver d;
        Peer &peer = d.join("a");
        d.publish(peer, "t", "x", 1, false, 1);
        d.publish(peer, "t", "x", 2, false, 2);
        QCOMPARE(peer.take(), "PUBACK 1 0x10, PUBREC 2 0x10");
    }

    void duplicateFlagIsNotForwarded_data() { addVersionRows("[MQTT-3.3.1-3]", "[MQTT-3.3.1-3]"); }
    void duplicateFlagIsNotForwarded()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &to = d.join("to", version);
        d.subscribe(to, {{.topicFilter = "t", .qos = QoS::AtLeastOnce}});
        Peer &from = d.join("from", version);
        PublishPacket packet = message("t", "x", 1);
        packet.duplicate = true;
        d.send(from, packet);
        QCOMPARE(to.take(), "PUBLISH 1 q1 t=x");
    }

    void keepsOrder_data() { addVersionRows("[MQTT-4.6.0-5]", "[MQTT-4.6.0-5] [MQTT-4.6.0-6]"); }
    void keepsOrder()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &from = d.join("from", version);
        Peer &to = d.join("to", version);
        d.subscribe(to, {{.topicFilter = "t", .qos = QoS::ExactlyOnce}});
        std::array<int, 3> next = {0, 0, 0};
        for (int i = 0; i < 3000; ++i) {
            const int qos = i % 3;
            d.publish(from, "t", QByteArray::number(i / 3), qos, false, quint16(i % 60'000 + 1));
            if (qos == 2)
                d.send(from, PubrelPacket{PacketIdentifier(quint16(i % 60'000 + 1)), {}, {}});
            while (!to.packets.empty()) {
                const auto *packet = std::get_if<PublishPacket>(&to.packets.front());
                if (packet) {
                    const PublishPacket publish = *packet;
                    int &expected = next[std::size_t(publish.qos)];
                    QCOMPARE(publish.payload, QByteArray::number(expected++));
                    to.packets.erase(to.packets.begin());
                    if (i % 7 != 0 && publish.qos == QoS::AtLeastOnce)
                        d.send(to, PubackPacket{publish.packetIdentifier, {}, {}});
                    else if (i % 5 != 0 && publish.qos == QoS::ExactlyOnce)
                        d.send(to, PubrecPacket{publish.packetIdentifier, {}, {}});
                } else {
                    const auto id = std::get<PubrelPacket>(to.packets.front()).packetIdentifier;
                    to.packets.erase(to.packets.begin());
                    d.send(to, PubcompPacket{id, {}, {}});
                }
            }
        }
        QCOMPARE(next[0], 1000);
        QVERIFY(next[1] > 500);
        QVERIFY(next[2] > 500);
    }
};

QTEST_GUILESS_MAIN(TestEngineQoS)
#include "tst_engineqos.moc"
