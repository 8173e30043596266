// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/zigbeelamp.h"

#include <algorithm>
#include <cmath>

namespace broker::demo {
namespace {

constexpr double mostBrightness = 254;
constexpr double longestTransition = 60; // seconds
constexpr double usualTransition = 1;
constexpr qint64 reportEvery = 60; // steps, when nothing happens

} // namespace

ZigbeeLamp::ZigbeeLamp(const Make &make, quint64 seed, std::chrono::milliseconds period, bool on)
    : ZigbeeThing(make, seed)
    , m_period(period)
    , m_on(on)
{
}

bool ZigbeeLamp::tick(const Moment &now)
{
    if (m_on && m_brightness != m_target) {
        const double rest = m_target - m_brightness;
        m_brightness = std::abs(rest) <= m_perStep ? m_target
                                                   : m_brightness + std::copysign(m_perStep, rest);
        return true;
    }
    return now.step % reportEvery == qint64(wander().bits(0) % reportEvery);
}

bool ZigbeeLamp::set(const QJsonObject &wishes)
{
    const QString state = wishes.value(QLatin1String("state")).toString().toUpper();
    const QJsonValue brightness = wishes.value(QLatin1String("brightness"));
    const QJsonValue colorTemp = wishes.value(QLatin1String("color_temp"));
    const double transition
        = std::clamp(wishes.value(QLatin1String("transition")).toDouble(usualTransition), 0.0,
                     longestTransition);

    const bool wantsOn = state == QLatin1String("ON");
    const bool wantsOff = state == QLatin1String("OFF");
    const bool toggles = state == QLatin1String("TOGGLE");
    if (!wantsOn && !wantsOff && !toggles && !brightness.isDouble() && !colorTemp.isDouble())
        return false;

    if (colorTemp.isDouble())
        m_colorTemp = std::lround(std::clamp(colorTemp.toDouble(), 153.0, 500.0));
    const bool wasOn = m_on;
    if (brightness.isDouble()) {
        const double wanted = std::clamp(brightness.toDouble(), 0.0, mostBrightness);
        m_on = wanted >= 1 && !wantsOff;
        m_target = wanted >= 1 ? std::round(wanted) : m_target;
    } else if (wantsOn || wantsOff || toggles) {
        m_on = toggles ? !m_on : wantsOn;
    }
    if (m_on && !wasOn)
        m_brightness = 1; // comes up from dark
    if (m_on)
        fadeTo(m_target, transition);
    return true;
}

void ZigbeeLamp::fadeTo(double brightness, double seconds)
{
    const double steps = std::floor(seconds * 1000 / static_cast<double>(m_period.count()));
    m_target = brightness;
    if (steps < 1)
        m_brightness = brightness;
    else
        m_perStep = std::abs(brightness - m_brightness) / steps;
}

void ZigbeeLamp::describe(JsonText &json, const Moment &) const
{
    json.text("state", m_on ? "ON" : "OFF")
        .integer("brightness", std::lround(m_on ? m_brightness : m_target))
        .text("color_mode", "color_temp")
        .integer("color_temp", m_colorTemp);
}

} // namespace broker::demo
