// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/failuretext.h"

#include "client/scram.h"

#include "text/formats.h"
#include "text/proxytext.h"
#include "text/reasontext.h"
#include "text/tlstext.h"
#include "text/websockettext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

class FailureText {
    Q_DECLARE_TR_FUNCTIONS(FailureText)

public:
    static Explanation explain(const client::FailureInfo &failure,
                               const client::ConnectOptions &options)
    {
        if (!client::isNetwork(options.transport)) {
            const Explanation local = explainLocalSocket(failure.kind, options.host);
            if (!local.what.isEmpty())
                return local;
        }
        switch (failure.kind) {
        case client::Failure::None:
            return {};
        case client::Failure::HostNotFound:
            return {tr("Name not found: %1").arg(options.host),
                    tr("Check the spelling of the address and that this computer is online."),
                    {},
                    NextStep::EditAddress};
        case client::Failure::ConnectionRefused:
            return {tr("Nothing listens on port %1 (refused)").arg(options.port),
                    tr("The computer answers, but no broker does. Is the broker running, and is "
                       "the port right?"),
                    {},
                    NextStep::EditAddress};
        case client::Failure::ConnectTimeout:
            return {tr("No answer within %1").arg(durationText(options.connectTimeout)),
                    failure.tls && failure.tls->protocol.isEmpty()
                        ? tr("The address may be wrong, a firewall swallows the connection, or no "
                             "TLS is spoken there.")
                        : tr("The address may be wrong, or a firewall swallows the connection."),
                    {},
                    NextStep::EditAddress};
        case client::Failure::NetworkUnreachable:
            return {tr("The network cannot be reached"),
                    tr("This computer has no way to that address. Check its network connection."),
                    {},
                    NextStep::None};
        case client::Failure::BindFailed:
            return {tr("This computer has no address %1").arg(options.bindAddress),
                    tr("Empty the bind address in the connection's Advanced page to use any."),
                    {},
                    NextStep::EditConnection};
        case client::Failure::TlsExpected:
            return {tr("Broker expects TLS here"),
                    tr("Port %1 answers, but only to encrypted connections.").arg(options.port),
                    {},
                    NextStep::UseTls};
        case client::Failure::Tls:
            return explainTls(failure, options);
        case client::Failure::NotMqtt:
            return {tr("This is not an MQTT port"),
                    tr("Something answers on port %1, but it is no MQTT broker.").arg(options.port),
                    {},
                    NextStep::EditAddress};
        case client::Failure::ClosedBeforeConnack:
            return {tr("The broker closed the connection without a word"),
                    tr("It may not accept this MQTT version, client ID or sign-in, or it expects "
                       "TLS."),
                    {},
                    NextStep::EditConnection};
        case client::Failure::ConnectionLost:
            // Thrown out again and again without a word: as far as one can tell.
            if (failure.reasonCode == mqtt::ReasonCode::SessionTakenOver) {
                return {tr("The broker closes each connection after a moment, without a word"),
                        tr("Perhaps another client uses the same client ID. Use a different ID?"),
                        {},
                        NextStep::GenerateClientId};
            }
            return {tr("Connection lost"),
                    tr("The network or the broker broke it."),
                    {},
                    NextStep::Wait};
        case client::Failure::NoPingResponse:
            return {tr("The broker stopped answering"),
                    tr("It was silent for longer than the keep-alive allows."),
                    {},
                    NextStep::Wait};
        case client::Failure::ConnackRefused:
            return explainConnack(failure.reasonCode, contextOf(failure, options));
        case client::Failure::ServerDisconnect:
            return explainDisconnect(failure, options);
        case client::Failure::ProtocolError:
            return explainBroken(failure);
        case client::Failure::InvalidOptions:
            return {tr("These settings cannot be sent to a broker"),
                    failure.error ? explainError(*failure.error).what : QString(),
                    {},
                    NextStep::EditConnection};
        case client::Failure::AuthenticationFailed:
            return explainScram(failure.scramProblem.value_or(client::ScramProblem::Malformed));
        case client::Failure::Proxy:
            return explainProxy(failure, options);
        case client::Failure::WebSocket:
            return explainWebSocket(failure, options);
        case client::Failure::AccessDenied:
            return {tr("This computer does not allow the connection"),
                    tr("A firewall or a rule of the system forbids it to this program."),
                    {},
                    NextStep::EditAddress};
        }
        return {};
    }

