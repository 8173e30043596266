// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/wander.h"

namespace broker::demo {

// A warehouse that names its topics, fields and values in Chinese.
class Warehouse : public Device {
public:
    explicit Warehouse(quint64 seed);

    DeviceProfile profile() const override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;

private:
    mqtt::PublishRequest climate(const Moment &now) const;
    mqtt::PublishRequest door(const Moment &now) const;
    mqtt::PublishRequest stock(int shelf, const Moment &now) const;
    bool isDoorOpen(qint64 step) const;

    Wander m_wander;
};

} // namespace broker::demo
