// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/message.h"

#include <deque>
#include <vector>

namespace broker {

// A message for one subscriber, with what its subscriptions make of it.
struct QueuedMessage {
    MessagePointer message{};
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;
    bool retain = false;
    std::vector<quint32> identifiers{};
};

// What all queues of the broker may hold together. Owned by Engine.
struct QueueBudget {
    qint64 maximum = 0;
    qint64 used = 0;
};

// Messages that wait because the client is away, reads slowly or acknowledges late. Bounded in
// number and bytes: the oldest QoS 0 is dropped first; without any, the new one. Messages leave in
// the order they came, except that QoS 0 does not wait for acknowledgements of others. Owned by
// BrokerSession.
class MessageQueue {
public:
    MessageQueue(int maximumMessages, qint64 maximumBytes, QueueBudget &budget);
    ~MessageQueue();
    Q_DISABLE_COPY_MOVE(MessageQueue)

    // `isExtra`: a retained message for a new subscription, which does not count as one of
    // `maximumMessages`, as the retained messages have a bound of their own.
    void push(QueuedMessage message, bool isExtra = false);
    // The next one, or null; with `onlyAtMostOnce` among those of QoS 0.
    const QueuedMessage *front(bool onlyAtMostOnce) const;
    QueuedMessage pop(bool onlyAtMostOnce);
    void dropAtMostOnce(); // the client has gone: these are not kept for it
    void clear();

    bool isEmpty() const { return m_atMostOnce.empty() && m_acknowledged.empty(); }
    bool hasAtMostOnce() const { return !m_atMostOnce.empty(); }
    bool hasAcknowledged() const { return !m_acknowledged.empty(); }
    int size() const { return int(m_atMostOnce.size() + m_acknowledged.size()); }
    qint64 bytes() const { return m_bytes; }
    quint64 dropped() const { return m_dropped; }

private:
    struct Entry {
        QueuedMessage queued;
        quint64 serial;
        bool isExtra;
    };
    using Entries = std::deque<Entry>;

    static qint64 costOf(const QueuedMessage &queued);
    bool isOver(qint64 extraBytes) const;
    bool firstIsAtMostOnce() const;
    QueuedMessage take(Entries &entries);

    Entries m_atMostOnce;
    Entries m_acknowledged; // QoS 1 and 2
    QueueBudget &m_budget;
    const int m_maximumMessages;
    const qint64 m_maximumBytes;
    int m_extras = 0;
    qint64 m_bytes = 0;
    quint64 m_serial = 0;
    quint64 m_dropped = 0;
};

} // namespace broker
