// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/httpheadermodel.h"

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype longestValue = 8192; // what web servers take for all headers together

} // namespace

HttpHeaderModel::HttpHeaderModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void HttpHeaderModel::setHeaders(const std::vector<client::HttpHeader> &headers)
{
    beginResetModel();
    m_headers = headers;
    endResetModel();
}

int HttpHeaderModel::append()
{
    const int row = rowCount();
    if (row >= maximumRows)
        return -1;
    beginInsertRows({}, row, row);
    m_headers.emplace_back();
    endInsertRows();
    emit edited();
    return row;
}

bool HttpHeaderModel::isSecret(int row) const
{
    return row >= 0 && row < rowCount() && m_headers[size_t(row)].secret;
}

int HttpHeaderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headers.size());
}

int HttpHeaderModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HttpHeaderModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const client::HttpHeader &header = m_headers[size_t(index.row())];
    switch (index.column()) {
    case Name:
        if (role == Qt::DisplayRole || role == Qt::EditRole)
            return QString::fromUtf8(header.name);
        break;
    case Value:
        if (role != Qt::DisplayRole && role != Qt::EditRole)
            break;
        if (!header.secret)
            return QString::fromUtf8(header.value);
        if (role == Qt::EditRole)
            return QString();
        return header.value.isEmpty() ? tr("kept, or asked for") : u"••••••••"_s;
    case Secret:
        if (role == Qt::CheckStateRole)
            return header.secret ? Qt::Checked : Qt::Unchecked;
        if (role == Qt::AccessibleTextRole)
            return header.secret ? tr("secret") : tr("not secret");
        break;
    default:
        break;
    }
    return {};
}

bool HttpHeaderModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    client::HttpHeader &header = m_headers[size_t(index.row())];
    const client::HttpHeader before = header;
    if (index.column() == Secret && role == Qt::CheckStateRole) {
        header.secret = value.toInt() == Qt::Checked;
        if (!header.secret && before.secret)
            header.value.clear(); // what was hidden stays hidden
    } else if (role == Qt::EditRole && index.column() != Secret) {
        QByteArray text = value.toString().trimmed().toUtf8();
        text.truncate(longestValue);
        if (index.column() == Name)
            header.name = text;
        else if (!header.secret || !text.isEmpty())
            header.value = text;
    } else {
        return false;
    }
    if (header == before)
        return true;
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    emit edited();
    return true;
}

QVariant HttpHeaderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Value:
        return tr("Value");
    case Secret:
        return tr("Secret");
    default:
        return {};
    }
}

Qt::ItemFlags HttpHeaderModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    return flags | (index.column() == Secret ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

bool HttpHeaderModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > rowCount())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_headers.erase(m_headers.begin() + row, m_headers.begin() + row + count);
    endRemoveRows();
    emit edited();
    return true;
}

} // namespace ui
