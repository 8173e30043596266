// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/handshakefailure.h"
#include "mqtt/types.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

// What the broker says about itself: plain values, free to cross threads.
namespace broker {

// Application messages and everything else on the wire; since the start or the connection.
struct TrafficStatistics {
    quint64 messagesIn = 0; // PUBLISH from clients
    quint64 messagesOut = 0; // PUBLISH to clients
    quint64 bytesIn = 0;
    quint64 bytesOut = 0;
    double messagesInPerSecond = 0; // over the last interval
    double messagesOutPerSecond = 0;

    bool operator==(const TrafficStatistics &) const = default;
};

// One session: of a connected client, or stored for one that may come back.
struct ClientStatistics {
    QByteArray clientId{};
    bool connected = false;
    QString address{}; // "127.0.0.1:53412"; empty while not connected
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5; // of the last connection
    std::chrono::seconds since{0}; // how long it has been connected, or away
    int subscriptions = 0;
    int queuedMessages = 0; // waiting, because the client is away, slow or its window is full
    qint64 queuedBytes = 0;
    int inFlight = 0; // sent and not acknowledged
    quint64 droppedMessages = 0;
    TrafficStatistics traffic{}; // of this connection

    bool operator==(const ClientStatistics &) const = default;
};

struct BrokerStatistics {
    std::chrono::seconds uptime{0};
    int connectedClients = 0;
    int sessions = 0;
    int subscriptions = 0;
    int retainedMessages = 0;
    qint64 retainedBytes = 0;
    qint64 queuedBytes = 0;
    quint64 droppedMessages = 0; // by the limits of a queue
    quint64 refusedConnections = 0; // over a limit, or with wrong credentials
    quint64 failedHandshakes = 0; // of TLS or WebSocket
    std::optional<HandshakeFailure> lastFailedHandshake{};
    TrafficStatistics traffic{};
    std::vector<ClientStatistics> clients{}; // connected ones first, by client id

    bool operator==(const BrokerStatistics &) const = default;
};

} // namespace broker

Q_DECLARE_METATYPE(broker::BrokerStatistics)
