// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec/packetio.h"
#include "mqtt/codec/propertiesio.h"

// PINGREQ, PINGRESP, DISCONNECT, AUTH: MQTT 5 sections 3.12 to 3.15.
namespace mqtt {

DisconnectPacket readDisconnect(WireReader &reader, ProtocolVersion version)
{
    DisconnectPacket packet;
    if (version != ProtocolVersion::Mqtt5)
        return packet;
    if (!reader.atEnd())
        packet.reasonCode = readReasonCode(reader, PacketType::Disconnect);
    if (!reader.atEnd())
        packet.properties = readProperties(reader, placeOf(PacketType::Disconnect));
    return packet;
}

AuthPacket readAuth(WireReader &reader)
{
    AuthPacket packet;
    // Only Success without properties may be left out, and only both together.
    if (reader.atEnd())
        return packet;
    packet.reasonCode = readReasonCode(reader, PacketType::Auth);
    const qsizetype start = reader.position();
    packet.properties = readProperties(reader, placeOf(PacketType::Auth));
    const bool saysNothing
        = packet.reasonCode == ReasonCode::Success && packet.properties.isEmpty();
    if (!packet.properties.authenticationMethod && !saysNothing)
        reader.failProtocol(start, "AUTH without an authentication method");
    return packet;
}

void writePacket(WireWriter &, const PingreqPacket &, ProtocolVersion) { }

void writePacket(WireWriter &, const PingrespPacket &, ProtocolVersion) { }

void writePacket(WireWriter &writer, const DisconnectPacket &packet, ProtocolVersion version)
{
    const bool hasProperties = !packet.properties.isEmpty();
    if (packet.reasonCode == ReasonCode::NormalDisconnection && !hasProperties)
        return;
    if (version != ProtocolVersion::Mqtt5) {
        failUnsupported(writer, "MQTT 3 disconnects without reason code and properties");
        return;
    }
    writer.byte(static_cast<quint8>(packet.reasonCode));
    if (hasProperties)
        writeProperties(writer, packet.properties);
}

void writePacket(WireWriter &writer, const AuthPacket &packet, ProtocolVersion version)
{
    if (version != ProtocolVersion::Mqtt5) {
        failUnsupported(writer, "AUTH needs MQTT 5");
        return;
    }
    if (packet.reasonCode == ReasonCode::Success && packet.properties.isEmpty())
        return;
    writer.byte(static_cast<quint8>(packet.reasonCode));
    writePropertiesFor(writer, packet.properties, version);
}

} // namespace mqtt
