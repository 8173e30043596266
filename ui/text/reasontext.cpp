// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/reasontext.h"

#include "text/formats.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

struct Entry {
    QString what;
    NextStep next = NextStep::None;
};

// The table of ux.md 2.16, in its order.
class ReasonText {
    Q_DECLARE_TR_FUNCTIONS(ReasonText)

public:
    static Entry entry(mqtt::ReasonCode code, const ReasonContext &context)
    {
        if (!mqtt::isError(code))
            return success(code);
        Entry result = session(code);
        if (result.what.isEmpty())
            result = delivery(code, context);
        if (result.what.isEmpty())
            result = server(code, context);
        if (result.what.isEmpty())
            return {tr("Unknown reason"), NextStep::ShowPackets};
        return result;
    }

    static Entry refusedWithoutReason()
    {
        return {tr("Subscription refused; MQTT 3.1.1 gives no reason, often missing permission"),
                NextStep::CheckTopic};
    }

private:
    static Entry success(mqtt::ReasonCode code)
    {
        using enum mqtt::ReasonCode;
        switch (code) {
        case Success:
            return {tr("Success")};
        case GrantedQoS1:
            return {tr("Accepted with QoS 1")};
        case GrantedQoS2:
            return {tr("Accepted with QoS 2")};
        case DisconnectWithWillMessage:
            return {tr("The client asked the broker to send its will")};
        case NoMatchingSubscribers:
            return {tr("Accepted, but nobody is subscribed to this topic")};
        case NoSubscriptionExisted:
            return {tr("There was no such subscription")};
        case ContinueAuthentication:
            return {tr("The broker wants to continue signing in")};
        case ReAuthenticate:
            return {tr("Signing in again")};
        default:
            return {tr("Unknown reason"), NextStep::ShowPackets};
        }
    }

    static Entry session(mqtt::ReasonCode code)
    {
        using enum mqtt::ReasonCode;
        switch (code) {
        case UnspecifiedError:
            return {tr("The broker gave no reason"), NextStep::ShowPackets};
        case MalformedPacket:
            return {tr("The broker could not understand us"), NextStep::Report};
        case ProtocolError:
            return {tr("The broker says that we broke the protocol"), NextStep::Report};
        case ImplementationSpecificError:
            return {tr("Valid, but this broker does not accept it")};
        case UnsupportedProtocolVersion:
            return {tr("Broker does not speak this MQTT version"), NextStep::TryOlderVersion};
        case ClientIdentifierNotValid:
            return {tr("Client ID not accepted"), NextStep::GenerateClientId};
        case BadUserNameOrPassword:
            return {tr("User name or password is wrong"), NextStep::EditCredentials};
        case NotAuthorized:
            return {tr("You are not allowed to do this"), NextStep::EditCredentials};
        case ServerUnavailable:
            return {tr("Broker unavailable"), NextStep::Wait};
        case ServerBusy:
            return {tr("Broker is too busy"), NextStep::Wait};
        case Banned:
            return {tr("This client is banned")};
        case ServerShuttingDown:
            return {tr("Broker is shutting down"), NextStep::Wait};
        case BadAuthenticationMethod:
            return {tr("This way of signing in is not supported"), NextStep::EditConnection};
        case KeepAliveTimeout:
            return {tr("Broker heard nothing from us for 1.5 × keep-alive"), NextStep::Wait};
        case SessionTakenOver:
            return {tr("Another client took over with the same ID"), NextStep::GenerateClientId};
        default:
            return {};
        }
    }

