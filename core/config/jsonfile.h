// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"

#include <QJsonObject>
#include <QString>

#include <optional>

// The one way our own small JSON files are read and written.
namespace config {

inline constexpr qint64 LargestConfigFile = 16LL * 1024 * 1024;

mqtt::Result<QJsonObject, ProfileError> readJsonFile(const QString &file);
// Makes the folder if need be, writes atomically, readable by the owner only.
std::optional<ProfileError> writeJsonFile(const QString &file, const QJsonObject &object);
// Before writing: a file that is damaged or of a newer schema is set aside. An error when that
// failed: then nothing may be written.
std::optional<ProfileError> clearTheWay(const QString &file, int newestSchema);
// Renames to file.damaged (file.damaged-2, …); the new name, or empty when that failed.
QString setAside(const QString &file);

} // namespace config
