// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectoptions.h"
#include "mqtt/publishing.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <vector>

namespace broker::demo {

// When something happens in a device's life.
struct Moment {
    qint64 step = 0; // ticks since the device was made, not counting times without connection
    qint64 epochMs = 0; // what its clock shows, UTC
};

// A message that has reached a device; from outside, so anything may be in it.
struct Incoming {
    QByteArray topic{};
    QByteArray payload{};
    bool retain = false;
    mqtt::Properties properties{};
};

using Publishes = std::vector<mqtt::PublishRequest>;

// How a device connects and how fast it lives.
struct DeviceProfile {
    QByteArray clientId{};
    client::VersionChoice version = client::VersionChoice::Mqtt5WithFallback;
    std::chrono::milliseconds period{1000}; // of onTick, at least 1 ms
    std::vector<mqtt::Subscription> subscriptions{};
    bool leavesAfterStart = false; // says what it has to say and disconnects for good
    std::chrono::milliseconds lifetime{0}; // 0: for ever; else its line is cut after this time,
    std::chrono::milliseconds absence{0}; // and it comes back after that, whoever cut it
};

// What one simulated device says: a generator of values without I/O, so that it is tested alone.
// Given the same seed and the same calls it answers the same, byte by byte. It refuses nothing:
// a message it cannot use has no effect, or the effect the real device would have. Owned by the
// DeviceRunner that connects it; any one thread.
class Device {
public:
    Device() = default;
    virtual ~Device() = default;
    Q_DISABLE_COPY_MOVE(Device)

    virtual DeviceProfile profile() const = 0;
    // Asked once before each attempt to connect.
    virtual std::optional<mqtt::Will> nextWill(const Moment &now)
    {
        Q_UNUSED(now)
        return std::nullopt;
    }
    virtual Publishes onStart(const Moment &now) = 0; // after each connection
    virtual Publishes onTick(const Moment &now) = 0;
    virtual Publishes onMessage(const Incoming &message, const Moment &now)
    {
        Q_UNUSED(message)
        Q_UNUSED(now)
        return {};
    }
};

} // namespace broker::demo
