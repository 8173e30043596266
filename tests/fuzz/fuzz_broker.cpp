// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/engine.h"
#include "fuzz/brokerscript.h"
#include "fuzz/fuzzinput.h"

#include <array>
#include <set>

using namespace brokerscript;
using namespace std::chrono_literals;
using fuzz::require;

namespace {

using namespace mqtt;

// So small that every limit is reached soon.
broker::BrokerOptions optionsFor(uchar choice)
{
    broker::BrokerOptions options;
    options.limits = {.clients = 3,
                      .sessions = 4,
                      .subscriptionsPerClient = 4,
                      .subscriptions = 8,
                      .queuedMessages = 4,
                      .queuedBytes = 4096,
                      .queuedBytesInAll = 8192,
                      .retainedMessages = 3,
                      .retainedBytes = 2048,
                      .packetSize = 2048,
                      .receiveMaximum = 2,
                      .sendMaximum = 2,
                      .topicAliasMaximum = 2,
                      .clientIdLength = 30,
                      .unsentBytes = 512,
                      .longestSessionExpiry = 1000s,
                      .connectTimeout = 5s,
                      .stallTimeout = 20s};
    options.checkPayloadFormat = choice & 0x04U;
    options.maximumQoS = choice & 0x08U ? QoS::AtLeastOnce : QoS::ExactlyOnce;
    options.retainAvailable = !(choice & 0x10U);
    options.sharedAvailable = !(choice & 0x20U);
    options.wildcardsAvailable = !(choice & 0x20U);
    options.systemTopicsInterval = choice & 0x40U ? 10s : 0s;
    if (choice & 0x80U)
        options.userName = "u";
    return options;
}

// The other end of one connection.
struct Peer {
    broker::ConnectionId id = broker::ConnectionId::None;
    FrameReader toBroker{};
    FrameReader fromBroker{};
    QByteArray start{}; // until CONNECT is known
    std::optional<ConnectPacket> connect{};
    std::vector<Packet> unanswered{};
    std::set<PacketIdentifier> inFlight{}; // PUBLISH of QoS 1 and 2 without a final answer by us
    bool exact = true; // no answer but ours can have been among the bytes
    bool connacked = false;
    bool isOpen = false;
    bool holds = false;
    qint64 held = 0;
};

class World {
public:
    explicit World(uchar choice)
        : m_options(optionsFor(choice))
        , m_engine(m_options)
    {
    }

    void run(QByteArrayView script);

private:
    void open(Peer &peer);
    void write(Peer &peer, QByteArrayView bytes, bool wellFormed);
    void send(Peer &peer, const Packet &packet);
    void answer(Peer &peer);
    void wait(std::chrono::milliseconds time);
    void flush();
    void receive(Peer &peer, const QByteArray &frame);
    void check();
    static ConnectPacket connectPacket(int argument);
    static Packet packet(int argument);

