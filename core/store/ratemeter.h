// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>

namespace store {

// Counts events in eleven buckets of two seconds. Time is passed in, advancing costs nothing while
// idle: a topic that is silent is never visited. 32 bytes, part of every tree node.
class RateMeter {
public:
    static constexpr int BucketCount = 11;
    static constexpr qint64 BucketUs = 2'000'000;

    void add(qint64 nowUs, quint32 events = 1);
    // Events a second over the window (at least the last two seconds are looked at).
    double perSecond(qint64 nowUs) const;
    std::array<quint32, BucketCount> buckets(qint64 nowUs) const; // oldest first

private:
    std::array<quint16, BucketCount> m_counts{}; // saturating; branches scale by m_shift
    quint8 m_shift = 0;
    quint32 m_current = 0; // number of the newest bucket since the epoch
};

} // namespace store
