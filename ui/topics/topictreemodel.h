// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/settingsvalues.h"
#include "payload/preview.h"
#include "store/messagelog.h"
#include "store/topictree.h"
#include "topics/textruns.h"
#include "topics/topiccolumn.h"

#include <QAbstractItemModel>
#include <QCache>

#include <functional>

namespace pipeline {
class TopicSearch;
}

namespace ui {

// Row highlight of ux 3.5: the value changed less than one, less than five seconds ago.
enum class Highlight { None, Fresh, Recent };

// The thin face of one store::TopicTree: holds no data of its own but a bounded cache of previews,
// made only for rows somebody asks for. GUI thread; tree and log are watched, not owned, and may go
// before the model does. Never sorts, never resets except when the tree or the filter does. While
// the search has a result only its rows are there.
class TopicTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        NodeRole = Qt::UserRole, // quint32 of store::NodeId
        TopicRole, // QByteArray, the full topic
    };
    using Clock = std::function<qint64()>; // microseconds since the epoch

    explicit TopicTreeModel(QObject *parent = nullptr);

    void setStore(const store::TopicTree *tree, const store::MessageLog *log); // both may be null
    const store::TopicTree *tree() const { return m_tree; }
    const store::MessageLog *log() const { return m_log; }
    void setSearch(const pipeline::TopicSearch *search); // watched, not owned; must outlive this
    bool isFiltering() const;
    bool isMatch(store::NodeId node) const;
    bool isShown(store::NodeId node) const; // has a row
    void setClock(Clock clock);
    // Disconnected: rates read "—" and nothing is highlighted, ages go on (ux 2.16).
    void setLive(bool live);
    bool isLive() const { return m_live; }
    // Display paused: the clock of this model stands still and nothing is highlighted (ux 3.5).
    void setFrozen(bool frozen);
    // How the delegate shows a highlight(); the answer itself does not depend on it.
    void setUpdateMark(config::HighlightUpdates mark) { m_mark = mark; }
    config::HighlightUpdates updateMark() const { return m_mark; }
    // Absolute: the Age column says when, not how long ago.
    void setTimeDisplay(config::TimeDisplay display);
    config::TimeDisplay timeDisplay() const { return m_timeDisplay; }

    store::NodeId node(const QModelIndex &index) const; // Root for the invalid index
    QModelIndex indexOf(store::NodeId node, TopicColumn column = TopicColumn::Name) const;

    // What the delegate paints, for one node.
    qint64 nowUs() const;
    QString name(store::NodeId node) const; // escaped, "(empty)" for an empty level
    bool isBranch(store::NodeId node) const; // shows counts instead of a value
    TextRuns value(store::NodeId node) const;
    QString rateText(store::NodeId node) const;
    bool showsSparkline(store::NodeId node, bool expanded) const;
    std::array<quint32, 11> sparkline(store::NodeId node) const;
    QString ageText(store::NodeId node) const;
    bool isNow(store::NodeId node) const; // the age reads "now"
    Highlight highlight(store::NodeId node, bool expanded) const;
    QString toolTip(store::NodeId node) const;

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
    const payload::Preview &preview(const store::Message &message) const;
    QString text(store::NodeId node, TopicColumn column) const;
    QString accessibleText(store::NodeId node) const;
    QString countsText(const store::NodeFacts &facts) const;
    QString matchesText(store::NodeId node) const;
    void reportAll();

    const store::TopicTree *m_tree = nullptr;
    const store::MessageLog *m_log = nullptr;
    const pipeline::TopicSearch *m_search = nullptr;
    Clock m_clock;
    mutable QCache<quint64, payload::Preview> m_previews;
    qint64 m_frozenAtUs = 0; // 0: the clock runs
    config::HighlightUpdates m_mark = config::HighlightUpdates::Steps;
    config::TimeDisplay m_timeDisplay = config::TimeDisplay::Relative;
    bool m_live = true;
};

} // namespace ui
