// SPDX-License-Identifier: GPL-3.0-or-later
#include "localbroker/localbrokerwindow.h"

#include "localbroker/certificateline.h"
#include "localbroker/clientlistmodel.h"
#include "localbroker/clienttable.h"
#include "localbroker/listenerlist.h"
#include "localbroker/localbrokercontrol.h"
#include "localbroker/localbrokerstatus.h"
#include "style/dialogfoot.h"
#include "style/divider.h"
#include "style/elidedlabel.h"
#include "style/emptystate.h"
#include "style/iconlabel.h"
#include "style/infoframe.h"
#include "style/metrics.h"
#include "style/strip.h"
#include "style/textlabel.h"
#include "text/brokertext.h"
#include "text/formats.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using pipeline::BrokerState;
using pipeline::LocalBrokerHost;

LocalBrokerWindow::LocalBrokerWindow(LocalBrokerControl &control, QWidget *parent)
    : QDialog(parent)
    , m_control(control)
    , m_model(new ClientListModel(this))
    , m_table(new ClientTable(*m_model, this))
    , m_clock(this)
{
    setObjectName(u"localBrokerWindow"_s);
    setWindowTitle(tr("Local broker"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(new Divider(Qt::Horizontal, this));
    column->addWidget(buildClients(), 1);
    column->addWidget(new Divider(Qt::Horizontal, this));
    column->addWidget(buildFoot());
    // The table was there before the buttons above it.
    setTabOrder(m_devices, m_disconnect);
    setTabOrder(m_disconnect, m_table);
    setTabOrder(m_connect, m_toggle);
    QWidget *before = m_toggle;
    std::vector<QWidget *> head = m_listeners->focusWidgets();
    const std::vector<QWidget *> rest = m_certificate->focusWidgets();
    head.insert(head.end(), rest.begin(), rest.end());
    for (QWidget *each : head)
        setTabOrder(std::exchange(before, each), each);
    setTabOrder(before, m_devices);
    // Enter must not stop what runs.
    if (m_control.host().isRunning())
        m_table->setFocus();
    else
        m_toggle->setFocus();
    resize(dialogSize(*this, {860, 540}));

    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &LocalBrokerWindow::refreshFigures);
    LocalBrokerHost &host = m_control.host();
    connect(&host, &LocalBrokerHost::stateChanged, this, &LocalBrokerWindow::refresh);
    connect(&host, &LocalBrokerHost::devicesChanged, this, &LocalBrokerWindow::refresh);
    connect(&host, &LocalBrokerHost::statisticsChanged, this, [this] {
        if (!isVisible())
            return;
        refreshFigures();
        refreshClients();
    });
    connect(m_table, &ClientTable::chosenChanged, this, &LocalBrokerWindow::refreshChosen);
    connect(m_table, &ClientTable::cutRequested, &host, &LocalBrokerHost::cutClient);
    connect(m_table, &ClientTable::disconnectRequested, &host, &LocalBrokerHost::disconnectClient);
    refresh();
}

QWidget *LocalBrokerWindow::buildHead()
{
    auto *head = new QWidget(this);
    m_stateIcon = new IconLabel(head);
    m_stateIcon->setIconSize(Metrics::of(this).icon * 5 / 4);
    m_state = new TextLabel({}, TextKind::Title, ColorRole::Text, head);
    m_state->setObjectName(u"localBrokerState"_s);
    m_uptime = new TextLabel({}, TextKind::Body, ColorRole::Muted, head);
    m_uptime->setObjectName(u"localBrokerUptime"_s);
    m_connect = new QPushButton(tr("&Open connection"), head);
    m_connect->setObjectName(u"localBrokerConnect"_s);
    m_connect->setAutoDefault(false);
    m_connect->setToolTip(tr("Shows its topics in the main window."));
    m_toggle = new QPushButton(head);
    m_toggle->setObjectName(u"localBrokerToggle"_s);
    m_toggle->setAutoDefault(false);
    auto *first = new QHBoxLayout;
    first->setSpacing(2 * Metrics::unit);
    first->addWidget(m_stateIcon);
    first->addWidget(m_state);
    first->addWidget(m_uptime);
    first->addStretch(1);
    first->addWidget(m_connect);
    first->addWidget(m_toggle);

    m_listeners = new ListenerList(m_control, head);
    m_certificate = new CertificateLine(head);
    m_scopeIcon = new IconLabel(head);
    m_scope = new TextLabel({}, TextKind::Body, ColorRole::Muted, head);
    m_scope->setObjectName(u"localBrokerScope"_s);
    auto *second = new QHBoxLayout;
    second->setSpacing(2 * Metrics::unit);
    second->addWidget(m_scopeIcon);
    second->addWidget(m_scope, 1);

    m_figures = new ElidedLabel(head);
    m_figures->setObjectName(u"localBrokerFigures"_s);
    m_handshake = new TextLabel({}, TextKind::Body, ColorRole::Warn, head);
    m_handshake->setObjectName(u"localBrokerHandshake"_s);
    m_handshake->setWordWrap(true);
    m_problem = new InfoFrame(head);
    m_problem->setObjectName(u"localBrokerProblem"_s);
    m_problem->setLevel(NoticeLevel::Error);

    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(Metrics::cardPadding, 3 * Metrics::unit, Metrics::cardPadding,
                               3 * Metrics::unit);
    column->setSpacing(2 * Metrics::unit);
    column->addLayout(first);
    column->addWidget(m_listeners);
    column->addLayout(second);
    column->addWidget(m_certificate);
    column->addWidget(m_figures);
    column->addWidget(m_handshake);
    column->addWidget(m_problem);

    connect(m_toggle, &QPushButton::clicked, &m_control, &LocalBrokerControl::toggle);
    connect(m_connect, &QPushButton::clicked, this, &LocalBrokerWindow::connectRequested);
    return head;
}

QWidget *LocalBrokerWindow::buildClients()
{
    auto *clients = new QWidget(this);
    m_strip = new Strip(tr("Clients"), clients);
    m_devices = new QCheckBox(tr("Simulated &devices"), clients);
    m_devices->setObjectName(u"localBrokerDevices"_s);
    m_devices->setToolTip(tr("A room, a plug, a production line, a robot and more, each a client "
                             "of its own."));
    m_disconnect = new QPushButton(tr("Dis&connect"), clients);
    m_disconnect->setObjectName(u"localBrokerDisconnect"_s);
    m_disconnect->setAutoDefault(false);
    m_disconnectMenu = new QMenu(m_disconnect);
    m_disconnectMenu->setObjectName(u"localBrokerDisconnectMenu"_s);
    m_disconnect->setMenu(m_disconnectMenu);
    m_strip->rowLayout()->setContentsMargins(Metrics::cardPadding, 0, Metrics::cardPadding, 0);
    m_strip->rowLayout()->setSpacing(3 * Metrics::unit);
    m_strip->addTrailing(m_devices);
    m_strip->addTrailing(m_disconnect);

    m_empty = new EmptyState(clients);
    m_empty->setObjectName(u"localBrokerEmpty"_s);
    m_emptyAction = m_empty->addAction({});
    m_emptyAction->setObjectName(u"localBrokerEmptyAction"_s);
    m_emptyAction->setAutoDefault(false);
    m_stack = new QStackedWidget(clients);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);

    auto *column = new QVBoxLayout(clients);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_stack, 1);

    connect(m_devices, &QCheckBox::clicked, &m_control, &LocalBrokerControl::setDevices);
    connect(m_disconnectMenu, &QMenu::aboutToShow, this,
            [this] { m_table->fillMenu(m_disconnectMenu); });
    connect(m_emptyAction, &QPushButton::clicked, this, &LocalBrokerWindow::act);
    return clients;
}

