// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessiondriver.h"

#include <QTest>

using namespace mqtt;

namespace {

PublishPacket message(const QByteArray &topic, const QByteArray &payload = "x", int qos = 0,
                      quint16 id = 0)
{
    return {.qos = static_cast<QoS>(qos),
            .topic = topic,
            .packetIdentifier = PacketIdentifier{id},
            .payload = payload};
}

PublishPacket aliased(quint16 alias, const QByteArray &topic, const QByteArray &payload)
{
    return {.topic = topic, .properties = {.topicAlias = alias}, .payload = payload};
}

PubrelPacket pubrel(quint16 id)
{
    return {.packetIdentifier = PacketIdentifier{id}};
}

} // namespace

class TestSessionReceive : public QObject {
    Q_OBJECT

private slots:
    void oneBatchForOneRead()
    {
        SessionDriver d;
        d.accept();
        d.receive({message("a", "1"), PingrespPacket(), message("b/c", "2", 1, 9),
                   message("d", "", 2, 65535)});
        QCOMPARE(d.delivered(), "a=1, b/c=2, d=");
        QCOMPARE(d.sent(), "PUBACK 9, PUBREC 65535"); // [MQTT-3.3.4-1], [MQTT-2.2.1-5]
        QCOMPARE(d.session.counters().messagesReceived, 3U);
        QCOMPARE(d.session.counters().packetsReceived, 5U);
    }

    void recordSaysEverything()
    {
        SessionDriver d;
        d.accept();
        PublishPacket packet = message("t", "payload", 1, 3);
        packet.retain = true;
        packet.duplicate = true;
        packet.properties.contentType = "x";
        const QByteArray bytes = *encode(packet, ProtocolVersion::Mqtt5);
        FrameReader reader;
        reader.append(bytes);
        d.session.receive(reader, d.now, 1234567);
        d.take();
        const MessageRecord expected{.receivedAtUs = 1234567,
                                     .topicOffset = 4,
                                     .payloadOffset = quint32(bytes.size() - 7),
                                     .payloadLength = 7,
                                     .propertiesOffset = 8,
                                     .propertiesLength = 4,
                                     .topicLength = 1,
                                     .packetIdentifier = PacketIdentifier{3},
                                     .version = ProtocolVersion::Mqtt5,
                                     .qos = QoS::AtLeastOnce,
                                     .retain = true,
                                     .duplicate = true,
                                     .outbound = false};
        QVERIFY(d.batch()->records.at(0) == expected);
        QCOMPARE(d.batch()->bytes, bytes);
    }

    void noMessagesNoBatch()
    {
        SessionDriver d;
        d.accept();
        d.receive(PingrespPacket());
        QVERIFY(!d.batch());
    }

    void connackAndMessagesInOneRead()
    {
        SessionDriver d;
        d.open();
        d.receive({ConnackPacket(), message("a"), message("b"),
                   DisconnectPacket{.reasonCode = ReasonCode::ServerShuttingDown}, message("c")});
        QCOMPARE(d.told(), "connected, closed ServerDisconnect 0x8B");
        QCOMPARE(d.delivered(), "a=x, b=x");
    }

    void halfAPacketWaits()
    {
        SessionDriver d;
        d.accept();
        const QByteArray bytes = *encode(message("topic", "payload"), ProtocolVersion::Mqtt5);
        for (const char byte : bytes.chopped(1)) {
            d.receiveBytes(QByteArray(1, byte));
            QVERIFY(!d.batch());
        }
        d.receiveBytes(bytes.right(1));
        QCOMPARE(d.delivered(), "topic=payload");
    }

    void whatCameBeforeAViolationIsDelivered()
    {
        SessionDriver d;
        d.accept();
        d.receiveBytes(*encode(message("good"), ProtocolVersion::Mqtt5)
                       + QByteArray::fromHex("36050001 61 0001")); // QoS 3 [MQTT-3.3.1-4]
        QCOMPARE(d.delivered(), "good=x");
        QCOMPARE(d.told(), "closed ProtocolError 0x81");
    }

    void exactlyOnce() // [MQTT-4.3.3-10], [MQTT-4.3.3-11], [MQTT-4.3.3-12]
    {
        SessionDriver d;
        d.accept();
        d.receive(message("a", "1", 2, 5));
        QCOMPARE(d.delivered(), "a=1");
        QCOMPARE(d.sent(), "PUBREC 5");
        PublishPacket again = message("a", "1", 2, 5);
        again.duplicate = true;
        d.receive(again);
        QCOMPARE(d.delivered(), "");
        QCOMPARE(d.sent(), "PUBREC 5");
        QCOMPARE(d.session.counters().duplicatesSuppressed, 1U);
        d.reconnect(true);
        d.receive(again);
        QCOMPARE(d.delivered(), "");
        d.receive(pubrel(5));
        QCOMPARE(d.sent(), "PUBCOMP 5");
        d.receive(pubrel(5));
        QCOMPARE(d.sent(), "PUBCOMP 5 0x92");
        d.receive(message("a", "2", 2, 5));
        QCOMPARE(d.delivered(), "a=2");
    }

    void newSessionForgetsIdentifiers()
    {
        SessionDriver d;
        d.accept();
        d.receive(message("a", "1", 2, 5));
        d.reconnect(false);
        d.receive(message("a", "1", 2, 5));
        QCOMPARE(d.delivered(), "a=1");
    }

