// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topictreeview.h"

#include "style/metrics.h"
#include "style/palette.h"
#include "topics/openingrule.h"
#include "topics/topiccolumns.h"
#include "topics/topicdelegate.h"
#include "topics/topictreemodel.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace ui {

namespace {

constexpr std::size_t SelectedAtMost = 1000;
constexpr int Indentation = 18;
constexpr int ChevronSize = 12;
// A burst of first topics is looked at once it has calmed down a little.
constexpr int OpeningDelayMs = 250;

QPoint toolTipShift()
{
    return {2, -16}; // QToolTip puts its window below the pointer; we want it beside the row
}

} // namespace

TopicTreeView::TopicTreeView(QWidget *parent)
    : QTreeView(parent)
    , m_columns(new TopicColumns(this))
    , m_anchor(this)
{
    setObjectName(QStringLiteral("topicTree"));
    setAccessibleName(tr("Topics"));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setAnimated(false);
    setAutoScroll(false);
    viewport()->setMouseTracking(true);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setHighlightSections(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    m_aging.setSingleShot(true);
    connect(&m_aging, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_opening.setSingleShot(true);
    m_opening.setInterval(OpeningDelayMs);
    connect(&m_opening, &QTimer::timeout, this, &TopicTreeView::openInitially);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        m_anchor.forget();
        m_expanded.insert(static_cast<quint32>(m_model->node(index)));
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_anchor.forget();
        m_expanded.remove(static_cast<quint32>(m_model->node(index)));
    });
}

void TopicTreeView::setTopicModel(TopicTreeModel *model)
{
    m_model = model;
    setItemDelegate(new TopicDelegate(model, this));
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this,
            &TopicTreeView::rememberAnchor);
    connect(model, &QAbstractItemModel::headerDataChanged, this, &TopicTreeView::applyMetrics);
    setModel(model);
    const auto opens = [this] {
        if (!m_touched && !m_opening.isActive())
            m_opening.start();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, opens);
    connect(model, &QAbstractItemModel::dataChanged, this, // what is new ends with it
            [this] { m_anchor.endTick(); });
    connect(model, &QAbstractItemModel::modelReset, this, [this, opens] {
        m_expanded.clear();
        m_hover = QModelIndex();
        m_anchor.forget();
        m_touched = false;
        opens();
    });
    applyMetrics();
}

void TopicTreeView::applyMetrics()
{
    setIndentation(Indentation * Metrics::of(this).icon / 16);
    if (m_model)
        m_columns->setClockTimes(m_model->timeDisplay() == config::TimeDisplay::Absolute);
}

store::NodeId TopicTreeView::currentNode() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? m_model->node(index) : store::NodeId::None;
}

std::vector<store::NodeId> TopicTreeView::selectedNodes() const
{
    std::vector<store::NodeId> nodes;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && nodes.size() < SelectedAtMost; ++row)
            nodes.push_back(m_model->node(m_model->index(row, 0, range.parent())));
    }
    return nodes;
}

void TopicTreeView::select(store::NodeId node)
{
    const QModelIndex index = m_model->indexOf(node);
    if (!index.isValid())
        return;
    m_touched = true;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        expand(above);
    setCurrentIndex(index);
    scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void TopicTreeView::expandBelow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_touched = true;
    scheduleDelayedItemsLayout(); // one layout for all instead of one for each
    std::vector<QModelIndex> open{index.siblingAtColumn(0)};
    int rows = 0;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const QModelIndex branch = open[i];
        const int children = m_model->rowCount(branch);
        if (children == 0 || rows + children > ExpandLimit)
            continue;
        rows += children;
        expand(branch);
        for (int row = 0; row < children; ++row)
            open.push_back(m_model->index(row, 0, branch));
    }
}

void TopicTreeView::collapseBelow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_touched = true;
    const store::NodeId top = m_model->node(index);
    const auto expanded = m_expanded; // collapse() changes it
    scheduleDelayedItemsLayout();
    for (const quint32 id : expanded) {
        const auto node = static_cast<store::NodeId>(id);
        if (m_model->tree()->isBelow(node, top))
            collapse(m_model->indexOf(node));
    }
}

TopicTreeState TopicTreeView::state() const
{
    return {m_expanded, currentNode(), verticalScrollBar()->value(), m_touched,
            store::NodeId::None};
}

