// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/codec.h"
#include "mqtt/framereader.h"

#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <variant>
#include <vector>

// A peer for one client at a time that agrees to everything: accepts, grants, acknowledges, and
// remembers what it was told. What a test wants otherwise it sets beforehand.
class TinyBroker : public QObject {
public:
    TinyBroker()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            m_socket = m_server.nextPendingConnection();
            m_reader.reset();
            connect(m_socket, &QTcpSocket::readyRead, this, [this] { read(); });
        });
    }

    quint16 port() const { return m_server.serverPort(); }
    bool isConnected() const
    {
        return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
    }

    // Settings
    mqtt::ConnackPacket connack;
    std::function<mqtt::ReasonCode(const mqtt::Subscription &)> grant
        = [](const mqtt::Subscription &s) { return mqtt::ReasonCode(s.qos); };
    mqtt::ReasonCode unsubscribeCode = mqtt::ReasonCode::Success;
    bool acknowledges = true;
    bool echoes = false; // sends every PUBLISH back, as a 3.1.1 subscriber sees it

    // What came
    mqtt::ConnectPacket connect_;
    std::vector<mqtt::Packet> received;
    template <typename P> std::vector<P> all() const
    {
        std::vector<P> result;
        for (const mqtt::Packet &packet : received) {
            if (const auto *one = std::get_if<P>(&packet))
                result.push_back(*one);
        }
        return result;
    }

    void send(const mqtt::Packet &packet)
    {
        if (const auto bytes = mqtt::encode(packet, m_version))
            sendBytes(*bytes);
    }
    void sendBytes(const QByteArray &bytes)
    {
        if (m_socket)
            m_socket->write(bytes);
    }
    void publish(const QByteArray &topic, const QByteArray &payload, bool retain = false)
    {
        send(mqtt::PublishPacket{.retain = retain, .topic = topic, .payload = payload});
    }
    qint64 unsentBytes() const { return m_socket ? m_socket->bytesToWrite() : 0; }
    void hangUp()
    {
        if (m_socket)
            m_socket->abort();
    }

private:
    void read()
    {
        m_reader.append(m_socket->readAll());
        while (const auto frame = m_reader.nextFrame()) {
            const auto packet = mqtt::decode(m_reader.view(*frame), m_version);
            if (!packet)
                return hangUp();
            received.push_back(*packet);
            std::visit([this](const auto &p) { answer(p); }, *packet);
        }
        m_reader.discardFrames();
    }

    void answer(const mqtt::ConnectPacket &packet)
    {
        m_version = packet.version;
        connect_ = packet;
        send(connack);
    }
    void answer(const mqtt::SubscribePacket &packet)
    {
        mqtt::SubackPacket suback{.packetIdentifier = packet.packetIdentifier};
        for (const mqtt::Subscription &subscription : packet.subscriptions)
            suback.reasonCodes.push_back(grant(subscription));
        send(suback);
    }
    void answer(const mqtt::UnsubscribePacket &packet)
    {
        mqtt::UnsubackPacket unsuback{.packetIdentifier = packet.packetIdentifier};
        if (m_version == mqtt::ProtocolVersion::Mqtt5)
            unsuback.reasonCodes.resize(packet.topicFilters.size(), unsubscribeCode);
        send(unsuback);
    }
    void answer(const mqtt::PublishPacket &packet)
    {
        if (packet.qos == mqtt::QoS::AtLeastOnce && acknowledges)
            send(mqtt::PubackPacket{.packetIdentifier = packet.packetIdentifier});
        if (packet.qos == mqtt::QoS::ExactlyOnce && acknowledges)
            send(mqtt::PubrecPacket{.packetIdentifier = packet.packetIdentifier});
        if (echoes)
            publish(packet.topic, packet.payload);
    }
    void answer(const mqtt::PubrelPacket &packet)
    {
        send(mqtt::PubcompPacket{.packetIdentifier = packet.packetIdentifier});
    }
    void answer(const mqtt::DisconnectPacket &) { m_socket->disconnectFromHost(); }
    void answer(const mqtt::PingreqPacket &) { send(mqtt::PingrespPacket{}); }
    template <typename Other> void answer(const Other &) { }

    QTcpServer m_server;
    QPointer<QTcpSocket> m_socket;
    mqtt::FrameReader m_reader;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::Mqtt5;
};
