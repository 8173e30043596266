// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/effects.h"

#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace broker {

using mqtt::Instant;

enum class TimerKind : quint8 {
    ConnectTimeout, // the key is a connection
    KeepAlive,
    Stall,
    SessionExpiry, // the key is a session
    WillDelay,
    SystemTopics,
};

// When the engine wants to be woken, and for what. One timer for each kind and key, so that it
// cannot outgrow the connections and sessions. Owned by Engine.
class TimerSet {
public:
    struct Due {
        TimerKind kind;
        quint64 key;
    };

    void arm(TimerKind kind, quint64 key, Instant when)
    {
        disarm(kind, key);
        m_when[{kind, key}] = when;
        m_order.insert({when, kind, key});
    }
    void disarm(TimerKind kind, quint64 key)
    {
        const auto armed = m_when.find({kind, key});
        if (armed == m_when.end())
            return;
        m_order.erase({armed->second, kind, key});
        m_when.erase(armed);
    }
    bool isArmed(TimerKind kind, quint64 key) const { return m_when.count({kind, key}) > 0; }
    std::optional<Instant> next() const
    {
        if (m_order.empty())
            return std::nullopt;
        return std::get<Instant>(*m_order.begin());
    }
    // Disarms it.
    std::optional<Due> takeDue(Instant now)
    {
        if (m_order.empty() || std::get<Instant>(*m_order.begin()) > now)
            return std::nullopt;
        const auto [when, kind, key] = *m_order.begin();
        disarm(kind, key);
        return Due{kind, key};
    }

private:
    std::map<std::pair<TimerKind, quint64>, Instant> m_when;
    std::set<std::tuple<Instant, TimerKind, quint64>> m_order;
};

} // namespace broker
