// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/subscriptionlist.h"

#include <algorithm>

namespace pipeline {

using Status = SubscriptionState::Status;

SubscriptionList::Entry *SubscriptionList::find(const QByteArray &topicFilter)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.state.subscription.topicFilter == topicFilter;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

SubscriptionList::Entry &SubscriptionList::put(const mqtt::Subscription &subscription,
                                               bool configured)
{
    Entry *entry = find(subscription.topicFilter);
    if (!entry) {
        Entry added;
        if (auto filter = mqtt::TopicFilter::fromBytes(subscription.topicFilter))
            added.filter = *filter;
        m_entries.push_back(std::move(added));
        entry = &m_entries.back();
    }
    entry->granted = entry->granted && entry->state.subscription == subscription;
    entry->state = {subscription, Status::Offline, mqtt::ReasonCode::Success, {}};
    entry->configured = configured;
    return *entry;
}

void SubscriptionList::configure(const std::vector<mqtt::Subscription> &subscriptions)
{
    const auto isDropped = [&](const Entry &entry) {
        return entry.configured
            && std::none_of(subscriptions.begin(), subscriptions.end(), [&](const auto &kept) {
                   return kept.topicFilter == entry.state.subscription.topicFilter;
               });
    };
    m_entries.erase(std::remove_if(m_entries.begin(), m_entries.end(), isDropped), m_entries.end());
    for (const mqtt::Subscription &subscription : subscriptions)
        put(subscription, true);
}

void SubscriptionList::asked(const mqtt::Subscription &subscription, bool connected)
{
    const Entry *known = find(subscription.topicFilter);
    Entry &entry = put(subscription, known && known->configured);
    if (connected)
        entry.state.status = Status::Pending;
}

void SubscriptionList::connected(bool sessionResumed)
{
    for (Entry &entry : m_entries) {
        entry.granted = entry.granted && sessionResumed;
        if (entry.granted)
            entry.state.status = Status::Granted;
        else if (entry.state.status != Status::Refused)
            entry.state.status = Status::Pending;
    }
}

void SubscriptionList::disconnected()
{
    for (Entry &entry : m_entries) {
        if (entry.state.status != Status::Refused)
            entry.state.status = Status::Offline;
    }
}

const SubscriptionState *SubscriptionList::answered(const client::SubscriptionResult &result)
{
    Entry *entry = find(result.subscription.topicFilter);
    if (!entry)
        return nullptr;
    entry->granted = !mqtt::isError(result.reasonCode);
    entry->state.status = entry->granted ? Status::Granted : Status::Refused;
    entry->state.reasonCode = result.reasonCode;
    entry->state.reasonString = result.reasonString;
    return &entry->state;
}

bool SubscriptionList::remove(const QByteArray &topicFilter)
{
    const Entry *entry = find(topicFilter);
    if (!entry)
        return false;
    m_entries.erase(m_entries.begin() + (entry - m_entries.data()));
    return true;
}

std::vector<SubscriptionState> SubscriptionList::states() const
{
    std::vector<SubscriptionState> states;
    states.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        states.push_back(entry.state);
    return states;
}

bool SubscriptionList::keepsRetainFlag(QByteArrayView topic) const
{
    bool isBrought = false;
    bool isMixed = false;
    for (const Entry &entry : m_entries) {
        if (entry.state.status == Status::Refused)
            continue;
        isBrought = isBrought || entry.state.subscription.retainAsPublished;
        isMixed = isMixed || !entry.state.subscription.retainAsPublished;
    }
    if (!isBrought || !isMixed)
        return isBrought;
    isBrought = false;
    for (const Entry &entry : m_entries) {
        if (entry.state.status == Status::Refused || !entry.filter.matches(topic))
            continue;
        if (!entry.state.subscription.retainAsPublished)
            return false;
        isBrought = true;
    }
    return isBrought;
}

} // namespace pipeline
