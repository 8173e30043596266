// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/tlsfacts.h"
#include "support/certificates.h"
#include "support/clientlog.h"
#include "support/mosquitto.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <functional>
#include <memory>

using namespace client;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

// TLS against a real mosquitto, with certificates made here; and against those that are no TLS
// broker at all.
class TestClientTls : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void connects_data();
    void connects();
    void isRefused_data();
    void isRefused();
    void facts();
    void bigMessages();
    void ownFiles_data();
    void ownFiles();
    void oldServer();
    void askingServer();
    void notTls();

private:
    struct Attempt {
        Client client;
        ClientLog log{client};
    };
    ConnectOptions options(const QString &listener) const;
    void settle(Attempt &attempt, const ConnectOptions &options);
    QString pem(const QString &name) const { return m_certificates.path(name + u".pem"_s); }
    QString key(const QString &name) const { return m_certificates.path(name + u".key"_s); }

    Certificates m_certificates;
    std::unique_ptr<Mosquitto> m_broker;
    QHash<QString, quint16> m_ports;
};

namespace {

constexpr int Patience = 20'000;

using Change = std::function<void(TlsOptions &)>;

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

bool accepts(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    return socket.waitForConnected(1000);
}

// openssl s_server, which takes options that mosquitto does not have.
struct Server {
    explicit Server(const Certificates &certificates, const QStringList &more)
    {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"openssl"_s,
                      QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s,
                                  certificates.path(u"good.pem"_s), u"-key"_s,
                                  certificates.path(u"good.key"_s)}
                          + more);
        QByteArray output;
        const QRegularExpression expression(u"ACCEPT [^\\n]*:(\\d+)"_s);
        if (!QTest::qWaitFor(
                [&] {
                    output += process.readAll();
                    port = expression.match(QString::fromUtf8(output)).captured(1).toUShort();
                    return port != 0 || process.state() == QProcess::NotRunning;
                },
                Patience))
            port = 0;
    }
    ~Server()
    {
        process.kill();
        process.waitForFinished();
    }
    QProcess process;
    quint16 port = 0;
};

} // namespace

void TestClientTls::initTestCase()
{
    if (!Mosquitto::isInstalled() || !m_certificates.isUsable())
        QSKIP("needs mosquitto and openssl");
    const QString here = u"DNS:localhost,IP:127.0.0.1"_s;
    QVERIFY(m_certificates.make({.name = u"good"_s, .alternativeNames = here}));
    QVERIFY(m_certificates.make({.name = u"rsa"_s, .alternativeNames = here, .key = u"RSA"_s}));
    QVERIFY(m_certificates.make({.name = u"expired"_s, .alternativeNames = here, .days = -1}));
    QVERIFY(m_certificates.make(
        {.name = u"elsewhere"_s, .alternativeNames = u"DNS:mqtt.home.example"_s}));
    QVERIFY(
        m_certificates.make({.name = u"self"_s, .alternativeNames = here, .authority = QString()}));
    QVERIFY(m_certificates.make({.name = u"client"_s}));
    QVERIFY(m_certificates.make({.name = u"client-rsa"_s, .key = u"RSA"_s}));
    QVERIFY(m_certificates.makeAuthority(u"other"_s));
    QVERIFY(m_certificates.make({.name = u"stranger"_s, .authority = u"other"_s}));

    QByteArrayList configuration;
    const auto listen
        = [&](const QString &name, const QString &certificate, const QByteArrayList &more = {}) {
              m_ports[name] = freePort();
              configuration += "listener " + QByteArray::number(m_ports[name]) + " 127.0.0.1";
              configuration += "certfile " + pem(certificate).toUtf8();
              configuration += "keyfile " + key(certificate).toUtf8();
              configuration += "cafile " + pem(u"ca"_s).toUtf8();
              configuration += more;
          };
    for (const auto &name : {u"good"_s, u"rsa"_s, u"expired"_s, u"elsewhere"_s, u"self"_s})
        listen(name, name);
    listen(u"asking"_s, u"good"_s, {"require_certificate true"});
    listen(u"new"_s, u"good"_s, {"tls_version tlsv1.3"});
    m_broker = std::make_unique<Mosquitto>(configuration);
    QVERIFY2(m_broker->start(), m_broker->log().constData());
    m_ports[u"plain"_s] = m_broker->port();
    for (const quint16 port : std::as_const(m_ports))
        QTRY_VERIFY_WITH_TIMEOUT(accepts(port), Patience);
}

