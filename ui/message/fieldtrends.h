// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/message.h"

#include <QHash>
#include <QList>
#include <QString>

#include <deque>

namespace payload {
class Registry;
}
namespace store {
class MessageLog;
}

namespace ui {

// The numbers of every field over the last messages of one topic, for the trend column. Follows
// the topic: a newer message costs one decode, another topic (or decoder) up to 60. Bounded in
// messages, in bytes decoded and in fields; GUI thread, owned by the Fields page.
class FieldTrends {
public:
    static constexpr int mostMessages = 60;
    static constexpr qsizetype mostBytes = 512 * 1024; // decoded for one update
    static constexpr int mostFields = 200; // of one message

    explicit FieldTrends(const payload::Registry &registry);

    // Ends the series at `last`, going back through the log.
    void update(const store::MessageLog &log, const store::Message &last, const QString &decoderId);
    void clear();

    // Oldest first, NaN where a message had no such number; empty for an unknown path.
    QList<double> series(const QString &path) const;
    int messageCount() const { return static_cast<int>(m_samples.size()); }

private:
    struct Sample {
        store::MessageId id = store::MessageId::None;
        QHash<QString, double> numbers;
    };
    Sample read(const store::Message &message) const;

    const payload::Registry &m_registry;
    std::deque<Sample> m_samples; // ascending
    store::NodeId m_node = store::NodeId::None;
    QString m_decoderId;
};

} // namespace ui
