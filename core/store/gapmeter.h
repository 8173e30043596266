// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace store {

// The silences between the messages of one topic: shortest, longest, mean. 32 bytes a topic, two
// additions a message. A gap counts only between two messages that were sent while we listened: a
// retained message (handed over because we asked) and a break of the connection neither begin nor
// end one, for nobody knows what happened in between. A clock set back ends no gap either.
// Messages that came with one read are 1 us apart, so that 0 can mean "unknown".
class GapMeter {
public:
    // `replayed`: a stored message, not one that was published now.
    void heard(qint64 us, qint64 listeningSinceUs, bool replayed)
    {
        const qint64 since = m_lastUs;
        const bool counts = m_began && !replayed && since >= listeningSinceUs && us >= since;
        m_lastUs = us;
        m_began = !replayed;
        if (!counts)
            return;
        const qint64 gap = std::max<qint64>(us - since, 1);
        const auto rounded = static_cast<float>(gap);
        m_shortestUs = m_gaps == 0 ? rounded : std::min(m_shortestUs, rounded);
        m_longestUs = std::max(m_longestUs, rounded);
        m_sumUs += gap;
        ++m_gaps;
    }

    qint64 lastUs() const { return m_lastUs; } // of any message
    quint32 gaps() const { return m_gaps; }
    // 0 while there is no gap. Exact below 16 seconds, to seven digits above.
    qint64 shortestUs() const { return static_cast<qint64>(m_shortestUs); }
    qint64 longestUs() const { return static_cast<qint64>(m_longestUs); }
    qint64 meanUs() const { return m_gaps == 0 ? 0 : m_sumUs / m_gaps; }

private:
    qint64 m_lastUs = 0;
    qint64 m_sumUs = 0;
    float m_shortestUs = 0;
    float m_longestUs = 0;
    quint32 m_gaps = 0;
    bool m_began = false; // the last message can begin a gap
};
static_assert(sizeof(GapMeter) == 32);

} // namespace store
