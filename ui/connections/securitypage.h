// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/tlsfacts.h"
#include "connections/formpage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace ui {

class FileInput;
class TextLabel;

// How the broker proves who it is, and how we do (ux.md 4.2, picture 18). Looks into the files that
// are named, so that what is wrong with them shows before the first connection. Holds the key's
// passphrase while the dialog is open; it leaves in the profile's options and never in a file.
class SecurityPage : public FormPage {
    Q_OBJECT

public:
    explicit SecurityPage(QWidget *parent = nullptr);

    void load(const config::Profile &profile) override;
    void store(config::Profile &profile) const override;
    bool validate() override;

    // Without TLS the fields are disabled and say why.
    void setTransport(client::TransportKind transport);
    // Expected where the user names nothing else.
    void setHost(const QString &host);
    // A passphrase is kept for this connection; the field may stay empty.
    void setPassphraseKept(bool kept);

    void pin(const QByteArray &fingerprint);
    void expectName(const QString &name);
    // Where a failed connection points.
    void pointAtPassphrase(const QString &error);

private:
    void buildBroker();
    void buildClient();
    FormField *addFile(QGridLayout *grid, const QString &label, FileInput *input,
                       const QString &browseName);
    void updateFields();
    bool checkVerification();
    bool checkAuthorities();
    bool checkPin();
    bool checkIdentity();
    bool checkProtocols();
    client::TlsVerification verification() const;
    client::TlsOptions options() const;

    TextLabel *m_noTls;
    QComboBox *m_verification;
    QCheckBox *m_offConfirmed;
    FileInput *m_authorityFile;
    QLineEdit *m_fingerprint;
    QLineEdit *m_expectedName;
    FileInput *m_certificateFile;
    FileInput *m_keyFile;
    QLineEdit *m_passphrase;
    QComboBox *m_minimumVersion;
    QLineEdit *m_protocols;
    FormField *m_verificationField;
    FormField *m_authorityField;
    FormField *m_fingerprintField;
    FormField *m_nameField;
    FormField *m_certificateField;
    FormField *m_keyField;
    FormField *m_passphraseField;
    FormField *m_versionField;
    FormField *m_protocolsField;
    client::TransportKind m_transport = client::TransportKind::Tcp;
    bool m_passphraseEdited = false;
    bool m_passphraseKept = false;
};

} // namespace ui
