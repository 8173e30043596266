// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/listener.h"

#include <QHostAddress>
#include <QTcpServer>

#include <memory>

namespace broker {

// Plain TCP. Sockets are handed out unbuffered: reads and writes go straight to the kernel. Owned
// by LocalBroker.
class TcpListener : public Listener {
    Q_OBJECT

public:
    explicit TcpListener(QObject *parent = nullptr);
    ~TcpListener() override;

    bool listen(const QHostAddress &address, quint16 port); // 0: any free one
    QAbstractSocket::SocketError error() const;
    quint16 port() const;
    void close();

private:
    class Server;
    std::unique_ptr<Server> m_server;
};

} // namespace broker
