// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/disconnectreason.h"
#include "mqtt/inflight.h"
#include "mqtt/packetids.h"
#include "mqtt/topicaliases.h"

#include <QTest>

using namespace mqtt;

// What the session's parts promise to anybody, beyond how Session happens to use them.
class TestSessionParts : public QObject {
    Q_OBJECT

private slots:
    void identifiersComeAroundLast() // [MQTT-2.2.1-3]
    {
        PacketIds ids;
        QCOMPARE(ids.allocate(), PacketIdentifier{1});
        ids.release(PacketIdentifier{1});
        QCOMPARE(ids.allocate(), PacketIdentifier{2}); // not 1 at once
        for (int i = 3; i <= 65535; ++i)
            QVERIFY(ids.allocate());
        QCOMPARE(ids.allocate(), PacketIdentifier{1});
        QVERIFY(!ids.allocate());
        QCOMPARE(ids.inUse(), 65535);
        ids.release(PacketIdentifier{500});
        ids.release(PacketIdentifier{500});
        QCOMPARE(ids.inUse(), 65534);
        QVERIFY(!ids.isInUse(PacketIdentifier{500}));
        QCOMPARE(ids.allocate(), PacketIdentifier{500});
        ids.clear();
        QCOMPARE(ids.inUse(), 0);
    }

    void everyErrorHasACodeThatDisconnectMayCarry_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("reason");
        QTest::addColumn<int>("expected");
        using Kind = Error::Kind;
        const auto row = [](const char *name, Kind kind, int reason, int expected) {
            QTest::newRow(name) << int(kind) << reason << expected;
        };
        row("malformed", Kind::Malformed, 0x81, 0x81);
        row("its own code", Kind::ProtocolError, 0x94, 0x94);
        row("not for DISCONNECT", Kind::ProtocolError, 0x91, 0x82);
        row("not an error code", Kind::Malformed, 0x00, 0x81);
        row("too large", Kind::TooLarge, 0x84, 0x95);
        row("unsupported", Kind::Unsupported, 0x84, 0x82);
    }
    void everyErrorHasACodeThatDisconnectMayCarry()
    {
        QFETCH(int, kind);
        QFETCH(int, reason);
        QFETCH(int, expected);
        const Error error{Error::Kind(kind), ReasonCode(reason), 0, ""};
        QCOMPARE(int(disconnectReason(error)), expected);
    }

    void receivedAliases()
    {
        ReceivedAliases aliases;
        QVERIFY(!aliases.isAllowed(1));
        aliases.reset(65535);
        QVERIFY(!aliases.isAllowed(0));
        QVERIFY(aliases.isAllowed(65535));
        QVERIFY(aliases.topic(65535).isEmpty());
        aliases.set(65535, "t");
        QCOMPARE(aliases.topic(65535), "t");
        aliases.reset(1);
        QVERIFY(aliases.topic(1).isEmpty());
    }

    void sentAliasesAgainstAModel()
    {
        SentAliases aliases;
        aliases.reset(3);
        QHash<quint16, QByteArray> broker; // what it would understand
        quint32 random = 1;
        for (int i = 0; i < 2000; ++i) {
            random = random * 1664525 + 1013904223;
            const QByteArray topic(1, char('a' + (random >> 16) % 6));
            if ((random >> 8) % 10 == 0) { // one that the user picked
                const auto alias = quint16(1 + (random >> 20) % 3);
                aliases.commit(alias, topic);
                broker[alias] = topic;
                continue;
            }
            const auto choice = aliases.choose(topic);
            QVERIFY(choice.alias >= 1 && choice.alias <= 3);
            if (choice.known)
                QCOMPARE(broker.value(choice.alias), topic);
            aliases.commit(choice.alias, topic);
            broker[choice.alias] = topic;
        }
    }

    void inflightAgainstItsCounts()
    {
        Inflight inflight;
        for (quint16 i = 1; i <= 4; ++i) {
            InflightMessage message;
            message.packet.packetIdentifier = PacketIdentifier{i};
            message.bytes = 10;
            inflight.add(message);
        }
        inflight.release(PacketIdentifier{3});
        QCOMPARE(inflight.bytes(), 30); // a released one holds no payload any more
        QVERIFY(!inflight.take(PacketIdentifier{9}));
        inflight.startResending();
        QCOMPARE(inflight.active(), 1);
        QVERIFY(inflight.take(PacketIdentifier{2})); // out of the middle of those that wait
        QCOMPARE(inflight.waiting(), 2);
        QVERIFY(inflight.nextToResend()->packet.packetIdentifier == PacketIdentifier{1});
        inflight.release(PacketIdentifier{1}); // the first one
        QVERIFY(inflight.nextToResend()->packet.packetIdentifier == PacketIdentifier{4});
        inflight.resent();
        QVERIFY(!inflight.nextToResend());
        QCOMPARE(inflight.takeAll().size(), 3U);
        QCOMPARE(inflight.bytes(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSessionParts)
#include "tst_sessionparts.moc"
