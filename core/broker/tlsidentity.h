// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace broker {

// What a TLS listener shows and what proves that it may: a value. The key is a secret.
struct TlsIdentity {
    QByteArray certificate{}; // PEM, with its chain
    QByteArray privateKey{}; // PEM, without passphrase

    bool isEmpty() const { return certificate.isEmpty() || privateKey.isEmpty(); }
    bool operator==(const TlsIdentity &) const = default;
};

} // namespace broker
