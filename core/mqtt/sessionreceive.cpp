// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/session.h"

// What comes in: the fast path of PUBLISH, and the dispatch of all other packets.
namespace mqtt {
namespace {

PacketType typeOfFrame(QByteArrayView frame)
{
    return static_cast<PacketType>(static_cast<quint8>(frame[0]) >> 4U);
}

bool tellsProblem(const Properties &properties)
{
    return properties.reasonString.has_value() || !properties.userProperties.empty();
}

} // namespace

// One overload for each packet; what only clients send is a violation.
struct Session::Handler {
    Session &session;

    void operator()(const ConnectPacket &) { notForClients(); }
    void operator()(const ConnackPacket &packet) { session.connackReceived(packet); }
    void operator()(const PublishPacket &) { } // has its own path, see receivePublish()
    void operator()(const PubackPacket &packet)
    {
        if (mayTell(packet.properties))
            session.pubackReceived(packet);
    }
    void operator()(const PubrecPacket &packet)
    {
        if (mayTell(packet.properties))
            session.pubrecReceived(packet);
    }
    void operator()(const PubrelPacket &packet)
    {
        if (mayTell(packet.properties))
            session.releaseReceived(packet);
    }
    void operator()(const PubcompPacket &packet)
    {
        if (mayTell(packet.properties))
            session.pubcompReceived(packet);
    }
    void operator()(const SubscribePacket &) { notForClients(); }
    void operator()(const SubackPacket &packet)
    {
        if (mayTell(packet.properties))
            session.subackReceived(packet);
    }
    void operator()(const UnsubscribePacket &) { notForClients(); }
    void operator()(const UnsubackPacket &packet)
    {
        if (mayTell(packet.properties))
            session.unsubackReceived(packet);
    }
    void operator()(const PingreqPacket &) { notForClients(); }
    void operator()(const PingrespPacket &)
    {
        if (const auto roundTrip = session.m_keepAlive.pingAnswered(session.m_now))
            session.m_roundTrip = roundTrip;
    }
    void operator()(const DisconnectPacket &packet) { session.disconnectReceived(packet); }
    void operator()(const AuthPacket &packet)
    {
        if (mayTell(packet.properties))
            session.authReceived(packet);
    }

    void notForClients()
    {
        session.fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError,
                     "packet that only clients send");
    }
    // [MQTT-3.1.2-29]
    bool mayTell(const Properties &properties)
    {
        if (session.m_options.connect.properties.requestProblemInformation.value_or(true)
            || !tellsProblem(properties)) {
            return true;
        }
        session.fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError,
                     "problem information that was not asked for");
        return false;
    }
};

void Session::receive(FrameReader &reader, Instant now, qint64 receivedAtUs)
{
    m_now = now;
    if (m_phase == Phase::Connected && m_keepAlive.received(now))
        tell(AnsweringChanged{true});
    m_batch.start();
    while (m_phase != Phase::Offline) {
        const auto frame = reader.nextFrame();
        if (!frame) {
            if (reader.error())
                fail(*reader.error());
            break;
        }
        ++m_counters.packetsReceived;
        const QByteArrayView bytes = reader.view(*frame);
        if (m_phase == Phase::AwaitingConnack) [[unlikely]]
            receiveFirst(bytes);
        else if (typeOfFrame(bytes) == PacketType::Publish) [[likely]]
            receivePublish(bytes, frame->offset, receivedAtUs);
        else
            receiveFrame(bytes);
    }
    m_receivedIds.acknowledgementsSent();
    m_effects.messages = m_batch.finish(reader);
}

void Session::receiveFrame(QByteArrayView frame)
{
    const auto packet = decode(frame, m_version);
    if (packet)
        std::visit(Handler{*this}, *packet);
    else
        fail(packet.error());
}