QWidget *LocalBrokerWindow::buildFoot()
{
    auto *foot = new QWidget(this);
    auto *note = TextLabel::hint(
        tr("Sessions and retained messages live in memory and end when the broker stops."), foot);
    note->setObjectName(u"localBrokerNote"_s);
    auto *settings = new QPushButton(tr("&Settings…"), foot);
    settings->setObjectName(u"localBrokerSettings"_s);
    settings->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"), foot);
    close->setObjectName(u"localBrokerClose"_s);
    close->setAutoDefault(false);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Metrics::cardPadding, 2 * Metrics::unit, Metrics::cardPadding,
                            2 * Metrics::unit);
    row->setSpacing(2 * Metrics::unit);
    row->addWidget(note, 1);
    row->addWidget(settings);
    row->addWidget(close);
    connect(settings, &QPushButton::clicked, this, &LocalBrokerWindow::settingsRequested);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return foot;
}

void LocalBrokerWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    refresh();
    m_clock.start();
}

void LocalBrokerWindow::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    m_clock.stop();
}

void LocalBrokerWindow::refresh()
{
    const LocalBrokerHost &host = m_control.host();
    const BrokerState state = host.state();
    const LocalBrokerStatus status = localBrokerStatus(host);
    const bool failed = state == BrokerState::Failed;
    const bool up = state == BrokerState::Running || state == BrokerState::Starting;
    m_stateIcon->setIcon(status.icon, status.role);
    m_state->setText(failed ? tr("Not running") : status.words);
    m_listeners->refresh();
    m_certificate->setCertificate(m_control.certificate(), m_control.fingerprint());
    m_toggle->setText(up ? tr("&Stop") : tr("&Start"));
    m_toggle->setProperty("kind", up ? QVariant() : QVariant(u"primary"_s));
    m_toggle->update();
    m_connect->setEnabled(host.isRunning());
    m_devices->setEnabled(up);
    m_devices->setChecked(host.hasDevices());
    m_problem->setVisible(failed);
    if (failed) {
        const Explanation why = explainBrokerFailure(host.failure(), host.options());
        m_problem->setTitle(why.sentence());
        m_problem->setText(why.advice);
    }
    refreshScope();
    refreshFigures();
    refreshClients();
}

