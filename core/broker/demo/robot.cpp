// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/robot.h"

#include "broker/demo/jsontext.h"

#include <array>
#include <cmath>
#include <numbers>

namespace broker::demo {
namespace {

using namespace std::chrono_literals;

constexpr qint64 stepsPerSecond = 50;
constexpr qint64 cycle = 6 * stepsPerSecond; // one pick and place
constexpr int joints = 6;

struct Swing {
    double middle; // degrees
    double reach;
    double turns; // per cycle
};
constexpr std::array<Swing, joints> swings{
    {{-12, 48, 1}, {-64, 21, 2}, {88, 27, 2}, {4, 3, 1}, {52, 18, 2}, {0, 90, 1}}};

QByteArray topic(const QByteArray &name)
{
    return "factory/line-3/robot-7/" + name;
}

} // namespace

Robot::Robot(quint64 seed)
    : m_wander(seed, "robot-7")
{
}

DeviceProfile Robot::profile() const
{
    return {.clientId = "demo-robot-7", .period = 1000ms / stepsPerSecond};
}

std::optional<mqtt::Will> Robot::nextWill(const Moment &)
{
    return mqtt::Will{.topic = topic("online"),
                      .payload = "false",
                      .qos = mqtt::QoS::AtLeastOnce,
                      .retain = true};
}

Publishes Robot::onStart(const Moment &now)
{
    Publishes out{{.topic = topic("online"),
                   .payload = "true",
                   .qos = mqtt::QoS::AtLeastOnce,
                   .retain = true},
                  pose(now),
                  state(now)};
    for (int number = 1; number <= joints; ++number)
        out.push_back(joint(number, now));
    return out;
}

Publishes Robot::onTick(const Moment &now)
{
    Publishes out{joint(1, now)};
    // The other joints and the pose take turns, so that no step is heavier than two messages.
    const qint64 turn = now.step % 10;
    if (turn < joints - 1)
        out.push_back(joint(int(turn) + 2, now));
    else if (turn == joints - 1)
        out.push_back(pose(now));
    if (now.step % cycle == 0)
        out.push_back(state(now));
    return out;
}

double Robot::angle(int number, const Moment &now) const
{
    const Swing &swing = swings.at(size_t(number - 1));
    const double phase = 2 * std::numbers::pi * static_cast<double>(now.step % cycle) / cycle;
    return swing.middle + swing.reach * std::sin(swing.turns * phase)
        + 0.02 * m_wander.noise(now.step * joints + number);
}

mqtt::PublishRequest Robot::joint(int number, const Moment &now) const
{
    return {.topic = topic("joint/" + QByteArray::number(number)),
            .payload = QByteArray::number(angle(number, now), 'f', 4)};
}

mqtt::PublishRequest Robot::pose(const Moment &now) const
{
    const double turn = angle(1, now) * std::numbers::pi / 180;
    const double reach = 612 + 3 * angle(2, now);
    QByteArray line;
    for (const double value : {reach * std::cos(turn), reach * std::sin(turn), 410 + angle(3, now),
                               180.0, angle(5, now), angle(6, now)}) {
        if (!line.isEmpty())
            line += ',';
        line += QByteArray::number(value, 'f', 2);
    }
    return {.topic = topic("tool/pose"), .payload = line};
}

mqtt::PublishRequest Robot::state(const Moment &now) const
{
    return {.topic = topic("state"),
            .payload = JsonText()
                           .text("mode", "AUTO")
                           .text("program", "PICK_A")
                           .integer("cycle", 48'211 + now.step / cycle)
                           .number("speed", 0.85, 2)
                           .flag("protective_stop", false)
                           .bytes(),
            .retain = true};
}

} // namespace broker::demo
