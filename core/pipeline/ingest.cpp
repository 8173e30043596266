// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/ingest.h"

#include "pipeline/retainedcheck.h"

#include <limits>
#include <span>

namespace pipeline {

namespace {

// The clock is looked at after this much work; a usual record is one unit.
constexpr quint32 UnitsPerLook = 128;
constexpr quint32 BytesPerUnit = 4096;

} // namespace

Ingest::Ingest(store::TopicTree &tree, store::MessageLog &log, ClientLink &link, OwnPublishes &own,
               const SubscriptionList &subscriptions, SubscriptionMeter &meter,
               RetainedCheck &retainedCheck)
    : m_applier(tree, log, subscriptions, &meter)
    , m_log(log)
    , m_link(link)
    , m_own(own)
    , m_retainedCheck(retainedCheck)
{
}

bool Ingest::isAnyWaiting() const
{
    return m_record < m_current.records.size() || m_batch < m_batches.size() || m_own.isAnyWaiting()
        || !m_link.inbox().isEmpty();
}

qint64 Ingest::waitingMessages() const
{
    auto messages = static_cast<qint64>(m_current.records.size() - m_record);
    for (std::size_t i = m_batch; i < m_batches.size(); ++i)
        messages += static_cast<qint64>(m_batches[i].records.size());
    return messages + m_link.inbox().counts().waitingMessages;
}

void Ingest::chunkBegun()
{
    if (m_record < m_current.records.size())
        m_log.beginChunk({m_current.bytes, {}});
}

// Makes the next batch the current one; false when there is none.
bool Ingest::nextBatch()
{
    m_current = {};
    m_record = 0;
    if (m_batch == m_batches.size()) {
        m_batches = m_link.take();
        m_batch = 0;
    }
    const bool isAny = m_batch < m_batches.size();
    // Ours go in where they belong in time: before what was received later.
    const qint64 time = isAny ? m_batches[m_batch].records.front().receivedAtUs
                              : std::numeric_limits<qint64>::max();
    if (auto entry = m_own.takeBefore(time)) {
        enterOwn(std::move(*entry));
        return true;
    }
    if (!isAny)
        return false;
    m_current = std::move(m_batches[m_batch++]);
    m_log.beginChunk({m_current.bytes, {}});
    return true;
}

void Ingest::enter(std::span<const mqtt::MessageRecord> records)
{
    if (!m_retainedCheck.isWatching())
        return m_applier.received(m_current.bytes, records);
    for (const mqtt::MessageRecord &record : records) {
        if (!m_retainedCheck.observe(m_current.bytes, record))
            m_applier.received(m_current.bytes, {&record, 1});
    }
}

bool Ingest::apply(std::chrono::steady_clock::time_point deadline)
{
    quint32 units = 0;
    for (;;) {
        const std::size_t first = m_record;
        while (m_record < m_current.records.size() && units < UnitsPerLook) {
            const mqtt::MessageRecord &record = m_current.records[m_record++];
            units += 1 + (record.topicLength + record.payloadLength) / BytesPerUnit;
        }
        enter(std::span(m_current.records).subspan(first, m_record - first));
        if (units >= UnitsPerLook) {
            units = 0;
            if (std::chrono::steady_clock::now() >= deadline)
                return isAnyWaiting();
        }
        if (m_record < m_current.records.size())
            continue;
        if (!nextBatch())
            return false;
        ++units;
    }
}

void Ingest::enterOwn(OwnPublishes::Entry entry)
{
    const mqtt::MessageRecord record = entry.batch.records.front();
    const QByteArray bytes = entry.batch.bytes;
    m_log.beginChunk(std::move(entry.batch));
    m_own.entered(entry.token, m_applier.published(bytes, record, m_own.delivery(entry.token)));
}

} // namespace pipeline
