// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/fieldtree.h"
#include "mqtt/packets.h"
#include "mqtt/result.h"

#include <QByteArray>
#include <QByteArrayView>

// Bytes to packets and back: pure functions, any thread. They take exactly one whole frame (from
// the first byte on, as FrameReader delivers it) and refuse, with the reason code of MQTT 5
// section 4.13, whatever the specification forbids. Only what depends on the session is left to
// the caller: who may send which packet, negotiated limits, identifiers in use, and that a client
// sends no Subscription Identifier in PUBLISH.
namespace mqtt {

/// CONNECT names its own version; the argument counts for all other packets.
Result<Packet> decode(QByteArrayView frame, ProtocolVersion version);

/// Refuses what may not be sent, including what `version` cannot express: a property, a reason
/// code, an AUTH. CONNECT is written in its own version. Subscription options unknown to 3.x and
/// a refusal that 3.x has no code for are Unsupported, never silently dropped.
Result<QByteArray> encode(const Packet &packet, ProtocolVersion version);

/// Names every byte of the frame; what cannot be decoded becomes one last, damaged node.
/// Passwords and authentication data appear as asterisks.
FieldNode describe(QByteArrayView frame, ProtocolVersion version);

/// A stretch of a frame; offsets are bytes from the frame's first byte.
struct ByteSpan {
    quint32 offset = 0;
    quint32 length = 0;
    friend bool operator==(const ByteSpan &, const ByteSpan &) = default;
};

/// A PUBLISH as a view: where its parts lie, nothing copied.
struct PublishView {
    ByteSpan topic;
    ByteSpan propertiesBlock; ///< without its length field; empty in 3.x
    ByteSpan payload;
    PacketIdentifier packetIdentifier = PacketIdentifier::None;
    quint16 topicAlias = 0; ///< 0: none
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    bool duplicate = false;
    friend bool operator==(const PublishView &, const PublishView &) = default;
};

/// The fast path of received messages: one pass, no allocation, the same checks as decode().
Result<PublishView> decodePublish(QByteArrayView frame, ProtocolVersion version);

/// The properties of a PublishView, when somebody wants to see them. Offsets of errors count
/// from the start of the block.
Result<Properties> decodePublishProperties(QByteArrayView block);

} // namespace mqtt
