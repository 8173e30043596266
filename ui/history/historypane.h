// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/message.h"
#include "store/topictree.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <memory>
#include <vector>

class QAction;
class QComboBox;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace payload {
class Registry;
}
namespace pipeline {
class Connection;
}

namespace ui {

class EmptyState;
class GapTracker;
class HistoryActions;
class HistoryModel;
class HistoryView;
class Strip;

// The messages of the selected topics (ux 2.5, 2.6): strip with the count, *Show*, columns and
// Follow, the table, the pill that leads back to the newest. Does nothing while hidden. Remembers
// for every connection it has shown when that was not connected.
class HistoryPane : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPane(const payload::Registry &registry, QWidget *parent = nullptr);
    ~HistoryPane() override;

    // Watched, not owned; may be null.
    void setConnection(pipeline::Connection *connection);
    // Remembers from here on when this connection is not there, shown or not. For every new
    // connection as soon as it exists, or its first gap goes unnoticed.
    void watchGaps(pipeline::Connection *connection);
    void setTopics(const std::vector<store::NodeId> &topics);

    store::Message currentMessage() const; // null when nothing is selected
    void selectMessage(store::MessageId id); // stops following unless it is the newest
    void selectPrevious();
    void selectNext();
    void followNewest();

    HistoryActions *actions() const { return m_actions; }
    HistoryView *view() const { return m_view; }
    HistoryModel *model() const { return m_model; }

signals:
    // The message to look at: the newest while following, else the chosen one; null for none.
    void currentMessageChanged(const store::Message &message);
    void messageActivated(store::MessageId id); // Enter or double-click: pin it
    void publishAgainRequested(const store::Message &message);
    void saveFailed(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void updateCounts();
    void updateKept();
    void keepWhole(bool whole);
    void updatePill();
    void updateEmptyState();
    void updateGaps();
    void reportCurrent();
    void moveCurrent(int step);

    HistoryModel *m_model;
    HistoryView *m_view;
    HistoryActions *m_actions;
    Strip *m_strip;
    QComboBox *m_show;
    QToolButton *m_kept;
    QAction *m_keepWhole;
    QAction *m_keptWords = nullptr; // over it, in the menu
    QToolButton *m_columns;
    QToolButton *m_follow;
    QPushButton *m_pill;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QTimer m_counting;
    bool m_countsOld = false;
    pipeline::Connection *m_connection = nullptr;
    std::map<const pipeline::Connection *, std::unique_ptr<GapTracker>> m_gaps;
    store::MessageId m_reported = store::MessageId::None;
    store::Delivery m_reportedDelivery = store::Delivery::Received;
};

} // namespace ui
