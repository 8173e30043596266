// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/demooptions.h"
#include "broker/demo/device.h"
#include "client/client.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace broker::demo {

// Gives one simulated device its life: a client of its own over a real socket, a clock, and a line
// that breaks if the device is of that kind. Connects again, and with a fresh will, until leave().
// One thread, owned by DemoDevices. Nothing is generated without a connection, steps that are more
// than a few late are left out, and what the broker does not take is dropped: nothing piles up.
class DeviceRunner : public QObject {
    Q_OBJECT

public:
    // `startEpochMs`: what the device's clock shows at first; without, it shows the real time.
    DeviceRunner(std::unique_ptr<Device> device, const DemoOptions &options,
                 std::optional<qint64> startEpochMs, QObject *parent);

    bool isOnline() const { return m_client.state() == client::State::Connected; }
    bool isVisitor() const { return m_profile.leavesAfterStart; }
    bool isFlaky() const { return m_profile.lifetime.count() > 0; }

    void start();
    void cut(); // the line breaks now, for as long as it usually does
    // Disconnects, with its will if it has one, and deletes itself once that has gone out.
    void leave();

signals:
    void onlineChanged();

private:
    Moment now() const;
    void connectNow();
    void stateChanged(client::State state);
    void wentOnline();
    void wentOffline();
    void tick();
    void receive(const mqtt::MessageBatch &batch);
    void publish(const Publishes &publishes);

    std::unique_ptr<Device> m_device;
    DeviceProfile m_profile;
    std::optional<qint64> m_startEpochMs;
    client::ConnectOptions m_connect;
    client::Client m_client{this};
    QTimer m_ticks{this};
    QTimer m_reconnect{this};
    QTimer m_lifetime{this};
    QElapsedTimer m_online;
    std::chrono::milliseconds m_retryDelay;
    qint64 m_step = 0;
    qint64 m_stepsOnline = 0; // ticks and left out ones since wentOnline()
    quint64 m_lastToken = 0;
    bool m_running = false;
};

} // namespace broker::demo
