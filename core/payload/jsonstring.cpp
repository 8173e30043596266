// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/jsonstring.h"

#include "payload/escape.h"
#include "payload/utf8.h"

#include <algorithm>

namespace payload {

namespace {

QByteArrayView withoutQuotes(QByteArrayView quoted)
{
    if (quoted.startsWith('"'))
        quoted = quoted.sliced(1);
    // The byte before the last may be a backslash that is itself escaped: the tokenizer never
    // hands out a string whose last quote is escaped unless the text was cut there.
    if (quoted.endsWith('"'))
        quoted.chop(1);
    return quoted;
}

bool isPlain(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return c >= 0x20 && c < 0x7F && c != '\\'; });
}

// The four hex digits at `at`; nothing when they are not all there.
bool readUnit(QByteArrayView bytes, qsizetype at, char32_t *unit)
{
    if (at + 4 > bytes.size())
        return false;
    bool ok = false;
    *unit = bytes.sliced(at, 4).toByteArray().toUShort(&ok, 16);
    return ok;
}

char32_t simpleEscape(char c)
{
    switch (c) {
    case 'b':
        return U'\b';
    case 'f':
        return U'\f';
    case 'n':
        return U'\n';
    case 'r':
        return U'\r';
    case 't':
        return U'\t';
    default:
        return static_cast<quint8>(c);
    }
}

// The escape that starts at `at`; sets how many bytes it took, 0 when it was cut off.
char32_t readEscape(QByteArrayView bytes, qsizetype at, qsizetype *length)
{
    *length = 0;
    if (at + 1 >= bytes.size())
        return 0;
    if (bytes[at + 1] != 'u') {
        *length = 2;
        return simpleEscape(bytes[at + 1]);
    }
    char32_t high = 0;
    if (!readUnit(bytes, at + 2, &high))
        return 0;
    *length = 6;
    char32_t low = 0;
    if (QChar::isHighSurrogate(high) && at + 7 < bytes.size() && bytes[at + 6] == '\\'
        && bytes[at + 7] == 'u' && readUnit(bytes, at + 8, &low) && QChar::isLowSurrogate(low)) {
        *length = 12;
        return QChar::surrogateToUcs4(static_cast<char16_t>(high), static_cast<char16_t>(low));
    }
    return high;
}

void appendExact(QString &to, char32_t c)
{
    if (c < 0x10000)
        to += QChar(static_cast<char16_t>(c));
    else
        to += QChar::fromUcs4(c);
}

} // namespace

void appendJsonString(QString &to, QByteArrayView quoted, bool hasEscapes, StringForm form,
                      qsizetype maximum)
{
    QByteArrayView bytes = withoutQuotes(quoted);
    if (!hasEscapes) {
        const QByteArrayView start = bytes.first(std::min(bytes.size(), maximum));
        if (isPlain(start)) {
            to += QLatin1StringView(start);
            return;
        }
    }
    const qsizetype stop = maximum < PTRDIFF_MAX - to.size() ? to.size() + maximum : PTRDIFF_MAX;
    qsizetype i = 0;
    while (i < bytes.size() && to.size() < stop) {
        char32_t c = 0;
        if (bytes[i] == '\\') {
            qsizetype length = 0;
            c = readEscape(bytes, i, &length);
            if (length == 0)
                return;
            i += length;
        } else {
            const Utf8Step step = readUtf8(bytes.data() + i, bytes.data() + bytes.size());
            if (step.status == Utf8Step::Status::Incomplete)
                return;
            c = step.character;
            i += step.length;
        }
        if (form == StringForm::Visible)
            appendVisible(to, c);
        else
            appendExact(to, c);
    }
}

QString jsonString(QByteArrayView quoted, bool hasEscapes, StringForm form)
{
    const QByteArrayView bytes = withoutQuotes(quoted);
    if (!hasEscapes && isPlain(bytes))
        return QLatin1StringView(bytes);
    QString result;
    result.reserve(bytes.size());
    appendJsonString(result, quoted, hasEscapes, form);
    return result;
}

} // namespace payload
