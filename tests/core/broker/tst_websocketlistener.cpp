// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/servercertificate.h"
#include "broker/tlshandshake.h"
#include "broker/websocketdevice.h"
#include "broker/websocketlistener.h"
#include "broker/websocketrequest.h"

#include <QElapsedTimer>
#include <QSslSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>
#include <QtEndian>

#include <memory>
#include <utility>
#include <vector>

using namespace broker;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(broker::HandshakeProblem)

namespace {

constexpr int patience = 20'000; // ms; the computer may be busy
constexpr quint64 largestFrame = 4 * 1024 * 1024;
const QHostAddress loopback(QHostAddress::LocalHost);

enum Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9 };

// As a client sends it, masked with zeros.
QByteArray frame(Opcode opcode, const QByteArray &payload, bool last = true)
{
    QByteArray bytes(1, char(int(opcode) | (last ? 0x80 : 0)));
    if (payload.size() < 126) {
        bytes += char(0x80 | payload.size());
    } else if (payload.size() <= 0xffff) {
        bytes += char(0x80 | 126);
        bytes.append(2, '\0');
        qToBigEndian(quint16(payload.size()), bytes.data() + 2);
    } else {
        bytes += char(0x80 | 127);
        bytes.append(8, '\0');
        qToBigEndian(quint64(payload.size()), bytes.data() + 2);
    }
    return bytes + QByteArray(4, '\0') + payload;
}

QByteArray request(const QByteArray &more = "Sec-WebSocket-Protocol: mqtt\r\n",
                   const QByteArray &path = "/mqtt")
{
    return "GET " + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        + more + "\r\n";
}

} // namespace

class TestWebSocketListener : public QObject {
    Q_OBJECT

private:
    std::optional<TlsIdentity> m_identity;
    std::unique_ptr<WebSocketListener> m_listener;
    std::vector<std::unique_ptr<QIODevice>> m_accepted;
    std::vector<HandshakeFailure> m_refused;
    int m_ends = 0;

    void listen(bool tls = false, WebSocketRules rules = {largestFrame, false},
                std::chrono::milliseconds limit = 10s)
    {
        std::optional<QSslConfiguration> configuration;
        if (tls)
            configuration = serverConfiguration(*m_identity);
        m_listener = std::make_unique<WebSocketListener>(rules, configuration, limit);
        connect(m_listener.get(), &Listener::accepted, this, [this](QIODevice *device) {
            m_accepted.emplace_back(device);
            connect(device, &QIODevice::readChannelFinished, this, [this] { ++m_ends; });
        });
        connect(m_listener.get(), &Listener::refused, this,
                [this](const HandshakeFailure &failure) { m_refused.push_back(failure); });
        QVERIFY(m_listener->listen(loopback, 0));
    }
    std::unique_ptr<QTcpSocket> raw(const QByteArray &bytes, bool tls = false) const
    {
        std::unique_ptr<QTcpSocket> socket;
        if (tls) {
            auto secure = std::make_unique<QSslSocket>();
            secure->setPeerVerifyMode(QSslSocket::VerifyNone);
            secure->connectToHostEncrypted(u"127.0.0.1"_s, m_listener->port());
            socket = std::move(secure);
        } else {
            socket = std::make_unique<QTcpSocket>();
            socket->connectToHost(loopback, m_listener->port());
        }
        socket->write(bytes);
        return socket;
    }
    static qint64 unsent(const QTcpSocket &socket)
    {
        const auto *tls = qobject_cast<const QSslSocket *>(&socket);
        return socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
    }
    static void addTls()
    {
        QTest::addColumn<bool>("tls");
        QTest::newRow("ws") << false;
        QTest::newRow("wss") << true;
    }

private slots:
    void initTestCase()
    {
        m_identity = makeSelfSigned(
            {{u"localhost"_s, u"127.0.0.1"_s}, QDateTime::currentDateTimeUtc().addDays(-1)});
        QVERIFY(m_identity);
    }
    void cleanup()
    {
        m_accepted.clear();
        m_refused.clear();
        m_listener.reset();
        m_ends = 0;
    }

