// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/decimal.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace payload {

namespace {

constexpr qint64 largestExponent = 1'000'000'000;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

qsizetype countDigits(QStringView text, qsizetype from)
{
    qsizetype i = from;
    while (i < text.size() && isDigit(text[i]))
        ++i;
    return i - from;
}

qint64 boundedExponent(QStringView digits, bool negative)
{
    qint64 value = 0;
    for (const QChar c : digits)
        value = std::min(largestExponent, value * 10 + (c.unicode() - u'0'));
    return negative ? -value : value;
}

// digits × 10^zeros, or nothing when it does not fit.
std::optional<quint64> scaled(const QString &digits, qint64 zeros)
{
    constexpr quint64 most = std::numeric_limits<quint64>::max();
    if (digits.isEmpty())
        return 0;
    if (digits.size() + zeros > 20)
        return std::nullopt;
    quint64 value = 0;
    for (qint64 i = 0; i < digits.size() + zeros; ++i) {
        const quint64 digit
            = i < digits.size() ? static_cast<quint64>(digits.at(i).unicode() - u'0') : 0;
        if (value > (most - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    return value;
}

QString plainDigits(quint64 value, qint64 decimals)
{
    QString text = QString::number(value);
    if (decimals <= 0)
        return text;
    if (text.size() <= decimals)
        text = text.rightJustified(static_cast<qsizetype>(decimals) + 1, u'0');
    text.insert(text.size() - static_cast<qsizetype>(decimals), u'.');
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

double toDouble(const Decimal &d)
{
    if (d.isZero())
        return 0.0;
    const QString text = QLatin1StringView(d.negative ? "-0." : "0.") + d.digits.left(20)
        + QLatin1Char('e') + QString::number(d.exponent);
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (ok)
        return value;
    return d.exponent < 0 ? 0.0 : std::numeric_limits<double>::infinity();
}

} // namespace

std::optional<Decimal> parseDecimal(QStringView text)
{
    text = text.trimmed();
    Decimal result;
    qsizetype i = 0;
    if (i < text.size() && (text[i] == u'-' || text[i] == u'+'))
        result.negative = text[i++] == u'-';
    const qsizetype wholeCount = countDigits(text, i);
    const QStringView whole = text.mid(i, wholeCount);
    i += wholeCount;
    QStringView fraction;
    if (i < text.size() && text[i] == u'.') {
        fraction = text.mid(i + 1, countDigits(text, i + 1));
        i += 1 + fraction.size();
    }
    if (whole.isEmpty() && fraction.isEmpty())
        return std::nullopt;
    qint64 written = 0;
    if (i < text.size() && (text[i] == u'e' || text[i] == u'E')) {
        ++i;
        const bool negative = i < text.size() && text[i] == u'-';
        if (i < text.size() && (text[i] == u'-' || text[i] == u'+'))
            ++i;
        const qsizetype count = countDigits(text, i);
        if (count == 0)
            return std::nullopt;
        written = boundedExponent(text.mid(i, count), negative);
        i += count;
    }
    if (i != text.size())
        return std::nullopt;

    QString digits = whole.toString() + fraction;
    qsizetype leading = 0;
    while (leading < digits.size() && digits.at(leading) == u'0')
        ++leading;
    qsizetype end = digits.size();
    while (end > leading && digits.at(end - 1) == u'0')
        --end;
    result.digits = digits.mid(leading, end - leading);
    if (!result.isZero())
        result.exponent = std::clamp<qint64>(written + whole.size() - leading, -largestExponent,
                                             largestExponent);
    else
        result.negative = false;
    return result;
}

int compareDecimals(const Decimal &a, const Decimal &b)
{
    const auto sign = [](const Decimal &d) { return d.isZero() ? 0 : d.negative ? -1 : 1; };
    if (sign(a) != sign(b))
        return sign(a) < sign(b) ? -1 : 1;
    int magnitude = 0;
    if (a.exponent != b.exponent)
        magnitude = a.exponent < b.exponent ? -1 : 1;
    else
        magnitude = a.digits.compare(b.digits); // a prefix is the smaller one
    return a.negative ? -magnitude : magnitude;
}

QString decimalDistance(const Decimal &a, const Decimal &b)
{
    // The power of ten of the last digit; zero adapts to the other one.
    const auto scale = [](const Decimal &d) { return d.exponent - d.digits.size(); };
    const qint64 low = std::min({a.isZero() ? 0 : scale(a), b.isZero() ? 0 : scale(b), qint64{0}});
    if (low >= -18) {
        const auto left = scaled(a.digits, a.isZero() ? 0 : scale(a) - low);
        const auto right = scaled(b.digits, b.isZero() ? 0 : scale(b) - low);
        if (left && right) {
            if (a.negative == b.negative)
                return plainDigits(*left > *right ? *left - *right : *right - *left, -low);
            if (*left <= std::numeric_limits<quint64>::max() - *right)
                return plainDigits(*left + *right, -low);
        }
    }
    const double distance = std::abs(toDouble(a) - toDouble(b));
    return std::isfinite(distance) ? QString::number(distance, 'g', 6) : QString();
}

} // namespace payload
