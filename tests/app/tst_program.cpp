// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/profile.h"
#include "support/mosquitto.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

// The program itself, started as a user starts it: what it prints, what it writes, how it ends.
class ProgramTest : public QObject {
    Q_OBJECT

private slots:
    void argumentsItCannotUnderstand_data();
    void argumentsItCannotUnderstand();
    void helpAndVersion();
    void screenshotAndQuitAfter();
    void reportOfNothing();
    void reportOfAClosedPort();
    void reportOfABroker();
    void reportThatCannotBeWritten();
    void visiblePasswordIsWarnedOf();
    void unwritableProfileFolder();
    void damagedFilesAreSetAside();
    void languageAndTheme();

private:
    struct Run {
        int exitCode = -1;
        QString out;
        QString err;
    };
    Run run(const QStringList &arguments) const;
    QJsonObject report(const QStringList &arguments) const;
    QString folder() const { return m_folder.filePath(u"profile"_s); }
    void write(const QString &name, const QByteArray &content) const;

    QTemporaryDir m_folder;
};

ProgramTest::Run ProgramTest::run(const QStringList &arguments) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CANOPY_PROGRAM), arguments);
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

// Of a run of some seconds.
QJsonObject ProgramTest::report(const QStringList &arguments) const
{
    const Run done = run(QStringList{u"--profile-dir"_s, folder(), u"--lang"_s, u"en"_s,
                                     u"--quit-after"_s, u"3"_s, u"--report"_s, u"-"_s}
                         + arguments);
    if (done.exitCode != 0)
        qWarning("exit code %d: %s", done.exitCode, qPrintable(done.err));
    return QJsonDocument::fromJson(done.out.toUtf8()).object();
}

void ProgramTest::write(const QString &name, const QByteArray &content) const
{
    QDir().mkpath(folder() + u"/connections"_s);
    QFile file(folder() + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void ProgramTest::argumentsItCannotUnderstand_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("unknown option")
        << QStringList{u"--frobnicate"_s} << u"There is no option --frobnicate."_s;
    QTest::newRow("not an address") << QStringList{u"http://example.org"_s} << u"not an address"_s;
    QTest::newRow("two addresses") << QStringList{u"a"_s, u"b"_s} << u"Only one address"_s;
    QTest::newRow("filter") << QStringList{u"--subscribe"_s, u"a/#/b"_s}
                            << u"not a valid topic filter"_s;
    QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s} << u"“pink” does not exist"_s;
    QTest::newRow("time") << QStringList{u"--quit-after"_s, u"soon"_s} << u"number of seconds"_s;
    QTest::newRow("value missing") << QStringList{u"--report"_s} << u"report"_s;
}

void ProgramTest::argumentsItCannotUnderstand()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    const Run done = run(arguments);
    QCOMPARE(done.exitCode, 2);
    QVERIFY2(done.err.contains(sentence), qPrintable(done.err));
    QVERIFY(done.out.isEmpty());
}

