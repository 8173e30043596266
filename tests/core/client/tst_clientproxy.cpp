// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include "client/proxyhandshake.h"
#include "client/systemproxy.h"
#include "support/certificates.h"
#include "support/mosquitto.h"

#include <QTcpServer>

#include <memory>

using namespace client;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

// The way through a proxy: the words of SOCKS5 and HTTP CONNECT, a proxy that is up to anything,
// and a broker behind one.
class TestClientProxy : public QObject {
    Q_OBJECT

private slots:
    void words_data();
    void words();
    void wantsNoMore_data();
    void wantsNoMore();
    void through_data();
    void through();
    void tlsThrough();
    void fails_data();
    void fails();
    void mute();
    void notThere_data();
    void notThere();
    void system();
};

namespace {

constexpr int Patience = 30'000;

ProxyOptions proxyOptions(ProxyKind kind, const QByteArray &user = {},
                          const QByteArray &password = {})
{
    ProxyOptions options;
    options.kind = kind;
    options.host = u"127.0.0.1"_s;
    options.userName = user;
    if (!user.isEmpty())
        options.password = password;
    return options;
}

// Says the answers one after the other, each when something has come; then it passes on what comes
// to a broker and back, if it is given one.
class Proxy : public QObject {
public:
    explicit Proxy(QByteArrayList wanted, quint16 brokerPort = 0)
        : answers(std::move(wanted))
        , m_brokerPort(brokerPort)
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            m_socket = m_server.nextPendingConnection();
            connect(m_socket, &QTcpSocket::readyRead, this, &Proxy::read);
        });
        connect(&m_broker, &QTcpSocket::readyRead, this,
                [this] { m_socket->write(m_broker.readAll()); });
    }
    ~Proxy() override { m_broker.disconnect(this); }
    quint16 port() const { return m_server.serverPort(); }

    QByteArrayList answers; // empty: hangs up
    QByteArrayList heard;

private:
    void read()
    {
        const QByteArray bytes = m_socket->readAll();
        if (heard.size() == answers.size()) {
            m_broker.write(bytes);
            return;
        }
        heard += bytes;
        const QByteArray answer = answers.at(heard.size() - 1);
        if (answer.isEmpty())
            m_socket->disconnectFromHost();
        if (heard.size() == answers.size() && m_brokerPort != 0)
            m_broker.connectToHost(u"127.0.0.1"_s, m_brokerPort);
        for (const char c : answer) { // one byte at a time
            m_socket->write(&c, 1);
            m_socket->flush();
        }
    }

    quint16 m_brokerPort = 0;
    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
    QTcpSocket m_broker;
};

const QByteArray socksOpen("\x05\0\0\x01\x7F\0\0\x01\x07\x5B", 10);
const QByteArray socksOpenByName("\x05\0\0\x03\x04host\x07\x5B", 11);
const QByteArray socksOpenBy6 = QByteArray("\x05\0\0\x04", 4) + QByteArray(18, '\x01');
const QByteArray socksRefused("\x05\x05\0\x01\0\0\0\0\0\0", 10);
const QByteArray socksNoSignIn("\x05\0", 2);
const QByteArray socksSignIn("\x05\x02", 2);
const QByteArray socksSignedIn("\x01\0", 2);
const QByteArray httpOpen("HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n");

} // namespace

void TestClientProxy::words_data()
{
    QTest::addColumn<ProxyKind>("kind");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArrayList>("said"); // and what is answered, in turn
    using enum ProxyKind;
    QTest::newRow("SOCKS5") << Socks5 << QByteArray() << u"broker.example"_s
                            << QByteArrayList{QByteArray("\x05\x01\0", 3), socksNoSignIn,
                                              QByteArray("\x05\x01\0\x03\x0E"
                                                         "broker.example\x07\x5B",
                                                         21),
                                              socksOpenByName};
    QTest::newRow("SOCKS5, password")
        << Socks5 << QByteArray("anna") << u"10.0.0.1"_s
        << QByteArrayList{QByteArray("\x05\x02\0\x02", 4),
                          socksSignIn,
                          QByteArray("\x01\x04"
                                     "anna\x06"
                                     "secret"),
                          socksSignedIn,
                          QByteArray("\x05\x01\0\x01\x0A\0\0\x01\x07\x5B", 10),
                          socksOpen};
    QTest::newRow("SOCKS5, IPv6") << Socks5 << QByteArray() << u"::1"_s
                                  << QByteArrayList{QByteArray("\x05\x01\0", 3), socksNoSignIn,
                                                    QByteArray("\x05\x01\0\x04", 4)
                                                        + QByteArray(15, '\0')
                                                        + QByteArray("\x01\x07\x5B"),
                                                    socksOpenBy6};
    QTest::newRow("HTTP") << Http << QByteArray() << u"bröker.example"_s
                          << QByteArrayList{"CONNECT xn--brker-kua.example:1883 HTTP/1.1\r\n"
                                            "Host: xn--brker-kua.example:1883\r\n\r\n",
                                            httpOpen};
    QTest::newRow("HTTP, password")
        << Http << QByteArray("anna") << u"::1"_s
        << QByteArrayList{"CONNECT [::1]:1883 HTTP/1.1\r\nHost: [::1]:1883\r\n"
                          "Proxy-Authorization: Basic YW5uYTpzZWNyZXQ=\r\n\r\n",
                          httpOpen};
}

