// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <vector>

class QAction;
class QMenu;
class QMenuBar;

namespace ui {

// One thing the program can do: an action with a name for good, where it is found and its keys as
// they come with the program.
struct Command {
    QAction *action;
    QString place; // menu titles, "View ▸ Layout"; or the pane it belongs to
    QList<QKeySequence> defaults;

    QString id() const; // the action's objectName
    QString text() const; // as the menu says it now, without access key
    QString path() const; // "View ▸ Layout ▸ Reset layout"
};

// Which commands there are: what the locator, the list of keys and Settings ▸ Shortcuts show. The
// window adds its menu bar, panes add what stands in no menu. Takes an action once, with the place
// that was given first; refuses those without a name (objectName). Actions stay their makers'.
class CommandList : public QObject {
    Q_OBJECT

public:
    explicit CommandList(QObject *parent = nullptr);

    void add(QAction *action, const QString &place);
    void addMenuBar(const QMenuBar &bar);

    // In the order they were added.
    const std::vector<Command> &commands() const { return m_commands; }
    const Command *find(const QString &id) const;

    // A menu's or an action's text as it is read: without access key and appended shortcut.
    static QString plainText(QString text);

private:
    void addMenu(const QMenu &menu, const QString &place);

    std::vector<Command> m_commands;
};

} // namespace ui
