// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/brokeroptions.h"
#include "broker/brokersession.h"
#include "broker/brokerstatistics.h"
#include "broker/retainedstore.h"
#include "broker/subscriptionindex.h"
#include "broker/timerset.h"
#include "mqtt/codec.h"
#include "mqtt/framereader.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace broker {

struct ClientEvent {
    QByteArray clientId{};
    bool connected = false;

    bool operator==(const ClientEvent &) const = default;
};

// The whole broker without sockets and clocks (MQTT 3.1, 3.1.1, 5.0): bytes, ends of connections
// and points of time go in; bytes to write, endings and a time to be woken come out. Whoever calls
// an event function calls flush() afterwards, once for as many events as he likes. Bounded by
// BrokerLimits in everything; nothing that a client sends can fail but its own connection. One
// thread. Owned by LocalBroker and by tests.
class Engine {
public:
    explicit Engine(const BrokerOptions &options);
    ~Engine();
    Q_DISABLE_COPY_MOVE(Engine)

    // None: far too many connections, close it.
    ConnectionId open(const QString &peerAddress, Instant now);
    // Handles all whole frames and leaves the rest. The reader is the connection's own; its limit
    // is set here.
    void receive(ConnectionId id, mqtt::FrameReader &reader, Instant now);
    // The peer closed the connection, or it broke.
    void lost(ConnectionId id, Instant now);
    // How many bytes the transport still holds; told after each change.
    void setUnsent(ConnectionId id, qint64 bytes, Instant now);
    void wake(Instant now);
    std::optional<Instant> nextWake() const { return m_timers.next(); }
    // While false the connection is not to be read: it does not take its answers.
    bool wantsReading(ConnectionId id) const;

    void disconnectClient(const QByteArray &clientId, mqtt::ReasonCode reason, Instant now);
    void cutClient(const QByteArray &clientId, Instant now);
    // The broker stops: MQTT 5 clients are told, all connections are closed, no wills.
    void shutDown(Instant now);

    // Once for each connection that has something to do; afterwards the outbox has to be empty.
    using Perform = std::function<void(ConnectionId, Outbox &, Ending)>;
    void flush(const Perform &perform);
    bool needsFlush() const { return !m_touched.empty(); }
    std::vector<ClientEvent> takeEvents() { return std::exchange(m_events, {}); }

    // Rates are left to the caller.
    BrokerStatistics statistics(Instant now) const;

private:
    using Connections = std::map<ConnectionId, std::unique_ptr<BrokerConnection>>;

    // engine.cpp
    BrokerConnection *find(ConnectionId id) const;
    BrokerSession *session(SubscriberId id) const;
    BrokerSession *sessionOf(const BrokerConnection &connection) const;
    BrokerSession *connectedSession(const QByteArray &clientId) const;
    void handle(BrokerConnection &connection, QByteArrayView frame, Instant now);
    void handlePacket(BrokerConnection &connection, BrokerSession &session,
                      const mqtt::Packet &packet, Instant now);
    void fail(BrokerConnection &connection, const mqtt::Error &error);
    void fail(BrokerConnection &connection, mqtt::ReasonCode reason, const char *what);
    void close(BrokerConnection &connection, Ending ending);
    void settle(Instant now);

    // engineconnect.cpp
    void connect(BrokerConnection &connection, QByteArrayView frame, Instant now);
    mqtt::ReasonCode judge(const BrokerConnection &connection, mqtt::ConnectPacket &packet,
                           const char *&why) const;
    void refuse(BrokerConnection &connection, mqtt::ReasonCode reason, const char *what);
    void accept(BrokerConnection &connection, const mqtt::ConnectPacket &packet, bool assigned,
                Instant now);
    void takeOver(BrokerSession &session, bool cleanStart, Instant now);
    mqtt::ConnackPacket connack(const mqtt::ConnectPacket &packet, const BrokerSession &session,
                                bool present, bool assigned) const;
    std::optional<StoredWill> willFrom(const mqtt::ConnectPacket &packet) const;
    BrokerSession *makeSession(const QByteArray &clientId);
    void removeSession(BrokerSession &session, Instant now);
    void disconnected(BrokerConnection &connection, BrokerSession &session,
                      const mqtt::DisconnectPacket &packet);
    void finish(BrokerConnection &connection, Instant now);
    void publishWill(BrokerSession &session, Instant now);
    QByteArray unusedClientId();

    // enginepublish.cpp
    void publish(BrokerConnection &connection, BrokerSession &session, QByteArrayView frame,
                 Instant now);
    void acknowledge(BrokerConnection &connection, const mqtt::PublishView &publish,
                     mqtt::ReasonCode code, const char *why = nullptr);
    mqtt::ReasonCode judge(const MessageView &message, const char *&why) const;
    bool resolveAlias(BrokerConnection &connection, const mqtt::PublishView &publish,
                      MessageView &message, QByteArray &topic);
    // How many sessions it was given to.
    std::size_t distribute(Publication &publication, SubscriberId publisher);
    void retain(Publication &publication);
    void pubrel(BrokerConnection &connection, BrokerSession &session, mqtt::PacketIdentifier id);

    // enginesubscribe.cpp
    void subscribe(BrokerConnection &connection, BrokerSession &session,
                   const mqtt::SubscribePacket &packet, Instant now);
    mqtt::ReasonCode judge(const BrokerSession &session, const mqtt::Subscription &subscription,
                           const char *&why) const;
    void sendRetained(BrokerSession &session, QByteArrayView filter,
                      const SubscriptionOptions &options, Instant now);
    void unsubscribe(BrokerConnection &connection, BrokerSession &session,
                     const mqtt::UnsubscribePacket &packet);
    bool removeSubscription(BrokerSession &session, const QByteArray &filter);

    // enginetimers.cpp
    void due(TimerKind kind, quint64 key, Instant now);
    void checkKeepAlive(BrokerConnection &connection, Instant now);
    void checkStall(BrokerConnection &connection, Instant now);
    void publishSystemTopics(Instant now);

    const BrokerOptions m_options;
    QueueBudget m_budget;
    Connections m_connections;
    std::vector<ConnectionId> m_touched;
    std::vector<ConnectionId> m_ended; // to be finished when the event has been handled
    std::vector<std::unique_ptr<BrokerSession>> m_sessions; // by SubscriberId
    std::vector<SubscriberId> m_unusedIds;
    QHash<QByteArray, SubscriberId> m_byClientId;
    SubscriptionIndex m_index;
    RetainedStore m_retained;
    RetainedStore m_system; // $SYS
    TimerSet m_timers;
    std::vector<ClientEvent> m_events;
    std::vector<quint32> m_identifiers; // scratch
    std::optional<Instant> m_startedAt;
    quint64 m_lastConnection = 0;
    int m_connected = 0; // sessions with a connection
    qint64 m_subscriptionBytes = 0;
    quint64 m_droppedByGone = 0; // of sessions that are no more
    quint64 m_refused = 0;
    TrafficStatistics m_traffic;
};

} // namespace broker
