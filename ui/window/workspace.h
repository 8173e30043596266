// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"
#include "config/profilesecrets.h"
#include "config/profilestore.h"
#include "config/secretstore.h"
#include "pipeline/connection.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <type_traits>
#include <vector>

class QThread;

namespace config {
class Settings;
} // namespace config

namespace ui {

// The connections as one window sees them: every saved profile and what was opened by address, each
// with its live pipeline::Connection once it was used, and which one is shown. The workspaces of
// several windows share the rows and the connections, so that no broker is connected to twice; only
// what is shown is each window's own. Facts are told to all of them; what is needed from the user
// is asked for where it was begun. GUI thread; built by app; opens no window itself.
class Workspace : public QObject {
    Q_OBJECT

public:
    struct Services {
        config::ProfileStore &profiles;
        config::Settings &settings;
        config::SecretStore &secrets;
        QThread *ioThread; // null: clients live on the GUI thread (tests)
    };

    struct Row {
        config::Profile profile;
        pipeline::Connection *connection = nullptr; // null until it is connected the first time
        bool saved = false;
        bool local = false; // the broker inside the program
        // "#" was not asked for, because the address is none of the user's own surroundings.
        bool holdsBackEverything = false;
    };

    explicit Workspace(const Services &services, QObject *parent = nullptr);
    // That of another window, on the same connections. It shows none yet.
    explicit Workspace(Workspace &other, QObject *parent = nullptr);
    ~Workspace() override;

    // As they are listed: those without a group, then group by group.
    const std::vector<Row> &rows() const { return m_rows; }
    const Row *find(const QString &id) const;
    const Row *current() const { return find(m_currentId); }
    QString currentId() const { return m_currentId; }
    pipeline::Connection *currentConnection() const;

    void setCurrent(const QString &id);
    // Shows it, and connects it the first time.
    void open(const QString &id);
    // Makes it the shown one, asks for the secrets that it needs, and connects.
    void connectRow(const QString &id);
    // Adds a row that is not saved, with the given subscriptions (none: "#"), and connects it.
    // Returns its id; empty when the address cannot be used. At a broker that is not nearby (see
    // config/brokerreach.h) "#" waits, paused, for subscribeToEverything().
    QString openAddress(const QString &address,
                        const std::vector<mqtt::Subscription> &subscriptions = {});
    // The row of the broker inside the program: it is neither saved nor removed. Connecting to it
    // while it is not `running` asks for it by localBrokerRequired().
    // Where TLS is spoken, its certificate is the pinned one.
    void setLocalBroker(const QString &name, const QString &host, quint16 port,
                        client::TransportKind transport, const QByteArray &pinnedFingerprint,
                        const QByteArray &userName, const std::optional<QByteArray> &password,
                        bool running);
    static QString localBrokerId();
    void disconnectRow(const QString &id, bool sendWill = false);
    // The user wants "#" there, and is not asked again about that host in this run.
    void subscribeToEverything(const QString &id);
    // What has to be known to connect and is not.
    std::vector<config::SecretField> missingSecrets(const QString &id) const;
    using Secrets = std::vector<std::pair<config::SecretField, QByteArray>>;
    // The answer to secretsRequired: connects. `remember`: the next connect of this run does not
    // ask again.
    void provideSecrets(const QString &id, const Secrets &secrets, bool remember);
    void forgetSecrets(const QString &id); // the next connect asks again
    // Adds it to the saved connection, or puts it in the place of the one with the same filter, or
    // of `replaced`. One that is not enabled is listed as paused when it connects.
    void rememberSubscription(const QString &id, const mqtt::Subscription &subscription,
                              bool enabled = true, const QByteArray &replaced = {});
    void forgetSubscription(const QString &id, const QByteArray &topicFilter);
    // Remembers another protocol version, and connects with it.
    void connectWithVersion(const QString &id, client::VersionChoice version);
    // The same connection under a client id of its own, after another client took over.
    void generateClientId(const QString &id);

    // Writes the profile and, if one is given, its password where the profile says; returns its id.
    // A connection that is open keeps its old options until the next connect.
    QString save(const config::Profile &profile, const std::optional<QByteArray> &password);
    void duplicate(const QString &id);
    void remove(const QString &id);

    // The headings in use, in their order.
    QStringList groups() const;
    // Puts it under a heading (empty: under none), before another one there or at the end. What is
    // not saved has no place of its own.
    void place(const QString &id, const QString &group, const QString &beforeId);
    void placeGroup(const QString &group, const QString &beforeGroup);
    // In force at once; the will follows with the next connect.
    void setReadOnly(const QString &id, bool readOnly);
    // A connection like those of the rows, for a test that belongs to no row.
    std::unique_ptr<pipeline::Connection> createConnection() const;
    std::optional<QByteArray> knownPassword(const QString &id) const;

signals:
    void rowsChanged();
    void currentChanged();
    // A row got its connection; emitted before it starts to connect.
    void connectionOpened(const QString &id, pipeline::Connection *connection);
    void secretsRequired(const QString &id);
    void localBrokerRequired();
    void profileProblem(const config::ProfileError &error);
    void keyringProblem(const QString &id); // the password is kept for this run only

private:
    struct Shared;
    explicit Workspace(const std::shared_ptr<Shared> &shared, QObject *parent);
    template <typename... Arguments>
    void tellAll(void (Workspace::*signal)(Arguments...),
                 std::type_identity_t<Arguments>... arguments);
    void tellWhoShows(const QString &id);
    Row *row(const QString &id);
    void ensureConnection(Row &row);
    void rememberMuted(const Row &row); // now and with every change
    void start(Row &row);
    static bool isInKeyring(const Row &row);
    client::ConnectOptions optionsOf(const Row &row) const;
    void adoptSecrets(Row &row, const client::ConnectOptions &filled);
    void askOrStart(Row &row);
    void change(const config::Profile &profile);
    void arrange();
    void rememberOrder();
    void applySettings();
    void shareHistory();

    std::shared_ptr<Shared> m_shared; // ends with the last workspace
    // Shorter names for what is in there.
    const Services &m_services;
    config::ProfileSecrets &m_secrets;
    std::vector<Row> &m_rows;
    QHash<QString, QByteArray> &m_passwords;
    QString m_currentId;
};

} // namespace ui
