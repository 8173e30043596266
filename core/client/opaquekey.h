// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>

#include <optional>

// Private keys that Qt's own reader does not know (Ed25519, Ed448) but its TLS library does: read
// by OpenSSL and handed to Qt as they are. Pure functions; they never ask for a passphrase
// themselves.
namespace client {

// PEM or DER, encrypted or not; null when there is no such key or the passphrase is wrong.
QSslKey opaqueKey(const QByteArray &bytes, const std::optional<QByteArray> &passphrase);

struct OpaqueIdentity {
    QSslKey key;
    QList<QSslCertificate> chain; // ours first
};

// The same out of PKCS#12.
std::optional<OpaqueIdentity> opaqueIdentity(const QByteArray &pkcs12,
                                             const QByteArray &passphrase);

} // namespace client
