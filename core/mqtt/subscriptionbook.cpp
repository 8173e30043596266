// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/subscriptionbook.h"

#include "mqtt/topic.h"

#include <algorithm>

namespace mqtt {
namespace {

constexpr std::size_t filtersPerPacket = 64;

} // namespace

void SubscriptionBook::configure(const std::vector<Subscription> &subscriptions)
{
    std::erase_if(m_wanted, [](const auto &entry) { return entry.second.configured; });
    for (const Subscription &subscription : subscriptions)
        put(subscription, std::nullopt, true);
}

bool SubscriptionBook::put(const Subscription &subscription, std::optional<quint32> identifier,
                           bool configured)
{
    const auto found = m_wanted.find(subscription.topicFilter);
    if (found == m_wanted.end() && m_wanted.size() >= std::size_t(m_maximum))
        return false;
    std::erase(m_owed, subscription.topicFilter);
    m_wanted[subscription.topicFilter] = {subscription, identifier, ++m_order, configured, false};
    return true;
}

bool SubscriptionBook::want(const Subscription &subscription, std::optional<quint32> identifier)
{
    return put(subscription, identifier, false);
}

void SubscriptionBook::unwant(const QByteArray &topicFilter)
{
    m_wanted.erase(topicFilter);
}

void SubscriptionBook::oweUnsubscribe(const QByteArray &topicFilter)
{
    const bool known = std::find(m_owed.begin(), m_owed.end(), topicFilter) != m_owed.end();
    if (!known && m_owed.size() < std::size_t(m_maximum))
        m_owed.push_back(topicFilter);
}

void SubscriptionBook::sent(PacketIdentifier id, const SubscriptionRequest &request)
{
    m_pending.insert_or_assign(static_cast<quint16>(id), request);
}

const SubscriptionRequest *SubscriptionBook::pending(PacketIdentifier id) const
{
    const auto found = m_pending.find(static_cast<quint16>(id));
    return found == m_pending.end() ? nullptr : &found->second;
}

SubscriptionRequest SubscriptionBook::takePending(PacketIdentifier id)
{
    return std::move(m_pending.extract(static_cast<quint16>(id)).mapped());
}

void SubscriptionBook::acknowledge(const Subscription &subscription, bool granted)
{
    // The user may have changed or withdrawn it since; then this answer is not about it.
    const auto found = m_wanted.find(subscription.topicFilter);
    if (found == m_wanted.end() || found->second.subscription != subscription)
        return;
    if (granted)
        found->second.acknowledged = true;
    else
        m_wanted.erase(found);
}

std::optional<SubscriptionRequest> SubscriptionBook::granted(const QByteArray &topicFilter) const
{
    const auto found = m_wanted.find(topicFilter);
    if (found == m_wanted.end() || !found->second.acknowledged)
        return std::nullopt;
    return SubscriptionRequest{.subscriptions = {found->second.subscription},
                               .identifier = found->second.identifier};
}

std::vector<PacketIdentifier> SubscriptionBook::connectionClosed()
{
    std::vector<PacketIdentifier> ids;
    ids.reserve(m_pending.size());
    for (const auto &[id, request] : m_pending) {
        ids.push_back(PacketIdentifier{id});
        for (const QByteArray &filter : request.unsubscribed) {
            if (!m_wanted.contains(filter))
                oweUnsubscribe(filter);
        }
    }
    m_pending.clear();
    return ids;
}

void SubscriptionBook::sessionEnded()
{
    for (auto &[filter, wanted] : m_wanted)
        wanted.acknowledged = false;
}

std::vector<SubscriptionRequest> SubscriptionBook::due() const
{
    std::vector<const Wanted *> missing;
    for (const auto &[filter, wanted] : m_wanted) {
        if (!wanted.acknowledged)
            missing.push_back(&wanted);
    }
    std::sort(missing.begin(), missing.end(),
              [](const Wanted *a, const Wanted *b) { return a->order < b->order; });
    std::vector<SubscriptionRequest> requests;
    for (const Wanted *wanted : missing) {
        if (requests.empty() || requests.back().identifier != wanted->identifier
            || requests.back().subscriptions.size() >= filtersPerPacket) {
            requests.emplace_back().identifier = wanted->identifier;
        }
        requests.back().subscriptions.push_back(wanted->subscription);
    }
    return requests;
}

std::vector<QByteArray> SubscriptionBook::takeOwed()
{
    return std::exchange(m_owed, {});
}

std::optional<ReasonCode> subscriptionRefusal(const Subscription &subscription,
                                              std::optional<quint32> identifier,
                                              const BrokerInfo &broker)
{
    const QByteArray &text = subscription.topicFilter;
    if (broker.version != ProtocolVersion::Mqtt5) {
        return TopicFilter::checkPlain(text) ? std::optional(ReasonCode::TopicFilterInvalid)
                                             : std::nullopt;
    }
    const auto filter = TopicFilter::fromBytes(text);
    if (!filter)
        return ReasonCode::TopicFilterInvalid;
    if (filter->isShared() && subscription.noLocal)
        return ReasonCode::ProtocolError; // [MQTT-3.8.3-4]
    if (filter->isShared() && !broker.sharedSubscriptionAvailable)
        return ReasonCode::SharedSubscriptionsNotSupported;
    if (filter->hasWildcards() && !broker.wildcardSubscriptionAvailable)
        return ReasonCode::WildcardSubscriptionsNotSupported;
    if (identifier && !broker.subscriptionIdentifiersAvailable)
        return ReasonCode::SubscriptionIdentifiersNotSupported;
    return std::nullopt;
}

} // namespace mqtt
