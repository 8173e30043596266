// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginedriver.h"

#include "mqtt/codec.h"

#include <algorithm>

using namespace broker;
using namespace mqtt;

QByteArray EngineDriver::Peer::take()
{
    QByteArrayList lines;
    for (const Packet &packet : std::exchange(packets, {}))
        lines += brief(packet);
    frames.clear();
    if (!isOpen() && !std::exchange(endTaken, true))
        lines += ending == Ending::Cut ? "cut" : "closed";
    return lines.join(", ");
}

BrokerOptions EngineDriver::quiet()
{
    BrokerOptions options;
    options.systemTopicsInterval = std::chrono::seconds(0);
    return options;
}

EngineDriver::EngineDriver(const BrokerOptions &options)
    : engine(options)
{
}

EngineDriver::Peer &EngineDriver::open(ProtocolVersion version)
{
    auto peer = std::make_unique<Peer>();
    peer->id = engine.open(QStringLiteral("test"), now);
    peer->version = version;
    if (peer->id == ConnectionId::None)
        peer->ending = Ending::Cut;
    Peer &reference = *peer;
    m_peers[peer->id] = std::move(peer);
    return reference;
}

EngineDriver::Peer &EngineDriver::connect(const ConnectPacket &packet)
{
    Peer &peer = open(packet.version);
    send(peer, packet);
    return peer;
}

EngineDriver::Peer &EngineDriver::join(const QByteArray &clientId, ProtocolVersion version)
{
    Peer &peer = connect({.version = version, .clientId = clientId});
    if (const QByteArray answer = peer.take(); answer != "CONNACK")
        qFatal("CONNECT was answered by %s", answer.constData());
    return peer;
}

EngineDriver::Peer &EngineDriver::joinForLong(const QByteArray &clientId, ProtocolVersion version)
{
    ConnectPacket packet{.version = version, .cleanStart = false, .clientId = clientId};
    if (version == ProtocolVersion::Mqtt5)
        packet.properties.sessionExpiryInterval = 3600;
    Peer &peer = connect(packet);
    if (!peer.find<ConnackPacket>() || isError(peer.find<ConnackPacket>()->reasonCode))
        qFatal("CONNECT was refused");
    return peer;
}

void EngineDriver::send(Peer &peer, const Packet &packet)
{
    const auto bytes = encode(packet, peer.version);
    if (!bytes)
        qFatal("the test wants to send what cannot be written: %s", bytes.error().what);
    sendBytes(peer, *bytes);
}

void EngineDriver::sendBytes(Peer &peer, const QByteArray &bytes)
{
    peer.toBroker.append(bytes);
    engine.receive(peer.id, peer.toBroker, now);
    flush();
}

void EngineDriver::subscribe(Peer &peer, const std::vector<Subscription> &subscriptions,
                             quint32 identifier)
{
    SubscribePacket packet{.packetIdentifier = PacketIdentifier(1), .subscriptions = subscriptions};
    if (identifier > 0)
        packet.properties.subscriptionIdentifiers = {identifier};
    send(peer, packet);
    const auto suback = std::find_if(peer.packets.begin(), peer.packets.end(), [](const auto &p) {
        return std::holds_alternative<SubackPacket>(p);
    });
    if (suback == peer.packets.end())
        qFatal("SUBSCRIBE was answered by %s", peer.take().constData());
    peer.frames.removeAt(suback - peer.packets.begin());
    peer.packets.erase(suback);
}

void EngineDriver::publish(Peer &peer, const QByteArray &topic, const QByteArray &payload, int qos,
                           bool retain, quint16 id)
{
    send(peer,
         PublishPacket{.qos = QoS(qos),
                       .retain = retain,
                       .topic = topic,
                       .packetIdentifier = PacketIdentifier(qos > 0 ? id : 0),
                       .payload = payload});
}

void EngineDriver::lose(Peer &peer)
{
    engine.lost(peer.id, now);
    flush();
}

void EngineDriver::pass(std::chrono::milliseconds time)
{
    const Instant end = now + time;
    while (const auto next = engine.nextWake()) {
        if (*next > end)
            break;
        now = std::max(now, *next);
        engine.wake(now);
        flush();
    }
    now = end;
    engine.wake(now);
    flush();
}

void EngineDriver::flush()
{
    while (engine.needsFlush()) {
        engine.flush([this](ConnectionId id, Outbox &outbox, Ending ending) {
            Peer &peer = *m_peers.at(id);
            qint64 held = 0;
            outbox.drain([&](const QByteArray &bytes) {
                peer.fromBroker.append(bytes);
                held += bytes.size();
            });
            while (const auto frame = peer.fromBroker.nextFrame()) {
                const QByteArrayView bytes = peer.fromBroker.view(*frame);
                const auto packet = decode(bytes, peer.version);
                if (!packet)
                    qFatal("the broker wrote what cannot be read: %s (%s)", packet.error().what,
                           bytes.toByteArray().toHex(' ').constData());
                peer.packets.push_back(*packet);
                peer.frames += bytes.toByteArray();
            }
            if (peer.fromBroker.pendingBytes() > 0)
                qFatal("the broker wrote half a packet");
            if (peer.ending == Ending::None)
                peer.ending = ending;
            if (!swallow)
                engine.setUnsent(id, held, now);
        });
    }
}
