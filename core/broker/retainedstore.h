// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/leveltrie.h"
#include "broker/message.h"

#include <functional>
#include <vector>

namespace broker {

// The retained messages (MQTT 5 section 3.3.1.3), one for each topic, found by filter. Bounded in
// number, bytes and depth. Plain value, no I/O; expired messages are not found any more and are
// thrown away when somebody comes across them.
class RetainedStore {
public:
    RetainedStore(int maximumMessages, qint64 maximumBytes);

    // False: no room, and what was there for this topic is gone.
    bool set(const MessagePointer &message);
    void remove(QByteArrayView topic);
    // For a valid filter without share name.
    void forEachMatching(QByteArrayView filter, Instant now,
                         const std::function<void(const MessagePointer &)> &visit);
    void removeExpired(Instant now);

    int size() const { return m_size; }
    qint64 bytes() const { return m_bytes; }

private:
    using Found = std::vector<LevelTrie::Node>;

    void collect(LevelTrie::Node node, LevelCursor filter, Found &found) const;
    void collectAll(LevelTrie::Node node, Found &found) const;
    void collectHere(LevelTrie::Node node, Found &found) const;
    void removeAt(LevelTrie::Node node);

    LevelTrie m_trie;
    std::vector<MessagePointer> m_messages; // by node
    const int m_maximumMessages;
    const qint64 m_maximumBytes;
    int m_size = 0;
    qint64 m_bytes = 0;
};

} // namespace broker
