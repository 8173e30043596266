// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/messagelog.h"

#include "store/pagedring.h"
#include "store/prefetch.h"

#include <algorithm>
#include <deque>
#include <map>
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
    quint32 messages = 0;
};

// A last message whose chunk is gone.
struct Kept {
    QByteArray bytes;
    mqtt::MessageRecord record;
    NodeId node;
    Delivery delivery;
};

struct Heads {
    MessageId newest = MessageId::None; // ours included
    MessageId newestReceived = MessageId::None;

    // The one that outlives its chunk.
    MessageId lasting() const
    {
        return newestReceived != MessageId::None ? newestReceived : newest;
    }
};

constexpr qint64 ChunkOverhead = 64; // of the allocation and the entry in the queue
constexpr qint64 KeptOverhead = 176; // tree node, allocation header
constexpr qint64 DefaultLastValueLimit = 1024LL * 1024 * 1024;

qint64 costOf(const Chunk &chunk)
{
    return static_cast<qint64>(chunk.bytes.capacity()) + ChunkOverhead;
}

qint64 costOf(const Kept &kept)
{
    return static_cast<qint64>(kept.bytes.capacity()) + KeptOverhead;
}

Kept copyOut(const QByteArray &from, const Entry &entry)
{
    const mqtt::MessageRecord &old = entry.record;
    Kept kept{{}, old, entry.node, entry.delivery};
    kept.bytes.reserve(qsizetype(old.topicLength) + old.propertiesLength + old.payloadLength);
    const auto add = [&](quint32 offset, quint32 length) {
        const auto at = static_cast<quint32>(kept.bytes.size());
        kept.bytes.append(QByteArrayView(from).sliced(offset, length));
        return at;
    };
    kept.record.topicOffset = add(old.topicOffset, old.topicLength);
    kept.record.propertiesOffset = add(old.propertiesOffset, old.propertiesLength);
    kept.record.payloadOffset = add(old.payloadOffset, old.payloadLength);
    return kept;
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
    const Kept *keptOf(MessageId id) const
    {
        const auto found = kept.find(id);
        return found == kept.end() ? nullptr : &found->second;
    }
    Heads headsOf(NodeId node) const
    {
        const auto index = static_cast<std::size_t>(node);
        return index < heads.size() ? heads[index] : Heads{};
    }
    bool contains(MessageId id) const { return inChunk(id) || kept.count(id) > 0; }
    MessageId newestOf(NodeId node) const;
    void dropFirstChunk();
    void dropKept(std::map<MessageId, Kept>::iterator which);
    void limitKept();

    qint64 budget = 0;
    qint64 lastValueLimit = DefaultLastValueLimit;
    quint64 received = 0; // also the newest id
    quint64 announced = 0;
    quint64 evicted = 0;
    qint64 chunkBytes = 0;
    qint64 keptBytes = 0;
    std::deque<Chunk> chunks; // the last one is being filled
    quint32 firstChunk = 0; // running number of chunks.front()
    PagedRing<Entry> entries;
    std::map<MessageId, Kept> kept; // oldest first
    std::vector<Heads> heads; // by node
};

MessageId MessageLog::Private::newestOf(NodeId node) const
{
    const Heads head = headsOf(node);
    if (inChunk(head.newest) || kept.count(head.newest) > 0)
        return head.newest;
    return contains(head.newestReceived) ? head.newestReceived : MessageId::None;
}

void MessageLog::Private::dropKept(std::map<MessageId, Kept>::iterator which)
{
    keptBytes -= costOf(which->second);
    kept.erase(which);
    ++evicted;
}

void MessageLog::Private::dropFirstChunk()
{
    const Chunk &chunk = chunks.front();
    for (quint32 i = 0; i < chunk.messages; ++i) {
        const Entry &gone = entries[i];
        const MessageId id{firstNumber() + i};
        if (headsOf(gone.node).lasting() == id) {
            const auto added = kept.emplace_hint(kept.end(), id, copyOut(chunk.bytes, gone));
            keptBytes += costOf(added->second);
        } else {
            ++evicted;
        }
    }
    entries.dropFirst(chunk.messages);
    chunkBytes -= costOf(chunk);
    chunks.pop_front();
    ++firstChunk;
}

void MessageLog::Private::limitKept()
{
    while (!kept.empty() && keptBytes > std::max(budget, lastValueLimit))
        dropKept(kept.begin());
}

MessageLog::MessageLog(qint64 byteBudget, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->budget = byteBudget;
}

MessageLog::~MessageLog() = default;

