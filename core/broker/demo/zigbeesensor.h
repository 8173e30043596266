// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/zigbeething.h"

namespace broker::demo {

// The battery-powered sensors of the room. A climate sensor takes {"temperature_offset":-5…5}, the
// others take nothing.
class ZigbeeSensor : public ZigbeeThing {
public:
    enum class Kind : quint8 { Climate, Fridge, Motion, Contact, Leak, Remote };

    ZigbeeSensor(const Make &make, Kind kind, double usualTemperature, quint64 seed);

    bool isRetained() const override { return m_kind != Kind::Motion && m_kind != Kind::Remote; }
    bool tick(const Moment &now) override;
    bool set(const QJsonObject &wishes) override;

protected:
    void describe(JsonText &json, const Moment &now) const override;

private:
    bool isTriggered(qint64 step) const; // somebody is there, a door is open, a button pressed

    Kind m_kind;
    double m_usualTemperature; // °C
    double m_offset = 0;
    qint64 m_phase; // so that not all report at once
};

} // namespace broker::demo
