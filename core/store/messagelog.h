// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/messagebatch.h"
#include "store/message.h"

#include <QObject>

#include <memory>
#include <vector>

namespace store {

// Every message that is kept, in the buffers it arrived in. GUI thread; owned by
// pipeline::Connection. Bounded by bytes: whole chunks go, oldest first, and are counted; the last
// message of every topic is always kept (copied out when its chunk goes).
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

    MessageId firstId() const; // oldest that is kept in a chunk; None when empty
    MessageId lastId() const;
    bool contains(MessageId id) const; // also true for a last value that was copied out
    Message message(MessageId id) const; // null when evicted
    Message last(NodeId node) const; // null when the node never had one
    MessageId previous(MessageId id) const; // the earlier message of the same topic, or None
    NodeId node(MessageId id) const; // None when evicted

    // The newest `limit` messages of all these topics, in order of arrival. With `below` the topics
    // are given by the caller (a branch); cost grows with nodes + limit, not with the log.
    std::vector<MessageId> newest(const std::vector<NodeId> &nodes, int limit) const;
    // How many messages of this topic are still here; counts up to `atMost`.
    int keptCount(NodeId node, int atMost) const;

    // Changing: pipeline::Connection only. Appends record `index` of the current chunk.
    void beginChunk(mqtt::MessageBatch &&batch); // takes the buffer; records are applied one by one
    MessageId append(NodeId node, const mqtt::MessageRecord &record);
    void setDelivery(MessageId id, Delivery delivery);
    void trim(); // drops whole chunks until inside the budget
    void clear();

signals:
    // Ends a tick: messages first..last (inclusive) are new. Emitted by Connection's flush.
    void appended(store::MessageId first, store::MessageId last);
    void evictedBefore(store::MessageId firstKept);
    void deliveryChanged(store::MessageId id);
    void cleared();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace store
