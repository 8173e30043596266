// SPDX-License-Identifier: GPL-3.0-or-later
#include "interopclient.h"
#include "support/certificates.h"
#include "support/mosquitto.h"
#include "support/nginx.h"

#include <memory>

using namespace client;
using namespace Qt::Literals::StringLiterals;

// wss through nginx, as brokers are put behind web servers: it ends TLS, asks for a header or a
// password, passes the rest on to mosquitto's WebSocket listener, and has a mind of its own.
class TestNginx : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void connects_data();
    void connects();
    void isRefused_data();
    void isRefused();
    void idle();
    void brokerComesBack();

private:
    ConnectOptions options(const QString &path) const;

    Certificates m_certificates;
    Mosquitto m_broker;
    quint16 m_webSocketPort = 0;
    std::unique_ptr<Nginx> m_nginx;
};

void TestNginx::initTestCase()
{
    if (!Nginx::isInstalled() || !Mosquitto::isInstalled() || !m_certificates.isUsable())
        QSKIP("needs nginx, mosquitto and openssl");
    QVERIFY(m_certificates.make({.name = u"web"_s, .alternativeNames = u"DNS:localhost"_s}));
    m_webSocketPort = ChildProgram::freePort();
    m_broker.configure(
        {"listener " + QByteArray::number(m_webSocketPort) + " 127.0.0.1", "protocol websockets"});
    QVERIFY2(m_broker.start(), m_broker.log().constData());
    const QByteArray pass = Nginx::passTo(m_webSocketPort);
    m_nginx = std::make_unique<Nginx>(
        "location = /open { " + pass
            + " }\n"
              "location = /key { if ($http_x_api_key != \"a secret key\") { return 403; }\n"
            + pass
            + " }\n"
              "location = /password { auth_basic broker; auth_basic_user_file passwords;\n"
            + pass
            + " }\n"
              "location = /query { if ($arg_token != \"t\") { return 403; }\n"
            + pass
            + " }\n"
              "location = /idle { proxy_read_timeout 1s;\n"
            + pass
            + " }\n"
              "location = /down { "
            + Nginx::passTo(ChildProgram::freePort())
            + " }\n"
              "location = /busy { return 503; }\n"
              "location = /moved { return 301 https://elsewhere.example/mqtt; }\n"
              "location = /page { return 200 hello; }\n",
        m_certificates.path(u"web.pem"_s), m_certificates.path(u"web.key"_s));
    QVERIFY(m_nginx->write(u"passwords"_s, "anna:{PLAIN}pässword\n"));
    QVERIFY2(m_nginx->start(), m_nginx->log().constData());
}

ConnectOptions TestNginx::options(const QString &path) const
{
    ConnectOptions options;
    options.host = u"localhost"_s;
    options.port = m_nginx->port();
    options.transport = TransportKind::WebSocketTls;
    options.webSocket.path = path;
    options.tls.verification = TlsVerification::AuthorityFile;
    options.tls.authorityFile = m_certificates.path(u"ca.pem"_s);
    return options;
}

void TestNginx::connects_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("version");
    const int five = int(VersionChoice::Mqtt5);
    const QByteArray basic = "Basic " + QByteArray("anna:pässword").toBase64();
    QTest::newRow("3.1") << u"/open"_s << QByteArray() << QByteArray()
                         << int(VersionChoice::Mqtt31);
    QTest::newRow("3.1.1") << u"/open"_s << QByteArray() << QByteArray()
                           << int(VersionChoice::Mqtt311);
    QTest::newRow("5") << u"/open"_s << QByteArray() << QByteArray() << five;
    QTest::newRow("key") << u"/key"_s << QByteArray("X-Api-Key") << QByteArray("a secret key")
                         << five;
    QTest::newRow("password") << u"/password"_s << QByteArray("Authorization") << basic << five;
    QTest::newRow("query") << u"/query?a=1&token=t"_s << QByteArray() << QByteArray() << five;
}

