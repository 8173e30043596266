// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/wander.h"

namespace broker::demo {

// A six-axis robot arm: joint angles as plain numbers, joint/1 fifty times a second and the others
// five times; the tool's pose as CSV.
class Robot : public Device {
public:
    explicit Robot(quint64 seed);

    DeviceProfile profile() const override;
    std::optional<mqtt::Will> nextWill(const Moment &now) override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;

private:
    mqtt::PublishRequest joint(int number, const Moment &now) const;
    mqtt::PublishRequest pose(const Moment &now) const;
    mqtt::PublishRequest state(const Moment &now) const;
    double angle(int number, const Moment &now) const;

    Wander m_wander;
};

} // namespace broker::demo
