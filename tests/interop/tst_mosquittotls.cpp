// SPDX-License-Identifier: GPL-3.0-or-later
#include "interopclient.h"
#include "support/certificates.h"
#include "support/mosquitto.h"

#include <QHash>

#include <functional>
#include <memory>

using namespace client;
using namespace Qt::Literals::StringLiterals;

// Certificates as people really have them, between the client and mosquitto; the plain cases are in
// tst_clienttls.
class TestMosquittoTls : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void connects_data();
    void connects();
    void isRefused_data();
    void isRefused();
    void ownFiles_data();
    void ownFiles();
    void versions_data();
    void versions();
    void nameFromCertificate();

private:
    ConnectOptions options(const QString &listener) const;
    QString file(const QString &name) const { return m_certificates.path(name); }
    bool makeCertificates();
    bool makeClientFiles();

    Certificates m_certificates;
    Mosquitto m_broker;
    Mosquitto m_oldBroker; // TLS 1.2 and nothing else
    QHash<QString, quint16> m_ports;
};

namespace {

using Change = std::function<void(ConnectOptions &)>;

void nothing(ConnectOptions &) { }

// Without a trace of it in what is shown.
constexpr char Passphrase[] = "open sesame";

} // namespace

bool TestMosquittoTls::makeCertificates()
{
    const QString here = u"DNS:localhost,IP:127.0.0.1"_s;
    return m_certificates.make({.name = u"good"_s, .alternativeNames = here})
        && m_certificates.make({.name = u"future"_s, .alternativeNames = here, .startsInDays = 3})
        && m_certificates.make({.name = u"ed"_s, .alternativeNames = here, .key = u"ED25519"_s})
        && m_certificates.make({.name = u"p384"_s, .alternativeNames = here, .key = u"EC384"_s})
        && m_certificates.make({.name = u"nameonly"_s, .alternativeNames = u"DNS:localhost"_s})
        && m_certificates.make({.name = u"localhost"_s})
        && m_certificates.make({.name = u"wildcard"_s, .alternativeNames = u"DNS:*.home.example"_s})
        && m_certificates.makeAuthority(u"middle"_s, u"ca"_s)
        && m_certificates.make(
            {.name = u"below"_s, .alternativeNames = here, .authority = u"middle"_s})
        && !m_certificates.joined({u"below.pem"_s, u"middle.pem"_s}).isEmpty();
}

bool TestMosquittoTls::makeClientFiles()
{
    Certificates &c = m_certificates;
    const QString pass = u"pass:"_s + QString::fromLatin1(Passphrase);
    return c.make({.name = u"anna"_s}) && c.make({.name = u"rsa"_s, .key = u"RSA"_s})
        && c.make({.name = u"client-p384"_s, .key = u"EC384"_s})
        && c.make({.name = u"late"_s, .days = -1}) && c.make({.name = u"gone"_s})
        && c.revoke(u"gone"_s) && c.make({.name = u"self"_s, .authority = QString()})
        && c.make({.name = u"client-below"_s, .authority = u"middle"_s})
        && !c.joined({u"client-below.pem"_s, u"middle.pem"_s}).isEmpty()
        && !c.joined(u"anna"_s).isEmpty()
        && c.openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"anna.key"_s, u"-passout"_s, pass,
                      u"-out"_s, u"ec-locked.key"_s})
        && c.openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"rsa.key"_s, u"-passout"_s, pass,
                      u"-outform"_s, u"DER"_s, u"-out"_s, u"rsa-locked.der"_s})
        && c.openssl({u"rsa"_s, u"-in"_s, u"rsa.key"_s, u"-aes256"_s, u"-traditional"_s,
                      u"-passout"_s, pass, u"-out"_s, u"rsa-old.key"_s})
        && c.openssl({u"ec"_s, u"-in"_s, u"anna.key"_s, u"-aes256"_s, u"-passout"_s, pass,
                      u"-out"_s, u"ec-old.key"_s})
        && c.openssl({u"rsa"_s, u"-in"_s, u"rsa.key"_s, u"-traditional"_s, u"-outform"_s, u"DER"_s,
                      u"-out"_s, u"rsa-old.der"_s})
        && c.openssl(
            {u"ec"_s, u"-in"_s, u"anna.key"_s, u"-outform"_s, u"DER"_s, u"-out"_s, u"ec-old.der"_s})
        && c.openssl(
            {u"x509"_s, u"-in"_s, u"rsa.pem"_s, u"-outform"_s, u"DER"_s, u"-out"_s, u"rsa.der"_s})
        && c.openssl(
            {u"x509"_s, u"-in"_s, u"anna.pem"_s, u"-outform"_s, u"DER"_s, u"-out"_s, u"anna.der"_s})
        && c.openssl({u"pkcs12"_s, u"-export"_s, u"-in"_s, u"rsa.pem"_s, u"-inkey"_s, u"rsa.key"_s,
                      u"-passout"_s, pass, u"-out"_s, u"rsa.p12"_s})
        && c.openssl({u"pkcs12"_s, u"-export"_s, u"-in"_s, u"anna.pem"_s, u"-inkey"_s,
                      u"anna.key"_s, u"-passout"_s, u"pass:"_s, u"-out"_s, u"open.p12"_s})
        && c.openssl({u"pkcs12"_s, u"-export"_s, u"-in"_s, u"client-below.pem"_s, u"-inkey"_s,
                      u"client-below.key"_s, u"-certfile"_s, u"middle.pem"_s, u"-passout"_s, pass,
                      u"-out"_s, u"chain.p12"_s})
        && c.openssl({u"pkcs12"_s, u"-export"_s, u"-legacy"_s, u"-in"_s, u"anna.pem"_s, u"-inkey"_s,
                      u"anna.key"_s, u"-passout"_s, pass, u"-out"_s, u"old.p12"_s});
}

