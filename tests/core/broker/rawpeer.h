// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/codec.h"
#include "mqtt/framereader.h"
#include "support/brief.h"

#include <QTcpSocket>

#include <vector>

// A client that says what the test wants it to say, right or wrong, over a real socket.
class RawPeer {
public:
    RawPeer(quint16 port, mqtt::ProtocolVersion version)
        : m_version(version)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { read(); });
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    }
    void send(const mqtt::Packet &packet)
    {
        if (const auto bytes = mqtt::encode(packet, m_version))
            socket.write(*bytes);
        else
            qFatal("the test wants to send what cannot be written: %s", bytes.error().what);
    }
    void connect(const QByteArray &clientId)
    {
        send(mqtt::ConnectPacket{.version = m_version, .clientId = clientId});
    }
    bool isClosed() const { return socket.state() == QAbstractSocket::UnconnectedState; }
    QByteArray brief() const { return ::brief(packets); }

    QTcpSocket socket;
    std::vector<mqtt::Packet> packets;

private:
    void read()
    {
        m_reader.append(socket.readAll());
        while (const auto frame = m_reader.nextFrame()) {
            if (const auto packet = mqtt::decode(m_reader.view(*frame), m_version))
                packets.push_back(*packet);
            else
                qFatal("the broker wrote what cannot be read: %s", packet.error().what);
        }
        m_reader.discardFrames();
    }

    const mqtt::ProtocolVersion m_version;
    mqtt::FrameReader m_reader;
};
