// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/broker/versionrows.h"
#include "support/enginedriver.h"

using namespace broker;
using namespace mqtt;
using namespace std::chrono_literals;

// Subscriptions, and the bounds of everything.
namespace {

using Peer = EngineDriver::Peer;

std::vector<quint32> identifiers(const Peer &peer)
{
    const auto *packet = peer.find<PublishPacket>();
    auto values = packet ? packet->properties.subscriptionIdentifiers : std::vector<quint32>();
    std::sort(values.begin(), values.end());
    return values;
}

} // namespace

class TestEngineSubscribe : public QObject {
    Q_OBJECT

private slots:
    void severalFilters_data()
    {
        addVersionRows("[MQTT-3.8.4-1] [MQTT-3.8.4-5] [MQTT-3.8.4-6] [MQTT-3.8.4-7] [MQTT-3.9.3-1]"
                       " [MQTT-3.9.3-2] [MQTT-3.10.4-1] [MQTT-3.10.4-2] [MQTT-3.10.4-4]"
                       " [MQTT-3.10.4-6] [MQTT-3.11.3-1] [MQTT-3.11.3-2]",
                       "[MQTT-3.8.4-1] [MQTT-3.8.4-4] [MQTT-3.8.4-5] [MQTT-3.9.3-1]"
                       " [MQTT-3.9.3-2] [MQTT-3.10.4-1] [MQTT-3.10.4-2] [MQTT-3.10.4-6]",
                       "[31-d]");
    }
    void severalFilters()
    {
        QFETCH(ProtocolVersion, version);
        const bool is5 = version == ProtocolVersion::Mqtt5;
        EngineDriver d;
        Peer &peer = d.join("a", version);
        d.send(peer,
               SubscribePacket{PacketIdentifier(9),
                               {},
                               {{.topicFilter = "a/+", .qos = QoS(2)},
                                {.topicFilter = "a/b", .qos = QoS(1)},
                                {.topicFilter = QByteArray(400, '/')},
                                {.topicFilter = "c"}}});
        const QByteArray refusal = is5            ? "0x97"
            : version == ProtocolVersion::Mqtt311 ? "0x80"
                                                  : "0x00";
        QCOMPARE(peer.take(), "SUBACK 9 0x02 0x01 " + refusal + " 0x00");
        d.publish(peer, "a/x", "1");
        d.publish(peer, "c", "2");
        d.publish(peer, QByteArray(399, '/'), "3");
        QCOMPARE(peer.take(), "PUBLISH q0 a/x=1, PUBLISH q0 c=2");
        d.send(peer, UnsubscribePacket{PacketIdentifier(8), {}, {"a/+", "a/#", "a/x"}});
        QCOMPARE(peer.take(), is5 ? "UNSUBACK 8 0x00 0x11 0x11" : "UNSUBACK 8");
        d.publish(peer, "a/x", "4");
        d.publish(peer, "a/b", "5"); // compared character by character
        QCOMPARE(peer.take(), "PUBLISH q0 a/b=5");
    }

