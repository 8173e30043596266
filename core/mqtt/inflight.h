// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/effects.h"
#include "mqtt/packets.h"
#include "mqtt/publishing.h"

#include <functional>
#include <list>
#include <optional>
#include <unordered_map>
#include <vector>

namespace mqtt {

// A QoS 1 or 2 message of ours that has been written and waits for its final acknowledgement.
struct InflightMessage {
    PublishToken token = PublishToken::None;
    PublishPacket packet{}; // topic and payload are let go once PUBREC came
    Instant sentAt{0};
    qint64 bytes = 0;
    ReasonCode reasonCode = ReasonCode::Success; // of PUBREC
    bool released = false; // PUBREC came, PUBREL went
    bool waits = false; // to be resent on this connection
    bool resent = false;
    bool propertiesIgnored = false;
};

// The sender's half of the session state (MQTT 5.0 4.1): messages without PUBACK or PUBREC in the
// order of their PUBLISH, then those without PUBCOMP in the order of their PUBREC. After a
// reconnect they go out again in these orders, inside the window of the new connection. No limit
// of its own: Session keeps to the window. Owned by Session.
class Inflight {
public:
    void add(InflightMessage message);
    InflightMessage *find(PacketIdentifier id); // null when nothing is in flight under this id
    void release(PacketIdentifier id); // PUBREC came
    std::optional<InflightMessage> take(PacketIdentifier id);
    std::vector<InflightMessage> takeAll(); // in the order of their PUBLISH, released ones first

    const std::list<InflightMessage> &released() const { return m_released; }
    void forEach(const std::function<void(InflightMessage &)> &visit);
    qsizetype size() const { return qsizetype(m_byId.size()); }
    qint64 bytes() const { return m_bytes; }

    // After a reconnect: everything that lacks PUBACK or PUBREC has to be sent again.
    void startResending();
    InflightMessage *nextToResend(); // null when all have gone out
    void resent(); // the one nextToResend() gave
    qsizetype waiting() const { return m_toResend; }
    // On the wire of this connection and not finally acknowledged.
    qsizetype active() const { return size() - m_toResend; }

private:
    using List = std::list<InflightMessage>;
    void stopWaiting(List::iterator message);

    List m_published;
    List m_released;
    std::unordered_map<quint16, List::iterator> m_byId;
    List::iterator m_next = m_published.end(); // first of those still to be resent
    qsizetype m_toResend = 0;
    qint64 m_bytes = 0;
};

} // namespace mqtt
