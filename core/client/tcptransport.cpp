// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tcptransport.h"

#include <QHostAddress>

#include <array>

namespace client {
namespace {

using namespace std::chrono_literals;

constexpr auto lingerTime = 250ms; // for the peer to read our last packet
constexpr auto flushTime = 2s; // for our last packet to leave at all

Failure failureOf(QAbstractSocket::SocketError error, bool wasOpen)
{
    switch (error) {
    case QAbstractSocket::RemoteHostClosedError:
        return Failure::None;
    case QAbstractSocket::HostNotFoundError:
        return Failure::HostNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return Failure::ConnectionRefused;
    case QAbstractSocket::SocketTimeoutError:
        return wasOpen ? Failure::ConnectionLost : Failure::ConnectTimeout;
    default:
        return wasOpen ? Failure::ConnectionLost : Failure::NetworkUnreachable;
    }
}

QByteArray addressText(const QHostAddress &address, quint16 port)
{
    bool isMapped = false; // an IPv4 address in the clothes of an IPv6 one
    const quint32 plain = address.toIPv4Address(&isMapped);
    const QByteArray text = (isMapped ? QHostAddress(plain) : address).toString().toUtf8();
    return (text.contains(':') ? '[' + text + ']' : text) + ':' + QByteArray::number(port);
}

} // namespace

TcpTransport::TcpTransport(QObject *parent)
    : TcpTransport(new QTcpSocket, parent)
{
}

TcpTransport::TcpTransport(QTcpSocket *socket, QObject *parent)
    : Transport(parent)
    , m_socket(socket)
{
    m_socket->setParent(this);
    m_linger.setSingleShot(true);
    connect(&m_linger, &QTimer::timeout, this, &TcpTransport::finishClosing);
    connect(m_socket, &QTcpSocket::readyRead, this, &Transport::readyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Transport::bytesWritten);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &TcpTransport::reportEnd);
    connect(m_socket, &QTcpSocket::disconnected, this,
            [this] { reportEnd(QAbstractSocket::RemoteHostClosedError); });
}

TcpTransport::~TcpTransport()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

void TcpTransport::open(const ConnectOptions &options)
{
    openSocket(options, QIODeviceBase::ReadWrite | QIODeviceBase::Unbuffered);
}

void TcpTransport::openSocket(const ConnectOptions &options, QIODeviceBase::OpenMode mode)
{
    auto protocol = QAbstractSocket::AnyIPProtocol;
    if (!options.bindAddress.isEmpty()) {
        const QHostAddress address(options.bindAddress);
        if (address.isNull() || !m_socket->bind(address)) {
            end(Failure::BindFailed, m_socket->errorString().toUtf8());
            return;
        }
        protocol = address.protocol(); // of a name's addresses, the others are out of reach
    }
    m_noDelay = options.tcpNoDelay;
    m_keepAlive = options.tcpKeepAlive;
    connect(m_socket, &QTcpSocket::connected, this, &TcpTransport::tcpConnected);
    if (QHostAddress(options.host).isNull()) {
        beginStep(ConnectStep::Name);
        connect(m_socket, &QTcpSocket::hostFound, this, &TcpTransport::nameFound);
    } else {
        beginStep(ConnectStep::Tcp);
    }
    m_socket->connectToHost(options.host, options.port, mode, protocol);
}

void TcpTransport::nameFound()
{
    finishStep();
    if (!m_ended)
        beginStep(ConnectStep::Tcp);
}

void TcpTransport::tcpConnected()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, m_noDelay ? 1 : 0);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, m_keepAlive ? 1 : 0);
    finishStep(addressText(m_socket->peerAddress(), m_socket->peerPort()));
    if (!m_ended)
        connected();
}

void TcpTransport::connected()
{
    nowOpen();
}

void TcpTransport::nowOpen()
{
    if (m_ended)
        return;
    m_wasOpen = true;
    emit opened();
}

qint64 TcpTransport::bytesAvailable() const
{
    return m_socket->bytesAvailable();
}

qint64 TcpTransport::read(char *data, qint64 maximum)
{
    const qint64 count = m_socket->read(data, maximum);
    if (count >= 0)
        return count;
    // Unbuffered sockets notice the end while reading, and not all ways there raise a signal.
    reportEnd(m_socket->error());
    return 0;
}

void TcpTransport::write(const QByteArray &bytes)
{
    if (m_ended || (m_socket->isValid() && m_socket->write(bytes) >= 0))
        return;
    // An unbuffered socket that finds the line cut while writing closes without any signal.
    QMetaObject::invokeMethod(
        this, [this] { reportEnd(m_socket->error()); }, Qt::QueuedConnection);
}

qint64 TcpTransport::bytesToWrite() const
{
    return m_socket->bytesToWrite();
}

void TcpTransport::reportEnd(QAbstractSocket::SocketError error)
{
    if (m_ended)
        return;
    const Ending ending = endingOf(error);
    end(ending.failure, ending.detail);
}

TcpTransport::Ending TcpTransport::endingOf(QAbstractSocket::SocketError error)
{
    const Failure failure = failureOf(error, m_wasOpen);
    return {failure, failure == Failure::None ? QByteArray() : m_socket->errorString().toUtf8()};
}

void TcpTransport::end(Failure failure, const QByteArray &detail)
{
    if (!std::exchange(m_ended, true))
        emit closed(failure, detail);
}

void TcpTransport::closeAndDelete()
{
    m_ended = true;
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        abortAndDelete();
        return;
    }
    // Closing while the peer still sends makes the kernel answer with a reset, which may overtake
    // our DISCONNECT. So read on for a moment and throw it away.
    disconnect(m_socket, nullptr, this, nullptr);
    connect(m_socket, &QTcpSocket::readyRead, this, [this] {
        std::array<char, 65536> rubbish;
        if (m_socket->read(rubbish.data(), rubbish.size()) < 0)
            deleteLater();
    });
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (bytesToWrite() == 0)
            m_linger.start(lingerTime);
    });
    m_linger.start(bytesToWrite() == 0 ? lingerTime : flushTime);
}

void TcpTransport::finishClosing()
{
    m_socket->disconnectFromHost();
    deleteLater();
}

void TcpTransport::abortAndDelete()
{
    m_ended = true;
    disconnect(m_socket, nullptr, this, nullptr);
    m_socket->abort();
    deleteLater();
}

} // namespace client
