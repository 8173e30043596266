// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>

using namespace Qt::Literals::StringLiterals;

Certificates::Certificates()
{
    m_usable = m_directory.isValid() && makeAuthority(u"ca"_s);
}

bool Certificates::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_directory.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"openssl"_s, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
        qWarning("openssl %s: %s", qPrintable(arguments.join(u' ')), process.readAll().constData());
        return false;
    }
    return true;
}

bool Certificates::write(const QString &file, const QByteArray &content) const
{
    QFile target(path(file));
    return target.open(QIODevice::WriteOnly) && target.write(content) == content.size();
}

QString Certificates::joined(const QStringList &files) const
{
    QByteArray all;
    for (const QString &name : files) {
        QFile file(path(name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        all += file.readAll();
    }
    const QString name = files.front() + u".both";
    return write(name, all) ? path(name) : QString();
}

QStringList Certificates::newKey(const QString &name, const QString &kind) const
{
    QStringList arguments{u"-nodes"_s, u"-keyout"_s, name + u".key"_s};
    if (kind == u"RSA"_s)
        arguments += {u"-newkey"_s, u"rsa:2048"_s};
    else if (kind == u"ED25519"_s)
        arguments += {u"-newkey"_s, u"ed25519"_s};
    else if (kind == u"EC384"_s)
        arguments += {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:secp384r1"_s};
    else
        arguments += {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s};
    return arguments;
}

bool Certificates::makeAuthority(const QString &name, const QString &signedBy)
{
    const QString subject = u"/CN=%1/O=Canopy tests"_s.arg(name);
    if (signedBy.isEmpty()) {
        return openssl(QStringList{u"req"_s, u"-x509"_s, u"-subj"_s, subject, u"-days"_s, u"30"_s,
                                   u"-out"_s, name + u".pem"_s}
                       + newKey(name, u"EC"_s));
    }
    return write(name + u".ext", "basicConstraints=critical,CA:TRUE\n")
        && openssl(
               QStringList{u"req"_s, u"-new"_s, u"-subj"_s, subject, u"-out"_s, name + u".csr"_s}
               + newKey(name, u"EC"_s))
        && openssl({u"x509"_s, u"-req"_s, u"-in"_s, name + u".csr"_s, u"-CA"_s,
                    signedBy + u".pem"_s, u"-CAkey"_s, signedBy + u".key"_s, u"-CAcreateserial"_s,
                    u"-days"_s, u"30"_s, u"-extfile"_s, name + u".ext"_s, u"-out"_s,
                    name + u".pem"_s});
}

// "openssl x509" knows neither dates nor lists of what was taken back; "openssl ca" keeps a ledger.
QStringList Certificates::ledger(const QString &authority) const
{
    if (!QFile::exists(path(authority + u".ledger")))
        (void)write(authority + u".ledger", {});
    const QByteArray file = path(authority + u".ledger").toUtf8();
    (void)write(authority + u".cnf",
                "[ca]\ndefault_ca=own\n[own]\ndatabase=" + file
                    + "\nnew_certs_dir=" + m_directory.path().toUtf8()
                    + "\ndefault_md=sha256\npolicy=any\nunique_subject=no\nrand_serial=yes\n"
                      "[any]\ncommonName=supplied\norganizationName=optional\n");
    return {u"ca"_s,
            u"-config"_s,
            authority + u".cnf"_s,
            u"-cert"_s,
            authority + u".pem"_s,
            u"-keyfile"_s,
            authority + u".key"_s,
            u"-batch"_s};
}

bool Certificates::revoke(const QString &name, const QString &authority)
{
    return openssl(ledger(authority) + QStringList{u"-revoke"_s, name + u".pem"_s})
        && openssl(ledger(authority)
                   + QStringList{u"-gencrl"_s, u"-crldays"_s, u"30"_s, u"-out"_s,
                                 authority + u".crl"_s});
}

bool Certificates::make(const Wish &wish)
{
    const QString &name = wish.name;
    const QString subject = u"/CN=%1/O=Canopy tests"_s.arg(name);
    QStringList extension;
    if (!wish.alternativeNames.isEmpty())
        extension = {u"-addext"_s, u"subjectAltName="_s + wish.alternativeNames};
    if (wish.authority.isEmpty()) {
        return openssl(QStringList{u"req"_s, u"-x509"_s, u"-subj"_s, subject, u"-days"_s,
                                   QString::number(wish.days), u"-out"_s, name + u".pem"_s}
                       + extension + newKey(name, wish.key));
    }
    if (!openssl(QStringList{u"req"_s, u"-new"_s, u"-subj"_s, subject, u"-out"_s, name + u".csr"_s}
                 + newKey(name, wish.key)))
        return false;
    if (wish.startsInDays != 0)
        return signLater(wish);
    QStringList sign{u"x509"_s,
                     u"-req"_s,
                     u"-in"_s,
                     name + u".csr"_s,
                     u"-CA"_s,
                     wish.authority + u".pem"_s,
                     u"-CAkey"_s,
                     wish.authority + u".key"_s,
                     u"-CAcreateserial"_s,
                     u"-days"_s,
                     QString::number(wish.days),
                     u"-out"_s,
                     name + u".pem"_s};
    if (!wish.alternativeNames.isEmpty()) {
        if (!write(name + u".ext", "subjectAltName=" + wish.alternativeNames.toUtf8() + '\n'))
            return false;
        sign += {u"-extfile"_s, name + u".ext"_s};
    }
    return openssl(sign);
}

bool Certificates::signLater(const Wish &wish)
{
    const auto date = [](int days) {
        return QDateTime::currentDateTimeUtc().addDays(days).toString(u"yyyyMMddHHmmss'Z'"_s);
    };
    const QString &name = wish.name;
    return write(name + u".ext", "subjectAltName=" + wish.alternativeNames.toUtf8() + '\n')
        && openssl(ledger(wish.authority)
                   + QStringList{u"-in"_s, name + u".csr"_s, u"-out"_s, name + u".pem"_s,
                                 u"-notext"_s, u"-extfile"_s, name + u".ext"_s, u"-startdate"_s,
                                 date(wish.startsInDays), u"-enddate"_s,
                                 date(wish.startsInDays + wish.days)});
}
