// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/messagebatch.h"
#include "store/baselines.h"
#include "store/message.h"
#include "store/ratemeter.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QObject>

#include <array>
#include <chrono>
#include <memory>
#include <vector>

namespace store {

// How we know that a topic is retained on the broker (ux 2.4).
enum class Retained : quint8 { No, Yes, Was };

// What a node knows about itself. Counters of a branch include everything below it.
struct NodeFacts {
    quint64 messages = 0; // own and below
    quint64 ownMessages = 0;
    quint64 bytes = 0; // payload bytes, own and below
    quint32 topicsBelow = 0; // nodes below (not itself) that have had a message
    qint64 lastSeenUs = 0; // newest own or below; 0 = never
    qint64 valueChangedAtUs = 0; // own value last became different; 0 = never
    qint64 changedBelowAtUs = 0; // newest value change own or below
    qint64 ownFirstSeenUs = 0; // own messages, retained ones too; 0 = never
    qint64 ownLastSeenUs = 0;
    // Between own messages while we listened (store/gapmeter.h), at least 1 us; 0 = unknown.
    qint64 shortestGapUs = 0;
    qint64 longestGapUs = 0;
    qint64 meanGapUs = 0;
    MessageId lastMessage = MessageId::None; // own
    Retained retained = Retained::No;
    bool hasValue = false; // the topic itself has had a message
};

// The topics seen so far, as a tree of levels. GUI thread; owned by pipeline::Connection; changed
// only through it, inside a tick. Rows of one parent are in natural, locale-independent order
// ("joint/2" before "joint/10"; `$` topics last) that never changes; new ones are announced before
// they appear in children(). Any bytes may be a level: nothing is escaped or dropped here.
class TopicTree : public QObject {
    Q_OBJECT

public:
    explicit TopicTree(QObject *parent = nullptr);
    ~TopicTree() override;

    // Reading
    int topicCount() const; // nodes that have had a message
    int nodeCount() const; // all nodes without the root
    int shownCount() const; // those that have a row: NodeIds from 1 to this one
    NodeId parent(NodeId node) const;
    int childCount(NodeId node) const;
    NodeId child(NodeId node, int row) const;
    int row(NodeId node) const; // position below its parent; O(log n)
    QByteArrayView level(NodeId node) const; // the level's own name, may be empty
    QByteArray topic(NodeId node) const; // full topic (or branch path)
    QByteArrayView topicText(NodeId node) const; // of a node with a value; valid until clear()
    bool isRowBefore(NodeId a, NodeId b) const; // of two children of one parent
    int depth(NodeId node) const; // 0 = first level
    NodeId find(QByteArrayView topic) const; // node of exactly this path, or None
    bool isBelow(NodeId node, NodeId ancestor) const; // or equal
    std::vector<NodeId> branch(NodeId node) const; // the node and everything below it
    NodeFacts facts(NodeId node) const;
    MessageId lastMessage(NodeId node) const; // as in facts()
    quint32 lastPayloadHash(NodeId node) const; // as it was given with the last arrival
    Retained retained(NodeId node) const;
    bool isMuted(NodeId node) const; // itself or a branch above it
    bool isMutedItself(NodeId node) const;
    double rate(NodeId node, qint64 nowUs) const; // messages a second, own and below
    // The last 11 two-second buckets, oldest first, as message counts.
    std::array<quint32, 11> sparkline(NodeId node, qint64 nowUs) const;
    quint64 revision() const; // grows with every visible change
    qint64 bytesUsed() const; // approximate memory of the tree itself
    const Baselines &baselines() const; // the marks; they go with clear()
    Baselines &baselines();
    quint64 refusedTopics() const; // messages whose topic did not fit below a limit, ever
    void setNodeLimit(int nodes); // default 5,000,000
    void setTextLimit(qint64 bytes); // of topics and level names; default 1 GiB
    void setRowsAtOnce(int rows); // new ones between two looks at the clock; default 1024

    // Changing: pipeline::Connection only.
    // Finds or creates the node; its rows appear with a later commit(). None when a limit is hit
    // or the topic is longer than 65,535 bytes. Then nothing was created.
    NodeId ensure(QByteArrayView topic);
    // Looking up one topic of many is mostly waiting for memory. Who knows which topics come next
    // says so in three steps, with steps of other topics in between: each asks the processor to
    // fetch what the following one reads, and changes nothing.
    struct Ahead {
        quint32 hash = 0;
        NodeId node = NodeId::None; // after the second step: most likely this one
    };
    Ahead ahead(QByteArrayView topic) const;
    void aheadNode(Ahead &ahead) const;
    void aheadDetails(const Ahead &ahead) const;
    NodeId ensure(QByteArrayView topic, const Ahead &ahead); // after any of the steps
    struct Arrival {
        MessageId id;
        qint64 timeUs;
        quint32 payloadBytes;
        bool valueChanged;
        bool retainFlag;
        bool retainFlagIsExact; // retain was kept as published, so 0 means "not retained"
        bool clears; // empty retained payload
        quint32 payloadHash = 0; // remembered for whoever compares the next payload with this one
    };
    void arrived(NodeId node, const Arrival &arrival);
    // We could not hear anything before this moment: what came earlier begins no gap any more.
    void listensSince(qint64 timeUs);
    void setRetained(NodeId node, Retained retained);
    // What changes in a muted branch is no news for those above it (changedBelowAtUs).
    void setMuted(NodeId node, bool muted);
    // Announces and inserts new rows, then reports what changed. Ends a tick. Rows that are not in
    // by the deadline come with a later commit, and what changed of them too; true when some are
    // left. At least some go in each time.
    using Clock = std::chrono::steady_clock;
    bool commit(Clock::time_point deadline = Clock::time_point::max());
    void clear();

signals:
    // Rows below a parent that is new itself come with it, unannounced.
    void rowsAboutToBeInserted(store::NodeId parent, int first, int last);
    void rowsInserted(store::NodeId parent, int first, int last);
    // Nodes with a row whose facts changed since the last commit, ancestors included (but never
    // Root, which has no row), each once, in no order.
    void nodesChanged(const std::vector<store::NodeId> &nodes);
    void aboutToBeCleared();
    void cleared();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace store
