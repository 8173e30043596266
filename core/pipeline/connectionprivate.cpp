// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connectionprivate.h"

#include "store/freedmemory.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace pipeline {

using client::Client;
using client::State;

namespace {

// On top of what applying took; telling views of a new row costs more than the row itself.
constexpr std::chrono::milliseconds TimeForNewRows{4};
constexpr std::chrono::milliseconds TimeForTrimming{4};
constexpr quint64 ManyEvicted = 10'000; // messages in a second

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

Connection::Private::Private(Connection *connection, const ConnectionLimits &limits,
                             QThread *ioThread)
    : q(connection)
    , log(limits.historyBytes)
    , own(limits.inboxBytes)
    , link(limits.inboxBytes, ioThread)
    , retainedCheck(*connection, link, ioThread)
    , ingest(tree, log, link, own, subscriptions, subscriptionMeter, retainedCheck)
    , retained(tree, log, subscriptions)
    , clock([this](FrameClock::Clock::time_point deadline) { return flush(deadline); },
            [this] { return !paused && (ingest.isAnyWaiting() || retained.isAnyWaiting()); })
    , inboxBytes(limits.inboxBytes)
{
    tree.setNodeLimit(limits.topicNodes);
    log.setKeptPerTopic(limits.historyKeptPerTopic);
    clock.setInterval(limits.tick);
    clock.setBudget(limits.tickBudget);
    second.setInterval(std::chrono::seconds(1));
    uptime.start();
    stateSinceMs = nowMs();
}

// Queued even when the client is on this thread: what follows never runs inside of it.
void Connection::Private::listen()
{
    const Client *client = link.client();
    const auto on = [&](auto signal, auto &&slot) {
        QObject::connect(client, signal, q, std::forward<decltype(slot)>(slot),
                         Qt::QueuedConnection);
    };
    on(&Client::stateChanged, [this](State newState, const client::FailureInfo &newFailure) {
        stateChanged(newState, newFailure);
    });
    on(&Client::stepTaken, [this](const client::StepTaken &step) { emit q->stepTaken(step); });
    on(&Client::tlsEstablished, [this](const client::TlsFacts &facts) { tls = facts; });
    on(&Client::connected, [this](const client::BrokerInfo &info) { connected(info); });
    on(&Client::retryPlanned, [this](const client::RetryPlan &plan) {
        retryPlan = plan;
        retryAtMs = nowMs() + plan.delay.count();
        emit q->stateChanged();
    });
    on(&Client::publishOutcome,
       [this](const client::PublishOutcome &outcome) { publishOutcome(outcome); });
    on(&Client::subscriptionResults,
       [this](const std::vector<client::SubscriptionResult> &r) { subscriptionResults(r); });
    on(&Client::unsubscribeResults,
       [this](const std::vector<client::UnsubscribeResult> &r) { unsubscribeResults(r); });
    on(&Client::answeringChanged, [this](bool isAnswering) {
        answering = isAnswering;
        silentSinceMs = isAnswering ? 0 : nowMs();
        emit q->answeringChanged(isAnswering);
    });
    on(&Client::roundTripMeasured,
       [this](std::chrono::microseconds measured) { roundTrip = measured; });
    on(&Client::authReceived,
       [this](mqtt::ReasonCode reasonCode, const QByteArray &method, const QByteArray &data) {
           emit q->authReceived(reasonCode, method, data);
       });
    on(&Client::countersChanged,
       [this](const client::TrafficCounters &changed) { counters = changed; });
    QObject::connect(
        link.feeder(), &InboxFeeder::arrived, q,
        [this] {
            if (!paused)
                clock.request();
        },
        Qt::QueuedConnection);
    QObject::connect(&retainedCheck, &RetainedCheck::finished, q,
                     [this](const RetainedResult &result) {
                         retained.add(result);
                         if (retained.isAnyWaiting() && !paused)
                             clock.request();
                     });
    QObject::connect(&second, &QTimer::timeout, q, [this] { everySecond(); });
}

// One tick: apply for the time of the budget; show it when all is in, or the last showing is a
// whole interval ago. New rows that the last showing had no time for are shown first of all.
bool Connection::Private::flush(FrameClock::Clock::time_point deadline)
{
    if (paused) {
        if (isAnyRowLate)
            commit(); // they were there before the pause
        return isAnyRowLate;
    }
    bool isMore = ingest.apply(deadline);
    if (retained.isAnyWaiting()) {
        isMore = retained.apply(deadline) || isMore;
        ingest.chunkBegun();
    }
    for (const RetainedFact &fact : std::exchange(confirmedRetained, {})) {
        const store::NodeId node = tree.find(fact.topic);
        if (node != store::NodeId::None)
            tree.setRetained(node, fact.retained);
    }
    if (!isMore || isAnyRowLate || FrameClock::Clock::now() - lastCommit >= clock.interval())
        commit();
    const bool isTrimLate = log.trim(FrameClock::Clock::now() + TimeForTrimming);
    return isMore || isAnyRowLate || isTrimLate;
}

void Connection::Private::commit()
{
    isAnyRowLate = tree.commit(FrameClock::Clock::now() + TimeForNewRows);
    log.commit();
    lastCommit = FrameClock::Clock::now();
    emit q->ticked();
}

void Connection::Private::everySecond()
{
    meter.sample(uptime.elapsed(), totals());
    // What waits for the display to go on has not been counted yet.
    if (paused)
        subscriptionMeter.forgetRates();
    else
        subscriptionMeter.sample(uptime.elapsed());
    emit q->subscriptionRatesChanged();
    // Buffers that left the history leave holes between others, which add up in a long flood.
    const quint64 evicted = log.counters().evicted;
    if (evicted - std::exchange(evictedBefore, evicted) > ManyEvicted)
        store::returnFreedMemory();
    // A running clock will tick, and say so, by itself.
    if (!clock.isRunning())
        emit q->ticked();
}

void Connection::Private::stateChanged(State newState, const client::FailureInfo &newFailure)
{
    if (newState == State::Connected)
        return; // complete with connected(), which follows
    const bool wasConnected = state == State::Connected;
    if (state != newState)
        stateSinceMs = nowMs();
    if (newState == State::Disconnected)
        lostAtMs = 0;
    else if (wasConnected)
        lostAtMs = stateSinceMs;
    state = newState;
    failure = newFailure;
    if (state == State::Connecting)
        tls.reset();
    else if (failure.tls)
        tls = failure.tls;
    if (state != State::Waiting) {
        retryPlan.reset();
        retryAtMs = 0;
    }
    if (wasConnected) {
        second.stop();
        meter.reset();
        subscriptionMeter.forgetRates();
        answering = true;
        silentSinceMs = 0;
        subscriptions.disconnected();
    }
    emit q->stateChanged();
    if (wasConnected)
        subscriptionsHaveChanged();
}

void Connection::Private::connected(const client::BrokerInfo &info)
{
    state = State::Connected;
    stateSinceMs = nowMs();
    failure = {};
    retryPlan.reset();
    retryAtMs = 0;
    broker = info;
    tree.listensSince(stateSinceMs * 1000);
    meter.reset();
    meter.sample(uptime.elapsed(), totals());
    second.start();
    subscriptions.connected(info.connack.sessionPresent);
    emit q->stateChanged();
    subscriptionsHaveChanged();
    lostAtMs = 0;
}

void Connection::Private::publishOutcome(const client::PublishOutcome &outcome)
{
    const auto change = own.outcome(outcome);
    if (change && change->retainedTopic) {
        confirmedRetained.push_back(
            {*change->retainedTopic,
             change->retainedCleared ? store::Retained::No : store::Retained::Yes});
        clock.request();
    }
    if (change && change->id != store::MessageId::None)
        log.setDelivery(change->id, change->delivery);
    if (change && change->queueChanged)
        emit q->queueChanged();
    emit q->publishOutcome(outcome, change ? change->topic : QByteArray());
}

void Connection::Private::subscriptionResults(
    const std::vector<client::SubscriptionResult> &results)
{
    std::vector<SubscriptionState> answered;
    for (const client::SubscriptionResult &result : results) {
        if (retainedCheck.answered(result))
            continue;
        if (const SubscriptionState *changed = subscriptions.answered(result))
            answered.push_back(*changed);
    }
    if (answered.empty())
        return;
    subscriptionsHaveChanged();
    for (const SubscriptionState &one : answered)
        emit q->subscriptionAnswered(one);
}

void Connection::Private::unsubscribeResults(const std::vector<client::UnsubscribeResult> &results)
{
    for (const client::UnsubscribeResult &result : results) {
        if (!retainedCheck.unsubscribed(result.topicFilter))
            removeSubscription(result.topicFilter, result.reasonCode);
    }
}

void Connection::Private::removeSubscription(const QByteArray &topicFilter,
                                             mqtt::ReasonCode reasonCode)
{
    // A refused UNSUBSCRIBE leaves the subscription as it was.
    const bool isRefused = mqtt::isError(reasonCode);
    if (isRefused)
        subscriptions.pauseRefused(topicFilter);
    else if (subscriptions.isLeaving(topicFilter))
        subscriptions.remove(topicFilter);
    subscriptionsHaveChanged();
    emit q->unsubscribed(topicFilter, reasonCode);
}

void Connection::Private::subscriptionsHaveChanged()
{
    subscriptionMeter.follow(subscriptions.inForce());
    emit q->subscriptionsChanged();
}

client::ConnectOptions Connection::Private::wantedOptions() const
{
    client::ConnectOptions wanted = options;
    wanted.subscriptions.clear();
    for (const auto *list : {&options.subscriptions, &pausedByOptions}) {
        for (const mqtt::Subscription &subscription : *list) {
            if (!subscriptions.isPaused(subscription.topicFilter))
                wanted.subscriptions.push_back(subscription);
        }
    }
    return wanted;
}

TrafficMeter::Totals Connection::Private::totals() const
{
    return {static_cast<quint64>(link.inbox().counts().pushedMessages), counters.bytesReceived,
            own.sentCount()};
}

qint64 Connection::Private::inboxBytesWhilePaused() const
{
    return std::max(inboxBytes, log.byteBudget() - log.counters().bytes);
}

mqtt::ProtocolVersion Connection::Private::expectedVersion() const
{
    if (broker)
        return broker->version;
    switch (options.version) {
    case client::VersionChoice::Mqtt31:
        return mqtt::ProtocolVersion::Mqtt31;
    case client::VersionChoice::Mqtt311:
        return mqtt::ProtocolVersion::Mqtt311;
    case client::VersionChoice::Mqtt5WithFallback:
    case client::VersionChoice::Mqtt5:
        break;
    }
    return mqtt::ProtocolVersion::Mqtt5;
}

} // namespace pipeline
