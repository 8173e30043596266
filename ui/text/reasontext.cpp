// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/reasontext.h"

#include "text/formats.h"
#include "text/peertext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

struct Entry {
    QString what;
    QString advice;
    NextStep next = NextStep::None;
};

bool isOldVersion(mqtt::ProtocolVersion version)
{
    return version != mqtt::ProtocolVersion::Mqtt5;
}

// The table of ux.md 2.16, in its order.
class ReasonText {
    Q_DECLARE_TR_FUNCTIONS(ReasonText)

public:
    static Entry entry(mqtt::ReasonCode code, const ReasonContext &context)
    {
        if (!mqtt::isError(code))
            return success(code);
        Entry result = session(code, context);
        if (result.what.isEmpty())
            result = delivery(code, context);
        if (result.what.isEmpty())
            result = limits(code);
        if (result.what.isEmpty())
            result = server(code, context);
        return result.what.isEmpty() ? unknown() : result;
    }

    static Entry refusedWithoutReason()
    {
        return {tr("Subscription refused; MQTT 3.1.1 gives no reason, often missing permission"),
                tr("Ask for a filter that this user may read. With MQTT 5 the broker could say "
                   "why."),
                NextStep::CheckTopic};
    }

private:
    static Entry unknown()
    {
        return {tr("Unknown reason"), tr("No version of MQTT knows this code."),
                NextStep::ShowPackets};
    }

    static Entry success(mqtt::ReasonCode code)
    {
        using enum mqtt::ReasonCode;
        switch (code) {
        case Success:
            return {tr("Success"), {}};
        case GrantedQoS1:
            return {tr("Accepted with QoS 1"), {}};
        case GrantedQoS2:
            return {tr("Accepted with QoS 2"), {}};
        case DisconnectWithWillMessage:
            return {tr("The client asked the broker to send its will"), {}};
        case NoMatchingSubscribers:
            return {tr("Accepted, but nobody is subscribed to this topic"), {}};
        case NoSubscriptionExisted:
            return {tr("There was no such subscription"), {}};
        case ContinueAuthentication:
            return {tr("The broker wants to continue signing in"), {}};
        case ReAuthenticate:
            return {tr("Signing in again"), {}};
        default:
            return unknown();
        }
    }

    static QString notAllowed(Refused refused)
    {
        switch (refused) {
        case Refused::Connecting:
            return tr("You are not allowed to connect");
        case Refused::Publishing:
            return tr("You are not allowed to publish to this topic");
        case Refused::Subscribing:
            return tr("You are not allowed to subscribe to this");
        case Refused::Unsubscribing:
            return tr("You are not allowed to unsubscribe from this");
        case Refused::Something:
            break;
        }
        return tr("You are not allowed to do this");
    }

    static Entry session(mqtt::ReasonCode code, const ReasonContext &context)
    {
        using enum mqtt::ReasonCode;
        const QString report = tr("The fault may be Canopy's or the broker's. The report helps "
                                  "those who look for it.");
        switch (code) {
        case UnspecifiedError:
            return {tr("The broker gave no reason"), tr("Its log may say more."),
                    NextStep::ShowPackets};
        case MalformedPacket:
            return {tr("The broker could not understand us"), report, NextStep::Report};
        case ProtocolError:
            return {tr("The broker says that we broke the protocol"), report, NextStep::Report};
        case ImplementationSpecificError:
            return {tr("Valid, but this broker does not accept it"),
                    tr("It goes beyond what this broker can do. Its manual or its log may say "
                       "more.")};
        case UnsupportedProtocolVersion:
            if (context.isOldestTried) {
                return {tr("Broker does not speak this MQTT version"),
                        tr("Choose another version in the connection."), NextStep::EditConnection};
            }
            return {tr("Broker does not speak this MQTT version"), tr("It may speak an older one."),
                    NextStep::TryOlderVersion};
        case ClientIdentifierNotValid:
            return {tr("Client ID not accepted"),
                    tr("It may be empty, too long, or not on the broker's list."),
                    NextStep::GenerateClientId};
        case BadUserNameOrPassword:
            return {tr("User name or password is wrong"),
                    tr("Type both again; capital letters matter."), NextStep::EditCredentials};
        case NotAuthorized:
            if (context.refused == Refused::Connecting) {
                return {notAllowed(context.refused),
                        tr("User name or password may be wrong, or this user or client ID may not "
                           "connect."),
                        NextStep::EditCredentials};
            }
            return {notAllowed(context.refused),
                    tr("The rules of the broker do not allow it to this user."),
                    context.refused == Refused::Something ? NextStep::EditCredentials
                                                          : NextStep::CheckTopic};
        case ServerUnavailable:
            return {tr("Broker unavailable"), tr("It runs, but takes no connections now."),
                    NextStep::Wait};
        case ServerBusy:
            return {tr("Broker is too busy"), tr("It takes no more connections now."),
                    NextStep::Wait};
        case Banned:
            return {tr("This client is banned"),
                    tr("Only the administrator of the broker can lift that.")};
        case ServerShuttingDown:
            return {tr("Broker is shutting down"), tr("It may be back after a restart."),
                    NextStep::Wait};
        case BadAuthenticationMethod:
            return {tr("This way of signing in is not supported"),
                    tr("Choose another authentication method, or none."), NextStep::EditConnection};
        case KeepAliveTimeout:
            return {tr("Broker heard nothing from us for 1.5 × keep-alive"),
                    tr("The network swallowed our packets, or this computer slept."),
                    NextStep::Wait};
        case SessionTakenOver:
            return {tr("Another client took over with the same ID"),
                    tr("Two clients with one ID throw each other out."),
                    NextStep::GenerateClientId};
        default:
            return {};
        }
    }

