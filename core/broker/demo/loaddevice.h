// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/wander.h"

namespace broker::demo {

// So many small messages a second over a thousand topics, for trying out load by hand.
class LoadDevice : public Device {
public:
    LoadDevice(quint64 seed, int messagesPerSecond); // clamped to 1..maximumLoadRate

    DeviceProfile profile() const override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;

private:
    Wander m_wander;
    qint64 m_rate;
    qint64 m_sent = 0;
};

} // namespace broker::demo
