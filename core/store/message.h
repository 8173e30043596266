// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/messagebatch.h"
#include "mqtt/properties.h"

#include <QByteArray>
#include <QByteArrayView>

namespace store {

// Names a node of one TopicTree; stable until clear().
enum class NodeId : quint32 { Root = 0, None = 0xFFFFFFFF };

// Counts messages of one MessageLog from 1 in order of arrival; never reused.
enum class MessageId : quint64 { None = 0 };

// What became of a message we published; Received for everything else.
enum class Delivery : quint8 {
    Received,
    Queued,
    Waiting,
    Sent,
    Confirmed,
    Refused,
    Dropped,
    Unknown
};

// One message as somebody looks at it: a view that shares the bytes it arrived in, so it stays
// valid (and keeps those bytes alive) after the log has dropped its chunk. Cheap to copy.
class Message {
public:
    Message() = default;
    Message(QByteArray bytes, const mqtt::MessageRecord &record, MessageId id, NodeId node,
            Delivery delivery = Delivery::Received)
        : m_bytes(std::move(bytes))
        , m_record(record)
        , m_id(id)
        , m_node(node)
        , m_delivery(delivery)
    {
    }

    bool isNull() const { return m_id == MessageId::None; }
    MessageId id() const { return m_id; }
    NodeId node() const { return m_node; }
    Delivery delivery() const { return m_delivery; }

    QByteArrayView topic() const
    {
        return QByteArrayView(m_bytes).sliced(m_record.topicOffset, m_record.topicLength);
    }
    QByteArrayView payload() const
    {
        return QByteArrayView(m_bytes).sliced(m_record.payloadOffset, m_record.payloadLength);
    }
    // The MQTT 5 property block as it came; decode with mqtt::decodePublishProperties in core.
    QByteArrayView propertyBlock() const
    {
        return QByteArrayView(m_bytes).sliced(m_record.propertiesOffset, m_record.propertiesLength);
    }
    // Decoded when somebody looks; empty for older versions. Implemented in message.cpp.
    mqtt::Properties properties() const;

    qint64 receivedAtUs() const { return m_record.receivedAtUs; }
    mqtt::QoS qos() const { return m_record.qos; }
    bool retain() const { return m_record.retain; }
    bool duplicate() const { return m_record.duplicate; }
    bool outbound() const { return m_record.outbound; }
    mqtt::ProtocolVersion version() const { return m_record.version; }
    mqtt::PacketIdentifier packetIdentifier() const { return m_record.packetIdentifier; }

private:
    QByteArray m_bytes;
    mqtt::MessageRecord m_record;
    MessageId m_id = MessageId::None;
    NodeId m_node = NodeId::None;
    Delivery m_delivery = Delivery::Received;
};

} // namespace store