void TopicTreeView::restore(const TopicTreeState &state)
{
    scheduleDelayedItemsLayout();
    for (const quint32 id : state.expanded)
        expand(m_model->indexOf(static_cast<store::NodeId>(id)));
    m_touched = state.touched;
    if (state.current != store::NodeId::None)
        setCurrentIndex(m_model->indexOf(state.current));
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(state.scroll);
}

void TopicTreeView::keyboardSearch(const QString &search)
{
    // The name column, whichever cell was clicked last.
    const QModelIndex current = currentIndex();
    if (current.column() > 0)
        selectionModel()->setCurrentIndex(current.siblingAtColumn(0),
                                          QItemSelectionModel::NoUpdate);
    QTreeView::keyboardSearch(search);
}

void TopicTreeView::rememberAnchor(const QModelIndex &parent)
{
    const QModelIndex current = currentIndex().siblingAtColumn(0);
    m_anchor.remember(parent, m_hover, m_touched ? current : QModelIndex());
}

void TopicTreeView::doItemsLayout()
{
    QTreeView::doItemsLayout();
    m_anchor.restore();
}

// In the order of the rows: the first branches show everything, those that would bring too many
// rows stay closed.
void TopicTreeView::openMatches()
{
    int rows = m_model->rowCount();
    if (rows == 0 || rows > MatchRowsLimit)
        return;
    scheduleDelayedItemsLayout();
    std::vector<QModelIndex> ahead;
    const auto lookAt = [&](const QModelIndex &parent) {
        for (int row = m_model->rowCount(parent); row > 0; --row)
            ahead.push_back(m_model->index(row - 1, 0, parent));
    };
    lookAt({});
    while (!ahead.empty()) {
        const QModelIndex index = ahead.back();
        ahead.pop_back();
        const int children = m_model->rowCount(index);
        if (children == 0 || rows + children > MatchRowsLimit)
            continue;
        rows += children;
        expand(index);
        lookAt(index);
    }
}

void TopicTreeView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    // A branch that was looked at and has lost its last match: better nothing than its neighbour.
    for (QModelIndex index = currentIndex(); index.isValid(); index = index.parent()) {
        if (index.parent() == parent && index.row() >= start && index.row() <= end) {
            selectionModel()->clear();
            break;
        }
    }
    QTreeView::rowsAboutToBeRemoved(parent, start, end);
}

void TopicTreeView::openInitially()
{
    if (m_touched || !m_model->tree())
        return;
    if (m_model->isFiltering()) {
        openMatches();
        return;
    }
    const auto isOpen
        = [this](store::NodeId node) { return m_expanded.contains(static_cast<quint32>(node)); };
    for (const store::NodeId node : nodesToOpen(*m_model->tree(), isOpen))
        expand(m_model->indexOf(node));
}

void TopicTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Palette palette = Palette::of(this);
    const QRect row = option.rect;
    const bool selected = selectionModel()->isSelected(index);
    // The pane that would get the keys, also while the whole window is in the background.
    const bool inFocus = window()->focusWidget() == this;
    if (selected)
        painter->fillRect(row, palette(inFocus ? ColorRole::Sel : ColorRole::SelInactive));
    else if (m_hover == index)
        painter->fillRect(row, palette(ColorRole::Hover));
    drawChevron(painter, row, index);

    QStyleOptionViewItem cell = option;
    cell.state.setFlag(QStyle::State_Selected, selected);
    const bool leftToRight = option.direction == Qt::LeftToRight;
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int column = header()->logicalIndex(visual);
        if (header()->isSectionHidden(column))
            continue;
        cell.rect = {columnViewportPosition(column), row.top(), columnWidth(column), row.height()};
        if (column == 0) {
            const int indent = indentation() * (m_model->tree()->depth(m_model->node(index)) + 1);
            cell.rect.adjust(leftToRight ? indent : 0, 0, leftToRight ? 0 : -indent, 0);
        }
        itemDelegate()->paint(painter, cell, index.siblingAtColumn(column));
    }
    if (selected) {
        const int left = leftToRight ? row.left() : row.right() + 1 - Metrics::selectionBar;
        painter->fillRect(left, row.top(), Metrics::selectionBar, row.height(),
                          palette(ColorRole::Accent));
    } else if (inFocus && currentIndex().siblingAtColumn(0) == index) {
        painter->setPen(palette(ColorRole::Accent));
        painter->drawRect(row.adjusted(0, 0, -1, -1));
    }
}

