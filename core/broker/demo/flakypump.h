// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/wander.h"

namespace broker::demo {

// A pump on a bad line: its connection breaks without a word every now and then, so that its will
// appears, and it comes back after a while.
class FlakyPump : public Device {
public:
    FlakyPump(quint64 seed, std::chrono::milliseconds lifetime, std::chrono::milliseconds absence);

    DeviceProfile profile() const override;
    std::optional<mqtt::Will> nextWill(const Moment &now) override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;

private:
    Wander m_wander;
    std::chrono::milliseconds m_lifetime;
    std::chrono::milliseconds m_absence;
    int m_starts = 0;
};

} // namespace broker::demo
