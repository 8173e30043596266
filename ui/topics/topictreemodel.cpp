// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topictreemodel.h"

#include "pipeline/topicrows.h"
#include "pipeline/topicsearch.h"
#include "store/topicmatches.h"

namespace ui {

namespace {

// Beyond this one repaint of what is visible is cheaper than looking every row up.
constexpr std::size_t ReportedOneByOne = 256;

int alignment(TopicColumn column)
{
    const bool words = column < TopicColumn::Rate || column == TopicColumn::Property;
    const int side = words ? Qt::AlignLeft : Qt::AlignRight;
    return side | static_cast<int>(Qt::AlignVCenter);
}

} // namespace

TopicTreeModel::TopicTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_rows(new pipeline::TopicRows(this))
{
    using pipeline::TopicRows;
    m_rows->setClock([this] { return nowUs(); });
    connect(m_rows, &TopicRows::aboutToBeReplaced, this, [this] { beginResetModel(); });
    connect(m_rows, &TopicRows::replaced, this, [this] {
        m_rowText.setMatches(m_rows->matches());
        endResetModel();
    });
    connect(m_rows, &TopicRows::aboutToBeReordered, this,
            [this] { emit layoutAboutToBeChanged({}, VerticalSortHint); });
    connect(m_rows, &TopicRows::reordered, this, &TopicTreeModel::followRows);
    connect(m_rows, &TopicRows::rowsAboutToBeInserted, this,
            [this](store::NodeId above, int first, int last) {
                beginInsertRows(indexOf(above), first, last);
            });
    connect(m_rows, &TopicRows::rowsInserted, this, [this] { endInsertRows(); });
    connect(m_rows, &TopicRows::rowsAboutToBeRemoved, this,
            [this](store::NodeId above, int first, int last) {
                beginRemoveRows(indexOf(above), first, last);
            });
    connect(m_rows, &TopicRows::rowsRemoved, this, [this] { endRemoveRows(); });
}

void TopicTreeModel::setStore(const store::TopicTree *tree, const store::MessageLog *log)
{
    if (m_tree)
        m_tree->disconnect(this);
    if (m_log)
        m_log->disconnect(this);
    m_tree = tree;
    m_log = log;
    m_rowText.setStore(tree, log);
    m_rowText.setFrozen(false);
    if (m_tree) {
        connect(m_tree, &store::TopicTree::nodesChanged, this, &TopicTreeModel::nodesChanged);
        connect(m_tree, &store::TopicTree::cleared, this, [this] { m_rowText.forgetPreviews(); });
        connect(m_tree, &QObject::destroyed, this, [this] {
            m_tree = nullptr; // before anybody may ask for a row again
            m_rowText.setStore(nullptr, m_log);
        });
    }
    if (m_log) {
        connect(m_log, &QObject::destroyed, this, [this] {
            m_log = nullptr;
            m_rowText.setStore(m_tree, nullptr);
        });
    }
    m_rows->setStore(tree, log);
}

void TopicTreeModel::setSearch(pipeline::TopicSearch *search)
{
    m_rows->setSearch(search);
    connect(search, &pipeline::TopicSearch::countsChanged, this, &TopicTreeModel::reportAll);
}

bool TopicTreeModel::isFiltering() const
{
    return m_rows->matches() != nullptr;
}

bool TopicTreeModel::isMatch(store::NodeId node) const
{
    return isFiltering() && m_rows->matches()->isMatch(node);
}

// The same nodes in other rows: whoever holds one keeps it.
void TopicTreeModel::followRows()
{
    const QModelIndexList before = persistentIndexList();
    QModelIndexList now;
    now.reserve(before.size());
    for (const QModelIndex &index : before)
        now.push_back(indexOf(node(index), static_cast<TopicColumn>(index.column())));
    changePersistentIndexList(before, now);
    emit layoutChanged({}, VerticalSortHint);
}

store::NodeId TopicTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<store::NodeId>(index.internalId()) : store::NodeId::Root;
}

QModelIndex TopicTreeModel::indexOf(store::NodeId node, TopicColumn column) const
{
    if (!m_tree || node == store::NodeId::Root || node == store::NodeId::None)
        return {};
    const int row = m_rows->row(node);
    return row < 0 ? QModelIndex()
                   : createIndex(row, static_cast<int>(column), static_cast<quintptr>(node));
}

QModelIndex TopicTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!m_tree || row < 0 || column < 0 || column >= topicColumnCount || parent.column() > 0)
        return {};
    const store::NodeId child = m_rows->child(node(parent), row);
    return child == store::NodeId::None ? QModelIndex()
                                        : createIndex(row, column, static_cast<quintptr>(child));
}

QModelIndex TopicTreeModel::parent(const QModelIndex &index) const
{
    if (!m_tree || !index.isValid())
        return {};
    return indexOf(m_tree->parent(node(index)));
}

int TopicTreeModel::rowCount(const QModelIndex &parent) const
{
    return m_tree && parent.column() <= 0 ? m_rows->childCount(node(parent)) : 0;
}

int TopicTreeModel::columnCount(const QModelIndex &) const
{
    return topicColumnCount;
}

bool TopicTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

Qt::ItemFlags TopicTreeModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

void TopicTreeModel::nodesChanged(const std::vector<store::NodeId> &nodes)
{
    if (nodes.size() > ReportedOneByOne) {
        reportAll();
        return;
    }
    for (const store::NodeId node : nodes) {
        if (!m_rows->isListed(m_tree->parent(node)))
            continue;
        const QModelIndex first = indexOf(node);
        if (first.isValid())
            emit dataChanged(first, first.siblingAtColumn(topicColumnCount - 1));
    }
}

void TopicTreeModel::reportAll()
{
    if (const int rows = rowCount(); rows > 0)
        emit dataChanged(index(0, 0), index(rows - 1, topicColumnCount - 1));
}

void TopicTreeModel::setTimeDisplay(config::TimeDisplay display)
{
    if (display == timeDisplay())
        return;
    m_rowText.setTimeDisplay(display);
    emit headerDataChanged(Qt::Horizontal, int(TopicColumn::Age), int(TopicColumn::Age));
}

QVariant TopicTreeModel::data(const QModelIndex &index, int role) const
{
    if (!m_tree || !index.isValid())
        return {};
    const store::NodeId id = node(index);
    const auto column = static_cast<TopicColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return m_rowText.text(id, column);
    case Qt::AccessibleTextRole:
        return column == TopicColumn::Name ? m_rowText.accessibleText(id)
                                           : m_rowText.text(id, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case NodeRole:
        return static_cast<quint32>(id);
    case TopicRole:
        return m_tree->topic(id);
    default:
        return {};
    }
}

QVariant TopicTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= topicColumnCount)
        return {};
    const auto column = static_cast<TopicColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return alignment(column);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TopicColumn::Name:
        return tr("Topic");
    case TopicColumn::Value:
        return tr("Value");
    case TopicColumn::Rate:
        return tr("Rate");
    case TopicColumn::Age:
        return timeDisplay() == config::TimeDisplay::Absolute ? tr("Seen") : tr("Age");
    case TopicColumn::Count:
        return tr("Count");
    case TopicColumn::Size:
        return tr("Size");
    case TopicColumn::QoS:
        return tr("QoS");
    case TopicColumn::FirstSeen:
        return tr("First seen");
    case TopicColumn::ShortestGap:
        return tr("Shortest gap");
    case TopicColumn::MeanGap:
        return tr("Mean gap");
    case TopicColumn::LongestGap:
        return tr("Longest gap");
    case TopicColumn::Property:
        return tr("User property");
    }
    return {};
}

} // namespace ui
