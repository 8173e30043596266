// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topictreemodel.h"

#include <QHash>
#include <QObject>

// What a view knows that learned of rows only by the model's announcements: the nodes below each
// branch, in their order.
class ModelMirror : public QObject {
public:
    explicit ModelMirror(const ui::TopicTreeModel &model)
        : m_model(model)
    {
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &parent, int first, int last) {
                    for (int row = first; row <= last; ++row) {
                        const QModelIndex index = m_model.index(row, 0, parent);
                        m_rows[key(parent)].insert(row, key(index));
                        learn(index);
                    }
                });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &parent, int first, int last) {
                    m_rows[key(parent)].remove(first, last - first + 1);
                });
        connect(&model, &QAbstractItemModel::modelReset, this, [this] {
            m_rows.clear();
            learn({});
        });
        connect(&model, &QAbstractItemModel::layoutChanged, this, [this] { learn({}); });
        learn({});
    }
    QList<quint32> rows(const QModelIndex &parent) const { return m_rows.value(key(parent)); }
    // What the model says now.
    QList<quint32> modelRows(const QModelIndex &parent) const
    {
        QList<quint32> nodes;
        for (int row = 0; row < m_model.rowCount(parent); ++row)
            nodes += key(m_model.index(row, 0, parent));
        return nodes;
    }

private:
    static quint32 key(const QModelIndex &index)
    {
        return index.data(ui::TopicTreeModel::NodeRole).toUInt();
    }
    void learn(const QModelIndex &parent)
    {
        m_rows[key(parent)] = modelRows(parent);
        for (int row = 0; row < m_model.rowCount(parent); ++row)
            learn(m_model.index(row, 0, parent));
    }

    const ui::TopicTreeModel &m_model;
    QHash<quint32, QList<quint32>> m_rows;
};