void TestNginx::connects()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(int, version);
    InteropClient client(options(path), "front", VersionChoice(version));
    if (!header.isEmpty())
        client.options.webSocket.headers = {{.name = header, .value = value, .secret = true}};
    client.subscribeOnConnect("front/#", 2);
    QVERIFY2(client.connect(), client.client.failure().detail.constData());
    QVERIFY(client.client.tls()->verified);
    // mosquitto takes 4 KiB of a WebSocket every tenth of a second.
    for (int qos = 0; qos <= 2; ++qos)
        client.publish("front/" + QByteArray::number(qos), QByteArray(5000, char('a' + qos)), qos);
    WAIT_COMPARE(client.log.messages.size(), 3);
    for (int qos = 0; qos <= 2; ++qos) {
        QVERIFY(client.log.messages.contains("front/" + QByteArray::number(qos) + '='
                                             + QByteArray(5000, char('a' + qos))));
    }
}

void TestNginx::isRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QString &path, int status,
                        const QByteArray &header = {}, const QByteArray &value = {}) {
        QTest::newRow(name) << path << header << value << status;
    };
    row("no key", u"/key"_s, 403);
    row("wrong key", u"/key"_s, 403, "X-Api-Key", "a guess to hide");
    row("no password", u"/password"_s, 401);
    row("wrong password", u"/password"_s, 401, "Authorization",
        "Basic " + QByteArray("anna:a guess to hide").toBase64());
    row("another path", u"/elsewhere"_s, 404);
    row("no broker behind it", u"/down"_s, 502);
    row("too much to do", u"/busy"_s, 503);
    row("moved", u"/moved"_s, 301);
    row("a web page", u"/page"_s, 200);
}

void TestNginx::isRefused()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(int, status);
    InteropClient client(options(path), "front", VersionChoice::Mqtt5);
    client.options.reconnect.first = client.options.reconnect.most = std::chrono::hours(1);
    if (!header.isEmpty())
        client.options.webSocket.headers = {{.name = header, .value = value, .secret = true}};
    client.client.connectToBroker(client.options);
    WAIT_VERIFY(client.client.state() != State::Connecting);
    const FailureInfo failure = client.client.failure();
    QVERIFY2(failure.kind == Failure::WebSocket, failure.detail.constData());
    QVERIFY(failure.webSocket);
    QCOMPARE(failure.webSocket->problem, WebSocketProblem::HttpAnswer);
    QCOMPARE(failure.webSocket->httpStatus, status);
    QCOMPARE(failure.step, ConnectStep::WebSocket);
    QVERIFY(value.isEmpty() || !failure.detail.contains(value));
    // A broker that is down or busy will be back; the rest stays as it is.
    QCOMPARE(client.client.state(), status >= 500 ? State::Waiting : State::Failed);
}

// nginx cuts what says nothing for a while; the client is back at once, with its subscriptions.
void TestNginx::idle()
{
    InteropClient client(options(u"/idle"_s), "idle", VersionChoice::Mqtt5);
    client.subscribeOnConnect("front/#", 1);
    QVERIFY2(client.connect(), client.client.failure().detail.constData());
    WAIT_VERIFY(client.log.brokers.size() >= 2);
    QVERIFY(std::any_of(client.log.failures.begin(), client.log.failures.end(),
                        [](const auto &f) { return f.kind == Failure::ConnectionLost; }));
    WAIT_VERIFY(client.log.subscriptions.size() >= 2);
}

void TestNginx::brokerComesBack()
{
    InteropClient client(options(u"/open"_s), "patient", VersionChoice::Mqtt5);
    client.options.reconnect.first = client.options.reconnect.most = std::chrono::milliseconds(50);
    client.keepSession();
    client.subscribeOnConnect("front/#", 1);
    QVERIFY2(client.connect(), client.client.failure().detail.constData());
    QVERIFY(m_broker.stop());
    WAIT_VERIFY(std::any_of(
        client.log.failures.begin(), client.log.failures.end(),
        [](const FailureInfo &f) { return f.webSocket && f.webSocket->httpStatus == 502; }));
    client.publish("front/queued", "x", 1);
    QVERIFY2(m_broker.start(), m_broker.log().constData());
    WAIT_COMPARE(client.log.messages, QByteArrayList{"front/queued=x"});
    QVERIFY(client.log.brokers.back().connack.sessionPresent);
}

QTEST_GUILESS_MAIN(TestNginx)
#include "tst_nginx.moc"