void LocalBrokerWindow::refreshScope()
{
    const bool local = m_control.isLocalOnly();
    const bool safe = local || m_control.isAllEncrypted();
    m_scopeIcon->setIcon(safe ? IconName::Lock : IconName::Warn,
                         safe ? ColorRole::Ok : ColorRole::Warn);
    m_scope->setInk(safe ? ColorRole::Muted : ColorRole::Warn);
    if (local)
        m_scope->setText(tr("Listens on this computer only."));
    else if (safe)
        m_scope->setText(
            tr("Other computers can connect, with user name and password, encrypted."));
    else if (m_control.isEncrypted())
        m_scope->setText(tr("Other computers can connect, with user name and password; only mqtts "
                            "and wss are encrypted."));
    else
        m_scope->setText(tr("Other computers can connect, with user name and password but "
                            "without encryption."));
}

void LocalBrokerWindow::refreshFigures()
{
    const LocalBrokerHost &host = m_control.host();
    m_uptime->setText(host.isRunning() ? tr("for %1").arg(durationText(host.uptime())) : QString());
    const broker::BrokerStatistics &now = host.statistics();
    QStringList figures{tr("%1 in").arg(messageRateText(now.traffic.messagesInPerSecond)),
                        tr("%1 out").arg(messageRateText(now.traffic.messagesOutPerSecond)),
                        tr("%1 retained").arg(countText(now.retainedMessages)),
                        tr("%1 subscriptions").arg(countText(now.subscriptions)),
                        tr("%1 dropped").arg(countText(qint64(now.droppedMessages)))};
    if (now.refusedConnections > 0)
        figures.append(tr("%1 refused").arg(countText(qint64(now.refusedConnections))));
    if (now.failedHandshakes > 0)
        figures.append(tr("%n failed handshake(s)", nullptr, int(now.failedHandshakes)));
    m_figures->setText(figures.join(u"   ·   "_s));
    m_figures->setVisible(host.isRunning());
    m_handshake->setVisible(now.lastFailedHandshake.has_value());
    if (now.lastFailedHandshake) {
        const Explanation why = explainHandshakeFailure(*now.lastFailedHandshake);
        m_handshake->setText(tr("%1. %2").arg(why.sentence(), why.advice));
    }
}

void LocalBrokerWindow::refreshClients()
{
    const LocalBrokerHost &host = m_control.host();
    const broker::BrokerStatistics &now = host.statistics();
    m_model->setClients(now.clients);
    QString note;
    if (host.isRunning()) {
        note = tr("%n connected", nullptr, now.connectedClients);
        if (const int away = now.sessions - now.connectedClients; away > 0)
            note += u" · "_s + tr("%n away", nullptr, away);
    }
    m_strip->setNote(note);
    m_stack->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget *>(m_table)
                                                      : static_cast<QWidget *>(m_empty));
    switch (host.state()) {
    case BrokerState::Running:
        m_empty->setLine(tr("Nobody is connected."));
        m_empty->setExplanation(
            tr("Let a device connect to %1, or let simulated ones come.").arg(m_control.url()));
        m_emptyAction->setText(tr("Start simulated devices"));
        break;
    case BrokerState::Starting:
        m_empty->setLine(tr("Starting…"));
        m_empty->setExplanation({});
        break;
    case BrokerState::Stopped:
    case BrokerState::Failed:
        m_empty->setLine(tr("The broker is not running."));
        m_empty->setExplanation(tr("Started, it is a real MQTT broker on this computer: for your "
                                   "own devices on the bench, or for simulated ones to look "
                                   "around."));
        m_emptyAction->setText(tr("Start with simulated devices"));
        break;
    }
    m_emptyAction->setVisible(host.state() != BrokerState::Starting && !host.hasDevices());
    refreshChosen();
}

void LocalBrokerWindow::refreshChosen()
{
    const broker::ClientStatistics *client = m_table->chosen();
    m_disconnect->setEnabled(client && client->connected);
}

void LocalBrokerWindow::act()
{
    m_control.startDemo();
}

} // namespace ui
