// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/demodevices.h"

#include "broker/demo/devicecatalogue.h"
#include "broker/demo/devicerunner.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace broker::demo {
namespace {

// The day on which seeded devices live: Monday 2026-03-02, 08:00 UTC.
constexpr qint64 seededStartMs = 1'772'438'400'000;

} // namespace

DemoDevices::DemoDevices(QObject *parent)
    : QObject(parent)
{
}

DemoDevices::~DemoDevices()
{
    for (DeviceRunner *runner : m_runners)
        runner->disconnect(this);
}

int DemoDevices::deviceCount() const
{
    return int(std::count_if(m_runners.begin(), m_runners.end(),
                             [](const DeviceRunner *runner) { return !runner->isVisitor(); }));
}

int DemoDevices::onlineCount() const
{
    return int(std::count_if(m_runners.begin(), m_runners.end(), [](const DeviceRunner *runner) {
        return !runner->isVisitor() && runner->isOnline();
    }));
}

void DemoDevices::start(const DemoOptions &options)
{
    stop();
    const quint64 seed = options.seed.value_or(QRandomGenerator::global()->generate64());
    const auto startMs = options.seed ? std::optional(seededStartMs) : std::nullopt;
    for (auto &device : makeDevices(options, seed)) {
        auto *runner = new DeviceRunner(std::move(device), options, startMs, this);
        connect(runner, &DeviceRunner::onlineChanged, this,
                [this] { emit onlineChanged(onlineCount(), deviceCount()); });
        m_runners.push_back(runner);
    }
    for (DeviceRunner *runner : m_runners)
        runner->start();
}

void DemoDevices::stop()
{
    const auto runners = std::exchange(m_runners, {});
    for (DeviceRunner *runner : runners) {
        runner->disconnect(this);
        runner->leave();
    }
    if (!runners.empty())
        emit onlineChanged(0, 0);
}

void DemoDevices::cutFlakyNow()
{
    for (DeviceRunner *runner : m_runners)
        if (runner->isFlaky())
            runner->cut();
}

} // namespace broker::demo
