// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/demodevices.h"
#include "broker/demo/demooptions.h"
#include "broker/localbroker.h"

#include <QObject>
#include <QSemaphore>
#include <QTimer>

#include <memory>
#include <vector>

namespace pipeline {

// The far end of a LocalBrokerHost: owns the broker and lives with it on the I/O thread. Every
// start has a number, and what is told names it, so that answers to an earlier start are known.
class BrokerRoom : public QObject {
    Q_OBJECT

public:
    BrokerRoom();
    ~BrokerRoom() override;

    void start(const broker::BrokerOptions &options, quint64 run);
    void stop();
    // Anew, if there are some.
    void startDevices(const broker::demo::DemoOptions &options);
    void stopDevices();
    broker::LocalBroker &broker() { return *m_broker; }
    // Stops, deletes itself and releases `done`.
    void finish(std::shared_ptr<QSemaphore> done);

signals:
    void started(quint64 run, const broker::Endpoint &endpoint,
                 const std::vector<broker::ListenerState> &listeners);
    void startFailed(quint64 run, broker::StartFailure why);
    void stopped(quint64 run);
    void statisticsChanged(quint64 run, const broker::BrokerStatistics &statistics);

private:
    void tellStatistics();

    std::shared_ptr<QSemaphore> m_done;
    std::unique_ptr<broker::LocalBroker> m_broker;
    broker::demo::DemoDevices m_devices;
    QTimer m_soon; // after clients came or went, without waiting for the second
    broker::BrokerStatistics m_told; // the last with rates
    quint64 m_run = 0;
};

} // namespace pipeline
