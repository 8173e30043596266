// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/zigbeething.h"

#include <chrono>

namespace broker::demo {

// A white lamp: {"state":"ON|OFF|TOGGLE","brightness":0…254,"color_temp":153…500,"transition":s}.
// The brightness follows over the transition, one report each step, as real lamps do.
class ZigbeeLamp : public ZigbeeThing {
public:
    // `period`: of tick().
    ZigbeeLamp(const Make &make, quint64 seed, std::chrono::milliseconds period, bool on);

    bool tick(const Moment &now) override;
    bool set(const QJsonObject &wishes) override;

protected:
    void describe(JsonText &json, const Moment &now) const override;

private:
    void fadeTo(double brightness, double seconds);

    std::chrono::milliseconds m_period;
    bool m_on = false;
    double m_brightness = 203;
    double m_target = 203; // kept while off, and returned to
    double m_perStep = 0;
    qint64 m_colorTemp = 370; // mired
};

} // namespace broker::demo
