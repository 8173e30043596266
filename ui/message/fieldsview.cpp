// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/fieldsview.h"

#include "message/fieldsdelegate.h"
#include "message/fieldsmodel.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/palette.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int mostOpened = 300; // rows opened without being asked
constexpr int mostRemembered = 1000; // folded or opened paths
constexpr int barWidth = 3;

} // namespace

FieldsView::FieldsView(QWidget *parent)
    : QTreeView(parent)
    , m_delegate(new FieldsDelegate(this))
{
    setObjectName(u"fieldsView"_s);
    setAccessibleName(tr("Fields"));
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(true);
    header()->setSectionsMovable(false);
    header()->setHighlightSections(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setStretchLastSection(true);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (m_restoring || m_folded.size() >= mostRemembered)
            return;
        const QString path = index.data(FieldsModel::PathRole).toString();
        m_folded.insert(path);
        m_opened.remove(path);
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (m_restoring || m_opened.size() >= mostRemembered)
            return;
        const QString path = index.data(FieldsModel::PathRole).toString();
        m_folded.remove(path);
        m_opened.insert(path);
    });
}

void FieldsView::setFieldsModel(FieldsModel *model)
{
    m_model = model;
    // before the view's own slots, while rows and scroll bar are still there
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &FieldsView::saveState);
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &FieldsView::restoreState);
    applySizes();
    for (int column = 0; column < FieldsModel::Trend; ++column)
        header()->setSectionResizeMode(column, QHeaderView::Interactive);
}

void FieldsView::forgetFolding()
{
    m_folded.clear();
    m_opened.clear();
    m_current.clear();
    m_scroll = 0;
}

void FieldsView::applySizes()
{
    const Metrics metrics = Metrics::of(this);
    const auto scaled = [&](int drawn) { return drawn * metrics.row / 24; };
    header()->setMinimumSectionSize(scaled(40));
    header()->resizeSection(FieldsModel::Field, scaled(150));
    header()->resizeSection(FieldsModel::Value, scaled(82));
    header()->resizeSection(FieldsModel::Was, scaled(104));
    setIndentation(scaled(14));
    header()->setFixedHeight(metrics.header);
}

bool FieldsView::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange && m_model)
        applySizes();
    return QTreeView::event(event);
}

void FieldsView::saveState()
{
    m_current = currentIndex().data(FieldsModel::PathRole).toString();
    m_scroll = verticalScrollBar()->value();
}

void FieldsView::restoreState()
{
    m_restoring = true;
    // containers on the first level need the room of a chevron, scalars alone do not
    bool nested = false;
    std::vector<QModelIndex> open;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        nested = nested || m_model->hasChildren(index);
        open.push_back(index);
    }
    setRootIsDecorated(nested);
    int rows = static_cast<int>(open.size());
    for (std::size_t i = 0; i < open.size(); ++i) {
        const int children = m_model->rowCount(open[i]);
        if (children == 0)
            continue;
        const QString path = open[i].data(FieldsModel::PathRole).toString();
        if (m_folded.contains(path) || (rows + children > mostOpened && !m_opened.contains(path)))
            continue;
        setExpanded(open[i], true);
        rows += children;
        for (int row = 0; row < children; ++row)
            open.push_back(m_model->index(row, 0, open[i]));
    }
    if (!m_current.isEmpty()) {
        const QModelIndex current = m_model->indexOf(m_current);
        if (current.isValid())
            selectionModel()->setCurrentIndex(
                current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    doItemsLayout();
    verticalScrollBar()->setValue(m_scroll);
    m_restoring = false;
}

void FieldsView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                             const QList<int> &roles)
{
    QTreeView::dataChanged(topLeft, bottomRight, roles);
    // The tint of a changed row begins left of its cells, where Qt would leave the old one.
    viewport()->update();
}

void FieldsView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Palette palette = Palette::of(this);
    const bool changed = index.data(FieldsModel::ChangedRole).toBool()
        || (index.data(FieldsModel::ChangedBelowRole).toBool() && !isExpanded(index));
    const QRect row = option.rect.adjusted(0, 0, 0, -1);
    if (changed)
        painter->fillRect(row, palette(ColorRole::ChangedBg2));
    QTreeView::drawRow(painter, option, index);
    if (changed) {
        const int x = isRightToLeft() ? row.right() - barWidth + 1 : row.left();
        painter->fillRect(x, row.top(), barWidth, row.height(), palette(ColorRole::Changed));
    }
    const QModelIndex value = index.siblingAtColumn(FieldsModel::Value);
    const int freeColumns = FieldsDelegate::freeColumns(value);
    if (freeColumns == 0)
        return;
    QRect cells = option.rect;
    cells.setLeft(columnViewportPosition(FieldsModel::Value));
    int width = 0;
    for (int column = FieldsModel::Value; column <= FieldsModel::Value + freeColumns; ++column)
        width += columnWidth(column);
    cells.setWidth(width);
    m_delegate->paintWideValue(painter, cells, option.font, palette, value);
}

void FieldsView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        emit copyValueRequested(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void FieldsView::contextMenuEvent(QContextMenuEvent *event)
{
    // persistent: messages go on arriving while the menu is open
    const QPersistentModelIndex index
        = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    QMenu menu(this);
    if (index.isValid()) {
        menu.addAction(icon(IconName::Copy), tr("Copy value"), QKeySequence::Copy, this,
                       [&] { emit copyValueRequested(index); });
        menu.addAction(tr("Copy path"), this, [&] { emit copyPathRequested(index); });
        menu.addSeparator();
    }
    menu.addAction(tr("Expand all"), this, &QTreeView::expandAll);
    menu.addAction(tr("Collapse all"), this, &QTreeView::collapseAll);
    menu.exec(event->reason() == QContextMenuEvent::Keyboard
                  ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                  : event->globalPos());
}

} // namespace ui
