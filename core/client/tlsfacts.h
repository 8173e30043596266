// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <vector>

// What is known about the TLS of a connection: plain values, free to cross threads.
namespace client {

enum class TlsProblem : quint8 {
    None,
    // The broker's certificate
    SelfSigned, // it vouches for itself
    UnknownAuthority, // nobody we trust signed it
    Expired,
    NotYetValid,
    WrongName, // see TlsFacts::expectedName and the names of the first certificate
    Revoked,
    WrongPin, // another certificate than the pinned one
    NoCertificate,
    InvalidCertificate, // bad signature, wrong purpose, key too weak: see FailureInfo::detail
    // What the broker said
    ClientCertificateRequired,
    ClientCertificateRefused,
    NoCommonVersion,
    NoCommonCipher,
    NoCommonApplicationProtocol, // ALPN
    Alert, // another one, see TlsFacts::alert
    // What happened instead of a handshake
    NotTls, // the answer was something else, for example HTTP
    ClosedDuringHandshake, // without a word: perhaps plain MQTT is spoken there
    HandshakeFailed, // see FailureInfo::detail
    // Our own files, see TlsFacts::file
    AuthorityFileUnreadable,
    AuthorityFileEmpty, // no certificate in it
    CertificateFileUnreadable,
    CertificateFileEmpty,
    KeyFileUnreadable,
    KeyFileEmpty,
    KeyPassphraseNeeded,
    KeyPassphraseWrong,
    KeyNotSupported,
    KeyDoesNotFit, // it belongs to another certificate
    PinMissing, // a certificate is to be pinned, but none is given
    NotAvailable, // this system has no TLS library
};
inline constexpr int TlsProblemCount = static_cast<int>(TlsProblem::NotAvailable) + 1;

// Whether the problem is with the broker's certificate, so that a user could decide to trust it.
constexpr bool isAboutCertificate(TlsProblem problem)
{
    return problem >= TlsProblem::SelfSigned && problem <= TlsProblem::InvalidCertificate;
}

enum class KeyType : quint8 { Other, Rsa, Ec, Dsa };

struct CertificateFacts {
    QString subject{}; // common name and organisation, as far as given
    QString issuer{};
    QStringList names{}; // DNS names and addresses; the common name where there are none
    QDateTime notBefore{}; // UTC
    QDateTime notAfter{};
    KeyType keyType = KeyType::Other;
    int keyBits = 0; // 0: not known
    QByteArray fingerprint{}; // SHA-256, 32 bytes
    bool selfSigned = false;

    bool operator==(const CertificateFacts &) const = default;
};

struct TlsFacts {
    TlsProblem problem = TlsProblem::None;
    // The certificate was checked. False: verification is off, and anybody could be there.
    bool verified = false;
    QString expectedName{};
    std::vector<CertificateFacts> chain{}; // as presented, the broker's own first
    QString protocol{}; // "TLSv1.3"
    QString cipher{};
    QByteArray applicationProtocol{}; // ALPN, as agreed
    QString alert{}; // the broker's, in the words of the specification
    QString file{}; // of ours that cannot be used

    bool operator==(const TlsFacts &) const = default;
};

// "AB:CD:…", as browsers and openssl write it.
QString fingerprintText(const QByteArray &fingerprint);
// Reads such text with any or no separators; empty when it is no SHA-256 fingerprint.
QByteArray fingerprintFromText(const QString &text);

// Whether the next attempt would end in the same way.
bool isRetryPointless(TlsProblem problem);

} // namespace client

Q_DECLARE_METATYPE(client::TlsFacts)
