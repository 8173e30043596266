// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec/packetio.h"
#include "mqtt/codec/propertiesio.h"

#include <array>

// CONNACK, MQTT 5 section 3.2 and MQTT 3.1.1 section 3.2.
namespace mqtt {
namespace {

constexpr quint8 sessionPresentFlag = 0x01;
constexpr quint8 reservedFlags = 0xFE;

// Return codes 0..5 of 3.x by their meaning in MQTT 5.
constexpr std::array returnCodes = {ReasonCode::Success,
                                    ReasonCode::UnsupportedProtocolVersion,
                                    ReasonCode::ClientIdentifierNotValid,
                                    ReasonCode::ServerUnavailable,
                                    ReasonCode::BadUserNameOrPassword,
                                    ReasonCode::NotAuthorized};

ReasonCode readReturnCode(WireReader &reader)
{
    const qsizetype start = reader.position();
    const std::size_t code = reader.byte("Return Code");
    if (code >= returnCodes.size()) {
        reader.failProtocol(start, "unknown return code");
        return ReasonCode::UnspecifiedError;
    }
    if (FieldSink *sink = reader.sink()) {
        const QString value
            = QString::number(code) + u' ' + QLatin1StringView(specName(returnCodes[code]));
        sink->annotate(value);
    }
    return returnCodes[code];
}

void writeReturnCode(WireWriter &writer, ReasonCode reason)
{
    for (std::size_t code = 0; code < returnCodes.size(); ++code) {
        if (returnCodes[code] == reason) {
            writer.byte(static_cast<quint8>(code));
            return;
        }
    }
    failUnsupported(writer, "MQTT 3 has no return code for this");
}

} // namespace

ConnackPacket readConnack(WireReader &reader, ProtocolVersion version)
{
    ConnackPacket packet;
    const qsizetype start = reader.position();
    const quint8 flags = reader.byte("Connect Acknowledge Flags");
    if (version != ProtocolVersion::Mqtt31) {
        nameBits(reader, "Reserved", reservedFlags, (flags & reservedFlags) >> 1U);
        nameBits(reader, "Session Present", sessionPresentFlag, flags & sessionPresentFlag);
        if ((flags & reservedFlags) != 0)
            reader.failMalformed(start, "reserved connect acknowledge flag is set");
        packet.sessionPresent = (flags & sessionPresentFlag) != 0;
    }
    // A server that does not know MQTT 5 refuses it in the only form it knows, that of 3.1.1:
    // two bytes, the second one 1. This is what tells a client to fall back.
    const bool isOldRefusal = reader.remaining() == 1 && reader.peek() == 1;
    if (version != ProtocolVersion::Mqtt5 || isOldRefusal) {
        packet.reasonCode = readReturnCode(reader);
    } else {
        packet.reasonCode = readReasonCode(reader, PacketType::Connack);
        packet.properties = readProperties(reader, placeOf(PacketType::Connack));
    }
    if (packet.sessionPresent && packet.reasonCode != ReasonCode::Success)
        reader.failProtocol(start, "session present although refused");
    return packet;
}

void writePacket(WireWriter &writer, const ConnackPacket &packet, ProtocolVersion version)
{
    if (version == ProtocolVersion::Mqtt31 && packet.sessionPresent)
        failUnsupported(writer, "MQTT 3.1 has no session present flag");
    writer.byte(packet.sessionPresent ? sessionPresentFlag : 0);
    if (version == ProtocolVersion::Mqtt5)
        writer.byte(static_cast<quint8>(packet.reasonCode));
    else
        writeReturnCode(writer, packet.reasonCode);
    writePropertiesFor(writer, packet.properties, version);
}

} // namespace mqtt
