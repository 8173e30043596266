// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/session.h"

#include "mqtt/topic.h"

// Our own messages: waiting, sending, resending, and how each of them ends
// (MQTT 5.0 4.3, 4.4, 4.9).
namespace mqtt {
namespace {

// A long queue goes out in portions, so that the transport can object.
constexpr qsizetype portion = 1024 * 1024;

std::optional<Error> requestError(const PublishRequest &request)
{
    if (const auto error = TopicName::check(request.topic)) {
        return Error{Error::Kind::ProtocolError, ReasonCode::TopicNameInvalid, error->position,
                     "not a topic name"};
    }
    if (!request.properties.subscriptionIdentifiers.empty()) {
        return Error{Error::Kind::ProtocolError, ReasonCode::ProtocolError, -1,
                     "a client sends no subscription identifier"}; // [MQTT-3.3.4-6]
    }
    return std::nullopt;
}

} // namespace

void Session::tellOutcome(const PublishOutcome &outcome)
{
    if (outcome.token != PublishToken::None) // the birth message is nobody's
        tell(outcome);
}

void Session::tellUnknown(const InflightMessage &message, ReasonCode reasonCode)
{
    tellOutcome({.token = message.token,
                 .stage = PublishStage::Unknown,
                 .reasonCode = reasonCode,
                 .resent = message.resent,
                 .propertiesIgnored = message.propertiesIgnored});
}

void Session::refuse(PublishToken token, const Error &error)
{
    tellOutcome({.token = token,
                 .stage = PublishStage::Refused,
                 .reasonCode = error.reason,
                 .error = error});
}

void Session::publish(const PublishRequest &request, PublishToken token, Instant now)
{
    m_now = now;
    if (const auto error = requestError(request)) {
        refuse(token, *error);
        return;
    }
    const bool ready = m_phase == Phase::Connected && !m_congested && !m_moreToSend;
    const auto isNext = [&] { // only a connection has room
        return request.qos == QoS::AtMostOnce
            || (m_queue.isEmpty() && hasRoom(PublishQueue::sizeOf(request)));
    };
    if (ready && isNext())
        send(token, request);
    else
        enqueue(token, request);
}

void Session::enqueue(PublishToken token, const PublishRequest &request)
{
    if (m_phase == Phase::Connected) {
        if (const auto error = brokerRefusal(request)) {
            refuse(token, *error);
            return;
        }
    }
    if (m_queue.push(token, request)) {
        tellOutcome({.token = token, .stage = PublishStage::Queued});
        return;
    }
    const Error full{Error::Kind::TooLarge, ReasonCode::QuotaExceeded, -1, "queue is full"};
    tellOutcome(
        {.token = token, .stage = PublishStage::Dropped, .reasonCode = full.reason, .error = full});
}

void Session::cancelQueued(PublishToken token)
{
    if (token != PublishToken::None && m_queue.remove(token))
        tellOutcome({.token = token, .stage = PublishStage::Dropped});
}

void Session::discardPublishes()
{
    for (const PublishQueue::Item &item : m_queue.takeAll())
        tellOutcome({.token = item.token, .stage = PublishStage::Dropped});
    if (m_phase == Phase::Offline) {
        endSession();
        return;
    }
    // The handshakes of a living connection go on; only nobody is told any more.
    m_inflight.forEach([this](InflightMessage &message) {
        tellUnknown(message, ReasonCode::Success);
        message.token = PublishToken::None;
    });
}

bool Session::hasRoom(qint64 bytes) const
{
    const qsizetype window = isMqtt5() ? m_broker->receiveMaximum : m_options.windowBefore5;
    if (m_inflight.waiting() > 0 || m_inflight.size() >= window || m_ids.isExhausted())
        return false;
    return m_inflight.bytes() + bytes <= m_options.queuedPublishBytes || m_inflight.size() == 0;
}

std::optional<Error> Session::brokerRefusal(const PublishRequest &request) const
{
    if (request.qos > m_broker->maximumQoS) {
        return Error{Error::Kind::ProtocolError, ReasonCode::QoSNotSupported, -1,
                     "above the broker's maximum QoS"}; // [MQTT-3.2.2-11]
    }
    if (request.retain && !m_broker->retainAvailable) {
        return Error{Error::Kind::ProtocolError, ReasonCode::RetainNotSupported, -1,
                     "the broker keeps no retained messages"}; // [MQTT-3.2.2-14]
    }
    const quint16 alias = request.properties.topicAlias.value_or(0);
    if (isMqtt5() && alias > m_broker->topicAliasMaximum) {
        return Error{Error::Kind::ProtocolError, ReasonCode::TopicAliasInvalid, -1,
                     "above the broker's topic alias maximum"}; // [MQTT-3.2.2-17]
    }
    return std::nullopt;
}

// Puts an alias into the packet if there is one to use, and takes the topic out if it is known.
quint16 Session::chooseAlias(PublishPacket &packet) const
{
    if (packet.properties.topicAlias)
        return *packet.properties.topicAlias;
    if (m_sentAliases.maximum() == 0)
        return 0;
    const SentAliases::Choice choice = m_sentAliases.choose(packet.topic);
    packet.properties.topicAlias = choice.alias;
    if (choice.known)
        packet.topic.clear();
    return choice.alias;
}

void Session::send(PublishToken token, const PublishRequest &request)
{
    if (const auto error = brokerRefusal(request)) {
        refuse(token, *error);
        return;
    }
    const bool confirmed = request.qos != QoS::AtMostOnce;
    const bool ignored = !isMqtt5() && !request.properties.isEmpty();
    PublishPacket packet{.qos = request.qos,
                         .retain = request.retain,
                         .topic = request.topic,
                         .payload = request.payload};
    if (isMqtt5())
        packet.properties = request.properties;
    if (confirmed) {
        const auto id = m_ids.allocate();
        Q_ASSERT(id); // hasRoom() said so
        packet.packetIdentifier = *id;
    }
    PublishPacket written = packet;
    const quint16 alias = chooseAlias(written);
    const auto bytes = encode(written, m_version);
    std::optional<Error> error;
    if (!bytes) {
        error = bytes.error();
    } else if (m_broker->maximumPacketSize) {
        // A confirmed message may have to go again on a connection that has no aliases yet.
        const qint64 full = bytes->size() + packet.topic.size() - written.topic.size();
        if (full > *m_broker->maximumPacketSize) {
            error = Error{Error::Kind::TooLarge, ReasonCode::PacketTooLarge, -1,
                          "above the broker's maximum packet size"}; // [MQTT-3.2.2-15]
        }
    }
    if (error) {
        if (confirmed)
            m_ids.release(packet.packetIdentifier);
        refuse(token, *error);
        return;
    }
    if (alias != 0 && m_sentAliases.maximum() > 0)
        m_sentAliases.commit(alias, packet.topic);
    write(*bytes);
    tellOutcome({.token = token,
                 .stage = confirmed ? PublishStage::Written : PublishStage::Sent,
                 .propertiesIgnored = ignored});
    if (confirmed) {
        packet.properties.topicAlias.reset();
        m_inflight.add({.token = token,
                        .packet = packet,
                        .sentAt = m_now,
                        .bytes = PublishQueue::sizeOf(request),
                        .propertiesIgnored = ignored});
    }
}

void Session::setCongested(bool congested, Instant now)
{
    m_now = now;
    m_congested = congested;
    if (!congested && m_phase == Phase::Connected)
        drain();
}

void Session::sendMore(Instant now)
{
    m_now = now;
    if (m_phase == Phase::Connected)
        drain();
}

void Session::resendReleased()
{
    for (const InflightMessage &message : m_inflight.released())
        writeAck(PacketType::Pubrel, message.packet.packetIdentifier);
}

// Old messages first and in their old order, then what has been waiting.
void Session::drain()
{
    m_moreToSend = false;
    if (m_congested)
        return;
    const qsizetype window = isMqtt5() ? m_broker->receiveMaximum : m_options.windowBefore5;
    while (m_inflight.waiting() > 0 && m_inflight.active() < window) {
        if (m_effects.bytes.size() >= portion) {
            m_moreToSend = true;
            return;
        }
        InflightMessage *message = m_inflight.nextToResend();
        message->packet.duplicate = true; // [MQTT-3.3.1-1]
        message->sentAt = m_now;
        auto bytes = encode(message->packet, m_version);
        if (!bytes) {
            // The version has changed under it, and this one cannot say its properties.
            message->packet.properties = {};
            bytes = encode(message->packet, m_version);
        }
        const auto limit = m_broker->maximumPacketSize;
        if (!bytes || (limit && bytes->size() > *limit)) {
            const auto id = message->packet.packetIdentifier;
            tellUnknown(*message, ReasonCode::PacketTooLarge);
            m_inflight.take(id);
            m_ids.release(id);
            continue;
        }
        m_inflight.resent();
        write(*bytes);
    }
    drainQueue();
}

void Session::drainQueue()
{
    while (const PublishQueue::Item *front = m_queue.front()) {
        if (m_effects.bytes.size() >= portion) {
            m_moreToSend = true;
            return;
        }
        if (front->request.qos != QoS::AtMostOnce && !hasRoom(front->bytes))
            break;
        const PublishQueue::Item item = m_queue.takeFront();
        send(item.token, item.request);
    }
    // A full window holds back nothing that needs no window (3.3.4-8).
    while (m_effects.bytes.size() < portion) {
        const auto item = m_queue.takeFirstAtMostOnce();
        if (!item)
            return;
        send(item->token, item->request);
    }
    m_moreToSend = true;
}

void Session::finish(PacketIdentifier id, PublishStage stage, ReasonCode reasonCode,
                     const Properties &properties)
{
    const auto message = m_inflight.take(id);
    m_ids.release(id);
    m_roundTrip = m_now - message->sentAt;
    tellOutcome({.token = message->token,
                 .stage = stage,
                 .reasonCode = reasonCode,
                 .reasonString = properties.reasonString.value_or(QByteArray()),
                 .roundTrip = *m_roundTrip,
                 .resent = message->resent,
                 .propertiesIgnored = message->propertiesIgnored});
    drain();
}

void Session::pubackReceived(const PubackPacket &packet)
{
    const InflightMessage *message = m_inflight.find(packet.packetIdentifier);
    if (!message) {
        ++m_counters.strayAnswers;
    } else if (message->packet.qos != QoS::AtLeastOnce) {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError, "PUBACK for QoS 2");
    } else {
        finish(packet.packetIdentifier,
               isError(packet.reasonCode) ? PublishStage::Refused : PublishStage::Confirmed,
               packet.reasonCode, packet.properties);
    }
}

