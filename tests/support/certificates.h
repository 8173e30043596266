// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

// Certificates of an authority of its own, made with the openssl command when they are asked for,
// in a temporary directory that goes with the object. Each has a key of its own, an EC one unless
// asked otherwise: NAME.pem and NAME.key.
class Certificates {
public:
    struct Wish {
        QString name;
        QString alternativeNames{}; // as openssl writes them: "DNS:localhost,IP:127.0.0.1"
        QString authority = QStringLiteral("ca"); // empty: it signs itself
        int days = 30;
        QString key = QStringLiteral("EC"); // or EC384, RSA, ED25519
        int startsInDays = 0; // other than 0 only where an authority signs
    };

    Certificates();

    bool isUsable() const { return m_usable; } // openssl runs, and there is an authority "ca"
    bool make(const Wish &wish);
    bool makeAuthority(const QString &name, const QString &signedBy = {});
    // AUTHORITY.crl, in which it takes back what it signed.
    bool revoke(const QString &name, const QString &authority = QStringLiteral("ca"));
    bool openssl(const QStringList &arguments) const; // in the directory
    // NAME.pem and NAME.key in one file, for servers that want it so.
    QString joined(const QString &name) const { return joined({name + u".pem", name + u".key"}); }
    QString joined(const QStringList &files) const; // the first one's name with ".both"
    QString path(const QString &file) const { return m_directory.filePath(file); }

private:
    QStringList newKey(const QString &name, const QString &kind) const;
    bool signLater(const Wish &wish);
    bool write(const QString &file, const QByteArray &content) const;
    QStringList ledger(const QString &authority) const; // of "openssl ca"

    QTemporaryDir m_directory;
    bool m_usable = false;
};
