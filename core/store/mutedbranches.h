// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topictree.h"

#include <QByteArrayList>
#include <QObject>

namespace store {

// The branches of one tree that somebody does not want to be told about (ux 2.13, F3), by topic, so
// that they stay muted when the tree is cleared and before anything arrived there. Says so to the
// tree, which answers isMuted(). GUI thread; owned by pipeline::Connection beside the tree. Refuses
// more than 1,000 branches.
class MutedBranches : public QObject {
    Q_OBJECT

public:
    static constexpr int MostBranches = 1000;

    explicit MutedBranches(TopicTree &tree, QObject *parent = nullptr); // watched, not owned

    const QByteArrayList &topics() const { return m_topics; } // sorted, each once
    void setTopics(const QByteArrayList &topics);
    void mute(NodeId branch);
    // Ends for the branch itself or, where it is muted with one above, for that one.
    void unmute(NodeId node);
    NodeId mutedAt(NodeId node) const; // the branch that mutes it; None

signals:
    void changed();

private:
    void lookForNew();

    TopicTree *m_tree;
    QByteArrayList m_topics;
    QByteArrayList m_unseen; // of these, those that have no node yet
    int m_nodes = 0; // of the tree, when they were looked for
};

} // namespace store
