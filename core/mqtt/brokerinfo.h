// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"
#include "mqtt/types.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace mqtt {

// What CONNACK said, with the defaults of the spec where it said nothing (MQTT 5.0 3.2.2.3), and
// what follows from it together with our CONNECT. A value; holds no secret.
struct BrokerInfo {
    ProtocolVersion version = ProtocolVersion::Mqtt5;
    bool fellBack = false; // MQTT 5 was refused and 3.1.1 accepted
    ConnackPacket connack{};
    QByteArray clientId{}; // ours, or the one the broker assigned
    std::chrono::seconds keepAlive{0}; // the one in force
    quint32 sessionExpirySeconds = 0; // the one in force
    quint16 receiveMaximum = 65535;
    QoS maximumQoS = QoS::ExactlyOnce;
    bool retainAvailable = true;
    std::optional<quint32> maximumPacketSize{};
    quint16 topicAliasMaximum = 0;
    bool wildcardSubscriptionAvailable = true;
    bool subscriptionIdentifiersAvailable = true;
    bool sharedSubscriptionAvailable = true;

    bool operator==(const BrokerInfo &) const = default;
};

// For an accepting CONNACK.
BrokerInfo brokerInfo(const ConnectPacket &connect, const ConnackPacket &connack);

} // namespace mqtt
