// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/tlsfacts.h"
#include "client/tlsoptions.h"
#include "mqtt/result.h"

#include <QList>
#include <QSslCertificate>
#include <QSslKey>

#include <vector>

// Certificates and keys from the user's files. Pure functions; each reads small files only (up to
// 4 MiB) and refuses what is no regular file. What is wrong is a value, never an exception.
namespace client {

struct TlsFileError {
    TlsProblem problem = TlsProblem::None;
    QString file{};
    QString detail{}; // the system's own words

    bool operator==(const TlsFileError &) const = default;
};

struct ClientIdentity {
    QList<QSslCertificate> chain; // ours first
    QSslKey key;
};

CertificateFacts factsOf(const QSslCertificate &certificate);

// PEM or DER, at least one.
mqtt::Result<QList<QSslCertificate>, TlsFileError> readAuthorities(const QString &file);
// Certificate, chain and key as TlsOptions names them; certificateFile must not be empty.
mqtt::Result<ClientIdentity, TlsFileError> readClientIdentity(const TlsOptions &options);

// The same for those who only want to know whether the files will do.
mqtt::Result<std::vector<CertificateFacts>, TlsFileError> checkAuthorities(const QString &file);
mqtt::Result<CertificateFacts, TlsFileError> checkClientIdentity(const TlsOptions &options);

} // namespace client
