// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/brokerconnection.h"

#include "mqtt/codec.h"

#include <array>

namespace broker {
namespace {

using namespace mqtt;

// What the older versions cannot say is said in the nearest way they know.
struct InOldWords {
    ProtocolVersion version;

    Packet operator()(ConnackPacket packet) const
    {
        packet.properties = {};
        packet.sessionPresent &= version != ProtocolVersion::Mqtt31;
        switch (packet.reasonCode) {
        case ReasonCode::Success:
        case ReasonCode::UnsupportedProtocolVersion:
        case ReasonCode::ClientIdentifierNotValid:
        case ReasonCode::BadUserNameOrPassword:
        case ReasonCode::NotAuthorized:
            break;
        case ReasonCode::TopicNameInvalid:
        case ReasonCode::QoSNotSupported:
        case ReasonCode::RetainNotSupported:
        case ReasonCode::PayloadFormatInvalid:
            packet.reasonCode = ReasonCode::NotAuthorized;
            break;
        default:
            packet.reasonCode = ReasonCode::ServerUnavailable;
            break;
        }
        return packet;
    }
    Packet operator()(SubackPacket packet) const
    {
        packet.properties = {};
        for (ReasonCode &code : packet.reasonCodes) {
            if (isError(code)) // 3.1 has no way to refuse
                code = version == ProtocolVersion::Mqtt31 ? ReasonCode::GrantedQoS0
                                                          : ReasonCode::UnspecifiedError;
        }
        return packet;
    }
    Packet operator()(const UnsubackPacket &packet) const
    {
        return UnsubackPacket{packet.packetIdentifier, {}, {}};
    }
    template <typename Other> Packet operator()(const Other &packet) const { return packet; }
};

Packet withoutExplanations(Packet packet)
{
    std::visit(
        [](auto &p) {
            if constexpr (requires { p.properties; }) {
                p.properties.reasonString.reset();
                p.properties.userProperties.clear();
            }
        },
        packet);
    return packet;
}

bool maySayMore(PacketType type)
{
    return type == PacketType::Connack || type == PacketType::Disconnect
        || type == PacketType::Publish;
}

} // namespace

BrokerConnection::BrokerConnection(ConnectionId connection, const QString &peer, qint64 unsentLimit,
                                   std::vector<ConnectionId> &touched)
    : id(connection)
    , address(peer)
    , m_unsentLimit(unsentLimit)
    , m_touchedList(touched)
{
}

void BrokerConnection::agree(const ClientTerms &terms, quint16 receivedAliasMaximum)
{
    m_terms = terms;
    receivedAliases.reset(receivedAliasMaximum);
    m_sentAliases.clear();
}

void BrokerConnection::touch()
{
    if (!std::exchange(m_touched, true))
        m_touchedList.push_back(id);
}

Outbox &BrokerConnection::performed()
{
    m_touched = false;
    return m_outbox;
}

void BrokerConnection::end(Ending ending)
{
    if (m_ending != Ending::Cut && (m_ending == Ending::None || ending == Ending::Cut))
        m_ending = ending;
    if (m_ending == Ending::Cut)
        m_outbox.clear();
    touch();
}

bool BrokerConnection::send(const Packet &packet)
{
    if (!isOpen())
        return true;
    const bool bare = isMqtt5() && !m_terms.wantsProblemInformation && !maySayMore(typeOf(packet));
    const Packet fitting = !isMqtt5() ? std::visit(InOldWords{m_terms.version}, packet)
        : bare                        ? withoutExplanations(packet)
                                      : packet;
    auto frame = encode(fitting, m_terms.version);
    if (frame && frame->size() > m_terms.maximumPacketSize)
        frame = encode(withoutExplanations(fitting), m_terms.version);
    if (!frame || frame->size() > m_terms.maximumPacketSize)
        return false;
    sendRaw(*frame);
    return true;
}

void BrokerConnection::sendAck(PacketType type, PacketIdentifier id_, ReasonCode code,
                               const char *reason)
{
    if (!isMqtt5() || code == ReasonCode::Success) [[likely]] {
        const auto number = static_cast<quint16>(id_);
        const unsigned flags = type == PacketType::Pubrel ? 2U : 0U;
        const std::array frame
            = {static_cast<char>(static_cast<unsigned>(type) << 4U | flags), char(2),
               static_cast<char>(number >> 8U), static_cast<char>(number & 0xFFU)};
        sendRaw(QByteArrayView(frame.data(), qsizetype(frame.size())));
        return;
    }
    Properties properties;
    if (reason)
        properties.reasonString = reason;
    if (type == PacketType::Puback)
        send(PubackPacket{id_, code, properties});
    else if (type == PacketType::Pubrec)
        send(PubrecPacket{id_, code, properties});
    else if (type == PacketType::Pubrel)
        send(PubrelPacket{id_, code, properties});
    else
        send(PubcompPacket{id_, code, properties});
}

void BrokerConnection::sendRaw(QByteArrayView frame)
{
    if (!isOpen())
        return;
    m_outbox.append(frame);
    touch();
}

void BrokerConnection::sendPlain(Publication &publication, bool retain)
{
    const QByteArray &frame = publication.plainFrame(isMqtt5(), retain);
    if (!isOpen() || frame.size() > m_terms.maximumPacketSize)
        return;
    m_outbox.appendFrame(frame);
    ++messagesOut;
    touch();
}

bool BrokerConnection::sendPublish(const MessageView &message, PublishForm form)
{
    form.mqtt5 = isMqtt5();
    if (!form.mqtt5) {
        form.expirySeconds.reset();
        form.identifiers = {};
    }
    bool newAlias = false;
    if (usesAliases()) {
        const auto topic = QByteArray::fromRawData(message.topic.data(), message.topic.size());
        if (const auto known = m_sentAliases.constFind(topic); known != m_sentAliases.cend()) {
            form.topicAlias = *known;
            form.topicKnown = true;
        } else if (m_sentAliases.size() < m_terms.topicAliasMaximum) {
            form.topicAlias = static_cast<quint16>(m_sentAliases.size() + 1);
            newAlias = true;
        }
    }
    if (publishSize(message, form) > m_terms.maximumPacketSize) {
        if (!newAlias)
            return false;
        newAlias = false;
        form.topicAlias = 0; // the alias may be what is too much
        if (publishSize(message, form) > m_terms.maximumPacketSize)
            return false;
    }
    if (!isOpen())
        return true;
    if (newAlias)
        m_sentAliases.insert(message.topic.toByteArray(), form.topicAlias);
    appendPublish(m_outbox.tail(), message, form);
    ++messagesOut;
    touch();
    return true;
}

} // namespace broker
