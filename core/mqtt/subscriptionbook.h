// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/brokerinfo.h"
#include "mqtt/effects.h"
#include "mqtt/packets.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace mqtt {

// A SUBSCRIBE or UNSUBSCRIBE that has to be sent or waits for its answer.
struct SubscriptionRequest {
    std::vector<Subscription> subscriptions{};
    std::optional<quint32> identifier{}; // Subscription Identifier
    std::vector<QByteArray> unsubscribed{}; // then an UNSUBSCRIBE
    bool repeats = false; // what the broker has granted already; the answer changes nothing
    Instant sentAt{0};

    bool operator==(const SubscriptionRequest &) const = default;
};

// Remembers which filters the user wants, so that a new session gets them again, and which requests
// wait for an answer. Bounded: refuses filters beyond its maximum. Owned by Session.
class SubscriptionBook {
public:
    void setMaximum(int filters) { m_maximum = filters; }
    // Those of the connection options; they replace earlier ones of this kind.
    void configure(const std::vector<Subscription> &subscriptions);
    bool want(const Subscription &subscription, std::optional<quint32> identifier); // false: full
    void unwant(const QByteArray &topicFilter);
    // Not connected: the broker is told later, if it still has the session then.
    void oweUnsubscribe(const QByteArray &topicFilter);

    void sent(PacketIdentifier id, const SubscriptionRequest &request);
    const SubscriptionRequest *pending(PacketIdentifier id) const;
    SubscriptionRequest takePending(PacketIdentifier id); // one that pending() knows
    void acknowledge(const Subscription &subscription, bool granted);

    // One that the broker has granted, as it was asked for.
    std::optional<SubscriptionRequest> granted(const QByteArray &topicFilter) const;

    // Nothing is pending any more; returns the identifiers that are free again.
    std::vector<PacketIdentifier> connectionClosed();
    void sessionEnded(); // the broker knows none of our filters
    // After a connect: what the broker does not know yet, in packets of a bearable size.
    std::vector<SubscriptionRequest> due() const;
    std::vector<QByteArray> takeOwed();

private:
    struct Wanted {
        Subscription subscription{};
        std::optional<quint32> identifier{};
        quint64 order = 0;
        bool configured = false;
        bool acknowledged = false;
    };
    bool put(const Subscription &subscription, std::optional<quint32> identifier, bool configured);

    std::map<QByteArray, Wanted> m_wanted;
    std::vector<QByteArray> m_owed;
    std::unordered_map<quint16, SubscriptionRequest> m_pending;
    quint64 m_order = 0;
    int m_maximum = 10000;
};

// Why this subscription cannot be asked of this broker, if so
// (MQTT 5.0 3.2.2.3, 3.8.3, 4.7, 4.8.2).
std::optional<ReasonCode> subscriptionRefusal(const Subscription &subscription,
                                              std::optional<quint32> identifier,
                                              const BrokerInfo &broker);

} // namespace mqtt
