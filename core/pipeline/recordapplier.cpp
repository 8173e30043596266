// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/recordapplier.h"

#include <QHashFunctions>

#include <algorithm>

namespace pipeline {

using store::MessageId;
using store::NodeId;

namespace {

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

void RecordApplier::received(QByteArrayView bytes, const mqtt::MessageRecord &record)
{
    const QByteArrayView topic = bytes.sliced(record.topicOffset, record.topicLength);
    const NodeId node = m_tree.ensure(topic);
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
    if (record.retain || m_tree.retained(node) == store::Retained::Yes) {
        arrival.retainFlagIsExact = (record.version == mqtt::ProtocolVersion::Mqtt5
                                     && m_subscriptions.keepsRetainFlag(topic))
            || (!record.retain && isEchoOfOurRetained(id, payload));
    }
    m_tree.arrived(node, arrival);
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
