// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

// The first thing a newcomer tries, as he starts it: canopy --demo.
class DemoTest : public QObject {
    Q_OBJECT

private slots:
    void topicsWithinSeconds();
};

void DemoTest::topicsWithinSeconds()
{
    const QTemporaryDir folder;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CANOPY_PROGRAM),
                  {u"--demo"_s, u"--seed"_s, u"1"_s, u"--profile-dir"_s, folder.path(),
                   u"--quit-after"_s, u"8"_s, u"--report"_s, u"-"_s});
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray problems = process.readAllStandardError();
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QVERIFY2(process.exitCode() == 0, problems.constData());
    const QJsonObject report = QJsonDocument::fromJson(process.readAllStandardOutput()).object();

    const QJsonObject local = report.value(u"localBroker"_s).toObject();
    QCOMPARE(local.value(u"state"_s).toString(), u"running"_s);
    QCOMPARE(local.value(u"address"_s).toString(), u"127.0.0.1"_s);
    QVERIFY(local.value(u"port"_s).toInt() > 0);
    QVERIFY(local.value(u"devices"_s).toBool());
    QVERIFY(local.value(u"clients"_s).toInt() > 5);

    const QJsonArray connections = report.value(u"connections"_s).toArray();
    QCOMPARE(connections.size(), 1);
    const QJsonObject connection = connections.first().toObject();
    QCOMPARE(connection.value(u"state"_s).toString(), u"connected"_s);
    QCOMPARE(connection.value(u"version"_s).toString(), u"5.0"_s);
    QVERIFY(report.value(u"topics"_s).toInt() >= 30);
}

QTEST_GUILESS_MAIN(DemoTest)
#include "tst_demo.moc"
