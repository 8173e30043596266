// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionrefusals.h"

#include "broker/localbroker.h"
#include "rawpeer.h"
#include "refusalwords.h"
#include "support/mosquitto.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char Connect = 0x10;
constexpr char Connack = 0x20;
constexpr char Disconnect = char(0xE0);

bool isConnect(const QByteArray &packet)
{
    return packet.startsWith(Connect);
}

QByteArray accepted()
{
    return QByteArray::fromHex("2003000000");
}

// MQTT 5 with a server reference (property 0x1C) where there is one.
QByteArray refusal(char type, quint8 code, const QByteArray &reference = {})
{
    QByteArray properties;
    if (!reference.isEmpty())
        properties = '\x1C' + QByteArray(1, '\0') + char(reference.size()) + reference;
    QByteArray body;
    if (type == Connack)
        body += '\0';
    body += char(code);
    body += char(properties.size());
    body += properties;
    return type + QByteArray(1, char(body.size())) + body;
}

QByteArray referenceFor(quint8 code)
{
    return code == 0x9C || code == 0x9D ? "b.example:1884"_ba : QByteArray();
}

client::ConnectOptions optionsFor(const RawPeer &peer)
{
    client::ConnectOptions options = FailureWindow::options(u"127.0.0.1"_s, peer.port());
    options.version = client::VersionChoice::Mqtt5;
    return options;
}

void addRows(mqtt::PacketType type)
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("remedy");
    QTest::addColumn<bool>("retries");
    for (const RefusalWords &words : refusalWords()) {
        if (mqtt::isAllowedIn(mqtt::ReasonCode(words.code), type))
            QTest::addRow("0x%02X", words.code)
                << int(words.code) << words.sentence << words.remedy << words.retries;
    }
}

} // namespace

void ConnectionRefusals::initTestCase()
{
    m_window = std::make_unique<FailureWindow>();
}

void ConnectionRefusals::connack_data()
{
    addRows(mqtt::PacketType::Connack);
}

void ConnectionRefusals::connack()
{
    QFETCH(int, code);
    QFETCH(QString, sentence);
    QFETCH(QString, remedy);
    QFETCH(bool, retries);
    if (code == 0x87)
        sentence = u"You are not allowed to connect (0x87)"_s;
    RawPeer peer([code](const QByteArray &packet) {
        return isConnect(packet) ? refusal(Connack, quint8(code), referenceFor(quint8(code)))
                                 : QByteArray();
    });
    m_window->connectWith(optionsFor(peer));
    m_window->expect(sentence, remedy, retries);
    QVERIFY(!m_window->text().contains(u"lost"_s)); // it never was there
    QCOMPARE(peer.connections(), 1);
    m_reached.sentences += sentence;
    m_reached.failures.insert(m_window->connection()->failure().kind);
}

void ConnectionRefusals::connackBefore5_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("remedy");
    QTest::addColumn<bool>("retries");
    // Nothing older to try.
    QTest::newRow("1") << 1 << u"Broker does not speak this MQTT version (MQTT 3 code 1)"_s
                       << u"Edit connection…"_s << false;
    QTest::newRow("2") << 2 << u"Client ID not accepted (MQTT 3 code 2)"_s << u"Generate new ID"_s
                       << false;
    QTest::newRow("3") << 3 << u"Broker unavailable (MQTT 3 code 3)"_s << QString() << true;
    QTest::newRow("4") << 4 << u"User name or password is wrong (MQTT 3 code 4)"_s
                       << u"Edit password…"_s << false;
    QTest::newRow("5") << 5 << u"You are not allowed to connect (MQTT 3 code 5)"_s
                       << u"Edit password…"_s << false;
}

void ConnectionRefusals::connackBefore5()
{
    QFETCH(int, code);
    QFETCH(QString, sentence);
    QFETCH(QString, remedy);
    QFETCH(bool, retries);
    RawPeer peer([code](const QByteArray &) {
        return QByteArray(QByteArray::fromHex("200200") + char(code)); // [MQTT-3.2.2-4]
    });
    client::ConnectOptions options = optionsFor(peer);
    options.version = client::VersionChoice::Mqtt311;
    m_window->connectWith(options);
    m_window->expect(sentence, remedy, retries);
    m_reached.sentences += sentence;
}

void ConnectionRefusals::disconnect_data()
{
    addRows(mqtt::PacketType::Disconnect);
}

