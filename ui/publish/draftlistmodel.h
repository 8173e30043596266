// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publishdraft.h"

#include <QAbstractListModel>

#include <vector>

namespace ui {

// The list at the left of the publish panel (ux.md 2.8): saved messages first, in the order they
// were saved, then the recent ones, newest first. A saved one is renamed in place. Bounded in
// number and in bytes; GUI thread.
class DraftListModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int MostSaved = 500;
    static constexpr int MostRecent = 30;
    // Larger messages (storedSize) are not remembered, neither as recent nor as saved ones.
    static constexpr qint64 LargestDraft = 512 * 1024;
    // All together; the oldest recent ones make room. Fits into the largest file we read.
    static constexpr qint64 MostBytes = 12LL * 1024 * 1024;

    using QAbstractListModel::QAbstractListModel;

    const PublishDraft *draft(int row) const; // null outside
    bool isSaved(int row) const { return row >= 0 && row < int(m_saved.size()); }
    int savedCount() const { return int(m_saved.size()); }
    int recentRow(int steps) const; // the steps-th newest recent one, or -1
    void addRecent(const PublishDraft &draft); // an equal one moves to the top
    // The row; an equal one that is saved already keeps its name. -1 when there is no room.
    int save(const PublishDraft &draft, const QString &name);
    void remove(int row);
    // Different topics, newest first.
    QStringList recentTopics() const;

    QJsonObject state() const;
    // Replaces everything. False when something in it was not understood and left out.
    bool restore(const QJsonObject &state);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void changed(); // by the user, not by restore()

private:
    void removeRow(int row);
    void trimRecent();

    std::vector<PublishDraft> m_saved;
    std::vector<PublishDraft> m_recent;
};

} // namespace ui
