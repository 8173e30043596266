// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"

#include "pipeline/connectionprivate.h"
#include "store/freedmemory.h"

namespace pipeline {

using client::Client;
using client::PublishToken;
using client::State;

namespace {

qint64 nowUs()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace

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

store::MutedBranches &Connection::muted()
{
    return d->muted;
}

client::ConnectOptions Connection::options() const
{
    return d->options;
}

void Connection::setOptions(const client::ConnectOptions &options,
                            const std::vector<mqtt::Subscription> &paused)
{
    d->options = options;
    d->pausedByOptions = paused;
    if (d->state == State::Connected)
        return; // the list shows what is in force
    d->subscriptions.configure(options.subscriptions, paused);
    d->subscriptionsHaveChanged();
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

qint64 Connection::lostAtMs() const
{
    return d->lostAtMs;
}

std::optional<client::BrokerInfo> Connection::broker() const
{
    return d->broker;
}

std::optional<client::TlsFacts> Connection::tls() const
{
    return d->tls;
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
    std::vector<SubscriptionState> states = d->subscriptions.states();
    for (SubscriptionState &state : states) {
        const auto traffic = d->subscriptionMeter.traffic(state.subscription.topicFilter);
        if (!traffic)
            continue;
        state.received = traffic->messages;
        state.receivedPerSecond = traffic->perSecond;
    }
    return states;
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
    statistics.refusedTopics = d->tree.refusedTopics();
    statistics.notLogged = d->own.notLogged();
    statistics.dropped = statistics.refusedTopics + statistics.notLogged;
    statistics.duplicatesSuppressed = d->counters.duplicatesSuppressed;
    statistics.waitingMessages = d->ingest.waitingMessages();
    const Inbox::Counts inbox = d->link.inbox().counts();
    statistics.waitingBytes = inbox.waitingBytes;
    statistics.waitingByteLimit = inbox.byteLimit;
    return statistics;
}

void Connection::connectToBroker()
{
    d->subscriptions.configure(d->options.subscriptions, d->pausedByOptions);
    d->link.post(
        [options = d->wantedOptions()](Client &client) { client.connectToBroker(options); });
    d->subscriptionsHaveChanged();
}

void Connection::disconnectFromBroker(bool sendWill)
{
    const bool announced = sendWill && !d->readOnly;
    d->link.post([announced](Client &client) { client.disconnectFromBroker(announced); });
}

void Connection::setReadOnly(bool readOnly)
{
    d->readOnly = readOnly;
    if (!readOnly)
        return;
    for (const QueuedPublish &queued : d->own.queued())
        cancelQueued(queued.token);
}

bool Connection::isReadOnly() const
{
    return d->readOnly;
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
    if (d->readOnly) {
        // Later, as every answer.
        QMetaObject::invokeMethod(
            this,
            [this, token] {
                d->publishOutcome({.token = token, .stage = client::PublishStage::Dropped});
            },
            Qt::QueuedConnection);
    } else {
        d->link.post([request, token](Client &client) { client.publish(request, token); });
    }
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
    d->subscriptions.asked(subscription, d->state == State::Connected, subscriptionIdentifier);
    d->retainedCheck.adopt(subscription.topicFilter);
    d->link.post([subscription, subscriptionIdentifier](Client &client) {
        client.subscribe({subscription}, subscriptionIdentifier);
    });
    d->subscriptionsHaveChanged();
}

void Connection::setSubscriptionPaused(const QByteArray &topicFilter, bool paused)
{
    const auto state = d->subscriptions.state(topicFilter);
    const bool isAsking = state && state->status != SubscriptionState::Status::Paused
        && state->status != SubscriptionState::Status::Refused;
    if (!state || isAsking != paused)
        return;
    if (!paused) {
        subscribe(state->subscription, state->identifier);
        return;
    }
    d->subscriptions.pause(topicFilter);
    d->link.post([topicFilter](Client &client) { client.unsubscribe({topicFilter}); });
    d->subscriptionsHaveChanged();
}

void Connection::unsubscribe(const QByteArray &topicFilter)
{
    using Status = SubscriptionState::Status;
    const auto state = d->subscriptions.state(topicFilter);
    const bool isHeld
        = state && state->status != Status::Paused && state->status != Status::Refused;
    if (isHeld || !state)
        d->link.post([topicFilter](Client &client) { client.unsubscribe({topicFilter}); });
    d->subscriptions.leaving(topicFilter);
    // Offline the broker answers much later, if at all; for the user it is done.
    if ((!isHeld || d->state != State::Connected) && d->subscriptions.remove(topicFilter))
        d->subscriptionsHaveChanged();
}

void Connection::clear()
{
    d->tree.clear();
    d->subscriptionMeter.nodesForgotten();
    d->log.clear();
    d->own.forgetEntries();
    d->ingest.chunkBegun();
    d->retained.storeCleared();
    emit ticked();
    store::returnFreedMemory();
}

RetainedCheck &Connection::retainedCheck()
{
    return d->retainedCheck;
}

void Connection::setPaused(bool paused)
{
    if (d->paused == paused)
        return;
    d->paused = paused;
    d->pausedSinceMs = paused ? QDateTime::currentMSecsSinceEpoch() : 0;
    if (paused) {
        d->commit(); // what is in the store is also shown
        if (!d->isAnyRowLate)
            d->clock.stop();
        d->link.setInboxBytes(d->inboxBytesWhilePaused());
    } else {
        d->link.setInboxBytes(d->inboxBytes);
        d->clock.request();
    }
    emit pausedChanged(paused);
}

qint64 Connection::pausedSinceMs() const
{
    return d->pausedSinceMs;
}

bool Connection::isPaused() const
{
    return d->paused;
}

void Connection::setHistoryLimits(qint64 bytes, int keptPerTopic)
{
    d->log.setByteBudget(bytes);
    d->log.setKeptPerTopic(keptPerTopic);
    if (!d->paused)
        d->clock.request();
}

void Connection::setTick(std::chrono::milliseconds tick)
{
    d->clock.setInterval(tick);
}

} // namespace pipeline
