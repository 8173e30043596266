// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topictreemodel.h"

#include "payload/escape.h"
#include "pipeline/topicsearch.h"
#include "text/formats.h"

#include <QDateTime>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// Twice the rows of a tall screen, so that scrolling back and forth parses nothing again.
constexpr int CachedPreviews = 512;
// Beyond this one repaint of what is visible is cheaper than looking every row up.
constexpr std::size_t ReportedOneByOne = 256;
constexpr qint64 FreshUs = 1'000'000;
constexpr qint64 RecentUs = 5'000'000;
// A topic as a tooltip: long enough to read, short enough for a screen.
constexpr int ToolTipCharacters = 1000;

int alignment(TopicColumn column)
{
    const int side = column < TopicColumn::Rate ? Qt::AlignLeft : Qt::AlignRight;
    return side | static_cast<int>(Qt::AlignVCenter);
}

} // namespace

TopicTreeModel::TopicTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_clock([] { return QDateTime::currentMSecsSinceEpoch() * 1000; })
    , m_previews(CachedPreviews)
{
}

void TopicTreeModel::setStore(const store::TopicTree *tree, const store::MessageLog *log)
{
    beginResetModel();
    if (m_tree)
        m_tree->disconnect(this);
    if (m_log)
        m_log->disconnect(this);
    m_tree = tree;
    m_log = log;
    m_previews.clear();
    m_frozenAtUs = 0;
    endResetModel();
    if (m_log)
        connect(m_log, &QObject::destroyed, this, [this] { m_log = nullptr; });
    if (!m_tree)
        return;
    connect(m_tree, &store::TopicTree::rowsAboutToBeInserted, this,
            [this](store::NodeId parent, int first, int last) {
                if (!isFiltering()) // else they appear once they were found to match
                    beginInsertRows(indexOf(parent), first, last);
            });
    connect(m_tree, &store::TopicTree::rowsInserted, this, [this] {
        if (!isFiltering())
            endInsertRows();
    });
    connect(m_tree, &store::TopicTree::nodesChanged, this, &TopicTreeModel::nodesChanged);
    connect(m_tree, &store::TopicTree::aboutToBeCleared, this, [this] { beginResetModel(); });
    connect(m_tree, &store::TopicTree::cleared, this, [this] {
        m_previews.clear();
        endResetModel();
    });
    connect(m_tree, &QObject::destroyed, this, [this] {
        m_tree = nullptr; // before anybody may ask for a row again
        beginResetModel();
        m_previews.clear();
        endResetModel();
    });
}

void TopicTreeModel::setSearch(const pipeline::TopicSearch *search)
{
    using pipeline::TopicSearch;
    m_search = search;
    connect(search, &TopicSearch::aboutToBeReplaced, this, [this] { beginResetModel(); });
    connect(search, &TopicSearch::replaced, this, [this] { endResetModel(); });
    connect(search, &TopicSearch::rowsAboutToBeInserted, this,
            [this](store::NodeId parent, int row) { beginInsertRows(indexOf(parent), row, row); });
    connect(search, &TopicSearch::rowsInserted, this, [this] { endInsertRows(); });
    connect(search, &TopicSearch::rowsAboutToBeRemoved, this,
            [this](store::NodeId parent, int row) { beginRemoveRows(indexOf(parent), row, row); });
    connect(search, &TopicSearch::rowsRemoved, this, [this] { endRemoveRows(); });
    connect(search, &TopicSearch::countsChanged, this, &TopicTreeModel::reportAll);
}

bool TopicTreeModel::isFiltering() const
{
    return m_tree && m_search && m_search->isFiltering();
}

bool TopicTreeModel::isMatch(store::NodeId node) const
{
    return isFiltering() && m_search->result()->isMatch(node);
}

bool TopicTreeModel::isShown(store::NodeId node) const
{
    return m_tree && (isFiltering() ? m_search->result()->isShown(node) : m_tree->row(node) >= 0);
}

void TopicTreeModel::setClock(Clock clock)
{
    m_clock = std::move(clock);
}

void TopicTreeModel::setLive(bool live)
{
    m_live = live;
}

void TopicTreeModel::setFrozen(bool frozen)
{
    if (frozen == (m_frozenAtUs != 0))
        return;
    m_frozenAtUs = frozen ? m_clock() : 0;
}

qint64 TopicTreeModel::nowUs() const
{
    return m_frozenAtUs != 0 ? m_frozenAtUs : m_clock();
}

