// SPDX-License-Identifier: GPL-3.0-or-later
#include "transportfailures.h"

#include "rawpeer.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::Failure;
using client::ScramProblem;

namespace {

constexpr int Patience = FailureWindow::Patience;

client::ConnectOptions optionsFor(quint16 port)
{
    return FailureWindow::options(u"127.0.0.1"_s, port);
}

// Says these bytes to whatever it hears, and closes.
class ShortServer : public QTcpServer {
public:
    explicit ShortServer(const QByteArray &words,
                         const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0)
    {
        listen(address, port);
        connect(this, &QTcpServer::newConnection, this, [this, words] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, words] {
                socket->readAll();
                socket->write(words);
                socket->disconnectFromHost();
            });
        });
    }
};

} // namespace

void TransportFailures::initTestCase()
{
    m_window = std::make_unique<FailureWindow>();
}

void TransportFailures::expect(Failure kind, const QString &sentence, const QString &remedy,
                               bool retries)
{
    m_window->expect(sentence, remedy, retries);
    QCOMPARE(m_window->connection()->failure().kind, kind);
    m_reached.failures.insert(kind);
}

void TransportFailures::nameNotFound()
{
    m_window->connectWith(FailureWindow::options(u"no-such-host.invalid"_s, 1883));
    expect(Failure::HostNotFound, u"Name not found: no-such-host.invalid"_s, u"Edit address…"_s,
           true);
}

void TransportFailures::refused()
{
    quint16 port = 0;
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        port = closed.serverPort();
    }
    m_window->connectWith(optionsFor(port));
    expect(Failure::ConnectionRefused, u"Nothing listens on port %1 (refused)"_s.arg(port),
           u"Edit address…"_s, true);
}

void TransportFailures::noAnswer()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    client::ConnectOptions options = optionsFor(silent.serverPort());
    options.connectTimeout = 1s;
    m_window->connectWith(options);
    QTRY_VERIFY(
        m_window->fixture().find<QToolButton>("statusState")->text().startsWith(u"Connecting"_s));
    expect(Failure::ConnectTimeout, u"No answer within 1\u202fs"_s, u"Edit address…"_s, true);
}

// An address that cannot belong to anybody: the system refuses to try.
void TransportFailures::unreachable()
{
    m_window->connectWith(FailureWindow::options(u"255.255.255.255"_s, 1883));
    expect(Failure::NetworkUnreachable, u"The network cannot be reached"_s, {}, true);
}

void TransportFailures::noSuchBindAddress()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    client::ConnectOptions options = optionsFor(server.serverPort());
    options.bindAddress = u"10.0.0.256"_s; // nobody's
    m_window->connectWith(options);
    expect(Failure::BindFailed, u"This computer has no address 10.0.0.256"_s, u"Edit connection…"_s,
           false);
}

void TransportFailures::webServer()
{
    const ShortServer web("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    m_window->connectWith(optionsFor(web.serverPort()));
    expect(Failure::NotMqtt, u"This is not an MQTT port"_s, u"Edit address…"_s, false);
    QVERIFY2(m_window->words().contains(u"HTTP/1.1 400"_s), qPrintable(m_window->words()));
}

void TransportFailures::tlsAlert()
{
    const ShortServer tls(QByteArray::fromHex("15030100020246"));
    m_window->connectWith(optionsFor(tls.serverPort()));
    expect(Failure::TlsExpected, u"Broker expects TLS here"_s, u"Edit transport…"_s, false);
}

// The port says it: nothing else does.
void TransportFailures::closedAtOnceOnTheTlsPort()
{
    const QHostAddress ownLoopback(u"127.83.83.1"_s); // where 8883 is free
    const ShortServer mute({}, ownLoopback, 8883);
    if (!mute.isListening())
        QSKIP("needs the whole of 127.0.0.0/8, and port 8883 there");
    m_window->connectWith(FailureWindow::options(ownLoopback.toString(), 8883));
    expect(Failure::TlsExpected, u"Broker expects TLS here"_s, u"Edit transport…"_s, false);
}

void TransportFailures::closedWithoutAWord()
{
    const ShortServer mute({});
    m_window->connectWith(optionsFor(mute.serverPort()));
    expect(Failure::ClosedBeforeConnack, u"The broker closed the connection without a word"_s,
           u"Edit connection…"_s, true);
}

void TransportFailures::brokenInTheMiddle()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            if (socket->readAll().startsWith('\x10'))
                socket->write(QByteArray::fromHex("2003000000"));
        });
        QObject::connect(&server, &QObject::objectNameChanged, socket,
                         [socket] { socket->abort(); });
    });
    m_window->connectWith(optionsFor(server.serverPort()));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->connection()->state(), client::State::Connected, Patience);
    server.setObjectName(u"abort"_s);
    expect(Failure::ConnectionLost, u"Connection lost"_s, {}, true);
    QVERIFY2(m_window->text().startsWith(u"Home lost: "_s), qPrintable(m_window->text()));
}

