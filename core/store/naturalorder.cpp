// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/naturalorder.h"

#include <algorithm>
#include <cstring>

namespace store {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

uchar folded(char c)
{
    const auto byte = static_cast<uchar>(c);
    return byte >= 'A' && byte <= 'Z' ? static_cast<uchar>(byte + ('a' - 'A')) : byte;
}

// The end of the run of digits that starts at `at`.
qsizetype digitsEnd(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

qsizetype skipZeros(QByteArrayView text, qsizetype at, qsizetype end)
{
    while (at < end && text[at] == '0')
        ++at;
    return at;
}

// How many bytes both begin with, eight at a time.
qsizetype commonStart(QByteArrayView a, QByteArrayView b)
{
    const qsizetype shorter = std::min(a.size(), b.size());
    qsizetype at = 0;
    for (; at + 8 <= shorter; at += 8) {
        quint64 x = 0;
        quint64 y = 0;
        std::memcpy(&x, a.data() + at, sizeof(x));
        std::memcpy(&y, b.data() + at, sizeof(y));
        if (x != y)
            break;
    }
    while (at < shorter && a[at] == b[at])
        ++at;
    return at;
}

std::strong_ordering byBytes(QByteArrayView a, QByteArrayView b)
{
    const qsizetype shorter = std::min(a.size(), b.size());
    const int difference
        = shorter == 0 ? 0 : std::memcmp(a.data(), b.data(), static_cast<std::size_t>(shorter));
    return difference != 0 ? difference <=> 0 : a.size() <=> b.size();
}

} // namespace

std::strong_ordering naturalOrder(QByteArrayView a, QByteArrayView b)
{
    // Names of one parent often begin alike. A number counts as a whole, from its first digit.
    qsizetype i = commonStart(a, b);
    while (i > 0 && isDigit(a[i - 1]))
        --i;
    qsizetype j = i;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const qsizetype endA = digitsEnd(a, i);
            const qsizetype endB = digitsEnd(b, j);
            i = skipZeros(a, i, endA);
            j = skipZeros(b, j, endB);
            if (endA - i != endB - j)
                return endA - i <=> endB - j;
            for (; i < endA; ++i, ++j) {
                if (a[i] != b[j])
                    return a[i] <=> b[j];
            }
        } else {
            const uchar x = folded(a[i]);
            const uchar y = folded(b[j]);
            if (x != y)
                return x <=> y;
            ++i;
            ++j;
        }
    }
    const auto rest = (a.size() - i) <=> (b.size() - j);
    return rest != 0 ? rest : byBytes(a, b);
}

} // namespace store
