// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsfailures.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;
using client::TlsOptions;
using client::TlsProblem;

namespace {

constexpr int Patience = FailureWindow::Patience;

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

// openssl s_server, for what mosquitto has no option.
struct OpenSslServer {
    explicit OpenSslServer(const QStringList &arguments)
    {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"openssl"_s,
                      QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s} + arguments);
        QByteArray output;
        static const QRegularExpression expression(u"ACCEPT [^\\n]*:(\\d+)"_s);
        const bool ended = QTest::qWaitFor(
            [&] {
                output += process.readAll();
                port = expression.match(QString::fromUtf8(output)).captured(1).toUShort();
                return port != 0 || process.state() == QProcess::NotRunning;
            },
            Patience);
        if (!ended)
            port = 0;
    }
    ~OpenSslServer()
    {
        process.kill();
        process.waitForFinished();
    }
    QProcess process;
    quint16 port = 0;
};

} // namespace

std::set<TlsProblem> TlsFailures::unreachable()
{
    return {TlsProblem::None, TlsProblem::NoCertificate, TlsProblem::Revoked,
            TlsProblem::NotAvailable};
}

bool TlsFailures::makeCertificates()
{
    const QString here = u"DNS:localhost,IP:127.0.0.1"_s;
    return m_certificates.make({.name = u"good"_s, .alternativeNames = here})
        && m_certificates.make({.name = u"expired"_s, .alternativeNames = here, .days = -1})
        && m_certificates.make(
            {.name = u"elsewhere"_s, .alternativeNames = u"DNS:mqtt.home.example"_s})
        && m_certificates.make(
            {.name = u"self"_s, .alternativeNames = here, .authority = QString()})
        && m_certificates.make(
            {.name = u"purpose"_s,
             .alternativeNames = QString(here + u"\nextendedKeyUsage=clientAuth")})
        && m_certificates.make({.name = u"client"_s}) && m_certificates.makeAuthority(u"other"_s)
        && m_certificates.make({.name = u"stranger"_s, .authority = u"other"_s})
        && m_certificates.make({.name = u"client-rsa"_s, .key = u"RSA"_s})
        && m_certificates.openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"client-rsa.key"_s,
                                   u"-passout"_s, u"pass:open sesame"_s, u"-out"_s, u"shut.key"_s})
        && makeFutureCertificate();
}

