// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/baselines.h"
#include "store/topicnodes.h"
#include "store/topictree.h"

#include <vector>

namespace store {

// The inside of TopicTree. How new rows come in, in order and announced, is topictreerows.cpp.
class TopicTree::Private {
public:
    static constexpr int DefaultNodeLimit = 5'000'000;
    static constexpr qint64 DefaultTextLimit = 1024LL * 1024 * 1024;
    static constexpr quint32 DefaultRowsAtOnce = 1024;

    explicit Private(TopicTree *tree)
        : q(tree)
    {
    }

    bool isBefore(NodeId parent, QByteArrayView a, QByteArrayView b) const;
    const TopicNodes::Child &childAt(NodeId node, int row) const // of those there are
    {
        auto index = static_cast<std::size_t>(row);
        if (node == gap.parent && index >= gap.start)
            index += gap.size;
        return (*nodes.children(nodes.at(node)))[index];
    }
    void markChanged(NodeId id, TopicNode &node)
    {
        if (node.changedIn != tick && id != NodeId::Root) {
            node.changedIn = tick;
            changed.push_back(id);
        }
    }
    void insertNewRows(quint32 count);
    void insertAnnounced(NodeId parent, const std::vector<TopicNodes::Child> &sorted);

    Baselines baselines;
    TopicTree *q;
    TopicNodes nodes;
    quint32 firstNew = 1; // nodes from here on have no row yet
    std::vector<NodeId> changed;
    quint32 tick = 1; // running number; may wrap
    quint64 revision = 0;
    quint64 refused = 0;
    qint64 listeningSinceUs = 0;
    int topics = 0;
    int muted = 0; // branches
    int nodeLimit = DefaultNodeLimit;
    qint64 textLimit = DefaultTextLimit;
    quint32 rowsAtOnce = DefaultRowsAtOnce;

    // While rows go in, the vector of one parent has a hole between those that still stand where
    // they were and those already in place; readers look past it.
    struct Gap {
        NodeId parent = NodeId::None;
        std::size_t start = 0;
        std::size_t size = 0;
    } gap;
};

} // namespace store
