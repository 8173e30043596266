// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tlsfiles.h"

#include "client/opaquekey.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificateExtension>

#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace client {

namespace {

constexpr qint64 largestFile = 4LL * 1024 * 1024;
constexpr qsizetype mostCertificates = 10'000;

constexpr char derSequence = 0x30;
constexpr char derInteger = 0x02;

// The elements of one DER value, one after the other. Stops at anything that does not fit.
class DerReader {
public:
    explicit DerReader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    bool atEnd() const { return m_rest.isEmpty(); }
    // The content of the next element, if it has this tag.
    std::optional<QByteArrayView> next(char tag)
    {
        if (m_rest.size() < 2 || m_rest[0] != tag)
            return std::nullopt;
        qsizetype size = static_cast<quint8>(m_rest[1]);
        qsizetype header = 2;
        if (size > 0x80) {
            const qsizetype count = size - 0x80;
            if (count > 4 || m_rest.size() < 2 + count)
                return std::nullopt;
            size = 0;
            for (qsizetype i = 0; i < count; ++i)
                size = size * 256 + static_cast<quint8>(m_rest[2 + i]);
            header += count;
        }
        if (size > m_rest.size() - header)
            return std::nullopt;
        const QByteArrayView content = m_rest.sliced(header, size);
        m_rest = m_rest.sliced(header + size);
        return content;
    }

private:
    QByteArrayView m_rest;
};

bool isPem(const QByteArray &bytes)
{
    return bytes.contains("-----BEGIN ");
}

// RFC 7292 section 4: SEQUENCE { INTEGER 3, ...
bool isPkcs12(const QByteArray &bytes)
{
    const auto outer = DerReader(bytes).next(derSequence);
    if (!outer)
        return false;
    const auto version = DerReader(*outer).next(derInteger);
    return version && version->size() == 1 && version->front() == 3;
}

// RFC 5958 section 3, EncryptedPrivateKeyInfo: SEQUENCE { SEQUENCE { algorithm ... and the older
// encryption of OpenSSL in PEM headers.
bool isEncryptedKey(const QByteArray &bytes)
{
    if (isPem(bytes)) {
        return bytes.contains("BEGIN ENCRYPTED PRIVATE KEY")
            || bytes.contains("Proc-Type: 4,ENCRYPTED");
    }
    const auto outer = DerReader(bytes).next(derSequence);
    return outer && outer->startsWith(derSequence);
}

bool looksLikeKey(const QByteArray &bytes)
{
    if (isPem(bytes))
        return bytes.contains("PRIVATE KEY-----");
    return DerReader(bytes).next(derSequence).has_value();
}

struct FileProblems {
    TlsProblem unreadable;
    TlsProblem empty;
};
constexpr FileProblems authorityProblems{TlsProblem::AuthorityFileUnreadable,
                                         TlsProblem::AuthorityFileEmpty};
constexpr FileProblems certificateProblems{TlsProblem::CertificateFileUnreadable,
                                           TlsProblem::CertificateFileEmpty};
constexpr FileProblems keyProblems{TlsProblem::KeyFileUnreadable, TlsProblem::KeyFileEmpty};

mqtt::Result<QByteArray, TlsFileError> readAll(const QString &name, const FileProblems &problems)
{
    const TlsFileError unreadable{problems.unreadable, name, {}};
    QFile file(name);
    // A pipe or a device could keep us waiting.
    if (file.exists() && !QFileInfo(name).isFile())
        return unreadable;
    if (!file.open(QIODevice::ReadOnly))
        return TlsFileError{problems.unreadable, name, file.errorString()};
    if (file.size() > largestFile)
        return unreadable;
    return file.read(largestFile);
}

QList<QSslCertificate> certificatesIn(const QByteArray &bytes)
{
    QList<QSslCertificate> certificates
        = QSslCertificate::fromData(bytes, isPem(bytes) ? QSsl::Pem : QSsl::Der);
    certificates.removeIf([](const QSslCertificate &one) { return one.isNull(); });
    if (certificates.size() > mostCertificates)
        certificates.resize(mostCertificates);
    return certificates;
}

mqtt::Result<QList<QSslCertificate>, TlsFileError> readCertificates(const QString &file,
                                                                    const FileProblems &problems)
{
    const auto bytes = readAll(file, problems);
    if (!bytes)
        return bytes.error();
    QList<QSslCertificate> certificates = certificatesIn(*bytes);
    if (certificates.isEmpty())
        return TlsFileError{problems.empty, file, {}};
    return certificates;
}

mqtt::Result<QSslKey, TlsFileError> keyIn(const QByteArray &bytes, const QString &file,
                                          const std::optional<QByteArray> &passphrase)
{
    const bool encrypted = isEncryptedKey(bytes);
    if (encrypted && (!passphrase || passphrase->isEmpty()))
        return TlsFileError{TlsProblem::KeyPassphraseNeeded, file, {}};
    // The file does not always say what kind of key it holds; only the right one is read.
    for (const QSsl::KeyAlgorithm algorithm : std::to_array({QSsl::Rsa, QSsl::Ec, QSsl::Dsa})) {
        const QSslKey key(bytes, algorithm, isPem(bytes) ? QSsl::Pem : QSsl::Der, QSsl::PrivateKey,
                          encrypted ? *passphrase : QByteArray());
        if (!key.isNull())
            return key;
    }
    if (QSslKey key = opaqueKey(bytes, passphrase); !key.isNull())
        return key;
    if (encrypted)
        return TlsFileError{TlsProblem::KeyPassphraseWrong, file, {}};
    return TlsFileError{
        looksLikeKey(bytes) ? TlsProblem::KeyNotSupported : TlsProblem::KeyFileEmpty, file, {}};
}

mqtt::Result<ClientIdentity, TlsFileError> identityIn(QByteArray pkcs12, const TlsOptions &options)
{
    ClientIdentity identity;
    QSslCertificate own;
    QList<QSslCertificate> others;
    const QByteArray passphrase = options.keyPassphrase.value_or(QByteArray());
    QBuffer buffer(&pkcs12);
    buffer.open(QIODevice::ReadOnly);
    if (!QSslCertificate::importPkcs12(&buffer, &identity.key, &own, &others, passphrase)) {
        if (auto opaque = opaqueIdentity(pkcs12, passphrase))
            return ClientIdentity{std::move(opaque->chain), std::move(opaque->key)};
        return TlsFileError{passphrase.isEmpty() ? TlsProblem::KeyPassphraseNeeded
                                                 : TlsProblem::KeyPassphraseWrong,
                            options.certificateFile,
                            {}};
    }
    identity.chain = QList{own} + others;
    return identity;
}

// Both encodings carry the public half: RSA its modulus, EC its point at the very end (RFC 8017
// A.1.2, RFC 5915). Where it is not found, the handshake decides.
bool fits(const QSslKey &key, const QSslCertificate &certificate)
{
    const QSslKey wanted = certificate.publicKey();
    if (wanted.isNull())
        return true; // a kind of key that cannot be looked into
    if (wanted.algorithm() != key.algorithm() || wanted.length() != key.length())
        return false;
    const QByteArray publicDer = wanted.toDer();
    const QByteArray privateDer = key.toDer();
    if (key.algorithm() == QSsl::Rsa) {
        const auto outer = DerReader(privateDer).next(derSequence);
        if (!outer)
            return true;
        DerReader members(*outer);
        const auto version = members.next(derInteger);
        const auto modulus = version ? members.next(derInteger) : std::nullopt;
        return !modulus || publicDer.contains(*modulus);
    }
    if (key.algorithm() == QSsl::Ec) {
        const QByteArray point = privateDer.right(2 * ((key.length() + 7) / 8) + 1);
        return !point.startsWith('\x04') || publicDer.endsWith(point);
    }
    return true;
}

QString nameOf(const QStringList &commonNames, const QStringList &organisations)
{
    return QStringList(commonNames + organisations).join(u", "_s);
}

KeyType keyTypeOf(QSsl::KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case QSsl::Rsa:
        return KeyType::Rsa;
    case QSsl::Ec:
        return KeyType::Ec;
    case QSsl::Dsa:
        return KeyType::Dsa;
    default:
        return KeyType::Other;
    }
}

} // namespace

