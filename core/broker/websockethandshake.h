// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/handshake.h"

#include <memory>

class QWebSocketServer;

namespace broker {

class SocketGate;
class WebSocketDevice;

struct WebSocketRules {
    quint64 largestFrame = 16 * 1024 * 1024; // and message, in bytes
    // Any web page in a browser that reaches us may connect. Else only pages of this computer: a
    // browser lets every page of the Internet talk to loopback addresses, and asks nobody.
    bool anyOrigin = false;
};

// The HTTP part of a WebSocket, our side: looks at the request, tells why it will not do (with an
// HTTP status to the client), and leaves the rest to QWebSocketServer. Any path is right.
class WebSocketHandshake : public Handshake {
    Q_OBJECT

public:
    // `gate` belongs to `socket`.
    WebSocketHandshake(std::unique_ptr<QTcpSocket> socket, SocketGate &gate,
                       const WebSocketRules &rules, std::chrono::milliseconds limit);
    ~WebSocketHandshake() override;

    // In succeeded().
    std::unique_ptr<WebSocketDevice> takeDevice();

protected:
    void lost(QAbstractSocket::SocketError error) override;

private:
    void look();
    void lookAtRequest();
    void refuse(HandshakeProblem problem, const char *status, const QString &detail = {});

    SocketGate &m_gate;
    const WebSocketRules m_rules;
    std::unique_ptr<QWebSocketServer> m_server; // for this one connection; does not listen
    bool m_handedOver = false;
};

} // namespace broker
