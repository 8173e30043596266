// SPDX-License-Identifier: GPL-3.0-or-later
// What concerns the workspaces of all windows together.
#include "window/workspaceshared.h"

#include "config/historybudget.h"
#include "config/settings.h"

#include <algorithm>

namespace ui {

Workspace::Workspace(const std::shared_ptr<Shared> &shared, QObject *parent)
    : QObject(parent)
    , m_shared(shared)
    , m_services(shared->services)
    , m_secrets(shared->secrets)
    , m_rows(shared->rows)
    , m_passwords(shared->passwords)
{
    m_shared->workspaces.push_back(this);
    connect(&m_services.settings, &config::Settings::changed, this, &Workspace::applySettings);
}

Workspace::Workspace(const Services &services, QObject *parent)
    : Workspace(std::make_shared<Shared>(services), parent)
{
    for (const config::Profile &profile : m_services.profiles.profiles())
        m_rows.push_back({profile, nullptr, true});
    arrange();
}

Workspace::Workspace(Workspace &other, QObject *parent)
    : Workspace(other.m_shared, parent)
{
}

Workspace::~Workspace()
{
    std::erase(m_shared->workspaces, this);
}

void Workspace::tellWhoShows(const QString &id)
{
    const std::vector<Workspace *> all = m_shared->workspaces;
    for (Workspace *workspace : all) {
        if (workspace->m_currentId == id)
            emit workspace->currentChanged();
    }
}

void Workspace::rememberSubscription(const QString &id, const mqtt::Subscription &subscription,
                                     bool enabled, const QByteArray &replaced)
{
    const Row *target = find(id);
    if (!target || !target->saved)
        return;
    config::Profile profile = target->profile;
    std::vector<config::SavedSubscription> &all = profile.subscriptions;
    const auto at = [&all](const QByteArray &filter) {
        return std::find_if(all.begin(), all.end(), [&](const config::SavedSubscription &saved) {
            return saved.subscription.topicFilter == filter;
        });
    };
    if (auto same = at(subscription.topicFilter); same != all.end()) {
        *same = {subscription, enabled, same->alias};
        if (replaced != subscription.topicFilter && at(replaced) != all.end())
            all.erase(at(replaced));
    } else if (auto before = at(replaced); before != all.end()) {
        *before = {subscription, enabled, before->alias};
    } else {
        all.push_back({subscription, enabled, {}});
    }
    save(profile, std::nullopt);
}

void Workspace::subscribeToEverything(const QString &id)
{
    Row *target = row(id);
    if (!target || !target->connection)
        return;
    target->holdsBackEverything = false;
    m_shared->hostsForEverything.insert(target->profile.options.host);
    for (config::SavedSubscription &saved : target->profile.subscriptions)
        saved.enabled = saved.enabled || saved.subscription.topicFilter == "#";
    target->connection->setSubscriptionPaused("#", false);
    tellAll(&Workspace::rowsChanged);
}

void Workspace::forgetSubscription(const QString &id, const QByteArray &topicFilter)
{
    const Row *target = find(id);
    if (!target || !target->saved)
        return;
    config::Profile profile = target->profile;
    std::erase_if(profile.subscriptions, [&](const config::SavedSubscription &saved) {
        return saved.subscription.topicFilter == topicFilter;
    });
    save(profile, std::nullopt);
}

// One limit for all: each open connection has its equal part.
void Workspace::shareHistory()
{
    const config::SettingsValues &values = m_services.settings.values();
    const auto open = std::count_if(m_rows.begin(), m_rows.end(),
                                    [](const Row &row) { return row.connection != nullptr; });
    for (Row &row : m_rows) {
        if (row.connection)
            row.connection->setHistoryLimits(config::historyBudget(values) / open,
                                             values.historyKeptPerTopic);
    }
}

void Workspace::applySettings()
{
    const config::SettingsValues &values = m_services.settings.values();
    for (Row &row : m_rows) {
        if (!row.connection)
            continue;
        row.connection->setTick(std::chrono::milliseconds(1000 / std::max(1, values.refreshRate)));
    }
    shareHistory();
}

} // namespace ui
