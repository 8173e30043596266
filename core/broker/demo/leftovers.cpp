// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/leftovers.h"

#include "broker/demo/jsontext.h"

namespace broker::demo {

DeviceProfile Leftovers::profile() const
{
    return {.clientId = "demo-leftovers", .leavesAfterStart = true};
}

Publishes Leftovers::onStart(const Moment &now)
{
    constexpr qint64 msPerDay = 24LL * 3600 * 1000;
    const QByteArray sensor = JsonText()
                                  .number("temperature", 19.0, 1)
                                  .integer("battery", 0)
                                  .text("last_seen", isoTime(now.epochMs - 212 * msPerDay))
                                  .bytes();
    const QByteArray printer = JsonText().text("state", "printing").integer("percent", 63).bytes();
    return {{.topic = "zigbee2mqtt/living_room/old_sensor",
             .payload = sensor,
             .qos = mqtt::QoS::AtLeastOnce,
             .retain = true},
            {.topic = "workshop/printer-1/status",
             .payload = printer,
             .qos = mqtt::QoS::AtLeastOnce,
             .retain = true}};
}

Publishes Leftovers::onTick(const Moment &)
{
    return {};
}

} // namespace broker::demo
