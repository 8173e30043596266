// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/framereader.h"
#include "mqtt/session.h"
#include "support/brief.h"

#include <QByteArrayList>
#include <QStringBuilder>

#include <vector>

// Plays broker, clock and owner for one mqtt::Session. Each call is one event; what it made the
// session want is then in sent(), told(), delivered() and transport().
class SessionDriver {
public:
    explicit SessionDriver(mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5);

    mqtt::Session session;
    mqtt::SessionOptions options;
    mqtt::Instant now{std::chrono::seconds(1000)};

    std::optional<mqtt::Error> configure(bool sameSession = true);
    void open(); // configures the first time
    void receive(const mqtt::Packet &packet);
    void receive(const std::vector<mqtt::Packet> &packets); // in one read
    void receiveBytes(const QByteArray &bytes);
    void accept(const mqtt::ConnackPacket &connack = {}); // open() and CONNACK
    void lose(bool byPeer = true);
    void reconnect(bool sessionPresent, mqtt::ConnackPacket connack = {}); // lose() if necessary
    void pass(std::chrono::milliseconds time);
    void disconnect(bool sendWill = false);

    void publish(quint64 token, const mqtt::PublishRequest &request);
    void publish(quint64 token, int qos, const QByteArray &topic = "a",
                 const QByteArray &payload = "x");
    void subscribe(const std::vector<mqtt::Subscription> &subscriptions,
                   std::optional<quint32> identifier = std::nullopt);
    void unsubscribe(const std::vector<QByteArray> &filters);
    void authenticate(mqtt::ReasonCode code, const QByteArray &data);
    void take(); // after a call to `session` itself

    QByteArray sent() const { return brief(m_sent); }
    const std::vector<mqtt::Packet> &sentPackets() const { return m_sent; }
    QByteArray told() const { return brief(m_effects.events); }
    const std::vector<mqtt::SessionEvent> &events() const { return m_effects.events; }
    template <typename Event> const Event *find() const
    {
        for (const mqtt::SessionEvent &event : m_effects.events) {
            if (const auto *found = std::get_if<Event>(&event))
                return found;
        }
        return nullptr;
    }
    QByteArray delivered() const; // "topic=payload, …"
    const std::optional<mqtt::MessageBatch> &batch() const { return m_effects.messages; }
    mqtt::TransportAction transport() const { return m_effects.transport; }

private:
    mqtt::FrameReader m_reader;
    mqtt::Effects m_effects;
    std::vector<mqtt::Packet> m_sent;
    bool m_configured = false;
    bool m_open = false;
    mqtt::ProtocolVersion m_version; // of the CONNECT that was sent last
};
