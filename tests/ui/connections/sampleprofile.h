// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"

// A profile in which nothing is at its default.
inline config::Profile complete()
{
    config::Profile profile = config::newProfile();
    profile.id = QStringLiteral("id");
    profile.name = QStringLiteral("Home");
    profile.options.host = QStringLiteral("broker.example");
    profile.options.port = 1884;
    profile.options.version = client::VersionChoice::Mqtt5;
    profile.options.clientId = "me";
    profile.options.userName = "anna";
    profile.options.keepAliveSeconds = 33;
    profile.options.cleanStart = false;
    profile.options.sessionExpirySeconds = 0xFFFFFFFF;
    mqtt::Will will;
    will.topic = "me/status";
    will.payload = QByteArray("\x00\xff\x01", 3);
    will.qos = mqtt::QoS::ExactlyOnce;
    will.retain = true;
    will.properties.willDelayInterval = 7;
    will.properties.payloadFormat = mqtt::PayloadFormat::Unspecified;
    will.properties.messageExpiryInterval = 0;
    will.properties.contentType = "application/octet-stream";
    will.properties.responseTopic = "me/answer";
    will.properties.correlationData = QByteArray("\xfe\x00", 2);
    will.properties.userProperties = {{"a", "1"}, {"a", "2"}};
    profile.options.will = will;
    profile.options.birthPayload = "line one\nline two";
    profile.options.receiveMaximum = 12;
    profile.options.maximumPacketSize = 4096;
    profile.options.topicAliasMaximum = 3;
    profile.options.useTopicAliases = true;
    profile.options.requestResponseInformation = true;
    profile.options.requestProblemInformation = false;
    profile.options.authenticationMethod = "PLAIN";
    profile.options.authenticationData = QByteArray("\x00\x01", 2);
    profile.options.userProperties = {{"x", ""}, {"x", "y"}};
    profile.options.connectTimeout = std::chrono::seconds(7);
    profile.options.tcpNoDelay = false;
    profile.options.tcpKeepAlive = false;
    profile.options.webSocket.path = QStringLiteral("/elsewhere?a=b");
    profile.options.webSocket.headers = {{"X-Tenant", "home", false}, {"Authorization", {}, true}};
    profile.options.proxy.kind = client::ProxyKind::Socks5;
    profile.options.proxy.host = QStringLiteral("proxy.example");
    profile.options.proxy.port = 1081;
    profile.options.proxy.userName = "anna";
    profile.options.bindAddress = QStringLiteral("127.0.0.1");
    profile.options.reconnect = {false, std::chrono::seconds(2), std::chrono::seconds(9)};
    profile.options.limits.queuedPublishes = 17;
    profile.subscriptions
        = {{{"a/+", mqtt::QoS::AtLeastOnce, true, true, mqtt::RetainHandling::SendIfNew},
            false,
            QStringLiteral("alias")},
           {{"$share/g/b", mqtt::QoS::ExactlyOnce, false, false, mqtt::RetainHandling::DoNotSend},
            true,
            {}}};
    profile.connectAtStart = true;
    profile.readOnly = true;
    profile.notes = QStringLiteral("first\nsecond");
    return profile;
}
