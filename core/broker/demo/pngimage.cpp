// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/pngimage.h"

#include <QtEndian>

namespace broker::demo {
namespace {

constexpr int mostPixels = 4096; // a side

// CRC-32 as PNG (ISO 3309) wants it, over chunk type and data.
quint32 crcOf(QByteArrayView bytes)
{
    quint32 crc = 0xFFFF'FFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB8'8320U : 0U);
    }
    return ~crc;
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(QByteArrayView type, const QByteArray &data)
{
    const QByteArray checked = type.toByteArray() + data;
    return bigEndian(quint32(data.size())) + checked + bigEndian(crcOf(checked));
}

} // namespace

QByteArray encodePng(int width, int height, const QByteArray &rgb)
{
    const qsizetype stride = qsizetype{width} * 3;
    if (width < 1 || height < 1 || width > mostPixels || height > mostPixels
        || rgb.size() != stride * height) {
        return {};
    }
    QByteArray filtered;
    filtered.reserve((stride + 1) * height);
    for (int y = 0; y < height; ++y) {
        filtered += '\0'; // no filter
        filtered += QByteArrayView(rgb).sliced(y * stride, stride);
    }
    QByteArray header = bigEndian(quint32(width)) + bigEndian(quint32(height));
    header.append("\x08\x02\x00\x00\x00",
                  5); // 8 bits, RGB, deflate, standard filters, no interlace
    // qCompress() puts the length in front of a zlib stream, which is what IDAT wants.
    const QByteArray pixels = qCompress(filtered).sliced(4);
    return QByteArray("\x89PNG\r\n\x1A\n") + chunk("IHDR", header) + chunk("IDAT", pixels)
        + chunk("IEND", {});
}

} // namespace broker::demo
