// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/engine.h"

#include <QCoreApplication>

#include <utility>

// What happens because time passes.
namespace broker {

using namespace mqtt;

void Engine::wake(Instant now)
{
    while (const auto timer = m_timers.takeDue(now))
        due(timer->kind, timer->key, now);
    settle(now);
}

void Engine::due(TimerKind kind, quint64 key, Instant now)
{
    BrokerConnection *connection = nullptr;
    BrokerSession *owner = nullptr;
    if (kind == TimerKind::SessionExpiry || kind == TimerKind::WillDelay)
        owner = session(static_cast<SubscriberId>(key));
    else
        connection = find(static_cast<ConnectionId>(key));
    switch (kind) {
    case TimerKind::ConnectTimeout:
        if (connection)
            close(*connection, Ending::Cut);
        break;
    case TimerKind::KeepAlive:
        if (connection && connection->isOpen())
            checkKeepAlive(*connection, now);
        break;
    case TimerKind::Stall:
        if (connection)
            checkStall(*connection, now);
        break;
    case TimerKind::SessionExpiry:
        if (owner && !owner->connection())
            removeSession(*owner, now);
        break;
    case TimerKind::WillDelay:
        if (owner && !owner->connection())
            publishWill(*owner, now);
        break;
    case TimerKind::SystemTopics:
        if (m_connected > 0)
            publishSystemTopics(now);
        break;
    }
}

void Engine::checkKeepAlive(BrokerConnection &connection, Instant now)
{
    const auto patience = std::chrono::milliseconds(1500) * connection.terms().keepAlive;
    // What we do not read we cannot blame for silence; the stall timer looks after those.
    const Instant heard = connection.isStuffed() ? now : connection.lastReceived;
    if (now - heard < patience)
        m_timers.arm(TimerKind::KeepAlive, static_cast<quint64>(connection.id), heard + patience);
    else
        fail(connection, ReasonCode::KeepAliveTimeout, "nothing was heard for too long");
}

void Engine::checkStall(BrokerConnection &connection, Instant now)
{
    if (!connection.stalledSince)
        return;
    const Instant end = *connection.stalledSince + m_options.limits.stallTimeout;
    if (end > now)
        m_timers.arm(TimerKind::Stall, static_cast<quint64>(connection.id), end);
    else
        close(connection, Ending::Cut);
}

void Engine::publishSystemTopics(Instant now)
{
    if (m_options.systemTopicsInterval.count() == 0)
        return;
    m_timers.arm(TimerKind::SystemTopics, 0, now + m_options.systemTopicsInterval);
    m_retained.removeExpired(now);
    const auto uptime
        = std::chrono::duration_cast<std::chrono::seconds>(now - m_startedAt.value_or(now)).count();
    const auto number = [](auto value) { return QByteArray::number(value); };
    const std::vector<std::pair<QByteArray, QByteArray>> values = {
        {"version", "Canopy " + QCoreApplication::applicationVersion().toUtf8()},
        {"uptime", number(uptime) + " seconds"},
        {"clients/connected", number(m_connected)},
        {"clients/total", number(m_byClientId.size())},
        {"messages/received", number(m_traffic.messagesIn)},
        {"messages/sent", number(m_traffic.messagesOut)},
        {"bytes/received", number(m_traffic.bytesIn)},
        {"bytes/sent", number(m_traffic.bytesOut)},
        {"subscriptions/count", number(m_index.size())},
        {"retained messages/count", number(m_retained.size())},
    };
    for (const auto &[name, value] : values) {
        const QByteArray topic = "$SYS/broker/" + name;
        MessageView view;
        view.topic = topic;
        view.payload = value;
        view.retain = true;
        view.receivedAt = now;
        Publication publication(view, now);
        m_system.set(publication.shared());
        distribute(publication, SubscriberId::None);
    }
}

} // namespace broker
