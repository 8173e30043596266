// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/userpropertymodel.h"

#include "mqtt/types.h"

namespace ui {

UserPropertyModel::UserPropertyModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void UserPropertyModel::setProperties(const std::vector<mqtt::UserProperty> &properties)
{
    beginResetModel();
    m_properties = properties;
    endResetModel();
}

int UserPropertyModel::append()
{
    const int row = rowCount();
    if (row >= maximumRows)
        return -1;
    beginInsertRows({}, row, row);
    m_properties.emplace_back();
    endInsertRows();
    emit edited();
    return row;
}

void UserPropertyModel::moveTo(int from, int to)
{
    if (from == to || from < 0 || to < 0 || from >= rowCount() || to >= rowCount())
        return;
    if (!beginMoveRows({}, from, from, {}, to > from ? to + 1 : to))
        return;
    const mqtt::UserProperty moved = m_properties[std::size_t(from)];
    m_properties.erase(m_properties.begin() + from);
    m_properties.insert(m_properties.begin() + to, moved);
    endMoveRows();
    emit edited();
}

int UserPropertyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_properties.size());
}

int UserPropertyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UserPropertyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || (role != Qt::DisplayRole && role != Qt::EditRole))
        return {};
    const mqtt::UserProperty &property = m_properties[std::size_t(index.row())];
    return QString::fromUtf8(index.column() == Name ? property.name : property.value);
}

bool UserPropertyModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const QByteArray bytes = value.toString().toUtf8();
    if (bytes.size() > mqtt::maximumFieldLength || bytes.contains('\0'))
        return false;
    mqtt::UserProperty &property = m_properties[std::size_t(index.row())];
    (index.column() == Name ? property.name : property.value) = bytes;
    emit dataChanged(index, index, {Qt::DisplayRole, Qt::EditRole});
    emit edited();
    return true;
}

QVariant UserPropertyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("Value");
}

Qt::ItemFlags UserPropertyModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

bool UserPropertyModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > rowCount())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_properties.erase(m_properties.begin() + row, m_properties.begin() + row + count);
    endRemoveRows();
    emit edited();
    return true;
}

} // namespace ui
