// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "mqtt/packets.h"
#include "mqtt/topic.h"
#include "pipeline/connectionfacts.h"

#include <QByteArrayView>

#include <vector>

namespace pipeline {

// What the user sees of the subscriptions: every filter once, in the order they were asked for,
// with what became of it. The client decides what is sent; this follows. GUI thread; part of
// Connection.
class SubscriptionList {
public:
    // Those of the connection options; they replace earlier ones of this kind.
    void configure(const std::vector<mqtt::Subscription> &subscriptions);
    void asked(const mqtt::Subscription &subscription, bool connected);
    void connected(bool sessionResumed);
    void disconnected();
    // The new state; nullptr when the filter is not listed (any more). A refusal stays listed.
    const SubscriptionState *answered(const client::SubscriptionResult &result);
    bool remove(const QByteArray &topicFilter);

    std::vector<SubscriptionState> states() const;
    // Whether the retain flag of messages of this topic comes as it was published: every
    // subscription that brings it asks for Retain As Published (MQTT 5).
    bool keepsRetainFlag(QByteArrayView topic) const;

private:
    struct Entry {
        SubscriptionState state;
        mqtt::TopicFilter filter; // invalid when the text is none; then it matches nothing
        bool configured = false;
        bool granted = false; // known to the broker as long as its session lives
    };
    Entry *find(const QByteArray &topicFilter);
    Entry &put(const mqtt::Subscription &subscription, bool configured);

    std::vector<Entry> m_entries;
};

} // namespace pipeline
