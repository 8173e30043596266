// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workspace.h"

#include "config/brokerurl.h"
#include "config/historybudget.h"
#include "config/settings.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

Workspace::Workspace(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    for (const config::Profile &profile : m_services.profiles.profiles())
        m_rows.push_back({profile, nullptr, true});
    connect(&m_services.settings, &config::Settings::changed, this, &Workspace::applySettings);
}

Workspace::~Workspace() = default;

const Workspace::Row *Workspace::find(const QString &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const Row &row) { return row.profile.id == id; });
    return found == m_rows.end() ? nullptr : &*found;
}

Workspace::Row *Workspace::row(const QString &id)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const Row &row) { return row.profile.id == id; });
    return found == m_rows.end() ? nullptr : &*found;
}

pipeline::Connection *Workspace::currentConnection() const
{
    const Row *shown = current();
    return shown ? shown->connection : nullptr;
}

void Workspace::setCurrent(const QString &id)
{
    if (id == m_currentId || !find(id))
        return;
    m_currentId = id;
    emit currentChanged();
}

std::unique_ptr<pipeline::Connection> Workspace::createConnection() const
{
    const config::SettingsValues &values = m_services.settings.values();
    pipeline::ConnectionLimits limits;
    limits.historyBytes = config::historyBudget(values);
    limits.historyKeptPerTopic = values.historyKeptPerTopic;
    limits.tick = std::chrono::milliseconds(1000 / std::max(1, values.refreshRate));
    return std::make_unique<pipeline::Connection>(limits, m_services.ioThread);
}

void Workspace::ensureConnection(Row &row)
{
    if (row.connection)
        return;
    row.connection = createConnection().release();
    row.connection->setParent(this);
    const QString id = row.profile.id;
    pipeline::Connection *connection = row.connection;
    rememberMuted(row);
    shareHistory();
    emit connectionOpened(id, connection);
    emit rowsChanged();
    if (id == m_currentId)
        emit currentChanged();
}

void Workspace::open(const QString &id)
{
    const Row *wanted = find(id);
    if (wanted && wanted->connection)
        setCurrent(id);
    else if (wanted)
        connectRow(id);
}

void Workspace::rememberMuted(const Row &row)
{
    store::MutedBranches *muted = &row.connection->muted();
    QByteArrayList topics
        = m_services.settings.values().mutedBranches.value(row.profile.id).split('\0');
    topics.removeLast(); // behind the last mark
    muted->setTopics(topics);
    connect(muted, &store::MutedBranches::changed, this, [this, muted] {
        // Its id changes when an address that was only opened is saved.
        const auto own = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &candidate) {
            return candidate.connection && &candidate.connection->muted() == muted;
        });
        if (own == m_rows.cend() || !own->saved)
            return;
        QMap<QString, QByteArray> all = m_services.settings.values().mutedBranches;
        if (muted->topics().isEmpty())
            all.remove(own->profile.id);
        else
            all.insert(own->profile.id, muted->topics().join('\0') + '\0');
        m_services.settings.set(&config::SettingsValues::mutedBranches, all);
    });
}

void Workspace::connectRow(const QString &id)
{
    Row *target = row(id);
    if (!target)
        return;
    if (target->local && !m_localBrokerRuns) {
        emit localBrokerRequired();
        return;
    }
    ensureConnection(*target);
    setCurrent(id);
    target = row(id);
    const config::Profile &profile = target->profile;
    const bool inKeyring = target->saved && profile.keepPassword == config::KeepPassword::Keyring;
    const bool lacksData = !profile.options.authenticationMethod.isEmpty()
        && profile.options.authenticationData.isEmpty();
    if (inKeyring && lacksData)
        askForAuthenticationData(id);
    else
        askForPassphrase(id);
}

// Goes on with the password whatever the keyring says: a method may need no data.
void Workspace::askForAuthenticationData(const QString &id)
{
    m_services.secrets.read(id, config::SecretKind::AuthenticationData, this,
                            [this, id](const config::SecretResult &result) {
                                if (Row *target = row(id))
                                    target->profile.options.authenticationData = result.secret;
                                askForPassphrase(id);
                            });
}

// Of the client key. Goes on without one: not every key is protected, and the connection says so
// if this one is.
void Workspace::askForPassphrase(const QString &id)
{
    const Row *target = find(id);
    if (!target)
        return;
    const client::ConnectOptions &options = target->profile.options;
    const bool lacks = client::isEncrypted(options.transport)
        && !options.tls.certificateFile.isEmpty() && !options.tls.keyPassphrase;
    if (!lacks || !target->saved || target->profile.keepPassword != config::KeepPassword::Keyring) {
        askForPassword(id);
        return;
    }
    m_services.secrets.read(id, config::SecretKind::KeyPassphrase, this,
                            [this, id](const config::SecretResult &result) {
                                Row *found = row(id);
                                if (found && result.status == config::SecretStatus::Ok)
                                    found->profile.options.tls.keyPassphrase = result.secret;
                                askForPassword(id);
                            });
}

