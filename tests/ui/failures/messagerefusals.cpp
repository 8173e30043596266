// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagerefusals.h"

#include "connections/connectionrow.h"
#include "publish/publishpane.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Patience = FailureWindow::Patience;

// "refuse/87" → 0x87
QByteArray codeOf(const QByteArray &topic)
{
    return QByteArray::fromHex(topic.last(2));
}

QByteArray answerTo(const QByteArray &packet)
{
    const auto text = [&](qsizetype at) { // MQTT 5.0 1.5.4
        return packet.sliced(at + 2, quint8(packet[at]) * 256 + quint8(packet[at + 1]));
    };
    switch (quint8(packet[0]) >> 4) {
    case 1: // CONNECT
        return QByteArray::fromHex("2003000000");
    case 3: { // PUBLISH
        const int qos = (packet[0] >> 1) & 3;
        const QByteArray topic = text(2);
        const QByteArray id = packet.sliced(4 + topic.size(), 2);
        if (qos == 1)
            return QByteArray::fromHex("4004") + id + codeOf(topic) + '\0';
        if (topic.startsWith("complete/"))
            return QByteArray::fromHex("5002") + id;
        return QByteArray::fromHex("5004") + id + codeOf(topic) + '\0';
    }
    case 6: // PUBREL
        return QByteArray::fromHex("7004") + packet.sliced(2, 2) + QByteArray::fromHex("9200");
    case 8: { // SUBSCRIBE, one filter behind id and no properties
        const QByteArray filter = text(5);
        const QByteArray code = filter.startsWith("refuse/") ? codeOf(filter) : QByteArray(1, '\0');
        return QByteArray::fromHex("9004") + packet.sliced(2, 2) + '\0' + code;
    }
    case 10: // UNSUBSCRIBE
        return QByteArray::fromHex("b004") + packet.sliced(2, 2) + '\0' + codeOf(text(5));
    default:
        return {};
    }
}

QByteArray answerBefore5(const QByteArray &packet)
{
    if (packet.startsWith('\x10'))
        return QByteArray::fromHex("20020000");
    if (packet.startsWith('\x82'))
        return QByteArray::fromHex("9003") + packet.sliced(2, 2) + '\x80'; // [MQTT-3.9.3-2]
    return {};
}

} // namespace

void MessageRefusals::initTestCase()
{
    m_window = std::make_unique<FailureWindow>();
    m_peer = std::make_unique<RawPeer>(answerTo);
    connectTo(*m_peer, client::VersionChoice::Mqtt5);
}

void MessageRefusals::connectTo(const RawPeer &peer, client::VersionChoice version)
{
    client::ConnectOptions options = FailureWindow::options(u"127.0.0.1"_s, peer.port());
    options.version = version;
    m_window->connectWith(options);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->connection()->state(), client::State::Connected, Patience);
}

void MessageRefusals::subscription_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sentence");
    const auto row = [](int code, const QString &sentence) {
        QTest::addRow("0x%02X", code) << code << sentence;
    };
    row(0x80, u"The broker gave no reason (0x80)"_s);
    row(0x83, u"Valid, but this broker does not accept it (0x83)"_s);
    row(0x87, u"You are not allowed to subscribe to this (0x87)"_s);
    row(0x8F, u"Topic filter not valid or not accepted here (0x8F)"_s);
    row(0x91, u"Packet ID is in use (0x91)"_s);
    row(0x97, u"A quota is used up (0x97)"_s);
    row(0x9E, u"No shared subscriptions here (0x9E)"_s);
    row(0xA1, u"No subscription identifiers here (0xA1)"_s);
    row(0xA2, u"No wildcards here (0xA2)"_s);
}

// It stays in the list with its reason, and is in the events; the connection goes on.
void MessageRefusals::subscription()
{
    QFETCH(int, code);
    QFETCH(QString, sentence);
    const QByteArray filter = "refuse/" + QByteArray::number(code, 16);
    m_window->connection()->subscribe({.topicFilter = filter});
    const auto *model = m_window->fixture().find<QAbstractItemView>("subscriptionList")->model();
    const auto reason = [&] {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(ui::IdRole).toByteArray() == filter)
                return model->index(row, 0).data(ui::RightRole).toString();
        }
        return QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(reason(), sentence, Patience);
    const QString event = u"Subscription to %1: %2"_s.arg(QString::fromUtf8(filter), sentence);
    QTRY_VERIFY2_WITH_TIMEOUT(m_window->fixture().hasEvent(event),
                              qPrintable(m_window->fixture().eventTexts().join(u'\n')), Patience);
    QCOMPARE(m_window->connection()->state(), client::State::Connected);
    QVERIFY(!m_window->isShown());
    m_window->checkUndisturbed();
    m_reached.sentences += sentence;
}

