// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/messagebatch.h"
#include "store/message.h"

#include <QObject>

#include <memory>
#include <vector>

namespace store {

// Every message that is kept, in the buffers it arrived in. GUI thread; owned by
// pipeline::Connection. Bounded by bytes: whole chunks go, oldest first, and are counted. The last
// message of every topic outlives its chunk (copied out when the chunk goes).
class MessageLog : public QObject {
    Q_OBJECT

public:
    explicit MessageLog(qint64 byteBudget, QObject *parent = nullptr);
    ~MessageLog() override;

    struct Counters {
        quint64 received = 0; // messages ever appended
        quint64 kept = 0;
        quint64 evicted = 0;
        qint64 bytes = 0; // memory of what is kept, buffers and records
    };
    Counters counters() const;
    qint64 byteBudget() const;
    void setByteBudget(qint64 bytes);
    // Last messages that outlive their chunk have this much on top of the budget (or the budget
    // once more, if that is larger); beyond it the oldest of them go too. Default 1 GiB.
    void setLastValueLimit(qint64 bytes);

    MessageId firstId() const; // oldest that is kept in a chunk; None when empty
    MessageId lastId() const;
    bool contains(MessageId id) const; // also true for a last value that was copied out
    Message message(MessageId id) const; // null when evicted
    QByteArrayView payload(MessageId id) const; // valid until the next change of the log
    // The last message received on this topic, else our own last one; null when there is none.
    Message last(NodeId node) const;
    MessageId previous(MessageId id) const; // the earlier message of the same topic, or None
    NodeId node(MessageId id) const; // None when evicted

    // The newest `limit` messages of all these topics (of a branch: TopicTree::branch()), in order
    // of arrival. The cost grows with nodes + limit, not with the log.
    std::vector<MessageId> newest(const std::vector<NodeId> &nodes, int limit) const;
    // How many messages of this topic are still here; counts up to `atMost`.
    int keptCount(NodeId node, int atMost) const;

    // Changing: pipeline::Connection only.
    // The next message will be of this topic: asks the processor to fetch what append() reads.
    void prefetch(NodeId node) const;
    void beginChunk(mqtt::MessageBatch &&batch); // takes the buffer, leaves the records
    // A record of the chunk that was begun last; None without chunk or node.
    MessageId append(NodeId node, const mqtt::MessageRecord &record,
                     Delivery delivery = Delivery::Received);
    void setDelivery(MessageId id, Delivery delivery);
    void commit(); // announces what was appended since the last commit
    void trim(); // drops whole chunks, but not the newest, until inside the budget
    void clear(); // all kept messages count as evicted

signals:
    // Ends a tick: messages first..last (inclusive) are new.
    void appended(store::MessageId first, store::MessageId last);
    void evictedBefore(store::MessageId firstKept);
    void deliveryChanged(store::MessageId id);
    void cleared();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace store
