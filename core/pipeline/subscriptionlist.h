// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "mqtt/packets.h"
#include "mqtt/topic.h"
#include "pipeline/connectionfacts.h"
#include "pipeline/subscriptionmeter.h"

#include <QByteArrayView>

#include <vector>

namespace pipeline {

// What the user sees of the subscriptions: every filter once, in the order they were asked for,
// with what became of it. The client decides what is sent; this follows. GUI thread; part of
// Connection.
class SubscriptionList {
public:
    // Those of the connection options, and those it lists without asking for them; they replace
    // earlier ones of this kind. What the user has paused or resumed since stays so, unless the
    // options themselves say something new about it.
    void configure(const std::vector<mqtt::Subscription> &subscriptions,
                   const std::vector<mqtt::Subscription> &paused = {});
    void asked(const mqtt::Subscription &subscription, bool connected,
               std::optional<quint32> identifier = std::nullopt);
    void connected(bool sessionResumed);
    void disconnected();
    // The new state; nullptr when the filter is not listed (any more). A refusal stays listed.
    const SubscriptionState *answered(const client::SubscriptionResult &result);
    bool remove(const QByteArray &topicFilter);
    // The broker was asked to let go of it; being asked for again takes that back.
    void leaving(const QByteArray &topicFilter);
    bool isLeaving(const QByteArray &topicFilter) const;
    // It stays listed, and the broker is no longer asked for it. False when there is no such one.
    bool pause(const QByteArray &topicFilter);
    // The broker did not let go of it.
    void pauseRefused(const QByteArray &topicFilter);
    bool isPaused(const QByteArray &topicFilter) const;

    std::optional<SubscriptionState> state(const QByteArray &topicFilter) const;
    std::vector<SubscriptionState> states() const;
    // Those that may bring messages.
    std::vector<SubscriptionMeter::Followed> inForce() const;
    // Whether the retain flag of messages of this topic comes as it was published: every
    // subscription that brings it asks for Retain As Published (MQTT 5).
    bool keepsRetainFlag(QByteArrayView topic) const;

private:
    struct Entry {
        SubscriptionState state;
        mqtt::TopicFilter filter; // invalid when the text is none; then it matches nothing
        bool configured = false;
        bool configuredPaused = false; // what the options said last
        bool leaving = false;
        bool granted = false; // known to the broker as long as its session lives
    };
    Entry *find(const QByteArray &topicFilter);
    const Entry *find(const QByteArray &topicFilter) const;
    Entry &put(const mqtt::Subscription &subscription, bool configured);
    void configureOne(const mqtt::Subscription &subscription, bool paused);
    static bool isInForce(const Entry &entry);

    std::vector<Entry> m_entries;
};

} // namespace pipeline
