// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/ownpublishes.h"

#include "mqtt/codec.h"

#include <utility>

namespace pipeline {

using client::PublishStage;
using client::PublishToken;
using store::Delivery;
using store::MessageId;

namespace {

// As if it had been received: one buffer with topic, properties and payload.
mqtt::MessageBatch batchOf(const client::PublishRequest &request, mqtt::ProtocolVersion version,
                           qint64 nowUs)
{
    mqtt::MessageRecord record;
    record.receivedAtUs = nowUs;
    record.version = version;
    record.qos = request.qos;
    record.retain = request.retain;
    record.outbound = true;

    mqtt::MessageBatch batch;
    const auto add = [&](QByteArrayView bytes) {
        const auto at = static_cast<quint32>(batch.bytes.size());
        batch.bytes.append(bytes);
        return at;
    };
    if (version == mqtt::ProtocolVersion::Mqtt5 && !request.properties.isEmpty()) {
        // The identifier is the client's business; at QoS 0 there is none to invent.
        const mqtt::PublishPacket packet{
            .retain = request.retain, .topic = request.topic, .properties = request.properties};
        if (const auto frame = mqtt::encode(packet, version)) {
            if (const auto view = mqtt::decodePublish(*frame, version)) {
                record.propertiesLength = view->propertiesBlock.length;
                record.propertiesOffset = add(QByteArrayView(*frame).sliced(
                    view->propertiesBlock.offset, view->propertiesBlock.length));
            }
        }
    }
    const auto topic
        = QByteArrayView(request.topic)
              .first(std::min<qsizetype>(request.topic.size(), mqtt::maximumFieldLength));
    record.topicOffset = add(topic);
    record.topicLength = static_cast<quint16>(topic.size());
    record.payloadOffset = add(request.payload);
    record.payloadLength = static_cast<quint32>(request.payload.size());
    batch.records.push_back(record);
    return batch;
}

bool isFinal(PublishStage stage)
{
    return stage != PublishStage::Queued && stage != PublishStage::Written;
}

Delivery deliveryOf(PublishStage stage)
{
    switch (stage) {
    case PublishStage::Queued:
        return Delivery::Queued;
    case PublishStage::Written:
        return Delivery::Waiting;
    case PublishStage::Sent:
        return Delivery::Sent;
    case PublishStage::Confirmed:
        return Delivery::Confirmed;
    case PublishStage::Refused:
        return Delivery::Refused;
    case PublishStage::Dropped:
        return Delivery::Dropped;
    case PublishStage::Unknown:
        break;
    }
    return Delivery::Unknown;
}

} // namespace

PublishToken OwnPublishes::add(const client::PublishRequest &request, mqtt::ProtocolVersion version,
                               qint64 nowUs)
{
    const PublishToken token{++m_lastToken};
    Publish publish;
    publish.topic = request.topic;
    publish.payloadBytes = request.payload.size();
    publish.retain = request.retain;
    mqtt::MessageBatch batch = batchOf(request, version, nowUs);
    if (m_waitingBytes + batch.bytes.size() <= m_byteLimit) {
        m_waitingBytes += batch.bytes.size();
        m_waiting.push_back({token, std::move(batch)});
        publish.isWaiting = true;
    } else {
        ++m_notLogged;
    }
    m_publishes.emplace(token, std::move(publish));
    return token;
}

std::optional<OwnPublishes::Entry> OwnPublishes::takeBefore(qint64 us)
{
    if (m_waiting.empty() || m_waiting.front().batch.records.front().receivedAtUs >= us)
        return std::nullopt;
    Entry entry = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_waitingBytes -= entry.batch.bytes.size();
    return entry;
}

Delivery OwnPublishes::delivery(PublishToken token) const
{
    const auto found = m_publishes.find(token);
    return found == m_publishes.end() ? Delivery::Unknown : found->second.delivery;
}

void OwnPublishes::entered(PublishToken token, MessageId id)
{
    const auto found = m_publishes.find(token);
    if (found == m_publishes.end())
        return;
    found->second.id = id;
    found->second.isWaiting = false;
    if (found->second.isOver)
        m_publishes.erase(found);
}

void OwnPublishes::forgetEntries()
{
    for (auto &[token, publish] : m_publishes)
        publish.id = MessageId::None;
}

std::optional<OwnPublishes::Change> OwnPublishes::outcome(const client::PublishOutcome &outcome)
{
    const auto found = m_publishes.find(outcome.token);
    if (found == m_publishes.end())
        return std::nullopt;
    Publish &publish = found->second;
    const PublishStage stage = outcome.stage;
    if (!publish.isSent
        && (stage == PublishStage::Written || stage == PublishStage::Sent
            || stage == PublishStage::Confirmed)) {
        publish.isSent = true;
        ++m_sent;
    }
    publish.delivery = deliveryOf(stage);
    Change change;
    change.topic = publish.topic;
    change.id = publish.id;
    change.delivery = publish.delivery;
    const bool isQueued = stage == PublishStage::Queued;
    change.queueChanged = std::exchange(publish.isQueued, isQueued) != isQueued;
    if (stage == PublishStage::Confirmed && publish.retain) {
        change.retainedTopic = publish.topic;
        change.retainedCleared = publish.payloadBytes == 0;
    }
    publish.isOver = isFinal(stage);
    if (publish.isOver && !publish.isWaiting)
        m_publishes.erase(found);
    return change;
}

std::vector<QueuedPublish> OwnPublishes::queued() const
{
    std::vector<QueuedPublish> result;
    for (const auto &[token, publish] : m_publishes) {
        if (publish.isQueued)
            result.push_back({token, publish.topic, publish.payloadBytes});
    }
    return result;
}

} // namespace pipeline
