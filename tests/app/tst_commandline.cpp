// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::CommandLineReader;

class tst_CommandLine : public QObject {
    Q_OBJECT

private slots:
    void everything();
    void demo();
    void filters_data();
    void filters();
    void refused_data();
    void refused();
    void optionsOfQt();
    void passwordIsVisible();
    void helpAndVersion();
};

namespace {

app::ParsedCommandLine parse(const QStringList &arguments)
{
    return CommandLineReader::parse(QStringList{u"canopy"_s} + arguments);
}

} // namespace

void tst_CommandLine::everything()
{
    const auto parsed = parse({u"mqtt://anna@broker.example:1884"_s, u"--subscribe"_s, u"a/#:1"_s,
                               u"--subscribe"_s, u"b"_s, u"--profile-dir"_s, u"/p"_s, u"--lang"_s,
                               u"zh_CN"_s, u"--theme"_s, u"dark"_s, u"--screenshot"_s, u"s.png"_s,
                               u"--quit-after"_s, u"1.5"_s, u"--report"_s, u"-"_s});
    QVERIFY(!parsed.exit);
    const app::CommandLine &line = parsed.commandLine;
    QCOMPARE(line.address, u"mqtt://anna@broker.example:1884"_s);
    QCOMPARE(line.subscriptions.size(), 2U);
    QCOMPARE(line.subscriptions[0].topicFilter, "a/#");
    QCOMPARE(line.subscriptions[0].qos, mqtt::QoS::AtLeastOnce);
    QCOMPARE(line.subscriptions[1].topicFilter, "b");
    QCOMPARE(line.profileDirectory, u"/p"_s);
    QCOMPARE(line.language, u"zh_CN"_s);
    QCOMPARE(line.theme, u"dark"_s);
    QCOMPARE(line.screenshotFile, u"s.png"_s);
    QCOMPARE(line.quitAfter, std::chrono::milliseconds(1500));
    QCOMPARE(line.reportFile, u"-"_s);
    QVERIFY(line.warnings.isEmpty());
}

void tst_CommandLine::demo()
{
    QVERIFY(!parse({}).commandLine.demo);
    const auto plain = parse({u"--demo"_s});
    QVERIFY(!plain.exit);
    QVERIFY(plain.commandLine.demo);
    QVERIFY(!plain.commandLine.demoSeed);
    const auto parsed = parse({u"--demo"_s, u"--seed"_s, u"1"_s, u"--demo-load"_s, u"5000"_s});
    QVERIFY2(!parsed.exit, qPrintable(parsed.text));
    QCOMPARE(parsed.commandLine.demoSeed.value(), quint64(1));
    QCOMPARE(parsed.commandLine.demoLoad, 5000);
}

void tst_CommandLine::filters_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<int>("qos");
    QTest::newRow("no QoS") << u"a/b"_s << QByteArray("a/b") << 0;
    QTest::newRow("QoS 2") << u"a/b:2"_s << QByteArray("a/b") << 2;
    QTest::newRow("colon of the topic") << u"urn:x:7"_s << QByteArray("urn:x:7") << 0;
    QTest::newRow("colon at the end") << u"a:"_s << QByteArray("a:") << 0;
    QTest::newRow("topic that is a digit") << u"1"_s << QByteArray("1") << 0;
    QTest::newRow("Chinese") << u"仓库/+:1"_s << QByteArray("仓库/+") << 1;
}

void tst_CommandLine::filters()
{
    QFETCH(QString, argument);
    QFETCH(QByteArray, filter);
    QFETCH(int, qos);
    const auto parsed = parse({u"--subscribe"_s, argument});
    QVERIFY2(!parsed.exit, qPrintable(parsed.text));
    QCOMPARE(parsed.commandLine.subscriptions.at(0).topicFilter, filter);
    QCOMPARE(int(parsed.commandLine.subscriptions.at(0).qos), qos);
}

void tst_CommandLine::refused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("unknown option") << QStringList{u"--colour"_s} << u"--colour"_s;
    QTest::newRow("one dash") << QStringList{u"-colour"_s} << u"option -colour."_s;
    QTest::newRow("unknown with a value") << QStringList{u"--size=3"_s} << u"option --size."_s;
    QTest::newRow("two addresses") << QStringList{u"a"_s, u"b"_s} << u"2"_s;
    QTest::newRow("bad scheme") << QStringList{u"http://a"_s} << u"http://a"_s;
    QTest::newRow("bad port") << QStringList{u"mqtt://a:99999"_s} << u"99999"_s;
    QTest::newRow("bad filter") << QStringList{u"--subscribe"_s, u"a/#/b"_s} << u"a/#/b"_s;
    QTest::newRow("bad theme") << QStringList{u"--theme"_s, u"pink"_s} << u"pink"_s;
    QTest::newRow("bad seconds") << QStringList{u"--quit-after"_s, u"soon"_s} << u"soon"_s;
    QTest::newRow("negative seconds") << QStringList{u"--quit-after=-1"_s} << u"-1"_s;
    QTest::newRow("demo and address") << QStringList{u"--demo"_s, u"a"_s} << u"--demo"_s;
    QTest::newRow("seed of nothing") << QStringList{u"--seed"_s, u"1"_s} << u"--seed"_s;
    QTest::newRow("bad seed") << QStringList{u"--demo"_s, u"--seed"_s, u"x"_s} << u"“x”"_s;
    QTest::newRow("too much load")
        << QStringList{u"--demo"_s, u"--demo-load"_s, u"200001"_s} << u"200001"_s;
    QTest::newRow("value missing") << QStringList{u"--lang"_s} << u"lang"_s;
}

void tst_CommandLine::refused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, mentions);
    const auto parsed = parse(arguments);
    QVERIFY(parsed.exit);
    QCOMPARE(parsed.exitCode, 2);
    QVERIFY2(parsed.text.contains(mentions), qPrintable(parsed.text));
}

// Qt takes these itself; here they only must not be in the way.
void tst_CommandLine::optionsOfQt()
{
    for (const QString &dashes : {u"-"_s, u"--"_s}) {
        const auto parsed = parse({dashes + u"platform"_s, u"offscreen"_s, dashes + u"style"_s,
                                   u"Fusion"_s, dashes + u"reverse"_s, u"mqtt://a"_s});
        QVERIFY2(!parsed.exit, qPrintable(parsed.text));
        QCOMPARE(parsed.commandLine.address, u"mqtt://a"_s);
    }
    QVERIFY(!parse({u"--help"_s}).text.contains(u"platform"_s));
    QVERIFY(parse({u"-h"_s}).text.contains(u"--theme"_s));
}

void tst_CommandLine::passwordIsVisible()
{
    const auto parsed = parse({u"mqtt://anna:secret@host"_s});
    QVERIFY(!parsed.exit);
    QCOMPARE(parsed.commandLine.warnings.size(), 1);
    QVERIFY(!parsed.commandLine.warnings.first().contains(u"secret"_s));
}

void tst_CommandLine::helpAndVersion()
{
    const auto help = parse({u"--help"_s});
    QVERIFY(help.exit);
    QCOMPARE(help.exitCode, 0);
    for (const char *option : {"--subscribe", "--profile-dir", "--lang", "--theme", "--screenshot",
                               "--quit-after", "--report"})
        QVERIFY2(help.text.contains(QLatin1StringView(option)), option);
    const auto version = parse({u"--version"_s});
    QVERIFY(version.exit);
    QVERIFY(version.text.startsWith(u"Canopy "_s));
}

QTEST_APPLESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
