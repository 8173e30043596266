// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace broker {

// Makes a socket look empty. QWebSocket reads by itself whatever its socket has; while the gate is
// shut there is nothing for it, the bounded buffer of the socket fills, and TCP slows the sender.
class SocketGate {
public:
    SocketGate() = default;
    virtual ~SocketGate() = default;
    Q_DISABLE_COPY_MOVE(SocketGate)

    bool isShut() const { return m_shut; }
    void setShut(bool shut) { m_shut = shut; }
    // What has been taken from the buffer, or a larger buffer, leaves room. A socket whose buffer
    // was full goes on receiving, and TLS decrypting, only when somebody tries to read more than
    // there is.
    virtual void readAhead() = 0;

private:
    bool m_shut = false;
};

// A QTcpSocket or QSslSocket with such a gate.
template <typename Socket> class GatedSocket : public Socket, public SocketGate {
public:
    qint64 bytesAvailable() const override { return isShut() ? 0 : Socket::bytesAvailable(); }
    void readAhead() override
    {
        char none = 0;
        Socket::readData(&none, 0);
    }
};

} // namespace broker
