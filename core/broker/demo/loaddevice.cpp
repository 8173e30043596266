// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/loaddevice.h"

#include "broker/demo/demooptions.h"

#include <algorithm>

namespace broker::demo {
namespace {

using namespace std::chrono_literals;

constexpr qint64 stepsPerSecond = 100;
constexpr qint64 topics = 1000;
constexpr qint64 topicsPerLine = 50;

} // namespace

LoadDevice::LoadDevice(quint64 seed, int messagesPerSecond)
    : m_wander(seed, "load")
    , m_rate(std::clamp(messagesPerSecond, 1, maximumLoadRate))
{
}

DeviceProfile LoadDevice::profile() const
{
    return {.clientId = "demo-load", .period = 1000ms / stepsPerSecond};
}

Publishes LoadDevice::onStart(const Moment &)
{
    return {};
}

Publishes LoadDevice::onTick(const Moment &now)
{
    // What is due after this step, less what was due before it: exact over each second.
    const qint64 step = now.step % stepsPerSecond;
    const qint64 due = m_rate * (step + 1) / stepsPerSecond - m_rate * step / stepsPerSecond;
    Publishes out;
    out.reserve(size_t(due));
    for (qint64 i = 0; i < due; ++i) {
        const qint64 topic = m_sent++ % topics;
        const QByteArray line = QByteArray::number(topic / topicsPerLine);
        const double value = 50 + 10 * m_wander.noise(m_sent);
        out.push_back(
            {.topic = "load/line-" + line + "/node-" + QByteArray::number(topic) + "/value",
             .payload = QByteArray::number(value, 'f', 3)});
    }
    return out;
}

} // namespace broker::demo
