// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/localbrokercommands.h"

#include "config/settings.h"
#include "connections/connectionlistmodel.h"
#include "localbroker/localbrokercontrol.h"
#include "localbroker/localbrokerwindow.h"
#include "settings/localbrokerpage.h"
#include "settings/settingsdialog.h"
#include "window/windowactions.h"

#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using pipeline::BrokerState;
using pipeline::LocalBrokerHost;

LocalBrokerCommands::LocalBrokerCommands(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
{
    LocalBrokerHost &host = m_parts.control.host();
    connect(&host, &LocalBrokerHost::stateChanged, this, &LocalBrokerCommands::stateChanged);
    connect(&host, &LocalBrokerHost::devicesChanged, this, &LocalBrokerCommands::updateActions);
    // Stopped on purpose: its own row leaves first, and no warning is due.
    connect(&m_parts.control, &LocalBrokerControl::stopRequested, this,
            [this] { m_parts.workspace.disconnectRow(Workspace::localBrokerId()); });
    connect(&m_parts.workspace, &Workspace::localBrokerRequired, this, &LocalBrokerCommands::open);
    connect(m_parts.actions.localBroker, &QAction::triggered, this,
            &LocalBrokerCommands::showWindow);
    connect(m_parts.actions.toggleLocalBroker, &QAction::triggered, &m_parts.control,
            &LocalBrokerControl::toggle);
    connect(m_parts.actions.simulatedDevices, &QAction::triggered, &m_parts.control,
            &LocalBrokerControl::setDevices);
    m_parts.actions.localBroker->setEnabled(true);
    m_parts.actions.toggleLocalBroker->setEnabled(true);
    m_parts.list.setLocalBroker(Workspace::localBrokerId(), &host);
    updateRow();
    updateActions();
}

void LocalBrokerCommands::startDemo()
{
    m_openWhenRunning = true;
    m_parts.control.startDemo();
    if (m_parts.control.host().isRunning())
        stateChanged();
}

void LocalBrokerCommands::open()
{
    m_openWhenRunning = true;
    if (m_parts.control.host().isRunning())
        stateChanged();
    else
        m_parts.control.start();
}

void LocalBrokerCommands::showWindow()
{
    if (!m_page) {
        m_page = new LocalBrokerWindow(m_parts.control, m_window);
        m_page->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_page, &LocalBrokerWindow::settingsRequested, this,
                &LocalBrokerCommands::settingsRequested);
        connect(m_page, &LocalBrokerWindow::connectRequested, this, &LocalBrokerCommands::open);
    }
    m_page->show();
    m_page->raise();
    m_page->activateWindow();
}

void LocalBrokerCommands::fillMenu(QMenu *menu)
{
    menu->addAction(m_parts.actions.toggleLocalBroker);
    menu->addAction(m_parts.actions.simulatedDevices);
    menu->addAction(m_parts.actions.localBroker);
}

void LocalBrokerCommands::attach(SettingsDialog *dialog)
{
    LocalBrokerPage *page = dialog->localBrokerPage();
    LocalBrokerControl &control = m_parts.control;
    connect(page, &LocalBrokerPage::passwordChanged, &control, &LocalBrokerControl::setPassword);
    connect(&control, &LocalBrokerControl::passwordKnown, page, &LocalBrokerPage::setPasswordKept);
    connect(&control, &LocalBrokerControl::passwordNotKept, page,
            &LocalBrokerPage::setPasswordForThisRun);
    control.lookForPassword();
}

void LocalBrokerCommands::stateChanged()
{
    const LocalBrokerHost &host = m_parts.control.host();
    updateRow();
    updateActions();
    if (host.isRunning()) {
        if (std::exchange(m_openWhenRunning, false))
            m_parts.workspace.connectRow(Workspace::localBrokerId());
    } else if (host.state() != BrokerState::Starting) {
        m_openWhenRunning = false;
        // Nothing to retry: connecting to the row starts it again.
        m_parts.workspace.disconnectRow(Workspace::localBrokerId());
    }
}

void LocalBrokerCommands::updateRow()
{
    const LocalBrokerControl &control = m_parts.control;
    const broker::Endpoint at = control.reachableAt();
    std::optional<QByteArray> password;
    QByteArray userName = control.userName().toUtf8();
    if (control.host().state() != BrokerState::Stopped) {
        userName = control.host().options().userName;
        password = control.host().options().password;
    }
    m_parts.workspace.setLocalBroker(tr("Local demo broker"), at.address, at.port,
                                     control.transport(), control.fingerprint(), userName, password,
                                     control.host().isRunning());
}

void LocalBrokerCommands::updateActions()
{
    const LocalBrokerHost &host = m_parts.control.host();
    const bool up = host.isRunning() || host.state() == BrokerState::Starting;
    m_parts.actions.toggleLocalBroker->setText(up ? tr("&Stop local broker")
                                                  : tr("&Start local broker"));
    m_parts.actions.toggleLocalBroker->setIcon(icon(up ? IconName::Stop : IconName::Play));
    m_parts.actions.simulatedDevices->setEnabled(up);
    m_parts.actions.simulatedDevices->setChecked(host.hasDevices());
}

} // namespace ui