MessageLog::Counters MessageLog::counters() const
{
    Counters counters;
    counters.received = d->received;
    counters.kept = d->entries.size() + d->kept.size();
    counters.evicted = d->evicted;
    counters.bytes
        = d->chunkBytes + d->keptBytes + static_cast<qint64>(d->entries.size() * sizeof(Entry));
    return counters;
}

qint64 MessageLog::byteBudget() const
{
    return d->budget;
}

void MessageLog::setByteBudget(qint64 bytes)
{
    d->budget = bytes;
    trim();
}

void MessageLog::setLastValueLimit(qint64 bytes)
{
    d->lastValueLimit = bytes;
    trim();
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
    if (const Kept *kept = d->keptOf(id))
        return {kept->bytes, kept->record, id, kept->node, kept->delivery};
    return {};
}

QByteArrayView MessageLog::payload(MessageId id) const
{
    if (d->inChunk(id)) {
        const Entry &entry = d->entry(id);
        return QByteArrayView(d->chunks[entry.chunk - d->firstChunk].bytes)
            .sliced(entry.record.payloadOffset, entry.record.payloadLength);
    }
    const Kept *kept = d->keptOf(id);
    return kept
        ? QByteArrayView(kept->bytes).sliced(kept->record.payloadOffset, kept->record.payloadLength)
        : QByteArrayView();
}

Message MessageLog::last(NodeId node) const
{
    return message(d->headsOf(node).lasting());
}

MessageId MessageLog::previous(MessageId id) const
{
    if (!d->inChunk(id))
        return MessageId::None;
    const Entry &entry = d->entry(id);
    if (entry.previous == MessageId::None || d->contains(entry.previous))
        return entry.previous;
    // Our own messages in between may be gone while the last received one was kept.
    const MessageId lasting = d->headsOf(entry.node).lasting();
    return lasting < entry.previous && d->contains(lasting) ? lasting : MessageId::None;
}

NodeId MessageLog::node(MessageId id) const
{
    if (d->inChunk(id))
        return d->entry(id).node;
    const Kept *kept = d->keptOf(id);
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

int MessageLog::keptCount(NodeId node, int atMost) const
{
    int count = 0;
    for (MessageId id = d->newestOf(node); id != MessageId::None && count < atMost;
         id = previous(id))
        ++count;
    return count;
}

void MessageLog::prefetch(NodeId node) const
{
    const auto index = static_cast<std::size_t>(node);
    if (index < d->heads.size())
        store::prefetch(&d->heads[index]);
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
    const auto index = static_cast<std::size_t>(node);
    if (index >= d->heads.size())
        d->heads.resize(std::max(index + 1, d->heads.size() * 3 / 2));
    const MessageId id{++d->received};
    Heads &heads = d->heads[index];
    const MessageId lastingBefore = heads.lasting();
    const auto chunk = d->firstChunk + static_cast<quint32>(d->chunks.size() - 1);
    d->entries.append({record, heads.newest, node, chunk, delivery});
    ++d->chunks.back().messages;
    heads.newest = id;
    if (!record.outbound)
        heads.newestReceived = id;
    if (lastingBefore != MessageId::None && lastingBefore != heads.lasting()
        && !d->inChunk(lastingBefore)) {
        const auto superseded = d->kept.find(lastingBefore);
        if (superseded != d->kept.end())
            d->dropKept(superseded);
    }
    return id;
}

void MessageLog::setDelivery(MessageId id, Delivery delivery)
{
    if (d->inChunk(id)) {
        d->entry(id).delivery = delivery;
    } else {
        const auto found = d->kept.find(id);
        if (found == d->kept.end())
            return;
        found->second.delivery = delivery;
    }
    emit deliveryChanged(id);
}

void MessageLog::commit()
{
    const quint64 first = std::exchange(d->announced, d->received) + 1;
    if (first <= d->received)
        emit appended(MessageId{first}, MessageId{d->received});
}

void MessageLog::trim()
{
    const quint64 before = d->firstNumber();
    while (d->chunks.size() > 1 && counters().bytes > d->budget)
        d->dropFirstChunk();
    d->limitKept();
    if (d->firstNumber() != before)
        emit evictedBefore(MessageId{d->firstNumber()});
}

void MessageLog::clear()
{
    const qint64 budget = d->budget;
    const qint64 lastValueLimit = d->lastValueLimit;
    // Ids are never reused, and what was received is not forgotten.
    const quint64 received = d->received;
    d = std::make_unique<Private>();
    d->budget = budget;
    d->lastValueLimit = lastValueLimit;
    d->received = received;
    d->announced = received;
    d->evicted = received;
    emit cleared();
}

} // namespace store
