// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QProcess>
#include <QTemporaryDir>

// A real mosquitto broker on a free port, with a configuration and a database of its own in a
// temporary directory; stop() and start() keep both. Ends with the object.
class Mosquitto {
public:
    explicit Mosquitto(const QByteArrayList &extraConfiguration = {});
    ~Mosquitto();
    Q_DISABLE_COPY_MOVE(Mosquitto)

    static bool isInstalled();
    bool start(); // returns when it accepts connections
    bool stop(); // SIGTERM: it saves its database
    void kill(); // SIGKILL: it saves nothing
    quint16 port() const { return m_port; }
    QByteArray log() const; // for failure messages

private:
    static QString program();

    QTemporaryDir m_directory;
    QByteArrayList m_extra;
    QProcess m_process;
    quint16 m_port = 0;
};