ConnectOptions TestClientTls::options(const QString &listener) const
{
    ConnectOptions options;
    options.host = u"localhost"_s;
    options.port = m_ports.value(listener);
    options.transport = TransportKind::Tls;
    options.clientId = "tls-" + listener.toUtf8();
    options.connectTimeout = 15s;
    options.reconnect.first = options.reconnect.most = 1h;
    options.tls.verification = TlsVerification::AuthorityFile;
    options.tls.authorityFile = pem(u"ca"_s);
    return options;
}

void TestClientTls::settle(Attempt &attempt, const ConnectOptions &options)
{
    attempt.client.connectToBroker(options);
    QTRY_VERIFY_WITH_TIMEOUT(attempt.client.state() != State::Connecting, Patience);
}

void TestClientTls::connects_data()
{
    QTest::addColumn<QString>("listener");
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("verified");
    const auto row
        = [](const char *name, const QString &listener, const Change &change,
             bool verified = true) { QTest::newRow(name) << listener << change << verified; };
    const auto nothing = [](TlsOptions &) {};
    const auto pinned = [this](const QString &name) {
        QFile file(pem(name));
        file.open(QIODevice::ReadOnly);
        const QByteArray fingerprint
            = QSslCertificate(&file, QSsl::Pem).digest(QCryptographicHash::Sha256);
        return [fingerprint](TlsOptions &tls) {
            tls.verification = TlsVerification::PinnedCertificate;
            tls.pinnedFingerprint = fingerprint;
        };
    };
    const auto ours = [this](const QString &certificate, const QString &keyFile,
                             const std::optional<QByteArray> &passphrase = {}) {
        return [=, this](TlsOptions &tls) {
            tls.certificateFile = m_certificates.path(certificate);
            tls.keyFile = keyFile.isEmpty() ? QString() : m_certificates.path(keyFile);
            tls.keyPassphrase = passphrase;
        };
    };
    row("own authority", u"good"_s, nothing);
    row("RSA", u"rsa"_s, nothing);
    row("authority in DER", u"good"_s, [this](TlsOptions &tls) {
        QVERIFY(m_certificates.openssl(
            {u"x509"_s, u"-in"_s, u"ca.pem"_s, u"-outform"_s, u"DER"_s, u"-out"_s, u"ca.der"_s}));
        tls.authorityFile = m_certificates.path(u"ca.der"_s);
    });
    row("TLS 1.3 only", u"new"_s, nothing);
    row("at least TLS 1.3", u"good"_s,
        [](TlsOptions &tls) { tls.minimumVersion = TlsVersion::Tls13; });
    row("another name expected", u"elsewhere"_s,
        [](TlsOptions &tls) { tls.expectedName = u"mqtt.home.example"_s; });
    row("self-signed, pinned", u"self"_s, pinned(u"self"_s));
    row("expired, pinned", u"expired"_s, pinned(u"expired"_s));
    row("another name, pinned", u"elsewhere"_s, pinned(u"elsewhere"_s));
    row("self-signed as its own authority", u"self"_s,
        [this](TlsOptions &tls) { tls.authorityFile = pem(u"self"_s); });
    row(
        "not verified", u"self"_s, [](TlsOptions &tls) { tls.verification = TlsVerification::Off; },
        false);
    row("client certificate", u"asking"_s, ours(u"client.pem"_s, u"client.key"_s));
    row("client certificate, RSA", u"asking"_s, ours(u"client-rsa.pem"_s, u"client-rsa.key"_s));
    QVERIFY(m_certificates.openssl({u"x509"_s, u"-in"_s, u"client.pem"_s, u"-outform"_s, u"DER"_s,
                                    u"-out"_s, u"client.der"_s}));
    QVERIFY(
        m_certificates.openssl({u"pkcs8"_s, u"-topk8"_s, u"-nocrypt"_s, u"-in"_s, u"client.key"_s,
                                u"-outform"_s, u"DER"_s, u"-out"_s, u"client-key.der"_s}));
    row("client certificate, DER", u"asking"_s, ours(u"client.der"_s, u"client-key.der"_s));
    QVERIFY(
        m_certificates.openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"client-rsa.key"_s,
                                u"-passout"_s, u"pass:open sesame"_s, u"-out"_s, u"locked.key"_s}));
    row("client key with a passphrase", u"asking"_s,
        ours(u"client-rsa.pem"_s, u"locked.key"_s, "open sesame"));
    QVERIFY(m_certificates.openssl({u"pkcs12"_s, u"-export"_s, u"-in"_s, u"client.pem"_s,
                                    u"-inkey"_s, u"client.key"_s, u"-passout"_s,
                                    u"pass:open sesame"_s, u"-out"_s, u"client.p12"_s}));
    row("PKCS#12", u"asking"_s, ours(u"client.p12"_s, {}, "open sesame"));
}

