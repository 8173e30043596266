// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>

class QTreeView;

namespace ui {

// Keeps the row that somebody looks at where it is, while others are inserted above it: the scroll
// position follows (ux, decision 1). Part of TopicTreeView, which says when rows come and when they
// have been laid out. Looks for the row once a tick: asking where a row is would lay everything out
// again after each insertion.
class RowAnchor {
public:
    explicit RowAnchor(QTreeView *view)
        : m_view(view)
    {
    }

    // Rows are about to come below `parent`: the row under the pointer stays, else the chosen one,
    // else, once somebody has scrolled, the topmost.
    void remember(const QModelIndex &parent, const QModelIndex &hover, const QModelIndex &chosen);
    void endTick() { m_sought = false; }
    void forget() { m_row = QModelIndex(); }
    void restore(); // everything is in its place again

private:
    bool isShown(const QModelIndex &index) const;

    QTreeView *m_view;
    QPersistentModelIndex m_row;
    int m_top = 0; // its place in the viewport
    int m_scroll = 0; // where the bar stood then
    bool m_sought = false; // in this tick
};

} // namespace ui
