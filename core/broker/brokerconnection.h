// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/outbox.h"
#include "broker/publication.h"
#include "broker/subscriptionindex.h"
#include "mqtt/packets.h"
#include "mqtt/topicaliases.h"

#include <QHash>
#include <QString>

#include <utility>
#include <vector>

namespace broker {

enum class ConnectionId : quint64 { None = 0 };

// What is to become of a transport after its bytes have been handed over.
enum class Ending : quint8 {
    None,
    Close, // when everything has been sent
    Cut, // at once
};

// What a client may expect of one connection, from its CONNECT (MQTT 5 section 3.1.2.11).
struct ClientTerms {
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::Mqtt311;
    quint16 keepAlive = 0; // seconds; 0 is off
    quint16 receiveMaximum = 65535; // of QoS 1 and 2 that we send
    quint16 topicAliasMaximum = 0; // of aliases that we use
    quint32 maximumPacketSize = mqtt::maximumFrameSize; // that we send
    bool wantsProblemInformation = true;
};

// One network connection as the engine sees it: what was agreed on, topic aliases, and the bytes
// that wait to be written. Knows nothing of sessions but the number of its own. Sends nothing
// larger than the client takes: reason strings and user properties are left out first. Owned by
// Engine.
class BrokerConnection {
public:
    // `touched` collects the ids of those with something to be performed.
    BrokerConnection(ConnectionId id, const QString &address, qint64 unsentLimit,
                     std::vector<ConnectionId> &touched);
    Q_DISABLE_COPY_MOVE(BrokerConnection)

    void agree(const ClientTerms &terms, quint16 receivedAliasMaximum);
    const ClientTerms &terms() const { return m_terms; }
    bool isMqtt5() const { return m_terms.version == mqtt::ProtocolVersion::Mqtt5; }

    // Says the same in every version, as far as it can be said there. False: it would be too large.
    bool send(const mqtt::Packet &packet);
    void sendAck(mqtt::PacketType type, mqtt::PacketIdentifier id, mqtt::ReasonCode code,
                 const char *reason = nullptr);
    void sendRaw(QByteArrayView frame); // of any size
    void sendPlain(Publication &publication, bool retain); // QoS 0 without identifiers
    // False: larger than the client accepts, nothing was sent (3.1.2-24).
    bool sendPublish(const MessageView &message, PublishForm form);
    bool usesAliases() const { return m_terms.topicAliasMaximum > 0; }

    // Nothing that is sent after this reaches the outbox. The first ending stays, but Cut wins.
    void end(Ending ending);
    Ending ending() const { return m_ending; }
    bool isOpen() const { return m_ending == Ending::None; }
    bool hasRoom() const { return isOpen() && pendingBytes() < m_unsentLimit; }
    // So much waits that nothing more is read before the client has taken some of it.
    bool isStuffed() const { return pendingBytes() > 2 * m_unsentLimit; }
    qint64 pendingBytes() const { return unsent + m_outbox.size(); }

    void touch();
    quint64 takeUncountedMessages() { return messagesOut - std::exchange(m_counted, messagesOut); }
    Outbox &performed(); // takes it off the list
    Outbox &outbox() { return m_outbox; }

    const ConnectionId id;
    const QString address;
    SubscriberId subscriber = SubscriberId::None; // the session, once CONNECT was accepted
    bool refused = false; // over the limit of connections: CONNECT is answered so
    Instant openedAt{0};
    Instant lastReceived{0};
    qint64 unsent = 0; // bytes that the transport still holds
    std::optional<Instant> stalledSince{}; // it holds some, and has taken none since
    mqtt::ReceivedAliases receivedAliases;
    quint64 messagesIn = 0;
    quint64 messagesOut = 0;
    quint64 bytesIn = 0;
    quint64 bytesOut = 0;

private:
    const qint64 m_unsentLimit;
    std::vector<ConnectionId> &m_touchedList;
    ClientTerms m_terms;
    QHash<QByteArray, quint16> m_sentAliases; // first come, first served
    Outbox m_outbox;
    Ending m_ending = Ending::None;
    bool m_touched = false;
    quint64 m_counted = 0; // of messagesOut
};

} // namespace broker
