// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/childprogram.h"

// microsocks, a SOCKS5 proxy (RFC 1928, 1929), on a port of loopback. It looks names up itself.
class Microsocks {
public:
    // Whom it lets through; no name: everybody.
    explicit Microsocks(const QString &userName = {}, const QString &password = {});

    static bool isInstalled();
    bool start();
    void kill() { m_child.kill(); } // start() brings it back to the same port
    quint16 port() const { return m_port; }
    QByteArray log() { return m_child.log(); } // a line for each way it opened: "… to HOST:PORT"

private:
    ChildProgram m_child;
    QString m_userName;
    QString m_password;
    quint16 m_port = 0;
};
