// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/messagelog.h"
#include "store/topictree.h"
#include "topics/topiccolumn.h"
#include "topics/topicrowtext.h"

#include <QAbstractItemModel>

#include <utility>

namespace pipeline {
class TopicRows;
class TopicSearch;
} // namespace pipeline

namespace ui {

// The thin face of one store::TopicTree: holds no data of its own; what rows say comes from
// TopicRowText, which rows there are from pipeline::TopicRows. GUI thread; tree and log are
// watched, not owned, and may go before the model does. Never resets except when the tree, the
// filter or the branch that is shown alone does.
class TopicTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        NodeRole = Qt::UserRole, // quint32 of store::NodeId
        TopicRole, // QByteArray, the full topic
    };

    explicit TopicTreeModel(QObject *parent = nullptr);

    void setStore(const store::TopicTree *tree, const store::MessageLog *log); // both may be null
    const store::TopicTree *tree() const { return m_tree; }
    const store::MessageLog *log() const { return m_log; }
    void setSearch(pipeline::TopicSearch *search); // watched, not owned; must outlive this
    // Which topics have a row, and where; also what is sorted and shown alone.
    pipeline::TopicRows *rows() const { return m_rows; }
    bool isFiltering() const;
    bool isMatch(store::NodeId node) const;
    bool isShown(store::NodeId node) const { return indexOf(node).isValid(); } // has a row
    void setClock(TopicRowText::Clock clock) { m_rowText.setClock(std::move(clock)); }
    // Disconnected: rates read "—" and nothing is highlighted, ages go on (ux 2.16).
    void setLive(bool live) { m_rowText.setLive(live); }
    // Display paused: the clock of this model stands still and nothing is highlighted (ux 3.5).
    void setFrozen(bool frozen) { m_rowText.setFrozen(frozen); }
    // How the delegate shows a highlight; the answer itself does not depend on it.
    void setUpdateMark(config::HighlightUpdates mark) { m_rowText.setUpdateMark(mark); }
    // Absolute: the Age column says when, not how long ago.
    void setTimeDisplay(config::TimeDisplay display);
    config::TimeDisplay timeDisplay() const { return m_rowText.timeDisplay(); }

    store::NodeId node(const QModelIndex &index) const; // Root for the invalid index
    QModelIndex indexOf(store::NodeId node, TopicColumn column = TopicColumn::Name) const;

    qint64 nowUs() const { return m_rowText.nowUs(); }
    const TopicRowText &rowText() const { return m_rowText; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void nodesChanged(const std::vector<store::NodeId> &nodes);
    void reportAll();
    void followRows();

    const store::TopicTree *m_tree = nullptr;
    const store::MessageLog *m_log = nullptr;
    pipeline::TopicRows *m_rows;
    TopicRowText m_rowText;
};

} // namespace ui
