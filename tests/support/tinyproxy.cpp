// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tinyproxy.h"

using namespace Qt::Literals::StringLiterals;

bool Tinyproxy::isInstalled()
{
    return !ChildProgram::find(u"tinyproxy"_s).isEmpty();
}

bool Tinyproxy::start()
{
    for (int attempt = 0; attempt < 3; ++attempt) {
        m_port = ChildProgram::freePort();
        QByteArray text = "Port " + QByteArray::number(m_port)
            + "\nListen 127.0.0.1\nTimeout 600\nMaxClients 100\nLogLevel Info\nAllow 127.0.0.1\n";
        if (!m_rules.userName.isEmpty())
            text += "BasicAuth " + m_rules.userName + ' ' + m_rules.password + '\n';
        for (const quint16 port : m_rules.ports)
            text += "ConnectPort " + QByteArray::number(port) + '\n';
        if (m_child.write(u"tinyproxy.conf"_s, text)
            && m_child.start(ChildProgram::find(u"tinyproxy"_s),
                             {u"-d"_s, u"-c"_s, m_child.path(u"tinyproxy.conf"_s)}, {m_port}))
            return true;
    }
    return false;
}
