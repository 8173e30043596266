// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/properties.h"

#include <array>

namespace mqtt {
namespace {

constexpr PropertyPlaces will = willPlace;
constexpr PropertyPlaces connect = placeOf(PacketType::Connect);
constexpr PropertyPlaces connack = placeOf(PacketType::Connack);
constexpr PropertyPlaces publish = placeOf(PacketType::Publish);
constexpr PropertyPlaces acks = placeOf(PacketType::Puback) | placeOf(PacketType::Pubrec)
    | placeOf(PacketType::Pubrel) | placeOf(PacketType::Pubcomp);
constexpr PropertyPlaces subscribe = placeOf(PacketType::Subscribe);
constexpr PropertyPlaces suback = placeOf(PacketType::Suback);
constexpr PropertyPlaces unsubscribe = placeOf(PacketType::Unsubscribe);
constexpr PropertyPlaces unsuback = placeOf(PacketType::Unsuback);
constexpr PropertyPlaces disconnect = placeOf(PacketType::Disconnect);
constexpr PropertyPlaces auth = placeOf(PacketType::Auth);
constexpr PropertyPlaces everywhere = will | connect | connack | publish | acks | subscribe | suback
    | unsubscribe | unsuback | disconnect | auth;
constexpr PropertyPlaces nowhere = 0;

using Id = PropertyId;
using Type = PropertyType;
using Rule = PropertyRule;
using P = Properties;

// clang-format off
constexpr std::array table = {
    PropertyInfo {Id::PayloadFormatIndicator, Type::Byte, Rule::ZeroOrOne, publish | will, nowhere, &P::payloadFormat, "Payload Format Indicator"},
    PropertyInfo {Id::MessageExpiryInterval, Type::FourByteInteger, Rule::Any, publish | will, nowhere, &P::messageExpiryInterval, "Message Expiry Interval"},
    PropertyInfo {Id::ContentType, Type::Utf8String, Rule::Any, publish | will, nowhere, &P::contentType, "Content Type"},
    PropertyInfo {Id::ResponseTopic, Type::Utf8String, Rule::TopicName, publish | will, nowhere, &P::responseTopic, "Response Topic"},
    PropertyInfo {Id::CorrelationData, Type::BinaryData, Rule::Any, publish | will, nowhere, &P::correlationData, "Correlation Data"},
    PropertyInfo {Id::SubscriptionIdentifier, Type::VariableByteInteger, Rule::NonZero, publish | subscribe, publish, &P::subscriptionIdentifiers, "Subscription Identifier"},
    PropertyInfo {Id::SessionExpiryInterval, Type::FourByteInteger, Rule::Any, connect | connack | disconnect, nowhere, &P::sessionExpiryInterval, "Session Expiry Interval"},
    PropertyInfo {Id::AssignedClientIdentifier, Type::Utf8String, Rule::Any, connack, nowhere, &P::assignedClientIdentifier, "Assigned Client Identifier"},
    PropertyInfo {Id::ServerKeepAlive, Type::TwoByteInteger, Rule::Any, connack, nowhere, &P::serverKeepAlive, "Server Keep Alive"},
    PropertyInfo {Id::AuthenticationMethod, Type::Utf8String, Rule::Any, connect | connack | auth, nowhere, &P::authenticationMethod, "Authentication Method"},
    PropertyInfo {Id::AuthenticationData, Type::BinaryData, Rule::Secret, connect | connack | auth, nowhere, &P::authenticationData, "Authentication Data"},
    PropertyInfo {Id::RequestProblemInformation, Type::Byte, Rule::ZeroOrOne, connect, nowhere, &P::requestProblemInformation, "Request Problem Information"},
    PropertyInfo {Id::WillDelayInterval, Type::FourByteInteger, Rule::Any, will, nowhere, &P::willDelayInterval, "Will Delay Interval"},
    PropertyInfo {Id::RequestResponseInformation, Type::Byte, Rule::ZeroOrOne, connect, nowhere, &P::requestResponseInformation, "Request Response Information"},
    PropertyInfo {Id::ResponseInformation, Type::Utf8String, Rule::Any, connack, nowhere, &P::responseInformation, "Response Information"},
    PropertyInfo {Id::ServerReference, Type::Utf8String, Rule::Any, connack | disconnect, nowhere, &P::serverReference, "Server Reference"},
    PropertyInfo {Id::ReasonString, Type::Utf8String, Rule::Any, connack | acks | suback | unsuback | disconnect | auth, nowhere, &P::reasonString, "Reason String"},
    PropertyInfo {Id::ReceiveMaximum, Type::TwoByteInteger, Rule::NonZero, connect | connack, nowhere, &P::receiveMaximum, "Receive Maximum"},
    PropertyInfo {Id::TopicAliasMaximum, Type::TwoByteInteger, Rule::Any, connect | connack, nowhere, &P::topicAliasMaximum, "Topic Alias Maximum"},
    PropertyInfo {Id::TopicAlias, Type::TwoByteInteger, Rule::NonZero, publish, nowhere, &P::topicAlias, "Topic Alias"},
    PropertyInfo {Id::MaximumQoS, Type::Byte, Rule::ZeroOrOne, connack, nowhere, &P::maximumQoS, "Maximum QoS"},
    PropertyInfo {Id::RetainAvailable, Type::Byte, Rule::ZeroOrOne, connack, nowhere, &P::retainAvailable, "Retain Available"},
    PropertyInfo {Id::UserProperty, Type::Utf8StringPair, Rule::Any, everywhere, everywhere, &P::userProperties, "User Property"},
    PropertyInfo {Id::MaximumPacketSize, Type::FourByteInteger, Rule::NonZero, connect | connack, nowhere, &P::maximumPacketSize, "Maximum Packet Size"},
    PropertyInfo {Id::WildcardSubscriptionAvailable, Type::Byte, Rule::ZeroOrOne, connack, nowhere, &P::wildcardSubscriptionAvailable, "Wildcard Subscription Available"},
    PropertyInfo {Id::SubscriptionIdentifierAvailable, Type::Byte, Rule::ZeroOrOne, connack, nowhere, &P::subscriptionIdentifierAvailable, "Subscription Identifier Available"},
    PropertyInfo {Id::SharedSubscriptionAvailable, Type::Byte, Rule::ZeroOrOne, connack, nowhere, &P::sharedSubscriptionAvailable, "Shared Subscription Available"},
};
// clang-format on

// Identifier → row + 1, so that the lookup on the receive path is one load.
constexpr std::size_t indexSize = 0x2B;
constexpr auto index = [] {
    std::array<quint8, indexSize> result{};
    for (std::size_t row = 0; row < table.size(); ++row)
        result[static_cast<std::size_t>(table[row].id)] = static_cast<quint8>(row + 1);
    return result;
}();

} // namespace

bool Properties::isEmpty() const
{
    return *this == Properties();
}

std::span<const PropertyInfo> propertyTable()
{
    return table;
}

const PropertyInfo *propertyInfo(quint32 identifier)
{
    if (identifier >= index.size() || index[identifier] == 0)
        return nullptr;
    return &table[index[identifier] - 1U];
}

bool isAllowedIn(PropertyId id, PacketType type)
{
    const PropertyInfo *info = propertyInfo(static_cast<quint32>(id));
    return info && (info->places & placeOf(type)) != 0;
}

bool isAllowedInWill(PropertyId id)
{
    const PropertyInfo *info = propertyInfo(static_cast<quint32>(id));
    return info && (info->places & willPlace) != 0;
}

} // namespace mqtt
