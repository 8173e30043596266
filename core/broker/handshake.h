// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/handshakefailure.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <memory>

namespace broker {

// What happens on one connection before MQTT: owns its socket until it has succeeded, and gives
// up after a time. Deletes itself once it has ended; ends with its parent, the listener.
class Handshake : public QObject {
    Q_OBJECT

public:
    Handshake(std::unique_ptr<QTcpSocket> socket, std::chrono::milliseconds limit);
    ~Handshake() override;

    // While it is under way and in the signals.
    QTcpSocket &socket() { return *m_socket; }

signals:
    // One of both, once, and then ended().
    void succeeded();
    void failed(broker::HandshakeProblem problem, const QString &detail);
    void ended();

protected:
    bool isOver() const { return m_over; }
    void succeed();
    void fail(HandshakeProblem problem, const QString &detail = {});
    // What the end of the connection means; refined by those who know more.
    virtual void lost(QAbstractSocket::SocketError error);
    QTcpSocket *takeSocket(); // it has no parent any more

private:
    void end();

    QPointer<QTcpSocket> m_socket; // a child; gone once it has been taken
    QTimer m_limit;
    bool m_over = false;
};

} // namespace broker
