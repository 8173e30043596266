// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/localbrokerhost.h"

#include "broker/servercertificate.h"
#include "pipeline/brokerroom.h"

#include <QHostAddress>
#include <QThread>

#include <algorithm>

namespace pipeline {

namespace {

constexpr std::chrono::milliseconds LongestWait{1000};

} // namespace

client::TransportKind transportTo(broker::ListenerKind kind)
{
    using enum client::TransportKind;
    switch (kind) {
    case broker::ListenerKind::Tcp:
        return Tcp;
    case broker::ListenerKind::Tls:
        return Tls;
    case broker::ListenerKind::WebSocket:
        return WebSocket;
    case broker::ListenerKind::WebSocketTls:
        return WebSocketTls;
    }
    return Tcp;
}

LocalBrokerHost::LocalBrokerHost(QThread *ioThread, QObject *parent)
    : QObject(parent)
    , m_room(new BrokerRoom)
{
    if (ioThread) {
        m_room->moveToThread(ioThread);
        // Should the thread end before us, the broker has to end with it.
        connect(ioThread, &QThread::finished, m_room, &QObject::deleteLater);
    }
    listen();
}

LocalBrokerHost::~LocalBrokerHost()
{
    if (!m_room)
        return; // gone with its thread
    const QThread *const thread = m_room->thread();
    m_room->disconnect(this);
    if (thread == QThread::currentThread() || !thread || !thread->isRunning()) {
        delete m_room.data();
        return;
    }
    auto done = std::make_shared<QSemaphore>();
    BrokerRoom *room = m_room;
    QMetaObject::invokeMethod(
        room, [room, done] { room->finish(done); }, Qt::QueuedConnection);
    // So that the clients are told before the caller ends the thread.
    done->tryAcquire(1, static_cast<int>(LongestWait.count()));
}

// Nothing happens when the broker's thread has ended.
template <typename Command> void LocalBrokerHost::post(Command command)
{
    BrokerRoom *room = m_room;
    if (!room)
        return;
    QMetaObject::invokeMethod(
        room, [room, command = std::move(command)] { command(*room); }, Qt::QueuedConnection);
}

// What belongs to an earlier start is over: the number says so.
void LocalBrokerHost::listen()
{
    constexpr auto Queued = Qt::QueuedConnection;
    connect(
        m_room, &BrokerRoom::started, this,
        [this](quint64 run, const broker::Endpoint &endpoint,
               const std::vector<broker::ListenerState> &listeners) {
            if (run != m_run || m_stopping)
                return;
            m_endpoint = endpoint;
            m_listeners = listeners;
            m_uptime.start();
            setState(BrokerState::Running);
            sendDevices();
        },
        Queued);
    connect(
        m_room, &BrokerRoom::startFailed, this,
        [this](quint64 run, broker::StartFailure why) {
            if (run != m_run)
                return;
            m_failure = why;
            setState(m_stopping ? BrokerState::Stopped : BrokerState::Failed);
        },
        Queued);
    connect(
        m_room, &BrokerRoom::stopped, this,
        [this](quint64 run) {
            if (run == m_run)
                setState(m_stopping ? BrokerState::Stopped : BrokerState::Failed);
        },
        Queued);
    connect(
        m_room, &BrokerRoom::statisticsChanged, this,
        [this](quint64 run, const broker::BrokerStatistics &statistics) {
            if (run != m_run || m_state != BrokerState::Running)
                return;
            m_statistics = statistics;
            emit statisticsChanged();
        },
        Queued);
}

std::chrono::seconds LocalBrokerHost::uptime() const
{
    return m_state == BrokerState::Running ? std::chrono::seconds(m_uptime.elapsed() / 1000)
                                           : std::chrono::seconds(0);
}

void LocalBrokerHost::start(const broker::BrokerOptions &options)
{
    const bool isUp = m_state == BrokerState::Running || m_state == BrokerState::Starting;
    if (isUp && !m_stopping)
        return;
    m_stopping = false;
    m_failure.reset();
    m_options = options;
    const quint64 run = ++m_run;
    // In order after a stop() that is still under way, whose answer names the run before.
    post([options, run](BrokerRoom &room) { room.start(options, run); });
    setState(BrokerState::Starting);
}

void LocalBrokerHost::stop()
{
    if (m_stopping)
        return;
    if (m_state == BrokerState::Failed) {
        m_failure.reset();
        setState(BrokerState::Stopped);
        return;
    }
    if (m_state == BrokerState::Stopped)
        return;
    m_stopping = true;
    post([](BrokerRoom &room) { room.stop(); });
}

void LocalBrokerHost::startDevices(const DeviceChoice &choice)
{
    const bool isUp = m_state == BrokerState::Running || m_state == BrokerState::Starting;
    if (!isUp || m_stopping || m_devices == choice)
        return;
    m_devices = choice;
    sendDevices();
    emit devicesChanged();
}

void LocalBrokerHost::stopDevices()
{
    if (!m_devices)
        return;
    m_devices.reset();
    post([](BrokerRoom &room) { room.stopDevices(); });
    emit devicesChanged();
}

void LocalBrokerHost::sendDevices()
{
    if (!m_devices || !m_endpoint)
        return;
    broker::demo::DemoOptions options;
    // Listening everywhere is no address to connect to.
    const QHostAddress address(m_endpoint->address);
    if (address == QHostAddress(QHostAddress::AnyIPv6))
        options.host = QHostAddress(QHostAddress::LocalHostIPv6).toString();
    else if (address != QHostAddress(QHostAddress::AnyIPv4)
             && address != QHostAddress(QHostAddress::Any))
        options.host = m_endpoint->address;
    options.port = m_endpoint->port;
    const auto first = std::find_if(m_listeners.begin(), m_listeners.end(),
                                    [](const auto &listener) { return !listener.failure; });
    if (first != m_listeners.end())
        options.transport = transportTo(first->kind);
    options.pinnedFingerprint = broker::fingerprint(m_options.identity);
    options.userName = m_options.userName;
    options.password = m_options.password;
    options.seed = m_devices->seed;
    options.loadRate = m_devices->loadRate;
    post([options](BrokerRoom &room) { room.startDevices(options); });
}

void LocalBrokerHost::disconnectClient(const QByteArray &clientId, mqtt::ReasonCode reason)
{
    post(
        [clientId, reason](BrokerRoom &room) { room.broker().disconnectClient(clientId, reason); });
}

void LocalBrokerHost::cutClient(const QByteArray &clientId)
{
    post([clientId](BrokerRoom &room) { room.broker().cutClient(clientId); });
}

void LocalBrokerHost::setState(BrokerState state)
{
    if (state != BrokerState::Running) {
        m_endpoint.reset();
        m_listeners.clear();
        m_statistics = {};
    }
    const bool isDown = state == BrokerState::Stopped || state == BrokerState::Failed;
    const bool hadDevices = isDown && m_devices;
    if (isDown) {
        m_stopping = false;
        m_devices.reset();
    }
    if (state != BrokerState::Failed)
        m_failure.reset();
    m_state = state;
    emit stateChanged();
    if (hadDevices)
        emit devicesChanged();
    emit statisticsChanged();
}

} // namespace pipeline