store::NodeId TopicTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<store::NodeId>(index.internalId()) : store::NodeId::Root;
}

QModelIndex TopicTreeModel::indexOf(store::NodeId node, TopicColumn column) const
{
    if (!m_tree || node == store::NodeId::Root || node == store::NodeId::None)
        return {};
    const int row = isFiltering() ? m_search->result()->row(node) : m_tree->row(node);
    return row < 0 ? QModelIndex()
                   : createIndex(row, static_cast<int>(column), static_cast<quintptr>(node));
}

QModelIndex TopicTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!m_tree || row < 0 || column < 0 || column >= topicColumnCount || parent.column() > 0)
        return {};
    const store::NodeId above = node(parent);
    const store::NodeId child
        = isFiltering() ? m_search->result()->child(above, row) : m_tree->child(above, row);
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
    if (!m_tree || parent.column() > 0)
        return 0;
    return isFiltering() ? m_search->result()->childCount(node(parent))
                         : m_tree->childCount(node(parent));
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

const payload::Preview &TopicTreeModel::preview(const store::Message &message) const
{
    const auto key = static_cast<quint64>(message.id());
    if (const payload::Preview *known = m_previews.object(key))
        return *known;
    auto *made = new payload::Preview(payload::makePreview(message.payload()));
    m_previews.insert(key, made); // takes ownership; never refuses a cost of one
    return *made;
}

QString TopicTreeModel::name(store::NodeId node) const
{
    const QByteArrayView level = m_tree->level(node);
    return level.isEmpty() ? tr("(empty)", "topic level without a name")
                           : payload::visibleLevel(QString::fromUtf8(level));
}

bool TopicTreeModel::isBranch(store::NodeId node) const
{
    // What only we have published to is no branch either: our own message is its value.
    return !m_tree->facts(node).hasValue && m_tree->childCount(node) > 0;
}

QString TopicTreeModel::countsText(const store::NodeFacts &facts) const
{
    const auto topics = static_cast<int>(facts.topicsBelow);
    const auto messages = static_cast<qint64>(facts.messages);
    const QString topicsText
        = topics == 1 ? tr("1 topic") : tr("%1 topics", nullptr, topics).arg(countText(topics));
    const QString messagesText = messages == 1
        ? tr("1 msg")
        : tr("%1 msgs", "messages", static_cast<int>(std::min<qint64>(messages, 1'000'000)))
              .arg(shortCountText(messages));
    return topicsText % u" · "_s % messagesText;
}

QString TopicTreeModel::matchesText(store::NodeId node) const
{
    const quint32 below = m_search->result()->matchesBelow(node);
    return tr("%1 of %2 match", "topics")
        .arg(countText(below), countText(m_tree->facts(node).topicsBelow));
}

TextRuns TopicTreeModel::value(store::NodeId node) const
{
    if (isBranch(node) && isFiltering())
        return {{matchesText(node), ColorRole::Muted}};
    if (isBranch(node))
        return {{countsText(m_tree->facts(node)), ColorRole::Muted}};
    const store::Message last = m_log ? m_log->last(node) : store::Message();
    return last.isNull() ? TextRuns() : previewRuns(preview(last));
}

QString TopicTreeModel::rateText(store::NodeId node) const
{
    return m_live ? ui::rateText(m_tree->rate(node, nowUs())) : u"—"_s;
}

bool TopicTreeModel::showsSparkline(store::NodeId node, bool expanded) const
{
    return m_live && (!expanded || m_tree->facts(node).hasValue)
        && !ui::rateText(m_tree->rate(node, nowUs())).isEmpty();
}

std::array<quint32, 11> TopicTreeModel::sparkline(store::NodeId node) const
{
    return m_tree->sparkline(node, nowUs());
}

void TopicTreeModel::setTimeDisplay(config::TimeDisplay display)
{
    if (display == m_timeDisplay)
        return;
    m_timeDisplay = display;
    emit headerDataChanged(Qt::Horizontal, int(TopicColumn::Age), int(TopicColumn::Age));
}

QString TopicTreeModel::ageText(store::NodeId node) const
{
    const qint64 seen = m_tree->facts(node).lastSeenUs;
    if (seen == 0)
        return {};
    return m_timeDisplay == config::TimeDisplay::Absolute ? clockSecondsText(seen / 1000)
                                                          : ui::ageText((nowUs() - seen) / 1000);
}

