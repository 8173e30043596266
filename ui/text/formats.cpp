// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

// Translation context of every unit below.
class Formats {
    Q_DECLARE_TR_FUNCTIONS(Formats)

public:
    static QString second() { return tr("s", "seconds"); }
    static QString millisecond() { return tr("ms", "milliseconds"); }
    static QString minute() { return tr("min", "minutes"); }
    static QString hour() { return tr("h", "hours"); }
    static QString day() { return tr("d", "days"); }
    static QString now() { return tr("now", "age of a message"); }
    static QString million() { return tr("M", "million"); }
    static QString perSecond() { return tr("/s", "per second"); }
    static QString messagesPerSecond() { return tr("msg/s", "messages per second"); }
    static QString byte() { return tr("B", "bytes"); }
};

QString grouped(qint64 number)
{
    const bool negative = number < 0;
    QString digits = QString::number(negative ? quint64(0) - quint64(number) : quint64(number));
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, narrowSpace);
    return negative ? QString(QChar(0x2212) + digits) : digits;
}

QString decimal(double number, int places)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(number, 'f', places);
}

QString withUnit(const QString &number, const QString &unit)
{
    return number + narrowSpace + unit;
}

QString withUnit(qint64 number, const QString &unit)
{
    return withUnit(grouped(number), unit);
}

// At most one decimal, and none that would be zero.
QString trimmed(double number)
{
    if (number >= 100 || std::abs(number - std::round(number)) < 0.05)
        return grouped(std::llround(number));
    return decimal(number, 1);
}

} // namespace

QString countText(qint64 count)
{
    return grouped(count);
}

QString shortCountText(qint64 count)
{
    if (count < 1'000'000)
        return grouped(count);
    return withUnit(trimmed(double(count) / 1e6), Formats::million());
}

QString sizeText(qint64 bytes)
{
    if (bytes < 1024)
        return withUnit(bytes, Formats::byte());
    static constexpr const char16_t *Units[] = {u"KiB", u"MiB", u"GiB", u"TiB", u"PiB", u"EiB"};
    double value = double(bytes) / 1024;
    std::size_t unit = 0;
    while (value >= 1023.5 && unit + 1 < std::size(Units)) {
        value /= 1024;
        ++unit;
    }
    return withUnit(trimmed(value), QString::fromUtf16(Units[unit]));
}

QString rateText(double perSecond)
{
    if (!(perSecond >= 0.01) || !std::isfinite(perSecond))
        return {};
    if (perSecond < 0.095)
        return decimal(perSecond, 2) + Formats::perSecond();
    if (perSecond < 19.95)
        return decimal(perSecond, 1) + Formats::perSecond();
    return grouped(std::llround(std::min(perSecond, 1e15))) + Formats::perSecond();
}

QString messageRateText(double perSecond)
{
    const double rate = std::isfinite(perSecond) ? std::clamp(perSecond, 0.0, 1e15) : 0.0;
    if (rate > 0 && rate < 19.95)
        return withUnit(decimal(rate, 1), Formats::messagesPerSecond());
    return withUnit(std::llround(rate), Formats::messagesPerSecond());
}

QString byteRateText(double bytesPerSecond)
{
    const double rate = std::isfinite(bytesPerSecond) ? std::clamp(bytesPerSecond, 0.0, 1e18) : 0.0;
    return sizeText(std::llround(rate)) + Formats::perSecond();
}

QString ageText(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 1)
        return Formats::now();
    if (seconds < 60)
        return withUnit(seconds, Formats::second());
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return withUnit(minutes, Formats::minute());
    const qint64 hours = minutes / 60;
    if (hours < 10 && minutes % 60 != 0) {
        const QString rest = QString::number(minutes % 60).rightJustified(2, u'0');
        return withUnit(hours, Formats::hour()) + narrowSpace + rest;
    }
    if (hours < 48)
        return withUnit(hours, Formats::hour());
    return withUnit(hours / 24, Formats::day());
}

QString deltaText(qint64 milliseconds)
{
    const QChar sign = milliseconds < 0 ? QChar(0x2212) : u'+';
    const double amount = std::abs(double(milliseconds));
    if (amount < 100)
        return sign + withUnit(std::llround(amount), Formats::millisecond());
    if (amount < 99'995)
        return sign + withUnit(decimal(amount / 1000, 2), Formats::second());
    if (amount < 10'000'000'000'000.0)
        return sign + ageText(std::llround(amount));
    return {};
}

QString durationText(std::chrono::milliseconds duration)
{
    const qint64 seconds = std::max<qint64>(0, duration / 1s);
    if (seconds < 60)
        return withUnit(seconds, Formats::second());
    const qint64 minutes = seconds / 60;
    if (minutes < 60) {
        const QString whole = withUnit(minutes, Formats::minute());
        if (minutes >= 10 || seconds % 60 == 0)
            return whole;
        return whole + u' ' + withUnit(seconds % 60, Formats::second());
    }
    const qint64 hours = minutes / 60;
    if (hours < 24) {
        const QString whole = withUnit(hours, Formats::hour());
        if (minutes % 60 == 0)
            return whole;
        return whole + u' ' + withUnit(minutes % 60, Formats::minute());
    }
    const QString whole = withUnit(hours / 24, Formats::day());
    if (hours % 24 == 0)
        return whole;
    return whole + u' ' + withUnit(hours % 24, Formats::hour());
}

QString counterText(std::chrono::milliseconds duration)
{
    const qint64 seconds = std::max<qint64>(0, duration / 1s);
    const auto two = [](qint64 number) { return QString::number(number).rightJustified(2, u'0'); };
    if (seconds < 3600)
        return QString::number(seconds / 60) + u':' + two(seconds % 60);
    return QString::number(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':'
        + two(seconds % 60);
}

QString latencyText(std::chrono::microseconds duration)
{
    const double milliseconds = std::max(0.0, double(duration.count()) / 1000);
    if (milliseconds < 9.95)
        return withUnit(decimal(milliseconds, 1), Formats::millisecond());
    if (milliseconds < 999.5)
        return withUnit(std::llround(milliseconds), Formats::millisecond());
    return withUnit(decimal(milliseconds / 1000, 1), Formats::second());
}

QString clockText(qint64 epochMs)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs).toString(u"HH:mm:ss.zzz"_s);
}

QString clockSecondsText(qint64 epochMs)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs).toString(u"HH:mm:ss"_s);
}

QString isoTimeText(qint64 epochMs)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(epochMs);
    return time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

} // namespace ui
