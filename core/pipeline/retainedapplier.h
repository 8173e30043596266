// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/recordapplier.h"
#include "pipeline/retainedresult.h"

#include <chrono>
#include <deque>

namespace pipeline {

// Enters what a check has found into the store, in slices: found is retained; known as retained and
// not found is not, when the check was complete. A message that came later and says so itself
// knows better. A topic that never had a message gets the retained one, as it would arrive on a
// subscription, exactly once; values of other topics stay what they are. GUI thread; part of
// Connection.
class RetainedApplier {
public:
    RetainedApplier(store::TopicTree &tree, store::MessageLog &log,
                    const SubscriptionList &subscriptions)
        : m_tree(tree)
        , m_log(log)
        , m_applier(tree, log, subscriptions)
    {
    }

    void add(const RetainedResult &result);
    bool isAnyWaiting() const { return !m_waiting.empty(); }
    // True when something is left. It may begin a chunk of the log.
    bool apply(std::chrono::steady_clock::time_point deadline);
    void storeCleared(); // nothing of what waits is of use

private:
    void mark(const RetainedMessages &messages, const mqtt::MessageRecord &record);
    void forget(const RetainedResult &result, store::NodeId node);
    bool work(std::chrono::steady_clock::time_point deadline);
    void setFound(store::NodeId node);
    void enterNew();

    store::TopicTree &m_tree;
    store::MessageLog &m_log;
    RecordApplier m_applier;
    std::deque<RetainedResult> m_waiting;
    std::size_t m_record = 0; // of the first one: the next message
    quint32 m_node = 1; // then the next node
    std::vector<bool> m_found; // by node
    mqtt::MessageBatch m_new; // of topics without a message, in this slice
};

} // namespace pipeline
