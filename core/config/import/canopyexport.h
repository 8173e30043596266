// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/import/importedprofile.h"

#include <QJsonObject>

namespace config {

// Connections to give away, as one readable JSON file: everything but the secrets (passwords,
// passphrases, secret headers, authentication data) and what this version does not know.
QByteArray exportProfiles(const std::vector<Profile> &profiles);

bool isCanopyExport(const QJsonObject &object);
mqtt::Result<std::vector<ImportedProfile>, ImportError> readCanopyExport(const QJsonObject &object);

} // namespace config
