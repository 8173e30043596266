// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topictree.h"

#include <QAbstractTableModel>

#include <vector>

namespace store {
class MessageLog;
}

namespace ui {

// What the broker says about itself in its $SYS topics, in plain words: mosquitto's names (the
// local broker uses them too) and EMQX's, for each of its nodes. Names that nobody knows are left
// to the tree. Shows what refresh() has read; tree and log are not owned.
class SystemTopicsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Fact, Value, Source, ColumnCount };

    explicit SystemTopicsModel(QObject *parent = nullptr);

    // Whether there is something to show; cheap.
    static bool isAny(const store::TopicTree &tree);
    void refresh(const store::TopicTree &tree, const store::MessageLog &log);
    void clear();
    QByteArray topic(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QByteArray topic;
        QString fact;
        QString value;

        bool operator==(const Row &) const = default;
    };
    std::vector<Row> m_rows;
};

} // namespace ui
