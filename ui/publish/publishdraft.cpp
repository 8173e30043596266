// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publishdraft.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray decoded(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

void readBytes(const QJsonObject &object, const QString &name, std::optional<QByteArray> &target)
{
    if (object.contains(name))
        target = decoded(object.value(name));
}

void writeBytes(QJsonObject &object, const QString &name, const std::optional<QByteArray> &value)
{
    if (value)
        object.insert(name, encoded(*value));
}

} // namespace

QJsonObject toJson(const PublishDraft &draft)
{
    const mqtt::Properties &properties = draft.properties;
    QJsonObject object{
        {u"name"_s, draft.name},          {u"topic"_s, QString::fromUtf8(draft.topic)},
        {u"text"_s, encoded(draft.text)}, {u"format"_s, int(draft.format)},
        {u"qos"_s, int(draft.qos)},       {u"retain"_s, draft.retain}};
    if (properties.payloadFormat == mqtt::PayloadFormat::Utf8)
        object.insert(u"payloadIsText"_s, true);
    if (properties.messageExpiryInterval)
        object.insert(u"expirySeconds"_s, qint64(*properties.messageExpiryInterval));
    writeBytes(object, u"contentType"_s, properties.contentType);
    writeBytes(object, u"responseTopic"_s, properties.responseTopic);
    writeBytes(object, u"correlationData"_s, properties.correlationData);
    QJsonArray user;
    for (const mqtt::UserProperty &property : properties.userProperties)
        user.append(QJsonArray{encoded(property.name), encoded(property.value)});
    if (!user.isEmpty())
        object.insert(u"userProperties"_s, user);
    return object;
}

PublishDraft draftFromJson(const QJsonObject &object)
{
    PublishDraft draft;
    draft.name = object.value(u"name"_s).toString();
    draft.topic = object.value(u"topic"_s).toString().toUtf8();
    draft.text = decoded(object.value(u"text"_s));
    draft.format = PublishFormat(qBound(0, object.value(u"format"_s).toInt(), 4));
    draft.qos = mqtt::QoS(qBound(0, object.value(u"qos"_s).toInt(), 2));
    draft.retain = object.value(u"retain"_s).toBool();
    mqtt::Properties &properties = draft.properties;
    if (object.value(u"payloadIsText"_s).toBool())
        properties.payloadFormat = mqtt::PayloadFormat::Utf8;
    if (object.contains(u"expirySeconds"_s))
        properties.messageExpiryInterval
            = quint32(qBound(0.0, object.value(u"expirySeconds"_s).toDouble(), 4294967295.0));
    readBytes(object, u"contentType"_s, properties.contentType);
    readBytes(object, u"responseTopic"_s, properties.responseTopic);
    readBytes(object, u"correlationData"_s, properties.correlationData);
    for (const QJsonValue &entry : object.value(u"userProperties"_s).toArray())
        properties.userProperties.push_back({decoded(entry[0]), decoded(entry[1])});
    return draft;
}

} // namespace ui
