// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/childprogram.h"

#include <vector>

// tinyproxy, an HTTP proxy with CONNECT, on a port of loopback. It looks names up itself.
class Tinyproxy {
public:
    struct Rules {
        QByteArray userName{}; // empty: everybody
        QByteArray password{};
        std::vector<quint16> ports{}; // those that CONNECT may go to; empty: all
    };
    explicit Tinyproxy(const Rules &rules)
        : m_rules(rules)
    {
    }

    static bool isInstalled();
    bool start();
    quint16 port() const { return m_port; }
    QByteArray log() { return m_child.log(); } // with every request, "CONNECT HOST:PORT …"

private:
    ChildProgram m_child;
    Rules m_rules;
    quint16 m_port = 0;
};
