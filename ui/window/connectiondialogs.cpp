// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/connectiondialogs.h"

#include "config/settings.h"
#include "connections/connectiondialog.h"
#include "connections/secretprompt.h"
#include "connections/subscribedialog.h"
#include "text/failuretext.h"

#include <memory>

namespace ui {

ConnectionDialogs::ConnectionDialogs(Workspace &workspace, config::Settings &settings,
                                     bool keyringAvailable, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_keyringAvailable(keyringAvailable)
    , m_window(window)
{
}

void ConnectionDialogs::newConnection(const QString &address)
{
    const config::SettingsValues &values = m_settings.values();
    config::Profile profile = config::newProfile();
    profile.options.keepAliveSeconds = quint16(values.keepAliveSeconds);
    profile.options.connectTimeout = std::chrono::seconds(values.connectTimeoutSeconds);
    if (m_keyringAvailable)
        profile.keepPassword = config::KeepPassword::Keyring;
    ConnectionDialog *dialog = open(profile, true);
    dialog->setReadOnlyForProduction(values.readOnlyForProduction);
    if (!address.isEmpty())
        dialog->setAddress(address);
}

void ConnectionDialogs::edit(const QString &id)
{
    if (const Workspace::Row *row = m_workspace.find(id))
        open(row->profile, false);
}

void ConnectionDialogs::mend(const QString &id, const Explanation &explanation)
{
    if (const Workspace::Row *row = m_workspace.find(id))
        open(row->profile, false)->pointAt(explanation);
}

void ConnectionDialogs::connectThere(const QString &id, const QString &serverReference)
{
    const Workspace::Row *row = m_workspace.find(id);
    if (!row)
        return;
    ConnectionDialog *dialog = open(row->profile, false);
    // Several may be named, separated by spaces; the first is as good as any.
    const QString first = serverReference.simplified().section(u' ', 0, 0);
    if (!first.isEmpty())
        dialog->setAddress(first);
}

ConnectionDialog *ConnectionDialogs::open(const config::Profile &profile, bool isNew)
{
    auto *dialog
        = new ConnectionDialog([this] { return m_workspace.createConnection(); }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setProfile(profile);
    QStringList taken;
    for (const Workspace::Row &row : m_workspace.rows()) {
        if (row.profile.id != profile.id)
            taken.append(row.profile.name);
    }
    dialog->setTakenNames(taken);
    dialog->setGroups(m_workspace.groups());
    dialog->setKeyringAvailable(m_keyringAvailable);
    if (!isNew) {
        const auto password = m_workspace.knownPassword(profile.id);
        if (password)
            dialog->setPassword(QString::fromUtf8(*password));
        dialog->setPasswordKept(profile.keepPassword == config::KeepPassword::Keyring
                                && m_keyringAvailable);
        const Workspace::Row *row = m_workspace.find(profile.id);
        if (row && row->connection && row->connection->broker()) {
            const client::BrokerInfo broker = *row->connection->broker();
            dialog->setWillLimits(WillLimits{broker.maximumQoS, broker.retainAvailable});
        }
    }
    // "Save and connect" says both, in this order; a new connection has its id only then.
    auto id = std::make_shared<QString>(profile.id);
    connect(dialog, &ConnectionDialog::saved, this,
            [this, id](const config::Profile &saved, const std::optional<QString> &password) {
                std::optional<QByteArray> bytes;
                if (password)
                    bytes = password->toUtf8();
                *id = m_workspace.save(saved, bytes);
            });
    connect(dialog, &ConnectionDialog::connectRequested, this,
            [this, id] { m_workspace.connectRow(*id); });
    dialog->open();
    return dialog;
}

void ConnectionDialogs::askSecrets(const QString &id)
{
    const Workspace::Row *row = m_workspace.find(id);
    if (!row)
        return;
    const config::Profile &profile = row->profile;
    std::vector<config::SecretField> fields = m_workspace.missingSecrets(id);
    if (fields.empty()) // the password was there, but a wrong one
        fields.emplace_back();
    auto *prompt
        = new SecretPrompt(profile.name, profile.address(), profile.options, fields, m_window);
    prompt->setAttribute(Qt::WA_DeleteOnClose);
    prompt->setWindowModality(Qt::WindowModal);
    if (row->connection && row->connection->state() == client::State::Failed)
        prompt->setError(explainFailure(row->connection->failure(), profile.options).sentence());
    connect(prompt, &SecretPrompt::entered, this,
            [this, id, fields](const QStringList &entered, bool remember) {
                Workspace::Secrets secrets;
                for (std::size_t i = 0; i < fields.size(); ++i)
                    secrets.emplace_back(fields[i], entered.value(qsizetype(i)).toUtf8());
                m_workspace.provideSecrets(id, secrets, remember);
            });
    prompt->open();
}

void ConnectionDialogs::subscribe(const QByteArray &topicFilter)
{
    if (SubscribeDialog *dialog = openSubscribe({}))
        dialog->setFilter(QString::fromUtf8(topicFilter));
}

void ConnectionDialogs::changeSubscription(const QByteArray &topicFilter)
{
    SubscribeDialog *dialog = openSubscribe(topicFilter);
    if (!dialog)
        return;
    for (const auto &state : m_workspace.currentConnection()->subscriptions()) {
        if (state.subscription.topicFilter == topicFilter)
            dialog->setSubscription(state.subscription, state.identifier);
    }
}

// `replaced` is let go when another filter takes its place.
SubscribeDialog *ConnectionDialogs::openSubscribe(const QByteArray &replaced)
{
    const Workspace::Row *row = m_workspace.current();
    if (!row || !row->connection)
        return nullptr;
    pipeline::Connection *connection = row->connection;
    auto *dialog = new SubscribeDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    if (const auto broker = connection->broker())
        dialog->setBroker(*broker);
    dialog->setTopics(&connection->topics());
    dialog->setCanRemember(row->saved);
    connect(dialog, &SubscribeDialog::subscribeRequested, connection,
            [this, connection, replaced,
             id = row->profile.id](const mqtt::Subscription &subscription,
                                   std::optional<quint32> identifier, bool remember) {
                // First the new one: what both bring is not missed in between.
                connection->subscribe(subscription, identifier);
                if (!replaced.isEmpty() && replaced != subscription.topicFilter)
                    connection->unsubscribe(replaced);
                if (remember)
                    m_workspace.rememberSubscription(id, subscription, true, replaced);
            });
    dialog->open();
    return dialog;
}

} // namespace ui
