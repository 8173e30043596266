// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/connectionrig.h"
#include "core/store/treetext.h"

#include <QDateTime>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using client::PublishStage;
using client::State;
using pipeline::Connection;
using pipeline::SubscriptionState;
using store::Delivery;
using store::MessageId;
using store::NodeId;
using store::Retained;

class TestConnection : public ConnectionRig {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void messagesReachTreeAndLog_data() { addThreadRows(); }
    void messagesReachTreeAndLog();
    void stateIsCompleteWhenTold();
    void subscriptionsAreFollowed_data() { addThreadRows(); }
    void subscriptionsAreFollowed();
    void ownPublishesAreLogged_data();
    void ownPublishesAreLogged();
    void ownPublishesStandBeforeTheirEcho();
    void queueWhileOffline();
    void readOnlySendsNothing_data() { addThreadRows(); }
    void readOnlySendsNothing();
    void confirmedRetainedIsKnown_data();
    void confirmedRetainedIsKnown();
    void pauseFreezesTheStore();
    void fullInboxStopsTheReading();
    void pausedHoldsWhatTheHistoryHasRoomFor();
    void nothingIsLostInBursts_data() { addThreadRows(); }
    void nothingIsLostInBursts();
    void clearForgetsTheStore();
    void clearWhilePausedKeepsWhatWaits();
    void planToRetryIsTold();
    void wrongHostIsTold();
    void ticksEachSecondWhileConnected();
    void twoConnectionsShareNothing();
};

