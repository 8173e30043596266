// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/connection.h"

#include <QAbstractListModel>
#include <QPointer>

#include <vector>

namespace ui {

// The subscriptions of one connection as they stand: asked, granted, or refused with the reason,
// which stays (ux.md 2.3). A face of pipeline::Connection::subscriptions(); rows appear, move and
// go one by one, never by a reset while the connection stays the same.
class SubscriptionListModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit SubscriptionListModel(QObject *parent = nullptr);

    void setConnection(pipeline::Connection *connection);
    QByteArray filterAt(int row) const; // empty outside the list
    const pipeline::SubscriptionState *stateAt(int row) const; // null outside the list
    const pipeline::SubscriptionState *find(const QByteArray &topicFilter) const; // or null

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    // What setConnection() and the connection's signals do; public for tests.
    void show(const std::vector<pipeline::SubscriptionState> &subscriptions);

signals:
    void countChanged(int count);

private:
    void refresh();
    QString rightText(const pipeline::SubscriptionState &state) const;
    QString toolTip(const pipeline::SubscriptionState &state) const;
    mqtt::ProtocolVersion version() const;

    QPointer<pipeline::Connection> m_connection;
    std::vector<pipeline::SubscriptionState> m_rows;
};

} // namespace ui
