// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/servercertificate.h"
#include "broker/tlshandshake.h"
#include "broker/tlslistener.h"

#include <QProcess>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTest>

#include <memory>
#include <utility>
#include <vector>

using namespace broker;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(broker::HandshakeProblem)

namespace {

constexpr int patience = 20'000; // ms; the computer may be busy
const QHostAddress loopback(QHostAddress::LocalHost);

class TlsPeer : public QSslSocket {
public:
    explicit TlsPeer(quint16 port, QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater)
    {
        setPeerVerifyMode(VerifyNone);
        setProtocol(protocol);
        connectToHostEncrypted(u"127.0.0.1"_s, port);
    }
};

} // namespace

class TestTlsListener : public QObject {
    Q_OBJECT

private:
    std::optional<TlsIdentity> m_identity;
    std::unique_ptr<TlsListener> m_listener;
    std::vector<std::unique_ptr<QIODevice>> m_accepted;
    std::vector<HandshakeFailure> m_refused;

    void listen(std::chrono::milliseconds limit = 10s)
    {
        m_listener = std::make_unique<TlsListener>(*serverConfiguration(*m_identity), limit);
        connect(m_listener.get(), &Listener::accepted, this,
                [this](QIODevice *device) { m_accepted.emplace_back(device); });
        connect(m_listener.get(), &Listener::refused, this,
                [this](const HandshakeFailure &failure) { m_refused.push_back(failure); });
        QVERIFY(m_listener->listen(loopback, 0));
    }

private slots:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this system has no TLS library");
        m_identity = makeSelfSigned(
            {{u"localhost"_s, u"127.0.0.1"_s}, QDateTime::currentDateTimeUtc().addDays(-1)});
        QVERIFY(m_identity);
    }
    void cleanup()
    {
        m_accepted.clear();
        m_refused.clear();
        m_listener.reset();
    }

    void bothWays_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::newRow("TLS 1.2") << int(QSsl::TlsV1_2);
        QTest::newRow("TLS 1.3") << int(QSsl::TlsV1_3);
    }
    void bothWays()
    {
        QFETCH(int, protocol);
        listen();
        TlsPeer peer(m_listener->port(), QSsl::SslProtocol(protocol));
        peer.write("hello");
        QTRY_VERIFY_WITH_TIMEOUT(!m_accepted.empty(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_accepted.front()->bytesAvailable(), 5, patience);
        QCOMPARE(m_accepted.front()->readAll(), "hello");
        m_accepted.front()->write("welcome");
        QTRY_COMPARE_WITH_TIMEOUT(peer.bytesAvailable(), 7, patience);
        QCOMPARE(int(peer.sessionProtocol()), protocol);
        QCOMPARE(peer.peerCertificate(), QSslCertificate(m_identity->certificate, QSsl::Pem));
        QCOMPARE(m_listener->handshakes(), 0);
    }

    // A publisher that is faster than the broker fills buffers of ours and TCP's, never the memory.
    void whoIsNotReadHasToWait()
    {
        constexpr qint64 Size = qint64(32) * 1024 * 1024;
        listen();
        TlsPeer sender(m_listener->port());
        QTRY_VERIFY_WITH_TIMEOUT(!m_accepted.empty(), patience);
        sender.write(QByteArray(Size, 'x'));
        const auto unsent
            = [&sender] { return sender.bytesToWrite() + sender.encryptedBytesToWrite(); };
        qint64 left = -1;
        QTRY_VERIFY_WITH_TIMEOUT(
            unsent() < Size + Size / 2 && std::exchange(left, unsent()) == left, patience);
        QVERIFY2(left > Size / 2, qPrintable(QString::number(left)));
        QVERIFY(m_accepted.front()->bytesAvailable() <= 1024 * 1024);

        qint64 received = 0;
        QTRY_COMPARE_WITH_TIMEOUT(received += m_accepted.front()->readAll().size(), Size, patience);
        QCOMPARE(unsent(), qint64(0));
    }

    void whatElseIsSpoken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<HandshakeProblem>("problem");
        using enum HandshakeProblem;
        QTest::newRow("MQTT") << QByteArray::fromHex("101000044d5154540502003c00000003616263")
                              << SpokeMqtt;
        QTest::newRow("a page") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << SpokeHttp;
        QTest::newRow("a WebSocket")
            << QByteArray("GET /mqtt HTTP/1.1\r\nUpgrade: websocket\r\n\r\n") << SpokeHttp;
        QTest::newRow("rubbish") << QByteArray::fromHex("0011223344556677") << SpokeOther;
        QTest::newRow("text") << QByteArray("EHLO example.org\r\n") << SpokeHttp;
        QTest::newRow("small letters") << QByteArray("hello\n") << SpokeOther;
        QTest::newRow("many capitals") << QByteArray(100, 'A') << SpokeOther;
        QTest::newRow("no record of TLS") << QByteArray::fromHex("16ff0000") << SpokeOther;
        QTest::newRow("rubbish in a record of TLS")
            << QByteArray::fromHex("1603010010") + QByteArray(16, '\xff') << Failed;
        QTest::newRow("an endless record")
            << QByteArray::fromHex("160301ffff") + QByteArray(100'000, '\1') << Failed;
        QTest::newRow("SSL 2") << QByteArray::fromHex("802e0100020015000000100100800200800300")
                               << SpokeOther;
    }
    void whatElseIsSpoken()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(HandshakeProblem, problem);
        listen();
        QTcpSocket peer;
        peer.connectToHost(loopback, m_listener->port());
        peer.write(bytes);
        QTRY_VERIFY_WITH_TIMEOUT(!m_refused.empty(), patience);
        QCOMPARE(m_refused.front().problem, problem);
        QCOMPARE(m_refused.front().listener, ListenerKind::Tls);
        QVERIFY(m_refused.front().peer.startsWith(u"127.0.0.1:"_s));
        QTRY_COMPARE_WITH_TIMEOUT(peer.state(), QAbstractSocket::UnconnectedState, patience);
        QCOMPARE(m_refused.size(), 1U);
        QVERIFY(m_accepted.empty());
        QCOMPARE(m_listener->handshakes(), 0);
    }

    void theClientDoesNotTrustUs_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::newRow("TLS 1.2") << int(QSsl::TlsV1_2);
        QTest::newRow("TLS 1.3") << int(QSsl::TlsV1_3);
    }
    void theClientDoesNotTrustUs()
    {
        QFETCH(int, protocol);
        const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
        if (openssl.isEmpty())
            QSKIP("the openssl command is not installed");
        listen();
        QProcess client; // Qt's own hangs up without a word
        client.start(openssl,
                     {u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(m_listener->port()),
                      u"-verify_return_error"_s,
                      protocol == QSsl::TlsV1_2 ? u"-tls1_2"_s : u"-tls1_3"_s});
        QTRY_VERIFY_WITH_TIMEOUT(!m_refused.empty(), patience);
        QCOMPARE(m_refused.front().problem, HandshakeProblem::CertificateRefused);
        QVERIFY(!m_refused.front().detail.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QProcess::NotRunning, patience);
        QVERIFY(m_accepted.empty());
    }

    void tooOld()
    {
        const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
        if (openssl.isEmpty())
            QSKIP("the openssl command is not installed");
        listen();
        QProcess client;
        client.start(openssl,
                     {u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(m_listener->port()),
                      u"-tls1_1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s});
        QTRY_VERIFY_WITH_TIMEOUT(!m_refused.empty(), patience);
        QCOMPARE(m_refused.front().problem, HandshakeProblem::NoCommonVersion);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QProcess::NotRunning, patience);
    }

    void hangsUp()
    {
        listen();
        QTcpSocket peer;
        peer.connectToHost(loopback, m_listener->port());
        peer.write(QByteArray::fromHex("160301"));
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->handshakes(), 1, patience);
        peer.disconnectFromHost();
        QTRY_VERIFY_WITH_TIMEOUT(!m_refused.empty(), patience);
        QCOMPARE(m_refused.front().problem, HandshakeProblem::Closed);
    }

    // Some say nothing, some begin and fall silent: their time is limited, and nobody waits for
    // them.
    void silence()
    {
        constexpr std::size_t count = 20;
        listen(300ms);
        std::vector<std::unique_ptr<QTcpSocket>> silent;
        for (std::size_t i = 0; i < count; ++i) {
            silent.push_back(std::make_unique<QTcpSocket>());
            silent.back()->connectToHost(loopback, m_listener->port());
            if (i % 2 == 1)
                silent.back()->write(QByteArray::fromHex("1603010200010001fc0303"));
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_refused.size(), count, patience);
        for (const HandshakeFailure &failure : m_refused)
            QCOMPARE(failure.problem, HandshakeProblem::TimedOut);
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(silent.begin(), silent.end(),
                                             [](const auto &peer) {
                                                 return peer->state()
                                                     == QAbstractSocket::UnconnectedState;
                                             }),
                                 patience);
        TlsPeer good(m_listener->port());
        QTRY_COMPARE_WITH_TIMEOUT(m_accepted.size(), 1U, patience);
    }

    void onlySoManyAtATime()
    {
        constexpr std::size_t count = 40;
        listen();
        m_listener->setMostHandshakes(4);
        int most = 0;
        connect(m_listener.get(), &Listener::accepted, this,
                [&] { most = std::max(most, m_listener->handshakes()); });
        std::vector<std::unique_ptr<TlsPeer>> peers;
        for (std::size_t i = 0; i < count; ++i)
            peers.push_back(std::make_unique<TlsPeer>(m_listener->port()));
        QTRY_COMPARE_WITH_TIMEOUT(m_accepted.size(), count, patience);
        QVERIFY2(most <= 4, qPrintable(QString::number(most)));
        QVERIFY(m_refused.empty());
    }

    void closesWithHandshakesUnderWay()
    {
        listen();
        m_listener->setMostHandshakes(2);
        std::vector<std::unique_ptr<QTcpSocket>> peers;
        for (int i = 0; i < 5; ++i) {
            peers.push_back(std::make_unique<QTcpSocket>());
            peers.back()->connectToHost(loopback, m_listener->port());
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->handshakes(), 2, patience);
        m_listener->close();
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(peers.begin(), peers.end(),
                                             [](const auto &peer) {
                                                 return peer->state()
                                                     == QAbstractSocket::UnconnectedState;
                                             }),
                                 patience);
        QVERIFY(m_refused.empty());
    }

    void identitiesThatWillNotDo()
    {
        QVERIFY(!serverConfiguration({}));
        QVERIFY(!serverConfiguration({m_identity->certificate, "rubbish"}));
        const auto other = makeSelfSigned({{u"localhost"_s}, QDateTime::currentDateTimeUtc()});
        QVERIFY(!serverConfiguration({m_identity->certificate, other->privateKey}));
    }
};

QTEST_GUILESS_MAIN(TestTlsListener)
#include "tst_tlslistener.moc"
