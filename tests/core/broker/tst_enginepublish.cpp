// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/broker/messagepacket.h"
#include "core/broker/versionrows.h"
#include "support/enginedriver.h"

using namespace broker;
using namespace mqtt;
using namespace std::chrono_literals;

// What a message carries from client to client, and what the broker keeps of it.
namespace {

using Peer = EngineDriver::Peer;

} // namespace

class TestEnginePublish : public QObject {
    Q_OBJECT

private slots:
    void retained_data()
    {
        addVersionRows("[MQTT-3.3.1-5] [MQTT-3.3.1-6] [MQTT-3.3.1-7] [MQTT-3.3.1-8]"
                       " [MQTT-3.3.1-12]",
                       "[MQTT-3.3.1-5] [MQTT-3.3.1-6] [MQTT-3.3.1-7] [MQTT-3.3.1-8]"
                       " [MQTT-3.3.1-9] [MQTT-3.3.1-10] [MQTT-3.3.1-11] [MQTT-3.3.1-12]"
                       " [MQTT-3.1.2-7]",
                       "[31-l]");
    }
    void retained()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &from = d.join("from", version);
        Peer &live = d.join("live", version);
        d.subscribe(live, {{.topicFilter = "t/#", .qos = QoS::ExactlyOnce}});
        d.publish(from, "t/1", "old", 1, true);
        d.publish(from, "t/1", "new", 1, true);
        d.publish(from, "t/1", "passing", 1, false);
        d.publish(from, "t/2", "two", 0, true);
        QCOMPARE(live.take(),
                 "PUBLISH 1 q1 t/1=old, PUBLISH 2 q1 t/1=new, PUBLISH 3 q1 t/1=passing, "
                 "PUBLISH q0 t/2=two");
        d.lose(from); // not session state
        Peer &late = d.join("late", version);
        d.subscribe(late, {{.topicFilter = "t/1", .qos = QoS::ExactlyOnce}});
        QCOMPARE(late.take(), "PUBLISH 1 q1 retain t/1=new");
        d.subscribe(late, {{.topicFilter = "+/2"}});
        QCOMPARE(late.take(), "PUBLISH q0 retain t/2=two");
        Peer &cleaner = d.join("cleaner", version);
        d.publish(cleaner, "t/1", "", 0, true);
        QCOMPARE(live.take(), "PUBLISH q0 t/1=");
        Peer &later = d.join("later", version);
        d.subscribe(later, {{.topicFilter = "#"}});
        QCOMPARE(later.take(), "PUBLISH q0 retain t/2=two");
        QCOMPARE(d.engine.statistics(d.now).retainedMessages, 1);
    }

    void retainAsPublished() // [MQTT-3.3.1-12] [MQTT-3.3.1-13]
    {
        EngineDriver d;
        Peer &from = d.join("from");
        Peer &with = d.join("with");
        Peer &without = d.join("without");
        d.subscribe(with, {{.topicFilter = "t", .retainAsPublished = true}});
        d.subscribe(without, {{.topicFilter = "t"}});
        d.publish(from, "t", "1", 0, true);
        d.publish(from, "t", "2", 0, false);
        QCOMPARE(with.take(), "PUBLISH q0 retain t=1, PUBLISH q0 t=2");
        QCOMPARE(without.take(), "PUBLISH q0 t=1, PUBLISH q0 t=2");
    }

    void retainNotAvailable()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.retainAvailable = false;
        options.maximumQoS = QoS::AtLeastOnce;
        EngineDriver d(options);
        Peer &one = d.join("1");
        d.publish(one, "t", "x", 0, true);
        QCOMPARE(one.take(), "DISCONNECT 0x9A, closed");
        Peer &two = d.join("2");
        d.publish(two, "t", "x", 2);
        QCOMPARE(two.take(), "DISCONNECT 0x9B, closed");
        Peer &three = d.join("3"); // [MQTT-3.2.2-10]
        d.send(three,
               SubscribePacket{PacketIdentifier(1), {}, {{.topicFilter = "t", .qos = QoS(2)}}});
        QCOMPARE(three.take(), "SUBACK 1 0x01");
    }

    void propertiesAreForwarded() // [MQTT-3.3.2-4] [MQTT-3.3.2-15..18] [MQTT-3.3.2-20]
    {
        EngineDriver d;
        Peer &to = d.join("to");
        d.subscribe(to, {{.topicFilter = "t"}});
        Peer &old = d.join("old", ProtocolVersion::Mqtt311);
        d.subscribe(old, {{.topicFilter = "t"}});
        Peer &from = d.join("from");
        PublishPacket packet = message("t", "x");
        packet.properties.payloadFormat = PayloadFormat::Utf8;
        packet.properties.responseTopic = "answer/here";
        packet.properties.correlationData = QByteArray("\0\xff\0", 3);
        packet.properties.contentType = "text/plain";
        packet.properties.userProperties
            = {{"b", "2"}, {"a", "1"}, {"b", "2"}, {"", ""}, {"\xEF\xBB\xBF", "x"}};
        d.send(from, packet);
        QVERIFY(to.find<PublishPacket>());
        QVERIFY(*to.find<PublishPacket>() == packet);
        QCOMPARE(old.take(), "PUBLISH q0 t=x");
    }

    void keepsByteOrderMarks() // [MQTT-1.5.4-3] [MQTT-1.5.3-3]
    {
        EngineDriver d;
        Peer &to = d.join("to");
        d.subscribe(to, {{.topicFilter = "\xEF\xBB\xBFt"}});
        d.publish(to, "\xEF\xBB\xBFt", "x");
        d.publish(to, "t", "x");
        QCOMPARE(to.take(), "PUBLISH q0 \xEF\xBB\xBFt=x");
    }

    void payloadFormat()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.checkPayloadFormat = true;
        EngineDriver d(options);
        Peer &peer = d.join("a");
        d.subscribe(peer, {{.topicFilter = "#"}});
        PublishPacket packet = message("t", "\xff", 1, 1);
        packet.properties.payloadFormat = PayloadFormat::Utf8;
        d.send(peer, packet);
        QCOMPARE(peer.take(), "PUBACK 1 0x99");
        packet.qos = QoS::ExactlyOnce; // [MQTT-4.3.3-9]: the identifier is free again
        d.send(peer, packet);
        packet.payload = "fine";
        d.send(peer, packet);
        QCOMPARE(peer.take(), "PUBREC 1 0x99, PUBLISH q0 t=fine, PUBREC 1");
    }

    void messageExpiry() // [MQTT-3.3.2-5] [MQTT-3.3.2-6] [MQTT-4.3.3-7] [MQTT-4.3.3-13]
    {
        EngineDriver d;
        Peer &from = d.join("from");
        Peer &to = d.joinForLong("to");
        to.take();
        d.subscribe(to, {{.topicFilter = "t/#", .qos = QoS::ExactlyOnce}});
        d.lose(to);
        PublishPacket packet = message("t/1", "short", 1);
        packet.properties.messageExpiryInterval = 1;
        d.send(from, packet);
        packet.payload = "long";
        packet.properties.messageExpiryInterval = 10;
        d.send(from, packet);
        packet.payload = "kept";
        packet.topic = "t/2";
        packet.retain = true;
        packet.properties.messageExpiryInterval = 5;
        d.send(from, packet);
        d.pass(2s);
        Peer &again = d.joinForLong("to");
        QCOMPARE(again.packets.size(), 3U);
        QCOMPARE(std::get<PublishPacket>(again.packets[1]).properties.messageExpiryInterval,
                 std::optional<quint32>(8));
        QCOMPARE(again.take(), "CONNACK present, PUBLISH 1 q1 t/1=long, PUBLISH 2 q1 t/2=kept");
        Peer &late = d.join("late");
        d.subscribe(late, {{.topicFilter = "#"}});
        QCOMPARE(late.find<PublishPacket>()->properties.messageExpiryInterval,
                 std::optional<quint32>(3));
        d.pass(3s);
        Peer &later = d.join("later");
        d.subscribe(later, {{.topicFilter = "#"}});
        QCOMPARE(later.take(), "");
        // Once sent it does not expire any more.
        d.pass(1h);
        d.lose(again);
        QCOMPARE(d.joinForLong("to").take(),
                 "CONNACK present, PUBLISH 1 q1 dup t/1=long, PUBLISH 2 q1 dup t/2=kept");
        packet = message("t/3", "exactly", 2, 9);
        packet.properties.messageExpiryInterval = 1;
        Peer &last = d.joinForLong("last");
        last.take();
        d.subscribe(last, {{.topicFilter = "t/3", .qos = QoS::ExactlyOnce}});
        d.send(from, packet);
        QCOMPARE(last.take(), "PUBLISH 1 q2 t/3=exactly");
        d.pass(2s);
        d.send(last, PubrecPacket{PacketIdentifier(1), {}, {}});
        d.send(last, PubcompPacket{PacketIdentifier(1), {}, {}});
        QCOMPARE(last.take(), "PUBREL 1");
        from.take();
        d.send(from, PubrelPacket{PacketIdentifier(9), {}, {}});
        QCOMPARE(from.take(), "PUBCOMP 9");
    }

    void aliasesFromClients() // [MQTT-3.3.2-7] [MQTT-3.3.2-12]
    {
        EngineDriver d;
        Peer &to = d.join("to");
        d.subscribe(to, {{.topicFilter = "#"}});
        Peer &from = d.joinForLong("from");
        const auto aliased = [](const QByteArray &topic, quint16 alias) {
            PublishPacket packet = message(topic, "x");
            packet.properties.topicAlias = alias;
            return packet;
        };
        d.send(from, aliased("one", 1));
        d.send(from, aliased("last", 64));
        d.send(from, aliased("", 1));
        d.send(from, aliased("", 64));
        d.send(from, aliased("other", 1));
        d.send(from, aliased("", 1));
        QCOMPARE(to.take(),
                 "PUBLISH q0 one=x, PUBLISH q0 last=x, PUBLISH q0 one=x, PUBLISH q0 last=x, "
                 "PUBLISH q0 other=x, PUBLISH q0 other=x");
        d.lose(from);
        Peer &again = d.joinForLong("from");
        again.take();
        d.send(again, aliased("", 1)); // belongs to the old connection
        QCOMPARE(again.take(), "DISCONNECT 0x82, closed");
        Peer &wild = d.join("wild");
        d.send(wild, aliased("t", 65));
        QCOMPARE(wild.take(), "DISCONNECT 0x94, closed");
        QCOMPARE(to.take(), "");
    }

    void aliasesToClients() // [MQTT-3.1.2-26] [MQTT-3.1.2-27] [MQTT-3.3.2-11]
    {
        EngineDriver d;
        ConnectPacket packet{.cleanStart = false, .clientId = "to"};
        packet.properties.topicAliasMaximum = 2;
        packet.properties.sessionExpiryInterval = 100;
        Peer &to = d.connect(packet);
        to.take();
        d.subscribe(to, {{.topicFilter = "#", .qos = QoS::AtLeastOnce}});
        for (const char *topic : {"a", "b", "c", "a", "b", "c"})
            d.publish(to, topic, "x");
        QCOMPARE(to.take(),
                 "PUBLISH q0 alias1 a=x, PUBLISH q0 alias2 b=x, PUBLISH q0 c=x, "
                 "PUBLISH q0 alias1 =x, PUBLISH q0 alias2 =x, PUBLISH q0 c=x");
        d.publish(to, "a", "y", 1);
        QCOMPARE(to.take(), "PUBLISH 1 q1 alias1 =y, PUBACK 1");
        d.lose(to);
        packet.properties.topicAliasMaximum.reset();
        Peer &again = d.connect(packet);
        QCOMPARE(again.take(), "CONNACK present, PUBLISH 1 q1 dup a=y");
    }

    void maximumPacketSize() // [MQTT-3.1.2-24] [MQTT-3.1.2-25]
    {
        EngineDriver d;
        Peer &from = d.join("from");
        Peer &other = d.join("other");
        d.subscribe(other, {{.topicFilter = "t"}});
        ConnectPacket packet{.clientId = "to"};
        packet.properties.maximumPacketSize = 50;
        packet.properties.receiveMaximum = 1;
        Peer &to = d.connect(packet);
        to.take();
        d.subscribe(to, {{.topicFilter = "t", .qos = QoS::AtLeastOnce}});
        const QByteArray large(100, 'x');
        for (int i = 0; i < 3; ++i)
            d.publish(from, "t", large, i % 2);
        QCOMPARE(to.take(), ""); // and the window is as open as before
        QCOMPARE(other.take().count("PUBLISH"), 3);
        d.publish(from, "t", "small", 1);
        QCOMPARE(to.take(), "PUBLISH 2 q1 t=small");
        QVERIFY(to.isOpen());
    }

    void systemTopicsAreClosed() // [MQTT-3.3.5-2]
    {
        EngineDriver d;
        Peer &watcher = d.join("watcher");
        d.subscribe(watcher, {{.topicFilter = "$SYS/#"}, {.topicFilter = "$x/#"}});
        Peer &five = d.join("five");
        d.publish(five, "$SYS/broker/version", "mine", 0, true);
        d.publish(five, "$x/y", "mine", 1);
        d.publish(five, "$x/y", "mine", 2);
        QCOMPARE(five.take(), "PUBACK 1 0x87, PUBREC 1 0x87");
        Peer &three = d.join("three", ProtocolVersion::Mqtt311);
        d.publish(three, "$x/y", "mine", 1);
        QCOMPARE(three.take(), "PUBACK 1");
        QCOMPARE(watcher.take(), "");
    }

    void systemTopics()
    {
        BrokerOptions options;
        options.systemTopicsInterval = 10s;
        EngineDriver d(options);
        Peer &watcher = d.join("watcher");
        d.subscribe(watcher, {{.topicFilter = "$SYS/broker/clients/#"}, {.topicFilter = "#"}});
        QCOMPARE(watcher.take(),
                 "PUBLISH q0 retain $SYS/broker/clients/total=1, "
                 "PUBLISH q0 retain $SYS/broker/clients/connected=1");
        d.join("second");
        d.pass(10s);
        QCOMPARE(watcher.take(),
                 "PUBLISH q0 $SYS/broker/clients/connected=2, "
                 "PUBLISH q0 $SYS/broker/clients/total=2");
        QCOMPARE(d.engine.statistics(d.now).retainedMessages, 0); // they do not count
    }

    void problemInformation() // [MQTT-3.1.2-29]
    {
        EngineDriver d;
        ConnectPacket packet{.clientId = "a"};
        Peer &with = d.connect(packet);
        packet.clientId = "b";
        packet.properties.requestProblemInformation = false;
        Peer &without = d.connect(packet);
        packet.clientId = "c";
        packet.properties.requestProblemInformation.reset();
        packet.properties.maximumPacketSize = 40; // [MQTT-3.4.2-2] [MQTT-3.4.2-3]
        Peer &small = d.connect(packet);
        for (Peer *peer : {&with, &without, &small}) {
            d.publish(*peer, "$x", "x", 1);
            const bool expected = peer == &with;
            QCOMPARE(peer->find<PubackPacket>()->reasonCode, ReasonCode::NotAuthorized);
            QCOMPARE(peer->find<PubackPacket>()->properties.reasonString.has_value(), expected);
            d.publish(*peer, "$x", "x", 2); // [MQTT-3.5.2-2] [MQTT-3.5.2-3]
            QCOMPARE(peer->find<PubrecPacket>()->properties.reasonString.has_value(), expected);
        }
    }

    void subscriptionIdentifierFromClient()
    {
        EngineDriver d;
        Peer &peer = d.join("a");
        d.sendBytes(peer, QByteArray::fromHex("3006000174020b01"));
        QCOMPARE(peer.take(), "DISCONNECT 0x82, closed");
    }
};

QTEST_GUILESS_MAIN(TestEnginePublish)
#include "tst_enginepublish.moc"
