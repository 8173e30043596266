// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/sendwindow.h"

#include <algorithm>

namespace broker {

using mqtt::PacketIdentifier;
using mqtt::QoS;

std::optional<PacketIdentifier> SendWindow::allocate()
{
    if (!m_ids)
        m_ids = std::make_unique<mqtt::PacketIds>();
    return m_ids->allocate();
}

void SendWindow::giveBack(PacketIdentifier id)
{
    m_ids->release(id);
}

void SendWindow::add(Sent message)
{
    m_published.push_back(std::move(message));
    m_sent = m_published.size();
}

SendWindow::Published::iterator SendWindow::find(PacketIdentifier id)
{
    return std::find_if(m_published.begin(), m_published.end(),
                        [id](const Sent &sent) { return sent.packetIdentifier == id; });
}

void SendWindow::erase(Published::iterator message)
{
    if (static_cast<std::size_t>(message - m_published.begin()) < m_sent)
        --m_sent;
    m_published.erase(message);
}

SendWindow::Answer SendWindow::acknowledged(PacketIdentifier id)
{
    const auto message = find(id);
    if (message == m_published.end())
        return Answer::Unknown;
    if (message->queued.qos != QoS::AtLeastOnce)
        return Answer::Mismatch;
    erase(message);
    m_ids->release(id);
    return Answer::Done;
}

SendWindow::Answer SendWindow::received(PacketIdentifier id, bool refused)
{
    const auto message = find(id);
    if (message == m_published.end()) {
        const bool again = std::find(m_released.begin(), m_released.end(), id) != m_released.end();
        return again ? Answer::Done : Answer::Unknown;
    }
    if (message->queued.qos != QoS::ExactlyOnce)
        return Answer::Mismatch;
    erase(message);
    if (refused)
        m_ids->release(id);
    else
        m_released.push_back(id);
    return Answer::Done;
}

SendWindow::Answer SendWindow::completed(PacketIdentifier id)
{
    const auto released = std::find(m_released.begin(), m_released.end(), id);
    if (released == m_released.end())
        return find(id) == m_published.end() ? Answer::Unknown : Answer::Mismatch;
    m_released.erase(released);
    m_ids->release(id);
    return Answer::Done;
}

void SendWindow::discardWaiting()
{
    const auto message = m_published.begin() + std::ptrdiff_t(m_sent);
    m_ids->release(message->packetIdentifier);
    m_published.erase(message);
}

} // namespace broker
