// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/generalpage.h"

#include "config/profile.h"
#include "connections/fileinput.h"
#include "connections/groupinput.h"
#include "connections/typedaddress.h"
#include "style/formfield.h"
#include "style/icons.h"
#include "style/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int longIdIn31 = 23; // MQTT 3.1 section 3.1: the server may refuse longer ones

} // namespace

GeneralPage::GeneralPage(QWidget *parent)
    : FormPage(tr("General"), parent)
    , m_name(new QLineEdit)
    , m_address(new FileInput(tr("Choose a local socket"), tr("All files (*)")))
    , m_transport(new QComboBox)
    , m_port(new QSpinBox)
    , m_path(new QLineEdit)
    , m_version(new QComboBox)
    , m_clientId(new QLineEdit)
    , m_userName(new QLineEdit)
    , m_password(new QLineEdit)
    , m_keep(new QComboBox)
    , m_connectAtStart(new QCheckBox(tr("Connect w&hen the application starts")))
    , m_readOnly(new QCheckBox(tr("&Read-only")))
    , m_group(new GroupInput)
{
    setObjectName(u"generalPage"_s);
    build();
    connectFields();
    setKeyringAvailable(false, false);
}

void GeneralPage::load(const config::Profile &profile)
{
    const client::ConnectOptions &options = profile.options;
    m_name->setText(profile.name);
    m_nameIsProposal = profile.name.isEmpty();
    setTransport(options.transport);
    m_lastTransport = options.transport;
    m_address->setText(options.host);
    m_otherAddress.clear();
    m_path->setText(options.webSocket.path);
    showTransportFields();
    m_port->setValue(options.port);
    m_version->setCurrentIndex(m_version->findData(int(options.version)));
    m_clientId->setText(QString::fromUtf8(options.clientId));
    m_userName->setText(QString::fromUtf8(options.userName));
    m_cleanStart = options.cleanStart;
    m_wantedKeep = profile.keepPassword;
    m_keep->setCurrentIndex(qMax(0, m_keep->findData(int(m_wantedKeep))));
    m_connectAtStart->setChecked(profile.connectAtStart);
    m_readOnly->setChecked(profile.readOnly);
    m_group->load(profile);
    m_passwordEdited = false;
    checkClientId();
    checkCredentials();
}

void GeneralPage::store(config::Profile &profile) const
{
    client::ConnectOptions &options = profile.options;
    profile.name = uniqueName();
    options.host = host();
    options.port = quint16(m_port->value());
    options.transport = transport();
    options.webSocket.path = m_path->text().trimmed();
    options.version = version();
    options.clientId = m_clientId->text().toUtf8();
    options.userName = m_userName->text().toUtf8();
    profile.keepPassword = m_wantedKeep;
    profile.connectAtStart = m_connectAtStart->isChecked();
    profile.readOnly = m_readOnly->isChecked();
    m_group->store(profile);
}

bool GeneralPage::validate()
{
    // All of them, so that every wrong field is marked at once.
    const bool address = checkAddress();
    const bool path = checkPath();
    const bool name = checkName();
    const bool id = checkClientId();
    const bool credentials = checkCredentials();
    return address && path && name && id && credentials;
}

void GeneralPage::setGroups(const QStringList &groups)
{
    m_group->setGroups(groups);
}

void GeneralPage::setTakenNames(const QStringList &names)
{
    m_takenNames = names;
}

void GeneralPage::setKeyringAvailable(bool available, bool propose)
{
    if (propose)
        m_wantedKeep = config::KeepPassword::Keyring;
    m_keep->clear();
    if (available)
        m_keep->addItem(tr("Keep in system keyring"), int(config::KeepPassword::Keyring));
    m_keep->addItem(tr("Ask every time"), int(config::KeepPassword::AskEveryTime));
    m_keep->setCurrentIndex(qMax(0, m_keep->findData(int(m_wantedKeep))));
    // QComboBox remembers the least width of the entries it had first.
    m_keep->setMinimumWidth(m_keep->sizeHint().width());
    m_keep->setToolTip(available ? QString()
                                 : tr("The system keyring is not available on this computer."));
}

