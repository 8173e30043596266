// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/brokerurl.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace config;

using Why = BrokerUrlError::Why;

class TestBrokerUrl : public QObject {
    Q_OBJECT

private slots:
    void understands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("portGiven");
        const auto row
            = [](const char *name, const QString &text, const QString &address, bool portGiven) {
                  QTest::newRow(name) << text << address << portGiven;
              };
        row("host", u"broker.example"_s, u"mqtt://broker.example:1883"_s, false);
        row("host and port", u"localhost:1884"_s, u"mqtt://localhost:1884"_s, true);
        row("spaces around", u"  \tlocalhost:1884\n"_s, u"mqtt://localhost:1884"_s, true);
        row("mqtt", u"mqtt://10.0.4.2"_s, u"mqtt://10.0.4.2:1883"_s, false);
        row("slash behind", u"mqtt://10.0.4.2/"_s, u"mqtt://10.0.4.2:1883"_s, false);
        row("mqtts", u"mqtts://a"_s, u"mqtts://a:8883"_s, false);
        row("ws", u"ws://a"_s, u"ws://a:80/mqtt"_s, false);
        row("wss", u"wss://a:9001/x"_s, u"wss://a:9001/x"_s, true);
        row("path of nothing", u"ws://a/"_s, u"ws://a:80/"_s, false);
        row("query is not shown", u"wss://a/x?token=1"_s, u"wss://a:443/x"_s, false);
        row("local socket", u"unix:///run/mosquitto.sock"_s, u"unix:///run/mosquitto.sock"_s,
            false);
        row("local socket, escaped", u"UNIX:///run/a%20b"_s, u"unix:///run/a b"_s, false);
        row("capitals", u"MQTT://Host"_s, u"mqtt://Host:1883"_s, false);
        row("as older tools write", u"ssl://a"_s, u"mqtts://a:8883"_s, false);
        row("IPv6", u"[::1]:1884"_s, u"mqtt://[::1]:1884"_s, true);
        row("IPv6 alone", u"fe80::1"_s, u"mqtt://[fe80::1]:1883"_s, false);
        row("IPv6 in URL", u"mqtts://[2001:db8::2]"_s, u"mqtts://[2001:db8::2]:8883"_s, false);
        row("IPv6 with zone", u"[fe80::1%eth0]:1883"_s, u"mqtt://[fe80::1%eth0]:1883"_s, true);
        row("other scripts", u"mqtt://bröker.例え"_s, u"mqtt://bröker.例え:1883"_s, false);
        row("underscore", u"mosquitto_1:1883"_s, u"mqtt://mosquitto_1:1883"_s, true);
        row("largest port", u"a:65535"_s, u"mqtt://a:65535"_s, true);
    }

    void understands()
    {
        QFETCH(QString, text);
        const auto url = parseBrokerUrl(text);
        QVERIFY(url);
        client::ConnectOptions options;
        setAddress(options, *url);
        QTEST(brokerAddress(options), "address");
        QTEST(url->portGiven, "portGiven");
        QVERIFY(url->userName.isEmpty());
        QCOMPARE(schemeOf(transportFor(url->scheme)), url->scheme);
        if (!url->portGiven)
            QCOMPARE(url->port, defaultPort(url->scheme));
        QVERIFY(!url->password);
    }

    void takesUserAndPasswordApart()
    {
        const auto both = parseBrokerUrl(u"mqtt://al%40ice:p%3A%2Fw%C3%A4@host:1884"_s);
        QVERIFY(both);
        QCOMPARE(both->userName, u"al@ice"_s);
        QCOMPARE(both->password, std::optional(u"p:/wä"_s));
        QCOMPARE(both->host, u"host"_s);
        QCOMPARE(both->port, 1884);

        const auto user = parseBrokerUrl(u"alice@host"_s);
        QCOMPARE(user->userName, u"alice"_s);
        QVERIFY(!user->password);
        QCOMPARE(parseBrokerUrl(u"mqtt://u:@host"_s)->password, std::optional(u""_s));
        const auto unescaped = parseBrokerUrl(u"mqtt://u:p@ss@host"_s);
        QCOMPARE(unescaped->password, std::optional(u"p@ss"_s));
        QCOMPARE(unescaped->host, u"host"_s);
        // The address is what gets shown and saved: it never holds them.
        QVERIFY(!brokerAddress(both->scheme, both->host, both->port).contains(u"ice"));
    }

    void keepsThePathOfWebSockets()
    {
        QCOMPARE(parseBrokerUrl(u"ws://a"_s)->path, u"/mqtt"_s);
        QCOMPARE(parseBrokerUrl(u"wss://a:443/x/y?z=1"_s)->path, u"/x/y?z=1"_s);
        QCOMPARE(parseBrokerUrl(u"mqtt://a"_s)->path, QString());
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("why");
        QTest::addColumn<int>("position");
        const auto row = [](const char *name, const QString &text, Why why, int position) {
            QTest::newRow(name) << text << static_cast<int>(why) << position;
        };
        row("nothing", u""_s, Why::Empty, 0);
        row("only spaces", u"   "_s, Why::Empty, 0);
        row("web address", u"  http://host"_s, Why::UnknownScheme, 2);
        row("no scheme name", u"://host"_s, Why::UnknownScheme, 0);
        row("no host", u"mqtt://"_s, Why::HostMissing, 7);
        row("no host, port", u"mqtt://:1883"_s, Why::HostMissing, 7);
        row("no host, user", u"mqtt://user@"_s, Why::HostMissing, 12);
        row("space in host", u"my host"_s, Why::InvalidHost, 2);
        row("wildcard", u"mqtt://a#b+c"_s, Why::InvalidHost, 8);
        row("local socket without a path", u"unix://"_s, Why::InvalidPath, 7);
        row("local socket with a host", u"unix://host/a"_s, Why::InvalidPath, 7);
        row("path without WebSocket", u"mqtt://host/topic"_s, Why::InvalidHost, 11);
        row("bracket open", u"[::1"_s, Why::InvalidHost, 0);
        row("no IPv6 in brackets", u"[abc]:1"_s, Why::InvalidHost, 1);
        row("letters that are no hex", u"[::zz]"_s, Why::InvalidHost, 1);
        row("two ports", u"localhost:1883:5"_s, Why::InvalidPort, 10);
        row("port is text", u"host:mqtt"_s, Why::InvalidPort, 5);
        row("port is missing", u"host:"_s, Why::InvalidPort, 5);
        row("port 0", u"host:0"_s, Why::InvalidPort, 5);
        row("port too large", u"mqtt://host:65536"_s, Why::InvalidPort, 12);
        row("port with sign", u"host:+5"_s, Why::InvalidPort, 5);
        row("port with space", u"host: 5"_s, Why::InvalidPort, 5);
        row("port far too large", u"host:99999999999999999999"_s, Why::InvalidPort, 5);
        row("text behind brackets", u"[::1]x"_s, Why::InvalidPort, 5);
        row("control character", u"ho\nst"_s, Why::InvalidHost, 2);
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QString, text);
        QFETCH(int, why);
        QFETCH(int, position);
        const auto url = parseBrokerUrl(text);
        QVERIFY(!url);
        QCOMPARE(static_cast<int>(url.error().why), why);
        QCOMPARE(url.error().position, position);
    }

    void longTextIsRefused()
    {
        QCOMPARE(parseBrokerUrl(u"a"_s.repeated(5000)).error().why, Why::TooLong);
        QCOMPARE(parseBrokerUrl(u"a"_s.repeated(300)).error().why, Why::TooLong);
    }

    void everyCutIsSurvived()
    {
        const QString whole = u" mqtts://us%40er:pa%3Ass@[2001:db8::2%1]:8883/x?y#z "_s;
        for (qsizetype size = 0; size <= whole.size(); ++size) {
            const auto url = parseBrokerUrl(whole.first(size));
            if (!url)
                QVERIFY(url.error().position >= 0 && url.error().position <= size);
        }
    }
};

QTEST_GUILESS_MAIN(TestBrokerUrl)
#include "tst_brokerurl.moc"
