// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/childprogram.h"

// ejabberd with its MQTT module (3.1.1 and 5.0), on loopback only, without the services that
// Erlang nodes find each other by, all files in its own directory. It offers mqtt and ws, and mqtts
// and wss when it is given a certificate. Any user name at "localhost" and any password will do;
// without a name it refuses.
class Ejabberd {
public:
    // A PEM file with certificate and key; empty: no TLS.
    explicit Ejabberd(const QString &certificateFile = {}, const QByteArray &moreOptions = {});

    static bool isInstalled();
    bool start(); // takes some seconds
    void kill() { m_child.kill(); }
    quint16 port() const { return m_port; }
    quint16 tlsPort() const { return m_tlsPort; }
    quint16 webSocketPort() const { return m_webSocketPort; } // path /mqtt
    quint16 webSocketTlsPort() const { return m_webSocketTlsPort; }
    QByteArray log() { return m_child.log().right(6000); }

private:
    QByteArray configuration() const;

    ChildProgram m_child;
    QString m_certificateFile;
    QByteArray m_moreOptions; // of its MQTT module, lines "name: value"
    quint16 m_port = 0;
    quint16 m_tlsPort = 0;
    quint16 m_webSocketPort = 0;
    quint16 m_webSocketTlsPort = 0;
};
