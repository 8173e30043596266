// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/tlshandshake.h"

#include "broker/servercertificate.h"
#include "broker/spokenprotocol.h"

#include <QSslCertificate>
#include <QSslKey>

namespace broker {

std::optional<QSslConfiguration> serverConfiguration(const TlsIdentity &identity)
{
    if (!QSslSocket::supportsSsl() || !isUsable(identity))
        return std::nullopt;
    const QList<QSslCertificate> chain = QSslCertificate::fromData(identity.certificate, QSsl::Pem);
    if (chain.isEmpty())
        return std::nullopt;
    // Ed25519 keys and the like are opaque to Qt and cannot be used by it.
    const QSsl::KeyAlgorithm algorithm = chain.front().publicKey().algorithm();
    const QSslKey key(identity.privateKey, algorithm, QSsl::Pem);
    if (key.isNull())
        return std::nullopt;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    return configuration;
}

TlsHandshake::TlsHandshake(std::unique_ptr<QSslSocket> socket,
                           const QSslConfiguration &configuration, std::chrono::milliseconds limit)
    : Handshake(std::move(socket), limit)
    , m_ssl(static_cast<QSslSocket *>(&this->socket()))
{
    m_ssl->setSslConfiguration(configuration);
    connect(m_ssl, &QSslSocket::readyRead, this, &TlsHandshake::look);
    connect(m_ssl, &QSslSocket::encrypted, this, &TlsHandshake::succeed);
    connect(m_ssl, &QSslSocket::alertReceived, this, &TlsHandshake::alertReceived);
    QMetaObject::invokeMethod(this, &TlsHandshake::look, Qt::QueuedConnection);
}

void TlsHandshake::look()
{
    if (isOver() || m_started)
        return;
    switch (spokenProtocol(m_ssl->peek(longestPrelude))) {
    case SpokenProtocol::Undecided:
        break;
    case SpokenProtocol::Tls:
        m_started = true;
        m_ssl->startServerEncryption();
        break;
    case SpokenProtocol::Mqtt:
        fail(HandshakeProblem::SpokeMqtt);
        break;
    case SpokenProtocol::Http:
        fail(HandshakeProblem::SpokeHttp);
        break;
    case SpokenProtocol::Other:
        fail(HandshakeProblem::SpokeOther);
        break;
    }
}

void TlsHandshake::alertReceived(QSsl::AlertLevel level, QSsl::AlertType type,
                                 const QString &description)
{
    using Type = QSsl::AlertType;
    if (level != QSsl::AlertLevel::Fatal || type == Type::CloseNotify)
        return;
    m_alert = description;
    switch (type) {
    case Type::BadCertificate:
    case Type::UnsupportedCertificate:
    case Type::CertificateRevoked:
    case Type::CertificateExpired:
    case Type::CertificateUnknown:
    case Type::UnknownCa:
    case Type::AccessDenied:
        m_problem = HandshakeProblem::CertificateRefused;
        break;
    case Type::ProtocolVersion:
        m_problem = HandshakeProblem::NoCommonVersion;
        break;
    case Type::HandshakeFailure:
    case Type::InsufficientSecurity:
        m_problem = HandshakeProblem::NoCommonCipher;
        break;
    default:
        m_problem = HandshakeProblem::Alert;
        break;
    }
}

void TlsHandshake::lost(QAbstractSocket::SocketError error)
{
    if (m_problem != HandshakeProblem::Failed) {
        fail(m_problem, m_alert);
    } else if (error == QAbstractSocket::RemoteHostClosedError) {
        fail(HandshakeProblem::Closed);
    } else {
        // OpenSSL tells what it does not like in English words only.
        const QString words = m_ssl->errorString();
        if (words.contains(QLatin1StringView("unsupported protocol")))
            fail(HandshakeProblem::NoCommonVersion, words);
        else if (words.contains(QLatin1StringView("no shared cipher")))
            fail(HandshakeProblem::NoCommonCipher, words);
        else
            fail(HandshakeProblem::Failed, words);
    }
}

std::unique_ptr<QSslSocket> TlsHandshake::takeTlsSocket()
{
    takeSocket();
    return std::unique_ptr<QSslSocket>(m_ssl);
}

} // namespace broker
