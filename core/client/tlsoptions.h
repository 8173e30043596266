// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <optional>

namespace client {

// Whom to believe that the broker is the broker.
enum class TlsVerification : quint8 {
    SystemAuthorities, // the certificates that the system trusts
    AuthorityFile, // those in a file of the user, and no others
    PinnedCertificate, // this very certificate, whoever signed it and whatever name it has
    Off, // anybody: encrypted, but perhaps to the wrong one
};

enum class TlsVersion : quint8 { Tls12, Tls13 };

// How to speak TLS: a value, part of ConnectOptions. Files are named here and read when a
// connection is made, so that a renewed certificate is used without a word. The passphrase is a
// secret and is never written to a file.
struct TlsOptions {
    TlsVerification verification = TlsVerification::SystemAuthorities;
    QString authorityFile{}; // any number of certificates, PEM or DER
    QByteArray pinnedFingerprint{}; // SHA-256 of the certificate, 32 bytes
    QString expectedName{}; // what the certificate has to say, and SNI; empty: the host

    QString certificateFile{}; // ours, with its chain: PEM, DER or PKCS#12; empty: none
    QString keyFile{}; // PEM or DER; empty: the key is in the certificate's file
    std::optional<QByteArray> keyPassphrase{};

    TlsVersion minimumVersion = TlsVersion::Tls12;
    QByteArrayList applicationProtocols{}; // ALPN, in order of preference

    bool operator==(const TlsOptions &) const = default;
};

} // namespace client
