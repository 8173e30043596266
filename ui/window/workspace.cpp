// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workspaceshared.h"

#include "config/brokerreach.h"
#include "config/brokerurl.h"
#include "config/historybudget.h"
#include "config/settings.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

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
    row.connection->setParent(m_shared.get());
    row.connection->setReadOnly(row.profile.readOnly);
    const QString id = row.profile.id;
    pipeline::Connection *connection = row.connection;
    rememberMuted(row);
    shareHistory();
    tellAll(&Workspace::connectionOpened, id, connection);
    tellAll(&Workspace::rowsChanged);
    tellWhoShows(id);
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
    connect(muted, &store::MutedBranches::changed, m_shared.get(),
            [shared = m_shared.get(), muted] {
                // Its id changes when an address that was only opened is saved.
                const auto own = std::find_if(
                    shared->rows.cbegin(), shared->rows.cend(), [&](const Row &candidate) {
                        return candidate.connection && &candidate.connection->muted() == muted;
                    });
                if (own == shared->rows.cend() || !own->saved)
                    return;
                QMap<QString, QByteArray> all = shared->services.settings.values().mutedBranches;
                if (muted->topics().isEmpty())
                    all.remove(own->profile.id);
                else
                    all.insert(own->profile.id, muted->topics().join('\0') + '\0');
                shared->services.settings.set(&config::SettingsValues::mutedBranches, all);
            });
}

void Workspace::connectRow(const QString &id)
{
    Row *target = row(id);
    if (!target)
        return;
    if (target->local && !m_shared->localBrokerRuns) {
        emit localBrokerRequired();
        return;
    }
    ensureConnection(*target);
    setCurrent(id);
    target = row(id);
    // By then it may have been changed or removed.
    const auto goOn = [this, id](const client::ConnectOptions &filled) {
        if (Row *found = row(id)) {
            adoptSecrets(*found, filled);
            askOrStart(*found);
        }
    };
    if (isInKeyring(*target))
        m_secrets.fill(id, optionsOf(*target), this, goOn);
    else
        askOrStart(*target);
}

bool Workspace::isInKeyring(const Row &row)
{
    return row.saved && row.profile.keepPassword == config::KeepPassword::Keyring;
}

// With everything that is known.
client::ConnectOptions Workspace::optionsOf(const Row &row) const
{
    client::ConnectOptions options = row.profile.connectOptions();
    options.password = knownPassword(row.profile.id);
    return options;
}

void Workspace::adoptSecrets(Row &row, const client::ConnectOptions &filled)
{
    if (filled.password)
        m_passwords.insert(row.profile.id, *filled.password);
    row.profile.options.authenticationData = filled.authenticationData;
    row.profile.options.tls.keyPassphrase = filled.tls.keyPassphrase;
    row.profile.options.proxy.password = filled.proxy.password;
    row.profile.options.webSocket.headers = filled.webSocket.headers;
}

std::vector<config::SecretField> Workspace::missingSecrets(const QString &id) const
{
    const Row *wanted = find(id);
    if (!wanted)
        return {};
    std::vector<config::SecretField> missing = config::missingSecrets(optionsOf(*wanted));
    if (m_passwords.contains(id)) // even the one that says: without
        std::erase(missing, config::SecretField{});
    return missing;
}

void Workspace::askOrStart(Row &row)
{
    if (missingSecrets(row.profile.id).empty())
        start(row);
    else
        emit secretsRequired(row.profile.id);
}

void Workspace::start(Row &row)
{
    std::vector<mqtt::Subscription> switchedOff;
    for (const config::SavedSubscription &saved : row.profile.subscriptions) {
        if (!saved.enabled)
            switchedOff.push_back(saved.subscription);
    }
    row.connection->setOptions(optionsOf(row), switchedOff);
    row.connection->connectToBroker();
}

QString Workspace::openAddress(const QString &address,
                               const std::vector<mqtt::Subscription> &subscriptions)
{
    const auto url = config::parseBrokerUrl(address);
    if (!url)
        return {};
    config::Profile profile = config::newProfile();
    // Never a file name of a saved profile: those are UUIDs.
    profile.id = u"address-%1"_s.arg(++m_shared->adHocCount);
    profile.name = url->host;
    config::setAddress(profile.options, *url);
    profile.options.userName = url->userName.toUtf8();
    if (url->password)
        m_passwords.insert(profile.id, url->password->toUtf8());
    if (!subscriptions.empty()) {
        profile.subscriptions.clear();
        for (const mqtt::Subscription &subscription : subscriptions)
            profile.subscriptions.push_back({subscription, true, {}});
    }
    const bool holdsBack = subscriptions.empty()
        && profile.options.transport != client::TransportKind::LocalSocket
        && !config::isNearby(url->host) && !m_shared->hostsForEverything.contains(url->host);
    for (config::SavedSubscription &everything : profile.subscriptions)
        everything.enabled = !holdsBack;
    const QString id = profile.id;
    m_rows.push_back({profile, nullptr, false, false, holdsBack});
    arrange();
    tellAll(&Workspace::rowsChanged);
    connectRow(id);
    return id;
}