    void bothWays_data() { addTls(); }
    void bothWays()
    {
        QFETCH(bool, tls);
        listen(tls);
        QWebSocket client;
        QSslConfiguration anybody = QSslConfiguration::defaultConfiguration();
        anybody.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.setSslConfiguration(anybody);
        QByteArrayList received;
        connect(&client, &QWebSocket::binaryMessageReceived, this,
                [&received](const QByteArray &message) { received += message; });
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({u"mqtt"_s});
        client.open(
            QUrl(u"%1://127.0.0.1:%2/mqtt"_s.arg(tls ? u"wss"_s : u"ws"_s).arg(m_listener->port())),
            options);
        QTRY_VERIFY_WITH_TIMEOUT(!m_accepted.empty(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QAbstractSocket::ConnectedState, patience);
        QCOMPARE(client.subprotocol(), u"mqtt"_s);
        QCOMPARE(m_listener->handshakes(), 0);
        client.sendBinaryMessage("hello");
        QTRY_COMPARE_WITH_TIMEOUT(m_accepted.front()->bytesAvailable(), 5, patience);
        QCOMPARE(m_accepted.front()->readAll(), "hello");
        m_accepted.front()->write("welcome");
        m_accepted.front()->write(QByteArray(2'000'000, 'x'));
        QTRY_COMPARE_WITH_TIMEOUT(received.size(), 2, patience);
        QCOMPARE(received.front(), "welcome");
        QTRY_COMPARE_WITH_TIMEOUT(m_accepted.front()->bytesToWrite(), 0, patience);
        client.close();
        QTRY_COMPARE_WITH_TIMEOUT(m_ends, 1, patience);
    }

    // 5.0: [MQTT-6.0.0-4] 3.1.1: [MQTT-6.0.0-4] without one of ours there is no MQTT
    void subprotocols_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("chosen"); // empty: refused
        QTest::newRow("[MQTT-6.0.0-4] mqtt")
            << QByteArray("Sec-WebSocket-Protocol: mqtt\r\n") << QByteArray("mqtt");
        QTest::newRow("[MQTT-6.0.0-4] of old libraries")
            << QByteArray("Sec-WebSocket-Protocol: mqttv3.1\r\n") << QByteArray("mqttv3.1");
        QTest::newRow("[MQTT-6.0.0-4] among others")
            << QByteArray("Sec-WebSocket-Protocol: chat, mqtt\r\n") << QByteArray("mqtt");
        QTest::newRow("in two lines")
            << QByteArray("Sec-WebSocket-Protocol: chat\r\nsec-websocket-protocol: mqtt\r\n")
            << QByteArray("mqtt");
        QTest::newRow("others only")
            << QByteArray("Sec-WebSocket-Protocol: chat, mqttx\r\n") << QByteArray();
        QTest::newRow("none") << QByteArray() << QByteArray();
    }
    void subprotocols()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, chosen);
        listen();
        const auto peer = raw(request(header, "/any/path?with=query"));
        QByteArray answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer += peer->readAll()).contains("\r\n\r\n"), patience);
        if (chosen.isEmpty()) {
            QVERIFY2(answer.startsWith("HTTP/1.1 400"), answer.constData());
            QCOMPARE(m_refused.size(), 1U);
            QCOMPARE(m_refused.front().problem, HandshakeProblem::NoSubprotocol);
            QVERIFY(m_accepted.empty());
        } else {
            QVERIFY2(answer.startsWith("HTTP/1.1 101"), answer.constData());
            QVERIFY2(answer.contains(QByteArray("Sec-WebSocket-Protocol: " + chosen + "\r\n")),
                     answer.constData());
            QCOMPARE(m_accepted.size(), 1U);
        }
    }

    void fragments_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray data = "0123456789";
        QByteArray single;
        QByteArray fragmented;
        for (int i = 0; i < data.size(); ++i) {
            single += frame(Binary, data.sliced(i, 1));
            fragmented
                += frame(i == 0 ? Binary : Continuation, data.sliced(i, 1), i == data.size() - 1);
            fragmented += frame(Ping, "in between");
        }
        QTest::newRow("[MQTT-6.0.0-2] a frame") << frame(Binary, data);
        QTest::newRow("[MQTT-6.0.0-2] a frame for each byte") << single;
        QTest::newRow("[MQTT-6.0.0-2] a message in pieces, with pings") << fragmented;
        QTest::newRow("[MQTT-6.0.0-2] empty frames") << frame(Binary, {})
                + frame(Binary, data.first(5), false) + frame(Continuation, {}, false)
                + frame(Continuation, data.sliced(5)) + frame(Binary, {});
    }
    void fragments() // 3.1.1: [MQTT-6.0.0-2]
    {
        QFETCH(QByteArray, bytes);
        listen();
        const auto peer = raw(request());
        QTRY_VERIFY_WITH_TIMEOUT(!m_accepted.empty(), patience);
        peer->write(bytes);
        QTRY_COMPARE_WITH_TIMEOUT(m_accepted.front()->bytesAvailable(), 10, patience);
        QCOMPARE(m_accepted.front()->read(3), "012");
        QCOMPARE(m_accepted.front()->readAll(), "3456789");
        const auto slow = raw({});
        QTRY_COMPARE_WITH_TIMEOUT(slow->state(), QAbstractSocket::ConnectedState, patience);
        slow->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        const auto writeSlowly = [&slow](const QByteArray &all) {
            for (const char byte : all) {
                slow->write(&byte, 1);
                slow->flush();
                QCoreApplication::processEvents();
            }
        };
        writeSlowly(request());
        QTRY_COMPARE_WITH_TIMEOUT(m_accepted.size(), 2U, patience);
        writeSlowly(bytes);
        QTRY_COMPARE_WITH_TIMEOUT(m_accepted.back()->bytesAvailable(), 10, patience);
        QCOMPARE(m_accepted.back()->readAll(), "0123456789");
    }

    void framesThatEndIt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("[MQTT-6.0.0-1] text") << frame(Text, "hello") << 1003;
        QTest::newRow("[MQTT-6.0.0-1] text in pieces")
            << frame(Text, "hello", false) + frame(Continuation, "x") << 1003;
        QTest::newRow("reserved bits") << QByteArray::fromHex("f281000000") + "00" << 1002;
        QTest::newRow("reserved opcode") << QByteArray::fromHex("838100000000") << 1002;
        QTest::newRow("nothing to continue") << frame(Continuation, "x") << 1002;
        QTest::newRow("too large") << QByteArray::fromHex("82ff7fffffffffffffff00000000") << 1009;
        QTest::newRow("larger than allowed")
            << frame(Binary, QByteArray(largestFrame + 1, 'x')) << 1009;
        QTest::newRow("a message larger than allowed")
            << frame(Binary, QByteArray(largestFrame / 2, 'x'), false)
                + frame(Continuation, QByteArray(largestFrame / 2, 'x'), false)
                + frame(Continuation, "x", false)
            << 1009;
    }
    void framesThatEndIt() // 3.1.1: [MQTT-6.0.0-1]
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        listen();
        const auto peer = raw(request());
        QByteArray answer;
        QTRY_VERIFY_WITH_TIMEOUT(!m_accepted.empty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT((answer += peer->readAll()).contains("\r\n\r\n"), patience);
        peer->write(bytes);
        QIODevice *device = m_accepted.front().get();
        connect(device, &QIODevice::readyRead, this, [device] { device->readAll(); });
        QTRY_COMPARE_WITH_TIMEOUT(m_ends, 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            (answer += peer->readAll(), peer->state() == QAbstractSocket::UnconnectedState),
            patience);
        const QByteArray sent = answer.sliced(answer.indexOf("\r\n\r\n") + 4);
        // What lies unread may overtake the code of a frame that is far too large.
        if (!sent.isEmpty() || code != 1009) {
            QCOMPARE(quint8(sent.at(0)), 0x88);
            QCOMPARE(int(qFromBigEndian<quint16>(sent.constData() + 2)), code);
        }
    }

    void largeFrames_data() { addTls(); }
    void largeFrames()
    {
        QFETCH(bool, tls);
        listen(tls);
        const auto peer = raw(request(), tls);
        QTRY_VERIFY_WITH_TIMEOUT(!m_accepted.empty(), patience);
        peer->write(frame(Binary, QByteArray(largestFrame, 'x')) + frame(Binary, "end"));
        QByteArray all;
        QTRY_VERIFY_WITH_TIMEOUT((all += m_accepted.front()->readAll()).endsWith("end"), patience);
        QCOMPARE(all.size(), qsizetype(largestFrame) + 3);
    }

    // A publisher that is faster than the broker fills buffers of ours and TCP's, never the memory.
    void whoIsNotReadHasToWait_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("fragmented");
        for (const bool tls : {false, true}) {
            QTest::addRow("%s messages", tls ? "wss" : "ws") << tls << false;
            QTest::addRow("%s a message in pieces", tls ? "wss" : "ws") << tls << true;
        }
    }
    void whoIsNotReadHasToWait()
    {
        QFETCH(bool, tls);
        QFETCH(bool, fragmented);
        constexpr qint64 Size = qint64(32) * 1024 * 1024;
        constexpr qint64 Each = 32 * 1024;
        listen(tls, {Size, false});
        const auto sender = raw(request(), tls);
        QTRY_VERIFY_WITH_TIMEOUT(!m_accepted.empty(), patience);
        for (qint64 sent = Each; sent <= Size; sent += Each)
            sender->write(frame(fragmented && sent > Each ? Continuation : Binary,
                                QByteArray(Each, 'x'), !fragmented || sent == Size));
        qint64 left = -1;
        QTRY_VERIFY_WITH_TIMEOUT(unsent(*sender) < Size + Size / 2
                                     && std::exchange(left, unsent(*sender)) == left,
                                 patience);
        QVERIFY2(left > Size / 2, qPrintable(QString::number(left)));
        QVERIFY(m_accepted.front()->bytesAvailable() <= 1024 * 1024);
        if (fragmented && !tls) {
            // QWebSocket loses patience in the middle of a message after five seconds; not with us.
            QElapsedTimer timer;
            timer.start();
            QTRY_VERIFY_WITH_TIMEOUT(timer.elapsed() > 6000, patience);
            QCOMPARE(m_ends, 0);
        }
        QIODevice *device = m_accepted.front().get();
        qint64 received = device->readAll().size();
        connect(device, &QIODevice::readyRead, this,
                [&received, device] { received += device->readAll().size(); });
        QTRY_COMPARE_WITH_TIMEOUT(received, Size, patience);
        QCOMPARE(unsent(*sender), qint64(0));
        QCOMPARE(m_ends, 0);
    }

    // Answers to pings are not kept without end for who does not take them.
    void floodOfPings()
    {
        constexpr qint64 Size = qint64(64) * 1024 * 1024;
        listen();
        const auto sender = raw(request());
        sender->setReadBufferSize(1);
        QTRY_VERIFY_WITH_TIMEOUT(!m_accepted.empty(), patience);
        QByteArray pings;
        while (pings.size() < 1024 * 1024)
            pings += frame(Ping, QByteArray(125, 'x'));
        for (qint64 sent = 0; sent < Size; sent += pings.size())
            sender->write(pings);
        qint64 left = -1;
        QTRY_VERIFY_WITH_TIMEOUT(
            unsent(*sender) < Size && std::exchange(left, unsent(*sender)) == left, patience);
        QVERIFY2(left > Size / 2, qPrintable(QString::number(left)));
        QVERIFY(m_accepted.front()->bytesToWrite() <= 8 * 1024 * 1024);
    }

    void whatCameBeforeTheEndCounts()
    {
        listen();
        const auto peer = raw(request());
        QTRY_VERIFY_WITH_TIMEOUT(!m_accepted.empty(), patience);
        peer->write(frame(Binary, QByteArray(200'000, 'x'))
                    + frame(Binary, QByteArray(200'000, 'y')) + frame(Binary, "end")
                    + frame(Close, QByteArray::fromHex("03e8")));
        QByteArray all;
        QTRY_VERIFY_WITH_TIMEOUT((all += m_accepted.front()->readAll()).endsWith("end"), patience);
        QCOMPARE(all.size(), 400'003);
        QTRY_COMPARE_WITH_TIMEOUT(m_ends, 1, patience);
    }

    void whatElseIsSpoken_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<HandshakeProblem>("problem");
        QTest::addColumn<QByteArray>("answer");
        using enum HandshakeProblem;
        for (const bool tls : {false, true}) {
            const char *name = tls ? "wss" : "ws";
            QTest::addRow("%s MQTT", name)
                << tls << QByteArray::fromHex("101000044d5154540502003c00000003616263") << SpokeMqtt
                << QByteArray();
            QTest::addRow("%s TLS inside", name)
                << tls << QByteArray::fromHex("1603010200010001fc0303") << SpokeTls << QByteArray();
            QTest::addRow("%s rubbish", name)
                << tls << QByteArray::fromHex("0011223344556677") << SpokeOther << QByteArray();
            QTest::addRow("%s a page", name)
                << tls << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << SpokeHttp
                << QByteArray("HTTP/1.1 426");
            QTest::addRow("%s another upgrade", name)
                << tls << QByteArray("GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n") << SpokeHttp
                << QByteArray("HTTP/1.1 426");
            QTest::addRow("%s an endless head", name)
                << tls << QByteArray("GET / HTTP/1.1\r\n" + QByteArray(100'000, 'a')) << SpokeHttp
                << QByteArray("HTTP/1.1 431");
            QTest::addRow("%s another version", name)
                << tls << request().replace("Version: 13", "Version: 99") << Failed << QByteArray();
            QTest::addRow("%s without a key", name)
                << tls << request().replace("Sec-WebSocket-Key", "X") << Closed << QByteArray();
        }
    }
    void whatElseIsSpoken()
    {
        QFETCH(bool, tls);
        QFETCH(QByteArray, bytes);
        QFETCH(HandshakeProblem, problem);
        QFETCH(QByteArray, answer);
        listen(tls);
        const auto peer = raw(bytes, tls);
        QTRY_VERIFY_WITH_TIMEOUT(!m_refused.empty(), patience);
        QCOMPARE(int(m_refused.front().problem), int(problem));
        QCOMPARE(m_refused.front().listener,
                 tls ? ListenerKind::WebSocketTls : ListenerKind::WebSocket);
        QTRY_COMPARE_WITH_TIMEOUT(peer->state(), QAbstractSocket::UnconnectedState, patience);
        QVERIFY(peer->readAll().startsWith(answer));
        QCOMPARE(m_refused.size(), 1U);
        QVERIFY(m_accepted.empty());
        QCOMPARE(m_listener->handshakes(), 0);
    }

    void silence_data() { addTls(); }
    void silence()
    {
        QFETCH(bool, tls);
        listen(tls, {largestFrame, false}, 500ms);
        std::vector<std::unique_ptr<QTcpSocket>> silent;
        silent.push_back(raw({}));
        silent.push_back(raw(tls ? QByteArray::fromHex("160301") : QByteArray("GET /mqtt HT")));
        QTRY_COMPARE_WITH_TIMEOUT(m_refused.size(), 2U, patience);
        for (const HandshakeFailure &failure : m_refused)
            QCOMPARE(failure.problem, HandshakeProblem::TimedOut);
        QCOMPARE(m_listener->handshakes(), 0);
    }

    void origins_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("local");
        QTest::newRow("localhost") << QByteArray("http://localhost") << true;
        QTest::newRow("with port") << QByteArray("https://localhost:8080") << true;
        QTest::newRow("IPv4") << QByteArray("http://127.0.0.1:3000") << true;
        QTest::newRow("IPv6") << QByteArray("http://[::1]:3000") << true;
        QTest::newRow("elsewhere") << QByteArray("https://example.com") << false;
        QTest::newRow("looks like it") << QByteArray("http://localhost.example.com") << false;
        QTest::newRow("as user") << QByteArray("http://localhost@example.com") << false;
        QTest::newRow("in the network") << QByteArray("http://192.168.1.7") << false;
        QTest::newRow("none of its own") << QByteArray("null") << false;
        QTest::newRow("a file") << QByteArray("file://") << false;
        QTest::newRow("an extension") << QByteArray("chrome-extension://abcdef") << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void origins()
    {
        QFETCH(QByteArray, origin);
        QFETCH(bool, local);
        QCOMPARE(isLocalOrigin(origin), local);
        for (const bool any : {false, true}) {
            listen(false, {largestFrame, any});
            const auto peer
                = raw(request("Sec-WebSocket-Protocol: mqtt\r\nOrigin: " + origin + "\r\n"));
            QByteArray answer;
            QTRY_VERIFY_WITH_TIMEOUT((answer += peer->readAll()).contains("\r\n\r\n"), patience);
            if (local || any) {
                QVERIFY2(answer.startsWith("HTTP/1.1 101"), answer.constData());
            } else {
                QVERIFY2(answer.startsWith("HTTP/1.1 403"), answer.constData());
                QCOMPARE(m_refused.front().problem, HandshakeProblem::OriginRefused);
                QCOMPARE(m_refused.front().detail, QString::fromLatin1(origin));
            }
            cleanup();
        }
    }

    void closesInOrder()
    {
        listen();
        QWebSocket client;
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({u"mqtt"_s});
        QByteArrayList received;
        connect(&client, &QWebSocket::binaryMessageReceived, this,
                [&received](const QByteArray &message) { received += message; });
        client.open(QUrl(u"ws://127.0.0.1:%1/mqtt"_s.arg(m_listener->port())), options);
        QTRY_VERIFY_WITH_TIMEOUT(!m_accepted.empty(), patience);
        m_accepted.front()->write("bye");
        m_accepted.front()->close();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QAbstractSocket::UnconnectedState, patience);
        QCOMPARE(received, QByteArrayList{"bye"});
        QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeNormal);
    }
};

QTEST_GUILESS_MAIN(TestWebSocketListener)
#include "tst_websocketlistener.moc"
