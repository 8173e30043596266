// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/wander.h"

#include <cmath>
#include <numbers>

namespace broker::demo {
namespace {

// The finaliser of SplitMix64: neighbouring inputs give unrelated outputs.
quint64 mixed(quint64 x)
{
    x += 0x9E37'79B9'7F4A'7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58'476D'1CE4'E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D0'49BB'1331'11EBULL;
    return x ^ (x >> 31U);
}

} // namespace

Wander::Wander(quint64 seed, QByteArrayView name)
    : m_key(mixed(seed))
{
    for (const char c : name)
        m_key = mixed(m_key ^ static_cast<unsigned char>(c));
}

quint64 Wander::bits(qint64 position) const
{
    return mixed(m_key ^ static_cast<quint64>(position));
}

double Wander::share(qint64 position) const
{
    return static_cast<double>(bits(position) >> 11U) * 0x1p-53;
}

double Wander::noise(qint64 position) const
{
    return 2 * share(position) - 1;
}

bool Wander::chance(qint64 position, double probability) const
{
    return share(position) < probability;
}

double Wander::lattice(double position) const
{
    const double floor = std::floor(position);
    const double t = position - floor;
    const auto left = static_cast<qint64>(floor);
    const double smooth = t * t * (3 - 2 * t);
    return noise(left) + (noise(left + 1) - noise(left)) * smooth;
}

double Wander::drift(double position) const
{
    // Three octaves; the offsets keep their lattice points apart.
    return (lattice(position) + lattice(2 * position + 1e6) / 2 + lattice(4 * position + 2e6) / 4)
        / 1.75;
}

double Wander::dayCurve(qint64 epochMs)
{
    constexpr qint64 warmthAfterLight = 4LL * 3600 * 1000;
    return daylight(epochMs - warmthAfterLight);
}

double Wander::daylight(qint64 epochMs)
{
    constexpr double msPerDay = 24.0 * 3600 * 1000;
    const double day = static_cast<double>(epochMs) / msPerDay;
    return std::sin(2 * std::numbers::pi * (day - 6.0 / 24));
}

} // namespace broker::demo
