// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publishdraft.h"

#include <QJsonArray>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int MostUserProperties = 200;

constexpr std::pair<PublishFormat, QLatin1StringView> FormatNames[] = {
    {PublishFormat::Json, "json"_L1}, {PublishFormat::Text, "text"_L1},
    {PublishFormat::Hex, "hex"_L1},   {PublishFormat::Base64, "base64"_L1},
    {PublishFormat::File, "file"_L1},
};

QLatin1StringView nameOf(PublishFormat format)
{
    for (const auto &[known, name] : FormatNames) {
        if (known == format)
            return name;
    }
    return {};
}

// Base64: payloads, topics and properties may hold bytes that JSON text cannot.
QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

// Reads members of one object; after the first one of a wrong kind it is not ok().
class MemberReader {
public:
    explicit MemberReader(const QJsonObject &object)
        : m_object(object)
    {
    }

    bool ok() const { return m_ok; }
    bool has(QLatin1StringView name) const { return m_object.contains(name); }

    QString text(QLatin1StringView name) { return checked(name, QJsonValue::String).toString(); }
    bool flag(QLatin1StringView name) { return checked(name, QJsonValue::Bool).toBool(); }
    QJsonArray array(QLatin1StringView name) { return checked(name, QJsonValue::Array).toArray(); }
    QByteArray bytes(QLatin1StringView name) { return decoded(checked(name, QJsonValue::String)); }

    quint32 number(QLatin1StringView name, quint32 most)
    {
        const double value = checked(name, QJsonValue::Double).toDouble();
        if (value >= 0 && value <= double(most) && value == double(quint32(value)))
            return quint32(value);
        m_ok = false;
        return 0;
    }

    void optionalBytes(QLatin1StringView name, std::optional<QByteArray> &target)
    {
        if (has(name))
            target = bytes(name);
    }

    QByteArray decoded(const QJsonValue &value)
    {
        const auto result = QByteArray::fromBase64Encoding(value.toString().toLatin1(),
                                                           QByteArray::AbortOnBase64DecodingErrors);
        m_ok = m_ok && value.isString() && bool(result);
        return result ? *result : QByteArray();
    }

    PublishFormat format(QLatin1StringView name)
    {
        const QString written = text(name);
        for (const auto &[known, knownName] : FormatNames) {
            if (written == knownName)
                return known;
        }
        m_ok = false;
        return PublishFormat::Json;
    }

private:
    QJsonValue checked(QLatin1StringView name, QJsonValue::Type type)
    {
        const QJsonValue value = m_object.value(name);
        m_ok = m_ok && value.type() == type;
        return value;
    }

    const QJsonObject &m_object;
    bool m_ok = true;
};

} // namespace

QJsonObject toJson(const PublishDraft &draft)
{
    const mqtt::Properties &properties = draft.properties;
    QJsonObject object{{u"topic"_s, encoded(draft.topic)},
                       {u"text"_s, encoded(draft.text)},
                       {u"format"_s, nameOf(draft.format)},
                       {u"qos"_s, int(draft.qos)},
                       {u"retain"_s, draft.retain}};
    if (!draft.name.isEmpty())
        object.insert(u"name"_s, draft.name);
    if (properties.payloadFormat)
        object.insert(u"payloadFormat"_s, int(*properties.payloadFormat));
    if (properties.messageExpiryInterval)
        object.insert(u"expirySeconds"_s, qint64(*properties.messageExpiryInterval));
    const auto insert = [&object](const QString &name, const std::optional<QByteArray> &value) {
        if (value)
            object.insert(name, encoded(*value));
    };
    insert(u"contentType"_s, properties.contentType);
    insert(u"responseTopic"_s, properties.responseTopic);
    insert(u"correlationData"_s, properties.correlationData);
    QJsonArray user;
    for (const mqtt::UserProperty &property : properties.userProperties)
        user.append(QJsonArray{encoded(property.name), encoded(property.value)});
    if (!user.isEmpty())
        object.insert(u"userProperties"_s, user);
    return object;
}

std::optional<PublishDraft> draftFromJson(const QJsonObject &object)
{
    MemberReader reader(object);
    PublishDraft draft;
    if (reader.has("name"_L1))
        draft.name = reader.text("name"_L1);
    draft.topic = reader.bytes("topic"_L1);
    draft.text = reader.bytes("text"_L1);
    draft.format = reader.format("format"_L1);
    draft.qos = mqtt::QoS(reader.number("qos"_L1, 2));
    draft.retain = reader.flag("retain"_L1);
    mqtt::Properties &properties = draft.properties;
    if (reader.has("payloadFormat"_L1))
        properties.payloadFormat = mqtt::PayloadFormat(reader.number("payloadFormat"_L1, 1));
    if (reader.has("expirySeconds"_L1))
        properties.messageExpiryInterval
            = reader.number("expirySeconds"_L1, std::numeric_limits<quint32>::max());
    reader.optionalBytes("contentType"_L1, properties.contentType);
    reader.optionalBytes("responseTopic"_L1, properties.responseTopic);
    reader.optionalBytes("correlationData"_L1, properties.correlationData);
    if (reader.has("userProperties"_L1)) {
        const QJsonArray pairs = reader.array("userProperties"_L1);
        if (pairs.size() > MostUserProperties)
            return std::nullopt;
        for (const QJsonValue &pair : pairs)
            properties.userProperties.push_back({reader.decoded(pair[0]), reader.decoded(pair[1])});
    }
    return reader.ok() ? std::optional(draft) : std::nullopt;
}

qint64 storedSize(const PublishDraft &draft)
{
    constexpr qint64 names = 400;
    const auto sizeOf
        = [](const std::optional<QByteArray> &bytes) { return bytes ? bytes->size() : 0; };
    const mqtt::Properties &properties = draft.properties;
    qint64 bytes = draft.topic.size() + draft.text.size() + sizeOf(properties.contentType)
        + sizeOf(properties.responseTopic) + sizeOf(properties.correlationData);
    for (const mqtt::UserProperty &property : properties.userProperties)
        bytes += property.name.size() + property.value.size() + 40;
    return names + 6 * draft.name.size() + bytes * 4 / 3;
}

} // namespace ui
