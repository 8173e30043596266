// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/websockethandshake.h"

#include "broker/spokenprotocol.h"
#include "broker/websocketdevice.h"
#include "broker/websocketrequest.h"

#include <QWebSocket>
#include <QWebSocketServer>

namespace broker {
namespace {

constexpr qint64 longestHead = 16 * 1024;
constexpr qsizetype longestDetail = 200;

} // namespace

WebSocketHandshake::WebSocketHandshake(std::unique_ptr<QTcpSocket> socket, SocketGate &gate,
                                       const WebSocketRules &rules, std::chrono::milliseconds limit)
    : Handshake(std::move(socket), limit)
    , m_gate(gate)
    , m_rules(rules)
    // TLS is below it, if at all.
    , m_server(std::make_unique<QWebSocketServer>(QStringLiteral("Canopy"),
                                                  QWebSocketServer::NonSecureMode))
{
    m_server->setSupportedSubprotocols(
        {QString::fromLatin1(subprotocol), QString::fromLatin1(oldSubprotocol)});
    connect(m_server.get(), &QWebSocketServer::newConnection, this, &WebSocketHandshake::succeed);
    connect(&this->socket(), &QTcpSocket::readyRead, this, &WebSocketHandshake::look);
    QMetaObject::invokeMethod(this, &WebSocketHandshake::look, Qt::QueuedConnection);
}

WebSocketHandshake::~WebSocketHandshake() = default;

void WebSocketHandshake::look()
{
    if (isOver() || m_handedOver)
        return;
    switch (spokenProtocol(socket().peek(longestPrelude))) {
    case SpokenProtocol::Undecided:
        break;
    case SpokenProtocol::Http:
        lookAtRequest();
        break;
    case SpokenProtocol::Mqtt:
        fail(HandshakeProblem::SpokeMqtt);
        break;
    case SpokenProtocol::Tls:
        fail(HandshakeProblem::SpokeTls);
        break;
    case SpokenProtocol::Other:
        fail(HandshakeProblem::SpokeOther);
        break;
    }
}

void WebSocketHandshake::lookAtRequest()
{
    const QByteArray head = socket().peek(longestHead);
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0) {
        if (head.size() == longestHead)
            refuse(HandshakeProblem::SpokeHttp, "431 Request Header Fields Too Large");
        return;
    }
    const WebSocketRequest request = readWebSocketRequest(QByteArrayView(head).first(end));
    if (!request.upgrades) {
        refuse(HandshakeProblem::SpokeHttp, "426 Upgrade Required\r\nUpgrade: websocket");
    } else if (request.origin && !m_rules.anyOrigin && !isLocalOrigin(*request.origin)) {
        refuse(HandshakeProblem::OriginRefused, "403 Forbidden",
               QString::fromUtf8(
                   request.origin->first(std::min(request.origin->size(), longestDetail))));
    } else if (!request.speaksMqtt) {
        refuse(HandshakeProblem::NoSubprotocol, "400 Bad Request");
    } else {
        m_handedOver = true;
        m_server->handleConnection(&socket());
    }
}

void WebSocketHandshake::refuse(HandshakeProblem problem, const char *status, const QString &detail)
{
    socket().write(QByteArray("HTTP/1.1 ") + status
                   + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    socket().flush();
    fail(problem, detail);
}

void WebSocketHandshake::lost(QAbstractSocket::SocketError error)
{
    // It has closed the connection itself, and says why in English only.
    if (m_handedOver && m_server->error() != QWebSocketProtocol::CloseCodeNormal)
        fail(HandshakeProblem::Failed, m_server->errorString());
    else
        Handshake::lost(error);
}

std::unique_ptr<WebSocketDevice> WebSocketHandshake::takeDevice()
{
    QWebSocket *webSocket = m_server->nextPendingConnection();
    return std::make_unique<WebSocketDevice>(webSocket, takeSocket(), m_gate, m_rules.largestFrame);
}

} // namespace broker
