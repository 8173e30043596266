// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/brokerurl.h"
#include "config/profile.h"
#include "connections/formpage.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace ui {

class GroupInput;
class FileInput;

// Where to connect and as whom (ux.md 4.1, picture 17). A pasted URL splits itself over the fields.
// Holds the password while the dialog is open and nowhere else.
class GeneralPage : public FormPage {
    Q_OBJECT

public:
    explicit GeneralPage(QWidget *parent = nullptr);

    void load(const config::Profile &profile) override;
    void store(config::Profile &profile) const override;
    bool validate() override;

    // Names of the other connections: a name already taken gets a number.
    void setTakenNames(const QStringList &names);
    // The headings of the list of connections.
    void setGroups(const QStringList &groups);
    // A name with "prod" in it ticks Read-only, as long as the user leaves that alone.
    void setReadOnlyForProduction(bool on) { m_readOnlyForProduction = on; }
    // With `propose`, keeping the password there is chosen, as for a new connection.
    void setKeyringAvailable(bool available, bool propose);
    // A password is kept for this connection; the field stays empty until the user types.
    void setPasswordKept(bool kept);
    void setPassword(const QString &password);
    // Nothing: the user did not touch it.
    std::optional<QString> editedPassword() const;
    QString password() const;

    // Splits a URL or "host:port" over the fields; false (and an error in place) if it cannot.
    bool setAddress(const QString &text);
    QString host() const;
    client::VersionChoice version() const;
    client::TransportKind transport() const;
    // From the Session page: without a clean start the broker has to know us again.
    void setCleanStart(bool cleanStart);

    void focusAddress(); // where typing starts
    // Where a failed test points.
    void pointAtAddress(const QString &error);
    void pointAtTransport(const QString &error);
    void pointAtPath(const QString &error);
    void pointAtCredentials(const QString &error);
    void pointAtClientId(const QString &error);

signals:
    void versionChanged(client::VersionChoice version);
    void transportChanged(client::TransportKind transport);
    void hostChanged(const QString &host);

private:
    void build();
    void connectFields();
    bool checkName();
    bool checkAddress();
    bool checkPath();
    void setTransport(client::TransportKind transport);
    void adoptTransport();
    void showTransportFields();
    bool checkClientId();
    bool checkCredentials();
    void proposeName();
    QString uniqueName() const;

    QLineEdit *m_name;
    FileInput *m_address;
    QToolButton *m_browse = nullptr;
    QComboBox *m_transport;
    QWidget *m_portLabel = nullptr;
    QSpinBox *m_port;
    QLineEdit *m_path;
    QComboBox *m_version;
    QLineEdit *m_clientId;
    QLineEdit *m_userName;
    QLineEdit *m_password;
    QComboBox *m_keep;
    QCheckBox *m_connectAtStart;
    QCheckBox *m_readOnly;
    GroupInput *m_group;
    bool m_readOnlyForProduction = false;
    FormField *m_nameField;
    FormField *m_addressField;
    FormField *m_transportField;
    FormField *m_pathField;
    FormField *m_clientIdField;
    FormField *m_userNameField;
    FormField *m_passwordField;
    QStringList m_takenNames;
    client::TransportKind m_lastTransport = client::TransportKind::Tcp;
    QString m_otherAddress; // of a host while a local socket is chosen, and the other way round
    // What the profile says, also while there is no keyring to offer.
    config::KeepPassword m_wantedKeep = config::KeepPassword::AskEveryTime;
    bool m_nameIsProposal = true;
    bool m_passwordEdited = false;
    bool m_cleanStart = true;
};

} // namespace ui
