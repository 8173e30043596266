// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace broker {

// What interests us of the HTTP request that opens a WebSocket; QWebSocketServer judges the rest.
struct WebSocketRequest {
    bool upgrades = false; // it asks for a WebSocket
    bool speaksMqtt = false; // and offers a sub-protocol of ours
    std::optional<QByteArray> origin{}; // where the page is from; none: no browser

    bool operator==(const WebSocketRequest &) const = default;
};

// The sub-protocols, best first: that of MQTT 5.0 and 3.1.1, and that of old libraries for 3.1.
inline constexpr char subprotocol[] = "mqtt";
inline constexpr char oldSubprotocol[] = "mqttv3.1";

// `head` ends with the empty line.
WebSocketRequest readWebSocketRequest(QByteArrayView head);

// Whether a page of this origin is of this computer: http or https from localhost or a loopback
// address. "null" is not: any page of the Internet can have a frame with that origin.
bool isLocalOrigin(const QByteArray &origin);

} // namespace broker
