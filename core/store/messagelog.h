// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/messagebatch.h"
#include "store/message.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <vector>

namespace store {

// Every message that is kept, in the buffers it arrived in. GUI thread; owned by
// pipeline::Connection. Bounded by bytes: chunks go, oldest first, and what goes is counted. The
// newest few messages of every topic outlive their chunk (copied close together when it goes), and
// all messages of a topic that somebody wants whole. When those copies take more than half of the
// budget the oldest of them go: first of ordinary topics, then of those kept whole, and of every
// topic at last all but its last value. While that is so, fewer of each topic are kept.
class MessageLog : public QObject {
    Q_OBJECT

public:
    explicit MessageLog(qint64 byteBudget, QObject *parent = nullptr);
    ~MessageLog() override;

    struct Counters {
        quint64 received = 0; // messages ever appended
        quint64 kept = 0;
        quint64 evicted = 0;
        quint64 evictedFromWhole = 0; // of these: of topics that should be kept whole
        qint64 bytes = 0; // memory of what is kept, buffers and records
    };
    Counters counters() const;
    qint64 byteBudget() const;
    void setByteBudget(qint64 bytes); // the next trim() makes it true
    // So many messages of each topic stay before anything else of it goes. Default 20, at least 1.
    void setKeptPerTopic(int messages);
    // Last values stay beyond the budget, up to this much (or the budget, if that is larger); then
    // the oldest of them go too. Default 1 GiB.
    void setLastValueLimit(qint64 bytes);
    // Nothing of this topic goes while its kind fits into half of the budget. Until clear().
    void setKeptWhole(NodeId node, bool whole);
    bool isKeptWhole(NodeId node) const;

    MessageId firstId() const; // oldest that is kept in a chunk; None when empty
    MessageId lastId() const;
    bool contains(MessageId id) const; // also true for one that outlived its chunk
    Message message(MessageId id) const; // null when evicted
    QByteArrayView payload(MessageId id) const; // valid until the next change of the log
    // The last message received on this topic, else our own last one; null when there is none.
    Message last(NodeId node) const;
    MessageId previous(MessageId id) const; // the earlier message of the same topic, or None
    NodeId node(MessageId id) const; // None when evicted

    // The newest `limit` messages of all these topics (of a branch: TopicTree::branch()), in order
    // of arrival. The cost grows with nodes + limit, not with the log.
    std::vector<MessageId> newest(const std::vector<NodeId> &nodes, int limit) const;
    // How many messages of this topic are still here.
    qint64 keptCount(NodeId node) const;

    // Changing: pipeline::Connection only.
    // The next message will be of this topic: asks the processor to fetch what append() reads.
    void prefetch(NodeId node) const;
    void beginChunk(mqtt::MessageBatch &&batch); // takes the buffer, leaves the records
    // A record of the chunk that was begun last; None without chunk or node.
    MessageId append(NodeId node, const mqtt::MessageRecord &record,
                     Delivery delivery = Delivery::Received);
    void setDelivery(MessageId id, Delivery delivery);
    void commit(); // announces what was appended since the last commit
    // Drops chunks, but not the newest, until inside the budget. True when there was no time for
    // all of it: the next call goes on. What arrives never outruns it by more than Overdraft.
    static constexpr qint64 Overdraft = qint64(8) * 1024 * 1024;
    using Clock = std::chrono::steady_clock;
    bool trim(Clock::time_point deadline = Clock::time_point::max());
    void clear(); // all kept messages count as evicted

signals:
    // Ends a tick: messages first..last (inclusive) are new.
    void appended(store::MessageId first, store::MessageId last);
    // Messages have gone, all of them older than this one; contains() tells which.
    void evictedBefore(store::MessageId firstKept);
    void deliveryChanged(store::MessageId id);
    void cleared();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace store
