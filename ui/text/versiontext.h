// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QString>

namespace ui {

// "MQTT 3.1.1": a name, the same in all languages.
QString versionName(mqtt::ProtocolVersion version);

} // namespace ui
