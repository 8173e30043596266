// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <cstddef>

namespace store {

// Counts events in eleven buckets of two seconds. Time is passed in, advancing costs nothing while
// idle: a topic that is silent is never visited. 32 bytes, part of every tree node. Busy meters
// count in units of 2^n events, so that a bucket never overflows; what is lost is under one unit.
// A clock set back by more than the window starts the meter anew.
class RateMeter {
public:
    static constexpr int BucketCount = 11;
    static constexpr qint64 BucketUs = 2'000'000;

    // The number of the bucket that `us` (microseconds since the epoch) falls into.
    static quint32 bucketAt(qint64 us) { return us <= 0 ? 0 : static_cast<quint32>(us / BucketUs); }

    void add(qint64 nowUs, quint32 events = 1) { addToBucket(bucketAt(nowUs), events); }
    // The same for a caller that feeds many meters at one time.
    void addToBucket(quint32 bucket, quint32 events = 1)
    {
        if (bucket == m_newest && m_shift == 0 && m_counts[slot(bucket)] + events <= MostInBucket)
            m_counts[slot(bucket)] = static_cast<quint16>(m_counts[slot(bucket)] + events);
        else
            addSlowly(bucket, events);
    }

    // Events a second since the first bucket of the window that has any, once two buckets have:
    // a new topic shows its rate within seconds. One burst is spread over the whole window.
    double perSecond(qint64 nowUs) const;
    std::array<quint32, BucketCount> buckets(qint64 nowUs) const; // oldest first

private:
    static constexpr quint32 MostInBucket = 0xFFFF;
    static std::size_t slot(quint32 bucket) { return bucket % BucketCount; }
    void addSlowly(quint32 bucket, quint32 events);
    void advance(quint32 bucket);
    void halve();

    std::array<quint16, BucketCount> m_counts{}; // ring by bucket number, in units of 2^m_shift
    quint16 m_remainder = 0; // events that do not make a whole unit yet
    quint32 m_newest = 0; // number of the newest bucket since the epoch
    quint8 m_shift = 0;
};
static_assert(sizeof(RateMeter) == 32);

} // namespace store
