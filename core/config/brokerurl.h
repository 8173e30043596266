// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/transportkind.h"
#include "mqtt/result.h"

#include <QString>

#include <optional>

// Addresses as people type and paste them.
namespace config {

enum class Scheme : quint8 { Mqtt, Mqtts, WebSocket, WebSocketSecure };

struct BrokerUrl {
    Scheme scheme = Scheme::Mqtt;
    QString host; // without the brackets of an IPv6 address
    quint16 port = 1883; // the scheme's own when none was given: 1883, 8883, 80, 443
    bool portGiven = false;
    bool schemeGiven = false;
    QString path; // WebSocket only; with the leading slash
    QString userName;
    std::optional<QString> password; // percent-escapes decoded

    bool operator==(const BrokerUrl &) const = default;
};

struct BrokerUrlError {
    enum class Why : quint8 {
        Empty,
        UnknownScheme,
        HostMissing,
        InvalidHost,
        InvalidPort,
        TooLong
    };
    Why why = Why::Empty;
    qsizetype position = 0; // character in the text as given

    bool operator==(const BrokerUrlError &) const = default;
};

// Accepts mqtt, mqtts, ws and wss URLs (tcp and ssl as older tools write them), "host",
// "host:port", "[ipv6]:port" and a bare IPv6 address. White space around it is ignored.
mqtt::Result<BrokerUrl, BrokerUrlError> parseBrokerUrl(const QString &text);

// The address as it is shown and saved: scheme, host and port; never a user or password.
QString brokerAddress(Scheme scheme, const QString &host, quint16 port);

quint16 defaultPort(Scheme scheme);
// What carries it; nothing for the WebSocket schemes, which this version does not speak.
std::optional<client::TransportKind> transportFor(Scheme scheme);
Scheme schemeOf(client::TransportKind transport);

} // namespace config