void TestMosquittoTls::initTestCase()
{
    if (!Mosquitto::isInstalled() || !m_certificates.isUsable())
        QSKIP("needs mosquitto and openssl");
    QVERIFY(makeCertificates());
    QVERIFY(makeClientFiles());
    const auto listener = [&](Mosquitto &broker, const QString &name, const QString &certificate,
                              const QString &key, const QByteArrayList &more = {}) {
        m_ports[name] = ChildProgram::freePort();
        broker.configure(QByteArrayList{
                             "listener " + QByteArray::number(m_ports[name]) + " 127.0.0.1",
                             "certfile " + file(certificate).toUtf8(),
                             "keyfile " + file(key).toUtf8(),
                             "cafile " + file(u"ca.pem"_s).toUtf8(),
                         }
                         + more);
    };
    const QByteArray ask = "require_certificate true";
    for (const auto &name : {u"future"_s, u"ed"_s, u"p384"_s, u"nameonly"_s, u"localhost"_s,
                             u"wildcard"_s, u"below"_s})
        listener(m_broker, name, name + u".pem", name + u".key");
    listener(m_broker, u"chain"_s, u"below.pem.both"_s, u"below.key"_s);
    listener(m_broker, u"asking"_s, u"good.pem"_s, u"good.key"_s,
             {ask, "crlfile " + file(u"ca.crl"_s).toUtf8()});
    // A list of what was taken back would have to be there for the one in between as well.
    listener(m_broker, u"asking for a chain"_s, u"good.pem"_s, u"good.key"_s, {ask});
    QVERIFY2(m_broker.start(), m_broker.log().constData());

    QVERIFY(m_oldBroker.write(u"openssl.cnf"_s,
                              "openssl_conf = all\n[all]\nssl_conf = ssl\n"
                              "[ssl]\nsystem_default = default\n"
                              "[default]\nMaxProtocol = TLSv1.2\n"));
    m_oldBroker.setEnvironment(u"OPENSSL_CONF"_s, m_oldBroker.path(u"openssl.cnf"_s));
    listener(m_oldBroker, u"old"_s, u"good.pem"_s, u"good.key"_s);
    listener(m_oldBroker, u"old, asking"_s, u"good.pem"_s, u"good.key"_s, {ask});
    QVERIFY2(m_oldBroker.start(), m_oldBroker.log().constData());
}

ConnectOptions TestMosquittoTls::options(const QString &listener) const
{
    using namespace std::chrono_literals;
    ConnectOptions options;
    options.host = u"localhost"_s;
    options.port = m_ports.value(listener);
    options.transport = TransportKind::Tls;
    options.tls.verification = TlsVerification::AuthorityFile;
    options.tls.authorityFile = file(u"ca.pem"_s);
    return options;
}