void Session::receivePublish(QByteArrayView frame, qsizetype offset, qint64 receivedAtUs)
{
    const auto decoded = decodePublish(frame, m_version);
    if (!decoded) [[unlikely]] {
        fail(decoded.error());
        return;
    }
    const PublishView &view = *decoded;
    if (view.topicAlias != 0 && !receiveAlias(view, frame, offset)) [[unlikely]]
        return;
    if (view.qos != QoS::AtMostOnce && !takeOwnership(view))
        return;
    ++m_counters.messagesReceived;
    const auto start = static_cast<quint32>(offset);
    MessageRecord &record = m_batch.add();
    record.receivedAtUs = receivedAtUs;
    record.topicOffset = start + view.topic.offset;
    record.topicLength = static_cast<quint16>(view.topic.length);
    record.payloadOffset = start + view.payload.offset;
    record.payloadLength = view.payload.length;
    record.propertiesOffset = start + view.propertiesBlock.offset;
    record.propertiesLength = view.propertiesBlock.length;
    record.packetIdentifier = view.packetIdentifier;
    record.version = m_version;
    record.qos = view.qos;
    record.retain = view.retain;
    record.duplicate = view.duplicate;
    if (view.topic.length == 0) [[unlikely]]
        m_batch.useAlias(view.topicAlias, m_receivedAliases.topic(view.topicAlias));
}

bool Session::receiveAlias(const PublishView &view, QByteArrayView frame, qsizetype offset)
{
    if (!m_receivedAliases.isAllowed(view.topicAlias)) {
        fail(Error::Kind::ProtocolError, ReasonCode::TopicAliasInvalid,
             "topic alias above maximum");
        return false;
    }
    if (view.topic.length == 0) {
        if (!m_receivedAliases.topic(view.topicAlias).isEmpty())
            return true;
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError, "topic alias never set up");
        return false;
    }
    const QByteArrayView topic = frame.sliced(view.topic.offset, view.topic.length);
    if (m_receivedAliases.topic(view.topicAlias) != topic)
        m_receivedAliases.set(view.topicAlias, topic.toByteArray());
    m_batch.noteAlias(view.topicAlias, static_cast<quint32>(offset) + view.topic.offset);
    return true;
}

// Answers as the QoS asks for; false when the message is not to be delivered.
bool Session::takeOwnership(const PublishView &view)
{
    const auto overQuota = [this] {
        fail(Error::Kind::ProtocolError, ReasonCode::ReceiveMaximumExceeded,
             "more unacknowledged messages than we allow");
        return false;
    };
    if (view.qos == QoS::AtLeastOnce) {
        if (!m_receivedIds.receiveAtLeastOnce() && isMqtt5())
            return overQuota();
        writeAck(PacketType::Puback, view.packetIdentifier);
        return true;
    }
    const auto verdict = m_receivedIds.receiveExactlyOnce(view.packetIdentifier);
    if (verdict == ReceivedIds::Verdict::OverQuota)
        return overQuota(); // before MQTT 5 there are not enough identifiers to get here
    writeAck(PacketType::Pubrec, view.packetIdentifier);
    if (verdict == ReceivedIds::Verdict::New)
        return true;
    ++m_counters.duplicatesSuppressed; // [MQTT-4.3.3-10]
    return false;
}

void Session::releaseReceived(const PubrelPacket &packet)
{
    const bool known = m_receivedIds.release(packet.packetIdentifier);
    const bool tell = !known && isMqtt5();
    writeAck(PacketType::Pubcomp, packet.packetIdentifier,
             tell ? ReasonCode::PacketIdentifierNotFound : ReasonCode::Success);
}

// By hand, because a flood of QoS 1 and 2 consists of little else.
void Session::writeAck(PacketType type, PacketIdentifier id, ReasonCode reason)
{
    const bool tells = reason != ReasonCode::Success;
    const auto number = static_cast<quint16>(id);
    const unsigned flags = type == PacketType::Pubrel ? 2U : 0U;
    const char bytes[] = {static_cast<char>(static_cast<unsigned>(type) << 4U | flags),
                          static_cast<char>(tells ? 3 : 2), static_cast<char>(number >> 8U),
                          static_cast<char>(number & 0xFFU), static_cast<char>(reason)};
    m_effects.bytes.append(bytes, tells ? 5 : 4);
    ++m_counters.packetsSent;
    m_keepAlive.sent(m_now);
}

} // namespace mqtt
