// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/crowdbroker.h"
#include "pipeline/connection.h"
#include "pipeline/localbrokerhost.h"
#include "pipeline/retainedcheck.h"
#include "support/mosquitto.h"

#include <QTest>
#include <QThread>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

// A connection that asks what is retained, a broker (ours, mosquitto or a crowd's) and somebody who
// publishes there.
class RetainedRig : public QObject {
protected:
    void startBroker(bool mosquitto, broker::BrokerOptions options = {})
    {
        if (mosquitto) {
            m_mosquitto = std::make_unique<Mosquitto>();
            QVERIFY2(m_mosquitto->start(), m_mosquitto->log().constData());
            m_connectOptions.port = m_mosquitto->port();
        } else {
            m_host = std::make_unique<pipeline::LocalBrokerHost>(m_thread.get());
            options.port = 0;
            m_host->start(options);
            QTRY_VERIFY(m_host->isRunning());
            m_connectOptions.port = m_host->endpoint()->port;
        }
        m_publisher
            = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits{}, m_thread.get());
        client::ConnectOptions publisher;
        publisher.host = QStringLiteral("127.0.0.1");
        publisher.port = m_connectOptions.port;
        publisher.clientId = "publisher";
        m_publisher->setOptions(publisher);
        m_publisher->connectToBroker();
        QTRY_COMPARE(m_publisher->state(), client::State::Connected);
    }

    void connectWith(client::VersionChoice version, const QByteArray &filter)
    {
        if (!m_publisher)
            m_connectOptions.port = m_crowd->port();
        pipeline::ConnectionLimits limits;
        limits.tick = std::chrono::milliseconds(5);
        m_connection = std::make_unique<pipeline::Connection>(limits, m_thread.get());
        client::ConnectOptions options = std::exchange(m_connectOptions, {});
        options.host = QStringLiteral("127.0.0.1");
        options.version = version;
        options.clientId = "test";
        options.reconnect.first = std::chrono::minutes(10);
        options.reconnect.most = std::chrono::minutes(10);
        if (!filter.isEmpty())
            options.subscriptions = {{.topicFilter = filter, .retainAsPublished = true}};
        m_connection->setOptions(options);
        m_connection->retainedCheck().setTimes({.quiet = std::chrono::milliseconds(250)});
        connect(&m_connection->retainedCheck(), &pipeline::RetainedCheck::finished, this,
                [this](const pipeline::RetainedResult &result) { m_results.push_back(result); });
        m_unsubscribed = 0;
        connect(m_connection.get(), &pipeline::Connection::unsubscribed, this,
                [this] { ++m_unsubscribed; });
        m_connection->connectToBroker();
        QTRY_COMPARE(m_connection->state(), client::State::Connected);
        QTRY_VERIFY(filter.isEmpty()
                    || m_connection->subscriptions()[0].status
                        == pipeline::SubscriptionState::Status::Granted);
    }

    void publishRetained(const QByteArray &topic, const QByteArray &value)
    {
        publish(topic, value, true);
    }
    void publish(const QByteArray &topic, const QByteArray &value, bool retain = false)
    {
        bool isConfirmed = false;
        const auto watch = connect(m_publisher.get(), &pipeline::Connection::publishOutcome, this,
                                   [&](const client::PublishOutcome &outcome) {
                                       isConfirmed = isConfirmed
                                           || outcome.stage == client::PublishStage::Confirmed;
                                   });
        m_publisher->publish(
            {.topic = topic, .payload = value, .qos = mqtt::QoS::AtLeastOnce, .retain = retain});
        QTRY_VERIFY(isConfirmed);
        disconnect(watch);
    }

    store::Retained pin(const QByteArray &topic) const
    {
        return m_connection->topics().retained(m_connection->topics().find(topic));
    }
    QByteArray payload(const QByteArray &topic) const
    {
        return m_connection->log().last(m_connection->topics().find(topic)).payload().toByteArray();
    }
    static QByteArrayList found(const pipeline::RetainedResult &result)
    {
        QByteArrayList list;
        for (const mqtt::MessageRecord &record : result.messages.batch().records) {
            if (result.messages.isValid(record))
                list.append(result.messages.topic(record).toByteArray() + '='
                            + result.messages.payload(record).toByteArray());
        }
        std::sort(list.begin(), list.end());
        return list;
    }

    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<CrowdBroker> m_crowd;
    std::unique_ptr<Mosquitto> m_mosquitto;
    std::unique_ptr<pipeline::LocalBrokerHost> m_host;
    std::unique_ptr<pipeline::Connection> m_publisher;
    std::unique_ptr<pipeline::Connection> m_connection;
    client::ConnectOptions m_connectOptions;
    std::vector<pipeline::RetainedResult> m_results;
    int m_unsubscribed = 0;
};