void TestClientTls::connects()
{
    QFETCH(QString, listener);
    QFETCH(Change, change);
    QFETCH(bool, verified);
    ConnectOptions wanted = options(listener);
    change(wanted.tls);
    Attempt attempt;
    settle(attempt, wanted);
    QVERIFY2(attempt.client.state() == State::Connected,
             attempt.client.failure().detail.constData());
    QVERIFY(attempt.client.tls());
    QCOMPARE(attempt.client.tls()->verified, verified);
    QCOMPARE(attempt.client.tls()->problem, TlsProblem::None);
    QVERIFY(!attempt.client.tls()->chain.empty());
}

void TestClientTls::isRefused_data()
{
    QTest::addColumn<QString>("listener");
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("problem");
    const auto row = [](
                         const char *name, const QString &listener, TlsProblem problem,
                         const Change &change = [](TlsOptions &) {}) {
        QTest::newRow(name) << listener << change << int(problem);
    };
    const Change system
        = [](TlsOptions &tls) { tls.verification = TlsVerification::SystemAuthorities; };
    row("self-signed", u"self"_s, TlsProblem::SelfSigned, system);
    row("unknown authority", u"good"_s, TlsProblem::UnknownAuthority, system);
    row("another authority", u"good"_s, TlsProblem::UnknownAuthority,
        [this](TlsOptions &tls) { tls.authorityFile = pem(u"other"_s); });
    row("expired", u"expired"_s, TlsProblem::Expired);
    row("wrong name", u"elsewhere"_s, TlsProblem::WrongName);
    row("wrong expected name", u"good"_s, TlsProblem::WrongName,
        [](TlsOptions &tls) { tls.expectedName = u"other.example"_s; });
    row("another one pinned", u"self"_s, TlsProblem::WrongPin, [](TlsOptions &tls) {
        tls.verification = TlsVerification::PinnedCertificate;
        tls.pinnedFingerprint = QByteArray(32, 'x');
    });
    row("client certificate missing", u"asking"_s, TlsProblem::ClientCertificateRequired);
    row("client certificate of a stranger", u"asking"_s, TlsProblem::ClientCertificateRefused,
        [this](TlsOptions &tls) {
            tls.certificateFile = pem(u"stranger"_s);
            tls.keyFile = key(u"stranger"_s);
        });
    row("plain MQTT", u"plain"_s, TlsProblem::ClosedDuringHandshake);
}

void TestClientTls::isRefused()
{
    QFETCH(QString, listener);
    QFETCH(Change, change);
    QFETCH(int, problem);
    ConnectOptions wanted = options(listener);
    wanted.password = "never sent";
    wanted.userName = "anna";
    change(wanted.tls);
    Attempt attempt;
    settle(attempt, wanted);
    const FailureInfo failure = attempt.client.failure();
    QVERIFY2(failure.kind == Failure::Tls, failure.detail.constData());
    QVERIFY(failure.tls);
    QCOMPARE(int(failure.tls->problem), problem);
    QCOMPARE(failure.retryPointless, isRetryPointless(TlsProblem(problem)));
    QCOMPARE(attempt.client.state(), failure.retryPointless ? State::Failed : State::Waiting);
    if (isAboutCertificate(failure.tls->problem)) {
        QVERIFY(!failure.tls->chain.empty());
        QCOMPARE(attempt.client.counters().bytesSent, 0U);
    }
}

void TestClientTls::facts()
{
    Attempt attempt;
    settle(attempt, options(u"elsewhere"_s));
    const TlsFacts facts = attempt.client.failure().tls.value_or(TlsFacts());
    QCOMPARE(facts.expectedName, u"localhost"_s);
    QCOMPARE(facts.chain.front().names, QStringList{u"mqtt.home.example"_s});
    QCOMPARE(facts.chain.front().subject, u"elsewhere, Canopy tests"_s);
    QCOMPARE(facts.chain.front().issuer, u"ca, Canopy tests"_s);
    QCOMPARE(facts.chain.front().keyType, KeyType::Ec);
    QCOMPARE(facts.chain.front().keyBits, 256);
    QVERIFY(!facts.chain.front().selfSigned);
    QCOMPARE(facts.chain.front().fingerprint.size(), 32);
    QVERIFY(facts.chain.front().notBefore < facts.chain.front().notAfter);
    QCOMPARE(fingerprintFromText(fingerprintText(facts.chain.front().fingerprint)),
             facts.chain.front().fingerprint);

    ConnectOptions good = options(u"good"_s);
    good.tls.applicationProtocols = {"mqtt"};
    settle(attempt, good);
    QVERIFY2(attempt.client.state() == State::Connected,
             attempt.client.failure().detail.constData());
    QCOMPARE(attempt.client.tls()->protocol, u"TLSv1.3"_s);
    QVERIFY(attempt.client.tls()->cipher.startsWith(u"TLS_"));
    QVERIFY(attempt.client.tls()->applicationProtocol.isEmpty()); // mosquitto knows none
}

