// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/failures.h"

#include "client/firstbytes.h"

namespace client {
namespace {

using mqtt::CloseCause;
using mqtt::ReasonCode;

constexpr quint16 mqttOverTlsPort = 8883;

FailureInfo transportEnded(const mqtt::SessionClosed &closed, const ConnectionTrace &trace)
{
    FailureInfo failure;
    failure.detail = trace.transportDetail;
    if (trace.transportFailure == Failure::WebSocket) { // at any time
        failure.kind = Failure::WebSocket;
        return failure;
    }
    if (!closed.beforeConnack) {
        failure.kind = Failure::ConnectionLost;
        return failure;
    }
    if (trace.transportFailure == Failure::Tls) { // TLS 1.3 may refuse after the handshake
        failure.kind = Failure::Tls;
        return failure;
    }
    const FirstBytes spoken = classifyFirstBytes(trace.firstBytes);
    if (spoken == FirstBytes::Tls)
        failure.kind = Failure::TlsExpected;
    else if (spoken == FirstBytes::OtherProtocol)
        failure.kind = Failure::NotMqtt;
    else if (trace.transportFailure == Failure::ConnectTimeout)
        failure.kind = Failure::ConnectTimeout;
    else if (trace.firstBytes.isEmpty() && trace.port == mqttOverTlsPort && !trace.tls)
        failure.kind = Failure::TlsExpected;
    else
        failure.kind = Failure::ClosedBeforeConnack;
    if (!trace.firstBytes.isEmpty())
        failure.detail = readableBytes(trace.firstBytes);
    return failure;
}

void noteFacts(FailureInfo &failure, const ConnectionTrace &trace)
{
    failure.tls = trace.tls;
    failure.webSocket = trace.webSocket;
    failure.proxyProblem = trace.proxyProblem;
    failure.step = trace.step;
}

bool isPointless(ReasonCode code)
{
    switch (code) {
    case ReasonCode::MalformedPacket:
    case ReasonCode::ProtocolError:
    case ReasonCode::UnsupportedProtocolVersion:
    case ReasonCode::ClientIdentifierNotValid:
    case ReasonCode::BadUserNameOrPassword:
    case ReasonCode::NotAuthorized:
    case ReasonCode::Banned:
    case ReasonCode::BadAuthenticationMethod:
    case ReasonCode::SessionTakenOver:
    case ReasonCode::TopicFilterInvalid:
    case ReasonCode::TopicNameInvalid:
    case ReasonCode::PacketTooLarge:
    case ReasonCode::PayloadFormatInvalid:
    case ReasonCode::RetainNotSupported:
    case ReasonCode::QoSNotSupported:
    case ReasonCode::UseAnotherServer:
    case ReasonCode::ServerMoved:
    case ReasonCode::SharedSubscriptionsNotSupported:
    case ReasonCode::SubscriptionIdentifiersNotSupported:
    case ReasonCode::WildcardSubscriptionsNotSupported:
        return true;
    default:
        return false;
    }
}

} // namespace

FailureInfo failureFor(const mqtt::SessionClosed &closed, const ConnectionTrace &trace)
{
    FailureInfo failure;
    if (trace.scramProblem) {
        failure.kind = Failure::AuthenticationFailed;
        failure.scramProblem = trace.scramProblem;
        failure.retryPointless = true;
        return failure;
    }
    switch (closed.cause) {
    case CloseCause::UserRequest:
        return failure;
    case CloseCause::TransportClosed:
        failure = transportEnded(closed, trace);
        break;
    case CloseCause::InvalidOptions:
        failure.kind = Failure::InvalidOptions;
        break;
    case CloseCause::ConnackRefused:
        failure.kind = Failure::ConnackRefused;
        break;
    case CloseCause::ServerDisconnect:
        failure.kind = Failure::ServerDisconnect;
        break;
    case CloseCause::ProtocolError:
        failure.kind = Failure::ProtocolError;
        if (closed.beforeConnack)
            failure.detail = readableBytes(trace.firstBytes);
        break;
    case CloseCause::NoPingResponse:
        failure.kind = Failure::NoPingResponse;
        break;
    }
    failure.reasonCode = closed.reasonCode;
    failure.reasonString = closed.reasonString;
    failure.serverReference = closed.serverReference;
    failure.error = closed.error;
    failure.version = closed.version;
    noteFacts(failure, trace);
    failure.retryPointless = isRetryPointless(failure);
    return failure;
}

FailureInfo failureBefore(const ConnectionTrace &trace)
{
    const Failure kind = trace.transportFailure;
    FailureInfo failure{.kind = kind == Failure::None ? Failure::ConnectionRefused : kind,
                        .detail = trace.transportDetail};
    noteFacts(failure, trace);
    failure.retryPointless = isRetryPointless(failure);
    return failure;
}

bool isRetryPointless(const FailureInfo &failure)
{
    switch (failure.kind) {
    case Failure::BindFailed:
    case Failure::TlsExpected:
    case Failure::NotMqtt:
    case Failure::InvalidOptions:
    case Failure::AuthenticationFailed:
    case Failure::AccessDenied:
        return true;
    case Failure::Proxy:
        return failure.proxyProblem == ProxyProblem::CredentialsNeeded
            || failure.proxyProblem == ProxyProblem::CredentialsWrong
            || failure.proxyProblem == ProxyProblem::NotAProxy;
    case Failure::WebSocket:
        // A gateway whose broker is down says so with 502 to 504.
        return failure.webSocket
            && failure.webSocket->problem != WebSocketProblem::ClosedDuringHandshake
            && failure.webSocket->httpStatus < 500;
    case Failure::Tls:
        return failure.tls && isRetryPointless(failure.tls->problem);
    case Failure::ConnackRefused:
    case Failure::ServerDisconnect:
        return isPointless(failure.reasonCode);
    case Failure::None:
    case Failure::HostNotFound:
    case Failure::ConnectionRefused:
    case Failure::ConnectTimeout:
    case Failure::NetworkUnreachable:
    case Failure::ClosedBeforeConnack:
    case Failure::ConnectionLost:
    case Failure::NoPingResponse:
    case Failure::ProtocolError:
        return false;
    }
    return false;
}

bool demandsPatience(const FailureInfo &failure)
{
    const bool isBrokersWord
        = failure.kind == Failure::ConnackRefused || failure.kind == Failure::ServerDisconnect;
    return isBrokersWord
        && (failure.reasonCode == ReasonCode::ConnectionRateExceeded
            || failure.reasonCode == ReasonCode::QuotaExceeded
            || failure.reasonCode == ReasonCode::MessageRateTooHigh);
}

} // namespace client
