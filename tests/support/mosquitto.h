// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/childprogram.h"

#include <QByteArrayList>

// A real mosquitto broker on a free port, with a configuration and a database of its own in a
// temporary directory; stop() and start() keep both. Ends with the object. Further listeners of the
// extra configuration take ports of ChildProgram::freePort().
class Mosquitto {
public:
    explicit Mosquitto(const QByteArrayList &extraConfiguration = {});

    static bool isInstalled();
    bool start(); // returns when it accepts connections, on all listeners
    bool stop() { return m_child.stop(); } // it saves its database
    void kill() { m_child.kill(); } // it saves nothing
    quint16 port() const { return m_port; }
    qint64 processId() const { return m_child.processId(); } // to stop and continue it
    void setEnvironment(const QString &name, const QString &value);
    // A file in its directory, for the extra configuration to name.
    QString path(const QString &file) const { return m_child.path(file); }
    bool write(const QString &file, const QByteArray &content) const;
    void configure(const QByteArrayList &more) { m_extra += more; }
    QByteArray log() { return m_child.log().right(4000); } // for failure messages

private:
    ChildProgram m_child;
    QByteArrayList m_extra;
    quint16 m_port = 0;
};
