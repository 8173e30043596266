// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/websocketframes.h"

#include "client/httpheader.h"
#include "client/websockethandshake.h"
#include "support/websocketpeer.h"

#include <QTest>

using namespace client;
using namespace Qt::Literals::StringLiterals;

// The bytes of RFC 6455: frames in and out, the request and what may be answered.
class TestWebSocketFrames : public QObject {
    Q_OBJECT

private slots:
    void writes_data();
    void writes();
    void readsInAnyPieces();
    void refuses_data();
    void refuses();
    void closes();
    void request();
    void headers_data();
    void headers();
    void answers_data();
    void answers();
    void rest();
};

namespace {

constexpr int continuation = 0;
constexpr int text = 1;
constexpr int binary = 2;
constexpr int closing = 8;
constexpr int ping = 9;
constexpr int pong = 10;

struct Read {
    QByteArray payload;
    QByteArrayList pings;
    WebSocketProblem problem = WebSocketProblem::None;
};

Read unframed(WebSocketUnframer &unframer, const QByteArray &bytes, qsizetype piece)
{
    Read read;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        QByteArray part = bytes.mid(at, piece);
        part.detach();
        part.truncate(unframer.unframe(part.data(), part.size()));
        read.payload += part;
        if (const auto asked = unframer.takePing())
            read.pings += *asked;
    }
    read.problem = unframer.problem();
    return read;
}

ConnectOptions options()
{
    ConnectOptions options;
    options.host = u"broker.example"_s;
    options.port = 80;
    options.transport = TransportKind::WebSocket;
    return options;
}

} // namespace

void TestWebSocketFrames::writes_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 7, 8, 9, 125, 126, 127, 65535, 65536, 1'000'003})
        QTest::addRow("%d", size) << size;
}

void TestWebSocketFrames::writes()
{
    QFETCH(int, size);
    QByteArray payload(size, '\0');
    for (int i = 0; i < size; ++i)
        payload[i] = char(i * 7);
    const QByteArray frame = webSocketFrame(WebSocketOpcode::Binary, payload, 0x12F8A90B);
    // What a server sees: the same without the mask is what a server would write.
    const QByteArray plain = WebSocketPeer::frame(binary, payload);
    const qsizetype header = plain.size() - payload.size();
    QCOMPARE(frame.size(), plain.size() + 4);
    QCOMPARE(frame.at(0), plain.at(0));
    QCOMPARE(quint8(frame.at(1)), quint8(plain.at(1) | 0x80));
    QCOMPARE(frame.mid(2, header - 2), plain.mid(2, header - 2));
    const QByteArray mask = frame.mid(header, 4);
    for (int i = 0; i < size; ++i)
        QCOMPARE(char(frame.at(header + 4 + i) ^ mask.at(i % 4)), payload.at(i));
}

