// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/tcplistener.h"

#include <QTcpSocket>
#include <QTimer>

namespace broker {
namespace {

constexpr int backlog = 512; // so many may arrive at once
constexpr qint64 readBufferSize = 256 * 1024; // beyond it the sender has to wait
constexpr std::chrono::milliseconds retryAccepting{500};

QString peerOf(const QTcpSocket &socket)
{
    const QHostAddress address = socket.peerAddress();
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = isV6 ? QString(u'[' + address.toString() + u']') : address.toString();
    return host + u':' + QString::number(socket.peerPort());
}

} // namespace

class TcpListener::Server : public QTcpServer {
public:
    explicit Server(TcpListener *listener)
        : QTcpServer(listener) // so that it changes threads with it; m_server owns it
        , m_listener(listener)
    {
        setListenBacklogSize(backlog);
        // Out of file descriptors, most likely: there may be some again later.
        connect(this, &QTcpServer::acceptError, this,
                [this] { QTimer::singleShot(retryAccepting, this, &QTcpServer::resumeAccepting); });
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto socket = std::make_unique<QTcpSocket>();
        if (!socket->setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState,
                                         QIODeviceBase::ReadWrite | QIODeviceBase::Unbuffered))
            return;
        // A socket made from a descriptor is buffered whatever the mode says, and would take all
        // that a flood brings.
        socket->setReadBufferSize(readBufferSize);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        const QString peer = peerOf(*socket);
        emit m_listener->accepted(socket.release(), peer);
    }

private:
    TcpListener *const m_listener;
};

TcpListener::TcpListener(QObject *parent)
    : Listener(parent)
    , m_server(std::make_unique<Server>(this))
{
}

TcpListener::~TcpListener() = default;

bool TcpListener::listen(const QHostAddress &address, quint16 port)
{
    return m_server->listen(address, port);
}

QAbstractSocket::SocketError TcpListener::error() const
{
    return m_server->serverError();
}

quint16 TcpListener::port() const
{
    return m_server->serverPort();
}

void TcpListener::close()
{
    m_server->close();
}

} // namespace broker
