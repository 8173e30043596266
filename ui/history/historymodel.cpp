// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historymodel.h"

#include "history/branchmessages.h"
#include "history/historytext.h"
#include "payload/escape.h"
#include "payload/registry.h"
#include "text/formats.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int CachedContents = 512;

int alignment(HistoryColumn column)
{
    const bool right = column == HistoryColumn::Delta || column == HistoryColumn::Size;
    return (right ? Qt::AlignRight : Qt::AlignLeft) | static_cast<int>(Qt::AlignVCenter);
}

} // namespace

HistoryModel::HistoryModel(const payload::Registry &registry, QObject *parent)
    : QAbstractTableModel(parent)
    , m_registry(registry)
    , m_contents(CachedContents)
{
}

void HistoryModel::setStore(const store::TopicTree *tree, const store::MessageLog *log)
{
    if (m_tree)
        m_tree->disconnect(this);
    if (m_log)
        m_log->disconnect(this);
    m_tree = tree;
    m_log = log;
    m_topics.clear();
    m_gaps.clear();
    const auto forget = [this] {
        m_tree = nullptr;
        m_log = nullptr;
        m_topics.clear();
        reload();
    };
    if (m_tree) {
        connect(m_tree, &QObject::destroyed, this, forget);
        connect(m_tree, &store::TopicTree::aboutToBeCleared, this, [this] { setTopics({}); });
    }
    if (m_log) {
        connect(m_log, &QObject::destroyed, this, forget);
        connect(m_log, &store::MessageLog::appended, this, &HistoryModel::appended);
        connect(m_log, &store::MessageLog::evictedBefore, this, &HistoryModel::evictedBefore);
        connect(m_log, &store::MessageLog::deliveryChanged, this, &HistoryModel::deliveryChanged);
        connect(m_log, &store::MessageLog::cleared, this, &HistoryModel::reload);
    }
    reload();
}

void HistoryModel::setTopics(const std::vector<store::NodeId> &topics)
{
    if (m_topics == topics)
        return;
    m_topics = topics;
    reload();
}

void HistoryModel::setShow(HistoryShow show)
{
    if (m_show == show)
        return;
    m_show = show;
    m_contents.clear();
    const int column = static_cast<int>(HistoryColumn::Content);
    emit headerDataChanged(Qt::Horizontal, column, column);
    if (!m_rows.empty())
        emit dataChanged(index(0, column), index(rowCount() - 1, column));
}

void HistoryModel::setReading(bool reading)
{
    m_reading = reading;
    trim();
}

void HistoryModel::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    reload();
}

void HistoryModel::setGaps(const std::vector<ConnectionGap> &gaps)
{
    const auto starts = [](const ConnectionGap &one, const ConnectionGap &other) {
        return one.fromUs == other.fromUs;
    };
    const bool known = m_gaps.size() <= gaps.size()
        && std::equal(m_gaps.begin(), m_gaps.end(), gaps.begin(), starts);
    const int newest = lastMessageRow();
    const qint64 shownUntil = newest < 0 ? 0 : message(newest).receivedAtUs();
    const bool atTheEnd
        = known && (gaps.size() == m_gaps.size() || gaps[m_gaps.size()].fromUs >= shownUntil);
    if (!atTheEnd) {
        m_gaps = gaps;
        reload();
        return;
    }
    const auto before = static_cast<int>(m_gaps.size());
    m_gaps = gaps;
    for (int row = 0; row < rowCount(); ++row) { // one that was open may be closed now
        if (gap(row))
            emit dataChanged(index(row, 0), index(row, historyColumnCount - 1));
    }
    const int added = static_cast<int>(m_gaps.size()) - before;
    if (added == 0 || m_rows.empty())
        return;
    const store::MessageId above = m_rows.back().id;
    beginInsertRows({}, rowCount(), rowCount() + added - 1);
    for (int i = 0; i < added; ++i)
        m_rows.push_back({above, before + i});
    endInsertRows();
}

void HistoryModel::updateBranchMode()
{
    const bool branch = m_tree
        && (m_topics.size() > 1
            || (m_topics.size() == 1 && m_tree->childCount(m_topics.front()) > 0));
    if (branch == m_branch)
        return;
    m_branch = branch;
    emit branchModeChanged(branch);
}

void HistoryModel::reload()
{
    updateBranchMode();
    m_below.setRoots(m_topics);
    beginResetModel();
    m_contents.clear();
    m_rows.clear();
    m_removed = 0;
    if (m_active && m_tree && m_log && !m_topics.empty())
        m_rows = rowsOf(newestBelow(*m_tree, *m_log, m_topics, ShownAtMost));
    endResetModel();
}

