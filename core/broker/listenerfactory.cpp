// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/listenerfactory.h"

#include "broker/tcplistener.h"
#include "broker/tlshandshake.h"
#include "broker/tlslistener.h"
#include "broker/websocketlistener.h"

namespace broker {
namespace {

constexpr quint64 roomInFrame = 64 * 1024;

} // namespace

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
    std::optional<QSslConfiguration> tls;
    if (isEncrypted(kind)) {
        tls = serverConfiguration(options.identity);
        if (!tls)
            return nullptr;
    }
    const std::chrono::milliseconds limit = options.limits.handshakeTimeout;
    std::unique_ptr<SocketListener> listener;
    if (isWebSocket(kind)) {
        // A frame may hold a packet, its type and length, and the beginning of the next.
        const WebSocketRules rules{options.limits.packetSize + roomInFrame, options.anyOrigin};
        listener = std::make_unique<WebSocketListener>(rules, tls, limit);
    } else {
        listener = std::make_unique<TlsListener>(*tls, limit);
    }
    listener->setMostHandshakes(options.limits.handshakes);
    return listener;
}

} // namespace broker
