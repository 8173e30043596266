// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/openingrule.h"

namespace ui {

std::vector<store::NodeId> nodesToOpen(const store::TopicTree &tree,
                                       const std::function<bool(store::NodeId)> &isOpen)
{
    std::vector<store::NodeId> opened;
    // The rows that show, level by level; grows while branches are opened, never beyond the limit.
    std::vector<store::NodeId> rows;
    const auto fits = [&](store::NodeId parent) {
        return static_cast<int>(rows.size()) + tree.childCount(parent) <= openingRowsAtMost;
    };
    const auto show = [&](store::NodeId parent) {
        for (int row = 0; row < tree.childCount(parent); ++row)
            rows.push_back(tree.child(parent, row));
    };
    if (!fits(store::NodeId::Root))
        return opened;
    show(store::NodeId::Root);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!isOpen(rows[i]))
            continue;
        if (!fits(rows[i]))
            return opened;
        show(rows[i]);
    }
    for (std::size_t i = 0; i < rows.size() && static_cast<int>(rows.size()) < openingRowsWanted;
         ++i) {
        const store::NodeId node = rows[i];
        if (isOpen(node) || tree.childCount(node) == 0 || !fits(node))
            continue;
        show(node);
        opened.push_back(node);
    }
    return opened;
}

} // namespace ui