    void unknownReleaseBefore5()
    {
        SessionDriver d(ProtocolVersion::Mqtt311);
        d.accept();
        d.receive(pubrel(77));
        QCOMPARE(d.sent(), "PUBCOMP 77");
    }

    void sameIdentifierAfterPubackIsNew() // [MQTT-4.3.2-5]
    {
        SessionDriver d;
        d.accept();
        d.receive({message("a", "1", 1, 1), message("a", "2", 1, 1)});
        QCOMPARE(d.delivered(), "a=1, a=2");
        QCOMPARE(d.sent(), "PUBACK 1, PUBACK 1");
    }

    void answersKeepTheOrder() // [MQTT-4.6.0-2], [MQTT-4.6.0-3]
    {
        SessionDriver d;
        d.accept();
        d.receive({message("a", "", 1, 3), message("a", "", 2, 2), message("a", "", 1, 1)});
        QCOMPARE(d.sent(), "PUBACK 3, PUBREC 2, PUBACK 1");
    }

    void ourReceiveMaximumHolds_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("third");
        QTest::newRow("QoS 1") << 1 << 1 << 1;
        QTest::newRow("QoS 2") << 2 << 2 << 2;
        QTest::newRow("both") << 2 << 1 << 1;
    }
    void ourReceiveMaximumHolds()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        QFETCH(int, third);
        SessionDriver d;
        d.options.connect.properties.receiveMaximum = 2;
        d.accept();
        d.receive(
            {message("a", "", first, 1), message("b", "", second, 2), message("c", "", third, 3)});
        QCOMPARE(d.delivered(), "a=, b=");
        QCOMPARE(d.told(), "closed ProtocolError 0x93");
        QVERIFY(d.sent().endsWith("DISCONNECT 0x93"));
    }

    void acknowledgedOnesDoNotCount()
    {
        SessionDriver d;
        d.options.connect.properties.receiveMaximum = 2;
        d.accept();
        for (quint16 id = 1; id < 10; ++id) {
            d.receive({message("a", "", 1, id), message("b", "", 2, quint16(100 + id))});
            QCOMPARE(d.delivered(), "a=, b=");
            d.receive(pubrel(quint16(100 + id)));
        }
        d.receive(message("b", "", 2, 1));
        d.receive(message("b", "", 2, 2));
        d.reconnect(true); // the quota begins anew [MQTT-4.9.0-1]
        d.receive({message("b", "", 2, 3), message("b", "", 2, 4)});
        QCOMPARE(d.delivered(), "b=, b=");
    }

    void olderVersionsHaveNoReceiveMaximum()
    {
        SessionDriver d(ProtocolVersion::Mqtt311);
        d.options.connect.properties.receiveMaximum = 1;
        d.accept();
        d.receive({message("a", "", 1, 1), message("b", "", 2, 2), message("c", "", 1, 3)});
        QCOMPARE(d.delivered(), "a=, b=, c=");
    }

    void topicAliases() // [MQTT-3.3.2-10]
    {
        SessionDriver d;
        d.options.connect.properties.topicAliasMaximum = 3;
        d.accept();
        d.receive({aliased(1, "one", "1"), aliased(3, "three", "3"), aliased(1, "", "4")});
        QCOMPARE(d.delivered(), "one=1, three=3, one=4");
        const auto &records = d.batch()->records;
        QCOMPARE(records[2].topicOffset, records[0].topicOffset); // found, not copied
        const auto plain = d.batch()->bytes.size();

        // In a later read the topic has to come along, once.
        d.receive({aliased(1, "", "5"), message("m"), aliased(3, "", "6"), aliased(1, "", "7")});
        QCOMPARE(d.delivered(), "one=5, m=x, three=6, one=7");
        QVERIFY(d.batch()->bytes.endsWith("onethree"));
        QVERIFY(d.batch()->bytes.size() < plain + 20);

        d.receive({aliased(1, "", "8"), aliased(1, "new", "9"), aliased(1, "", "10")});
        QCOMPARE(d.delivered(), "one=8, new=9, new=10");
        d.reconnect(true); // [MQTT-3.3.2-7]
        d.receive(aliased(1, "", "x"));
        QCOMPARE(d.told(), "closed ProtocolError 0x82");
    }

    void badAlias_data()
    {
        QTest::addColumn<int>("maximum");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("above the maximum [MQTT-3.3.2-10]")
            << 2 << QByteArray::fromHex("300700016103230003") << QByteArray("0x94");
        QTest::newRow("none allowed [MQTT-3.1.2-27]")
            << 0 << QByteArray::fromHex("300700016103230001") << QByteArray("0x94");
        QTest::newRow("zero [MQTT-3.3.2-8]")
            << 2 << QByteArray::fromHex("300700016103230000") << QByteArray("0x94");
        QTest::newRow("never set up")
            << 2 << QByteArray::fromHex("3006000003230001") << QByteArray("0x82");
    }
    void badAlias()
    {
        QFETCH(int, maximum);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, code);
        SessionDriver d;
        if (maximum > 0)
            d.options.connect.properties.topicAliasMaximum = quint16(maximum);
        d.accept();
        d.receiveBytes(bytes);
        QCOMPARE(d.told(), QByteArray("closed ProtocolError " + code));
        QCOMPARE(d.sent(), QByteArray("DISCONNECT " + code));
    }
};

QTEST_GUILESS_MAIN(TestSessionReceive)
#include "tst_sessionreceive.moc"
