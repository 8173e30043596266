// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/certificatefolder.h"

#include "broker/servercertificate.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QSaveFile>
#include <QSslCertificate>
#include <QSysInfo>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace broker {
namespace {

constexpr qint64 largestFile = 64 * 1024;
constexpr int daysLeft = 30; // before it is renewed
constexpr qsizetype mostFurtherNames = 32;

std::optional<QByteArray> contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return std::nullopt;
    return file.read(largestFile);
}

bool covers(const QSslCertificate &certificate, const QStringList &names)
{
    const auto known = certificate.subjectAlternativeNames();
    return std::all_of(names.begin(), names.end(), [&known](const QString &name) {
        // Addresses come back in a spelling of their own.
        const QHostAddress address(name);
        return std::any_of(known.begin(), known.end(), [&](const QString &candidate) {
            return candidate.compare(name, Qt::CaseInsensitive) == 0
                || (!address.isNull() && QHostAddress(candidate) == address);
        });
    });
}

bool isGood(const TlsIdentity &identity, const ServerNames &names, const QDateTime &now)
{
    const QSslCertificate certificate(identity.certificate, QSsl::Pem);
    return certificate.effectiveDate() <= now && certificate.expiryDate() >= now.addDays(daysLeft)
        && covers(certificate, names.required);
}

bool write(const QString &path, const QByteArray &bytes, QFileDevice::Permissions permissions)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(permissions)
        && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

ServerNames serverNames(const QString &address)
{
    ServerNames names{{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s}, {}};
    const QHostAddress listening(address);
    if (listening.isNull() || listening.isLoopback())
        return names;
    if (const QString host = QSysInfo::machineHostName(); !host.isEmpty()) {
        names.required.append(host);
        if (!host.contains(u'.'))
            names.further.append(host + u".local"_s);
    }
    const bool everywhere = listening == QHostAddress(QHostAddress::AnyIPv4)
        || listening == QHostAddress(QHostAddress::AnyIPv6)
        || listening == QHostAddress(QHostAddress::Any);
    if (!everywhere) {
        names.required.append(listening.toString());
        return names;
    }
    for (const QHostAddress &own : QNetworkInterface::allAddresses()) {
        if (!own.isLoopback() && own.scopeId().isEmpty() && names.further.size() < mostFurtherNames)
            names.further.append(own.toString());
    }
    return names;
}

CertificateFolder::CertificateFolder(QString folder)
    : m_folder(std::move(folder))
{
}

QString CertificateFolder::certificateFile() const
{
    return QDir(m_folder).filePath(u"local-broker.pem"_s);
}

QString CertificateFolder::keyFile() const
{
    return QDir(m_folder).filePath(u"local-broker-key.pem"_s);
}

std::optional<TlsIdentity> CertificateFolder::identity(const ServerNames &names,
                                                       const QDateTime &now) const
{
    const auto known = kept();
    if (known && isUsable(*known)) {
        if (isGood(*known, names, now))
            return known;
    } else if (!m_folder.isEmpty()) {
        setAside();
    }
    // A day back, for devices whose clock is slow.
    const CertificateWish wish{names.required + names.further, now.addDays(-1)};
    auto made = makeSelfSigned(wish);
    if (!made) // a name that cannot be in a certificate
        made = makeSelfSigned({serverNames({}).required, wish.notBefore});
    if (made)
        keep(*made);
    return made;
}

std::optional<TlsIdentity> CertificateFolder::kept() const
{
    if (m_folder.isEmpty())
        return std::nullopt;
    const auto certificate = contents(certificateFile());
    const auto key = contents(keyFile());
    if (!certificate || !key)
        return std::nullopt;
    return TlsIdentity{*certificate, *key};
}

void CertificateFolder::setAside() const
{
    for (const QString &path : {certificateFile(), keyFile()}) {
        if (!QFile::exists(path))
            continue;
        const QString aside = path + u".damaged"_s;
        QFile::remove(aside);
        QFile::rename(path, aside);
    }
}

void CertificateFolder::keep(const TlsIdentity &identity) const
{
    using Permission = QFileDevice::Permission;
    const auto ours = Permission::ReadOwner | Permission::WriteOwner;
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder)
        || !write(keyFile(), identity.privateKey, ours))
        return;
    write(certificateFile(), identity.certificate,
          ours | Permission::ReadGroup | Permission::ReadOther);
}

} // namespace broker
