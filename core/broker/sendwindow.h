// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/messagequeue.h"
#include "mqtt/packetids.h"

#include <deque>
#include <memory>
#include <optional>

namespace broker {

// QoS 1 and 2 messages that were sent to one client and are not finally acknowledged: first those
// without PUBACK or PUBREC in the order of their PUBLISH, then those without PUBCOMP in the order
// of their PUBREC (MQTT 5 section 4.4, 4.6). After a reconnect they go out again in these orders.
// The owner keeps it small (BrokerLimits::sendMaximum), so that a linear search will do. Owned by
// BrokerSession.
class SendWindow {
public:
    struct Sent {
        QueuedMessage queued{};
        mqtt::PacketIdentifier packetIdentifier = mqtt::PacketIdentifier::None;
    };

    // None when all 65,535 are in use.
    std::optional<mqtt::PacketIdentifier> allocate();
    void giveBack(mqtt::PacketIdentifier id); // allocated, but not sent
    void add(Sent message); // nothing may wait for its resending

    enum class Answer { Done, Unknown, Mismatch };
    Answer acknowledged(mqtt::PacketIdentifier id); // PUBACK
    Answer received(mqtt::PacketIdentifier id, bool refused); // PUBREC
    Answer completed(mqtt::PacketIdentifier id); // PUBCOMP

    // A new connection: everything without PUBACK or PUBREC waits to be sent again.
    void startResending() { m_sent = 0; }
    bool hasWaiting() const { return m_sent < m_published.size(); }
    const Sent &nextWaiting() const { return m_published[m_sent]; }
    void resent() { ++m_sent; }
    void discardWaiting(); // the one nextWaiting() gave: it cannot be sent on this connection
    const std::deque<mqtt::PacketIdentifier> &released() const { return m_released; }

    int active() const { return int(m_sent + m_released.size()); } // on this connection
    int size() const { return int(m_published.size() + m_released.size()); }

private:
    using Published = std::deque<Sent>;

    Published::iterator find(mqtt::PacketIdentifier id);
    void erase(Published::iterator message);

    Published m_published;
    std::deque<mqtt::PacketIdentifier> m_released;
    std::size_t m_sent = 0; // of m_published, on this connection
    std::unique_ptr<mqtt::PacketIds> m_ids; // 8 KiB that many sessions never need
};

} // namespace broker
