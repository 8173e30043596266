// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topicorder.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace store {
class TopicMatches;
}

namespace pipeline {

class TopicSearch;

// Which topics have a row now, and where: all of the tree or what a filter has found, in the tree's
// own order or in that of a snapshot, the whole tree or one branch with the way to it. GUI thread;
// owned by the model, which tells its views what it hears here; tree, log and search are watched,
// not owned.
class TopicRows : public QObject {
    Q_OBJECT

public:
    using Clock = store::TopicOrder::Clock;

    explicit TopicRows(QObject *parent = nullptr);
    ~TopicRows() override;

    void setStore(const store::TopicTree *tree, const store::MessageLog *log); // both may be null
    void setSearch(TopicSearch *search); // once; must outlive this, and is set to the store after
    void setClock(Clock clock) { m_clock = std::move(clock); }

    int childCount(store::NodeId parent) const;
    store::NodeId child(store::NodeId parent, int row) const; // None when there is no such row
    int row(store::NodeId node) const; // below its parent; -1 when it is hidden
    const store::TopicMatches *matches() const; // null when nothing is filtered

    // Whether anybody can know the rows of this parent. Asking for one would sort them all.
    bool isListed(store::NodeId parent) const { return !m_order || m_order->isListed(parent); }

    // Only this branch and the way to it; None: everything. Ends with the tree.
    void setScope(store::NodeId node);
    store::NodeId scope() const { return m_scope; }
    // A new snapshot, also when the sort stays: the rows of now. Name is live again.
    void setSort(store::TopicSort sort, bool reversed = false);
    store::TopicSort sort() const { return m_sort; }
    bool isReversed() const { return m_reversed; }
    // Null while the order is the live one.
    const store::TopicOrder *order() const { return m_order ? &*m_order : nullptr; }

signals:
    // Every row may be different.
    void aboutToBeReplaced();
    void replaced();
    void aboutToBeReordered();
    void reordered();
    void rowsAboutToBeInserted(store::NodeId parent, int first, int last);
    void rowsInserted();
    void rowsAboutToBeRemoved(store::NodeId parent, int first, int last);
    void rowsRemoved();

private:
    // Where a change below some parent shows, if it does.
    struct Place {
        store::NodeId parent;
        int first;
        int last;
    };

    void watchTree();
    void takeOrder();
    std::optional<Place> placeOfMatch(store::NodeId parent, int row, store::NodeId match) const;
    bool isOnTheWay(store::NodeId node) const; // above the scope
    bool isInScope(store::NodeId node) const; // the scope or below
    bool isScopeShown() const;
    int rowOfAll(store::NodeId node) const; // without the scope

    const store::TopicTree *m_tree = nullptr;
    const store::MessageLog *m_log = nullptr;
    TopicSearch *m_search = nullptr;
    Clock m_clock;
    std::optional<store::TopicOrder> m_order;
    store::TopicSort m_sort = store::TopicSort::Name;
    bool m_reversed = false;
    store::NodeId m_scope = store::NodeId::None;
    std::vector<store::NodeId> m_way; // from the root to the scope, both included
    bool m_announced = false; // the rows that come or go now
};

} // namespace pipeline
