// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"
#include "client/opaquekey.h"
#include "client/tlsfiles.h"
#include "support/certificates.h"
#include "support/mosquitto.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace client;

// Client keys that Qt's own reader does not know: an Ed25519 key in every file format signs in at a
// broker that demands a certificate.
class TestOpaqueKey : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void signsIn_data();
    void signsIn();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void rubbishIsNoKey();

private:
    QString path(const QString &file) const { return m_certificates.path(file); }

    Certificates m_certificates;
    std::unique_ptr<Mosquitto> m_broker;
};

void TestOpaqueKey::initTestCase()
{
    if (!Mosquitto::isInstalled() || !m_certificates.isUsable())
        QSKIP("needs mosquitto and openssl");
    QVERIFY(m_certificates.make({.name = u"good"_s, .alternativeNames = u"DNS:localhost"_s}));
    QVERIFY(m_certificates.make({.name = u"ed"_s, .key = u"ED25519"_s}));
    QVERIFY(m_certificates.make({.name = u"other"_s, .key = u"ED25519"_s}));
    const QString phrase = u"pass:open sesame"_s;
    QVERIFY(m_certificates.openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"ed.key"_s, u"-passout"_s,
                                    phrase, u"-out"_s, u"locked.key"_s}));
    QVERIFY(m_certificates.openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"ed.key"_s, u"-outform"_s,
                                    u"DER"_s, u"-passout"_s, phrase, u"-out"_s, u"locked.der"_s}));
    QVERIFY(m_certificates.openssl(
        {u"pkey"_s, u"-in"_s, u"ed.key"_s, u"-outform"_s, u"DER"_s, u"-out"_s, u"ed.der"_s}));
    QVERIFY(m_certificates.openssl({u"pkcs12"_s, u"-export"_s, u"-in"_s, u"ed.pem"_s, u"-inkey"_s,
                                    u"ed.key"_s, u"-passout"_s, phrase, u"-out"_s, u"ed.p12"_s}));
    m_broker = std::make_unique<Mosquitto>(QByteArrayList{
        "certfile " + path(u"good.pem"_s).toUtf8(), "keyfile " + path(u"good.key"_s).toUtf8(),
        "cafile " + path(u"ca.pem"_s).toUtf8(), "require_certificate true"});
    QVERIFY2(m_broker->start(), m_broker->log().constData());
}

void TestOpaqueKey::signsIn_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::newRow("PEM") << u"ed.pem"_s << u"ed.key"_s << QByteArray();
    QTest::newRow("PEM, encrypted") << u"ed.pem"_s << u"locked.key"_s << "open sesame"_ba;
    QTest::newRow("DER") << u"ed.pem"_s << u"ed.der"_s << QByteArray();
    QTest::newRow("DER, encrypted") << u"ed.pem"_s << u"locked.der"_s << "open sesame"_ba;
    QTest::newRow("PKCS#12") << u"ed.p12"_s << QString() << "open sesame"_ba;
}

void TestOpaqueKey::signsIn()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QByteArray, passphrase);
    ConnectOptions options;
    options.host = u"localhost"_s;
    options.port = m_broker->port();
    options.transport = TransportKind::Tls;
    options.tls.verification = TlsVerification::AuthorityFile;
    options.tls.authorityFile = path(u"ca.pem"_s);
    options.tls.certificateFile = path(certificate);
    if (!key.isEmpty())
        options.tls.keyFile = path(key);
    if (!passphrase.isEmpty())
        options.tls.keyPassphrase = passphrase;
    Client client;
    client.connectToBroker(options);
    QTRY_VERIFY_WITH_TIMEOUT(client.state() != State::Connecting, 20'000);
    QVERIFY2(client.state() == State::Connected, client.failure().detail.constData());
}

void TestOpaqueKey::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<int>("problem");
    QTest::newRow("none given") << u"ed.pem"_s << u"locked.key"_s << QByteArray()
                                << int(TlsProblem::KeyPassphraseNeeded);
    QTest::newRow("wrong one") << u"ed.pem"_s << u"locked.key"_s << "wrong"_ba
                               << int(TlsProblem::KeyPassphraseWrong);
    QTest::newRow("wrong one, DER")
        << u"ed.pem"_s << u"locked.der"_s << "wrong"_ba << int(TlsProblem::KeyPassphraseWrong);
    QTest::newRow("wrong one, PKCS#12")
        << u"ed.p12"_s << QString() << "wrong"_ba << int(TlsProblem::KeyPassphraseWrong);
}

void TestOpaqueKey::saysWhatIsWrong()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QByteArray, passphrase);
    QFETCH(int, problem);
    TlsOptions tls;
    tls.certificateFile = path(certificate);
    if (!key.isEmpty())
        tls.keyFile = path(key);
    if (!passphrase.isEmpty())
        tls.keyPassphrase = passphrase;
    const auto identity = readClientIdentity(tls);
    QVERIFY(!identity);
    QCOMPARE(int(identity.error().problem), problem);
}

void TestOpaqueKey::rubbishIsNoKey()
{
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("rubbish"), QByteArray(1000, '\x30'), QByteArray(70'000, '\0'),
          QByteArray("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")}) {
        QVERIFY(opaqueKey(bytes, std::nullopt).isNull());
        QVERIFY(opaqueKey(bytes, QByteArray(5000, 'x')).isNull());
        QVERIFY(!opaqueIdentity(bytes, "x"));
    }
}

QTEST_GUILESS_MAIN(TestOpaqueKey)
#include "tst_opaquekey.moc"
