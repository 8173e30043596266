// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/messagelog.h"

#include "store/keptmessages.h"
#include "store/pagedring.h"
#include "store/prefetch.h"
#include "store/topicheads.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace store {

namespace {

// One message of a chunk: a cache line.
struct Entry {
    mqtt::MessageRecord record;
    MessageId previous; // of the same topic
    NodeId node;
    quint32 chunk; // running number; may wrap
    Delivery delivery;
};
static_assert(sizeof(Entry) == 64);

struct Chunk {
    QByteArray bytes;
    quint32 messages = 0; // that have not been dropped
};

constexpr qint64 ChunkOverhead = 64; // of the allocation and the entry in the queue
constexpr qint64 DefaultLastValueLimit = 1024LL * 1024 * 1024;
constexpr quint32 DefaultKeptPerTopic = 20;
constexpr quint32 BetweenLooks = 256; // messages dropped between two looks at the clock
constexpr quint32 TurnsBetweenLooks = 16;
constexpr int DroppedPerArrival = 4; // of one topic that has too many

qint64 costOf(const Chunk &chunk)
{
    return static_cast<qint64>(chunk.bytes.capacity()) + ChunkOverhead;
}

} // namespace

class MessageLog::Private {
public:
    quint64 firstNumber() const { return received - entries.size() + 1; }
    bool inChunk(MessageId id) const
    {
        const auto number = static_cast<quint64>(id);
        return number >= firstNumber() && number <= received;
    }
    Entry &entry(MessageId id) { return entries[static_cast<quint64>(id) - firstNumber()]; }
    const Entry &entry(MessageId id) const
    {
        return entries[static_cast<quint64>(id) - firstNumber()];
    }
    bool contains(MessageId id) const { return inChunk(id) || kept.contains(id); }
    qint64 bytes() const
    {
        return chunkBytes + kept.bytes() + static_cast<qint64>(entries.size() * sizeof(Entry));
    }
    MessageId newestOf(NodeId node) const;
    void keep(MessageId id, const Entry &entry, QByteArrayView bytes);
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
    std::deque<Chunk> chunks; // the last one is being filled
    quint32 firstChunk = 0; // running number of chunks.front()
    bool isFirstBegun = false; // some messages of chunks.front() are gone
    PagedRing<Entry> entries;
    KeptMessages kept;
    TopicHeads heads;
    std::size_t keptLasting = 0; // of `kept`: last values
    std::size_t keptWhole = 0; // of `kept`: other messages of topics kept whole
    MessageId nextToDrop = MessageId::None; // nothing before it can be dropped
};

MessageId MessageLog::Private::newestOf(NodeId node) const
{
    const TopicHead *head = heads.find(node);
    if (!head)
        return MessageId::None;
    return head->inChunks > 0 ? head->newest : heads.keptOf(*head).newest;
}

