// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace client {

// What carries the bytes to the broker: the scheme of its URL, mqtt, mqtts, ws, wss or unix.
enum class TransportKind : quint8 { Tcp, Tls, WebSocket, WebSocketTls, LocalSocket };

constexpr bool isEncrypted(TransportKind kind)
{
    return kind == TransportKind::Tls || kind == TransportKind::WebSocketTls;
}

constexpr bool isWebSocket(TransportKind kind)
{
    return kind == TransportKind::WebSocket || kind == TransportKind::WebSocketTls;
}

// Whether it has a host and a port, and may go through a proxy.
constexpr bool isNetwork(TransportKind kind)
{
    return kind != TransportKind::LocalSocket;
}

} // namespace client
