// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/keptmessages.h"
#include "store/messagelog.h"
#include "store/pagedring.h"
#include "store/topicheads.h"

#include <deque>

namespace store {

// One message of a chunk: a cache line.
struct LogEntry {
    mqtt::MessageRecord record;
    MessageId previous; // of the same topic
    NodeId node;
    quint32 chunk; // running number; may wrap
    Delivery delivery;
};
static_assert(sizeof(LogEntry) == 64);

struct LogChunk {
    QByteArray bytes;
    quint32 messages = 0; // that have not been dropped

    qint64 cost() const
    {
        constexpr qint64 Overhead = 64; // of the allocation and the entry in the queue
        return static_cast<qint64>(bytes.capacity()) + Overhead;
    }
};

// The inside of MessageLog. What stays and what goes when the budget is spent is
// messageretention.cpp.
class MessageLog::Private {
public:
    static constexpr qint64 DefaultLastValueLimit = 1024LL * 1024 * 1024;
    static constexpr quint32 DefaultKeptPerTopic = 20;

    quint64 firstNumber() const { return received - entries.size() + 1; }
    bool inChunk(MessageId id) const
    {
        const auto number = static_cast<quint64>(id);
        return number >= firstNumber() && number <= received;
    }
    LogEntry &entry(MessageId id) { return entries[static_cast<quint64>(id) - firstNumber()]; }
    const LogEntry &entry(MessageId id) const
    {
        return entries[static_cast<quint64>(id) - firstNumber()];
    }
    bool contains(MessageId id) const { return inChunk(id) || kept.contains(id); }
    qint64 bytes() const
    {
        return chunkBytes + kept.bytes() + static_cast<qint64>(entries.size() * sizeof(LogEntry));
    }
    MessageId newestOf(NodeId node) const;
    void keep(MessageId id, const LogEntry &entry, QByteArrayView bytes);
    void dropKept(MessageId id);
    void dropTooMany(NodeId node);
    bool dropFromFirstChunk();
    bool dropOldestKept();
    bool trim(Clock::time_point deadline);
    void adapt();
    quint32 messagesOf(const TopicHead &head) const
    {
        return head.inChunks + heads.keptOf(head).count;
    }

    qint64 budget = 0;
    qint64 ceiling = 0; // the budget, or what was still above it after the last trim
    qint64 lastValueLimit = DefaultLastValueLimit;
    quint32 keptPerTopic = DefaultKeptPerTopic;
    quint32 affordable = DefaultKeptPerTopic; // of these, when the budget is too small for all
    std::size_t newestFew = 0; // messages that are among the newest `keptPerTopic` of their topic
    quint64 received = 0; // also the newest id
    quint64 announced = 0;
    quint64 evicted = 0;
    quint64 evictedAnnounced = 0;
    quint64 evictedFromWhole = 0;
    qint64 chunkBytes = 0;
    std::deque<LogChunk> chunks; // the last one is being filled
    quint32 firstChunk = 0; // running number of chunks.front()
    bool isFirstBegun = false; // some messages of chunks.front() are gone
    PagedRing<LogEntry> entries;
    KeptMessages kept;
    TopicHeads heads;
    std::size_t keptLasting = 0; // of `kept`: last values
    std::size_t keptWhole = 0; // of `kept`: other messages of topics kept whole
    MessageId nextToDrop = MessageId::None; // nothing before it can be dropped
};

} // namespace store