void MessageLog::Private::keep(MessageId id, const Entry &entry, QByteArrayView bytes)
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
    Chunk &chunk = chunks.front();
    const quint32 count = std::min(chunk.messages, BetweenLooks);
    const quint64 first = firstNumber();
    for (quint32 i = 0; i < count; ++i) {
        const Entry &gone = entries[i];
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
    chunkBytes -= costOf(chunk);
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

MessageLog::MessageLog(qint64 byteBudget, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->budget = byteBudget;
    d->ceiling = byteBudget;
}

MessageLog::~MessageLog() = default;

MessageLog::Counters MessageLog::counters() const
{
    Counters counters;
    counters.received = d->received;
    counters.kept = d->entries.size() + d->kept.size();
    counters.evicted = d->evicted;
    counters.evictedFromWhole = d->evictedFromWhole;
    counters.bytes = d->bytes();
    return counters;
}

qint64 MessageLog::byteBudget() const
{
    return d->budget;
}

void MessageLog::setByteBudget(qint64 bytes)
{
    d->budget = bytes;
    d->ceiling = std::max(bytes, d->bytes());
}

void MessageLog::setLastValueLimit(qint64 bytes)
{
    d->lastValueLimit = bytes;
}

void MessageLog::setKeptPerTopic(int messages)
{
    d->keptPerTopic = static_cast<quint32>(std::max(messages, 1));
    d->newestFew = 0;
    d->heads.forEach([this](const TopicHead &head) {
        d->newestFew += std::min(d->messagesOf(head), d->keptPerTopic);
    });
}

void MessageLog::setKeptWhole(NodeId node, bool whole)
{
    if (node == NodeId::None || isKeptWhole(node) == whole)
        return;
    TopicHead &head = d->heads.at(node);
    KeptHead &list = d->heads.makeKeptOf(head);
    list.isWhole = whole;
    const std::size_t others = list.count - (d->kept.contains(head.lasting()) ? 1 : 0);
    d->keptWhole = whole ? d->keptWhole + others : d->keptWhole - others;
}

bool MessageLog::isKeptWhole(NodeId node) const
{
    const TopicHead *head = d->heads.find(node);
    return head && d->heads.keptOf(*head).isWhole;
}

MessageId MessageLog::firstId() const
{
    return d->entries.size() > 0 ? MessageId{d->firstNumber()} : MessageId::None;
}

MessageId MessageLog::lastId() const
{
    return d->entries.size() > 0 ? MessageId{d->received} : MessageId::None;
}

bool MessageLog::contains(MessageId id) const
{
    return d->contains(id);
}

Message MessageLog::message(MessageId id) const
{
    if (d->inChunk(id)) {
        const Entry &entry = d->entry(id);
        return {d->chunks[entry.chunk - d->firstChunk].bytes, entry.record, id, entry.node,
                entry.delivery};
    }
    return d->kept.message(id);
}

QByteArrayView MessageLog::payload(MessageId id) const
{
    if (d->inChunk(id)) {
        const Entry &entry = d->entry(id);
        return QByteArrayView(d->chunks[entry.chunk - d->firstChunk].bytes)
            .sliced(entry.record.payloadOffset, entry.record.payloadLength);
    }
    return d->kept.payload(id);
}

Message MessageLog::last(NodeId node) const
{
    const TopicHead *head = d->heads.find(node);
    return head ? message(head->lasting()) : Message();
}

MessageId MessageLog::previous(MessageId id) const
{
    if (!d->inChunk(id)) {
        const KeptMessage *kept = d->kept.find(id);
        return kept ? kept->previous : MessageId::None;
    }
    const Entry &entry = d->entry(id);
    if (d->inChunk(entry.previous))
        return entry.previous;
    return d->heads.keptOf(*d->heads.find(entry.node)).newest;
}

NodeId MessageLog::node(MessageId id) const
{
    if (d->inChunk(id))
        return d->entry(id).node;
    const KeptMessage *kept = d->kept.find(id);
    return kept ? kept->node : NodeId::None;
}

std::vector<MessageId> MessageLog::newest(const std::vector<NodeId> &nodes, int limit) const
{
    std::vector<MessageId> result;
    if (limit <= 0)
        return result;
    const auto most = static_cast<std::size_t>(limit);
    std::vector<MessageId> heap;
    heap.reserve(nodes.size());
    for (const NodeId node : nodes) {
        const MessageId newest = d->newestOf(node);
        if (newest != MessageId::None)
            heap.push_back(newest);
    }
    // Only the newest chains can matter, and a small heap is a fast one.
    if (heap.size() > most) {
        const auto end = heap.begin() + static_cast<std::ptrdiff_t>(most);
        std::nth_element(heap.begin(), end, heap.end(), std::greater<>());
        heap.resize(most);
    }
    std::make_heap(heap.begin(), heap.end());
    while (!heap.empty() && result.size() < most) {
        std::pop_heap(heap.begin(), heap.end());
        const MessageId id = heap.back();
        heap.pop_back();
        result.push_back(id);
        const MessageId earlier = previous(id);
        if (earlier != MessageId::None) {
            heap.push_back(earlier);
            std::push_heap(heap.begin(), heap.end());
        }
    }
    std::reverse(result.begin(), result.end());
    return result;
}

qint64 MessageLog::keptCount(NodeId node) const
{
    const TopicHead *head = d->heads.find(node);
    return head ? qint64(head->inChunks) + d->heads.keptOf(*head).count : 0;
}

void MessageLog::prefetch(NodeId node) const
{
    if (const TopicHead *head = d->heads.find(node))
        store::prefetch(head);
}

void MessageLog::beginChunk(mqtt::MessageBatch &&batch)
{
    if (!d->chunks.empty() && d->chunks.back().messages == 0) {
        d->chunkBytes -= costOf(d->chunks.back());
        d->chunks.pop_back();
    }
    QByteArray bytes = std::exchange(batch.bytes, {});
    // A read buffer is often much larger than what came.
    if (bytes.capacity() - bytes.size() > 1024 + bytes.size() / 4)
        bytes.squeeze();
    d->chunks.push_back({std::move(bytes), 0});
    d->chunkBytes += costOf(d->chunks.back());
}

MessageId MessageLog::append(NodeId node, const mqtt::MessageRecord &record, Delivery delivery)
{
    if (d->chunks.empty() || node == NodeId::None)
        return MessageId::None;
    const MessageId id{++d->received};
    TopicHead &head = d->heads.at(node);
    const MessageId lastingBefore = head.lasting();
    const auto chunk = d->firstChunk + static_cast<quint32>(d->chunks.size() - 1);
    d->entries.append({record, head.newest, node, chunk, delivery});
    ++d->chunks.back().messages;
    head.newest = id;
    if (!record.outbound)
        head.newestReceived = id;
    if (d->messagesOf(head) < d->keptPerTopic)
        ++d->newestFew;
    ++head.inChunks;
    const KeptHead &list = d->heads.keptOf(head);
    if (list.count > 0) {
        if (lastingBefore != head.lasting() && d->kept.contains(lastingBefore)) {
            --d->keptLasting;
            d->keptWhole += list.isWhole ? 1 : 0;
        }
        d->dropTooMany(node);
    }
    return id;
}

void MessageLog::setDelivery(MessageId id, Delivery delivery)
{
    if (d->inChunk(id)) {
        d->entry(id).delivery = delivery;
    } else {
        KeptMessage *found = d->kept.find(id);
        if (!found)
            return;
        found->delivery = delivery;
    }
    emit deliveryChanged(id);
}

void MessageLog::commit()
{
    const quint64 first = std::exchange(d->announced, d->received) + 1;
    if (first <= d->received)
        emit appended(MessageId{first}, MessageId{d->received});
}

bool MessageLog::trim(Clock::time_point deadline)
{
    const bool isMore = d->trim(deadline);
    d->ceiling = std::max(d->budget, std::min(d->ceiling, d->bytes()));
    if (std::exchange(d->evictedAnnounced, d->evicted) != d->evicted)
        emit evictedBefore(MessageId{d->firstNumber()});
    return isMore;
}

void MessageLog::clear()
{
    const qint64 budget = d->budget;
    const qint64 lastValueLimit = d->lastValueLimit;
    const quint32 keptPerTopic = d->keptPerTopic;
    const quint64 evictedFromWhole = d->evictedFromWhole;
    // Ids are never reused, and what was received is not forgotten.
    const quint64 received = d->received;
    d = std::make_unique<Private>();
    d->budget = budget;
    d->ceiling = budget;
    d->lastValueLimit = lastValueLimit;
    d->keptPerTopic = keptPerTopic;
    d->evictedFromWhole = evictedFromWhole;
    d->received = received;
    d->announced = received;
    d->evicted = received;
    d->evictedAnnounced = received;
    emit cleared();
}

} // namespace store
