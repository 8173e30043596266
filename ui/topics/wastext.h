// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/baselines.h"
#include "topics/textruns.h"

namespace ui {

// The value of a topic beside what it was at a mark (picture 09): the first field that differs of
// two JSON payloads, the whole value otherwise. Looks at a bounded part of both.
TextRuns wasRuns(QByteArrayView now, const store::OldValue &old);

} // namespace ui
