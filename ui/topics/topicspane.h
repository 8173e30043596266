// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/settingsvalues.h"
#include "pipeline/retainedresult.h"
#include "store/topictree.h"
#include "topics/topictreeview.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <map>
#include <optional>

class QStackedWidget;

namespace pipeline {
class Connection;
class TopicSearch;
} // namespace pipeline

namespace ui {

class TopicActions;
class TopicFilterLine;
class TopicFilterStrip;
class TopicFooter;
class TopicScopeBar;
class TopicSorting;
class TopicsEmptyState;
class TopicTreeModel;

// The topics of the shown connection (ux 2.1, 2.4, 2.5, 2.17): filter line, tree or the words of an
// empty tree, footer. Shows one connection at a time and remembers for each what was open and
// selected, also while a filter shows something else. The filter stays when the connection changes.
// Commands leave as signals; opens no dialog but the one for saving a payload.
class TopicsPane : public QWidget {
    Q_OBJECT

public:
    explicit TopicsPane(QWidget *parent = nullptr);
    ~TopicsPane() override;

    void setConnection(pipeline::Connection *connection); // watched, not owned; may be null
    pipeline::Connection *connection() const { return m_connection; }
    void setRateColumn(bool shown); // WindowLayout::rateColumn
    // Settings ▸ Appearance.
    void setDisplay(config::HighlightUpdates mark, config::TimeDisplay times);
    void setClock(std::function<qint64()> nowUs); // tests and --fixed-clock

    // Only this branch and the way to it, until somebody wants all again (None).
    void showOnly(store::NodeId branch);

    void focusFilter();
    // The keyboard goes to the tree, also while words stand in its place.
    void takeFocus();

    store::NodeId currentNode() const; // None when nothing is selected
    std::vector<store::NodeId> selectedNodes() const;
    QByteArray currentTopic() const;
    // Opens the way to the topic and selects it, without the filter if that hides it; false when
    // the topic was never seen.
    bool selectTopic(const QByteArray &topic);

    TopicActions *actions() const { return m_actions; }
    TopicSorting *sorting() const { return m_sorting; }
    TopicTreeView *view() const { return m_view; }
    TopicTreeModel *model() const { return m_model; }
    TopicFilterStrip *filterStrip() const { return m_strip; } // chips
    // Everything that changes from now on differs; None when there are as many marks as can be.
    store::MarkId markNow();
    TopicFooter *footer() const { return m_footer; }

signals:
    // Also after the connection was changed; empty when nothing is selected.
    void selectionChanged(const std::vector<store::NodeId> &nodes);
    void publishRequested(const QByteArray &topic);
    void subscribeRequested(const QByteArray &topicFilter); // empty: no proposal
    void checkRetainedRequested(const QByteArray &topic, pipeline::RetainedScope scope);
    void messageFocusRequested(); // Enter
    void saveFailed(const QString &sentence);
    // The filter shows what has changed since this mark; None: it does not any more.
    void comparedMarkChanged(store::MarkId mark);

private:
    void watchHidden(pipeline::Connection *hidden);
    void showConnection();
    void updateCounts();
    QString countsText() const;
    QString filterText() const;
    void updateLiveness();
    void updateEmptyState();
    void watchModel();
    void watchFilter();
    void watchSorting();
    void watchBranches();
    void updateScope();
    void countSoon();
    void prepareResult();
    void showResult();

    TopicTreeModel *m_model;
    TopicTreeView *m_view;
    TopicActions *m_actions;
    TopicSorting *m_sorting;
    pipeline::TopicSearch *m_search;
    TopicFilterStrip *m_strip;
    TopicFilterLine *m_line;
    TopicScopeBar *m_scope;
    QStackedWidget *m_stack;
    TopicsEmptyState *m_empty;
    TopicFooter *m_footer;
    QTimer m_counting;
    QTimer m_patience; // until a search says that it is searching
    bool m_countsOld = false;
    bool m_replacing = false; // another result of the filter comes in
    // What to go back to, while a filter or one branch alone shows its rows.
    std::optional<TopicTreeState> m_unfiltered;
    store::NodeId m_wanted = store::NodeId::None; // to be selected again, over the replacement
    std::vector<store::NodeId> m_selectedBefore;
    pipeline::Connection *m_connection = nullptr;
    std::map<const pipeline::Connection *, TopicTreeState> m_states;
};

} // namespace ui
