// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>

#include <chrono>

namespace client {

// The way to a broker, in this order; what a transport does not need is left out.
enum class ConnectStep : quint8 {
    Name, // the address of the broker, or of the proxy
    Tcp, // or the local socket
    Proxy,
    Tls,
    WebSocket,
    Mqtt, // CONNECT to CONNACK, sign-in included
};

// A step that has been done.
struct StepTaken {
    ConnectStep step = ConnectStep::Name;
    std::chrono::microseconds duration{0};
    QByteArray detail{}; // the address reached, for example

    bool operator==(const StepTaken &) const = default;
};

} // namespace client

Q_DECLARE_METATYPE(client::StepTaken)
