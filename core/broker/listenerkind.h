// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>

namespace broker {

// What a listener speaks: the schemes mqtt, mqtts, ws and wss.
enum class ListenerKind : quint8 { Tcp, Tls, WebSocket, WebSocketTls };
inline constexpr std::array<ListenerKind, 4> listenerKinds{
    ListenerKind::Tcp, ListenerKind::Tls, ListenerKind::WebSocket, ListenerKind::WebSocketTls};

constexpr bool isEncrypted(ListenerKind kind)
{
    return kind == ListenerKind::Tls || kind == ListenerKind::WebSocketTls;
}

constexpr bool isWebSocket(ListenerKind kind)
{
    return kind == ListenerKind::WebSocket || kind == ListenerKind::WebSocketTls;
}

} // namespace broker
