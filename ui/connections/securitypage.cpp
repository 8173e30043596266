// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/securitypage.h"

#include "client/tlsfiles.h"
#include "config/profile.h"
#include "connections/fileinput.h"
#include "style/formfield.h"
#include "style/icons.h"
#include "style/textlabel.h"
#include "text/tlstext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype longestProtocol = 255; // RFC 7301 section 3.1

// What the explanation of a connection would say about the file.
QString fileErrorText(const client::TlsFileError &error, const client::TlsOptions &options)
{
    client::FailureInfo failure;
    failure.kind = client::Failure::Tls;
    failure.tls = client::TlsFacts{.problem = error.problem, .file = error.file};
    client::ConnectOptions connectOptions;
    connectOptions.tls = options;
    return explainTls(failure, connectOptions).what;
}

} // namespace

SecurityPage::SecurityPage(QWidget *parent)
    : FormPage(tr("Security (TLS)"), parent)
    , m_noTls(TextLabel::hint(
          tr("This connection is not encrypted. Choose TCP + TLS on the General page.")))
    , m_verification(new QComboBox)
    , m_offConfirmed(new QCheckBox(tr("Connect &without knowing who answers")))
    , m_authorityFile(
          new FileInput(tr("CA file"), tr("Certificates (*.pem *.crt *.cer *.der);;All files (*)")))
    , m_fingerprint(new QLineEdit)
    , m_expectedName(new QLineEdit)
    , m_certificateFile(
          new FileInput(tr("Client certificate"),
                        tr("Certificates (*.pem *.crt *.cer *.der *.p12 *.pfx);;All files (*)")))
    , m_keyFile(new FileInput(tr("Client key"), tr("Keys (*.pem *.key *.der);;All files (*)")))
    , m_passphrase(new QLineEdit)
    , m_minimumVersion(new QComboBox)
    , m_protocols(new QLineEdit)
{
    setObjectName(u"securityPage"_s);
    m_noTls->setObjectName(u"securityNoTls"_s);
    column()->addWidget(m_noTls);
    buildBroker();
    buildClient();
    for (QLineEdit *edit : {static_cast<QLineEdit *>(m_authorityFile), m_fingerprint,
                            m_expectedName, static_cast<QLineEdit *>(m_certificateFile),
                            static_cast<QLineEdit *>(m_keyFile), m_passphrase, m_protocols})
        connect(edit, &QLineEdit::textEdited, this, &FormPage::edited);
    for (QComboBox *box : {m_verification, m_minimumVersion})
        connect(box, &QComboBox::activated, this, &FormPage::edited);
    updateFields();
}

FormField *SecurityPage::addFile(QGridLayout *grid, const QString &label, FileInput *input,
                                 const QString &browseName)
{
    setMonospace(input);
    FormField *field = addField(grid, label, input);
    auto *browse = new QPushButton(tr("Browse…"));
    browse->setObjectName(browseName);
    browse->setAutoDefault(false);
    browse->setAccessibleName(tr("Browse: %1").arg(QString(label).remove(u'&')));
    field->addBeside(browse);
    connect(browse, &QPushButton::clicked, input, &FileInput::browse);
    connect(input, &FileInput::fileChosen, this, &FormPage::edited);
    return field;
}