    void again_data()
    {
        addVersionRows("[MQTT-3.8.4-3] [MQTT-3.8.4-4] [MQTT-3.3.1-9]", "[MQTT-3.8.4-3]", "[31-l]");
    }
    void again()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &peer = d.join("a", version);
        d.publish(peer, "t", "kept", 0, true);
        d.subscribe(peer, {{.topicFilter = "t"}});
        QCOMPARE(peer.take(), "PUBLISH q0 retain t=kept");
        d.subscribe(peer, {{.topicFilter = "t", .qos = QoS(1)}});
        QCOMPARE(peer.take(), "PUBLISH q0 retain t=kept");
        d.publish(peer, "t", "once", 1, false, 4);
        QCOMPARE(peer.take(), "PUBLISH 1 q1 t=once, PUBACK 4");
    }

    void retainHandling() // [MQTT-3.3.1-9] [MQTT-3.3.1-10] [MQTT-3.3.1-11]
    {
        EngineDriver d;
        Peer &peer = d.join("a");
        d.publish(peer, "t", "x", 0, true);
        const auto subscribe = [&](RetainHandling handling) {
            d.subscribe(peer, {{.topicFilter = "t", .retainHandling = handling}});
            return peer.take();
        };
        QCOMPARE(subscribe(RetainHandling::DoNotSend), "");
        QCOMPARE(subscribe(RetainHandling::SendIfNew), ""); // not new
        QCOMPARE(subscribe(RetainHandling::SendAlways), "PUBLISH q0 retain t=x");
        d.send(peer, UnsubscribePacket{PacketIdentifier(1), {}, {"t"}});
        peer.take();
        QCOMPARE(subscribe(RetainHandling::SendIfNew), "PUBLISH q0 retain t=x");
    }

    void overlapping_data() { addVersionRows("[MQTT-3.3.4-2]", "[MQTT-3.3.5-1]", "[31-i]"); }
    void overlapping()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &peer = d.join("a", version);
        d.subscribe(peer,
                    {{.topicFilter = "t/#"},
                     {.topicFilter = "t/+", .qos = QoS(2)},
                     {.topicFilter = "t/x", .qos = QoS(1)}});
        Peer &from = d.join("from", version);
        d.publish(from, "t/x", "x", 2);
        QCOMPARE(peer.take(), "PUBLISH 1 q2 t/x=x");
    }

    void subscriptionIdentifiers() // [MQTT-3.3.4-3] [MQTT-3.3.4-4] [MQTT-3.3.4-5]
    {
        EngineDriver d;
        Peer &peer = d.joinForLong("a");
        peer.take();
        Peer &from = d.join("from");
        d.publish(from, "t/y", "kept", 0, true);
        d.subscribe(peer, {{.topicFilter = "t/#", .qos = QoS(1)}}, 7);
        QCOMPARE(identifiers(peer), std::vector<quint32>{7});
        d.subscribe(peer, {{.topicFilter = "t/+", .qos = QoS(1)}}, 200'000);
        d.subscribe(peer, {{.topicFilter = "t/x"}});
        d.publish(from, "t/x", "x");
        QCOMPARE(identifiers(peer), (std::vector<quint32>{7, 200'000}));
        d.publish(from, "t/x/deep", "x");
        QCOMPARE(identifiers(peer), std::vector<quint32>{7});
        d.subscribe(peer, {{.topicFilter = "t/#"}}, 9); // replaced
        d.publish(from, "t/z/z", "x");
        QCOMPARE(identifiers(peer), std::vector<quint32>{9});
        d.lose(peer);
        d.publish(from, "t/x", "x", 1);
        Peer &again = d.joinForLong("a"); // they wait with the message
        QCOMPARE(identifiers(again), (std::vector<quint32>{9, 200'000}));
        Peer &old = d.join("old", ProtocolVersion::Mqtt311);
        d.subscribe(old, {{.topicFilter = "t/#"}});
        QCOMPARE(old.take(), "PUBLISH q0 retain t/y=kept");
    }

    void noLocal() // [MQTT-3.8.3-3]
    {
        EngineDriver d;
        Peer &peer = d.join("a");
        Peer &other = d.join("b");
        d.subscribe(peer, {{.topicFilter = "t", .noLocal = true}});
        d.publish(peer, "t", "own");
        d.publish(other, "t", "other");
        QCOMPARE(peer.take(), "PUBLISH q0 t=other");
    }

    void shared() // [MQTT-4.8.2-3]
    {
        EngineDriver d;
        Peer &from = d.join("from");
        d.publish(from, "t", "kept", 0, true);
        Peer &one = d.join("one");
        Peer &two = d.join("two", ProtocolVersion::Mqtt311); // they use it as well
        d.subscribe(one, {{.topicFilter = "$share/g/t", .qos = QoS(1)}});
        d.subscribe(two, {{.topicFilter = "$share/g/t", .qos = QoS(0)}});
        QCOMPARE(one.take(), ""); // no retained messages
        for (int i = 0; i < 4; ++i)
            d.publish(from, "t", QByteArray::number(i), 1, false, quint16(i + 1));
        QCOMPARE(one.take(), "PUBLISH 1 q1 t=0, PUBLISH 2 q1 t=2");
        QCOMPARE(two.take(), "PUBLISH q0 t=1, PUBLISH q0 t=3");
        d.lose(one);
        d.publish(from, "t", "5");
        d.publish(from, "t", "6");
        QCOMPARE(two.take(), "PUBLISH q0 t=5, PUBLISH q0 t=6");
        d.send(two, UnsubscribePacket{PacketIdentifier(1), {}, {"$share/g/t"}});
        d.publish(from, "t", "7");
        QCOMPARE(two.take(), "UNSUBACK 1");
    }

    void sharedExactlyOnce() // [MQTT-4.8.2-4] [MQTT-4.8.2-5]
    {
        EngineDriver d;
        Peer &from = d.join("from");
        Peer &one = d.joinForLong("one");
        one.take();
        d.subscribe(one, {{.topicFilter = "$share/g/t", .qos = QoS(2)}});
        d.publish(from, "t", "x", 2);
        QCOMPARE(one.take(), "PUBLISH 1 q2 t=x");
        Peer &two = d.join("two");
        d.subscribe(two, {{.topicFilter = "$share/g/t", .qos = QoS(2)}});
        d.send(one, PubrecPacket{PacketIdentifier(1), {}, {}});
        one.take();
        d.lose(one);
        Peer &again = d.joinForLong("one");
        QCOMPARE(again.take(), "CONNACK present, PUBREL 1");
        d.send(again, PubcompPacket{PacketIdentifier(1), {}, {}});
        d.send(two, UnsubscribePacket{PacketIdentifier(1), {}, {"$share/g/t"}});
        two.take();
        d.publish(from, "t", "y", 2, false, 2);
        QCOMPARE(again.take(), "PUBLISH 2 q2 t=y");
        d.subscribe(two, {{.topicFilter = "$share/g/t", .qos = QoS(2)}});
        d.lose(again);
        d.pass(2h); // its session ends
        QCOMPARE(two.take(), "");
    }

    void sharedFiltersThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("filter");
        for (const char *filter :
             {"$share//t", "$share/a+b/t", "$share/a#/t", "$share/n", "$share/n/"})
            QTest::addRow("[MQTT-4.8.2-1] [MQTT-4.8.2-2] %s", filter) << QByteArray(filter);
    }
    void sharedFiltersThatAreNone()
    {
        QFETCH(QByteArray, filter);
        EngineDriver d;
        Peer &peer = d.join("a");
        QByteArray body = QByteArray::fromHex("000100");
        body += char(0);
        body += char(filter.size());
        body += filter + char(0);
        d.sendBytes(peer, QByteArray::fromHex("82") + char(body.size()) + body);
        QVERIFY(peer.take().endsWith("closed"));
    }

    void unavailable()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.wildcardsAvailable = false;
        options.sharedAvailable = false;
        EngineDriver d(options);
        Peer &five = d.join("5");
        const SubscribePacket packet{PacketIdentifier(1),
                                     {},
                                     {{.topicFilter = "a/#"},
                                      {.topicFilter = "+"},
                                      {.topicFilter = "$share/g/t"},
                                      {.topicFilter = "plain"}}};
        d.send(five, packet);
        QCOMPARE(five.take(), "SUBACK 1 0xA2 0xA2 0x9E 0x00");
        Peer &three = d.join("3", ProtocolVersion::Mqtt311); // [MQTT-3.8.3-2]
        d.send(three, packet);
        QCOMPARE(three.take(), "SUBACK 1 0x80 0x80 0x80 0x00");
    }

    void unfinishedDeliveriesGoOn_data() { addVersionRows("[MQTT-3.10.4-3]", "[MQTT-3.10.4-3]"); }
    void unfinishedDeliveriesGoOn()
    {
        QFETCH(ProtocolVersion, version);
        EngineDriver d;
        Peer &from = d.join("from");
        Peer &peer = d.join("a", version);
        d.subscribe(peer, {{.topicFilter = "t", .qos = QoS(2)}});
        d.publish(from, "t", "x", 2);
        d.send(peer, UnsubscribePacket{PacketIdentifier(3), {}, {"t"}});
        peer.take();
        d.send(peer, PubrecPacket{PacketIdentifier(1), {}, {}});
        d.send(peer, PubcompPacket{PacketIdentifier(1), {}, {}});
        QCOMPARE(peer.take(), "PUBREL 1");
        QVERIFY(peer.isOpen());
    }

    void answersThatDoNotFit()
    {
        EngineDriver d;
        Peer &from = d.join("from");
        Peer &peer = d.join("a");
        d.send(peer, PubackPacket{PacketIdentifier(5), {}, {}}); // nobody asked; no harm
        d.send(peer, PubrecPacket{PacketIdentifier(5), {}, {}});
        d.send(peer, PubrelPacket{PacketIdentifier(6), {}, {}});
        // As small as they can be. [MQTT-3.6.2-2..3] [MQTT-3.7.2-2..3]
        QVERIFY(peer.find<PubrelPacket>()->properties.isEmpty());
        QVERIFY(peer.find<PubcompPacket>()->properties.isEmpty());
        QCOMPARE(peer.take(), "PUBREL 5 0x92, PUBCOMP 6 0x92");
        d.subscribe(peer, {{.topicFilter = "t", .qos = QoS(2)}});
        d.publish(from, "t", "x", 2);
        d.send(peer, PubackPacket{PacketIdentifier(1), {}, {}});
        QCOMPARE(peer.take(), "PUBLISH 1 q2 t=x, DISCONNECT 0x82, closed");
    }

    void reasonStringsFit() // [MQTT-3.9.2-1] [MQTT-3.9.2-2] [MQTT-3.11.2-1] [MQTT-3.11.2-2]
    {
        BrokerOptions options = EngineDriver::quiet();
        options.wildcardsAvailable = false;
        EngineDriver d(options);
        const SubscribePacket packet{PacketIdentifier(1), {}, {{.topicFilter = "#"}}};
        Peer &wide = d.join("wide");
        d.send(wide, packet);
        QVERIFY(wide.find<SubackPacket>()->properties.reasonString);
        ConnectPacket connect{.clientId = "narrow"};
        connect.properties.maximumPacketSize = 20;
        Peer &narrow = d.connect(connect);
        narrow.take();
        d.send(narrow, packet);
        QVERIFY(narrow.find<SubackPacket>());
        QVERIFY(!narrow.find<SubackPacket>()->properties.reasonString);
        d.send(narrow, UnsubscribePacket{PacketIdentifier(1), {}, {"#"}});
        QVERIFY(narrow.find<UnsubackPacket>());
    }

    void limitOfSubscriptions()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.limits.subscriptionsPerClient = 2;
        options.limits.subscriptions = 3;
        EngineDriver d(options);
        Peer &one = d.join("1");
        Peer &two = d.join("2");
        const SubscribePacket packet{PacketIdentifier(1),
                                     {},
                                     {{.topicFilter = "a"},
                                      {.topicFilter = "b"},
                                      {.topicFilter = "a"},
                                      {.topicFilter = "c"}}};
        d.send(one, packet);
        QCOMPARE(one.take(), "SUBACK 1 0x00 0x00 0x00 0x97");
        d.send(two, packet);
        QCOMPARE(two.take(), "SUBACK 1 0x00 0x97 0x00 0x97");
        d.lose(one);
        d.send(two, packet);
        QCOMPARE(two.take(), "SUBACK 1 0x00 0x00 0x00 0x97");
    }

    void limitOfFilterBytes()
    {
        EngineDriver d;
        Peer &peer = d.join("a");
        QByteArray last;
        for (int i = 0; i < 1000 && !last.contains("0x97"); ++i) {
            QByteArray filter = QByteArray::number(i) + QByteArray(60'000, 'x');
            d.send(peer, SubscribePacket{PacketIdentifier(1), {}, {{.topicFilter = filter}}});
            last = peer.take();
        }
        QCOMPARE(last, "SUBACK 1 0x97"); // long before there are 1000 of them
    }

    void offlineQueueIsBounded()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.limits.queuedMessages = 3;
        EngineDriver d(options);
        Peer &from = d.join("from");
        Peer &to = d.joinForLong("to");
        to.take();
        d.subscribe(to, {{.topicFilter = "t", .qos = QoS(1)}});
        d.lose(to);
        for (int i = 0; i < 5; ++i)
            d.publish(from, "t", QByteArray::number(i), 1, false, quint16(i + 1));
        d.publish(from, "t", "zero"); // not kept for those who are away
        const BrokerStatistics statistics = d.engine.statistics(d.now);
        QCOMPARE(statistics.droppedMessages, 2U);
        QCOMPARE(statistics.clients.back().queuedMessages, 3);
        QCOMPARE(d.joinForLong("to").take(),
                 "CONNACK present, PUBLISH 1 q1 t=0, PUBLISH 2 q1 t=1, PUBLISH 3 q1 t=2");
    }

    void retainedStoreIsBounded()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.limits.retainedMessages = 2;
        EngineDriver d(options);
        Peer &peer = d.join("a");
        for (const char *topic : {"a", "b", "c"})
            d.publish(peer, topic, "x", 0, true);
        d.publish(peer, QByteArray(300, '/'), "x", 0, true);
        QCOMPARE(d.engine.statistics(d.now).retainedMessages, 2);
        QCOMPARE(d.engine.statistics(d.now).droppedMessages, 2U);
    }

    void allRetainedMessagesArrive()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.limits.queuedMessages = 10; // they have a bound of their own
        options.limits.unsentBytes = 1000;
        EngineDriver d(options);
        Peer &from = d.join("from");
        for (int i = 0; i < 500; ++i)
            d.publish(from, "t/" + QByteArray::number(i), "x", i % 2, true, quint16(i + 1));
        d.swallow = false;
        Peer &to = d.join("to");
        d.subscribe(to, {{.topicFilter = "#", .qos = QoS(1)}});
        int count = 0;
        for (int i = 0; i < 600 && count < 500; ++i) {
            QByteArray answers;
            for (const Packet &packet : std::exchange(to.packets, {})) {
                if (const auto *publish = std::get_if<PublishPacket>(&packet)) {
                    ++count;
                    if (publish->qos == QoS::AtLeastOnce)
                        d.send(to, PubackPacket{publish->packetIdentifier, {}, {}});
                }
            }
            d.engine.setUnsent(to.id, 0, d.now);
            d.flush();
        }
        QCOMPARE(count, 500);
    }

    void slowReader()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.limits.unsentBytes = 10'000;
        options.limits.queuedMessages = 50;
        options.limits.stallTimeout = 60s;
        EngineDriver d(options);
        Peer &from = d.join("from");
        Peer &good = d.join("good");
        Peer &slow = d.join("slow");
        d.subscribe(good, {{.topicFilter = "t"}});
        d.subscribe(slow, {{.topicFilter = "t"}});
        const QByteArray payload(1000, 'x');
        int received = 0;
        for (int i = 0; i < 500; ++i) {
            d.engine.setUnsent(slow.id, 10'000, d.now); // it takes nothing
            d.publish(from, "t", payload);
            received += int(good.take().count("PUBLISH"));
        }
        QCOMPARE(received, 500);
        QCOMPARE(slow.take(), "");
        const BrokerStatistics statistics = d.engine.statistics(d.now);
        QCOMPARE(statistics.droppedMessages, 450U);
        QVERIFY(statistics.queuedBytes < 100'000);
        // It reads again and gets the latest.
        d.engine.setUnsent(slow.id, 0, d.now);
        d.flush();
        QCOMPARE(slow.take().count("PUBLISH"), 10); // as much as there is room for
        // It stops for good.
        d.engine.setUnsent(slow.id, 10'000, d.now);
        d.pass(59s);
        QVERIFY(slow.isOpen());
        d.engine.setUnsent(slow.id, 9'000, d.now); // some progress
        d.pass(59s);
        QVERIFY(slow.isOpen());
        d.pass(1s);
        QVERIFY(slow.take().endsWith("cut"));
        QVERIFY(good.isOpen());
    }

    void readsNoMoreFromThoseWhoDoNotTakeAnswers()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.limits.unsentBytes = 100;
        EngineDriver d(options);
        Peer &peer = d.join("a");
        d.engine.setUnsent(peer.id, 150, d.now);
        QVERIFY(d.engine.wantsReading(peer.id)); // a slow subscriber may still publish
        d.engine.setUnsent(peer.id, 250, d.now);
        QVERIFY(!d.engine.wantsReading(peer.id));
        d.engine.setUnsent(peer.id, 0, d.now);
        QVERIFY(d.engine.wantsReading(peer.id));
    }

    void tooLargePackets()
    {
        BrokerOptions options = EngineDriver::quiet();
        options.limits.packetSize = 1000;
        EngineDriver d(options);
        Peer &five = d.join("5");
        d.sendBytes(five, QByteArray::fromHex("30e907")); // announced is enough
        QCOMPARE(five.take(), "DISCONNECT 0x95, closed");
        Peer &three = d.join("3", ProtocolVersion::Mqtt311);
        d.sendBytes(three, QByteArray::fromHex("30e907"));
        QCOMPARE(three.take(), "closed");
    }

    void statisticsOfClients()
    {
        EngineDriver d;
        Peer &one = d.join("one");
        Peer &two = d.joinForLong("two", ProtocolVersion::Mqtt311);
        two.take();
        d.subscribe(two, {{.topicFilter = "t", .qos = QoS(1)}, {.topicFilter = "u"}});
        d.publish(one, "t", "x", 1);
        d.pass(5s);
        BrokerStatistics all = d.engine.statistics(d.now);
        QCOMPARE(all.connectedClients, 2);
        QCOMPARE(all.subscriptions, 2);
        QCOMPARE(all.uptime, 5s);
        QCOMPARE(all.traffic.messagesIn, 1U);
        QCOMPARE(all.traffic.messagesOut, 1U);
        QCOMPARE(all.clients.size(), 2U);
        QCOMPARE(all.clients[0].clientId, "one");
        QCOMPARE(all.clients[0].traffic.messagesIn, 1U);
        QCOMPARE(all.clients[1].subscriptions, 2);
        QCOMPARE(all.clients[1].inFlight, 1);
        QCOMPARE(all.clients[1].version, ProtocolVersion::Mqtt311);
        QCOMPARE(all.clients[1].traffic.messagesOut, 1U);
        QVERIFY(all.traffic.bytesIn > 0 && all.traffic.bytesOut > 0);
        d.lose(two);
        all = d.engine.statistics(d.now);
        QVERIFY(!all.clients[1].connected);
        QCOMPARE(all.sessions, 2);
    }
};

QTEST_GUILESS_MAIN(TestEngineSubscribe)
#include "tst_enginesubscribe.moc"
