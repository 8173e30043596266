// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "mqtt/reasoncode.h"
#include "mqtt/types.h"
#include "pipeline/retainedmessages.h"

#include <QByteArray>

// What is asked of a RetainedCheck and how it ends: plain values.
namespace pipeline {

enum class RetainedScope : quint8 {
    Topic, // exactly this one
    Branch, // the topic and everything below it; of an empty topic: "#"
};

struct RetainedQuestion {
    QByteArray topic{};
    RetainedScope scope = RetainedScope::Branch;
    // Messages come with this QoS at most; a copy that is to be published again wants ExactlyOnce.
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;

    bool operator==(const RetainedQuestion &) const = default;
};

enum class RetainedOutcome : quint8 {
    Complete, // these are retained, and nothing else below the filter
    LimitReached, // more than we keep at once: these are retained, of others nothing is known
    TookTooLong, // the same, because it did not come to an end
    NotConnected,
    Disconnected, // while we asked
    Refused, // the subscription; see reasonCode
    NoAnswer, // no SUBACK
    Paused, // the display stands still, and a second client was refused
    Busy, // too many questions wait already
    InvalidTopic, // no topic that can be subscribed to
};

enum class RetainedWay : quint8 {
    Repeated, // the subscription that was there already
    SecondClient,
    ExtraFilter, // on the same connection, because the second client was refused
};

struct RetainedResult {
    quint64 number = 0; // as RetainedCheck::ask() gave it
    RetainedQuestion question{};
    QByteArray topicFilter{}; // the one that was subscribed to
    RetainedOutcome outcome = RetainedOutcome::Complete;
    RetainedWay way = RetainedWay::SecondClient;
    mqtt::ReasonCode reasonCode = mqtt::ReasonCode::Success; // of a refused subscription
    QByteArray reasonString{};
    client::FailureInfo secondClient{}; // why it was refused
    // A whole branch was asked for, but the broker refused its filter: only the topic was checked.
    bool onlyTheTopic = false;
    // ExtraFilter: live messages that came the same twice in a row, maybe once for each filter.
    quint64 possibleCopies = 0;
    qint64 askedAtUs = 0; // microseconds since the epoch
    RetainedMessages messages{};

    bool hasMessages() const { return outcome <= RetainedOutcome::TookTooLong; }
};

} // namespace pipeline