void GeneralPage::setPasswordKept(bool kept)
{
    m_password->setPlaceholderText(kept ? tr("kept in the system keyring") : QString());
}

void GeneralPage::setPassword(const QString &password)
{
    m_password->setText(password);
    checkCredentials();
}

std::optional<QString> GeneralPage::editedPassword() const
{
    if (!m_passwordEdited)
        return std::nullopt;
    return m_password->text();
}

QString GeneralPage::password() const
{
    return m_password->text();
}

bool GeneralPage::setAddress(const QString &text)
{
    m_address->setText(text);
    return checkAddress();
}

QString GeneralPage::host() const
{
    return m_address->text().trimmed();
}

client::VersionChoice GeneralPage::version() const
{
    return static_cast<client::VersionChoice>(m_version->currentData().toInt());
}

client::TransportKind GeneralPage::transport() const
{
    return static_cast<client::TransportKind>(m_transport->currentData().toInt());
}

void GeneralPage::setTransport(client::TransportKind transport)
{
    m_transport->setCurrentIndex(m_transport->findData(int(transport)));
}

void GeneralPage::adoptTransport()
{
    const auto usual
        = [](client::TransportKind kind) { return config::defaultPort(config::schemeOf(kind)); };
    const client::TransportKind last = std::exchange(m_lastTransport, transport());
    // The port follows as long as it is the usual one.
    if (m_port->value() == usual(last))
        m_port->setValue(usual(transport()));
    if (client::isNetwork(last) != client::isNetwork(transport())) {
        const QString address = m_address->text();
        m_address->setText(std::exchange(m_otherAddress, address));
        m_addressField->setError({});
    }
    m_transportField->setError({});
    showTransportFields();
    checkCredentials();
    emit transportChanged(transport());
}

void GeneralPage::showTransportFields()
{
    const bool isNetwork = client::isNetwork(transport());
    m_addressField->setHint(
        isNetwork ? tr("Paste a URL or type a host. mqtt, mqtts, ws and wss are understood.")
                  : tr("The path of the broker's socket on this computer."));
    m_browse->setVisible(!isNetwork);
    m_portLabel->setVisible(isNetwork);
    m_port->setVisible(isNetwork);
    m_pathField->setShown(client::isWebSocket(transport()));
}

void GeneralPage::setCleanStart(bool cleanStart)
{
    m_cleanStart = cleanStart;
    checkClientId();
}

void GeneralPage::focusAddress()
{
    m_address->setFocus();
    m_address->selectAll();
}

void GeneralPage::pointAtAddress(const QString &error)
{
    m_addressField->setError(error);
    m_address->setFocus();
}

void GeneralPage::pointAtTransport(const QString &error)
{
    m_transportField->setError(error);
    m_transport->setFocus();
}

void GeneralPage::pointAtPath(const QString &error)
{
    m_pathField->setError(error);
    m_path->setFocus();
}

void GeneralPage::pointAtCredentials(const QString &error)
{
    m_passwordField->setError(error);
    m_password->setFocus();
}

void GeneralPage::pointAtClientId(const QString &error)
{
    m_clientIdField->setError(error);
    m_clientId->setFocus();
}

bool GeneralPage::checkName()
{
    const bool empty = m_name->text().trimmed().isEmpty();
    m_nameField->setError(empty ? tr("Give the connection a name.") : QString());
    const QString unique = uniqueName();
    m_nameField->setHint(empty || unique == m_name->text().trimmed()
                             ? QString()
                             : tr("The name is taken: it will be saved as “%1”.").arg(unique));
    return !empty;
}

QString GeneralPage::uniqueName() const
{
    const QString wanted = m_name->text().trimmed();
    QString name = wanted;
    for (int number = 2; m_takenNames.contains(name); ++number)
        name = u"%1 %2"_s.arg(wanted).arg(number);
    return name;
}

