// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/localbroker.h"
#include "core/broker/rawpeer.h"
#include "mqtt/disconnectreason.h"
#include "support/enginedriver.h"
#include "support/packetvectors.h"

#include <QTest>

using namespace broker;
using namespace mqtt;
using testsupport::PacketVector;

// Clients that are broken, greedy or slow: they get what they deserve, and nobody else notices.
namespace {

struct Running {
    LocalBroker broker;
    quint16 port = 0;

    explicit Running(BrokerOptions options = {})
    {
        options.port = 0;
        options.systemTopicsInterval = std::chrono::seconds(0);
        broker.start(options);
        port = broker.endpoint()->port;
    }
    ClientStatistics client(const QByteArray &id) const
    {
        for (const ClientStatistics &client : broker.statistics().clients) {
            if (client.clientId == id)
                return client;
        }
        return {};
    }
};

bool isConnect(const QByteArray &frame)
{
    return !frame.isEmpty() && uchar(frame.front()) >> 4U == 1;
}

// What the framing makes of it: an incomplete frame is only waited for, and what follows a frame
// is a frame of its own.
enum class Framing { Whole, Incomplete, More };
Framing framing(const QByteArray &bytes)
{
    FrameReader reader;
    reader.append(bytes);
    const auto frame = reader.nextFrame();
    if (reader.error())
        return Framing::Whole;
    if (!frame)
        return Framing::Incomplete;
    return frame->length == bytes.size() ? Framing::Whole : Framing::More;
}

} // namespace

class TestBrokerHostile : public QObject {
    Q_OBJECT

private:
    std::vector<PacketVector> m_vectors;

private slots:
    void initTestCase()
    {
        const auto loaded
            = testsupport::loadPacketVectors(QStringLiteral(CANOPY_TEST_DATA "/packets"));
        QVERIFY2(loaded.problem.isEmpty(), qPrintable(loaded.problem));
        m_vectors = loaded.rows;
        QVERIFY(m_vectors.size() > 100);
    }

