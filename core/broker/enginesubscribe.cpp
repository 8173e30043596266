// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/engine.h"

#include "mqtt/topic.h"

#include <algorithm>

// Subscriptions: MQTT 5 sections 3.8 to 3.11, 4.8.
namespace broker {

using namespace mqtt;

namespace {

constexpr qsizetype deepestFilter = 200; // levels
constexpr qint64 mostFilterBytes = 64LL * 1024 * 1024; // of all subscriptions, in memory

struct FilterParts {
    QByteArrayView shareName{}; // empty: not shared
    QByteArrayView filter{};
};

// In 3.x the rules do not know shared subscriptions, but clients use them there too; what is no
// valid one is a filter like any other.
FilterParts partsOf(const QByteArray &filter)
{
    if (!filter.startsWith("$share/") || TopicFilter::check(filter))
        return {{}, filter};
    const qsizetype nameStart = 7;
    const qsizetype nameEnd = filter.indexOf('/', nameStart);
    const QByteArrayView whole(filter);
    return {whole.sliced(nameStart, nameEnd - nameStart), whole.sliced(nameEnd + 1)};
}

bool hasWildcard(QByteArrayView filter)
{
    return filter.contains('+') || filter.contains('#');
}

qint64 costOf(QByteArrayView filter)
{
    return 2 * filter.size() + 96 * levelCount(filter) + 128;
}

} // namespace

ReasonCode Engine::judge(const BrokerSession &session, const Subscription &subscription,
                         const char *&why) const
{
    const QByteArray &filter = subscription.topicFilter;
    const FilterParts parts = partsOf(filter);
    const auto refusal = [&why](ReasonCode reason, const char *what) {
        why = what;
        return reason;
    };
    if (!parts.shareName.isEmpty() && !m_options.sharedAvailable)
        return refusal(ReasonCode::SharedSubscriptionsNotSupported, "no shared subscriptions here");
    if (!m_options.wildcardsAvailable && hasWildcard(parts.filter))
        return refusal(ReasonCode::WildcardSubscriptionsNotSupported, "no wildcards here");
    if (levelCount(parts.filter) > deepestFilter)
        return refusal(ReasonCode::QuotaExceeded, "topic filter has too many levels");
    const bool full = session.subscriptions.size() >= m_options.limits.subscriptionsPerClient
        || m_index.size() >= m_options.limits.subscriptions
        || m_subscriptionBytes + costOf(filter) > mostFilterBytes;
    if (full && !session.subscriptions.contains(filter))
        return refusal(ReasonCode::QuotaExceeded, "too many subscriptions");
    return static_cast<ReasonCode>(std::min(subscription.qos, m_options.maximumQoS));
}

void Engine::subscribe(BrokerConnection &connection, BrokerSession &session,
                       const SubscribePacket &packet, Instant now)
{
    struct Retained {
        const QByteArray &filter;
        SubscriptionOptions options;
    };
    SubackPacket answer;
    answer.packetIdentifier = packet.packetIdentifier;
    std::vector<Retained> retained;
    const auto &identifiers = packet.properties.subscriptionIdentifiers;
    for (const Subscription &subscription : packet.subscriptions) {
        const char *why = nullptr;
        const ReasonCode code = judge(session, subscription, why);
        answer.reasonCodes.push_back(code);
        if (isError(code)) {
            answer.properties.reasonString = why;
            continue;
        }
        const SubscriptionOptions options{static_cast<QoS>(code), subscription.noLocal,
                                          subscription.retainAsPublished,
                                          identifiers.empty() ? 0 : identifiers.front()};
        const FilterParts parts = partsOf(subscription.topicFilter);
        const bool isNew = m_index.insert(session.id, parts.shareName, parts.filter, options);
        if (isNew)
            m_subscriptionBytes += costOf(subscription.topicFilter);
        session.subscriptions.insert(subscription.topicFilter, options);
        const bool wanted = subscription.retainHandling == RetainHandling::SendAlways
            || (subscription.retainHandling == RetainHandling::SendIfNew && isNew);
        if (wanted && parts.shareName.isEmpty()) // 3.3.1.3: not for shared ones
            retained.push_back({subscription.topicFilter, options});
    }
    connection.send(answer);
    for (const Retained &each : retained)
        sendRetained(session, each.filter, each.options, now);
}

void Engine::sendRetained(BrokerSession &session, QByteArrayView filter,
                          const SubscriptionOptions &options, Instant now)
{
    const auto send = [&](const MessagePointer &message) {
        Publication publication(message, now);
        BrokerSession::Delivery how;
        how.qos = std::min(publication.view().qos, options.qos);
        how.retain = true;
        how.isRetained = true;
        if (options.identifier != 0)
            how.identifiers = std::span(&options.identifier, 1);
        session.deliver(publication, how);
    };
    m_retained.forEachMatching(filter, now, send);
    m_system.forEachMatching(filter, now, send);
}

void Engine::unsubscribe(BrokerConnection &connection, BrokerSession &session,
                         const UnsubscribePacket &packet)
{
    UnsubackPacket answer;
    answer.packetIdentifier = packet.packetIdentifier;
    for (const QByteArray &filter : packet.topicFilters)
        answer.reasonCodes.push_back(removeSubscription(session, filter)
                                         ? ReasonCode::Success
                                         : ReasonCode::NoSubscriptionExisted);
    connection.send(answer);
}

bool Engine::removeSubscription(BrokerSession &session, const QByteArray &filter)
{
    if (!session.subscriptions.contains(filter))
        return false;
    const FilterParts parts = partsOf(filter);
    m_index.remove(session.id, parts.shareName, parts.filter);
    m_subscriptionBytes -= costOf(filter);
    session.subscriptions.remove(filter);
    return true;
}

} // namespace broker
