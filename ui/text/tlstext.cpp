// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/tlstext.h"

#include "payload/escape.h"
#include "text/formats.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

using client::TlsProblem;

constexpr qsizetype mostNames = 6;
constexpr qsizetype longestName = 200;

// What a stranger wrote into a certificate, fit to be shown.
QString shown(const QString &text)
{
    return payload::visibleText(text.left(longestName));
}

QString shownNames(const QStringList &names)
{
    QStringList some;
    for (const QString &name : names.first(std::min(names.size(), mostNames)))
        some.append(shown(name));
    if (names.size() > mostNames)
        some.append(u"…"_s);
    return some.join(u", "_s);
}

QString dateText(const QDateTime &date)
{
    return QLocale().toString(date.toLocalTime().date(), QLocale::ShortFormat);
}

class TlsText {
    Q_DECLARE_TR_FUNCTIONS(TlsText)

public:
    static Explanation explain(const client::FailureInfo &failure,
                               const client::ConnectOptions &options)
    {
        const client::TlsFacts facts = failure.tls.value_or(client::TlsFacts());
        const client::CertificateFacts first
            = facts.chain.empty() ? client::CertificateFacts() : facts.chain.front();
        const auto security = [](const QString &what, const QString &advice) {
            return Explanation{what, advice, {}, NextStep::EditSecurity};
        };
        const QString unsent = tr("The connection was stopped before any password was sent.");
        switch (facts.problem) {
        case TlsProblem::None:
        case TlsProblem::HandshakeFailed:
            return security(tr("No secure connection came about"),
                            tr("The TLS handshake failed; the details say where."));
        case TlsProblem::SelfSigned:
            return security(
                tr("The broker's certificate is self-signed"),
                tr("Nobody vouches for it. If it is your broker, compare the fingerprint and "
                   "trust this certificate. %1")
                    .arg(unsent));
        case TlsProblem::UnknownAuthority:
            return security(
                tr("The broker's certificate was signed by an unknown authority"),
                tr("It was issued by %1. Choose that authority's CA file, or trust this one "
                   "certificate. %2")
                    .arg(shown(first.issuer), unsent));
        case TlsProblem::Expired:
            return security(tr("The broker's certificate has expired"),
                            tr("It was valid until %1. The broker needs a new one; check also the "
                               "clock of this computer. %2")
                                .arg(dateText(first.notAfter), unsent));
        case TlsProblem::NotYetValid:
            return security(tr("The broker's certificate is not valid yet"),
                            tr("It is valid from %1. Check the clock of this computer. %2")
                                .arg(dateText(first.notBefore), unsent));
        case TlsProblem::WrongName:
            return security(tr("The certificate is for another name"),
                            tr("You asked for %1; the broker presented a certificate for %2, valid "
                               "until %3. %4")
                                .arg(shown(facts.expectedName), shownNames(first.names),
                                     dateText(first.notAfter), unsent));
        case TlsProblem::Revoked:
            return security(tr("The broker's certificate was revoked"),
                            tr("Its authority does not stand by it any more. %1").arg(unsent));
        case TlsProblem::WrongPin:
            return security(tr("The broker has another certificate than the pinned one"),
                            tr("It was renewed, or somebody is in between. Compare the fingerprint "
                               "before you trust the new one. %1")
                                .arg(unsent));
        case TlsProblem::NoCertificate:
            return security(tr("The broker presented no certificate"), unsent);
        case TlsProblem::InvalidCertificate:
            return security(
                tr("The broker's certificate is not valid"),
                tr("It is damaged, too weak or made for another purpose. %1").arg(unsent));
        case TlsProblem::ClientCertificateRequired:
            return security(tr("The broker requires a client certificate"),
                            tr("Choose the certificate and key that the broker's administrator "
                               "gave you."));
        case TlsProblem::ClientCertificateRefused:
            return security(tr("The broker does not accept the client certificate"),
                            tr("It may have expired, or be signed by an authority that the broker "
                               "does not know."));
        case TlsProblem::NoCommonVersion:
            return security(
                tr("The broker speaks no TLS version that is allowed here"),
                options.tls.minimumVersion == client::TlsVersion::Tls13
                    ? tr("At least TLS 1.3 is demanded; TLS 1.2 may do.")
                    : tr("It speaks only versions older than TLS 1.2, which are not safe."));
        case TlsProblem::NoCommonCipher:
            return security(tr("The broker and this program have no cipher in common"),
                            tr("Its TLS settings or its certificate are too old or too special."));
        case TlsProblem::NoCommonApplicationProtocol:
            return security(tr("The broker knows none of the ALPN protocols"),
                            tr("Correct or empty the ALPN field."));
        case TlsProblem::Alert:
            return security(tr("The broker refused the TLS connection: %1").arg(shown(facts.alert)),
                            tr("Its log may say more."));
        case TlsProblem::NotTls:
            return {tr("No TLS is spoken on port %1").arg(options.port),
                    tr("Something else answers there. Perhaps the broker expects an unencrypted "
                       "connection on this port."),
                    {},
                    NextStep::EditTransport};
        case TlsProblem::ClosedDuringHandshake:
            return {tr("The broker closed the connection during the TLS handshake"),
                    tr("Perhaps no TLS is spoken on port %1.").arg(options.port),
                    {},
                    NextStep::EditTransport};
        case TlsProblem::AuthorityFileUnreadable:
            return security(tr("The CA file cannot be read: %1").arg(shown(facts.file)), {});
        case TlsProblem::AuthorityFileEmpty:
            return security(tr("There is no certificate in the CA file %1").arg(shown(facts.file)),
                            tr("PEM and DER files are understood."));
        case TlsProblem::CertificateFileUnreadable:
            return security(tr("The client certificate cannot be read: %1").arg(shown(facts.file)),
                            {});
        case TlsProblem::CertificateFileEmpty:
            return security(tr("There is no certificate in the file %1").arg(shown(facts.file)),
                            tr("PEM, DER and PKCS#12 files are understood."));
        case TlsProblem::KeyFileUnreadable:
            return security(tr("The client key cannot be read: %1").arg(shown(facts.file)), {});
        case TlsProblem::KeyFileEmpty:
            return security(tr("There is no private key in the file %1").arg(shown(facts.file)),
                            tr("Choose the key that belongs to the client certificate."));
        case TlsProblem::KeyPassphraseNeeded:
            return {tr("The client key is protected by a passphrase"),
                    tr("Type it in the connection's Security page."),
                    {},
                    NextStep::EditPassphrase};
        case TlsProblem::KeyPassphraseWrong:
            return {tr("The passphrase of the client key is wrong"),
                    tr("Or the file is protected in a way that is not understood."),
                    {},
                    NextStep::EditPassphrase};
        case TlsProblem::KeyNotSupported:
            return security(
                tr("This kind of private key is not supported: %1").arg(shown(facts.file)),
                tr("RSA, elliptic curve and Ed25519 keys can be used."));
        case TlsProblem::KeyDoesNotFit:
            return security(tr("The client key belongs to another certificate"),
                            tr("Certificate and key have to be made for each other."));
        case TlsProblem::PinMissing:
            return security(tr("No certificate is pinned"),
                            tr("Type its SHA-256 fingerprint, or verify in another way."));
        case TlsProblem::NotAvailable:
            return {tr("This computer has no TLS library"),
                    tr("Install OpenSSL 3 and start Canopy again."),
                    {},
                    NextStep::None};
        }
        return {};
    }

