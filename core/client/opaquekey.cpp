// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/opaquekey.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace client {

namespace {

template <auto free> struct Freed {
    template <typename T> void operator()(T *value) const { free(value); }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Pkcs12 = std::unique_ptr<PKCS12, Freed<PKCS12_free>>;

// What went wrong here must not be taken for an error of the next handshake on this thread.
struct ErrorsForgotten {
    ErrorsForgotten() = default;
    ~ErrorsForgotten() { ERR_clear_error(); }
    Q_DISABLE_COPY_MOVE(ErrorsForgotten)
};

struct CertificateStack {
    STACK_OF(X509) *certificates = nullptr;
    ~CertificateStack() { sk_X509_pop_free(certificates, X509_free); }
};

// Without one OpenSSL would ask at the terminal.
int givePassphrase(char *buffer, int size, int, void *given)
{
    const auto *passphrase = static_cast<const QByteArray *>(given);
    if (!passphrase || passphrase->size() > size)
        return -1;
    std::memcpy(buffer, passphrase->constData(), std::size_t(passphrase->size()));
    return int(passphrase->size());
}

Bio reader(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

// Qt frees what it is given.
QSslKey handedOver(PrivateKey key)
{
    return key ? QSslKey(Qt::HANDLE(key.release()), QSsl::PrivateKey) : QSslKey();
}

QSslCertificate toQt(const X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = i2d_X509(certificate, &der);
    if (size <= 0)
        return QSslCertificate();
    const QSslCertificate converted(QByteArray(reinterpret_cast<const char *>(der), size),
                                    QSsl::Der);
    OPENSSL_free(der);
    return converted;
}

} // namespace

QSslKey opaqueKey(const QByteArray &bytes, const std::optional<QByteArray> &passphrase)
{
    const ErrorsForgotten forgotten;
    QByteArray given = passphrase.value_or(QByteArray());
    void *const argument = passphrase ? &given : nullptr;
    PrivateKey key;
    if (bytes.contains("-----BEGIN ")) {
        key.reset(PEM_read_bio_PrivateKey(reader(bytes).get(), nullptr, givePassphrase, argument));
    } else {
        key.reset(d2i_PrivateKey_bio(reader(bytes).get(), nullptr));
        if (!key)
            key.reset(
                d2i_PKCS8PrivateKey_bio(reader(bytes).get(), nullptr, givePassphrase, argument));
    }
    return handedOver(std::move(key));
}

std::optional<OpaqueIdentity> opaqueIdentity(const QByteArray &pkcs12, const QByteArray &passphrase)
{
    const ErrorsForgotten forgotten;
    const Pkcs12 parsed(d2i_PKCS12_bio(reader(pkcs12).get(), nullptr));
    EVP_PKEY *key = nullptr;
    X509 *own = nullptr;
    CertificateStack others;
    if (!parsed
        || PKCS12_parse(parsed.get(), passphrase.constData(), &key, &own, &others.certificates)
            != 1)
        return std::nullopt;
    PrivateKey ownKey(key);
    const Certificate ownCertificate(own);
    if (!ownKey || !ownCertificate)
        return std::nullopt;
    OpaqueIdentity identity;
    identity.chain.append(toQt(ownCertificate.get()));
    for (int i = 0; i < sk_X509_num(others.certificates); ++i)
        identity.chain.append(toQt(sk_X509_value(others.certificates, i)));
    identity.key = handedOver(std::move(ownKey));
    if (identity.key.isNull() || identity.chain.constFirst().isNull())
        return std::nullopt;
    return identity;
}

} // namespace client
