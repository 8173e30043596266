// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/socketlistener.h"

#include "broker/handshake.h"

#include <QTcpSocket>
#include <QTimer>

namespace broker {
namespace {

constexpr int backlog = 512; // so many may arrive at once
constexpr qint64 readBufferSize = 256 * 1024; // beyond it the sender has to wait
constexpr std::chrono::milliseconds retryAccepting{500};

void closeDescriptor(qintptr descriptor)
{
    QTcpSocket socket;
    socket.setSocketDescriptor(descriptor);
    socket.abort();
}

} // namespace

class SocketListener::Server : public QTcpServer {
public:
    explicit Server(SocketListener *listener)
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
        m_listener->connectionArrived(descriptor);
    }

private:
    SocketListener *const m_listener;
};

SocketListener::SocketListener(ListenerKind kind, QObject *parent)
    : Listener(parent)
    , m_kind(kind)
    , m_server(std::make_unique<Server>(this))
{
}

SocketListener::~SocketListener()
{
    close();
}

bool SocketListener::listen(const QHostAddress &address, quint16 port)
{
    return m_server->listen(address, port);
}

QAbstractSocket::SocketError SocketListener::error() const
{
    return m_server->serverError();
}

quint16 SocketListener::port() const
{
    return m_server->serverPort();
}

void SocketListener::close()
{
    m_server->close();
    for (const qintptr descriptor : std::exchange(m_waiting, {}))
        closeDescriptor(descriptor);
    for (Handshake *handshake : findChildren<Handshake *>(QString(), Qt::FindDirectChildrenOnly)) {
        handshake->disconnect(this);
        delete handshake;
    }
    m_handshakes = 0;
}

void SocketListener::connectionArrived(qintptr descriptor)
{
    if (m_handshakes < m_mostHandshakes) {
        take(descriptor);
        return;
    }
    m_server->pauseAccepting();
    // Those that came in the same moment are ours already.
    if (m_waiting.size() < backlog)
        m_waiting.push_back(descriptor);
    else
        closeDescriptor(descriptor);
}

void SocketListener::handshakeEnded()
{
    --m_handshakes;
    while (!m_waiting.empty() && m_handshakes < m_mostHandshakes) {
        const qintptr descriptor = m_waiting.front();
        m_waiting.pop_front();
        take(descriptor);
    }
    if (m_handshakes < m_mostHandshakes)
        m_server->resumeAccepting();
}

void SocketListener::watch(Handshake *handshake)
{
    handshake->setParent(this);
    ++m_handshakes;
    connect(handshake, &Handshake::failed, this,
            [this, handshake](HandshakeProblem problem, const QString &detail) {
                emit refused({m_kind, problem, peerOf(handshake->socket()), detail});
            });
    connect(handshake, &Handshake::ended, this, &SocketListener::handshakeEnded);
}

void SocketListener::prepare(QAbstractSocket &socket)
{
    // A socket made from a descriptor is buffered whatever the mode says, and would take all that
    // a flood brings.
    socket.setReadBufferSize(readBufferSize);
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
}

QString SocketListener::peerOf(const QAbstractSocket &socket)
{
    const QHostAddress address = socket.peerAddress();
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = isV6 ? QString(u'[' + address.toString() + u']') : address.toString();
    return host + u':' + QString::number(socket.peerPort());
}

} // namespace broker
