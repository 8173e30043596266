// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/import/importedprofile.h"

namespace config {

// An address a line, then a name if there is one; what follows # in front or behind white space is
// a comment. Lines that hold no address are in the result, unusable.
std::vector<ImportedProfile> readUrlList(const QString &text);

} // namespace config
