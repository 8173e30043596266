// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessiondriver.h"

#include "mqtt/codec.h"

using namespace mqtt;

SessionDriver::SessionDriver(ProtocolVersion version)
    : m_version(version)
{
    options.connect.version = version;
    options.connect.clientId = "me";
    options.connect.cleanStart = false;
    options.connect.keepAlive = 60;
    if (version == ProtocolVersion::Mqtt5)
        options.connect.properties.sessionExpiryInterval = 3600;
}

std::optional<Error> SessionDriver::configure(bool sameSession)
{
    m_configured = true;
    const auto error = session.configure(options, sameSession);
    take();
    return error;
}

void SessionDriver::take()
{
    m_effects = session.takeEffects();
    m_sent.clear();
    FrameReader reader;
    reader.append(m_effects.bytes);
    while (const auto frame = reader.nextFrame()) {
        const auto packet = decode(reader.view(*frame), m_version);
        if (!packet)
            qFatal("the session wrote what cannot be read: %s", packet.error().what);
        if (const auto *connect = std::get_if<ConnectPacket>(&*packet))
            m_version = connect->version;
        m_sent.push_back(*packet);
    }
    if (reader.pendingBytes() > 0)
        qFatal("the session wrote half a packet");
    if (m_effects.transport != TransportAction::None)
        m_open = false;
}

void SessionDriver::open()
{
    if (!m_configured) {
        if (const auto error = configure(false))
            qFatal("options: %s", error->what);
    }
    m_reader.reset();
    m_open = true;
    session.transportOpened(now);
    take();
}

void SessionDriver::receiveBytes(const QByteArray &bytes)
{
    m_reader.append(bytes);
    session.receive(m_reader, now, 0);
    take();
}

void SessionDriver::receive(const std::vector<Packet> &packets)
{
    QByteArray bytes;
    for (const Packet &packet : packets) {
        const auto encoded = encode(packet, m_version);
        if (!encoded)
            qFatal("the test wants to send what cannot be written: %s", encoded.error().what);
        bytes += *encoded;
    }
    receiveBytes(bytes);
}

void SessionDriver::receive(const Packet &packet)
{
    receive(std::vector<Packet>{packet});
}

void SessionDriver::accept(const ConnackPacket &connack)
{
    open();
    receive(connack);
}

void SessionDriver::lose(bool byPeer)
{
    m_open = false;
    session.transportClosed(now, byPeer);
    take();
}

void SessionDriver::reconnect(bool sessionPresent, ConnackPacket connack)
{
    if (m_open)
        lose();
    connack.sessionPresent = sessionPresent;
    accept(connack);
}

void SessionDriver::pass(std::chrono::milliseconds time)
{
    now += time;
    session.timePassed(now);
    take();
}

void SessionDriver::disconnect(bool sendWill)
{
    session.disconnect(sendWill, now);
    take();
}

void SessionDriver::publish(quint64 token, const PublishRequest &request)
{
    session.publish(request, PublishToken{token}, now);
    take();
}

void SessionDriver::publish(quint64 token, int qos, const QByteArray &topic,
                            const QByteArray &payload)
{
    publish(token, {.topic = topic, .payload = payload, .qos = static_cast<QoS>(qos)});
}

void SessionDriver::subscribe(const std::vector<Subscription> &subscriptions,
                              std::optional<quint32> identifier)
{
    session.subscribe(subscriptions, identifier, now);
    take();
}

void SessionDriver::unsubscribe(const std::vector<QByteArray> &filters)
{
    session.unsubscribe(filters, now);
    take();
}

void SessionDriver::authenticate(ReasonCode code, const QByteArray &data)
{
    session.authenticate(code, data, now);
    take();
}

QByteArray SessionDriver::delivered() const
{
    QByteArrayList lines;
    if (m_effects.messages) {
        for (const MessageRecord &r : m_effects.messages->records) {
            const QByteArray &bytes = m_effects.messages->bytes;
            lines += bytes.sliced(r.topicOffset, r.topicLength) + '='
                + bytes.sliced(r.payloadOffset, r.payloadLength);
        }
    }
    return lines.join(", ");
}
