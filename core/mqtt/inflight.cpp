// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/inflight.h"

namespace mqtt {

void Inflight::add(InflightMessage message)
{
    // New messages wait until the old ones have been resent, so the resend mark stays a suffix.
    Q_ASSERT(m_toResend == 0);
    const auto id = static_cast<quint16>(message.packet.packetIdentifier);
    m_bytes += message.bytes;
    m_published.push_back(std::move(message));
    m_byId.insert_or_assign(id, std::prev(m_published.end()));
    m_next = m_published.end();
}

InflightMessage *Inflight::find(PacketIdentifier id)
{
    const auto found = m_byId.find(static_cast<quint16>(id));
    return found == m_byId.end() ? nullptr : &*found->second;
}

void Inflight::stopWaiting(List::iterator message)
{
    if (!std::exchange(message->waits, false))
        return;
    --m_toResend;
    if (message == m_next)
        ++m_next;
}

void Inflight::release(PacketIdentifier id)
{
    const auto found = m_byId.find(static_cast<quint16>(id));
    if (found == m_byId.end() || found->second->released)
        return;
    const auto message = found->second;
    stopWaiting(message);
    message->released = true;
    message->packet.topic.clear();
    message->packet.payload.clear();
    message->packet.properties = Properties();
    m_bytes -= message->bytes;
    message->bytes = 0;
    m_released.splice(m_released.end(), m_published, message);
}

std::optional<InflightMessage> Inflight::take(PacketIdentifier id)
{
    const auto found = m_byId.find(static_cast<quint16>(id));
    if (found == m_byId.end())
        return std::nullopt;
    const auto position = found->second;
    stopWaiting(position);
    InflightMessage message = std::move(*position);
    m_bytes -= message.bytes;
    (message.released ? m_released : m_published).erase(position);
    m_byId.erase(found);
    return message;
}

std::vector<InflightMessage> Inflight::takeAll()
{
    std::vector<InflightMessage> all;
    all.reserve(m_byId.size());
    for (List *list : {&m_released, &m_published}) {
        for (InflightMessage &message : *list)
            all.push_back(std::move(message));
        list->clear();
    }
    m_byId.clear();
    m_next = m_published.end();
    m_toResend = 0;
    m_bytes = 0;
    return all;
}

void Inflight::forEach(const std::function<void(InflightMessage &)> &visit)
{
    for (List *list : {&m_released, &m_published}) {
        for (InflightMessage &message : *list)
            visit(message);
    }
}

void Inflight::startResending()
{
    m_next = m_published.begin();
    m_toResend = qsizetype(m_published.size());
    for (InflightMessage &message : m_published)
        message.waits = true;
}

InflightMessage *Inflight::nextToResend()
{
    return m_toResend == 0 ? nullptr : &*m_next;
}

void Inflight::resent()
{
    if (m_toResend == 0)
        return;
    m_next->resent = true;
    stopWaiting(m_next);
}

} // namespace mqtt
