// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec/packetio.h"
#include "mqtt/codec/propertiesio.h"
#include "mqtt/codec/topicio.h"

// PUBLISH, MQTT 5 section 3.3. Reading must not allocate: it is the path of every message.
namespace mqtt {
namespace {

constexpr quint8 retainFlag = 0x01;
constexpr quint8 qosMask = 0x06;
constexpr quint8 duplicateFlag = 0x08;

ByteSpan spanTo(qsizetype end, qsizetype length)
{
    return {static_cast<quint32>(end - length), static_cast<quint32>(length)};
}

// Checks every property, keeps only where they lie and the alias.
void readPropertiesBlock(WireReader &reader, PublishView &view)
{
    if (FieldSink *sink = reader.sink()) [[unlikely]]
        sink->open("Properties", reader.position());
    const quint32 length = reader.variableInteger("Property Length");
    const qsizetype oldEnd = reader.enter(length);
    quint64 seen = 0;
    while (!reader.atEnd()) {
        const PropertyValue value = readProperty(reader, placeOf(PacketType::Publish), seen);
        if (reader.ok() && value.info->id == PropertyId::TopicAlias)
            view.topicAlias = static_cast<quint16>(value.number);
    }
    view.propertiesBlock = spanTo(reader.position(), length);
    reader.leave(oldEnd);
    if (FieldSink *sink = reader.sink()) [[unlikely]]
        sink->close();
}

} // namespace

PublishView readPublishView(WireReader &reader, quint8 flags, ProtocolVersion version)
{
    PublishView view;
    const auto qos = static_cast<quint8>((flags & qosMask) >> 1U);
    view.qos = static_cast<QoS>(qos);
    view.retain = (flags & retainFlag) != 0;
    view.duplicate = (flags & duplicateFlag) != 0;
    if (qos > 2)
        reader.failMalformed(0, "QoS 3");
    if (qos == 0 && view.duplicate)
        reader.failMalformed(0, "DUP at QoS 0");

    const bool isMqtt5 = version == ProtocolVersion::Mqtt5;
    const qsizetype topicStart = reader.position();
    const QByteArrayView topic = isMqtt5 ? readOptionalTopicName(reader, "Topic Name")
                                         : readTopicName(reader, "Topic Name");
    view.topic = spanTo(reader.position(), topic.size());
    if (qos > 0)
        view.packetIdentifier = readPacketIdentifier(reader);
    if (isMqtt5) {
        readPropertiesBlock(reader, view);
        if (topic.isEmpty() && view.topicAlias == 0)
            reader.failProtocol(topicStart, "neither topic nor topic alias");
    }
    const QByteArrayView payload = reader.rest("Payload");
    view.payload = spanTo(reader.position(), payload.size());
    return view;
}

void writePacket(WireWriter &writer, const PublishPacket &packet, ProtocolVersion version)
{
    const bool hasIdentifier = packet.packetIdentifier != PacketIdentifier::None;
    if (packet.qos == QoS::AtMostOnce && hasIdentifier) {
        writer.fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError,
                    "packet identifier at QoS 0");
        return;
    }
    writer.field(packet.topic);
    if (packet.qos != QoS::AtMostOnce)
        writePacketIdentifier(writer, packet.packetIdentifier);
    writePropertiesFor(writer, packet.properties, version);
    writer.raw(packet.payload);
}

} // namespace mqtt
