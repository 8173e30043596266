// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiontest.h"

#include "config/profilesecrets.h"
#include "pipeline/connection.h"

namespace ui {

ConnectionTest::ConnectionTest(ConnectionFactory factory, QObject *parent)
    : QObject(parent)
    , m_factory(std::move(factory))
{
}

ConnectionTest::~ConnectionTest() = default;

client::ConnectOptions ConnectionTest::testOptions(client::ConnectOptions options)
{
    // Without an id of ours the broker makes one up: nothing to keep apart.
    if (!options.clientId.isEmpty())
        options.clientId += "-test";
    options.cleanStart = true;
    options.sessionExpirySeconds = 0;
    options.will.reset();
    options.birthPayload.reset();
    options.subscriptions.clear();
    options.reconnect.enabled = false;
    return options;
}

void ConnectionTest::start(const client::ConnectOptions &options)
{
    cancel();
    m_connection = m_factory ? m_factory() : nullptr;
    if (!m_connection)
        return;
    const client::ConnectOptions tried = testOptions(options);
    m_options = config::withoutSecrets(tried);
    m_steps.clear();
    m_connection->setOptions(tried);
    connect(m_connection.get(), &pipeline::Connection::stepTaken, this,
            [this](const client::StepTaken &step) {
                m_steps.push_back(step);
                emit stepTaken();
            });
    connect(m_connection.get(), &pipeline::Connection::stateChanged, this,
            &ConnectionTest::stateChanged);
    m_clock.start();
    m_connection->connectToBroker();
}

client::ConnectStep ConnectionTest::nextStep() const
{
    using client::ConnectStep;
    const client::TransportKind transport = m_options.transport;
    const auto isOnTheWay = [&](ConnectStep step) {
        switch (step) {
        case ConnectStep::Name:
            return client::isNetwork(transport);
        case ConnectStep::Proxy:
            return client::isNetwork(transport)
                && (m_options.proxy.kind == client::ProxyKind::Http
                    || m_options.proxy.kind == client::ProxyKind::Socks5);
        case ConnectStep::Tls:
            return client::isEncrypted(transport);
        case ConnectStep::WebSocket:
            return client::isWebSocket(transport);
        case ConnectStep::Tcp:
        case ConnectStep::Mqtt:
            return true;
        }
        return true;
    };
    int next = m_steps.empty() ? int(ConnectStep::Name) : int(m_steps.back().step) + 1;
    while (next < int(ConnectStep::Mqtt) && !isOnTheWay(ConnectStep(next)))
        ++next;
    return ConnectStep(std::min(next, int(ConnectStep::Mqtt)));
}

void ConnectionTest::cancel()
{
    if (!m_connection)
        return;
    // We may be inside one of its signals.
    m_connection->disconnect(this);
    m_connection->disconnectFromBroker();
    m_connection.release()->deleteLater();
}

void ConnectionTest::stateChanged()
{
    if (!m_connection || m_connection->state() == client::State::Connecting)
        return;
    ConnectionTestResult result;
    result.elapsed = std::chrono::milliseconds(m_clock.elapsed());
    result.options = m_options;
    result.steps = m_steps;
    result.tls = m_connection->tls();
    if (m_connection->state() == client::State::Connected)
        result.broker = m_connection->broker();
    else
        result.failure = m_connection->failure();
    cancel();
    emit finished(result);
}

} // namespace ui
