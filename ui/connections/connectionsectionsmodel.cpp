// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionsectionsmodel.h"

#include "connections/connectionlistmodel.h"
#include "connections/connectionrow.h"

#include <QLocale>
#include <QMimeData>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

const QString MimeType = u"application/x-canopy-connection"_s;

} // namespace

ConnectionSectionsModel::ConnectionSectionsModel(ConnectionListModel *connections, QObject *parent)
    : QAbstractListModel(parent)
    , m_connections(connections)
    , m_lines(wantedLines())
{
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_connections, signal, this, &ConnectionSectionsModel::update);
    connect(m_connections, &QAbstractItemModel::rowsMoved, this, &ConnectionSectionsModel::update);
    connect(m_connections, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                if (roles.isEmpty())
                    update(); // perhaps another group
                for (int row = first.row(); row <= last.row(); ++row) {
                    const int line = lineOf(m_connections->idAt(row));
                    if (line >= 0)
                        emit dataChanged(index(line), index(line), roles);
                }
            });
}

QStringList ConnectionSectionsModel::groups() const
{
    QStringList found;
    for (int row = 0; row < m_connections->rowCount(); ++row) {
        const QString group = m_connections->profile(m_connections->idAt(row))->group;
        if (!group.isEmpty() && !found.contains(group))
            found.append(group);
    }
    return found;
}

std::vector<ConnectionSectionsModel::Line> ConnectionSectionsModel::wantedLines() const
{
    std::vector<Line> lines;
    const auto addMembers = [&](const QString &group) {
        for (int row = 0; row < m_connections->rowCount(); ++row) {
            const QString id = m_connections->idAt(row);
            if (m_connections->profile(id)->group == group)
                lines.push_back({group, id});
        }
    };
    addMembers({});
    for (const QString &group : groups()) {
        lines.push_back({group, {}});
        if (!isFolded(group))
            addMembers(group);
    }
    return lines;
}

// Line by line, so that the view keeps its place and its choice.
void ConnectionSectionsModel::update()
{
    const std::vector<Line> wanted = wantedLines();
    if (wanted == m_lines) {
        for (const QString &group : groups()) // how many there are
            emit dataChanged(index(headingOf(group)), index(headingOf(group)), {RightRole});
        return;
    }
    m_changing = true;
    for (int line = int(m_lines.size()) - 1; line >= 0; --line) {
        if (std::find(wanted.begin(), wanted.end(), m_lines[std::size_t(line)]) != wanted.end())
            continue;
        beginRemoveRows({}, line, line);
        m_lines.erase(m_lines.begin() + line);
        endRemoveRows();
    }
    for (int line = 0; line < int(wanted.size()); ++line) {
        const Line &due = wanted[std::size_t(line)];
        const auto found = std::find(m_lines.begin() + line, m_lines.end(), due);
        if (found == m_lines.end()) {
            beginInsertRows({}, line, line);
            m_lines.insert(m_lines.begin() + line, due);
            endInsertRows();
        } else if (const int from = int(found - m_lines.begin()); from != line) {
            beginMoveRows({}, from, from, {}, line);
            std::rotate(m_lines.begin() + line, found, found + 1);
            endMoveRows();
        }
    }
    m_changing = false;
    emit linesChanged();
}

bool ConnectionSectionsModel::isHeading(int line) const
{
    return line >= 0 && line < rowCount() && m_lines[std::size_t(line)].id.isEmpty();
}

QString ConnectionSectionsModel::idAt(int line) const
{
    return line >= 0 && line < rowCount() ? m_lines[std::size_t(line)].id : QString();
}

QString ConnectionSectionsModel::groupAt(int line) const
{
    return line >= 0 && line < rowCount() ? m_lines[std::size_t(line)].group : QString();
}

int ConnectionSectionsModel::lineOf(const QString &id) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                    [&](const Line &line) { return line.id == id; });
    return id.isEmpty() || found == m_lines.end() ? -1 : int(found - m_lines.begin());
}

int ConnectionSectionsModel::headingOf(const QString &group) const
{
    const auto found = std::find(m_lines.begin(), m_lines.end(), Line{group, {}});
    return found == m_lines.end() ? -1 : int(found - m_lines.begin());
}

void ConnectionSectionsModel::setFolded(const QString &group, bool folded)
{
    if (group.isEmpty() || isFolded(group) == folded)
        return;
    if (folded)
        m_folded.insert(group);
    else
        m_folded.remove(group);
    update();
    if (const int line = headingOf(group); line >= 0)
        emit dataChanged(index(line), index(line));
    emit foldedChanged();
}

