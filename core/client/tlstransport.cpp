// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tlstransport.h"

#include "client/tlsfiles.h"

#include <QPointer>
#include <QSslCipher>
#include <QSslConfiguration>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace client {

namespace {

constexpr qint64 decryptedBytes = 256 * 1024; // waiting for the reader
constexpr qsizetype longestChain = 16; // kept for showing

TlsProblem problemOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::NoError:
        return TlsProblem::None;
    case QSslError::SelfSignedCertificate:
        return TlsProblem::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return TlsProblem::UnknownAuthority;
    case QSslError::CertificateExpired:
        return TlsProblem::Expired;
    case QSslError::CertificateNotYetValid:
        return TlsProblem::NotYetValid;
    case QSslError::HostNameMismatch:
        return TlsProblem::WrongName;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return TlsProblem::Revoked;
    case QSslError::NoPeerCertificate:
        return TlsProblem::NoCertificate;
    case QSslError::NoSslSupport:
        return TlsProblem::NotAvailable;
    default:
        return TlsProblem::InvalidCertificate;
    }
}

// Of several, the one that would be left when the others were mended comes last.
constexpr auto gravity = std::to_array<TlsProblem>(
    {TlsProblem::NotAvailable, TlsProblem::NoCertificate, TlsProblem::Revoked, TlsProblem::Expired,
     TlsProblem::NotYetValid, TlsProblem::SelfSigned, TlsProblem::UnknownAuthority,
     TlsProblem::InvalidCertificate, TlsProblem::WrongName});

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return u"TLSv1.2"_s;
    case QSsl::TlsV1_3:
        return u"TLSv1.3"_s;
    default:
        return {};
    }
}

// OpenSSL tells what stopped the handshake in English words only.
TlsProblem problemOfHandshake(const QString &words)
{
    for (const auto name : {"wrong version number"_L1, "http request"_L1,
                            "packet length too long"_L1, "record layer failure"_L1}) {
        if (words.contains(name))
            return TlsProblem::NotTls;
    }
    if (words.contains("unsupported protocol"_L1))
        return TlsProblem::NoCommonVersion;
    if (words.contains("unexpected eof"_L1))
        return TlsProblem::ClosedDuringHandshake;
    return TlsProblem::HandshakeFailed;
}

} // namespace

TlsTransport::TlsTransport(QObject *parent)
    : TcpTransport(new QSslSocket, parent)
    , m_ssl(static_cast<QSslSocket *>(socket()))
{
    m_ssl->setReadBufferSize(decryptedBytes);
    connect(m_ssl, &QSslSocket::encryptedBytesWritten, this, &Transport::bytesWritten);
    connect(m_ssl, &QSslSocket::sslErrors, this, &TlsTransport::judge);
    connect(m_ssl, &QSslSocket::encrypted, this, &TlsTransport::encrypted);
    connect(m_ssl, &QSslSocket::alertReceived, this, &TlsTransport::alertReceived);
}

void TlsTransport::open(const ConnectOptions &options)
{
    if (configure(options))
        openSocket(options, QIODeviceBase::ReadWrite);
}

