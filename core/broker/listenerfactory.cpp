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
