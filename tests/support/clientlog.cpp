// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/clientlog.h"

#include <QStringBuilder>

using client::Client;

ClientLog::ClientLog(Client &client)
{
    connect(&client, &Client::stateChanged, this,
            [this](client::State state, const client::FailureInfo &failure) {
                states.push_back(state);
                failures.push_back(failure);
            });
    connect(&client, &Client::connected, this,
            [this](const client::BrokerInfo &info) { brokers.push_back(info); });
    connect(&client, &Client::retryPlanned, this,
            [this](const client::RetryPlan &plan) { plans.push_back(plan); });
    connect(&client, &Client::publishOutcome, this,
            [this](const client::PublishOutcome &outcome) { outcomes.push_back(outcome); });
    connect(&client, &Client::subscriptionResults, this, [this](const auto &results) {
        subscriptions.insert(subscriptions.end(), results.begin(), results.end());
    });
    connect(&client, &Client::unsubscribeResults, this, [this](const auto &results) {
        unsubscribes.insert(unsubscribes.end(), results.begin(), results.end());
    });
    connect(&client, &Client::answeringChanged, this,
            [this](bool now) { answering.push_back(now); });
    connect(&client, &Client::roundTripMeasured, this,
            [this](std::chrono::microseconds time) { roundTrips.push_back(time); });
    connect(&client, &Client::authReceived, this,
            [this](mqtt::ReasonCode, const QByteArray &method, const QByteArray &data) {
                auths.push_back(method + ' ' + data);
            });
    connect(&client, &Client::authRefused, this, [this] { ++authRefusals; });
    connect(&client, &Client::messagesReceived, this, [this](const mqtt::MessageBatch &batch) {
        ++batches;
        for (const mqtt::MessageRecord &r : batch.records) {
            messages += batch.bytes.sliced(r.topicOffset, r.topicLength) + '='
                + batch.bytes.sliced(r.payloadOffset, r.payloadLength);
        }
    });
    connect(&client, &Client::countersChanged, this,
            [this](const client::TrafficCounters &now) { counters = now; });
    connect(&client, &Client::queueChanged, this, [this](int count, qint64) { queued = count; });
}

client::PublishOutcome ClientLog::outcome(quint64 token) const
{
    for (auto it = outcomes.rbegin(); it != outcomes.rend(); ++it) {
        if (it->token == client::PublishToken{token})
            return *it;
    }
    return {};
}
