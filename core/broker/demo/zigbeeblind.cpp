// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/zigbeeblind.h"

#include <algorithm>
#include <cmath>

namespace broker::demo {
namespace {

constexpr int speed = 5; // per cent a step

} // namespace

bool ZigbeeBlind::tick(const Moment &)
{
    if (m_position == m_target)
        return false;
    m_position += std::clamp(m_target - m_position, -speed, speed);
    return true;
}

bool ZigbeeBlind::set(const QJsonObject &wishes)
{
    const QJsonValue position = wishes.value(QLatin1String("position"));
    const QString state = wishes.value(QLatin1String("state")).toString().toUpper();
    if (position.isDouble())
        m_target = int(std::lround(std::clamp(position.toDouble(), 0.0, 100.0)));
    else if (state == QLatin1String("OPEN"))
        m_target = 100;
    else if (state == QLatin1String("CLOSE"))
        m_target = 0;
    else if (state == QLatin1String("STOP"))
        m_target = m_position;
    else
        return false;
    return true;
}

void ZigbeeBlind::describe(JsonText &json, const Moment &) const
{
    json.integer("position", m_position)
        .text("state", m_position == 0 ? "CLOSE" : "OPEN")
        .flag("moving", m_position != m_target);
}

} // namespace broker::demo
