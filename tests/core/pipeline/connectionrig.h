// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/tinybroker.h"
#include "pipeline/connection.h"

#include <QTest>
#include <QThread>

#include <memory>

// A broker, an I/O thread and a connection between them, for the tests of Connection.
class ConnectionRig : public QObject {
protected:
    void setUp()
    {
        broker = std::make_unique<TinyBroker>();
        thread = std::make_unique<QThread>();
        thread->start();
    }

    void tearDown()
    {
        connection.reset();
        thread->quit();
        QVERIFY(thread->wait(5000));
        QTRY_VERIFY(!broker->isConnected()); // on this thread the good-bye needs its events
        broker.reset();
    }

    void addThreadRows()
    {
        QTest::addColumn<bool>("threaded");
        QTest::newRow("own thread") << true;
        QTest::newRow("this thread") << false;
    }

    static pipeline::ConnectionLimits quick()
    {
        pipeline::ConnectionLimits limits;
        limits.tick = std::chrono::milliseconds(5);
        return limits;
    }

    client::ConnectOptions options() const
    {
        client::ConnectOptions options;
        options.host = QStringLiteral("127.0.0.1");
        options.port = broker->port();
        options.clientId = "test";
        options.subscriptions = {{.topicFilter = "#", .retainAsPublished = true}};
        // Tests say themselves when to try again.
        options.reconnect.first = std::chrono::minutes(10);
        options.reconnect.most = std::chrono::minutes(10);
        // Many hang-ups within seconds are what some of them are about.
        options.reconnect.quickLosses = 0;
        return options;
    }

    void make(const pipeline::ConnectionLimits &limits, bool threaded = true)
    {
        connection
            = std::make_unique<pipeline::Connection>(limits, threaded ? thread.get() : nullptr);
        connection->setOptions(options());
    }

    void connectNow()
    {
        using Status = pipeline::SubscriptionState::Status;
        connection->connectToBroker();
        QTRY_COMPARE(connection->state(), client::State::Connected);
        QTRY_VERIFY(connection->subscriptions().empty()
                    || connection->subscriptions()[0].status != Status::Pending);
    }

    std::unique_ptr<TinyBroker> broker;
    std::unique_ptr<QThread> thread;
    std::unique_ptr<pipeline::Connection> connection;
};