void TestClientProxy::words()
{
    QFETCH(ProxyKind, kind);
    QFETCH(QByteArray, user);
    QFETCH(QString, host);
    QFETCH(QByteArrayList, said);
    ProxyHandshake handshake(proxyOptions(kind, user, "secret"), host, 1883);
    auto state = ProxyHandshake::State::Waiting;
    for (qsizetype i = 0; i < said.size(); i += 2) {
        QCOMPARE(handshake.takeOutput(), said.at(i));
        QCOMPARE(state, ProxyHandshake::State::Waiting);
        for (const char c : said.at(i + 1)) {
            QVERIFY(handshake.wanted() > 0);
            state = handshake.receive(QByteArrayView(&c, 1));
        }
    }
    QCOMPARE(state, ProxyHandshake::State::Open);
    QVERIFY(handshake.takeOutput().isEmpty());
}

void TestClientProxy::wantsNoMore_data()
{
    QTest::addColumn<ProxyKind>("kind");
    QTest::addColumn<QByteArray>("answers");
    QTest::newRow("SOCKS5") << ProxyKind::Socks5 << QByteArray(socksNoSignIn + socksOpen);
    QTest::newRow("SOCKS5, name") << ProxyKind::Socks5
                                  << QByteArray(socksNoSignIn + socksOpenByName);
    QTest::newRow("HTTP") << ProxyKind::Http << httpOpen;
    QTest::newRow("HTTP, line ends")
        << ProxyKind::Http << QByteArray("HTTP/1.1 200 OK\r\nX: \r\r\n\r\n");
}

// What follows the handshake belongs to the broker.
void TestClientProxy::wantsNoMore()
{
    QFETCH(ProxyKind, kind);
    QFETCH(QByteArray, answers);
    ProxyHandshake handshake(proxyOptions(kind), u"a"_s, 1);
    const QByteArray bytes = answers + "of the broker";
    qsizetype at = 0;
    for (auto state = ProxyHandshake::State::Waiting; state == ProxyHandshake::State::Waiting;) {
        const qsizetype wanted = handshake.wanted();
        QVERIFY(wanted > 0 && at + wanted <= bytes.size());
        state = handshake.receive(QByteArrayView(bytes).sliced(at, wanted));
        QVERIFY(state != ProxyHandshake::State::Failed);
        at += wanted;
    }
    QCOMPARE(bytes.mid(at), QByteArray("of the broker"));
}

void TestClientProxy::through_data()
{
    QTest::addColumn<ProxyKind>("kind");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArrayList>("answers");
    QTest::newRow("SOCKS5") << ProxyKind::Socks5 << QByteArray()
                            << QByteArrayList{socksNoSignIn, socksOpen};
    QTest::newRow("SOCKS5, password") << ProxyKind::Socks5 << QByteArray("anna")
                                      << QByteArrayList{socksSignIn, socksSignedIn, socksOpen};
    QTest::newRow("HTTP") << ProxyKind::Http << QByteArray() << QByteArrayList{httpOpen};
}

void TestClientProxy::through()
{
    QFETCH(ProxyKind, kind);
    QFETCH(QByteArray, user);
    QFETCH(QByteArrayList, answers);
    ClientFixture f;
    Proxy proxy(answers, f.peer.port());
    std::vector<ConnectStep> steps;
    QObject::connect(&f.client, &Client::stepTaken, &proxy,
                     [&](const StepTaken &step) { steps.push_back(step.step); });
    f.options.host = u"broker.invalid"_s; // only the proxy knows it
    f.options.proxy = proxyOptions(kind, user, "secret");
    f.options.proxy.port = proxy.port();
    f.options.bindAddress = u"127.0.0.1"_s;
    f.peer.acceptClient();
    f.connect();
    QTRY_VERIFY_WITH_TIMEOUT(f.isConnected(), Patience);
    QCOMPARE(steps,
             std::vector<ConnectStep>({ConnectStep::Tcp, ConnectStep::Proxy, ConnectStep::Mqtt}));
    QVERIFY(proxy.heard.back().contains("broker.invalid"));
}

