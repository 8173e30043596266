// SPDX-License-Identifier: GPL-3.0-or-later
#include "interopclient.h"
#include "support/certificates.h"
#include "support/microsocks.h"
#include "support/mosquitto.h"
#include "support/tinyproxy.h"

#include <QHash>

using namespace client;
using namespace Qt::Literals::StringLiterals;

// Through real proxies to a real broker: microsocks for SOCKS5, tinyproxy for HTTP CONNECT.
class TestProxies : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void through_data();
    void through();
    void isRefused_data();
    void isRefused();
    void nameAtTheProxy_data();
    void nameAtTheProxy();
    void proxyGoesAway();

private:
    ConnectOptions options(TransportKind transport, ProxyKind kind, quint16 proxyPort) const;
    QByteArray logOf(ProxyKind kind, bool signIn);

    Certificates m_certificates;
    Mosquitto m_broker;
    QHash<int, quint16> m_ports; // by TransportKind
    Microsocks m_socks;
    Microsocks m_socksWithPassword{u"anna"_s, u"a secret"_s};
    Tinyproxy m_http{{}};
    Tinyproxy m_httpWithPassword{{.userName = "anna", .password = "a_secret"}};
    std::unique_ptr<Tinyproxy> m_httpForMqtts;
};

namespace {

QByteArray password(ProxyKind kind)
{
    // Who wrote the file of the one did not think of spaces.
    return kind == ProxyKind::Http ? "a_secret" : "a secret";
}

} // namespace

void TestProxies::initTestCase()
{
    if (!Microsocks::isInstalled() || !Tinyproxy::isInstalled() || !Mosquitto::isInstalled()
        || !m_certificates.isUsable())
        QSKIP("needs microsocks, tinyproxy, mosquitto and openssl");
    QVERIFY(m_certificates.make({.name = u"broker"_s, .alternativeNames = u"DNS:localhost"_s}));
    const QByteArrayList tls{"certfile " + m_certificates.path(u"broker.pem"_s).toUtf8(),
                             "keyfile " + m_certificates.path(u"broker.key"_s).toUtf8()};
    for (const TransportKind kind : {TransportKind::Tcp, TransportKind::Tls,
                                     TransportKind::WebSocket, TransportKind::WebSocketTls}) {
        const quint16 port = ChildProgram::freePort();
        m_ports[int(kind)] = port;
        m_broker.configure({"listener " + QByteArray::number(port) + " 127.0.0.1"});
        if (isWebSocket(kind))
            m_broker.configure({"protocol websockets"});
        if (isEncrypted(kind))
            m_broker.configure(tls);
    }
    QVERIFY2(m_broker.start(), m_broker.log().constData());
    QVERIFY2(m_socks.start(), m_socks.log().constData());
    QVERIFY2(m_socksWithPassword.start(), m_socksWithPassword.log().constData());
    QVERIFY2(m_http.start(), m_http.log().constData());
    QVERIFY2(m_httpWithPassword.start(), m_httpWithPassword.log().constData());
    m_httpForMqtts = std::make_unique<Tinyproxy>(
        Tinyproxy::Rules{.ports = {m_ports[int(TransportKind::Tls)]}});
    QVERIFY2(m_httpForMqtts->start(), m_httpForMqtts->log().constData());
}

ConnectOptions TestProxies::options(TransportKind transport, ProxyKind kind,
                                    quint16 proxyPort) const
{
    ConnectOptions options;
    options.host = u"localhost"_s;
    options.port = m_ports.value(int(transport));
    options.transport = transport;
    options.tls.verification = TlsVerification::AuthorityFile;
    options.tls.authorityFile = m_certificates.path(u"ca.pem"_s);
    options.proxy.kind = kind;
    options.proxy.host = u"127.0.0.1"_s;
    options.proxy.port = proxyPort;
    return options;
}

QByteArray TestProxies::logOf(ProxyKind kind, bool signIn)
{
    if (kind == ProxyKind::Http)
        return signIn ? m_httpWithPassword.log() : m_http.log();
    return signIn ? m_socksWithPassword.log() : m_socks.log();
}

void TestProxies::through_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("signIn");
    QTest::addColumn<int>("transport");
    const QHash<int, const char *> schemes{{int(TransportKind::Tcp), "mqtt"},
                                           {int(TransportKind::Tls), "mqtts"},
                                           {int(TransportKind::WebSocket), "ws"},
                                           {int(TransportKind::WebSocketTls), "wss"}};
    for (const ProxyKind kind : {ProxyKind::Socks5, ProxyKind::Http}) {
        for (const bool signIn : {false, true}) {
            for (const auto [transport, scheme] : schemes.asKeyValueRange())
                QTest::addRow("%s through %s%s", scheme,
                              kind == ProxyKind::Http ? "HTTP" : "SOCKS5",
                              signIn ? " with a password" : "")
                    << int(kind) << signIn << transport;
        }
    }
}

void TestProxies::through()
{
    QFETCH(int, kind);
    QFETCH(bool, signIn);
    QFETCH(int, transport);
    const auto proxy = ProxyKind(kind);
    const quint16 port = proxy == ProxyKind::Http
        ? (signIn ? m_httpWithPassword.port() : m_http.port())
        : (signIn ? m_socksWithPassword.port() : m_socks.port());
    InteropClient client(options(TransportKind(transport), proxy, port), "far",
                         VersionChoice::Mqtt5);
    if (signIn) {
        client.options.proxy.userName = "anna";
        client.options.proxy.password = password(proxy);
    }
    std::vector<ConnectStep> steps;
    connect(&client.client, &Client::stepTaken, this,
            [&steps](const StepTaken &step) { steps.push_back(step.step); });
    client.subscribeOnConnect("far/#", 2);
    QVERIFY2(client.connect(), client.client.failure().detail.constData());
    QVERIFY(std::find(steps.begin(), steps.end(), ConnectStep::Proxy) != steps.end());
    QCOMPARE(client.client.tls().has_value(), isEncrypted(TransportKind(transport)));
    for (int qos = 0; qos <= 2; ++qos)
        client.publish("far/" + QByteArray::number(qos), QByteArray(3000, 'x'), qos);
    WAIT_COMPARE(client.log.messages.size(), 3);
    // The proxy was given the name, not an address that we looked up.
    const QByteArray target = "localhost:" + QByteArray::number(m_ports.value(transport));
    WAIT_VERIFY(logOf(proxy, signIn).contains(target));
}

