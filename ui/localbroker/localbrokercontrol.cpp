// SPDX-License-Identifier: GPL-3.0-or-later
#include "localbroker/localbrokercontrol.h"

#include "broker/certificatefolder.h"
#include "broker/servercertificate.h"
#include "config/settings.h"

#include <QDateTime>
#include <QHostAddress>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using pipeline::BrokerState;

namespace {

const QString SecretName = QString::fromLatin1(localBrokerSecret);
const QString Loopback = u"127.0.0.1"_s;

broker::BrokerOptions optionsFrom(const config::SettingsValues &values)
{
    broker::BrokerOptions options;
    options.address = values.brokerAddress;
    options.port = quint16(values.brokerPort);
    options.userName = values.brokerUser.toUtf8();
    options.plain = values.brokerPlain;
    options.tls = {values.brokerTls, quint16(values.brokerTlsPort)};
    options.webSocket = {values.brokerWebSocket, quint16(values.brokerWebSocketPort)};
    options.webSocketTls = {values.brokerWebSocketTls, quint16(values.brokerWebSocketTlsPort)};
    options.anyOrigin = values.brokerAnyOrigin;
    return options;
}

// Listening everywhere is no address to go to.
QString reachable(const QString &text)
{
    const QHostAddress address(text);
    if (address == QHostAddress(QHostAddress::AnyIPv6))
        return QHostAddress(QHostAddress::LocalHostIPv6).toString();
    if (address == QHostAddress(QHostAddress::AnyIPv4))
        return Loopback;
    return text;
}

QString schemeOf(broker::ListenerKind kind)
{
    switch (kind) {
    case broker::ListenerKind::Tcp:
        return u"mqtt"_s;
    case broker::ListenerKind::Tls:
        return u"mqtts"_s;
    case broker::ListenerKind::WebSocket:
        return u"ws"_s;
    case broker::ListenerKind::WebSocketTls:
        return u"wss"_s;
    }
    return {};
}

QString urlOf(const QString &address, const broker::ListenerState &listener)
{
    const QString host = address.contains(u':') ? QString(u'[' + address + u']') : address;
    const QString port
        = listener.port == 0 ? QString() : QString(u':' + QString::number(listener.port));
    const QString path = broker::isWebSocket(listener.kind) ? u"/mqtt"_s : QString();
    return schemeOf(listener.kind) + u"://"_s + host + port + path;
}

} // namespace

