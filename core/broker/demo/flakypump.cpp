// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/flakypump.h"

namespace broker::demo {

FlakyPump::FlakyPump(quint64 seed, std::chrono::milliseconds lifetime,
                     std::chrono::milliseconds absence)
    : m_wander(seed, "pump-2")
    , m_lifetime(lifetime)
    , m_absence(absence)
{
}

DeviceProfile FlakyPump::profile() const
{
    return {.clientId = "demo-pump-2",
            .version = client::VersionChoice::Mqtt311,
            .lifetime = m_lifetime,
            .absence = m_absence};
}

std::optional<mqtt::Will> FlakyPump::nextWill(const Moment &)
{
    return mqtt::Will{.topic = "lab/pump-2/status",
                      .payload = "connection lost",
                      .qos = mqtt::QoS::AtLeastOnce,
                      .retain = true};
}

Publishes FlakyPump::onStart(const Moment &now)
{
    ++m_starts;
    Publishes out{{.topic = "lab/pump-2/status",
                   .payload = "online",
                   .qos = mqtt::QoS::AtLeastOnce,
                   .retain = true},
                  {.topic = "lab/pump-2/starts",
                   .payload = QByteArray::number(m_starts),
                   .qos = mqtt::QoS::AtLeastOnce,
                   .retain = true}};
    const Publishes values = onTick(now);
    out.insert(out.end(), values.begin(), values.end());
    return out;
}

Publishes FlakyPump::onTick(const Moment &now)
{
    const double t = static_cast<double>(now.step);
    const double pressure = 3.2 + 0.5 * m_wander.drift(t / 20) + 0.03 * m_wander.noise(now.step);
    const double flow = 14 + 2.4 * m_wander.drift(t / 20) + 0.1 * m_wander.noise(now.step + 5);
    return {{.topic = "lab/pump-2/pressure", .payload = QByteArray::number(pressure, 'f', 2)},
            {.topic = "lab/pump-2/flow", .payload = QByteArray::number(flow, 'f', 1)}};
}

} // namespace broker::demo
