// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"

#include <QByteArrayList>

#include <memory>

// Leads a simulated device through its life without a broker, as DeviceRunner would.
class DevicePlay {
public:
    explicit DevicePlay(broker::demo::Device &device)
        : m_device(device)
        , m_period(device.profile().period)
    {
    }

    broker::demo::Publishes start()
    {
        will = m_device.nextWill(now());
        return m_device.onStart(now());
    }
    broker::demo::Publishes tick()
    {
        ++m_step;
        return m_device.onTick(now());
    }
    broker::demo::Publishes ticks(int count)
    {
        broker::demo::Publishes all;
        for (int i = 0; i < count; ++i)
            for (auto &request : tick())
                all.push_back(std::move(request));
        return all;
    }
    broker::demo::Publishes send(const QByteArray &topic, const QByteArray &payload,
                                 const mqtt::Properties &properties = {})
    {
        return m_device.onMessage({.topic = topic, .payload = payload, .properties = properties},
                                  now());
    }
    broker::demo::Moment now() const
    {
        return {.step = m_step, .epochMs = 1'772'438'400'000 + m_step * m_period.count()};
    }

    std::optional<mqtt::Will> will;

private:
    broker::demo::Device &m_device;
    std::chrono::milliseconds m_period;
    qint64 m_step = 0;
};

// The payload that was last published to a topic; null when there was none.
inline QByteArray payloadOf(const broker::demo::Publishes &publishes, const QByteArray &topic)
{
    QByteArray last;
    for (const auto &request : publishes)
        if (request.topic == topic)
            last = request.payload;
    return last;
}

inline QByteArrayList topicsOf(const broker::demo::Publishes &publishes)
{
    QByteArrayList topics;
    for (const auto &request : publishes)
        topics << request.topic;
    return topics;
}