    static QString brief(TlsProblem problem)
    {
        switch (problem) {
        case TlsProblem::SelfSigned:
            return tr("certificate self-signed");
        case TlsProblem::UnknownAuthority:
            return tr("unknown authority");
        case TlsProblem::Expired:
            return tr("certificate expired");
        case TlsProblem::NotYetValid:
            return tr("certificate not valid yet");
        case TlsProblem::WrongName:
            return tr("certificate for another name");
        case TlsProblem::Revoked:
            return tr("certificate revoked");
        case TlsProblem::WrongPin:
            return tr("other certificate");
        case TlsProblem::NoCertificate:
        case TlsProblem::InvalidCertificate:
            return tr("certificate not valid");
        case TlsProblem::ClientCertificateRequired:
            return tr("client certificate required");
        case TlsProblem::ClientCertificateRefused:
            return tr("client certificate refused");
        case TlsProblem::NotTls:
            return tr("no TLS there");
        case TlsProblem::AuthorityFileUnreadable:
        case TlsProblem::AuthorityFileEmpty:
            return tr("CA file unusable");
        case TlsProblem::CertificateFileUnreadable:
        case TlsProblem::CertificateFileEmpty:
            return tr("client certificate unusable");
        case TlsProblem::KeyFileUnreadable:
        case TlsProblem::KeyFileEmpty:
        case TlsProblem::KeyNotSupported:
        case TlsProblem::KeyDoesNotFit:
            return tr("client key unusable");
        case TlsProblem::KeyPassphraseNeeded:
            return tr("passphrase needed");
        case TlsProblem::KeyPassphraseWrong:
            return tr("wrong passphrase");
        case TlsProblem::PinMissing:
            return tr("nothing pinned");
        case TlsProblem::NotAvailable:
            return tr("no TLS library");
        case TlsProblem::None:
        case TlsProblem::NoCommonVersion:
        case TlsProblem::NoCommonCipher:
        case TlsProblem::NoCommonApplicationProtocol:
        case TlsProblem::Alert:
        case TlsProblem::ClosedDuringHandshake:
        case TlsProblem::HandshakeFailed:
            break;
        }
        return tr("TLS failed");
    }

