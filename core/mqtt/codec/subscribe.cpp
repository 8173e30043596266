// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec/packetio.h"
#include "mqtt/codec/propertiesio.h"
#include "mqtt/codec/topicio.h"

// SUBSCRIBE, SUBACK, UNSUBSCRIBE, UNSUBACK: MQTT 5 sections 3.8 to 3.11.
namespace mqtt {
namespace {

constexpr quint8 qosMask = 0x03;
constexpr quint8 noLocalFlag = 0x04;
constexpr quint8 retainAsPublishedFlag = 0x08;
constexpr quint8 retainHandlingMask = 0x30;
constexpr unsigned retainHandlingShift = 4;
constexpr quint8 reservedMask5 = 0xC0;
constexpr quint8 reservedMask3 = 0xFC;
constexpr quint8 failure3 = 0x80;

void readOptions(WireReader &reader, Subscription &subscription)
{
    const qsizetype start = reader.position();
    const quint8 options = reader.byte("Subscription Options");
    const auto qos = static_cast<quint8>(options & qosMask);
    const auto handling
        = static_cast<quint8>((options & retainHandlingMask) >> retainHandlingShift);
    subscription.qos = static_cast<QoS>(qos);
    subscription.noLocal = (options & noLocalFlag) != 0;
    subscription.retainAsPublished = (options & retainAsPublishedFlag) != 0;
    subscription.retainHandling = static_cast<RetainHandling>(handling);
    nameBits(reader, "Reserved", reservedMask5, options >> 6U);
    nameBits(reader, "Retain Handling", retainHandlingMask, handling);
    nameBits(reader, "Retain As Published", retainAsPublishedFlag, subscription.retainAsPublished);
    nameBits(reader, "No Local", noLocalFlag, subscription.noLocal);
    nameBits(reader, "Maximum QoS", qosMask, qos);
    if ((options & reservedMask5) != 0)
        reader.failMalformed(start, "reserved subscription option is set");
    if (qos > 2)
        reader.failProtocol(start, "subscription with QoS 3");
    if (handling > 2)
        reader.failProtocol(start, "retain handling 3");
    if (subscription.noLocal && subscription.topicFilter.startsWith("$share/"))
        reader.failProtocol(start, "no local on a shared subscription");
}

void readRequestedQoS(WireReader &reader, Subscription &subscription)
{
    const qsizetype start = reader.position();
    const quint8 options = reader.byte("Requested QoS");
    const auto qos = static_cast<quint8>(options & qosMask);
    subscription.qos = static_cast<QoS>(qos);
    nameBits(reader, "Reserved", reservedMask3, options >> 2U);
    nameBits(reader, "QoS", qosMask, qos);
    if ((options & reservedMask3) != 0)
        reader.failMalformed(start, "reserved bit of the requested QoS is set");
    if (qos > 2)
        reader.failMalformed(start, "subscription with QoS 3");
}

ReasonCode readGrantedQoS(WireReader &reader)
{
    const qsizetype start = reader.position();
    const quint8 code = reader.byte("Return Code");
    // 0x80 came with 3.1.1, but servers send it to clients of 3.1 too.
    if (code > 2 && code != failure3)
        reader.failProtocol(start, "unknown return code");
    return static_cast<ReasonCode>(code);
}

quint8 optionsOf(const Subscription &subscription)
{
    unsigned options = static_cast<unsigned>(subscription.qos);
    options |= subscription.noLocal ? noLocalFlag : 0U;
    options |= subscription.retainAsPublished ? retainAsPublishedFlag : 0U;
    options |= static_cast<unsigned>(subscription.retainHandling) << retainHandlingShift;
    return static_cast<quint8>(options);
}

} // namespace

SubscribePacket readSubscribe(WireReader &reader, ProtocolVersion version)
{
    const bool isMqtt5 = version == ProtocolVersion::Mqtt5;
    SubscribePacket packet;
    packet.packetIdentifier = readPacketIdentifier(reader);
    if (isMqtt5)
        packet.properties = readProperties(reader, placeOf(PacketType::Subscribe));
    if (reader.atEnd())
        reader.failProtocol(reader.position(), "SUBSCRIBE without a topic filter");
    while (!reader.atEnd()) {
        Subscription subscription;
        subscription.topicFilter = readTopicFilter(reader, "Topic Filter", version).toByteArray();
        if (isMqtt5)
            readOptions(reader, subscription);
        else
            readRequestedQoS(reader, subscription);
        packet.subscriptions.push_back(std::move(subscription));
    }
    return packet;
}

SubackPacket readSuback(WireReader &reader, ProtocolVersion version)
{
    const bool isMqtt5 = version == ProtocolVersion::Mqtt5;
    SubackPacket packet;
    packet.packetIdentifier = readPacketIdentifier(reader);
    if (isMqtt5)
        packet.properties = readProperties(reader, placeOf(PacketType::Suback));
    if (reader.atEnd())
        reader.failProtocol(reader.position(), "SUBACK without a reason code");
    while (!reader.atEnd())
        packet.reasonCodes.push_back(isMqtt5 ? readReasonCode(reader, PacketType::Suback)
                                             : readGrantedQoS(reader));
    return packet;
}

UnsubscribePacket readUnsubscribe(WireReader &reader, ProtocolVersion version)
{
    UnsubscribePacket packet;
    packet.packetIdentifier = readPacketIdentifier(reader);
    if (version == ProtocolVersion::Mqtt5)
        packet.properties = readProperties(reader, placeOf(PacketType::Unsubscribe));
    if (reader.atEnd())
        reader.failProtocol(reader.position(), "UNSUBSCRIBE without a topic filter");
    while (!reader.atEnd())
        packet.topicFilters.push_back(
            readTopicFilter(reader, "Topic Filter", version).toByteArray());
    return packet;
}

UnsubackPacket readUnsuback(WireReader &reader, ProtocolVersion version)
{
    UnsubackPacket packet;
    packet.packetIdentifier = readPacketIdentifier(reader);
    if (version != ProtocolVersion::Mqtt5)
        return packet;
    packet.properties = readProperties(reader, placeOf(PacketType::Unsuback));
    if (reader.atEnd())
        reader.failProtocol(reader.position(), "UNSUBACK without a reason code");
    while (!reader.atEnd())
        packet.reasonCodes.push_back(readReasonCode(reader, PacketType::Unsuback));
    return packet;
}

void writePacket(WireWriter &writer, const SubscribePacket &packet, ProtocolVersion version)
{
    writePacketIdentifier(writer, packet.packetIdentifier);
    writePropertiesFor(writer, packet.properties, version);
    for (const Subscription &subscription : packet.subscriptions) {
        const quint8 options = optionsOf(subscription);
        if (version != ProtocolVersion::Mqtt5 && (options & reservedMask3) != 0)
            failUnsupported(writer, "subscription options need MQTT 5");
        writer.field(subscription.topicFilter);
        writer.byte(options);
    }
}

void writePacket(WireWriter &writer, const SubackPacket &packet, ProtocolVersion version)
{
    writePacketIdentifier(writer, packet.packetIdentifier);
    writePropertiesFor(writer, packet.properties, version);
    for (const ReasonCode code : packet.reasonCodes) {
        const auto byte = static_cast<quint8>(code);
        const bool isKnownIn3
            = byte <= 2 || (byte == failure3 && version == ProtocolVersion::Mqtt311);
        if (version != ProtocolVersion::Mqtt5 && !isKnownIn3)
            failUnsupported(writer, "this version has no return code for this");
        writer.byte(byte);
    }
}

void writePacket(WireWriter &writer, const UnsubscribePacket &packet, ProtocolVersion version)
{
    writePacketIdentifier(writer, packet.packetIdentifier);
    writePropertiesFor(writer, packet.properties, version);
    for (const QByteArray &filter : packet.topicFilters)
        writer.field(filter);
}

void writePacket(WireWriter &writer, const UnsubackPacket &packet, ProtocolVersion version)
{
    writePacketIdentifier(writer, packet.packetIdentifier);
    writePropertiesFor(writer, packet.properties, version);
    if (version != ProtocolVersion::Mqtt5 && !packet.reasonCodes.empty())
        failUnsupported(writer, "UNSUBACK has reason codes in MQTT 5 only");
    for (const ReasonCode code : packet.reasonCodes)
        writer.byte(static_cast<quint8>(code));
}

} // namespace mqtt
