// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mosquitto.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

Mosquitto::Mosquitto(const QByteArrayList &extraConfiguration)
    : m_extra(extraConfiguration)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

Mosquitto::~Mosquitto()
{
    kill();
}

QString Mosquitto::program()
{
    const QString found = QStandardPaths::findExecutable(QStringLiteral("mosquitto"));
    // Debian keeps it where only root's PATH leads.
    return found.isEmpty() ? QStandardPaths::findExecutable(
               QStringLiteral("mosquitto"),
               {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")})
                           : found;
}

bool Mosquitto::isInstalled()
{
    return !program().isEmpty();
}

bool Mosquitto::start()
{
    if (m_port == 0) {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_port = probe.serverPort();
    }
    const QByteArray directory = m_directory.path().toUtf8();
    const QByteArrayList lines = QByteArrayList{
        "listener " + QByteArray::number(m_port) + " 127.0.0.1",
        "user root", // otherwise one started by root gives up its directory
        "allow_anonymous true",
        "persistence true",
        "persistence_location " + directory + "/",
        "max_queued_messages 0",
        "log_dest stdout",
    } + m_extra;
    QFile file(m_directory.filePath(QStringLiteral("mosquitto.conf")));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(lines.join('\n') + '\n');
    file.close();

    m_process.start(program(), {QStringLiteral("-c"), file.fileName()});
    return QTest::qWaitFor(
        [this] {
            if (m_process.state() == QProcess::NotRunning)
                return false;
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
            return socket.waitForConnected(1000);
        },
        10'000);
}

bool Mosquitto::stop()
{
    m_process.terminate();
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(10'000);
}

void Mosquitto::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(10'000);
}

QByteArray Mosquitto::log() const
{
    return const_cast<QProcess &>(m_process).readAll().right(4000);
}
