// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QPointer>

#include <deque>

class QTcpSocket;
class QWebSocket;

namespace broker {

class SocketGate;

// A WebSocket as a stream of bytes: binary frames in any fragmentation one way, a binary message
// for each write the other way (MQTT 5.0 section 6). A text frame ends it with 1003, a frame that
// is too large with 1009. What nobody reads is bounded by the gate of the socket below, which shuts
// when enough is waiting; it can only do so between two frames, so a frame more may come.
// QWebSocket wants a frame whole: the socket's buffer grows with it, up to the largest that is
// allowed, and five seconds of silence in the middle of one end the connection. Owns both sockets.
class WebSocketDevice : public QIODevice {
    Q_OBJECT

public:
    // Both are connected. `gate` belongs to `socket`, which `webSocket` reads from.
    WebSocketDevice(QWebSocket *webSocket, QTcpSocket *socket, SocketGate &gate,
                    quint64 largestFrame);
    ~WebSocketDevice() override;

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override;
    void close() override; // says goodbye
    void abort(); // does not

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    void frameArrived(const QByteArray &frame);
    void hasRead();
    void hasWritten();
    void updateGate();
    void disconnected();
    void readAgain();

    QPointer<QWebSocket> m_webSocket;
    QPointer<QTcpSocket> m_socket;
    SocketGate &m_gate; // of m_socket
    const qint64 m_largestBuffer;
    std::deque<QByteArray> m_frames;
    qsizetype m_taken = 0; // of the first frame
    qint64 m_waiting = 0; // bytes in all frames
};

} // namespace broker
