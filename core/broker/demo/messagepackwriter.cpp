// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/messagepackwriter.h"

#include <QtEndian>

#include <bit>
#include <limits>

namespace broker::demo {

MessagePackWriter &MessagePackWriter::put(quint8 lead)
{
    m_bytes += static_cast<char>(lead);
    return *this;
}

template <typename T> MessagePackWriter &MessagePackWriter::put(quint8 lead, T value)
{
    put(lead);
    const T big = qToBigEndian(value);
    m_bytes.append(reinterpret_cast<const char *>(&big), sizeof big);
    return *this;
}

MessagePackWriter &MessagePackWriter::map(quint16 members)
{
    return members < 16 ? put(static_cast<quint8>(0x80U | members)) : put(0xDE, members);
}

MessagePackWriter &MessagePackWriter::array(quint16 members)
{
    return members < 16 ? put(static_cast<quint8>(0x90U | members)) : put(0xDC, members);
}

MessagePackWriter &MessagePackWriter::text(QByteArrayView utf8)
{
    const QByteArrayView kept = utf8.first(std::min<qsizetype>(utf8.size(), 65535));
    const auto size = static_cast<quint16>(kept.size());
    if (size < 32)
        put(static_cast<quint8>(0xA0U | size));
    else if (size < 256)
        put(0xD9, static_cast<quint8>(size));
    else
        put(0xDA, size);
    m_bytes.append(kept);
    return *this;
}

MessagePackWriter &MessagePackWriter::integer(qint64 value)
{
    if (value >= -32 && value < 128)
        return put(static_cast<quint8>(value));
    if (value >= 0) {
        if (value <= std::numeric_limits<quint8>::max())
            return put(0xCC, static_cast<quint8>(value));
        if (value <= std::numeric_limits<quint16>::max())
            return put(0xCD, static_cast<quint16>(value));
        if (value <= std::numeric_limits<quint32>::max())
            return put(0xCE, static_cast<quint32>(value));
        return put(0xCF, static_cast<quint64>(value));
    }
    if (value >= std::numeric_limits<qint8>::min())
        return put(0xD0, static_cast<qint8>(value));
    if (value >= std::numeric_limits<qint16>::min())
        return put(0xD1, static_cast<qint16>(value));
    if (value >= std::numeric_limits<qint32>::min())
        return put(0xD2, static_cast<qint32>(value));
    return put(0xD3, value);
}

MessagePackWriter &MessagePackWriter::real(double value)
{
    return put(0xCB, std::bit_cast<quint64>(value));
}

MessagePackWriter &MessagePackWriter::flag(bool value)
{
    return put(value ? 0xC3 : 0xC2);
}

MessagePackWriter &MessagePackWriter::nil()
{
    return put(0xC0);
}

} // namespace broker::demo
