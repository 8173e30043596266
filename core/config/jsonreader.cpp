// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/jsonreader.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace config {

QJsonValue bytesToJson(const QByteArray &bytes)
{
    // A byte order mark would get lost on the way through QString.
    if (QByteArrayView(bytes).isValidUtf8() && !bytes.startsWith("\xEF\xBB\xBF"))
        return QString::fromUtf8(bytes);
    return QJsonObject{{u"base64"_s, QString::fromLatin1(bytes.toBase64())}};
}

JsonReader::JsonReader(const QJsonObject &object, const QString &path)
    : m_object(object)
    , m_path(path)
{
}

QJsonObject JsonReader::takeRest()
{
    return std::exchange(m_object, {});
}

void JsonReader::fail(QLatin1StringView name)
{
    failAt(QString(name));
}

void JsonReader::failAt(const QString &name)
{
    if (ok())
        m_badField = m_path + name;
}

void JsonReader::adopt(const JsonReader &inner)
{
    if (ok())
        m_badField = inner.m_badField;
}

std::optional<qint64> JsonReader::wholeNumber(QLatin1StringView name, qint64 low, qint64 high)
{
    const QJsonValue value = m_object.take(name);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(-1e18);
    if (!value.isDouble() || number < double(low) || number > double(high)
        || number != double(qint64(number))) {
        fail(name);
        return std::nullopt;
    }
    return qint64(number);
}

void JsonReader::boolean(QLatin1StringView name, bool &target)
{
    const QJsonValue value = m_object.take(name);
    if (value.isUndefined())
        return;
    if (!value.isBool())
        return fail(name);
    target = value.toBool();
}

void JsonReader::text(QLatin1StringView name, QString &target)
{
    const QJsonValue value = m_object.take(name);
    if (value.isUndefined())
        return;
    if (!value.isString())
        return fail(name);
    target = value.toString();
}

void JsonReader::bytes(QLatin1StringView name, QByteArray &target)
{
    const QJsonValue value = m_object.take(name);
    if (value.isUndefined())
        return;
    if (value.isString()) {
        target = value.toString().toUtf8();
        return;
    }
    const auto decoded = QByteArray::fromBase64Encoding(value[u"base64"_s].toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!value[u"base64"_s].isString() || !decoded)
        return fail(name);
    target = *decoded;
}

void JsonReader::bytes(QLatin1StringView name, std::optional<QByteArray> &target)
{
    if (!has(name))
        return;
    QByteArray value;
    bytes(name, value);
    target = value;
}

void JsonReader::texts(QLatin1StringView name, QByteArrayList &target)
{
    const QJsonValue value = m_object.take(name);
    if (value.isUndefined())
        return;
    if (!value.isArray() || value.toArray().size() > MostEntries)
        return fail(name);
    for (const QJsonValue &entry : value.toArray()) {
        if (!entry.isString())
            return fail(name);
        target.append(entry.toString().toUtf8());
    }
}

void JsonReader::qos(QLatin1StringView name, mqtt::QoS &target)
{
    quint8 number = quint8(target);
    integer(name, number, 0, 2);
    target = mqtt::QoS(number);
}

void JsonReader::seconds(QLatin1StringView name, std::optional<quint32> &target)
{
    if (!has(name))
        return;
    quint32 value = 0;
    integer(name, value, 0, 0xFFFFFFFFLL);
    target = value;
}

void JsonReader::milliseconds(QLatin1StringView name, std::chrono::milliseconds &target, qint64 low,
                              qint64 high)
{
    qint64 count = target.count();
    integer(name, count, low, high);
    target = std::chrono::milliseconds(count);
}

} // namespace config
