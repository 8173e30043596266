// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/brokerconnection.h"
#include "broker/brokeroptions.h"
#include "broker/messagequeue.h"
#include "broker/sendwindow.h"
#include "mqtt/receivedids.h"

#include <QHash>

#include <memory>
#include <optional>
#include <span>

namespace broker {

// A will that waits for its connection to end (MQTT 5 section 3.1.2.5).
struct StoredWill {
    MessagePointer message{};
    std::optional<quint32> expirySeconds{}; // counts from the moment it is published
    std::chrono::seconds delay{0};
};

// The server's half of a session (MQTT 5 section 4.1): subscriptions, messages in both directions
// that are not finished, messages that wait, and the will. Decides whether a message goes out now,
// waits, or is dropped. Lives as long as the session, whatever connections come and go. Owned by
// Engine.
class BrokerSession {
public:
    BrokerSession(SubscriberId id, const QByteArray &clientId, const BrokerLimits &limits,
                  QueueBudget &budget);
    Q_DISABLE_COPY_MOVE(BrokerSession)

    // Resends what is unfinished, then sends what has waited.
    void attach(BrokerConnection &connection, Instant now);
    void detach(bool ends); // messages of QoS 0 are not kept
    BrokerConnection *connection() const { return m_connection; }

    struct Delivery {
        mqtt::QoS qos = mqtt::QoS::AtMostOnce; // of the message and the subscription, the lower
        bool retain = false;
        bool isRetained = false; // comes from the store
        std::span<const quint32> identifiers{};
    };
    void deliver(Publication &publication, const Delivery &how);
    void sendMore(Instant now); // there may be room again

    // Answers of the client to what we sent. False: it broke the protocol.
    bool puback(mqtt::PacketIdentifier id, Instant now);
    bool pubrec(mqtt::PacketIdentifier id, mqtt::ReasonCode code, Instant now);
    bool pubcomp(mqtt::PacketIdentifier id, Instant now);

    // What the client sends with QoS 1 and 2. Made when the first comes.
    mqtt::ReceivedIds &received();
    void acknowledgementsSent();

    const MessageQueue &queue() const { return m_queue; }
    int inFlight() const { return m_window.size(); }
    quint64 dropped() const { return m_queue.dropped() + m_tooLarge; }

    const SubscriberId id;
    const QByteArray clientId;
    QHash<QByteArray, SubscriptionOptions> subscriptions; // by filter as subscribed
    qint64 subscriptionCost = 0;
    std::chrono::seconds expiry{0};
    std::optional<StoredWill> will;
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt5; // of the last connection
    Instant since{0}; // connected or away

private:
    bool windowIsOpen() const;
    void sendNow(const QueuedMessage &queued, const MessageView &message, Instant now);
    void resend(Instant now);

    BrokerConnection *m_connection = nullptr;
    MessageQueue m_queue;
    SendWindow m_window;
    std::unique_ptr<mqtt::ReceivedIds> m_received;
    const int m_sendMaximum;
    const quint16 m_receiveMaximum;
    quint64 m_tooLarge = 0;
};

} // namespace broker