// Only openssl ca can date a certificate ahead.
bool TlsFailures::makeFutureCertificate() const
{
    const auto write = [this](const QString &name, const QByteArray &text) {
        QFile file(m_certificates.path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    return write(u"unknown.key"_s,
                 "-----BEGIN PRIVATE KEY-----\nMAMCAQA=\n-----END PRIVATE KEY-----\n")
        && write(u"index.txt"_s, {}) && write(u"future.ext"_s, "subjectAltName=IP:127.0.0.1\n")
        && write(u"ca.cnf"_s,
                 "[ca]\ndefault_ca=here\n[here]\ndatabase=index.txt\nnew_certs_dir=.\n"
                 "rand_serial=yes\ndefault_md=sha256\npolicy=any\n"
                 "[any]\ncommonName=supplied\norganizationName=optional\n")
        && m_certificates.openssl({u"req"_s, u"-new"_s, u"-nodes"_s, u"-subj"_s,
                                   u"/CN=future/O=Canopy tests"_s, u"-newkey"_s, u"ec"_s,
                                   u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-keyout"_s,
                                   u"future.key"_s, u"-out"_s, u"future.csr"_s})
        && m_certificates.openssl({u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, u"ca.cnf"_s,
                                   u"-in"_s, u"future.csr"_s, u"-out"_s, u"future.pem"_s,
                                   u"-cert"_s, u"ca.pem"_s, u"-keyfile"_s, u"ca.key"_s,
                                   u"-extfile"_s, u"future.ext"_s, u"-startdate"_s,
                                   u"20900101000000Z"_s, u"-enddate"_s, u"20910101000000Z"_s});
}

void TlsFailures::initTestCase()
{
    if (!Mosquitto::isInstalled() || !m_certificates.isUsable())
        QSKIP("needs mosquitto and openssl");
    QVERIFY(makeCertificates());
    QByteArrayList configuration;
    for (const QString &name : {u"good"_s, u"expired"_s, u"elsewhere"_s, u"self"_s, u"purpose"_s,
                                u"future"_s, u"asking"_s}) {
        const QString certificate = name == u"asking"_s ? u"good"_s : name;
        m_ports[name] = freePort();
        configuration += "listener " + QByteArray::number(m_ports[name]) + " 127.0.0.1";
        configuration += "certfile " + pem(certificate).toUtf8();
        configuration += "keyfile " + key(certificate).toUtf8();
        configuration += "cafile " + pem(u"ca"_s).toUtf8();
        if (name == u"asking"_s)
            configuration += "require_certificate true";
    }
    m_broker = std::make_unique<Mosquitto>(configuration);
    QVERIFY2(m_broker->start(), m_broker->log().constData());
    m_ports[u"plain"_s] = m_broker->port();
    for (const quint16 port : std::as_const(m_ports))
        QTRY_VERIFY_WITH_TIMEOUT(accepts(port), Patience);
    m_window = std::make_unique<FailureWindow>();
}

client::ConnectOptions TlsFailures::options(quint16 port) const
{
    client::ConnectOptions options = FailureWindow::options(u"127.0.0.1"_s, port);
    options.transport = client::TransportKind::Tls;
    options.tls.verification = client::TlsVerification::AuthorityFile;
    options.tls.authorityFile = pem(u"ca"_s);
    return options;
}

TlsFailures::Change TlsFailures::identity(const QString &certificate, const QString &keyFile,
                                          const std::optional<QByteArray> &passphrase) const
{
    return [=, this](TlsOptions &tls) {
        tls.certificateFile = m_certificates.path(certificate);
        tls.keyFile = m_certificates.path(keyFile);
        tls.keyPassphrase = passphrase;
    };
}

void TlsFailures::expect(TlsProblem problem, const QString &sentence, const QString &remedy)
{
    m_window->expect(sentence, remedy, !client::isRetryPointless(problem));
    const client::FailureInfo failure = m_window->connection()->failure();
    QCOMPARE(failure.kind, client::Failure::Tls);
    QVERIFY(failure.tls.has_value());
    QCOMPARE(int(failure.tls->problem), int(problem));
    QVERIFY(!m_window->words().contains(u"sesame"_s));
    m_reached.failures.insert(client::Failure::Tls);
    m_reached.tlsProblems.insert(problem);
}

void TlsFailures::brokers_data()
{
    QTest::addColumn<QString>("listener");
    QTest::addColumn<int>("problem");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("meaning");
    const auto row = [](
                         const char *name, const QString &listener, TlsProblem problem,
                         const QString &sentence, const QString &meaning,
                         const Change &change = [](TlsOptions &) {}) {
        QTest::newRow(name) << listener << int(problem) << change << sentence << meaning;
    };
    const Change system
        = [](TlsOptions &tls) { tls.verification = client::TlsVerification::SystemAuthorities; };
    const QString unsent = u"stopped before any password was sent"_s;
    row("self-signed", u"self"_s, TlsProblem::SelfSigned,
        u"The broker's certificate is self-signed"_s, unsent, system);
    row("unknown authority", u"good"_s, TlsProblem::UnknownAuthority,
        u"The broker's certificate was signed by an unknown authority"_s,
        u"It was issued by ca, Canopy tests"_s, system);
    row("expired", u"expired"_s, TlsProblem::Expired, u"The broker's certificate has expired"_s,
        u"It was valid until "_s);
    row("not yet valid", u"future"_s, TlsProblem::NotYetValid,
        u"The broker's certificate is not valid yet"_s, u"Check the clock of this computer"_s);
    row("wrong name", u"elsewhere"_s, TlsProblem::WrongName,
        u"The certificate is for another name"_s,
        u"You asked for 127.0.0.1; the broker presented a certificate for mqtt.home.example"_s);
    row("wrong purpose", u"purpose"_s, TlsProblem::InvalidCertificate,
        u"The broker's certificate is not valid"_s, unsent);
    row("another one pinned", u"good"_s, TlsProblem::WrongPin,
        u"The broker has another certificate than the pinned one"_s, unsent, [](TlsOptions &tls) {
            tls.verification = client::TlsVerification::PinnedCertificate;
            tls.pinnedFingerprint = QByteArray(32, 'x');
        });
    row("client certificate required", u"asking"_s, TlsProblem::ClientCertificateRequired,
        u"The broker requires a client certificate"_s, u"Choose the certificate and key"_s);
    row("client certificate refused", u"asking"_s, TlsProblem::ClientCertificateRefused,
        u"The broker does not accept the client certificate"_s, u"It may have expired"_s,
        identity(u"stranger.pem"_s, u"stranger.key"_s));
    row("plain MQTT there", u"plain"_s, TlsProblem::ClosedDuringHandshake,
        u"The broker closed the connection during the TLS handshake"_s,
        u"Perhaps no TLS is spoken on port"_s);
}

void TlsFailures::brokers()
{
    QFETCH(QString, listener);
    QFETCH(int, problem);
    QFETCH(Change, change);
    QFETCH(QString, sentence);
    QFETCH(QString, meaning);
    client::ConnectOptions wanted = options(m_ports.value(listener));
    change(wanted.tls);
    m_window->connectWith(wanted);
    expect(TlsProblem(problem), sentence,
           problem == int(TlsProblem::ClosedDuringHandshake) ? QString(u"Edit transport…"_s)
                                                             : QString(u"Edit security…"_s));
    QVERIFY2(m_window->words().contains(meaning), qPrintable(m_window->words()));
}

void TlsFailures::files_data()
{
    QTest::addColumn<int>("problem");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("remedy");
    const auto row = [](const char *name, TlsProblem problem, const QString &sentence,
                        const Change &change, const QString &remedy = u"Edit security…"_s) {
        QTest::newRow(name) << int(problem) << change << sentence << remedy;
    };
    row("no authority file", TlsProblem::AuthorityFileUnreadable,
        u"The CA file cannot be read: "_s + pem(u"none"_s),
        [this](TlsOptions &tls) { tls.authorityFile = pem(u"none"_s); });
    row("no authority in it", TlsProblem::AuthorityFileEmpty,
        u"There is no certificate in the CA file "_s + key(u"ca"_s),
        [this](TlsOptions &tls) { tls.authorityFile = key(u"ca"_s); });
    row("no certificate file", TlsProblem::CertificateFileUnreadable,
        u"The client certificate cannot be read: "_s + pem(u"none"_s),
        identity(u"none.pem"_s, u"client.key"_s));
    row("no certificate in it", TlsProblem::CertificateFileEmpty,
        u"There is no certificate in the file "_s + key(u"client"_s),
        identity(u"client.key"_s, u"client.key"_s));
    row("no key file", TlsProblem::KeyFileUnreadable,
        u"The client key cannot be read: "_s + key(u"none"_s),
        identity(u"client.pem"_s, u"none.key"_s));
    row("no key in it", TlsProblem::KeyFileEmpty,
        u"There is no private key in the file "_s + pem(u"ca"_s),
        identity(u"client.pem"_s, u"ca.pem"_s));
    row("no passphrase", TlsProblem::KeyPassphraseNeeded,
        u"The client key is protected by a passphrase"_s,
        identity(u"client-rsa.pem"_s, u"shut.key"_s), u"Edit passphrase…"_s);
    row("wrong passphrase", TlsProblem::KeyPassphraseWrong,
        u"The passphrase of the client key is wrong"_s,
        identity(u"client-rsa.pem"_s, u"shut.key"_s, "wrong"), u"Edit passphrase…"_s);
    row("key of another", TlsProblem::KeyDoesNotFit,
        u"The client key belongs to another certificate"_s,
        identity(u"client.pem"_s, u"stranger.key"_s));
    row("unknown key", TlsProblem::KeyNotSupported,
        u"This kind of private key is not supported: "_s,
        identity(u"client.pem"_s, u"unknown.key"_s));
    row("nothing pinned", TlsProblem::PinMissing, u"No certificate is pinned"_s,
        [](TlsOptions &tls) { tls.verification = client::TlsVerification::PinnedCertificate; });
}

void TlsFailures::files()
{
    QFETCH(int, problem);
    QFETCH(Change, change);
    QFETCH(QString, sentence);
    QFETCH(QString, remedy);
    client::ConnectOptions wanted = options(m_ports.value(u"good"_s));
    change(wanted.tls);
    m_window->connectWith(wanted);
    expect(TlsProblem(problem), sentence, remedy);
}

void TlsFailures::servers_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("problem");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("sentence");
    const auto row = [](
                         const char *name, const QStringList &arguments, TlsProblem problem,
                         const QString &sentence, const Change &change = [](TlsOptions &) {}) {
        QTest::newRow(name) << arguments << int(problem) << change << sentence;
    };
    row("TLS 1.2 only", {u"-tls1_2"_s}, TlsProblem::NoCommonVersion,
        u"The broker speaks no TLS version that is allowed here"_s,
        [](TlsOptions &tls) { tls.minimumVersion = client::TlsVersion::Tls13; });
    row("another cipher", {u"-tls1_2"_s, u"-cipher"_s, u"ECDHE-RSA-AES128-GCM-SHA256"_s},
        TlsProblem::NoCommonCipher, u"The broker and this program have no cipher in common"_s);
    row("another protocol", {u"-alpn"_s, u"h2"_s}, TlsProblem::NoCommonApplicationProtocol,
        u"The broker knows none of the ALPN protocols"_s,
        [](TlsOptions &tls) { tls.applicationProtocols = {"mqtt"}; });
}

void TlsFailures::servers()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, problem);
    QFETCH(Change, change);
    QFETCH(QString, sentence);
    const OpenSslServer server(QStringList{u"-cert"_s, pem(u"good"_s), u"-key"_s, key(u"good"_s)}
                               + arguments);
    if (server.port == 0)
        QSKIP("openssl s_server names no port");
    client::ConnectOptions wanted = options(server.port);
    change(wanted.tls);
    m_window->connectWith(wanted);
    expect(TlsProblem(problem), sentence, u"Edit security…"_s);
}

void TlsFailures::others_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("problem");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("web server") << "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"_ba
                                << int(TlsProblem::NotTls) << u"No TLS is spoken on port "_s
                                << u"Edit transport…"_s;
    QTest::newRow("alert") << QByteArray::fromHex("15030300020250") // internal error
                           << int(TlsProblem::Alert) << u"The broker refused the TLS connection: "_s
                           << u"Edit security…"_s;
    QTest::newRow("nonsense") << QByteArray::fromHex("16030300040e000000") // it begins at its end
                              << int(TlsProblem::HandshakeFailed)
                              << u"No secure connection came about"_s << u"Edit security…"_s;
}

void TlsFailures::others()
{
    QFETCH(QByteArray, words);
    QFETCH(int, problem);
    QFETCH(QString, sentence);
    QFETCH(QString, remedy);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server, words] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, words] {
            socket->readAll();
            socket->write(words);
            socket->disconnectFromHost();
        });
    });
    m_window->connectWith(options(server.serverPort()));
    expect(TlsProblem(problem), sentence, remedy);
}

void TlsFailures::cleanupTestCase()
{
    m_window.reset();
    m_broker.reset();
}
