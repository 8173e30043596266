// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionlistmodel.h"

#include "connections/colormark.h"
#include "connections/connectionrow.h"
#include "localbroker/localbrokerstatus.h"
#include "pipeline/connection.h"
#include "pipeline/localbrokerhost.h"
#include "text/formats.h"
#include "window/connectionstatus.h"

#include <QDateTime>
#include <QTextDocument>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using std::chrono::milliseconds;

namespace {

constexpr qsizetype LongestNotes = 1000; // characters, in the tool tip

bool isConnected(const pipeline::Connection *connection)
{
    return connection && connection->state() == client::State::Connected;
}

} // namespace

ConnectionListModel::ConnectionListModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_countdown(new QTimer(this))
{
    m_countdown->setInterval(1000);
    connect(m_countdown, &QTimer::timeout, this, &ConnectionListModel::refreshAll);
}

void ConnectionListModel::append(const config::Profile &profile, pipeline::Connection *connection)
{
    const int last = rowCount();
    beginInsertRows({}, last, last);
    m_entries.push_back({profile, connection, {}});
    m_entries.back().right = rightText(m_entries.back());
    endInsertRows();
    watch(m_entries.back());
    updateTimer();
}

void ConnectionListModel::setProfile(const config::Profile &profile)
{
    const int at = row(profile.id);
    if (at < 0)
        return;
    if (m_entries[std::size_t(at)].profile == profile)
        return;
    m_entries[std::size_t(at)].profile = profile;
    emit dataChanged(index(at), index(at));
}

void ConnectionListModel::setConnection(const QString &id, pipeline::Connection *connection)
{
    const int at = row(id);
    if (at < 0)
        return;
    Entry &entry = m_entries[std::size_t(at)];
    if (entry.connection)
        entry.connection->disconnect(this);
    entry.connection = connection;
    watch(entry);
    refresh(id);
}

void ConnectionListModel::remove(const QString &id)
{
    const int at = row(id);
    if (at < 0)
        return;
    if (pipeline::Connection *connection = m_entries[std::size_t(at)].connection)
        connection->disconnect(this);
    beginRemoveRows({}, at, at);
    m_entries.erase(m_entries.begin() + at);
    endRemoveRows();
    updateTimer();
}

void ConnectionListModel::setOrder(const QStringList &ids)
{
    int target = 0;
    for (const QString &id : ids) {
        const int at = row(id);
        if (at < target)
            continue; // named twice, or not here
        if (at > target) {
            beginMoveRows({}, at, at, {}, target);
            const auto first = m_entries.begin();
            std::rotate(first + target, first + at, first + at + 1);
            endMoveRows();
        }
        ++target;
    }
}

void ConnectionListModel::setSaved(const QString &id, bool saved)
{
    if (const int at = row(id); at >= 0)
        m_entries[std::size_t(at)].saved = saved;
}

bool ConnectionListModel::isSaved(const QString &id) const
{
    const int at = row(id);
    return at >= 0 && m_entries[std::size_t(at)].saved;
}

void ConnectionListModel::setLocalBroker(const QString &id, const pipeline::LocalBrokerHost *host)
{
    m_localId = id;
    m_local = host;
    connect(host, &pipeline::LocalBrokerHost::stateChanged, this, [this] { refresh(m_localId); });
    connect(host, &pipeline::LocalBrokerHost::statisticsChanged, this,
            [this] { refresh(m_localId); });
    refresh(id);
}

bool ConnectionListModel::showsLocalBroker(const Entry &entry) const
{
    if (!m_local || entry.profile.id != m_localId)
        return false;
    const client::State state
        = entry.connection ? entry.connection->state() : client::State::Disconnected;
    return state == client::State::Disconnected || state == client::State::Connected;
}

int ConnectionListModel::row(const QString &id) const
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].profile.id == id)
            return int(i);
    }
    return -1;
}

QString ConnectionListModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_entries[std::size_t(row)].profile.id : QString();
}

const config::Profile *ConnectionListModel::profile(const QString &id) const
{
    const int at = row(id);
    return at < 0 ? nullptr : &m_entries[std::size_t(at)].profile;
}

pipeline::Connection *ConnectionListModel::connection(const QString &id) const
{
    const int at = row(id);
    return at < 0 ? nullptr : m_entries[std::size_t(at)].connection.data();
}

QStringList ConnectionListModel::names(const QString &exceptId) const
{
    QStringList list;
    for (const Entry &entry : m_entries) {
        if (entry.profile.id != exceptId)
            list.append(entry.profile.name);
    }
    return list;
}

int ConnectionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant ConnectionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[std::size_t(index.row())];
    const auto status = [&entry] {
        return connectionStatus(entry.connection, QDateTime::currentMSecsSinceEpoch());
    };
    switch (role) {
    case Qt::DisplayRole:
        return entry.profile.readOnly ? tr("%1 (read-only)").arg(entry.profile.name)
                                      : entry.profile.name;
    case Qt::ToolTipRole:
        return toolTip(entry);
    case Qt::AccessibleTextRole:
        return accessibleText(entry);
    case IdRole:
        return entry.profile.id;
    case StateIconRole: {
        if (m_local && showsLocalBroker(entry) && !isConnected(entry.connection)) {
            // A tick means connected here: a broker that only runs is a server.
            const LocalBrokerStatus local = localBrokerStatus(*m_local);
            return int(local.icon == IconName::Ok ? IconName::Server : local.icon);
        }
        // A plug, not the server of the toolbar, tells "stopped" from "never opened" here.
        const IconName name = status().icon;
        return int(name == IconName::Server || name == IconName::Disconnect ? IconName::Connect
                                                                            : name);
    }
    case StateInkRole:
        if (m_local && showsLocalBroker(entry) && !isConnected(entry.connection))
            return int(localBrokerStatus(*m_local).role);
        return int(status().role);
    case DetailRole:
        return entry.profile.address();
    case RightRole:
        return entry.right;
    case RightInkRole:
        return int(ColorRole::Muted);
    case MarkRole:
        if (const auto mark = colorMarkRole(entry.profile.mark))
            return int(*mark);
        return {};
    default:
        return {};
    }
}

QString ConnectionListModel::rightText(const Entry &entry) const
{
    if (showsLocalBroker(entry))
        return localBrokerStatus(*m_local).rowWords;
    const pipeline::Connection *connection = entry.connection;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (connection && connection->state() == client::State::Waiting) {
        const qint64 left = qMax<qint64>(0, connection->retryAtMs() - now);
        return tr("retry in %1").arg(durationText(milliseconds(left)));
    }
    const QString words = connectionStatus(connection, now).shortWords;
    if (!words.isEmpty())
        return words;
    return rateText(connection->statistics().receivedPerSecond);
}

QString ConnectionListModel::accessibleText(const Entry &entry) const
{
    const QString words
        = connectionStatus(entry.connection, QDateTime::currentMSecsSinceEpoch()).words;
    QStringList parts{entry.profile.name, entry.profile.address(), words, entry.right};
    if (entry.profile.readOnly)
        parts.append(tr("read-only"));
    if (entry.profile.mark != config::ColorMark::None)
        parts.append(tr("marked %1").arg(colorMarkName(entry.profile.mark)));
    return parts.join(u", "_s);
}

// Notes are somebody's own words: never taken for markup.
QString ConnectionListModel::toolTip(const Entry &entry) const
{
    const QString words
        = connectionStatus(entry.connection, QDateTime::currentMSecsSinceEpoch()).words;
    QString text
        = QString(entry.profile.name + u"\n"_s + entry.profile.address() + u"\n"_s + words);
    if (entry.profile.readOnly)
        text += u"\n"_s + tr("This connection is read-only: nothing is published on it.");
    const QString notes = entry.profile.notes.trimmed();
    if (!notes.isEmpty())
        text += u"\n\n"_s
            + (notes.size() > LongestNotes ? QString(notes.left(LongestNotes) + u'…') : notes);
    return Qt::mightBeRichText(text)
        ? QString(u"<p style='white-space:pre-wrap'>"_s + text.toHtmlEscaped() + u"</p>"_s)
        : text;
}

void ConnectionListModel::watch(const Entry &entry)
{
    pipeline::Connection *connection = entry.connection;
    if (!connection)
        return;
    const QString id = entry.profile.id;
    connect(connection, &pipeline::Connection::stateChanged, this, [this, id] { refresh(id); });
    connect(connection, &pipeline::Connection::answeringChanged, this, [this, id] { refresh(id); });
    connect(connection, &QObject::destroyed, this, [this, id] { refresh(id); });
    connect(connection, &pipeline::Connection::ticked, this, [this, id] {
        const int at = row(id);
        if (at < 0)
            return;
        Entry &ticking = m_entries[std::size_t(at)];
        const QString right = rightText(ticking);
        if (right == ticking.right)
            return;
        ticking.right = right;
        emit dataChanged(index(at), index(at), {RightRole});
    });
}

void ConnectionListModel::refresh(const QString &id)
{
    const int at = row(id);
    if (at < 0)
        return;
    Entry &entry = m_entries[std::size_t(at)];
    entry.right = rightText(entry);
    emit dataChanged(index(at), index(at));
    updateTimer();
}

void ConnectionListModel::refreshAll()
{
    for (const Entry &entry : m_entries) {
        if (entry.connection && entry.connection->state() == client::State::Waiting)
            refresh(entry.profile.id);
    }
}

void ConnectionListModel::updateTimer()
{
    bool waits = false;
    for (const Entry &entry : m_entries)
        waits |= entry.connection && entry.connection->state() == client::State::Waiting;
    if (waits && !m_countdown->isActive())
        m_countdown->start();
    else if (!waits)
        m_countdown->stop();
}

} // namespace ui
