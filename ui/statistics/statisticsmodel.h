// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topicstatistics.h"

#include <QAbstractTableModel>

namespace ui {

// What is directly below one branch, a row each, with its figures. A snapshot: the order is that of
// the last sort, figures change in place and new topics come last, so that no row moves under the
// pointer. At most MostRows, the first ones by the sort order. The tree is not owned and outlives
// the rows; clear() before it is emptied.
class StatisticsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Topic,
        Messages,
        Rate,
        Bytes,
        Topics,
        Biggest,
        Qos,
        Retained,
        ShortestGap,
        MeanGap,
        LongestGap,
        Silent,
        ColumnCount
    };
    static constexpr int MostRows = 2000;

    explicit StatisticsModel(QObject *parent = nullptr);

    void setStatistics(const store::TopicTree &tree, const store::TopicStatistics &statistics);
    void clear();
    // Without a connection nothing has a rate.
    void setLive(bool live);

    // In the order of the view.
    const std::vector<store::TopicFigures> &rows() const { return m_rows; }
    store::NodeId node(int row) const;
    int leftOut() const { return m_all - static_cast<int>(m_rows.size()); }
    // The figures have changed so that sorting again would give another order.
    bool isOrderOld() const { return m_orderOld; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void sortAgain() { sort(m_column, m_order); }

signals:
    void orderOldChanged();

private:
    bool isBefore(const store::TopicFigures &a, const store::TopicFigures &b) const;
    double key(const store::TopicFigures &figures) const; // of the sort column, but Topic
    bool update(const store::TopicStatistics &statistics);
    void checkOrder();
    QString text(const store::TopicFigures &figures, int column) const;
    QString toolTip(const store::TopicFigures &figures, int column) const;
    QString name(store::NodeId node) const;
    QString path(store::NodeId node) const;

    const store::TopicTree *m_tree = nullptr;
    store::TopicStatistics m_statistics;
    std::vector<store::TopicFigures> m_rows;
    int m_all = 0;
    int m_column = Messages;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    bool m_orderOld = false;
    bool m_live = true;
};

} // namespace ui
