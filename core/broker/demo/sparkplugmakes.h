// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/sparkplugnode.h"

namespace broker::demo {

// The simulated line: a press with its hydraulics, and an oven.
SparkplugMake press04();
SparkplugMake oven02();

} // namespace broker::demo