void MessageRefusals::subscriptionBefore5()
{
    const RawPeer old(answerBefore5);
    connectTo(old, client::VersionChoice::Mqtt311);
    const QString sentence
        = u"Subscription refused; MQTT 3.1.1 gives no reason, often missing permission (0x80)"_s;
    QTRY_VERIFY2_WITH_TIMEOUT(m_window->fixture().hasEvent(u"Subscription to #: "_s + sentence),
                              qPrintable(m_window->fixture().eventTexts().join(u'\n')), Patience);
    const auto *model = m_window->fixture().find<QAbstractItemView>("subscriptionList")->model();
    QCOMPARE(model->index(0, 0).data(ui::RightRole).toString(), sentence);
    m_window->checkUndisturbed();
    m_reached.sentences += sentence;
    connectTo(*m_peer, client::VersionChoice::Mqtt5);
}

void MessageRefusals::unsubscription_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sentence");
    const auto row = [](int code, const QString &sentence) {
        QTest::addRow("0x%02X", code) << code << sentence;
    };
    row(0x11, u"There was no such subscription (0x11)"_s);
    row(0x80, u"The broker gave no reason (0x80)"_s);
    row(0x83, u"Valid, but this broker does not accept it (0x83)"_s);
    row(0x87, u"You are not allowed to unsubscribe from this (0x87)"_s);
    row(0x8F, u"Topic filter not valid or not accepted here (0x8F)"_s);
    row(0x91, u"Packet ID is in use (0x91)"_s);
}

// A refused one leaves the subscription in the list: its messages keep coming.
void MessageRefusals::unsubscription()
{
    QFETCH(int, code);
    QFETCH(QString, sentence);
    const QByteArray filter = "leave/" + QByteArray::number(code, 16);
    pipeline::Connection *connection = m_window->connection();
    const auto isListed = [&] {
        const auto all = connection->subscriptions();
        return std::any_of(all.begin(), all.end(), [&](const auto &state) {
            return state.subscription.topicFilter == filter
                && state.status == pipeline::SubscriptionState::Status::Granted;
        });
    };
    connection->subscribe({.topicFilter = filter});
    QTRY_VERIFY_WITH_TIMEOUT(isListed(), Patience);
    connection->unsubscribe(filter);
    const bool refused = code >= 0x80;
    const QString event
        = (refused ? u"Still subscribed to %1: %2"_s : u"Unsubscribed from %1: %2"_s)
              .arg(QString::fromUtf8(filter), sentence);
    QTRY_VERIFY2_WITH_TIMEOUT(m_window->fixture().hasEvent(event),
                              qPrintable(m_window->fixture().eventTexts().join(u'\n')), Patience);
    QCOMPARE(isListed(), refused);
    m_window->checkUndisturbed();
    m_reached.sentences += sentence;
}

void MessageRefusals::publish_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<int>("qos");
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("sentence");
    const auto row = [](int code, const QString &sentence) {
        const QString hex = QString::number(code, 16);
        const QString result = code == 0x87 ? u"Refused: not allowed to publish here (0x87)"_s
                                            : u"Refused. "_s + sentence;
        QTest::addRow("PUBACK 0x%02X", code) << u"refuse/"_s + hex << 1 << result << sentence;
        QTest::addRow("PUBREC 0x%02X", code) << u"refuse/"_s + hex << 2 << result << sentence;
    };
    row(0x80, u"The broker gave no reason (0x80)"_s);
    row(0x83, u"Valid, but this broker does not accept it (0x83)"_s);
    row(0x87, u"You are not allowed to publish to this topic (0x87)"_s);
    row(0x90, u"Topic name not valid or not accepted here (0x90)"_s);
    row(0x91, u"Packet ID is in use (0x91)"_s);
    row(0x97, u"A quota is used up (0x97)"_s);
    row(0x99, u"Payload does not match its declared format (0x99)"_s);
    const QString nobody = u"Confirmed, but nobody is subscribed (0x10)"_s;
    QTest::newRow("PUBACK 0x10") << u"refuse/10"_s << 1 << nobody << nobody;
    const QString lost = u"Packet ID not known to the broker (session lost?) (0x92)"_s;
    QTest::newRow("PUBCOMP 0x92") << u"complete/92"_s << 2
                                  << QString(u"Confirmed, but then: "_s + lost) << lost;
}

