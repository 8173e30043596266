// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace broker::demo {

// Repeatable randomness for one measured quantity: every value depends on the seed, the name and
// the position asked for, never on what was asked before. A value type, any thread.
class Wander {
public:
    Wander(quint64 seed, QByteArrayView name);

    quint64 bits(qint64 position) const;
    double share(qint64 position) const; // 0 ≤ x < 1, unrelated to its neighbours
    double noise(qint64 position) const; // the same in -1..1
    bool chance(qint64 position, double probability) const;
    // Smooth, in -1..1; takes about one unit of `position` to get somewhere else.
    double drift(double position) const;

    // The day outdoors and in: -1 at four in the morning, +1 at four in the afternoon.
    static double dayCurve(qint64 epochMs);
    static double daylight(qint64 epochMs); // -1 at midnight, +1 at noon

private:
    double lattice(double position) const;

    quint64 m_key = 0;
};

} // namespace broker::demo
