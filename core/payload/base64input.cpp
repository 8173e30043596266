// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/base64input.h"

namespace payload {

namespace {

int sextet(QChar c)
{
    if (c >= u'A' && c <= u'Z')
        return c.unicode() - u'A';
    if (c >= u'a' && c <= u'z')
        return c.unicode() - u'a' + 26;
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0' + 52;
    if (c == u'+' || c == u'-')
        return 62;
    if (c == u'/' || c == u'_')
        return 63;
    return -1;
}

} // namespace

BytesInput parseBase64(QStringView text)
{
    BytesInput result;
    result.bytes.reserve(text.size() / 4 * 3);
    quint32 group = 0;
    int inGroup = 0; // sextets, 0 … 3
    int padding = 0;
    qsizetype lastDigit = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSpace())
            continue;
        if (c == u'=') {
            ++padding;
            if (inGroup < 2 || inGroup + padding > 4) {
                result.error = {InputError::Kind::BadPadding, i};
                return result;
            }
            continue;
        }
        const int value = sextet(c);
        if (value < 0 || padding > 0) {
            result.error = {
                value < 0 ? InputError::Kind::InvalidCharacter : InputError::Kind::BadPadding, i};
            return result;
        }
        lastDigit = i;
        group = (group << 6) | static_cast<quint32>(value);
        if (++inGroup == 4) {
            for (int shift = 16; shift >= 0; shift -= 8)
                result.bytes += static_cast<char>((group >> shift) & 0xFF);
            group = 0;
            inGroup = 0;
        }
    }
    if (inGroup == 1) {
        result.error = {InputError::Kind::BadLength, lastDigit};
        return result;
    }
    if (padding > 0 && inGroup + padding != 4) {
        result.error = {InputError::Kind::BadPadding, text.size()};
        return result;
    }
    if (inGroup >= 2) {
        group <<= 6 * (4 - inGroup);
        for (int i = 0; i < inGroup - 1; ++i)
            result.bytes += static_cast<char>((group >> (16 - 8 * i)) & 0xFF);
    }
    return result;
}

} // namespace payload
