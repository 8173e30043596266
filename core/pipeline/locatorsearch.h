// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/frameclock.h"
#include "store/fuzzypattern.h"
#include "store/queryterm.h"
#include "store/topictree.h"

#include <QElapsedTimer>
#include <QObject>

#include <vector>

namespace store {
class MessageLog;
}

namespace pipeline {

// Finds the topics that fit best what is being typed (ux 2.2 and F2), by name or by last value:
// asks every topic in slices of a few milliseconds, then those that come new; by value also those
// that get another one. A find stays until the next search, so that nothing moves by itself while
// somebody reads. GUI thread; tree and log are watched, not owned.
class LocatorSearch : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t MostHits = 50;
    static constexpr std::chrono::milliseconds FirstResult{100};

    struct Hit {
        store::NodeId node;
        int rank; // higher is better
        qint64 changedAtUs; // among equals the one that changed last, when it was found
    };

    explicit LocatorSearch(QObject *parent = nullptr);
    ~LocatorSearch() override;

    // Ends the search. Both may be null.
    void setStore(const store::TopicTree *tree, const store::MessageLog *log);
    // Each starts from the beginning; what was found before stays in hits() until the first result.
    void findNames(const store::FuzzyPattern &pattern);
    void findValues(const QString &text); // holding the text; equal to it first, numbers as such
    void stop(); // forgets the hits

    const std::vector<Hit> &hits() const { return m_shown; } // best first
    bool isSearching() const { return m_searching; }

    // For benchmarks and tests: the longest slice so far.
    std::chrono::nanoseconds longestSlice() const { return m_longestSlice; }

signals:
    // Not before all topics were asked or 100 ms have passed; then at most once a slice.
    void hitsChanged();
    void completed(); // all topics were asked; after hitsChanged()

private:
    enum class By : quint8 { Nothing, Name, Value };

    void start(By by);
    void nodesChanged(const std::vector<store::NodeId> &nodes);
    void cleared();
    void forgetWork();
    bool work(FrameClock::Clock::time_point deadline);
    bool hasWork() const { return m_next < m_nodes || m_firstNew < m_new.size(); }
    void judge(store::NodeId node);
    std::optional<int> rank(store::NodeId node, int floor) const;
    void show();

    const store::TopicTree *m_tree = nullptr;
    const store::MessageLog *m_log = nullptr;
    By m_by = By::Nothing;
    store::FuzzyPattern m_pattern;
    store::QueryOperand m_value;
    std::vector<Hit> m_shown;
    std::vector<Hit> m_found;
    quint32 m_nodes = 0; // that have rows: ids below this
    quint32 m_next = 0; // the first that was not asked
    std::vector<bool> m_isKnown; // by node: was a topic when it was asked
    std::vector<bool> m_isNew; // by node: is in m_new
    std::vector<store::NodeId> m_new; // to be asked although m_next is past them
    std::size_t m_firstNew = 0;
    FrameClock m_clock;
    QElapsedTimer m_since;
    std::chrono::nanoseconds m_longestSlice{0};
    bool m_searching = false; // not all were asked yet
    bool m_isShown = false; // m_shown is of this search
    bool m_foundMore = false;
};

} // namespace pipeline
