// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec/packetio.h"

#include "mqtt/codec/propertiesio.h"

namespace mqtt {

PacketIdentifier readPacketIdentifier(WireReader &reader)
{
    const qsizetype start = reader.position();
    const quint16 identifier = reader.twoByteInteger("Packet Identifier");
    if (identifier == 0)
        reader.failProtocol(start, "packet identifier 0");
    return static_cast<PacketIdentifier>(identifier);
}

ReasonCode readReasonCode(WireReader &reader, PacketType type)
{
    const qsizetype start = reader.position();
    const auto code = static_cast<ReasonCode>(reader.byte("Reason Code"));
    if (FieldSink *sink = reader.sink()) {
        const QString value
            = QStringLiteral("0x%1 ").arg(static_cast<uint>(code), 2, 16, QChar(u'0'))
            + QLatin1StringView(specName(code, type));
        sink->annotate(value);
    }
    if (!isAllowedIn(code, type))
        reader.failProtocol(start, "reason code is not allowed in this packet");
    return code;
}

void nameBits(WireReader &reader, const char *name, quint8 mask, quint32 value)
{
    if (FieldSink *sink = reader.sink())
        sink->bits(name, mask, QString::number(value));
}

void writePacketIdentifier(WireWriter &writer, PacketIdentifier identifier)
{
    writer.twoByteInteger(static_cast<quint16>(identifier));
}

void writePropertiesFor(WireWriter &writer, const Properties &properties, ProtocolVersion version)
{
    if (properties.isEmpty()) {
        if (version == ProtocolVersion::Mqtt5)
            writer.byte(0);
    } else if (version == ProtocolVersion::Mqtt5) {
        writeProperties(writer, properties);
    } else {
        failUnsupported(writer, "properties need MQTT 5");
    }
}

void failUnsupported(WireWriter &writer, const char *what)
{
    writer.fail(Error::Kind::Unsupported, ReasonCode::UnsupportedProtocolVersion, what);
}

} // namespace mqtt
