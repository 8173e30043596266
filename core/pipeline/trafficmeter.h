// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>

namespace pipeline {

// Rates from running totals: the slope over the last few samples, taken once a second. Independent
// of the store, so that it goes on while the display is paused. GUI thread; part of Connection.
class TrafficMeter {
public:
    struct Totals {
        quint64 messagesReceived = 0;
        quint64 bytesReceived = 0;
        quint64 messagesPublished = 0;
    };
    // `nowMs` from any steady clock.
    void sample(qint64 nowMs, const Totals &totals);
    void reset(); // the rates are zero until the second sample

    struct Rates {
        double receivedPerSecond = 0;
        double receivedBytesPerSecond = 0;
        double publishedPerSecond = 0;
    };
    Rates rates() const;

private:
    struct Sample {
        qint64 atMs = 0;
        Totals totals;
    };
    static constexpr std::size_t MostSamples = 6;
    std::array<Sample, MostSamples> m_samples;
    std::size_t m_next = 0;
    std::size_t m_count = 0;
};

} // namespace pipeline
