// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/connectionrig.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using client::State;
using pipeline::Connection;
using pipeline::SubscriptionState;
using Status = SubscriptionState::Status;

// What the user does with the subscriptions of a connection while it is open.
class TestConnectionSubscriptions : public ConnectionRig {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void pausedIsUnsubscribedButStays_data() { addThreadRows(); }
    void pausedIsUnsubscribedButStays();
    void pausedSurvivesReconnects();
    void pausedFromTheStart();
    void optionsThatChangeTheirMindWin();
    void quickResumeIsNotUndone();
    void brokerThatDoesNotLetGo();
    void refusedIsTriedAgain();
    void changedIsAskedAgain();
    void pausedAndRefusedAreRemovedAtOnce();
    void eachHasItsRate();

private:
    Status statusOf(const QByteArray &filter) const
    {
        for (const SubscriptionState &state : connection->subscriptions()) {
            if (state.subscription.topicFilter == filter)
                return state.status;
        }
        return Status::Offline;
    }
    bool isListed(const QByteArray &filter) const
    {
        const auto all = connection->subscriptions();
        return std::any_of(all.begin(), all.end(), [&](const SubscriptionState &state) {
            return state.subscription.topicFilter == filter;
        });
    }
    QByteArrayList subscribed() const
    {
        QByteArrayList filters;
        for (const auto &packet : broker->all<mqtt::SubscribePacket>()) {
            for (const mqtt::Subscription &subscription : packet.subscriptions)
                filters.append(subscription.topicFilter);
        }
        return filters;
    }
    QByteArrayList unsubscribed() const
    {
        QByteArrayList filters;
        for (const auto &packet : broker->all<mqtt::UnsubscribePacket>()) {
            for (const QByteArray &filter : packet.topicFilters)
                filters.append(filter);
        }
        return filters;
    }
};

void TestConnectionSubscriptions::pausedIsUnsubscribedButStays()
{
    QFETCH(bool, threaded);
    make(quick(), threaded);
    connectNow();
    QSignalSpy answered(connection.get(), &Connection::unsubscribed);
    connection->setSubscriptionPaused("#", true);
    QCOMPARE(statusOf("#"), Status::Paused);
    QTRY_COMPARE(unsubscribed(), QByteArrayList{"#"});
    QTRY_COMPARE(answered.size(), 1);
    QCOMPARE(statusOf("#"), Status::Paused);
    connection->setSubscriptionPaused("#", true); // nothing to do
    connection->setSubscriptionPaused("unknown", true);
    connection->setSubscriptionPaused("#", false);
    QTRY_COMPARE(statusOf("#"), Status::Granted);
    QCOMPARE(subscribed(), (QByteArrayList{"#", "#"}));
    QVERIFY(broker->all<mqtt::SubscribePacket>().back().subscriptions[0].retainAsPublished);
    QCOMPARE(unsubscribed(), QByteArrayList{"#"});
}

void TestConnectionSubscriptions::pausedSurvivesReconnects()
{
    make(quick());
    connectNow();
    connection->subscribe({.topicFilter = "b"});
    QTRY_COMPARE(statusOf("b"), Status::Granted);
    connection->setSubscriptionPaused("#", true);
    QTRY_COMPARE(unsubscribed(), QByteArrayList{"#"});
    // By itself, after a loss.
    broker->received.clear();
    broker->hangUp();
    QTRY_COMPARE(connection->state(), State::Waiting);
    QCOMPARE(statusOf("#"), Status::Paused);
    connection->retryNow();
    QTRY_COMPARE(statusOf("b"), Status::Granted);
    QCOMPARE(statusOf("#"), Status::Paused);
    QCOMPARE(subscribed(), QByteArrayList{"b"});
    // And when the user connects anew, with the same options.
    connection->disconnectFromBroker();
    QTRY_COMPARE(connection->state(), State::Disconnected);
    broker->received.clear();
    connection->setOptions(options());
    connection->connectToBroker();
    QTRY_COMPARE(statusOf("b"), Status::Granted);
    QCOMPARE(statusOf("#"), Status::Paused);
    QCOMPARE(subscribed(), QByteArrayList{"b"});
    // Paused and resumed while offline.
    connection->disconnectFromBroker();
    QTRY_COMPARE(connection->state(), State::Disconnected);
    connection->setSubscriptionPaused("b", true);
    connection->setSubscriptionPaused("#", false);
    QCOMPARE(statusOf("#"), Status::Offline);
    broker->received.clear();
    connection->connectToBroker();
    QTRY_COMPARE(statusOf("#"), Status::Granted);
    QCOMPARE(statusOf("b"), Status::Paused);
    QCOMPARE(subscribed(), QByteArrayList{"#"});
}

void TestConnectionSubscriptions::pausedFromTheStart()
{
    make(quick());
    connection->setOptions(options(), {{.topicFilter = "$SYS/#"}});
    QCOMPARE(statusOf("$SYS/#"), Status::Paused);
    connectNow();
    QCOMPARE(subscribed(), QByteArrayList{"#"});
    connection->setSubscriptionPaused("$SYS/#", false);
    QTRY_COMPARE(statusOf("$SYS/#"), Status::Granted);
    QCOMPARE(subscribed(), (QByteArrayList{"#", "$SYS/#"}));
    // It stays on when the same options are used again.
    connection->disconnectFromBroker();
    QTRY_COMPARE(connection->state(), State::Disconnected);
    connection->setOptions(options(), {{.topicFilter = "$SYS/#"}});
    connection->connectToBroker();
    QTRY_COMPARE(statusOf("$SYS/#"), Status::Granted);
}

