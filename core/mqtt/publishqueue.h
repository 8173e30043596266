// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/publishing.h"

#include <deque>
#include <optional>

namespace mqtt {

// Publishes that wait for a connection or for room in the broker's window, in the order in which
// they were asked for. Bounded by count and bytes; refuses what does not fit. Owned by Session.
class PublishQueue {
public:
    struct Item {
        PublishToken token = PublishToken::None;
        PublishRequest request{};
        qint64 bytes = 0;
    };

    void setLimits(int messages, qint64 bytes);
    bool push(PublishToken token, const PublishRequest &request); // false: full
    void pushFront(const PublishRequest &request); // nobody's, and outside the limits
    const Item *front() const { return m_items.empty() ? nullptr : &m_items.front(); }
    Item takeFront(); // of a queue that is not empty
    // QoS 0 needs no window and may overtake those that wait for it.
    std::optional<Item> takeFirstAtMostOnce();
    bool remove(PublishToken token);
    std::deque<Item> takeAll();

    bool isEmpty() const { return m_items.empty(); }
    int messages() const { return int(m_items.size()); }
    qint64 bytes() const { return m_bytes; }

    static qint64 sizeOf(const PublishRequest &request); // memory, roughly

private:
    void forget(const Item &item);

    std::deque<Item> m_items;
    int m_atMostOnce = 0;
    qint64 m_bytes = 0;
    int m_maximumMessages = 1000;
    qint64 m_maximumBytes = 64LL * 1024 * 1024;
};

} // namespace mqtt
