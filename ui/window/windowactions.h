// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

#include <array>

namespace ui {

// Every command of the main window that belongs to no single pane, with its text, icon and
// shortcut (ux.md 2.12). The window connects them; tool bar and menus show them. All of them are in
// the CommandList.
class WindowActions : public QObject {
    Q_OBJECT

public:
    static constexpr int NumberedConnections = 9;

    explicit WindowActions(QObject *parent);

    QAction *newConnection;
    QAction *newWindow;
    QAction *closeWindow;
    QAction *importConnections;
    QAction *exportConnections;
    QAction *settings;
    QAction *quit;

    QAction *connectOrRetry;
    QAction *disconnect;
    QAction *disconnectWithWill;
    QAction *stopRetrying;
    QAction *editConnection;
    QAction *duplicateConnection;
    QAction *removeConnection;
    QAction *nextConnection;
    std::array<QAction *, NumberedConnections> numberedConnection;

    QAction *subscribe;
    QAction *publish;
    QAction *clearReceived;
    QAction *filterTopics;
    QAction *locate;

    QAction *previousMessage;
    QAction *nextMessage;
    QAction *newestMessage;
    QAction *find;

    QAction *pause;
    QAction *markNow;
    QAction *foldPanel;
    QAction *nextPane;
    QAction *previousPane;
    QAction *layoutAutomatic; // these three exclude each other
    QAction *layoutSideBySide;
    QAction *layoutStacked;
    QAction *resetLayout;
    QAction *largerText;
    QAction *smallerText;
    QAction *normalText;

    QAction *toggleLocalBroker; // disabled, as the next two, while there is none
    QAction *simulatedDevices; // checkable
    QAction *localBroker;

    QAction *keys;
    QAction *diagnostics;
    QAction *about;

private:
    // `name` is the command's for good: settings and tests call it `<name>Action`.
    QAction *make(const QByteArray &name, const QString &text, const QKeySequence &shortcut = {});
};

} // namespace ui
