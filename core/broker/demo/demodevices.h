// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/demooptions.h"

#include <QObject>

#include <vector>

namespace broker::demo {

class DeviceRunner;

// The simulated devices: about fifteen MQTT clients of their own that connect to a broker over real
// sockets, keep more than sixty topics alive and answer what is sent to them. Lives on one thread,
// the I/O thread; commands from elsewhere go through QMetaObject::invokeMethod. Owned by whoever
// started the broker. Bounded: a fixed number of clients, no work without a connection.
class DemoDevices : public QObject {
    Q_OBJECT

public:
    explicit DemoDevices(QObject *parent = nullptr);
    ~DemoDevices() override; // without farewell: the lines are cut

    bool isRunning() const { return !m_runners.empty(); }
    int deviceCount() const; // that stay
    int onlineCount() const;

public slots:
    // Anew if they are running. Devices try again until the broker lets them in.
    void start(const broker::demo::DemoOptions &options);
    // Each device disconnects and leaves its will behind, as if it had been switched off.
    void stop();
    // Breaks the flaky device's line at once, so that its will can be seen.
    void cutFlakyNow();

signals:
    void onlineChanged(int online, int devices);

private:
    std::vector<DeviceRunner *> m_runners; // children; they delete themselves after stop()
};

} // namespace broker::demo
