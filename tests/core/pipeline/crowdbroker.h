// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/codec.h"
#include "mqtt/framereader.h"
#include "mqtt/topic.h"

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <map>
#include <memory>
#include <variant>
#include <vector>

// A peer for several clients that keeps retained messages and does what a test tells it to: whom
// it lets in, what it grants, when it says nothing. Delivers one copy for each subscription.
class CrowdBroker : public QObject {
public:
    CrowdBroker()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            Peer *peer = m_peers.emplace_back(std::make_unique<Peer>()).get();
            peer->socket = m_server.nextPendingConnection();
            connect(peer->socket, &QTcpSocket::readyRead, this, [this, peer] { read(*peer); });
        });
    }

    quint16 port() const { return m_server.serverPort(); }

    std::function<mqtt::ReasonCode(const QByteArray &clientId)> letIn
        = [](const QByteArray &) { return mqtt::ReasonCode::Success; };
    std::function<mqtt::ReasonCode(const QByteArray &clientId, const mqtt::Subscription &)> grant
        = [](const QByteArray &, const mqtt::Subscription &s) { return mqtt::ReasonCode(s.qos); };
    bool answersSubscribe = true;
    std::map<QByteArray, QByteArray> retained;
    std::function<void(const QByteArray &clientId)> subscribed = [](const QByteArray &) {};

    struct Received {
        QByteArray clientId;
        mqtt::Packet packet;
    };
    std::vector<Received> received;
    template <typename P> std::vector<P> all(const QByteArray &clientId) const
    {
        std::vector<P> result;
        for (const Received &one : received) {
            if (const auto *packet = std::get_if<P>(&one.packet);
                packet && one.clientId == clientId)
                result.push_back(*packet);
        }
        return result;
    }
    int connected(const QByteArray &clientId) const
    {
        int count = 0;
        for (const auto &peer : m_peers)
            count += peer->clientId == clientId
                && peer->socket->state() == QAbstractSocket::ConnectedState;
        return count;
    }

    // A live message, once for each subscription.
    void publish(const QByteArray &topic, const QByteArray &payload, bool retain = false)
    {
        for (const auto &peer : m_peers) {
            for (const Granted &granted : peer->subscriptions) {
                if (mqtt::TopicFilter::matches(granted.subscription.topicFilter, topic))
                    send(*peer,
                         message(granted, topic, payload,
                                 retain && granted.subscription.retainAsPublished));
            }
        }
    }
    void hangUp(const QByteArray &clientId)
    {
        for (const auto &peer : m_peers) {
            if (peer->clientId == clientId)
                peer->socket->abort();
        }
    }

private:
    struct Granted {
        mqtt::Subscription subscription;
        std::vector<quint32> identifiers;
    };
    struct Peer {
        QTcpSocket *socket = nullptr; // the server's
        mqtt::FrameReader reader;
        mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5;
        QByteArray clientId;
        std::vector<Granted> subscriptions;
    };

    static mqtt::Packet message(const Granted &granted, const QByteArray &topic,
                                const QByteArray &payload, bool retain)
    {
        mqtt::PublishPacket packet{.retain = retain, .topic = topic, .payload = payload};
        packet.properties.subscriptionIdentifiers = granted.identifiers;
        return packet;
    }
    static void send(const Peer &peer, const mqtt::Packet &packet)
    {
        if (const auto bytes = mqtt::encode(packet, peer.version))
            peer.socket->write(*bytes);
    }
    void read(Peer &peer)
    {
        peer.reader.append(peer.socket->readAll());
        while (const auto frame = peer.reader.nextFrame()) {
            const auto packet = mqtt::decode(peer.reader.view(*frame), peer.version);
            if (!packet)
                return peer.socket->abort();
            if (const auto *connect = std::get_if<mqtt::ConnectPacket>(&*packet)) {
                peer.version = connect->version;
                peer.clientId = connect->clientId;
            }
            received.push_back({peer.clientId, *packet});
            std::visit([&](const auto &p) { answer(peer, p); }, *packet);
        }
        peer.reader.discardFrames();
    }
    void answer(Peer &peer, const mqtt::ConnectPacket &packet)
    {
        const mqtt::ReasonCode code = letIn(packet.clientId);
        send(peer, mqtt::ConnackPacket{.reasonCode = code});
        if (mqtt::isError(code))
            peer.socket->disconnectFromHost();
    }
    void answer(Peer &peer, const mqtt::SubscribePacket &packet)
    {
        if (!answersSubscribe)
            return;
        mqtt::SubackPacket suback{.packetIdentifier = packet.packetIdentifier};
        std::vector<mqtt::Packet> messages;
        for (const mqtt::Subscription &subscription : packet.subscriptions) {
            suback.reasonCodes.push_back(grant(peer.clientId, subscription));
            if (mqtt::isError(suback.reasonCodes.back()))
                continue;
            const Granted granted{subscription, packet.properties.subscriptionIdentifiers};
            std::erase_if(peer.subscriptions, [&](const Granted &old) {
                return old.subscription.topicFilter == subscription.topicFilter;
            });
            peer.subscriptions.push_back(granted);
            for (const auto &[topic, payload] : retained) {
                if (subscription.retainHandling != mqtt::RetainHandling::DoNotSend
                    && mqtt::TopicFilter::matches(subscription.topicFilter, topic))
                    messages.push_back(message(granted, topic, payload, true));
            }
        }
        send(peer, suback);
        for (const mqtt::Packet &one : messages)
            send(peer, one);
        subscribed(peer.clientId);
    }
    void answer(Peer &peer, const mqtt::UnsubscribePacket &packet)
    {
        for (const QByteArray &filter : packet.topicFilters)
            std::erase_if(peer.subscriptions, [&](const Granted &old) {
                return old.subscription.topicFilter == filter;
            });
        mqtt::UnsubackPacket unsuback{.packetIdentifier = packet.packetIdentifier};
        if (peer.version == mqtt::ProtocolVersion::Mqtt5)
            unsuback.reasonCodes.resize(packet.topicFilters.size());
        send(peer, unsuback);
    }
    void answer(Peer &peer, const mqtt::DisconnectPacket &) { peer.socket->disconnectFromHost(); }
    void answer(Peer &peer, const mqtt::PingreqPacket &) { send(peer, mqtt::PingrespPacket{}); }
    template <typename Other> void answer(Peer &, const Other &) { }

    QTcpServer m_server;
    std::vector<std::unique_ptr<Peer>> m_peers;
};