    static QStringList lines(const client::CertificateFacts &certificate)
    {
        QStringList lines;
        lines.append(tr("For: %1").arg(shown(certificate.subject)));
        lines.append(certificate.selfSigned ? tr("Issued by: itself (self-signed)")
                                            : tr("Issued by: %1").arg(shown(certificate.issuer)));
        lines.append(tr("Names: %1").arg(shownNames(certificate.names)));
        lines.append(tr("Valid: %1 to %2")
                         .arg(dateText(certificate.notBefore), dateText(certificate.notAfter)));
        const QString kind = keyTypeName(certificate.keyType);
        if (certificate.keyBits > 0)
            lines.append(tr("Key: %1, %n bit(s)", nullptr, certificate.keyBits).arg(kind));
        lines.append(
            tr("SHA-256 fingerprint: %1").arg(client::fingerprintText(certificate.fingerprint)));
        return lines;
    }

    static QStringList agreed(const client::TlsFacts &facts)
    {
        QStringList lines;
        if (!facts.protocol.isEmpty())
            lines.append(QString(facts.protocol).replace(u"TLSv"_s, u"TLS "_s));
        if (!facts.cipher.isEmpty())
            lines.append(tr("Cipher %1").arg(facts.cipher));
        if (!facts.applicationProtocol.isEmpty())
            lines.append(tr("ALPN %1").arg(shown(QString::fromLatin1(facts.applicationProtocol))));
        if (facts.problem != TlsProblem::None)
            lines.append(shortTlsText(facts.problem));
        else
            lines.append(facts.verified ? tr("certificate verified")
                                        : tr("certificate not verified"));
        return lines;
    }

    static QStringList parts(const client::TlsFacts &facts)
    {
        QStringList parts;
        parts.append(QString(facts.protocol).replace(u"TLSv"_s, u"TLS "_s));
        if (!facts.verified)
            parts.append(tr("certificate not verified"));
        else if (!facts.chain.empty())
            parts.append(
                tr("certificate valid until %1").arg(dateText(facts.chain.front().notAfter)));
        if (!facts.applicationProtocol.isEmpty())
            parts.append(tr("ALPN %1").arg(shown(QString::fromLatin1(facts.applicationProtocol))));
        return parts;
    }

private:
    static QString keyTypeName(client::KeyType type)
    {
        switch (type) {
        case client::KeyType::Rsa:
            return u"RSA"_s;
        case client::KeyType::Ec:
            return tr("elliptic curve");
        case client::KeyType::Dsa:
            return u"DSA"_s;
        case client::KeyType::Other:
            break;
        }
        return tr("other");
    }
};

} // namespace

Explanation explainTls(const client::FailureInfo &failure, const client::ConnectOptions &options)
{
    return TlsText::explain(failure, options);
}

QString shortTlsText(client::TlsProblem problem)
{
    return TlsText::brief(problem);
}

QStringList certificateLines(const client::CertificateFacts &certificate)
{
    return TlsText::lines(certificate);
}

QStringList agreedLines(const client::TlsFacts &facts)
{
    return TlsText::agreed(facts);
}

QStringList tlsParts(const client::TlsFacts &facts)
{
    return TlsText::parts(facts);
}

} // namespace ui
