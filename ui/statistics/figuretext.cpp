// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/figuretext.h"

#include "text/formats.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString percentText(quint32 part, quint32 whole)
{
    const double percent = 100.0 * part / whole;
    // Few are not none.
    if (part > 0 && percent < 1)
        return u"<1"_s;
    return QLocale().toString(static_cast<int>(std::lround(percent)));
}

} // namespace

QString gapText(qint64 us)
{
    constexpr qint64 Minute = 60'000'000;
    if (us <= 0)
        return u"–"_s;
    if (us < Minute)
        return latencyText(std::chrono::microseconds(us));
    return durationText(std::chrono::milliseconds(us / 1000));
}

QString silentText(qint64 sinceUs, qint64 nowUs)
{
    return sinceUs <= 0 ? u"–"_s : ageText((nowUs - sinceUs) / 1000);
}

QString qosShareText(const store::TopicFigures &figures)
{
    const quint32 all = figures.qos[0] + figures.qos[1] + figures.qos[2];
    if (all == 0)
        return u"–"_s;
    return percentText(figures.qos[0], all) % u" · "_s % percentText(figures.qos[1], all) % u" · "_s
        % percentText(figures.qos[2], all) % narrowSpace % u'%';
}

QString retainedShareText(const store::TopicFigures &figures)
{
    if (figures.retained == 0)
        return u"–"_s;
    return countText(figures.retained) % u" · "_s
        % percentText(figures.retained, std::max(figures.topics, 1U)) % narrowSpace % u'%';
}

} // namespace ui
