// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/import/importedprofile.h"

#include <QJsonArray>

namespace config {

// A JSON backup of MQTTX: connections, and folders of them, which become groups.
bool isMqttx(const QJsonArray &entries);
std::vector<ImportedProfile> readMqttx(const QJsonArray &entries);

} // namespace config
