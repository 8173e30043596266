// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventsmodel.h"

#include "text/formats.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

EventsModel::EventsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EventsModel::add(const Event &event)
{
    const int same = repeated(event);
    const bool grave = event.level == NoticeLevel::Warning || event.level == NoticeLevel::Error;
    const bool unseen = grave && (same < 0 || m_rows[std::size_t(same)].seen);
    if (unseen)
        ++m_unseen;
    if (same < 0)
        append(event);
    else
        repeat(same, event);
    // Last: who hears of it finds the row. A pane that shows it has said "seen" by now.
    if (unseen && m_unseen > 0)
        emit unseenChanged(m_unseen);
}

int EventsModel::repeated(const Event &event) const
{
    constexpr int LookedAt = 64; // more than brokers that fail in turn
    const int last = int(m_rows.size()) - 1;
    for (int row = last; row >= 0 && row > last - LookedAt; --row) {
        const Event &other = m_rows[std::size_t(row)].event;
        if (other.connection == event.connection)
            return other.level == event.level && other.text == event.text ? row : -1;
    }
    return -1;
}

void EventsModel::repeat(int row, const Event &event)
{
    const int last = int(m_rows.size()) - 1;
    if (row < last) {
        beginMoveRows({}, row, row, {}, last + 1);
        std::rotate(m_rows.begin() + row, m_rows.begin() + row + 1, m_rows.end());
        endMoveRows();
    }
    Row &repeated = m_rows.back();
    ++repeated.count;
    repeated.seen = false;
    repeated.event.timeMs = event.timeMs;
    repeated.event.details = event.details;
    emit dataChanged(index(last, 0), index(last, ColumnCount - 1));
}

void EventsModel::append(const Event &event)
{
    trim();
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.push_back({event, 1, false});
    endInsertRows();
}

void EventsModel::trim()
{
    if (int(m_rows.size()) < Limit)
        return;
    constexpr int Chunk = Limit / 10;
    beginRemoveRows({}, 0, Chunk - 1);
    m_rows.erase(m_rows.begin(), m_rows.begin() + Chunk);
    m_discarded += Chunk;
    endRemoveRows();
}

void EventsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_discarded = 0;
    endResetModel();
    markSeen();
}

void EventsModel::markSeen()
{
    if (m_unseen == 0)
        return;
    for (Row &row : m_rows)
        row.seen = true;
    m_unseen = 0;
    emit unseenChanged(0);
}

QString EventsModel::report() const
{
    QString result;
    for (const Row &row : m_rows) {
        QStringList parts{isoTimeText(row.event.timeMs)};
        for (int column = Level; column < ColumnCount; ++column)
            parts.append(text(row, column));
        result += parts.join(u'\t') + u'\n';
    }
    return result;
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventsModel::levelText(NoticeLevel level)
{
    switch (level) {
    case NoticeLevel::Info:
        return tr("Note");
    case NoticeLevel::Success:
        return tr("Good");
    case NoticeLevel::Warning:
        return tr("Warning");
    case NoticeLevel::Error:
        return tr("Error");
    }
    return {};
}

QString EventsModel::text(const Row &row, int column) const
{
    const Event &event = row.event;
    switch (column) {
    case Time:
        return clockText(event.timeMs);
    case Level:
        return levelText(event.level);
    case Connection:
        return event.connection;
    case Text:
        return row.count > 1 ? u"%1  (×%2)"_s.arg(event.text, QLocale().toString(row.count))
                             : event.text;
    case Details:
        return event.details;
    default:
        return {};
    }
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Text && !row.event.details.isEmpty())
            return QString(text(row, Text) + u'\n' + row.event.details);
        if (index.column() == Text || index.column() == Details)
            return text(row, index.column());
        return index.column() == Time ? isoTimeText(row.event.timeMs) : QVariant();
    case Qt::DecorationRole:
        if (index.column() == Level)
            return icon(noticeIcon(row.event.level), noticeInk(row.event.level));
        return {};
    case LevelRole:
        return int(row.event.level);
    case CountRole:
        return row.count;
    default:
        return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Level:
        return tr("Kind");
    case Connection:
        return tr("Connection");
    case Text:
        return tr("What happened");
    case Details:
        return tr("Details");
    default:
        return {};
    }
}

} // namespace ui
