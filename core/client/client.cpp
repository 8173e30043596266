// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"

#include "client/clientprivate.h"

namespace client {

Client::Client(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

Client::~Client()
{
    d->abandonTransport();
}

State Client::state() const
{
    return d->state;
}

FailureInfo Client::failure() const
{
    return d->failure;
}

std::optional<BrokerInfo> Client::broker() const
{
    return d->broker;
}

std::optional<TlsFacts> Client::tls() const
{
    return d->tls;
}

TrafficCounters Client::counters() const
{
    return d->counters();
}

int Client::queuedPublishes() const
{
    return d->session.queuedPublishes();
}

qint64 Client::queuedPublishBytes() const
{
    return d->session.queuedPublishBytes();
}

bool Client::isReadingPaused() const
{
    return d->paused;
}

void Client::connectToBroker(const ConnectOptions &options)
{
    disconnectFromBroker(false);
    const auto identity
        = [](const ConnectOptions &o) { return std::tie(o.host, o.port, o.clientId, o.version); };
    const bool sameSession = identity(options) == identity(d->options);
    d->options = options;
    d->schedule.start(options.reconnect);
    d->failure = {}; // the user starts anew
    const auto error = d->session.configure(sessionOptions(options), sameSession);
    d->perform();
    if (error) {
        d->fail({.kind = Failure::InvalidOptions, .reasonCode = error->reason, .error = *error});
        return;
    }
    d->startAttempt();
}

void Client::disconnectFromBroker(bool sendWill)
{
    d->retryTimer.stop();
    if (d->session.phase() != mqtt::Session::Phase::Offline) {
        d->session.disconnect(sendWill, d->now());
        d->perform(); // ends in SessionClosed, and so in Disconnected
        return;
    }
    d->abandonTransport();
    if (d->state != State::Disconnected)
        d->enter(State::Disconnected, {});
}

void Client::retryNow()
{
    if (d->state != State::Waiting && d->state != State::Failed)
        return;
    if (d->failure.kind == Failure::InvalidOptions)
        return; // nothing has changed about them
    d->retryTimer.stop();
    d->startAttempt();
}

void Client::stopRetrying()
{
    if (d->state == State::Connecting) {
        disconnectFromBroker(false);
    } else if (d->state == State::Waiting) {
        d->retryTimer.stop();
        d->enter(State::Disconnected, d->failure);
    }
}

void Client::publish(const PublishRequest &request, PublishToken token)
{
    d->session.publish(request, token, d->now());
    d->perform();
}

void Client::cancelQueued(PublishToken token)
{
    d->session.cancelQueued(token);
    d->perform();
}

void Client::discardPublishes()
{
    d->session.discardPublishes();
    d->perform();
}

void Client::subscribe(const std::vector<mqtt::Subscription> &subscriptions,
                       std::optional<quint32> subscriptionIdentifier)
{
    d->session.subscribe(subscriptions, subscriptionIdentifier, d->now());
    d->perform();
}

void Client::repeatSubscription(const QByteArray &topicFilter)
{
    d->session.repeatSubscription(topicFilter, d->now());
    d->perform();
}

void Client::unsubscribe(const std::vector<QByteArray> &topicFilters)
{
    d->session.unsubscribe(topicFilters, d->now());
    d->perform();
}

void Client::sendAuth(mqtt::ReasonCode reasonCode, const QByteArray &data)
{
    d->session.authenticate(reasonCode, data, d->now());
    d->perform();
}

void Client::pauseReading()
{
    if (std::exchange(d->paused, true))
        return;
    d->session.setReadingPaused(true, d->now());
}

void Client::resumeReading()
{
    if (!std::exchange(d->paused, false))
        return;
    d->session.setReadingPaused(false, d->now());
    d->readSoon();
}

} // namespace client
