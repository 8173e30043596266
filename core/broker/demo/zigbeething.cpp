// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/zigbeething.h"

#include <cmath>

namespace broker::demo {

QByteArray ZigbeeThing::state(const Moment &now) const
{
    JsonText json;
    describe(json, now);
    const double steps = static_cast<double>(now.step);
    json.integer("linkquality",
                 std::lround(122 + 28 * m_wander.drift(steps / 25) + 6 * m_wander.noise(now.step)));
    if (m_make.battery) {
        // A cell loses a per cent in about an hour of showing off.
        const double full = 60 + 40 * m_wander.share(-1);
        const double left = std::max(1.0, full - steps / 7200);
        json.integer("battery", std::lround(left));
        json.integer("voltage", std::lround(2600 + 4.4 * left + 2 * m_wander.drift(steps / 60)));
    }
    const QByteArray update
        = JsonText().text("state", "idle").integer("installed_version", 16777232).bytes();
    json.json("update", update).text("last_seen", isoTime(now.epochMs));
    return json.bytes();
}

} // namespace broker::demo
