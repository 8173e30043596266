// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/messagelog.h"
#include "store/topictree.h"

#include <vector>

namespace ui {

// Whether `node` is one of `roots` or below one of them and not in a branch on the way that is
// muted (ux F3). A muted branch that was asked for itself is no exception to itself.
bool isBelowAny(const store::TopicTree &tree, store::NodeId node,
                const std::vector<store::NodeId> &roots);

// The same for whoever asks about every message of a flood: each topic is looked for once. Answers
// stay true as long as the tree is not cleared and nothing is muted; setRoots() forgets them.
class BranchSet {
public:
    void setRoots(const std::vector<store::NodeId> &roots);
    bool contains(const store::TopicTree &tree, store::NodeId node)
    {
        const auto index = static_cast<std::size_t>(node);
        if (index < m_answers.size() && m_answers[index] != Answer::Unknown)
            return m_answers[index] == Answer::Below;
        return look(tree, node);
    }

private:
    enum class Answer : quint8 { Unknown, Below, Elsewhere };
    bool look(const store::TopicTree &tree, store::NodeId node);

    std::vector<store::NodeId> m_roots;
    std::vector<Answer> m_answers; // by node
};

// The newest messages of these topics and everything below them that is not muted, in order of
// arrival. Small branches ask the log topic by topic; in a branch of many topics the end of the log
// is read backwards first, because most of it belongs there.
std::vector<store::MessageId> newestBelow(const store::TopicTree &tree,
                                          const store::MessageLog &log,
                                          const std::vector<store::NodeId> &roots, int limit);

} // namespace ui
