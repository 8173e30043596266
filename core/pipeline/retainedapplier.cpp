// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/retainedapplier.h"

#include "mqtt/topic.h"

#include <utility>

namespace pipeline {

using store::MessageId;
using store::NodeId;
using store::Retained;

namespace {

constexpr quint32 StepsPerLook = 128;

} // namespace

void RetainedApplier::add(const RetainedResult &result)
{
    if (result.hasMessages())
        m_waiting.push_back(result);
}

void RetainedApplier::storeCleared()
{
    m_waiting.clear();
    m_found.clear();
    m_new = {};
    m_record = 0;
    m_node = 1;
}

bool RetainedApplier::apply(std::chrono::steady_clock::time_point deadline)
{
    const bool isMore = work(deadline);
    enterNew();
    return isMore;
}

bool RetainedApplier::work(std::chrono::steady_clock::time_point deadline)
{
    quint32 steps = 0;
    const auto isOver = [&] {
        return ++steps % StepsPerLook == 0 && std::chrono::steady_clock::now() >= deadline;
    };
    while (!m_waiting.empty()) {
        const RetainedResult &result = m_waiting.front();
        const std::vector<mqtt::MessageRecord> &records = result.messages.batch().records;
        while (m_record < records.size()) {
            const mqtt::MessageRecord &record = records[m_record++];
            if (result.messages.isValid(record))
                mark(result.messages, record);
            if (isOver())
                return true;
        }
        enterNew();
        // Node by node instead of down the branch: numbers stay while rows move.
        if (result.outcome == RetainedOutcome::Complete) {
            while (m_node <= static_cast<quint32>(m_tree.nodeCount())) {
                forget(result, NodeId{m_node++});
                if (isOver())
                    return true;
            }
        }
        m_found.clear();
        m_record = 0;
        m_node = 1;
        m_waiting.pop_front();
    }
    return false;
}

void RetainedApplier::setFound(NodeId node)
{
    const auto index = static_cast<std::size_t>(node);
    if (m_found.size() <= index)
        m_found.resize(index + 1);
    m_found[index] = true;
}

void RetainedApplier::mark(const RetainedMessages &messages, const mqtt::MessageRecord &record)
{
    const NodeId node = m_tree.find(messages.topic(record));
    if (node == NodeId::None || m_tree.lastMessage(node) == MessageId::None) {
        // Copied, so that one small message does not keep all of them in memory.
        mqtt::MessageRecord copy = record;
        const QByteArrayView all = messages.batch().bytes;
        const auto put = [&](quint32 &offset, qsizetype length) {
            const QByteArrayView part = all.sliced(offset, length);
            offset = quint32(m_new.bytes.size());
            m_new.bytes.append(part);
        };
        put(copy.topicOffset, copy.topicLength);
        put(copy.payloadOffset, copy.payloadLength);
        put(copy.propertiesOffset, copy.propertiesLength);
        m_new.records.push_back(copy);
        return;
    }
    setFound(node);
    const store::Message last = m_log.message(m_tree.lastMessage(node));
    const bool isNewer = !last.isNull() && last.receivedAtUs() > record.receivedAtUs;
    if (!isNewer || !(last.retain() || last.payload().isEmpty()))
        m_tree.setRetained(node, Retained::Yes);
}

void RetainedApplier::forget(const RetainedResult &result, NodeId node)
{
    if (m_tree.retained(node) == Retained::No)
        return;
    const auto index = static_cast<std::size_t>(node);
    if (index < m_found.size() && m_found[index])
        return;
    if (!mqtt::TopicFilter::matches(result.topicFilter, m_tree.topicText(node)))
        return;
    const store::Message last = m_log.last(node);
    if (last.isNull() || !last.retain() || last.receivedAtUs() < result.askedAtUs)
        m_tree.setRetained(node, Retained::No);
}

void RetainedApplier::enterNew()
{
    if (m_new.records.empty())
        return;
    const mqtt::MessageBatch batch = std::exchange(m_new, {});
    m_log.beginChunk({batch.bytes, {}});
    m_applier.received(batch.bytes, batch.records);
    for (const mqtt::MessageRecord &record : batch.records) {
        const NodeId node = m_tree.find(
            QByteArrayView(batch.bytes).sliced(record.topicOffset, record.topicLength));
        if (node != NodeId::None)
            setFound(node);
    }
}

} // namespace pipeline