void TestMosquittoTls::connects_data()
{
    QTest::addColumn<QString>("listener");
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const QString &listener, const Change &change = nothing) {
        QTest::newRow(name) << listener << change;
    };
    const auto ours = [this](const QString &certificate, const QString &key,
                             const std::optional<QByteArray> &passphrase = {}) {
        return [=, this](ConnectOptions &options) {
            options.tls.certificateFile = file(certificate);
            options.tls.keyFile = key.isEmpty() ? QString() : file(key);
            options.tls.keyPassphrase = passphrase;
        };
    };
    const auto byAddress = [](ConnectOptions &options) { options.host = u"127.0.0.1"_s; };
    const QString asking = u"asking"_s;
    row("broker with Ed25519", u"ed"_s);
    row("broker with P-384", u"p384"_s);
    row("address in the certificate", u"p384"_s, byAddress);
    row("by address, name expected", u"nameonly"_s, [](ConnectOptions &options) {
        options.host = u"127.0.0.1"_s;
        options.tls.expectedName = u"localhost"_s;
    });
    row("only a common name", u"localhost"_s);
    row("wildcard", u"wildcard"_s,
        [](ConnectOptions &options) { options.tls.expectedName = u"mqtt.home.example"_s; });
    row("signed by one in between", u"chain"_s);
    row("the one in between is in our file", u"below"_s, [this](ConnectOptions &options) {
        options.tls.authorityFile = m_certificates.joined({u"ca.pem"_s, u"middle.pem"_s});
    });
    row("key of P-384", asking, ours(u"client-p384.pem"_s, u"client-p384.key"_s));
    row("certificate and key in one file", asking, ours(u"anna.pem.both"_s, {}));
    row("EC key, PKCS#8 with a passphrase", asking,
        ours(u"anna.pem"_s, u"ec-locked.key"_s, Passphrase));
    row("EC key, old form with a passphrase", asking,
        ours(u"anna.pem"_s, u"ec-old.key"_s, Passphrase));
    row("RSA key, old form with a passphrase", asking,
        ours(u"rsa.pem"_s, u"rsa-old.key"_s, Passphrase));
    row("RSA key, DER with a passphrase", asking,
        ours(u"rsa.der"_s, u"rsa-locked.der"_s, Passphrase));
    row("RSA key, old form in DER", asking, ours(u"rsa.der"_s, u"rsa-old.der"_s));
    row("EC key, old form in DER", asking, ours(u"anna.der"_s, u"ec-old.der"_s));
    row("PEM and DER together", asking, ours(u"anna.der"_s, u"anna.key"_s));
    row("PKCS#12 with RSA", asking, ours(u"rsa.p12"_s, {}, Passphrase));
    row("PKCS#12 without a passphrase", asking, ours(u"open.p12"_s, {}));
    row("our chain, PEM", u"asking for a chain"_s,
        ours(u"client-below.pem.both"_s, u"client-below.key"_s));
    row("our chain, PKCS#12", u"asking for a chain"_s, ours(u"chain.p12"_s, {}, Passphrase));
    row("certificate that nobody asks for", u"p384"_s, ours(u"anna.pem"_s, u"anna.key"_s));
    row("TLS 1.2, client certificate", u"old, asking"_s, ours(u"anna.pem"_s, u"anna.key"_s));
}

void TestMosquittoTls::connects()
{
    QFETCH(QString, listener);
    QFETCH(Change, change);
    ConnectOptions wanted = options(listener);
    change(wanted);
    InteropClient client(wanted, "tls", VersionChoice::Mqtt5);
    client.subscribeOnConnect("echo", 1);
    QVERIFY2(client.connect(), client.client.failure().detail.constData());
    QVERIFY(client.client.tls()->verified);
    client.publish("echo", "hello", 1);
    WAIT_COMPARE(client.log.messages, QByteArrayList{"echo=hello"});
}

