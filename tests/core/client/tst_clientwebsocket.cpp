// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include "mqtt/codec.h"
#include "support/certificates.h"
#include "support/mosquitto.h"
#include "support/websocketpeer.h"

#include <QSslCertificate>

#include <array>
#include <map>
#include <memory>

using namespace client;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

// MQTT over WebSocket: with mosquitto's listeners, and with a server that is up to anything.
class TestClientWebSocket : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void mosquitto_data();
    void mosquitto();
    void pieces_data();
    void pieces();
    void certificates_data();
    void certificates();
    void handshake_data();
    void handshake();
    void secretsStayHere();
    void headerThatCannotBe();
    void frames_data();
    void frames();
    void ping();
    void goodbye();
    void closedByServer();
    void pausedReaderIsNotFlooded();
    void answersInOnePiece();

private:
    std::unique_ptr<Mosquitto> m_broker;
    Certificates m_certificates;
    quint16 m_plainPort = 0;
    quint16 m_tlsPort = 0;
};

namespace {

constexpr int Patience = 30'000;
constexpr int text = 1;
constexpr int binary = 2;
constexpr int closing = 8;
constexpr int pinging = 9;
constexpr int ponging = 10;
const QByteArray connack("\x20\x03\0\0\0", 5);
const QByteArray oldConnack("\x20\x02\0\0", 4);

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

struct Fixture {
    Client client;
    ClientLog log{client};
    WebSocketPeer peer;
    ConnectOptions options;

    Fixture()
    {
        options.host = u"127.0.0.1"_s;
        options.port = peer.port();
        options.transport = TransportKind::WebSocket;
        options.clientId = "me";
        options.version = VersionChoice::Mqtt5;
        options.connectTimeout = 30s;
        options.reconnect.enabled = false;
    }
    void greet() // answers the first frame, which is CONNECT
    {
        peer.received = [this](const WebSocketPeer::Frame &frame) {
            if (frame.opcode == binary && peer.frames.size() == 1)
                peer.send(WebSocketPeer::frame(binary, connack));
        };
    }
    bool isConnected() const { return client.state() == State::Connected; }
};

} // namespace

void TestClientWebSocket::initTestCase()
{
    if (!Mosquitto::isInstalled() || !m_certificates.isUsable())
        QSKIP("needs mosquitto and openssl");
    QVERIFY(m_certificates.make(
        {.name = u"good"_s, .alternativeNames = u"DNS:localhost,IP:127.0.0.1"_s}));
    m_plainPort = freePort();
    m_tlsPort = freePort();
    m_broker = std::make_unique<Mosquitto>(QByteArrayList{
        "listener " + QByteArray::number(m_plainPort) + " 127.0.0.1",
        "protocol websockets",
        "listener " + QByteArray::number(m_tlsPort) + " 127.0.0.1",
        "protocol websockets",
        "certfile " + m_certificates.path(u"good.pem"_s).toUtf8(),
        "keyfile " + m_certificates.path(u"good.key"_s).toUtf8(),
    });
    QVERIFY(m_broker->start());
    for (const quint16 port : {m_plainPort, m_tlsPort}) {
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                QTcpSocket socket;
                socket.connectToHost(u"127.0.0.1"_s, port);
                return socket.waitForConnected(1000);
            }(),
            Patience);
    }
}

void TestClientWebSocket::mosquitto_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<VersionChoice>("version");
    QTest::addColumn<int>("qos");
    const std::map<const char *, VersionChoice> versions{{"3.1", VersionChoice::Mqtt31},
                                                         {"3.1.1", VersionChoice::Mqtt311},
                                                         {"5.0", VersionChoice::Mqtt5}};
    for (const bool tls : {false, true}) {
        for (const auto &[name, version] : versions) {
            for (const int qos : {0, 1, 2})
                QTest::addRow("%s, MQTT %s, QoS %d", tls ? "wss" : "ws", name, qos)
                    << tls << version << qos;
        }
    }
}