    static Entry delivery(mqtt::ReasonCode code, const ReasonContext &context)
    {
        using enum mqtt::ReasonCode;
        switch (code) {
        case TopicFilterInvalid:
            return {tr("Topic filter not valid or not accepted here"), NextStep::CheckTopic};
        case TopicNameInvalid:
            return {tr("Topic name not valid or not accepted here"), NextStep::CheckTopic};
        case PacketIdentifierInUse:
            return {tr("Packet ID is in use"), NextStep::ShowPackets};
        case PacketIdentifierNotFound:
            return {tr("Packet ID not known to the broker (session lost?)"), NextStep::ShowPackets};
        case ReceiveMaximumExceeded:
            return {tr("We sent more unconfirmed messages than the broker allows")};
        case TopicAliasInvalid:
            return {tr("Topic alias not valid"), NextStep::DisableAliases};
        case PacketTooLarge:
            if (context.maximumPacketSize) {
                return {tr("Message too large (broker limit %1)")
                            .arg(sizeText(qint64(*context.maximumPacketSize))),
                        NextStep::ReduceSize};
            }
            return {tr("Message too large"), NextStep::ReduceSize};
        case MessageRateTooHigh:
            return {tr("Sending too fast"), NextStep::SlowDown};
        case QuotaExceeded:
            return {tr("A quota is used up"), NextStep::SlowDown};
        case PayloadFormatInvalid:
            return {tr("Payload does not match its declared format"), NextStep::EditPayload};
        case RetainNotSupported:
            return {tr("Broker does not keep retained messages"), NextStep::SwitchOff};
        case QoSNotSupported:
            return {tr("Broker does not support this QoS"), NextStep::SwitchOff};
        default:
            return {};
        }
    }

    static Entry server(mqtt::ReasonCode code, const ReasonContext &context)
    {
        using enum mqtt::ReasonCode;
        switch (code) {
        case AdministrativeAction:
            return {tr("Disconnected by an administrator")};
        case UseAnotherServer:
            return context.serverReference.isEmpty()
                ? Entry{tr("Use another server")}
                : Entry{tr("Use another server: %1").arg(context.serverReference),
                        NextStep::ConnectThere};
        case ServerMoved:
            return context.serverReference.isEmpty()
                ? Entry{tr("The server has moved")}
                : Entry{tr("The server has moved: %1").arg(context.serverReference),
                        NextStep::ConnectThere};
        case SharedSubscriptionsNotSupported:
            return {tr("No shared subscriptions here"), NextStep::SwitchOff};
        case SubscriptionIdentifiersNotSupported:
            return {tr("No subscription identifiers here"), NextStep::SwitchOff};
        case WildcardSubscriptionsNotSupported:
            return {tr("No wildcards here"), NextStep::CheckTopic};
        case ConnectionRateExceeded:
            return {tr("Connecting too often"), NextStep::Wait};
        case MaximumConnectTime:
            return {tr("Time limit for the connection reached"), NextStep::Wait};
        default:
            return {};
        }
    }
};

bool isOldVersion(mqtt::ProtocolVersion version)
{
    return version != mqtt::ProtocolVersion::Mqtt5;
}

// MQTT 3.1.1, section 3.2.2.3: the number that was on the wire; 0 if there is none.
int returnCode(mqtt::ReasonCode code)
{
    using enum mqtt::ReasonCode;
    switch (code) {
    case UnsupportedProtocolVersion:
        return 1;
    case ClientIdentifierNotValid:
        return 2;
    case ServerUnavailable:
        return 3;
    case BadUserNameOrPassword:
        return 4;
    case NotAuthorized:
        return 5;
    default:
        return 0;
    }
}

class CodeText {
    Q_DECLARE_TR_FUNCTIONS(ReasonText)

public:
    static QString oldCode(int number) { return tr("MQTT 3 code %1").arg(number); }
};

Explanation explanation(const Entry &entry, const QString &code)
{
    return {entry.what, QString(), code, entry.next};
}

} // namespace

QString reasonCodeText(mqtt::ReasonCode code)
{
    const QString digits = QString::number(static_cast<uint>(code), 16).toUpper();
    return u"0x"_s + digits.rightJustified(2, u'0');
}

Explanation explainReason(mqtt::ReasonCode code, const ReasonContext &context)
{
    return explanation(ReasonText::entry(code, context), reasonCodeText(code));
}

Explanation explainConnack(mqtt::ReasonCode code, const ReasonContext &context)
{
    const int number = returnCode(code);
    if (!isOldVersion(context.version) || number == 0)
        return explainReason(code, context);
    return explanation(ReasonText::entry(code, context), CodeText::oldCode(number));
}

Explanation explainSuback(mqtt::ReasonCode code, const ReasonContext &context)
{
    if (isOldVersion(context.version) && mqtt::isError(code))
        return explanation(ReasonText::refusedWithoutReason(), reasonCodeText(code));
    return explainReason(code, context);
}

} // namespace ui
