// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/fieldsmodel.h"

#include "message/fieldtrends.h"
#include "payload/escape.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype longestShown = 4096; // characters of one value; the Text tab has them all

quintptr idOf(int node)
{
    return static_cast<quintptr>(node);
}

int nodeOf(const QModelIndex &index)
{
    return index.isValid() ? static_cast<int>(index.internalId()) : 0;
}

QString shortened(const QString &text)
{
    return text.size() <= longestShown ? text : QString(text.left(longestShown) + u'…');
}

} // namespace

FieldsModel::FieldsModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_content(std::make_unique<Content>())
{
}

FieldsModel::~FieldsModel() = default;

void FieldsModel::clear()
{
    beginResetModel();
    m_content = std::make_unique<Content>();
    endResetModel();
}

void FieldsModel::setPayload(payload::DecodedPayload decoded, const payload::Changes &changes,
                             const FieldTrends &trends)
{
    auto content = std::make_unique<Content>();
    content->decoded = std::move(decoded);
    content->changes = changes;
    build(*content, trends);
    if (!sameStructure(*content, *m_content)) {
        beginResetModel();
        m_content = std::move(content);
        endResetModel();
        return;
    }
    m_content = std::move(content);
    const std::vector<Node> &nodes = m_content->nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const int rows = static_cast<int>(nodes[i].children.size());
        if (rows == 0)
            continue;
        const QModelIndex parent
            = i == 0 ? QModelIndex() : createIndex(nodes[i].row, 0, idOf(static_cast<int>(i)));
        emit dataChanged(index(0, 0, parent), index(rows - 1, ColumnCount - 1, parent));
    }
}

void FieldsModel::build(Content &content, const FieldTrends &trends)
{
    std::vector<Node> &nodes = content.nodes;
    nodes[0].value = &content.decoded.root;
    nodes[0].path = u"$"_s;
    if (!content.decoded.root.isContainer())
        return;
    addFields(content, trends);
    const std::vector<payload::Change> &changes = content.changes.list;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (changes[i].kind != payload::Change::Kind::Removed)
            continue;
        Node removed;
        removed.path = changes[i].path;
        removed.row = static_cast<int>(nodes[0].children.size());
        removed.change = static_cast<int>(i);
        nodes[0].children.push_back(static_cast<int>(nodes.size()));
        nodes.push_back(std::move(removed));
    }
    // children stand behind their parents
    for (std::size_t i = nodes.size(); i-- > 1;) {
        if (nodes[i].change >= 0 || nodes[i].changedBelow)
            nodes[static_cast<std::size_t>(nodes[i].parent)].changedBelow = true;
    }
}

// Breadth first: no recursion, however deep the payload is.
void FieldsModel::addFields(Content &content, const FieldTrends &trends)
{
    QHash<QString, int> changeOfPath;
    for (std::size_t i = 0; i < content.changes.list.size(); ++i) {
        if (content.changes.list[i].kind != payload::Change::Kind::Removed)
            changeOfPath.insert(content.changes.list[i].path, static_cast<int>(i));
    }
    std::vector<Node> &nodes = content.nodes;
    for (std::size_t parent = 0; parent < nodes.size(); ++parent) {
        const payload::FieldValue *container = nodes[parent].value;
        if (!container->isContainer())
            continue;
        const std::vector<QString> paths = payload::childPaths(nodes[parent].path, *container);
        for (std::size_t i = 0; i < container->children.size() && i < paths.size(); ++i) {
            Node child;
            child.value = &container->children[i];
            child.path = paths[i];
            child.parent = static_cast<int>(parent);
            child.row = static_cast<int>(i);
            child.change = changeOfPath.value(child.path, -1);
            if (!child.value->isContainer())
                child.trend = trends.series(child.path);
            nodes[parent].children.push_back(static_cast<int>(nodes.size()));
            nodes.push_back(std::move(child));
        }
    }
}

bool FieldsModel::sameStructure(const Content &one, const Content &other)
{
    return std::equal(one.nodes.begin(), one.nodes.end(), other.nodes.begin(), other.nodes.end(),
                      [](const Node &a, const Node &b) {
                          return a.parent == b.parent && a.row == b.row && a.path == b.path
                              && a.children == b.children;
                      });
}

