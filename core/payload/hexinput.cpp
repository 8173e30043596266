// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/hexinput.h"

namespace payload {

namespace {

int digitValue(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0';
    if (c >= u'a' && c <= u'f')
        return c.unicode() - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c.unicode() - u'A' + 10;
    return -1;
}

bool isSeparator(QChar c)
{
    return c.isSpace() || c == u',' || c == u':' || c == u';' || c == u'-';
}

bool isPrefix(QStringView text, qsizetype at)
{
    if (at + 1 >= text.size())
        return false;
    const bool x = text[at + 1] == u'x' || text[at + 1] == u'X';
    return x && (text[at] == u'0' || text[at] == u'\\');
}

} // namespace

BytesInput parseHex(QStringView text)
{
    BytesInput result;
    result.bytes.reserve(text.size() / 2);
    bool prefixed = false;
    qsizetype i = 0;
    while (i < text.size()) {
        if (!prefixed && isSeparator(text[i])) {
            ++i;
            continue;
        }
        if (!prefixed && isPrefix(text, i)) {
            prefixed = true;
            i += 2;
            continue;
        }
        const int high = digitValue(text[i]);
        if (high < 0) {
            result.error = {InputError::Kind::InvalidCharacter, i};
            return result;
        }
        const bool ends = i + 1 == text.size() || isSeparator(text[i + 1]);
        const int low = ends ? -1 : digitValue(text[i + 1]);
        if (ends && !prefixed) {
            result.error = {InputError::Kind::OddDigit, i};
            return result;
        }
        if (!ends && low < 0) {
            result.error = {InputError::Kind::InvalidCharacter, i + 1};
            return result;
        }
        result.bytes += static_cast<char>(ends ? high : high * 16 + low);
        i += ends ? 1 : 2;
        // "0x1234" is two bytes, "0x123" lacks a digit.
        prefixed = false;
    }
    if (prefixed)
        result.error = {InputError::Kind::OddDigit, text.size() - 1};
    return result;
}

QString hexText(QByteArrayView bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    QString result;
    result.reserve(bytes.size() * 3);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i > 0)
            result += i % 16 == 0 ? u'\n' : u' ';
        const auto byte = static_cast<quint8>(bytes[i]);
        result += QLatin1Char(digits[byte >> 4]);
        result += QLatin1Char(digits[byte & 0x0F]);
    }
    return result;
}

} // namespace payload
