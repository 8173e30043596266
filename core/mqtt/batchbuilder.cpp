// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/batchbuilder.h"

namespace mqtt {

void BatchBuilder::start()
{
    ++m_batch;
    m_records.clear();
    m_records.reserve(m_expected);
    m_relative.clear();
    m_appended.clear();
}

BatchBuilder::AliasPlace &BatchBuilder::place(quint16 alias)
{
    if (m_places.size() <= alias)
        m_places.resize(alias + 1U);
    return m_places[alias];
}

void BatchBuilder::noteAlias(quint16 alias, quint32 topicOffset)
{
    place(alias) = {m_batch, topicOffset, false};
}

void BatchBuilder::useAlias(quint16 alias, const QByteArray &topic)
{
    AliasPlace &where = place(alias);
    if (where.batch != m_batch) {
        where = {m_batch, quint32(m_appended.size()), true};
        m_appended += topic;
    }
    MessageRecord &record = m_records.back();
    record.topicOffset = where.offset;
    record.topicLength = quint16(topic.size());
    if (where.appended)
        m_relative.push_back(m_records.size() - 1);
}

std::optional<MessageBatch> BatchBuilder::finish(FrameReader &reader)
{
    if (m_records.empty()) {
        reader.discardFrames();
        return std::nullopt;
    }
    MessageBatch batch;
    batch.bytes = reader.takeFrames();
    const auto framesEnd = quint32(batch.bytes.size());
    for (const std::size_t index : m_relative)
        m_records[index].topicOffset += framesEnd;
    if (!m_appended.isEmpty())
        batch.bytes += m_appended;
    // A little headroom, so that a steady stream grows no vector twice.
    m_expected = std::min<std::size_t>(m_records.size() + m_records.size() / 8, 65536);
    batch.records = std::move(m_records);
    m_records = {};
    return batch;
}

} // namespace mqtt
