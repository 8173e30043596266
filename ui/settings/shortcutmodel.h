// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/keybindings.h"

#include <QAbstractTableModel>

namespace ui {

// The commands and their keys as Settings ▸ Shortcuts shows them; changed ones are bold. Holds the
// keys that are being edited, not those in force.
class ShortcutModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { CommandColumn, KeysColumn, ColumnCount };

    explicit ShortcutModel(const CommandList &commands, QObject *parent = nullptr);

    const KeyMap &keys() const { return m_keys; }
    void setKeyMap(const KeyMap &keys);
    const Command *command(int row) const; // null when there is none
    int rowOf(const Command &command) const; // -1 when it is not here
    bool isChanged(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    static QString keysText(const QList<QKeySequence> &keys);

private:
    const CommandList &m_commands;
    std::vector<QString> m_ids; // rows: of commands that may go while the page is open
    KeyMap m_keys;
};

} // namespace ui
