// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/error.h"
#include "mqtt/packets.h"
#include "mqtt/reasoncode.h"
#include "mqtt/types.h"

#include <QByteArray>

#include <chrono>
#include <optional>

// What is asked of a session and how each request ends. Plain values, any thread.
namespace mqtt {

// Names one publish; chosen by the caller, unique within a client, never None.
enum class PublishToken : quint64 { None = 0 };

struct PublishRequest {
    QByteArray topic{};
    QByteArray payload{};
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    Properties properties{}; // MQTT 5; ignored, and said so, on older versions

    bool operator==(const PublishRequest &) const = default;
};

enum class PublishStage : quint8 {
    Queued, // not connected, or the broker's window is full: will be sent later (more will follow)
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
    ReasonCode reasonCode = ReasonCode::Success;
    QByteArray reasonString{};
    std::optional<Error> error{};
    std::chrono::microseconds roundTrip{0}; // Confirmed and Refused by the broker
    bool resent = false; // with DUP after a reconnect
    bool propertiesIgnored = false; // the request had properties, the version in force has none

    bool operator==(const PublishOutcome &) const = default;
};

struct SubscriptionResult {
    Subscription subscription{};
    ReasonCode reasonCode = ReasonCode::Success; // granted QoS or the refusal
    QByteArray reasonString{};
    bool repeated = false; // the answer to repeatSubscription(): nothing else has changed

    bool operator==(const SubscriptionResult &) const = default;
};

struct UnsubscribeResult {
    QByteArray topicFilter{};
    ReasonCode reasonCode = ReasonCode::Success;

    bool operator==(const UnsubscribeResult &) const = default;
};

} // namespace mqtt
