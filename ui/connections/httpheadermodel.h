// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/websocketoptions.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

// The headers a WebSocket is opened with, in the order they are sent. The value of a secret one is
// never shown, not even for editing: what is typed replaces it. Holds at most 50 rows.
class HttpHeaderModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Value, Secret, ColumnCount };
    static constexpr int maximumRows = 50;

    explicit HttpHeaderModel(QObject *parent = nullptr);

    void setHeaders(const std::vector<client::HttpHeader> &headers);
    const std::vector<client::HttpHeader> &headers() const { return m_headers; }
    // The new row, or -1 when the list is full.
    int append();
    bool isSecret(int row) const;

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
    std::vector<client::HttpHeader> m_headers;
};

} // namespace ui
