// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"
#include "mqtt/reasoncode.h"
#include "mqtt/types.h"

#include <QByteArray>

#include <optional>
#include <variant>
#include <vector>

// The fifteen packets as values (MQTT 5 section 3). Strings are UTF-8 bytes. What an older version
// lacks stays at its default there: properties empty, reason code Success, and so on.
namespace mqtt {

struct Will {
    QByteArray topic{};
    QByteArray payload{}; ///< at most 65,535 bytes
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    Properties properties{};
    friend bool operator==(const Will &, const Will &) = default;
};

struct ConnectPacket {
    ProtocolVersion version = ProtocolVersion::Mqtt5;
    bool cleanStart = true; ///< Clean Session in 3.x
    quint16 keepAlive = 0; ///< seconds; 0 switches it off
    QByteArray clientId{};
    std::optional<Will> will{};
    std::optional<QByteArray> userName{};
    std::optional<QByteArray> password{};
    Properties properties{};
    friend bool operator==(const ConnectPacket &, const ConnectPacket &) = default;
};

/// The 3.x return codes 1..5 are read as 0x84, 0x85, 0x88, 0x86, 0x87 and written back.
struct ConnackPacket {
    bool sessionPresent = false; ///< always false in 3.1, which has no such flag
    ReasonCode reasonCode = ReasonCode::Success;
    Properties properties{};
    friend bool operator==(const ConnackPacket &, const ConnackPacket &) = default;
};

struct PublishPacket {
    bool duplicate = false;
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    QByteArray topic{}; ///< empty only together with a topic alias
    PacketIdentifier packetIdentifier = PacketIdentifier::None; ///< None exactly at QoS 0
    Properties properties{};
    QByteArray payload{};
    friend bool operator==(const PublishPacket &, const PublishPacket &) = default;
};

struct PubackPacket {
    PacketIdentifier packetIdentifier = PacketIdentifier::None;
    ReasonCode reasonCode = ReasonCode::Success;
    Properties properties{};
    friend bool operator==(const PubackPacket &, const PubackPacket &) = default;
};

struct PubrecPacket {
    PacketIdentifier packetIdentifier = PacketIdentifier::None;
    ReasonCode reasonCode = ReasonCode::Success;
    Properties properties{};
    friend bool operator==(const PubrecPacket &, const PubrecPacket &) = default;
};

struct PubrelPacket {
    PacketIdentifier packetIdentifier = PacketIdentifier::None;
    ReasonCode reasonCode = ReasonCode::Success;
    Properties properties{};
    friend bool operator==(const PubrelPacket &, const PubrelPacket &) = default;
};

struct PubcompPacket {
    PacketIdentifier packetIdentifier = PacketIdentifier::None;
    ReasonCode reasonCode = ReasonCode::Success;
    Properties properties{};
    friend bool operator==(const PubcompPacket &, const PubcompPacket &) = default;
};

struct Subscription {
    QByteArray topicFilter{};
    QoS qos = QoS::AtMostOnce;
    bool noLocal = false;
    bool retainAsPublished = false;
    RetainHandling retainHandling = RetainHandling::SendAlways;
    friend bool operator==(const Subscription &, const Subscription &) = default;
};

struct SubscribePacket {
    PacketIdentifier packetIdentifier = PacketIdentifier::None;
    Properties properties{};
    std::vector<Subscription> subscriptions{}; ///< at least one
    friend bool operator==(const SubscribePacket &, const SubscribePacket &) = default;
};

struct SubackPacket {
    PacketIdentifier packetIdentifier = PacketIdentifier::None;
    Properties properties{};
    std::vector<ReasonCode> reasonCodes{}; ///< one per subscription, in order
    friend bool operator==(const SubackPacket &, const SubackPacket &) = default;
};

struct UnsubscribePacket {
    PacketIdentifier packetIdentifier = PacketIdentifier::None;
    Properties properties{};
    std::vector<QByteArray> topicFilters{}; ///< at least one
    friend bool operator==(const UnsubscribePacket &, const UnsubscribePacket &) = default;
};

struct UnsubackPacket {
    PacketIdentifier packetIdentifier = PacketIdentifier::None;
    Properties properties{};
    std::vector<ReasonCode> reasonCodes{}; ///< one per filter, in order; none at all in 3.x
    friend bool operator==(const UnsubackPacket &, const UnsubackPacket &) = default;
};

struct PingreqPacket {
    friend bool operator==(const PingreqPacket &, const PingreqPacket &) = default;
};

struct PingrespPacket {
    friend bool operator==(const PingrespPacket &, const PingrespPacket &) = default;
};

struct DisconnectPacket {
    ReasonCode reasonCode = ReasonCode::NormalDisconnection;
    Properties properties{};
    friend bool operator==(const DisconnectPacket &, const DisconnectPacket &) = default;
};

/// MQTT 5 only.
struct AuthPacket {
    ReasonCode reasonCode = ReasonCode::Success;
    Properties properties{};
    friend bool operator==(const AuthPacket &, const AuthPacket &) = default;
};

/// In the order of PacketType, so that index() + 1 is the type.
using Packet
    = std::variant<ConnectPacket, ConnackPacket, PublishPacket, PubackPacket, PubrecPacket,
                   PubrelPacket, PubcompPacket, SubscribePacket, SubackPacket, UnsubscribePacket,
                   UnsubackPacket, PingreqPacket, PingrespPacket, DisconnectPacket, AuthPacket>;

inline PacketType typeOf(const Packet &packet)
{
    return static_cast<PacketType>(packet.index() + 1);
}

} // namespace mqtt
