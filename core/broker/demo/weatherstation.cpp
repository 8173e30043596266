// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/weatherstation.h"

#include <algorithm>
#include <cmath>

namespace broker::demo {
namespace {

using namespace std::chrono_literals;

} // namespace

WeatherStation::WeatherStation(quint64 seed)
    : m_wander(seed, "weather")
{
}

DeviceProfile WeatherStation::profile() const
{
    // MQTT 3.1 allows client ids of at most 23 characters.
    return {.clientId = "demo-weather", .version = client::VersionChoice::Mqtt31, .period = 3s};
}

std::optional<mqtt::Will> WeatherStation::nextWill(const Moment &)
{
    return mqtt::Will{.topic = "garden/weather/status", .payload = "offline", .retain = true};
}

Publishes WeatherStation::onStart(const Moment &now)
{
    Publishes out = values(now);
    out.push_back({.topic = "garden/weather/status", .payload = "online", .retain = true});
    return out;
}

Publishes WeatherStation::onTick(const Moment &now)
{
    return values(now);
}

Publishes WeatherStation::values(const Moment &now) const
{
    const double t = static_cast<double>(now.step);
    const double day = Wander::dayCurve(now.epochMs);
    const double temperature
        = 11.5 + 5.5 * day + 2 * m_wander.drift(t / 200) + 0.05 * m_wander.noise(now.step);
    const double humidity
        = std::clamp(64 - 14 * day + 7 * m_wander.drift(t / 180 + 1e3), 5.0, 100.0);
    const double pressure = 1013.2 + 6 * m_wander.drift(t / 900 + 2e3);
    const double wind = std::max(0.0, 3 + 2.6 * m_wander.drift(t / 15 + 3e3));
    const double sun
        = std::max(0.0, 620 * Wander::daylight(now.epochMs) + 160 * m_wander.drift(t / 25 + 4e3));
    const auto one = [](double value) { return QByteArray::number(value, 'f', 1); };
    const auto whole = [](double value) { return QByteArray::number(std::lround(value)); };
    const QByteArray line = "weather,station=garden temperature=" + one(temperature)
        + ",humidity=" + whole(humidity) + ",pressure=" + one(pressure) + ",wind=" + one(wind)
        + ",sun=" + whole(sun) + ' ' + QByteArray::number(now.epochMs) + "000000";
    return {{.topic = "garden/weather/temperature", .payload = one(temperature)},
            {.topic = "garden/weather/humidity", .payload = whole(humidity)},
            {.topic = "garden/weather/pressure", .payload = one(pressure) + " hPa"},
            {.topic = "garden/weather/wind", .payload = one(wind)},
            {.topic = "garden/weather/sun", .payload = whole(sun)},
            {.topic = "garden/weather/line", .payload = line}};
}

} // namespace broker::demo
