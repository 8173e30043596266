// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/noticelevel.h"

#include <QSortFilterProxyModel>

namespace ui {

// Lets pass what is at least as grave as the chosen level; the order stays that of the events.
class EventLevelFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setLeast(NoticeLevel level);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    NoticeLevel m_least = NoticeLevel::Info;
};

} // namespace ui
