// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/trafficmeter.h"

#include <algorithm>

namespace pipeline {

void TrafficMeter::sample(qint64 nowMs, const Totals &totals)
{
    m_samples[m_next] = {nowMs, totals};
    m_next = (m_next + 1) % MostSamples;
    m_count = std::min(m_count + 1, MostSamples);
}

void TrafficMeter::reset()
{
    m_count = 0;
}

TrafficMeter::Rates TrafficMeter::rates() const
{
    if (m_count < 2)
        return {};
    const Sample &newest = m_samples[(m_next + MostSamples - 1) % MostSamples];
    const Sample &oldest = m_samples[(m_next + MostSamples - m_count) % MostSamples];
    const qint64 elapsedMs = newest.atMs - oldest.atMs;
    if (elapsedMs <= 0)
        return {};
    const auto perSecond = [&](quint64 Totals::*total) {
        const quint64 before = oldest.totals.*total;
        const quint64 after = newest.totals.*total;
        return after > before ? double(after - before) * 1000 / double(elapsedMs) : 0.0;
    };
    return {perSecond(&Totals::messagesReceived), perSecond(&Totals::bytesReceived),
            perSecond(&Totals::messagesPublished)};
}

} // namespace pipeline
