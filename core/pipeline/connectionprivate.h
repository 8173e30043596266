// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/clientlink.h"
#include "pipeline/connection.h"
#include "pipeline/frameclock.h"
#include "pipeline/ingest.h"
#include "pipeline/ownpublishes.h"
#include "pipeline/retainedapplier.h"
#include "pipeline/retainedcheck.h"
#include "pipeline/subscriptionlist.h"
#include "pipeline/trafficmeter.h"

#include <QElapsedTimer>
#include <QTimer>

namespace pipeline {

// The inside of Connection: follows what the client tells, runs the ticks, keeps the facts.
class Connection::Private {
public:
    Private(Connection *connection, const ConnectionLimits &limits, QThread *ioThread);

    void listen();
    bool flush(FrameClock::Clock::time_point deadline);
    void commit();
    void everySecond();
    void stateChanged(client::State newState, const client::FailureInfo &newFailure);
    void connected(const client::BrokerInfo &info);
    void publishOutcome(const client::PublishOutcome &outcome);
    void subscriptionResults(const std::vector<client::SubscriptionResult> &results);
    void unsubscribeResults(const std::vector<client::UnsubscribeResult> &results);
    // After every change of them: what is counted, and the signal.
    void subscriptionsHaveChanged();
    // The options' own that are not paused: what the client is told to ask for.
    client::ConnectOptions wantedOptions() const;
    void removeSubscription(const QByteArray &topicFilter, mqtt::ReasonCode reasonCode);
    TrafficMeter::Totals totals() const;
    mqtt::ProtocolVersion expectedVersion() const;
    // What waits will be history: it may have the room that the history has left.
    qint64 inboxBytesWhilePaused() const;

    Connection *q;
    store::TopicTree tree;
    store::MutedBranches muted{tree};
    store::MessageLog log;
    SubscriptionList subscriptions;
    SubscriptionMeter subscriptionMeter;
    OwnPublishes own;
    ClientLink link;
    RetainedCheck retainedCheck;
    Ingest ingest;
    RetainedApplier retained;
    FrameClock clock;
    QTimer second;

    client::ConnectOptions options;
    std::vector<mqtt::Subscription> pausedByOptions;
    client::State state = client::State::Disconnected;
    client::FailureInfo failure;
    std::optional<client::RetryPlan> retryPlan;
    std::optional<client::BrokerInfo> broker;
    std::optional<client::TlsFacts> tls;
    qint64 retryAtMs = 0;
    qint64 stateSinceMs = 0;
    qint64 lostAtMs = 0;
    bool answering = true;
    qint64 silentSinceMs = 0;
    bool readOnly = false;
    bool paused = false;
    qint64 pausedSinceMs = 0;
    const qint64 inboxBytes;

    client::TrafficCounters counters;
    quint64 evictedBefore = 0; // a second ago
    TrafficMeter meter;
    QElapsedTimer uptime;
    std::optional<std::chrono::microseconds> roundTrip;
    FrameClock::Clock::time_point lastCommit;
    bool isAnyRowLate = false; // the last commit had no time for all new rows
    struct RetainedFact {
        QByteArray topic;
        store::Retained retained;
    };
    std::vector<RetainedFact> confirmedRetained; // for the next tick
};

} // namespace pipeline
