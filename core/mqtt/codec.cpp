// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec.h"

#include "mqtt/codec/packetio.h"
#include "mqtt/codec/propertiesio.h"

namespace mqtt {
namespace {

struct FixedHeader {
    PacketType type = PacketType::Connect;
    quint8 flags = 0;
};

constexpr quint8 flagsMask = 0x0F;
constexpr quint8 duplicateFlag = 0x08;

// The value that section 2.1.3 prescribes for the types that do not use their flags.
constexpr quint8 prescribedFlags(PacketType type)
{
    return type == PacketType::Pubrel || type == PacketType::Subscribe
            || type == PacketType::Unsubscribe
        ? 0x02
        : 0x00;
}

void checkFlags(WireReader &reader, FixedHeader header, ProtocolVersion version)
{
    if (header.type == PacketType::Publish)
        return;
    const quint8 expected = prescribedFlags(header.type);
    // MQTT 3.1 marks a repeated PUBREL, SUBSCRIBE, UNSUBSCRIBE with DUP.
    const bool mayRepeat = version == ProtocolVersion::Mqtt31 && expected != 0;
    const int tolerated = mayRepeat ? duplicateFlag : 0;
    if ((header.flags & ~tolerated) != expected)
        reader.failMalformed(0, "reserved flags of the packet type");
}

void nameFirstByte(WireReader &reader, FixedHeader header)
{
    FieldSink *sink = reader.sink();
    if (!sink) [[likely]]
        return;
    sink->bits("Packet Type", 0xF0, QString::fromLatin1(specName(header.type)));
    if (header.type == PacketType::Publish) {
        nameBits(reader, "DUP", 0x08, header.flags >> 3U);
        nameBits(reader, "QoS", 0x06, (header.flags >> 1U) & 3U);
        nameBits(reader, "RETAIN", 0x01, header.flags & 1U);
    } else {
        nameBits(reader, "Flags", flagsMask, header.flags);
    }
}

FixedHeader readFixedHeader(WireReader &reader, ProtocolVersion version)
{
    const quint8 first = reader.byte("First Byte");
    const FixedHeader header{static_cast<PacketType>(first >> 4U),
                             static_cast<quint8>(first & flagsMask)};
    nameFirstByte(reader, header);
    const bool isKnown = header.type >= PacketType::Connect
        && (header.type < PacketType::Auth || version == ProtocolVersion::Mqtt5);
    if (!isKnown)
        reader.failMalformed(0, "reserved packet type");
    checkFlags(reader, header, version);
    const qsizetype announced = reader.variableInteger("Remaining Length");
    if (announced > reader.remaining())
        reader.failMalformed(reader.position() + reader.remaining(), "the frame is incomplete");
    else if (announced < reader.remaining())
        reader.failMalformed(reader.position() + announced, "bytes after the frame");
    return header;
}

void checkEnd(WireReader &reader)
{
    if (!reader.atEnd())
        reader.failMalformed(reader.position(), "bytes after the last field");
}

PublishPacket publishFrom(QByteArrayView frame, const PublishView &view, WireReader &reader)
{
    const auto slice = [frame](ByteSpan span) { return frame.sliced(span.offset, span.length); };
    PublishPacket packet;
    packet.duplicate = view.duplicate;
    packet.qos = view.qos;
    packet.retain = view.retain;
    packet.packetIdentifier = view.packetIdentifier;
    if (reader.ok()) {
        packet.topic = slice(view.topic).toByteArray();
        packet.payload = slice(view.payload).toByteArray();
        WireReader properties(slice(view.propertiesBlock));
        packet.properties = readPropertyList(properties, placeOf(PacketType::Publish));
    }
    return packet;
}

Packet readBody(WireReader &reader, QByteArrayView frame, FixedHeader header,
                ProtocolVersion version)
{
    switch (header.type) {
    case PacketType::Connect:
        return readConnect(reader);
    case PacketType::Connack:
        return readConnack(reader, version);
    case PacketType::Publish:
        return publishFrom(frame, readPublishView(reader, header.flags, version), reader);
    case PacketType::Puback:
        return readPuback(reader, version);
    case PacketType::Pubrec:
        return readPubrec(reader, version);
    case PacketType::Pubrel:
        return readPubrel(reader, version);
    case PacketType::Pubcomp:
        return readPubcomp(reader, version);
    case PacketType::Subscribe:
        return readSubscribe(reader, version);
    case PacketType::Suback:
        return readSuback(reader, version);
    case PacketType::Unsubscribe:
        return readUnsubscribe(reader, version);
    case PacketType::Unsuback:
        return readUnsuback(reader, version);
    case PacketType::Pingreq:
        break;
    case PacketType::Pingresp:
        return PingrespPacket();
    case PacketType::Disconnect:
        return readDisconnect(reader, version);
    case PacketType::Auth:
        return readAuth(reader);
    }
    return PingreqPacket();
}

Packet readPacket(WireReader &reader, QByteArrayView frame, ProtocolVersion version)
{
    const FixedHeader header = readFixedHeader(reader, version);
    if (!reader.ok())
        return PingreqPacket();
    Packet packet = readBody(reader, frame, header, version);
    checkEnd(reader);
    return packet;
}

quint8 firstByte(const Packet &packet)
{
    const PacketType type = typeOf(packet);
    unsigned flags = prescribedFlags(type);
    if (const auto *publish = std::get_if<PublishPacket>(&packet)) {
        flags = publish->duplicate ? 0x08U : 0U;
        flags |= static_cast<unsigned>(publish->qos) << 1U;
        flags |= publish->retain ? 0x01U : 0U;
    }
    return static_cast<quint8>(static_cast<unsigned>(type) << 4U | (flags & flagsMask));
}

// Large enough for nearly every packet, exact for a PUBLISH without properties.
qsizetype expectedBodySize(const Packet &packet, ProtocolVersion version)
{
    const auto *publish = std::get_if<PublishPacket>(&packet);
    if (!publish)
        return 0;
    const qsizetype identifier = publish->qos == QoS::AtMostOnce ? 0 : 2;
    const qsizetype propertyLength = version == ProtocolVersion::Mqtt5 ? 1 : 0;
    return 2 + publish->topic.size() + identifier + propertyLength + publish->payload.size();
}

std::optional<Error> refusal(QByteArrayView frame, const Packet &packet, ProtocolVersion version)
{
    if (std::holds_alternative<PublishPacket>(packet)) {
        const auto result = decodePublish(frame, version);
        return result ? std::nullopt : std::optional(result.error());
    }
    const auto result = decode(frame, version);
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace

Result<Packet> decode(QByteArrayView frame, ProtocolVersion version)
{
    WireReader reader(frame);
    Packet packet = readPacket(reader, frame, version);
    if (!reader.ok())
        return reader.error();
    return packet;
}

Result<PublishView> decodePublish(QByteArrayView frame, ProtocolVersion version)
{
    WireReader reader(frame);
    const FixedHeader header = readFixedHeader(reader, version);
    if (header.type != PacketType::Publish)
        reader.failProtocol(0, "not a PUBLISH");
    const PublishView view = readPublishView(reader, header.flags, version);
    if (!reader.ok()) [[unlikely]]
        return reader.error();
    return view;
}

Result<Properties> decodePublishProperties(QByteArrayView block)
{
    WireReader reader(block);
    Properties properties = readPropertyList(reader, placeOf(PacketType::Publish));
    if (!reader.ok())
        return reader.error();
    return properties;
}

FieldNode describe(QByteArrayView frame, ProtocolVersion version)
{
    FieldSink sink;
    WireReader reader(frame, &sink);
    const Packet packet = readPacket(reader, frame, version);
    const char *name = frame.isEmpty()
        ? "Packet"
        : specName(static_cast<PacketType>(static_cast<uchar>(frame.front()) >> 4U));
    return sink.finish(name, frame.size(), reader.ok() ? nullptr : &reader.error());
}

Result<QByteArray> encode(const Packet &packet, ProtocolVersion version)
{
    const qsizetype expected = expectedBodySize(packet, version);
    WireWriter writer(expected + 64);
    writer.byte(firstByte(packet));
    const WireWriter::Mark mark = writer.beginLength(expected);
    std::visit([&](const auto &p) { writePacket(writer, p, version); }, packet);
    writer.endLength(mark);
    Result<QByteArray> frame = writer.take();
    if (!frame)
        return frame;
    // One judge for both directions: what we would not accept we do not send.
    if (std::optional<Error> error = refusal(*frame, packet, version)) {
        error->offset = -1;
        return *error;
    }
    return frame;
}

} // namespace mqtt
