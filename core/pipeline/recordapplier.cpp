// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/recordapplier.h"

#include <QHashFunctions>

#include <algorithm>
#include <array>

namespace pipeline {

using store::MessageId;
using store::NodeId;

namespace {

constexpr int FewNodes = 8'000; // what a processor keeps near by itself

// Different hashes mean different payloads; equal ones mean nothing.
quint32 quickHash(QByteArrayView payload)
{
    constexpr qsizetype End = 64;
    const auto of = [](QByteArrayView bytes, size_t seed) {
        return qHashBits(bytes.data(), static_cast<size_t>(bytes.size()), seed);
    };
    size_t hash = of(payload.first(std::min(payload.size(), End)), size_t(payload.size()));
    if (payload.size() > End)
        hash = of(payload.last(std::min(payload.size() - End, End)), hash);
    return static_cast<quint32>(hash ^ (hash >> 32));
}

} // namespace

// Many topics lie all over the memory: three steps look ahead of the message that is entered, so
// that it finds everything near. A few are near anyway.
void RecordApplier::received(QByteArrayView bytes, std::span<const mqtt::MessageRecord> records)
{
    const auto topicOf = [bytes](const mqtt::MessageRecord &record) {
        return bytes.sliced(record.topicOffset, record.topicLength);
    };
    if (m_tree.nodeCount() < FewNodes) {
        for (const mqtt::MessageRecord &record : records)
            apply(bytes, record, m_tree.ahead(topicOf(record)));
        return;
    }
    constexpr std::size_t Step = 6;
    constexpr std::size_t Reach = 3 * Step;
    std::array<store::TopicTree::Ahead, 32> ahead; // a ring
    static_assert(Reach < std::tuple_size_v<decltype(ahead)>);
    const auto at
        = [&](std::size_t i) -> store::TopicTree::Ahead & { return ahead[i % ahead.size()]; };
    const std::size_t count = records.size();
    for (std::size_t i = 0; i < count + Reach; ++i) {
        if (i < count)
            at(i) = m_tree.ahead(topicOf(records[i]));
        if (const std::size_t second = i - Step; i >= Step && second < count) {
            m_tree.aheadNode(at(second));
            m_log.prefetch(at(second).node);
        }
        if (const std::size_t third = i - 2 * Step; i >= 2 * Step && third < count)
            m_tree.aheadDetails(at(third));
        if (i >= Reach)
            apply(bytes, records[i - Reach], at(i - Reach));
    }
}

void RecordApplier::apply(QByteArrayView bytes, const mqtt::MessageRecord &record,
                          const store::TopicTree::Ahead &ahead)
{
    const QByteArrayView topic = bytes.sliced(record.topicOffset, record.topicLength);
    const NodeId node = m_tree.ensure(topic, ahead);
    if (m_meter)
        m_meter->count(node, topic, bytes.sliced(record.propertiesOffset, record.propertiesLength));
    if (node == NodeId::None)
        return; // counted by the tree
    const QByteArrayView payload = bytes.sliced(record.payloadOffset, record.payloadLength);
    const MessageId before = m_tree.lastMessage(node);
    const MessageId id = m_log.append(node, record);

    store::TopicTree::Arrival arrival{};
    arrival.id = id;
    arrival.timeUs = record.receivedAtUs;
    arrival.payloadBytes = record.payloadLength;
    arrival.payloadHash = quickHash(payload);
    arrival.retainFlag = record.retain;
    arrival.clears = record.retain && payload.isEmpty();
    // What was retained before we came is no change when it shows for the first time. Most values
    // do change, and the hash saves looking for the old one far away in memory.
    if (before == MessageId::None)
        arrival.valueChanged = !record.retain;
    else
        arrival.valueChanged = arrival.payloadHash != m_tree.lastPayloadHash(node)
            || m_log.payload(before) != payload;
    if (m_baselines.isMarked())
        rememberOld(node, before, !arrival.valueChanged);
    if (record.retain || m_tree.retained(node) == store::Retained::Yes) {
        arrival.retainFlagIsExact = (record.version == mqtt::ProtocolVersion::Mqtt5
                                     && m_subscriptions.keepsRetainFlag(topic))
            || (!record.retain && isEchoOfOurRetained(id, payload));
    }
    m_tree.arrived(node, arrival);
}

// The first change since a mark takes the old value along.
void RecordApplier::rememberOld(NodeId node, MessageId before, bool same)
{
    if (!m_baselines.needsOldValue(node))
        return;
    store::OldValue old;
    if (before != MessageId::None) {
        if (same)
            return;
        const store::Message message = m_log.message(before);
        old.id = before;
        old.kind = message.isNull() ? store::OldValue::Kind::Lost : store::OldValue::Kind::Value;
        old.payload = message.payload().toByteArray();
    }
    m_baselines.remember(node, std::move(old));
}

MessageId RecordApplier::published(QByteArrayView bytes, const mqtt::MessageRecord &record,
                                   store::Delivery delivery)
{
    const NodeId node = m_tree.ensure(bytes.sliced(record.topicOffset, record.topicLength));
    return m_log.append(node, record, delivery);
}

// MQTT 3.1.1 sends our own retained message back without the flag.
bool RecordApplier::isEchoOfOurRetained(MessageId id, QByteArrayView payload) const
{
    const store::Message own = m_log.message(m_log.previous(id));
    return own.outbound() && own.retain() && own.payload() == payload;
}

} // namespace pipeline
