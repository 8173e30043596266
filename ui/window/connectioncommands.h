// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/workspace.h"

#include <QObject>

class QAction;

namespace ui {

class ConnectionDialogs;
class ConnectionListModel;
class WindowActions;

// What the commands of the Connection menu do, and which of them make sense for the connection
// that is shown.
class ConnectionCommands : public QObject {
    Q_OBJECT

public:
    ConnectionCommands(WindowActions &actions, Workspace &workspace, ConnectionDialogs &dialogs,
                       const ConnectionListModel &list, QObject *parent);

    // Texts and availability from the state of the shown connection.
    void refresh();

private:
    void connectOrRetry();
    void showNext();

    WindowActions &m_actions;
    Workspace &m_workspace;
    ConnectionDialogs &m_dialogs;
    const ConnectionListModel &m_list;
};

} // namespace ui