    // [MQTT-4.13.1-1] [MQTT-4.13.2-1] [MQTT-4.8.0-1] [MQTT-3.1.4-1] [MQTT-2.1.3-1] [MQTT-2.2.2-2]
    void badPackets()
    {
        Running running;
        RawPeer witness(running.port, ProtocolVersion::Mqtt5);
        witness.connect("witness");
        witness.send(SubscribePacket{PacketIdentifier(1), {}, {{.topicFilter = "#"}}});
        QTRY_COMPARE(witness.brief(), "CONNACK, SUBACK 1 0x00");
        std::vector<const PacketVector *> bad;
        for (const PacketVector &vector : m_vectors) {
            if (vector.reason && framing(vector.frame) == Framing::Whole)
                bad.push_back(&vector);
        }
        QVERIFY(bad.size() > 100);
        constexpr std::size_t atOnce = 100;
        for (std::size_t start = 0; start < bad.size(); start += atOnce) {
            std::vector<std::unique_ptr<RawPeer>> peers;
            for (std::size_t i = start; i < std::min(start + atOnce, bad.size()); ++i) {
                const PacketVector &vector = *bad[i];
                auto peer = std::make_unique<RawPeer>(running.port, vector.version);
                if (!isConnect(vector.frame))
                    peer->connect("c" + QByteArray::number(i));
                peer->socket.write(vector.frame);
                peers.push_back(std::move(peer));
            }
            const auto allClosed = [&peers] {
                return std::all_of(peers.begin(), peers.end(),
                                   [](const auto &peer) { return peer->isClosed(); });
            };
            if (!QTest::qWaitFor(allClosed, 20'000)) {
                for (std::size_t i = 0; i < peers.size(); ++i) {
                    if (!peers[i]->isClosed())
                        qWarning("still open: %s", qPrintable(bad[start + i]->name));
                }
                QFAIL("the broker does not mind");
            }
            for (std::size_t i = 0; i < peers.size(); ++i)
                checkAnswer(*bad[start + i], *peers[i]);
        }
        witness.send(PublishPacket{.topic = "t", .payload = "fine"});
        QTRY_COMPARE(witness.brief(), "CONNACK, SUBACK 1 0x00, PUBLISH q0 t=fine");
        QCOMPARE(running.broker.statistics().connectedClients, 1);
    }

    void checkAnswer(const PacketVector &vector, const RawPeer &peer)
    {
        const QByteArray context = vector.name.toUtf8() + ": " + peer.brief();
        if (isConnect(vector.frame)) {
            // CONNACK or nothing, never DISCONNECT.
            QVERIFY2(peer.packets.size() <= 1, context.constData());
            const auto *connack = peer.packets.empty()
                ? nullptr
                : std::get_if<ConnackPacket>(&peer.packets.front());
            QVERIFY2(peer.packets.empty() || (connack && isError(connack->reasonCode)),
                     context.constData());
        } else if (vector.version == ProtocolVersion::Mqtt5) {
            const Error error{Error::Kind::ProtocolError, *vector.reason, 0, ""};
            const QByteArray expected = "CONNACK, DISCONNECT " + brief(disconnectReason(error));
            QVERIFY2(peer.brief() == expected, context.constData());
        } else {
            QVERIFY2(peer.brief() == "CONNACK", context.constData());
        }
    }

    void everyCut()
    {
        EngineDriver d;
        for (const PacketVector &vector : m_vectors) {
            if (vector.frame.size() > 100)
                continue;
            const auto *connect
                = vector.packet ? std::get_if<ConnectPacket>(&*vector.packet) : nullptr;
            const ProtocolVersion version = connect ? connect->version : vector.version;
            for (qsizetype length = 0; length <= vector.frame.size();
                 length += length < 24 ? 1 : 5) {
                EngineDriver::Peer &peer
                    = isConnect(vector.frame) ? d.open(version) : d.join("x", version);
                d.sendBytes(peer, vector.frame.first(length));
                d.lose(peer);
            }
            d.engine.takeEvents();
        }
        d.pass(std::chrono::hours(24 * 365));
        EngineDriver::Peer &after = d.join("after");
        QVERIFY(after.isOpen());
        QCOMPARE(d.engine.statistics(d.now).connectedClients, 1);
        QCOMPARE(d.engine.statistics(d.now).sessions, 1);
        QCOMPARE(d.engine.statistics(d.now).subscriptions, 0);
    }

    void byteByByte()
    {
        Running running;
        RawPeer slow(running.port, ProtocolVersion::Mqtt5);
        QTRY_COMPARE(slow.socket.state(), QAbstractSocket::ConnectedState);
        slow.socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        QByteArray all;
        for (const Packet &packet :
             std::vector<Packet>{ConnectPacket{.clientId = "slow"},
                                 SubscribePacket{PacketIdentifier(1), {}, {{.topicFilter = "t"}}},
                                 PublishPacket{.topic = "t", .payload = "x"}})
            all += *encode(packet, ProtocolVersion::Mqtt5);
        for (const char byte : all) {
            slow.socket.write(&byte, 1);
            slow.socket.flush();
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(slow.brief(), "CONNACK, SUBACK 1 0x00, PUBLISH q0 t=x");
    }

    void manyAtOnce()
    {
        constexpr int count = 500;
        Running running;
        std::vector<std::unique_ptr<RawPeer>> peers;
        for (int i = 0; i < count; ++i) {
            peers.push_back(std::make_unique<RawPeer>(running.port, ProtocolVersion::Mqtt311));
            peers.back()->connect("c" + QByteArray::number(i));
            peers.back()->send(SubscribePacket{PacketIdentifier(1), {}, {{.topicFilter = "t"}}});
        }
        QTRY_COMPARE_WITH_TIMEOUT(running.broker.statistics().subscriptions, count, 20'000);
        peers.front()->send(PublishPacket{.topic = "t", .payload = "x"});
        const auto allGotIt = [&peers] {
            return std::all_of(peers.begin(), peers.end(),
                               [](const auto &peer) { return peer->packets.size() == 3; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allGotIt(), 20'000);
        running.broker.stop(); // with all of them connected
        const auto allClosed = [&peers] {
            return std::all_of(peers.begin(), peers.end(),
                               [](const auto &peer) { return peer->isClosed(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allClosed(), 20'000);
    }

    void neverReads()
    {
        BrokerOptions options;
        options.limits.queuedMessages = 100;
        options.limits.unsentBytes = 100'000;
        Running running(options);
        RawPeer greedy(running.port, ProtocolVersion::Mqtt311);
        greedy.socket.setReadBufferSize(1);
        greedy.connect("greedy");
        greedy.send(SubscribePacket{PacketIdentifier(1), {}, {{.topicFilter = "#"}}});
        QTRY_COMPARE(running.broker.statistics().subscriptions, 1);
        greedy.socket.blockSignals(true);
        RawPeer good(running.port, ProtocolVersion::Mqtt311);
        good.connect("good");
        good.send(SubscribePacket{PacketIdentifier(1), {}, {{.topicFilter = "#"}}});
        const QByteArray payload(10'000, 'x');
        int sent = 0;
        std::size_t received = 2;
        QTRY_COMPARE(good.packets.size(), received);
        while (running.client("greedy").droppedMessages < 50) {
            QVERIFY(++sent < 5'000);
            good.send(PublishPacket{.topic = "t", .payload = payload});
            ++received;
            QTRY_COMPARE(good.packets.size(), received);
        }
        QVERIFY(running.client("greedy").queuedMessages <= 100);
        QVERIFY(running.client("greedy").connected);
    }

    void tenThousandSubscriptions()
    {
        Running running;
        RawPeer peer(running.port, ProtocolVersion::Mqtt5);
        peer.connect("a");
        SubscribePacket packet{.packetIdentifier = PacketIdentifier(1)};
        for (int i = 0; i < 10'000; ++i)
            packet.subscriptions.push_back({.topicFilter = "t/" + QByteArray::number(i) + "/+"});
        peer.send(packet);
        QTRY_COMPARE(running.broker.statistics().subscriptions, 10'000);
        peer.send(PublishPacket{.topic = "t/4711/x", .payload = "x"});
        QTRY_COMPARE(peer.packets.size(), 3U);
        peer.socket.abort();
        QTRY_COMPARE(running.broker.statistics().subscriptions, 0);
    }
};

QTEST_GUILESS_MAIN(TestBrokerHostile)
#include "tst_brokerhostile.moc"
