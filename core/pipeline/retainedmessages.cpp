// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/retainedmessages.h"

namespace pipeline {

using mqtt::MessageRecord;

namespace {

// To look up without a copy.
QByteArray borrowed(QByteArrayView topic)
{
    return QByteArray::fromRawData(topic.data(), topic.size());
}

} // namespace

RetainedMessages::Added RetainedMessages::add(QByteArrayView bytes, const MessageRecord &record)
{
    const QByteArrayView topic = bytes.sliced(record.topicOffset, record.topicLength);
    const auto known = m_index.find(borrowed(topic));
    if (record.payloadLength == 0) {
        if (known != m_index.end()) {
            m_batch.records[std::size_t(*known)].retain = false;
            m_index.erase(known);
        }
        return Added::Cleared;
    }
    const qsizetype size = m_batch.bytes.size() + record.topicLength
        + qsizetype(record.payloadLength) + qsizetype(record.propertiesLength);
    if (size > MostBytes || qsizetype(m_batch.records.size()) >= MostMessages)
        return Added::Full;

    MessageRecord copy = record;
    copy.topicOffset = quint32(m_batch.bytes.size());
    m_batch.bytes.append(topic);
    copy.payloadOffset = quint32(m_batch.bytes.size());
    m_batch.bytes.append(bytes.sliced(record.payloadOffset, record.payloadLength));
    copy.propertiesOffset = quint32(m_batch.bytes.size());
    if (record.propertiesLength > 0)
        m_batch.bytes.append(bytes.sliced(record.propertiesOffset, record.propertiesLength));
    const auto place = qsizetype(m_batch.records.size());
    m_batch.records.push_back(copy);
    if (known == m_index.end()) {
        m_index.insert(topic.toByteArray(), place);
        return Added::New;
    }
    m_batch.records[std::size_t(*known)].retain = false;
    *known = place;
    return Added::Replaced;
}

bool RetainedMessages::contains(QByteArrayView topic) const
{
    return m_index.contains(borrowed(topic));
}

QByteArrayView RetainedMessages::topic(const MessageRecord &record) const
{
    return QByteArrayView(m_batch.bytes).sliced(record.topicOffset, record.topicLength);
}

QByteArrayView RetainedMessages::payload(const MessageRecord &record) const
{
    return QByteArrayView(m_batch.bytes).sliced(record.payloadOffset, record.payloadLength);
}

} // namespace pipeline