    static QString brief(const client::FailureInfo &failure)
    {
        switch (failure.kind) {
        case client::Failure::None:
            return {};
        case client::Failure::HostNotFound:
            return tr("name not found");
        case client::Failure::ConnectionRefused:
            return tr("nothing listens there");
        case client::Failure::ConnectTimeout:
            return tr("no answer");
        case client::Failure::NetworkUnreachable:
            return tr("network unreachable");
        case client::Failure::BindFailed:
            return tr("bind address unknown");
        case client::Failure::TlsExpected:
            return tr("expects TLS");
        case client::Failure::Tls:
            return shortTlsText(failure.tls ? failure.tls->problem : client::TlsProblem::None);
        case client::Failure::NotMqtt:
            return tr("not an MQTT port");
        case client::Failure::ClosedBeforeConnack:
            return tr("closed without a word");
        case client::Failure::ConnectionLost:
            return failure.reasonCode == mqtt::ReasonCode::SessionTakenOver
                ? briefReason(failure.reasonCode)
                : tr("connection lost");
        case client::Failure::NoPingResponse:
            return tr("stopped answering");
        case client::Failure::ConnackRefused:
        case client::Failure::ServerDisconnect:
            return briefReason(failure.reasonCode);
        case client::Failure::ProtocolError:
            return tr("protocol error");
        case client::Failure::InvalidOptions:
            return tr("settings not valid");
        case client::Failure::AuthenticationFailed:
            return tr("sign-in check failed");
        case client::Failure::Proxy:
            return shortProxyText(failure.proxyProblem.value_or(client::ProxyProblem::NoAnswer));
        case client::Failure::WebSocket:
            return shortWebSocketText(failure.webSocket.value_or(client::WebSocketFacts()));
        case client::Failure::AccessDenied:
            return tr("access denied");
        }
        return {};
    }

    static Explanation explain(const mqtt::Error &error)
    {
        Explanation result;
        switch (error.kind) {
        case mqtt::Error::Kind::Malformed:
            result.what = tr("The bytes cannot be read as MQTT");
            break;
        case mqtt::Error::Kind::ProtocolError:
            result.what = tr("The protocol does not allow this");
            break;
        case mqtt::Error::Kind::TooLarge:
            result.what = tr("Larger than the protocol or a limit allows");
            break;
        case mqtt::Error::Kind::Unsupported:
            result.what = tr("This MQTT version has no way to say it");
            break;
        }
        if (error.reason != mqtt::ReasonCode::MalformedPacket
            && error.reason != mqtt::ReasonCode::ProtocolError && mqtt::isError(error.reason))
            result.what = explainReason(error.reason).what;
        if (error.offset >= 0)
            result.advice = tr("Noticed at byte %1.").arg(countText(error.offset));
        result.code = reasonCodeText(error.reason);
        result.next = NextStep::Report;
        return result;
    }

private:
    // Where a port and a network would be the wrong words.
    static Explanation explainLocalSocket(client::Failure failure, const QString &path)
    {
        switch (failure) {
        case client::Failure::HostNotFound:
            return {tr("There is no socket %1").arg(path),
                    tr("The broker makes it when it starts. Is it running, and is the path right?"),
                    {},
                    NextStep::EditAddress};
        case client::Failure::ConnectionRefused:
            return {tr("Nobody listens on %1").arg(path),
                    tr("It is left over from a broker that has ended, or it is no socket."),
                    {},
                    NextStep::EditAddress};
        case client::Failure::AccessDenied:
            return {tr("You may not use the socket %1").arg(path),
                    tr("Your account needs the right to write to it. Its owner can give it, often "
                       "through a group."),
                    {},
                    NextStep::EditAddress};
        case client::Failure::ConnectTimeout:
            return {tr("The broker behind %1 does not answer").arg(path),
                    tr("It may hang, or be busy."),
                    {},
                    NextStep::EditAddress};
        default:
            return {};
        }
    }

