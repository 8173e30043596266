// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/zigbeething.h"

#include <memory>

namespace broker::demo {

// A zigbee2mqtt-like bridge with a handful of things in three rooms and a warehouse: retained JSON
// states, `…/set` and `…/get`, bridge/state with a will, bridge/request/… with its responses.
class ZigbeeRoom : public Device {
public:
    explicit ZigbeeRoom(quint64 seed);

    DeviceProfile profile() const override;
    std::optional<mqtt::Will> nextWill(const Moment &now) override;
    Publishes onStart(const Moment &now) override;
    Publishes onTick(const Moment &now) override;
    Publishes onMessage(const Incoming &message, const Moment &now) override;

private:
    ZigbeeThing *thing(QByteArrayView name) const;
    mqtt::PublishRequest report(const ZigbeeThing &thing, const Moment &now) const;
    Publishes answerSet(ZigbeeThing &thing, const Incoming &message, const Moment &now);
    Publishes answerRequest(const QByteArray &name, const QByteArray &payload, const Moment &now);
    mqtt::PublishRequest info() const;
    mqtt::PublishRequest devices() const;

    std::vector<std::unique_ptr<ZigbeeThing>> m_things;
    bool m_permitJoin = false;
};

} // namespace broker::demo
