// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topicorder.h"

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace ui {

class TopicTreeView;

// What the topic tree is sorted by, as commands (ux 2.4): for the menu of its header, the View menu
// and clicks on the header. All but the name are snapshots of pipeline::TopicRows, taken again by
// *Refresh*. Made by TopicsPane for its view.
class TopicSorting : public QObject {
    Q_OBJECT

public:
    explicit TopicSorting(TopicTreeView *view);

    // "Sort by": every order, then reverse and refresh.
    void fill(QMenu *menu) const;
    QAction *refresh() const { return m_refresh; }
    bool isSnapshot() const;
    QString shortText() const; // "rate"
    QString text() const; // "Sorted by rate at 14:22"

signals:
    void changed();

private:
    QAction *add(store::TopicSort sort, const QString &name, const QString &text);
    void sortBy(store::TopicSort sort, bool reversed);
    void headerClicked(int section);
    void update();

    TopicTreeView *m_view;
    QList<QAction *> m_orders; // in the order of store::TopicSort
    QAction *m_reverse;
    QAction *m_refresh;
};

} // namespace ui