void ConnectionRefusals::disconnect()
{
    QFETCH(int, code);
    QFETCH(QString, sentence);
    QFETCH(QString, remedy);
    QFETCH(bool, retries);
    RawPeer peer([code](const QByteArray &packet) {
        return isConnect(packet)
            ? QByteArray(accepted() + refusal(Disconnect, quint8(code), referenceFor(quint8(code))))
            : QByteArray();
    });
    m_window->connectWith(optionsFor(peer));
    m_window->expect(sentence, remedy, retries);
    if (retries) {
        QVERIFY2(m_window->text().startsWith(u"Home lost: "_s), qPrintable(m_window->text()));
        QVERIFY2(m_window->words().contains(u"Data below is as of "_s),
                 qPrintable(m_window->words()));
    }
    QCOMPARE(peer.connections(), 1);
    m_reached.sentences += sentence;
    m_reached.failures.insert(m_window->connection()->failure().kind);
}

// [MQTT-3.14.2-1] 0x00, or none at all: in good order, but why?
void ConnectionRefusals::disconnectWithoutReason()
{
    RawPeer peer([](const QByteArray &packet) {
        return isConnect(packet) ? QByteArray(accepted() + QByteArray::fromHex("e000"))
                                 : QByteArray();
    });
    m_window->connectWith(optionsFor(peer));
    m_window->expect(u"The broker closed the connection (0x00)"_s, {}, true);
    m_reached.sentences += u"The broker closed the connection (0x00)"_s;
}

void ConnectionRefusals::referralWithoutName_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("0x9C") << 0x9C << u"Use another server (0x9C)"_s;
    QTest::newRow("0x9D") << 0x9D << u"The server has moved (0x9D)"_s;
}

void ConnectionRefusals::referralWithoutName()
{
    QFETCH(int, code);
    QFETCH(QString, sentence);
    RawPeer peer([code](const QByteArray &) { return refusal(Connack, quint8(code)); });
    m_window->connectWith(optionsFor(peer));
    m_window->expect(sentence, {}, false);
    m_reached.sentences += sentence;
}

