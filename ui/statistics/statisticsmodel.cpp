// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/statisticsmodel.h"

#include "payload/escape.h"
#include "statistics/figuretext.h"
#include "style/palette.h"
#include "text/formats.h"

#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using store::NodeId;
using store::TopicFigures;

namespace {

constexpr qsizetype ShownBytes = 800; // of a topic in a tooltip

QString dash()
{
    return u"–"_s;
}

} // namespace

StatisticsModel::StatisticsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void StatisticsModel::clear()
{
    beginResetModel();
    m_tree = nullptr;
    m_statistics = {};
    m_rows.clear();
    m_all = 0;
    endResetModel();
    checkOrder();
}

void StatisticsModel::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
    if (!m_rows.empty())
        emit dataChanged(index(0, Rate), index(rowCount() - 1, Rate));
}

NodeId StatisticsModel::node(int row) const
{
    return row < 0 || row >= rowCount() ? NodeId::None : m_rows[std::size_t(row)].node;
}

double StatisticsModel::key(const TopicFigures &figures) const
{
    switch (m_column) {
    case Messages:
        return double(figures.messages);
    case Rate:
        return figures.rate;
    case Bytes:
        return double(figures.bytes);
    case Topics:
        return figures.topics;
    case Biggest:
        return double(figures.biggestBytes);
    case Qos: {
        const quint32 all = figures.qos[0] + figures.qos[1] + figures.qos[2];
        return all == 0 ? -1 : (figures.qos[1] + 2.0 * figures.qos[2]) / all;
    }
    case Retained:
        return figures.retained;
    case ShortestGap:
        return double(figures.shortestGapUs);
    case MeanGap:
        return double(figures.meanGapUs);
    case LongestGap:
        return double(figures.longestGapUs);
    case Silent:
        return double(-figures.lastSeenUs);
    default:
        return 0;
    }
}

bool StatisticsModel::isBefore(const TopicFigures &a, const TopicFigures &b) const
{
    const auto before = [&](const TopicFigures &x, const TopicFigures &y) {
        if (m_column != Topic)
            return key(x) < key(y);
        // The branch itself, where it has a row, comes first.
        const NodeId branch = m_statistics.branch;
        if (x.node == branch || y.node == branch)
            return x.node == branch && y.node != branch;
        return m_tree->isRowBefore(x.node, y.node);
    };
    return m_order == Qt::AscendingOrder ? before(a, b) : before(b, a);
}

void StatisticsModel::setStatistics(const store::TopicTree &tree,
                                    const store::TopicStatistics &statistics)
{
    if (m_tree == &tree && m_statistics.branch == statistics.branch && update(statistics))
        return checkOrder();
    beginResetModel();
    m_tree = &tree;
    m_statistics = statistics;
    m_all = static_cast<int>(statistics.rows.size());
    m_rows.clear();
    endResetModel();
    sort(m_column, m_order);
}

// New figures in old places; false when a row is gone.
bool StatisticsModel::update(const store::TopicStatistics &statistics)
{
    QHash<quint32, std::size_t> places;
    places.reserve(qsizetype(m_rows.size()));
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        places.insert(quint32(m_rows[i].node), i);
    std::vector<TopicFigures> added;
    std::vector<TopicFigures> known = m_rows;
    std::size_t found = 0;
    for (const TopicFigures &figures : statistics.rows) {
        if (const auto place = places.constFind(quint32(figures.node)); place != places.cend()) {
            known[*place] = figures;
            ++found;
        } else if (m_rows.size() + added.size() < MostRows) {
            added.push_back(figures);
        }
    }
    if (found != m_rows.size())
        return false;
    m_statistics = statistics;
    m_all = static_cast<int>(statistics.rows.size());
    m_rows = std::move(known);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (!added.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
        m_rows.insert(m_rows.end(), added.cbegin(), added.cend());
        endInsertRows();
    }
    return true;
}

void StatisticsModel::checkOrder()
{
    const bool old = m_tree
        && !std::is_sorted(m_rows.cbegin(), m_rows.cend(),
                           [this](const TopicFigures &a, const TopicFigures &b) {
                               return isBefore(a, b);
                           });
    if (std::exchange(m_orderOld, old) != old)
        emit orderOldChanged();
}

void StatisticsModel::sort(int column, Qt::SortOrder order)
{
    m_column = std::clamp(column, 0, ColumnCount - 1);
    m_order = order;
    if (!m_tree)
        return;
    std::vector<TopicFigures> rows = m_statistics.rows;
    const auto before
        = [this](const TopicFigures &a, const TopicFigures &b) { return isBefore(a, b); };
    if (rows.size() > MostRows) {
        std::nth_element(rows.begin(), rows.begin() + MostRows, rows.end(), before);
        rows.resize(MostRows);
    }
    std::stable_sort(rows.begin(), rows.end(), before);
    if (rows.size() != m_rows.size() || m_all > MostRows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    } else {
        emit layoutAboutToBeChanged({}, VerticalSortHint);
        QHash<quint32, int> places;
        for (std::size_t i = 0; i < rows.size(); ++i)
            places.insert(quint32(rows[i].node), int(i));
        const QModelIndexList olds = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex &old : olds)
            after.append(index(places.value(quint32(node(old.row())), -1), old.column()));
        m_rows = std::move(rows);
        changePersistentIndexList(olds, after);
        emit layoutChanged({}, VerticalSortHint);
    }
    checkOrder();
}

int StatisticsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StatisticsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString StatisticsModel::name(NodeId node) const
{
    if (node == m_statistics.branch && rowCount() > 1)
        return tr("(this topic itself)");
    const QByteArrayView level = m_tree->level(node);
    return level.isEmpty()
        ? tr("(empty)")
        : payload::visibleLevel(QString::fromUtf8(level.first(std::min(level.size(), ShownBytes))));
}

QString StatisticsModel::path(NodeId node) const
{
    return payload::visibleText(QString::fromUtf8(m_tree->topic(node).left(ShownBytes)));
}

QString StatisticsModel::text(const TopicFigures &figures, int column) const
{
    switch (column) {
    case Topic:
        return name(figures.node);
    case Messages:
        return countText(qint64(figures.messages));
    case Rate: {
        const QString rate = m_live ? rateText(figures.rate) : QString();
        return rate.isEmpty() ? dash() : rate;
    }
    case Bytes:
        return sizeText(qint64(figures.bytes));
    case Topics:
        return countText(figures.topics);
    case Biggest:
        return figures.biggestBytes < 0 ? dash() : sizeText(figures.biggestBytes);
    case Qos:
        return qosShareText(figures);
    case Retained:
        return retainedShareText(figures);
    case ShortestGap:
        return gapText(figures.shortestGapUs);
    case MeanGap:
        return gapText(figures.meanGapUs);
    case LongestGap:
        return gapText(figures.longestGapUs);
    case Silent:
        return silentText(figures.lastSeenUs, m_statistics.takenAtUs);
    default:
        return {};
    }
}

QString StatisticsModel::toolTip(const TopicFigures &figures, int column) const
{
    const auto about = [&](NodeId node) { return node == NodeId::None ? QString() : path(node); };
    switch (column) {
    case Topic:
        return path(figures.node);
    case Rate:
        return figures.loudest == NodeId::None
            ? QString()
            : tr("Loudest: %1 with %2").arg(about(figures.loudest), rateText(figures.loudestRate));
    case Biggest:
        return about(figures.biggest);
    case Qos:
        return tr("Topics by the QoS of their last message: %1 with 0, %2 with 1, %3 with 2")
            .arg(countText(figures.qos[0]), countText(figures.qos[1]), countText(figures.qos[2]));
    case Silent:
        return figures.silentLongest == NodeId::None
            ? QString()
            : tr("Silent for longest: %1, %2")
                  .arg(about(figures.silentLongest),
                       silentText(figures.silentSinceUs, m_statistics.takenAtUs));
    default:
        return {};
    }
}

QVariant StatisticsModel::data(const QModelIndex &index, int role) const
{
    if (!m_tree || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TopicFigures &figures = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(figures, index.column());
    case Qt::ToolTipRole:
        return toolTip(figures, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Topic ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ForegroundRole:
        if (text(figures, index.column()) == dash())
            return Palette::of(nullptr)(ColorRole::Faint);
        return {};
    default:
        return {};
    }
}

QVariant StatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Topic ? Qt::AlignLeft : Qt::AlignRight));
    struct Header {
        QString title;
        QString explanation;
    };
    const Header headers[] = {
        {tr("Topic"), tr("Directly below the branch, with everything further below")},
        {tr("Messages"), tr("Since the connection was opened or cleared, retained ones included")},
        {tr("Rate"), tr("Messages a second over the last 22 seconds")},
        {tr("Bytes"), tr("Payloads of all messages")},
        {tr("Topics"), tr("That have had a message")},
        {tr("Biggest"), tr("The largest payload among the last messages of the topics")},
        {tr("QoS 0 · 1 · 2"), tr("Shares of the topics, by the QoS of their last message")},
        {tr("Retained"), tr("Topics that are known to be retained on the broker, and their share")},
        {tr("Min gap"), tr("The shortest time between two messages of one topic")},
        {tr("Mean gap"), tr("Between messages of one topic, on average")},
        {tr("Max gap"), tr("The longest time between two messages of one topic")},
        {tr("Silent"), tr("Since the newest message")},
    };
    static_assert(std::size(headers) == ColumnCount);
    if (role == Qt::DisplayRole)
        return headers[section].title;
    if (role == Qt::ToolTipRole)
        return headers[section].explanation;
    return {};
}

} // namespace ui