void TestClientWebSocket::mosquitto()
{
    QFETCH(bool, tls);
    QFETCH(VersionChoice, version);
    QFETCH(int, qos);
    Fixture f;
    std::vector<ConnectStep> steps;
    connect(&f.client, &Client::stepTaken, &f.client,
            [&](const StepTaken &step) { steps.push_back(step.step); });
    f.options.port = tls ? m_tlsPort : m_plainPort;
    f.options.transport = tls ? TransportKind::WebSocketTls : TransportKind::WebSocket;
    f.options.tls.verification = TlsVerification::AuthorityFile;
    f.options.tls.authorityFile = m_certificates.path(u"ca.pem"_s);
    f.options.version = version;
    f.options.clientId = "ws-" + QByteArray::number(qos) + (tls ? "s" : "p");
    f.options.subscriptions = {{.topicFilter = "t/#", .qos = mqtt::QoS(qos)}};
    f.client.connectToBroker(f.options);
    QTRY_VERIFY2_WITH_TIMEOUT(!f.log.subscriptions.empty(), f.client.failure().detail.constData(),
                              Patience);
    std::vector<ConnectStep> expected{ConnectStep::Tcp, ConnectStep::Tls, ConnectStep::WebSocket,
                                      ConnectStep::Mqtt};
    if (!tls)
        expected.erase(expected.begin() + 1);
    QCOMPARE(steps, expected);
    QCOMPARE(f.client.tls().has_value(), tls);

    QByteArrayList sent;
    // No more, for mosquitto takes 4 KiB of a WebSocket every tenth of a second.
    for (const int size : {0, 1, 100, 200, 5000}) {
        const QByteArray payload(size, char('a' + sent.size()));
        sent += "t/" + QByteArray::number(size) + '=' + payload;
        f.client.publish(
            {.topic = "t/" + QByteArray::number(size), .payload = payload, .qos = mqtt::QoS(qos)},
            PublishToken{quint64(sent.size())});
    }
    QTRY_COMPARE_WITH_TIMEOUT(f.log.messages.size(), sent.size(), Patience);
    QVERIFY(f.log.messages == sent);
}

void TestClientWebSocket::pieces_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<VersionChoice>("version");
    QTest::newRow("5.0: frames of 1 byte [MQTT-6.0.0-2]") << 1 << VersionChoice::Mqtt5;
    QTest::newRow("3.1.1: frames of 1 byte [MQTT-6.0.0-2]") << 1 << VersionChoice::Mqtt311;
    QTest::newRow("frames of 3 bytes") << 3 << VersionChoice::Mqtt5;
    QTest::newRow("several packets in a frame") << 1'000'000 << VersionChoice::Mqtt311;
}

