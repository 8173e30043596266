// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/servercertificate.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QSslCertificate>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <memory>

namespace broker {
namespace {

template <auto Free> struct Freer {
    template <typename T> void operator()(T *object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;
using Bio = std::unique_ptr<BIO, Freer<BIO_free_all>>;

constexpr qsizetype longestName = 253;
constexpr char commonName[] = "Canopy local broker";

// Letters that mean something to the syntax of extensions never get there.
bool isHostName(const QString &name)
{
    return !name.isEmpty() && name.size() <= longestName
        && std::all_of(name.begin(), name.end(), [](QChar c) {
               const char16_t u = c.unicode();
               return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z')
                   || (u >= u'0' && u <= u'9') || u == u'-' || u == u'.' || u == u'_';
           });
}

std::optional<QByteArray> alternativeNames(const QStringList &names)
{
    QByteArray text;
    for (const QString &name : names) {
        if (!text.isEmpty())
            text += ',';
        QHostAddress address;
        if (address.setAddress(name) && address.scopeId().isEmpty())
            text += "IP:" + address.toString().toLatin1();
        else if (isHostName(name))
            text += "DNS:" + name.toLatin1();
        else
            return std::nullopt;
    }
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

bool addExtension(X509 *certificate, int kind, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// Positive and not to be guessed, as RFC 5280 has it.
bool setSerialNumber(X509 *certificate)
{
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        return false;
    bytes.front() = static_cast<unsigned char>((bytes.front() & 0x7fU) | 0x40U);
    const std::unique_ptr<BIGNUM, Freer<BN_free>> number(
        BN_bin2bn(bytes.data(), int(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setName(X509 *certificate)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    const auto *text = reinterpret_cast<const unsigned char *>(commonName);
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1
        && X509_set_issuer_name(certificate, name) == 1;
}

bool setPeriod(X509 *certificate, const CertificateWish &wish)
{
    const QDateTime end = wish.notBefore.addDays(wish.days);
    return ASN1_TIME_set(X509_getm_notBefore(certificate), wish.notBefore.toSecsSinceEpoch())
        && ASN1_TIME_set(X509_getm_notAfter(certificate), end.toSecsSinceEpoch());
}

QByteArray contents(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, size};
}

Bio reading(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

// Instead of asking for a passphrase on the terminal.
int noPassphrase(char * /*buffer*/, int /*size*/, int /*writing*/, void * /*user*/)
{
    return -1;
}

} // namespace

std::optional<TlsIdentity> makeSelfSigned(const CertificateWish &wish)
{
    const auto names = alternativeNames(wish.names);
    if (!names || !wish.notBefore.isValid() || wish.days < 1)
        return std::nullopt;
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    X509 *const x509 = certificate.get();
    if (!key || !x509 || X509_set_version(x509, X509_VERSION_3) != 1 || !setSerialNumber(x509)
        || !setName(x509) || !setPeriod(x509, wish) || X509_set_pubkey(x509, key.get()) != 1)
        return std::nullopt;
    // No key usage: one without the right to sign certificates is not taken for self-signed by
    // some, and one with it is not for servers.
    if (!addExtension(x509, NID_basic_constraints, "critical,CA:FALSE")
        || !addExtension(x509, NID_ext_key_usage, "serverAuth")
        || !addExtension(x509, NID_subject_key_identifier, "hash")
        || !addExtension(x509, NID_subject_alt_name, names->constData())
        || X509_sign(x509, key.get(), EVP_sha256()) == 0)
        return std::nullopt;
    const Bio certificateText(BIO_new(BIO_s_mem()));
    const Bio keyText(BIO_new(BIO_s_secmem()));
    if (!certificateText || !keyText || PEM_write_bio_X509(certificateText.get(), x509) != 1
        || PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            != 1)
        return std::nullopt;
    return TlsIdentity{contents(certificateText.get()), contents(keyText.get())};
}

bool isUsable(const TlsIdentity &identity)
{
    constexpr qsizetype longest = 1024 * 1024;
    if (identity.isEmpty() || identity.certificate.size() > longest
        || identity.privateKey.size() > longest)
        return false;
    const Bio certificateText = reading(identity.certificate);
    const Bio keyText = reading(identity.privateKey);
    const Certificate certificate(
        PEM_read_bio_X509(certificateText.get(), nullptr, noPassphrase, nullptr));
    const Key key(PEM_read_bio_PrivateKey(keyText.get(), nullptr, noPassphrase, nullptr));
    const bool fits
        = certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
    ERR_clear_error(); // it would be taken for one of the next connection of this thread
    return fits;
}

QByteArray fingerprint(const TlsIdentity &identity)
{
    const QSslCertificate certificate(identity.certificate, QSsl::Pem);
    return certificate.isNull() ? QByteArray() : certificate.digest(QCryptographicHash::Sha256);
}

} // namespace broker