void TestMosquittoTls::isRefused_data()
{
    QTest::addColumn<QString>("listener");
    QTest::addColumn<int>("problem");
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const QString &listener, TlsProblem problem,
                        const Change &change = nothing) {
        QTest::newRow(name) << listener << int(problem) << change;
    };
    const auto ours = [this](const QString &name) {
        return [=, this](ConnectOptions &options) {
            options.tls.certificateFile = file(name + u".pem");
            options.tls.keyFile = file(name + u".key");
        };
    };
    row("not yet valid", u"future"_s, TlsProblem::NotYetValid);
    row("address that is not in it", u"nameonly"_s, TlsProblem::WrongName,
        [](ConnectOptions &options) { options.host = u"127.0.0.1"_s; });
    row("wildcard for one part only", u"wildcard"_s, TlsProblem::WrongName,
        [](ConnectOptions &options) { options.tls.expectedName = u"a.mqtt.home.example"_s; });
    row("the one in between is missing", u"below"_s, TlsProblem::UnknownAuthority);
    row("our certificate has expired", u"asking"_s, TlsProblem::ClientCertificateRefused,
        ours(u"late"_s));
    row("our certificate was taken back", u"asking"_s, TlsProblem::ClientCertificateRefused,
        ours(u"gone"_s));
    row("ours signed by ourselves", u"asking"_s, TlsProblem::ClientCertificateRefused,
        ours(u"self"_s));
    row("our chain is incomplete", u"asking for a chain"_s, TlsProblem::ClientCertificateRefused,
        ours(u"client-below"_s));
    row("TLS 1.2, our certificate is missing", u"old, asking"_s,
        TlsProblem::ClientCertificateRequired);
    row("TLS 1.2, ours signed by ourselves", u"old, asking"_s, TlsProblem::ClientCertificateRefused,
        ours(u"self"_s));
}

void TestMosquittoTls::isRefused()
{
    QFETCH(QString, listener);
    QFETCH(int, problem);
    QFETCH(Change, change);
    ConnectOptions wanted = options(listener);
    wanted.userName = "anna";
    wanted.password = "never sent";
    change(wanted);
    InteropClient client(wanted, "tls", VersionChoice::Mqtt5);
    client.options.reconnect.enabled = false;
    client.client.connectToBroker(client.options);
    WAIT_COMPARE(client.client.state(), State::Failed);
    const FailureInfo failure = client.client.failure();
    QVERIFY2(failure.kind == Failure::Tls, failure.detail.constData());
    QCOMPARE(int(failure.tls->problem), problem);
    if (isAboutCertificate(failure.tls->problem)) {
        QVERIFY(!failure.tls->chain.empty());
        QCOMPARE(client.client.counters().bytesSent, 0U);
    } else {
        QVERIFY(!failure.tls->alert.isEmpty());
    }
}

void TestMosquittoTls::ownFiles_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<int>("problem");
    const auto row = [](const char *name, const QString &certificate, const QString &key,
                        TlsProblem problem, const QByteArray &passphrase = {}) {
        QTest::newRow(name) << certificate << key << passphrase << int(problem);
    };
    row("old form, no passphrase", u"rsa.pem"_s, u"rsa-old.key"_s, TlsProblem::KeyPassphraseNeeded);
    row("old form, wrong passphrase", u"rsa.pem"_s, u"rsa-old.key"_s,
        TlsProblem::KeyPassphraseWrong, "sesam");
    row("EC, no passphrase", u"anna.pem"_s, u"ec-locked.key"_s, TlsProblem::KeyPassphraseNeeded);
    row("EC, wrong passphrase", u"anna.pem"_s, u"ec-locked.key"_s, TlsProblem::KeyPassphraseWrong,
        "sesam");
    row("DER, no passphrase", u"rsa.der"_s, u"rsa-locked.der"_s, TlsProblem::KeyPassphraseNeeded);
    row("DER, wrong passphrase", u"rsa.der"_s, u"rsa-locked.der"_s, TlsProblem::KeyPassphraseWrong,
        "sesam");
    row("PKCS#12, no passphrase", u"rsa.p12"_s, {}, TlsProblem::KeyPassphraseNeeded);
    row("key of the one in between", u"client-below.pem.both"_s, u"middle.key"_s,
        TlsProblem::KeyDoesNotFit);
}

