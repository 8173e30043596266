// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"

// A profile in which nothing has its default value, so that a forgotten member shows.
inline config::Profile sampleProfile()
{
    using namespace std::chrono_literals;
    config::Profile profile;
    profile.name = QStringLiteral("Plant A 仓库");
    profile.group = QStringLiteral("Plants/欧洲");
    profile.mark = config::ColorMark::Purple;
    client::ConnectOptions &options = profile.options;
    options.host = QStringLiteral("edge.plant-a.example");
    options.port = 8883;
    options.transport = client::TransportKind::Tls;
    options.tls.verification = client::TlsVerification::PinnedCertificate;
    options.tls.authorityFile = QStringLiteral("/etc/ssl/仓库.pem");
    options.tls.pinnedFingerprint = QByteArray(31, 'a') + '\0';
    options.tls.expectedName = QStringLiteral("mqtt.plant-a.example");
    options.tls.certificateFile = QStringLiteral("/home/anna/client.pem");
    options.tls.keyFile = QStringLiteral("/home/anna/client.key");
    options.tls.minimumVersion = client::TlsVersion::Tls13;
    options.tls.applicationProtocols = {"x-amzn-mqtt-ca", "mqtt"};
    options.version = client::VersionChoice::Mqtt311;
    options.clientId = "explorer-0a1b2c";
    options.userName = QByteArray("us\xFF\x00r", 5);
    options.keepAliveSeconds = 0;
    options.cleanStart = false;
    options.sessionExpirySeconds = 0xFFFFFFFFU;
    mqtt::Will will;
    will.topic = "état/仓库";
    will.payload = QByteArray("\xEF\xBB\xBF{\"on\":false}");
    will.qos = mqtt::QoS::ExactlyOnce;
    will.retain = true;
    will.properties.willDelayInterval = 0xFFFFFFFFU;
    will.properties.messageExpiryInterval = 0;
    will.properties.payloadFormat = mqtt::PayloadFormat::Unspecified;
    will.properties.contentType = "application/json";
    will.properties.responseTopic = "reply";
    will.properties.correlationData = QByteArray("\x00\x01\xFF", 3);
    will.properties.userProperties = {{"a", "1"}, {"a", "2"}, {"", ""}};
    options.will = will;
    options.birthPayload = "";
    options.receiveMaximum = 7;
    options.maximumPacketSize = 0xFFFFFFFFU;
    options.topicAliasMaximum = 0;
    options.useTopicAliases = true;
    options.requestResponseInformation = true;
    options.requestProblemInformation = false;
    options.authenticationMethod = "SCRAM-SHA-1";
    options.userProperties = {{"site", "a\nb"}, {"site", "c"}};
    options.connectTimeout = 33s;
    options.tcpNoDelay = false;
    options.tcpKeepAlive = false;
    options.webSocket.path = QStringLiteral("/mqtt?x=ü");
    options.webSocket.headers = {{"X-Tenant", "home", false}, {"Authorization", {}, true}};
    options.proxy.kind = client::ProxyKind::Socks5;
    options.proxy.host = QStringLiteral("proxy.plant-a.example");
    options.proxy.port = 1080;
    options.proxy.userName = "anna";
    options.bindAddress = QStringLiteral("::1");
    options.reconnect.enabled = false;
    options.reconnect.first = 2s;
    options.reconnect.most = 59s;
    options.limits.queuedPublishes = 17;
    config::SavedSubscription saved;
    saved.subscription
        = {"$share/g/a/+/#", mqtt::QoS::ExactlyOnce, true, false, mqtt::RetainHandling::DoNotSend};
    saved.enabled = false;
    saved.alias = QStringLiteral("all of it");
    profile.subscriptions = {saved, {}};
    profile.subscriptions[1].subscription.topicFilter = "x";
    profile.subscriptions[1].subscription.retainHandling = mqtt::RetainHandling::SendIfNew;
    profile.keepPassword = config::KeepPassword::Keyring;
    profile.connectAtStart = true;
    profile.readOnly = true;
    profile.notes = QStringLiteral("line\nline\t\"quoted\"");
    return profile;
}
