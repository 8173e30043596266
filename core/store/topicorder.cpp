// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/topicorder.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace store {

TopicOrder::TopicOrder(const TopicTree &tree, const MessageLog *log, TopicSort sort, bool reversed,
                       Clock clock)
    : m_tree(&tree)
    , m_log(log)
    , m_sort(sort)
    , m_reversed(reversed)
    , m_clock(std::move(clock))
    , m_takenAtUs(m_clock())
{
    Q_ASSERT(sort != TopicSort::Name);
}

qint64 TopicOrder::known(qint64 value)
{
    return value > 0 ? value : Unknown;
}

qint64 TopicOrder::value(NodeId node, qint64 nowUs) const
{
    switch (m_sort) {
    case TopicSort::Name:
        break;
    case TopicSort::FirstSeen:
        return static_cast<quint32>(node); // given in the order of arrival, to branches too
    case TopicSort::Rate:
        return std::llround(m_tree->rate(node, nowUs) * 1000);
    case TopicSort::Age:
        return known(m_tree->facts(node).lastSeenUs);
    case TopicSort::Count:
        return static_cast<qint64>(m_tree->facts(node).messages);
    case TopicSort::ShortestGap:
        return known(m_tree->facts(node).shortestGapUs);
    case TopicSort::MeanGap:
        return known(m_tree->facts(node).meanGapUs);
    case TopicSort::LongestGap:
        return known(m_tree->facts(node).longestGapUs);
    case TopicSort::Size:
    case TopicSort::QoS: {
        const Message last = m_log ? m_log->last(node) : Message();
        if (last.isNull())
            return Unknown;
        return m_sort == TopicSort::Size ? last.payload().size() : static_cast<qint64>(last.qos());
    }
    }
    return Unknown;
}

void TopicOrder::add(Rows &rows, NodeId node) const
{
    const auto index = static_cast<std::size_t>(node);
    if (index >= m_places.size())
        m_places.resize(std::max(index + 1, static_cast<std::size_t>(m_tree->nodeCount()) + 1));
    m_places[index] = static_cast<quint32>(rows.size());
    rows.push_back(node);
}

const TopicOrder::Rows &TopicOrder::rows(NodeId parent) const
{
    const auto [known, isNew] = m_rows.try_emplace(static_cast<quint32>(parent));
    if (!isNew)
        return known->second;
    struct Row {
        qint64 value;
        quint32 row; // in the tree
        NodeId node;
    };
    const qint64 now = m_clock();
    const bool smallestFirst = m_reversed != (m_sort == TopicSort::ShortestGap);
    const int count = m_tree->childCount(parent);
    std::vector<Row> sorted;
    sorted.reserve(static_cast<std::size_t>(count));
    for (int row = 0; row < count; ++row) {
        const NodeId node = m_tree->child(parent, row);
        const qint64 own = value(node, now);
        sorted.push_back(
            {smallestFirst || own == Unknown ? own : -own - 2, static_cast<quint32>(row), node});
    }
    std::sort(sorted.begin(), sorted.end(), [](const Row &a, const Row &b) {
        if ((a.value == Unknown) != (b.value == Unknown))
            return b.value == Unknown;
        return a.value != b.value ? a.value < b.value : a.row < b.row;
    });
    known->second.reserve(sorted.size());
    for (const Row &row : sorted)
        add(known->second, row.node);
    return known->second;
}

NodeId TopicOrder::child(NodeId parent, int row) const
{
    if (row < 0 || row >= m_tree->childCount(parent))
        return NodeId::None;
    const Rows &siblings = rows(parent);
    const auto index = static_cast<std::size_t>(row);
    return index < siblings.size() ? siblings[index] : NodeId::None;
}

int TopicOrder::row(NodeId node) const
{
    const NodeId parent = m_tree->parent(node);
    if (parent == NodeId::None)
        return -1;
    const Rows &siblings = rows(parent);
    const auto index = static_cast<std::size_t>(node);
    const std::size_t place = index < m_places.size() ? m_places[index] : siblings.size();
    return place < siblings.size() && siblings[place] == node ? static_cast<int>(place) : -1;
}

void TopicOrder::rowsInserted(NodeId parent, int first, int last)
{
    const auto known = m_rows.find(static_cast<quint32>(parent));
    if (known == m_rows.end())
        return; // nobody has seen them yet: they will be sorted with the others
    for (int row = first; row <= last; ++row)
        add(known->second, m_tree->child(parent, row));
}

void TopicOrder::clear()
{
    m_rows.clear();
    m_places.clear();
    m_takenAtUs = m_clock();
}

} // namespace store
