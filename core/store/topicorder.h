// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/messagelog.h"
#include "store/topictree.h"

#include <functional>
#include <unordered_map>
#include <vector>

namespace store {

// What the rows of the topic tree may be sorted by. Name is the tree's own, live order; all others
// are snapshots.
enum class TopicSort : quint8 {
    Name,
    FirstSeen, // newest first
    Rate, // loudest first
    Age, // youngest first
    Count, // own and below, most first
    Size, // of the last message, largest first
    QoS, // of the last message, highest first
    ShortestGap, // shortest first
    MeanGap, // longest first
    LongestGap // longest first
};

// A snapshot of the order of rows (ux 2.4): what a value was when the rows of a parent were first
// asked for decides; nothing moves afterwards, and topics that come later go to the end. What has
// no such value stands behind what has, equal ones stand as in the tree. GUI thread; owned by
// pipeline::TopicRows; tree and log are watched, not owned. One pass and one sort for each parent
// that somebody looks at; refuses TopicSort::Name, which is the order of the tree itself.
class TopicOrder {
public:
    using Clock = std::function<qint64()>; // microseconds since the epoch

    // `reversed`: oldest, quietest, smallest first, and so on. The log may be null: no sizes then.
    TopicOrder(const TopicTree &tree, const MessageLog *log, TopicSort sort, bool reversed,
               Clock clock);

    TopicSort sort() const { return m_sort; }
    bool isReversed() const { return m_reversed; }
    qint64 takenAtUs() const { return m_takenAtUs; }

    // Whether somebody has asked for the rows of this parent; nobody else need be told about them.
    bool isListed(NodeId parent) const { return m_rows.contains(static_cast<quint32>(parent)); }
    // As many rows as the tree has below this parent.
    NodeId child(NodeId parent, int row) const; // None when there is no such row
    int row(NodeId node) const; // position below its parent; -1 when there is no such node
    bool isRowBefore(NodeId a, NodeId b) const { return row(a) < row(b); } // of one parent

    // The tree has new rows below this parent; to be told at once.
    void rowsInserted(NodeId parent, int first, int last);
    void clear(); // with the tree
    void forgetLog() { m_log = nullptr; }

private:
    using Rows = std::vector<NodeId>;
    static constexpr qint64 Unknown = -1;

    const Rows &rows(NodeId parent) const;
    void add(Rows &rows, NodeId node) const;
    static qint64 known(qint64 value); // Unknown for 0
    qint64 value(NodeId node, qint64 nowUs) const; // what is greater comes first

    const TopicTree *m_tree;
    const MessageLog *m_log;
    TopicSort m_sort;
    bool m_reversed;
    Clock m_clock;
    qint64 m_takenAtUs;
    mutable std::unordered_map<quint32, Rows> m_rows; // of the parents somebody asked for
    mutable std::vector<quint32> m_places; // by node, of those that have been listed
};

} // namespace store