    static Explanation explainScram(client::ScramProblem problem)
    {
        switch (problem) {
        case client::ScramProblem::NotAllowedInName:
            return {tr("This user name or password cannot be used for SCRAM"),
                    tr("SCRAM needs a user name, and allows no control characters in it or in the "
                       "password."),
                    {},
                    NextStep::EditConnection};
        case client::ScramProblem::TooFewIterations:
            return {tr("The broker asks for too weak a proof"),
                    tr("With fewer than %1 rounds the password could be guessed from it.")
                        .arg(countText(client::ScramExchange::FewestIterations)),
                    {},
                    NextStep::EditConnection};
        case client::ScramProblem::TooManyIterations:
            return {tr("The broker asks for too much work"),
                    tr("More than %1 rounds would keep all other connections waiting.")
                        .arg(countText(client::ScramExchange::MostIterations)),
                    {},
                    NextStep::EditConnection};
        case client::ScramProblem::ServerRefused:
        case client::ScramProblem::WrongNonce:
        case client::ScramProblem::WrongSignature:
            return {tr("The broker could not prove that it knows the password"),
                    tr("It may be another one than you think. The password was not sent."),
                    {},
                    NextStep::EditConnection};
        case client::ScramProblem::Malformed:
        case client::ScramProblem::OutOfOrder:
            break;
        }
        return {tr("The broker does not keep to the rules of SCRAM"),
                tr("Ask who runs it which authentication methods it offers. The password was not "
                   "sent."),
                {},
                NextStep::EditConnection};
    }

    static ReasonContext contextOf(const client::FailureInfo &failure,
                                   const client::ConnectOptions &options)
    {
        return {.version = failure.version,
                .serverReference = QString::fromUtf8(failure.serverReference),
                .isOldestTried = options.version != client::VersionChoice::Mqtt5};
    }

    static Explanation explainDisconnect(const client::FailureInfo &failure,
                                         const client::ConnectOptions &options)
    {
        Explanation result = explainReason(failure.reasonCode, contextOf(failure, options));
        if (failure.reasonCode == mqtt::ReasonCode::SessionTakenOver) {
            result.what = tr("Another client connected with the same client ID");
            result.advice = tr("Use a different ID? Reconnecting would throw the other one out.");
        } else if (!mqtt::isError(failure.reasonCode)) {
            result.what = tr("The broker closed the connection");
            result.advice = tr("It did so in good order, and gave no reason.");
        }
        return result;
    }

    static Explanation explainBroken(const client::FailureInfo &failure)
    {
        Explanation result{tr("The broker broke the protocol"), {}, {}, NextStep::Report};
        if (failure.error) {
            const Explanation cause = explainError(*failure.error);
            result.advice = cause.advice.isEmpty() ? QString(cause.what + u'.')
                                                   : QString(cause.what + u". "_s + cause.advice);
            result.code = cause.code;
        }
        return result;
    }

    static QString briefReason(mqtt::ReasonCode code)
    {
        using enum mqtt::ReasonCode;
        switch (code) {
        case NotAuthorized:
            return tr("not authorised");
        case BadUserNameOrPassword:
            return tr("wrong password");
        case UnsupportedProtocolVersion:
            return tr("other MQTT version");
        case ClientIdentifierNotValid:
            return tr("client ID refused");
        case SessionTakenOver:
            return tr("client ID taken over");
        case Banned:
            return tr("banned");
        case ServerUnavailable:
        case ServerBusy:
        case ServerShuttingDown:
            return tr("broker unavailable");
        default:
            return mqtt::isError(code) ? tr("refused (%1)").arg(reasonCodeText(code))
                                       : tr("closed by the broker");
        }
    }
};

} // namespace

Explanation explainFailure(const client::FailureInfo &failure,
                           const client::ConnectOptions &options)
{
    return FailureText::explain(failure, options);
}

QString shortFailureText(const client::FailureInfo &failure)
{
    return FailureText::brief(failure);
}

Explanation explainError(const mqtt::Error &error)
{
    return FailureText::explain(error);
}

} // namespace ui
