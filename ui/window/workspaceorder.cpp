// SPDX-License-Identifier: GPL-3.0-or-later
// Groups and order of the connections.
#include "window/workspaceshared.h"

#include <algorithm>

namespace ui {

namespace {

bool isIn(const Workspace::Row &row, const QString &group)
{
    return row.profile.group == group;
}

} // namespace

QStringList Workspace::groups() const
{
    QStringList found;
    for (const Row &row : m_rows) {
        if (!row.profile.group.isEmpty() && !found.contains(row.profile.group))
            found.append(row.profile.group);
    }
    return found;
}

// Groups stand in the order of their first connections.
void Workspace::arrange()
{
    const QStringList order = groups();
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](const Row &left, const Row &right) {
        return order.indexOf(left.profile.group) < order.indexOf(right.profile.group);
    });
}

void Workspace::rememberOrder()
{
    QStringList ids;
    for (const Row &row : m_rows) {
        if (row.saved)
            ids.append(row.profile.id);
    }
    if (const auto error = m_services.profiles.setOrder(ids))
        tellAll(&Workspace::profileProblem, *error);
}

void Workspace::place(const QString &id, const QString &group, const QString &beforeId)
{
    const auto position = [this](const QString &wanted) {
        return std::find_if(m_rows.begin(), m_rows.end(),
                            [&](const Row &row) { return row.profile.id == wanted; });
    };
    const auto from = position(id);
    if (from == m_rows.end() || !from->saved || id == beforeId)
        return;
    Row moved = *from;
    m_rows.erase(from);
    auto to = position(beforeId);
    if (to == m_rows.end()) { // behind the last of the group
        const auto last = std::find_if(m_rows.rbegin(), m_rows.rend(),
                                       [&](const Row &row) { return isIn(row, group); });
        to = last == m_rows.rend() ? m_rows.end() : last.base();
    }
    const bool regrouped = moved.profile.group != group;
    moved.profile.group = group;
    config::Profile saved = moved.profile;
    m_rows.insert(to, std::move(moved));
    arrange();
    if (regrouped) {
        if (const auto error = m_services.profiles.save(saved))
            tellAll(&Workspace::profileProblem, *error);
    }
    rememberOrder();
    tellAll(&Workspace::rowsChanged);
}

void Workspace::placeGroup(const QString &group, const QString &beforeGroup)
{
    if (group.isEmpty() || beforeGroup.isEmpty() || group == beforeGroup)
        return;
    std::vector<Row> block;
    for (const Row &row : m_rows) {
        if (isIn(row, group))
            block.push_back(row);
    }
    std::erase_if(m_rows, [&](const Row &row) { return isIn(row, group); });
    const auto before = std::find_if(m_rows.begin(), m_rows.end(),
                                     [&](const Row &row) { return isIn(row, beforeGroup); });
    m_rows.insert(before, block.begin(), block.end());
    arrange();
    rememberOrder();
    tellAll(&Workspace::rowsChanged);
}

void Workspace::setReadOnly(const QString &id, bool readOnly)
{
    const Row *target = find(id);
    if (!target || target->profile.readOnly == readOnly)
        return;
    config::Profile profile = target->profile;
    profile.readOnly = readOnly;
    change(profile);
    tellWhoShows(id);
}

} // namespace ui
