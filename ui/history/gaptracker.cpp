// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/gaptracker.h"

#include "pipeline/connection.h"

namespace ui {

namespace {

constexpr std::size_t GapsKept = 1000;

} // namespace

GapTracker::GapTracker(const pipeline::Connection *connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_connected(connection->state() == client::State::Connected)
{
    connect(connection, &pipeline::Connection::stateChanged, this, &GapTracker::stateChanged);
}

void GapTracker::stateChanged()
{
    const bool connected = m_connection->state() == client::State::Connected;
    if (connected == m_connected)
        return;
    m_connected = connected;
    // The end of that millisecond: what came before the loss must not seem to come after it.
    const qint64 atUs = m_connection->stateSinceMs() * 1000 + 999;
    if (!connected)
        m_gaps.push_back({atUs, 0});
    else if (!m_gaps.empty())
        m_gaps.back().toUs = atUs;
    if (m_gaps.size() > GapsKept)
        m_gaps.erase(m_gaps.begin());
    emit changed();
}

} // namespace ui