// Never a file name of a saved profile: those are UUIDs.
QString Workspace::localBrokerId()
{
    return u"local-broker"_s;
}

void Workspace::setLocalBroker(const QString &name, const QString &host, quint16 port,
                               client::TransportKind transport, const QByteArray &pinnedFingerprint,
                               const QByteArray &userName,
                               const std::optional<QByteArray> &password, bool running)
{
    m_shared->localBrokerRuns = running;
    Row *target = row(localBrokerId());
    config::Profile profile = target ? target->profile : config::newProfile();
    profile.id = localBrokerId();
    profile.name = name;
    profile.options.host = host;
    profile.options.port = port;
    profile.options.transport = transport;
    profile.options.tls.verification = client::TlsVerification::PinnedCertificate;
    profile.options.tls.pinnedFingerprint = pinnedFingerprint;
    profile.options.userName = userName;
    if (password)
        m_passwords.insert(profile.id, *password);
    if (target && target->profile == profile)
        return;
    if (target)
        target->profile = profile;
    else
        m_rows.push_back({profile, nullptr, false, true});
    arrange();
    tellAll(&Workspace::rowsChanged);
}

void Workspace::disconnectRow(const QString &id, bool sendWill)
{
    if (Row *target = row(id); target && target->connection)
        target->connection->disconnectFromBroker(sendWill);
}

void Workspace::provideSecrets(const QString &id, const Secrets &secrets, bool remember)
{
    Row *target = row(id);
    if (!target)
        return;
    const config::Profile before = target->profile;
    for (const auto &[field, secret] : secrets) {
        if (field.kind == config::SecretKind::Password)
            m_passwords.insert(id, secret);
        else
            config::setSecret(target->profile.options, field, secret);
    }
    ensureConnection(*target);
    start(*row(id));
    if (remember)
        return;
    m_passwords.remove(id);
    row(id)->profile = before;
}

void Workspace::forgetSecrets(const QString &id)
{
    m_passwords.remove(id);
    if (Row *target = row(id))
        target->profile.options = config::withoutSecrets(target->profile.options);
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
    if (target->connection)
        target->connection->setReadOnly(profile.readOnly);
    tellAll(&Workspace::rowsChanged);
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
        const QString oldId = before->profile.id;
        if (oldId != saved.id && m_passwords.contains(oldId))
            m_passwords.insert(saved.id, m_passwords.take(oldId));
        before->profile = saved;
        before->saved = true;
        if (before->connection)
            before->connection->setReadOnly(saved.readOnly);
        for (Workspace *workspace : m_shared->workspaces) {
            if (workspace->m_currentId == oldId)
                workspace->m_currentId = saved.id;
        }
    } else {
        m_rows.push_back({saved, nullptr, true});
    }
    arrange();
    if (!error && profile.id != saved.id)
        rememberOrder();
    if (password)
        m_passwords.insert(saved.id, *password);
    if (saved.keepPassword == config::KeepPassword::Keyring) {
        client::ConnectOptions options = saved.options;
        options.password = password;
        m_secrets.keep(saved.id, options, this,
                       [this, id = saved.id] { tellAll(&Workspace::keyringProblem, id); });
    }
    tellAll(&Workspace::rowsChanged);
    tellWhoShows(saved.id);
    if (error)
        tellAll(&Workspace::profileProblem, *error);
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
    const QString made = save(copy, knownPassword(id));
    // Below what it is a copy of.
    for (std::size_t i = 0; i + 1 < m_rows.size(); ++i) {
        if (m_rows[i].profile.id != id)
            continue;
        const config::Profile &next = m_rows[i + 1].profile;
        place(made, copy.group, next.group == copy.group ? next.id : QString());
        break;
    }
}

void Workspace::remove(const QString &id)
{
    Row *target = row(id);
    if (!target || target->local)
        return;
    if (target->saved) {
        if (const auto error = m_services.profiles.remove(id)) {
            tellAll(&Workspace::profileProblem, *error);
            return;
        }
        m_secrets.remove(id, this);
    }
    m_passwords.remove(id);
    if (QMap<QString, QByteArray> muted = m_services.settings.values().mutedBranches;
        muted.remove(id) > 0)
        m_services.settings.set(&config::SettingsValues::mutedBranches, muted);
    std::unique_ptr<pipeline::Connection> gone(target->connection);
    std::erase_if(m_rows, [&](const Row &row) { return row.profile.id == id; });
    std::vector<Workspace *> showedIt = m_shared->workspaces;
    std::erase_if(showedIt, [&](const Workspace *one) { return one->m_currentId != id; });
    for (Workspace *workspace : showedIt)
        workspace->m_currentId = m_rows.empty() ? QString() : m_rows.front().profile.id;
    tellAll(&Workspace::rowsChanged);
    for (Workspace *workspace : showedIt)
        emit workspace->currentChanged();
    // Views have let go of it by now.
    shareHistory();
}

std::optional<QByteArray> Workspace::knownPassword(const QString &id) const
{
    const auto found = m_passwords.constFind(id);
    if (found == m_passwords.constEnd() || found->isNull())
        return std::nullopt;
    return *found;
}

} // namespace ui
