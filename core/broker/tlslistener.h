// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/socketlistener.h"

#include <QSslConfiguration>

#include <chrono>

namespace broker {

// MQTT over TLS. Handshakes run side by side in the background and are given up after a time. The
// buffer of decrypted bytes is bounded, so that a fast sender waits here too. Owned by LocalBroker.
class TlsListener : public SocketListener {
    Q_OBJECT

public:
    TlsListener(const QSslConfiguration &configuration, std::chrono::milliseconds handshakeLimit,
                QObject *parent = nullptr);

protected:
    void take(qintptr descriptor) override;

private:
    const QSslConfiguration m_configuration;
    const std::chrono::milliseconds m_limit;
};

} // namespace broker
