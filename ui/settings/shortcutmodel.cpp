// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/shortcutmodel.h"

#include <QFont>

#include <algorithm>

namespace ui {

ShortcutModel::ShortcutModel(const CommandList &commands, QObject *parent)
    : QAbstractTableModel(parent)
    , m_commands(commands)
{
    for (const Command &command : commands.commands())
        m_ids.push_back(command.id());
}

void ShortcutModel::setKeyMap(const KeyMap &keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    if (!m_ids.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const Command *ShortcutModel::command(int row) const
{
    return row >= 0 && row < rowCount() ? m_commands.find(m_ids[static_cast<std::size_t>(row)])
                                        : nullptr;
}

int ShortcutModel::rowOf(const Command &command) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), command.id());
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

bool ShortcutModel::isChanged(int row) const
{
    const Command *one = command(row);
    return one && m_keys.contains(one->id());
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int ShortcutModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ShortcutModel::keysText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts += key.toString(QKeySequence::NativeText);
    texts.removeDuplicates();
    return texts.join(tr(" or "));
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    const Command *one = index.isValid() ? command(index.row()) : nullptr;
    if (!one)
        return {};
    if (role == Qt::DisplayRole)
        return index.column() == CommandColumn ? one->path() : keysText(keysOf(*one, m_keys));
    if (role == Qt::FontRole && isChanged(index.row())) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    return {};
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == CommandColumn ? tr("Command") : tr("Keys");
}

} // namespace ui
