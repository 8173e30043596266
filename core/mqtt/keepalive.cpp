// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/keepalive.h"

#include <algorithm>

namespace mqtt {

void KeepAlive::start(std::chrono::seconds interval, Instant now)
{
    const bool paused = m_paused;
    *this = KeepAlive();
    m_paused = paused;
    m_interval = interval;
    m_lastSent = now;
    m_lastReceived = now;
}

void KeepAlive::stop()
{
    start(std::chrono::seconds(0), Instant(0));
}

bool KeepAlive::received(Instant now)
{
    m_lastReceived = now;
    m_asked.reset();
    return !std::exchange(m_answering, true);
}

void KeepAlive::pingSent(Instant now)
{
    m_lastSent = now;
    if (!m_asked)
        m_asked = now;
    ++m_pingsOut;
    if (m_pingsOut == 1)
        m_pingSent = now;
    else
        m_pingSent.reset(); // which of them an answer belongs to would be a guess
}

std::optional<std::chrono::microseconds> KeepAlive::pingAnswered(Instant now)
{
    if (m_pingsOut == 0)
        return std::nullopt;
    --m_pingsOut;
    const auto sent = std::exchange(m_pingSent, std::nullopt);
    return sent ? std::optional(now - *sent) : std::nullopt;
}

void KeepAlive::setPaused(bool paused, Instant now)
{
    if (m_paused && !paused) {
        m_lastReceived = now;
        if (m_asked)
            m_asked = now;
        m_pingSent.reset(); // the answer has been lying there
    }
    m_paused = paused;
}

Instant KeepAlive::overdueAfter() const
{
    return std::min<Instant>(std::chrono::seconds(5), m_interval / 2);
}

Instant KeepAlive::pingAt() const
{
    // While paused or while one is out unanswered, only what the broker expects of us counts.
    if (m_paused || m_asked)
        return m_lastSent + pingAfter();
    return std::min(m_lastSent, m_lastReceived) + pingAfter();
}

Instant KeepAlive::overdueAt() const
{
    return *m_asked + overdueAfter();
}

Instant KeepAlive::deadAt() const
{
    return std::max(m_lastReceived + m_interval * 3 / 2, *m_asked + m_interval / 2);
}

KeepAlive::Due KeepAlive::check(Instant now)
{
    Due due;
    if (m_interval == Instant(0))
        return due;
    if (m_asked && !m_paused) {
        if (now >= deadAt()) {
            due.dead = true;
            return due;
        }
        if (m_answering && now >= overdueAt()) {
            m_answering = false;
            due.overdue = true;
        }
    }
    due.ping = now >= pingAt();
    return due;
}

std::optional<Instant> KeepAlive::wakeAt() const
{
    if (m_interval == Instant(0))
        return std::nullopt;
    Instant at = pingAt();
    if (m_asked && !m_paused)
        at = std::min(at, m_answering ? std::min(overdueAt(), deadAt()) : deadAt());
    return at;
}

} // namespace mqtt
