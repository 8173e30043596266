// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyview.h"

#include "history/historydelegate.h"
#include "history/historymodel.h"
#include "history/historytext.h"
#include "style/metrics.h"
#include "text/formats.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace ui {

namespace {

constexpr int NarrowWidth = 560;

int columnWidth(HistoryColumn column)
{
    switch (column) {
    case HistoryColumn::Time:
        return 104;
    case HistoryColumn::Topic:
        return 124;
    case HistoryColumn::Delta:
        return 64;
    case HistoryColumn::Flags:
        return 70;
    case HistoryColumn::Size:
        return 64;
    case HistoryColumn::Content:
        break;
    }
    return 0; // takes the rest
}

} // namespace

HistoryView::HistoryView(QWidget *parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("historyTable"));
    setAccessibleName(tr("History"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setAutoScroll(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &HistoryView::scrolled);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { emit rowActivated(index.row()); });
}

void HistoryView::setHistoryModel(HistoryModel *model)
{
    m_model = model;
    setItemDelegate(new HistoryDelegate(model, this));
    setModel(model);
    setColumnHidden(static_cast<int>(HistoryColumn::Size), true);
    chooseColumns();
    connect(model, &HistoryModel::branchModeChanged, this, &HistoryView::chooseColumns);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(first, last); });
    connect(model, &HistoryModel::messagesAppended, this, [this](int count) {
        if (m_following)
            followNewest();
        else
            setNewer(m_newer + count);
    });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        setNewer(0);
        if (m_following)
            followNewest();
        else
            setFollowing(true); // another topic begins at its newest message
    });
    applyMetrics();
}

void HistoryView::applyMetrics()
{
    const Metrics metrics = Metrics::of(this);
    verticalHeader()->setMinimumSectionSize(metrics.denseRow);
    verticalHeader()->setDefaultSectionSize(metrics.denseRow);
    QHeaderView *header = horizontalHeader();
    header->setFixedHeight(metrics.header);
    header->setMinimumSectionSize(30 * metrics.icon / 16);
    if (!m_model)
        return;
    for (int section = 0; section < historyColumnCount; ++section) {
        const int width = ui::columnWidth(static_cast<HistoryColumn>(section));
        if (width == 0) {
            header->setSectionResizeMode(section, QHeaderView::Stretch);
        } else {
            header->setSectionResizeMode(section, QHeaderView::Interactive);
            header->resizeSection(section, width * metrics.icon / 16);
        }
    }
}

// In a narrow pane the names of a branch take the place of the distances in time, which say little
// between different topics.
void HistoryView::chooseColumns()
{
    const bool branch = m_model && m_model->isBranch();
    const bool narrow = width() < NarrowWidth * Metrics::of(this).icon / 16;
    setColumnHidden(static_cast<int>(HistoryColumn::Topic), !branch);
    setColumnHidden(static_cast<int>(HistoryColumn::Delta), branch && narrow);
}

void HistoryView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    chooseColumns();
}

void HistoryView::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    m_model->setReading(!following);
    if (following) {
        setNewer(0);
        followNewest();
    }
    emit followingChanged(following);
}

void HistoryView::followNewest()
{
    const QScopedValueRollback moving(m_moving, true);
    const int row = m_model->lastMessageRow();
    if (row >= 0)
        setCurrentIndex(m_model->index(row, 0));
    scrollToBottom();
}

void HistoryView::setNewer(int count)
{
    if (m_newer == count)
        return;
    m_newer = count;
    emit newerCountChanged(count);
}

void HistoryView::scrolled(int value)
{
    if (m_moving)
        return;
    if (value < verticalScrollBar()->maximum())
        setFollowing(false);
    else
        setNewer(0); // the user has come down to them
}

// Rows that leave above the visible ones must not pull these up.
void HistoryView::keepPlace(int firstRemoved, int lastRemoved)
{
    const int firstVisible = rowAt(0);
    if (m_following || firstVisible < 0 || firstRemoved >= firstVisible)
        return;
    const int above = std::min(lastRemoved + 1, firstVisible) - firstRemoved;
    const QScopedValueRollback moving(m_moving, true);
    verticalScrollBar()->setValue(verticalScrollBar()->value()
                                  - above * verticalHeader()->defaultSectionSize());
}

void HistoryView::updateGeometries()
{
    const QScopedValueRollback moving(m_moving, true);
    QTableView::updateGeometries();
    if (m_following)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void HistoryView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    if (!m_moving && current.isValid() && current.row() < m_model->lastMessageRow())
        setFollowing(false);
    QTableView::currentChanged(current, previous);
}

void HistoryView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_End:
        setFollowing(true);
        followNewest();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            emit rowActivated(currentIndex().row());
        return;
    default:
        QTableView::keyPressEvent(event);
    }
}

void HistoryView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_model->messageId(currentIndex().row()) == store::MessageId::None)
        return;
    const QRect row = visualRect(currentIndex());
    emit menuRequested(event->reason() == QContextMenuEvent::Keyboard
                           ? viewport()->mapToGlobal(row.bottomLeft())
                           : event->globalPos());
}

void HistoryView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyMetrics();
}

void HistoryView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
}

void HistoryView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

bool HistoryView::showToolTip(const QPoint &position)
{
    const QModelIndex index = indexAt(position);
    const store::Message message = m_model->message(index.row());
    if (message.isNull()) {
        QToolTip::hideText();
        return true;
    }
    QStringList lines{isoTimeText(message.receivedAtUs() / 1000),
                      sizeText(message.payload().size())};
    if (m_model->isBranch())
        lines.prepend(m_model->data(index.siblingAtColumn(static_cast<int>(HistoryColumn::Topic)))
                          .toString()
                          .left(1000));
    if (const QString delivery = deliveryText(message.delivery()); !delivery.isEmpty())
        lines += tr("Sent by this program: %1").arg(delivery);
    QToolTip::showText(viewport()->mapToGlobal(position), lines.join(u'\n'), viewport(),
                       visualRect(index));
    return true;
}

bool HistoryView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return showToolTip(static_cast<QHelpEvent *>(event)->pos());
    return QTableView::viewportEvent(event);
}

} // namespace ui
