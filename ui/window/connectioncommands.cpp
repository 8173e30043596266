// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/connectioncommands.h"

#include "connections/connectionlistmodel.h"
#include "style/icons.h"
#include "window/connectiondialogs.h"
#include "window/windowactions.h"

#include <algorithm>

namespace ui {

ConnectionCommands::ConnectionCommands(WindowActions &actions, Workspace &workspace,
                                       ConnectionDialogs &dialogs, const ConnectionListModel &list,
                                       QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_workspace(workspace)
    , m_dialogs(dialogs)
    , m_list(list)
{
    const auto on
        = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions.newConnection, [this] { m_dialogs.newConnection(); });
    on(m_actions.connectOrRetry, [this] { connectOrRetry(); });
    on(m_actions.disconnect, [this] { m_workspace.disconnectRow(m_workspace.currentId()); });
    on(m_actions.disconnectWithWill,
       [this] { m_workspace.disconnectRow(m_workspace.currentId(), true); });
    on(m_actions.stopRetrying, [this] {
        if (pipeline::Connection *shown = m_workspace.currentConnection())
            shown->stopRetrying();
    });
    on(m_actions.editConnection, [this] { m_dialogs.edit(m_workspace.currentId()); });
    on(m_actions.duplicateConnection, [this] { m_workspace.duplicate(m_workspace.currentId()); });
    on(m_actions.nextConnection, [this] { showNext(); });
    for (int i = 0; i < WindowActions::NumberedConnections; ++i) {
        on(m_actions.numberedConnection[std::size_t(i)],
           [this, i] { m_workspace.setCurrent(m_list.idAt(i)); });
    }
}

void ConnectionCommands::connectOrRetry()
{
    pipeline::Connection *shown = m_workspace.currentConnection();
    if (!m_workspace.current())
        m_dialogs.newConnection();
    else if (shown && shown->state() == client::State::Waiting)
        shown->retryNow();
    else
        m_workspace.connectRow(m_workspace.currentId());
}

void ConnectionCommands::showNext()
{
    const int count = m_list.rowCount();
    if (count > 0)
        m_workspace.setCurrent(m_list.idAt((m_list.row(m_workspace.currentId()) + 1) % count));
}

void ConnectionCommands::refresh()
{
    const bool any = m_workspace.current() != nullptr;
    const bool changeable = any && !m_workspace.current()->local;
    const pipeline::Connection *shown = m_workspace.currentConnection();
    const client::State state = shown ? shown->state() : client::State::Disconnected;
    const bool connected = state == client::State::Connected;
    const bool connecting = state == client::State::Connecting;
    const bool waiting = state == client::State::Waiting;
    const bool mqtt5
        = shown && shown->broker() && shown->broker()->version == mqtt::ProtocolVersion::Mqtt5;

    m_actions.connectOrRetry->setText(waiting ? tr("&Try now") : tr("&Connect"));
    m_actions.connectOrRetry->setIcon(icon(waiting ? IconName::Retry : IconName::Connect));
    m_actions.connectOrRetry->setEnabled(!connected && !connecting);
    m_actions.disconnect->setText(connecting ? tr("&Cancel") : tr("&Disconnect"));
    m_actions.disconnect->setEnabled(connected || connecting || waiting);
    m_actions.disconnectWithWill->setEnabled(connected && mqtt5
                                             && shown->options().will.has_value());
    m_actions.stopRetrying->setEnabled(waiting);
    for (QAction *action :
         {m_actions.editConnection, m_actions.duplicateConnection, m_actions.removeConnection})
        action->setEnabled(changeable);
    m_actions.exportConnections->setEnabled(
        std::any_of(m_workspace.rows().begin(), m_workspace.rows().end(),
                    [](const Workspace::Row &row) { return row.saved; }));
    m_actions.nextConnection->setEnabled(m_workspace.rows().size() > 1);
}

} // namespace ui
