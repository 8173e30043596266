// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publishdraft.h"

#include <QAbstractListModel>

#include <vector>

namespace ui {

// The list at the left of the publish panel (ux.md 2.8): saved messages first, in the order they
// were saved, then the recent ones, newest first. Bounded.
class DraftListModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int MostSaved = 500;
    static constexpr int MostRecent = 30;
    // Larger texts are not remembered in the list of recents.
    static constexpr qsizetype LargestRecent = 256 * 1024;

    using QAbstractListModel::QAbstractListModel;

    const PublishDraft *draft(int row) const;
    bool isSaved(int row) const { return row >= 0 && row < int(m_saved.size()); }
    int recentRow(int steps) const; // the steps-th newest recent one, or -1
    void addRecent(const PublishDraft &draft); // an equal one moves to the top
    bool save(const PublishDraft &draft, const QString &name); // false when the list is full
    void remove(int row);

    QJsonObject state() const;
    void restore(const QJsonObject &state);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void changed();

private:
    std::vector<PublishDraft> m_saved;
    std::vector<PublishDraft> m_recent;
};

} // namespace ui
