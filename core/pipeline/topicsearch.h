// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/frameclock.h"
#include "store/topicmatches.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace store {
class MessageLog;
}

namespace pipeline {

// Keeps the result of one topic filter up to date: judges every topic in slices of a few
// milliseconds, new ones as they come, those whose message or age matters again and again. A new
// query replaces the old result once it is complete, or when it has taken 100 ms. GUI thread; tree
// and log are watched, not owned. What it tells about rows is what a model tells its views.
class TopicSearch : public QObject {
    Q_OBJECT

public:
    using Clock = std::function<qint64()>; // microseconds since the epoch
    static constexpr std::chrono::milliseconds FirstResult{100};

    explicit TopicSearch(QObject *parent = nullptr);
    ~TopicSearch() override;

    // Forgets the result, keeps the query and starts again.
    void setStore(const store::TopicTree *tree, const store::MessageLog *log);
    void setClock(Clock clock);
    void setQuery(const store::TopicQuery &query); // an empty one ends filtering at once
    // Where matches stand; null: as in the tree. Watched, not owned. Announces nothing: whoever
    // sets it tells that rows move.
    void setOrder(const store::TopicOrder *order);
    // Stays until another node is kept, even when it ceases to match: what somebody is looking at.
    void keep(store::NodeId node);

    bool isFiltering() const { return m_shown.has_value(); } // there is a result
    bool isComplete() const; // every topic was judged by the last query
    qint64 searchingMs() const; // since the query was set; 0 when complete
    const store::TopicMatches *result() const { return m_shown ? &*m_shown : nullptr; }

    // For benchmarks and tests: the longest slice so far.
    std::chrono::nanoseconds longestSlice() const { return m_longestSlice; }

signals:
    // Another result, or none: every row may be different.
    void aboutToBeReplaced();
    void replaced();
    // A match comes, and with it the branches on the way to it that had no row: one row of
    // `parent`.
    void rowsAboutToBeInserted(store::NodeId parent, int row, store::NodeId match);
    void rowsInserted();
    void rowsAboutToBeRemoved(store::NodeId parent, int row, store::NodeId match);
    void rowsRemoved();
    void countsChanged(); // at most once a slice
    void completed(); // the query has been asked of all topics

private:
    bool work(FrameClock::Clock::time_point deadline);
    bool sweep(store::TopicMatches &matches, quint32 &next, FrameClock::Clock::time_point deadline);
    bool judgeChanged(FrameClock::Clock::time_point deadline);
    void judge(store::TopicMatches &matches, store::NodeId node);
    void show();
    void forget();
    void nodesChanged(const std::vector<store::NodeId> &nodes);
    void requeue(store::NodeId node);
    bool hasWork() const;

    const store::TopicTree *m_tree = nullptr;
    const store::MessageLog *m_log = nullptr;
    Clock m_now;
    const store::TopicOrder *m_order = nullptr;
    store::TopicQuery m_query;
    std::optional<store::TopicMatches> m_shown;
    std::optional<store::TopicMatches> m_coming; // a newer query, not shown yet
    quint32 m_nodes = 0; // that have rows: ids below this
    quint32 m_next = 0; // the first that the query was not asked of
    quint32 m_again = 0; // where judging again for the time's sake has come to
    std::vector<store::NodeId> m_changed; // to be judged again
    std::vector<bool> m_isChanged; // by node
    std::size_t m_firstChanged = 0;
    store::NodeId m_kept = store::NodeId::None;
    FrameClock m_clock;
    QTimer m_aging;
    QElapsedTimer m_since;
    std::chrono::nanoseconds m_longestSlice{0};
    bool m_countsChanged = false;
    bool m_completed = true;
};

} // namespace pipeline
