// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

// Columns of the topic tree (ux 2.4); those after Age are hidden unless asked for.
enum class TopicColumn {
    Name,
    Value,
    Rate,
    Age,
    Count,
    Size,
    QoS,
    FirstSeen,
    ShortestGap,
    MeanGap,
    LongestGap,
    Property
};
inline constexpr int topicColumnCount = static_cast<int>(TopicColumn::Property) + 1;

} // namespace ui
