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

const SubscriptionList::Entry *SubscriptionList::find(const QByteArray &topicFilter) const
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
    entry->state = {};
    entry->state.subscription = subscription;
    entry->state.status = Status::Offline;
    entry->configured = configured;
    entry->leaving = false;
    return *entry;
}

void SubscriptionList::configure(const std::vector<mqtt::Subscription> &subscriptions,
                                 const std::vector<mqtt::Subscription> &paused)
{
    const auto isIn = [](const std::vector<mqtt::Subscription> &list, const Entry &entry) {
        return std::any_of(list.begin(), list.end(), [&](const mqtt::Subscription &kept) {
            return kept.topicFilter == entry.state.subscription.topicFilter;
        });
    };
    std::erase_if(m_entries, [&](const Entry &entry) {
        return entry.configured && !isIn(subscriptions, entry) && !isIn(paused, entry);
    });
    for (const mqtt::Subscription &subscription : subscriptions)
        configureOne(subscription, false);
    for (const mqtt::Subscription &subscription : paused)
        configureOne(subscription, true);
}

void SubscriptionList::configureOne(const mqtt::Subscription &subscription, bool paused)
{
    const Entry *known = find(subscription.topicFilter);
    const bool isNews = !known || !known->configured || known->configuredPaused != paused;
    const bool isPausedNow = isNews ? paused : known->state.status == Status::Paused;
    Entry &entry = put(subscription, true);
    entry.configuredPaused = paused;
    if (!isPausedNow)
        return;
    entry.state.status = Status::Paused;
    entry.granted = false;
}

void SubscriptionList::asked(const mqtt::Subscription &subscription, bool connected,
                             std::optional<quint32> identifier)
{
    const Entry *known = find(subscription.topicFilter);
    Entry &entry = put(subscription, known && known->configured);
    entry.state.identifier = identifier;
    if (connected)
        entry.state.status = Status::Pending;
}

void SubscriptionList::connected(bool sessionResumed)
{
    for (Entry &entry : m_entries) {
        entry.granted = entry.granted && sessionResumed;
        if (entry.state.status == Status::Paused)
            continue;
        if (entry.granted)
            entry.state.status = Status::Granted;
        else if (entry.state.status != Status::Refused)
            entry.state.status = Status::Pending;
    }
}

void SubscriptionList::disconnected()
{
    for (Entry &entry : m_entries) {
        if (entry.state.status != Status::Refused && entry.state.status != Status::Paused)
            entry.state.status = Status::Offline;
    }
}

const SubscriptionState *SubscriptionList::answered(const client::SubscriptionResult &result)
{
    Entry *entry = find(result.subscription.topicFilter);
    if (!entry || entry->state.status == Status::Paused)
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

void SubscriptionList::leaving(const QByteArray &topicFilter)
{
    if (Entry *entry = find(topicFilter))
        entry->leaving = true;
}

bool SubscriptionList::isLeaving(const QByteArray &topicFilter) const
{
    const Entry *entry = find(topicFilter);
    return entry && entry->leaving;
}

bool SubscriptionList::pause(const QByteArray &topicFilter)
{
    Entry *entry = find(topicFilter);
    if (!entry)
        return false;
    entry->granted = false;
    entry->state.status = Status::Paused;
    entry->state.reasonCode = mqtt::ReasonCode::Success;
    entry->state.reasonString.clear();
    return true;
}

void SubscriptionList::pauseRefused(const QByteArray &topicFilter)
{
    Entry *entry = find(topicFilter);
    if (!entry || entry->state.status != Status::Paused)
        return;
    entry->granted = true;
    entry->state.status = Status::Granted;
    entry->state.reasonCode = static_cast<mqtt::ReasonCode>(entry->state.subscription.qos);
}

bool SubscriptionList::isPaused(const QByteArray &topicFilter) const
{
    const Entry *entry = find(topicFilter);
    return entry && entry->state.status == Status::Paused;
}

std::optional<SubscriptionState> SubscriptionList::state(const QByteArray &topicFilter) const
{
    const Entry *entry = find(topicFilter);
    return entry ? std::optional(entry->state) : std::nullopt;
}

bool SubscriptionList::isInForce(const Entry &entry)
{
    return entry.state.status != Status::Refused && entry.state.status != Status::Paused;
}

std::vector<SubscriptionMeter::Followed> SubscriptionList::inForce() const
{
    std::vector<SubscriptionMeter::Followed> followed;
    for (const Entry &entry : m_entries) {
        if (isInForce(entry))
            followed.push_back({entry.filter, entry.state.identifier});
    }
    return followed;
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
        if (!isInForce(entry))
            continue;
        isBrought = isBrought || entry.state.subscription.retainAsPublished;
        isMixed = isMixed || !entry.state.subscription.retainAsPublished;
    }
    if (!isBrought || !isMixed)
        return isBrought;
    isBrought = false;
    for (const Entry &entry : m_entries) {
        if (!isInForce(entry) || !entry.filter.matches(topic))
            continue;
        if (!entry.state.subscription.retainAsPublished)
            return false;
        isBrought = true;
    }
    return isBrought;
}

} // namespace pipeline
