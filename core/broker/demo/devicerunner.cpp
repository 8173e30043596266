// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/devicerunner.h"

#include "mqtt/codec.h"

#include <QDateTime>

#include <algorithm>

namespace broker::demo {
namespace {

using namespace std::chrono_literals;

constexpr auto firstRetry = 1s; // long enough for a will to be noticed
constexpr auto longestRetry = 8s;
constexpr std::chrono::milliseconds shortestAbsence = 10ms;
constexpr auto farewell = 3s; // for the last packet to go out
constexpr auto preciseBelow = 100ms;
constexpr qint64 mostStepsAtOnce = 3; // later ones are left out
constexpr quint32 longestPacket = 256 * 1024; // that anybody may send to a device

Incoming incomingFrom(const mqtt::MessageBatch &batch, const mqtt::MessageRecord &record)
{
    Incoming message{.topic = batch.bytes.mid(record.topicOffset, record.topicLength),
                     .payload = batch.bytes.mid(record.payloadOffset, record.payloadLength),
                     .retain = record.retain};
    if (record.propertiesLength > 0) {
        const QByteArrayView all(batch.bytes);
        const auto properties = mqtt::decodePublishProperties(
            all.sliced(record.propertiesOffset, record.propertiesLength));
        if (properties)
            message.properties = *properties;
    }
    return message;
}

} // namespace

DeviceRunner::DeviceRunner(std::unique_ptr<Device> device, const DemoOptions &options,
                           std::optional<qint64> startEpochMs, QObject *parent)
    : QObject(parent)
    , m_device(std::move(device))
    , m_profile(m_device->profile())
    , m_startEpochMs(startEpochMs)
    , m_retryDelay(firstRetry)
{
    m_profile.period = std::max(m_profile.period, 1ms);
    m_profile.absence = std::max(m_profile.absence, shortestAbsence);
    m_connect = {.host = options.host,
                 .port = options.port,
                 .version = m_profile.version,
                 .clientId = m_profile.clientId,
                 .userName = options.userName,
                 .subscriptions = m_profile.subscriptions,
                 .reconnect = {.enabled = false}, // each attempt needs a will of its own
                 .limits = {.packetSize = longestPacket}};
    if (!options.userName.isEmpty())
        m_connect.password = options.password;
    m_connect.transport = options.transport;
    m_connect.tls.verification = client::TlsVerification::PinnedCertificate;
    m_connect.tls.pinnedFingerprint = options.pinnedFingerprint;

    m_ticks.setTimerType(m_profile.period < preciseBelow ? Qt::PreciseTimer : Qt::CoarseTimer);
    m_ticks.setInterval(m_profile.period);
    m_reconnect.setSingleShot(true);
    m_lifetime.setSingleShot(true);
    connect(&m_ticks, &QTimer::timeout, this, &DeviceRunner::tick);
    connect(&m_reconnect, &QTimer::timeout, this, &DeviceRunner::connectNow);
    connect(&m_lifetime, &QTimer::timeout, this, &DeviceRunner::cut);
    connect(&m_client, &client::Client::stateChanged, this, &DeviceRunner::stateChanged);
    connect(&m_client, &client::Client::messagesReceived, this, &DeviceRunner::receive);
}

void DeviceRunner::start()
{
    m_running = true;
    connectNow();
}

void DeviceRunner::cut()
{
    if (!isOnline())
        return;
    m_client.disconnectFromBroker(true);
    if (m_running)
        m_reconnect.start(m_profile.absence);
}

void DeviceRunner::leave()
{
    m_running = false;
    m_reconnect.stop();
    m_client.disconnectFromBroker(m_connect.will.has_value());
    QTimer::singleShot(farewell, this, &QObject::deleteLater);
}

Moment DeviceRunner::now() const
{
    const qint64 lived = m_step * m_profile.period.count();
    return {.step = m_step,
            .epochMs
            = m_startEpochMs ? *m_startEpochMs + lived : QDateTime::currentMSecsSinceEpoch()};
}

void DeviceRunner::connectNow()
{
    m_connect.will = m_device->nextWill(now());
    m_client.connectToBroker(m_connect);
}

void DeviceRunner::stateChanged(client::State state)
{
    switch (state) {
    case client::State::Connected:
        wentOnline();
        break;
    case client::State::Disconnected: // asked for
        wentOffline();
        break;
    case client::State::Failed:
        wentOffline();
        if (m_running) {
            m_reconnect.start(isFlaky() ? m_profile.absence : m_retryDelay);
            m_retryDelay = std::min<std::chrono::milliseconds>(2 * m_retryDelay, longestRetry);
        }
        break;
    case client::State::Connecting:
    case client::State::Waiting:
        break;
    }
}

void DeviceRunner::wentOnline()
{
    m_retryDelay = firstRetry;
    m_stepsOnline = 0;
    m_online.start();
    publish(m_device->onStart(now()));
    if (m_profile.leavesAfterStart) {
        m_running = false;
        m_client.disconnectFromBroker();
        return;
    }
    m_ticks.start();
    if (isFlaky())
        m_lifetime.start(m_profile.lifetime);
    emit onlineChanged();
}

void DeviceRunner::wentOffline()
{
    m_lifetime.stop();
    if (!m_ticks.isActive())
        return;
    m_ticks.stop();
    emit onlineChanged();
}

void DeviceRunner::tick()
{
    // Rounded, because timers may be early too.
    const qint64 period = m_profile.period.count();
    const qint64 due = (m_online.elapsed() + period / 2) / period - m_stepsOnline;
    const qint64 steps = std::clamp<qint64>(due, 0, mostStepsAtOnce);
    m_stepsOnline += std::max<qint64>(due, 0);
    for (qint64 i = 0; i < steps && isOnline(); ++i) {
        ++m_step;
        publish(m_device->onTick(now()));
    }
}

void DeviceRunner::receive(const mqtt::MessageBatch &batch)
{
    for (const mqtt::MessageRecord &record : batch.records) {
        if (!m_running || !isOnline())
            return;
        publish(m_device->onMessage(incomingFrom(batch, record), now()));
    }
}

void DeviceRunner::publish(const Publishes &publishes)
{
    for (const mqtt::PublishRequest &request : publishes)
        m_client.publish(request, client::PublishToken{++m_lastToken});
}

} // namespace broker::demo
