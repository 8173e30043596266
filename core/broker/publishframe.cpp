// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/publishframe.h"

#include "mqtt/codec/propertiesio.h"

#include <cstring>

namespace broker {
namespace {

qsizetype widthOf(qint64 value)
{
    return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20'0000 ? 3 : 4;
}

// Writes into room that has been measured before.
class Filler {
public:
    explicit Filler(char *to)
        : m_to(to)
    {
    }
    void byte(unsigned value) { *m_to++ = static_cast<char>(value); }
    void twoBytes(unsigned value)
    {
        byte(value >> 8U);
        byte(value & 0xFFU);
    }
    void variableInteger(quint32 value)
    {
        for (; value >= 0x80; value >>= 7U)
            byte((value & 0x7FU) | 0x80U);
        byte(value);
    }
    void raw(QByteArrayView bytes)
    {
        if (bytes.isEmpty())
            return;
        std::memcpy(m_to, bytes.data(), static_cast<std::size_t>(bytes.size()));
        m_to += bytes.size();
    }

private:
    char *m_to;
};

qint64 propertiesSize(const MessageView &message, const PublishForm &form)
{
    qint64 size = message.properties.size();
    size += form.expirySeconds ? 5 : 0;
    size += form.topicAlias != 0 ? 3 : 0;
    for (const quint32 identifier : form.identifiers)
        size += 1 + widthOf(identifier);
    return size;
}

qint64 bodySize(const MessageView &message, const PublishForm &form, qint64 properties)
{
    qint64 size = 2 + (form.topicKnown ? 0 : message.topic.size()) + message.payload.size();
    size += form.qos == mqtt::QoS::AtMostOnce ? 0 : 2;
    size += form.mqtt5 ? widthOf(properties) + properties : 0;
    return size;
}

void fillProperties(Filler &fill, const MessageView &message, const PublishForm &form)
{
    if (form.expirySeconds) {
        fill.byte(static_cast<unsigned>(mqtt::PropertyId::MessageExpiryInterval));
        fill.twoBytes(*form.expirySeconds >> 16U);
        fill.twoBytes(*form.expirySeconds & 0xFFFFU);
    }
    if (form.topicAlias != 0) {
        fill.byte(static_cast<unsigned>(mqtt::PropertyId::TopicAlias));
        fill.twoBytes(form.topicAlias);
    }
    for (const quint32 identifier : form.identifiers) {
        fill.byte(static_cast<unsigned>(mqtt::PropertyId::SubscriptionIdentifier));
        fill.variableInteger(identifier);
    }
    fill.raw(message.properties);
}

} // namespace

qint64 publishSize(const MessageView &message, const PublishForm &form)
{
    const qint64 properties = form.mqtt5 ? propertiesSize(message, form) : 0;
    const qint64 body = bodySize(message, form, properties);
    return 1 + widthOf(body) + body;
}

void appendPublish(QByteArray &to, const MessageView &message, const PublishForm &form)
{
    const qint64 properties = form.mqtt5 ? propertiesSize(message, form) : 0;
    const qint64 body = bodySize(message, form, properties);
    const qsizetype start = to.size();
    to.resize(start + 1 + widthOf(body) + body);
    Filler fill(to.data() + start);
    const unsigned flags = (form.duplicate ? 0x08U : 0U) | static_cast<unsigned>(form.qos) << 1U
        | (form.retain ? 0x01U : 0U);
    fill.byte(static_cast<unsigned>(mqtt::PacketType::Publish) << 4U | flags);
    fill.variableInteger(static_cast<quint32>(body));
    const QByteArrayView topic = form.topicKnown ? QByteArrayView() : message.topic;
    fill.twoBytes(static_cast<unsigned>(topic.size()));
    fill.raw(topic);
    if (form.qos != mqtt::QoS::AtMostOnce)
        fill.twoBytes(static_cast<unsigned>(form.packetIdentifier));
    if (form.mqtt5) {
        fill.variableInteger(static_cast<quint32>(properties));
        fillProperties(fill, message, form);
    }
    fill.raw(message.payload);
}

mqtt::Result<MessageView> messageFrom(QByteArrayView frame, const mqtt::PublishView &publish,
                                      Instant now, QByteArray &properties)
{
    const auto slice
        = [frame](mqtt::ByteSpan span) { return frame.sliced(span.offset, span.length); };
    MessageView message{slice(publish.topic),
                        slice(publish.propertiesBlock),
                        slice(publish.payload),
                        publish.qos,
                        publish.retain,
                        std::nullopt,
                        now};
    if (message.properties.isEmpty()) [[likely]]
        return message;
    mqtt::WireReader reader(message.properties);
    quint64 seen = 0;
    bool isWhole = true; // nothing had to be left out so far
    while (!reader.atEnd()) {
        const qsizetype start = reader.position();
        const mqtt::PropertyValue value
            = mqtt::readProperty(reader, mqtt::placeOf(mqtt::PacketType::Publish), seen);
        if (!reader.ok())
            break;
        const bool expires = value.info->id == mqtt::PropertyId::MessageExpiryInterval;
        if (value.info->id == mqtt::PropertyId::SubscriptionIdentifier)
            reader.failProtocol(start, "subscription identifier from a client"); // 3.3.4-6
        if (expires)
            message.expirySeconds = value.number;
        if (expires || value.info->id == mqtt::PropertyId::TopicAlias) {
            if (std::exchange(isWhole, false))
                properties = message.properties.first(start).toByteArray();
        } else if (!isWhole) {
            properties.append(message.properties.sliced(start, reader.position() - start));
        }
    }
    if (!reader.ok())
        return reader.error();
    if (!isWhole)
        message.properties = properties;
    return message;
}

QByteArray forwardedProperties(mqtt::Properties properties)
{
    properties.willDelayInterval.reset();
    properties.messageExpiryInterval.reset();
    if (properties.isEmpty())
        return {};
    mqtt::WireWriter writer;
    mqtt::writeProperties(writer, properties);
    const auto block = writer.take();
    if (!block)
        return {};
    mqtt::WireReader reader(*block);
    reader.variableInteger("Property Length");
    return block->sliced(reader.position());
}

} // namespace broker