QStringList ConnectionSectionsModel::foldedGroups() const
{
    QStringList folded = groups();
    folded.removeIf([this](const QString &group) { return !isFolded(group); });
    return folded;
}

void ConnectionSectionsModel::setFoldedGroups(const QStringList &groups)
{
    m_folded = QSet<QString>(groups.cbegin(), groups.cend());
    update();
}

int ConnectionSectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int ConnectionSectionsModel::countIn(const QString &group) const
{
    int count = 0;
    for (int row = 0; row < m_connections->rowCount(); ++row)
        count += m_connections->profile(m_connections->idAt(row))->group == group;
    return count;
}

QVariant ConnectionSectionsModel::headingData(const Line &line, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return line.group;
    case Qt::AccessibleTextRole:
        return isFolded(line.group)
            ? tr("%1, %n connection(s), folded", nullptr, countIn(line.group)).arg(line.group)
            : tr("%1, %n connection(s), unfolded", nullptr, countIn(line.group)).arg(line.group);
    case HeadingRole:
        return true;
    case FoldedRole:
        return isFolded(line.group);
    case RightRole:
        return QLocale().toString(countIn(line.group));
    default:
        return {};
    }
}

QVariant ConnectionSectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines[std::size_t(index.row())];
    if (line.id.isEmpty())
        return headingData(line, role);
    return m_connections->index(m_connections->row(line.id)).data(role);
}

Qt::ItemFlags ConnectionSectionsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (isHeading(index.row()))
        flags |= Qt::ItemIsDropEnabled;
    else if (isMovable(idAt(index.row())))
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

bool ConnectionSectionsModel::isMovable(const QString &id) const
{
    return m_connections->isSaved(id);
}

// Where something lands that comes to stand below this line; -1 is the top.
ConnectionSectionsModel::Place ConnectionSectionsModel::placeAfter(int line) const
{
    const QString group = groupAt(line);
    const QString next = idAt(line + 1);
    return {group, groupAt(line + 1) == group ? next : QString()};
}

bool ConnectionSectionsModel::canStep(int line, int direction) const
{
    if (isHeading(line)) {
        const QStringList all = groups();
        const qsizetype target = all.indexOf(groupAt(line)) + direction;
        return target >= 0 && target < all.size();
    }
    // Above the first heading there is always the place of those without a group.
    const int target = line + direction;
    return isMovable(idAt(line)) && target >= 0 && target < rowCount();
}

void ConnectionSectionsModel::step(int line, int direction)
{
    if (!canStep(line, direction))
        return;
    if (isHeading(line)) {
        const QStringList all = groups();
        const qsizetype at = all.indexOf(groupAt(line));
        // Down is: the next one goes before this.
        if (direction < 0)
            emit groupMoveRequested(all.at(at), all.at(at - 1));
        else
            emit groupMoveRequested(all.at(at + 1), all.at(at));
        return;
    }
    const QString id = idAt(line);
    const int target = line + direction;
    Place place;
    if (direction < 0)
        place = isHeading(target) ? Place{groupAt(target - 1), {}}
                                  : Place{groupAt(target), idAt(target)};
    else
        place = placeAfter(target);
    setFolded(place.group, false);
    if (direction > 0 && isHeading(target))
        place = placeAfter(headingOf(place.group)); // what was folded away is there now
    emit moveRequested(id, place.group, place.beforeId);
}

QStringList ConnectionSectionsModel::mimeTypes() const
{
    return {MimeType};
}

QMimeData *ConnectionSectionsModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty() || idAt(indexes.first().row()).isEmpty())
        return nullptr;
    auto data = std::make_unique<QMimeData>();
    data->setData(MimeType, idAt(indexes.first().row()).toUtf8());
    return data.release();
}

bool ConnectionSectionsModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int,
                                              int, const QModelIndex &) const
{
    return action == Qt::MoveAction && data->hasFormat(MimeType)
        && isMovable(QString::fromUtf8(data->data(MimeType)));
}

bool ConnectionSectionsModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                           int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const QString id = QString::fromUtf8(data->data(MimeType));
    if (parent.isValid()) { // onto a heading
        emit moveRequested(id, groupAt(parent.row()), {});
        return true;
    }
    const Place place = placeAfter((row < 0 ? rowCount() : row) - 1);
    if (place.beforeId != id)
        emit moveRequested(id, place.group, place.beforeId);
    return true;
}

} // namespace ui
