// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowfixture.h"

#include "support/certificates.h"
#include "support/mosquitto.h"

#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// A tour of the addresses people get wrong (ux.md 2.16): each is a real failure of a real peer, and
// each ends in a sentence in its place, never in a dialog.
class FailureTourTest : public QObject {
    Q_OBJECT

private slots:
    void wrongHost();
    void closedPort();
    void webServer();
    void tlsPort();
    void untrustedCertificate();
    void unverified();
    void noTlsPort();
    void closesWithoutAWord();
    void silentPeer();
    void takenOver();

private:
    void expectBanner(const WindowFixture &fixture, const QString &sentence, const QString &button);
};

namespace {

constexpr int Patience = 20'000; // for a loaded machine

void open(const WindowFixture &fixture, const QString &address)
{
    QVERIFY(!fixture.workspace->openAddress(address).isEmpty());
}

// The port that a server program names on its output; 0 when it did not come up.
quint16 announcedPort(QProcess &process, const QString &pattern)
{
    QByteArray output;
    const QRegularExpression expression(pattern);
    quint16 port = 0;
    const bool ended = QTest::qWaitFor(
        [&] {
            output += process.readAll();
            const auto match = expression.match(QString::fromUtf8(output));
            port = match.captured(1).toUShort();
            return port != 0 || process.state() == QProcess::NotRunning;
        },
        Patience);
    return ended ? port : quint16(0);
}

struct Server {
    ~Server()
    {
        process.kill();
        process.waitForFinished();
    }
    QProcess process;
};

} // namespace

void FailureTourTest::expectBanner(const WindowFixture &fixture, const QString &sentence,
                                   const QString &button)
{
    const auto *text = fixture.find<QLabel>("bannerText");
    QTRY_VERIFY2_WITH_TIMEOUT(text->isVisible() && text->text().contains(sentence),
                              qPrintable(text->text()), Patience);
    QVERIFY2(!text->text().contains(u"lost"_s), qPrintable(text->text())); // it never was there
    QCOMPARE(fixture.find<QPushButton>("bannerPrimary")->text().remove(u'&'), button);
    QVERIFY2(fixture.hasEvent(sentence), qPrintable(fixture.eventTexts().join(u'\n')));
    QVERIFY(!fixture.dialog());
    QVERIFY(!fixture.find<QToolButton>("connectionButton")->text().endsWith(u"MQTT 5"_s));
    QVERIFY(!fixture.find<QToolButton>("statusState")->text().isEmpty());
    QVERIFY(fixture.events.unseenCount() > 0);
}

void FailureTourTest::wrongHost()
{
    WindowFixture fixture;
    fixture.show();
    open(fixture, u"no-such-host.invalid"_s);
    expectBanner(fixture, u"Name not found: no-such-host.invalid"_s, u"Try now"_s);
}

void FailureTourTest::closedPort()
{
    quint16 port = 0;
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        port = closed.serverPort();
    }
    WindowFixture fixture;
    fixture.show();
    open(fixture, u"127.0.0.1:%1"_s.arg(port));
    expectBanner(fixture, u"Nothing listens on port %1 (refused)"_s.arg(port), u"Try now"_s);
}

