// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectstep.h"
#include "client/proxyoptions.h"
#include "client/scramproblem.h"
#include "client/tlsfacts.h"
#include "client/websocketfacts.h"
#include "mqtt/brokerinfo.h"
#include "mqtt/error.h"
#include "mqtt/publishing.h"
#include "mqtt/reasoncode.h"

#include <QByteArray>
#include <QMetaType>

#include <chrono>
#include <optional>

// The facts a client states through its signals: plain values, free to cross threads.
namespace client {

enum class State : quint8 {
    Disconnected, // never connected, or closed by the user
    Connecting, // name, TCP, TLS, CONNECT; nothing accepted yet
    Connected,
    Waiting, // lost; a next attempt is planned (RetryPlan)
    Failed, // refused or lost for a reason that retrying cannot mend
};

enum class Failure : quint8 {
    None,
    HostNotFound,
    ConnectionRefused, // nothing listens on the port
    ConnectTimeout, // no answer within ConnectOptions::connectTimeout
    NetworkUnreachable,
    BindFailed,
    TlsExpected, // the first bytes look like TLS, or a TLS port closed at once
    Tls, // no secure connection came about; see tls
    NotMqtt, // the peer answered something else, for example HTTP
    ClosedBeforeConnack, // the peer closed without a word
    ConnectionLost, // the transport broke while connected
    NoPingResponse, // dead peer: silence for longer than the keep-alive allows
    ConnackRefused, // see reasonCode
    ServerDisconnect, // DISCONNECT from the broker; see reasonCode
    ProtocolError, // the broker broke the protocol; see error
    InvalidOptions, // what the user asked for cannot be sent; see error
    AuthenticationFailed, // the broker's side of SCRAM is not right; see scramProblem
    Proxy, // the way through the proxy did not open; see proxyProblem
    WebSocket, // no WebSocket came about, or it broke its rules; see webSocket
    AccessDenied, // the system does not let us use the local socket or the address
};

struct FailureInfo {
    Failure kind = Failure::None;
    mqtt::ReasonCode reasonCode = mqtt::ReasonCode::Success;
    QByteArray reasonString{}; // as the broker sent it, may be empty
    QByteArray serverReference{}; // MQTT 5 0x9C/0x9D
    std::optional<mqtt::Error> error{};
    std::optional<ScramProblem> scramProblem{};
    QByteArray detail{}; // small print for Details: socket error text, first bytes received
    bool retryPointless = false;
    std::optional<TlsFacts> tls{}; // what is known, if TLS was to be spoken
    std::optional<ProxyProblem> proxyProblem{};
    std::optional<WebSocketFacts> webSocket{};
    std::optional<ConnectStep> step{}; // the one that could not be done, before connecting
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5; // in whose words reasonCode came

    bool operator==(const FailureInfo &) const = default;
};

struct RetryPlan {
    int attempt = 0; // the attempt that comes next, from 1
    std::chrono::milliseconds delay{0};

    bool operator==(const RetryPlan &) const = default;
};

// The words of the protocol that clients and their users share.
using mqtt::BrokerInfo;
using mqtt::PublishOutcome;
using mqtt::PublishRequest;
using mqtt::PublishStage;
using mqtt::PublishToken;
using mqtt::SubscriptionResult;
using mqtt::UnsubscribeResult;

struct TrafficCounters {
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    quint64 packetsReceived = 0;
    quint64 packetsSent = 0;
    quint64 messagesReceived = 0;
    quint64 duplicatesSuppressed = 0; // QoS 2 repeats that exactly-once swallowed
    quint64 strayAnswers = 0; // acknowledgements nobody was waiting for; ignored

    bool operator==(const TrafficCounters &) const = default;
};

} // namespace client

Q_DECLARE_METATYPE(client::PublishOutcome)
Q_DECLARE_METATYPE(client::FailureInfo)
Q_DECLARE_METATYPE(client::BrokerInfo)
