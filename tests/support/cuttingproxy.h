// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

// Stands between a client and a broker, passes bytes both ways and cuts the connection after a
// random number of them, in the middle of whatever that is. Counts both directions together.
// The seed makes a run repeatable as far as the scheduling of three processes is.
//
// Only the client is cut off at once. The broker reads an end of stream at the cut, has everything
// it still writes thrown away, and closes by itself; the next connection waits for that. For
// mosquitto 2.0.11 does not forgive a socket that breaks while it resends. Seen on the wire: it
// sent PUBREL 5 to 20, and the connection ended; the next broke 4 bytes into CONNACK; on the third
// it sent PUBREL 5 to 14, then PUBLISH 15 to 20 again (with DUP), though it had released them and
// the client had answered with PUBCOMP: by the book [MQTT-4.3.3-6, -12] these are new messages. (It
// marks all for resending, stops at the first failed write, and takes what is still marked at the
// next CONNECT for never acknowledged.)
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
    void dismiss(QTcpSocket *broker);
    void drawNext();

    QTcpServer m_server;
    quint16 m_brokerPort;
    int m_cutsLeft;
    int m_mostBytes;
    int m_cutsDone = 0;
    int m_connections = 0;
    qint64 m_untilCut = 0;
    QRandomGenerator m_random;
    QTcpSocket *m_client = nullptr;
    QTcpSocket *m_broker = nullptr;
    QPointer<QTcpSocket> m_leaving; // to the broker, after a cut
};
