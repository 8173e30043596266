// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/messagelog.h"
#include "store/topictree.h"

#include <vector>

struct FeedFlags {
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;
    bool retain = false;
    bool duplicate = false;
    bool outbound = false;
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5;
    store::Delivery delivery = store::Delivery::Received;
};

// Puts messages into a tree and a log the way a connection does, one tick at a time, without any
// socket or clock.
class StoreFeed {
public:
    StoreFeed(store::TopicTree &tree, store::MessageLog &log)
        : m_tree(tree)
        , m_log(log)
    {
    }

    void add(const QByteArray &topic, const QByteArray &payload, qint64 timeUs,
             const FeedFlags &flags = {})
    {
        mqtt::MessageBatch batch;
        batch.bytes = topic + payload;
        mqtt::MessageRecord record;
        record.receivedAtUs = timeUs;
        record.topicLength = static_cast<quint16>(topic.size());
        record.payloadOffset = static_cast<quint32>(topic.size());
        record.payloadLength = static_cast<quint32>(payload.size());
        record.propertiesOffset = record.payloadOffset + record.payloadLength;
        record.qos = flags.qos;
        record.retain = flags.retain;
        record.duplicate = flags.duplicate;
        record.outbound = flags.outbound;
        record.version = flags.version;
        m_log.beginChunk(std::move(batch));
        const store::NodeId node = m_tree.ensure(topic);
        const store::Message before = m_log.last(node);
        const store::MessageId id = m_log.append(node, record, flags.delivery);
        if (flags.outbound)
            return;
        store::TopicTree::Arrival arrival{};
        arrival.id = id;
        arrival.timeUs = timeUs;
        arrival.payloadBytes = record.payloadLength;
        arrival.valueChanged = before.isNull() ? !record.retain : before.payload() != payload;
        arrival.retainFlag = record.retain;
        arrival.retainFlagIsExact = record.version == mqtt::ProtocolVersion::Mqtt5;
        arrival.clears = record.retain && payload.isEmpty();
        if (before.isNull())
            m_tree.baselines().remember(node, {});
        else if (before.payload() != payload)
            m_tree.baselines().remember(
                node, {store::OldValue::Kind::Value, before.id(), before.payload().toByteArray()});
        m_tree.arrived(node, arrival);
    }

    // Ends a tick: rows appear, changes are reported.
    void commit()
    {
        m_tree.commit();
        m_log.commit();
    }

    void addNow(const QByteArray &topic, const QByteArray &payload, qint64 timeUs,
                const FeedFlags &flags = {})
    {
        add(topic, payload, timeUs, flags);
        commit();
    }

private:
    store::TopicTree &m_tree;
    store::MessageLog &m_log;
};
