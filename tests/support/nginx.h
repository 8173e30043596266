// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/childprogram.h"

// nginx on one port of loopback, with TLS when it has a certificate; what it does with a request
// is the test's: directives of its server block, locations mostly.
class Nginx {
public:
    // The certificate's PEM file and its key; empty: plain HTTP.
    explicit Nginx(const QByteArray &directives, const QString &certificateFile = {},
                   const QString &keyFile = {});

    // Directives that pass a WebSocket on to a port of loopback.
    static QByteArray passTo(quint16 port);

    static bool isInstalled();
    bool start();
    quint16 port() const { return m_port; }
    bool write(const QString &file, const QByteArray &content) const;
    QString path(const QString &file) const { return m_child.path(file); }
    QByteArray log() { return m_child.log().right(4000); }

private:
    ChildProgram m_child;
    QByteArray m_directives;
    QString m_certificateFile;
    QString m_keyFile;
    quint16 m_port = 0;
};
