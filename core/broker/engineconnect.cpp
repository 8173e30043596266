// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/engine.h"

#include "mqtt/utf8.h"
#include "mqtt/wirereader.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

// How connections and sessions begin and end: MQTT 5 sections 3.1, 3.2, 3.14, 4.1.
namespace broker {

using namespace mqtt;

namespace {

constexpr std::chrono::seconds neverExpires{0xFFFFFFFF};

// What a CONNECT that cannot be read says of its version, so that MQTT 5 clients are told why.
bool claimsMqtt5(QByteArrayView frame)
{
    WireReader reader(frame);
    reader.byte("First Byte");
    reader.variableInteger("Remaining Length");
    const QByteArrayView name = reader.string("Protocol Name");
    const auto version = static_cast<ProtocolVersion>(reader.byte("Protocol Version"));
    return reader.ok() && name == QByteArrayView("MQTT") && version == ProtocolVersion::Mqtt5;
}

ClientTerms termsOf(const ConnectPacket &packet, quint16 ourAliases)
{
    const Properties &properties = packet.properties;
    ClientTerms terms;
    terms.version = packet.version;
    terms.keepAlive = packet.keepAlive;
    terms.receiveMaximum = properties.receiveMaximum.value_or(65535);
    terms.topicAliasMaximum
        = std::min<quint16>(properties.topicAliasMaximum.value_or(0), ourAliases);
    terms.maximumPacketSize = properties.maximumPacketSize.value_or(maximumFrameSize);
    terms.wantsProblemInformation = properties.requestProblemInformation.value_or(true);
    return terms;
}

std::chrono::seconds expiryOf(const ConnectPacket &packet)
{
    if (packet.version != ProtocolVersion::Mqtt5)
        return packet.cleanStart ? std::chrono::seconds(0) : neverExpires;
    return std::chrono::seconds(packet.properties.sessionExpiryInterval.value_or(0));
}

} // namespace

void Engine::connect(BrokerConnection &connection, QByteArrayView frame, Instant now)
{
    auto decoded = decode(frame, ProtocolVersion::Mqtt5);
    if (!decoded) {
        ++m_refused;
        if (decoded.error().reason == ReasonCode::UnsupportedProtocolVersion) {
            // In the one form that every client knows.
            constexpr std::array<char, 4> refusal = {0x20, 2, 0, 1};
            connection.sendRaw(QByteArrayView(refusal.data(), qsizetype(refusal.size())));
            close(connection, Ending::Close);
        } else if (claimsMqtt5(frame)) {
            connection.agree({.version = ProtocolVersion::Mqtt5}, 0);
            const ReasonCode reason = decoded.error().reason;
            refuse(connection,
                   isAllowedIn(reason, PacketType::Connack) ? reason : ReasonCode::MalformedPacket,
                   decoded.error().what);
        } else {
            close(connection, Ending::Close); // 3.1.1: without CONNACK (3.1.4-1)
        }
        return;
    }
    auto &packet = std::get<ConnectPacket>(*decoded);
    connection.agree(termsOf(packet, m_options.limits.topicAliasMaximum),
                     packet.version == ProtocolVersion::Mqtt5 ? m_options.limits.topicAliasMaximum
                                                              : quint16(0));
    const bool assigned = packet.clientId.isEmpty();
    const char *why = "";
    if (const ReasonCode reason = judge(connection, packet, why); reason != ReasonCode::Success) {
        ++m_refused;
        refuse(connection, reason, why);
        return;
    }
    if (assigned)
        packet.clientId = unusedClientId();
    accept(connection, packet, assigned, now);
}

ReasonCode Engine::judge(const BrokerConnection &connection, ConnectPacket &packet,
                         const char *&why) const
{
    const auto refusal = [&why](ReasonCode reason, const char *what) {
        why = what;
        return reason;
    };
    if (connection.refused)
        return refusal(ReasonCode::ServerBusy, "too many connections");
    if (packet.properties.authenticationMethod)
        return refusal(ReasonCode::BadAuthenticationMethod, "no authentication methods here");
    const bool open = m_options.userName.isEmpty() && m_options.password.isEmpty();
    if (!open
        && (packet.userName.value_or(QByteArray()) != m_options.userName
            || packet.password.value_or(QByteArray()) != m_options.password))
        return refusal(ReasonCode::BadUserNameOrPassword, "wrong user name or password");
    const bool mayBeEmpty = packet.version == ProtocolVersion::Mqtt5
        || (packet.version == ProtocolVersion::Mqtt311 && packet.cleanStart);
    if (packet.clientId.isEmpty() && !mayBeEmpty)
        return refusal(ReasonCode::ClientIdentifierNotValid, "empty client identifier");
    if (packet.clientId.size() > m_options.limits.clientIdLength)
        return refusal(ReasonCode::ClientIdentifierNotValid, "client identifier is too long");
    if (const auto &will = packet.will) {
        if (will->qos > m_options.maximumQoS)
            return refusal(ReasonCode::QoSNotSupported, "QoS of the will");
        if (will->retain && !m_options.retainAvailable)
            return refusal(ReasonCode::RetainNotSupported, "retained will");
        if (will->topic.startsWith('$'))
            return refusal(ReasonCode::TopicNameInvalid, "topics with $ are the broker's own");
        if (m_options.checkPayloadFormat && will->properties.payloadFormat == PayloadFormat::Utf8
            && firstInvalidUtf8(will->payload) >= 0)
            return refusal(ReasonCode::PayloadFormatInvalid, "will is not UTF-8");
    }
    const bool isNew = !m_byClientId.contains(packet.clientId);
    if (isNew && m_byClientId.size() >= m_options.limits.sessions)
        return refusal(ReasonCode::QuotaExceeded, "too many sessions");
    return ReasonCode::Success;
}

void Engine::refuse(BrokerConnection &connection, ReasonCode reason, const char *what)
{
    ConnackPacket packet;
    packet.reasonCode = reason;
    packet.properties.reasonString = what;
    connection.send(packet);
    close(connection, Ending::Close);
}

void Engine::accept(BrokerConnection &connection, const ConnectPacket &packet, bool assigned,
                    Instant now)
{
    const auto known = m_byClientId.constFind(packet.clientId);
    BrokerSession *session = known == m_byClientId.cend() ? nullptr : this->session(*known);
    if (session && session->connection())
        takeOver(*session, packet.cleanStart, now);
    // The take-over may have ended it.
    session = m_byClientId.contains(packet.clientId)
        ? this->session(m_byClientId.value(packet.clientId))
        : nullptr;
    if (session && packet.cleanStart) {
        removeSession(*session, now);
        session = nullptr;
    }
    const bool present = session != nullptr;
    if (!session)
        session = makeSession(packet.clientId);
    const auto key = static_cast<quint64>(session->id);
    m_timers.disarm(TimerKind::SessionExpiry, key);
    m_timers.disarm(TimerKind::WillDelay, key);
    session->will = willFrom(packet); // an older one that was delayed is not sent (3.1.3-9)
    session->expiry = std::min(expiryOf(packet), m_options.limits.longestSessionExpiry);
    session->version = packet.version;
    session->since = now;

    connection.subscriber = session->id;
    m_index.setOnline(session->id, true);
    ++m_connected;
    m_timers.disarm(TimerKind::ConnectTimeout, static_cast<quint64>(connection.id));
    if (packet.keepAlive > 0)
        m_timers.arm(TimerKind::KeepAlive, static_cast<quint64>(connection.id),
                     now + std::chrono::milliseconds(1500) * packet.keepAlive);
    if (m_options.systemTopicsInterval.count() > 0 && !m_timers.isArmed(TimerKind::SystemTopics, 0))
        publishSystemTopics(now);
    if (!connection.send(connack(packet, *session, present, assigned)))
        close(connection, Ending::Close); // not even this fits the client's maximum
    session->attach(connection, now);
    m_events.push_back({session->clientId, true});
}

// Another connection has come for this session (3.1.4-3).
void Engine::takeOver(BrokerSession &session, bool cleanStart, Instant now)
{
    BrokerConnection &old = *session.connection();
    if (old.isMqtt5())
        old.send(DisconnectPacket{ReasonCode::SessionTakenOver, {}});
    close(old, Ending::Close);
    const bool goesOn = !cleanStart && session.expiry.count() > 0;
    if (goesOn && session.will && session.will->delay.count() > 0)
        session.will.reset(); // back before the delay has passed
    finish(old, now);
}

ConnackPacket Engine::connack(const ConnectPacket &packet, const BrokerSession &session,
                              bool present, bool assigned) const
{
    ConnackPacket answer;
    answer.sessionPresent = present;
    if (packet.version != ProtocolVersion::Mqtt5)
        return answer;
    const BrokerLimits &limits = m_options.limits;
    Properties &properties = answer.properties;
    if (assigned)
        properties.assignedClientIdentifier = session.clientId;
    if (session.expiry != expiryOf(packet))
        properties.sessionExpiryInterval = static_cast<quint32>(session.expiry.count());
    if (limits.receiveMaximum < 65535)
        properties.receiveMaximum = limits.receiveMaximum;
    if (m_options.maximumQoS != QoS::ExactlyOnce)
        properties.maximumQoS = m_options.maximumQoS;
    if (!m_options.retainAvailable)
        properties.retainAvailable = false;
    if (limits.packetSize < maximumFrameSize)
        properties.maximumPacketSize = limits.packetSize;
    if (limits.topicAliasMaximum > 0)
        properties.topicAliasMaximum = limits.topicAliasMaximum;
    if (!m_options.wildcardsAvailable)
        properties.wildcardSubscriptionAvailable = false;
    if (!m_options.sharedAvailable)
        properties.sharedSubscriptionAvailable = false;
    const bool asTopic = !session.clientId.contains('+') && !session.clientId.contains('#');
    if (packet.properties.requestResponseInformation.value_or(false) && asTopic)
        properties.responseInformation = "response/" + session.clientId;
    return answer;
}

std::optional<StoredWill> Engine::willFrom(const ConnectPacket &packet) const
{
    if (!packet.will)
        return std::nullopt;
    const Will &will = *packet.will;
    const QByteArray properties = forwardedProperties(will.properties);
    MessageView view;
    view.topic = will.topic;
    view.properties = properties;
    view.payload = will.payload;
    view.qos = will.qos;
    view.retain = will.retain;
    return StoredWill{std::make_shared<const Message>(view), will.properties.messageExpiryInterval,
                      std::chrono::seconds(will.properties.willDelayInterval.value_or(0))};
}

BrokerSession *Engine::makeSession(const QByteArray &clientId)
{
    if (m_unusedIds.empty()) {
        m_unusedIds.push_back(static_cast<SubscriberId>(m_sessions.size()));
        m_sessions.emplace_back();
    }
    const SubscriberId id = m_unusedIds.back();
    m_unusedIds.pop_back();
    auto &slot = m_sessions[static_cast<std::size_t>(id)];
    slot = std::make_unique<BrokerSession>(id, clientId, m_options.limits, m_budget);
    m_byClientId.insert(clientId, id);
    return slot.get();
}

void Engine::removeSession(BrokerSession &session, Instant now)
{
    const SubscriberId id = session.id;
    const auto key = static_cast<quint64>(id);
    m_timers.disarm(TimerKind::SessionExpiry, key);
    m_timers.disarm(TimerKind::WillDelay, key);
    m_byClientId.remove(session.clientId);
    const QList<QByteArray> filters = session.subscriptions.keys();
    for (const QByteArray &filter : filters)
        removeSubscription(session, filter);
    publishWill(session, now); // a delayed one goes out with the session (3.1.2-8)
    m_droppedByGone += session.dropped();
    m_sessions[static_cast<std::size_t>(id)].reset();
    m_unusedIds.push_back(id);
}

void Engine::disconnected(BrokerConnection &connection, BrokerSession &session,
                          const DisconnectPacket &packet)
{
    if (const auto expiry = packet.properties.sessionExpiryInterval) {
        if (session.expiry.count() == 0 && *expiry > 0) {
            fail(connection, ReasonCode::ProtocolError,
                 "session expiry cannot be set now"); // 3.14.2.2.2
            return;
        }
        session.expiry
            = std::min(std::chrono::seconds(*expiry), m_options.limits.longestSessionExpiry);
    }
    if (packet.reasonCode == ReasonCode::NormalDisconnection)
        session.will.reset(); // 3.1.2-10
    close(connection, Ending::Close);
}

// The network connection is over, whatever ended it.
void Engine::finish(BrokerConnection &connection, Instant now)
{
    BrokerSession *session = sessionOf(connection);
    connection.subscriber = SubscriberId::None;
    if (!session || session->connection() != &connection)
        return;
    const bool ends = session->expiry.count() == 0;
    session->detach(ends);
    session->since = now;
    --m_connected;
    m_index.setOnline(session->id, false);
    m_events.push_back({session->clientId, false});
    if (ends) {
        removeSession(*session, now);
        return;
    }
    const auto key = static_cast<quint64>(session->id);
    m_timers.arm(TimerKind::SessionExpiry, key, now + session->expiry);
    if (session->will && session->will->delay.count() == 0)
        publishWill(*session, now);
    else if (session->will)
        m_timers.arm(TimerKind::WillDelay, key, now + session->will->delay);
}

void Engine::publishWill(BrokerSession &session, Instant now)
{
    const std::optional<StoredWill> will = std::exchange(session.will, std::nullopt);
    if (!will)
        return;
    MessageView view = will->message->view();
    view.expirySeconds = will->expirySeconds;
    view.receivedAt = now;
    Publication publication(view, now);
    if (view.retain)
        retain(publication);
    distribute(publication, session.id);
}

QByteArray Engine::unusedClientId()
{
    for (;;) {
        const QByteArray id
            = "auto-" + QByteArray::number(QRandomGenerator::global()->generate64(), 16);
        if (!m_byClientId.contains(id))
            return id;
    }
}

} // namespace broker
