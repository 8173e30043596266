// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/connectiondialogs.h"

#include "config/settings.h"
#include "connections/connectiondialog.h"
#include "connections/passwordprompt.h"
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

void ConnectionDialogs::askPassword(const QString &id)
{
    const Workspace::Row *row = m_workspace.find(id);
    if (!row)
        return;
    auto *prompt = new PasswordPrompt(row->profile.name, row->profile.address(),
                                      QString::fromUtf8(row->profile.options.userName), m_window);
    prompt->setAttribute(Qt::WA_DeleteOnClose);
    prompt->setWindowModality(Qt::WindowModal);
    if (row->connection && row->connection->state() == client::State::Failed)
        prompt->setError(
            explainFailure(row->connection->failure(), row->profile.options).sentence());
    connect(prompt, &PasswordPrompt::entered, this,
            [this, id](const QString &password, bool remember) {
                m_workspace.providePassword(id, password.toUtf8(), false);
                if (!remember)
                    m_workspace.forgetPassword(id);
            });
    prompt->open();
}

void ConnectionDialogs::subscribe(const QByteArray &topicFilter)
{
    const Workspace::Row *row = m_workspace.current();
    if (!row || !row->connection)
        return;
    pipeline::Connection *connection = row->connection;
    auto *dialog = new SubscribeDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    if (const auto broker = connection->broker())
        dialog->setBroker(*broker);
    dialog->setTopics(&connection->topics());
    dialog->setCanRemember(row->saved);
    dialog->setFilter(QString::fromUtf8(topicFilter));
    connect(dialog, &SubscribeDialog::subscribeRequested, connection,
            [this, connection, id = row->profile.id](const mqtt::Subscription &subscription,
                                                     std::optional<quint32> identifier,
                                                     bool remember) {
                connection->subscribe(subscription, identifier);
                if (remember)
                    m_workspace.rememberSubscription(id, subscription);
            });
    dialog->open();
}

} // namespace ui