void TestConnectionSubscriptions::optionsThatChangeTheirMindWin()
{
    make(quick());
    connection->setOptions(options(), {{.topicFilter = "a"}});
    connection->setSubscriptionPaused("#", true);
    client::ConnectOptions other = options();
    other.subscriptions = {{.topicFilter = "a"}};
    connection->setOptions(other, {{.topicFilter = "#"}});
    QCOMPARE(statusOf("a"), Status::Offline);
    QCOMPARE(statusOf("#"), Status::Paused);
    connection->setOptions(options());
    QCOMPARE(statusOf("#"), Status::Offline);
    QVERIFY(!isListed("a"));
}

void TestConnectionSubscriptions::quickResumeIsNotUndone()
{
    make(quick());
    connectNow();
    QSignalSpy unsubscribed(connection.get(), &Connection::unsubscribed);
    connection->setSubscriptionPaused("#", true);
    connection->setSubscriptionPaused("#", false);
    QTRY_COMPARE(unsubscribed.size(), 1);
    QTRY_COMPARE(statusOf("#"), Status::Granted);
    connection->unsubscribe("#");
    connection->subscribe({.topicFilter = "#"});
    QTRY_COMPARE(unsubscribed.size(), 2);
    QTRY_COMPARE(statusOf("#"), Status::Granted);
}

void TestConnectionSubscriptions::brokerThatDoesNotLetGo()
{
    make(quick());
    broker->unsubscribeCode = mqtt::ReasonCode::NotAuthorized;
    connectNow();
    QSignalSpy unsubscribed(connection.get(), &Connection::unsubscribed);
    connection->setSubscriptionPaused("#", true);
    QTRY_COMPARE(unsubscribed.size(), 1);
    QCOMPARE(unsubscribed[0][1].value<mqtt::ReasonCode>(), mqtt::ReasonCode::NotAuthorized);
    QCOMPARE(statusOf("#"), Status::Granted);
    connection->unsubscribe("#");
    QTRY_COMPARE(unsubscribed.size(), 2);
    QCOMPARE(statusOf("#"), Status::Granted);
}

void TestConnectionSubscriptions::refusedIsTriedAgain()
{
    make(quick());
    bool isAllowed = false;
    broker->grant = [&](const mqtt::Subscription &subscription) {
        return isAllowed ? mqtt::ReasonCode(subscription.qos) : mqtt::ReasonCode::NotAuthorized;
    };
    connectNow();
    QCOMPARE(statusOf("#"), Status::Refused);
    connection->setSubscriptionPaused("#", false);
    QTRY_COMPARE(subscribed().size(), 2);
    QTRY_COMPARE(statusOf("#"), Status::Refused);
    isAllowed = true;
    connection->setSubscriptionPaused("#", false);
    QTRY_COMPARE(statusOf("#"), Status::Granted);
}

void TestConnectionSubscriptions::changedIsAskedAgain()
{
    make(quick());
    connectNow();
    mqtt::Subscription changed = connection->subscriptions()[0].subscription;
    changed.qos = mqtt::QoS::ExactlyOnce;
    changed.noLocal = true;
    broker->grant = [](const mqtt::Subscription &) { return mqtt::ReasonCode::GrantedQoS1; };
    connection->subscribe(changed, 12);
    QCOMPARE(connection->subscriptions().size(), std::size_t(1));
    QTRY_COMPARE(statusOf("#"), Status::Granted);
    const SubscriptionState state = connection->subscriptions()[0];
    QCOMPARE(state.subscription, changed);
    QCOMPARE(state.reasonCode, mqtt::ReasonCode::GrantedQoS1);
    QCOMPARE(state.identifier, 12u);
    QCOMPARE(broker->all<mqtt::SubscribePacket>().back().subscriptions[0], changed);
    QVERIFY(unsubscribed().isEmpty());
}

void TestConnectionSubscriptions::pausedAndRefusedAreRemovedAtOnce()
{
    make(quick());
    broker->grant = [](const mqtt::Subscription &subscription) {
        return subscription.topicFilter == "secret" ? mqtt::ReasonCode::NotAuthorized
                                                    : mqtt::ReasonCode(subscription.qos);
    };
    connectNow();
    connection->subscribe({.topicFilter = "secret"});
    QTRY_COMPARE(statusOf("secret"), Status::Refused);
    connection->unsubscribe("secret");
    QVERIFY(!isListed("secret"));
    connection->setSubscriptionPaused("#", true);
    QTRY_COMPARE(unsubscribed(), QByteArrayList{"#"});
    connection->unsubscribe("#");
    QVERIFY(!isListed("#"));
    connection->publish({.topic = "end"}); // whatever was sent before has come
    QTRY_COMPARE(broker->all<mqtt::PublishPacket>().size(), std::size_t(1));
    QCOMPARE(unsubscribed(), QByteArrayList{"#"});
}

void TestConnectionSubscriptions::eachHasItsRate()
{
    make(quick());
    connectNow();
    connection->subscribe({.topicFilter = "a/#"});
    QTRY_COMPARE(statusOf("a/#"), Status::Granted);
    for (int i = 0; i < 30; ++i)
        broker->publish(i % 3 == 0 ? "a/b" : "c", "x");
    QTRY_COMPARE(connection->subscriptions()[0].received, 30u);
    QCOMPARE(connection->subscriptions()[1].received, 10u);
    QTRY_VERIFY(connection->subscriptions()[1].receivedPerSecond);
    connection->clear();
    broker->publish("c", "x");
    QTRY_COMPARE(connection->subscriptions()[0].received, 31u);
    QCOMPARE(connection->subscriptions()[1].received, 10u);
    // Nothing is applied while the display is paused, so nothing is known.
    connection->setPaused(true);
    QTRY_VERIFY(!connection->subscriptions()[1].receivedPerSecond);
}

QTEST_GUILESS_MAIN(TestConnectionSubscriptions)
#include "tst_connectionsubscriptions.moc"
