// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topicorder.h"
#include "store/topicquery.h"
#include "store/topictree.h"

#include <unordered_map>
#include <vector>

namespace store {

// Which topics of one tree a query has found so far, and the rows that are left: matches and the
// branches on the way to them, in the order of the tree or of a snapshot. GUI thread; owned by
// pipeline::TopicSearch, which says when to judge. The tree is watched, not owned, and must not be
// cleared behind its back, nor the order be changed. Rows of a parent are listed when somebody
// first asks for them.
class TopicMatches {
public:
    TopicMatches(const TopicTree &tree, TopicQuery query)
        : m_tree(&tree)
        , m_query(std::move(query))
    {
    }

    // Where rows stand from now on; null: as in the tree. Watched, not owned.
    void setOrder(const TopicOrder *order);

    const TopicQuery &query() const { return m_query; }
    int matches() const { return m_matches; }
    int undecided() const { return m_undecided; } // regular expressions that gave up

    bool isKnown(NodeId node) const { return facts(node).judged; }
    bool isMatch(NodeId node) const { return facts(node).match; }
    quint32 matchesBelow(NodeId node) const { return facts(node).below; } // without itself
    bool isShown(NodeId node) const
    {
        const Facts &known = facts(node);
        return known.match || known.below > 0 || node == NodeId::Root;
    }

    int childCount(NodeId parent) const;
    NodeId child(NodeId parent, int row) const; // None when there is no such row
    int row(NodeId node) const; // below its parent; -1 when it is hidden

    // What becoming a match (or ceasing to be one) would do to the rows: `top` and what is below it
    // on the way to the node appears (goes) as one row of its parent. None: no row changes.
    struct RowChange {
        NodeId top = NodeId::None;
        NodeId parent = NodeId::None;
        int row = -1;
    };
    RowChange rowChange(NodeId node, bool match) const;
    // As rowChange() said.
    void setMatch(NodeId node, bool match, const RowChange &change);
    void setUndecided(NodeId node, bool undecided);
    void setKnown(NodeId node) { edit(node).judged = true; }
    void clear(); // with the tree

private:
    struct Facts {
        quint32 below = 0;
        bool judged = false;
        bool match = false;
        bool undecided = false;
    };
    using Rows = std::vector<NodeId>;

    const Facts &facts(NodeId node) const;
    Facts &edit(NodeId node);
    const Rows &rows(NodeId parent) const;
    std::size_t place(const Rows &rows, NodeId node) const;
    bool isRowBefore(NodeId a, NodeId b) const;

    const TopicTree *m_tree;
    const TopicOrder *m_order = nullptr;
    TopicQuery m_query;
    std::vector<Facts> m_facts; // by node
    mutable std::unordered_map<quint32, Rows> m_rows; // of the parents somebody asked for
    int m_matches = 0;
    int m_undecided = 0;
};

} // namespace store
