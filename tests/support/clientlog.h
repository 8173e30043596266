// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/client.h"

#include <QObject>

#include <vector>

// Everything a client in the test's own thread has said, in order and by kind.
class ClientLog : public QObject {
public:
    explicit ClientLog(client::Client &client);

    std::vector<client::State> states;
    std::vector<client::FailureInfo> failures; // beside each state
    std::vector<client::BrokerInfo> brokers;
    std::vector<client::RetryPlan> plans;
    std::vector<client::PublishOutcome> outcomes;
    std::vector<client::SubscriptionResult> subscriptions;
    std::vector<client::UnsubscribeResult> unsubscribes;
    std::vector<bool> answering;
    std::vector<std::chrono::microseconds> roundTrips;
    std::vector<QByteArray> auths; // "method data"
    int authRefusals = 0;
    int batches = 0;
    QByteArrayList messages; // "topic=payload"
    client::TrafficCounters counters;
    int queued = 0;

    client::FailureInfo failure() const
    {
        return failures.empty() ? client::FailureInfo() : failures.back();
    }
    // The last outcome of a token; Queued when there was none.
    client::PublishOutcome outcome(quint64 token) const;
};
