// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace broker::demo {

// Writes one JSON object with its members in the order they are added, as devices do (QJsonObject
// would sort them), and numbers with the decimals a sensor has. Texts are UTF-8; what is not comes
// out as U+FFFD. Names are ours and need no escapes. A value type.
class JsonText {
public:
    JsonText &text(QByteArrayView name, QByteArrayView value);
    JsonText &integer(QByteArrayView name, qint64 value);
    JsonText &number(QByteArrayView name, double value, int decimals);
    JsonText &flag(QByteArrayView name, bool value);
    JsonText &json(QByteArrayView name, const QByteArray &value); // JSON as it is

    QByteArray bytes() const;

    static QByteArray quoted(QByteArrayView text);

private:
    QByteArray m_members;
};

// The same without object: [ a, b, … ] of JSON texts.
QByteArray jsonArray(const QByteArrayList &values);

// "2026-03-02T14:22:08Z"
QByteArray isoTime(qint64 epochMs);

} // namespace broker::demo
