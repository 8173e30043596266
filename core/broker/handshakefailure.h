// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/listenerkind.h"

#include <QMetaType>
#include <QString>

namespace broker {

// Why a connection ended before MQTT could be spoken on it.
enum class HandshakeProblem : quint8 {
    // Something else was spoken than what the port is for
    SpokeMqtt, // plain MQTT, without TLS or WebSocket around it
    SpokeHttp, // HTTP that asks for no WebSocket, or without TLS
    SpokeTls,
    SpokeOther,
    // What the client said
    CertificateRefused, // it does not trust ours
    NoCommonVersion,
    NoCommonCipher,
    Alert, // another one, see HandshakeFailure::detail
    NoSubprotocol, // a WebSocket for something else than MQTT
    OriginRefused, // a page of another site, see HandshakeFailure::detail
    // What happened instead
    Closed, // without a word
    TimedOut,
    Failed, // see HandshakeFailure::detail
};
inline constexpr int HandshakeProblemCount = static_cast<int>(HandshakeProblem::Failed) + 1;

struct HandshakeFailure {
    ListenerKind listener = ListenerKind::Tls;
    HandshakeProblem problem = HandshakeProblem::Failed;
    QString peer{}; // "127.0.0.1:53412"
    QString detail{}; // the words of the peer or of the TLS library, never translated

    bool operator==(const HandshakeFailure &) const = default;
};

} // namespace broker

Q_DECLARE_METATYPE(broker::HandshakeFailure)
