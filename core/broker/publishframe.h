// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/message.h"
#include "mqtt/codec.h"

#include <span>

namespace broker {

// How one PUBLISH to one client differs from the message it carries (MQTT 5 section 3.3).
struct PublishForm {
    bool mqtt5 = true; // else properties do not exist
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;
    bool retain = false;
    bool duplicate = false;
    mqtt::PacketIdentifier packetIdentifier = mqtt::PacketIdentifier::None;
    quint16 topicAlias = 0; // 0: none
    bool topicKnown = false; // the alias alone says it
    std::optional<quint32> expirySeconds{};
    std::span<const quint32> identifiers{};
};

// Size of the whole frame in bytes.
qint64 publishSize(const MessageView &message, const PublishForm &form);
// Appends exactly that many bytes. The message must be one that was received or checked.
void appendPublish(QByteArray &to, const MessageView &message, const PublishForm &form);

// The message in a PUBLISH frame that decodePublish() accepted. `properties` holds the bytes when
// some had to be left out, and has to live as long as the view.
mqtt::Result<MessageView> messageFrom(QByteArrayView frame, const mqtt::PublishView &publish,
                                      Instant now, QByteArray &properties);
// Properties of a will: what belongs to the message, as bytes.
QByteArray forwardedProperties(mqtt::Properties properties);

} // namespace broker
