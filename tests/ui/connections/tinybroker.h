// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

// Just enough of an MQTT 5 broker for the dialogs: answers CONNECT with the given bytes, SUBSCRIBE
// with the reason code set for the filter, UNSUBSCRIBE and PINGREQ always. Keeps the CONNECT it
// got.
class TinyBroker : public QTcpServer {
public:
    TinyBroker()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                ++closed;
                buffers.remove(socket);
                socket->deleteLater();
            });
        });
    }

    QByteArray connack = QByteArray::fromHex("2003000000");
    QHash<QByteArray, char> subackCodes; // default: QoS 0
    QByteArray lastConnect;
    int connects = 0;
    int closed = 0;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &buffer = buffers[socket];
        buffer += socket->readAll();
        while (buffer.size() >= 2) {
            qsizetype length = 0;
            qsizetype header = 1;
            int shift = 0;
            for (; header < buffer.size(); ++header, shift += 7) {
                length |= qsizetype(buffer[header] & 0x7f) << shift;
                if (!(buffer[header] & 0x80))
                    break;
            }
            ++header;
            if (buffer.size() < header + length)
                return;
            answer(socket, uchar(buffer[0]) >> 4, buffer.mid(header, length));
            buffer.remove(0, header + length);
        }
    }

    void answer(QTcpSocket *socket, int type, const QByteArray &body)
    {
        if (type == 1) {
            ++connects;
            lastConnect = body;
            socket->write(connack);
        } else if (type == 8) {
            const qsizetype filters = 3 + body[2]; // property blocks here are short
            QByteArray codes;
            for (qsizetype at = filters; at + 2 < body.size();) {
                const qsizetype size = uchar(body[at]) * 256 + uchar(body[at + 1]);
                codes += subackCodes.value(body.mid(at + 2, size), '\0');
                at += 2 + size + 1;
            }
            reply(socket, '\x90', body.left(2) + '\0' + codes);
        } else if (type == 10) {
            reply(socket, '\xb0', body.left(2) + QByteArray(2, '\0'));
        } else if (type == 12) {
            socket->write(QByteArray::fromHex("d000"));
        }
    }

    static void reply(QTcpSocket *socket, char first, const QByteArray &body)
    {
        socket->write(QByteArray(1, first) + char(body.size()) + body);
    }

    QHash<QTcpSocket *, QByteArray> buffers;
};