bool TlsTransport::configure(const ConnectOptions &options)
{
    m_options = options.tls;
    m_facts.expectedName = m_options.expectedName.isEmpty() ? options.host : m_options.expectedName;
    m_facts.verified = m_options.verification != TlsVerification::Off;
    const auto refuseFile = [this](const TlsFileError &error) {
        m_facts.file = error.file;
        refuse(error.problem, error.detail.toUtf8());
        return false;
    };
    if (!QSslSocket::supportsSsl()) {
        refuse(TlsProblem::NotAvailable, QSslSocket::sslLibraryBuildVersionString().toUtf8());
        return false;
    }
    if (m_options.verification == TlsVerification::PinnedCertificate
        && m_options.pinnedFingerprint.isEmpty()) {
        refuse(TlsProblem::PinMissing, {});
        return false;
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(m_options.minimumVersion == TlsVersion::Tls13 ? QSsl::TlsV1_3OrLater
                                                                            : QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer); // judge() decides
    if (m_options.verification == TlsVerification::AuthorityFile) {
        const auto authorities = readAuthorities(m_options.authorityFile);
        if (!authorities)
            return refuseFile(authorities.error());
        configuration.setCaCertificates(*authorities);
    }
    if (!m_options.certificateFile.isEmpty()) {
        const auto identity = readClientIdentity(m_options);
        if (!identity)
            return refuseFile(identity.error());
        configuration.setLocalCertificateChain(identity->chain);
        configuration.setPrivateKey(identity->key);
    }
    m_options.keyPassphrase.reset(); // not needed any more
    configuration.setAllowedNextProtocols(m_options.applicationProtocols);
    m_ssl->setSslConfiguration(configuration);
    m_ssl->setPeerVerifyName(m_facts.expectedName);
    return true;
}

void TlsTransport::refuse(TlsProblem problem, const QByteArray &detail)
{
    m_facts.problem = problem;
    end(Failure::Tls, detail);
}

std::optional<TlsFacts> TlsTransport::tls() const
{
    return m_facts;
}

void TlsTransport::connected()
{
    m_handshaking = true;
    beginStep(ConnectStep::Tls);
    m_ssl->startClientEncryption();
}

bool TlsTransport::isPinned() const
{
    return m_ssl->peerCertificate().digest(QCryptographicHash::Sha256)
        == m_options.pinnedFingerprint;
}

void TlsTransport::noteChain()
{
    if (!m_facts.chain.empty())
        return;
    const QList<QSslCertificate> chain = m_ssl->peerCertificateChain();
    for (const QSslCertificate &certificate : chain.first(std::min(chain.size(), longestChain)))
        m_facts.chain.push_back(factsOf(certificate));
}

void TlsTransport::judge(const QList<QSslError> &errors)
{
    noteChain();
    if (m_options.verification == TlsVerification::Off) {
        m_ssl->ignoreSslErrors();
        return;
    }
    if (m_options.verification == TlsVerification::PinnedCertificate) {
        if (isPinned())
            m_ssl->ignoreSslErrors();
        else
            m_facts.problem = TlsProblem::WrongPin;
        return;
    }
    for (const TlsProblem candidate : gravity) {
        const auto found = std::find_if(errors.begin(), errors.end(), [&](const QSslError &error) {
            return problemOf(error.error()) == candidate;
        });
        if (found == errors.end())
            continue;
        m_facts.problem = candidate;
        m_detail = found->errorString().toUtf8();
        return;
    }
}

void TlsTransport::encrypted()
{
    noteChain();
    if (m_options.verification == TlsVerification::PinnedCertificate && !isPinned()) {
        refuse(TlsProblem::WrongPin, {});
        return;
    }
    m_handshaking = false;
    m_facts.protocol = protocolName(m_ssl->sessionProtocol());
    m_facts.cipher = m_ssl->sessionCipher().name();
    m_facts.applicationProtocol = m_ssl->sslConfiguration().nextNegotiatedProtocol();
    finishStep(m_facts.protocol.toLatin1());
    nowOpen();
}

void TlsTransport::alertReceived(QSsl::AlertLevel level, QSsl::AlertType type,
                                 const QString &description)
{
    using Type = QSsl::AlertType;
    if (level != QSsl::AlertLevel::Fatal || type == Type::CloseNotify)
        return;
    const bool offeredOurs = !m_options.certificateFile.isEmpty();
    m_facts.alert = description;
    switch (type) {
    case Type::HandshakeFailure:
        // Before it had chosen a cipher, there is none in common; afterwards, up to TLS 1.2, this
        // is how it asks for a certificate.
        if (m_ssl->sessionCipher().isNull())
            m_facts.problem = TlsProblem::NoCommonCipher;
        else
            m_facts.problem = offeredOurs ? TlsProblem::ClientCertificateRefused
                                          : TlsProblem::ClientCertificateRequired;
        break;
    case Type::CertificateRequired:
    case Type::NoCertificate:
        m_facts.problem = TlsProblem::ClientCertificateRequired;
        break;
    case Type::BadCertificate:
    case Type::UnsupportedCertificate:
    case Type::CertificateRevoked:
    case Type::CertificateExpired:
    case Type::CertificateUnknown:
    case Type::UnknownCa:
    case Type::AccessDenied:
        m_facts.problem = offeredOurs ? TlsProblem::ClientCertificateRefused : TlsProblem::Alert;
        break;
    case Type::ProtocolVersion:
        m_facts.problem = TlsProblem::NoCommonVersion;
        break;
    case Type::InsufficientSecurity:
        m_facts.problem = TlsProblem::NoCommonCipher;
        break;
    case Type::NoApplicationProtocol:
        m_facts.problem = TlsProblem::NoCommonApplicationProtocol;
        break;
    default:
        m_facts.problem = TlsProblem::Alert;
        break;
    }
}

TcpTransport::Ending TlsTransport::endingOf(QAbstractSocket::SocketError error)
{
    if (m_handshaking && m_facts.problem == TlsProblem::None) {
        if (error == QAbstractSocket::RemoteHostClosedError)
            m_facts.problem = TlsProblem::ClosedDuringHandshake;
        else if (error == QAbstractSocket::SslInvalidUserDataError
                 && !m_options.certificateFile.isEmpty())
            m_facts.problem = TlsProblem::KeyDoesNotFit;
        else if (error == QAbstractSocket::SslHandshakeFailedError)
            m_facts.problem = problemOfHandshake(m_ssl->errorString());
        else
            m_facts.problem = TlsProblem::HandshakeFailed;
    }
    if (m_facts.problem == TlsProblem::None) {
        handOverTheRest();
        return TcpTransport::endingOf(error);
    }
    return {Failure::Tls, m_detail.isEmpty() ? m_ssl->errorString().toUtf8() : m_detail};
}

// What had been decrypted before the end came, such as a DISCONNECT with its reason.
void TlsTransport::handOverTheRest()
{
    const QPointer<TlsTransport> guard(this);
    for (qint64 before = -1; guard && m_ssl->bytesAvailable() > 0;) {
        if (std::exchange(before, m_ssl->bytesAvailable()) == m_ssl->bytesAvailable())
            return; // nobody wants it
        emit readyRead();
    }
}

qint64 TlsTransport::read(char *data, qint64 maximum)
{
    const qint64 count = TcpTransport::read(data, maximum);
    // A buffered socket says nothing more about what it has already decrypted.
    if (count > 0 && m_ssl->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Transport::readyRead, Qt::QueuedConnection);
    return count;
}

qint64 TlsTransport::bytesToWrite() const
{
    return m_ssl->bytesToWrite() + m_ssl->encryptedBytesToWrite();
}

} // namespace client
