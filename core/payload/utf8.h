// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace payload {

// The UTF-8 sequence at the start of some bytes, checked as RFC 3629 asks: no over-long forms,
// no surrogates, nothing above U+10FFFF.
struct Utf8Step {
    enum class Status { Valid, Invalid, Incomplete }; // Incomplete: the bytes end too early

    Status status = Status::Invalid;
    int length = 1; // bytes to go on by, at least 1
    char32_t character = 0xFFFD;
};

// Reads one character; `first` must be before `last`.
inline Utf8Step readUtf8(const char *first, const char *last)
{
    const auto byte = [first](int i) { return static_cast<quint8>(first[i]); };
    const quint8 lead = byte(0);
    if (lead < 0x80)
        return {Utf8Step::Status::Valid, 1, lead};
    int count = 0;
    quint8 low = 0x80;
    quint8 high = 0xBF;
    char32_t value = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        count = 1;
        value = lead & 0x1Fu;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        count = 2;
        value = lead & 0x0Fu;
        low = lead == 0xE0 ? 0xA0 : 0x80;
        high = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        count = 3;
        value = lead & 0x07u;
        low = lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
        return {};
    }
    for (int i = 1; i <= count; ++i) {
        if (first + i == last)
            return {Utf8Step::Status::Incomplete, i, 0xFFFD};
        if (byte(i) < low || byte(i) > high)
            return {Utf8Step::Status::Invalid, i, 0xFFFD};
        value = (value << 6) | (byte(i) & 0x3Fu);
        low = 0x80;
        high = 0xBF;
    }
    return {Utf8Step::Status::Valid, count + 1, value};
}

} // namespace payload
