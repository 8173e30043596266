// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/frameclock.h"

#include <algorithm>

namespace pipeline {

using std::chrono::milliseconds;

namespace {

constexpr int MostStretch = 16; // takes the fastest ticks past the longest stretch

} // namespace

FrameClock::FrameClock(Work work, Check isMoreWaiting, QObject *parent)
    : QObject(parent)
    , m_work(std::move(work))
    , m_isMoreWaiting(std::move(isMoreWaiting))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameClock::tick);
}

void FrameClock::setInterval(milliseconds interval)
{
    m_interval = std::max(interval, milliseconds(1));
}

void FrameClock::setBudget(milliseconds budget)
{
    m_budget = std::max(budget, milliseconds(1));
}

void FrameClock::request()
{
    if (!m_timer.isActive())
        schedule(m_interval, m_now());
}

void FrameClock::stop()
{
    m_timer.stop();
}

milliseconds FrameClock::stretched(milliseconds interval) const
{
    return std::max(interval, std::min(interval * m_stretch, LongestStretch));
}

void FrameClock::schedule(milliseconds interval, Clock::time_point now)
{
    const milliseconds length = stretched(interval);
    const Clock::time_point due = std::max(m_lastStart + length, m_lastEnd + length / 2);
    const auto wait = std::chrono::ceil<milliseconds>(due - now);
    m_timer.start(std::clamp(wait, milliseconds(0), length));
}

void FrameClock::tick()
{
    m_lastStart = m_now();
    const bool isWorkLeft = m_work(m_lastStart + m_budget);
    m_lastEnd = m_now();
    if (m_lastEnd - m_lastStart > 2 * m_budget)
        m_stretch = std::min(m_stretch * 2, MostStretch);
    else
        m_stretch = std::max(m_stretch / 2, 1);
    // Somebody may have stopped or requested us during the work; what is left decides.
    if (isWorkLeft)
        schedule(std::min(m_interval, CatchUpInterval), m_lastEnd);
    else if (m_isMoreWaiting())
        schedule(m_interval, m_lastEnd);
}

} // namespace pipeline
