// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/import/importedprofile.h"

namespace config {

// Connections out of anything we know (ux.md 4.14): finds out by itself what it is. A function of
// the bytes alone: opens no file and no connection. Refuses what is too large or none of the
// sources; bounded by `importlimits`.
ImportResult importConnections(const QByteArray &bytes);

} // namespace config
