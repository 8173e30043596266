// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/probeclient.h"

namespace pipeline {

using client::Client;
using client::ConnectOptions;
using client::State;

namespace {

constexpr qint64 InboxBytes = 4LL * 1024 * 1024;
constexpr std::chrono::milliseconds ConnectTimeout{5000};
constexpr qsizetype LongestMqtt31Id = 23; // MQTT 3.1, 3.1

QByteArray probeId(const QByteArray &id, mqtt::ProtocolVersion version)
{
    const QByteArray suffix = QByteArrayLiteral("-probe");
    if (version == mqtt::ProtocolVersion::Mqtt31)
        return id.first(std::min(id.size(), LongestMqtt31Id - suffix.size())) + suffix;
    return id + suffix;
}

client::VersionChoice choiceOf(mqtt::ProtocolVersion version)
{
    switch (version) {
    case mqtt::ProtocolVersion::Mqtt31:
        return client::VersionChoice::Mqtt31;
    case mqtt::ProtocolVersion::Mqtt311:
        return client::VersionChoice::Mqtt311;
    case mqtt::ProtocolVersion::Mqtt5:
        break;
    }
    return client::VersionChoice::Mqtt5;
}

} // namespace

ConnectOptions ProbeClient::probeOptions(const ConnectOptions &connection,
                                         const client::BrokerInfo &broker,
                                         const mqtt::Subscription &subscription)
{
    ConnectOptions options = connection;
    options.version = choiceOf(broker.version);
    // Without an id of our own the broker gives the second client one as well.
    options.clientId
        = broker.clientId.isEmpty() ? QByteArray() : probeId(broker.clientId, broker.version);
    options.cleanStart = true;
    options.sessionExpirySeconds = 0;
    options.will.reset();
    options.birthPayload.reset();
    options.subscriptions = {subscription};
    options.connectTimeout = std::min(options.connectTimeout, ConnectTimeout);
    options.reconnect.enabled = false;
    return options;
}

ProbeClient::ProbeClient(const ConnectOptions &options, QThread *ioThread)
    : m_link(InboxBytes, ioThread)
{
    const Client *client = m_link.client();
    connect(
        client, &Client::stateChanged, this,
        [this](State state, const client::FailureInfo &failure) {
            if (state != State::Connecting && state != State::Connected)
                emit ended(failure);
        },
        Qt::QueuedConnection);
    connect(
        client, &Client::subscriptionResults, this,
        [this](const std::vector<client::SubscriptionResult> &results) {
            for (const client::SubscriptionResult &result : results)
                emit answered(result);
        },
        Qt::QueuedConnection);
    // Nobody is there to answer: a second client cannot sign in by itself.
    connect(
        client, &Client::authReceived, this,
        [this] {
            emit ended({.kind = client::Failure::ConnackRefused,
                        .reasonCode = mqtt::ReasonCode::BadAuthenticationMethod});
        },
        Qt::QueuedConnection);
    connect(m_link.feeder(), &InboxFeeder::arrived, this, &ProbeClient::arrived,
            Qt::QueuedConnection);
    m_link.post([options](Client &c) { c.connectToBroker(options); });
}

ProbeClient::~ProbeClient()
{
    m_link.leave();
}

void ProbeClient::subscribe(const mqtt::Subscription &subscription)
{
    m_link.post([subscription](Client &client) { client.subscribe({subscription}); });
}

} // namespace pipeline
