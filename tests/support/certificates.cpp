// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"

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

QString Certificates::joined(const QString &name) const
{
    QFile all(path(name + u".both"_s));
    if (!all.open(QIODevice::WriteOnly))
        return {};
    for (const auto &ending : {u".pem"_s, u".key"_s}) {
        QFile file(path(name + ending));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        all.write(file.readAll());
    }
    return all.fileName();
}

QStringList Certificates::newKey(const QString &name, const QString &kind) const
{
    QStringList arguments{u"-nodes"_s, u"-keyout"_s, name + u".key"_s};
    if (kind == u"RSA"_s)
        arguments += {u"-newkey"_s, u"rsa:2048"_s};
    else if (kind == u"ED25519"_s)
        arguments += {u"-newkey"_s, u"ed25519"_s};
    else
        arguments += {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s};
    return arguments;
}

bool Certificates::makeAuthority(const QString &name)
{
    return openssl(QStringList{u"req"_s, u"-x509"_s, u"-subj"_s,
                               u"/CN=%1/O=Canopy tests"_s.arg(name), u"-days"_s, u"30"_s, u"-out"_s,
                               name + u".pem"_s}
                   + newKey(name, u"EC"_s));
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
        QFile file(path(name + u".ext"_s));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write("subjectAltName=" + wish.alternativeNames.toUtf8() + '\n');
        sign += {u"-extfile"_s, name + u".ext"_s};
    }
    return openssl(sign);
}
