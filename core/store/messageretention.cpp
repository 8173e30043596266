// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/messagelogprivate.h"

#include <algorithm>

namespace store {

namespace {

constexpr quint32 BetweenLooks = 256; // messages dropped between two looks at the clock
constexpr quint32 TurnsBetweenLooks = 16;
constexpr int DroppedPerArrival = 4; // of one topic that has too many

} // namespace

void MessageLog::Private::keep(MessageId id, const LogEntry &entry, QByteArrayView bytes)
{
    TopicHead &head = heads.at(entry.node);
    KeptHead &list = heads.makeKeptOf(head);
    kept.append(id, entry.record, bytes, list.newest, entry.node, entry.delivery);
    list.newest = id;
    if (list.count++ == 0)
        list.oldest = id;
    if (head.lasting() == id)
        ++keptLasting;
    else if (list.isWhole)
        ++keptWhole;
}

void MessageLog::Private::dropKept(MessageId id)
{
    const KeptMessage *gone = kept.find(id);
    TopicHead &head = heads.at(gone->node);
    KeptHead &list = heads.makeKeptOf(head);
    if (head.lasting() == id)
        --keptLasting;
    else if (list.isWhole)
        --keptWhole;
    if (list.isWhole)
        ++evictedFromWhole;
    --list.count;
    if (list.oldest == id)
        list.oldest = gone->next;
    if (list.newest == id)
        list.newest = gone->previous;
    if (messagesOf(head) < keptPerTopic)
        --newestFew;
    kept.remove(id);
    ++evicted;
}

// A newer message has come: the oldest kept ones are not among the newest few any more.
void MessageLog::Private::dropTooMany(NodeId node)
{
    const TopicHead &head = heads.at(node);
    for (int dropped = 0; dropped < DroppedPerArrival; ++dropped) {
        const KeptHead &list = heads.keptOf(head);
        if (list.count == 0 || list.isWhole || head.inChunks + list.count <= affordable)
            return;
        MessageId oldest = list.oldest;
        if (oldest == head.lasting())
            oldest = kept.find(oldest)->next;
        if (oldest == MessageId::None)
            return;
        dropKept(oldest);
    }
}

// A part of it; true when the chunk is gone.
bool MessageLog::Private::dropFromFirstChunk()
{
    LogChunk &chunk = chunks.front();
    const quint32 count = std::min(chunk.messages, BetweenLooks);
    const quint64 first = firstNumber();
    for (quint32 i = 0; i < count; ++i) {
        const LogEntry &gone = entries[i];
        const MessageId id{first + i};
        TopicHead &head = heads.at(gone.node);
        const KeptHead list = heads.keptOf(head);
        const bool stays
            = head.lasting() == id || list.isWhole || head.inChunks + list.count <= affordable;
        if (stays)
            keep(id, gone, chunk.bytes);
        else
            ++evicted;
        --head.inChunks;
        if (!stays && messagesOf(head) < keptPerTopic)
            --newestFew;
    }
    entries.dropFirst(count);
    chunk.messages -= count;
    isFirstBegun = chunk.messages > 0;
    if (isFirstBegun)
        return false;
    chunkBytes -= chunk.cost();
    chunks.pop_front();
    ++firstChunk;
    return true;
}

// Ordinary topics give first, those kept whole next, last values never. False: nothing to drop.
bool MessageLog::Private::dropOldestKept()
{
    const bool isOrdinary = kept.size() > keptLasting + keptWhole;
    if (!isOrdinary && keptWhole == 0)
        return false;
    for (quint32 looked = 0; looked < BetweenLooks; ++looked) {
        const KeptMessage *candidate = kept.firstFrom(nextToDrop);
        if (!candidate) {
            nextToDrop = MessageId::None; // once more from the start
            continue;
        }
        nextToDrop = MessageId{static_cast<quint64>(candidate->id) + 1};
        const TopicHead &head = heads.at(candidate->node);
        if (head.lasting() != candidate->id && !(isOrdinary && heads.keptOf(head).isWhole)) {
            dropKept(candidate->id);
            return true;
        }
    }
    return true; // goes on from there
}

// With many busy topics, keeping the newest few of each would mean to copy every message and to
// drop the copy soon. Then fewer of each are kept.
void MessageLog::Private::adapt()
{
    affordable = keptPerTopic;
    const std::size_t messages = entries.size() + kept.size();
    if (messages == 0 || bytes() <= budget)
        return;
    const qint64 perMessage = bytes() / static_cast<qint64>(messages);
    const qint64 wanted = perMessage * static_cast<qint64>(newestFew);
    if (wanted > budget / 2)
        affordable = static_cast<quint32>(std::max(budget / 2 * keptPerTopic / wanted, qint64(1)));
}

bool MessageLog::Private::trim(Clock::time_point deadline)
{
    const auto hasTime = [&] {
        return deadline == Clock::time_point::max() || bytes() > ceiling + Overdraft
            || Clock::now() < deadline;
    };
    adapt();
    const auto isFull = [&] { return chunks.size() > 1 && (isFirstBegun || bytes() > budget); };
    while (isFull()) {
        dropFromFirstChunk();
        if (isFull() && !hasTime())
            return true;
    }
    for (quint32 turns = 1; kept.bytes() > budget / 2 && dropOldestKept(); ++turns) {
        if (turns % TurnsBetweenLooks == 0 && !hasTime())
            return true;
    }
    while (kept.size() > 0 && kept.bytes() > std::max(budget, lastValueLimit))
        dropKept(kept.firstFrom(MessageId::None)->id);
    return false;
}

} // namespace store
