// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/topicnodes.h"

#include <QHashFunctions>

#include <algorithm>
#include <limits>

namespace store {

namespace {

constexpr qsizetype LongestTopic = std::numeric_limits<quint16>::max(); // MQTT 1.5.4

// Takes the first level off `rest`; false once there is none left.
bool takeLevel(QByteArrayView &rest, bool &atEnd, QByteArrayView &level)
{
    if (atEnd)
        return false;
    const qsizetype slash = rest.indexOf('/');
    level = slash < 0 ? rest : rest.first(slash);
    atEnd = slash < 0;
    rest = slash < 0 ? QByteArrayView() : rest.sliced(slash + 1);
    return true;
}

} // namespace

TopicNodes::TopicNodes()
    : m_seed(QHashSeed::globalSeed())
    , m_names(m_seed)
{
    clear();
}

void TopicNodes::clear()
{
    m_pages.clear();
    m_branches = std::vector<std::vector<Child>>();
    m_times.clear();
    m_timesCount = 0;
    m_names.clear();
    m_topics.clear();
    m_topicIndex.clear();
    m_childIndex.clear();
    m_count = 0;
    create(NodeId::None, LevelId::None);
}

NodeId TopicNodes::create(NodeId parent, LevelId level)
{
    const NodeId id{m_count};
    if (pageOf(id) == m_pages.size())
        m_pages.push_back(std::make_unique<TopicNode[]>(PageSize));
    ++m_count;
    TopicNode &node = at(id);
    node.parent = parent;
    node.level = level;
    if (parent != NodeId::None)
        m_childIndex.insert(childHash(parent, level), static_cast<quint32>(id));
    return id;
}

QByteArrayView TopicNodes::level(NodeId id) const
{
    const LevelId level = at(id).level;
    return level == LevelId::None ? QByteArrayView() : m_names.text(level);
}

QByteArray TopicNodes::topic(NodeId id) const
{
    const TopicNode &node = at(id);
    if (node.topic)
        return {node.topic, node.topicLength};
    qsizetype length = -1;
    for (NodeId n = id; n != NodeId::Root; n = at(n).parent)
        length += level(n).size() + 1;
    if (length <= 0)
        return {};
    QByteArray text(length, '/');
    qsizetype end = length;
    for (NodeId n = id; n != NodeId::Root; n = at(n).parent) {
        const QByteArrayView name = level(n);
        end -= name.size();
        std::copy(name.begin(), name.end(), text.begin() + end);
        --end;
    }
    return text;
}

NodeId TopicNodes::known(QByteArrayView topic, quint32 hash) const
{
    return NodeId{m_topicIndex.find(hash, [this, topic](quint32 value) {
        const TopicNode &node = at(NodeId{value});
        return QByteArrayView(node.topic, node.topicLength) == topic;
    })};
}

quint32 TopicNodes::childHash(NodeId parent, LevelId level) const
{
    quint64 key = (quint64(static_cast<quint32>(parent)) << 32 | static_cast<quint32>(level));
    key ^= m_seed;
    key *= 0x9E3779B97F4A7C15ULL;
    key ^= key >> 32;
    key *= 0xD6E8FEB86659FD93ULL;
    return static_cast<quint32>(key >> 32);
}

NodeId TopicNodes::childOf(NodeId parent, LevelId level) const
{
    return NodeId{m_childIndex.find(childHash(parent, level), [&](quint32 value) {
        const TopicNode &node = at(NodeId{value});
        return node.parent == parent && node.level == level;
    })};
}

NodeId TopicNodes::find(QByteArrayView path) const
{
    NodeId node = known(path);
    if (node != NodeId::None)
        return node;
    node = NodeId::Root;
    QByteArrayView level;
    bool atEnd = false;
    while (node != NodeId::None && takeLevel(path, atEnd, level)) {
        const LevelId name = m_names.find(level);
        node = name == LevelId::None ? NodeId::None : childOf(node, name);
    }
    return node;
}

NodeId TopicNodes::prefetchNode(quint32 hash) const
{
    const NodeId id{m_topicIndex.peek(hash)};
    if (id == NodeId::None)
        return id;
    const TopicNode &node = at(id);
    prefetch(&node);
    prefetch(&node.ownMessages); // the other cache line
    return id;
}

void TopicNodes::prefetchDetails(NodeId id) const
{
    const TopicNode &node = at(id);
    prefetch(node.topic);
    prefetch(&at(node.parent));
    if (const GapMeter *gaps = gapsOf(node))
        prefetch(gaps);
}

NodeId TopicNodes::ensure(QByteArrayView topic, quint32 hash, quint32 mostNodes,
                          qint64 mostTextBytes)
{
    const NodeId ready = known(topic, hash);
    if (ready != NodeId::None)
        return ready;
    if (topic.size() > LongestTopic)
        return NodeId::None;
    if (m_names.bytesUsed() + m_topics.bytesUsed() + 2 * topic.size() > mostTextBytes)
        return NodeId::None;

    // Down as far as the path exists …
    NodeId node = NodeId::Root;
    QByteArrayView rest = topic;
    QByteArrayView level;
    bool atEnd = false;
    NodeId child = NodeId::None;
    while (takeLevel(rest, atEnd, level)) {
        const LevelId name = m_names.find(level);
        child = name == LevelId::None ? NodeId::None : childOf(node, name);
        if (child == NodeId::None)
            break;
        node = child;
    }
    // … and the rest is new, if it fits.
    if (child == NodeId::None) {
        const auto missing = 1 + (atEnd ? 0 : 1 + std::count(rest.begin(), rest.end(), '/'));
        if (m_count + missing > mostNodes)
            return NodeId::None;
        do {
            node = create(node, m_names.ensure(level));
        } while (takeLevel(rest, atEnd, level));
    }
    TopicNode &found = at(node);
    found.topic = m_topics.add(topic);
    found.topicLength = static_cast<quint16>(topic.size());
    m_topicIndex.insert(hash, static_cast<quint32>(node));
    return node;
}

const std::vector<TopicNodes::Child> *TopicNodes::children(const TopicNode &node) const
{
    return node.branch == TopicNode::NoBranch ? nullptr : &m_branches[node.branch];
}

std::vector<TopicNodes::Child> &TopicNodes::childrenToChange(NodeId id)
{
    TopicNode &node = at(id);
    if (node.branch == TopicNode::NoBranch) {
        node.branch = static_cast<quint32>(m_branches.size());
        m_branches.emplace_back();
    }
    return m_branches[node.branch];
}

TopicNodes::Times TopicNodes::timesOf(TopicNode &node)
{
    if (node.times == TopicNode::NoTimes) {
        if (m_timesCount / PageSize == m_times.size())
            m_times.push_back(std::make_unique<TimesPage>());
        node.times = m_timesCount++;
    }
    TimesPage &page = *m_times[node.times / PageSize];
    return {page.gaps[node.times % PageSize], page.firstSeenUs[node.times % PageSize]};
}

const GapMeter *TopicNodes::gapsOf(const TopicNode &node) const
{
    return node.times == TopicNode::NoTimes
        ? nullptr
        : &m_times[node.times / PageSize]->gaps[node.times % PageSize];
}

qint64 TopicNodes::firstSeenUs(const TopicNode &node) const
{
    return node.times == TopicNode::NoTimes
        ? 0
        : m_times[node.times / PageSize]->firstSeenUs[node.times % PageSize];
}

qint64 TopicNodes::bytesUsed() const
{
    const auto pages = static_cast<qint64>(m_pages.size() * PageSize * sizeof(TopicNode));
    auto branches = static_cast<qint64>(m_branches.capacity() * sizeof(std::vector<Child>));
    for (const std::vector<Child> &rows : m_branches)
        branches += static_cast<qint64>(rows.capacity() * sizeof(Child));
    const auto times = static_cast<qint64>(m_times.size() * sizeof(TimesPage));
    return pages + times + branches + m_names.bytesUsed() + m_topics.bytesUsed()
        + m_topicIndex.bytesUsed() + m_childIndex.bytesUsed();
}

} // namespace store
