// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "mqtt/effects.h"

#include <QByteArray>

#include <optional>

namespace client {

// What is known about a connection that ended, besides what the session says.
struct ConnectionTrace {
    quint16 port = 0;
    QByteArray firstBytes{}; // received before CONNACK, a few
    Failure transportFailure
        = Failure::None; // what the transport said, if it was the one to end it
    QByteArray transportDetail{};
    std::optional<ScramProblem> scramProblem{}; // we ended it because of that
    std::optional<TlsFacts> tls{};
    std::optional<WebSocketFacts> webSocket{};
    std::optional<ProxyProblem> proxyProblem{};
    std::optional<ConnectStep> step{}; // being done; nothing once connected
};

// Why a connection ended, in the words of the user interface.
FailureInfo failureFor(const mqtt::SessionClosed &closed, const ConnectionTrace &trace);

// The same of one that ended before the transport was open.
FailureInfo failureBefore(const ConnectionTrace &trace);

// Whether the next attempt would fail in the same way, or do harm: two clients with the same id
// that both reconnect would throw each other out for ever (0x8E). A referral to another server is
// the user's decision (0x9C, 0x9D).
bool isRetryPointless(const FailureInfo &failure);
// The broker has asked us not to come so often: the next attempt waits as long as any does.
bool demandsPatience(const FailureInfo &failure);

} // namespace client
