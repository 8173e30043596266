// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topictree.h"

#include <functional>
#include <vector>

namespace ui {

// What a fresh tree opens by itself (ux 2.4): the first level only; where that gives fewer than 12
// rows, branches are opened from the top level downwards until 12 to 30 rows show. A branch that
// would bring more than 30 rows stays closed.
inline constexpr int openingRowsWanted = 12;
inline constexpr int openingRowsAtMost = 30;

std::vector<store::NodeId> nodesToOpen(const store::TopicTree &tree,
                                       const std::function<bool(store::NodeId)> &isOpen);

} // namespace ui
