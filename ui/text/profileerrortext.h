// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"

#include <QString>

namespace ui {

// What is wrong with a file of ours and what became of it, in one sentence.
QString profileErrorText(const config::ProfileError &error);
// The small print: the system's words, where reading stopped.
QString profileErrorDetails(const config::ProfileError &error);

} // namespace ui
