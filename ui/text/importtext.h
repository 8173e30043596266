// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/import/importedprofile.h"

#include <QString>

namespace ui {

QString importSourceText(config::ImportSource source);
QString importRemarkText(const config::ImportRemark &remark);
// What is wrong and, where there is one, where.
QString importErrorText(const config::ImportError &error);

} // namespace ui
