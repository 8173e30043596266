// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"
#include "mqtt/topic.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace ui {

// The subscriptions a connection makes by itself (ux.md 4.5). Edited in place; a wrong filter stays
// visible with its reason. At most 1,000 rows.
class SubscriptionTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Enabled, Filter, Qos, RetainFlag, NoLocal, Retained, Alias, ColumnCount };
    static constexpr int maximumRows = 1000;

    explicit SubscriptionTableModel(QObject *parent = nullptr);

    void setSubscriptions(const std::vector<config::SavedSubscription> &subscriptions);
    const std::vector<config::SavedSubscription> &subscriptions() const { return m_rows; }
    void setMqtt5(bool mqtt5);
    // The new row, or -1 when the table is full.
    int append(const config::SavedSubscription &subscription);
    // Why a row cannot be sent; empty when it can.
    QString rowError(int row) const;
    bool hasErrors() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

    static QString retainHandlingText(mqtt::RetainHandling handling);

signals:
    void edited();

private:
    QVariant display(const config::SavedSubscription &row, int column) const;
    QVariant checkState(const config::SavedSubscription &row, int column) const;

    std::vector<config::SavedSubscription> m_rows;
    bool m_mqtt5 = true;
};

} // namespace ui
