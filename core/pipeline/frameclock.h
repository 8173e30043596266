// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace pipeline {

// Says when the store may change: ticks on demand, never while there is nothing to do, each with a
// budget. The first tick after a rest comes at once, the next ones an interval apart; while a tick
// leaves work behind they follow faster, but the GUI always keeps at least half of the time. A tick
// that took more than twice its budget doubles the intervals (up to 200 ms), others halve them
// back. GUI thread; owned by Connection.
class FrameClock : public QObject {
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;
    // Does what fits before the deadline; true when work is left.
    using Work = std::function<bool(Clock::time_point deadline)>;
    // Asked before going to sleep: has more come in meanwhile?
    using Check = std::function<bool()>;

    static constexpr std::chrono::milliseconds CatchUpInterval{16};
    static constexpr std::chrono::milliseconds LongestStretch{200};

    FrameClock(Work work, Check isMoreWaiting, QObject *parent = nullptr);

    void setInterval(std::chrono::milliseconds interval);
    void setBudget(std::chrono::milliseconds budget);
    std::chrono::milliseconds interval() const { return m_interval; } // as set, not stretched
    int stretch() const { return m_stretch; } // 1, 2, 4 …
    bool isRunning() const { return m_timer.isActive(); }

    void request(); // there is work; harmless when the clock runs already
    void stop(); // until the next request()

    // For tests: where the time comes from.
    void setTimeSource(std::function<Clock::time_point()> now) { m_now = std::move(now); }

private:
    void tick();
    void schedule(std::chrono::milliseconds interval, Clock::time_point now);
    std::chrono::milliseconds stretched(std::chrono::milliseconds interval) const;

    Work m_work;
    Check m_isMoreWaiting;
    std::function<Clock::time_point()> m_now = &Clock::now;
    QTimer m_timer;
    std::chrono::milliseconds m_interval{100};
    std::chrono::milliseconds m_budget{8};
    int m_stretch = 1;
    Clock::time_point m_lastStart;
    Clock::time_point m_lastEnd;
};

} // namespace pipeline
