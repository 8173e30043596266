// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace client {

enum class ProxyKind : quint8 {
    System, // what the system says for this address, often nothing
    None,
    Http, // CONNECT, RFC 9110 9.3.6
    Socks5, // RFC 1928
};

// The way to a broker behind a firewall: a value, part of ConnectOptions. The name of the broker is
// looked up by the proxy. The password is a secret and is never written to a file.
struct ProxyOptions {
    ProxyKind kind = ProxyKind::System;
    QString host{};
    quint16 port = 0;
    QByteArray userName{}; // empty: the proxy asks for nothing
    std::optional<QByteArray> password{};

    bool operator==(const ProxyOptions &) const = default;
};

enum class ProxyProblem : quint8 {
    NotFound, // its name
    Refused, // nothing listens on its port
    NoAnswer,
    ClosedEarly,
    CredentialsNeeded,
    CredentialsWrong,
    TargetRefused, // it cannot or will not reach the broker
    NotAProxy, // the answer is no proxy's
};

} // namespace client
