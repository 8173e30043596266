// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/handshakefailure.h"

#include <QObject>
#include <QString>

class QIODevice;

namespace broker {

// A way into the broker: accepts connections on some kind of transport and hands each out as an
// open device that carries MQTT bytes both ways. What is over TCP, TLS or WebSocket is all the same
// behind it. A device tells its end by readChannelFinished() and closing it ends the connection.
class Listener : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    // The receiver owns the device from here on.
    void accepted(QIODevice *device, const QString &peerAddress);
    // Somebody came and went without getting as far as MQTT.
    void refused(const broker::HandshakeFailure &failure);
};

} // namespace broker
