// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/wander.h"

namespace broker::demo {

// What is not text: a vibration sensor with a packed struct, a camera with a small PNG, and a
// firmware image, retained, of 64 KiB.
//
// The struct is little endian, 28 bytes: magic "VB" · version u8 · flags u8 · sequence u32 ·
// time u64 (ms since 1970) · x, y, z i16 (mg) · temperature i16 (1/100 °C) · rms f32 (mm/s).
class InspectionCell : public Device {
public:
    explicit InspectionCell(quint64 seed);

    DeviceProfile profile() const override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;

private:
    mqtt::PublishRequest vibration(const Moment &now) const;
    mqtt::PublishRequest snapshot(const Moment &now) const;
    mqtt::PublishRequest firmware() const;

    Wander m_wander;
};

} // namespace broker::demo
