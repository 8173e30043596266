// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stallprobe.h"

namespace app {

StallProbe::StallProbe(std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_interval(interval)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &StallProbe::probe);
    restart();
    m_timer.start(interval);
}

void StallProbe::restart()
{
    m_longestMs = 0;
    m_sinceLast.start();
}

void StallProbe::probe()
{
    const double elapsedMs = double(m_sinceLast.nsecsElapsed()) / 1e6;
    m_longestMs = qMax(m_longestMs, elapsedMs - double(m_interval.count()));
    m_sinceLast.start();
}

} // namespace app
