// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/wirewriter.h"

#include <algorithm>
#include <cstring>

namespace mqtt {
namespace {

qsizetype widthOf(qsizetype value)
{
    return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20'0000 ? 3 : 4;
}

void putVariableInteger(char *to, quint32 value, qsizetype width)
{
    for (qsizetype i = 0; i < width; ++i) {
        const quint32 more = i + 1 < width ? 0x80U : 0U;
        to[i] = static_cast<char>((value & 0x7FU) | more);
        value >>= 7U;
    }
}

} // namespace

WireWriter::WireWriter(qsizetype expectedSize)
    : m_buffer(std::max<qsizetype>(expectedSize, 16), Qt::Uninitialized)
{
}

char *WireWriter::grow(qsizetype size)
{
    if (m_size + size > m_buffer.size())
        m_buffer.resize(std::max(m_size + size, 2 * m_buffer.size()));
    char *to = m_buffer.data() + m_size;
    m_size += size;
    return to;
}

void WireWriter::byte(quint8 value)
{
    *grow(1) = static_cast<char>(value);
}

void WireWriter::twoByteInteger(quint16 value)
{
    char *to = grow(2);
    to[0] = static_cast<char>(value >> 8U);
    to[1] = static_cast<char>(value & 0xFFU);
}

void WireWriter::fourByteInteger(quint32 value)
{
    twoByteInteger(static_cast<quint16>(value >> 16U));
    twoByteInteger(static_cast<quint16>(value & 0xFFFFU));
}

void WireWriter::variableInteger(quint32 value)
{
    if (value > maximumVariableInteger) {
        fail(Error::Kind::TooLarge, ReasonCode::ProtocolError,
             "number exceeds a variable byte integer");
        return;
    }
    const qsizetype width = widthOf(value);
    putVariableInteger(grow(width), value, width);
}

void WireWriter::field(QByteArrayView content)
{
    if (content.size() > maximumFieldLength) {
        fail(Error::Kind::TooLarge, ReasonCode::MalformedPacket, "field exceeds 65,535 bytes");
        return;
    }
    twoByteInteger(static_cast<quint16>(content.size()));
    raw(content);
}

void WireWriter::raw(QByteArrayView content)
{
    if (m_failed || content.isEmpty())
        return;
    std::memcpy(grow(content.size()), content.data(), static_cast<std::size_t>(content.size()));
}

WireWriter::Mark WireWriter::beginLength(qsizetype expectedLength)
{
    const Mark mark{m_size, widthOf(expectedLength)};
    grow(mark.width);
    return mark;
}

void WireWriter::endLength(Mark mark)
{
    const qsizetype start = mark.position + mark.width;
    const qsizetype length = m_size - start;
    if (length > qsizetype(maximumVariableInteger)) {
        fail(Error::Kind::TooLarge, ReasonCode::PacketTooLarge, "packet exceeds 268,435,455 bytes");
        return;
    }
    const qsizetype width = widthOf(length);
    if (width > mark.width)
        grow(width - mark.width);
    else
        m_size -= mark.width - width;
    char *to = m_buffer.data() + mark.position;
    if (width != mark.width)
        std::memmove(to + width, to + mark.width, static_cast<std::size_t>(length));
    putVariableInteger(to, static_cast<quint32>(length), width);
}

void WireWriter::fail(Error::Kind kind, ReasonCode reason, const char *what)
{
    if (m_failed)
        return;
    m_failed = true;
    m_error = Error{kind, reason, -1, what};
}

Result<QByteArray> WireWriter::take()
{
    if (m_failed)
        return m_error;
    m_buffer.truncate(m_size);
    return std::move(m_buffer);
}

} // namespace mqtt
