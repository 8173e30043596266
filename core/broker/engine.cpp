// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/engine.h"

#include "mqtt/disconnectreason.h"

#include <algorithm>

namespace broker {

using namespace mqtt;

namespace {

// Beyond the limit of connections so many more are let in to be told so.
constexpr std::size_t politeRefusals = 32;
constexpr int systemMessages = 100;
// Before somebody has been let in: every field of CONNECT at its longest fits.
constexpr quint32 largestConnect = 1024 * 1024;
constexpr qint64 systemBytes = 100'000;

// Whether a new connection says something else than CONNECT.
bool startsWrong(const FrameReader &reader)
{
    constexpr char connect = 0x10;
    return reader.pendingBytes() > 0 && reader.view({0, 1}).front() != connect;
}

} // namespace

Engine::Engine(const BrokerOptions &options)
    : m_options(options)
    , m_budget{options.limits.queuedBytesInAll, 0}
    , m_retained(options.limits.retainedMessages, options.limits.retainedBytes)
    , m_system(systemMessages, systemBytes)
{
}

Engine::~Engine() = default;

ConnectionId Engine::open(const QString &peerAddress, Instant now)
{
    if (!m_startedAt)
        m_startedAt = now;
    const auto limit = static_cast<std::size_t>(std::max(0, m_options.limits.clients));
    if (m_connections.size() >= limit + politeRefusals) {
        ++m_refused;
        return ConnectionId::None;
    }
    const ConnectionId id{++m_lastConnection};
    auto connection = std::make_unique<BrokerConnection>(id, peerAddress,
                                                         m_options.limits.unsentBytes, m_touched);
    connection->refused = m_connections.size() >= limit;
    connection->openedAt = now;
    connection->lastReceived = now;
    m_connections.emplace(id, std::move(connection));
    m_timers.arm(TimerKind::ConnectTimeout, static_cast<quint64>(id),
                 now + m_options.limits.connectTimeout);
    return id;
}

BrokerConnection *Engine::find(ConnectionId id) const
{
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? nullptr : found->second.get();
}

BrokerSession *Engine::session(SubscriberId id) const
{
    const auto index = static_cast<std::size_t>(id);
    return index < m_sessions.size() ? m_sessions[index].get() : nullptr;
}

BrokerSession *Engine::sessionOf(const BrokerConnection &connection) const
{
    return session(connection.subscriber);
}

BrokerSession *Engine::connectedSession(const QByteArray &clientId) const
{
    const auto found = m_byClientId.constFind(clientId);
    BrokerSession *known = found == m_byClientId.cend() ? nullptr : session(*found);
    return known && known->connection() ? known : nullptr;
}

void Engine::receive(ConnectionId id, FrameReader &reader, Instant now)
{
    BrokerConnection *connection = find(id);
    if (!connection)
        return;
    connection->lastReceived = now;
    if (!sessionOf(*connection) && startsWrong(reader))
        close(*connection, Ending::Close); // do not wait for the rest of what is not MQTT
    while (connection->isOpen()) {
        reader.setMaximumSize(sessionOf(*connection)
                                  ? m_options.limits.packetSize
                                  : std::min(m_options.limits.packetSize, largestConnect));
        const auto frame = reader.nextFrame();
        if (!frame)
            break;
        connection->bytesIn += static_cast<quint64>(frame->length);
        m_traffic.bytesIn += static_cast<quint64>(frame->length);
        handle(*connection, reader.view(*frame), now);
    }
    if (reader.error())
        fail(*connection, *reader.error());
    reader.discardFrames();
    if (BrokerSession *session = sessionOf(*connection))
        session->acknowledgementsSent();
    settle(now);
}

void Engine::handle(BrokerConnection &connection, QByteArrayView frame, Instant now)
{
    const auto type = static_cast<PacketType>(static_cast<uchar>(frame.front()) >> 4U);
    BrokerSession *session = sessionOf(connection);
    if (!session) {
        if (type == PacketType::Connect)
            connect(connection, frame, now);
        else
            close(connection, Ending::Close); // 3.1.0-1
        return;
    }
    if (type == PacketType::Publish) {
        publish(connection, *session, frame, now);
        return;
    }
    const auto packet = decode(frame, connection.terms().version);
    if (packet)
        handlePacket(connection, *session, *packet, now);
    else
        fail(connection, packet.error());
}

void Engine::handlePacket(BrokerConnection &connection, BrokerSession &session,
                          const Packet &packet, Instant now)
{
    const auto mismatch = [this, &connection] {
        fail(connection, ReasonCode::ProtocolError, "answer does not fit the QoS");
    };
    switch (typeOf(packet)) {
    case PacketType::Puback:
        if (!session.puback(std::get<PubackPacket>(packet).packetIdentifier, now))
            mismatch();
        break;
    case PacketType::Pubrec: {
        const auto &pubrec = std::get<PubrecPacket>(packet);
        if (!session.pubrec(pubrec.packetIdentifier, pubrec.reasonCode, now))
            mismatch();
        break;
    }
    case PacketType::Pubrel:
        pubrel(connection, session, std::get<PubrelPacket>(packet).packetIdentifier);
        break;
    case PacketType::Pubcomp:
        if (!session.pubcomp(std::get<PubcompPacket>(packet).packetIdentifier, now))
            mismatch();
        break;
    case PacketType::Subscribe:
        subscribe(connection, session, std::get<SubscribePacket>(packet), now);
        break;
    case PacketType::Unsubscribe:
        unsubscribe(connection, session, std::get<UnsubscribePacket>(packet));
        break;
    case PacketType::Pingreq:
        connection.send(PingrespPacket());
        break;
    case PacketType::Disconnect:
        disconnected(connection, session, std::get<DisconnectPacket>(packet));
        break;
    case PacketType::Connect:
        fail(connection, ReasonCode::ProtocolError, "second CONNECT");
        break;
    case PacketType::Auth:
        fail(connection, ReasonCode::ProtocolError, "AUTH without an authentication method");
        break;
    case PacketType::Connack:
    case PacketType::Publish:
    case PacketType::Suback:
    case PacketType::Unsuback:
    case PacketType::Pingresp:
        fail(connection, ReasonCode::ProtocolError, "a packet that only brokers send");
        break;
    }
}

void Engine::fail(BrokerConnection &connection, const Error &error)
{
    fail(connection, disconnectReason(error), error.what);
}

void Engine::fail(BrokerConnection &connection, ReasonCode reason, const char *what)
{
    if (!connection.isOpen())
        return;
    // Before CONNACK there is no DISCONNECT (3.14.0-1).
    if (connection.isMqtt5() && sessionOf(connection)) {
        Properties properties;
        properties.reasonString = what;
        connection.send(DisconnectPacket{reason, properties});
    }
    close(connection, Ending::Close);
}

void Engine::close(BrokerConnection &connection, Ending ending)
{
    const bool wasOpen = connection.isOpen();
    connection.end(ending);
    if (wasOpen)
        m_ended.push_back(connection.id);
}

void Engine::lost(ConnectionId id, Instant now)
{
    if (BrokerConnection *connection = find(id)) {
        close(*connection, Ending::Cut);
        settle(now);
    }
}

// Ends of connections are performed after the event that caused them, because they may publish
// wills and remove sessions that somebody is just going through.
void Engine::settle(Instant now)
{
    for (std::size_t i = 0; i < m_ended.size(); ++i) {
        if (BrokerConnection *connection = find(m_ended[i]))
            finish(*connection, now);
    }
    m_ended.clear();
}

void Engine::setUnsent(ConnectionId id, qint64 bytes, Instant now)
{
    BrokerConnection *connection = find(id);
    if (!connection)
        return;
    const qint64 before = std::exchange(connection->unsent, bytes);
    if (bytes == 0) {
        connection->stalledSince.reset();
    } else if (bytes < before || !connection->stalledSince) {
        connection->stalledSince = now;
        if (!m_timers.isArmed(TimerKind::Stall, static_cast<quint64>(id)))
            m_timers.arm(TimerKind::Stall, static_cast<quint64>(id),
                         now + m_options.limits.stallTimeout);
    }
    if (bytes < before && connection->hasRoom()) {
        if (BrokerSession *session = sessionOf(*connection))
            session->sendMore(now);
    }
}

bool Engine::wantsReading(ConnectionId id) const
{
    const BrokerConnection *connection = find(id);
    return connection && connection->isOpen() && !connection->isStuffed();
}

void Engine::disconnectClient(const QByteArray &clientId, ReasonCode reason, Instant now)
{
    BrokerSession *session = connectedSession(clientId);
    if (!session)
        return;
    BrokerConnection &connection = *session->connection();
    if (connection.isMqtt5() && connection.isOpen())
        connection.send(DisconnectPacket{
            isAllowedIn(reason, PacketType::Disconnect) ? reason : ReasonCode::AdministrativeAction,
            {}});
    close(connection, Ending::Close);
    settle(now);
}

void Engine::cutClient(const QByteArray &clientId, Instant now)
{
    if (BrokerSession *session = connectedSession(clientId)) {
        close(*session->connection(), Ending::Cut);
        settle(now);
    }
}

void Engine::shutDown(Instant now)
{
    for (const auto &[id, connection] : m_connections) {
        if (!connection->isOpen())
            continue;
        if (BrokerSession *session = sessionOf(*connection)) {
            session->will.reset();
            if (connection->isMqtt5())
                connection->send(DisconnectPacket{ReasonCode::ServerShuttingDown, {}});
        }
        close(*connection, Ending::Close);
    }
    settle(now);
}

void Engine::flush(const Perform &perform)
{
    // Performing may report the end of a transport and touch further connections.
    const std::vector<ConnectionId> touched = std::exchange(m_touched, {});
    for (const ConnectionId id : touched) {
        BrokerConnection *connection = find(id);
        if (!connection)
            continue;
        Outbox &outbox = connection->performed();
        const auto bytes = static_cast<quint64>(outbox.size());
        connection->bytesOut += bytes;
        m_traffic.bytesOut += bytes;
        m_traffic.messagesOut += connection->takeUncountedMessages();
        perform(id, outbox, connection->ending());
        connection = find(id);
        if (connection && !connection->isOpen()) {
            for (const TimerKind kind :
                 {TimerKind::ConnectTimeout, TimerKind::KeepAlive, TimerKind::Stall})
                m_timers.disarm(kind, static_cast<quint64>(id));
            m_connections.erase(id);
        }
    }
}

BrokerStatistics Engine::statistics(Instant now) const
{
    const auto seconds = [now](Instant since) {
        return std::chrono::duration_cast<std::chrono::seconds>(now - since);
    };
    BrokerStatistics all;
    all.uptime = m_startedAt ? seconds(*m_startedAt) : std::chrono::seconds(0);
    all.connectedClients = m_connected;
    all.subscriptions = m_index.size();
    all.retainedMessages = m_retained.size();
    all.retainedBytes = m_retained.bytes();
    all.queuedBytes = m_budget.used;
    all.refusedConnections = m_refused;
    all.traffic = m_traffic;
    all.droppedMessages = m_droppedByGone;
    for (const auto &session : m_sessions) {
        if (!session)
            continue;
        ++all.sessions;
        all.droppedMessages += session->dropped();
        ClientStatistics client;
        client.clientId = session->clientId;
        client.version = session->version;
        client.since = seconds(session->since);
        client.subscriptions = int(session->subscriptions.size());
        client.queuedMessages = session->queue().size();
        client.queuedBytes = session->queue().bytes();
        client.inFlight = session->inFlight();
        client.droppedMessages = session->dropped();
        if (const BrokerConnection *connection = session->connection()) {
            client.connected = true;
            client.address = connection->address;
            client.traffic.messagesIn = connection->messagesIn;
            client.traffic.messagesOut = connection->messagesOut;
            client.traffic.bytesIn = connection->bytesIn;
            client.traffic.bytesOut = connection->bytesOut;
        }
        all.clients.push_back(std::move(client));
    }
    std::sort(all.clients.begin(), all.clients.end(),
              [](const ClientStatistics &a, const ClientStatistics &b) {
                  return a.connected != b.connected ? a.connected : a.clientId < b.clientId;
              });
    return all;
}

} // namespace broker
