// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/websocketlistener.h"

#include "broker/socketgate.h"
#include "broker/tlshandshake.h"
#include "broker/websocketdevice.h"

#include <QTcpSocket>

#include <utility>

namespace broker {

WebSocketListener::WebSocketListener(const WebSocketRules &rules,
                                     std::optional<QSslConfiguration> tls,
                                     std::chrono::milliseconds handshakeLimit, QObject *parent)
    : SocketListener(tls ? ListenerKind::WebSocketTls : ListenerKind::WebSocket, parent)
    , m_rules(rules)
    , m_tls(std::move(tls))
    , m_limit(handshakeLimit)
{
}

void WebSocketListener::take(qintptr descriptor)
{
    if (m_tls) {
        encrypt(descriptor);
        return;
    }
    auto socket = std::make_unique<GatedSocket<QTcpSocket>>();
    if (!socket->setSocketDescriptor(descriptor))
        return;
    prepare(*socket);
    SocketGate &gate = *socket;
    shakeHands(std::move(socket), gate);
}

void WebSocketListener::encrypt(qintptr descriptor)
{
    auto socket = std::make_unique<GatedSocket<QSslSocket>>();
    if (!socket->setSocketDescriptor(descriptor))
        return;
    prepare(*socket);
    SocketGate &gate = *socket;
    auto *handshake = new TlsHandshake(std::move(socket), *m_tls, m_limit);
    watch(handshake);
    connect(handshake, &TlsHandshake::succeeded, this,
            [this, handshake, &gate] { shakeHands(handshake->takeTlsSocket(), gate); });
}

void WebSocketListener::shakeHands(std::unique_ptr<QTcpSocket> socket, SocketGate &gate)
{
    auto *handshake = new WebSocketHandshake(std::move(socket), gate, m_rules, m_limit);
    watch(handshake);
    connect(handshake, &WebSocketHandshake::succeeded, this, [this, handshake] {
        const QString peer = peerOf(handshake->socket());
        emit accepted(handshake->takeDevice().release(), peer);
    });
}

} // namespace broker