// Messages of several frames, control frames between them, empty ones, and all cut anywhere.
void TestWebSocketFrames::readsInAnyPieces()
{
    using Peer = WebSocketPeer;
    const QByteArray big(70'000, 'b');
    const QByteArray bytes = Peer::frame(binary, "one") + Peer::frame(ping, {})
        + Peer::frame(binary, "tw", false) + Peer::frame(ping, "still there?")
        + Peer::frame(continuation, {}, false) + Peer::frame(pong, "unasked")
        + Peer::frame(continuation, "o") + Peer::frame(binary, {})
        + Peer::frame(binary, QByteArray(200, 'm')) + Peer::inBits("three")
        + Peer::frame(binary, big) + Peer::frame(closing, webSocketClosePayload(1001) + "bye")
        + Peer::frame(binary, "not any more");
    const QByteArray expected = "onetwo" + QByteArray(200, 'm') + "three" + big;
    for (const qsizetype piece : {1, 2, 3, 5, 1000, 1'000'000}) {
        WebSocketUnframer unframer;
        const Read read = unframed(unframer, bytes, piece);
        QVERIFY2(read.payload == expected, qPrintable(QString::number(piece)));
        QCOMPARE(read.problem, WebSocketProblem::None);
        if (piece < 10)
            QCOMPARE(read.pings, QByteArrayList({"", "still there?"}));
        else
            QCOMPARE(read.pings, QByteArrayList{"still there?"}); // the newest of a piece
        QVERIFY(unframer.close().has_value());
        QCOMPARE(unframer.close()->code, quint16(1001));
        QCOMPARE(unframer.close()->reason, QByteArray("bye"));
    }
}

void TestWebSocketFrames::refuses_data()
{
    using Peer = WebSocketPeer;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("before"); // is still delivered
    QTest::addColumn<int>("problem");
    const auto row = [](const char *name, const QByteArray &bytes, WebSocketProblem problem) {
        QTest::newRow(name) << bytes << QByteArray() << int(problem);
    };
    using enum WebSocketProblem;
    row("a text frame [MQTT-6.0.0-1]", Peer::frame(text, "hello"), TextFrame);
    row("a text message in fragments [MQTT-6.0.0-1]", Peer::frame(text, "hel", false), TextFrame);
    QTest::newRow("text after data")
        << QByteArray(Peer::frame(binary, "ok") + Peer::frame(text, "h")) << QByteArray("ok")
        << int(TextFrame);
    row("reserved bit", QByteArray("\xC2\x01x"), ProtocolViolation);
    row("reserved data opcode", Peer::frame(3, "x"), ProtocolViolation);
    row("reserved control opcode", Peer::frame(11, "x"), ProtocolViolation);
    row("masked", QByteArray("\x82\x81xxxxx"), ProtocolViolation);
    row("control frame in fragments", Peer::frame(ping, "x", false), ProtocolViolation);
    row("control frame too long", Peer::frame(ping, QByteArray(126, 'x')), FrameTooLarge);
    row("continuation of nothing", Peer::frame(continuation, "x"), ProtocolViolation);
    row("message within a message", Peer::frame(binary, {}, false) + Peer::frame(binary, "x"),
        ProtocolViolation);
    row("negative length", QByteArray("\x82\x7F\xFF\0\0\0\0\0\0\0", 10), FrameTooLarge);
    row("close with half a code", Peer::frame(closing, "x"), ProtocolViolation);
}

void TestWebSocketFrames::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, before);
    QFETCH(int, problem);
    for (const qsizetype piece : {1, 1000}) {
        WebSocketUnframer unframer;
        const Read read = unframed(unframer, bytes + WebSocketPeer::frame(binary, "later"), piece);
        QCOMPARE(int(read.problem), problem);
        QCOMPARE(read.payload, before);
    }
}

void TestWebSocketFrames::closes()
{
    WebSocketUnframer unframer;
    unframed(unframer, WebSocketPeer::frame(closing, {}), 1);
    QVERIFY(unframer.close().has_value());
    QCOMPARE(unframer.close()->code, quint16(0));
}

void TestWebSocketFrames::request()
{
    ConnectOptions wanted = options();
    wanted.webSocket.path = u"/mqtt?token=a%20b ü#top"_s;
    wanted.webSocket.headers = {{.name = "Authorization", .value = "Bearer x", .secret = true},
                                {.name = "X-Tenant", .value = "home"}};
    const QByteArray key(16, 'k');
    // "mqtt" is offered. 5.0: [MQTT-6.0.0-3], 3.1.1: [MQTT-6.0.0-3]
    QCOMPARE(WebSocketHandshake(wanted, key).request(),
             QByteArray("GET /mqtt?token=a%20b%20%C3%BC HTTP/1.1\r\n"
                        "Host: broker.example\r\n"
                        "Upgrade: websocket\r\n"
                        "Connection: Upgrade\r\n"
                        "Sec-WebSocket-Key: a2tra2tra2tra2tra2traw==\r\n"
                        "Sec-WebSocket-Version: 13\r\n"
                        "Sec-WebSocket-Protocol: mqtt\r\n"
                        "Authorization: Bearer x\r\n"
                        "X-Tenant: home\r\n"
                        "\r\n"));
    wanted.host = u"fe80::1"_s;
    wanted.port = 8080;
    QVERIFY(WebSocketHandshake(wanted, key).request().contains("\r\nHost: [fe80::1]:8080\r\n"));
    wanted.transport = TransportKind::WebSocketTls;
    wanted.port = 443;
    QVERIFY(WebSocketHandshake(wanted, key).request().contains("\r\nHost: [fe80::1]\r\n"));
    wanted.webSocket.headers = {{.name = "host", .value = "other.example"}};
    QCOMPARE(WebSocketHandshake(wanted, key).request().toLower().count("host: "), 1);
    wanted.version = VersionChoice::Mqtt31;
    QVERIFY(WebSocketHandshake(wanted, key)
                .request()
                .contains("Sec-WebSocket-Protocol: mqttv3.1, mqtt\r\n"));
}

