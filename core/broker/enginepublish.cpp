// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/engine.h"

#include "mqtt/topic.h"
#include "mqtt/utf8.h"

#include <algorithm>

// Messages from clients to clients: MQTT 5 sections 3.3 to 3.7, 4.3.
namespace broker {

using namespace mqtt;

namespace {

constexpr qsizetype deepestTopic = 200; // that is retained

} // namespace

void Engine::publish(BrokerConnection &connection, BrokerSession &session, QByteArrayView frame,
                     Instant now)
{
    const auto decoded = decodePublish(frame, connection.terms().version);
    if (!decoded) {
        fail(connection, decoded.error());
        return;
    }
    const PublishView &publish = *decoded;
    QByteArray properties;
    auto read = messageFrom(frame, publish, now, properties);
    if (!read) {
        fail(connection, read.error());
        return;
    }
    MessageView &message = *read;
    QByteArray topic;
    if (publish.topicAlias != 0 && !resolveAlias(connection, publish, message, topic))
        return;
    if (publish.qos > m_options.maximumQoS) {
        fail(connection, ReasonCode::QoSNotSupported, "QoS is above the maximum");
        return;
    }
    if (publish.retain && !m_options.retainAvailable) {
        fail(connection, ReasonCode::RetainNotSupported, "nothing is retained here");
        return;
    }
    ++connection.messagesIn;
    ++m_traffic.messagesIn;
    const char *why = nullptr;
    if (const ReasonCode code = judge(message, why); code != ReasonCode::Success) {
        acknowledge(connection, publish, code, why);
        return;
    }
    if (publish.qos == QoS::AtLeastOnce && !session.received().receiveAtLeastOnce()) {
        fail(connection, ReasonCode::ReceiveMaximumExceeded, "too many messages in flight");
        return;
    }
    if (publish.qos == QoS::ExactlyOnce) {
        switch (session.received().receiveExactlyOnce(publish.packetIdentifier)) {
        case ReceivedIds::Verdict::New:
            break;
        case ReceivedIds::Verdict::Repeated:
            acknowledge(connection, publish, ReasonCode::Success);
            return;
        case ReceivedIds::Verdict::OverQuota:
            fail(connection, ReasonCode::ReceiveMaximumExceeded, "too many messages in flight");
            return;
        }
    }
    Publication publication(message, now);
    if (message.retain)
        retain(publication);
    const std::size_t receivers = distribute(publication, session.id);
    acknowledge(connection, publish,
                receivers == 0 ? ReasonCode::NoMatchingSubscribers : ReasonCode::Success);
}

bool Engine::resolveAlias(BrokerConnection &connection, const PublishView &publish,
                          MessageView &message, QByteArray &topic)
{
    if (!connection.receivedAliases.isAllowed(publish.topicAlias)) {
        fail(connection, ReasonCode::TopicAliasInvalid, "topic alias above the maximum");
        return false;
    }
    if (!message.topic.isEmpty()) {
        connection.receivedAliases.set(publish.topicAlias, message.topic.toByteArray());
        return true;
    }
    topic = connection.receivedAliases.topic(publish.topicAlias);
    if (topic.isEmpty()) {
        fail(connection, ReasonCode::ProtocolError, "topic alias was never set up");
        return false;
    }
    message.topic = topic;
    return true;
}

ReasonCode Engine::judge(const MessageView &message, const char *&why) const
{
    if (message.topic.startsWith('$')) {
        why = "topics with $ are the broker's own";
        return ReasonCode::NotAuthorized;
    }
    if (!m_options.checkPayloadFormat || message.properties.isEmpty())
        return ReasonCode::Success;
    const auto properties = decodePublishProperties(message.properties);
    if (properties && properties->payloadFormat == PayloadFormat::Utf8
        && firstInvalidUtf8(message.payload) >= 0) {
        why = "payload is not UTF-8";
        return ReasonCode::PayloadFormatInvalid;
    }
    return ReasonCode::Success;
}

void Engine::acknowledge(BrokerConnection &connection, const PublishView &publish, ReasonCode code,
                         const char *why)
{
    if (publish.qos == QoS::AtLeastOnce)
        connection.sendAck(PacketType::Puback, publish.packetIdentifier, code, why);
    else if (publish.qos == QoS::ExactlyOnce)
        connection.sendAck(PacketType::Pubrec, publish.packetIdentifier, code, why);
}

void Engine::pubrel(BrokerConnection &connection, BrokerSession &session, PacketIdentifier id)
{
    const bool known = session.received().release(id);
    connection.sendAck(PacketType::Pubcomp, id,
                       known ? ReasonCode::Success : ReasonCode::PacketIdentifierNotFound);
}

std::size_t Engine::distribute(Publication &publication, SubscriberId publisher)
{
    const MessageView &view = publication.view();
    const SubscriptionMatches &matches = m_index.match(view.topic, publisher);
    for (const SubscriptionMatch &match : matches.entries) {
        BrokerSession *receiver = session(match.subscriber);
        if (!receiver)
            continue;
        BrokerSession::Delivery how;
        how.qos = std::min(view.qos, match.qos);
        how.retain = view.retain && match.retainAsPublished;
        if (match.firstIdentifier >= 0) {
            m_identifiers = matches.identifiersOf(match);
            how.identifiers = m_identifiers;
        }
        receiver->deliver(publication, how);
    }
    return matches.entries.size();
}

void Engine::retain(Publication &publication)
{
    const MessageView &view = publication.view();
    if (view.payload.isEmpty())
        m_retained.remove(view.topic);
    else if (levelCount(view.topic) > deepestTopic || !m_retained.set(publication.shared()))
        ++m_droppedByGone;
}

} // namespace broker
