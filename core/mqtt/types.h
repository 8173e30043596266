// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

// The words of the protocol that every other header of this room uses. Plain values, any thread.
namespace mqtt {

/// The protocol level as it stands in CONNECT (MQTT 5 section 3.1.2.2).
enum class ProtocolVersion : quint8 { Mqtt31 = 3, Mqtt311 = 4, Mqtt5 = 5 };

/// High nibble of the first byte of a frame (section 2.1.2).
enum class PacketType : quint8 {
    Connect = 1,
    Connack = 2,
    Publish = 3,
    Puback = 4,
    Pubrec = 5,
    Pubrel = 6,
    Pubcomp = 7,
    Subscribe = 8,
    Suback = 9,
    Unsubscribe = 10,
    Unsuback = 11,
    Pingreq = 12,
    Pingresp = 13,
    Disconnect = 14,
    Auth = 15
};

enum class QoS : quint8 { AtMostOnce = 0, AtLeastOnce = 1, ExactlyOnce = 2 };

/// 1..65535 on the wire; None stands for "this packet has no identifier".
enum class PacketIdentifier : quint16 { None = 0 };

/// What a subscription asks the server to do with retained messages (section 3.8.3.1).
enum class RetainHandling : quint8 { SendAlways = 0, SendIfNew = 1, DoNotSend = 2 };

/// Payload Format Indicator (section 3.3.2.3.2).
enum class PayloadFormat : quint8 { Unspecified = 0, Utf8 = 1 };

/// Largest value of a Variable Byte Integer and so of Remaining Length (section 1.5.5).
inline constexpr quint32 maximumVariableInteger = 268'435'455;
/// Largest whole frame: first byte, four length bytes and the rest.
inline constexpr quint32 maximumFrameSize = maximumVariableInteger + 5;
/// Longest string or binary field in bytes (sections 1.5.4 and 1.5.6).
inline constexpr qsizetype maximumFieldLength = 65'535;

/// The name the specification uses, e.g. "PUBLISH".
const char *specName(PacketType type);

} // namespace mqtt
