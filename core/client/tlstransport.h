// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/tcptransport.h"
#include "client/tlsfacts.h"
#include "client/tlsoptions.h"

#include <QSslError>
#include <QSslSocket>

namespace client {

// TLS over TCP. opened() follows the handshake and the check of the broker's certificate: nothing
// of ours is sent before both are done. The buffer of decrypted bytes is bounded, so that
// back-pressure works here too.
class TlsTransport : public TcpTransport {
    Q_OBJECT

public:
    explicit TlsTransport(QObject *parent = nullptr);

    void open(const ConnectOptions &options) override;
    qint64 read(char *data, qint64 maximum) override;
    qint64 bytesToWrite() const override;
    std::optional<TlsFacts> tls() const override;

protected:
    void connected() override;
    Ending endingOf(QAbstractSocket::SocketError error) override;

private:
    bool configure(const ConnectOptions &options);
    void refuse(TlsProblem problem, const QByteArray &detail);
    void judge(const QList<QSslError> &errors);
    void encrypted();
    void alertReceived(QSsl::AlertLevel level, QSsl::AlertType type, const QString &description);
    bool isPinned() const;
    void handOverTheRest();
    void noteChain();

    QSslSocket *m_ssl; // TcpTransport's own socket
    TlsOptions m_options;
    TlsFacts m_facts;
    QByteArray m_detail;
    bool m_handshaking = false;
};

} // namespace client
