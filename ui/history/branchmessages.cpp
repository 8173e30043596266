// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/branchmessages.h"

#include <algorithm>
#include <iterator>

namespace ui {

namespace {

constexpr quint32 ManyTopics = 20'000;
constexpr quint64 ReadBackwards = 200'000;

bool isHeardIn(const store::TopicTree &tree, store::NodeId node, store::NodeId root)
{
    for (; node != root; node = tree.parent(node)) {
        if (node == store::NodeId::None || tree.isMutedItself(node))
            return false;
    }
    return true;
}

std::vector<store::MessageId> endOfLog(const store::TopicTree &tree, const store::MessageLog &log,
                                       const std::vector<store::NodeId> &roots, int limit)
{
    std::vector<store::MessageId> found;
    const auto oldest = static_cast<quint64>(log.firstId());
    auto id = static_cast<quint64>(log.lastId());
    if (oldest == 0)
        return found;
    for (quint64 read = 0; id >= oldest && read < ReadBackwards; --id, ++read) {
        const auto message = static_cast<store::MessageId>(id);
        if (!isBelowAny(tree, log.node(message), roots))
            continue;
        found.push_back(message);
        if (static_cast<int>(found.size()) == limit)
            break;
    }
    std::reverse(found.begin(), found.end());
    return found;
}

} // namespace

bool isBelowAny(const store::TopicTree &tree, store::NodeId node,
                const std::vector<store::NodeId> &roots)
{
    return node != store::NodeId::None
        && std::any_of(roots.begin(), roots.end(),
                       [&](store::NodeId root) { return isHeardIn(tree, node, root); });
}

void BranchSet::setRoots(const std::vector<store::NodeId> &roots)
{
    m_roots = roots;
    m_answers.clear();
}

bool BranchSet::look(const store::TopicTree &tree, store::NodeId node)
{
    if (node == store::NodeId::None)
        return false;
    const auto index = static_cast<std::size_t>(node);
    if (index >= m_answers.size())
        m_answers.resize(std::max(index + 1, m_answers.size() * 3 / 2), Answer::Unknown);
    const bool below = isBelowAny(tree, node, m_roots);
    m_answers[index] = below ? Answer::Below : Answer::Elsewhere;
    return below;
}

std::vector<store::MessageId> newestBelow(const store::TopicTree &tree,
                                          const store::MessageLog &log,
                                          const std::vector<store::NodeId> &roots, int limit)
{
    quint32 topics = 0;
    for (const store::NodeId root : roots)
        topics += tree.facts(root).topicsBelow;
    if (topics > ManyTopics) {
        std::vector<store::MessageId> found = endOfLog(tree, log, roots, limit);
        if (static_cast<int>(found.size()) == limit)
            return found;
    }
    std::vector<store::NodeId> nodes;
    for (const store::NodeId root : roots) {
        const bool covered = std::any_of(roots.begin(), roots.end(), [&](store::NodeId other) {
            return other != root && tree.isBelow(root, other);
        });
        if (covered)
            continue;
        const std::vector<store::NodeId> branch = tree.branch(root);
        std::copy_if(branch.begin(), branch.end(), std::back_inserter(nodes),
                     [&](store::NodeId node) { return isBelowAny(tree, node, roots); });
    }
    return log.newest(nodes, limit);
}

} // namespace ui
