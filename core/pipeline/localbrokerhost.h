// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/localbroker.h"
#include "client/transportkind.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <optional>
#include <vector>

class QThread;

namespace pipeline {

class BrokerRoom;

// How a client gets to such a listener.
client::TransportKind transportTo(broker::ListenerKind kind);

enum class BrokerState : quint8 { Stopped, Starting, Running, Failed };

// How the simulated devices behave; where they connect to is known here.
struct DeviceChoice {
    std::optional<quint64> seed{}; // the same values each time
    int loadRate = 0; // further messages a second, for trying out load

    bool operator==(const DeviceChoice &) const = default;
};

// The GUI-thread face of the broker inside this program: commands go in, state and figures come
// out. The broker and the simulated devices live on the given I/O thread (or on this one when the
// thread is null) and end with this object, at the latest with the thread. All signals are emitted
// on the GUI thread, after the state has changed completely.
class LocalBrokerHost : public QObject {
    Q_OBJECT

public:
    explicit LocalBrokerHost(QThread *ioThread, QObject *parent = nullptr);
    ~LocalBrokerHost() override;

    BrokerState state() const { return m_state; }
    bool isRunning() const { return m_state == BrokerState::Running; }
    // Why it is Failed; nothing when it ended although nobody asked it to.
    std::optional<broker::StartFailure> failure() const { return m_failure; }
    // As it was started, or tried to.
    const broker::BrokerOptions &options() const { return m_options; }
    std::optional<broker::Endpoint> endpoint() const { return m_endpoint; } // while Running
    // Those that were asked for, with what has become of them; none unless Running.
    const std::vector<broker::ListenerState> &listeners() const { return m_listeners; }
    std::chrono::seconds uptime() const; // 0 unless Running
    // The last ones told, within a second of the truth; of nobody unless Running.
    const broker::BrokerStatistics &statistics() const { return m_statistics; }

    // Does nothing while it runs or starts.
    void start(const broker::BrokerOptions &options);
    void stop();
    // They come as soon as the broker runs and go with it. Nothing happens while it does neither
    // run nor start.
    void startDevices(const DeviceChoice &choice);
    void stopDevices();
    bool hasDevices() const { return m_devices.has_value(); }
    // Nothing happens for those that are not connected.
    void disconnectClient(const QByteArray &clientId, mqtt::ReasonCode reason);
    void cutClient(const QByteArray &clientId);

signals:
    void stateChanged();
    void devicesChanged();
    void statisticsChanged();

private:
    template <typename Command> void post(Command command);
    void listen();
    void setState(BrokerState state);
    void sendDevices();

    QPointer<BrokerRoom> m_room; // deletes itself, at the latest with its thread
    BrokerState m_state = BrokerState::Stopped;
    std::optional<broker::StartFailure> m_failure;
    broker::BrokerOptions m_options;
    std::optional<broker::Endpoint> m_endpoint;
    std::vector<broker::ListenerState> m_listeners;
    broker::BrokerStatistics m_statistics;
    std::optional<DeviceChoice> m_devices;
    QElapsedTimer m_uptime;
    quint64 m_run = 0; // number of the last start
    bool m_stopping = false; // it was asked to, and has not answered yet
};

} // namespace pipeline
