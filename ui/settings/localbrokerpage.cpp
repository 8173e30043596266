// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/localbrokerpage.h"

#include "config/settingsvalues.h"
#include "style/formfield.h"
#include "style/icons.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHostAddress>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int LongestField = 1024;

} // namespace

LocalBrokerPage::LocalBrokerPage(QWidget *parent)
    : SettingsPage(tr("Local broker"), parent)
    , m_address(new QLineEdit)
    , m_port(new QSpinBox)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_atStart(new QCheckBox(tr("Start &with Canopy")))
    , m_devices(new QCheckBox(tr("Start the &simulated devices with it")))
{
    setObjectName(u"localBrokerPage"_s);
    build();
    for (QLineEdit *edit : {m_address, m_user}) {
        connect(edit, &QLineEdit::textEdited, this, &LocalBrokerPage::check);
        connect(edit, &QLineEdit::editingFinished, this, &FormSheet::edited);
    }
    connect(m_port, &QSpinBox::valueChanged, this, &FormSheet::edited);
    connect(m_password, &QLineEdit::textEdited, this, [this] {
        m_passwordEdited = true;
        check();
    });
    connect(m_password, &QLineEdit::editingFinished, this, [this] {
        if (std::exchange(m_passwordEdited, false))
            emit passwordChanged(m_password->text().toUtf8());
    });
    for (QCheckBox *box : {m_atStart, m_devices})
        connect(box, &QCheckBox::toggled, this, &FormSheet::edited);
    check();
}

void LocalBrokerPage::build()
{
    QGridLayout *where = addGroup(tr("Where it listens"));
    const int width = fontMetrics().horizontalAdvance(u'x') * 32;
    m_address->setObjectName(u"settingsBrokerAddress"_s);
    m_address->setFixedWidth(width);
    m_address->setMaxLength(LongestField);
    setMonospace(m_address);
    m_addressField = addField(where, tr("&Address"), m_address);
    m_addressField->setCompact();
    m_port->setObjectName(u"settingsBrokerPort"_s);
    m_port->setRange(1, 65535);
    m_port->setKeyboardTracking(false);
    FormField *port = addField(where, tr("&Port"), m_port);
    port->setCompact();
    port->setHint(tr("Where it is taken, a free one is used instead and shown."));

    QGridLayout *who = addGroup(tr("Who may connect"));
    m_user->setObjectName(u"settingsBrokerUser"_s);
    m_user->setFixedWidth(width);
    m_user->setMaxLength(LongestField);
    m_userField = addField(who, tr("&User name"), m_user);
    m_userField->setCompact();
    m_password->setObjectName(u"settingsBrokerPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setFixedWidth(width);
    m_password->setMaxLength(LongestField);
    m_passwordField = addField(who, tr("Pass&word"), m_password);
    m_passwordField->setCompact();
    auto *show = new QToolButton;
    show->setObjectName(u"settingsBrokerShowPassword"_s);
    show->setProperty("kind", u"outlined"_s);
    show->setIcon(icon(IconName::Eye));
    show->setCheckable(true);
    show->setToolTip(tr("Show the password"));
    show->setAccessibleName(show->toolTip());
    m_passwordField->addBeside(show);
    connect(show, &QToolButton::toggled, this, [this](bool visible) {
        m_password->setEchoMode(visible ? QLineEdit::Normal : QLineEdit::Password);
    });

    QGridLayout *when = addGroup(tr("When it starts"));
    m_atStart->setObjectName(u"settingsBrokerAtStart"_s);
    m_devices->setObjectName(u"settingsBrokerDevices"_s);
    addBelow(when, m_atStart);
    addBelow(when, m_devices);
}

void LocalBrokerPage::load(const config::SettingsValues &values)
{
    if (m_address->text().trimmed() != values.brokerAddress)
        m_address->setText(values.brokerAddress);
    m_port->setValue(values.brokerPort);
    if (m_user->text() != values.brokerUser)
        m_user->setText(values.brokerUser);
    m_atStart->setChecked(values.brokerAtStart);
    m_devices->setChecked(values.brokerDevices);
    check();
}

// An address that is none is not kept: the broker goes on with the one before.
void LocalBrokerPage::store(config::SettingsValues &values) const
{
    if (addressIsValid())
        values.brokerAddress = m_address->text().trimmed();
    values.brokerPort = m_port->value();
    values.brokerUser = m_user->text();
    values.brokerAtStart = m_atStart->isChecked();
    values.brokerDevices = m_devices->isChecked();
}

void LocalBrokerPage::setPasswordKept(bool kept)
{
    m_passwordKept = kept;
    m_password->setPlaceholderText(kept ? tr("kept, not shown") : QString());
    check();
}

void LocalBrokerPage::setPasswordForThisRun()
{
    m_passwordField->setWarning(
        tr("No system keyring took the password: it counts until Canopy is closed."));
}

bool LocalBrokerPage::addressIsValid() const
{
    QHostAddress address;
    return address.setAddress(m_address->text().trimmed());
}

void LocalBrokerPage::check()
{
    const bool valid = addressIsValid();
    const bool local = !valid || QHostAddress(m_address->text().trimmed()).isLoopback();
    m_addressField->setError(valid ? QString()
                                   : tr("Give an IP address of this computer, such as 127.0.0.1."));
    m_addressField->setHint(tr("127.0.0.1: this computer only; 0.0.0.0: the network."));
    m_addressField->setWarning(
        local ? QString()
              : tr("Other computers can connect, without encryption: what is sent can be read on "
                   "the way."));
    const QString why
        = tr("Needed beyond this computer: else everybody in the network could read and write.");
    const bool user = !m_user->text().isEmpty();
    const bool password = !m_password->text().isEmpty() || (m_passwordKept && !m_passwordEdited);
    m_userField->setError(local || user ? QString() : why);
    m_userField->setHint(tr("Empty: no sign-in is asked for."));
    m_passwordField->setError(local || password ? QString() : why);
    m_passwordField->setHint(tr("Never written to the settings file."));
}

} // namespace ui
