// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <atomic>
#include <memory>

// A broker that only talks: accepts one client after another on its own thread, answers the first
// packet with CONNACK and then sends the prepared stream as fast as the socket takes it.
class StreamServer {
public:
    StreamServer(QByteArray connack, QByteArray stream)
        : m_connack(std::move(connack))
        , m_stream(std::move(stream))
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_context, [this] { listen(); }, Qt::BlockingQueuedConnection);
    }
    ~StreamServer()
    {
        QMetaObject::invokeMethod(
            &m_context, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(StreamServer)

    quint16 port() const { return m_port; }

private:
    void listen()
    {
        m_server = std::make_unique<QTcpServer>();
        m_server->listen(QHostAddress::LocalHost);
        m_port = m_server->serverPort();
        QObject::connect(m_server.get(), &QTcpServer::newConnection, m_server.get(), [this] {
            QTcpSocket *socket = m_server->nextPendingConnection();
            auto sent = std::make_shared<qsizetype>(-1);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, sent] {
                socket->readAll();
                if (*sent < 0) {
                    *sent = 0;
                    socket->write(m_connack);
                    sendMore(*socket, *sent);
                }
            });
            QObject::connect(socket, &QTcpSocket::bytesWritten, socket,
                             [this, socket, sent] { sendMore(*socket, *sent); });
        });
    }

    void sendMore(QTcpSocket &socket, qsizetype &sent) const
    {
        constexpr qsizetype Piece = 1 << 20;
        while (sent < m_stream.size() && socket.bytesToWrite() < 2 * Piece) {
            const qsizetype size = std::min(Piece, m_stream.size() - sent);
            socket.write(m_stream.constData() + sent, size);
            sent += size;
        }
    }

    const QByteArray m_connack;
    const QByteArray m_stream;
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<QTcpServer> m_server;
    std::atomic<quint16> m_port = 0;
};
