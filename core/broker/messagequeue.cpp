// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/messagequeue.h"

namespace broker {

MessageQueue::MessageQueue(int maximumMessages, qint64 maximumBytes, QueueBudget &budget)
    : m_budget(budget)
    , m_maximumMessages(maximumMessages)
    , m_maximumBytes(maximumBytes)
{
}

MessageQueue::~MessageQueue()
{
    clear();
}

qint64 MessageQueue::costOf(const QueuedMessage &queued)
{
    return queued.message->cost() + qint64(sizeof(Entry))
        + qint64(queued.identifiers.size() * sizeof(quint32));
}

bool MessageQueue::isOver(qint64 extraBytes) const
{
    return size() - m_extras >= m_maximumMessages || m_bytes + extraBytes > m_maximumBytes
        || m_budget.used + extraBytes > m_budget.maximum;
}

void MessageQueue::push(QueuedMessage message, bool isExtra)
{
    // A retained message is shared with the store; a queue only adds its entry.
    const qint64 cost = isExtra ? qint64(sizeof(Entry)) : costOf(message);
    while (isOver(cost) && !m_atMostOnce.empty()) {
        take(m_atMostOnce);
        ++m_dropped;
    }
    if (isOver(cost)) {
        ++m_dropped;
        return;
    }
    m_bytes += cost;
    m_budget.used += cost;
    m_extras += isExtra ? 1 : 0;
    Entries &entries = message.qos == mqtt::QoS::AtMostOnce ? m_atMostOnce : m_acknowledged;
    entries.push_back({std::move(message), m_serial++, isExtra});
}

bool MessageQueue::firstIsAtMostOnce() const
{
    return m_acknowledged.empty()
        || (!m_atMostOnce.empty() && m_atMostOnce.front().serial < m_acknowledged.front().serial);
}

const QueuedMessage *MessageQueue::front(bool onlyAtMostOnce) const
{
    const Entries &entries = onlyAtMostOnce || firstIsAtMostOnce() ? m_atMostOnce : m_acknowledged;
    return entries.empty() ? nullptr : &entries.front().queued;
}

QueuedMessage MessageQueue::pop(bool onlyAtMostOnce)
{
    return take(onlyAtMostOnce || firstIsAtMostOnce() ? m_atMostOnce : m_acknowledged);
}

QueuedMessage MessageQueue::take(Entries &entries)
{
    Entry entry = std::move(entries.front());
    entries.pop_front();
    const qint64 cost = entry.isExtra ? qint64(sizeof(Entry)) : costOf(entry.queued);
    m_bytes -= cost;
    m_budget.used -= cost;
    m_extras -= entry.isExtra ? 1 : 0;
    return std::move(entry.queued);
}

void MessageQueue::dropAtMostOnce()
{
    while (!m_atMostOnce.empty())
        take(m_atMostOnce);
}

void MessageQueue::clear()
{
    dropAtMostOnce();
    while (!m_acknowledged.empty())
        take(m_acknowledged);
}

} // namespace broker
