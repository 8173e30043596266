// SPDX-License-Identifier: GPL-3.0-or-later
#include "localbroker/localbrokercontrol.h"

#include "config/settings.h"

#include <QHostAddress>

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
    return options;
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

broker::Endpoint LocalBrokerControl::reachableAt() const
{
    broker::Endpoint at{m_services.settings.values().brokerAddress,
                        quint16(m_services.settings.values().brokerPort)};
    if (const auto endpoint = host().endpoint())
        at = *endpoint;
    else if (host().state() != BrokerState::Stopped)
        at = {host().options().address, host().options().port};
    // Listening everywhere is no address to go to.
    const QHostAddress address(at.address);
    if (address == QHostAddress(QHostAddress::AnyIPv6))
        at.address = QHostAddress(QHostAddress::LocalHostIPv6).toString();
    else if (address == QHostAddress(QHostAddress::AnyIPv4))
        at.address = Loopback;
    return at;
}

QString LocalBrokerControl::url() const
{
    const broker::Endpoint at = reachableAt();
    const bool v6 = at.address.contains(u':');
    return u"mqtt://%1%2%3:%4"_s.arg(v6 ? u"["_s : QString(), at.address, v6 ? u"]"_s : QString(),
                                     QString::number(at.port));
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