// Puts the gaps between the messages; none above the first message, where they say nothing.
std::vector<HistoryModel::Row> HistoryModel::rowsOf(const std::vector<store::MessageId> &ids) const
{
    std::vector<Row> rows;
    rows.reserve(ids.size() + m_gaps.size());
    std::size_t nextGap = 0;
    for (const store::MessageId id : ids) {
        const qint64 time = m_gaps.empty() ? 0 : m_log->message(id).receivedAtUs();
        for (; nextGap < m_gaps.size() && m_gaps[nextGap].fromUs <= time; ++nextGap) {
            if (!rows.empty())
                rows.push_back({rows.back().id, static_cast<int>(nextGap)});
        }
        rows.push_back({id, -1});
    }
    for (; nextGap < m_gaps.size() && !rows.empty(); ++nextGap)
        rows.push_back({rows.back().id, static_cast<int>(nextGap)});
    return rows;
}

void HistoryModel::appended(store::MessageId first, store::MessageId last)
{
    if (!m_active || m_topics.empty() || !m_tree)
        return;
    std::vector<store::MessageId> found;
    int count = 0;
    for (auto id = static_cast<quint64>(last); id >= static_cast<quint64>(first); --id) {
        const auto message = static_cast<store::MessageId>(id);
        if (!m_below.contains(*m_tree, m_log->node(message)))
            continue;
        ++count;
        if (static_cast<int>(found.size()) < ShownAtMost)
            found.push_back(message);
    }
    if (found.empty())
        return;
    updateBranchMode();
    const auto added = static_cast<int>(found.size());
    beginInsertRows({}, rowCount(), rowCount() + added - 1);
    for (auto id = found.rbegin(); id != found.rend(); ++id)
        m_rows.push_back({*id, -1});
    endInsertRows();
    trim();
    emit messagesAppended(count);
}

void HistoryModel::trim()
{
    const int limit = m_reading ? ShownWhileReading : ShownAtMost;
    if (rowCount() > limit + TrimStep)
        removeRows(0, rowCount() - limit - 1);
}

void HistoryModel::removeRows(int first, int last)
{
    beginRemoveRows({}, first, last);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    m_removed += static_cast<quint64>(last - first + 1);
    endRemoveRows();
}

void HistoryModel::evictedBefore(store::MessageId firstKept)
{
    // Last values outlive their chunk, so what goes may lie in several stretches.
    const auto gone
        = [&](const Row &row) { return row.id < firstKept && !m_log->contains(row.id); };
    const auto end = std::partition_point(m_rows.begin(), m_rows.end(),
                                          [&](const Row &row) { return row.id < firstKept; });
    int last = static_cast<int>(end - m_rows.begin()) - 1;
    while (last >= 0) {
        if (!gone(m_rows[static_cast<std::size_t>(last)])) {
            --last;
            continue;
        }
        int first = last;
        while (first > 0 && gone(m_rows[static_cast<std::size_t>(first) - 1]))
            --first;
        removeRows(first, last);
        last = first - 1;
    }
}

void HistoryModel::deliveryChanged(store::MessageId id)
{
    const int row = rowOf(id);
    if (row >= 0)
        emit dataChanged(index(row, 0), index(row, historyColumnCount - 1));
}

store::MessageId HistoryModel::messageId(int row) const
{
    if (row < 0 || row >= rowCount() || m_rows[static_cast<std::size_t>(row)].isGap())
        return store::MessageId::None;
    return m_rows[static_cast<std::size_t>(row)].id;
}

store::Message HistoryModel::message(int row) const
{
    const store::MessageId id = messageId(row);
    return id == store::MessageId::None || !m_log ? store::Message() : m_log->message(id);
}

int HistoryModel::rowOf(store::MessageId id) const
{
    const auto found = std::partition_point(m_rows.begin(), m_rows.end(),
                                            [&](const Row &row) { return row.id < id; });
    return found == m_rows.end() || found->id != id || found->isGap()
        ? -1
        : static_cast<int>(found - m_rows.begin());
}

int HistoryModel::lastMessageRow() const
{
    int row = rowCount() - 1;
    while (row >= 0 && gap(row))
        --row;
    return row;
}

int HistoryModel::messageRows() const
{
    const auto gaps = m_gaps.empty()
        ? 0
        : std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isGap(); });
    return rowCount() - static_cast<int>(gaps);
}

const ConnectionGap *HistoryModel::gap(int row) const
{
    if (row < 0 || row >= rowCount() || !m_rows[static_cast<std::size_t>(row)].isGap())
        return nullptr;
    return &m_gaps[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)].gap)];
}

bool HistoryModel::isAlternate(int row) const
{
    return (static_cast<quint64>(row) + m_removed) % 2 == 1;
}