CertificateFacts factsOf(const QSslCertificate &certificate)
{
    using Certificate = QSslCertificate;
    CertificateFacts facts;
    facts.subject = nameOf(certificate.subjectInfo(Certificate::CommonName),
                           certificate.subjectInfo(Certificate::Organization));
    facts.issuer = nameOf(certificate.issuerInfo(Certificate::CommonName),
                          certificate.issuerInfo(Certificate::Organization));
    const auto alternatives = certificate.subjectAlternativeNames();
    facts.names = alternatives.values(QSsl::DnsEntry) + alternatives.values(QSsl::IpAddressEntry);
    if (facts.names.isEmpty())
        facts.names = certificate.subjectInfo(Certificate::CommonName);
    facts.names.sort();
    facts.notBefore = certificate.effectiveDate().toUTC();
    facts.notAfter = certificate.expiryDate().toUTC();
    const QSslKey key = certificate.publicKey();
    facts.keyType = keyTypeOf(key.algorithm());
    facts.keyBits = key.isNull() ? 0 : key.length();
    facts.fingerprint = certificate.digest(QCryptographicHash::Sha256);
    facts.selfSigned = certificate.isSelfSigned();
    return facts;
}

mqtt::Result<QList<QSslCertificate>, TlsFileError> readAuthorities(const QString &file)
{
    return readCertificates(file, authorityProblems);
}

