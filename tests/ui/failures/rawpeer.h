// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

// A broker that answers every packet with the bytes it is told to, whatever they mean: a codec of
// ours has no part in them. Closes after its answer when asked to. Lives in the test's thread.
class RawPeer : public QObject {
public:
    // The whole packet; an empty answer is silence.
    using Answer = std::function<QByteArray(const QByteArray &packet)>;

    explicit RawPeer(const Answer &answer)
        : m_answer(answer)
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] { accept(); });
    }
    ~RawPeer() override
    {
        for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
            socket->disconnect(this);
    }

    quint16 port() const { return m_server.serverPort(); }
    int connections() const { return m_connections; }
    // On the newest connection, unasked.
    void send(const QByteArray &bytes)
    {
        if (m_newest)
            m_newest->write(bytes);
    }
    bool closeAfterAnswer = false;

private:
    void accept()
    {
        ++m_connections;
        QTcpSocket *socket = m_server.nextPendingConnection();
        m_newest = socket;
        auto bytes = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, bytes] {
            *bytes += socket->readAll();
            while (const qsizetype size = packetSize(*bytes)) {
                const QByteArray answer = m_answer(bytes->first(size));
                bytes->remove(0, size);
                if (!answer.isEmpty())
                    socket->write(answer);
                if (!answer.isEmpty() && closeAfterAnswer)
                    socket->disconnectFromHost();
            }
        });
    }
    // Of the first packet, 0 while it is not complete (MQTT 5.0 2.1.4).
    static qsizetype packetSize(const QByteArray &bytes)
    {
        qsizetype length = 0;
        for (qsizetype i = 1; i < bytes.size() && i < 5; ++i) {
            const auto digit = static_cast<quint8>(bytes[i]);
            length |= qsizetype(digit & 0x7F) << (7 * (i - 1));
            if ((digit & 0x80) == 0)
                return bytes.size() >= i + 1 + length ? i + 1 + length : 0;
        }
        return 0;
    }

    QTcpServer m_server;
    Answer m_answer;
    QPointer<QTcpSocket> m_newest;
    int m_connections = 0;
};
