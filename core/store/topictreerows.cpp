// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/naturalorder.h"
#include "store/topictreeprivate.h"

#include <algorithm>
#include <compare>
#include <utility>

namespace store {

bool TopicTree::Private::isBefore(NodeId parent, QByteArrayView a, QByteArrayView b) const
{
    if (parent == NodeId::Root && a.startsWith('$') != b.startsWith('$'))
        return b.startsWith('$');
    return std::is_lt(naturalOrder(a, b)); // clang-tidy 14 takes "< 0" for a pointer
}

// The next new nodes, up to id `end`, parent by parent. Below a parent that is new itself they need
// no announcement: they come with it, so these go first. A parent is always older than its
// children.
void TopicTree::Private::insertNewRows(quint32 end)
{
    struct Row {
        quint32 parent;
        quint32 id;
        QByteArrayView level;
    };
    std::vector<Row> rows;
    rows.reserve(end - firstNew);
    for (quint32 id = firstNew; id < end; ++id) {
        TopicNode &node = nodes.at(NodeId{id});
        rows.push_back({static_cast<quint32>(node.parent), id, nodes.level(NodeId{id})});
        if (node.messages > 0)
            markChanged(NodeId{id}, node);
    }
    // Highest parents first: hidden ones, then those that already have a row.
    std::sort(rows.begin(), rows.end(), [this](const Row &a, const Row &b) {
        return a.parent != b.parent ? a.parent > b.parent
                                    : isBefore(NodeId{a.parent}, a.level, b.level);
    });
    const quint32 firstHidden = std::exchange(firstNew, end);
    std::vector<TopicNodes::Child> sorted;
    for (auto begin = rows.cbegin(); begin != rows.cend();) {
        const quint32 parent = begin->parent;
        sorted.clear();
        for (; begin != rows.cend() && begin->parent == parent; ++begin)
            sorted.push_back({NodeId{begin->id}, nodes.at(NodeId{begin->id}).level});
        if (parent >= firstHidden)
            nodes.childrenToChange(NodeId{parent}) = sorted;
        else
            insertAnnounced(NodeId{parent}, sorted);
    }
}

// One pass from the last row to the first: each old row moves once, each run of new neighbours is
// announced once.
void TopicTree::Private::insertAnnounced(NodeId parent,
                                         const std::vector<TopicNodes::Child> &sorted)
{
    std::vector<TopicNodes::Child> &rows = nodes.childrenToChange(parent);
    std::size_t right = rows.size();
    const auto isBeforeNew = [&](const TopicNodes::Child &row, QByteArrayView level) {
        return isBefore(parent, nodes.level(row), level);
    };
    std::size_t left = sorted.size(); // new rows that are not in yet
    // Among the rows left of `right`: next to it, or about as far as if all were spread evenly.
    const auto positionOf = [&](const TopicNodes::Child &child) {
        const QByteArrayView level = nodes.level(child);
        if (right == 0 || isBeforeNew(rows[right - 1], level))
            return right;
        std::size_t end = right - 1;
        std::size_t step = std::max<std::size_t>(end / left, 1);
        for (; step <= end && !isBeforeNew(rows[end - step], level); step *= 2)
            end -= step;
        const auto at
            = [&](std::size_t i) { return rows.cbegin() + static_cast<std::ptrdiff_t>(i); };
        const auto place
            = std::lower_bound(at(end - std::min(step, end)), at(end), level, isBeforeNew);
        return static_cast<std::size_t>(place - rows.cbegin());
    };
    gap = {parent, rows.size(), sorted.size()};
    rows.resize(rows.size() + sorted.size());
    std::size_t position = positionOf(sorted[left - 1]);
    while (left > 0) {
        std::size_t run = 0;
        right = position;
        std::size_t next = position;
        while (run < left && next == position) {
            ++run;
            if (run < left)
                next = positionOf(sorted[left - run - 1]);
        }
        const auto at
            = [&](std::size_t i) { return rows.begin() + static_cast<std::ptrdiff_t>(i); };
        std::move_backward(at(position), at(gap.start), at(gap.start + gap.size));
        gap.start = position;
        const int first = static_cast<int>(position);
        const int last = static_cast<int>(position + run - 1);
        emit q->rowsAboutToBeInserted(parent, first, last);
        std::copy_n(sorted.cbegin() + static_cast<std::ptrdiff_t>(left - run), run,
                    at(gap.start + gap.size - run));
        gap.size -= run;
        left -= run;
        emit q->rowsInserted(parent, first, last);
        position = next;
    }
    gap = {};
}

} // namespace store
