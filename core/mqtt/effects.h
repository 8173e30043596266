// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/brokerinfo.h"
#include "mqtt/error.h"
#include "mqtt/messagebatch.h"
#include "mqtt/publishing.h"
#include "mqtt/reasoncode.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

// What a session wants done: plain values that its owner performs.
namespace mqtt {

// A point of monotonic time; the origin is the caller's choice.
using Instant = std::chrono::microseconds;

// CONNACK accepted us.
struct SessionConnected {
    BrokerInfo broker{};
    bool resumed = false; // the broker still had our session
    bool operator==(const SessionConnected &) const = default;
};

enum class CloseCause : quint8 {
    UserRequest,
    InvalidOptions, // CONNECT cannot be written; see error
    TransportClosed, // nobody said why
    ConnackRefused, // see reasonCode
    ServerDisconnect, // see reasonCode
    ProtocolError, // the broker broke the rules; see error
    NoPingResponse,
};

// The connection is over; nothing more comes of it.
struct SessionClosed {
    CloseCause cause = CloseCause::UserRequest;
    bool beforeConnack = false;
    bool tryOlderVersion = false; // this broker may speak 3.1.1: connect again at once
    ReasonCode reasonCode = ReasonCode::Success;
    QByteArray reasonString{};
    QByteArray serverReference{};
    std::optional<Error> error{};
    ProtocolVersion version = ProtocolVersion::Mqtt5; // in whose words reasonCode came
    bool operator==(const SessionClosed &) const = default;
};

struct SubscriptionsAnswered {
    std::vector<SubscriptionResult> results{};
    bool operator==(const SubscriptionsAnswered &) const = default;
};

struct UnsubscribesAnswered {
    std::vector<UnsubscribeResult> results{};
    bool operator==(const UnsubscribesAnswered &) const = default;
};

struct AnsweringChanged {
    bool answering = true;
    bool operator==(const AnsweringChanged &) const = default;
};

struct RoundTripMeasured {
    std::chrono::microseconds roundTrip{0};
    bool operator==(const RoundTripMeasured &) const = default;
};

struct AuthReceived {
    ReasonCode reasonCode = ReasonCode::Success;
    QByteArray method{};
    QByteArray data{};
    bool operator==(const AuthReceived &) const = default;
};

// Our own AUTH was not possible and has not been sent.
struct AuthRefused {
    Error error{};
    bool operator==(const AuthRefused &) const = default;
};

// How much waits to be sent.
struct QueueChanged {
    int messages = 0;
    qint64 bytes = 0;
    bool operator==(const QueueChanged &) const = default;
};

using SessionEvent = std::variant<SessionConnected, SessionClosed, PublishOutcome,
                                  SubscriptionsAnswered, UnsubscribesAnswered, AnsweringChanged,
                                  RoundTripMeasured, AuthReceived, AuthRefused, QueueChanged>;

enum class TransportAction : quint8 {
    None,
    Close, // after the bytes have been handed over
    Abort, // at once, so that the broker sees a broken connection
};

// To be performed in this order: write the bytes, tell the events, deliver the messages (before a
// SessionClosed, so that nothing comes after the end), act on the transport.
struct Effects {
    QByteArray bytes{};
    std::vector<SessionEvent> events{};
    std::optional<MessageBatch> messages{};
    TransportAction transport = TransportAction::None;

    bool isEmpty() const
    {
        return bytes.isEmpty() && events.empty() && !messages && transport == TransportAction::None;
    }
};

} // namespace mqtt