// Real packets of a real broker, cut anew into frames without regard for where they begin, and with
// pings between them.
void TestClientWebSocket::pieces()
{
    QFETCH(int, size);
    QFETCH(VersionChoice, version);
    Fixture f;
    f.options.version = version;
    QTcpSocket broker;
    f.peer.received = [&](const WebSocketPeer::Frame &frame) {
        if (frame.opcode == binary)
            broker.write(frame.payload);
    };
    connect(&broker, &QTcpSocket::readyRead, &broker, [&] {
        const QByteArray bytes = broker.readAll();
        for (qsizetype at = 0; at < bytes.size(); at += size) {
            f.peer.send(WebSocketPeer::frame(at == 0 ? binary : 0, bytes.mid(at, size),
                                             at + size >= bytes.size()));
            if (at % 1000 == 0)
                f.peer.send(WebSocketPeer::frame(pinging, "p"));
        }
    });
    broker.connectToHost(u"127.0.0.1"_s, m_broker->port());
    f.options.subscriptions = {{.topicFilter = "p/#", .qos = mqtt::QoS::ExactlyOnce}};
    f.client.connectToBroker(f.options);
    QTRY_VERIFY_WITH_TIMEOUT(!f.log.subscriptions.empty(), Patience);
    QByteArrayList sent;
    for (int i = 0; i < 30; ++i) {
        const QByteArray payload(i == 7 ? 300'000 : i * 10, 'x');
        sent += "p/" + QByteArray::number(i) + '=' + payload;
        f.client.publish(
            {.topic = "p/" + QByteArray::number(i), .payload = payload, .qos = mqtt::QoS(i % 3)},
            PublishToken{quint64(i)});
    }
    QTRY_COMPARE_WITH_TIMEOUT(f.log.messages.size(), sent.size(), Patience);
    std::sort(sent.begin(), sent.end()); // QoS 0 may overtake
    std::sort(f.log.messages.begin(), f.log.messages.end());
    QVERIFY(f.log.messages == sent);
    QCOMPARE(f.peer.frames.front().opcode, binary); // [MQTT-6.0.0-1]
    for (const WebSocketPeer::Frame &frame : f.peer.frames)
        QVERIFY(frame.isMasked && frame.isFinal
                && (frame.opcode == binary || frame.opcode == ponging));
}

void TestClientWebSocket::certificates_data()
{
    QTest::addColumn<TlsVerification>("verification");
    QTest::addColumn<int>("problem");
    QTest::newRow("strange authority")
        << TlsVerification::SystemAuthorities << int(TlsProblem::UnknownAuthority);
    QTest::newRow("pinned") << TlsVerification::PinnedCertificate << int(TlsProblem::None);
    QTest::newRow("not looked at") << TlsVerification::Off << int(TlsProblem::None);
}

void TestClientWebSocket::certificates()
{
    QFETCH(TlsVerification, verification);
    QFETCH(int, problem);
    Fixture f;
    f.options.port = m_tlsPort;
    f.options.transport = TransportKind::WebSocketTls;
    f.options.tls.verification = verification;
    f.options.tls.pinnedFingerprint = QSslCertificate::fromPath(m_certificates.path(u"good.pem"_s))
                                          .value(0)
                                          .digest(QCryptographicHash::Sha256);
    f.client.connectToBroker(f.options);
    QTRY_VERIFY_WITH_TIMEOUT(
        f.client.state() == State::Connected || f.client.state() == State::Failed, Patience);
    if (problem == int(TlsProblem::None)) {
        QVERIFY(f.isConnected());
        return;
    }
    QCOMPARE(f.client.failure().kind, Failure::Tls);
    QCOMPARE(int(f.client.failure().tls->problem), problem);
    QCOMPARE(f.client.failure().step.value_or(ConnectStep::Name), ConnectStep::Tls);
}

void TestClientWebSocket::handshake_data()
{
    using enum WebSocketProblem;
    QTest::addColumn<QByteArray>("answer"); // "" hangs up
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<int>("problem");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("again"); // worth a retry
    const auto row = [](const char *name, const QByteArray &answer, WebSocketProblem problem,
                        int status, bool again) {
        QTest::newRow(name) << answer << Failure::WebSocket << int(problem) << status << again;
    };
    row("401", "HTTP/1.1 401 Unauthorized\r\n\r\n", HttpAnswer, 401, false);
    row("403", "HTTP/1.1 403 Forbidden\r\n\r\n", HttpAnswer, 403, false);
    row("404", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", HttpAnswer, 404, false);
    row("502", "HTTP/1.1 502 Bad Gateway\r\n\r\n", HttpAnswer, 502, true);
    row("redirect", "HTTP/1.1 301 Moved\r\nLocation: https://x\r\n\r\n", HttpAnswer, 301, false);
    row("not HTTP", "220 mail.example ESMTP\r\n", NotHttp, 0, false);
    row("wrong accept",
        "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
        "Sec-WebSocket-Accept: AAAA\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n",
        InvalidHandshake, 101, false);
    row("closes", {}, ClosedDuringHandshake, 0, true);
    QTest::newRow("TLS") << QByteArray("\x15\x03\x01\0\x02\x02\x46", 7) << Failure::TlsExpected
                         << int(NotHttp) << 0 << false;
}

void TestClientWebSocket::handshake()
{
    QFETCH(QByteArray, answer);
    QFETCH(Failure, failure);
    QFETCH(int, problem);
    QFETCH(int, status);
    QFETCH(bool, again);
    Fixture f;
    f.peer.answer = [&](const QByteArray &) {
        if (answer.isEmpty())
            QMetaObject::invokeMethod(
                &f.peer, [&] { f.peer.socket()->disconnectFromHost(); }, Qt::QueuedConnection);
        return answer;
    };
    f.client.connectToBroker(f.options);
    QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Failed, Patience);
    const FailureInfo info = f.client.failure();
    QCOMPARE(info.kind, failure);
    QVERIFY(info.webSocket.has_value());
    QCOMPARE(int(info.webSocket->problem), problem);
    QCOMPARE(info.webSocket->httpStatus, status);
    QCOMPARE(info.step.value_or(ConnectStep::Name), ConnectStep::WebSocket);
    QCOMPARE(info.retryPointless, !again);
    QVERIFY(f.peer.frames.empty()); // no CONNECT with a password
}

// With a certificate that is not the pinned one, not even the request goes out.
void TestClientWebSocket::secretsStayHere()
{
    Fixture f;
    f.options.port = m_tlsPort;
    f.options.transport = TransportKind::WebSocketTls;
    f.options.tls.verification = TlsVerification::PinnedCertificate;
    f.options.tls.pinnedFingerprint = QByteArray(32, 'x');
    f.options.webSocket.headers = {{.name = "Authorization", .value = "secret", .secret = true}};
    f.client.connectToBroker(f.options);
    QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Failed, Patience);
    QCOMPARE(int(f.client.failure().tls->problem), int(TlsProblem::WrongPin));
    QCOMPARE(f.client.failure().step.value_or(ConnectStep::Name), ConnectStep::Tls);
}

