// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/listener.h"
#include "broker/listenerkind.h"

#include <QHostAddress>
#include <QTcpServer>

#include <deque>
#include <memory>

class QAbstractSocket;

namespace broker {

class Handshake;

// A listener on a TCP port. What has to be agreed upon before MQTT is spoken is a Handshake of its
// own for each connection; only so many are under way at a time, the others wait unread. Owned by
// LocalBroker, same thread.
class SocketListener : public Listener {
    Q_OBJECT

public:
    explicit SocketListener(ListenerKind kind, QObject *parent = nullptr);
    ~SocketListener() override;

    ListenerKind kind() const { return m_kind; }
    bool listen(const QHostAddress &address, quint16 port); // 0: any free one
    QAbstractSocket::SocketError error() const;
    quint16 port() const;
    void close(); // and what has not been accepted yet
    void setMostHandshakes(int count) { m_mostHandshakes = count; }
    int handshakes() const { return m_handshakes; }

protected:
    // A new connection. It is ours to close.
    virtual void take(qintptr descriptor) = 0;
    // Owns it, and tells its failure.
    void watch(Handshake *handshake);

    static void prepare(QAbstractSocket &socket);
    static QString peerOf(const QAbstractSocket &socket);

private:
    class Server;

    void connectionArrived(qintptr descriptor);
    void handshakeEnded();

    const ListenerKind m_kind;
    std::unique_ptr<Server> m_server;
    std::deque<qintptr> m_waiting;
    int m_handshakes = 0;
    int m_mostHandshakes = 100;
};

} // namespace broker
