// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/receivedids.h"

namespace mqtt {

void ReceivedIds::startConnection(quint16 receiveMaximum)
{
    m_receiveMaximum = receiveMaximum;
    m_counted.reset();
    m_exactlyOnce = 0;
    m_atLeastOnce = 0;
}

void ReceivedIds::clear()
{
    m_held.reset();
    m_counted.reset();
    m_exactlyOnce = 0;
    m_atLeastOnce = 0;
}

ReceivedIds::Verdict ReceivedIds::receiveExactlyOnce(PacketIdentifier id)
{
    const auto index = static_cast<quint16>(id);
    if (!m_counted[index]) {
        if (m_exactlyOnce + m_atLeastOnce >= m_receiveMaximum)
            return Verdict::OverQuota;
        m_counted[index] = true;
        ++m_exactlyOnce;
    }
    if (m_held[index])
        return Verdict::Repeated;
    m_held[index] = true;
    return Verdict::New;
}

bool ReceivedIds::release(PacketIdentifier id)
{
    const auto index = static_cast<quint16>(id);
    if (m_counted[index]) {
        m_counted[index] = false;
        --m_exactlyOnce;
    }
    const bool held = m_held[index];
    m_held[index] = false;
    return held;
}

bool ReceivedIds::receiveAtLeastOnce()
{
    if (m_exactlyOnce + m_atLeastOnce >= m_receiveMaximum)
        return false;
    ++m_atLeastOnce;
    return true;
}

void ReceivedIds::acknowledgementsSent()
{
    m_atLeastOnce = 0;
}

} // namespace mqtt
