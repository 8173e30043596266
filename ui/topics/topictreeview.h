// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topictree.h"
#include "style/iconpainter.h"
#include "topics/rowanchor.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QTimer>
#include <QTreeView>

namespace ui {

class TopicColumns;
class TopicTreeModel;

// What a view remembers of one tree while another one is shown.
struct TopicTreeState {
    QSet<quint32> expanded; // NodeIds
    store::NodeId current = store::NodeId::None;
    int scroll = 0; // pixels
    bool touched = false;
    store::NodeId scope = store::NodeId::None; // the branch that was shown alone
};

// The topic tree on screen (ux 2.4, 3.5, 3.7): fixed columns, uniform rows, soft selection. Rows
// never move under the pointer: when some are inserted above what the user looks at, the scroll
// position follows. Opens a few branches of a fresh tree until the user has touched it. Ages are
// repainted by a timer that runs only while rows are painted.
class TopicTreeView : public QTreeView {
    Q_OBJECT

public:
    static constexpr int ExpandLimit = 2000; // rows that "Expand all below" may bring
    static constexpr int MatchRowsLimit = 200; // rows that open by themselves while filtering

    explicit TopicTreeView(QWidget *parent = nullptr);

    void setTopicModel(TopicTreeModel *model); // watched, not owned
    TopicTreeModel *topicModel() const { return m_model; }
    TopicColumns *columns() const { return m_columns; }

    store::NodeId currentNode() const; // None when nothing is selected
    std::vector<store::NodeId> selectedNodes() const; // in tree order, at most 1,000
    void select(store::NodeId node); // opens the way to it, centres it
    void openMatches(); // a new filter result: shows as many matches as fit
    void expandBelow(const QModelIndex &index);
    void collapseBelow(const QModelIndex &index);

    TopicTreeState state() const;
    void restore(const TopicTreeState &state);
    // The user (or a command of his) has taken over: nothing opens by itself any more.
    void setTouched() { m_touched = true; }

    void keyboardSearch(const QString &search) override;
    void doItemsLayout() override;

signals:
    void enterPressed();
    void escapePressed();
    void menuRequested(const QPoint &globalPosition);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    bool viewportEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void applyMetrics();
    void drawChevron(QPainter *painter, const QRect &row, const QModelIndex &index) const;
    void setHover(const QModelIndex &index);
    bool showToolTip(const QPoint &position);
    void rememberAnchor(const QModelIndex &parent);
    void openInitially();
    int agingInterval() const;

    TopicTreeModel *m_model = nullptr;
    TopicColumns *m_columns;
    mutable IconPainter m_icons;
    QSet<quint32> m_expanded;
    QPersistentModelIndex m_hover;
    RowAnchor m_anchor;
    QTimer m_aging;
    QTimer m_opening;
    bool m_touched = false;
};

} // namespace ui