void TestClientWebSocket::headerThatCannotBe()
{
    Fixture f;
    f.options.webSocket.headers = {{.name = "X", .value = "a\r\nHost: evil"}};
    f.client.connectToBroker(f.options);
    QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Failed, Patience);
    QCOMPARE(f.client.failure().kind, Failure::InvalidOptions);
    QVERIFY(f.peer.requests.isEmpty());
}

void TestClientWebSocket::frames_data()
{
    using Peer = WebSocketPeer;
    using enum WebSocketProblem;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("problem");
    QTest::addColumn<int>("code"); // that we close with
    QTest::newRow("5.0: text frame [MQTT-6.0.0-1]")
        << Peer::frame(text, "hello") << int(TextFrame) << 1003;
    QTest::newRow("3.1.1: text frame [MQTT-6.0.0-1]")
        << Peer::frame(text, "hello") << int(TextFrame) << 1003;
    QTest::newRow("masked") << QByteArray("\x82\x81xxxxx") << int(ProtocolViolation) << 1002;
    QTest::newRow("giant ping") << Peer::frame(pinging, QByteArray(1000, 'x')) << int(FrameTooLarge)
                                << 1009;
}

void TestClientWebSocket::frames()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, problem);
    QFETCH(int, code);
    for (const bool isConnected : {false, true}) {
        Fixture f;
        const bool isOld = QByteArrayView(QTest::currentDataTag()).startsWith("3.1.1");
        f.options.version = isOld ? VersionChoice::Mqtt311 : VersionChoice::Mqtt5;
        f.peer.received = [&](const WebSocketPeer::Frame &frame) {
            if (frame.opcode == binary)
                f.peer.send((isConnected
                                 ? WebSocketPeer::frame(binary, isOld ? oldConnack : connack)
                                 : QByteArray())
                            + bytes);
        };
        f.client.connectToBroker(f.options);
        QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Failed, Patience);
        QCOMPARE(f.log.brokers.size(), isConnected ? 1U : 0U);
        QCOMPARE(f.client.failure().kind, Failure::WebSocket);
        QCOMPARE(int(f.client.failure().webSocket->problem), problem);
        QTRY_VERIFY_WITH_TIMEOUT(f.peer.hasEnded, Patience);
        QCOMPARE(f.peer.frames.back().opcode, closing);
        QCOMPARE(f.peer.frames.back().payload.toHex().toInt(nullptr, 16), code);
    }
}

void TestClientWebSocket::ping()
{
    Fixture f;
    f.greet();
    f.client.connectToBroker(f.options);
    QTRY_VERIFY_WITH_TIMEOUT(f.isConnected(), Patience);
    f.peer.send(WebSocketPeer::frame(pinging, "are you there?"));
    QTRY_COMPARE_WITH_TIMEOUT(f.peer.frames.size(), 2U, Patience);
    QCOMPARE(f.peer.frames.back().opcode, ponging);
    QCOMPARE(f.peer.frames.back().payload, QByteArray("are you there?"));
}

