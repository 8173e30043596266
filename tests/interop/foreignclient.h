// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QProcess>
#include <QTest>

// Somebody else's MQTT library in a process of its own, so that it can be killed. All speak one
// language, a line each:
//     PROGRAM PORT 4|5 CLIENT-ID clean|keep      keep: the session stays
//     will TOPIC QOS RETAIN PAYLOAD              before connect
//     connect                                    → connected SESSION-PRESENT CODE; ? from a
//                                                  library that does not tell the former
//     subscribe FILTER QOS                       → subscribed GRANTED
//     publish TOPIC QOS RETAIN [PAYLOAD]         → published, when it is acknowledged
//     disconnect                                 → disconnected
// and say  message TOPIC QOS RETAIN PAYLOAD  whenever one comes.
class ForeignClient {
public:
    ForeignClient(const QStringList &program, quint16 port, int version, const QString &clientId,
                  bool keeps = false)
    {
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] {
            m_buffer += m_process.readAllStandardOutput();
            for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
                lines += m_buffer.left(end).trimmed();
                m_buffer.remove(0, end + 1);
            }
        });
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            program.front(),
            program.mid(1)
                + QStringList{QString::number(port), QString::number(version), clientId,
                              keeps ? QStringLiteral("keep") : QStringLiteral("clean")});
    }
    ~ForeignClient()
    {
        m_process.closeWriteChannel();
        if (!QTest::qWaitFor([this] { return hasEnded(); }, patience))
            kill();
    }
    Q_DISABLE_COPY_MOVE(ForeignClient)

    void tell(const QByteArray &line) { m_process.write(line + '\n'); }
    // True when it has said exactly these lines since the last time, in any order.
    bool says(QByteArrayList expected)
    {
        std::sort(expected.begin(), expected.end());
        const bool enough
            = QTest::qWaitFor([&] { return lines.size() >= expected.size(); }, patience);
        QByteArrayList said = std::exchange(lines, {});
        std::sort(said.begin(), said.end());
        if (!enough || said != expected)
            qWarning("said: %s", said.join("; ").constData());
        return said == expected;
    }
    void kill() // as if it had crashed
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    QByteArrayList lines; // not asked for yet

private:
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }

    static constexpr int patience = 30'000; // ms; the computer may be busy
    QProcess m_process;
    QByteArray m_buffer;
};
