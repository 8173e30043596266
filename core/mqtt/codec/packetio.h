// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/codec.h"
#include "mqtt/wirereader.h"
#include "mqtt/wirewriter.h"

// A reader and a writer for each packet. Readers start behind the fixed header and may leave
// rubbish in the packet when they fail; codec.cpp asks reader.ok() at the end and checks that
// nothing is left. Writers write what follows the fixed header and refuse only what the version
// or the format cannot express: the rest is judged by reading the result back.
namespace mqtt {

ConnectPacket readConnect(WireReader &reader);
ConnackPacket readConnack(WireReader &reader, ProtocolVersion version);
/// `flags` is the low nibble of the first byte.
PublishView readPublishView(WireReader &reader, quint8 flags, ProtocolVersion version);
PubackPacket readPuback(WireReader &reader, ProtocolVersion version);
PubrecPacket readPubrec(WireReader &reader, ProtocolVersion version);
PubrelPacket readPubrel(WireReader &reader, ProtocolVersion version);
PubcompPacket readPubcomp(WireReader &reader, ProtocolVersion version);
SubscribePacket readSubscribe(WireReader &reader, ProtocolVersion version);
SubackPacket readSuback(WireReader &reader, ProtocolVersion version);
UnsubscribePacket readUnsubscribe(WireReader &reader, ProtocolVersion version);
UnsubackPacket readUnsuback(WireReader &reader, ProtocolVersion version);
DisconnectPacket readDisconnect(WireReader &reader, ProtocolVersion version);
AuthPacket readAuth(WireReader &reader);

void writePacket(WireWriter &writer, const ConnectPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const ConnackPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const PublishPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const PubackPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const PubrecPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const PubrelPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const PubcompPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const SubscribePacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const SubackPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const UnsubscribePacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const UnsubackPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const PingreqPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const PingrespPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const DisconnectPacket &packet, ProtocolVersion version);
void writePacket(WireWriter &writer, const AuthPacket &packet, ProtocolVersion version);

// What several packets have in common.

/// Never 0 on the wire (section 2.2.1).
PacketIdentifier readPacketIdentifier(WireReader &reader);
/// Refuses codes that the packet may not carry in MQTT 5.
ReasonCode readReasonCode(WireReader &reader, PacketType type);
/// Names bits of the byte read last, if somebody wants to know.
void nameBits(WireReader &reader, const char *name, quint8 mask, quint32 value);

void writePacketIdentifier(WireWriter &writer, PacketIdentifier identifier);
/// Writes the block in MQTT 5; in 3.x there must be nothing to write.
void writePropertiesFor(WireWriter &writer, const Properties &properties, ProtocolVersion version);
void failUnsupported(WireWriter &writer, const char *what);

} // namespace mqtt
