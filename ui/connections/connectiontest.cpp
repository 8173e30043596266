// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiontest.h"

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
    m_options = tried;
    m_options.password.reset();
    m_options.tls.keyPassphrase.reset();
    m_connection->setOptions(tried);
    connect(m_connection.get(), &pipeline::Connection::stateChanged, this,
            &ConnectionTest::stateChanged);
    m_clock.start();
    m_connection->connectToBroker();
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
    result.tls = m_connection->tls();
    if (m_connection->state() == client::State::Connected)
        result.broker = m_connection->broker();
    else
        result.failure = m_connection->failure();
    cancel();
    emit finished(result);
}

} // namespace ui
