// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/brokerstatistics.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

// The clients of the broker inside the program, and the sessions of those that may come back, in
// natural order of their ids. setClients() changes only what is different: rows stay where they
// are, so that one can be read and chosen. GUI thread; holds what it was given last.
class ClientListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Id, Address, Version, Subscriptions, In, Out, Queue, Dropped, ColumnCount };
    enum Role { IdRole = Qt::UserRole, ConnectedRole };

    explicit ClientListModel(QObject *parent = nullptr);

    // In any order; ids are unique.
    void setClients(std::vector<broker::ClientStatistics> clients);
    int row(const QByteArray &clientId) const; // -1: not here
    const broker::ClientStatistics *at(int row) const; // null outside

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const broker::ClientStatistics &client, int column) const;
    QString toolTip(const broker::ClientStatistics &client, int column) const;

    std::vector<broker::ClientStatistics> m_clients;
};

} // namespace ui
