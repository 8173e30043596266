// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/websocketdevice.h"

#include "broker/socketgate.h"

#include <QSslSocket>
#include <QTcpSocket>
#include <QWebSocket>

#include <algorithm>
#include <cstring>

namespace broker {
namespace {

constexpr qint64 enoughWaiting = 256 * 1024; // then the sender has to wait
constexpr qint64 usualBuffer = 256 * 1024; // of the socket
constexpr qint64 mostUnsent = 4 * 1024 * 1024; // answers to a flood of pings, for instance
constexpr qint64 frameHeader = 14;

} // namespace

WebSocketDevice::WebSocketDevice(QWebSocket *webSocket, QTcpSocket *socket, SocketGate &gate,
                                 quint64 largestFrame)
    : m_webSocket(webSocket)
    , m_socket(socket)
    , m_gate(gate)
    , m_largestBuffer(std::max(usualBuffer, qint64(largestFrame) + frameHeader))
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(usualBuffer);
    m_webSocket->setParent(this);
    m_webSocket->setMaxAllowedIncomingFrameSize(largestFrame);
    m_webSocket->setMaxAllowedIncomingMessageSize(largestFrame);
    connect(m_webSocket, &QWebSocket::binaryFrameReceived, this, &WebSocketDevice::frameArrived);
    connect(m_webSocket, &QWebSocket::textFrameReceived, this,
            [this] { m_webSocket->close(QWebSocketProtocol::CloseCodeDatatypeNotSupported); });
    connect(m_webSocket, &QWebSocket::disconnected, this, &WebSocketDevice::disconnected);
    // After QWebSocket's own, which was there before.
    connect(m_socket, &QTcpSocket::readyRead, this, &WebSocketDevice::hasRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &WebSocketDevice::hasWritten);
    if (const auto *tls = qobject_cast<QSslSocket *>(socket))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &WebSocketDevice::hasWritten);
    open(ReadWrite | Unbuffered);
    readAgain(); // some may have come with the handshake
}

WebSocketDevice::~WebSocketDevice()
{
    abort();
    // The one that reads before the one it reads from.
    delete m_webSocket;
    delete m_socket;
}

qint64 WebSocketDevice::bytesAvailable() const
{
    return m_waiting + QIODevice::bytesAvailable();
}

qint64 WebSocketDevice::bytesToWrite() const
{
    if (!m_socket)
        return 0;
    const auto *tls = qobject_cast<QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

void WebSocketDevice::close()
{
    if (m_webSocket) {
        m_webSocket->disconnect(this);
        m_webSocket->close();
    }
    QIODevice::close();
}

void WebSocketDevice::abort()
{
    if (m_webSocket)
        m_webSocket->disconnect(this);
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    QIODevice::close();
}

qint64 WebSocketDevice::readData(char *data, qint64 maximum)
{
    qint64 count = 0;
    while (count < maximum && !m_frames.empty()) {
        const QByteArray &frame = m_frames.front();
        const auto size = std::min<qsizetype>(maximum - count, frame.size() - m_taken);
        std::memcpy(data + count, frame.constData() + m_taken, size_t(size));
        count += size;
        m_taken += size;
        if (m_taken == frame.size()) {
            m_frames.pop_front();
            m_taken = 0;
        }
    }
    m_waiting -= count;
    updateGate();
    return count;
}

qint64 WebSocketDevice::writeData(const char *data, qint64 size)
{
    if (!m_webSocket || m_webSocket->state() != QAbstractSocket::ConnectedState)
        return -1;
    return m_webSocket->sendBinaryMessage(QByteArray::fromRawData(data, size)) == size ? size : -1;
}

void WebSocketDevice::frameArrived(const QByteArray &frame)
{
    if (frame.isEmpty())
        return;
    m_frames.push_back(frame);
    m_waiting += frame.size();
    updateGate();
    emit readyRead();
}

// A full buffer that QWebSocket does not touch is the beginning of a frame that is larger.
void WebSocketDevice::hasRead()
{
    if (!m_socket)
        return;
    updateGate();
    if (m_gate.isShut())
        return;
    const qint64 held = m_socket->bytesAvailable();
    const qint64 size = m_socket->readBufferSize();
    if (held + frameHeader >= size) // it may have taken the header
        m_socket->setReadBufferSize(std::min(2 * size, m_largestBuffer));
    else if (held == 0 && size != usualBuffer)
        m_socket->setReadBufferSize(usualBuffer);
    m_gate.readAhead();
}

void WebSocketDevice::hasWritten()
{
    updateGate();
    emit bytesWritten(0); // how much of it was payload is not known
}

void WebSocketDevice::updateGate()
{
    if (!m_socket)
        return;
    const bool wasShut = m_gate.isShut();
    const qint64 unsent = bytesToWrite();
    const bool shut = wasShut ? m_waiting > enoughWaiting / 2 || unsent > mostUnsent / 2
                              : m_waiting >= enoughWaiting || unsent > mostUnsent;
    if (shut == wasShut)
        return;
    m_gate.setShut(shut);
    // Opened, there may be something to read. Shut, QWebSocket may be waiting for the rest of a
    // message, for some seconds only; that there is something to read ends its patience, too.
    readAgain();
}

void WebSocketDevice::readAgain()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_socket)
                emit m_socket->readyRead();
        },
        Qt::QueuedConnection);
}

void WebSocketDevice::disconnected()
{
    // What came before the end counts.
    m_gate.setShut(false);
    if (m_socket) {
        disconnect(m_socket, nullptr, this, nullptr);
        if (m_socket->bytesAvailable() > 0)
            emit m_socket->readyRead();
    }
    emit readChannelFinished();
}

} // namespace broker
