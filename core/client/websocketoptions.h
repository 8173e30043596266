// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace client {

// A header of the HTTP request that opens a WebSocket. The value of a secret one is kept where
// passwords are, and never written to a file.
struct HttpHeader {
    QByteArray name{};
    QByteArray value{};
    bool secret = false;

    bool operator==(const HttpHeader &) const = default;
};

// MQTT over WebSocket (MQTT 5.0 section 6, RFC 6455): a value, part of ConnectOptions.
struct WebSocketOptions {
    QString path = QStringLiteral("/mqtt"); // with its query, as in the URL
    std::vector<HttpHeader> headers{}; // besides those that the handshake needs itself

    bool operator==(const WebSocketOptions &) const = default;
};

} // namespace client
