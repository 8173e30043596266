// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"

namespace broker::demo {

// Retained messages of devices that are long gone, for trying out how to clear them. Published once
// and never again, so that what has been cleared stays cleared.
class Leftovers : public Device {
public:
    DeviceProfile profile() const override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;
};

} // namespace broker::demo