// As the user does it: the line below the button says what became of it, and the events say where.
void MessageRefusals::publish()
{
    QFETCH(QString, topic);
    QFETCH(int, qos);
    QFETCH(QString, result);
    QFETCH(QString, sentence);
    m_window->fixture().events.clear();
    publishTyped(topic, qos, u"on"_s);
    QTRY_COMPARE_WITH_TIMEOUT(this->result(), result, Patience);
    QTRY_VERIFY2_WITH_TIMEOUT(
        m_window->fixture().hasEvent(u"Publish to %1: %2"_s.arg(topic, result)),
        qPrintable(m_window->fixture().eventTexts().join(u'\n')), Patience);
    // Where it is the topic that is at fault, its field is marked until another is typed.
    const auto *marked = m_window->fixture().find<QLabel>("publishTopicError");
    const bool topicIsAtFault = topic == u"refuse/90" || topic == u"refuse/87";
    QCOMPARE(marked->isVisible(), topicIsAtFault);
    if (topicIsAtFault)
        QCOMPARE(marked->text(), sentence);
    QVERIFY(!m_window->fixture().dialog());
    QCOMPARE(m_window->connection()->state(), client::State::Connected);
    m_reached.sentences += sentence;
}

// Known from CONNACK before anything is sent: the limit is named.
void MessageRefusals::publishAboveTheLimit()
{
    // Maximum packet size 64 (0x27)
    const RawPeer small([](const QByteArray &packet) {
        return packet.startsWith('\x10') ? QByteArray::fromHex("20080000052700000040")
                                         : QByteArray();
    });
    connectTo(small, client::VersionChoice::Mqtt5);
    publishTyped(u"home/lamp"_s, 1, QString(100, u'x'));
    QTRY_COMPARE_WITH_TIMEOUT(
        result(), u"Refused. Message too large (broker limit 64\u202fB) (0x95)"_s, Patience);
    QVERIFY(m_window->fixture().hasEvent(u"broker limit 64"_s));
    QVERIFY(!m_window->fixture().dialog());
}

void MessageRefusals::publishThatTheBrokerCannotKeep()
{
    // No retained messages (0x25), QoS 0 at most (0x24)
    const RawPeer plain([](const QByteArray &packet) {
        return packet.startsWith('\x10') ? QByteArray::fromHex("200700000425002400") : QByteArray();
    });
    connectTo(plain, client::VersionChoice::Mqtt5);
    pipeline::Connection *connection = m_window->connection();
    connection->publish({.topic = "a", .qos = mqtt::QoS::AtLeastOnce});
    connection->publish({.topic = "b", .retain = true});
    for (const QString &event :
         {u"Publish to a: Refused. Broker does not support this QoS (0x9B)"_s,
          u"Publish to b: Refused. Broker does not keep retained messages (0x9A)"_s}) {
        QTRY_VERIFY2_WITH_TIMEOUT(m_window->fixture().hasEvent(event),
                                  qPrintable(m_window->fixture().eventTexts().join(u'\n')),
                                  Patience);
    }
}

void MessageRefusals::publishTyped(const QString &topic, int qos, const QString &payload)
{
    const WindowFixture &fixture = m_window->fixture();
    QTest::keyClick(fixture.window.get(), Qt::Key_P, Qt::ControlModifier);
    fixture.find<ui::PublishPane>("publishPane")->setTopic(topic.toUtf8());
    auto *editor = fixture.find<QWidget>("publishPayload");
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, payload);
    QTest::mouseClick(fixture.find<QWidget>(qos == 1 ? "publishQos1" : "publishQos2"),
                      Qt::LeftButton);
    QTest::mouseClick(fixture.find<QWidget>("publishButton"), Qt::LeftButton);
}

QString MessageRefusals::result() const
{
    const auto *label = m_window->fixture().find<QWidget>("publishResult");
    return label->isVisible() ? label->property("text").toString() : QString();
}

void MessageRefusals::cleanupTestCase()
{
    m_window.reset();
}
