// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/brokerroom.h"

#include <QHash>

namespace pipeline {

namespace {

// Many clients come at once: one list for all of them.
constexpr std::chrono::milliseconds Soon{100};

} // namespace

BrokerRoom::BrokerRoom()
    : m_broker(std::make_unique<broker::LocalBroker>())
    , m_devices(this)
    , m_soon(this)
{
    using broker::LocalBroker;
    // A child moves along with us to another thread; ownership stays with the pointer.
    m_broker->setParent(this);
    m_soon.setSingleShot(true);
    m_soon.setInterval(Soon);
    connect(&m_soon, &QTimer::timeout, this, &BrokerRoom::tellStatistics);
    const auto changedSoon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(m_broker.get(), &LocalBroker::clientConnected, this, changedSoon);
    connect(m_broker.get(), &LocalBroker::clientDisconnected, this, changedSoon);
    connect(m_broker.get(), &LocalBroker::statisticsChanged, this,
            [this](const broker::BrokerStatistics &statistics) {
                m_told = statistics;
                emit statisticsChanged(m_run, m_told);
            });
    connect(m_broker.get(), &LocalBroker::started, this, [this](const broker::Endpoint &endpoint) {
        emit started(m_run, endpoint, m_broker->listeners());
    });
    connect(m_broker.get(), &LocalBroker::startFailed, this,
            [this](broker::StartFailure why) { emit startFailed(m_run, why); });
    connect(m_broker.get(), &LocalBroker::stopped, this, [this] { emit stopped(m_run); });
}

BrokerRoom::~BrokerRoom()
{
    m_broker->disconnect(this);
    m_broker.reset();
    if (m_done)
        m_done->release();
}

void BrokerRoom::start(const broker::BrokerOptions &options, quint64 run)
{
    m_run = run;
    m_told = {};
    m_broker->start(options);
}

void BrokerRoom::stop()
{
    m_soon.stop();
    // The broker first: devices that vanish before would leave their wills.
    m_broker->stop();
    stopDevices();
}

void BrokerRoom::startDevices(const broker::demo::DemoOptions &options)
{
    m_devices.start(options);
}

void BrokerRoom::stopDevices()
{
    m_devices.stop();
}

void BrokerRoom::finish(std::shared_ptr<QSemaphore> done)
{
    m_done = std::move(done);
    stop();
    deleteLater();
}

// Rates come with the second only: those of the last one go on until then.
void BrokerRoom::tellStatistics()
{
    if (!m_broker->isRunning())
        return;
    broker::BrokerStatistics now = m_broker->statistics();
    const auto keepRates
        = [](broker::TrafficStatistics &to, const broker::TrafficStatistics &from) {
              to.messagesInPerSecond = from.messagesInPerSecond;
              to.messagesOutPerSecond = from.messagesOutPerSecond;
          };
    keepRates(now.traffic, m_told.traffic);
    QHash<QByteArray, const broker::ClientStatistics *> before;
    for (const broker::ClientStatistics &client : m_told.clients)
        before.insert(client.clientId, &client);
    for (broker::ClientStatistics &client : now.clients) {
        const broker::ClientStatistics *known = before.value(client.clientId);
        if (known && known->address == client.address)
            keepRates(client.traffic, known->traffic);
    }
    emit statisticsChanged(m_run, now);
}

} // namespace pipeline
