// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "mqtt/messagebatch.h"
#include "pipeline/connectionfacts.h"
#include "store/message.h"

#include <QByteArray>

#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace pipeline {

// Our own publishes between the command and the last word about them: what waits to be entered
// into the log, which log entry belongs to which token, what is still queued. Bounded by the
// client's own limits and by bytes. GUI thread; part of Connection.
class OwnPublishes {
public:
    explicit OwnPublishes(qint64 byteLimit)
        : m_byteLimit(byteLimit)
    {
    }

    // Names the publish. `version` is the one it would be sent with.
    client::PublishToken add(const client::PublishRequest &request, mqtt::ProtocolVersion version,
                             qint64 nowUs);

    struct Entry {
        client::PublishToken token = client::PublishToken::None;
        mqtt::MessageBatch batch;
    };
    // The next one to enter, if it was published before `us`.
    std::optional<Entry> takeBefore(qint64 us);
    bool isAnyWaiting() const { return !m_waiting.empty(); }
    store::Delivery delivery(client::PublishToken token) const; // so far
    void entered(client::PublishToken token, store::MessageId id);
    // The log was cleared: what was entered has no entry any more.
    void forgetEntries();

    struct Change {
        QByteArray topic;
        store::MessageId id = store::MessageId::None; // of its entry; None when there is none yet
        store::Delivery delivery = store::Delivery::Queued;
        bool queueChanged = false;
        // A retained message that the broker has confirmed: it keeps it, or none for this topic.
        std::optional<QByteArray> retainedTopic;
        bool retainedCleared = false;
    };
    std::optional<Change> outcome(const client::PublishOutcome &outcome);

    std::vector<QueuedPublish> queued() const; // in the order they were published
    quint64 sentCount() const { return m_sent; }
    quint64 notLogged() const { return m_notLogged; } // did not fit while the store stood still

private:
    struct Publish {
        QByteArray topic;
        qsizetype payloadBytes = 0;
        store::MessageId id = store::MessageId::None;
        store::Delivery delivery = store::Delivery::Queued;
        bool retain = false;
        bool isQueued = false;
        bool isSent = false;
        bool isOver = false; // its last word has come
        bool isWaiting = false; // to be entered
    };

    qint64 m_byteLimit;
    qint64 m_waitingBytes = 0;
    std::deque<Entry> m_waiting;
    std::map<client::PublishToken, Publish> m_publishes;
    quint64 m_lastToken = 0;
    quint64 m_sent = 0;
    quint64 m_notLogged = 0;
};

} // namespace pipeline
