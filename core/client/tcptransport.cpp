// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tcptransport.h"

#include "client/systemproxy.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <algorithm>
#include <array>
#include <utility>

namespace client {
namespace {

using namespace std::chrono_literals;

constexpr auto lingerTime = 250ms; // for the peer to read our last packet
constexpr auto flushTime = 2s; // for our last packet to leave at all
constexpr std::size_t longestProxyPiece = 512;

Failure failureOf(QAbstractSocket::SocketError error, bool wasOpen)
{
    switch (error) {
    case QAbstractSocket::RemoteHostClosedError:
        return Failure::None;
    case QAbstractSocket::HostNotFoundError:
        return Failure::HostNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return Failure::ConnectionRefused;
    case QAbstractSocket::SocketAccessError:
        return wasOpen ? Failure::ConnectionLost : Failure::AccessDenied;
    case QAbstractSocket::SocketTimeoutError:
        return wasOpen ? Failure::ConnectionLost : Failure::ConnectTimeout;
    default:
        return wasOpen ? Failure::ConnectionLost : Failure::NetworkUnreachable;
    }
}

ProxyProblem proxyProblemOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return ProxyProblem::NotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return ProxyProblem::Refused;
    case QAbstractSocket::RemoteHostClosedError:
        return ProxyProblem::ClosedEarly;
    default:
        return ProxyProblem::NoAnswer;
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
    m_socket->setProxy(QNetworkProxy::NoProxy); // we ask for the way ourselves
    connect(m_socket, &QTcpSocket::readyRead, this, [this] {
        if (m_proxy)
            askProxy();
        else
            emit readyRead();
    });
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
    if (!options.bindAddress.isEmpty()) {
        const QHostAddress address(options.bindAddress);
        if (address.isNull() || !m_socket->bind(address)) {
            end(Failure::BindFailed, m_socket->errorString().toUtf8());
            return;
        }
        m_protocol = address.protocol(); // of a name's addresses, the others are out of reach
    }
    m_host = options.host;
    m_port = options.port;
    m_mode = mode;
    m_noDelay = options.tcpNoDelay;
    m_keepAlive = options.tcpKeepAlive;
    connect(m_socket, &QTcpSocket::connected, this, &TcpTransport::tcpConnected);
    if (options.proxy.kind != ProxyKind::System) {
        openThrough(options.proxy);
    } else if (SystemProxy::isThisComputer(m_host)) {
        openThrough({.kind = ProxyKind::None});
    } else {
        beginStep(ConnectStep::Name);
        auto *system = new SystemProxy(this);
        connect(system, &SystemProxy::answered, this, &TcpTransport::openThrough);
        system->ask(m_host, m_port);
    }
}

void TcpTransport::openThrough(const ProxyOptions &proxy)
{
    if (m_ended)
        return;
    const bool isDirect = proxy.kind == ProxyKind::None;
    if (!isDirect)
        m_proxy.emplace(proxy, m_host, m_port);
    const QString host = isDirect ? m_host : proxy.host;
    if (QHostAddress(host).isNull()) {
        beginStep(ConnectStep::Name);
        connect(m_socket, &QTcpSocket::hostFound, this, &TcpTransport::nameFound);
    } else {
        beginStep(ConnectStep::Tcp);
    }
    m_socket->connectToHost(host, isDirect ? m_port : proxy.port, m_mode, m_protocol);
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
    if (m_ended)
        return;
    if (!m_proxy) {
        connected();
        return;
    }
    beginStep(ConnectStep::Proxy);
    write(m_proxy->takeOutput());
}

// Reads exactly what the proxy has to say: what follows is the broker's.
void TcpTransport::askProxy()
{
    std::array<char, longestProxyPiece> piece;
    while (m_proxy && !m_ended) {
        const qint64 wanted = std::min<qint64>(m_proxy->wanted(), piece.size());
        const qint64 count = m_socket->read(piece.data(), wanted);
        if (count < 0)
            reportEnd(m_socket->error());
        if (count <= 0)
            return;
        const auto state = m_proxy->receive(QByteArrayView(piece.data(), count));
        if (const QByteArray next = m_proxy->takeOutput(); !next.isEmpty())
            write(next);
        if (state == ProxyHandshake::State::Failed) {
            m_proxyProblem = m_proxy->problem();
            end(Failure::Proxy, m_proxy->detail());
        } else if (state == ProxyHandshake::State::Open) {
            m_proxy.reset();
            finishStep();
            if (!m_ended)
                connected();
        }
    }
}

std::optional<ProxyProblem> TcpTransport::proxyProblem() const
{
    if (!m_proxyProblem && m_proxy)
        return ProxyProblem::NoAnswer; // so far
    return m_proxyProblem;
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
    if (m_proxy) {
        m_proxyProblem = proxyProblemOf(error);
        return {Failure::Proxy, m_socket->errorString().toUtf8()};
    }
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
