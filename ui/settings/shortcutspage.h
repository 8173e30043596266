// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/keybindings.h"
#include "settings/settingspage.h"

class QKeySequenceEdit;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace ui {

class InfoFrame;
class ShortcutModel;

// Every command with its key, and another key for it (ux.md 2.12, 4.13). A key that belongs to
// another command is taken away there only when the user says so.
class ShortcutsPage : public SettingsPage {
    Q_OBJECT

public:
    explicit ShortcutsPage(const CommandList &commands, QWidget *parent = nullptr);

    void load(const config::SettingsValues &values) override;
    void store(config::SettingsValues &values) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildEditor();
    void showCurrent();
    void keyPressed(const QKeySequence &key);
    void ask(const QKeySequence &key, const Command &other);
    void say(const QString &sentence);
    void take();
    void give(const Command &command, const QList<QKeySequence> &keys);
    void change(const KeyMap &keys);
    const Command *current() const;

    const CommandList &m_commands;
    ShortcutModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QLineEdit *m_search;
    QTableView *m_table;
    QKeySequenceEdit *m_key;
    QPushButton *m_none;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
    InfoFrame *m_conflict;
    QPushButton *m_take;
    QKeySequence m_wanted; // waits for the answer
};

} // namespace ui