void Session::pubrecReceived(const PubrecPacket &packet)
{
    InflightMessage *message = m_inflight.find(packet.packetIdentifier);
    if (!message) {
        ++m_counters.strayAnswers;
        if (!isError(packet.reasonCode)) {
            writeAck(PacketType::Pubrel, packet.packetIdentifier,
                     isMqtt5() ? ReasonCode::PacketIdentifierNotFound : ReasonCode::Success);
        }
        return;
    }
    if (message->packet.qos != QoS::ExactlyOnce
        || (message->released && isError(packet.reasonCode))) {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError, "PUBREC out of place");
        return;
    }
    if (isError(packet.reasonCode)) {
        finish(packet.packetIdentifier, PublishStage::Refused, packet.reasonCode,
               packet.properties);
        return;
    }
    if (!message->released) {
        message->reasonCode = packet.reasonCode;
        m_inflight.release(packet.packetIdentifier);
    }
    writeAck(PacketType::Pubrel, packet.packetIdentifier);
}

void Session::pubcompReceived(const PubcompPacket &packet)
{
    const InflightMessage *message = m_inflight.find(packet.packetIdentifier);
    if (!message) {
        ++m_counters.strayAnswers;
        return;
    }
    if (!message->released) {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError, "PUBCOMP before PUBREC");
        return;
    }
    // "Identifier not found" after a reconnect: the broker had finished already. Since its PUBREC
    // the message has been the broker's.
    const ReasonCode code = isError(packet.reasonCode) ? packet.reasonCode : message->reasonCode;
    finish(packet.packetIdentifier, PublishStage::Confirmed, code, packet.properties);
}

} // namespace mqtt
