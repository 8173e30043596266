// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QByteArray>

#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace mqtt {

/// One name/value pair; both UTF-8, both may be empty, the same name may come again.
struct UserProperty {
    QByteArray name{};
    QByteArray value{};
    friend bool operator==(const UserProperty &, const UserProperty &) = default;
};

/// All 27 properties of MQTT 5 (section 2.2.2.2); an empty optional means "not in the packet".
/// Strings are UTF-8 bytes. Intervals are in seconds, sizes in bytes. A value type: which packet
/// may carry what is in the table below and checked by the codec.
struct Properties {
    std::optional<PayloadFormat> payloadFormat{};
    std::optional<quint32> messageExpiryInterval{};
    std::optional<QByteArray> contentType{};
    std::optional<QByteArray> responseTopic{};
    std::optional<QByteArray> correlationData{};
    std::vector<quint32> subscriptionIdentifiers{}; ///< 1..268,435,455; several only in PUBLISH
    std::optional<quint32> sessionExpiryInterval{};
    std::optional<QByteArray> assignedClientIdentifier{};
    std::optional<quint16> serverKeepAlive{};
    std::optional<QByteArray> authenticationMethod{};
    std::optional<QByteArray> authenticationData{};
    std::optional<bool> requestProblemInformation{};
    std::optional<quint32> willDelayInterval{};
    std::optional<bool> requestResponseInformation{};
    std::optional<QByteArray> responseInformation{};
    std::optional<QByteArray> serverReference{};
    std::optional<QByteArray> reasonString{};
    std::optional<quint16> receiveMaximum{}; ///< never 0
    std::optional<quint16> topicAliasMaximum{};
    std::optional<quint16> topicAlias{}; ///< never 0
    std::optional<QoS> maximumQoS{}; ///< 0 or 1; absent means 2
    std::optional<bool> retainAvailable{};
    std::vector<UserProperty> userProperties{}; ///< in the order of the packet
    std::optional<quint32> maximumPacketSize{}; ///< never 0
    std::optional<bool> wildcardSubscriptionAvailable{};
    std::optional<bool> subscriptionIdentifierAvailable{};
    std::optional<bool> sharedSubscriptionAvailable{};

    bool isEmpty() const;
    friend bool operator==(const Properties &, const Properties &) = default;
};

enum class PropertyId : quint8 {
    PayloadFormatIndicator = 0x01,
    MessageExpiryInterval = 0x02,
    ContentType = 0x03,
    ResponseTopic = 0x08,
    CorrelationData = 0x09,
    SubscriptionIdentifier = 0x0B,
    SessionExpiryInterval = 0x11,
    AssignedClientIdentifier = 0x12,
    ServerKeepAlive = 0x13,
    AuthenticationMethod = 0x15,
    AuthenticationData = 0x16,
    RequestProblemInformation = 0x17,
    WillDelayInterval = 0x18,
    RequestResponseInformation = 0x19,
    ResponseInformation = 0x1A,
    ServerReference = 0x1C,
    ReasonString = 0x1F,
    ReceiveMaximum = 0x21,
    TopicAliasMaximum = 0x22,
    TopicAlias = 0x23,
    MaximumQoS = 0x24,
    RetainAvailable = 0x25,
    UserProperty = 0x26,
    MaximumPacketSize = 0x27,
    WildcardSubscriptionAvailable = 0x28,
    SubscriptionIdentifierAvailable = 0x29,
    SharedSubscriptionAvailable = 0x2A
};

enum class PropertyType : quint8 {
    Byte,
    TwoByteInteger,
    FourByteInteger,
    VariableByteInteger,
    Utf8String,
    BinaryData,
    Utf8StringPair
};

/// Which value inside its wire type a property may take.
enum class PropertyRule : quint8 { Any, ZeroOrOne, NonZero, TopicName, Secret };

/// The field of Properties that a row of the table fills.
using PropertyField
    = std::variant<std::optional<PayloadFormat> Properties::*, std::optional<QoS> Properties::*,
                   std::optional<bool> Properties::*, std::optional<quint16> Properties::*,
                   std::optional<quint32> Properties::*, std::optional<QByteArray> Properties::*,
                   std::vector<quint32> Properties::*, std::vector<UserProperty> Properties::*>;

/// A set of places where a property may stand: bit n for PacketType n, bit 0 for the will's
/// property block inside CONNECT.
using PropertyPlaces = quint16;
inline constexpr PropertyPlaces willPlace = 1;
constexpr PropertyPlaces placeOf(PacketType type)
{
    return static_cast<PropertyPlaces>(1U << static_cast<unsigned>(type));
}

/// One row of THE table.
struct PropertyInfo {
    PropertyId id;
    PropertyType type;
    PropertyRule rule;
    PropertyPlaces places;
    PropertyPlaces repeatableIn; ///< where it may come more than once
    PropertyField field;
    const char *name; ///< as in the specification
};

/// All rows, ascending by identifier.
std::span<const PropertyInfo> propertyTable();
/// The row of an identifier, or nullptr when no property has it.
const PropertyInfo *propertyInfo(quint32 identifier);
bool isAllowedIn(PropertyId id, PacketType type);
bool isAllowedInWill(PropertyId id);

} // namespace mqtt