bool GeneralPage::checkAddress()
{
    const auto address = parseTypedAddress(m_address->text(), transport());
    if (!address) {
        m_addressField->setError(addressErrorText(address.error()));
        return false;
    }
    m_addressField->setError({});
    if (address->schemeGiven) {
        const client::TransportKind given = config::transportFor(address->scheme);
        const bool isOtherKind = client::isNetwork(given) != client::isNetwork(transport());
        setTransport(given);
        if (isOtherKind)
            m_otherAddress.clear(); // it was this one
    }
    m_address->setText(address->host); // now that the field is that of the transport
    if (!address->path.isEmpty())
        m_path->setText(address->path);
    if (!client::isNetwork(transport())) {
        proposeName();
        checkCredentials();
        return true;
    }
    if (!address->schemeGiven && address->portGiven
        && address->port == config::defaultPort(config::Scheme::Mqtts))
        setTransport(client::TransportKind::Tls);
    if (address->portGiven || address->schemeGiven)
        m_port->setValue(address->port);
    if (!address->userName.isEmpty())
        m_userName->setText(address->userName);
    if (address->password) {
        m_password->setText(*address->password);
        m_passwordEdited = true;
    }
    proposeName();
    checkCredentials();
    return true;
}

bool GeneralPage::checkPath()
{
    const bool wrong
        = client::isWebSocket(transport()) && !m_path->text().trimmed().startsWith(u'/');
    m_pathField->setError(wrong ? tr("A path begins with a slash.") : QString());
    return !wrong;
}

void GeneralPage::proposeName()
{
    if (!m_nameIsProposal)
        return;
    m_name->setText(host());
    checkName();
}

bool GeneralPage::checkClientId()
{
    const QByteArray id = m_clientId->text().toUtf8();
    QString error;
    if (id.size() > mqtt::maximumFieldLength)
        error = tr("Longer than 65 535 bytes.");
    else if (id.contains('\0'))
        error = tr("A client ID cannot contain the character U+0000.");
    else if (id.isEmpty() && !m_cleanStart)
        error = tr("Resuming a session needs a client ID.");
    m_clientIdField->setError(error);

    const bool old = version() == client::VersionChoice::Mqtt31;
    m_clientIdField->setWarning(old && m_clientId->text().size() > longIdIn31
                                    ? tr("MQTT 3.1 brokers may refuse more than 23 characters.")
                                    : QString());
    m_clientIdField->setHint(id.isEmpty()
                                 ? tr("Empty: the broker chooses one.")
                                 : tr("Must be unique on the broker. A second client with the same "
                                      "ID would disconnect this one."));
    return error.isEmpty();
}

bool GeneralPage::checkCredentials()
{
    const QByteArray user = m_userName->text().toUtf8();
    const QByteArray password = m_password->text().toUtf8();
    m_userNameField->setError(user.size() > mqtt::maximumFieldLength || user.contains('\0')
                                  ? tr("This user name cannot be sent.")
                                  : QString());
    const bool old
        = version() == client::VersionChoice::Mqtt311 || version() == client::VersionChoice::Mqtt31;
    QString error;
    if (password.size() > mqtt::maximumFieldLength)
        error = tr("Longer than 65 535 bytes.");
    else if (old && user.isEmpty() && !password.isEmpty())
        error = tr("MQTT 3.1.1 needs a user name with a password.");
    m_passwordField->setError(error);
    const bool secret = !password.isEmpty() || !m_password->placeholderText().isEmpty();
    const bool exposed = secret && client::isNetwork(transport())
        && !client::isEncrypted(transport()) && !host().isEmpty() && !isThisComputer(host());
    m_passwordField->setWarning(exposed ? tr("Sent unprotected without TLS.") : QString());
    return error.isEmpty() && !m_userNameField->hasError();
}

} // namespace ui
