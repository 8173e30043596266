// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/topicmatches.h"

#include <algorithm>

namespace store {

const TopicMatches::Facts &TopicMatches::facts(NodeId node) const
{
    static const Facts Unknown;
    const auto index = static_cast<std::size_t>(node);
    return index < m_facts.size() ? m_facts[index] : Unknown;
}

TopicMatches::Facts &TopicMatches::edit(NodeId node)
{
    const auto index = static_cast<std::size_t>(node);
    if (index >= m_facts.size())
        m_facts.resize(std::max(index + 1, static_cast<std::size_t>(m_tree->nodeCount()) + 1));
    return m_facts[index];
}

const TopicMatches::Rows &TopicMatches::rows(NodeId parent) const
{
    const auto [known, isNew] = m_rows.try_emplace(static_cast<quint32>(parent));
    if (isNew) {
        const int count = m_tree->childCount(parent);
        for (int row = 0; row < count; ++row) {
            const NodeId child = m_order ? m_order->child(parent, row) : m_tree->child(parent, row);
            if (isShown(child))
                known->second.push_back(child);
        }
    }
    return known->second;
}

void TopicMatches::setOrder(const TopicOrder *order)
{
    m_order = order;
    m_rows.clear();
}

bool TopicMatches::isRowBefore(NodeId a, NodeId b) const
{
    return m_order ? m_order->isRowBefore(a, b) : m_tree->isRowBefore(a, b);
}

std::size_t TopicMatches::place(const Rows &rows, NodeId node) const
{
    const auto found
        = std::lower_bound(rows.cbegin(), rows.cend(), node, [this](NodeId row, NodeId wanted) {
              return row != wanted && isRowBefore(row, wanted);
          });
    return static_cast<std::size_t>(found - rows.cbegin());
}

int TopicMatches::childCount(NodeId parent) const
{
    // Only what is open or about to be needs its rows; leaves are asked for all the time.
    return facts(parent).below == 0 && parent != NodeId::Root
        ? 0
        : static_cast<int>(rows(parent).size());
}

NodeId TopicMatches::child(NodeId parent, int row) const
{
    return row < 0 || row >= childCount(parent) ? NodeId::None
                                                : rows(parent)[static_cast<std::size_t>(row)];
}

int TopicMatches::row(NodeId node) const
{
    if (node == NodeId::Root || node == NodeId::None || !isShown(node))
        return -1;
    const Rows &siblings = rows(m_tree->parent(node));
    const std::size_t index = place(siblings, node);
    return index < siblings.size() && siblings[index] == node ? static_cast<int>(index) : -1;
}

TopicMatches::RowChange TopicMatches::rowChange(NodeId node, bool match) const
{
    RowChange change;
    // Up to the first branch that has a row without this match too.
    for (NodeId n = node; n != NodeId::Root && n != NodeId::None; n = m_tree->parent(n)) {
        const Facts &known = facts(n);
        const bool stays = match
            ? known.match || known.below > 0
            : (n != node && known.match) || known.below > (n == node ? 0U : 1U);
        if (stays)
            break;
        change.top = n;
    }
    if (change.top == NodeId::None)
        return change;
    change.parent = m_tree->parent(change.top);
    change.row = static_cast<int>(place(rows(change.parent), change.top));
    return change;
}

void TopicMatches::setMatch(NodeId node, bool match, const RowChange &change)
{
    Facts &own = edit(node);
    if (own.match == match)
        return;
    own.match = match;
    m_matches += match ? 1 : -1;
    for (NodeId n = m_tree->parent(node); n != NodeId::None; n = m_tree->parent(n))
        edit(n).below += match ? 1U : ~0U;
    if (change.top == NodeId::None)
        return;
    // What comes and goes below `top` was never asked for, or will be listed anew.
    for (NodeId n = node;; n = m_tree->parent(n)) {
        m_rows.erase(static_cast<quint32>(n));
        if (n == change.top)
            break;
    }
    Rows &siblings = m_rows[static_cast<quint32>(change.parent)];
    const auto at = siblings.begin() + change.row;
    if (match)
        siblings.insert(at, change.top);
    else
        siblings.erase(at);
}

void TopicMatches::setUndecided(NodeId node, bool undecided)
{
    Facts &own = edit(node);
    if (own.undecided == undecided)
        return;
    own.undecided = undecided;
    m_undecided += undecided ? 1 : -1;
}

void TopicMatches::clear()
{
    m_facts.clear();
    m_rows.clear();
    m_matches = 0;
    m_undecided = 0;
}

} // namespace store
