// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/handshake.h"

#include <QSslConfiguration>
#include <QSslSocket>

#include <optional>

namespace broker {

struct TlsIdentity;

// Our side of TLS 1.2 or newer; clients show no certificate. Nothing when the identity is of no use
// to the TLS library, or there is none.
std::optional<QSslConfiguration> serverConfiguration(const TlsIdentity &identity);

// TLS, our side. Looks at the first bytes before it starts, so that who speaks plain MQTT or HTTP
// is told apart from who fails at TLS.
class TlsHandshake : public Handshake {
    Q_OBJECT

public:
    TlsHandshake(std::unique_ptr<QSslSocket> socket, const QSslConfiguration &configuration,
                 std::chrono::milliseconds limit);

    // In succeeded().
    std::unique_ptr<QSslSocket> takeTlsSocket();

protected:
    void lost(QAbstractSocket::SocketError error) override;

private:
    void look();
    void alertReceived(QSsl::AlertLevel level, QSsl::AlertType type, const QString &description);

    QSslSocket *const m_ssl; // the socket of Handshake
    HandshakeProblem m_problem = HandshakeProblem::Failed; // what the client said
    QString m_alert;
    bool m_started = false;
};

} // namespace broker
