// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/zigbeesensor.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace broker::demo {
namespace {

// Steps of half a second between two reports.
qint64 reportInterval(ZigbeeSensor::Kind kind)
{
    switch (kind) {
    case ZigbeeSensor::Kind::Climate:
        return 4;
    case ZigbeeSensor::Kind::Fridge:
        return 10;
    case ZigbeeSensor::Kind::Motion:
        return 12;
    case ZigbeeSensor::Kind::Contact:
    case ZigbeeSensor::Kind::Leak:
    case ZigbeeSensor::Kind::Remote:
        break;
    }
    return 120;
}

} // namespace

ZigbeeSensor::ZigbeeSensor(const Make &make, Kind kind, double usualTemperature, quint64 seed)
    : ZigbeeThing(make, seed)
    , m_kind(kind)
    , m_usualTemperature(usualTemperature)
    , m_phase(qint64(wander().bits(-2) % quint64(reportInterval(kind))))
{
}

bool ZigbeeSensor::tick(const Moment &now)
{
    return isTriggered(now.step) != isTriggered(now.step - 1)
        || now.step % reportInterval(m_kind) == m_phase;
}

bool ZigbeeSensor::set(const QJsonObject &wishes)
{
    const QJsonValue offset = wishes.value(QLatin1String("temperature_offset"));
    if (m_kind != Kind::Climate || !offset.isDouble())
        return false;
    m_offset = std::clamp(offset.toDouble(), -5.0, 5.0);
    return true;
}

bool ZigbeeSensor::isTriggered(qint64 step) const
{
    const double t = static_cast<double>(step);
    switch (m_kind) {
    case Kind::Motion:
        return wander().drift(t / 20) > 0.15;
    case Kind::Contact:
        return wander().drift(t / 40) > 0.35;
    case Kind::Remote:
        return wander().chance(step, 0.02);
    case Kind::Climate:
    case Kind::Fridge:
    case Kind::Leak:
        break;
    }
    return false;
}

void ZigbeeSensor::describe(JsonText &json, const Moment &now) const
{
    static constexpr std::array actions{"toggle", "brightness_up_click", "brightness_down_click",
                                        "arrow_left_click", "arrow_right_click"};
    const double t = static_cast<double>(now.step);
    const bool triggered = isTriggered(now.step);
    switch (m_kind) {
    case Kind::Climate:
        json.number("temperature",
                    m_usualTemperature + m_offset + 0.9 * Wander::dayCurve(now.epochMs)
                        + 1.1 * wander().drift(t / 90) + 0.06 * wander().noise(now.step),
                    1)
            .number("humidity",
                    45 - 3 * Wander::dayCurve(now.epochMs) + 5 * wander().drift(t / 110 + 5e3)
                        + 0.15 * wander().noise(now.step + 1),
                    1);
        if (m_offset != 0)
            json.number("temperature_offset", m_offset, 1);
        break;
    case Kind::Fridge:
        // The compressor: warms up slowly, is cooled down faster.
        json.number("temperature",
                    m_usualTemperature + 0.8 * std::abs(std::fmod(t, 240) / 120 - 1)
                        + 0.3 * wander().drift(t / 80),
                    1);
        break;
    case Kind::Motion:
        json.flag("occupancy", triggered)
            .integer(
                "illuminance",
                std::lround(std::max(
                    2.0, 210 + 180 * Wander::daylight(now.epochMs) + 25 * wander().drift(t / 30))));
        break;
    case Kind::Contact:
        json.flag("contact", !triggered);
        break;
    case Kind::Leak:
        json.flag("water_leak", false).flag("battery_low", false).flag("tamper", false);
        break;
    case Kind::Remote:
        json.text("action", triggered ? actions[wander().bits(now.step + 7) % actions.size()] : "");
        break;
    }
}

} // namespace broker::demo
