// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/wander.h"

namespace broker::demo {

// Asks the calculator something every five seconds, so that requests and their responses can be
// watched.
class CalculatorUser : public Device {
public:
    explicit CalculatorUser(quint64 seed);

    DeviceProfile profile() const override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;

private:
    Wander m_wander;
};

} // namespace broker::demo