void TestWebSocketFrames::headers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("usable");
    const auto row = [](const QByteArray &name, const QByteArray &value, bool usable) {
        QTest::addRow("%s=%s", name.constData(), value.toPercentEncoding().constData())
            << name << value << usable;
    };
    row("Authorization", "Basic dXNlcjpwYXNz", true);
    row("Cookie", "a=b; c=\"d\"", true);
    row("Host", "other.example", true);
    row("X-Empty", "", true);
    row("X-Name", "Zo\xC3\xAB", true);
    row("", "x", false);
    row("With Space", "x", false);
    row("With:Colon", "x", false);
    row("X-Two", "a\r\nX-Injected: b", false);
    row("X-Null", QByteArray("a\0b", 3), false);
    row("connection", "close", false);
    row("Upgrade", "h2c", false);
    row("SEC-WebSocket-Key", "x", false);
    row("Content-Length", "5", false);
}

void TestWebSocketFrames::headers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QTEST(isUsableHeader({.name = name, .value = value}), "usable");
}

void TestWebSocketFrames::answers_data()
{
    using enum WebSocketProblem;
    using Answer = std::function<QByteArray(const QByteArray &)>;
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<int>("problem");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const Answer &answer, WebSocketProblem problem,
                        int status) { QTest::newRow(name) << answer << int(problem) << status; };
    const auto fixed = [](const QByteArray &bytes) -> Answer {
        return [bytes](const QByteArray &) { return bytes; };
    };
    row("accepted", WebSocketPeer::accepting, None, 101);
    const auto with = [](const QByteArray &headers) -> Answer {
        return [headers](const QByteArray &request) {
            return WebSocketPeer::acceptingWith(request, headers);
        };
    };
    row("lower case, no spaces", with("sec-websocket-protocol:mqtt\r\n"), None, 101);
    row("no sub-protocol [MQTT-6.0.0-3]", with({}), NoMqttSubprotocol, 101);
    row("another sub-protocol", with("Sec-WebSocket-Protocol: chat\r\n"), NoMqttSubprotocol, 101);
    row("extension nobody asked for",
        with("Sec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"),
        InvalidHandshake, 101);
    row(
        "wrong accept",
        [](const QByteArray &) { return WebSocketPeer::accepting("Sec-WebSocket-Key: other\r\n"); },
        InvalidHandshake, 101);
    row("no upgrade", fixed("HTTP/1.1 101 OK\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n"),
        InvalidHandshake, 101);
    row("nothing but a status", fixed("HTTP/1.1 101 OK\r\n\r\n"), InvalidHandshake, 101);
    row("endless head", fixed("HTTP/1.1 101 OK\r\nX: " + QByteArray(20'000, 'x')), InvalidHandshake,
        101);
    row("401", fixed("HTTP/1.1 401 Unauthorized\r\nWWW-Auth"), HttpAnswer, 401);
    row("404 without a reason", fixed("HTTP/1.0 404\r\n\r\n"), HttpAnswer, 404);
    row("502", fixed("HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\n\r\n<html>"), HttpAnswer, 502);
    row("ssh", fixed("SSH-2.0-OpenSSH_9.2\r\n"), NotHttp, 0);
    row("mqtt", fixed(QByteArray("\x20\x02\0\0", 4)), NotHttp, 0);
    row("not a number", fixed("HTTP/1.1 OK\r\n\r\n"), NotHttp, 0);
    row("not a status", fixed("HTTP/1.1 999 OK\r\n\r\n"), NotHttp, 0);
}

void TestWebSocketFrames::answers()
{
    using Answer = std::function<QByteArray(const QByteArray &)>;
    QFETCH(Answer, answer);
    QFETCH(int, problem);
    QFETCH(int, status);
    for (const qsizetype piece : {1, 30'000}) {
        WebSocketHandshake handshake(options(), QByteArray(16, 'k'));
        const QByteArray bytes = answer(handshake.request());
        for (qsizetype at = 0; at < bytes.size(); at += piece)
            handshake.receive(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        QCOMPARE(int(handshake.facts().problem), problem);
        QCOMPARE(handshake.facts().httpStatus, status);
        QCOMPARE(handshake.state(),
                 problem == int(WebSocketProblem::None) ? WebSocketHandshake::State::Accepted
                                                        : WebSocketHandshake::State::Failed);
        QVERIFY(handshake.answer().size() <= 16 * 1024);
    }
}

void TestWebSocketFrames::rest()
{
    WebSocketHandshake handshake(options(), QByteArray(16, 'k'));
    const QByteArray bytes = WebSocketPeer::accepting(handshake.request()) + "frames";
    QCOMPARE(handshake.receive(bytes), WebSocketHandshake::State::Accepted);
    QCOMPARE(handshake.takeRest(), QByteArray("frames"));
    QVERIFY(handshake.takeRest().isEmpty());
}

QTEST_GUILESS_MAIN(TestWebSocketFrames)
#include "tst_websocketframes.moc"
