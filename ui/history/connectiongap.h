// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace ui {

// A time without connection, between two messages; microseconds since the epoch, UTC.
struct ConnectionGap {
    qint64 fromUs = 0;
    qint64 toUs = 0; // 0: not connected yet

    bool operator==(const ConnectionGap &) const = default;
};

} // namespace ui
