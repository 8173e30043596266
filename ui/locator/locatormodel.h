// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "locator/locatorentry.h"
#include "topics/textruns.h"

#include <QAbstractListModel>

namespace store {
class MessageLog;
}

namespace ui {

// The rows of the locator's list. Holds what Locator found; the last value of a topic is looked up
// when its row is painted. The log is watched, not owned.
class LocatorModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit LocatorModel(QObject *parent = nullptr);

    void setLog(const store::MessageLog *log); // may be null
    void setEntries(std::vector<LocatorEntry> entries);
    const LocatorEntry *entry(const QModelIndex &index) const; // null when there is none
    // Where this entry is now; invalid when it is gone.
    QModelIndex find(const LocatorEntry &entry) const;
    TextRuns value(const LocatorEntry &entry) const; // of a topic, else empty

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    const store::MessageLog *m_log = nullptr;
    std::vector<LocatorEntry> m_entries;
};

} // namespace ui
