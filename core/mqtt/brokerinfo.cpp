// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/brokerinfo.h"

namespace mqtt {

BrokerInfo brokerInfo(const ConnectPacket &connect, const ConnackPacket &connack)
{
    const Properties &said = connack.properties;
    BrokerInfo info;
    info.version = connect.version;
    info.connack = connack;
    info.clientId = said.assignedClientIdentifier.value_or(connect.clientId);
    info.keepAlive = std::chrono::seconds(said.serverKeepAlive.value_or(connect.keepAlive));
    if (connect.version == ProtocolVersion::Mqtt5) {
        info.sessionExpirySeconds = said.sessionExpiryInterval.value_or(
            connect.properties.sessionExpiryInterval.value_or(0));
    } else {
        info.sessionExpirySeconds = connect.cleanStart ? 0 : 0xFFFFFFFF;
    }
    info.receiveMaximum = said.receiveMaximum.value_or(65535);
    info.maximumQoS = said.maximumQoS.value_or(QoS::ExactlyOnce);
    info.retainAvailable = said.retainAvailable.value_or(true);
    info.maximumPacketSize = said.maximumPacketSize;
    info.topicAliasMaximum = said.topicAliasMaximum.value_or(0);
    info.wildcardSubscriptionAvailable = said.wildcardSubscriptionAvailable.value_or(true);
    info.subscriptionIdentifiersAvailable = said.subscriptionIdentifierAvailable.value_or(true);
    info.sharedSubscriptionAvailable = said.sharedSubscriptionAvailable.value_or(true);
    return info;
}

} // namespace mqtt
