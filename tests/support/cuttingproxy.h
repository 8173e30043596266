// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

// Stands between a client and a broker, passes bytes both ways and cuts the connection after a
// random number of them, in the middle of whatever that is. Counts both directions together.
// The seed makes a run repeatable as far as the scheduling of three processes is.
class CuttingProxy : public QObject {
public:
    // `cuts` times, each after 1..`mostBytes` bytes; after that it leaves the bytes alone.
    CuttingProxy(quint16 brokerPort, int cuts, int mostBytes, quint32 seed);

    quint16 port() const { return m_server.serverPort(); }
    int cutsDone() const { return m_cutsDone; }
    int connections() const { return m_connections; }
    void cutNow();

    // Sees what is passed on: true for bytes from the broker. A new connection is an empty array.
    std::function<void(bool fromBroker, const QByteArray &bytes)> tap;

private:
    void accepted();
    void endNow();
    void pass(QTcpSocket &from, QTcpSocket &to, bool fromBroker);
    void drawNext();

    QTcpServer m_server;
    quint16 m_brokerPort;
    int m_cutsLeft;
    int m_mostBytes;
    int m_cutsDone = 0;
    int m_connections = 0;
    qint64 m_untilCut = 0;
    bool m_brokerSpoke = false; // on this connection
    QRandomGenerator m_random;
    QTcpSocket *m_client = nullptr;
    QTcpSocket *m_broker = nullptr;
};
