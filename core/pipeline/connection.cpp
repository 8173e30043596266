// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"

#include "pipeline/clientlink.h"
#include "pipeline/frameclock.h"
#include "pipeline/ingest.h"
#include "pipeline/ownpublishes.h"
#include "pipeline/subscriptionlist.h"
#include "pipeline/trafficmeter.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace pipeline {

using client::Client;
using client::PublishToken;
using client::State;

namespace {

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 nowUs()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace

class Connection::Private {
public:
    Private(Connection *connection, const ConnectionLimits &limits, QThread *ioThread);

    void listen();
    bool flush(FrameClock::Clock::time_point deadline);
    void commit();
    void everySecond();
    void stateChanged(State newState, const client::FailureInfo &newFailure);
    void connected(const client::BrokerInfo &info);
    void publishOutcome(const client::PublishOutcome &outcome);
    void subscriptionResults(const std::vector<client::SubscriptionResult> &results);
    void unsubscribeResults(const std::vector<client::UnsubscribeResult> &results);
    void removeSubscription(const QByteArray &topicFilter, mqtt::ReasonCode reasonCode);
    TrafficMeter::Totals totals() const;
    mqtt::ProtocolVersion expectedVersion() const;

    Connection *q;
    store::TopicTree tree;
    store::MessageLog log;
    SubscriptionList subscriptions;
    OwnPublishes own;
    ClientLink link;
    Ingest ingest;
    FrameClock clock;
    QTimer second;

    client::ConnectOptions options;
    State state = State::Disconnected;
    client::FailureInfo failure;
    std::optional<client::RetryPlan> retryPlan;
    std::optional<client::BrokerInfo> broker;
    qint64 retryAtMs = 0;
    qint64 stateSinceMs = nowMs();
    bool answering = true;
    qint64 silentSinceMs = 0;
    bool paused = false;

