// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/textread.h"

#include "payload/utf8.h"

#include <algorithm>

namespace payload {

namespace {

struct Census {
    qsizetype bytes = 0;
    qsizetype high = 0; // 0x80 and above
    qsizetype controls = 0; // other than tab, line ends and escape
    bool nul = false;
    bool c1 = false; // 0x80 … 0x9F, letters in no Latin-1 text
    bool utf8 = true;
};

Census count(QByteArrayView bytes, bool cut)
{
    Census census;
    census.bytes = bytes.size();
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    while (at != end) {
        const auto byte = static_cast<quint8>(*at);
        if (byte >= 0x20 && byte < 0x7F) {
            ++at;
            continue;
        }
        if (byte < 0x80) {
            ++at;
            census.nul = census.nul || byte == 0;
            if (byte != '\t' && byte != '\n' && byte != '\r' && byte != 0x1B)
                ++census.controls;
            continue;
        }
        const Utf8Step step = readUtf8(at, end);
        const bool cutThere = cut && step.status == Utf8Step::Status::Incomplete;
        if (step.status != Utf8Step::Status::Valid && !cutThere)
            census.utf8 = false;
        for (int i = 0; i < step.length; ++i, ++at) {
            const auto high = static_cast<quint8>(*at);
            ++census.high;
            census.c1 = census.c1 || (high >= 0x80 && high < 0xA0);
        }
    }
    return census;
}

} // namespace

Encoding guessEncoding(QByteArrayView bytes, qsizetype maximumBytes)
{
    const bool cut = bytes.size() > maximumBytes;
    const Census census = count(bytes.first(std::min(bytes.size(), maximumBytes)), cut);
    // A stray control character in a long text is a blemish; many, or a NUL, are data.
    if (census.nul || census.controls * 20 > census.bytes)
        return Encoding::None;
    if (census.utf8)
        return Encoding::Utf8;
    const bool mostlyAscii = census.high * 10 <= census.bytes * 3;
    return census.c1 || census.controls > 0 || !mostlyAscii ? Encoding::None : Encoding::Latin1;
}

TextReading readText(QByteArrayView bytes)
{
    if (bytes.isValidUtf8())
        return {QString::fromUtf8(bytes), Encoding::Utf8, true};
    if (guessEncoding(bytes, bytes.size()) == Encoding::Latin1)
        return {QString::fromLatin1(bytes), Encoding::Latin1, true};
    return {QString::fromUtf8(bytes), Encoding::Utf8, false};
}

} // namespace payload
