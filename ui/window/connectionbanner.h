// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/workspace.h"

#include <QTimer>
#include <QWidget>

namespace ui {

class ConnectionDialogs;
class NoticeBanner;

// The row below the tool bar that says what is wrong with the shown connection and mends it on
// request (ux.md 2.16). No tool bar: those decide themselves what in them is visible. Takes space
// in the layout, never the focus; there only while it has something to say. Counts the seconds to
// the next attempt.
class ConnectionBanner : public QWidget {
    Q_OBJECT

public:
    ConnectionBanner(Workspace &workspace, ConnectionDialogs &dialogs, QWidget *parent = nullptr);

    // From the state of the shown connection.
    void refresh();

signals:
    void eventsRequested();
    void reportRequested();

private:
    void act(int index);
    void askForAFilter(const Workspace::Row &row);
    static bool awaitsAFilter(const Workspace::Row &row);

    Workspace &m_workspace;
    ConnectionDialogs &m_dialogs;
    NoticeBanner *m_notice;
    QTimer m_clock;
};

} // namespace ui