void TopicTreeView::drawChevron(QPainter *painter, const QRect &row, const QModelIndex &index) const
{
    if (!m_model->hasChildren(index))
        return;
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    const int step = indentation();
    const int indent = step * m_model->tree()->depth(m_model->node(index)) + 1;
    const int start = columnViewportPosition(0);
    const int left = leftToRight ? start + indent : start + columnWidth(0) - indent - step;
    const int size = ChevronSize * step / Indentation;
    const QRect place(left + (step - size) / 2, row.top() + (row.height() - size) / 2, size, size);
    const IconName closed = leftToRight ? IconName::Right : IconName::Left;
    m_icons.paint(painter, place, isExpanded(index) ? IconName::Down : closed,
                  Palette::of(this)(ColorRole::Muted));
}

void TopicTreeView::setHover(const QModelIndex &index)
{
    const QModelIndex row = index.siblingAtColumn(0);
    if (m_hover == row)
        return;
    m_hover = row;
    viewport()->update();
}

bool TopicTreeView::showToolTip(const QPoint &position)
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid()) {
        QToolTip::hideText();
        return true;
    }
    QRect row = visualRect(index);
    row.setLeft(0);
    row.setRight(viewport()->width());
    const QPoint beside = layoutDirection() == Qt::LeftToRight ? row.topRight() : row.topLeft();
    QToolTip::showText(viewport()->mapToGlobal(beside) + toolTipShift(),
                       m_model->rowText().toolTip(m_model->node(index)), viewport(), row);
    return true;
}

int TopicTreeView::agingInterval() const
{
    qint64 youngest = 3'600'000'000;
    const int row = Metrics::of(this).row;
    for (int y = 0; y < viewport()->height(); y += row) {
        const QModelIndex index = indexAt({0, y});
        if (!index.isValid())
            break;
        const qint64 seen = m_model->tree()->facts(m_model->node(index)).lastSeenUs;
        if (seen != 0)
            youngest = std::min(youngest, m_model->nowUs() - seen);
    }
    if (youngest < 10'000'000)
        return 500; // "now", the tints and single seconds
    return youngest < 60'000'000 ? 1000 : 15'000;
}

void TopicTreeView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (!m_aging.isActive() && m_model && m_model->tree() && m_model->rowCount() > 0)
        m_aging.start(agingInterval());
}

void TopicTreeView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyMetrics();
}

void TopicTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!currentIndex().isValid())
        return;
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QRect row = visualRect(currentIndex());
    emit menuRequested(byKeyboard ? viewport()->mapToGlobal(row.bottomLeft()) : event->globalPos());
}

void TopicTreeView::focusInEvent(QFocusEvent *event)
{
    QTreeView::focusInEvent(event);
    viewport()->update();
}

void TopicTreeView::focusOutEvent(QFocusEvent *event)
{
    QTreeView::focusOutEvent(event);
    viewport()->update();
}

void TopicTreeView::keyPressEvent(QKeyEvent *event)
{
    m_touched = true;
    switch (event->key()) {
    case Qt::Key_Asterisk:
        expandBelow(currentIndex()); // the base class has no limit
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit enterPressed();
        return;
    case Qt::Key_Escape:
        emit escapePressed();
        return;
    default:
        QTreeView::keyPressEvent(event);
    }
}

void TopicTreeView::mousePressEvent(QMouseEvent *event)
{
    m_touched = true;
    QTreeView::mousePressEvent(event);
}

void TopicTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    m_columns->fitValue();
}

void TopicTreeView::wheelEvent(QWheelEvent *event)
{
    m_touched = true;
    QTreeView::wheelEvent(event);
}

bool TopicTreeView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip:
        return showToolTip(static_cast<QHelpEvent *>(event)->pos());
    case QEvent::HoverEnter:
    case QEvent::HoverMove:
        setHover(indexAt(static_cast<QHoverEvent *>(event)->position().toPoint()));
        break;
    case QEvent::HoverLeave:
        setHover({});
        break;
    default:
        break;
    }
    return QTreeView::viewportEvent(event);
}

} // namespace ui
