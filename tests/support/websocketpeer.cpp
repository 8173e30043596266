// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/websocketpeer.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QtEndian>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int continuation = 0;
constexpr int binary = 2;

} // namespace

WebSocketPeer::WebSocketPeer()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        m_socket = m_server.nextPendingConnection();
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_buffer.clear();
        m_isOpen = false;
        hasEnded = false;
        connect(m_socket, &QTcpSocket::readyRead, this, &WebSocketPeer::read);
        connect(m_socket, &QTcpSocket::disconnected, this, [this] { hasEnded = true; });
        read();
    });
}

WebSocketPeer::~WebSocketPeer()
{
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->disconnect(this);
}

void WebSocketPeer::send(const QByteArray &bytes) const
{
    if (m_socket)
        m_socket->write(bytes);
}

QByteArray WebSocketPeer::acceptingWith(const QByteArray &request, const QByteArray &headers)
{
    static const QRegularExpression expression(u"Sec-WebSocket-Key: ([^\\r]*)"_s);
    const QByteArray text = expression.match(QString::fromLatin1(request)).captured(1).toLatin1()
        + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    const QByteArray accept = QCryptographicHash::hash(text, QCryptographicHash::Sha1).toBase64();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\n"
           "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Accept: "
        + accept + "\r\n" + headers + "\r\n";
}

QByteArray WebSocketPeer::accepting(const QByteArray &request)
{
    return acceptingWith(request, "Sec-WebSocket-Protocol: mqtt\r\n");
}

QByteArray WebSocketPeer::frame(int opcode, const QByteArray &payload, bool isFinal)
{
    QByteArray header(1, char((isFinal ? 0x80 : 0) | opcode));
    if (payload.size() < 126) {
        header += char(payload.size());
    } else if (payload.size() <= 0xFFFF) {
        header += char(126);
        header.resize(4);
        qToBigEndian(quint16(payload.size()), header.data() + 2);
    } else {
        header += char(127);
        header.resize(10);
        qToBigEndian(quint64(payload.size()), header.data() + 2);
    }
    return header + payload;
}

QByteArray WebSocketPeer::inBits(const QByteArray &payload)
{
    QByteArray result;
    for (qsizetype i = 0; i < payload.size(); ++i)
        result += frame(i == 0 ? binary : continuation, payload.mid(i, 1), i + 1 == payload.size());
    return result;
}

void WebSocketPeer::read()
{
    m_buffer += m_socket->readAll();
    if (!m_isOpen) {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        requests += m_buffer.first(end + 4);
        m_buffer.remove(0, end + 4);
        m_isOpen = true;
        send(answer(requests.back()));
    }
    while (m_buffer.size() >= 2) {
        Frame frame{.opcode = m_buffer.at(0) & 0x0F,
                    .isMasked = (m_buffer.at(1) & 0x80) != 0,
                    .isFinal = (m_buffer.at(0) & 0x80) != 0};
        qsizetype at = 2;
        quint64 length = quint8(m_buffer.at(1)) & 0x7F;
        if (length == 126) {
            if (m_buffer.size() < 4)
                return;
            length = qFromBigEndian<quint16>(m_buffer.constData() + 2);
            at = 4;
        } else if (length == 127) {
            if (m_buffer.size() < 10)
                return;
            length = qFromBigEndian<quint64>(m_buffer.constData() + 2);
            at = 10;
        }
        const QByteArray mask = frame.isMasked ? m_buffer.mid(at, 4) : QByteArray(4, '\0');
        at += frame.isMasked ? 4 : 0;
        if (quint64(m_buffer.size() - at) < length)
            return;
        frame.payload = m_buffer.mid(at, qsizetype(length));
        for (qsizetype i = 0; i < frame.payload.size(); ++i)
            frame.payload[i] = char(frame.payload.at(i) ^ mask.at(i % 4));
        m_buffer.remove(0, at + qsizetype(length));
        frames.push_back(frame);
        received(frame);
    }
}
