// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/localbroker.h"

#include "broker/listenerfactory.h"
#include "broker/localbrokerprivate.h"

#include <algorithm>

namespace broker {
namespace {

using namespace std::chrono_literals;

constexpr auto statisticsInterval = 1s;
constexpr std::chrono::milliseconds longestSleep = 1h;

StartFailure failureOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return StartFailure::PortInUse;
    case QAbstractSocket::SocketAccessError:
        return StartFailure::PortForbidden;
    case QAbstractSocket::SocketAddressNotAvailableError:
    case QAbstractSocket::UnsupportedSocketOperationError:
        return StartFailure::AddressNotAvailable;
    default:
        return StartFailure::OutOfResources;
    }
}

void addRates(TrafficStatistics &traffic, const TrafficStatistics &before, double seconds)
{
    const auto rate = [seconds](quint64 from, quint64 to) {
        return seconds > 0 && to > from ? double(to - from) / seconds : 0.0;
    };
    traffic.messagesInPerSecond = rate(before.messagesIn, traffic.messagesIn);
    traffic.messagesOutPerSecond = rate(before.messagesOut, traffic.messagesOut);
}

// Whether they say the same but for the time.
bool isSame(BrokerStatistics a, BrokerStatistics b)
{
    for (BrokerStatistics *each : {&a, &b}) {
        each->uptime = {};
        for (ClientStatistics &client : each->clients)
            client.since = {};
    }
    return a == b;
}

} // namespace

