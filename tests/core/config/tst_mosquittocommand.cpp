// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/importconnections.h"
#include "config/import/mosquittocommand.h"
#include "config/import/shellwords.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace config;

using Kind = ImportRemark::Kind;
using Why = ImportError::Why;
using client::TransportKind;

namespace {

QString subscriptionsOf(const Profile &profile)
{
    QStringList all;
    for (const SavedSubscription &saved : profile.subscriptions)
        all.append(QString(QString::fromUtf8(saved.subscription.topicFilter) + u'@'
                           + QString::number(int(saved.subscription.qos))));
    return all.join(u' ');
}

QString remarksOf(const ImportedProfile &imported)
{
    QStringList all;
    for (const ImportRemark &remark : imported.remarks)
        all.append(QString(QString::number(int(remark.kind)) + u':' + remark.what));
    return all.join(u'|');
}

QString remark(Kind kind, const QString &what)
{
    return QString(QString::number(int(kind)) + u':' + what);
}

} // namespace

class TestMosquittoCommand : public QObject {
    Q_OBJECT

private slots:
    void words_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << u" a  b\tc "_s << QStringList{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("single") << u"'a b' 'x\\y' ''"_s
                                << QStringList{u"a b"_s, u"x\\y"_s, QString()};
        QTest::newRow("double") << u"\"a \\\"b\\\"\" \"\\x\""_s
                                << QStringList{u"a \"b\""_s, u"\\x"_s};
        QTest::newRow("glued") << u"a'b c'\"d\"e"_s << QStringList{u"ab cde"_s};
        QTest::newRow("escapes") << u"a\\ b \\'"_s << QStringList{u"a b"_s, u"'"_s};
        QTest::newRow("lines") << u"a \\\n  b"_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("comment") << u"a # b"_s << QStringList{u"a"_s};
        QTest::newRow("no comment") << u"a/# b"_s << QStringList{u"a/#"_s, u"b"_s};
        QTest::newRow("pipe") << u"a | b"_s << QStringList{u"a"_s};
    }

