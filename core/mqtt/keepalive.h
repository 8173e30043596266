// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/effects.h"

#include <chrono>
#include <optional>

namespace mqtt {

// When to send PINGREQ and when to give the peer up (MQTT 5.0 3.1.2.10, 3.12). PINGREQ goes out
// after 90 % of the interval without sending, or without receiving: a broker that only takes would
// never be found dead otherwise. A peer is dead after one and a half intervals of silence that a
// PINGREQ has asked to break. Told the time, never asks for it. Owned by Session.
class KeepAlive {
public:
    void start(std::chrono::seconds interval, Instant now); // 0: never pings, never gives up
    void stop();

    void sent(Instant now) { m_lastSent = now; }
    bool received(Instant now); // true: the peer answers again
    void pingSent(Instant now);
    std::optional<std::chrono::microseconds> pingAnswered(Instant now); // the round trip
    // Silence while we do not read proves nothing.
    void setPaused(bool paused, Instant now);

    struct Due {
        bool ping = false;
        bool overdue = false; // the PINGREQ should have been answered by now; told once
        bool dead = false;
    };
    Due check(Instant now);
    std::optional<Instant> wakeAt() const; // when check() may have something new to say
    bool isAnswering() const { return m_answering; }

private:
    Instant pingAfter() const { return m_interval * 9 / 10; }
    Instant overdueAfter() const;
    Instant overdueAt() const;
    Instant deadAt() const;
    Instant pingAt() const;

    Instant m_interval{0};
    Instant m_lastSent{0};
    Instant m_lastReceived{0};
    std::optional<Instant> m_asked; // the first PINGREQ that nothing has followed
    std::optional<Instant> m_pingSent; // for the round trip, while exactly one is out
    int m_pingsOut = 0;
    bool m_answering = true;
    bool m_paused = false;
};

} // namespace mqtt
