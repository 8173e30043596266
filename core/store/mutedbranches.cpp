// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/mutedbranches.h"

#include <algorithm>

namespace store {

MutedBranches::MutedBranches(TopicTree &tree, QObject *parent)
    : QObject(parent)
    , m_tree(&tree)
{
    connect(m_tree, &TopicTree::nodesChanged, this, &MutedBranches::lookForNew);
    connect(m_tree, &TopicTree::cleared, this, [this] {
        m_unseen = m_topics;
        m_nodes = 0;
    });
    connect(m_tree, &QObject::destroyed, this, [this] { m_tree = nullptr; });
}

void MutedBranches::setTopics(const QByteArrayList &topics)
{
    QByteArrayList wanted = topics.first(std::min<qsizetype>(topics.size(), MostBranches));
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    if (!m_tree || wanted == m_topics)
        return;
    for (const QByteArray &topic : m_topics) {
        if (!std::binary_search(wanted.cbegin(), wanted.cend(), topic))
            m_tree->setMuted(m_tree->find(topic), false);
    }
    m_topics = wanted;
    m_unseen = wanted;
    m_nodes = 0;
    lookForNew();
    emit changed();
}

void MutedBranches::lookForNew()
{
    if (m_unseen.isEmpty() || m_nodes == m_tree->nodeCount())
        return;
    m_nodes = m_tree->nodeCount();
    m_unseen.removeIf([this](const QByteArray &topic) {
        const NodeId node = m_tree->find(topic);
        if (node == NodeId::None || node == NodeId::Root)
            return false;
        m_tree->setMuted(node, true);
        return true;
    });
}

void MutedBranches::mute(NodeId branch)
{
    if (m_tree && branch != NodeId::Root && m_topics.size() < MostBranches)
        setTopics(m_topics + QByteArrayList{m_tree->topic(branch)});
}

void MutedBranches::unmute(NodeId node)
{
    const NodeId branch = mutedAt(node);
    if (branch == NodeId::None)
        return;
    QByteArrayList left = m_topics;
    left.removeAll(m_tree->topic(branch));
    setTopics(left);
}

NodeId MutedBranches::mutedAt(NodeId node) const
{
    if (!m_tree || m_topics.isEmpty())
        return NodeId::None;
    for (NodeId n = node; n != NodeId::Root && n != NodeId::None; n = m_tree->parent(n)) {
        if (m_tree->isMutedItself(n))
            return n;
    }
    return NodeId::None;
}

} // namespace store