void Workspace::askForPassword(const QString &id)
{
    Row *target = row(id);
    if (!target)
        return;
    if (target->profile.options.userName.isEmpty() || m_passwords.contains(id)) {
        start(*target);
        return;
    }
    if (!target->saved || target->profile.keepPassword != config::KeepPassword::Keyring) {
        emit passwordRequired(id);
        return;
    }
    m_services.secrets.read(id, config::SecretKind::Password, this,
                            [this, id](const config::SecretResult &result) {
                                if (result.status == config::SecretStatus::Ok)
                                    providePassword(id, result.secret, false);
                                else
                                    emit passwordRequired(id);
                            });
}

void Workspace::keepSecret(const QString &id, config::SecretKind kind, const QByteArray &secret)
{
    m_services.secrets.write(id, kind, secret, this,
                             [this, id](const config::SecretResult &result) {
                                 if (result.status != config::SecretStatus::Ok)
                                     emit keyringProblem(id);
                             });
}

void Workspace::start(Row &row)
{
    client::ConnectOptions options = row.profile.connectOptions();
    const auto password = m_passwords.constFind(row.profile.id);
    if (password != m_passwords.constEnd() && !password->isNull())
        options.password = *password;
    row.connection->setOptions(options);
    row.connection->connectToBroker();
}

QString Workspace::openAddress(const QString &address,
                               const std::vector<mqtt::Subscription> &subscriptions)
{
    const auto url = config::parseBrokerUrl(address);
    const auto transport = url ? config::transportFor(url->scheme) : std::nullopt;
    if (!transport)
        return {};
    config::Profile profile = config::newProfile();
    // Never a file name of a saved profile: those are UUIDs.
    profile.id = u"address-%1"_s.arg(++m_adHocCount);
    profile.name = url->host;
    profile.options.host = url->host;
    profile.options.port = url->port;
    profile.options.transport = *transport;
    profile.options.userName = url->userName.toUtf8();
    if (url->password)
        m_passwords.insert(profile.id, url->password->toUtf8());
    if (!subscriptions.empty()) {
        profile.subscriptions.clear();
        for (const mqtt::Subscription &subscription : subscriptions)
            profile.subscriptions.push_back({subscription, true, {}});
    }
    const QString id = profile.id;
    m_rows.push_back({profile, nullptr, false});
    emit rowsChanged();
    connectRow(id);
    return id;
}

// Never a file name of a saved profile: those are UUIDs.
QString Workspace::localBrokerId()
{
    return u"local-broker"_s;
}

void Workspace::setLocalBroker(const QString &name, const QString &host, quint16 port,
                               const QByteArray &userName,
                               const std::optional<QByteArray> &password, bool running)
{
    m_localBrokerRuns = running;
    Row *target = row(localBrokerId());
    config::Profile profile = target ? target->profile : config::newProfile();
    profile.id = localBrokerId();
    profile.name = name;
    profile.options.host = host;
    profile.options.port = port;
    profile.options.userName = userName;
    if (password)
        m_passwords.insert(profile.id, *password);
    if (target && target->profile == profile)
        return;
    if (target)
        target->profile = profile;
    else
        m_rows.push_back({profile, nullptr, false, true});
    emit rowsChanged();
}

void Workspace::disconnectRow(const QString &id, bool sendWill)
{
    if (Row *target = row(id); target && target->connection)
        target->connection->disconnectFromBroker(sendWill);
}

void Workspace::providePassword(const QString &id, const QByteArray &password, bool keep)
{
    Row *target = row(id);
    if (!target)
        return;
    m_passwords.insert(id, password);
    if (keep && target->saved)
        keepSecret(id, config::SecretKind::Password, password);
    ensureConnection(*target);
    start(*row(id));
}

void Workspace::forgetPassword(const QString &id)
{
    m_passwords.remove(id);
}

void Workspace::rememberSubscription(const QString &id, const mqtt::Subscription &subscription)
{
    const Row *target = find(id);
    if (!target || !target->saved)
        return;
    config::Profile profile = target->profile;
    std::erase_if(profile.subscriptions, [&](const config::SavedSubscription &saved) {
        return saved.subscription.topicFilter == subscription.topicFilter;
    });
    profile.subscriptions.push_back({subscription, true, {}});
    save(profile, std::nullopt);
}

void Workspace::generateClientId(const QString &id)
{
    Row *target = row(id);
    if (!target)
        return;
    config::Profile profile = target->profile;
    profile.options.clientId = config::newProfile().options.clientId;
    change(profile);
    connectRow(id);
}

