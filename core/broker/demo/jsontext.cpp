// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/jsontext.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QString>

namespace broker::demo {

JsonText &JsonText::json(QByteArrayView name, const QByteArray &value)
{
    m_members += m_members.isEmpty() ? '{' : ',';
    m_members += '"';
    m_members.append(name);
    m_members += "\":";
    m_members += value;
    return *this;
}

JsonText &JsonText::text(QByteArrayView name, QByteArrayView value)
{
    return json(name, quoted(value));
}

JsonText &JsonText::integer(QByteArrayView name, qint64 value)
{
    return json(name, QByteArray::number(value));
}

JsonText &JsonText::number(QByteArrayView name, double value, int decimals)
{
    return json(name, QByteArray::number(value, 'f', decimals));
}

JsonText &JsonText::flag(QByteArrayView name, bool value)
{
    return json(name, value ? QByteArray("true") : QByteArray("false"));
}

QByteArray JsonText::bytes() const
{
    if (m_members.isEmpty())
        return "{}";
    return m_members + '}';
}

QByteArray JsonText::quoted(QByteArrayView text)
{
    const QByteArray clean = QString::fromUtf8(text).toUtf8();
    QByteArray out;
    out.reserve(clean.size() + 2);
    out += '"';
    for (const char c : clean) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u"
                + QByteArray::number(static_cast<unsigned char>(c), 16).rightJustified(4, '0');
        } else {
            out += c;
        }
    }
    out += '"';
    return out;
}

QByteArray jsonArray(const QByteArrayList &values)
{
    return '[' + values.join(',') + ']';
}

QByteArray isoTime(qint64 epochMs)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs, Qt::UTC).toString(Qt::ISODate).toLatin1();
}

} // namespace broker::demo
