// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/publishqueue.h"

#include <algorithm>

namespace mqtt {

qint64 PublishQueue::sizeOf(const PublishRequest &request)
{
    qint64 bytes = qint64(sizeof(Item)) + request.topic.size() + request.payload.size();
    const Properties &properties = request.properties;
    for (const auto *text :
         {&properties.contentType, &properties.responseTopic, &properties.correlationData}) {
        if (*text)
            bytes += (*text)->size();
    }
    for (const UserProperty &property : properties.userProperties)
        bytes += qint64(sizeof(UserProperty)) + property.name.size() + property.value.size();
    return bytes;
}

void PublishQueue::setLimits(int messages, qint64 bytes)
{
    m_maximumMessages = messages;
    m_maximumBytes = bytes;
}

bool PublishQueue::push(PublishToken token, const PublishRequest &request)
{
    const qint64 size = sizeOf(request);
    if (messages() >= m_maximumMessages || m_bytes + size > m_maximumBytes)
        return false;
    m_items.push_back({token, request, size});
    m_bytes += size;
    m_atMostOnce += request.qos == QoS::AtMostOnce ? 1 : 0;
    return true;
}

void PublishQueue::pushFront(const PublishRequest &request)
{
    const qint64 size = sizeOf(request);
    m_items.push_front({PublishToken::None, request, size});
    m_bytes += size;
    m_atMostOnce += request.qos == QoS::AtMostOnce ? 1 : 0;
}

void PublishQueue::forget(const Item &item)
{
    m_bytes -= item.bytes;
    m_atMostOnce -= item.request.qos == QoS::AtMostOnce ? 1 : 0;
}

PublishQueue::Item PublishQueue::takeFront()
{
    Item item = std::move(m_items.front());
    m_items.pop_front();
    forget(item);
    return item;
}

std::optional<PublishQueue::Item> PublishQueue::takeFirstAtMostOnce()
{
    if (m_atMostOnce == 0)
        return std::nullopt;
    const auto found = std::find_if(m_items.begin(), m_items.end(), [](const Item &item) {
        return item.request.qos == QoS::AtMostOnce;
    });
    Item item = std::move(*found);
    m_items.erase(found);
    forget(item);
    return item;
}

bool PublishQueue::remove(PublishToken token)
{
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [token](const Item &item) { return item.token == token; });
    if (found == m_items.end())
        return false;
    const Item item = std::move(*found);
    m_items.erase(found);
    forget(item);
    return true;
}

std::deque<PublishQueue::Item> PublishQueue::takeAll()
{
    m_bytes = 0;
    m_atMostOnce = 0;
    return std::exchange(m_items, {});
}

} // namespace mqtt