LocalBrokerControl::LocalBrokerControl(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

void LocalBrokerControl::start()
{
    startWith(false);
}

void LocalBrokerControl::startDemo()
{
    if (host().state() == BrokerState::Running || host().state() == BrokerState::Starting)
        host().startDevices(m_deviceChoice);
    else
        startWith(true);
}

void LocalBrokerControl::startWith(bool demo)
{
    m_demoWanted = demo;
    if (m_reading)
        return;
    // The keyring may ask the user: only when its answer is needed.
    if (m_password || userName().isEmpty()) {
        startNow(demo);
        return;
    }
    m_reading = true;
    m_services.secrets.read(SecretName, config::SecretKind::Password, this,
                            [this](const config::SecretResult &result) {
                                if (!m_password)
                                    m_password = result.secret;
                                if (std::exchange(m_reading, false))
                                    startNow(m_demoWanted);
                            });
}

void LocalBrokerControl::startNow(bool demo)
{
    const config::SettingsValues &values = m_services.settings.values();
    broker::BrokerOptions options = optionsFrom(values);
    if (demo)
        options.address = Loopback;
    if (!options.userName.isEmpty())
        options.password = m_password.value_or(QByteArray());
    if (options.tls.enabled || options.webSocketTls.enabled) {
        const broker::CertificateFolder folder(m_services.folder);
        options.identity
            = folder.identity(broker::serverNames(options.address), QDateTime::currentDateTimeUtc())
                  .value_or(broker::TlsIdentity());
    }
    host().start(options);
    if (demo || values.brokerDevices)
        host().startDevices(m_deviceChoice);
}

void LocalBrokerControl::stop()
{
    m_reading = false;
    emit stopRequested();
    host().stop();
}

void LocalBrokerControl::toggle()
{
    const BrokerState state = host().state();
    if (m_reading || state == BrokerState::Running || state == BrokerState::Starting)
        stop();
    else
        start();
}

void LocalBrokerControl::setDevices(bool on)
{
    if (on)
        host().startDevices(m_deviceChoice);
    else
        host().stopDevices();
}

std::vector<LocalBrokerAddress> LocalBrokerControl::addresses() const
{
    const bool stopped = host().state() == BrokerState::Stopped;
    const broker::BrokerOptions options
        = stopped ? optionsFrom(m_services.settings.values()) : host().options();
    std::vector<broker::ListenerState> listeners = host().listeners();
    if (!host().isRunning()) {
        for (const broker::ListenerKind kind : broker::listenerKinds) {
            if (broker::wants(options, kind))
                listeners.push_back({kind, broker::portOf(options, kind), std::nullopt});
        }
    }
    const QString address = reachable(options.address);
    std::vector<LocalBrokerAddress> all;
    all.reserve(listeners.size());
    for (const broker::ListenerState &listener : listeners)
        all.push_back({listener, urlOf(address, listener)});
    return all;
}

std::optional<LocalBrokerAddress> LocalBrokerControl::best() const
{
    const std::vector<LocalBrokerAddress> all = addresses();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [](const auto &each) { return !each.listener.failure; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

broker::Endpoint LocalBrokerControl::reachableAt() const
{
    QString address = m_services.settings.values().brokerAddress;
    if (const auto endpoint = host().endpoint())
        address = endpoint->address;
    else if (host().state() != BrokerState::Stopped)
        address = host().options().address;
    const auto first = best();
    return {reachable(address),
            first ? first->listener.port : quint16(m_services.settings.values().brokerPort)};
}

QString LocalBrokerControl::url() const
{
    const auto first = best();
    return first ? first->url : QString();
}

client::TransportKind LocalBrokerControl::transport() const
{
    const auto first = best();
    return pipeline::transportTo(first ? first->listener.kind : broker::ListenerKind::Tcp);
}

QByteArray LocalBrokerControl::certificate() const
{
    const bool up
        = host().state() == BrokerState::Running || host().state() == BrokerState::Starting;
    return up ? host().options().identity.certificate : QByteArray();
}

QByteArray LocalBrokerControl::fingerprint() const
{
    return broker::fingerprint({certificate(), {}});
}

bool LocalBrokerControl::isEncrypted() const
{
    const auto all = addresses();
    return std::any_of(all.begin(), all.end(), [](const auto &each) {
        return broker::isEncrypted(each.listener.kind) && !each.listener.failure;
    });
}

bool LocalBrokerControl::isAllEncrypted() const
{
    const auto all = addresses();
    return std::all_of(all.begin(), all.end(),
                       [](const auto &each) { return broker::isEncrypted(each.listener.kind); });
}

bool LocalBrokerControl::isLocalOnly() const
{
    QString address = m_services.settings.values().brokerAddress;
    if (const auto endpoint = host().endpoint())
        address = endpoint->address;
    return QHostAddress(address).isLoopback();
}

QString LocalBrokerControl::userName() const
{
    return m_services.settings.values().brokerUser;
}

void LocalBrokerControl::setPassword(const QByteArray &password)
{
    m_password = password;
    emit passwordKnown(!password.isEmpty());
    if (password.isEmpty()) {
        m_services.secrets.remove(SecretName, config::SecretKind::Password, this,
                                  [](const config::SecretResult &) {});
        return;
    }
    m_services.secrets.write(SecretName, config::SecretKind::Password, password, this,
                             [this](const config::SecretResult &result) {
                                 if (result.status != config::SecretStatus::Ok
                                     || !m_services.secrets.isPersistent())
                                     emit passwordNotKept();
                             });
}

void LocalBrokerControl::lookForPassword()
{
    if (m_password || userName().isEmpty()) {
        emit passwordKnown(m_password && !m_password->isEmpty());
        return;
    }
    m_services.secrets.read(SecretName, config::SecretKind::Password, this,
                            [this](const config::SecretResult &result) {
                                if (!m_password)
                                    m_password = result.secret;
                                emit passwordKnown(!m_password->isEmpty());
                            });
}

} // namespace ui