LocalBroker::LocalBroker(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

LocalBroker::~LocalBroker()
{
    blockSignals(true);
    d->stop();
}

bool LocalBroker::isRunning() const
{
    return d->engine != nullptr;
}

std::optional<Endpoint> LocalBroker::endpoint() const
{
    return d->endpoint;
}

std::vector<ListenerState> LocalBroker::listeners() const
{
    return d->states;
}

BrokerStatistics LocalBroker::statistics() const
{
    return d->statistics();
}

void LocalBroker::addListener(Listener *listener)
{
    connect(listener, &Listener::accepted, this,
            [this](QIODevice *device, const QString &peer) { d->accept(device, peer); });
    connect(listener, &Listener::refused, this,
            [this](const HandshakeFailure &failure) { d->refused(failure); });
}

void LocalBroker::start(const BrokerOptions &options)
{
    if (isRunning())
        return;
    if (const auto failure = d->listen(options))
        emit startFailed(*failure);
    else
        emit started(*d->endpoint);
}

void LocalBroker::stop()
{
    if (!isRunning())
        return;
    d->stop();
    emit stopped();
}

void LocalBroker::disconnectClient(const QByteArray &clientId, mqtt::ReasonCode reason)
{
    if (!isRunning())
        return;
    d->engine->disconnectClient(clientId, reason, d->now());
    d->flushSoon();
}

void LocalBroker::cutClient(const QByteArray &clientId)
{
    if (!isRunning())
        return;
    d->engine->cutClient(clientId, d->now());
    d->flushSoon();
}

LocalBroker::Private::Private(LocalBroker *broker)
    : q(broker)
    , m_wakeTimer(broker)
    , m_statisticsTimer(broker)
{
    m_wakeTimer.setSingleShot(true);
    connect(&m_wakeTimer, &QTimer::timeout, q, [this] {
        m_wakeAt.reset();
        if (engine) {
            engine->wake(now());
            flushSoon();
        }
    });
    connect(&m_statisticsTimer, &QTimer::timeout, q, [this] { tellStatistics(); });
}

Instant LocalBroker::Private::now() const
{
    return std::chrono::duration_cast<Instant>(std::chrono::steady_clock::now().time_since_epoch());
}

std::optional<StartFailure> LocalBroker::Private::check(const BrokerOptions &wanted) const
{
    const QHostAddress address(wanted.address);
    if (address.isNull())
        return StartFailure::AddressInvalid;
    const bool isProtected = !wanted.userName.isEmpty() && !wanted.password.isEmpty();
    if (!address.isLoopback() && !isProtected)
        return StartFailure::AddressNeedsPassword;
    return std::nullopt;
}

std::optional<StartFailure> LocalBroker::Private::listen(const BrokerOptions &wanted)
{
    if (const auto failure = check(wanted))
        return failure;
    for (const ListenerKind kind : listenerKinds) {
        if (wants(wanted, kind))
            states.push_back(open(kind, wanted));
    }
    if (m_listeners.empty()) {
        const auto tried = std::exchange(states, {});
        return tried.empty() ? StartFailure::NothingToListenOn : *tried.front().failure;
    }
    options = wanted;
    engine = std::make_unique<Engine>(options);
    endpoint = Endpoint{QHostAddress(wanted.address).toString(), m_listeners.front()->port()};
    m_told = {};
    m_toldAt = now();
    m_failedHandshakes = 0;
    m_lastFailedHandshake.reset();
    m_statisticsTimer.start(statisticsInterval);
    return std::nullopt;
}

ListenerState LocalBroker::Private::open(ListenerKind kind, const BrokerOptions &wanted)
{
    const quint16 port = portOf(wanted, kind);
    auto listener = makeListener(kind, wanted);
    if (!listener)
        return {kind, port, StartFailure::CertificateUnusable};
    listener->setParent(q); // so that it changes threads with us
    const QHostAddress address(wanted.address);
    if (!listener->listen(address, port)) {
        const StartFailure failure = failureOf(listener->error());
        const bool mayMove = kind == ListenerKind::Tcp && wanted.otherPortIfTaken && port != 0
            && (failure == StartFailure::PortInUse || failure == StartFailure::PortForbidden);
        if (!mayMove || !listener->listen(address, 0))
            return {kind, port, failure};
    }
    q->addListener(listener.get());
    const ListenerState state{kind, listener->port(), std::nullopt};
    m_listeners.push_back(std::move(listener));
    return state;
}

void LocalBroker::Private::refused(const HandshakeFailure &failure)
{
    ++m_failedHandshakes;
    m_lastFailedHandshake = failure;
}

void LocalBroker::Private::stop()
{
    if (!engine)
        return;
    m_listeners.clear();
    states.clear();
    m_wakeTimer.stop();
    m_statisticsTimer.stop();
    engine->shutDown(now());
    flush();
    for (const auto &[id, link] : std::exchange(m_links, {}))
        link->cutAndDelete();
    engine.reset();
    endpoint.reset();
    m_wakeAt.reset();
}

void LocalBroker::Private::accept(QIODevice *device, const QString &peer)
{
    const ConnectionId id = engine ? engine->open(peer, now()) : ConnectionId::None;
    auto *link = new Link(device, q);
    if (id == ConnectionId::None) {
        link->cutAndDelete();
        return;
    }
    m_links.emplace(id, link);
    connect(link, &Link::readyRead, q, [this, id] { read(id); });
    connect(link, &Link::drained, q, [this, id] { drained(id); });
    connect(link, &Link::ended, q, [this, id] { lost(id); });
    armWakeTimer();
    read(id); // some may have come before anybody listened
}

void LocalBroker::Private::read(ConnectionId id)
{
    const auto found = m_links.find(id);
    if (!engine || found == m_links.end())
        return;
    if (!engine->wantsReading(id)) {
        found->second->pause();
        return;
    }
    if (found->second->read()) {
        engine->receive(id, found->second->reader(), now());
        flushSoon();
    }
}

void LocalBroker::Private::drained(ConnectionId id)
{
    const auto found = m_links.find(id);
    if (!engine || found == m_links.end())
        return;
    engine->setUnsent(id, found->second->bytesToWrite(), now());
    if (engine->wantsReading(id))
        found->second->resume();
    if (engine->needsFlush())
        flushSoon();
}

void LocalBroker::Private::lost(ConnectionId id)
{
    if (!engine)
        return;
    // What came before the end counts, a DISCONNECT for instance.
    const auto found = m_links.find(id);
    while (found != m_links.end() && engine->wantsReading(id) && found->second->read())
        engine->receive(id, found->second->reader(), now());
    engine->lost(id, now());
    flushSoon();
}

void LocalBroker::Private::flushSoon()
{
    if (std::exchange(m_flushing, true))
        return;
    QMetaObject::invokeMethod(
        q, [this] { flush(); }, Qt::QueuedConnection);
}

void LocalBroker::Private::flush()
{
    m_flushing = false;
    if (!engine)
        return;
    engine->flush(
        [this](ConnectionId id, Outbox &outbox, Ending ending) { perform(id, outbox, ending); });
    armWakeTimer();
    if (engine->needsFlush())
        flushSoon();
    tellEvents();
}

void LocalBroker::Private::perform(ConnectionId id, Outbox &outbox, Ending ending)
{
    const auto found = m_links.find(id);
    if (found == m_links.end()) {
        outbox.clear();
        return;
    }
    Link *link = found->second;
    link->write(outbox);
    if (ending == Ending::None) {
        engine->setUnsent(id, link->bytesToWrite(), now());
        return;
    }
    m_links.erase(found);
    if (ending == Ending::Close)
        link->closeAndDelete();
    else
        link->cutAndDelete();
}

void LocalBroker::Private::armWakeTimer()
{
    const auto next = engine->nextWake();
    if (!next || (m_wakeAt && *m_wakeAt <= *next))
        return; // an early wake does no harm
    m_wakeAt = next;
    const auto delay = std::chrono::ceil<std::chrono::milliseconds>(*next - now());
    m_wakeTimer.start(std::clamp(delay, 0ms, longestSleep));
}

void LocalBroker::Private::tellEvents()
{
    for (const ClientEvent &event : engine->takeEvents()) {
        if (event.connected)
            emit q->clientConnected(event.clientId);
        else
            emit q->clientDisconnected(event.clientId);
        if (!engine)
            return; // somebody has stopped the broker for it
    }
}

BrokerStatistics LocalBroker::Private::statistics() const
{
    if (!engine)
        return {};
    BrokerStatistics all = engine->statistics(now());
    all.failedHandshakes = m_failedHandshakes;
    all.lastFailedHandshake = m_lastFailedHandshake;
    return all;
}

void LocalBroker::Private::tellStatistics()
{
    const Instant at = now();
    BrokerStatistics all = statistics();
    const double seconds = std::chrono::duration<double>(at - m_toldAt).count();
    addRates(all.traffic, m_told.traffic, seconds);
    QHash<QByteArray, const ClientStatistics *> before;
    for (const ClientStatistics &client : m_told.clients)
        before.insert(client.clientId, &client);
    for (ClientStatistics &client : all.clients) {
        const ClientStatistics *known = before.value(client.clientId);
        const bool isSameConnection = known && known->address == client.address;
        addRates(client.traffic, isSameConnection ? known->traffic : TrafficStatistics(), seconds);
    }
    const bool changed = !isSame(all, m_told);
    m_told = std::move(all);
    m_toldAt = at;
    if (changed)
        emit q->statisticsChanged(m_told);
}

} // namespace broker
