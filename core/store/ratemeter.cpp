// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ratemeter.h"

#include <algorithm>

namespace store {

namespace {

constexpr quint8 MostShift = 15; // 2^31 events in one bucket; m_remainder still fits

} // namespace

void RateMeter::addSlowly(quint32 bucket, quint32 events)
{
    if (bucket > m_newest) {
        advance(bucket);
    } else if (bucket + BucketCount <= m_newest) {
        // The clock was set back by more than the window: what came before has no place in it.
        *this = {};
        m_newest = bucket;
    }

    quint16 &count = m_counts[slot(bucket)];
    quint64 pending = quint64(events) + m_remainder;
    while (count + (pending >> m_shift) > MostInBucket && m_shift < MostShift)
        halve();
    const quint64 units = std::min<quint64>(pending >> m_shift, MostInBucket - count);
    pending -= units << m_shift;
    count = static_cast<quint16>(count + units);
    m_remainder = static_cast<quint16>(std::min<quint64>(pending, (1U << m_shift) - 1));
}

void RateMeter::advance(quint32 bucket)
{
    const quint32 steps = std::min<quint32>(bucket - m_newest, BucketCount);
    for (quint32 i = 0; i < steps; ++i)
        m_counts[slot(bucket - i)] = 0;
    m_newest = bucket;
    const quint16 most = *std::max_element(m_counts.begin(), m_counts.end());
    for (quint16 left = most; m_shift > 0 && left < MostInBucket / 4;
         left = static_cast<quint16>(left * 2)) {
        for (quint16 &count : m_counts)
            count = static_cast<quint16>(count * 2);
        --m_shift;
    }
    m_remainder = static_cast<quint16>(std::min<quint32>(m_remainder, (1U << m_shift) - 1));
}

void RateMeter::halve()
{
    for (quint16 &count : m_counts)
        count = static_cast<quint16>(count / 2);
    ++m_shift;
}

std::array<quint32, RateMeter::BucketCount> RateMeter::buckets(qint64 nowUs) const
{
    std::array<quint32, BucketCount> result{};
    // A clock set back by a little must not hide what has just arrived.
    quint32 now = bucketAt(nowUs);
    if (now < m_newest && now + BucketCount > m_newest)
        now = m_newest;
    for (quint32 age = 0; age < BucketCount; ++age) {
        const quint32 bucket = now - age;
        if (age <= now && bucket <= m_newest && bucket + BucketCount > m_newest)
            result[BucketCount - 1 - age] = quint32(m_counts[slot(bucket)]) << m_shift;
    }
    return result;
}

double RateMeter::perSecond(qint64 nowUs) const
{
    const auto counts = buckets(nowUs);
    quint64 sum = 0;
    int busy = 0;
    std::size_t oldest = BucketCount;
    for (std::size_t i = 0; i < BucketCount; ++i) {
        sum += counts[i];
        busy += counts[i] > 0;
        if (counts[i] > 0 && oldest == BucketCount)
            oldest = i;
    }
    if (sum == 0)
        return 0;
    // One burst tells nothing about a period (a broker hands over everything retained at once):
    // take the whole window.
    if (busy == 1)
        oldest = 0;
    const quint32 now = std::max(bucketAt(nowUs), m_newest);
    const qint64 inNewest = std::clamp<qint64>(nowUs - qint64(now) * BucketUs, 0, BucketUs);
    const qint64 whole = qint64(BucketCount - 1 - oldest) * BucketUs;
    return double(sum) * 1e6 / double(std::max(whole + inNewest, BucketUs));
}

} // namespace store
