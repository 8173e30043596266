// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/device.h"
#include "broker/demo/jsontext.h"
#include "broker/demo/wander.h"

#include <QJsonObject>

namespace broker::demo {

// One Zigbee device behind the bridge: its state as JSON and what a `…/set` changes about it.
// Owned by ZigbeeRoom; no I/O.
class ZigbeeThing {
public:
    struct Make {
        QByteArray name{}; // below the base topic: "living_room/climate"
        QByteArray vendor{};
        QByteArray model{};
        bool battery = true;
    };

    ZigbeeThing(const Make &make, quint64 seed)
        : m_make(make)
        , m_wander(seed, make.name)
    {
    }
    virtual ~ZigbeeThing() = default;
    Q_DISABLE_COPY_MOVE(ZigbeeThing)

    const Make &make() const { return m_make; }
    virtual bool isRetained() const { return true; }

    virtual bool tick(const Moment &now) = 0; // true: the state is to be published
    // False: there was nothing in it that this thing can do.
    virtual bool set(const QJsonObject &wishes)
    {
        Q_UNUSED(wishes)
        return false;
    }
    QByteArray state(const Moment &now) const;

protected:
    virtual void describe(JsonText &json, const Moment &now) const = 0;
    const Wander &wander() const { return m_wander; }

private:
    Make m_make;
    Wander m_wander;
};

} // namespace broker::demo
