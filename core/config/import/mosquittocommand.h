// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/import/importedprofile.h"

namespace config {

// Whether the text begins as a call of mosquitto_sub or mosquitto_pub, or as options for one.
bool looksLikeMosquittoCommand(const QString &text);

// What mosquitto_sub or mosquitto_pub 2.0 would connect to with these options; for parsing while it
// is typed. What it would do with messages is remarked on, and so is every option nobody knows.
mqtt::Result<ImportedProfile, ImportError> readMosquittoCommand(const QString &line);

} // namespace config
