// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

// The MQTT 5 properties of one message in the order of the specification, user properties last and
// in the order sent. Values are safe to show; CopyRole has them as they came.
class PropertiesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };
    enum Role {
        CopyRole = Qt::UserRole, // QString
        LinkRole, // bool: the response topic
        UserPropertyRole, // bool
    };

    explicit PropertiesModel(QObject *parent = nullptr);

    // Times are microseconds since the epoch, UTC; `nowUs` counts the expiry down.
    void setProperties(const mqtt::Properties &properties, qint64 receivedAtUs, qint64 nowUs);
    void setNow(qint64 nowUs);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    // How many rows there would be, for the title of the tab.
    static int count(const mqtt::Properties &properties);

private:
    struct Row {
        QString name;
        QString shown;
        QString exact;
        bool link = false;
        bool userProperty = false;
        bool expiry = false;

        bool operator==(const Row &) const = default;
    };
    std::vector<Row> rows(const mqtt::Properties &properties) const;
    QString expiryText() const;

    std::vector<Row> m_rows;
    quint32 m_expirySeconds = 0;
    qint64 m_receivedAtUs = 0;
    qint64 m_nowUs = 0;
};

} // namespace ui
