// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/session.h"

#include "mqtt/topic.h"

// SUBSCRIBE and UNSUBSCRIBE and their answers (MQTT 5.0 3.8 to 3.11).
namespace mqtt {
namespace {

// What MQTT 3 cannot say is left out there, so that one set of subscriptions serves every version.
Subscription forVersion(const Subscription &subscription, ProtocolVersion version)
{
    if (version == ProtocolVersion::Mqtt5)
        return subscription;
    return {.topicFilter = subscription.topicFilter, .qos = subscription.qos};
}

} // namespace

void Session::subscribe(const std::vector<Subscription> &subscriptions,
                        std::optional<quint32> identifier, Instant now)
{
    m_now = now;
    SubscriptionsAnswered refused;
    std::vector<Subscription> wanted;
    for (const Subscription &subscription : subscriptions) {
        // Offline the shape of the filter is all that can be judged; the rest follows.
        if (TopicFilter::checkPlain(subscription.topicFilter))
            refused.results.push_back({subscription, ReasonCode::TopicFilterInvalid, {}});
        else if (!m_subscriptions.want(subscription, identifier))
            refused.results.push_back({subscription, ReasonCode::QuotaExceeded, {}});
        else
            wanted.push_back(subscription);
    }
    if (!refused.results.empty())
        tell(std::move(refused));
    if (m_phase == Phase::Connected && !wanted.empty())
        sendOrRefuse(wanted, identifier);
}

// The same options and identifier, so that nothing changes but that the broker sends what is
// retained once more (MQTT 3.1.1 [MQTT-3.8.4-3], MQTT 5.0 3.8.4).
void Session::repeatSubscription(const QByteArray &topicFilter, Instant now)
{
    m_now = now;
    auto request = m_subscriptions.granted(topicFilter);
    if (!request || m_phase != Phase::Connected) {
        SubscriptionsAnswered refused;
        refused.results.push_back(
            {{.topicFilter = topicFilter}, ReasonCode::UnspecifiedError, {}, true});
        return tell(std::move(refused));
    }
    request->repeats = true;
    request->subscriptions.front().retainHandling = RetainHandling::SendAlways;
    if (!isMqtt5())
        request->identifier.reset();
    sendRequest(std::move(*request));
}

void Session::unsubscribe(const std::vector<QByteArray> &topicFilters, Instant now)
{
    m_now = now;
    UnsubscribesAnswered refused;
    SubscriptionRequest request;
    for (const QByteArray &filter : topicFilters) {
        m_subscriptions.unwant(filter);
        if (TopicFilter::checkPlain(filter))
            refused.results.push_back({filter, ReasonCode::TopicFilterInvalid});
        else if (m_phase == Phase::Connected)
            request.unsubscribed.push_back(filter);
        else
            m_subscriptions.oweUnsubscribe(filter);
    }
    if (!refused.results.empty())
        tell(std::move(refused));
    if (!request.unsubscribed.empty())
        sendRequest(std::move(request));
}

void Session::sendDueSubscriptions(bool resumed)
{
    const std::vector<QByteArray> owed = m_subscriptions.takeOwed();
    if (resumed && !owed.empty()) {
        sendRequest({.unsubscribed = owed});
    } else if (!owed.empty()) {
        UnsubscribesAnswered gone; // with the session
        for (const QByteArray &filter : owed)
            gone.results.push_back({filter, ReasonCode::NoSubscriptionExisted});
        tell(std::move(gone));
    }
    for (const SubscriptionRequest &request : m_subscriptions.due())
        sendOrRefuse(request.subscriptions, request.identifier);
}

void Session::sendOrRefuse(const std::vector<Subscription> &subscriptions,
                           std::optional<quint32> identifier)
{
    SubscriptionsAnswered refused;
    SubscriptionRequest request{.identifier = isMqtt5() ? identifier : std::nullopt};
    for (const Subscription &subscription : subscriptions) {
        if (const auto code = subscriptionRefusal(subscription, request.identifier, *m_broker)) {
            m_subscriptions.acknowledge(subscription, false);
            refused.results.push_back({subscription, *code, {}});
        } else {
            request.subscriptions.push_back(subscription);
        }
    }
    if (!refused.results.empty())
        tell(std::move(refused));
    if (!request.subscriptions.empty())
        sendRequest(std::move(request));
}

void Session::refuseRequest(const SubscriptionRequest &request, ReasonCode reasonCode)
{
    if (!request.unsubscribed.empty()) {
        UnsubscribesAnswered answered;
        for (const QByteArray &filter : request.unsubscribed)
            answered.results.push_back({filter, reasonCode});
        tell(std::move(answered));
        return;
    }
    SubscriptionsAnswered answered;
    for (const Subscription &subscription : request.subscriptions) {
        if (!request.repeats)
            m_subscriptions.acknowledge(subscription, false);
        answered.results.push_back({subscription, reasonCode, {}, request.repeats});
    }
    tell(std::move(answered));
}

void Session::sendRequest(SubscriptionRequest request)
{
    const auto id = m_ids.allocate();
    if (!id) {
        refuseRequest(request, ReasonCode::QuotaExceeded);
        return;
    }
    Packet packet;
    if (request.unsubscribed.empty()) {
        SubscribePacket subscribe{.packetIdentifier = *id};
        if (request.identifier)
            subscribe.properties.subscriptionIdentifiers = {*request.identifier};
        for (const Subscription &subscription : request.subscriptions)
            subscribe.subscriptions.push_back(forVersion(subscription, m_version));
        packet = std::move(subscribe);
    } else {
        packet = UnsubscribePacket{.packetIdentifier = *id, .topicFilters = request.unsubscribed};
    }
    const auto bytes = encode(packet, m_version);
    const auto limit = m_broker->maximumPacketSize;
    if (bytes && (!limit || bytes->size() <= *limit)) {
        write(*bytes);
        request.sentAt = m_now;
        m_subscriptions.sent(*id, request);
        return;
    }
    m_ids.release(*id);
    const std::size_t count = request.subscriptions.size() + request.unsubscribed.size();
    if (count > 1) {
        // Too large, or one of them spoils it for all: halves find out which.
        SubscriptionRequest half{.identifier = request.identifier};
        const auto move = [](auto &from, auto &to) {
            const auto middle = from.begin() + std::ptrdiff_t(from.size() / 2);
            to.assign(middle, from.end());
            from.erase(middle, from.end());
        };
        move(request.subscriptions, half.subscriptions);
        move(request.unsubscribed, half.unsubscribed);
        sendRequest(std::move(request));
        sendRequest(std::move(half));
        return;
    }
    refuseRequest(request, bytes ? ReasonCode::PacketTooLarge : bytes.error().reason);
}

void Session::subackReceived(const SubackPacket &packet)
{
    const SubscriptionRequest *pending = m_subscriptions.pending(packet.packetIdentifier);
    if (!pending || !pending->unsubscribed.empty()) {
        ++m_counters.strayAnswers;
        return;
    }
    if (packet.reasonCodes.size() != pending->subscriptions.size()) {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError,
             "SUBACK with a wrong number of reason codes");
        return;
    }
    const SubscriptionRequest request = m_subscriptions.takePending(packet.packetIdentifier);
    m_ids.release(packet.packetIdentifier);
    m_roundTrip = m_now - request.sentAt;
    SubscriptionsAnswered answered;
    for (std::size_t i = 0; i < request.subscriptions.size(); ++i) {
        const Subscription &subscription = request.subscriptions[i];
        const ReasonCode code = packet.reasonCodes[i];
        if (!request.repeats)
            m_subscriptions.acknowledge(subscription, !isError(code));
        answered.results.push_back({subscription, code,
                                    packet.properties.reasonString.value_or(QByteArray()),
                                    request.repeats});
    }
    tell(std::move(answered));
    drain(); // an identifier is free again
}

void Session::unsubackReceived(const UnsubackPacket &packet)
{
    const SubscriptionRequest *pending = m_subscriptions.pending(packet.packetIdentifier);
    if (!pending || pending->unsubscribed.empty()) {
        ++m_counters.strayAnswers;
        return;
    }
    if (isMqtt5() && packet.reasonCodes.size() != pending->unsubscribed.size()) {
        fail(Error::Kind::ProtocolError, ReasonCode::ProtocolError,
             "UNSUBACK with a wrong number of reason codes");
        return;
    }
    const SubscriptionRequest request = m_subscriptions.takePending(packet.packetIdentifier);
    m_ids.release(packet.packetIdentifier);
    m_roundTrip = m_now - request.sentAt;
    UnsubscribesAnswered answered;
    for (std::size_t i = 0; i < request.unsubscribed.size(); ++i) {
        answered.results.push_back(
            {request.unsubscribed[i],
             i < packet.reasonCodes.size() ? packet.reasonCodes[i] : ReasonCode::Success});
    }
    tell(std::move(answered));
    drain();
}

} // namespace mqtt
