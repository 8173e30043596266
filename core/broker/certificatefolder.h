// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/tlsidentity.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace broker {

// The names by which a broker that listens at `address` is called: this computer's loopback names,
// and beyond loopback its host name and what addresses it has.
struct ServerNames {
    QStringList required{}; // without one of these the certificate is of no use
    QStringList further{}; // change with the network: in a new certificate, but no reason for one
};
ServerNames serverNames(const QString &address);

// Keeps the certificate of the local broker in a folder, as `local-broker.pem` and
// `local-broker-key.pem` (for the user's eyes only, 0600). Made on first use, and anew when less
// than a month is left or a required name is missing. What cannot be read is set aside under
// another name, never overwritten. Small files, read and written on the caller's thread.
class CertificateFolder {
public:
    explicit CertificateFolder(QString folder); // empty: nothing is kept

    // The identity to show from now on; kept in memory only when the folder cannot be written.
    // Nothing when there is no way to make one.
    std::optional<TlsIdentity> identity(const ServerNames &names, const QDateTime &now) const;

    QString certificateFile() const;
    QString keyFile() const;

private:
    std::optional<TlsIdentity> kept() const;
    void setAside() const;
    void keep(const TlsIdentity &identity) const;

    QString m_folder;
};

} // namespace broker
