// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/frameclock.h"
#include "store/topicstatistics.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace pipeline {

// Takes the statistics of one branch again and again while somebody looks: in slices of a few
// milliseconds, once a second, or more rarely where that would be more than a tenth of the time.
// GUI thread; tree and log are watched, not owned.
class TopicSurvey : public QObject {
    Q_OBJECT

public:
    using Clock = std::function<qint64()>; // microseconds since the epoch

    explicit TopicSurvey(QObject *parent = nullptr);
    ~TopicSurvey() override;

    void setStore(const store::TopicTree *tree, const store::MessageLog *log); // of the root
    void setClock(Clock clock) { m_now = std::move(clock); }
    void setBranch(store::NodeId branch); // begins anew
    store::NodeId branch() const { return m_branch; }
    // Only then it works. What was taken stays as it is.
    void setRunning(bool running);
    void takeNow();

    // The last complete ones; of the branch, or of an earlier one until the first are there.
    const store::TopicStatistics &statistics() const { return m_taken; }
    std::chrono::nanoseconds longestSlice() const
    {
        return m_longestSlice;
    } // for tests, benchmarks

signals:
    void taken();
    void cleared(); // the tree is empty; the branch is the root again

private:
    bool work(FrameClock::Clock::time_point deadline);

    const store::TopicTree *m_tree = nullptr;
    const store::MessageLog *m_log = nullptr;
    Clock m_now;
    store::NodeId m_branch = store::NodeId::Root;
    store::TopicStatisticsTaker m_taker;
    store::TopicStatistics m_taken;
    FrameClock m_clock;
    QTimer m_next;
    std::chrono::nanoseconds m_cost{0}; // of the round
    std::chrono::nanoseconds m_longestSlice{0};
    bool m_running = false;
};

} // namespace pipeline
