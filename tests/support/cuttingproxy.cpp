// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cuttingproxy.h"

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
    m_brokerSpoke = false;
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
    broker->connectToHost(QStringLiteral("127.0.0.1"), m_brokerPort);
}

void CuttingProxy::pass(QTcpSocket &from, QTcpSocket &to, bool fromBroker)
{
    QByteArray bytes = from.readAll();
    // A broker that has read CONNECT gets to answer: mosquitto 2.0.11 falls back from PUBREL to
    // PUBLISH when two connections in a row end between CONNECT and what it resends.
    m_brokerSpoke = m_brokerSpoke || fromBroker;
    if (!m_brokerSpoke && bytes.size() == m_untilCut)
        ++m_untilCut;
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
        if (!socket)
            continue;
        socket->disconnect();
        socket->abort();
        socket->deleteLater();
    }
}