void FailureTourTest::webServer()
{
    Server server;
    server.process.setProcessChannelMode(QProcess::MergedChannels);
    server.process.start(u"python3"_s,
                         {u"-u"_s, u"-m"_s, u"http.server"_s, u"0"_s, u"--bind"_s, u"127.0.0.1"_s});
    const quint16 port = announcedPort(server.process, u"port (\\d+)"_s);
    if (port == 0)
        QSKIP("python3 does not run here");
    WindowFixture fixture;
    fixture.show();
    // It takes a CONNECT for a request line that does not end, and waits with us.
    config::Profile profile = config::newProfile();
    profile.name = u"Web"_s;
    profile.options.host = u"127.0.0.1"_s;
    profile.options.port = port;
    profile.options.connectTimeout = std::chrono::seconds(1);
    fixture.workspace->connectRow(fixture.workspace->save(profile, std::nullopt));
    const auto *text = fixture.find<QLabel>("bannerText");
    QTRY_VERIFY_WITH_TIMEOUT(text->isVisible(), Patience);
    QVERIFY2(text->text().contains(u"This is not an MQTT port"_s)
                 || text->text().contains(u"No answer within"_s),
             qPrintable(text->text()));
    QVERIFY(!fixture.dialog());

    // One that does not wait says so at once.
    QTcpServer web;
    QVERIFY(web.listen(QHostAddress::LocalHost));
    connect(&web, &QTcpServer::newConnection, &web, [&web] {
        QTcpSocket *socket = web.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    WindowFixture second;
    second.show();
    open(second, u"127.0.0.1:%1"_s.arg(web.serverPort()));
    expectBanner(second, u"This is not an MQTT port"_s, u"Edit address…"_s);
}

void FailureTourTest::tlsPort()
{
    QTemporaryDir folder;
    const QString key = folder.filePath(u"key.pem"_s);
    const QString certificate = folder.filePath(u"certificate.pem"_s);
    if (QProcess::execute(u"openssl"_s,
                          {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s,
                           u"-batch"_s, u"-subj"_s, u"/CN=localhost"_s, u"-keyout"_s, key,
                           u"-out"_s, certificate})
        != 0)
        QSKIP("openssl does not run here");
    Server server;
    server.process.setProcessChannelMode(QProcess::MergedChannels);
    server.process.start(
        u"openssl"_s,
        {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-key"_s, key, u"-cert"_s, certificate});
    const quint16 port = announcedPort(server.process, u"ACCEPT [^\\n]*:(\\d+)"_s);
    if (port == 0)
        QSKIP("openssl s_server names no port");
    WindowFixture fixture;
    fixture.show();
    open(fixture, u"127.0.0.1:%1"_s.arg(port));
    // OpenSSL hangs up on what is no TLS at all; the small print names the possibility.
    expectBanner(fixture, u"The broker closed the connection without a word"_s, u"Try now"_s);
    QStringList words;
    for (const auto *label : fixture.find<QWidget>("connectionBanner")->findChildren<QLabel *>())
        words += label->text();
    QVERIFY2(words.join(u' ').contains(u"expects TLS"_s), qPrintable(words.join(u'\n')));

    // One that answers with an alert leaves no doubt.
    QTcpServer strict;
    QVERIFY(strict.listen(QHostAddress::LocalHost));
    connect(&strict, &QTcpServer::newConnection, &strict, [&strict] {
        QTcpSocket *socket = strict.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write(QByteArray::fromHex("15030100020246"));
            socket->disconnectFromHost();
        });
    });
    WindowFixture second;
    second.show();
    open(second, u"127.0.0.1:%1"_s.arg(strict.serverPort()));
    expectBanner(second, u"Broker expects TLS here"_s, u"Edit transport…"_s);
}

void FailureTourTest::untrustedCertificate()
{
    Certificates certificates;
    if (!certificates.isUsable() || !Mosquitto::isInstalled())
        QSKIP("needs openssl and mosquitto");
    QVERIFY(certificates.make({.name = u"self"_s, .authority = QString()}));
    Mosquitto broker({"certfile " + certificates.path(u"self.pem"_s).toUtf8(),
                      "keyfile " + certificates.path(u"self.key"_s).toUtf8()});
    QVERIFY2(broker.start(), broker.log().constData());
    WindowFixture fixture;
    fixture.show();
    open(fixture, u"mqtts://127.0.0.1:%1"_s.arg(broker.port()));
    expectBanner(fixture, u"The broker's certificate is self-signed"_s, u"Edit security…"_s);
    QVERIFY(fixture.find<QLabel>("bannerText")->text().contains(u"before any password was sent"_s));
}

// Encrypted to whoever answers: the open lock says so for as long as the connection is shown.
void FailureTourTest::unverified()
{
    Certificates certificates;
    if (!certificates.isUsable() || !Mosquitto::isInstalled())
        QSKIP("needs openssl and mosquitto");
    QVERIFY(certificates.make({.name = u"self"_s, .authority = QString()}));
    Mosquitto broker({"certfile " + certificates.path(u"self.pem"_s).toUtf8(),
                      "keyfile " + certificates.path(u"self.key"_s).toUtf8()});
    QVERIFY2(broker.start(), broker.log().constData());
    WindowFixture fixture;
    fixture.show();
    QVERIFY(!fixture.find<QToolButton>("unverifiedMark")->isVisible());
    config::Profile profile = config::newProfile();
    profile.name = u"Home"_s;
    profile.options.host = u"127.0.0.1"_s;
    profile.options.port = broker.port();
    profile.options.transport = client::TransportKind::Tls;
    profile.options.tls.verification = client::TlsVerification::Off;
    fixture.workspace->connectRow(fixture.workspace->save(profile, std::nullopt));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.find<QToolButton>("connectionButton")->text(),
                              u"Home · MQTT 5 · TLS"_s, Patience);
    QVERIFY(fixture.find<QToolButton>("unverifiedMark")->isVisible());
}

void FailureTourTest::noTlsPort()
{
    if (!Mosquitto::isInstalled())
        QSKIP("needs mosquitto");
    Mosquitto broker;
    QVERIFY2(broker.start(), broker.log().constData());
    WindowFixture fixture;
    fixture.show();
    open(fixture, u"mqtts://127.0.0.1:%1"_s.arg(broker.port()));
    expectBanner(fixture, u"The broker closed the connection during the TLS handshake"_s,
                 u"Try now"_s);
}

void FailureTourTest::closesWithoutAWord()
{
    QTcpServer rude;
    QVERIFY(rude.listen(QHostAddress::LocalHost));
    connect(&rude, &QTcpServer::newConnection, &rude, [&rude] {
        QTcpSocket *socket = rude.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->disconnectFromHost();
        });
    });
    WindowFixture fixture;
    fixture.show();
    open(fixture, u"127.0.0.1:%1"_s.arg(rude.serverPort()));
    expectBanner(fixture, u"The broker closed the connection without a word"_s, u"Try now"_s);
}

