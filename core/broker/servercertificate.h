// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/tlsidentity.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace broker {

// Long enough to forget about it, and still below the 398 days (825 for certificates that the user
// trusts himself) beyond which phones and browsers refuse a certificate.
inline constexpr int certificateDays = 397;

struct CertificateWish {
    QStringList names{}; // DNS names and addresses, each at most 253 characters; at least one
    QDateTime notBefore{};
    int days = certificateDays;

    bool operator==(const CertificateWish &) const = default;
};

// A new key and a certificate that it signs itself: EC P-256 and SHA-256, which every TLS library
// of the last decade takes and which a microcontroller verifies in no time. It is no authority: who
// trusts it trusts this broker and nobody else. The only place that knows libcrypto, as Qt reads
// certificates but makes none. Nothing when libcrypto fails or a name cannot be one.
std::optional<TlsIdentity> makeSelfSigned(const CertificateWish &wish);

// Whether both can be read and the key is that of the certificate.
bool isUsable(const TlsIdentity &identity);

// SHA-256 of the certificate, 32 bytes; empty when there is none.
QByteArray fingerprint(const TlsIdentity &identity);

} // namespace broker
