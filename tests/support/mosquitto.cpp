// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mosquitto.h"

using namespace Qt::Literals::StringLiterals;

Mosquitto::Mosquitto(const QByteArrayList &extraConfiguration)
    : m_extra(extraConfiguration)
{
}

bool Mosquitto::isInstalled()
{
    return !ChildProgram::find(u"mosquitto"_s).isEmpty();
}

void Mosquitto::setEnvironment(const QString &name, const QString &value)
{
    m_child.setEnvironment(name, value);
}

bool Mosquitto::write(const QString &file, const QByteArray &content) const
{
    return m_child.write(file, content);
}

bool Mosquitto::start()
{
    // One that has run before is looked for where it was.
    const int attempts = m_port == 0 ? 3 : 1;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (attempts > 1)
            m_port = ChildProgram::freePort();
        const QByteArrayList lines = QByteArrayList{
            "listener " + QByteArray::number(m_port) + " 127.0.0.1",
            "user root", // otherwise one started by root gives up its directory
            "allow_anonymous true",
            "persistence true",
            "persistence_location " + m_child.path({}).toUtf8(),
            "max_queued_messages 1000000", // with 0 (no limit) 2.0.11 ends who may not publish
            "log_dest stderr",
        } + m_extra;
        std::vector<quint16> ports;
        for (const QByteArray &line : lines) {
            const quint16 port
                = line.startsWith("listener ") ? line.split(' ').at(1).toUShort() : 0;
            if (port != 0) // 0: a local socket
                ports.push_back(port);
        }
        const QString file = u"mosquitto.conf"_s;
        if (m_child.write(file, lines.join('\n') + '\n')
            && m_child.start(ChildProgram::find(u"mosquitto"_s), {u"-c"_s, m_child.path(file)},
                             ports))
            return true;
    }
    return false;
}
