// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/protobufwriter.h"

#include <QtEndian>

#include <bit>

namespace broker::demo {

void ProtobufWriter::varint(quint32 field, quint64 value)
{
    key(field, 0);
    put(value);
}

void ProtobufWriter::real(quint32 field, double value)
{
    key(field, 1);
    const quint64 bits = qToLittleEndian(std::bit_cast<quint64>(value));
    m_bytes.append(reinterpret_cast<const char *>(&bits), sizeof bits);
}

void ProtobufWriter::real(quint32 field, float value)
{
    key(field, 5);
    const quint32 bits = qToLittleEndian(std::bit_cast<quint32>(value));
    m_bytes.append(reinterpret_cast<const char *>(&bits), sizeof bits);
}

void ProtobufWriter::bytes(quint32 field, QByteArrayView value)
{
    key(field, 2);
    put(quint64(value.size()));
    m_bytes.append(value);
}

void ProtobufWriter::key(quint32 field, quint32 wireType)
{
    put((quint64{field} << 3U) | wireType);
}

void ProtobufWriter::put(quint64 value)
{
    while (value >= 0x80) {
        m_bytes += static_cast<char>((value & 0x7FU) | 0x80U);
        value >>= 7U;
    }
    m_bytes += static_cast<char>(value);
}

} // namespace broker::demo
