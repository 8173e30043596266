// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace ui {

class StatisticsModel;

// The table of the statistics (`statisticsTable`): a click on a header sorts, numbers largest first
// at the first click. Where there is no room for all columns the less asked-for ones go. The model
// is not owned.
class StatisticsTable : public QTableView {
    Q_OBJECT

public:
    explicit StatisticsTable(StatisticsModel &model, QWidget *parent = nullptr);

signals:
    void rowActivated(int row); // double click or Enter

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void sortBy(int column);
    void applyMetrics();
    void fitColumns();

    StatisticsModel &m_model;
    int m_sorted;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace ui