    static Entry delivery(mqtt::ReasonCode code, const ReasonContext &context)
    {
        using enum mqtt::ReasonCode;
        const QString lostSession
            = tr("Client and broker disagree about what is under way. A clean "
                 "start begins anew.");
        switch (code) {
        case TopicFilterInvalid:
            return {tr("Topic filter not valid or not accepted here"),
                    tr("Some brokers do not allow every filter; try a narrower one."),
                    NextStep::CheckTopic};
        case TopicNameInvalid:
            return {tr("Topic name not valid or not accepted here"),
                    tr("Some brokers do not allow every topic; correct it."), NextStep::CheckTopic};
        case PacketIdentifierInUse:
            return {tr("Packet ID is in use"), lostSession, NextStep::ShowPackets};
        case PacketIdentifierNotFound:
            return {tr("Packet ID not known to the broker (session lost?)"), lostSession,
                    NextStep::ShowPackets};
        case ReceiveMaximumExceeded:
            return {tr("We sent more unconfirmed messages than the broker allows"),
                    tr("Canopy keeps to the limit that the broker states; this one counts in "
                       "another way.")};
        case TopicAliasInvalid:
            return {tr("Topic alias not valid"),
                    tr("Turn topic aliases off in the connection's MQTT 5 page."),
                    NextStep::DisableAliases};
        case PacketTooLarge:
            return {context.maximumPacketSize
                        ? tr("Message too large (broker limit %1)")
                              .arg(sizeText(qint64(*context.maximumPacketSize)))
                        : tr("Message too large"),
                    tr("Send less at once."), NextStep::ReduceSize};
        case PayloadFormatInvalid:
            return {tr("Payload does not match its declared format"),
                    tr("Correct the payload, or do not declare it to be text."),
                    NextStep::EditPayload};
        default:
            return {};
        }
    }

    static Entry limits(mqtt::ReasonCode code)
    {
        using enum mqtt::ReasonCode;
        switch (code) {
        case MessageRateTooHigh:
            return {tr("Sending too fast"), tr("Send fewer messages per second."),
                    NextStep::SlowDown};
        case QuotaExceeded:
            return {tr("A quota is used up"),
                    tr("Send, subscribe or connect less, or ask the administrator for more."),
                    NextStep::SlowDown};
        case RetainNotSupported:
            return {tr("Broker does not keep retained messages"), tr("Send it without Retain."),
                    NextStep::SwitchOff};
        case QoSNotSupported:
            return {tr("Broker does not support this QoS"), tr("Choose a lower QoS."),
                    NextStep::SwitchOff};
        case SharedSubscriptionsNotSupported:
            return {tr("No shared subscriptions here"), tr("Subscribe without $share."),
                    NextStep::SwitchOff};
        case SubscriptionIdentifiersNotSupported:
            return {tr("No subscription identifiers here"), tr("Subscribe without an identifier."),
                    NextStep::SwitchOff};
        case WildcardSubscriptionsNotSupported:
            return {tr("No wildcards here"), tr("Subscribe to each topic by its full name."),
                    NextStep::CheckTopic};
        default:
            return {};
        }
    }

    static Entry server(mqtt::ReasonCode code, const ReasonContext &context)
    {
        using enum mqtt::ReasonCode;
        const QString other = peerText(context.serverReference.toUtf8());
        const QString unnamed = tr("It does not say which one. Ask its administrator.");
        const QString ask = tr("Nothing is sent there before you agree.");
        switch (code) {
        case AdministrativeAction:
            return {tr("Disconnected by an administrator"),
                    tr("Ask for the reason if it happens again.")};
        case UseAnotherServer:
            return other.isEmpty()
                ? Entry{tr("Use another server"), unnamed}
                : Entry{tr("Use another server: %1").arg(other), ask, NextStep::ConnectThere};
        case ServerMoved:
            return other.isEmpty()
                ? Entry{tr("The server has moved"), unnamed}
                : Entry{tr("The server has moved: %1").arg(other), ask, NextStep::ConnectThere};
        case ConnectionRateExceeded:
            return {tr("Connecting too often"), tr("Canopy waits longer before it tries again."),
                    NextStep::Wait};
        case MaximumConnectTime:
            return {tr("Time limit for the connection reached"),
                    tr("The broker ends every connection after a while; a new one may last as "
                       "long."),
                    NextStep::Wait};
        default:
            return {};
        }
    }
};

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
    return {entry.what, entry.advice, code, entry.next};
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
    ReasonContext connecting = context;
    connecting.refused = Refused::Connecting;
    const int number = returnCode(code);
    if (!isOldVersion(context.version) || number == 0)
        return explainReason(code, connecting);
    return explanation(ReasonText::entry(code, connecting), CodeText::oldCode(number));
}

Explanation explainSuback(mqtt::ReasonCode code, const ReasonContext &context)
{
    if (isOldVersion(context.version) && mqtt::isError(code))
        return explanation(ReasonText::refusedWithoutReason(), reasonCodeText(code));
    ReasonContext subscribing = context;
    subscribing.refused = Refused::Subscribing;
    return explainReason(code, subscribing);
}

Explanation explainUnsuback(mqtt::ReasonCode code, const ReasonContext &context)
{
    ReasonContext unsubscribing = context;
    unsubscribing.refused = Refused::Unsubscribing;
    return explainReason(code, unsubscribing);
}

} // namespace ui
