// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"

namespace broker::demo {

// The host application of a Sparkplug system: says with a retained STATE that it is there, and with
// its will that it is not. The will has the time stamp of the birth (Sparkplug 3.0).
class SparkplugHost : public Device {
public:
    DeviceProfile profile() const override;
    std::optional<mqtt::Will> nextWill(const Moment &now) override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;

private:
    qint64 m_timestampMs = 0;
};

} // namespace broker::demo
