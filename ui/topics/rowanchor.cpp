// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/rowanchor.h"

#include <QScrollBar>
#include <QTreeView>

#include <utility>

namespace ui {

bool RowAnchor::isShown(const QModelIndex &index) const
{
    return index.isValid() && m_view->viewport()->rect().intersects(m_view->visualRect(index));
}

void RowAnchor::remember(const QModelIndex &parent, const QModelIndex &hover,
                         const QModelIndex &chosen)
{
    if (m_sought || m_row.isValid() || (parent.isValid() && !m_view->isExpanded(parent)))
        return;
    m_sought = true;
    QModelIndex row;
    if (isShown(hover))
        row = hover;
    else if (isShown(chosen))
        row = chosen;
    else if (m_view->verticalScrollBar()->value() > 0)
        row = m_view->indexAt({0, 0});
    if (!row.isValid())
        return;
    m_row = row;
    m_top = m_view->visualRect(row).top();
    m_scroll = m_view->verticalScrollBar()->value();
}

void RowAnchor::restore()
{
    m_sought = false;
    const QPersistentModelIndex row = std::exchange(m_row, QPersistentModelIndex());
    if (!row.isValid() || m_view->verticalScrollBar()->value() != m_scroll)
        return;
    const int moved = m_view->visualRect(row).top() - m_top;
    if (moved != 0)
        m_view->verticalScrollBar()->setValue(m_scroll + moved);
}

} // namespace ui
