// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/messagebatch.h"
#include "pipeline/subscriptionlist.h"
#include "store/messagelog.h"
#include "store/topictree.h"

#include <QByteArrayView>

#include <span>

namespace pipeline {

// Enters messages into tree and log: has the value changed, is the topic retained on the broker
// (ux 2.4)? Which subscriptions brought it? GUI thread; part of Connection.
class RecordApplier {
public:
    RecordApplier(store::TopicTree &tree, store::MessageLog &log,
                  const SubscriptionList &subscriptions, SubscriptionMeter *meter = nullptr)
        : m_tree(tree)
        , m_log(log)
        , m_subscriptions(subscriptions)
        , m_meter(meter)
        , m_baselines(tree.baselines())
    {
    }

    // Received messages; `bytes` is the buffer of the chunk that was begun last.
    void received(QByteArrayView bytes, std::span<const mqtt::MessageRecord> records);
    // One of ours. It makes the topic known, but is no value of it: that is what the broker sends.
    store::MessageId published(QByteArrayView bytes, const mqtt::MessageRecord &record,
                               store::Delivery delivery);

private:
    void apply(QByteArrayView bytes, const mqtt::MessageRecord &record,
               const store::TopicTree::Ahead &ahead);
    void rememberOld(store::NodeId node, store::MessageId before, bool same);
    bool isEchoOfOurRetained(store::MessageId id, QByteArrayView payload) const;

    store::TopicTree &m_tree;
    store::MessageLog &m_log;
    const SubscriptionList &m_subscriptions;
    SubscriptionMeter *m_meter; // null: nobody counts
    store::Baselines &m_baselines;
};

} // namespace pipeline
