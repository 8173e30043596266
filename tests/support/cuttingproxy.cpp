// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cuttingproxy.h"

#include <sys/socket.h>

CuttingProxy::CuttingProxy(quint16 brokerPort, int cuts, int mostBytes, quint32 seed)
    : m_brokerPort(brokerPort)
    , m_cutsLeft(cuts)
    , m_mostBytes(mostBytes)
    , m_random(seed)
{
    drawNext();
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, &CuttingProxy::accepted);
}

void CuttingProxy::drawNext()
{
    m_untilCut = 1 + qint64(m_random.bounded(m_mostBytes));
}

void CuttingProxy::accepted()
{
    cutNow(); // one client, one connection
    ++m_connections;
    m_client = m_server.nextPendingConnection();
    m_client->setParent(this);
    m_broker = new QTcpSocket(this);
    if (tap)
        tap(false, {});
    QTcpSocket *const client = m_client;
    QTcpSocket *const broker = m_broker;
    connect(client, &QTcpSocket::readyRead, broker, [this, client, broker] {
        if (broker->state() == QAbstractSocket::ConnectedState)
            pass(*client, *broker, false);
    });
    connect(broker, &QTcpSocket::connected, client,
            [this, client, broker] { pass(*client, *broker, false); });
    connect(broker, &QTcpSocket::readyRead, client,
            [this, client, broker] { pass(*broker, *client, true); });
    const auto ended = [this, client] {
        if (client == m_client)
            endNow();
    };
    connect(client, &QTcpSocket::disconnected, this, ended);
    connect(broker, &QTcpSocket::disconnected, this, ended);
    connect(broker, &QTcpSocket::errorOccurred, this, ended);
    const auto open
        = [this, broker] { broker->connectToHost(QStringLiteral("127.0.0.1"), m_brokerPort); };
    if (m_leaving)
        connect(m_leaving, &QObject::destroyed, broker, open);
    else
        open();
}

void CuttingProxy::pass(QTcpSocket &from, QTcpSocket &to, bool fromBroker)
{
    QByteArray bytes = from.readAll();
    const bool cut = m_cutsLeft > 0 && bytes.size() >= m_untilCut;
    if (cut)
        bytes.truncate(m_untilCut);
    m_untilCut -= bytes.size();
    if (tap && !bytes.isEmpty())
        tap(fromBroker, bytes);
    to.write(bytes);
    if (!cut)
        return;
    to.flush();
    --m_cutsLeft;
    ++m_cutsDone;
    drawNext();
    cutNow();
}

// One side ended by itself: the other gets what was under way.
void CuttingProxy::endNow()
{
    for (QTcpSocket *socket : {m_client, m_broker}) {
        socket->disconnect();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (socket->state() == QAbstractSocket::ConnectedState)
            socket->disconnectFromHost();
        else
            socket->deleteLater();
    }
    m_client = m_broker = nullptr;
}

void CuttingProxy::cutNow()
{
    // Out of sight first: aborting tells everybody at once.
    QTcpSocket *const client = std::exchange(m_client, nullptr);
    QTcpSocket *const broker = std::exchange(m_broker, nullptr);
    for (QTcpSocket *socket : {client, broker}) {
        if (socket)
            socket->disconnect();
    }
    if (client) {
        client->abort();
        client->deleteLater();
    }
    if (broker)
        dismiss(broker);
}

// Says that no more will come, and lets the broker do the closing.
void CuttingProxy::dismiss(QTcpSocket *broker)
{
    if (broker->state() != QAbstractSocket::ConnectedState) {
        broker->abort();
        broker->deleteLater();
        return;
    }
    m_leaving = broker;
    connect(broker, &QTcpSocket::readyRead, broker, [broker] { broker->readAll(); });
    connect(broker, &QTcpSocket::disconnected, broker, &QObject::deleteLater);
    broker->flush();
    broker->readAll();
    ::shutdown(int(broker->socketDescriptor()), SHUT_WR);
}
