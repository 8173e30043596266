// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/messagebatch.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

namespace pipeline {

// The retained messages that a check has found, one a topic, copied out of what they arrived in. A
// value, bounded in number and bytes. Any thread.
class RetainedMessages {
public:
    static constexpr qsizetype MostMessages = 1'000'000;
    static constexpr qsizetype MostBytes = 64LL * 1024 * 1024;

    enum class Added : quint8 {
        New,
        Replaced, // a later one of the same topic
        Cleared, // an empty one: the topic has none any more
        Full, // beyond a limit; nothing has changed
    };
    // `record` points into `bytes` and carries the retain flag.
    Added add(QByteArrayView bytes, const mqtt::MessageRecord &record);

    qsizetype count() const { return m_index.size(); }
    bool contains(QByteArrayView topic) const;
    // In the order they came. The buffer holds nothing but topics, payloads and properties.
    const mqtt::MessageBatch &batch() const { return m_batch; }
    QByteArrayView topic(const mqtt::MessageRecord &record) const;
    QByteArrayView payload(const mqtt::MessageRecord &record) const;
    // A record of batch() that was cleared or replaced since is none of the messages.
    bool isValid(const mqtt::MessageRecord &record) const { return record.retain; }

private:
    mqtt::MessageBatch m_batch;
    QHash<QByteArray, qsizetype> m_index; // topic → record
};

} // namespace pipeline
