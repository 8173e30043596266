// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/flatindex.h"
#include "store/gapmeter.h"
#include "store/levelnames.h"
#include "store/message.h"
#include "store/ratemeter.h"
#include "store/textarena.h"
#include "store/topictree.h"

#include <QByteArrayView>

#include <array>
#include <memory>
#include <vector>

namespace store {

// One node as it lies in memory: two cache lines.
struct alignas(64) TopicNode {
    static constexpr quint32 NoBranch = 0xFFFFFFFF;
    static constexpr quint32 NoTimes = 0xFFFFFFFF;

    quint64 messages = 0;
    quint64 bytes = 0;
    qint64 lastSeenUs = 0;
    qint64 changedBelowAtUs = 0;
    RateMeter rate; // up to here: what every message touches, in all ancestors too
    quint64 ownMessages = 0;
    qint64 valueChangedAtUs = 0;
    MessageId lastMessage = MessageId::None;
    const char *topic = nullptr; // full text, once the node was asked for as a topic
    NodeId parent = NodeId::None;
    LevelId level = LevelId::None;
    quint32 branch = NoBranch; // index of its children
    quint32 topicsBelow = 0;
    quint32 payloadHash = 0; // of the last message
    quint32 times = NoTimes; // index of its own times, once it has a value
    quint32 changedIn = 0; // the tick whose list it is in
    quint16 topicLength = 0;
    Retained retained = Retained::No;
    bool hasValue : 1 = false;
    bool muted : 1 = false; // nobody wants to hear of changes here
};
static_assert(sizeof(TopicNode) == 128);

// The memory of a TopicTree: nodes in pages by NodeId, level names, the index of known topics (one
// probe) and of children. Knows nothing of rows' order, ticks or signals; walks, never recurses.
class TopicNodes {
public:
    TopicNodes();

    TopicNode &at(NodeId id) { return m_pages[pageOf(id)][slotOf(id)]; }
    const TopicNode &at(NodeId id) const { return m_pages[pageOf(id)][slotOf(id)]; }
    bool contains(NodeId id) const { return static_cast<quint32>(id) < m_count; }
    quint32 count() const { return m_count; } // with the root

    QByteArrayView level(NodeId id) const;
    QByteArray topic(NodeId id) const;
    NodeId find(QByteArrayView path) const;
    // The node of a topic that was ensured before: one probe, one comparison.
    NodeId known(QByteArrayView topic) const { return known(topic, m_names.hash(topic)); }

    quint32 hash(QByteArrayView topic) const { return m_names.hash(topic); }
    // Creates what is missing, or nothing at all. New nodes have the ids from the old count() on.
    NodeId ensure(QByteArrayView topic, quint32 hash, quint32 mostNodes, qint64 mostTextBytes);

    // The three steps of TopicTree::Ahead.
    void prefetchIndex(quint32 hash) const { m_topicIndex.prefetch(hash); }
    NodeId prefetchNode(quint32 hash) const;
    void prefetchDetails(NodeId id) const;

    // A child with its name at hand: looking for a place among many reads no node.
    struct Child {
        NodeId id = NodeId::None;
        LevelId level = LevelId::None;
    };
    // In their order of rows; filled by TopicTree.
    const std::vector<Child> *children(const TopicNode &node) const;
    std::vector<Child> &childrenToChange(NodeId id);
    QByteArrayView level(const Child &child) const { return m_names.text(child.level); }

    // When a topic's own messages came; only what has a value has them.
    struct Times {
        GapMeter &gaps;
        qint64 &firstSeenUs;
    };
    Times timesOf(TopicNode &node); // made when asked for first
    const GapMeter *gapsOf(const TopicNode &node) const;
    qint64 firstSeenUs(const TopicNode &node) const;

    void clear();
    qint64 bytesUsed() const;

private:
    static constexpr quint32 PageBits = 9;
    static constexpr quint32 PageSize = 1U << PageBits;
    static quint32 pageOf(NodeId id) { return static_cast<quint32>(id) >> PageBits; }
    static quint32 slotOf(NodeId id) { return static_cast<quint32>(id) & (PageSize - 1); }

    struct TimesPage {
        std::array<GapMeter, PageSize> gaps; // what every message touches, kept together
        std::array<qint64, PageSize> firstSeenUs{};
    };

    NodeId known(QByteArrayView topic, quint32 hash) const;
    NodeId childOf(NodeId parent, LevelId level) const;
    quint32 childHash(NodeId parent, LevelId level) const;
    NodeId create(NodeId parent, LevelId level);

    size_t m_seed;
    std::vector<std::unique_ptr<TopicNode[]>> m_pages;
    quint32 m_count = 0;
    std::vector<std::unique_ptr<TimesPage>> m_times;
    quint32 m_timesCount = 0;
    std::vector<std::vector<Child>> m_branches;
    LevelNames m_names;
    TextArena m_topics;
    FlatIndex m_topicIndex;
    FlatIndex m_childIndex;
};

} // namespace store
