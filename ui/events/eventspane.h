// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/event.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;
class QTableView;

namespace ui {

class EventLevelFilter;
class EventsModel;
class Strip;

// Everything that was ever shown in a banner, and what was too small for one (ux.md 2.11). The
// model is the window's: the bell counts from it too.
class EventsPane : public QWidget {
    Q_OBJECT

public:
    explicit EventsPane(EventsModel &model, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void applyLevel();
    void applyMetrics();
    void fitColumns();
    void updateEmpty();

    EventsModel &m_model;
    EventLevelFilter *m_filter;
    Strip *m_strip;
    QComboBox *m_level;
    QStackedWidget *m_stack;
    QTableView *m_table;
};

} // namespace ui
