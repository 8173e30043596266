// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/messagebatch.h"
#include "pipeline/clientlink.h"
#include "pipeline/ownpublishes.h"
#include "pipeline/recordapplier.h"
#include "store/messagelog.h"
#include "store/topictree.h"

#include <chrono>
#include <span>
#include <vector>

namespace pipeline {

class RetainedCheck;

// Applies what has been received and published to the store, in order of time, until it is all in
// or the deadline has come; then it remembers where it stood. GUI thread; part of Connection.
class Ingest {
public:
    Ingest(store::TopicTree &tree, store::MessageLog &log, ClientLink &link, OwnPublishes &own,
           const SubscriptionList &subscriptions, SubscriptionMeter &meter,
           RetainedCheck &retainedCheck);

    // True when something is left.
    bool apply(std::chrono::steady_clock::time_point deadline);
    bool isAnyWaiting() const;
    qint64 waitingMessages() const; // received; not what we have published
    // Somebody else has begun a chunk of the log, or cleared it, between two calls of apply().
    void chunkBegun();

private:
    bool nextBatch();
    void enter(std::span<const mqtt::MessageRecord> records);
    void enterOwn(OwnPublishes::Entry entry);

    RecordApplier m_applier;
    store::MessageLog &m_log;
    ClientLink &m_link;
    OwnPublishes &m_own;
    RetainedCheck &m_retainedCheck;

    std::vector<mqtt::MessageBatch> m_batches; // taken from the inbox
    std::size_t m_batch = 0; // the next one
    mqtt::MessageBatch m_current;
    std::size_t m_record = 0; // the next one of m_current
};

} // namespace pipeline
