// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"

namespace broker::demo {

// A request/response service (MQTT 5 section 4.10): {"op":"add|subtract|multiply|divide","a":…,
// "b":…} at service/calculator/request is answered at the request's response topic with its
// correlation data. Requests without a response topic are only counted.
class Calculator : public Device {
public:
    DeviceProfile profile() const override;
    std::optional<mqtt::Will> nextWill(const Moment &now) override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;
    Publishes onMessage(const Incoming &message, const Moment &now) override;

private:
    mqtt::PublishRequest status() const;

    qint64 m_answered = 0;
    qint64 m_unanswerable = 0;
};

} // namespace broker::demo
