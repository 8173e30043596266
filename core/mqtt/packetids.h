// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <bitset>
#include <optional>

namespace mqtt {

// Hands out the packet identifiers of one side of a session: 1..65535, each only once until it is
// released, and the least recently used first, so that a late answer meets nobody else's request
// (MQTT 5.0 2.2.1). Owned by Session.
class PacketIds {
public:
    // Nothing when all 65,535 are in use.
    std::optional<PacketIdentifier> allocate();
    bool isExhausted() const { return m_inUse >= 65535; }
    void release(PacketIdentifier id);
    bool isInUse(PacketIdentifier id) const;
    int inUse() const { return m_inUse; }
    void clear();

private:
    std::bitset<65536> m_used;
    int m_inUse = 0;
    quint16 m_last = 0;
};

} // namespace mqtt
