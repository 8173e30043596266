// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <bitset>

namespace mqtt {

// The receiver's half of the session state (MQTT 5.0 4.1): identifiers of QoS 2 messages that were
// delivered and wait for PUBREL, and how much of our Receive Maximum this connection has used
// (4.9). 16 KiB whatever the peer does. Owned by Session.
class ReceivedIds {
public:
    enum class Verdict { New, Repeated, OverQuota };

    // A new network connection: the quota starts afresh, the identifiers stay.
    void startConnection(quint16 receiveMaximum);
    void clear(); // the session ended

    Verdict receiveExactlyOnce(PacketIdentifier id); // New: deliver it
    bool release(PacketIdentifier id); // PUBREL; false when the identifier was not held
    bool receiveAtLeastOnce(); // false: over quota
    void acknowledgementsSent(); // the PUBACKs of this read are on their way

private:
    std::bitset<65536> m_held;
    std::bitset<65536> m_counted; // against the quota of this connection
    int m_exactlyOnce = 0;
    int m_atLeastOnce = 0;
    int m_receiveMaximum = 65535;
};

} // namespace mqtt
