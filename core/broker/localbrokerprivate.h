// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/engine.h"
#include "broker/link.h"
#include "broker/localbroker.h"
#include "broker/socketlistener.h"

#include <QPointer>
#include <QTimer>

#include <unordered_map>

namespace broker {

// Performs the engine's wishes on links and timers. Owned by LocalBroker, same thread.
class LocalBroker::Private {
public:
    explicit Private(LocalBroker *broker);

    std::optional<StartFailure> listen(const BrokerOptions &wanted);
    void stop();
    void accept(QIODevice *device, const QString &peer);
    void refused(const HandshakeFailure &failure);
    void flushSoon();
    Instant now() const;
    BrokerStatistics statistics() const;

    LocalBroker *const q;
    BrokerOptions options;
    std::unique_ptr<Engine> engine; // while running
    std::optional<Endpoint> endpoint;
    std::vector<ListenerState> states; // of the listeners that were asked for

private:
    using Links = std::unordered_map<ConnectionId, Link *>;

    std::optional<StartFailure> check(const BrokerOptions &wanted) const;
    ListenerState open(ListenerKind kind, const BrokerOptions &wanted);

    void read(ConnectionId id);
    void drained(ConnectionId id);
    void lost(ConnectionId id);
    void flush();
    void perform(ConnectionId id, Outbox &outbox, Ending ending);
    void armWakeTimer();
    void tellStatistics();
    void tellEvents();

    std::vector<std::unique_ptr<SocketListener>> m_listeners; // those that listen
    Links m_links;
    QTimer m_wakeTimer;
    QTimer m_statisticsTimer;
    std::optional<Instant> m_wakeAt;
    BrokerStatistics m_told;
    Instant m_toldAt{0};
    quint64 m_failedHandshakes = 0;
    std::optional<HandshakeFailure> m_lastFailedHandshake;
    bool m_flushing = false; // flush() is on its way
};

} // namespace broker