void SecurityPage::buildBroker()
{
    QGridLayout *grid = addGrid();
    m_verification->setObjectName(u"tlsVerification"_s);
    m_verification->addItem(tr("Verify (recommended)"),
                            int(client::TlsVerification::SystemAuthorities));
    m_verification->addItem(tr("Verify against this CA file"),
                            int(client::TlsVerification::AuthorityFile));
    m_verification->addItem(tr("Pin this certificate"),
                            int(client::TlsVerification::PinnedCertificate));
    m_verification->addItem(icon(IconName::Unlock, ColorRole::Err), tr("Do not verify"),
                            int(client::TlsVerification::Off));
    m_verificationField = addField(grid, tr("Ser&ver certificate"), m_verification);
    m_verificationField->setCompact();
    m_offConfirmed->setObjectName(u"tlsOffConfirmed"_s);
    addBelow(grid, m_offConfirmed);

    m_authorityFile->setObjectName(u"tlsAuthorityFile"_s);
    m_authorityField = addFile(grid, tr("CA &file"), m_authorityFile, u"tlsBrowseAuthority"_s);
    m_fingerprint->setObjectName(u"tlsFingerprint"_s);
    setMonospace(m_fingerprint);
    m_fingerprintField = addField(grid, tr("SHA-256 fin&gerprint"), m_fingerprint);
    m_expectedName->setObjectName(u"tlsExpectedName"_s);
    setMonospace(m_expectedName);
    m_nameField = addField(grid, tr("&Expected name"), m_expectedName);
    m_nameField->setHint(
        tr("Leave empty to use the host name. Fill in when you connect by IP address."));

    connect(m_verification, &QComboBox::currentIndexChanged, this, &SecurityPage::updateFields);
    connect(m_offConfirmed, &QCheckBox::toggled, this, [this] {
        checkVerification();
        emit edited();
    });
    connect(m_authorityFile, &QLineEdit::editingFinished, this, &SecurityPage::checkAuthorities);
    connect(m_authorityFile, &FileInput::fileChosen, this, &SecurityPage::checkAuthorities);
    connect(m_fingerprint, &QLineEdit::editingFinished, this, &SecurityPage::checkPin);
}

void SecurityPage::buildClient()
{
    QGridLayout *grid = addGrid();
    m_certificateFile->setObjectName(u"tlsCertificateFile"_s);
    m_certificateFile->setPlaceholderText(tr("None"));
    m_certificateField
        = addFile(grid, tr("Client cert&ificate"), m_certificateFile, u"tlsBrowseCertificate"_s);
    m_keyFile->setObjectName(u"tlsKeyFile"_s);
    m_keyField = addFile(grid, tr("Client &key"), m_keyFile, u"tlsBrowseKey"_s);
    m_passphrase->setObjectName(u"tlsPassphrase"_s);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setFixedWidth(fontMetrics().horizontalAdvance(u'x') * 32);
    m_passphraseField = addField(grid, tr("&Passphrase"), m_passphrase);
    m_passphraseField->setCompact();
    auto *show = new QToolButton;
    show->setObjectName(u"tlsShowPassphrase"_s);
    show->setProperty("kind", u"outlined"_s);
    show->setIcon(icon(IconName::Eye));
    show->setCheckable(true);
    show->setToolTip(tr("Show the passphrase"));
    show->setAccessibleName(show->toolTip());
    m_passphraseField->addBeside(show);
    connect(show, &QToolButton::toggled, this, [this](bool visible) {
        m_passphrase->setEchoMode(visible ? QLineEdit::Normal : QLineEdit::Password);
    });

    QGridLayout *handshake = addGrid();
    m_minimumVersion->setObjectName(u"tlsMinimumVersion"_s);
    m_minimumVersion->addItem(tr("TLS 1.2"), int(client::TlsVersion::Tls12));
    m_minimumVersion->addItem(tr("TLS 1.3"), int(client::TlsVersion::Tls13));
    m_versionField = addField(handshake, tr("&Minimum version"), m_minimumVersion);
    m_versionField->setCompact();
    m_protocols->setObjectName(u"tlsAlpn"_s);
    m_protocols->setPlaceholderText(tr("none"));
    setMonospace(m_protocols);
    m_protocolsField = addField(handshake, tr("&ALPN"), m_protocols);
    m_protocolsField->setHint(tr("Separated by commas, e.g. x-amzn-mqtt-ca. Seldom needed."));

    connect(m_certificateFile, &QLineEdit::textChanged, this, &SecurityPage::updateFields);
    for (FileInput *input : {m_certificateFile, m_keyFile}) {
        connect(input, &QLineEdit::editingFinished, this, &SecurityPage::checkIdentity);
        connect(input, &FileInput::fileChosen, this, &SecurityPage::checkIdentity);
    }
    connect(m_passphrase, &QLineEdit::textEdited, this, [this] {
        m_passphraseEdited = true;
        m_passphraseField->setError({});
    });
    connect(m_passphrase, &QLineEdit::editingFinished, this, &SecurityPage::checkIdentity);
    connect(m_protocols, &QLineEdit::editingFinished, this, &SecurityPage::checkProtocols);
}

