// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/clientlog.h"

#include <QTest>

// Milliseconds: for a busy machine, nobody waits that long.
constexpr int InteropPatience = 60'000;
#define WAIT_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, InteropPatience)
#define WAIT_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, InteropPatience)

// A client for one of the tests with a real broker: reconnects within milliseconds.
struct InteropClient {
    client::Client client;
    ClientLog log{client};
    client::ConnectOptions options;
    quint64 lastToken = 0;

    InteropClient(quint16 port, const QByteArray &id,
                  client::VersionChoice version = client::VersionChoice::Mqtt5)
        : InteropClient({.host = QStringLiteral("127.0.0.1"), .port = port}, id, version)
    {
    }
    InteropClient(const client::ConnectOptions &broker, const QByteArray &id,
                  client::VersionChoice version)
        : options(broker)
    {
        using namespace std::chrono_literals;
        options.clientId = id;
        options.version = version;
        options.reconnect = {.enabled = true, .first = 1ms, .most = 5ms, .quickLosses = 0};
        options.connectTimeout = 20s;
        options.limits.queuedPublishes = 100'000;
    }
    // Keeps its session at the broker between connections.
    void keepSession()
    {
        options.cleanStart = false;
        options.sessionExpirySeconds = 3600;
    }
    void subscribeOnConnect(const QByteArray &filter, int qos)
    {
        options.subscriptions.push_back(
            {.topicFilter = filter, .qos = static_cast<mqtt::QoS>(qos)});
    }
    // True when connected and all subscriptions have been answered.
    bool connect()
    {
        const auto wanted = log.subscriptions.size() + options.subscriptions.size();
        client.connectToBroker(options);
        return QTest::qWaitFor([&] { return isConnected() && log.subscriptions.size() >= wanted; },
                               InteropPatience);
    }
    bool isConnected() const { return client.state() == client::State::Connected; }
    void disconnect()
    {
        client.disconnectFromBroker();
        QVERIFY(QTest::qWaitFor([this] { return client.state() == client::State::Disconnected; }));
    }
    quint64 publish(const QByteArray &topic, const QByteArray &payload, int qos,
                    bool retain = false)
    {
        client.publish({.topic = topic,
                        .payload = payload,
                        .qos = static_cast<mqtt::QoS>(qos),
                        .retain = retain},
                       client::PublishToken{++lastToken});
        return lastToken;
    }
    int countOf(client::PublishStage stage) const
    {
        return int(std::count_if(log.outcomes.begin(), log.outcomes.end(),
                                 [stage](const auto &o) { return o.stage == stage; }));
    }
};
