// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <vector>

// The server's side of one WebSocket on a free port, written for tests alone: it can be made to
// answer and to send whatever a test likes, right or wrong. Lives in the test's thread.
class WebSocketPeer : public QObject {
public:
    struct Frame {
        int opcode = 0;
        QByteArray payload{};
        bool isMasked = false;
        bool isFinal = false;
    };

    WebSocketPeer();
    ~WebSocketPeer() override;

    quint16 port() const { return m_server.serverPort(); }
    QTcpSocket *socket() const { return m_socket; } // of the newest connection
    void send(const QByteArray &bytes) const;

    // What to say to a request; accepting() unless changed. Empty: nothing.
    std::function<QByteArray(const QByteArray &request)> answer = accepting;
    std::function<void(const Frame &)> received = [](const Frame &) {};

    QByteArrayList requests; // the heads
    std::vector<Frame> frames;
    bool hasEnded = false; // the client has closed the newest connection

    static QByteArray accepting(const QByteArray &request);
    // The same with other headers after "Sec-WebSocket-Accept".
    static QByteArray acceptingWith(const QByteArray &request, const QByteArray &headers);
    static QByteArray frame(int opcode, const QByteArray &payload, bool isFinal = true);
    // The bytes as one message in frames of one byte.
    static QByteArray inBits(const QByteArray &payload);

private:
    void read();

    QTcpServer m_server;
    QPointer<QTcpSocket> m_socket;
    QByteArray m_buffer;
    bool m_isOpen = false;
};
