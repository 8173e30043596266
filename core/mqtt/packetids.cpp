// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetids.h"

namespace mqtt {

std::optional<PacketIdentifier> PacketIds::allocate()
{
    if (isExhausted())
        return std::nullopt;
    do {
        m_last = m_last == 65535 ? quint16(1) : quint16(m_last + 1);
    } while (m_used[m_last]);
    m_used[m_last] = true;
    ++m_inUse;
    return PacketIdentifier{m_last};
}

void PacketIds::release(PacketIdentifier id)
{
    const auto index = static_cast<quint16>(id);
    if (m_used[index]) {
        m_used[index] = false;
        --m_inUse;
    }
}

bool PacketIds::isInUse(PacketIdentifier id) const
{
    return m_used[static_cast<quint16>(id)];
}

void PacketIds::clear()
{
    m_used.reset();
    m_inUse = 0;
}

} // namespace mqtt
