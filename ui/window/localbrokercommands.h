// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/workspace.h"

#include <QObject>
#include <QPointer>

class QMenu;

namespace ui {

class ConnectionListModel;
class LocalBrokerControl;
class LocalBrokerWindow;
class SettingsDialog;
class WindowActions;

// Joins the broker inside the program to the main window: its row among the connections, the
// commands of the Tools menu, its own window and its page of the settings. Whoever connects to its
// row while it does not run starts it.
class LocalBrokerCommands : public QObject {
    Q_OBJECT

public:
    struct Parts {
        LocalBrokerControl &control;
        Workspace &workspace;
        WindowActions &actions;
        ConnectionListModel &list;
    };

    LocalBrokerCommands(const Parts &parts, QWidget *window);

    // Broker, devices, and a connection to it as soon as it runs.
    void startDemo();
    // Starts it and connects to it as soon as it runs.
    void open();
    void showWindow();
    // For the context menu of its row.
    void fillMenu(QMenu *menu);
    void attach(SettingsDialog *dialog);

signals:
    void settingsRequested();

private:
    void stateChanged();
    void updateRow();
    void updateActions();

    Parts m_parts;
    QWidget *m_window;
    QPointer<LocalBrokerWindow> m_page;
    bool m_openWhenRunning = false;
};

} // namespace ui
