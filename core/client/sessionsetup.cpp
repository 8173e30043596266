// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sessionsetup.h"

#include "client/scram.h"

#include <algorithm>
#include <limits>

namespace client {
namespace {

mqtt::ProtocolVersion firstVersion(VersionChoice choice)
{
    switch (choice) {
    case VersionChoice::Mqtt31:
        return mqtt::ProtocolVersion::Mqtt31;
    case VersionChoice::Mqtt311:
        return mqtt::ProtocolVersion::Mqtt311;
    case VersionChoice::Mqtt5:
    case VersionChoice::Mqtt5WithFallback:
        break;
    }
    return mqtt::ProtocolVersion::Mqtt5;
}

// Only what differs from the defaults of the specification, to keep CONNECT short.
mqtt::Properties connectProperties(const ConnectOptions &options)
{
    mqtt::Properties properties;
    if (options.sessionExpirySeconds > 0)
        properties.sessionExpiryInterval = options.sessionExpirySeconds;
    if (options.receiveMaximum > 0 && options.receiveMaximum < 65535)
        properties.receiveMaximum = options.receiveMaximum;
    if (options.maximumPacketSize || options.limits.packetSize < mqtt::maximumFrameSize)
        properties.maximumPacketSize = maximumFrameSize(options);
    if (options.topicAliasMaximum > 0)
        properties.topicAliasMaximum = options.topicAliasMaximum;
    if (options.requestResponseInformation)
        properties.requestResponseInformation = true;
    if (!options.requestProblemInformation)
        properties.requestProblemInformation = false;
    if (!options.authenticationMethod.isEmpty())
        properties.authenticationMethod = options.authenticationMethod;
    if (!options.authenticationData.isEmpty())
        properties.authenticationData = options.authenticationData;
    properties.userProperties = options.userProperties;
    return properties;
}

} // namespace

bool usesScram(const ConnectOptions &options)
{
    return firstVersion(options.version) == mqtt::ProtocolVersion::Mqtt5
        && options.authenticationData.isEmpty()
        && ScramExchange::algorithm(options.authenticationMethod).has_value();
}

quint32 maximumFrameSize(const ConnectOptions &options)
{
    const quint32 stated = options.maximumPacketSize.value_or(mqtt::maximumFrameSize);
    return std::max<quint32>(std::min(stated, options.limits.packetSize), 1);
}

mqtt::SessionOptions sessionOptions(const ConnectOptions &options)
{
    mqtt::SessionOptions session;
    mqtt::ConnectPacket &connect = session.connect;
    connect.version = firstVersion(options.version);
    connect.cleanStart = options.cleanStart;
    connect.keepAlive = options.keepAliveSeconds;
    connect.clientId = options.clientId;
    connect.will = options.will;
    if (!options.userName.isEmpty())
        connect.userName = options.userName;
    const bool scram = usesScram(options);
    if (!scram)
        connect.password = options.password; // SCRAM is there so that it is not sent
    connect.properties = connectProperties(options);

    // MQTT 3.1.1 has no SCRAM: whoever pretends to speak nothing newer gets no password either.
    session.fallBackTo311 = options.version == VersionChoice::Mqtt5WithFallback && !scram;
    session.useTopicAliases = options.useTopicAliases;
    session.subscriptions = options.subscriptions;
    if (options.will && options.birthPayload) {
        session.birth = mqtt::PublishRequest{.topic = options.will->topic,
                                             .payload = *options.birthPayload,
                                             .qos = options.will->qos,
                                             .retain = options.will->retain};
    }
    session.queuedPublishes = options.limits.queuedPublishes;
    session.queuedPublishBytes = options.limits.queuedPublishBytes;
    session.inflightReceived = quint16(std::clamp(options.limits.inflightReceived, 1, 65535));
    session.rememberedSubscriptions = options.limits.subscriptions;
    return session;
}

} // namespace client
