// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/utf8.h"

#include <cstring>

namespace mqtt {
namespace {

constexpr quint64 ones = 0x0101010101010101ULL;
constexpr quint64 highs = 0x8080808080808080ULL;

bool isContinuation(uchar byte)
{
    return (byte & 0xC0U) == 0x80U;
}

// Length of the well-formed sequence at p, 0 if there is none (Unicode table 3-7).
qsizetype sequenceLength(const uchar *p, const uchar *end)
{
    const uchar lead = *p;
    const qsizetype left = end - p;
    if (lead < 0x80U)
        return lead != 0 ? 1 : 0;
    if (lead < 0xC2U || lead > 0xF4U)
        return 0;
    const qsizetype length = lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
    if (left < length)
        return 0;
    uchar low = 0x80U;
    uchar high = 0xBFU;
    if (lead == 0xE0U)
        low = 0xA0U; // over-long
    else if (lead == 0xEDU)
        high = 0x9FU; // surrogates
    else if (lead == 0xF0U)
        low = 0x90U; // over-long
    else if (lead == 0xF4U)
        high = 0x8FU; // above U+10FFFF
    if (p[1] < low || p[1] > high)
        return 0;
    for (qsizetype i = 2; i < length; ++i) {
        if (!isContinuation(p[i]))
            return 0;
    }
    return length;
}

} // namespace

qsizetype firstInvalidUtf8(QByteArrayView text)
{
    const auto *begin = reinterpret_cast<const uchar *>(text.data());
    const uchar *end = begin + text.size();
    const uchar *p = begin;
    while (p < end) {
        // Eight plain ASCII characters at a time: no high bit, no zero byte.
        while (end - p >= 8) {
            quint64 word;
            std::memcpy(&word, p, sizeof word);
            if (((word | (word - ones)) & highs) != 0)
                break;
            p += 8;
        }
        if (p == end)
            break;
        const qsizetype length = sequenceLength(p, end);
        if (length == 0)
            return p - begin;
        p += length;
    }
    return -1;
}

} // namespace mqtt