void FailureTourTest::silentPeer()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    WindowFixture fixture;
    fixture.show();
    config::Profile profile = config::newProfile();
    profile.name = u"Silent"_s;
    profile.options.host = u"127.0.0.1"_s;
    profile.options.port = silent.serverPort();
    profile.options.connectTimeout = std::chrono::seconds(1);
    fixture.workspace->connectRow(fixture.workspace->save(profile, std::nullopt));
    QTRY_VERIFY(fixture.find<QToolButton>("statusState")->text().startsWith(u"Connecting"_s));
    QCOMPARE(fixture.find<QToolButton>("connectButton")->text().remove(u'&'), u"Cancel"_s);
    expectBanner(fixture, u"No answer within"_s, u"Try now"_s);
}

// 0x8E: the only way out is another id; no retry by itself, it would go on for ever.
void FailureTourTest::takenOver()
{
    QTcpServer broker;
    int connections = 0;
    QVERIFY(broker.listen(QHostAddress::LocalHost));
    connect(&broker, &QTcpServer::newConnection, &broker, [&] {
        ++connections;
        QTcpSocket *socket = broker.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, first = connections == 1] {
            const bool isConnect = socket->readAll().startsWith('\x10');
            if (isConnect)
                socket->write(QByteArray::fromHex("2003000000")); // CONNACK, MQTT 5
            if (isConnect && first)
                socket->write(QByteArray::fromHex("e0018e")); // DISCONNECT 0x8E
        });
    });
    WindowFixture fixture;
    fixture.show();
    open(fixture, u"127.0.0.1:%1"_s.arg(broker.serverPort()));
    const auto *text = fixture.find<QLabel>("bannerText");
    QTRY_VERIFY2_WITH_TIMEOUT(
        text->isVisible()
            && text->text().contains(u"Another client connected with the same client ID"_s),
        qPrintable(text->text()), Patience);
    auto *button = fixture.find<QPushButton>("bannerPrimary");
    QCOMPARE(button->text().remove(u'&'), u"Generate new ID"_s);
    QCOMPARE(connections, 1);
    const QByteArray before = fixture.workspace->current()->profile.options.clientId;
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.workspace->currentConnection()->state(),
                              client::State::Connected, Patience);
    QVERIFY(fixture.workspace->current()->profile.options.clientId != before);
    QTRY_VERIFY(!text->isVisible());
}

QTEST_MAIN(FailureTourTest)
#include "tst_failuretour.moc"
