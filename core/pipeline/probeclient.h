// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/clientlink.h"

#include <QObject>

namespace pipeline {

// A second client of the same broker that subscribes one filter, looks, and leaves: what it
// receives is not received by the connection. It never reconnects, has no session and no will. GUI
// thread; owned by RetainedCheck. Its end does not wait for the broker.
class ProbeClient : public QObject {
    Q_OBJECT

public:
    // `options` as probeOptions() makes them.
    ProbeClient(const client::ConnectOptions &options, QThread *ioThread);
    ~ProbeClient() override;

    // Another filter, after one was refused.
    void subscribe(const mqtt::Subscription &subscription);
    std::vector<mqtt::MessageBatch> take() { return m_link.take(); }
    bool isAnyWaiting() const { return !m_link.inbox().isEmpty(); }

    // Client id `<id>-probe`; host, credentials, version and transport of the connection.
    static client::ConnectOptions probeOptions(const client::ConnectOptions &connection,
                                               const client::BrokerInfo &broker,
                                               const mqtt::Subscription &subscription);

signals:
    void answered(const client::SubscriptionResult &result);
    void arrived(); // take() has something
    void ended(const client::FailureInfo &failure); // refused, lost, or no way to get there

private:
    ClientLink m_link;
};

} // namespace pipeline
