// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/childprogram.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::Literals::StringLiterals;

namespace {

// Below the ports that Linux takes for outgoing connections and for port 0.
constexpr quint16 FirstPort = 12'000;
constexpr quint16 PortsEnd = 32'000;
constexpr int Patience = 120'000; // a busy machine; who fails ends at once

bool accepts(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    return socket.waitForConnected(1000);
}

} // namespace

ChildProgram::ChildProgram()
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    QObject::connect(&m_process, &QProcess::readyRead, &m_process,
                     [this] { m_log += m_process.readAll(); });
}

ChildProgram::~ChildProgram()
{
    kill();
}

QString ChildProgram::find(const QString &program)
{
    const QString found = QStandardPaths::findExecutable(program);
    return found.isEmpty()
        ? QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/usr/local/sbin"_s})
        : found;
}

quint16 ChildProgram::freePort()
{
    static QSet<quint16> given;
    for (;;) {
        const auto port = quint16(QRandomGenerator::system()->bounded(FirstPort, PortsEnd));
        QTcpServer probe;
        if (!given.contains(port) && probe.listen(QHostAddress::LocalHost, port)) {
            given.insert(port);
            return port;
        }
    }
}

bool ChildProgram::write(const QString &file, const QByteArray &content) const
{
    QFile target(path(file));
    return target.open(QIODevice::WriteOnly) && target.write(content) == content.size();
}

void ChildProgram::setEnvironment(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

bool ChildProgram::start(const QString &program, const QStringList &arguments,
                         const std::vector<quint16> &ports)
{
    kill();
    m_log.clear();
    m_process.setWorkingDirectory(m_directory.path());
    m_process.setProcessEnvironment(m_environment);
    m_process.start(program, arguments);
    if (!m_process.waitForStarted(Patience))
        return false;
    const auto ready = [&] { return std::all_of(ports.begin(), ports.end(), accepts); };
    (void)QTest::qWaitFor([&] { return !isRunning() || ready(); }, Patience);
    return isRunning() && ready();
}

bool ChildProgram::stop()
{
    m_process.terminate();
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(Patience);
}

void ChildProgram::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(Patience);
}

QByteArray ChildProgram::log()
{
    m_log += m_process.readAll();
    return m_log;
}