// A reason string is a stranger's text: escaped, and no longer than there is room.
void ConnectionRefusals::peersWordsAreShownSafely()
{
    RawPeer peer([](const QByteArray &) {
        const QByteArray words = "two\nlines\x1b[1m <b>bold</b> " + QByteArray(20'000, 'x');
        QByteArray body = QByteArray::fromHex("008a"); // flags, banned
        const auto size = words.size() + 3;
        body += char((size & 0x7F) | 0x80);
        body += char(((size >> 7) & 0x7F) | 0x80);
        body += char(size >> 14);
        body += '\x1F';
        body += char(words.size() >> 8);
        body += char(words.size() & 0xFF);
        body += words;
        QByteArray packet(1, Connack);
        packet += char((body.size() & 0x7F) | 0x80);
        packet += char(((body.size() >> 7) & 0x7F) | 0x80);
        packet += char(body.size() >> 14);
        return QByteArray(packet + body);
    });
    m_window->connectWith(optionsFor(peer));
    m_window->expect(u"This client is banned (0x8A)"_s, {}, false);
    const QString words = m_window->words();
    QVERIFY2(words.contains(u"two␊lines␛[1m <b>bold</b>"_s), qPrintable(words.left(500)));
    QVERIFY(words.size() < 1000);
    QVERIFY(m_window->fixture().find<QWidget>("connectionBanner")->height()
            < m_window->fixture().window->height() / 4);
}

// Acceptance check 16: a second CONNECT does not come. Another connection that may try again does
// so several times meanwhile.
void ConnectionRefusals::aRefusalEndsTheAttempts()
{
    RawPeer strict([](const QByteArray &) { return refusal(Connack, 0x86); });
    RawPeer busy([](const QByteArray &) { return refusal(Connack, 0x89); });
    client::ConnectOptions options = optionsFor(strict);
    options.reconnect.first = options.reconnect.most = 20ms;
    m_window->connectWith(options);
    m_window->expect(u"User name or password is wrong (0x86)"_s, u"Edit password…"_s, false);
    pipeline::Connection other({}, nullptr);
    options.port = busy.port();
    options.reconnect.first = options.reconnect.most = 60ms;
    other.setOptions(options);
    other.connectToBroker();
    QTRY_VERIFY_WITH_TIMEOUT(busy.connections() >= 5, FailureWindow::Patience);
    QCOMPARE(strict.connections(), 1);
    QCOMPARE(m_window->connection()->state(), client::State::Failed);
}

// MQTT 5 is tried first, and refused in the words of 3.1.1; then 3.1.1 is, for another reason.
void ConnectionRefusals::oldBrokerAfterFallback()
{
    RawPeer peer([](const QByteArray &packet) {
        const bool is5 = packet.contains(QByteArray("\x04MQTT\x05", 6));
        return QByteArray::fromHex(is5 ? "20020001" : "20020005");
    });
    client::ConnectOptions options = optionsFor(peer);
    options.version = client::VersionChoice::Mqtt5WithFallback;
    m_window->connectWith(options);
    m_window->expect(u"You are not allowed to connect (MQTT 3 code 5)"_s, u"Edit password…"_s,
                     false);
    QCOMPARE(peer.connections(), 2);

    // Without the fallback the user is asked.
    options.version = client::VersionChoice::Mqtt5;
    m_window->connectWith(options);
    m_window->expect(u"Broker does not speak this MQTT version (MQTT 3 code 1)"_s,
                     u"Try MQTT 3.1.1"_s, false);
    QTest::mouseClick(m_window->fixture().find<QPushButton>("bannerPrimary"), Qt::LeftButton);
    m_window->expect(u"You are not allowed to connect (MQTT 3 code 5)"_s, u"Edit password…"_s,
                     false);
    QCOMPARE(m_window->fixture().workspace->current()->profile.options.version,
             client::VersionChoice::Mqtt311);
}

void ConnectionRefusals::mosquittoRefuses_data()
{
    QTest::addColumn<QByteArrayList>("configuration");
    QTest::addColumn<bool>("old");
    QTest::addColumn<QString>("sentence");
    const QByteArrayList strangersOut{"allow_anonymous false"};
    QTest::newRow("no user name, MQTT 5")
        << strangersOut << false << u"You are not allowed to connect (0x87)"_s;
    QTest::newRow("no user name, MQTT 3.1.1")
        << strangersOut << true << u"You are not allowed to connect (MQTT 3 code 5)"_s;
}

void ConnectionRefusals::mosquittoRefuses()
{
    if (!Mosquitto::isInstalled())
        QSKIP("mosquitto is not installed");
    QFETCH(QByteArrayList, configuration);
    QFETCH(bool, old);
    QFETCH(QString, sentence);
    Mosquitto broker(configuration);
    QVERIFY2(broker.start(), broker.log().constData());
    client::ConnectOptions options = FailureWindow::options(u"127.0.0.1"_s, broker.port());
    options.version = old ? client::VersionChoice::Mqtt311 : client::VersionChoice::Mqtt5;
    m_window->connectWith(options);
    m_window->expect(sentence, u"Edit password…"_s, false);
}

// A second client with our id, on the broker inside the program.
void ConnectionRefusals::brokerLetsAnotherTakeOver()
{
    broker::LocalBroker broker;
    broker.start({});
    QVERIFY(broker.endpoint().has_value());
    const client::ConnectOptions options
        = FailureWindow::options(u"127.0.0.1"_s, broker.endpoint()->port);
    m_window->connectWith(options);
    // Until the broker has read all that we have to say: otherwise its last word may be lost.
    QTRY_VERIFY_WITH_TIMEOUT(m_window->connection()->state() == client::State::Connected
                                 && m_window->connection()->subscriptions().front().status
                                     == pipeline::SubscriptionState::Status::Granted,
                             FailureWindow::Patience);
    pipeline::Connection rival({}, nullptr);
    rival.setOptions(options);
    rival.connectToBroker();
    m_window->expect(u"Another client connected with the same client ID (0x8E)"_s,
                     u"Generate new ID"_s, false);
    QVERIFY(m_window->text().contains(u"Use a different ID?"_s));
    QTest::mouseClick(m_window->fixture().find<QPushButton>("bannerPrimary"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->connection()->state(), client::State::Connected,
                              FailureWindow::Patience);
    QCOMPARE(rival.state(), client::State::Connected);
    QVERIFY(!m_window->isShown());
}

// MQTT 3 has no word for it: thrown out a moment after each connect, it is a good guess.
void ConnectionRefusals::thrownOutAgainAndAgain()
{
    RawPeer peer([](const QByteArray &) { return QByteArray::fromHex("20020000"); });
    peer.closeAfterAnswer = true;
    client::ConnectOptions options = optionsFor(peer);
    options.version = client::VersionChoice::Mqtt311;
    options.reconnect.first = options.reconnect.most = 10ms;
    m_window->connectWith(options);
    m_window->expect(u"The broker closes each connection after a moment, without a word"_s,
                     u"Generate new ID"_s, false);
    QCOMPARE(peer.connections(), options.reconnect.quickLosses);
}

void ConnectionRefusals::cleanupTestCase()
{
    m_window.reset();
}
