// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/import/importedprofile.h"

#include <QJsonObject>

namespace config {

// The settings.json of MQTT Explorer, or only the connections in it: id → connection.
bool isMqttExplorer(const QJsonObject &object);
std::vector<ImportedProfile> readMqttExplorer(const QJsonObject &object);

} // namespace config
