// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

// Name and value pairs in the order they will be sent; the same name may stand twice (MQTT 5.0
// 3.1.2.11.8). Edited in place, rows can be dragged to another place. Holds at most 200 rows.
class UserPropertyModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };
    static constexpr int maximumRows = 200;

    explicit UserPropertyModel(QObject *parent = nullptr);

    void setProperties(const std::vector<mqtt::UserProperty> &properties);
    const std::vector<mqtt::UserProperty> &properties() const { return m_properties; }
    // The new row, or -1 when the list is full.
    int append();
    void moveTo(int from, int to);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

signals:
    void edited();

private:
    std::vector<mqtt::UserProperty> m_properties;
};

} // namespace ui
