// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/wander.h"

namespace broker::demo {

// A weather station as hobbyists build them: one plain value a topic, and everything once more as a
// line of key=value pairs. Speaks MQTT 3.1.
class WeatherStation : public Device {
public:
    explicit WeatherStation(quint64 seed);

    DeviceProfile profile() const override;
    std::optional<mqtt::Will> nextWill(const Moment &now) override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;

private:
    Publishes values(const Moment &now) const;

    Wander m_wander;
};

} // namespace broker::demo
