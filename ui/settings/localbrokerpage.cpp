// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/localbrokerpage.h"

#include "config/settingsvalues.h"
#include "style/formfield.h"
#include "style/icons.h"
#include "style/metrics.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHostAddress>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int LongestField = 1024;
enum Ways : std::size_t { Plain, Tls, WebSocket, WebSocketTls };

} // namespace

LocalBrokerPage::LocalBrokerPage(QWidget *parent)
    : SettingsPage(tr("Local broker"), parent)
    , m_address(new QLineEdit)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_anyOrigin(new QCheckBox(tr("Web &pages from anywhere may connect")))
    , m_atStart(new QCheckBox(tr("Start &with Canopy")))
    , m_devices(new QCheckBox(tr("Start the &simulated devices with it")))
{
    setObjectName(u"localBrokerPage"_s);
    build();
    for (QLineEdit *edit : {m_address, m_user}) {
        connect(edit, &QLineEdit::textEdited, this, &LocalBrokerPage::check);
        connect(edit, &QLineEdit::editingFinished, this, &FormSheet::edited);
    }
    for (const Way &way : m_ways) {
        connect(way.port, &QSpinBox::valueChanged, this, &FormSheet::edited);
        connect(way.on, &QCheckBox::toggled, this, [this] {
            check();
            emit edited();
        });
    }
    connect(m_password, &QLineEdit::textEdited, this, [this] {
        m_passwordEdited = true;
        check();
    });
    connect(m_password, &QLineEdit::editingFinished, this, [this] {
        if (std::exchange(m_passwordEdited, false))
            emit passwordChanged(m_password->text().toUtf8());
    });
    for (QCheckBox *box : {m_anyOrigin, m_atStart, m_devices})
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
    m_waysField = addField(where, tr("For"), buildWays());
    m_waysField->setCompact();
    m_anyOrigin->setObjectName(u"settingsBrokerAnyOrigin"_s);
    m_anyOrigin->setToolTip(
        tr("By WebSocket. Otherwise only pages of this computer: a browser lets "
           "every page of the Internet talk to programs on this computer."));
    addBelow(where, m_anyOrigin);

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

QWidget *LocalBrokerPage::buildWays()
{
    struct Text {
        QString name;
        QString label;
        QString port;
    };
    const std::array<Text, 4> texts{
        Text{QString(), tr("MQTT (mqtt)"), tr("Port for MQTT")},
        Text{u"Tls"_s, tr("MQTT with TLS (mqtts)"), tr("Port for MQTT with TLS")},
        Text{u"WebSocket"_s, tr("WebSocket (ws)"), tr("Port for WebSocket")},
        Text{u"WebSocketTls"_s, tr("WebSocket with TLS (wss)"), tr("Port for WebSocket with TLS")}};
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(3 * Metrics::unit);
    grid->setVerticalSpacing(Metrics::unit);
    for (std::size_t i = 0; i < m_ways.size(); ++i) {
        Way &way = m_ways.at(i);
        const Text &text = texts.at(i);
        way.on = new QCheckBox(text.label);
        way.on->setObjectName(i == Plain ? u"settingsBrokerPlain"_s
                                         : QString(u"settingsBroker"_s + text.name));
        way.port = new QSpinBox;
        way.port->setObjectName(u"settingsBroker"_s + text.name + u"Port"_s);
        way.port->setRange(i == Plain ? 1 : 0, 65535);
        way.port->setKeyboardTracking(false);
        way.port->setAccessibleName(text.port);
        if (i != Plain)
            way.port->setSpecialValueText(tr("any"));
        grid->addWidget(way.on, int(i), 0);
        grid->addWidget(way.port, int(i), 1);
    }
    return widget;
}

bool LocalBrokerPage::isOn(std::size_t way) const
{
    return m_ways.at(way).on->isChecked();
}

void LocalBrokerPage::load(const config::SettingsValues &values)
{
    if (m_address->text().trimmed() != values.brokerAddress)
        m_address->setText(values.brokerAddress);
    m_ways[Plain].on->setChecked(values.brokerPlain);
    m_ways[Plain].port->setValue(values.brokerPort);
    m_ways[Tls].on->setChecked(values.brokerTls);
    m_ways[Tls].port->setValue(values.brokerTlsPort);
    m_ways[WebSocket].on->setChecked(values.brokerWebSocket);
    m_ways[WebSocket].port->setValue(values.brokerWebSocketPort);
    m_ways[WebSocketTls].on->setChecked(values.brokerWebSocketTls);
    m_ways[WebSocketTls].port->setValue(values.brokerWebSocketTlsPort);
    m_anyOrigin->setChecked(values.brokerAnyOrigin);
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
    values.brokerPlain = isOn(Plain);
    values.brokerPort = m_ways[Plain].port->value();
    values.brokerTls = isOn(Tls);
    values.brokerTlsPort = m_ways[Tls].port->value();
    values.brokerWebSocket = isOn(WebSocket);
    values.brokerWebSocketPort = m_ways[WebSocket].port->value();
    values.brokerWebSocketTls = isOn(WebSocketTls);
    values.brokerWebSocketTlsPort = m_ways[WebSocketTls].port->value();
    values.brokerAnyOrigin = m_anyOrigin->isChecked();
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
    const bool plain = isOn(Plain) || isOn(WebSocket);
    m_addressField->setWarning(
        local || !plain
            ? QString()
            : tr("Other computers can connect, without encryption: what is sent can be read on "
                 "the way."));
    const bool any = std::any_of(m_ways.begin(), m_ways.end(),
                                 [](const Way &way) { return way.on->isChecked(); });
    m_waysField->setError(any ? QString() : tr("Choose at least one."));
    m_waysField->setHint(
        isOn(Tls) || isOn(WebSocketTls)
            ? tr("The certificate is made on first use; save it from the window of the local "
                 "broker for those who have to trust it.")
            : tr("Where the port of MQTT is taken, a free one is used instead and shown."));
    for (const Way &way : m_ways)
        way.port->setEnabled(way.on->isChecked());
    m_anyOrigin->setEnabled(isOn(WebSocket) || isOn(WebSocketTls));
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