void TestClientProxy::tlsThrough()
{
    Certificates certificates;
    if (!Mosquitto::isInstalled() || !certificates.isUsable())
        QSKIP("needs mosquitto and openssl");
    QVERIFY(certificates.make({.name = u"good"_s, .alternativeNames = u"DNS:broker.invalid"_s}));
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    const quint16 port = probe.serverPort();
    probe.close();
    Mosquitto broker({"listener " + QByteArray::number(port) + " 127.0.0.1",
                      "certfile " + certificates.path(u"good.pem"_s).toUtf8(),
                      "keyfile " + certificates.path(u"good.key"_s).toUtf8()});
    QVERIFY(broker.start());
    ClientFixture f;
    Proxy proxy({httpOpen}, port);
    f.options.host = u"broker.invalid"_s;
    f.options.transport = TransportKind::Tls;
    f.options.tls.verification = TlsVerification::AuthorityFile;
    f.options.tls.authorityFile = certificates.path(u"ca.pem"_s);
    f.options.proxy = proxyOptions(ProxyKind::Http);
    f.options.proxy.port = proxy.port();
    f.connect();
    QTRY_VERIFY2_WITH_TIMEOUT(f.isConnected(), f.client.failure().detail.constData(), Patience);
}

void TestClientProxy::fails_data()
{
    using enum ProxyProblem;
    QTest::addColumn<ProxyKind>("kind");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArrayList>("answers");
    QTest::addColumn<int>("problem");
    QTest::addColumn<QByteArray>("detail");
    QTest::addColumn<bool>("again");
    const auto row = [](const char *name, ProxyKind kind, const QByteArray &user,
                        const QByteArrayList &answers, ProxyProblem problem,
                        const QByteArray &detail, bool again) {
        QTest::newRow(name) << kind << user << answers << int(problem) << detail << again;
    };
    const ProxyKind socks = ProxyKind::Socks5;
    const ProxyKind http = ProxyKind::Http;
    const QByteArray nothingSuits("\x05\xFF", 2);
    row("SOCKS5 wants a password", socks, {}, {nothingSuits}, CredentialsNeeded, "method", false);
    row("SOCKS5 wants more than a password", socks, "anna", {nothingSuits}, CredentialsWrong,
        "method", false);
    row("SOCKS5 asks although nothing was offered", socks, {}, {socksSignIn}, CredentialsNeeded,
        "method", false);
    row("SOCKS5, wrong password", socks, "anna", {socksSignIn, QByteArray("\x01\x01", 2)},
        CredentialsWrong, {}, false);
    row("SOCKS5, refused", socks, {}, {socksNoSignIn, socksRefused}, TargetRefused,
        "connection refused", true);
    row("SOCKS5, unheard of", socks, {},
        {socksNoSignIn, QByteArray("\x05\x63\0\x01\0\0\0\0\0\0", 10)}, TargetRefused, "reply 99",
        true);
    row("SOCKS5, strange address", socks, {},
        {socksNoSignIn, QByteArray("\x05\0\0\x09\0\0\0\0\0\0", 10)}, NotAProxy, {}, false);
    row("SOCKS5, hangs up", socks, {}, {socksNoSignIn, {}}, ClosedEarly, {}, true);
    row("HTTP asked for SOCKS5", socks, {}, {"HTTP/1.1 400 Bad Request\r\n\r\n"}, NotAProxy, "H",
        false);
    row("SOCKS5 asked for HTTP", http, {}, {socksNoSignIn}, NotAProxy, "\\x05", false);
    row("HTTP wants a password", http, {}, {"HTTP/1.1 407 Sign in\r\nA: b\r\n\r\n"},
        CredentialsNeeded, "407 Sign in", false);
    row("HTTP, wrong password", http, "anna", {"HTTP/1.1 407 No\r\n\r\n"}, CredentialsWrong,
        "407 No", false);
    row("HTTP, forbidden", http, {}, {"HTTP/1.0 403 Forbidden\r\n\r\n"}, TargetRefused,
        "403 Forbidden", true);
    row("HTTP, no way", http, {}, {"HTTP/1.1 503 Service Unavailable\r\n\r\n"}, TargetRefused,
        "503", true);
    row("a web server", http, {}, {"HTTP/1.1 405 Not Allowed\r\n\r\n"}, NotAProxy, "405", false);
    row("a mail server", http, {}, {"220 mail.example\r\n"}, NotAProxy, "2", false);
    row("HTTP without end", http, {}, {"HTTP/1.1 200 OK\r\nX: " + QByteArray(20'000, 'x')},
        NotAProxy, "HTTP/1.1 200", false);
    row("HTTP, hangs up", http, {}, {QByteArray()}, ClosedEarly, {}, true);
}

void TestClientProxy::fails()
{
    QFETCH(ProxyKind, kind);
    QFETCH(QByteArray, user);
    QFETCH(QByteArrayList, answers);
    QFETCH(int, problem);
    QFETCH(QByteArray, detail);
    QFETCH(bool, again);
    ClientFixture f;
    Proxy proxy(answers);
    f.options.host = u"broker.invalid"_s;
    f.options.reconnect.enabled = false;
    f.options.connectTimeout = 60s;
    f.options.proxy = proxyOptions(kind, user, "wrong-secret");
    f.options.proxy.port = proxy.port();
    f.connect();
    QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Failed, Patience);
    const FailureInfo failure = f.client.failure();
    QCOMPARE(failure.kind, Failure::Proxy);
    QVERIFY(failure.proxyProblem.has_value());
    QCOMPARE(int(*failure.proxyProblem), problem);
    QCOMPARE(failure.step.value_or(ConnectStep::Name), ConnectStep::Proxy);
    QVERIFY2(failure.detail.contains(detail), failure.detail.constData());
    QVERIFY(!failure.detail.contains("wrong-secret"));
    QCOMPARE(failure.retryPointless, !again);
}

void TestClientProxy::mute()
{
    ClientFixture f;
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    f.options.reconnect.enabled = false;
    f.options.connectTimeout = 1s;
    f.options.proxy = proxyOptions(ProxyKind::Socks5);
    f.options.proxy.port = server.serverPort();
    f.connect();
    QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Failed, Patience);
    QCOMPARE(f.client.failure().kind, Failure::Proxy);
    QCOMPARE(int(f.client.failure().proxyProblem.value()), int(ProxyProblem::NoAnswer));
    QCOMPARE(f.client.failure().step.value_or(ConnectStep::Name), ConnectStep::Proxy);
}

