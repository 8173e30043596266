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

QToolButton *outlinedButton(IconName name, const QString &what, const QString &objectName)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setProperty("kind", u"outlined"_s);
    button->setIcon(icon(name));
    button->setToolTip(what);
    button->setAccessibleName(what);
    return button;
}

} // namespace

// The fields of the page, one below the other, and what they do to each other.
void GeneralPage::build()
{
    QGridLayout *grid = addGrid();
    m_name->setObjectName(u"profileName"_s);
    m_nameField = addField(grid, tr("&Name"), m_name);

    m_address->setObjectName(u"profileAddress"_s);
    setMonospace(m_address);
    m_addressField = addField(grid, tr("&Address"), m_address);
    m_browse = new QToolButton;
    m_browse->setObjectName(u"browseSocket"_s);
    m_browse->setProperty("kind", u"outlined"_s);
    m_browse->setText(tr("Browse…"));
    m_browse->setToolTip(tr("Choose a local socket"));
    m_browse->setAccessibleName(m_browse->toolTip());
    m_addressField->addBeside(m_browse);

    m_port->setObjectName(u"profilePort"_s);
    m_port->setRange(1, 65535);
    m_transport->setObjectName(u"profileTransport"_s);
    m_transport->addItem(tr("TCP"), int(client::TransportKind::Tcp));
    m_transport->addItem(tr("TCP + TLS"), int(client::TransportKind::Tls));
    m_transport->addItem(tr("WebSocket"), int(client::TransportKind::WebSocket));
    m_transport->addItem(tr("WebSocket + TLS"), int(client::TransportKind::WebSocketTls));
    m_transport->addItem(tr("Local socket"), int(client::TransportKind::LocalSocket));
    m_transportField = addField(grid, tr("Trans&port"), m_transport);
    m_transportField->setCompact();
    auto *portLabel = new TextLabel(tr("Port"));
    portLabel->setBuddy(m_port);
    m_portLabel = portLabel;
    m_port->setAccessibleName(tr("Port"));
    m_transportField->addBeside(portLabel);
    m_transportField->addBeside(m_port);

    m_path->setObjectName(u"profilePath"_s);
    setMonospace(m_path);
    m_pathField = addField(grid, tr("We&bSocket path"), m_path);
    m_pathField->setHint(tr("Where the broker answers on this web server, often /mqtt."));

    m_version->setObjectName(u"profileVersion"_s);
    m_version->addItem(tr("MQTT 5 (falls back to 3.1.1)"),
                       int(client::VersionChoice::Mqtt5WithFallback));
    m_version->addItem(tr("MQTT 5"), int(client::VersionChoice::Mqtt5));
    m_version->addItem(tr("MQTT 3.1.1"), int(client::VersionChoice::Mqtt311));
    m_version->addItem(tr("MQTT 3.1"), int(client::VersionChoice::Mqtt31));
    m_version->setToolTip(tr("Fallback tries once on 0x84 or code 1."));
    addField(grid, tr("Pr&otocol"), m_version)->setCompact();

    m_clientId->setObjectName(u"profileClientId"_s);
    setMonospace(m_clientId);
    m_clientIdField = addField(grid, tr("Client &ID"), m_clientId);
    auto *generate
        = outlinedButton(IconName::Retry, tr("Generate a new client ID"), u"generateClientId"_s);
    m_clientIdField->addBeside(generate);
    connect(generate, &QToolButton::clicked, this, [this] {
        m_clientId->setText(QString::fromUtf8(config::newProfile().options.clientId));
        checkClientId();
        emit edited();
    });

    m_userName->setObjectName(u"profileUserName"_s);
    m_userNameField = addField(grid, tr("&User name"), m_userName);
    m_userNameField->setCompact();

    m_password->setObjectName(u"profilePassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    for (QLineEdit *edit : {m_userName, m_password}) {
        edit->setMinimumWidth(fontMetrics().horizontalAdvance(u'x') * 16);
        edit->setMaximumWidth(fontMetrics().horizontalAdvance(u'x') * 26);
    }
    m_passwordField = addField(grid, tr("Pass&word"), m_password);
    m_passwordField->setCompact();
    auto *show = outlinedButton(IconName::Eye, tr("Show the password"), u"showPassword"_s);
    show->setCheckable(true);
    m_passwordField->addBeside(show);
    connect(show, &QToolButton::toggled, this, [this](bool visible) {
        m_password->setEchoMode(visible ? QLineEdit::Normal : QLineEdit::Password);
    });
    m_keep->setObjectName(u"profileKeepPassword"_s);
    m_keep->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_keep->setAccessibleName(tr("Keep password"));
    m_passwordField->addBeside(m_keep);

    addField(grid, tr("&Group"), m_group)->setCompact();
    m_connectAtStart->setObjectName(u"profileConnectAtStart"_s);
    m_readOnly->setObjectName(u"profileReadOnly"_s);
    addBelow(grid, m_connectAtStart);
    addBelow(grid, m_readOnly);
    addBelow(grid,
             TextLabel::hint(tr("Never publish or clear retained messages on this connection.")));
}

void GeneralPage::connectFields()
{
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_nameIsProposal = false;
        m_nameField->setError({});
    });
    connect(m_name, &QLineEdit::editingFinished, this, &GeneralPage::checkName);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) {
        if (m_readOnlyForProduction)
            m_readOnly->setChecked(name.contains(u"prod", Qt::CaseInsensitive));
    });
    connect(m_readOnly, &QCheckBox::clicked, this, [this] { m_readOnlyForProduction = false; });
    connect(m_group, &GroupInput::edited, this, &FormPage::edited);
    connect(m_address, &QLineEdit::textEdited, this, [this] { m_addressField->setError({}); });
    connect(m_address, &QLineEdit::editingFinished, this, &GeneralPage::checkAddress);
    connect(m_address, &FileInput::fileChosen, this, [this] {
        checkAddress();
        emit edited();
    });
    connect(m_browse, &QToolButton::clicked, m_address, &FileInput::browse);
    connect(m_transport, &QComboBox::currentIndexChanged, this, &GeneralPage::adoptTransport);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_pathField->setError({}); });
    connect(m_path, &QLineEdit::editingFinished, this, &GeneralPage::checkPath);
    connect(m_transport, &QComboBox::activated, this, &FormPage::edited);
    connect(m_address, &QLineEdit::textChanged, this, [this] { emit hostChanged(host()); });
    connect(m_clientId, &QLineEdit::editingFinished, this, &GeneralPage::checkClientId);
    connect(m_userName, &QLineEdit::editingFinished, this, &GeneralPage::checkCredentials);
    connect(m_password, &QLineEdit::textEdited, this, [this] { m_passwordEdited = true; });
    connect(m_password, &QLineEdit::editingFinished, this, &GeneralPage::checkCredentials);
    connect(m_version, &QComboBox::currentIndexChanged, this, [this] {
        checkClientId();
        checkCredentials();
        emit versionChanged(version());
    });
    for (QLineEdit *edit :
         {m_name, static_cast<QLineEdit *>(m_address), m_path, m_clientId, m_userName, m_password})
        connect(edit, &QLineEdit::textEdited, this, &FormPage::edited);
    connect(m_keep, &QComboBox::activated, this, [this] {
        m_wantedKeep = static_cast<config::KeepPassword>(m_keep->currentData().toInt());
        emit edited();
    });
    connect(m_port, &QSpinBox::valueChanged, this, &FormPage::edited);
    connect(m_version, &QComboBox::activated, this, &FormPage::edited);
}

} // namespace ui