bool TopicTreeModel::isNow(store::NodeId node) const
{
    return nowUs() - m_tree->facts(node).lastSeenUs < FreshUs;
}

Highlight TopicTreeModel::highlight(store::NodeId node, bool expanded) const
{
    if (!m_live || m_frozenAtUs != 0)
        return Highlight::None;
    const store::NodeFacts facts = m_tree->facts(node);
    const qint64 now = nowUs();
    if (facts.hasValue && facts.valueChangedAtUs != 0) {
        if (now - facts.valueChangedAtUs < FreshUs)
            return Highlight::Fresh;
        if (now - facts.valueChangedAtUs < RecentUs)
            return Highlight::Recent;
    }
    const bool collapsed = !expanded && m_tree->childCount(node) > 0;
    return collapsed && facts.changedBelowAtUs != 0 && now - facts.changedBelowAtUs < RecentUs
        ? Highlight::Recent
        : Highlight::None;
}

QString TopicTreeModel::text(store::NodeId node, TopicColumn column) const
{
    switch (column) {
    case TopicColumn::Name:
        return name(node);
    case TopicColumn::Value:
        return plainText(value(node));
    case TopicColumn::Rate:
        return rateText(node);
    case TopicColumn::Age:
        return ageText(node);
    case TopicColumn::Count:
        return countText(static_cast<qint64>(m_tree->facts(node).messages));
    case TopicColumn::Size:
    case TopicColumn::QoS: {
        const store::Message last = m_log ? m_log->last(node) : store::Message();
        if (last.isNull())
            return {};
        return column == TopicColumn::Size ? sizeText(last.payload().size())
                                           : QString::number(static_cast<int>(last.qos()));
    }
    }
    return {};
}

QString TopicTreeModel::accessibleText(store::NodeId node) const
{
    const store::NodeFacts facts = m_tree->facts(node);
    QStringList parts{name(node)};
    if (isMatch(node))
        parts += tr("matches the filter");
    if (facts.retained == store::Retained::Yes)
        parts += tr("retained");
    else if (facts.retained == store::Retained::Was)
        parts += tr("was retained");
    parts += plainText(value(node));
    const double rate = m_live ? m_tree->rate(node, nowUs()) : 0;
    if (!ui::rateText(rate).isEmpty())
        parts += tr("%1 per second").arg(QLocale().toString(rate, 'g', rate < 10 ? 2 : 3));
    if (facts.lastSeenUs != 0) {
        const qint64 age = (nowUs() - facts.lastSeenUs) / 1000;
        parts += age < 1000 ? tr("updated now") : tr("updated %1 ago").arg(ui::ageText(age));
    }
    return parts.join(u", "_s);
}

QString TopicTreeModel::toolTip(store::NodeId node) const
{
    const store::NodeFacts facts = m_tree->facts(node);
    QString topic
        = payload::visibleText(QString::fromUtf8(m_tree->topic(node).left(ToolTipCharacters * 4)));
    if (topic.size() > ToolTipCharacters)
        topic = topic.left(ToolTipCharacters) % QChar(0x2026);
    QStringList lines{topic};
    if (m_tree->childCount(node) > 0)
        lines += countsText(facts);
    if (facts.hasValue) {
        const auto own = static_cast<qint64>(facts.ownMessages);
        lines += own == 1
            ? tr("1 message on this topic")
            : tr("%1 messages on this topic", nullptr, static_cast<int>(std::min(own, 1'000'000LL)))
                  .arg(countText(own));
    }
    if (facts.retained == store::Retained::Yes)
        lines += tr("Retained: the broker keeps this value for clients that subscribe later.");
    else if (facts.retained == store::Retained::Was)
        lines += tr("Retained when you subscribed. MQTT 3.1.1 does not tell whether newer messages "
                    "were retained.");
    return lines.join(u'\n');
}

QVariant TopicTreeModel::data(const QModelIndex &index, int role) const
{
    if (!m_tree || !index.isValid())
        return {};
    const store::NodeId id = node(index);
    const auto column = static_cast<TopicColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(id, column);
    case Qt::AccessibleTextRole:
        return column == TopicColumn::Name ? accessibleText(id) : text(id, column);
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
        return m_timeDisplay == config::TimeDisplay::Absolute ? tr("Seen") : tr("Age");
    case TopicColumn::Count:
        return tr("Count");
    case TopicColumn::Size:
        return tr("Size");
    case TopicColumn::QoS:
        return tr("QoS");
    }
    return {};
}

} // namespace ui
