// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/mqtt5page.h"

#include "client/scram.h"
#include "config/profile.h"
#include "connections/lineinput.h"
#include "connections/userpropertytable.h"
#include "payload/hexinput.h"
#include "style/formfield.h"
#include "style/icons.h"
#include "style/infoframe.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

enum DataAs { AsText, AsHex };

} // namespace

Mqtt5Page::Mqtt5Page(QWidget *parent)
    : FormPage(tr("MQTT 5"), parent)
    , m_receiveMaximum(new QSpinBox)
    , m_packetSize(new QSpinBox)
    , m_aliasMaximum(new QSpinBox)
    , m_useAliases(new QCheckBox(tr("Use topic aliases when sendin&g")))
    , m_responseInformation(new QCheckBox(tr("&Response information: where answers may be sent")))
    , m_problemInformation(new QCheckBox(tr("&Problem information: why something was refused")))
    , m_authMethod(new QLineEdit)
    , m_authData(new QLineEdit)
    , m_authFormat(new QComboBox)
    , m_userProperties(new UserPropertyTable)
{
    setObjectName(u"mqtt5Page"_s);
    auto *notice = new InfoFrame(this);
    notice->setObjectName(u"mqtt5Notice"_s);
    notice->setLevel(NoticeLevel::Info);
    notice->setText(tr("MQTT 5 only: this connection uses an older version."));
    m_notice = notice;
    column()->addWidget(notice);
    notice->hide();
    buildLimits();
    buildRequests();
    buildAuthentication();
    QGridLayout *grid = addGroup(tr("User properties"));
    addWide(grid, m_userProperties);

    for (QSpinBox *spin : {m_receiveMaximum, m_packetSize, m_aliasMaximum})
        connect(spin, &QSpinBox::valueChanged, this, &FormPage::edited);
    for (QCheckBox *check : {m_useAliases, m_responseInformation, m_problemInformation})
        connect(check, &QCheckBox::toggled, this, &FormPage::edited);
    for (QLineEdit *edit : {m_authMethod, m_authData}) {
        connect(edit, &QLineEdit::textEdited, this, &FormPage::edited);
        connect(edit, &QLineEdit::editingFinished, this, &Mqtt5Page::checkAuthentication);
    }
    connect(m_authFormat, &QComboBox::activated, this, &Mqtt5Page::checkAuthentication);
    connect(m_userProperties, &UserPropertyTable::edited, this, &FormPage::edited);
}

void Mqtt5Page::buildLimits()
{
    QGridLayout *grid = addGroup(tr("Limits"));
    m_receiveMaximum->setObjectName(u"receiveMaximum"_s);
    m_receiveMaximum->setRange(1, 65535);
    FormField *receive = addField(grid, tr("Receive &maximum"), m_receiveMaximum);
    receive->setCompact();
    receive->setHint(tr("Unconfirmed messages the broker may send us at once."));

    // 0 cannot be sent [MQTT-3.1.2-24 ff.]; here it stands for saying nothing.
    m_packetSize->setObjectName(u"maximumPacketSize"_s);
    m_packetSize->setRange(0, int(mqtt::maximumFrameSize));
    m_packetSize->setSpecialValueText(tr("no limit"));
    m_packetSize->setSuffix(tr(" bytes"));
    m_packetSize->setGroupSeparatorShown(true);
    FormField *size = addField(grid, tr("Maximum packet si&ze"), m_packetSize);
    size->setCompact();
    size->setHint(tr("The broker drops larger messages instead of sending them."));

    m_aliasMaximum->setObjectName(u"topicAliasMaximum"_s);
    m_aliasMaximum->setRange(0, 65535);
    FormField *alias = addField(grid, tr("Topic &alias maximum"), m_aliasMaximum);
    alias->setCompact();
    alias->setHint(tr("Lets the broker abbreviate topics. 0 = never."));
    m_useAliases->setObjectName(u"useTopicAliases"_s);
    addBelow(grid, m_useAliases);
}

void Mqtt5Page::buildRequests()
{
    QGridLayout *grid = addGroup(tr("Requests"));
    m_responseInformation->setObjectName(u"requestResponseInformation"_s);
    m_problemInformation->setObjectName(u"requestProblemInformation"_s);
    addField(grid, tr("Ask for"), m_responseInformation);
    addBelow(grid, m_problemInformation);
}

