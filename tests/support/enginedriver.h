// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/engine.h"
#include "support/brief.h"

#include <QByteArrayList>

#include <map>
#include <memory>

// Plays all clients, the network and the clock for one broker::Engine. Each call is one event; what
// the engine wrote lies with the peer it wrote to.
class EngineDriver {
public:
    // The client's end of one connection.
    struct Peer {
        broker::ConnectionId id = broker::ConnectionId::None;
        mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5;
        std::vector<mqtt::Packet> packets{}; // not taken yet
        QByteArrayList frames{}; // the same as bytes
        broker::Ending ending = broker::Ending::None;
        bool endTaken = false;
        mqtt::FrameReader toBroker{};
        mqtt::FrameReader fromBroker{};

        // All that came since the last time, in brief; then "closed" or "cut", once.
        QByteArray take();
        // The last packet of this kind that has not been taken.
        template <typename Kind> const Kind *find() const
        {
            for (auto it = packets.rbegin(); it != packets.rend(); ++it) {
                if (const auto *found = std::get_if<Kind>(&*it))
                    return found;
            }
            return nullptr;
        }
        bool isOpen() const { return ending == broker::Ending::None; }
    };

    explicit EngineDriver(const broker::BrokerOptions &options = quiet());
    static broker::BrokerOptions quiet(); // without $SYS

    broker::Engine engine;
    mqtt::Instant now{std::chrono::seconds(1000)};
    bool swallow = true; // the network takes what is written at once

    Peer &open(mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5);
    // open(), CONNECT, and CONNACK stays to be taken.
    Peer &connect(const mqtt::ConnectPacket &packet);
    // As above with a clean start; CONNACK is checked to be a success and taken.
    Peer &join(const QByteArray &clientId,
               mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5);
    // The session stays for an hour, or as long as the broker likes in 3.x.
    Peer &joinForLong(const QByteArray &clientId,
                      mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5);

    void send(Peer &peer, const mqtt::Packet &packet);
    void sendBytes(Peer &peer, const QByteArray &bytes);
    void subscribe(Peer &peer, const std::vector<mqtt::Subscription> &subscriptions,
                   quint32 identifier = 0); // SUBACK is taken
    void publish(Peer &peer, const QByteArray &topic, const QByteArray &payload, int qos = 0,
                 bool retain = false, quint16 id = 1); // answers stay
    void lose(Peer &peer);
    void pass(std::chrono::milliseconds time); // wakes whenever the engine wants it
    void flush();

private:
    std::map<broker::ConnectionId, std::unique_ptr<Peer>> m_peers;
};