// More than all buffers on the way hold, both ways at once.
void TestClientTls::bigMessages()
{
    ConnectOptions wanted = options(u"good"_s);
    wanted.subscriptions = {{.topicFilter = "big/#", .qos = mqtt::QoS::AtLeastOnce}};
    Attempt attempt;
    settle(attempt, wanted);
    QVERIFY2(attempt.client.state() == State::Connected,
             attempt.client.failure().detail.constData());
    constexpr int count = 4;
    const QByteArray payload(3'000'000, 'x');
    attempt.client.pauseReading();
    for (int i = 0; i < count; ++i) {
        attempt.client.publish({.topic = "big/" + QByteArray::number(i),
                                .payload = payload,
                                .qos = mqtt::QoS::AtLeastOnce},
                               PublishToken(i + 1));
    }
    attempt.client.resumeReading();
    QTRY_COMPARE_WITH_TIMEOUT(int(attempt.log.messages.size()), count, 60'000);
    for (int i = 0; i < count; ++i)
        QVERIFY(attempt.log.messages.contains("big/" + QByteArray::number(i) + '=' + payload));
    QVERIFY(attempt.client.state() == State::Connected);
}

void TestClientTls::ownFiles_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("problem");
    QTest::addColumn<QString>("file");
    const auto row
        = [](const char *name, TlsProblem problem, const QString &file, const Change &change) {
              QTest::newRow(name) << change << int(problem) << file;
          };
    const auto ours = [this](const QString &certificate, const QString &keyFile,
                             const std::optional<QByteArray> &passphrase = {}) {
        return [=, this](TlsOptions &tls) {
            tls.certificateFile = m_certificates.path(certificate);
            tls.keyFile = keyFile.isEmpty() ? QString() : m_certificates.path(keyFile);
            tls.keyPassphrase = passphrase;
        };
    };
    row("no authority file", TlsProblem::AuthorityFileUnreadable, u"none.pem"_s,
        [this](TlsOptions &tls) { tls.authorityFile = m_certificates.path(u"none.pem"_s); });
    row("a folder", TlsProblem::AuthorityFileUnreadable, u"."_s,
        [this](TlsOptions &tls) { tls.authorityFile = m_certificates.path(u"."_s); });
    row("no authority in it", TlsProblem::AuthorityFileEmpty, u"ca.key"_s,
        [this](TlsOptions &tls) { tls.authorityFile = key(u"ca"_s); });
    row("no certificate file", TlsProblem::CertificateFileUnreadable, u"none.pem"_s,
        ours(u"none.pem"_s, u"client.key"_s));
    row("no certificate in it", TlsProblem::CertificateFileEmpty, u"client.key"_s,
        ours(u"client.key"_s, u"client.key"_s));
    row("no key file", TlsProblem::KeyFileUnreadable, u"none.key"_s,
        ours(u"client.pem"_s, u"none.key"_s));
    row("no key in it", TlsProblem::KeyFileEmpty, u"ca.pem"_s, ours(u"client.pem"_s, u"ca.pem"_s));
    row("no key anywhere", TlsProblem::KeyFileEmpty, u"client.pem"_s, ours(u"client.pem"_s, {}));
    row("no passphrase", TlsProblem::KeyPassphraseNeeded, u"shut.key"_s,
        ours(u"client-rsa.pem"_s, u"shut.key"_s));
    row("wrong passphrase", TlsProblem::KeyPassphraseWrong, u"shut.key"_s,
        ours(u"client-rsa.pem"_s, u"shut.key"_s, "wrong"));
    row("PKCS#12, wrong passphrase", TlsProblem::KeyPassphraseWrong, u"shut.p12"_s,
        ours(u"shut.p12"_s, {}, "wrong"));
    row("key of another", TlsProblem::KeyDoesNotFit, u"stranger.key"_s,
        ours(u"client.pem"_s, u"stranger.key"_s));
    row("RSA key of another", TlsProblem::KeyDoesNotFit, u"rsa.key"_s,
        ours(u"client-rsa.pem"_s, u"rsa.key"_s));
    row("key of another kind", TlsProblem::KeyDoesNotFit, u"client.key"_s,
        ours(u"client-rsa.pem"_s, u"client.key"_s));
    row("unknown key", TlsProblem::KeyNotSupported, u"unknown.key"_s,
        ours(u"client.pem"_s, u"unknown.key"_s));
    QFile unknown(m_certificates.path(u"unknown.key"_s));
    QVERIFY(unknown.open(QIODevice::WriteOnly));
    unknown.write("-----BEGIN PRIVATE KEY-----\nMAMCAQA=\n-----END PRIVATE KEY-----\n");
    unknown.close();
    row("nothing pinned", TlsProblem::PinMissing, {},
        [](TlsOptions &tls) { tls.verification = TlsVerification::PinnedCertificate; });
    QVERIFY(
        m_certificates.openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"client-rsa.key"_s,
                                u"-passout"_s, u"pass:open sesame"_s, u"-out"_s, u"shut.key"_s}));
    QVERIFY(m_certificates.openssl({u"pkcs12"_s, u"-export"_s, u"-in"_s, u"client.pem"_s,
                                    u"-inkey"_s, u"client.key"_s, u"-passout"_s,
                                    u"pass:open sesame"_s, u"-out"_s, u"shut.p12"_s}));
}

