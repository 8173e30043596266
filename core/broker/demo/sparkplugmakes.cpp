// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/sparkplugmakes.h"

#include <algorithm>
#include <cmath>

namespace broker::demo {
namespace {

using namespace std::chrono_literals;
using Type = SparkplugType;

double rounded(double value, double places)
{
    const double scale = std::pow(10, places);
    return std::round(value * scale) / scale;
}

// Runs after its set point as a heated mass does, and never stands quite still.
SparkplugTag heated(const QByteArray &name, const QByteArray &setPoint, double first, int every)
{
    return {.name = name,
            .type = Type::Double,
            .value = first,
            .unit = "°C",
            .every = every,
            .next = [name, setPoint](const SparkplugTags &tags, const Wander &wander,
                                     const Moment &now) -> SparkplugValue {
                const double t = static_cast<double>(now.step);
                const double wish = tags.real(setPoint) + 1.2 * wander.drift(t / 150)
                    + 0.2 * wander.noise(now.step + qint64(name.size()));
                const double present = tags.real(name);
                return rounded(present + 0.08 * (wish - present), 1);
            }};
}

// A press stroke takes 30 steps: approach, pressing, return.
constexpr qint64 stroke = 30;

} // namespace

SparkplugMake press04()
{
    SparkplugMake make{.group = "Plant-A", .node = "Press-04", .period = 100ms};
    make.nodeTags = {
        heated("Zone1/Temperature", "Zone1/Setpoint", 184.2, 3),
        {.name = "Zone1/Setpoint", .value = 185.0, .unit = "°C"},
        heated("Zone2/Temperature", "Zone2/Setpoint", 181.7, 4),
        {.name = "Zone2/Setpoint", .value = 182.0, .unit = "°C"},
        {.name = "Press/Force",
         .value = 0.0,
         .unit = "kN",
         .next
         = [](const SparkplugTags &, const Wander &wander, const Moment &now) -> SparkplugValue {
             const double phase = static_cast<double>(now.step % stroke) / stroke;
             const double shape = std::clamp(std::sin(phase * 3.14159) * 1.6, 0.0, 1.0);
             return rounded(410 * shape + 4 * wander.noise(now.step), 1);
         }},
        {.name = "Press/CycleCount",
         .type = Type::UInt64,
         .value = qint64{18'220'416},
         .every = stroke,
         .next = [](const SparkplugTags &tags, const Wander &, const Moment &) -> SparkplugValue {
             return tags.integer("Press/CycleCount") + 1;
         }},
        {.name = "Press/State",
         .type = Type::String,
         .value = QByteArray("RUN"),
         .every = 50,
         .next
         = [](const SparkplugTags &, const Wander &wander, const Moment &now) -> SparkplugValue {
             const double mood = wander.drift(static_cast<double>(now.step) / 400 + 9e3);
             return QByteArray(mood > 0.45 ? "HOLD" : "RUN");
         }},
        {.name = "Door/Closed", .type = Type::Boolean, .value = true},
        {.name = "Alarm/Active",
         .type = Type::Boolean,
         .value = false,
         .every = 50,
         .next
         = [](const SparkplugTags &, const Wander &wander, const Moment &now) -> SparkplugValue {
             return wander.drift(static_cast<double>(now.step) / 600 + 4e3) > 0.5;
         }},
        {.name = "Recipe", .type = Type::String, .value = QByteArray("R-1042 rev C")},
    };
    make.device = "Hydraulics";
    make.deviceTags = {
        {.name = "Oil/Level",
         .type = Type::Float,
         .value = 78.5,
         .unit = "%",
         .every = 100,
         .next
         = [](const SparkplugTags &, const Wander &wander, const Moment &now) -> SparkplugValue {
             return rounded(76 + 4 * wander.drift(static_cast<double>(now.step) / 2000), 1);
         }},
        {.name = "Oil/Temperature",
         .type = Type::Float,
         .value = 46.0,
         .unit = "°C",
         .every = 10,
         .next
         = [](const SparkplugTags &, const Wander &wander, const Moment &now) -> SparkplugValue {
             return rounded(47 + 5 * wander.drift(static_cast<double>(now.step) / 300 + 2e3), 1);
         }},
        {.name = "Pump/Speed",
         .type = Type::Int32,
         .value = qint64{1480},
         .unit = "1/min",
         .every = 10,
         .next
         = [](const SparkplugTags &, const Wander &wander, const Moment &now) -> SparkplugValue {
             return qint64(std::lround(1480 + 12 * wander.noise(now.step + 11)));
         }},
    };
    return make;
}

SparkplugMake oven02()
{
    SparkplugMake make{.group = "Plant-A", .node = "Oven-02", .period = 250ms};
    make.nodeTags = {
        heated("Chamber/Temperature", "Chamber/Setpoint", 219.4, 1),
        {.name = "Chamber/Setpoint", .value = 220.0, .unit = "°C"},
        {.name = "Fan/Speed",
         .type = Type::Int32,
         .value = qint64{900},
         .unit = "1/min",
         .every = 4,
         .next
         = [](const SparkplugTags &, const Wander &wander, const Moment &now) -> SparkplugValue {
             return qint64(
                 std::lround(905 + 20 * wander.drift(static_cast<double>(now.step) / 50)));
         }},
        {.name = "Burner/On",
         .type = Type::Boolean,
         .value = true,
         .every = 4,
         .next = [](const SparkplugTags &tags, const Wander &, const Moment &) -> SparkplugValue {
             return tags.real("Chamber/Temperature") < tags.real("Chamber/Setpoint");
         }},
        {.name = "Batch/Id", .type = Type::String, .value = QByteArray("B-20260302-07")},
        {.name = "Batch/Remaining",
         .type = Type::Int32,
         .value = qint64{1800},
         .unit = "s",
         .every = 4,
         .next = [](const SparkplugTags &tags, const Wander &, const Moment &) -> SparkplugValue {
             const qint64 left = tags.integer("Batch/Remaining");
             return left > 0 ? left - 1 : 1800;
         }},
    };
    return make;
}

} // namespace broker::demo
