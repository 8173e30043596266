// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/decodedpayload.h"
#include "style/palette.h"

namespace ui {

// The colour of a decoded value, by its kind.
ColorRole valueInk(payload::Kind kind);

} // namespace ui