void TestClientTls::ownFiles()
{
    QFETCH(Change, change);
    QFETCH(int, problem);
    QFETCH(QString, file);
    ConnectOptions wanted = options(u"good"_s);
    change(wanted.tls);
    Attempt attempt;
    settle(attempt, wanted);
    const FailureInfo failure = attempt.client.failure();
    QCOMPARE(failure.kind, Failure::Tls);
    QCOMPARE(int(failure.tls->problem), problem);
    QCOMPARE(attempt.client.state(), State::Failed);
    if (!file.isEmpty())
        QCOMPARE(failure.tls->file, m_certificates.path(file));
    QVERIFY(!failure.detail.contains("sesame"));
}

void TestClientTls::oldServer()
{
    const Server server(m_certificates, {u"-tls1_2"_s});
    if (server.port == 0)
        QSKIP("openssl s_server names no port");
    ConnectOptions wanted = options({});
    wanted.port = server.port;
    wanted.tls.minimumVersion = TlsVersion::Tls13;
    Attempt attempt;
    settle(attempt, wanted);
    QCOMPARE(attempt.client.failure().kind, Failure::Tls);
    QCOMPARE(attempt.client.failure().tls->problem, TlsProblem::NoCommonVersion);
}

// Up to TLS 1.2 the alert says "handshake failure" for everything.
void TestClientTls::askingServer()
{
    const Server asking(m_certificates, {u"-tls1_2"_s, u"-Verify"_s, u"1"_s});
    const Server other(m_certificates,
                       {u"-tls1_2"_s, u"-cipher"_s, u"ECDHE-RSA-AES128-GCM-SHA256"_s});
    if (asking.port == 0 || other.port == 0)
        QSKIP("openssl s_server names no port");
    ConnectOptions wanted = options({});
    wanted.port = asking.port;
    Attempt attempt;
    settle(attempt, wanted);
    QCOMPARE(attempt.client.failure().kind, Failure::Tls);
    QCOMPARE(attempt.client.failure().tls->problem, TlsProblem::ClientCertificateRequired);
    QVERIFY(!attempt.client.failure().tls->alert.isEmpty());
    wanted.port = other.port; // its certificate is for ECDSA
    settle(attempt, wanted);
    QCOMPARE(attempt.client.failure().kind, Failure::Tls);
    QCOMPARE(attempt.client.failure().tls->problem, TlsProblem::NoCommonCipher);
}

void TestClientTls::notTls()
{
    QTcpServer web;
    QVERIFY(web.listen(QHostAddress::LocalHost));
    connect(&web, &QTcpServer::newConnection, &web, [&web] {
        QTcpSocket *socket = web.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    ConnectOptions wanted = options({});
    wanted.host = u"127.0.0.1"_s;
    wanted.port = web.serverPort();
    Attempt attempt;
    settle(attempt, wanted);
    QCOMPARE(attempt.client.failure().kind, Failure::Tls);
    QCOMPARE(attempt.client.failure().tls->problem, TlsProblem::NotTls);

    // One that says nothing at all.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    wanted.port = silent.serverPort();
    wanted.connectTimeout = 300ms;
    settle(attempt, wanted);
    QCOMPARE(attempt.client.failure().kind, Failure::ConnectTimeout);
    QVERIFY(attempt.client.failure().tls);
}

QTEST_GUILESS_MAIN(TestClientTls)
#include "tst_clienttls.moc"