mqtt::Result<ClientIdentity, TlsFileError> readClientIdentity(const TlsOptions &options)
{
    const auto bytes = readAll(options.certificateFile, certificateProblems);
    if (!bytes)
        return bytes.error();
    ClientIdentity identity;
    if (isPkcs12(*bytes)) {
        auto both = identityIn(*bytes, options);
        if (!both)
            return both.error();
        identity = std::move(*both);
    } else {
        identity.chain = certificatesIn(*bytes);
        if (identity.chain.isEmpty()) {
            return TlsFileError{TlsProblem::CertificateFileEmpty, options.certificateFile, {}};
        }
    }
    if (identity.key.isNull() || !options.keyFile.isEmpty()) {
        const QString &file = options.keyFile.isEmpty() ? options.certificateFile : options.keyFile;
        const auto keyBytes = readAll(file, keyProblems);
        if (!keyBytes)
            return keyBytes.error();
        // A certificate alone holds no key, whatever its encoding.
        if (options.keyFile.isEmpty() && !keyBytes->contains("PRIVATE KEY-----"))
            return TlsFileError{TlsProblem::KeyFileEmpty, file, {}};
        auto key = keyIn(*keyBytes, file, options.keyPassphrase);
        if (!key)
            return key.error();
        identity.key = std::move(*key);
    }
    if (!fits(identity.key, identity.chain.constFirst())) {
        return TlsFileError{TlsProblem::KeyDoesNotFit,
                            options.keyFile.isEmpty() ? options.certificateFile : options.keyFile,
                            {}};
    }
    return identity;
}

mqtt::Result<std::vector<CertificateFacts>, TlsFileError> checkAuthorities(const QString &file)
{
    const auto certificates = readAuthorities(file);
    if (!certificates)
        return certificates.error();
    std::vector<CertificateFacts> facts;
    for (const QSslCertificate &certificate : *certificates)
        facts.push_back(factsOf(certificate));
    return facts;
}

mqtt::Result<CertificateFacts, TlsFileError> checkClientIdentity(const TlsOptions &options)
{
    const auto identity = readClientIdentity(options);
    if (!identity)
        return identity.error();
    return factsOf(identity->chain.constFirst());
}

} // namespace client