const FieldsModel::Node &FieldsModel::node(const QModelIndex &index) const
{
    return m_content->nodes[static_cast<std::size_t>(nodeOf(index))];
}

const payload::FieldValue *FieldsModel::field(const QModelIndex &index) const
{
    return index.isValid() ? node(index).value : nullptr;
}

QModelIndex FieldsModel::indexOf(const QString &path) const
{
    for (std::size_t i = 1; i < m_content->nodes.size(); ++i) {
        if (m_content->nodes[i].path == path)
            return createIndex(m_content->nodes[i].row, 0, idOf(static_cast<int>(i)));
    }
    return {};
}

QModelIndex FieldsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, idOf(node(parent).children[static_cast<std::size_t>(row)]));
}

QModelIndex FieldsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const int parent = node(child).parent;
    if (parent == 0)
        return {};
    return createIndex(m_content->nodes[static_cast<std::size_t>(parent)].row, 0, idOf(parent));
}

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(node(parent).children.size());
}

int FieldsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const payload::Change *FieldsModel::changeOf(const Node &node) const
{
    return node.change < 0 ? nullptr
                           : &m_content->changes.list[static_cast<std::size_t>(node.change)];
}

QString FieldsModel::name(const Node &node) const
{
    if (!node.value) {
        const payload::Change *change = changeOf(node);
        return change ? change->label : QString();
    }
    const payload::FieldValue *container
        = m_content->nodes[static_cast<std::size_t>(node.parent)].value;
    if (container && container->kind == payload::Kind::Array)
        return u'[' % QString::number(node.row) % u']';
    return node.value->key.isEmpty() ? tr("(empty)", "a field without a name") : node.value->key;
}

QString FieldsModel::valueText(const Node &node) const
{
    if (!node.value)
        return tr("‹removed›");
    switch (node.value->kind) {
    case payload::Kind::Object:
        return u"{ } "_s
            % tr("%n field(s)", nullptr, static_cast<int>(node.value->children.size()));
    case payload::Kind::Array:
        return u"[ ] "_s % tr("%n item(s)", nullptr, static_cast<int>(node.value->children.size()));
    case payload::Kind::String:
        return u'"' % shortened(node.value->text) % u'"';
    case payload::Kind::Binary:
        return tr("‹binary›");
    default:
        return shortened(node.value->text);
    }
}

QString FieldsModel::wasText(const Node &node) const
{
    const payload::Change *change = changeOf(node);
    if (!change)
        return {};
    if (change->kind == payload::Change::Kind::Added)
        return tr("‹new›");
    return shortened(change->oldText);
}

QString FieldsModel::accessibleText(const Node &node) const
{
    const QString base = name(node) % u", "_s % valueText(node);
    const payload::Change *change = changeOf(node);
    if (!change)
        return base;
    if (change->kind == payload::Change::Kind::Added)
        return tr("%1, new").arg(base);
    return tr("%1, was %2").arg(base, change->oldText);
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &row = node(index);
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Field:
            return name(row);
        case Value:
            return valueText(row);
        case Was:
            return wasText(row);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        if (index.column() == Field)
            return row.path;
        if (index.column() == Value || index.column() == Was)
            return data(index, Qt::DisplayRole).toString().left(512).toHtmlEscaped();
        return {};
    case Qt::AccessibleTextRole:
        return index.column() == Field ? accessibleText(row) : QVariant();
    case KindRole:
        return row.value ? static_cast<int>(row.value->kind) : -1;
    case ChangedRole:
        return row.change >= 0;
    case TrendRole:
        return QVariant::fromValue(row.trend);
    case ChangedBelowRole:
        return row.changedBelow;
    case DeltaRole:
        return changeOf(row) ? changeOf(row)->delta : QString();
    case DirectionRole:
        return static_cast<int>(changeOf(row) ? changeOf(row)->direction
                                              : payload::Direction::None);
    case PathRole:
        return row.path;
    default:
        return {};
    }
}

QVariant FieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractItemModel::headerData(section, orientation, role);
    switch (section) {
    case Field:
        return tr("Field");
    case Value:
        return tr("Value");
    case Was:
        return tr("Was", "the value before the change");
    case Trend:
        return tr("Trend");
    default:
        return {};
    }
}

} // namespace ui
