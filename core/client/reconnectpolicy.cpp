// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/reconnectpolicy.h"

#include <algorithm>
#include <cmath>

namespace client {
namespace {

using namespace std::chrono_literals;

constexpr auto stableAfter = 10s;
constexpr double jitter = 0.2;

} // namespace

ReconnectSchedule::ReconnectSchedule(quint32 seed)
    : m_random(seed)
{
}

void ReconnectSchedule::start(const ReconnectPolicy &policy)
{
    m_policy = policy;
    m_attempts = 0;
    m_quickLosses = 0;
}

void ReconnectSchedule::attemptFailed()
{
    m_quickLosses = 0;
}

void ReconnectSchedule::connected(Instant now)
{
    m_connectedAt = now;
}

void ReconnectSchedule::lost(Instant now, bool closedByPeer)
{
    if (now - m_connectedAt >= stableAfter) {
        m_attempts = 0;
        m_quickLosses = 0;
    } else if (closedByPeer) {
        ++m_quickLosses;
    }
}

bool ReconnectSchedule::looksTakenOver() const
{
    return m_policy.quickLosses > 0 && m_quickLosses >= m_policy.quickLosses;
}

RetryPlan ReconnectSchedule::next(bool patient)
{
    ++m_attempts;
    const double first = double(std::max<qint64>(m_policy.first.count(), 1));
    const double most = std::max(double(m_policy.most.count()), first);
    const double base
        = patient ? most : std::min(std::ldexp(first, std::min(m_attempts - 1, 60)), most);
    const double factor = 1 - jitter + 2 * jitter * m_random.generateDouble();
    return {m_attempts, std::chrono::milliseconds(std::llround(base * factor))};
}

} // namespace client