void Workspace::connectWithVersion(const QString &id, client::VersionChoice version)
{
    const Row *target = find(id);
    if (!target)
        return;
    config::Profile profile = target->profile;
    profile.options.version = version;
    change(profile);
    connectRow(id);
}

// What was opened by address stays unsaved.
void Workspace::change(const config::Profile &profile)
{
    Row *target = row(profile.id);
    if (target->saved) {
        save(profile, std::nullopt);
        return;
    }
    target->profile = profile;
    emit rowsChanged();
}

QString Workspace::save(const config::Profile &profile, const std::optional<QByteArray> &password)
{
    config::Profile saved = profile;
    saved.options.password.reset();
    // What was opened by address gets a file, and with it an id, of its own.
    Row *before = profile.id.isEmpty() ? nullptr : row(profile.id);
    if (before && !before->saved)
        saved.id.clear();
    // The local broker's row stays; what is saved of it is another connection.
    if (before && before->local)
        before = nullptr;
    const auto error = m_services.profiles.save(saved);

    if (before) {
        const bool wasCurrent = before->profile.id == m_currentId;
        if (before->profile.id != saved.id && m_passwords.contains(before->profile.id))
            m_passwords.insert(saved.id, m_passwords.take(before->profile.id));
        before->profile = saved;
        before->saved = true;
        if (wasCurrent)
            m_currentId = saved.id;
    } else {
        m_rows.push_back({saved, nullptr, true});
    }
    const bool inKeyring = saved.keepPassword == config::KeepPassword::Keyring;
    if (password) {
        m_passwords.insert(saved.id, *password);
        if (inKeyring)
            keepSecret(saved.id, config::SecretKind::Password, *password);
    }
    if (inKeyring && !saved.options.authenticationData.isEmpty())
        keepSecret(saved.id, config::SecretKind::AuthenticationData,
                   saved.options.authenticationData);
    if (const auto &passphrase = saved.options.tls.keyPassphrase; inKeyring && passphrase) {
        if (!passphrase->isEmpty())
            keepSecret(saved.id, config::SecretKind::KeyPassphrase, *passphrase);
        else
            m_services.secrets.remove(saved.id, config::SecretKind::KeyPassphrase, this,
                                      [](const config::SecretResult &) {});
    }
    emit rowsChanged();
    if (saved.id == m_currentId)
        emit currentChanged();
    if (error)
        emit profileProblem(*error);
    return saved.id;
}

void Workspace::duplicate(const QString &id)
{
    const Row *source = find(id);
    if (!source)
        return;
    config::Profile copy = source->profile;
    copy.id.clear();
    // Two connections with one client id would throw each other out.
    copy.options.clientId = config::newProfile().options.clientId;
    save(copy, knownPassword(id));
}

void Workspace::remove(const QString &id)
{
    Row *target = row(id);
    if (!target || target->local)
        return;
    if (target->saved) {
        if (const auto error = m_services.profiles.remove(id)) {
            emit profileProblem(*error);
            return;
        }
        for (const auto kind :
             {config::SecretKind::Password, config::SecretKind::AuthenticationData,
              config::SecretKind::KeyPassphrase})
            m_services.secrets.remove(id, kind, this, [](const config::SecretResult &) {});
    }
    m_passwords.remove(id);
    if (QMap<QString, QByteArray> muted = m_services.settings.values().mutedBranches;
        muted.remove(id) > 0)
        m_services.settings.set(&config::SettingsValues::mutedBranches, muted);
    std::unique_ptr<pipeline::Connection> gone(target->connection);
    const bool wasCurrent = id == m_currentId;
    std::erase_if(m_rows, [&](const Row &row) { return row.profile.id == id; });
    if (wasCurrent)
        m_currentId = m_rows.empty() ? QString() : m_rows.front().profile.id;
    emit rowsChanged();
    if (wasCurrent)
        emit currentChanged();
    // Views have let go of it by now.
}

std::optional<QByteArray> Workspace::knownPassword(const QString &id) const
{
    const auto found = m_passwords.constFind(id);
    if (found == m_passwords.constEnd() || found->isNull())
        return std::nullopt;
    return *found;
}

// One limit for all: each open connection has its equal part.
void Workspace::shareHistory()
{
    const config::SettingsValues &values = m_services.settings.values();
    const auto open = std::count_if(m_rows.begin(), m_rows.end(),
                                    [](const Row &row) { return row.connection != nullptr; });
    for (Row &row : m_rows) {
        if (row.connection)
            row.connection->setHistoryLimits(config::historyBudget(values) / open,
                                             values.historyKeptPerTopic);
    }
}

void Workspace::applySettings()
{
    const config::SettingsValues &values = m_services.settings.values();
    for (Row &row : m_rows) {
        if (!row.connection)
            continue;
        row.connection->setTick(std::chrono::milliseconds(1000 / std::max(1, values.refreshRate)));
    }
    shareHistory();
}

} // namespace ui
