// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/messagelog.h"

#include "store/messagelogprivate.h"
#include "store/prefetch.h"

#include <algorithm>
#include <utility>

namespace store {

MessageId MessageLog::Private::newestOf(NodeId node) const
{
    const TopicHead *head = heads.find(node);
    if (!head)
        return MessageId::None;
    return head->inChunks > 0 ? head->newest : heads.keptOf(*head).newest;
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
        const LogEntry &entry = d->entry(id);
        return {d->chunks[entry.chunk - d->firstChunk].bytes, entry.record, id, entry.node,
                entry.delivery};
    }
    return d->kept.message(id);
}

QByteArrayView MessageLog::payload(MessageId id) const
{
    if (d->inChunk(id)) {
        const LogEntry &entry = d->entry(id);
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
    const LogEntry &entry = d->entry(id);
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
        d->chunkBytes -= d->chunks.back().cost();
        d->chunks.pop_back();
    }
    QByteArray bytes = std::exchange(batch.bytes, {});
    // A read buffer is often much larger than what came.
    if (bytes.capacity() - bytes.size() > 1024 + bytes.size() / 4)
        bytes.squeeze();
    d->chunks.push_back({std::move(bytes), 0});
    d->chunkBytes += d->chunks.back().cost();
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
