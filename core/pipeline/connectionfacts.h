// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "mqtt/packets.h"
#include "mqtt/reasoncode.h"

#include <QByteArray>

#include <chrono>
#include <optional>

// What a Connection tells about itself: plain values.
namespace pipeline {

// A subscription as the user sees it: asked, granted, refused with its reason, or listed but not
// in force because the user paused it.
struct SubscriptionState {
    mqtt::Subscription subscription;
    enum class Status : quint8 { Pending, Granted, Refused, Offline, Paused } status
        = Status::Pending;
    mqtt::ReasonCode reasonCode = mqtt::ReasonCode::Success;
    QByteArray reasonString;
    std::optional<quint32> identifier; // MQTT 5; nothing: none was asked for
    quint64 received = 0; // messages it brought, see SubscriptionMeter
    std::optional<double> receivedPerSecond; // nothing while it is not known

    bool operator==(const SubscriptionState &) const = default;
};

// A publish that waits for a connection, listed so that it can be cancelled.
struct QueuedPublish {
    client::PublishToken token = client::PublishToken::None;
    QByteArray topic;
    qsizetype payloadBytes = 0;
};

struct Statistics {
    quint64 messagesReceived = 0;
    quint64 messagesPublished = 0;
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    double receivedPerSecond = 0;
    double receivedBytesPerSecond = 0;
    double publishedPerSecond = 0;
    std::optional<std::chrono::microseconds> roundTrip; // of the last PINGREQ or confirmed publish
    quint64 dropped = 0; // messages lost on our side, for whatever reason; 0 unless a limit was hit
    quint64 refusedTopics = 0; // of these: the topic did not fit below a limit
    quint64 notLogged = 0; // of these: our own, sent while too many waited for the history
    quint64 duplicatesSuppressed = 0;
    qint64 waitingMessages = 0; // received but not yet in the store: paused, or behind
    qint64 waitingBytes = 0; // memory of most of them
    qint64 waitingByteLimit = 0; // where reading stops until there is room
};

struct ConnectionLimits {
    qint64 historyBytes = 1024LL * 1024 * 1024;
    int historyKeptPerTopic = 20; // stay before anything else of a topic goes
    qint64 inboxBytes = 24LL * 1024 * 1024; // more while the display is paused
    int topicNodes = 5'000'000;
    std::chrono::milliseconds tick{100}; // GUI refresh
    std::chrono::milliseconds tickBudget{8};
};

} // namespace pipeline
