// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/localtransport.h"

#include <QPointer>

#include <utility>

namespace client {

namespace {

using namespace std::chrono_literals;

constexpr qint64 readAhead = 256 * 1024;
constexpr auto lingerTime = 250ms; // for the peer to read our last packet
constexpr auto flushTime = 2s; // for our last packet to leave at all

Failure failureOf(QLocalSocket::LocalSocketError error, bool wasOpen)
{
    if (error == QLocalSocket::PeerClosedError)
        return Failure::None;
    if (wasOpen)
        return Failure::ConnectionLost;
    switch (error) {
    case QLocalSocket::ServerNotFoundError:
        return Failure::HostNotFound;
    case QLocalSocket::SocketAccessError:
        return Failure::AccessDenied;
    case QLocalSocket::SocketTimeoutError:
        return Failure::ConnectTimeout;
    default:
        return Failure::ConnectionRefused;
    }
}

} // namespace

LocalTransport::LocalTransport(QObject *parent)
    : Transport(parent)
    , m_socket(new QLocalSocket(this))
{
    m_linger.setSingleShot(true);
    connect(&m_linger, &QTimer::timeout, this, [this] {
        m_socket->disconnectFromServer();
        deleteLater();
    });
    m_socket->setReadBufferSize(readAhead);
    connect(m_socket, &QLocalSocket::connected, this, &LocalTransport::connected);
    connect(m_socket, &QLocalSocket::readyRead, this, &Transport::readyRead);
    connect(m_socket, &QLocalSocket::bytesWritten, this, &Transport::bytesWritten);
    connect(m_socket, &QLocalSocket::errorOccurred, this, &LocalTransport::reportEnd);
    connect(m_socket, &QLocalSocket::disconnected, this,
            [this] { reportEnd(QLocalSocket::PeerClosedError); });
}

LocalTransport::~LocalTransport()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

void LocalTransport::open(const ConnectOptions &options)
{
    beginStep(ConnectStep::Tcp);
    m_socket->connectToServer(options.host);
}

void LocalTransport::connected()
{
    finishStep(m_socket->fullServerName().toUtf8());
    if (m_ended)
        return;
    m_wasOpen = true;
    emit opened();
}

qint64 LocalTransport::bytesAvailable() const
{
    return m_socket->bytesAvailable();
}

qint64 LocalTransport::read(char *data, qint64 maximum)
{
    const qint64 count = m_socket->read(data, maximum);
    // A buffered socket says nothing more about what it has already.
    if (count > 0 && m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Transport::readyRead, Qt::QueuedConnection);
    return count > 0 ? count : 0;
}

void LocalTransport::write(const QByteArray &bytes)
{
    if (!m_ended)
        m_socket->write(bytes);
}

qint64 LocalTransport::bytesToWrite() const
{
    return m_socket->bytesToWrite();
}

void LocalTransport::reportEnd(QLocalSocket::LocalSocketError error)
{
    if (m_ended)
        return;
    const QPointer<LocalTransport> guard(this);
    handOverTheRest();
    if (!guard || std::exchange(m_ended, true))
        return;
    const Failure failure = failureOf(error, m_wasOpen);
    emit closed(failure,
                failure == Failure::None ? QByteArray() : m_socket->errorString().toUtf8());
}

// What had been read before the end came.
void LocalTransport::handOverTheRest()
{
    const QPointer<LocalTransport> guard(this);
    for (qint64 before = -1; guard && !m_ended && m_socket->bytesAvailable() > 0;) {
        if (std::exchange(before, m_socket->bytesAvailable()) == m_socket->bytesAvailable())
            return; // nobody wants it
        emit readyRead();
    }
}

void LocalTransport::closeAndDelete()
{
    m_ended = true;
    if (m_socket->state() != QLocalSocket::ConnectedState) {
        abortAndDelete();
        return;
    }
    disconnect(m_socket, nullptr, this, nullptr);
    connect(m_socket, &QLocalSocket::readyRead, m_socket, [this] { m_socket->readAll(); });
    connect(m_socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QLocalSocket::errorOccurred, this, &QObject::deleteLater);
    connect(m_socket, &QLocalSocket::bytesWritten, this, [this] {
        if (bytesToWrite() == 0)
            m_linger.start(lingerTime);
    });
    m_linger.start(bytesToWrite() == 0 ? lingerTime : flushTime);
}

void LocalTransport::abortAndDelete()
{
    m_ended = true;
    disconnect(m_socket, nullptr, this, nullptr);
    m_socket->abort();
    deleteLater();
}

} // namespace client
