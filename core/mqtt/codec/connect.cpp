// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec/packetio.h"
#include "mqtt/codec/propertiesio.h"
#include "mqtt/codec/topicio.h"

// CONNECT, MQTT 5 section 3.1; the 3.1 form after the IBM text of 2010.
namespace mqtt {
namespace {

constexpr quint8 reservedFlag = 0x01;
constexpr quint8 cleanStartFlag = 0x02;
constexpr quint8 willFlag = 0x04;
constexpr quint8 willQoSMask = 0x18;
constexpr quint8 willRetainFlag = 0x20;
constexpr quint8 passwordFlag = 0x40;
constexpr quint8 userNameFlag = 0x80;
constexpr unsigned willQoSShift = 3;

constexpr QByteArrayView name31("MQIsdp");
constexpr QByteArrayView nameSince311("MQTT");

ProtocolVersion readVersion(WireReader &reader)
{
    const auto refuse = [&reader](qsizetype offset, const char *what) {
        reader.fail(Error::Kind::Unsupported, ReasonCode::UnsupportedProtocolVersion, offset, what);
    };
    const qsizetype nameStart = reader.position();
    const QByteArrayView name = reader.string("Protocol Name");
    if (name != name31 && name != nameSince311)
        refuse(nameStart, "unknown protocol name");
    const qsizetype levelStart = reader.position();
    const auto version = static_cast<ProtocolVersion>(reader.byte("Protocol Version"));
    const bool known = name == name31
        ? version == ProtocolVersion::Mqtt31
        : version == ProtocolVersion::Mqtt311 || version == ProtocolVersion::Mqtt5;
    if (!known)
        refuse(levelStart, "unknown protocol version");
    return version;
}

bool has(quint8 flags, quint8 flag)
{
    return (flags & flag) != 0;
}

quint8 readFlags(WireReader &reader, ProtocolVersion version)
{
    const qsizetype start = reader.position();
    const quint8 flags = reader.byte("Connect Flags");
    const bool isMqtt5 = version == ProtocolVersion::Mqtt5;
    nameBits(reader, "User Name Flag", userNameFlag, has(flags, userNameFlag));
    nameBits(reader, "Password Flag", passwordFlag, has(flags, passwordFlag));
    nameBits(reader, "Will Retain", willRetainFlag, has(flags, willRetainFlag));
    nameBits(reader, "Will QoS", willQoSMask, (flags & willQoSMask) >> willQoSShift);
    nameBits(reader, "Will Flag", willFlag, has(flags, willFlag));
    nameBits(reader, isMqtt5 ? "Clean Start" : "Clean Session", cleanStartFlag,
             has(flags, cleanStartFlag));
    nameBits(reader, "Reserved", reservedFlag, has(flags, reservedFlag));

    // The 3.1 text says of these two: unused, and disregarded without a will.
    if (version != ProtocolVersion::Mqtt31) {
        if (has(flags, reservedFlag))
            reader.failMalformed(start, "reserved connect flag is set");
        if (!has(flags, willFlag) && (flags & (willQoSMask | willRetainFlag)) != 0)
            reader.failMalformed(start, "will QoS or retain without a will");
    }
    if (has(flags, willFlag) && (flags & willQoSMask) == willQoSMask)
        reader.failMalformed(start, "will QoS 3");
    if (!isMqtt5 && has(flags, passwordFlag) && !has(flags, userNameFlag))
        reader.failMalformed(start, "password without a user name");
    return flags;
}

Will readWill(WireReader &reader, quint8 flags, ProtocolVersion version)
{
    Will will;
    will.qos = static_cast<QoS>((flags & willQoSMask) >> willQoSShift);
    will.retain = has(flags, willRetainFlag);
    if (version == ProtocolVersion::Mqtt5)
        will.properties = readProperties(reader, willPlace);
    will.topic = readTopicName(reader, "Will Topic").toByteArray();
    will.payload = reader.binary("Will Payload").toByteArray();
    return will;
}

quint8 flagsOf(const ConnectPacket &packet)
{
    unsigned flags = packet.cleanStart ? cleanStartFlag : 0U;
    if (packet.will) {
        flags |= willFlag;
        flags |= (static_cast<unsigned>(packet.will->qos) << willQoSShift) & willQoSMask;
        flags |= packet.will->retain ? willRetainFlag : 0U;
    }
    flags |= packet.password ? passwordFlag : 0U;
    flags |= packet.userName ? userNameFlag : 0U;
    return static_cast<quint8>(flags);
}

} // namespace

ConnectPacket readConnect(WireReader &reader)
{
    ConnectPacket packet;
    packet.version = readVersion(reader);
    const bool is31 = packet.version == ProtocolVersion::Mqtt31;
    const quint8 flags = readFlags(reader, packet.version);
    packet.cleanStart = has(flags, cleanStartFlag);
    packet.keepAlive = reader.twoByteInteger("Keep Alive");
    if (packet.version == ProtocolVersion::Mqtt5) {
        const qsizetype start = reader.position();
        packet.properties = readProperties(reader, placeOf(PacketType::Connect));
        if (packet.properties.authenticationData && !packet.properties.authenticationMethod)
            reader.failProtocol(start, "authentication data without a method");
    }
    packet.clientId = reader.string("Client Identifier").toByteArray();
    if (has(flags, willFlag))
        packet.will = readWill(reader, flags, packet.version);
    // In 3.1 the length of the packet has precedence over these two flags.
    if (has(flags, userNameFlag) && !(is31 && reader.atEnd()))
        packet.userName = reader.string("User Name").toByteArray();
    if (has(flags, passwordFlag) && !(is31 && reader.atEnd()))
        packet.password = reader.secret("Password").toByteArray();
    return packet;
}

void writePacket(WireWriter &writer, const ConnectPacket &packet, ProtocolVersion)
{
    const bool is31 = packet.version == ProtocolVersion::Mqtt31;
    if (packet.clientId.isEmpty()
        && (is31 || (packet.version == ProtocolVersion::Mqtt311 && !packet.cleanStart))) {
        writer.fail(Error::Kind::ProtocolError, ReasonCode::ClientIdentifierNotValid,
                    "empty client identifier");
        return;
    }
    if (packet.will && packet.will->qos > QoS::ExactlyOnce) {
        writer.fail(Error::Kind::Malformed, ReasonCode::MalformedPacket, "will QoS 3");
        return;
    }
    writer.field(is31 ? name31 : nameSince311);
    writer.byte(static_cast<quint8>(packet.version));
    writer.byte(flagsOf(packet));
    writer.twoByteInteger(packet.keepAlive);
    writePropertiesFor(writer, packet.properties, packet.version);
    writer.field(packet.clientId);
    if (packet.will) {
        writePropertiesFor(writer, packet.will->properties, packet.version);
        writer.field(packet.will->topic);
        writer.field(packet.will->payload);
    }
    if (packet.userName)
        writer.field(*packet.userName);
    if (packet.password)
        writer.field(*packet.password);
}

} // namespace mqtt
