// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/socketlistener.h"
#include "broker/websockethandshake.h"

#include <QSslConfiguration>

#include <chrono>
#include <optional>

namespace broker {

// MQTT over WebSocket, plain or over TLS (MQTT 5.0 section 6). Handshakes run side by side in the
// background, each step of them limited in time. Owned by LocalBroker.
class WebSocketListener : public SocketListener {
    Q_OBJECT

public:
    // Without a configuration for TLS it is a plain one.
    WebSocketListener(const WebSocketRules &rules, std::optional<QSslConfiguration> tls,
                      std::chrono::milliseconds handshakeLimit, QObject *parent = nullptr);

protected:
    void take(qintptr descriptor) override;

private:
    void encrypt(qintptr descriptor);
    void shakeHands(std::unique_ptr<QTcpSocket> socket, SocketGate &gate);

    const WebSocketRules m_rules;
    const std::optional<QSslConfiguration> m_tls;
    const std::chrono::milliseconds m_limit;
};

} // namespace broker