void TestMosquittoTls::ownFiles()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QByteArray, passphrase);
    QFETCH(int, problem);
    ConnectOptions wanted = options(u"asking"_s);
    wanted.tls.certificateFile = file(certificate);
    wanted.tls.keyFile = key.isEmpty() ? QString() : file(key);
    if (!passphrase.isEmpty())
        wanted.tls.keyPassphrase = passphrase;
    InteropClient client(wanted, "tls", VersionChoice::Mqtt5);
    client.client.connectToBroker(client.options);
    WAIT_COMPARE(client.client.state(), State::Failed);
    QCOMPARE(client.client.failure().kind, Failure::Tls);
    QCOMPARE(int(client.client.failure().tls->problem), problem);
    QCOMPARE(client.client.failure().tls->file, file(key.isEmpty() ? certificate : key));
}

void TestMosquittoTls::versions_data()
{
    QTest::addColumn<QString>("listener");
    QTest::addColumn<bool>("newOnly");
    QTest::addColumn<QString>("protocol");
    QTest::newRow("1.2 with 1.2 or more") << u"old"_s << false << u"TLSv1.2"_s;
    QTest::newRow("1.2 with 1.3 or more") << u"old"_s << true << QString();
    QTest::newRow("1.3 with 1.2 or more") << u"p384"_s << false << u"TLSv1.3"_s;
    QTest::newRow("1.3 with 1.3 or more") << u"p384"_s << true << u"TLSv1.3"_s;
}

void TestMosquittoTls::versions()
{
    QFETCH(QString, listener);
    QFETCH(bool, newOnly);
    QFETCH(QString, protocol);
    ConnectOptions wanted = options(listener);
    wanted.tls.minimumVersion = newOnly ? TlsVersion::Tls13 : TlsVersion::Tls12;
    InteropClient client(wanted, "tls", VersionChoice::Mqtt5);
    client.options.reconnect.enabled = false;
    client.client.connectToBroker(client.options);
    WAIT_VERIFY(client.client.state() != State::Connecting);
    if (protocol.isEmpty()) {
        QCOMPARE(client.client.state(), State::Failed);
        QCOMPARE(client.client.failure().tls->problem, TlsProblem::NoCommonVersion);
    } else {
        QCOMPARE(client.client.state(), State::Connected);
        QCOMPARE(client.client.tls()->protocol, protocol);
    }
}

// The broker takes the name in the certificate for the user's.
void TestMosquittoTls::nameFromCertificate()
{
    const quint16 port = ChildProgram::freePort();
    Mosquitto broker({"listener " + QByteArray::number(port) + " 127.0.0.1",
                      "certfile " + file(u"good.pem"_s).toUtf8(),
                      "keyfile " + file(u"good.key"_s).toUtf8(),
                      "cafile " + file(u"ca.pem"_s).toUtf8(), "require_certificate true",
                      "use_identity_as_username true"});
    QVERIFY(broker.write(u"acl"_s, "user anna\ntopic readwrite home/#\n"));
    broker.configure({"acl_file " + broker.path(u"acl"_s).toUtf8()});
    QVERIFY2(broker.start(), broker.log().constData());
    ConnectOptions wanted = options({});
    wanted.port = port;
    wanted.tls.certificateFile = file(u"anna.pem"_s);
    wanted.tls.keyFile = file(u"anna.key"_s);
    InteropClient anna(wanted, "anna", VersionChoice::Mqtt5);
    anna.subscribeOnConnect("#", 1);
    QVERIFY2(anna.connect(), anna.client.failure().detail.constData());
    wanted.tls.certificateFile = file(u"rsa.pem"_s);
    wanted.tls.keyFile = file(u"rsa.key"_s);
    InteropClient other(wanted, "other", VersionChoice::Mqtt5);
    QVERIFY2(other.connect(), other.client.failure().detail.constData());
    const auto refused = other.publish("home/lamp", "on", 1);
    WAIT_COMPARE(other.log.outcome(refused).stage, PublishStage::Refused);
    QCOMPARE(other.log.outcome(refused).reasonCode, mqtt::ReasonCode::NotAuthorized);
    anna.publish("home/lamp", "off", 1);
    WAIT_COMPARE(anna.log.messages, QByteArrayList{"home/lamp=off"});
}

QTEST_GUILESS_MAIN(TestMosquittoTls)
#include "tst_mosquittotls.moc"
