// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/reasoncode.h"

#include <algorithm>
#include <array>

namespace mqtt {
namespace {

struct Row {
    ReasonCode code;
    quint16 types; // bit n for PacketType n
    const char *name;
};

constexpr quint16 bit(PacketType type)
{
    return static_cast<quint16>(1U << static_cast<unsigned>(type));
}

constexpr quint16 connack = bit(PacketType::Connack);
constexpr quint16 puback = bit(PacketType::Puback);
constexpr quint16 pubrec = bit(PacketType::Pubrec);
constexpr quint16 pubrel = bit(PacketType::Pubrel);
constexpr quint16 pubcomp = bit(PacketType::Pubcomp);
constexpr quint16 suback = bit(PacketType::Suback);
constexpr quint16 unsuback = bit(PacketType::Unsuback);
constexpr quint16 disconnect = bit(PacketType::Disconnect);
constexpr quint16 auth = bit(PacketType::Auth);

// Section 2.4, ascending by code.
constexpr std::array rows = {
    Row{ReasonCode::Success,
        connack | puback | pubrec | pubrel | pubcomp | suback | unsuback | disconnect | auth,
        "Success"},
    Row{ReasonCode::GrantedQoS1, suback, "Granted QoS 1"},
    Row{ReasonCode::GrantedQoS2, suback, "Granted QoS 2"},
    Row{ReasonCode::DisconnectWithWillMessage, disconnect, "Disconnect with Will Message"},
    Row{ReasonCode::NoMatchingSubscribers, puback | pubrec, "No matching subscribers"},
    Row{ReasonCode::NoSubscriptionExisted, unsuback, "No subscription existed"},
    Row{ReasonCode::ContinueAuthentication, auth, "Continue authentication"},
    Row{ReasonCode::ReAuthenticate, auth, "Re-authenticate"},
    Row{ReasonCode::UnspecifiedError, connack | puback | pubrec | suback | unsuback | disconnect,
        "Unspecified error"},
    Row{ReasonCode::MalformedPacket, connack | disconnect, "Malformed Packet"},
    Row{ReasonCode::ProtocolError, connack | disconnect, "Protocol Error"},
    Row{ReasonCode::ImplementationSpecificError,
        connack | puback | pubrec | suback | unsuback | disconnect,
        "Implementation specific error"},
    Row{ReasonCode::UnsupportedProtocolVersion, connack, "Unsupported Protocol Version"},
    Row{ReasonCode::ClientIdentifierNotValid, connack, "Client Identifier not valid"},
    Row{ReasonCode::BadUserNameOrPassword, connack, "Bad User Name or Password"},
    Row{ReasonCode::NotAuthorized, connack | puback | pubrec | suback | unsuback | disconnect,
        "Not authorized"},
    Row{ReasonCode::ServerUnavailable, connack, "Server unavailable"},
    Row{ReasonCode::ServerBusy, connack | disconnect, "Server busy"},
    Row{ReasonCode::Banned, connack, "Banned"},
    Row{ReasonCode::ServerShuttingDown, disconnect, "Server shutting down"},
    Row{ReasonCode::BadAuthenticationMethod, connack | disconnect, "Bad authentication method"},
    Row{ReasonCode::KeepAliveTimeout, disconnect, "Keep Alive timeout"},
    Row{ReasonCode::SessionTakenOver, disconnect, "Session taken over"},
    Row{ReasonCode::TopicFilterInvalid, suback | unsuback | disconnect, "Topic Filter invalid"},
    Row{ReasonCode::TopicNameInvalid, connack | puback | pubrec | disconnect, "Topic Name invalid"},
    Row{ReasonCode::PacketIdentifierInUse, puback | pubrec | suback | unsuback,
        "Packet Identifier in use"},
    Row{ReasonCode::PacketIdentifierNotFound, pubrel | pubcomp, "Packet Identifier not found"},
    Row{ReasonCode::ReceiveMaximumExceeded, disconnect, "Receive Maximum exceeded"},
    Row{ReasonCode::TopicAliasInvalid, disconnect, "Topic Alias invalid"},
    Row{ReasonCode::PacketTooLarge, connack | disconnect, "Packet too large"},
    Row{ReasonCode::MessageRateTooHigh, disconnect, "Message rate too high"},
    Row{ReasonCode::QuotaExceeded, connack | puback | pubrec | suback | disconnect,
        "Quota exceeded"},
    Row{ReasonCode::AdministrativeAction, disconnect, "Administrative action"},
    Row{ReasonCode::PayloadFormatInvalid, connack | puback | pubrec | disconnect,
        "Payload format invalid"},
    Row{ReasonCode::RetainNotSupported, connack | disconnect, "Retain not supported"},
    Row{ReasonCode::QoSNotSupported, connack | disconnect, "QoS not supported"},
    Row{ReasonCode::UseAnotherServer, connack | disconnect, "Use another server"},
    Row{ReasonCode::ServerMoved, connack | disconnect, "Server moved"},
    Row{ReasonCode::SharedSubscriptionsNotSupported, suback | disconnect,
        "Shared Subscriptions not supported"},
    Row{ReasonCode::ConnectionRateExceeded, connack | disconnect, "Connection rate exceeded"},
    Row{ReasonCode::MaximumConnectTime, disconnect, "Maximum connect time"},
    Row{ReasonCode::SubscriptionIdentifiersNotSupported, suback | disconnect,
        "Subscription Identifiers not supported"},
    Row{ReasonCode::WildcardSubscriptionsNotSupported, suback | disconnect,
        "Wildcard Subscriptions not supported"},
};

const Row *find(ReasonCode code)
{
    const auto row = std::lower_bound(rows.begin(), rows.end(), code,
                                      [](const Row &r, ReasonCode c) { return r.code < c; });
    return row != rows.end() && row->code == code ? &*row : nullptr;
}

} // namespace

bool isAllowedIn(ReasonCode code, PacketType type)
{
    const Row *row = find(code);
    return row && (row->types & bit(type)) != 0;
}

const char *specName(ReasonCode code)
{
    const Row *row = find(code);
    return row ? row->name : "Unknown";
}

const char *specName(ReasonCode code, PacketType type)
{
    if (code == ReasonCode::Success && type == PacketType::Suback)
        return "Granted QoS 0";
    if (code == ReasonCode::Success && type == PacketType::Disconnect)
        return "Normal disconnection";
    return specName(code);
}

} // namespace mqtt