void TestProxies::isRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<quint16>("port");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<quint16>("target"); // 0: the broker
    QTest::addColumn<int>("problem");
    const auto row
        = [](const char *name, ProxyKind kind, quint16 port, ProxyProblem problem,
             const QByteArray &user = {}, const QByteArray &secret = {}, quint16 target = 0) {
              QTest::newRow(name) << int(kind) << port << user << secret << target << int(problem);
          };
    using enum ProxyKind;
    using enum ProxyProblem;
    const quint16 nobody = ChildProgram::freePort();
    const quint16 mqtt = m_ports.value(int(TransportKind::Tcp));
    row("SOCKS5, no password", Socks5, m_socksWithPassword.port(), CredentialsNeeded);
    row("SOCKS5, wrong password", Socks5, m_socksWithPassword.port(), CredentialsWrong, "anna",
        "a guess");
    row("HTTP, no password", Http, m_httpWithPassword.port(), CredentialsNeeded);
    row("HTTP, wrong password", Http, m_httpWithPassword.port(), CredentialsWrong, "anna",
        "a guess");
    row("SOCKS5, nobody there", Socks5, m_socks.port(), TargetRefused, {}, {}, nobody);
    row("HTTP, nobody there", Http, m_http.port(), TargetRefused, {}, {}, nobody);
    row("HTTP, port not allowed", Http, m_httpForMqtts->port(), TargetRefused);
    row("SOCKS5, no proxy", Socks5, nobody, Refused);
    row("HTTP, no proxy", Http, nobody, Refused);
    row("SOCKS5 to the broker itself", Socks5, mqtt, ClosedEarly);
    row("HTTP to SOCKS5", Http, m_socks.port(), NotAProxy);
    row("SOCKS5 to HTTP", Socks5, m_http.port(), NoAnswer); // it waits for the end of a line
}

void TestProxies::isRefused()
{
    QFETCH(int, kind);
    QFETCH(quint16, port);
    QFETCH(QByteArray, user);
    QFETCH(QByteArray, secret);
    QFETCH(quint16, target);
    QFETCH(int, problem);
    InteropClient client(options(TransportKind::Tcp, ProxyKind(kind), port), "far",
                         VersionChoice::Mqtt5);
    client.options.reconnect.first = client.options.reconnect.most = std::chrono::hours(1);
    client.options.proxy.userName = user;
    if (!user.isEmpty())
        client.options.proxy.password = secret;
    if (ProxyProblem(problem) == ProxyProblem::NoAnswer)
        client.options.connectTimeout = std::chrono::seconds(1);
    if (target != 0)
        client.options.port = target;
    client.client.connectToBroker(client.options);
    WAIT_VERIFY(client.client.state() != State::Connecting);
    const FailureInfo failure = client.client.failure();
    QVERIFY2(failure.kind == Failure::Proxy, failure.detail.constData());
    QVERIFY(failure.proxyProblem);
    QCOMPARE(int(*failure.proxyProblem), problem);
    QVERIFY(secret.isEmpty() || !failure.detail.contains(secret));
}

void TestProxies::nameAtTheProxy_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("SOCKS5") << int(ProxyKind::Socks5);
    QTest::newRow("HTTP") << int(ProxyKind::Http);
}

// A name that is not known here does not keep us from asking the proxy for it.
void TestProxies::nameAtTheProxy()
{
    QFETCH(int, kind);
    const auto proxy = ProxyKind(kind);
    InteropClient client(options(TransportKind::Tcp, proxy,
                                 proxy == ProxyKind::Http ? m_http.port() : m_socks.port()),
                         "far", VersionChoice::Mqtt5);
    client.options.host = u"broker-behind-the-proxy.invalid"_s;
    client.options.reconnect.first = client.options.reconnect.most = std::chrono::hours(1);
    client.client.connectToBroker(client.options);
    WAIT_VERIFY(client.client.state() != State::Connecting);
    QVERIFY2(client.client.failure().kind == Failure::Proxy,
             client.client.failure().detail.constData());
    QCOMPARE(client.client.failure().proxyProblem, ProxyProblem::TargetRefused);
    if (proxy == ProxyKind::Http) // the other one writes down what it reached only
        WAIT_VERIFY(m_http.log().contains("CONNECT broker-behind-the-proxy.invalid:"));
}

void TestProxies::proxyGoesAway()
{
    Microsocks proxy;
    QVERIFY(proxy.start());
    InteropClient client(options(TransportKind::Tls, ProxyKind::Socks5, proxy.port()), "far",
                         VersionChoice::Mqtt5);
    QVERIFY2(client.connect(), client.client.failure().detail.constData());
    proxy.kill();
    WAIT_VERIFY(client.client.failure().proxyProblem == ProxyProblem::Refused);
    QVERIFY(std::any_of(client.log.failures.begin(), client.log.failures.end(),
                        [](const auto &f) { return f.kind == Failure::ConnectionLost; }));
    QVERIFY2(proxy.start(), proxy.log().constData());
    WAIT_VERIFY(client.isConnected());
}

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
