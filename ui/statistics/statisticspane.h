// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/topicsurvey.h"

#include <QPointer>
#include <QWidget>

class QStackedWidget;
class QTableView;
class QToolButton;

namespace pipeline {
class Connection;
}

namespace ui {

class ElidedLabel;
class FigureStrip;
class LinkButton;
class SegmentedControl;
class StatisticsModel;
class StatisticsTable;
class Strip;
class SystemTopicsModel;

// The bottom pane *Statistics*: figures of the selected branch, or of the whole broker, and of
// everything directly below it; a second page with what the broker says about itself ($SYS), where
// that was received. Follows the selection unless the branch is kept. Counts about once a second
// while it is seen and the display is not paused. GUI thread; the connection is not owned and may
// be replaced or null.
class StatisticsPane : public QWidget {
    Q_OBJECT

public:
    explicit StatisticsPane(QWidget *parent = nullptr);
    ~StatisticsPane() override;

    void setConnection(pipeline::Connection *connection);
    void setBranch(store::NodeId branch); // the selection; None is the whole broker
    bool isKept() const;

    // For tests.
    pipeline::TopicSurvey &survey() { return m_survey; }
    const StatisticsModel *model() const { return m_model; }

signals:
    void topicActivated(const QByteArray &topic);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildStrip();
    void refreshRunning();
    void taken();
    void showBranch();
    void showFigures();
    void showPage();
    void cleared();
    void activate(store::NodeId node);
    void copyCsv() const;

    QPointer<pipeline::Connection> m_connection;
    pipeline::TopicSurvey m_survey;
    store::NodeId m_selected = store::NodeId::Root;
    StatisticsModel *m_model;
    SystemTopicsModel *m_system;
    Strip *m_strip;
    ElidedLabel *m_where;
    LinkButton *m_sortAgain;
    SegmentedControl *m_page;
    QToolButton *m_keep;
    QToolButton *m_copy;
    FigureStrip *m_extremes; // which topics stand out
    FigureStrip *m_figures;
    QStackedWidget *m_stack;
    StatisticsTable *m_table;
    QTableView *m_systemTable;
};

} // namespace ui