void ProgramTest::helpAndVersion()
{
    const Run help = run({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    for (const QString &option :
         {u"--subscribe"_s, u"--profile-dir"_s, u"--lang"_s, u"--theme"_s, u"--screenshot"_s,
          u"--quit-after"_s, u"--report"_s, u"mqtt://"_s})
        QVERIFY2(help.out.contains(option), qPrintable(option));
    const Run version = run({u"--version"_s});
    QCOMPARE(version.exitCode, 0);
    QVERIFY2(version.out.startsWith(u"Canopy "_s), qPrintable(version.out));
}

void ProgramTest::screenshotAndQuitAfter()
{
    const QString file = m_folder.filePath(u"window.png"_s);
    const Run done
        = run({u"--profile-dir"_s, folder(), u"--screenshot"_s, file, u"--quit-after"_s, u"0.5"_s});
    QCOMPARE(done.exitCode, 0);
    const QImage picture(file);
    QVERIFY(picture.width() >= 900 && picture.height() >= 600);
    const Run failed
        = run({u"--profile-dir"_s, folder(), u"--screenshot"_s,
               m_folder.filePath(u"no/such/folder.png"_s), u"--quit-after"_s, u"0.5"_s});
    QCOMPARE(failed.exitCode, 1);
    QVERIFY2(failed.err.contains(u"could not be written"_s), qPrintable(failed.err));
}

void ProgramTest::reportOfNothing()
{
    const QJsonObject report = this->report({});
    for (const QString &text : {u"canopy"_s, u"qt"_s, u"platform"_s, u"system"_s})
        QVERIFY2(!report.value(text).toString().isEmpty(), qPrintable(text));
    for (const QString &number :
         {u"timeToFirstWindowMs"_s, u"longestStallMs"_s, u"peakMemoryKiB"_s})
        QVERIFY2(report.value(number).toDouble(-1) > 0, qPrintable(number));
    QCOMPARE(report.value(u"topics"_s).toInt(-1), 0);
    const QJsonObject messages = report.value(u"messages"_s).toObject();
    for (const QString &count : {u"received"_s, u"kept"_s, u"evicted"_s, u"dropped"_s})
        QCOMPARE(messages.value(count).toInt(-1), 0);
    QCOMPARE(report.value(u"bytes"_s).toObject().value(u"received"_s).toInt(-1), 0);
    QVERIFY(report.value(u"connections"_s).isArray());
    QVERIFY(report.value(u"connections"_s).toArray().isEmpty());
}

void ProgramTest::reportOfAClosedPort()
{
    quint16 port = 0;
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        port = closed.serverPort();
    }
    const QJsonObject report = this->report({u"mqtt://127.0.0.1:%1"_s.arg(port)});
    const QJsonObject connection = report.value(u"connections"_s).toArray().at(0).toObject();
    const QStringList states{u"waiting"_s, u"connecting"_s};
    QVERIFY2(states.contains(connection.value(u"state"_s).toString()),
             qPrintable(connection.value(u"state"_s).toString()));
    QCOMPARE(connection.value(u"lastError"_s).toString(),
             u"Nothing listens on port %1 (refused)"_s.arg(port));
}

void ProgramTest::reportOfABroker()
{
    if (!Mosquitto::isInstalled())
        QSKIP("mosquitto is not installed");
    Mosquitto broker;
    QVERIFY2(broker.start(), broker.log().constData());
    const auto publish = [&](const QString &topic) {
        return QProcess::execute(
            u"mosquitto_pub"_s,
            {u"-p"_s, QString::number(broker.port()), u"-r"_s, u"-t"_s, topic, u"-m"_s, u"21.5"_s});
    };
    if (publish(u"home/kitchen"_s) != 0 || publish(u"home/cellar"_s) != 0
        || publish(u"other"_s) != 0)
        QSKIP("mosquitto_pub is not installed");
    const QJsonObject report = this->report(
        {u"mqtt://127.0.0.1:%1"_s.arg(broker.port()), u"--subscribe"_s, u"home/#:1"_s});
    const QJsonObject connection = report.value(u"connections"_s).toArray().at(0).toObject();
    QCOMPARE(connection.value(u"state"_s).toString(), u"connected"_s);
    QCOMPARE(connection.value(u"version"_s).toString(), u"5.0"_s);
    QVERIFY(connection.value(u"lastError"_s).isNull());
    QCOMPARE(report.value(u"topics"_s).toInt(), 2);
    QCOMPARE(report.value(u"messages"_s).toObject().value(u"received"_s).toInt(), 2);
    QCOMPARE(report.value(u"messages"_s).toObject().value(u"kept"_s).toInt(), 2);
    QVERIFY(report.value(u"bytes"_s).toObject().value(u"received"_s).toInt() > 0);
    QVERIFY(report.value(u"bytes"_s).toObject().value(u"sent"_s).toInt() > 0);
}

void ProgramTest::reportThatCannotBeWritten()
{
    const Run done = run({u"--profile-dir"_s, folder(), u"--quit-after"_s, u"0.2"_s, u"--report"_s,
                          m_folder.filePath(u"no/such/folder.json"_s)});
    QCOMPARE(done.exitCode, 1);
    QVERIFY2(done.err.contains(u"could not be written"_s), qPrintable(done.err));
}

void ProgramTest::visiblePasswordIsWarnedOf()
{
    const Run done = run({u"--profile-dir"_s, folder(), u"--quit-after"_s, u"0.5"_s, u"--report"_s,
                          u"-"_s, u"mqtt://anna:tiger@127.0.0.1:1"_s});
    QCOMPARE(done.exitCode, 0);
    QVERIFY2(done.err.contains(u"can see command lines"_s), qPrintable(done.err));
    QVERIFY(!done.err.contains(u"tiger"_s));
    QVERIFY(!done.out.contains(u"tiger"_s));
    QVERIFY(!done.out.contains(u"anna"_s));
}

void ProgramTest::unwritableProfileFolder()
{
    // A file where a folder should be: nobody can write there, not even root.
    const QString file = m_folder.filePath(u"file"_s);
    QFile(file).open(QIODevice::WriteOnly);
    const Run done = run({u"--profile-dir"_s, file + u"/profile"_s, u"--lang"_s, u"en"_s,
                          u"--quit-after"_s, u"0.5"_s, u"--report"_s, u"-"_s});
    QCOMPARE(done.exitCode, 0);
    QVERIFY2(done.err.contains(u"cannot be written"_s), qPrintable(done.err));
    QVERIFY(QJsonDocument::fromJson(done.out.toUtf8()).isObject());
}

void ProgramTest::damagedFilesAreSetAside()
{
    config::Profile profile = config::newProfile();
    profile.name = u"Home"_s;
    profile.options.host = u"127.0.0.1"_s;
    const QByteArray good = QJsonDocument(config::toJson(profile)).toJson();
    const QByteArray damaged = "{ \"schema\": 1, \"name\": \"Ho";
    write(u"connections/good.json"_s, good);
    write(u"connections/bad.json"_s, damaged);
    write(u"settings.json"_s, "not json at all");
    const Run done = run({u"--profile-dir"_s, folder(), u"--lang"_s, u"en"_s, u"--quit-after"_s,
                          u"0.5"_s, u"--report"_s, u"-"_s});
    QCOMPARE(done.exitCode, 0);
    QVERIFY2(done.err.contains(u"bad.json is damaged"_s), qPrintable(done.err));
    QVERIFY2(done.err.contains(u"settings.json is damaged"_s), qPrintable(done.err));
    QVERIFY(!QFile::exists(folder() + u"/connections/bad.json"_s));
    const QStringList aside
        = QDir(folder() + u"/connections"_s).entryList({u"bad*damaged*"_s}, QDir::Files);
    QCOMPARE(aside.size(), 1);
    QFile kept(folder() + u"/connections/"_s + aside.constFirst());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), damaged);
    const QJsonArray connections
        = QJsonDocument::fromJson(done.out.toUtf8()).object().value(u"connections"_s).toArray();
    QCOMPARE(connections.size(), 1);
    QCOMPARE(connections.at(0).toObject().value(u"state"_s).toString(), u"closed"_s);
    QVERIFY(QDir(folder()).removeRecursively());
}

void ProgramTest::languageAndTheme()
{
    const auto picture = [this](const QString &language, const QString &theme) {
        const QString file = m_folder.filePath(language + theme + u".png"_s);
        const Run done = run({u"--profile-dir"_s, folder(), u"--lang"_s, language, u"--theme"_s,
                              theme, u"--screenshot"_s, file, u"--quit-after"_s, u"0.3"_s});
        return done.exitCode == 0 ? QImage(file) : QImage();
    };
    const QImage light = picture(u"en"_s, u"light"_s);
    const QImage dark = picture(u"en"_s, u"dark"_s);
    const QImage chinese = picture(u"zh_CN"_s, u"light"_s);
    QVERIFY(!light.isNull() && !dark.isNull() && !chinese.isNull());
    QVERIFY(light.pixelColor(5, 300).lightnessF() > 0.8);
    QVERIFY(dark.pixelColor(5, 300).lightnessF() < 0.3);
    QVERIFY(light != chinese);
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_program.moc"
