// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventlevelfilter.h"

#include "events/eventsmodel.h"

namespace ui {

void EventLevelFilter::setLeast(NoticeLevel level)
{
    if (level == m_least)
        return;
    m_least = level;
    invalidateFilter();
}

bool EventLevelFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return index.data(EventsModel::LevelRole).toInt() >= int(m_least);
}

} // namespace ui