void TestConnection::messagesReachTreeAndLog()
{
    QFETCH(bool, threaded);
    make(quick(), threaded);
    QSignalSpy appended(&connection->log(), &store::MessageLog::appended);
    QSignalSpy ticked(connection.get(), &Connection::ticked);
    connectNow();
    broker->publish("home/kitchen/light", "on");
    broker->publish("home/kitchen/light", "off");
    broker->publish("home/hall", "{}");
    broker->publish("$SYS/uptime", "3");
    QTRY_COMPARE(connection->log().counters().received, quint64(4));
    QTRY_VERIFY(appended.size() > 0 && ticked.size() > 0);
    const QByteArrayList expected{"home 3",     " hall 1*", " kitchen 2",
                                  "  light 2*", "$SYS 1",   " uptime 1*"};
    QTRY_COMPARE(treeText(connection->topics()), expected);
    const NodeId light = connection->topics().find("home/kitchen/light");
    const store::Message last = connection->log().last(light);
    QCOMPARE(last.payload().toByteArray(), "off"_ba);
    QCOMPARE(last.topic().toByteArray(), "home/kitchen/light"_ba);
    QCOMPARE(last.id(), connection->topics().facts(light).lastMessage);
    QVERIFY(qAbs(last.receivedAtUs() / 1000 - QDateTime::currentMSecsSinceEpoch()) < 60'000);
    QCOMPARE(connection->statistics().messagesReceived, quint64(4));
    QCOMPARE(connection->statistics().waitingMessages, qint64(0));
    QCOMPARE(connection->statistics().dropped, quint64(0));
}

void TestConnection::stateIsCompleteWhenTold()
{
    make(quick());
    QCOMPARE(connection->state(), State::Disconnected);
    QStringList told;
    connect(connection.get(), &Connection::stateChanged, this, [&] {
        if (connection->state() == State::Connected) {
            QVERIFY(connection->broker());
            QCOMPARE(connection->failure().kind, client::Failure::None);
            told.append(u"connected"_s);
        }
        if (connection->state() == State::Disconnected)
            told.append(u"disconnected"_s);
    });
    broker->connack.properties.serverKeepAlive = 17;
    connectNow();
    QCOMPARE(connection->broker()->keepAlive, 17s);
    QVERIFY(connection->stateSinceMs() > 0);
    QVERIFY(connection->isAnswering());
    connection->disconnectFromBroker();
    QTRY_COMPARE(connection->state(), State::Disconnected);
    QVERIFY(connection->broker()); // the last one
    QCOMPARE(told.filter(u"connected"_s).contains(u"connected"_s), true);
    QCOMPARE(told.last(), u"disconnected"_s);
}

void TestConnection::subscriptionsAreFollowed()
{
    QFETCH(bool, threaded);
    make(quick(), threaded);
    QCOMPARE(connection->subscriptions().size(), std::size_t(1));
    QCOMPARE(connection->subscriptions()[0].status, SubscriptionState::Status::Offline);
    broker->grant = [](const mqtt::Subscription &s) {
        return s.topicFilter == "secret" ? mqtt::ReasonCode::NotAuthorized
                                         : mqtt::ReasonCode::GrantedQoS1;
    };
    QSignalSpy answered(connection.get(), &Connection::subscriptionAnswered);
    QSignalSpy unsubscribed(connection.get(), &Connection::unsubscribed);
    connectNow();
    QCOMPARE(connection->subscriptions()[0].status, SubscriptionState::Status::Granted);
    QCOMPARE(connection->subscriptions()[0].reasonCode, mqtt::ReasonCode::GrantedQoS1);
    connection->subscribe({.topicFilter = "secret"});
    QCOMPARE(connection->subscriptions()[1].status, SubscriptionState::Status::Pending);
    QTRY_COMPARE(answered.size(), 2);
    QCOMPARE(answered[1][0].value<SubscriptionState>().status, SubscriptionState::Status::Refused);
    QCOMPARE(connection->subscriptions()[1].reasonCode, mqtt::ReasonCode::NotAuthorized);
    connection->unsubscribe("#");
    QTRY_COMPARE(unsubscribed.size(), 1);
    QCOMPARE(unsubscribed[0][0].toByteArray(), "#"_ba);
    QCOMPARE(connection->subscriptions().size(), std::size_t(1));
    connection->disconnectFromBroker();
    QTRY_COMPARE(connection->state(), State::Disconnected);
    connection->subscribe({.topicFilter = "later"});
    QCOMPARE(connection->subscriptions()[1].status, SubscriptionState::Status::Offline);
    connection->unsubscribe("later");
    QCOMPARE(connection->subscriptions().size(), std::size_t(1));
}

void TestConnection::ownPublishesAreLogged_data()
{
    QTest::addColumn<mqtt::QoS>("qos");
    QTest::addColumn<Delivery>("expected");
    QTest::newRow("QoS 0") << mqtt::QoS::AtMostOnce << Delivery::Sent;
    QTest::newRow("QoS 1") << mqtt::QoS::AtLeastOnce << Delivery::Confirmed;
    QTest::newRow("QoS 2") << mqtt::QoS::ExactlyOnce << Delivery::Confirmed;
}

void TestConnection::ownPublishesAreLogged()
{
    QFETCH(mqtt::QoS, qos);
    QFETCH(Delivery, expected);
    make(quick());
    connectNow();
    QSignalSpy outcomes(connection.get(), &Connection::publishOutcome);
    const auto token = connection->publish({.topic = "out/a", .payload = "1", .qos = qos});
    QVERIFY(token != client::PublishToken::None);
    QTRY_COMPARE(connection->log().message(MessageId{1}).delivery(), expected);
    const store::Message mine = connection->log().message(MessageId{1});
    QVERIFY(mine.outbound());
    QCOMPARE(mine.topic().toByteArray(), "out/a"_ba);
    QCOMPARE(mine.qos(), qos);
    QTRY_VERIFY(!outcomes.isEmpty());
    QCOMPARE(outcomes.last()[0].value<client::PublishOutcome>().token, token);
    QTRY_COMPARE(treeText(connection->topics()), (QByteArrayList{"out 0", " a 0"}));
    QCOMPARE(connection->statistics().messagesPublished, quint64(1));
    QCOMPARE(connection->statistics().messagesReceived, quint64(0));
}

void TestConnection::ownPublishesStandBeforeTheirEcho()
{
    make(quick());
    broker->echoes = true;
    connectNow();
    for (int i = 0; i < 20; ++i) {
        connection->publish({.topic = "t", .payload = QByteArray::number(i)});
        QTRY_COMPARE(connection->log().counters().received, quint64(2 * i + 2));
        QVERIFY(connection->log().message(MessageId{quint64(2 * i + 1)}).outbound());
        QVERIFY(!connection->log().message(MessageId{quint64(2 * i + 2)}).outbound());
    }
}

void TestConnection::queueWhileOffline()
{
    make(quick());
    QSignalSpy queueChanged(connection.get(), &Connection::queueChanged);
    const auto first
        = connection->publish({.topic = "q", .payload = "1", .qos = mqtt::QoS::AtLeastOnce});
    const auto second
        = connection->publish({.topic = "q", .payload = "22", .qos = mqtt::QoS::AtLeastOnce});
    QTRY_COMPARE(connection->queuedPublishes().size(), std::size_t(2));
    QVERIFY(queueChanged.size() > 0);
    QCOMPARE(connection->queuedPublishes()[1].payloadBytes, qsizetype(2));
    QTRY_COMPARE(connection->log().message(MessageId{2}).delivery(), Delivery::Queued);
    connection->cancelQueued(first);
    QTRY_COMPARE(connection->queuedPublishes().size(), std::size_t(1));
    QCOMPARE(connection->queuedPublishes()[0].token, second);
    QTRY_COMPARE(connection->log().message(MessageId{1}).delivery(), Delivery::Dropped);
    connectNow();
    QTRY_COMPARE(connection->log().message(MessageId{2}).delivery(), Delivery::Confirmed);
    QVERIFY(connection->queuedPublishes().empty());
    QCOMPARE(broker->all<mqtt::PublishPacket>().size(), std::size_t(1));
    QCOMPARE(broker->all<mqtt::PublishPacket>()[0].payload, "22"_ba);
}

void TestConnection::readOnlySendsNothing()
{
    QFETCH(bool, threaded);
    make(quick(), threaded);
    QSignalSpy outcomes(connection.get(), &Connection::publishOutcome);
    // What waits when the lock comes, and what is asked for afterwards: retained, cleared, all QoS.
    connection->publish({.topic = "q", .payload = "1", .qos = mqtt::QoS::AtLeastOnce});
    QTRY_COMPARE(connection->queuedPublishes().size(), std::size_t(1));
    connection->setReadOnly(true);
    QVERIFY(connection->isReadOnly());
    QTRY_VERIFY(connection->queuedPublishes().empty());
    connectNow();
    outcomes.clear();
    for (const mqtt::QoS qos :
         {mqtt::QoS::AtMostOnce, mqtt::QoS::AtLeastOnce, mqtt::QoS::ExactlyOnce})
        connection->publish({.topic = "q", .payload = "", .qos = qos, .retain = true});
    QCOMPARE(outcomes.size(), 0); // an answer never comes before publish() has returned
    QTRY_COMPARE(outcomes.size(), 3);
    for (const auto &outcome : outcomes)
        QCOMPARE(outcome[0].value<client::PublishOutcome>().stage, PublishStage::Dropped);
    QTRY_COMPARE(connection->log().message(MessageId{4}).delivery(), Delivery::Dropped);

    // Subscribing is reading; and what came before on the wire has come by then.
    connection->subscribe({.topicFilter = "later"});
    QTRY_COMPARE(broker->all<mqtt::SubscribePacket>().size(), std::size_t(2));
    QCOMPARE(broker->all<mqtt::PublishPacket>().size(), std::size_t(0));

    connection->setReadOnly(false);
    connection->publish({.topic = "q", .payload = "5"});
    QTRY_COMPARE(broker->all<mqtt::PublishPacket>().size(), std::size_t(1));
    QCOMPARE(broker->all<mqtt::PublishPacket>()[0].payload, "5"_ba);
}

void TestConnection::confirmedRetainedIsKnown_data()
{
    QTest::addColumn<client::VersionChoice>("version");
    QTest::newRow("5") << client::VersionChoice::Mqtt5;
    QTest::newRow("3.1.1") << client::VersionChoice::Mqtt311;
}

void TestConnection::confirmedRetainedIsKnown()
{
    QFETCH(client::VersionChoice, version);
    make(quick());
    auto changed = options();
    changed.version = version;
    connection->setOptions(changed);
    broker->echoes = true; // without the flag: it must not cast doubt on what we know
    connectNow();
    const auto retained
        = [&] { return connection->topics().facts(connection->topics().find("r")).retained; };
    connection->publish(
        {.topic = "r", .payload = "1", .qos = mqtt::QoS::AtLeastOnce, .retain = true});
    QTRY_COMPARE(connection->log().counters().received, quint64(2));
    QTRY_COMPARE(retained(), Retained::Yes);
    connection->publish(
        {.topic = "r", .payload = {}, .qos = mqtt::QoS::AtLeastOnce, .retain = true});
    QTRY_COMPARE(connection->log().counters().received, quint64(4));
    QTRY_COMPARE(retained(), Retained::No);
}

void TestConnection::pauseFreezesTheStore()
{
    make(quick());
    QSignalSpy paused(connection.get(), &Connection::pausedChanged);
    connectNow();
    broker->publish("a", "1");
    QTRY_COMPARE(connection->log().counters().received, quint64(1));
    connection->setPaused(true);
    QVERIFY(connection->isPaused());
    const quint64 revision = connection->topics().revision();
    for (int i = 0; i < 50; ++i)
        broker->publish("b", QByteArray::number(i));
    connection->publish({.topic = "c", .payload = "mine"});
    QTRY_COMPARE(connection->statistics().waitingMessages, qint64(50)); // not our own
    QVERIFY(connection->statistics().waitingBytes > 0);
    QVERIFY(connection->pausedSinceMs() > 0);
    QCOMPARE(connection->statistics().messagesReceived, quint64(51));
    QCOMPARE(connection->topics().revision(), revision);
    QCOMPARE(connection->log().counters().received, quint64(1));
    connection->setPaused(false);
    QCOMPARE(paused.size(), 2);
    QTRY_COMPARE(connection->log().counters().received, quint64(52));
    QCOMPARE(connection->statistics().waitingMessages, qint64(0));
}

// What does not fit into the inbox stays with the sender, and comes when there is room again.
void TestConnection::fullInboxStopsTheReading()
{
    auto limits = quick();
    limits.inboxBytes = 1024 * 1024;
    limits.historyBytes = 1024 * 1024;
    make(limits);
    connectNow();
    connection->setPaused(true);
    constexpr int Count = 400;
    const QByteArray payload(100'000, 'x'); // 40 MB in all: more than sockets buffer
    for (int i = 0; i < Count; ++i)
        broker->publish("flood", payload);
    QTRY_VERIFY(connection->statistics().waitingMessages > 5);
    qint64 waiting = -1;
    QTRY_VERIFY_WITH_TIMEOUT(
        std::exchange(waiting, connection->statistics().waitingMessages) == waiting, 10'000);
    QVERIFY(connection->statistics().waitingMessages < 40);
    QVERIFY(broker->unsentBytes() > 1'000'000);
    QCOMPARE(connection->state(), State::Connected);
    connection->setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(connection->log().counters().received, quint64(Count), 20'000);
    QCOMPARE(connection->statistics().dropped, quint64(0));
}

// What waits while the display is paused has the room that the history has left.
void TestConnection::pausedHoldsWhatTheHistoryHasRoomFor()
{
    auto limits = quick();
    limits.inboxBytes = 1024 * 1024;
    limits.historyBytes = 64 * 1024 * 1024;
    make(limits);
    connectNow();
    connection->setPaused(true);
    constexpr int Count = 200;
    for (int i = 0; i < Count; ++i)
        broker->publish("flood", QByteArray(100'000, 'x')); // 20 MB
    QTRY_COMPARE_WITH_TIMEOUT(connection->statistics().waitingMessages, qint64(Count), 20'000);
    QCOMPARE(broker->unsentBytes(), qint64(0));
    connection->setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(connection->log().counters().received, quint64(Count), 20'000);
    QCOMPARE(connection->log().counters().kept, quint64(Count));
}

void TestConnection::nothingIsLostInBursts()
{
    QFETCH(bool, threaded);
    auto limits = quick();
    limits.tick = 1ms;
    limits.inboxBytes = 64 * 1024;
    make(limits, threaded);
    connectNow();
    int sent = 0;
    for (int burst = 0; burst < 60; ++burst) {
        for (int i = 0; i < 200; ++i)
            broker->publish("t/" + QByteArray::number(i), QByteArray::number(sent++));
        QTest::qWait(burst % 3);
    }
    QTRY_COMPARE_WITH_TIMEOUT(connection->log().counters().received, quint64(sent), 20'000);
    QCOMPARE(connection->topics().facts(NodeId::Root).messages, quint64(sent));
    for (int i = 0; i < sent; ++i) {
        const store::Message message = connection->log().message(MessageId{quint64(i) + 1});
        QCOMPARE(message.payload().toByteArray(), QByteArray::number(i));
    }
}

void TestConnection::clearForgetsTheStore()
{
    make(quick());
    connectNow();
    broker->publish("a/b", "1");
    QTRY_COMPARE(connection->topics().topicCount(), 1);
    connection->clear();
    QCOMPARE(connection->topics().nodeCount(), 0);
    QCOMPARE(connection->log().counters().kept, quint64(0));
    broker->publish("c", "2");
    QTRY_COMPARE(treeText(connection->topics()), QByteArrayList{"c 1*"});
    QCOMPARE(connection->log().last(connection->topics().find("c")).payload().toByteArray(),
             "2"_ba);
}

void TestConnection::clearWhilePausedKeepsWhatWaits()
{
    make(quick());
    connectNow();
    connection->setPaused(true);
    broker->publish("a", "1");
    QTRY_COMPARE(connection->statistics().waitingMessages, qint64(1));
    connection->clear();
    connection->setPaused(false);
    QTRY_COMPARE(treeText(connection->topics()), QByteArrayList{"a 1*"});
}

void TestConnection::planToRetryIsTold()
{
    make(quick());
    connectNow();
    broker->publish("a", "1");
    QTRY_COMPARE(connection->topics().topicCount(), 1);
    broker->hangUp();
    QTRY_COMPARE(connection->state(), State::Waiting);
    QCOMPARE(connection->failure().kind, client::Failure::ConnectionLost);
    QTRY_VERIFY(connection->retryPlan());
    QVERIFY(connection->retryAtMs() > QDateTime::currentMSecsSinceEpoch());
    QCOMPARE(connection->subscriptions()[0].status, SubscriptionState::Status::Offline);
    QCOMPARE(connection->topics().topicCount(), 1); // the data stays
    connection->retryNow();
    QTRY_COMPARE(connection->state(), State::Connected);
    QVERIFY(!connection->retryPlan());
    QCOMPARE(connection->retryAtMs(), qint64(0));
    QTRY_COMPARE(connection->subscriptions()[0].status, SubscriptionState::Status::Granted);
    broker->hangUp();
    QTRY_COMPARE(connection->state(), State::Waiting);
    connection->stopRetrying();
    QTRY_COMPARE(connection->state(), State::Disconnected);
}

void TestConnection::wrongHostIsTold()
{
    make(quick());
    auto changed = options();
    changed.port = 1; // nobody listens there
    changed.reconnect.enabled = false;
    connection->setOptions(changed);
    connection->connectToBroker();
    QTRY_COMPARE(connection->state(), State::Failed);
    QCOMPARE(connection->failure().kind, client::Failure::ConnectionRefused);
}

void TestConnection::ticksEachSecondWhileConnected()
{
    make(quick());
    connectNow();
    QSignalSpy ticked(connection.get(), &Connection::ticked);
    QTRY_VERIFY(ticked.size() >= 2);
    connection->disconnectFromBroker();
    QTRY_COMPARE(connection->state(), State::Disconnected);
    QCOMPARE(connection->statistics().receivedPerSecond, 0.0);
}

void TestConnection::twoConnectionsShareNothing()
{
    make(quick());
    TinyBroker otherBroker;
    Connection other(quick(), thread.get());
    auto changed = options();
    changed.port = otherBroker.port();
    other.setOptions(changed);
    other.connectToBroker();
    connectNow();
    QTRY_COMPARE(other.state(), State::Connected);
    broker->publish("mine", "1");
    otherBroker.publish("theirs", "2");
    QTRY_COMPARE(treeText(connection->topics()), QByteArrayList{"mine 1*"});
    QTRY_COMPARE(treeText(other.topics()), QByteArrayList{"theirs 1*"});
    other.setPaused(true);
    broker->publish("mine", "2");
    QTRY_COMPARE(treeText(connection->topics()), QByteArrayList{"mine 2*"});
    QCOMPARE(connection->publish({.topic = "x"}), other.publish({.topic = "x"}));
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
