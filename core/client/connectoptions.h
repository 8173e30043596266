// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/proxyoptions.h"
#include "client/tlsoptions.h"
#include "client/transportkind.h"
#include "client/websocketoptions.h"
#include "mqtt/packets.h"
#include "mqtt/types.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace client {

// Mqtt5WithFallback tries 3.1.1 once when the broker does not speak MQTT 5 (0x84 or code 1).
enum class VersionChoice : quint8 { Mqtt5WithFallback, Mqtt5, Mqtt311, Mqtt31 };

// How to wait between attempts: first, doubled each time up to `most`, with ±20 % jitter.
struct ReconnectPolicy {
    bool enabled = true;
    std::chrono::milliseconds first{1000};
    std::chrono::milliseconds most{30000};
    // Not every broker says "another client took over": give up after this many connections in a
    // row that the broker closed within seconds and without a word. 0 = never.
    int quickLosses = 5;

    bool operator==(const ReconnectPolicy &) const = default;
};

// Everything that is bounded in a client; each has a counter or an outcome the user sees.
struct ClientLimits {
    int queuedPublishes = 1000; // offline queue, messages
    qint64 queuedPublishBytes = 64LL * 1024 * 1024; // offline queue, bytes
    quint32 packetSize = 268'435'460; // largest packet we accept from the peer
    int inflightReceived = 65535; // QoS 2 identifiers we remember; caps receiveMaximum
    int subscriptions = 10000; // filters remembered for the next connect
    qint64 unsentBytes = 4LL * 1024 * 1024; // given to the socket; beyond it publishes are queued

    bool operator==(const ClientLimits &) const = default;
};

// What to say in CONNECT and how to behave around it: a value, complete, without secrets on disk
// (config::Profile stores it without the password). Sections: MQTT 5.0 3.1, MQTT 3.1.1 3.1.
struct ConnectOptions {
    QString host{}; // LocalSocket: the path of the socket
    quint16 port = 1883;
    TransportKind transport = TransportKind::Tcp;
    TlsOptions tls{};
    WebSocketOptions webSocket{};
    ProxyOptions proxy{};
    VersionChoice version = VersionChoice::Mqtt5WithFallback;

    QByteArray clientId{}; // empty: the broker assigns one (MQTT 5), clean start only in 3.1.1
    QByteArray userName{}; // empty: not sent
    std::optional<QByteArray> password{};

    quint16 keepAliveSeconds = 60; // 0 = off
    bool cleanStart = true;
    // MQTT 5: 0 = ends with the connection, 0xFFFFFFFF = never, else seconds.
    quint32 sessionExpirySeconds = 0;

    std::optional<mqtt::Will> will{};
    std::optional<QByteArray> birthPayload{}; // published to the will's topic after connecting

    // MQTT 5
    quint16 receiveMaximum = 65535;
    std::optional<quint32> maximumPacketSize{}; // absent: no limit stated
    quint16 topicAliasMaximum = 16; // aliases the broker may use towards us
    bool useTopicAliases = false; // ours, when sending
    bool requestResponseInformation = false;
    bool requestProblemInformation = true;
    QByteArray authenticationMethod{};
    QByteArray authenticationData{};
    std::vector<mqtt::UserProperty> userProperties{};

    std::vector<mqtt::Subscription> subscriptions{}; // sent after each connect that has no session

    std::chrono::milliseconds connectTimeout{10000};
    bool tcpNoDelay = true;
    bool tcpKeepAlive = true;
    QString bindAddress{}; // empty: any
    ReconnectPolicy reconnect{};
    ClientLimits limits{};

    bool operator==(const ConnectOptions &) const = default;
};

} // namespace client
