// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/settingsvalues.h"

namespace config {

// Memory of this computer in bytes; 0 when it cannot be told.
qint64 physicalMemory();

// What the histories of all connections may take together, in bytes: as set, else 1 GiB or a
// quarter of the memory, whichever is less. Never below 1 MiB.
qint64 historyBudget(const SettingsValues &values, qint64 memory = physicalMemory());

} // namespace config
