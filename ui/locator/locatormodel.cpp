// SPDX-License-Identifier: GPL-3.0-or-later
#include "locator/locatormodel.h"

#include "payload/preview.h"
#include "store/messagelog.h"

#include <algorithm>
#include <iterator>

namespace ui {

LocatorModel::LocatorModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void LocatorModel::setLog(const store::MessageLog *log)
{
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    if (m_log)
        connect(m_log, &QObject::destroyed, this, [this] { m_log = nullptr; });
}

void LocatorModel::setEntries(std::vector<LocatorEntry> entries)
{
    const std::size_t before = m_entries.size();
    const std::size_t now = entries.size();
    const std::size_t both = std::min(before, now);
    const auto from = entries.begin() + static_cast<std::ptrdiff_t>(both);
    std::move(entries.begin(), from, m_entries.begin());
    if (both > 0)
        emit dataChanged(index(0), index(static_cast<int>(both) - 1));
    if (now > before) {
        beginInsertRows({}, static_cast<int>(before), static_cast<int>(now) - 1);
        m_entries.insert(m_entries.end(), std::make_move_iterator(from),
                         std::make_move_iterator(entries.end()));
        endInsertRows();
    } else if (now < before) {
        beginRemoveRows({}, static_cast<int>(now), static_cast<int>(before) - 1);
        m_entries.resize(now);
        endRemoveRows();
    }
}

const LocatorEntry *LocatorModel::entry(const QModelIndex &index) const
{
    const bool here = index.isValid() && index.model() == this && index.row() < rowCount();
    return here ? &m_entries[static_cast<std::size_t>(index.row())] : nullptr;
}

QModelIndex LocatorModel::find(const LocatorEntry &entry) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const LocatorEntry &one) { return one.isSame(entry); });
    return found == m_entries.end() ? QModelIndex()
                                    : index(static_cast<int>(found - m_entries.begin()));
}

TextRuns LocatorModel::value(const LocatorEntry &entry) const
{
    if (entry.kind != LocatorEntry::Kind::Topic || !m_log)
        return {};
    const store::Message message = m_log->last(entry.node);
    return message.isNull() ? TextRuns() : previewRuns(payload::makePreview(message.payload()));
}

int LocatorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant LocatorModel::data(const QModelIndex &index, int role) const
{
    const LocatorEntry *one = entry(index);
    if (!one)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return one->text;
    case Qt::DecorationRole:
        return one->icon;
    case Qt::AccessibleTextRole: {
        const QString right
            = one->kind == LocatorEntry::Kind::Topic ? plainText(value(*one)) : one->detail;
        return right.isEmpty() ? one->text : QString(one->text % QStringLiteral(", ") % right);
    }
    default:
        return {};
    }
}

Qt::ItemFlags LocatorModel::flags(const QModelIndex &index) const
{
    const LocatorEntry *one = entry(index);
    if (!one || one->kind == LocatorEntry::Kind::Words)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace ui
