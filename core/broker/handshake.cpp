// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/handshake.h"

#include <utility>

namespace broker {

Handshake::Handshake(std::unique_ptr<QTcpSocket> socket, std::chrono::milliseconds limit)
    : m_socket(socket.release())
{
    m_socket->setParent(this);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { fail(HandshakeProblem::TimedOut); });
    m_limit.start(limit);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this](auto error) { lost(error); });
    connect(m_socket, &QTcpSocket::disconnected, this,
            [this] { lost(QAbstractSocket::RemoteHostClosedError); });
}

Handshake::~Handshake()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
}

void Handshake::lost(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::RemoteHostClosedError)
        fail(HandshakeProblem::Closed);
    else
        fail(HandshakeProblem::Failed, m_socket->errorString());
}

void Handshake::succeed()
{
    if (std::exchange(m_over, true))
        return;
    m_socket->disconnect(this);
    emit succeeded();
    end();
}

void Handshake::fail(HandshakeProblem problem, const QString &detail)
{
    if (std::exchange(m_over, true))
        return;
    m_socket->disconnect(this);
    emit failed(problem, detail);
    end();
}

void Handshake::end()
{
    m_limit.stop();
    emit ended();
    deleteLater(); // the socket may be on the stack
}

QTcpSocket *Handshake::takeSocket()
{
    QTcpSocket *taken = std::exchange(m_socket, nullptr);
    taken->setParent(nullptr);
    return taken;
}

} // namespace broker
