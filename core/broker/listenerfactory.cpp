// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/listenerfactory.h"

#include "broker/tcplistener.h"
#include "broker/tlshandshake.h"
#include "broker/tlslistener.h"

namespace broker {

bool wants(const BrokerOptions &options, ListenerKind kind)
{
    switch (kind) {
    case ListenerKind::Tcp:
        return options.plain;
    case ListenerKind::Tls:
        return options.tls.enabled;
    case ListenerKind::WebSocket:
        return options.webSocket.enabled;
    case ListenerKind::WebSocketTls:
        return options.webSocketTls.enabled;
    }
    return false;
}

quint16 portOf(const BrokerOptions &options, ListenerKind kind)
{
    switch (kind) {
    case ListenerKind::Tcp:
        return options.port;
    case ListenerKind::Tls:
        return options.tls.port;
    case ListenerKind::WebSocket:
        return options.webSocket.port;
    case ListenerKind::WebSocketTls:
        return options.webSocketTls.port;
    }
    return 0;
}

std::unique_ptr<SocketListener> makeListener(ListenerKind kind, const BrokerOptions &options)
{
    if (kind == ListenerKind::Tcp)
        return std::make_unique<TcpListener>();
    std::unique_ptr<SocketListener> listener;
    const auto configuration = serverConfiguration(options.identity);
    if (kind == ListenerKind::Tls && configuration)
        listener = std::make_unique<TlsListener>(*configuration, options.limits.handshakeTimeout);
    if (listener)
        listener->setMostHandshakes(options.limits.handshakes);
    return listener;
}

} // namespace broker
