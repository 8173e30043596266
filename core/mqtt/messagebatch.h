// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QByteArray>

#include <vector>

namespace mqtt {

// Where one application message lies inside the bytes it arrived in. Offsets count from the start
// of MessageBatch::bytes. A topic that came as an alias is appended behind the frames, so that
// every record has its topic in the same buffer.
struct MessageRecord {
    qint64 receivedAtUs = 0; // microseconds since the epoch, UTC, when the bytes were read
    quint32 topicOffset = 0;
    quint32 payloadOffset = 0;
    quint32 payloadLength = 0;
    quint32 propertiesOffset = 0; // the property block without its length; MQTT 5 only
    quint32 propertiesLength = 0;
    quint16 topicLength = 0;
    PacketIdentifier packetIdentifier = PacketIdentifier::None;
    ProtocolVersion version = ProtocolVersion::Mqtt5;
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    bool duplicate = false;
    bool outbound = false; // published by us

    bool operator==(const MessageRecord &) const = default;
};

// One shared buffer of received bytes and the messages in it. This is what crosses the thread
// border, and it is the history's own storage afterwards: nothing is copied on the way.
struct MessageBatch {
    QByteArray bytes{};
    std::vector<MessageRecord> records{};
};

} // namespace mqtt