void TestClientProxy::notThere_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("problem");
    QTest::addColumn<ConnectStep>("step");
    QTest::newRow("no such name") << u"no-such-proxy.invalid"_s << int(ProxyProblem::NotFound)
                                  << ConnectStep::Name;
    QTest::newRow("nobody listens")
        << u"127.0.0.1"_s << int(ProxyProblem::Refused) << ConnectStep::Tcp;
}

void TestClientProxy::notThere()
{
    QFETCH(QString, host);
    QFETCH(int, problem);
    QFETCH(ConnectStep, step);
    ClientFixture f;
    f.peer.stopListening();
    f.options.reconnect.enabled = false;
    f.options.connectTimeout = 60s;
    f.options.proxy.kind = ProxyKind::Http;
    f.options.proxy.host = host;
    f.options.proxy.port = f.options.port;
    f.connect();
    QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Failed, 60'000);
    QCOMPARE(f.client.failure().kind, Failure::Proxy);
    QCOMPARE(int(f.client.failure().proxyProblem.value()), problem);
    QCOMPARE(f.client.failure().step.value_or(ConnectStep::Mqtt), step);
}

// The system is asked for hosts elsewhere; what it says is up to the computer, but it says
// something.
void TestClientProxy::system()
{
    QVERIFY(SystemProxy::isThisComputer(u"LOCALHOST"_s));
    QVERIFY(SystemProxy::isThisComputer(u"127.0.0.2"_s));
    QVERIFY(SystemProxy::isThisComputer(u"::1"_s));
    QVERIFY(!SystemProxy::isThisComputer(u"broker.example"_s));
    std::vector<ProxyKind> kinds;
    SystemProxy proxy;
    connect(&proxy, &SystemProxy::answered, &proxy,
            [&](const ProxyOptions &answer) { kinds.push_back(answer.kind); });
    proxy.ask(u"broker.invalid"_s, 1883);
    QTRY_COMPARE_WITH_TIMEOUT(kinds.size(), 1U, 60'000);
    QVERIFY(kinds.front() != ProxyKind::System);
}

QTEST_GUILESS_MAIN(TestClientProxy)
#include "tst_clientproxy.moc"
