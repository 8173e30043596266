// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

// Columns of the history (ux 2.6); Topic shows for branches only, Size is hidden unless asked for.
enum class HistoryColumn { Time, Topic, Delta, Flags, Size, Content };
inline constexpr int historyColumnCount = static_cast<int>(HistoryColumn::Content) + 1;

// What the last column shows.
enum class HistoryShow { Changes, Payload, Hex };

} // namespace ui
