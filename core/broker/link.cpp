// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/link.h"

#include "broker/websocketdevice.h"

#include <QSslSocket>

#include <algorithm>
#include <array>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace broker {
namespace {

using namespace std::chrono_literals;

constexpr qint64 mostPerRead = 256 * 1024; // then it is somebody else's turn
constexpr qint64 leastPerRead = 2048;
constexpr auto flushTime = 5s; // for our last packet to leave
constexpr auto lingerTime = 2s; // for the peer to close after it
constexpr auto shortLingerTime = 250ms; // the same where it cannot see that we are done

// The peer sees the end of the stream behind our last packet, while what it still sends is taken;
// closing at once would answer that with a reset, which may overtake the packet.
bool endSending(QIODevice *device)
{
#ifdef Q_OS_UNIX
    // TLS and WebSocket say goodbye inside the stream, and Qt's classes only while closing.
    const auto *socket = qobject_cast<QAbstractSocket *>(device);
    return socket && !qobject_cast<QSslSocket *>(device)
        && ::shutdown(static_cast<int>(socket->socketDescriptor()), SHUT_WR) == 0;
#else
    Q_UNUSED(device)
    return false;
#endif
}

} // namespace

Link::Link(QIODevice *device, QObject *parent)
    : QObject(parent)
    , m_device(device)
{
    m_device->setParent(this);
    m_linger.setSingleShot(true);
    connect(&m_linger, &QTimer::timeout, this, &Link::cutAndDelete);
    connect(m_device, &QIODevice::readyRead, this, &Link::readyRead);
    connectWritten(&Link::drained);
    connect(m_device, &QIODevice::readChannelFinished, this, &Link::reportEnd);
    connect(m_device, &QIODevice::aboutToClose, this, &Link::reportEnd);
    if (const auto *socket = qobject_cast<QAbstractSocket *>(m_device))
        connect(socket, &QAbstractSocket::disconnected, this, &Link::reportEnd);
}

void Link::connectWritten(void (Link::*slot)())
{
    connect(m_device, &QIODevice::bytesWritten, this, slot);
    if (const auto *tls = qobject_cast<QSslSocket *>(m_device))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, slot);
}

Link::~Link()
{
    m_device->disconnect(this);
    if (auto *socket = qobject_cast<QAbstractSocket *>(m_device))
        socket->abort();
}

bool Link::read()
{
    if (m_ended && m_device->bytesAvailable() == 0)
        return false;
    const qint64 room = std::clamp(m_device->bytesAvailable(), leastPerRead, mostPerRead);
    char *to = m_reader.reserve(room);
    const qint64 count = m_device->read(to, room);
    if (count < 0)
        reportEnd();
    if (count <= 0)
        return false;
    m_reader.commit(count);
    if (count == room)
        readSoon();
    return true;
}

void Link::readSoon()
{
    if (std::exchange(m_reading, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_reading = false;
            emit readyRead();
        },
        Qt::QueuedConnection);
}

void Link::resume()
{
    if (std::exchange(m_paused, false))
        readSoon();
}

void Link::write(Outbox &outbox)
{
    outbox.drain([this](const QByteArray &bytes) {
        // An unbuffered socket that finds the line cut while writing closes without any signal.
        if (!m_ended && m_device->write(bytes) < 0)
            reportEnd();
    });
}

qint64 Link::bytesToWrite() const
{
    const auto *tls = qobject_cast<QSslSocket *>(m_device);
    return m_device->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

void Link::reportEnd()
{
    if (std::exchange(m_ended, true))
        return;
    QMetaObject::invokeMethod(this, &Link::ended, Qt::QueuedConnection);
}

void Link::closeAndDelete()
{
    disconnect(m_device, nullptr, this, nullptr);
    disconnect(this, nullptr, nullptr, nullptr);
    if (m_ended || !m_device->isOpen()) {
        cutAndDelete();
        return;
    }
    connect(m_device, &QIODevice::readyRead, this, &Link::readRubbish);
    connect(m_device, &QIODevice::readChannelFinished, this, &Link::cutAndDelete);
    connect(m_device, &QIODevice::aboutToClose, this, &Link::cutAndDelete);
    QMetaObject::invokeMethod(this, &Link::readRubbish, Qt::QueuedConnection); // of a paused one
    if (bytesToWrite() == 0) {
        finishClosing();
        return;
    }
    connectWritten(&Link::closeIfSent);
    m_linger.start(flushTime);
}

void Link::closeIfSent()
{
    if (bytesToWrite() == 0)
        finishClosing();
}

void Link::readRubbish()
{
    std::array<char, 65536> rubbish;
    if (m_device->isOpen() && m_device->read(rubbish.data(), rubbish.size()) < 0)
        cutAndDelete();
}

void Link::finishClosing()
{
    if (std::exchange(m_finishing, true))
        return;
    if (endSending(m_device)) {
        m_linger.start(lingerTime);
        return;
    }
    // The peer has read our last packet and closes, or soon sees that we do.
    disconnect(&m_linger, nullptr, this, nullptr);
    connect(&m_linger, &QTimer::timeout, this, &Link::closeNow);
    m_linger.start(shortLingerTime);
}

void Link::closeNow()
{
    disconnect(m_device, nullptr, this, nullptr);
    m_device->close();
    deleteLater();
}

void Link::cutAndDelete()
{
    disconnect(m_device, nullptr, this, nullptr);
    disconnect(this, nullptr, nullptr, nullptr);
    if (auto *socket = qobject_cast<QAbstractSocket *>(m_device))
        socket->abort();
    else if (auto *webSocket = qobject_cast<WebSocketDevice *>(m_device))
        webSocket->abort();
    else
        m_device->close();
    deleteLater();
}

} // namespace broker