void TestClientWebSocket::goodbye()
{
    Fixture f;
    f.greet();
    f.client.connectToBroker(f.options);
    QTRY_VERIFY_WITH_TIMEOUT(f.isConnected(), Patience);
    f.client.disconnectFromBroker();
    QTRY_VERIFY_WITH_TIMEOUT(f.peer.hasEnded, Patience);
    QCOMPARE(f.peer.frames.size(), 3U); // CONNECT, DISCONNECT, close
    QCOMPARE(quint8(f.peer.frames.at(1).payload.at(0)), quint8(0xE0));
    QCOMPARE(f.peer.frames.at(2).opcode, closing);
    QCOMPARE(f.peer.frames.at(2).payload, QByteArray("\x03\xE8"));
}

void TestClientWebSocket::closedByServer()
{
    Fixture f;
    f.greet();
    f.client.connectToBroker(f.options);
    QTRY_VERIFY_WITH_TIMEOUT(f.isConnected(), Patience);
    f.peer.send(WebSocketPeer::frame(closing, "\x03\xF0policy"));
    QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Failed, Patience);
    QCOMPARE(f.client.failure().kind, Failure::ConnectionLost);
    QCOMPARE(f.client.failure().webSocket->closeCode, quint16(1008));
    QCOMPARE(f.client.failure().detail, QByteArray("policy"));
    QTRY_COMPARE_WITH_TIMEOUT(f.peer.frames.back().opcode, closing, Patience);
}

// While the client does not read, neither does anything below it: what a server has to send stays
// with the server, whether it comes in frames of a packet each or in one without end.
void TestClientWebSocket::pausedReaderIsNotFlooded()
{
    constexpr int messages = 3000;
    constexpr qint64 size = 66'000;
    Fixture f;
    f.greet();
    f.client.connectToBroker(f.options);
    QTRY_VERIFY_WITH_TIMEOUT(f.isConnected(), Patience);
    f.client.pauseReading();

    const mqtt::PublishPacket packet{.topic = "big", .payload = QByteArray(size, 'x')};
    const QByteArray bytes = *mqtt::encode(packet, mqtt::ProtocolVersion::Mqtt5);
    QTcpSocket *const socket = f.peer.socket();
    int written = 0;
    const auto feed = [&] {
        while (written < messages && socket->bytesToWrite() < 1'000'000) {
            // One message of the WebSocket for all of it.
            const bool isFirst = written == 0;
            ++written;
            f.peer.send(WebSocketPeer::frame(isFirst ? binary : 0, bytes, written == messages));
        }
    };
    connect(socket, &QTcpSocket::bytesWritten, &f.client, feed);
    feed();
    // The kernel's buffers fill up, and then nothing moves any more.
    int before = -1;
    for (int still = 0; still < 20;) {
        QTest::qWait(20);
        still = std::exchange(before, written) == written ? still + 1 : 0;
    }
    QVERIFY2(written * size < 32 * 1024 * 1024, qPrintable(QString::number(written)));
    QCOMPARE(f.log.messages.size(), 0);
    f.client.resumeReading();
    qint64 received = 0;
    connect(&f.client, &Client::messagesReceived, &f.client,
            [&](const mqtt::MessageBatch &batch) { received += qint64(batch.records.size()); });
    f.client.disconnect(&f.log);
    QTRY_COMPARE_WITH_TIMEOUT(received, qint64(messages), 60'000);
}

// CONNACK and a message right behind the HTTP answer, in the same bytes.
void TestClientWebSocket::answersInOnePiece()
{
    Fixture f;
    f.peer.answer = [](const QByteArray &request) -> QByteArray {
        const mqtt::PublishPacket packet{.topic = "early", .payload = "bird"};
        return WebSocketPeer::accepting(request) + WebSocketPeer::frame(binary, connack)
            + WebSocketPeer::frame(binary, *mqtt::encode(packet, mqtt::ProtocolVersion::Mqtt5));
    };
    f.client.connectToBroker(f.options);
    QTRY_COMPARE_WITH_TIMEOUT(f.log.messages, QByteArrayList{"early=bird"}, Patience);
}

QTEST_GUILESS_MAIN(TestClientWebSocket)
#include "tst_clientwebsocket.moc"
