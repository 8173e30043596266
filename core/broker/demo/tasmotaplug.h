// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/wander.h"

namespace broker::demo {

// A metering plug as Tasmota speaks (MQTT 3.1.1): tele/…/LWT with a will, STATE and SENSOR,
// commands at cmnd/…, answers at stat/….
class TasmotaPlug : public Device {
public:
    explicit TasmotaPlug(quint64 seed);

    DeviceProfile profile() const override;
    std::optional<mqtt::Will> nextWill(const Moment &now) override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;
    Publishes onMessage(const Incoming &message, const Moment &now) override;

private:
    mqtt::PublishRequest state(QByteArrayView topic, const Moment &now) const;
    mqtt::PublishRequest sensor(const Moment &now) const;
    Publishes powerAnswer() const;
    double watts(const Moment &now) const;

    Wander m_wander;
    bool m_on = true;
    qint64 m_telePeriod = 10; // steps between two STATE
    double m_today = 2.418; // kWh
    double m_total = 3185.206;
};

} // namespace broker::demo
