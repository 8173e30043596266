// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/wander.h"

namespace broker::demo {

// Two driverless transporters that send compact telemetry: one CBOR, one MessagePack.
class VehicleFleet : public Device {
public:
    explicit VehicleFleet(quint64 seed);

    DeviceProfile profile() const override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;

private:
    struct Reading {
        double x = 0; // m
        double y = 0;
        double heading = 0; // degrees
        double speed = 0; // m/s
        int battery = 0; // per cent
        bool loaded = false;
    };
    Reading reading(int vehicle, const Moment &now) const;
    mqtt::PublishRequest cbor(const Moment &now) const;
    mqtt::PublishRequest messagePack(const Moment &now) const;

    Wander m_wander;
};

} // namespace broker::demo