bool HistoryModel::isCleared(int row) const
{
    const store::Message shown = message(row);
    return !shown.isNull() && shown.payload().isEmpty()
        && clearsRetained(shown, m_log->message(m_log->previous(shown.id())));
}

TextRuns HistoryModel::content(int row) const
{
    const store::Message shown = message(row);
    if (shown.isNull())
        return {};
    const auto key = static_cast<quint64>(shown.id());
    if (const TextRuns *known = m_contents.object(key))
        return *known;
    TextRuns made
        = historyContent(m_show, m_registry, shown, m_log->message(m_log->previous(shown.id())));
    m_contents.insert(key, new TextRuns(made));
    return made;
}

quint64 HistoryModel::receivedCount() const
{
    quint64 count = 0;
    if (!m_tree)
        return count;
    for (const store::NodeId topic : m_topics)
        count += m_branch ? m_tree->facts(topic).messages : m_tree->facts(topic).ownMessages;
    return count;
}

qint64 HistoryModel::keptCount() const
{
    if (m_branch || m_topics.empty() || !m_log)
        return -1;
    return m_log->keptCount(m_topics.front());
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : historyColumnCount;
}

QString HistoryModel::topicText(const store::Message &message) const
{
    const QByteArrayView topic = message.topic();
    // Relative to the selected branch: its own name would repeat in every row.
    if (m_topics.size() == 1) {
        const QByteArray branch = m_tree->topic(m_topics.front());
        if (topic.size() > branch.size() + 1)
            return payload::visibleText(QString::fromUtf8(topic.sliced(branch.size() + 1)));
        return payload::visibleText(QString::fromUtf8(m_tree->level(m_topics.front())));
    }
    return payload::visibleText(QString::fromUtf8(topic));
}

QString HistoryModel::text(int row, HistoryColumn column) const
{
    if (const ConnectionGap *line = gap(row))
        return column == HistoryColumn::Time ? gapText(*line) : QString();
    const store::Message shown = message(row);
    if (shown.isNull())
        return {};
    switch (column) {
    case HistoryColumn::Time:
        return clockText(shown.receivedAtUs() / 1000);
    case HistoryColumn::Topic:
        return topicText(shown);
    case HistoryColumn::Delta: {
        const store::Message above = message(gap(row - 1) ? row - 2 : row - 1);
        return above.isNull() ? QString()
                              : deltaText((shown.receivedAtUs() - above.receivedAtUs()) / 1000);
    }
    case HistoryColumn::Flags: {
        QStringList flags{shown.outbound() ? u"↑"_s : u"↓"_s,
                          QString::number(static_cast<int>(shown.qos()))};
        if (shown.retain())
            flags += tr("retained");
        if (shown.duplicate())
            flags += u"DUP"_s;
        if (const QString delivery = deliveryText(shown.delivery()); !delivery.isEmpty())
            flags += delivery;
        return flags.join(u' ');
    }
    case HistoryColumn::Size:
        return sizeText(shown.payload().size());
    case HistoryColumn::Content:
        return plainText(content(row));
    }
    return {};
}

QString HistoryModel::accessibleText(int row) const
{
    if (const ConnectionGap *line = gap(row))
        return gapText(*line);
    const store::Message shown = message(row);
    QStringList parts{text(row, HistoryColumn::Time),
                      shown.outbound() ? tr("sent") : tr("received")};
    if (m_branch)
        parts += text(row, HistoryColumn::Topic);
    parts += tr("QoS %1").arg(static_cast<int>(shown.qos()));
    if (shown.retain())
        parts += tr("retained");
    if (shown.duplicate())
        parts += tr("repeated");
    if (const QString delivery = deliveryText(shown.delivery()); !delivery.isEmpty())
        parts += delivery;
    parts += text(row, HistoryColumn::Content);
    return parts.join(u", "_s);
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto column = static_cast<HistoryColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::AccessibleTextRole:
        return column == HistoryColumn::Time ? accessibleText(index.row())
                                             : text(index.row(), column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= historyColumnCount)
        return {};
    const auto column = static_cast<HistoryColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return alignment(column);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case HistoryColumn::Time:
        return tr("Time");
    case HistoryColumn::Topic:
        return tr("Topic");
    case HistoryColumn::Delta:
        return u"Δt"_s;
    case HistoryColumn::Flags:
        return tr("Flags");
    case HistoryColumn::Size:
        return tr("Size");
    case HistoryColumn::Content:
        break;
    }
    switch (m_show) {
    case HistoryShow::Changes:
        return tr("Changes");
    case HistoryShow::Payload:
        return tr("Payload");
    case HistoryShow::Hex:
        return tr("Hex");
    }
    return {};
}

} // namespace ui
