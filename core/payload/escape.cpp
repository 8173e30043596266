// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/escape.h"

#include <algorithm>

namespace payload {

namespace {

// Characters that are invisible, break the line or turn the direction of what follows. U+200C
// and U+200D (joiners) are needed by emoji and scripts, U+FE0F by emoji: they stay.
bool isHidden(char32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
        return true;
    if (c < 0xAD)
        return false;
    return c == 0xAD || c == 0x61C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F
        || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)
        || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
        || c == 0xFFFE || c == 0xFFFF || (c >= 0xE0000 && c <= 0xE007F);
}

char32_t characterAt(QStringView text, qsizetype i)
{
    const QChar c = text[i];
    if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[i + 1]);
    return c.unicode();
}

void appendCode(QString &to, char32_t c)
{
    to += u'‹';
    to += QLatin1StringView("U+");
    to += QString::number(static_cast<uint>(c), 16).toUpper().rightJustified(4, u'0');
    to += u'›';
}

} // namespace

void appendVisible(QString &to, char32_t c)
{
    if (c < 0x20)
        to += QChar(static_cast<char16_t>(0x2400 + c));
    else if (c == 0x7F)
        to += QChar(u'\u2421');
    else if (isHidden(c))
        appendCode(to, c);
    else if (c < 0x10000)
        to += QChar(static_cast<char16_t>(c));
    else
        to += QChar::fromUcs4(c);
}

bool needsEscape(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t c = characterAt(text, i);
        if (isHidden(c))
            return true;
        if (c >= 0x10000)
            ++i;
    }
    return false;
}

QString visibleText(const QString &text)
{
    if (!needsEscape(text))
        return text;
    QString result;
    result.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t c = characterAt(text, i);
        appendVisible(result, c);
        if (c >= 0x10000)
            ++i;
    }
    return result;
}

QString visibleLevel(const QString &level)
{
    QString result = visibleText(level);
    const auto notSpace = [](QChar c) { return c != u' '; };
    const auto first = std::find_if(result.cbegin(), result.cend(), notSpace) - result.cbegin();
    for (qsizetype i = 0; i < first; ++i)
        result[i] = u'\u2423';
    for (qsizetype i = result.size() - 1; i >= first && result.at(i) == u' '; --i)
        result[i] = u'\u2423';
    return result;
}

} // namespace payload
