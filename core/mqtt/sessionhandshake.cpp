// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/session.h"

// CONNACK, AUTH and DISCONNECT: how a connection is accepted, refused and ended by the broker.
namespace mqtt {
namespace {

// Fixed header, flags, return code: the form of MQTT 3, which has no properties.
constexpr qsizetype connackSizeBefore5 = 4;

} // namespace

bool Session::canFallBack() const
{
    return m_options.fallBackTo311 && isMqtt5() && !m_versionSettled;
}

void Session::receiveFirst(QByteArrayView frame)
{
    const auto type = static_cast<PacketType>(static_cast<quint8>(frame[0]) >> 4U);
    m_receivedAnything = true;
    if (type != PacketType::Connack && type != PacketType::Auth && type != PacketType::Disconnect) {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError, "packet before CONNACK");
        return;
    }
    // An MQTT 3 broker answers our MQTT 5 CONNECT in its own words.
    if (type == PacketType::Connack && isMqtt5() && frame.size() == connackSizeBefore5) {
        const auto packet = decode(frame, ProtocolVersion::Mqtt311);
        if (!packet) {
            fail(packet.error());
            return;
        }
        const ReasonCode code = std::get<ConnackPacket>(*packet).reasonCode;
        refused(CloseCause::ConnackRefused,
                isError(code) ? code : ReasonCode::UnsupportedProtocolVersion, {},
                ProtocolVersion::Mqtt311);
        return;
    }
    receiveFrame(frame);
}

void Session::connackReceived(const ConnackPacket &packet)
{
    if (m_phase != Phase::AwaitingConnack) {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError, "second CONNACK");
        return;
    }
    if (isError(packet.reasonCode)) {
        refused(CloseCause::ConnackRefused, packet.reasonCode, packet.properties, m_version);
        return;
    }
    const ConnectPacket &asked = m_options.connect;
    const bool askedWithoutId = asked.clientId.isEmpty() && m_assignedClientId.isEmpty();
    if (packet.sessionPresent && (asked.cleanStart || askedWithoutId)) {
        // [MQTT-3.2.2-4] With "resume" an empty state of ours is a state: the user asked for what
        // the broker kept from an earlier run of the program.
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError,
             "session present, but not ours");
        return;
    }
    const auto &method = packet.properties.authenticationMethod;
    if (method && method != asked.properties.authenticationMethod) {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError,
             "CONNACK with another authentication method"); // [MQTT-4.12.0-5]
        return;
    }
    accepted(packet);
}

void Session::refused(CloseCause cause, ReasonCode reasonCode, const Properties &properties,
                      ProtocolVersion version)
{
    SessionClosed closed{.cause = cause,
                         .reasonCode = reasonCode,
                         .reasonString = properties.reasonString.value_or(QByteArray()),
                         .serverReference = properties.serverReference.value_or(QByteArray()),
                         .version = version};
    if (m_phase == Phase::AwaitingConnack && reasonCode == ReasonCode::UnsupportedProtocolVersion
        && isMqtt5() && m_options.fallBackTo311) {
        m_version = ProtocolVersion::Mqtt311;
        m_versionSettled = true;
        closed.tryOlderVersion = true;
    }
    close(closed, TransportAction::Close);
}

void Session::accepted(const ConnackPacket &packet)
{
    m_phase = Phase::Connected;
    m_versionSettled = true;
    m_serverAskedAuth = false;
    m_broker = brokerInfo(connectPacket(), packet);
    m_broker->fellBack = m_version != m_options.connect.version;
    if (packet.properties.assignedClientIdentifier)
        m_assignedClientId = *packet.properties.assignedClientIdentifier;
    // MQTT 3.1 has no session present flag; there one has to trust the broker.
    const bool resumed = packet.sessionPresent
        || (m_version == ProtocolVersion::Mqtt31 && !m_options.connect.cleanStart && m_hasState);
    if (!resumed)
        endSession(); // [MQTT-3.2.2-5]
    m_hasState = true;
    m_keepAlive.start(m_broker->keepAlive, m_now);
    m_sentAliases.reset(m_options.useTopicAliases ? m_broker->topicAliasMaximum : quint16(0));
    tell(SessionConnected{*m_broker, resumed});

    if (resumed)
        resendReleased();
    m_inflight.startResending();
    sendDueSubscriptions(resumed);
    if (m_options.birth) {
        m_queue.remove(PublishToken::None); // the last one did not get out
        m_queue.pushFront(*m_options.birth);
    }
    drain();
}

void Session::authReceived(const AuthPacket &packet)
{
    const auto &method = m_options.connect.properties.authenticationMethod;
    if (!method || packet.properties.authenticationMethod != method) {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError,
             method ? "AUTH with another method" : "AUTH without having been asked");
        return;
    }
    const bool running = m_phase == Phase::AwaitingConnack || m_reauthenticating;
    const bool goesOn = packet.reasonCode == ReasonCode::ContinueAuthentication && running;
    const bool done = packet.reasonCode == ReasonCode::Success && m_reauthenticating;
    if (!goesOn && !done) {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError, "AUTH out of place");
        return;
    }
    m_serverAskedAuth = goesOn;
    if (done)
        m_reauthenticating = false;
    tell(AuthReceived{packet.reasonCode, *method,
                      packet.properties.authenticationData.value_or(QByteArray())});
}

void Session::authenticate(ReasonCode reasonCode, const QByteArray &data, Instant now)
{
    m_now = now;
    const auto refuseWith = [this](const char *what) {
        tell(AuthRefused{{Error::Kind::ProtocolError, ReasonCode::ProtocolError, -1, what}});
    };
    const auto &method = m_options.connect.properties.authenticationMethod;
    if (!method || !isMqtt5()) {
        refuseWith("no authentication method in CONNECT"); // [MQTT-4.12.0-7]
        return;
    }
    const bool answers = reasonCode == ReasonCode::ContinueAuthentication && m_serverAskedAuth
        && m_phase != Phase::Offline;
    const bool begins = reasonCode == ReasonCode::ReAuthenticate && m_phase == Phase::Connected
        && !m_reauthenticating;
    if (!answers && !begins) {
        refuseWith("AUTH is not possible now");
        return;
    }
    AuthPacket packet{.reasonCode = reasonCode};
    packet.properties.authenticationMethod = method;
    if (!data.isEmpty())
        packet.properties.authenticationData = data;
    const auto bytes = encode(packet, m_version);
    if (!bytes) {
        tell(AuthRefused{bytes.error()});
        return;
    }
    if (m_broker && m_broker->maximumPacketSize && bytes->size() > *m_broker->maximumPacketSize) {
        tell(
            AuthRefused{{Error::Kind::TooLarge, ReasonCode::PacketTooLarge, -1, "AUTH too large"}});
        return;
    }
    m_serverAskedAuth = false;
    m_reauthenticating = m_reauthenticating || begins;
    write(*bytes);
}

void Session::disconnectReceived(const DisconnectPacket &packet)
{
    const bool allowed = isMqtt5() && !packet.properties.sessionExpiryInterval
        && packet.reasonCode != ReasonCode::DisconnectWithWillMessage;
    if (!allowed) {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError, // [MQTT-3.14.2-2]
             "DISCONNECT that a server may not send");
        return;
    }
    refused(CloseCause::ServerDisconnect, packet.reasonCode, packet.properties, m_version);
}

} // namespace mqtt
