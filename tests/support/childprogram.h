// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

// Somebody else's server as a child of the test, with a temporary directory of its own for all
// that it reads and writes. It ends with the object, and with the test program, however that ends.
class ChildProgram {
public:
    ChildProgram();
    ~ChildProgram();
    Q_DISABLE_COPY_MOVE(ChildProgram)

    // The path of an installed program, those that Debian keeps where only root's PATH leads too;
    // empty when it is missing.
    static QString find(const QString &program);
    // A free port of 127.0.0.1 that the system gives to nobody by itself and this program has not
    // had before. Somebody may still be quicker: look whether the program took it, else try again.
    static quint16 freePort();

    QString path(const QString &file) const { return m_directory.filePath(file); }
    bool write(const QString &file, const QByteArray &content) const;
    void setEnvironment(const QString &name, const QString &value);

    // True when it accepts connections on all of the ports, or, without ports, as soon as it runs.
    bool start(const QString &program, const QStringList &arguments,
               const std::vector<quint16> &ports);
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    qint64 processId() const { return m_process.processId(); }
    bool stop(); // SIGTERM; false when that did not end it
    void kill(); // SIGKILL
    QByteArray log(); // all that it has written to standard output and error so far

private:
    QTemporaryDir m_directory;
    QProcess m_process;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QByteArray m_log;
};