    client::TrafficCounters counters;
    TrafficMeter meter;
    QElapsedTimer uptime;
    std::optional<std::chrono::microseconds> roundTrip;
    FrameClock::Clock::time_point lastCommit;
    struct RetainedFact {
        QByteArray topic;
        store::Retained retained;
    };
    std::vector<RetainedFact> confirmedRetained; // for the next tick
};

Connection::Private::Private(Connection *connection, const ConnectionLimits &limits,
                             QThread *ioThread)
    : q(connection)
    , log(limits.historyBytes)
    , own(limits.inboxBytes)
    , link(limits.inboxBytes, ioThread)
    , ingest(tree, log, link, own, subscriptions)
    , clock([this](FrameClock::Clock::time_point deadline) { return flush(deadline); },
            [this] { return !paused && ingest.isAnyWaiting(); })
{
    tree.setNodeLimit(limits.topicNodes);
    clock.setInterval(limits.tick);
    clock.setBudget(limits.tickBudget);
    second.setInterval(std::chrono::seconds(1));
    uptime.start();
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
    QObject::connect(&second, &QTimer::timeout, q, [this] { everySecond(); });
}

// One tick: apply for the time of the budget; show it when all is in, or the last showing is a
// whole interval ago.
bool Connection::Private::flush(FrameClock::Clock::time_point deadline)
{
    if (paused)
        return false;
    const bool isMore = ingest.apply(deadline);
    for (const RetainedFact &fact : std::exchange(confirmedRetained, {})) {
        const store::NodeId node = tree.find(fact.topic);
        if (node != store::NodeId::None)
            tree.setRetained(node, fact.retained);
    }
    if (!isMore || FrameClock::Clock::now() - lastCommit >= clock.interval())
        commit();
    log.trim();
    return isMore;
}

void Connection::Private::commit()
{
    tree.commit();
    log.commit();
    log.trim();
    lastCommit = FrameClock::Clock::now();
    emit q->ticked();
}

void Connection::Private::everySecond()
{
    meter.sample(uptime.elapsed(), totals());
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
    state = newState;
    failure = newFailure;
    if (state != State::Waiting) {
        retryPlan.reset();
        retryAtMs = 0;
    }
    if (wasConnected) {
        second.stop();
        meter.reset();
        answering = true;
        silentSinceMs = 0;
        subscriptions.disconnected();
    }
    emit q->stateChanged();
    if (wasConnected)
        emit q->subscriptionsChanged();
}

void Connection::Private::connected(const client::BrokerInfo &info)
{
    state = State::Connected;
    stateSinceMs = nowMs();
    failure = {};
    retryPlan.reset();
    retryAtMs = 0;
    broker = info;
    meter.reset();
    meter.sample(uptime.elapsed(), totals());
    second.start();
    subscriptions.connected(info.connack.sessionPresent);
    emit q->stateChanged();
    emit q->subscriptionsChanged();
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
    emit q->publishOutcome(outcome);
}

void Connection::Private::subscriptionResults(
    const std::vector<client::SubscriptionResult> &results)
{
    std::vector<SubscriptionState> answered;
    for (const client::SubscriptionResult &result : results) {
        if (const SubscriptionState *changed = subscriptions.answered(result))
            answered.push_back(*changed);
    }
    if (answered.empty())
        return;
    emit q->subscriptionsChanged();
    for (const SubscriptionState &one : answered)
        emit q->subscriptionAnswered(one);
}

void Connection::Private::unsubscribeResults(const std::vector<client::UnsubscribeResult> &results)
{
    for (const client::UnsubscribeResult &result : results)
        removeSubscription(result.topicFilter, result.reasonCode);
}

void Connection::Private::removeSubscription(const QByteArray &topicFilter,
                                             mqtt::ReasonCode reasonCode)
{
    // A refused UNSUBSCRIBE leaves the subscription as it was.
    const bool isGone = !mqtt::isError(reasonCode) && subscriptions.remove(topicFilter);
    if (isGone)
        emit q->subscriptionsChanged();
    emit q->unsubscribed(topicFilter, reasonCode);
}

TrafficMeter::Totals Connection::Private::totals() const
{
    return {static_cast<quint64>(link.inbox().counts().pushedMessages), counters.bytesReceived,
            own.sentCount()};
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

Connection::Connection(const ConnectionLimits &limits, QThread *ioThread, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, limits, ioThread))
{
    d->listen();
}

// What is still queued for us goes with us; nothing is emitted any more.
Connection::~Connection() = default;

const store::TopicTree &Connection::topics() const
{
    return d->tree;
}

store::TopicTree &Connection::topics()
{
    return d->tree;
}

const store::MessageLog &Connection::log() const
{
    return d->log;
}

store::MessageLog &Connection::log()
{
    return d->log;
}

client::ConnectOptions Connection::options() const
{
    return d->options;
}

void Connection::setOptions(const client::ConnectOptions &options)
{
    d->options = options;
    if (d->state == State::Connected)
        return; // the list shows what is in force
    d->subscriptions.configure(options.subscriptions);
    emit subscriptionsChanged();
}

State Connection::state() const
{
    return d->state;
}

client::FailureInfo Connection::failure() const
{
    return d->failure;
}

std::optional<client::RetryPlan> Connection::retryPlan() const
{
    return d->retryPlan;
}

qint64 Connection::retryAtMs() const
{
    return d->retryAtMs;
}

qint64 Connection::stateSinceMs() const
{
    return d->stateSinceMs;
}

std::optional<client::BrokerInfo> Connection::broker() const
{
    return d->broker;
}

bool Connection::isAnswering() const
{
    return d->answering;
}

qint64 Connection::silentSinceMs() const
{
    return d->silentSinceMs;
}

std::vector<SubscriptionState> Connection::subscriptions() const
{
    return d->subscriptions.states();
}

std::vector<QueuedPublish> Connection::queuedPublishes() const
{
    return d->own.queued();
}

Statistics Connection::statistics() const
{
    Statistics statistics;
    const TrafficMeter::Totals totals = d->totals();
    const TrafficMeter::Rates rates = d->meter.rates();
    statistics.messagesReceived = totals.messagesReceived;
    statistics.messagesPublished = totals.messagesPublished;
    statistics.bytesReceived = totals.bytesReceived;
    statistics.bytesSent = d->counters.bytesSent;
    statistics.receivedPerSecond = rates.receivedPerSecond;
    statistics.receivedBytesPerSecond = rates.receivedBytesPerSecond;
    statistics.publishedPerSecond = rates.publishedPerSecond;
    statistics.roundTrip = d->roundTrip;
    statistics.dropped = d->tree.refusedTopics() + d->own.notLogged();
    statistics.duplicatesSuppressed = d->counters.duplicatesSuppressed;
    statistics.waitingMessages = d->ingest.waitingMessages();
    return statistics;
}

void Connection::connectToBroker()
{
    d->subscriptions.configure(d->options.subscriptions);
    d->link.post([options = d->options](Client &client) { client.connectToBroker(options); });
    emit subscriptionsChanged();
}

void Connection::disconnectFromBroker(bool sendWill)
{
    d->link.post([sendWill](Client &client) { client.disconnectFromBroker(sendWill); });
}

void Connection::retryNow()
{
    d->link.post([](Client &client) { client.retryNow(); });
}

void Connection::stopRetrying()
{
    d->link.post([](Client &client) { client.stopRetrying(); });
}

PublishToken Connection::publish(const client::PublishRequest &request)
{
    const PublishToken token = d->own.add(request, d->expectedVersion(), nowUs());
    d->link.post([request, token](Client &client) { client.publish(request, token); });
    if (!d->paused)
        d->clock.request();
    return token;
}

void Connection::cancelQueued(PublishToken token)
{
    d->link.post([token](Client &client) { client.cancelQueued(token); });
}

void Connection::subscribe(const mqtt::Subscription &subscription,
                           std::optional<quint32> subscriptionIdentifier)
{
    d->subscriptions.asked(subscription, d->state == State::Connected);
    d->link.post([subscription, subscriptionIdentifier](Client &client) {
        client.subscribe({subscription}, subscriptionIdentifier);
    });
    emit subscriptionsChanged();
}

void Connection::unsubscribe(const QByteArray &topicFilter)
{
    d->link.post([topicFilter](Client &client) { client.unsubscribe({topicFilter}); });
    // Offline the broker answers much later, if at all; for the user it is done.
    if (d->state != State::Connected && d->subscriptions.remove(topicFilter))
        emit subscriptionsChanged();
}

void Connection::clear()
{
    d->tree.clear();
    d->log.clear();
    d->own.forgetEntries();
    d->ingest.storeCleared();
    emit ticked();
}

void Connection::setPaused(bool paused)
{
    if (d->paused == paused)
        return;
    d->paused = paused;
    if (paused) {
        d->commit(); // what is in the store is also shown
        d->clock.stop();
    } else {
        d->clock.request();
    }
    emit pausedChanged(paused);
}

bool Connection::isPaused() const
{
    return d->paused;
}

void Connection::setTick(std::chrono::milliseconds tick)
{
    d->clock.setInterval(tick);
}

} // namespace pipeline
