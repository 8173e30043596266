// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/retainedrig.h"

using namespace Qt::Literals::StringLiterals;
using namespace pipeline;
using client::VersionChoice;
using store::Retained;
using Outcome = RetainedOutcome;
using Way = RetainedWay;

static constexpr int Patience = 30'000; // a check takes seconds, and machines are busy

Q_DECLARE_METATYPE(client::VersionChoice)

class TestRetainedCheck : public RetainedRig {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_thread = std::make_unique<QThread>();
        m_thread->start();
    }
    void cleanupTestCase()
    {
        m_thread->quit();
        QVERIFY(m_thread->wait(10'000));
    }
    void init() { m_crowd = std::make_unique<CrowdBroker>(); }
    void cleanup()
    {
        m_results.clear();
        m_connection.reset();
        m_publisher.reset();
        m_host.reset();
        m_mosquitto.reset();
        m_crowd.reset();
    }

    // Acceptance check 12, and the way it goes: nothing is subscribed but "#".
    void pinsTellWhatIsKnown_data()
    {
        QTest::addColumn<VersionChoice>("version");
        QTest::addColumn<bool>("mosquitto");
        for (const bool mosquitto : {false, true}) {
            const char *broker = mosquitto ? "mosquitto" : "our broker";
            QTest::addRow("MQTT 5, %s", broker) << VersionChoice::Mqtt5 << mosquitto;
            QTest::addRow("MQTT 3.1.1, %s", broker) << VersionChoice::Mqtt311 << mosquitto;
            QTest::addRow("MQTT 3.1, %s", broker) << VersionChoice::Mqtt31 << mosquitto;
        }
    }
    void pinsTellWhatIsKnown()
    {
        QFETCH(VersionChoice, version);
        QFETCH(bool, mosquitto);
        if (mosquitto && !Mosquitto::isInstalled())
            QSKIP("no mosquitto here");
        startBroker(mosquitto);
        publishRetained("plant/kept", "1");
        publishRetained("plant/cleared", "1");
        publishRetained("office/other", "1");
        connectWith(version, "#");
        QTRY_COMPARE_WITH_TIMEOUT(m_connection->topics().topicCount(), 3, Patience);
        QCOMPARE(pin("plant/kept"), Retained::Yes);

        // Live messages without the flag; one of them is followed by the end of what was retained.
        publish("plant/kept", "2");
        publish("plant/cleared", "2");
        publish("office/other", "2");
        QTRY_COMPARE_WITH_TIMEOUT(payload("office/other"), "2", Patience);
        const bool isExact = version == VersionChoice::Mqtt5;
        QCOMPARE(pin("plant/kept"), isExact ? Retained::Yes : Retained::Was);
        QCOMPARE(pin("office/other"), isExact ? Retained::Yes : Retained::Was);
        publishRetained("plant/cleared", "");
        QTRY_COMPARE_WITH_TIMEOUT(payload("plant/cleared"), "", Patience);
        const quint64 before = m_connection->topics().facts(store::NodeId::Root).messages;

        m_connection->retainedCheck().ask({.topic = "plant"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(pin("plant/kept"), Retained::Yes, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(pin("plant/cleared"), Retained::No, Patience);
        QCOMPARE(pin("office/other"), isExact ? Retained::Yes : Retained::Was); // not asked for
        const RetainedResult &result = m_results.front();
        QCOMPARE(result.outcome, Outcome::Complete);
        QCOMPARE(result.way, Way::SecondClient);
        QCOMPARE(result.topicFilter, "plant/#");
        QCOMPARE(found(result), QByteArrayList{"plant/kept=1"});
        QCOMPARE(payload("plant/kept"), "2"); // the newer value stays
        QCOMPARE(m_connection->topics().facts(store::NodeId::Root).messages, before);
        QCOMPARE(m_connection->log().counters().received, before);
    }

    void aSubscriptionThatIsThereIsRepeated_data()
    {
        QTest::addColumn<VersionChoice>("version");
        QTest::addColumn<bool>("mosquitto");
        for (const bool mosquitto : {false, true}) {
            const char *broker = mosquitto ? "mosquitto" : "our broker";
            QTest::addRow("MQTT 5, %s", broker) << VersionChoice::Mqtt5 << mosquitto;
            QTest::addRow("MQTT 3.1.1, %s", broker) << VersionChoice::Mqtt311 << mosquitto;
        }
    }
    void aSubscriptionThatIsThereIsRepeated()
    {
        QFETCH(VersionChoice, version);
        QFETCH(bool, mosquitto);
        if (mosquitto && !Mosquitto::isInstalled())
            QSKIP("no mosquitto here");
        startBroker(mosquitto);
        publishRetained("a/b", "1");
        connectWith(version, "a/#");
        QTRY_COMPARE_WITH_TIMEOUT(pin("a/b"), Retained::Yes, Patience);
        publish("a/b", "2");
        QTRY_COMPARE_WITH_TIMEOUT(payload("a/b"), "2", Patience);
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(m_results[0].outcome, Outcome::Complete);
        QCOMPARE(m_results[0].way, Way::Repeated);
        QCOMPARE(found(m_results[0]), QByteArrayList{"a/b=1"});
        QTRY_COMPARE_WITH_TIMEOUT(pin("a/b"), Retained::Yes, Patience);
    }

    void repeatingChangesNothing()
    {
        // [MQTT-3.8.4-3], and Retain Handling 0 only in what is sent again
        connectWith(VersionChoice::Mqtt5, {});
        m_crowd->retained = {{"a/b", "1"}};
        m_connection->subscribe({.topicFilter = "a/#",
                                 .qos = mqtt::QoS::AtLeastOnce,
                                 .noLocal = true,
                                 .retainAsPublished = true,
                                 .retainHandling = mqtt::RetainHandling::DoNotSend},
                                77);
        QTRY_COMPARE_WITH_TIMEOUT(m_connection->subscriptions().size(), std::size_t(1), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_connection->subscriptions()[0].status,
                                  SubscriptionState::Status::Granted, Patience);
        const auto withoutCounts = [this] {
            std::vector<SubscriptionState> states = m_connection->subscriptions();
            for (SubscriptionState &state : states) {
                state.received = 0;
                state.receivedPerSecond.reset();
            }
            return states;
        };
        const auto before = withoutCounts();
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(m_results[0].way, Way::Repeated);
        QCOMPARE(found(m_results[0]), QByteArrayList{"a/b=1"});
        const auto sent = m_crowd->all<mqtt::SubscribePacket>("test");
        QCOMPARE(sent.size(), std::size_t(2));
        auto expected = sent[0].subscriptions;
        expected[0].retainHandling = mqtt::RetainHandling::SendAlways;
        QVERIFY(sent[1].subscriptions == expected);
        QCOMPARE(sent[1].properties.subscriptionIdentifiers, std::vector<quint32>{77});
        QVERIFY(withoutCounts() == before);
        QVERIFY(m_crowd->all<mqtt::ConnectPacket>("test-probe").empty());
    }

    void theSecondClientComesAndGoes()
    {
        m_crowd->retained = {{"a", "0"}, {"a/b", "1"}, {"ab", "2"}};
        m_connectOptions.will = mqtt::Will{.topic = "gone", .payload = "x"};
        m_connectOptions.userName = "me";
        m_connectOptions.password = "secret";
        connectWith(VersionChoice::Mqtt5, "#");
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(found(m_results[0]), (QByteArrayList{"a/b=1", "a=0"}));
        const auto connects = m_crowd->all<mqtt::ConnectPacket>("test-probe");
        QCOMPARE(connects.size(), std::size_t(1));
        QVERIFY(connects[0].cleanStart && !connects[0].will);
        QCOMPARE(connects[0].userName.value_or(QByteArray()), "me");
        QCOMPARE(connects[0].password.value_or(QByteArray()), "secret");
        QTRY_COMPARE_WITH_TIMEOUT(m_crowd->all<mqtt::DisconnectPacket>("test-probe").size(),
                                  std::size_t(1), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_crowd->connected("test-probe"), 0, Patience);
        QCOMPARE(m_crowd->all<mqtt::SubscribePacket>("test").size(), std::size_t(1));
    }

    void aTopicNeverSeenArrivesOnce()
    {
        m_crowd->retained = {{"a/new", "1"}};
        connectWith(VersionChoice::Mqtt311, "b/#");
        for (std::size_t i = 1; i <= 2; ++i) {
            m_connection->retainedCheck().ask({.topic = "a"});
            QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), i, Patience);
            QTRY_COMPARE_WITH_TIMEOUT(pin("a/new"), Retained::Yes, Patience);
        }
        QCOMPARE(payload("a/new"), "1");
        QCOMPARE(m_connection->topics().facts(m_connection->topics().find("a/new")).ownMessages,
                 quint64(1));
    }

    void liveMessagesOfTheSecondClientCountOnce()
    {
        m_crowd->retained = {{"a/b", "1"}};
        connectWith(VersionChoice::Mqtt311, "#");
        m_crowd->subscribed = [this](const QByteArray &clientId) {
            if (clientId != "test-probe")
                return;
            for (int i = 0; i < 100; ++i)
                m_crowd->publish("a/b", QByteArray::number(i));
        };
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(found(m_results[0]), QByteArrayList{"a/b=1"});
        QTRY_COMPARE_WITH_TIMEOUT(payload("a/b"), "99", Patience);
        QCOMPARE(m_connection->topics().facts(store::NodeId::Root).messages, quint64(101));
    }

    void withoutASecondClientAFilterIsAdded_data()
    {
        QTest::addColumn<VersionChoice>("version");
        QTest::newRow("MQTT 5") << VersionChoice::Mqtt5;
        QTest::newRow("MQTT 3.1.1") << VersionChoice::Mqtt311;
    }
    void withoutASecondClientAFilterIsAdded()
    {
        QFETCH(VersionChoice, version);
        m_crowd->retained = {{"a/b", "1"}, {"a/new", "2"}};
        m_crowd->letIn = [](const QByteArray &id) {
            return id == "test" ? mqtt::ReasonCode::Success : mqtt::ReasonCode::NotAuthorized;
        };
        connectWith(version, "+/b");
        QTRY_COMPARE_WITH_TIMEOUT(pin("a/b"), Retained::Yes, Patience);
        m_crowd->publish("a/b", "live");
        QTRY_COMPARE_WITH_TIMEOUT(payload("a/b"), "live", Patience);
        m_crowd->subscribed = [this](const QByteArray &) { m_crowd->publish("a/b", "once"); };
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        m_crowd->subscribed = [](const QByteArray &) {};
        QCOMPARE(m_results[0].outcome, Outcome::Complete);
        QCOMPARE(m_results[0].way, Way::ExtraFilter);
        QCOMPARE(m_results[0].secondClient.reasonCode, mqtt::ReasonCode::NotAuthorized);
        QCOMPARE(found(m_results[0]), (QByteArrayList{"a/b=1", "a/new=2"}));
        QCOMPARE(m_results[0].possibleCopies, quint64(1)); // one for each filter
        QTRY_COMPARE_WITH_TIMEOUT(pin("a/new"), Retained::Yes, Patience);
        // What was retained did not arrive a second time, and the filter is gone again.
        QCOMPARE(m_connection->topics().facts(m_connection->topics().find("a/b")).ownMessages,
                 quint64(4));
        QTRY_COMPARE_WITH_TIMEOUT(m_crowd->all<mqtt::UnsubscribePacket>("test").size(),
                                  std::size_t(1), Patience);
        QCOMPARE(m_unsubscribed, 0);
        QCOMPARE(m_connection->subscriptions().size(), std::size_t(1));
    }

    void aFilterTheUserWantsStays()
    {
        m_crowd->retained = {{"a/b", "1"}};
        m_crowd->letIn = [](const QByteArray &id) {
            return id == "test" ? mqtt::ReasonCode::Success : mqtt::ReasonCode::ServerBusy;
        };
        connectWith(VersionChoice::Mqtt5, "c");
        m_crowd->subscribed = [this, isFirst = true](const QByteArray &) mutable {
            if (std::exchange(isFirst, false))
                m_connection->subscribe({.topicFilter = "a/#"});
        };
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(m_results[0].outcome, Outcome::Complete);
        QTRY_COMPARE_WITH_TIMEOUT(m_connection->subscriptions().size(), std::size_t(2), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_connection->subscriptions()[1].status,
                                  SubscriptionState::Status::Granted, Patience);
        QVERIFY(m_crowd->all<mqtt::UnsubscribePacket>("test").empty());
    }

    void withoutWildcardsTheTopicIsAsked_data()
    {
        QTest::addColumn<bool>("knownBefore");
        QTest::newRow("CONNACK said so") << true;
        QTest::newRow("SUBACK says so") << false;
    }
    void withoutWildcardsTheTopicIsAsked()
    {
        QFETCH(bool, knownBefore);
        if (knownBefore) {
            broker::BrokerOptions options;
            options.wildcardsAvailable = false;
            startBroker(false, options);
            publishRetained("a", "0");
        } else {
            m_crowd->retained = {{"a", "0"}};
            m_crowd->grant = [](const QByteArray &, const mqtt::Subscription &s) {
                return s.topicFilter.contains('#')
                    ? mqtt::ReasonCode::WildcardSubscriptionsNotSupported
                    : mqtt::ReasonCode::GrantedQoS0;
            };
        }
        connectWith(VersionChoice::Mqtt5, "b");
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(m_results[0].outcome, Outcome::Complete);
        QVERIFY(m_results[0].onlyTheTopic);
        QCOMPARE(m_results[0].topicFilter, "a");
        QCOMPARE(found(m_results[0]), QByteArrayList{"a=0"});
    }

    void everyRefusalHasAResult_data()
    {
        QTest::addColumn<VersionChoice>("version");
        QTest::addColumn<mqtt::ReasonCode>("code");
        QTest::newRow("MQTT 5") << VersionChoice::Mqtt5 << mqtt::ReasonCode::NotAuthorized;
        QTest::newRow("MQTT 3.1.1") << VersionChoice::Mqtt311 << mqtt::ReasonCode::UnspecifiedError;
    }
    void everyRefusalHasAResult()
    {
        QFETCH(VersionChoice, version);
        QFETCH(mqtt::ReasonCode, code);
        connectWith(version, {});
        m_crowd->grant = [code](const QByteArray &, const mqtt::Subscription &) { return code; };
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(m_results[0].outcome, Outcome::Refused);
        QCOMPARE(m_results[0].reasonCode, code);
        QCOMPARE(m_results[0].topicFilter, "a");
        QTRY_COMPARE_WITH_TIMEOUT(m_crowd->connected("test-probe"), 0, Patience);
    }

    void endsWithTheConnection()
    {
        connectWith(VersionChoice::Mqtt5, "#");
        m_crowd->subscribed = [this](const QByteArray &) { m_crowd->hangUp("test"); };
        m_connection->retainedCheck().ask({.topic = "a"});
        m_connection->retainedCheck().ask({.topic = "b"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(2), Patience);
        QCOMPARE(m_results[0].outcome, Outcome::Disconnected);
        QCOMPARE(m_results[1].outcome, Outcome::NotConnected);
        QTRY_COMPARE_WITH_TIMEOUT(m_crowd->connected("test-probe"), 0, Patience);
    }

    void endsWithoutAnAnswer()
    {
        connectWith(VersionChoice::Mqtt5, "#");
        m_connection->retainedCheck().setTimes(
            {.quiet = std::chrono::milliseconds(50), .answer = std::chrono::milliseconds(300)});
        m_crowd->answersSubscribe = false;
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(m_results[0].outcome, Outcome::NoAnswer);
        QCOMPARE(m_results[0].way, Way::ExtraFilter); // after the second client had none either
    }

    void takesTooLong()
    {
        m_crowd->retained = {{"a/b", "1"}};
        connectWith(VersionChoice::Mqtt5, "#");
        QTRY_COMPARE_WITH_TIMEOUT(pin("a/b"), Retained::Yes, Patience);
        m_connection->retainedCheck().setTimes(
            {.quiet = std::chrono::seconds(60), .collect = std::chrono::milliseconds(200)});
        m_crowd->retained = {{"a/c", "1"}};
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(m_results[0].outcome, Outcome::TookTooLong);
        QTRY_COMPARE_WITH_TIMEOUT(pin("a/c"), Retained::Yes, Patience);
        QCOMPARE(pin("a/b"), Retained::Yes); // nothing is known about it
    }

    void oneAtATime()
    {
        connectWith(VersionChoice::Mqtt5, "#");
        RetainedCheck &check = m_connection->retainedCheck();
        check.setTimes({.quiet = std::chrono::milliseconds(20)});
        const quint64 first = check.ask({.topic = "a"});
        QCOMPARE(check.ask({.topic = "a"}), first);
        QVERIFY(check.ask({.topic = "b"}) != first);
        QTRY_VERIFY_WITH_TIMEOUT(check.isRunning(), Patience);
        QCOMPARE(check.ask({.topic = "a"}), first);
        for (int i = 0; i < 8; ++i)
            check.ask({.topic = "c" + QByteArray::number(i)});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience); // one too many
        QCOMPARE(m_results[0].outcome, Outcome::Busy);
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(10), Patience);
        QCOMPARE(m_results[1].question.topic, "a");
        QCOMPARE(m_results[2].question.topic, "b");
        QVERIFY(!check.isRunning());
    }

    void whatCannotBeAsked_data()
    {
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<RetainedScope>("scope");
        QTest::newRow("wildcard") << QByteArray("a/+") << RetainedScope::Branch;
        QTest::newRow("shared") << QByteArray("$share/g/t") << RetainedScope::Branch;
        QTest::newRow("no topic") << QByteArray() << RetainedScope::Topic;
        QTest::newRow("no text") << QByteArray("\xff\xfe") << RetainedScope::Branch;
    }
    void whatCannotBeAsked()
    {
        QFETCH(QByteArray, topic);
        QFETCH(RetainedScope, scope);
        connectWith(VersionChoice::Mqtt5, "#");
        m_connection->retainedCheck().ask({.topic = topic, .scope = scope});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(m_results[0].outcome, Outcome::InvalidTopic);
    }

    void whilePaused()
    {
        m_crowd->retained = {{"a/b", "1"}};
        connectWith(VersionChoice::Mqtt5, "a/#");
        QTRY_COMPARE_WITH_TIMEOUT(pin("a/b"), Retained::Yes, Patience);
        m_connection->setPaused(true);
        m_crowd->retained.clear();
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(m_results[0].outcome, Outcome::Complete);
        QCOMPARE(m_results[0].way, Way::SecondClient); // the other one stands still
        QCOMPARE(pin("a/b"), Retained::Yes); // so does what is shown
        m_connection->setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(pin("a/b"), Retained::No, Patience);
    }

    void pausedWhileItRuns()
    {
        connectWith(VersionChoice::Mqtt5, "a/#");
        m_crowd->answersSubscribe = false;
        m_connection->retainedCheck().ask({.topic = "a"});
        QTRY_COMPARE_WITH_TIMEOUT(m_crowd->all<mqtt::SubscribePacket>("test").size(),
                                  std::size_t(2), Patience);
        m_crowd->answersSubscribe = true;
        m_connection->setPaused(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), std::size_t(1), Patience);
        QCOMPARE(m_results[0].outcome, Outcome::Complete);
        QCOMPARE(m_results[0].way, Way::SecondClient);
    }
};

QTEST_GUILESS_MAIN(TestRetainedCheck)
#include "tst_retainedcheck.moc"
