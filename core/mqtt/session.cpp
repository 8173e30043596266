// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/session.h"

#include "mqtt/disconnectreason.h"

// The life of a connection: opening, time, closing, and what becomes of the session then.
namespace mqtt {

Session::Session() = default;
Session::~Session() = default;

std::optional<Error> Session::configure(const SessionOptions &options, bool sameSession)
{
    Q_ASSERT(m_phase == Phase::Offline);
    if (!sameSession) {
        endSession();
        m_assignedClientId.clear();
    }
    m_version = options.connect.version;
    m_versionSettled = false;
    m_options = options;
    m_queue.setLimits(options.queuedPublishes, options.queuedPublishBytes);
    m_subscriptions.setMaximum(options.rememberedSubscriptions);
    m_subscriptions.configure(options.subscriptions);
    const auto bytes = encode(connectPacket(), m_version);
    return bytes ? std::nullopt : std::optional(bytes.error());
}

ConnectPacket Session::connectPacket() const
{
    ConnectPacket packet = m_options.connect;
    packet.version = m_version;
    if (packet.clientId.isEmpty() && !packet.cleanStart)
        packet.clientId = m_assignedClientId;
    if (isMqtt5()) {
        const quint16 wanted = packet.properties.receiveMaximum.value_or(65535);
        const quint16 maximum = std::min(wanted, std::max<quint16>(m_options.inflightReceived, 1));
        if (maximum < 65535)
            packet.properties.receiveMaximum = maximum;
    } else {
        packet.properties = {};
        if (packet.will)
            packet.will->properties = {};
    }
    return packet;
}

void Session::setAuthenticationData(const QByteArray &data)
{
    m_options.connect.properties.authenticationData = data;
}

void Session::transportOpened(Instant now)
{
    Q_ASSERT(m_phase == Phase::Offline);
    m_now = now;
    m_phase = Phase::AwaitingConnack;
    m_receivedAnything = false;
    m_serverAskedAuth = false;
    m_reauthenticating = false;
    m_congested = false;
    m_moreToSend = false;
    m_broker.reset();
    if (m_options.connect.cleanStart)
        endSession(); // [MQTT-3.1.2-4]
    const ConnectPacket packet = connectPacket();
    const auto bytes = encode(packet, m_version);
    if (!bytes) {
        // Only after falling back: configure() has tried the first version.
        close({.cause = CloseCause::InvalidOptions, .error = bytes.error()},
              TransportAction::Close);
        return;
    }
    m_receivedAliases.reset(packet.properties.topicAliasMaximum.value_or(0));
    m_receivedIds.startConnection(packet.properties.receiveMaximum.value_or(65535));
    write(*bytes);
}

void Session::transportClosed(Instant now, bool byPeer)
{
    m_now = now;
    if (m_phase == Phase::Offline)
        return;
    SessionClosed closed{.cause = CloseCause::TransportClosed};
    if (m_phase == Phase::AwaitingConnack && byPeer && !m_receivedAnything && canFallBack()) {
        // Not settled: if 3.1.1 fares no better, the next attempt begins with MQTT 5 again.
        m_version = ProtocolVersion::Mqtt311;
        closed.tryOlderVersion = true;
    }
    close(closed, TransportAction::None);
}

void Session::disconnect(bool sendWill, Instant now)
{
    m_now = now;
    if (m_phase == Phase::Offline)
        return;
    auto action = TransportAction::Close;
    if (isMqtt5()) {
        const auto reason
            = sendWill ? ReasonCode::DisconnectWithWillMessage : ReasonCode::NormalDisconnection;
        write(encode(DisconnectPacket{.reasonCode = reason}, m_version).value());
    } else if (sendWill) {
        action = TransportAction::Abort; // there is no other way before MQTT 5
    } else {
        write(encode(DisconnectPacket(), m_version).value());
    }
    close({.cause = CloseCause::UserRequest}, action);
}

void Session::setReadingPaused(bool paused, Instant now)
{
    m_now = now;
    m_keepAlive.setPaused(paused, now);
}

void Session::timePassed(Instant now)
{
    m_now = now;
    if (m_phase != Phase::Connected)
        return;
    const KeepAlive::Due due = m_keepAlive.check(now);
    if (due.overdue)
        tell(AnsweringChanged{false});
    if (due.dead) {
        close({.cause = CloseCause::NoPingResponse}, TransportAction::Abort);
        return;
    }
    if (due.ping) {
        write(encode(PingreqPacket(), m_version).value());
        m_keepAlive.pingSent(now);
    }
}

std::optional<Instant> Session::wakeAt() const
{
    return m_phase == Phase::Connected ? m_keepAlive.wakeAt() : std::nullopt;
}

Effects Session::takeEffects()
{
    if (m_roundTrip)
        tell(RoundTripMeasured{*std::exchange(m_roundTrip, std::nullopt)});
    if (m_queue.messages() != m_toldMessages || m_queue.bytes() != m_toldBytes) {
        m_toldMessages = m_queue.messages();
        m_toldBytes = m_queue.bytes();
        tell(QueueChanged{m_toldMessages, m_toldBytes});
    }
    return std::exchange(m_effects, {});
}

void Session::write(const QByteArray &bytes)
{
    m_effects.bytes += bytes;
    ++m_counters.packetsSent;
    m_keepAlive.sent(m_now);
}

void Session::fail(Error::Kind kind, ReasonCode reason, const char *what)
{
    fail({kind, reason, -1, what});
}

// The one place where an error becomes a DISCONNECT; before MQTT 5 closing has to say it all.
void Session::fail(const Error &error)
{
    const ReasonCode reason = disconnectReason(error);
    if (isMqtt5())
        write(encode(DisconnectPacket{.reasonCode = reason}, m_version).value());
    close({.cause = CloseCause::ProtocolError, .reasonCode = reason, .error = error},
          TransportAction::Close);
}

bool Session::sessionSurvives() const
{
    // Without CONNACK the broker has neither begun nor ended anything.
    return !m_options.connect.cleanStart && (!m_broker || m_broker->sessionExpirySeconds > 0);
}

void Session::close(SessionClosed closed, TransportAction action)
{
    closed.beforeConnack = m_phase == Phase::AwaitingConnack;
    if (closed.beforeConnack && !closed.tryOlderVersion && !m_versionSettled)
        m_version = m_options.connect.version;
    const bool wasConnected = m_phase == Phase::Connected;
    m_phase = Phase::Offline;
    m_moreToSend = false;
    m_effects.transport = action;
    for (const PacketIdentifier id : m_subscriptions.connectionClosed())
        m_ids.release(id);
    if (wasConnected && !sessionSurvives())
        endSession();
    m_keepAlive.stop();
    tell(closed);
}

void Session::endSession()
{
    for (const InflightMessage &message : m_inflight.takeAll()) {
        m_ids.release(message.packet.packetIdentifier);
        tellUnknown(message, ReasonCode::Success);
    }
    m_receivedIds.clear();
    m_subscriptions.sessionEnded();
    m_hasState = false;
}

} // namespace mqtt