void SecurityPage::load(const config::Profile &profile)
{
    const client::TlsOptions &tls = profile.options.tls;
    m_offConfirmed->setChecked(tls.verification == client::TlsVerification::Off);
    m_authorityFile->setText(tls.authorityFile);
    m_fingerprint->setText(client::fingerprintText(tls.pinnedFingerprint));
    m_expectedName->setText(tls.expectedName);
    m_certificateFile->setText(tls.certificateFile);
    m_keyFile->setText(tls.keyFile);
    m_passphrase->setText(QString::fromUtf8(tls.keyPassphrase.value_or(QByteArray())));
    m_passphraseEdited = false;
    m_minimumVersion->setCurrentIndex(m_minimumVersion->findData(int(tls.minimumVersion)));
    m_protocols->setText(QString::fromUtf8(tls.applicationProtocols.join(", ")));
    m_verification->setCurrentIndex(m_verification->findData(int(tls.verification)));
    setTransport(profile.options.transport);
    setHost(profile.options.host);
}

void SecurityPage::store(config::Profile &profile) const
{
    const std::optional<QByteArray> before = profile.options.tls.keyPassphrase;
    profile.options.tls = options();
    if (!m_passphraseEdited)
        profile.options.tls.keyPassphrase = before;
}

// All that the fields say, also what is not shown at the moment: nobody types it again.
client::TlsOptions SecurityPage::options() const
{
    client::TlsOptions tls;
    tls.verification = verification();
    tls.authorityFile = m_authorityFile->file();
    tls.pinnedFingerprint = client::fingerprintFromText(m_fingerprint->text());
    tls.expectedName = m_expectedName->text().trimmed();
    tls.certificateFile = m_certificateFile->file();
    tls.keyFile = m_keyFile->file();
    if (m_passphraseEdited || !m_passphrase->text().isEmpty())
        tls.keyPassphrase = m_passphrase->text().toUtf8();
    tls.minimumVersion = static_cast<client::TlsVersion>(m_minimumVersion->currentData().toInt());
    for (const QString &name : m_protocols->text().split(u',', Qt::SkipEmptyParts)) {
        if (!name.trimmed().isEmpty())
            tls.applicationProtocols.append(name.trimmed().toUtf8());
    }
    return tls;
}

client::TlsVerification SecurityPage::verification() const
{
    return static_cast<client::TlsVerification>(m_verification->currentData().toInt());
}

bool SecurityPage::validate()
{
    const bool verified = checkVerification();
    const bool authorities = checkAuthorities();
    const bool pinned = checkPin();
    const bool identity = checkIdentity();
    const bool protocols = checkProtocols();
    return verified && authorities && pinned && identity && protocols;
}

void SecurityPage::setTransport(client::TransportKind transport)
{
    m_transport = transport;
    updateFields();
}

void SecurityPage::setHost(const QString &host)
{
    m_expectedName->setPlaceholderText(host);
}

void SecurityPage::setPassphraseKept(bool kept)
{
    m_passphraseKept = kept;
    m_passphrase->setPlaceholderText(kept ? tr("kept in the system keyring") : QString());
}

void SecurityPage::pin(const QByteArray &fingerprint)
{
    m_fingerprint->setText(client::fingerprintText(fingerprint));
    m_verification->setCurrentIndex(
        m_verification->findData(int(client::TlsVerification::PinnedCertificate)));
    emit edited();
}

void SecurityPage::expectName(const QString &name)
{
    m_expectedName->setText(name);
    emit edited();
}

void SecurityPage::pointAtPassphrase(const QString &error)
{
    m_passphraseField->setError(error);
    m_passphrase->setFocus();
}

