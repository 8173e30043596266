// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace broker::demo {

// Writes MessagePack, in the shortest form of each type. The caller announces how many members
// follow a map or an array, at most 65,535. A value type.
class MessagePackWriter {
public:
    MessagePackWriter &map(quint16 members); // name and value in turn
    MessagePackWriter &array(quint16 members);
    MessagePackWriter &text(QByteArrayView utf8); // up to 65,535 bytes
    MessagePackWriter &integer(qint64 value);
    MessagePackWriter &real(double value);
    MessagePackWriter &flag(bool value);
    MessagePackWriter &nil();

    const QByteArray &bytes() const { return m_bytes; }

private:
    template <typename T> MessagePackWriter &put(quint8 lead, T value);
    MessagePackWriter &put(quint8 lead);

    QByteArray m_bytes;
};

} // namespace broker::demo
