// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/error.h"
#include "mqtt/packets.h"
#include "mqtt/reasoncode.h"
#include "mqtt/types.h"

#include <QByteArray>
#include <QMetaType>

#include <chrono>
#include <optional>
#include <vector>

// The facts a client states through its signals: plain values, free to cross threads.
namespace client {

enum class State : quint8 {
    Disconnected, // never connected, or closed by the user
    Connecting, // name, TCP, CONNECT; nothing accepted yet
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
    NotMqtt, // the peer answered something else, for example HTTP
    ClosedBeforeConnack, // the peer closed without a word
    ConnectionLost, // the transport broke while connected
    NoPingResponse, // dead peer: silence for longer than the keep-alive allows
    ConnackRefused, // see reasonCode
    ServerDisconnect, // DISCONNECT from the broker; see reasonCode
    ProtocolError, // the broker broke the protocol; see error
    InvalidOptions, // what the user asked for cannot be sent; see error
};

struct FailureInfo {
    Failure kind = Failure::None;
    mqtt::ReasonCode reasonCode = mqtt::ReasonCode::Success;
    QByteArray reasonString; // as the broker sent it, may be empty
    QByteArray serverReference; // MQTT 5 0x9C/0x9D
    std::optional<mqtt::Error> error;
    QByteArray detail; // small print for Details: socket error text, first bytes received
    bool retryPointless = false;

    bool operator==(const FailureInfo &) const = default;
};

struct RetryPlan {
    int attempt = 0; // the attempt that comes next, from 1
    std::chrono::milliseconds delay{0};

    bool operator==(const RetryPlan &) const = default;
};

// What CONNACK said, with the defaults of the spec where it said nothing (MQTT 5.0 3.2.2.3).
struct BrokerInfo {
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5;
    bool fellBack = false; // MQTT 5 was refused and 3.1.1 accepted
    mqtt::ConnackPacket connack;
    QByteArray clientId; // ours, or the one the broker assigned
    std::chrono::seconds keepAlive{0}; // the one in force
    quint32 sessionExpirySeconds = 0; // the one in force
    quint16 receiveMaximum = 65535;
    mqtt::QoS maximumQoS = mqtt::QoS::ExactlyOnce;
    bool retainAvailable = true;
    std::optional<quint32> maximumPacketSize;
    quint16 topicAliasMaximum = 0;
    bool wildcardSubscriptionAvailable = true;
    bool subscriptionIdentifiersAvailable = true;
    bool sharedSubscriptionAvailable = true;

    bool operator==(const BrokerInfo &) const = default;
};

// Names one publish; unique within a client, never 0 for a publish that was accepted.
enum class PublishToken : quint64 { None = 0 };

struct PublishRequest {
    QByteArray topic;
    QByteArray payload;
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;
    bool retain = false;
    mqtt::Properties properties; // MQTT 5; ignored, and said so, on older versions

    bool operator==(const PublishRequest &) const = default;
};

enum class PublishStage : quint8 {
    Queued, // not connected: will be sent later (more will follow)
    Written, // QoS 1/2: on the wire, waiting (more will follow)
    Sent, // QoS 0: handed to the system; not confirmed, final
    Confirmed, // final; reasonCode may be NoMatchingSubscribers
    Refused, // final; by the broker (reasonCode) or by us before sending (error)
    Dropped, // final; queue full or discarded by the user: never sent
    Unknown, // final; sent, but the session ended before the answer: may or may not have arrived
};

struct PublishOutcome {
    PublishToken token = PublishToken::None;
    PublishStage stage = PublishStage::Queued;
    mqtt::ReasonCode reasonCode = mqtt::ReasonCode::Success;
    QByteArray reasonString;
    std::optional<mqtt::Error> error;
    std::chrono::microseconds roundTrip{0}; // Confirmed and Refused by the broker
    bool resent = false; // with DUP after a reconnect

    bool operator==(const PublishOutcome &) const = default;
};

struct SubscriptionResult {
    mqtt::Subscription subscription;
    mqtt::ReasonCode reasonCode = mqtt::ReasonCode::Success; // granted QoS or the refusal
    QByteArray reasonString;

    bool operator==(const SubscriptionResult &) const = default;
};

struct UnsubscribeResult {
    QByteArray topicFilter;
    mqtt::ReasonCode reasonCode = mqtt::ReasonCode::Success;

    bool operator==(const UnsubscribeResult &) const = default;
};

struct TrafficCounters {
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    quint64 packetsReceived = 0;
    quint64 packetsSent = 0;
    quint64 messagesReceived = 0;
    quint64 duplicatesSuppressed = 0; // QoS 2 repeats that exactly-once swallowed

    bool operator==(const TrafficCounters &) const = default;
};

} // namespace client

Q_DECLARE_METATYPE(client::PublishOutcome)
Q_DECLARE_METATYPE(client::FailureInfo)
Q_DECLARE_METATYPE(client::BrokerInfo)
