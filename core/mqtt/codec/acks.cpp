// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec/packetio.h"
#include "mqtt/codec/propertiesio.h"

// PUBACK, PUBREC, PUBREL, PUBCOMP: the same layout, MQTT 5 sections 3.4 to 3.7.
namespace mqtt {
namespace {

template <typename Ack> Ack readAck(WireReader &reader, PacketType type, ProtocolVersion version)
{
    Ack packet;
    packet.packetIdentifier = readPacketIdentifier(reader);
    if (version != ProtocolVersion::Mqtt5)
        return packet;
    // Both may be left out from the end; absent means Success and no properties.
    if (!reader.atEnd())
        packet.reasonCode = readReasonCode(reader, type);
    if (!reader.atEnd())
        packet.properties = readProperties(reader, placeOf(type));
    return packet;
}

template <typename Ack>
void writeAck(WireWriter &writer, const Ack &packet, ProtocolVersion version)
{
    writePacketIdentifier(writer, packet.packetIdentifier);
    const bool hasProperties = !packet.properties.isEmpty();
    if (packet.reasonCode == ReasonCode::Success && !hasProperties)
        return;
    if (version != ProtocolVersion::Mqtt5) {
        failUnsupported(writer, "MQTT 3 acknowledges without reason code and properties");
        return;
    }
    writer.byte(static_cast<quint8>(packet.reasonCode));
    if (hasProperties)
        writeProperties(writer, packet.properties);
}

} // namespace

PubackPacket readPuback(WireReader &reader, ProtocolVersion version)
{
    return readAck<PubackPacket>(reader, PacketType::Puback, version);
}

PubrecPacket readPubrec(WireReader &reader, ProtocolVersion version)
{
    return readAck<PubrecPacket>(reader, PacketType::Pubrec, version);
}

PubrelPacket readPubrel(WireReader &reader, ProtocolVersion version)
{
    return readAck<PubrelPacket>(reader, PacketType::Pubrel, version);
}

PubcompPacket readPubcomp(WireReader &reader, ProtocolVersion version)
{
    return readAck<PubcompPacket>(reader, PacketType::Pubcomp, version);
}

void writePacket(WireWriter &writer, const PubackPacket &packet, ProtocolVersion version)
{
    writeAck(writer, packet, version);
}

void writePacket(WireWriter &writer, const PubrecPacket &packet, ProtocolVersion version)
{
    writeAck(writer, packet, version);
}

void writePacket(WireWriter &writer, const PubrelPacket &packet, ProtocolVersion version)
{
    writeAck(writer, packet, version);
}

void writePacket(WireWriter &writer, const PubcompPacket &packet, ProtocolVersion version)
{
    writeAck(writer, packet, version);
}

} // namespace mqtt
