// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/messagelog.h"
#include "store/topictree.h"

#include <QDateTime>

// Puts messages into a tree and a log the way a connection's tick does.
struct Arriving {
    QByteArray topic;
    QByteArray payload;
    mqtt::QoS qos = mqtt::QoS::AtLeastOnce;
    bool retain = false;
    bool outbound = false;
    QByteArray properties; // an encoded MQTT 5 block without its length
    qint64 timeUs = QDateTime(QDate(2026, 3, 2), QTime(14, 22, 8, 412)).toMSecsSinceEpoch() * 1000;
};

inline store::MessageId arrive(store::TopicTree &tree, store::MessageLog &log,
                               const Arriving &message)
{
    mqtt::MessageBatch batch;
    mqtt::MessageRecord record;
    record.receivedAtUs = message.timeUs;
    record.topicOffset = 0;
    record.topicLength = static_cast<quint16>(message.topic.size());
    batch.bytes = message.topic;
    record.propertiesOffset = static_cast<quint32>(batch.bytes.size());
    record.propertiesLength = static_cast<quint32>(message.properties.size());
    batch.bytes += message.properties;
    record.payloadOffset = static_cast<quint32>(batch.bytes.size());
    record.payloadLength = static_cast<quint32>(message.payload.size());
    batch.bytes += message.payload;
    record.qos = message.qos;
    record.retain = message.retain;
    record.outbound = message.outbound;
    batch.records.push_back(record);
    const store::NodeId node = tree.ensure(message.topic);
    log.beginChunk(std::move(batch));
    const store::Message before = log.last(node);
    if (before.isNull())
        tree.baselines().remember(node, {});
    else if (before.payload() != QByteArrayView(message.payload))
        tree.baselines().remember(
            node, {store::OldValue::Kind::Value, before.id(), before.payload().toByteArray()});
    const store::MessageId id = log.append(node, record);
    tree.arrived(node,
                 {id, message.timeUs, record.payloadLength, true, message.retain, true,
                  message.retain && message.payload.isEmpty()});
    tree.commit();
    return id;
}

inline store::MessageId arrive(store::TopicTree &tree, store::MessageLog &log,
                               const QByteArray &topic, const QByteArray &payload)
{
    Arriving message;
    message.topic = topic;
    message.payload = payload;
    return arrive(tree, log, message);
}
