// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topictree.h"

#include <array>
#include <chrono>
#include <vector>

namespace store {

class MessageLog;

// What a branch has seen, the topic itself included. QoS, retain and size are those of the last
// message of each topic, because that is what is known of all of them; gaps are those of single
// topics (store/gapmeter.h), the mean weighted by their messages.
struct TopicFigures {
    NodeId node = NodeId::None;
    quint64 messages = 0;
    quint64 bytes = 0; // of payloads
    double rate = 0; // messages a second
    quint32 topics = 0; // that have had a message
    quint32 retained = 0; // topics with a filled pin
    std::array<quint32, 3> qos{}; // topics by the QoS of their last message
    qint64 biggestBytes = -1; // payload; -1 while none is known
    NodeId biggest = NodeId::None;
    double loudestRate = 0; // of topics with nothing below them
    NodeId loudest = NodeId::None;
    qint64 silentSinceUs = 0; // of the topic that has been silent for longest; 0 = none
    NodeId silentLongest = NodeId::None;
    qint64 lastSeenUs = 0; // newest message; 0 = never
    qint64 shortestGapUs = 0; // 0 = unknown, here and below
    qint64 meanGapUs = 0;
    qint64 longestGapUs = 0;

    bool operator==(const TopicFigures &) const = default;
};

// One branch at one time: itself, and what is directly below it in the order of the tree. A topic
// with a value of its own and something below stands first in the rows, as itself alone.
struct TopicStatistics {
    NodeId branch = NodeId::Root;
    qint64 takenAtUs = 0;
    TopicFigures whole;
    std::vector<TopicFigures> rows;

    bool operator==(const TopicStatistics &) const = default;
};

// Takes the statistics of one branch in slices. Nodes that come while it is at work may be missed,
// none is counted twice; clear() of the tree ends it (begin again). GUI thread.
class TopicStatisticsTaker {
public:
    void begin(const TopicTree &tree, const MessageLog &log, NodeId branch, qint64 nowUs);
    bool isTaking() const { return m_tree != nullptr; }
    void abandon();
    // True when something is left; otherwise the result is there.
    bool work(std::chrono::steady_clock::time_point deadline);
    const TopicStatistics &result() const { return m_result; }

private:
    struct Gaps {
        double weighted = 0;
        double weights = 0;
    };
    TopicFigures start(NodeId node) const;
    void nextRow();
    void count(TopicFigures &figures, Gaps &gaps, NodeId node, bool isAlone) const;
    void finishRow();

    const TopicTree *m_tree = nullptr; // while at work
    const MessageLog *m_log = nullptr;
    TopicStatistics m_result;
    std::vector<NodeId> m_rows; // still to be taken, the next one last
    std::vector<NodeId> m_stack; // of the row in work
    TopicFigures m_row;
    Gaps m_rowGaps;
    Gaps m_gaps;
    bool m_inRow = false;
};

} // namespace store