    const broker::BrokerOptions m_options;
    broker::Engine m_engine;
    Instant m_now{1000s};
    std::array<Peer, connections> m_peers;
    broker::TrafficStatistics m_before;
    quint64 m_bytesOut = 0;
};

void World::open(Peer &peer)
{
    peer = Peer();
    peer.id = m_engine.open(QStringLiteral("fuzz"), m_now);
    require(peer.id != broker::ConnectionId::None, "so few connections are let in");
    peer.isOpen = true;
}

void World::write(Peer &peer, QByteArrayView bytes, bool wellFormed)
{
    if (!peer.isOpen)
        open(peer);
    if (!m_engine.wantsReading(peer.id))
        return;
    if (!peer.connect) {
        peer.start += bytes;
        FrameReader first;
        first.append(peer.start);
        if (const auto frame = first.nextFrame()) {
            const auto decoded = decode(first.view(*frame), ProtocolVersion::Mqtt5);
            if (decoded && std::holds_alternative<ConnectPacket>(*decoded))
                peer.connect = std::get<ConnectPacket>(*decoded);
        }
    }
    peer.exact = peer.exact && wellFormed;
    peer.toBroker.append(bytes);
    m_engine.receive(peer.id, peer.toBroker, m_now);
    flush();
}

void World::send(Peer &peer, const Packet &packet)
{
    const auto version = peer.connect ? peer.connect->version : ProtocolVersion::Mqtt5;
    if (const auto bytes = encode(packet, version))
        write(peer, *bytes, true);
}

ConnectPacket World::connectPacket(int argument)
{
    ConnectPacket packet;
    packet.version = ProtocolVersion(3 + argument % 4 % 3);
    packet.cleanStart = !(argument & 0x04);
    packet.clientId = argument & 0x08 ? "a" : "b";
    if (argument & 0x10)
        packet.clientId += 'c';
    packet.keepAlive = argument & 0x20 ? 10 : 0;
    if (argument & 0x40)
        packet.will
            = Will{.topic = "w", .payload = "gone", .qos = QoS::ExactlyOnce, .retain = true};
    packet.userName = "u";
    if (packet.version != ProtocolVersion::Mqtt5)
        return packet;
    if (!packet.cleanStart)
        packet.properties.sessionExpiryInterval = 100;
    if (argument & 0x80) {
        packet.properties.receiveMaximum = 1;
        packet.properties.topicAliasMaximum = 1;
        packet.properties.maximumPacketSize = 60;
        if (packet.will)
            packet.will->properties.willDelayInterval = 5;
    }
    return packet;
}

Packet World::packet(int argument)
{
    const auto id = PacketIdentifier(quint16(1 + argument / 64));
    const auto qos = QoS(argument / 8 % 3);
    const QByteArray topic = argument & 0x20 ? "t/1" : "t";
    switch (argument % 8) {
    case 0:
        return SubscribePacket{id, {}, {{.topicFilter = topic, .qos = qos}}};
    case 1:
        return SubscribePacket{
            id, {}, {{.topicFilter = "#", .qos = qos}, {.topicFilter = "t/+", .qos = qos}}};
    case 2:
        return SubscribePacket{id, {}, {{.topicFilter = "$share/g/" + topic, .qos = qos}}};
    case 3:
        return UnsubscribePacket{id, {}, {topic, "#"}};
    case 4:
        return PubrelPacket{id, {}, {}};
    case 5:
        return DisconnectPacket();
    default:
        return PublishPacket{.qos = qos,
                             .retain = argument % 8 == 6,
                             .topic = topic,
                             .packetIdentifier
                             = qos == QoS::AtMostOnce ? PacketIdentifier::None : id,
                             .payload = QByteArray(argument, 'x')};
    }
}

void World::answer(Peer &peer)
{
    const auto packets = std::exchange(peer.unanswered, {});
    for (const Packet &packet : packets) {
        if (!peer.isOpen || !m_engine.wantsReading(peer.id))
            return;
        if (const auto *publish = std::get_if<PublishPacket>(&packet)) {
            if (publish->qos == QoS::AtLeastOnce) {
                peer.inFlight.erase(publish->packetIdentifier);
                send(peer, PubackPacket{publish->packetIdentifier, {}, {}});
            } else if (publish->qos == QoS::ExactlyOnce) {
                send(peer, PubrecPacket{publish->packetIdentifier, {}, {}});
            }
        } else if (const auto *pubrel = std::get_if<PubrelPacket>(&packet)) {
            peer.inFlight.erase(pubrel->packetIdentifier);
            send(peer, PubcompPacket{pubrel->packetIdentifier, {}, {}});
        }
    }
}

void World::wait(std::chrono::milliseconds time)
{
    const Instant end = m_now + time;
    for (int rounds = 0;; ++rounds) {
        const auto next = m_engine.nextWake();
        if (!next || *next > end)
            break;
        require(rounds < 10'000, "timers lie in the future");
        m_now = std::max(m_now, *next);
        m_engine.wake(m_now);
        flush();
    }
    m_now = end;
    m_engine.wake(m_now);
    flush();
}

void World::flush()
{
    for (int rounds = 0; m_engine.needsFlush(); ++rounds) {
        require(rounds < 100, "there is an end of what has to be done");
        m_engine.flush(
            [this](broker::ConnectionId id, broker::Outbox &outbox, broker::Ending ending) {
                const auto found = std::find_if(m_peers.begin(), m_peers.end(),
                                                [id](const Peer &peer) { return peer.id == id; });
                require(found != m_peers.end() && found->isOpen, "nothing is said after the end");
                Peer &peer = *found;
                qint64 size = 0;
                outbox.drain([&](const QByteArray &bytes) {
                    size += bytes.size();
                    peer.fromBroker.append(bytes);
                });
                m_bytesOut += quint64(size);
                while (const auto frame = peer.fromBroker.nextFrame())
                    receive(peer, peer.fromBroker.view(*frame).toByteArray());
                require(!peer.fromBroker.error() && peer.fromBroker.pendingBytes() == 0,
                        "whole packets are written");
                peer.fromBroker.discardFrames();
                if (ending != broker::Ending::None) {
                    peer.isOpen = false;
                    return;
                }
                if (peer.holds) {
                    peer.held += size;
                    // One read may be answered to the last packet of it.
                    require(peer.held <= 2 * m_options.limits.unsentBytes + 16 * 1024,
                            "a slow client does not cost more than agreed");
                    m_engine.setUnsent(id, peer.held, m_now);
                }
            });
    }
}

void World::receive(Peer &peer, const QByteArray &frame)
{
    if (!peer.connect) { // what it sent was no CONNECT that could be read
        bool readable = false;
        for (const int version : {3, 4, 5})
            readable = readable || decode(frame, ProtocolVersion(version));
        require(readable, "even a refusal can be read");
        return;
    }
    const auto decoded = decode(frame, peer.connect->version);
    require(decoded.hasValue(), "our own codec reads what the broker writes");
    const Properties &wanted = peer.connect->properties;
    require(quint64(frame.size()) <= wanted.maximumPacketSize.value_or(maximumFrameSize),
            "nothing is larger than the client accepts");
    const bool isConnack = std::holds_alternative<ConnackPacket>(*decoded);
    require(isConnack != peer.connacked, "CONNACK comes first, once");
    peer.connacked = true;
    if (const auto *publish = std::get_if<PublishPacket>(&*decoded)) {
        require(!publish->topic.isEmpty() || publish->properties.topicAlias, "there is a topic");
        require(publish->properties.topicAlias.value_or(0) <= wanted.topicAliasMaximum.value_or(0),
                "aliases keep to the client's maximum");
        if (publish->qos != QoS::AtMostOnce) {
            const bool isNew = peer.inFlight.insert(publish->packetIdentifier).second;
            require(isNew || !peer.exact, "identifiers are not used twice");
            const std::size_t window = std::min<std::size_t>(wanted.receiveMaximum.value_or(65535),
                                                             m_options.limits.sendMaximum);
            require(peer.inFlight.size() <= window || !peer.exact, "the window is kept");
        }
    }
    peer.unanswered.push_back(*decoded);
}

void World::check()
{
    const broker::BrokerLimits &limits = m_options.limits;
    const broker::BrokerStatistics all = m_engine.statistics(m_now);
    int connected = 0;
    qint64 queued = 0;
    quint64 dropped = 0;
    for (const broker::ClientStatistics &client : all.clients) {
        connected += client.connected ? 1 : 0;
        queued += client.queuedBytes;
        dropped += client.droppedMessages;
        // Retained messages for a new subscription come on top.
        require(client.queuedMessages <= limits.queuedMessages + 3 * limits.retainedMessages * 4,
                "queues are bounded");
        require(client.queuedMessages > 0 || client.queuedBytes == 0, "empty queues are empty");
        require(client.queuedBytes <= limits.queuedBytes, "queues are bounded in bytes");
        require(client.inFlight <= limits.sendMaximum, "so much is in flight at most");
        require(client.subscriptions <= limits.subscriptionsPerClient, "so many subscriptions");
    }
    require(all.sessions == int(all.clients.size()), "every session is listed");
    require(all.connectedClients == connected && connected <= limits.clients,
            "clients are counted");
    require(all.sessions <= limits.sessions, "sessions are bounded");
    require(all.queuedBytes == queued && queued <= limits.queuedBytesInAll, "bytes are counted");
    require(all.droppedMessages >= dropped, "what was dropped is counted");
    require(all.subscriptions >= 0 && all.subscriptions <= limits.subscriptions,
            "subscriptions are bounded");
    require(all.retainedMessages >= 0 && all.retainedMessages <= limits.retainedMessages,
            "retained messages are bounded");
    require(all.retainedBytes >= 0 && all.retainedBytes <= limits.retainedBytes,
            "retained bytes are bounded");
    require((all.retainedMessages == 0) == (all.retainedBytes == 0), "retained bytes are counted");
    require(all.traffic.bytesOut == m_bytesOut, "bytes are counted as they are written");
    require(all.traffic.messagesIn >= m_before.messagesIn
                && all.traffic.messagesOut >= m_before.messagesOut
                && all.traffic.bytesIn >= m_before.bytesIn,
            "counters only grow");
    m_before = all.traffic;
}

void World::run(QByteArrayView script)
{
    qsizetype at = 0;
    const auto next = [&]() -> uchar {
        return at < script.size() ? static_cast<uchar>(script[at++]) : uchar(0);
    };
    constexpr std::array waits = {1ms, 999ms, 5000ms, 10'000ms, 15'000ms, 100'000ms, 1'000'000ms};
    while (at < script.size()) {
        const uchar step = next();
        Peer &peer = m_peers[(step >> 3U) % connections];
        switch (Step(step & 0x07U)) {
        case Step::Bytes: {
            const qsizetype size = std::min<qsizetype>(next(), script.size() - at);
            write(peer, script.sliced(at, size), false);
            at += size;
            break;
        }
        case Step::Connect:
            send(peer, connectPacket(next()));
            break;
        case Step::Packet:
            send(peer, packet(next()));
            break;
        case Step::Answer:
            answer(peer);
            break;
        case Step::Lose:
            if (peer.isOpen) {
                m_engine.lost(peer.id, m_now);
                flush();
                require(!peer.isOpen, "what is lost has ended");
            }
            break;
        case Step::Wait:
            wait(waits[next() % waits.size()]);
            break;
        case Step::Hold:
            peer.holds = !peer.holds;
            if (peer.isOpen && !peer.holds) {
                peer.held = 0;
                m_engine.setUnsent(peer.id, 0, m_now);
                flush();
            }
            break;
        case Step::Owner: {
            const uchar argument = next();
            const QByteArray id = connectPacket(argument).clientId;
            if (argument & 0x80U)
                m_engine.cutClient(id, m_now);
            else
                m_engine.disconnectClient(id, ReasonCode::AdministrativeAction, m_now);
            flush();
            break;
        }
        }
        m_engine.takeEvents();
        check();
    }
    m_engine.shutDown(m_now);
    flush();
    for (const Peer &peer : m_peers)
        require(!peer.isOpen, "everybody is told to go");
}

} // namespace

// Several clients, good and bad, the network and the clock around a whole broker: whatever they
// do, it keeps to its limits and to what it agreed with each client.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const fuzz::Input input = fuzz::split(data, size);
    World(input.choice).run(input.bytes);
    return 0;
}
