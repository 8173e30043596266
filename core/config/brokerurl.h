// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectoptions.h"
#include "mqtt/result.h"

#include <QString>

#include <optional>

// Addresses as people type and paste them.
namespace config {

enum class Scheme : quint8 { Mqtt, Mqtts, WebSocket, WebSocketSecure, LocalSocket };

struct BrokerUrl {
    Scheme scheme = Scheme::Mqtt;
    QString host; // without the brackets of an IPv6 address; LocalSocket: the path of the socket
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
        InvalidPath, // of a local socket: it starts with a slash
        TooLong,
    };
    Why why = Why::Empty;
    qsizetype position = 0; // character in the text as given

    bool operator==(const BrokerUrlError &) const = default;
};

// Accepts mqtt, mqtts, ws and wss URLs (tcp and ssl as older tools write them), unix:///path,
// "host", "host:port", "[ipv6]:port" and a bare IPv6 address. White space around it is ignored.
mqtt::Result<BrokerUrl, BrokerUrlError> parseBrokerUrl(const QString &text);

// The address as it is shown and saved: scheme, host, port and the path of a WebSocket without its
// query; never a user or password.
QString brokerAddress(Scheme scheme, const QString &host, quint16 port, const QString &path = {});
QString brokerAddress(const client::ConnectOptions &options);
// Where the URL leads: transport, host, port and path. Leaves who connects as it is.
void setAddress(client::ConnectOptions &options, const BrokerUrl &url);

quint16 defaultPort(Scheme scheme);
client::TransportKind transportFor(Scheme scheme);
Scheme schemeOf(client::TransportKind transport);

} // namespace config
