// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "client/connectoptions.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pipeline {
class Connection;
}

namespace ui {

// Makes a connection that belongs to nobody yet; given in by the window.
using ConnectionFactory = std::function<std::unique_ptr<pipeline::Connection>()>;

struct ConnectionTestResult {
    std::chrono::milliseconds elapsed{0};
    std::optional<client::BrokerInfo> broker; // absent: not reached, see failure
    client::FailureInfo failure;
    std::optional<client::TlsFacts> tls; // as far as TLS was spoken
    std::vector<client::StepTaken> steps; // as far as it got
    client::ConnectOptions options; // as tried, without the secrets
};

// Tries settings once with a client of its own: clean session, id with "-test", no will, no
// subscription, no retry; so that it disturbs neither the broker's session nor a running connection
// (ux.md 2.18). GUI thread; at most one attempt at a time.
class ConnectionTest : public QObject {
    Q_OBJECT

public:
    explicit ConnectionTest(ConnectionFactory factory, QObject *parent = nullptr);
    ~ConnectionTest() override;

    // Ends a test that still runs, without a result.
    void start(const client::ConnectOptions &options);
    void cancel();
    bool isRunning() const { return m_connection != nullptr; }

    // What start() really asks for.
    static client::ConnectOptions testOptions(client::ConnectOptions options);

    // Those of the running or the last test.
    const std::vector<client::StepTaken> &steps() const { return m_steps; }
    // What has to be done next, by the settings.
    client::ConnectStep nextStep() const;

signals:
    void stepTaken();
    void finished(const ui::ConnectionTestResult &result);

private:
    void stateChanged();

    ConnectionFactory m_factory;
    std::unique_ptr<pipeline::Connection> m_connection;
    client::ConnectOptions m_options;
    std::vector<client::StepTaken> m_steps;
    QElapsedTimer m_clock;
};

} // namespace ui