void Mqtt5Page::buildAuthentication()
{
    QGridLayout *grid = addGroup(tr("Authentication"));
    m_authMethod->setObjectName(u"authenticationMethod"_s);
    m_authMethod->setPlaceholderText(tr("none"));
    auto *methods
        = new QCompleter({u"SCRAM-SHA-512"_s, u"SCRAM-SHA-256"_s, u"SCRAM-SHA-1"_s}, m_authMethod);
    methods->setCaseSensitivity(Qt::CaseInsensitive);
    m_authMethod->setCompleter(methods);
    connect(m_authMethod, &QLineEdit::textChanged, this, &Mqtt5Page::explainMethod);
    m_methodField = addField(grid, tr("Meth&od"), m_authMethod);
    m_authData->setObjectName(u"authenticationData"_s);
    m_authData->setPlaceholderText(tr("none"));
    m_dataField = addField(grid, tr("&Data"), m_authData);
    m_authFormat->setObjectName(u"authenticationFormat"_s);
    m_authFormat->setAccessibleName(tr("Format of the authentication data"));
    m_authFormat->addItem(tr("Text"), AsText);
    m_authFormat->addItem(tr("Hex"), AsHex);
    m_authData->setEchoMode(QLineEdit::Password);
    auto *show = new QToolButton;
    show->setObjectName(u"showAuthenticationData"_s);
    show->setProperty("kind", u"outlined"_s);
    show->setIcon(icon(IconName::Eye));
    show->setCheckable(true);
    show->setToolTip(tr("Show the authentication data"));
    show->setAccessibleName(show->toolTip());
    connect(show, &QToolButton::toggled, m_authData, [this](bool visible) {
        m_authData->setEchoMode(visible ? QLineEdit::Normal : QLineEdit::Password);
    });
    m_dataField->addBeside(show);
    m_dataField->addBeside(m_authFormat);
}

void Mqtt5Page::load(const config::Profile &profile)
{
    const client::ConnectOptions &options = profile.options;
    m_receiveMaximum->setValue(options.receiveMaximum);
    m_packetSize->setValue(
        int(qMin(options.maximumPacketSize.value_or(0), mqtt::maximumFrameSize)));
    m_aliasMaximum->setValue(options.topicAliasMaximum);
    m_useAliases->setChecked(options.useTopicAliases);
    m_responseInformation->setChecked(options.requestResponseInformation);
    m_problemInformation->setChecked(options.requestProblemInformation);
    m_authMethod->setText(QString::fromUtf8(options.authenticationMethod));
    const QByteArray bytes = options.authenticationData;
    const bool textual = fitsOneLine(bytes);
    m_authFormat->setCurrentIndex(m_authFormat->findData(textual ? AsText : AsHex));
    m_authData->setText(textual ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes.toHex(' ')));
    m_userProperties->setProperties(options.userProperties);
}

void Mqtt5Page::store(config::Profile &profile) const
{
    client::ConnectOptions &options = profile.options;
    options.receiveMaximum = quint16(m_receiveMaximum->value());
    options.maximumPacketSize.reset();
    if (m_packetSize->value() > 0)
        options.maximumPacketSize = quint32(m_packetSize->value());
    options.topicAliasMaximum = quint16(m_aliasMaximum->value());
    options.useTopicAliases = m_useAliases->isChecked();
    options.requestResponseInformation = m_responseInformation->isChecked();
    options.requestProblemInformation = m_problemInformation->isChecked();
    options.authenticationMethod = m_authMethod->text().toUtf8();
    options.authenticationData = authenticationData();
    options.userProperties = m_userProperties->properties();
}

bool Mqtt5Page::validate()
{
    return !isMqtt5() || checkAuthentication();
}

void Mqtt5Page::setVersion(client::VersionChoice version)
{
    FormPage::setVersion(version);
    m_notice->setVisible(!isMqtt5());
    for (QGroupBox *group : findChildren<QGroupBox *>())
        group->setEnabled(isMqtt5());
    if (!isMqtt5()) {
        m_methodField->setError({});
        m_dataField->setError({});
    }
}

bool Mqtt5Page::checkAuthentication()
{
    // Data without a method is a protocol error (MQTT 5.0 3.1.2.11.10).
    const bool orphaned = m_authMethod->text().isEmpty() && !m_authData->text().isEmpty();
    m_methodField->setError(orphaned ? tr("Data needs a method.") : QString());
    const bool hex = m_authFormat->currentData().toInt() == AsHex;
    const bool badHex = hex && payload::parseHex(m_authData->text()).error.has_value();
    m_dataField->setError(badHex ? tr("Not hex: pairs of 0–9 and a–f.") : QString());
    return !orphaned && !badHex;
}

void Mqtt5Page::explainMethod()
{
    const bool scram = client::ScramExchange::algorithm(m_authMethod->text().toUtf8()).has_value();
    m_methodField->setHint(scram ? tr("Signs in with user name and password from the page General. "
                                      "The password itself is not sent.")
                                 : QString());
    m_authData->setPlaceholderText(scram ? tr("made for each connection") : tr("none"));
}

QByteArray Mqtt5Page::authenticationData() const
{
    if (m_authFormat->currentData().toInt() == AsHex)
        return payload::parseHex(m_authData->text()).bytes;
    return m_authData->text().toUtf8();
}

} // namespace ui
