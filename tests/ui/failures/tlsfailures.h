// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failurewindow.h"
#include "reached.h"
#include "support/certificates.h"
#include "support/mosquitto.h"

#include <functional>
#include <memory>

// Every way in which no secure connection comes about: mosquitto and openssl s_server with
// certificates made here, files of ours that cannot be used, and sockets that speak no TLS.
class TlsFailures : public QObject {
    Q_OBJECT

public:
    using Change = std::function<void(client::TlsOptions &)>;

    explicit TlsFailures(Reached &reached)
        : m_reached(reached)
    {
    }
    // Not reachable from outside: no certificate at all needs ciphers that OpenSSL does not offer,
    // revocation lists are not fetched, and without a TLS library there is nothing to test with.
    static std::set<client::TlsProblem> unreachable();

private slots:
    void initTestCase();
    void brokers_data();
    void brokers();
    void files_data();
    void files();
    void servers_data();
    void servers();
    void others_data();
    void others();
    void cleanupTestCase();

private:
    bool makeCertificates();
    bool makeFutureCertificate() const;
    client::ConnectOptions options(quint16 port) const;
    Change identity(const QString &certificate, const QString &key,
                    const std::optional<QByteArray> &passphrase = {}) const;
    void expect(client::TlsProblem problem, const QString &sentence, const QString &remedy);
    QString pem(const QString &name) const { return m_certificates.path(name + u".pem"); }
    QString key(const QString &name) const { return m_certificates.path(name + u".key"); }

    Reached &m_reached;
    Certificates m_certificates;
    std::unique_ptr<Mosquitto> m_broker;
    QHash<QString, quint16> m_ports;
    std::unique_ptr<FailureWindow> m_window;
};
