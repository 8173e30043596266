// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/sparkplughost.h"

#include "broker/demo/jsontext.h"

namespace broker::demo {
namespace {

QByteArray stateTopic()
{
    return "spBv1.0/STATE/scada-1";
}

QByteArray stateText(bool online, qint64 timestampMs)
{
    return JsonText().flag("online", online).integer("timestamp", timestampMs).bytes();
}

} // namespace

DeviceProfile SparkplugHost::profile() const
{
    return {.clientId = "demo-sparkplug-host", .period = std::chrono::seconds(60)};
}

std::optional<mqtt::Will> SparkplugHost::nextWill(const Moment &now)
{
    m_timestampMs = now.epochMs;
    return mqtt::Will{.topic = stateTopic(),
                      .payload = stateText(false, m_timestampMs),
                      .qos = mqtt::QoS::AtLeastOnce,
                      .retain = true};
}

Publishes SparkplugHost::onStart(const Moment &)
{
    return {{.topic = stateTopic(),
             .payload = stateText(true, m_timestampMs),
             .qos = mqtt::QoS::AtLeastOnce,
             .retain = true}};
}

Publishes SparkplugHost::onTick(const Moment &)
{
    return {};
}

} // namespace broker::demo