    void words()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        QStringList found;
        for (const ShellWord &word : splitShellWords(line).words)
            found.append(word.text);
        QCOMPARE(found, words);
    }

    void unfinishedQuotesAreNamed()
    {
        QCOMPARE(splitShellWords(u"a 'b"_s).unfinishedQuote, 2);
        QCOMPARE(splitShellWords(u"a \"b\\\""_s).unfinishedQuote, 2);
        QCOMPARE(splitShellWords(u"a 'b'"_s).unfinishedQuote, -1);
    }

    void everyday()
    {
        const auto read = readMosquittoCommand(
            u"$ mosquitto_sub -h broker.example -p 1884 -u anna -P 'p w' -i me -q 1 -t 'a/#' "
            "-t '$SYS/#' -V mqttv5 -k 30 -c -v -A 192.168.1.2"_s);
        QVERIFY(read);
        const client::ConnectOptions &options = read->profile.options;
        QCOMPARE(read->profile.name, u"broker.example"_s);
        QCOMPARE(read->profile.address(), u"mqtt://broker.example:1884"_s);
        QCOMPARE(options.userName, "anna"_ba);
        QCOMPARE(options.password, std::optional("p w"_ba));
        QCOMPARE(options.clientId, "me"_ba);
        QCOMPARE(options.version, client::VersionChoice::Mqtt5);
        QCOMPARE(options.keepAliveSeconds, quint16(30));
        QCOMPARE(options.cleanStart, false);
        QCOMPARE(options.sessionExpirySeconds, 0xFFFFFFFFU);
        QCOMPARE(options.bindAddress, u"192.168.1.2"_s);
        QCOMPARE(subscriptionsOf(read->profile), u"a/#@1 $SYS/#@1"_s);
        QCOMPARE(remarksOf(*read), remark(Kind::NoConnectionMatter, u"-v"_s));
    }

    void tls()
    {
        const auto read = readMosquittoCommand(
            u"/usr/bin/mosquitto_pub --host h --cafile ca.pem --cert me.pem --key me.key "
            "--tls-version tlsv1.3 --tls-alpn mqtt --insecure -x 60 -m hello -t out -r"_s);
        QVERIFY(read);
        const client::ConnectOptions &options = read->profile.options;
        QCOMPARE(options.transport, TransportKind::Tls);
        QCOMPARE(options.port, quint16(8883));
        QCOMPARE(options.tls.verification, client::TlsVerification::AuthorityFile);
        QCOMPARE(options.tls.authorityFile, u"ca.pem"_s);
        QCOMPARE(options.tls.certificateFile, u"me.pem"_s);
        QCOMPARE(options.tls.keyFile, u"me.key"_s);
        QCOMPARE(options.tls.minimumVersion, client::TlsVersion::Tls13);
        QCOMPARE(options.tls.applicationProtocols, QByteArrayList{"mqtt"_ba});
        QCOMPARE(options.sessionExpirySeconds, 60U);
        QCOMPARE(remarksOf(*read),
                 QStringList({remark(Kind::NotSupported, u"--insecure"_s),
                              remark(Kind::NoConnectionMatter, u"-m"_s),
                              remark(Kind::NoConnectionMatter, u"-r"_s)})
                     .join(u'|'));

        const auto byPort = readMosquittoCommand(u"mosquitto_sub -h h -p 8883 -t x"_s);
        QVERIFY(byPort);
        QCOMPARE(byPort->profile.options.transport, TransportKind::Tls);
        QCOMPARE(byPort->profile.options.tls.verification,
                 client::TlsVerification::SystemAuthorities);
    }

    void urlProxyAndSocket()
    {
        const auto url = readMosquittoCommand(
            u"mosquitto_sub -L mqtts://anna:hunter@h.example:9000/a/+/b --proxy "
            "socks5h://u:p@proxy.example"_s);
        QVERIFY(url);
        QCOMPARE(url->profile.address(), u"mqtts://h.example:9000"_s);
        QCOMPARE(url->profile.options.userName, "anna"_ba);
        QCOMPARE(url->profile.options.password, std::optional("hunter"_ba));
        QCOMPARE(subscriptionsOf(url->profile), u"a/+/b@0"_s);
        QCOMPARE(
            url->profile.options.proxy,
            (client::ProxyOptions{client::ProxyKind::Socks5, u"proxy.example"_s, 1080, "u", "p"}));
        const auto local = readMosquittoCommand(u"mosquitto_sub --unix /run/m.sock -t x"_s);
        QVERIFY(local);
        QCOMPARE(local->profile.options.transport, TransportKind::LocalSocket);
        QCOMPARE(local->profile.options.host, u"/run/m.sock"_s);
        // What cannot be understood is named without the password in it.
        const auto odd = readMosquittoCommand(u"mosquitto_sub -L mqtt://anna:hunter@ho,st"_s);
        QVERIFY(odd);
        QVERIFY(!remarksOf(*odd).contains(u"hunter"_s));
        QVERIFY(!remarksOf(*odd).isEmpty());
    }

    void willAndProperties()
    {
        const auto read = readMosquittoCommand(
            u"mosquitto_sub -t x --will-topic gone --will-payload bye --will-qos 2 --will-retain "
            "-D will will-delay-interval 5 -D will user-property a b "
            "-D connect receive-maximum 7 -D connect user-property c d "
            "-D publish content-type x -D connect warp 9 -I pre-"_s);
        QVERIFY(read);
        const client::ConnectOptions &options = read->profile.options;
        QCOMPARE(options.host, u"localhost"_s);
        QVERIFY(options.will);
        QCOMPARE(options.will->topic, "gone"_ba);
        QCOMPARE(options.will->payload, "bye"_ba);
        QCOMPARE(options.will->qos, mqtt::QoS::ExactlyOnce);
        QVERIFY(options.will->retain);
        QCOMPARE(options.will->properties.willDelayInterval, std::optional(5U));
        QCOMPARE(options.will->properties.userProperties.size(), std::size_t(1));
        QCOMPARE(options.receiveMaximum, quint16(7));
        QCOMPARE(options.userProperties.size(), std::size_t(1));
        QVERIFY(options.clientId.startsWith("pre-"));
        QCOMPARE(remarksOf(*read),
                 QStringList({remark(Kind::NoConnectionMatter, u"-D publish content-type"_s),
                              remark(Kind::Unknown, u"-D connect warp"_s)})
                     .join(u'|'));
    }

    void nothingIsLostSilently_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("expected");
        QTest::newRow("unknown") << u"--warp 9"_s
                                 << QString(remark(Kind::Unknown, u"--warp"_s) + u'|'
                                            + remark(Kind::Unknown, u"9"_s));
        QTest::newRow("filtered out") << u"-T a/b"_s << remark(Kind::NotSupported, u"-T a/b"_s);
        QTest::newRow("folder of authorities")
            << u"--capath /etc/ssl"_s << remark(Kind::NotSupported, u"--capath /etc/ssl"_s);
        QTest::newRow("a key is not shown")
            << u"--psk 00112233"_s << remark(Kind::NotSupported, u"--psk"_s);
        QTest::newRow("impossible port")
            << u"-p 99999"_s << remark(Kind::InvalidValue, u"-p 99999"_s);
        QTest::newRow("impossible version") << u"-V 7"_s << remark(Kind::InvalidValue, u"-V 7"_s);
        QTest::newRow("for the shell") << u"-h $BROKER"_s << remark(Kind::ShellText, u"$BROKER"_s);
        QTest::newRow("piped") << u"-t x | jq ."_s << remark(Kind::NoConnectionMatter, u"| jq ."_s);
        QTest::newRow("bad filter") << u"-t a/#/b"_s << remark(Kind::InvalidFilter, u"a/#/b"_s);
        QTest::newRow("old TLS") << u"--tls-version tlsv1.1"_s
                                 << remark(Kind::NotSupported, u"--tls-version tlsv1.1"_s);
        QTest::newRow("another proxy")
            << u"--proxy http://p"_s << remark(Kind::NotSupported, u"--proxy"_s);
    }

    void nothingIsLostSilently()
    {
        QFETCH(QString, options);
        QFETCH(QString, expected);
        const auto read = readMosquittoCommand(QString(u"mosquitto_sub "_s + options));
        QVERIFY(read);
        QCOMPARE(remarksOf(*read), expected);
    }

    // Each beginning of a command is what somebody has typed so far.
    void whileItIsTyped()
    {
        const QString line
            = u"mosquitto_sub -h 'b.example' -p 1884 -D connect user-property a b -t \"x y\""_s;
        int good = 0;
        for (qsizetype size = 0; size <= line.size(); ++size) {
            const auto read = readMosquittoCommand(line.left(size));
            if (read)
                ++good;
            else
                QVERIFY(read.error().why != Why::NotJson);
        }
        QVERIFY(good > 10);
        QCOMPARE(readMosquittoCommand(u"mosquitto_sub -h"_s).error(),
                 (ImportError{.why = Why::ValueMissing, .what = u"-h"_s}));
        QCOMPARE(readMosquittoCommand(u"mosquitto_sub -h 'b"_s).error(),
                 (ImportError{.why = Why::UnfinishedQuote, .column = 18}));
        QCOMPARE(readMosquittoCommand(u"mosquitto_sub -D connect"_s).error().why,
                 Why::ValueMissing);
        QCOMPARE(readMosquittoCommand(u"ls -l"_s).error().why, Why::NotMosquitto);
        QCOMPARE(importConnections("-h b.example -t x")->source, ImportSource::CommandLine);
        QCOMPARE(importConnections("mosquitto_sub -h b.example")->source,
                 ImportSource::CommandLine);
    }
};

QTEST_GUILESS_MAIN(TestMosquittoCommand)
#include "tst_mosquittocommand.moc"
