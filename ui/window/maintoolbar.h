// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/workspace.h"

#include <QToolBar>

class QMenu;
class QToolButton;

namespace ui {

class ColorMarkBar;
class LocatorEdit;
class WindowActions;

// The tool bar (ux.md 2.2): which connection, one verb that fits its state, subscribe and publish,
// pause, the locator's field, and the bell with the number of notices nobody has looked at.
class MainToolBar : public QToolBar {
    Q_OBJECT

public:
    MainToolBar(Workspace &workspace, WindowActions &actions, QWidget *parent = nullptr);

    // Text and verb from the shown connection's state.
    void refresh();
    void setNoticeCount(int count);
    LocatorEdit *locator() const { return m_locator; }
    // Below 1200 px; texts go before anything is cut off.
    void setCompact(bool compact);

signals:
    void noticesRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addButton(QAction *action, const QString &name);
    void setShown(QAction &action, QToolButton &button);
    void addGap();
    void fillConnectionMenu();
    void refreshVerb();

    Workspace &m_workspace;
    WindowActions &m_actions;
    QToolButton *m_connection;
    ColorMarkBar *m_colorMark;
    QAction *m_unverified;
    QMenu *m_connectionMenu;
    QToolButton *m_verb;
    QToolButton *m_subscribe;
    QToolButton *m_publish;
    QToolButton *m_pause;
    QToolButton *m_mark;
    LocatorEdit *m_locator;
    QToolButton *m_notices;
};

} // namespace ui