void TransportFailures::hangs()
{
    const RawPeer silent([](const QByteArray &packet) {
        return packet.startsWith('\x10') ? QByteArray::fromHex("2003000000") : QByteArray();
    });
    client::ConnectOptions options = optionsFor(silent.port());
    options.keepAliveSeconds = 1;
    m_window->connectWith(options);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->fixture().hasEvent(u"The broker does not answer"_s)
                                 || m_window->isShown(),
                             Patience);
    expect(Failure::NoPingResponse, u"The broker stopped answering"_s, {}, true);
}

void TransportFailures::brokenProtocol()
{
    // SUBACK for nobody, with a length that is none.
    const RawPeer mad([](const QByteArray &packet) {
        return packet.startsWith('\x10') ? QByteArray::fromHex("200300000090ffffffff7f")
                                         : QByteArray();
    });
    m_window->connectWith(optionsFor(mad.port()));
    expect(Failure::ProtocolError, u"The broker broke the protocol (0x81)"_s, u"Report…"_s, true);
}

void TransportFailures::impossibleOptions()
{
    client::ConnectOptions options = optionsFor(1);
    options.version = client::VersionChoice::Mqtt5;
    options.userName = "a\0b"_ba; // [MQTT-1.5.4-2]
    m_window->connectWith(options);
    expect(Failure::InvalidOptions, u"These settings cannot be sent to a broker"_s,
           u"Edit connection…"_s, false);
}

namespace {

// What the peer says in the name of SCRAM; %1 is the client's nonce.
struct ScramWords {
    ScramProblem problem;
    const char *name;
    QString sentence;
    QByteArray challenge; // in AUTH
    bool acceptsUnproved = false; // CONNACK without a word
    QByteArray userName = "anna"_ba;
    QByteArray final{}; // in AUTH, after our proof
};

std::vector<ScramWords> scramWords()
{
    const QString unproved = u"The broker could not prove that it knows the password"_s;
    const QString rules = u"The broker does not keep to the rules of SCRAM"_s;
    const QByteArray good = "r=%1more,s=c2FsdA==,i=4096"_ba;
    return {
        {ScramProblem::NotAllowedInName,
         "name",
         u"This user name or password cannot be used"_s,
         {},
         false,
         "an\x07na"_ba},
        {ScramProblem::Malformed, "malformed", rules, "nonsense"_ba},
        {ScramProblem::WrongNonce, "nonce", unproved, "r=other,s=c2FsdA==,i=4096"_ba},
        {ScramProblem::TooFewIterations, "few", u"The broker asks for too weak a proof"_s,
         "r=%1more,s=c2FsdA==,i=10"_ba},
        {ScramProblem::TooManyIterations, "many", u"The broker asks for too much work"_s,
         "r=%1more,s=c2FsdA==,i=4000000"_ba},
        {ScramProblem::ServerRefused, "refused", unproved, good, false, "anna"_ba,
         "e=invalid-proof"_ba},
        {ScramProblem::WrongSignature, "signature", unproved, good, false, "anna"_ba,
         "v=d3Jvbmc="_ba},
        {ScramProblem::OutOfOrder, "order", rules, {}, true},
    };
}

QByteArray authPacket(const QByteArray &data)
{
    const QByteArray method = "SCRAM-SHA-256"_ba;
    QByteArray properties = QByteArray::fromHex("1500") + char(method.size()) + method;
    properties += QByteArray::fromHex("1600") + char(data.size()) + data;
    return QByteArray::fromHex("f0") + char(properties.size() + 2) + '\x18'
        + char(properties.size()) + properties;
}

} // namespace

void TransportFailures::scram_data()
{
    QTest::addColumn<int>("row");
    int row = 0;
    for (const ScramWords &words : scramWords())
        QTest::newRow(words.name) << row++;
}

// A broker that does not keep to the exchange, or cannot prove itself.
void TransportFailures::scram()
{
    QFETCH(int, row);
    const ScramWords words = scramWords()[std::size_t(row)];
    RawPeer peer([words](const QByteArray &packet) {
        if (packet.startsWith('\x10')) {
            if (words.acceptsUnproved)
                return QByteArray::fromHex("2003000000");
            const qsizetype at = packet.indexOf(",r=") + 3;
            qsizetype end = at;
            while (end < packet.size() && packet[end] > ' ' && packet[end] < '\x7f')
                ++end;
            QByteArray challenge = words.challenge;
            return authPacket(challenge.replace("%1", packet.sliced(at, end - at)));
        }
        if (packet.startsWith('\xf0') && !words.final.isEmpty())
            return authPacket(words.final);
        return QByteArray();
    });
    client::ConnectOptions options = optionsFor(peer.port());
    options.version = client::VersionChoice::Mqtt5;
    options.authenticationMethod = "SCRAM-SHA-256";
    options.userName = words.userName;
    options.password = "pencil"_ba;
    m_window->connectWith(options);
    expect(Failure::AuthenticationFailed, words.sentence, u"Edit connection…"_s, false);
    QVERIFY(!m_window->words().contains(u"pencil"_s));
    const auto problem = m_window->connection()->failure().scramProblem;
    QVERIFY(problem.has_value());
    QCOMPARE(int(*problem), int(words.problem));
    m_reached.scramProblems.insert(*problem);
}

void TransportFailures::cleanupTestCase()
{
    m_window.reset();
}
