// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/demooptions.h"
#include "broker/demo/device.h"

#include <memory>
#include <vector>

namespace broker::demo {

// Every simulated device there is; a new one is a line in the .cpp. Their values come from `seed`,
// DemoOptions::seed is not looked at.
std::vector<std::unique_ptr<Device>> makeDevices(const DemoOptions &options, quint64 seed);

} // namespace broker::demo