void SecurityPage::updateFields()
{
    const bool tls = client::isEncrypted(m_transport);
    m_noTls->setVisible(!tls);
    for (FormField *field :
         {m_verificationField, m_authorityField, m_fingerprintField, m_nameField,
          m_certificateField, m_keyField, m_passphraseField, m_versionField, m_protocolsField})
        field->setEnabled(tls);
    m_offConfirmed->setEnabled(tls);
    const client::TlsVerification chosen = verification();
    m_offConfirmed->setVisible(chosen == client::TlsVerification::Off);
    m_fingerprintField->setShown(chosen == client::TlsVerification::PinnedCertificate);
    m_authorityField->setShown(chosen == client::TlsVerification::SystemAuthorities
                               || chosen == client::TlsVerification::AuthorityFile);
    const bool ownFile = chosen == client::TlsVerification::AuthorityFile;
    m_authorityField->setEnabled(tls && ownFile);
    m_authorityFile->setPlaceholderText(ownFile ? QString() : tr("Use the system certificates"));
    const bool named = chosen == client::TlsVerification::SystemAuthorities || ownFile;
    m_nameField->setEnabled(tls && named);
    const bool ours = !m_certificateFile->file().isEmpty();
    m_keyField->setEnabled(tls && ours);
    m_passphraseField->setEnabled(tls && ours);
    m_keyFile->setPlaceholderText(ours ? tr("In the certificate's file") : tr("None"));
    checkVerification();
    checkAuthorities();
    checkPin();
}

bool SecurityPage::checkVerification()
{
    const bool off
        = client::isEncrypted(m_transport) && verification() == client::TlsVerification::Off;
    m_verificationField->setWarning(
        off ? tr("Encrypted, but perhaps to somebody else than your broker, who could read and "
                 "change everything, password included.")
            : QString());
    const bool wrong = off && !m_offConfirmed->isChecked();
    m_verificationField->setError(wrong ? tr("Tick the line below to confirm.") : QString());
    return !wrong;
}

bool SecurityPage::checkAuthorities()
{
    m_authorityField->setError({});
    m_authorityField->setHint({});
    if (!client::isEncrypted(m_transport)
        || verification() != client::TlsVerification::AuthorityFile)
        return true;
    if (m_authorityFile->file().isEmpty()) {
        m_authorityField->setError(tr("Choose the file with the authority's certificate."));
        return false;
    }
    const auto certificates = client::checkAuthorities(m_authorityFile->file());
    if (!certificates) {
        m_authorityField->setError(fileErrorText(certificates.error(), options()));
        return false;
    }
    m_authorityField->setHint(tr("%n certificate(s)", nullptr, int(certificates->size())));
    return true;
}

bool SecurityPage::checkPin()
{
    const bool pinned = client::isEncrypted(m_transport)
        && verification() == client::TlsVerification::PinnedCertificate;
    const bool wrong = pinned && client::fingerprintFromText(m_fingerprint->text()).isEmpty();
    m_fingerprintField->setError(
        wrong ? tr("A SHA-256 fingerprint has 64 hexadecimal digits. Test connection fills it in.")
              : QString());
    m_fingerprintField->setHint(
        tr("Only this certificate is accepted, whatever name and dates it has."));
    return !wrong;
}

bool SecurityPage::checkIdentity()
{
    for (FormField *field : {m_certificateField, m_keyField, m_passphraseField})
        field->setError({});
    m_passphraseField->setWarning({});
    m_certificateField->setHint(tr("PEM, DER or PKCS#12."));
    if (!client::isEncrypted(m_transport))
        return true;
    const client::TlsOptions tls = options();
    if (tls.certificateFile.isEmpty())
        return true;
    const auto certificate = client::checkClientIdentity(tls);
    if (certificate) {
        m_certificateField->setHint(certificateLines(*certificate).constFirst());
        return true;
    }
    using Problem = client::TlsProblem;
    const QString words = fileErrorText(certificate.error(), tls);
    switch (certificate.error().problem) {
    case Problem::KeyPassphraseNeeded:
        // It may come from the keyring, or later.
        if (!m_passphraseKept || m_passphraseEdited)
            m_passphraseField->setWarning(words);
        return true;
    case Problem::KeyPassphraseWrong:
        m_passphraseField->setError(words);
        return false;
    case Problem::CertificateFileUnreadable:
    case Problem::CertificateFileEmpty:
        m_certificateField->setError(words);
        return false;
    default:
        m_keyField->setError(words);
        return false;
    }
}

bool SecurityPage::checkProtocols()
{
    bool wrong = false;
    for (const QByteArray &name : options().applicationProtocols)
        wrong = wrong || name.size() > longestProtocol;
    wrong = wrong && client::isEncrypted(m_transport);
    m_protocolsField->setError(wrong ? tr("A name has at most 255 bytes.") : QString());
    return !wrong;
}

} // namespace ui
