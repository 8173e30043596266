// SPDX-License-Identifier: GPL-3.0-or-later
#include "interopclient.h"
#include "mqtt/codec.h"
#include "support/mosquitto.h"

using namespace client;
using namespace std::chrono_literals;

// The client against a real broker: every version, every QoS, everything that lasts. It takes
// nothing beyond the specifications; 3.1.1: [MQTT-7.0.0-2].
class TestInterop : public QObject {
    Q_OBJECT

    std::unique_ptr<Mosquitto> m_broker;

    static void addVersions()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("3.1") << int(VersionChoice::Mqtt31);
        QTest::newRow("3.1.1") << int(VersionChoice::Mqtt311);
        QTest::newRow("5") << int(VersionChoice::Mqtt5);
    }

private slots:
    void initTestCase()
    {
        if (!Mosquitto::isInstalled())
            QSKIP("mosquitto is not installed");
        m_broker = std::make_unique<Mosquitto>();
        QVERIFY2(m_broker->start(), m_broker->log().constData());
    }
    void cleanupTestCase() { m_broker.reset(); }

    void everyQoSBothWays_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("sent");
        QTest::addColumn<int>("granted");
        for (const int version : {1, 2, 3}) {
            for (int sent = 0; sent <= 2; ++sent) {
                for (int granted = 0; granted <= 2; ++granted)
                    QTest::addRow("version %d, QoS %d to %d", version, sent, granted)
                        << version << sent << granted;
            }
        }
    }
    void everyQoSBothWays()
    {
        QFETCH(int, version);
        QFETCH(int, sent);
        QFETCH(int, granted);
        InteropClient subscriber(m_broker->port(), "sub", VersionChoice(version));
        subscriber.subscribeOnConnect("qos/#", granted);
        QVERIFY(subscriber.connect());
        std::vector<mqtt::QoS> levels;
        QObject::connect(&subscriber.client, &Client::messagesReceived, this,
                         [&levels](const mqtt::MessageBatch &batch) {
                             for (const auto &record : batch.records)
                                 levels.push_back(record.qos);
                         });
        InteropClient publisher(m_broker->port(), "pub", VersionChoice(version));
        QVERIFY(publisher.connect());
        QByteArrayList expected;
        for (int i = 0; i < 100; ++i) {
            const QByteArray number = QByteArray::number(i);
            publisher.publish("qos/" + number, number, sent);
            expected += "qos/" + number + '=' + number;
        }
        QTRY_COMPARE(subscriber.log.messages, expected);
        for (const mqtt::QoS level : levels)
            QCOMPARE(int(level), std::min(sent, granted));
        const auto last = sent == 0 ? PublishStage::Sent : PublishStage::Confirmed;
        QTRY_COMPARE(publisher.countOf(last), 100);
    }

    void retained_data() { addVersions(); }
    void retained()
    {
        QFETCH(int, version);
        InteropClient publisher(m_broker->port(), "pub", VersionChoice(version));
        QVERIFY(publisher.connect());
        const auto set = publisher.publish("kept/a", "value", 1, true);
        QTRY_COMPARE(publisher.log.outcome(set).stage, PublishStage::Confirmed);
        {
            InteropClient late(m_broker->port(), "late", VersionChoice(version));
            bool retained = false;
            QObject::connect(&late.client, &Client::messagesReceived, this,
                             [&retained](const mqtt::MessageBatch &batch) {
                                 retained = batch.records.at(0).retain;
                             });
            late.subscribeOnConnect("kept/#", 0);
            QVERIFY(late.connect());
            QTRY_COMPARE(late.log.messages, QByteArrayList{"kept/a=value"});
            QVERIFY(retained);
        }
        const auto clear = publisher.publish("kept/a", "", 1, true);
        QTRY_COMPARE(publisher.log.outcome(clear).stage, PublishStage::Confirmed);
        InteropClient later(m_broker->port(), "later", VersionChoice(version));
        later.subscribeOnConnect("kept/#", 0);
        QVERIFY(later.connect());
        publisher.publish("kept/end", "x", 0);
        QTRY_COMPARE(later.log.messages, QByteArrayList{"kept/end=x"});
    }

    void will_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("end");
        for (const int version : {1, 2, 3}) {
            for (const char *end : {"cut", "asked", "normal"})
                QTest::addRow("version %d, %s", version, end) << version << QByteArray(end);
        }
    }
    void will()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, end);
        InteropClient watcher(m_broker->port(), "watcher", VersionChoice(version));
        watcher.subscribeOnConnect("will/#", 2);
        QVERIFY(watcher.connect());
        auto mortal
            = std::make_unique<InteropClient>(m_broker->port(), "mortal", VersionChoice(version));
        mortal->options.will
            = mqtt::Will{.topic = "will/state", .payload = "gone", .qos = mqtt::QoS::AtLeastOnce};
        mortal->options.birthPayload = "here";
        QVERIFY(mortal->connect());
        QTRY_COMPARE(watcher.log.messages, QByteArrayList{"will/state=here"});
        if (end == "cut")
            mortal.reset(); // the connection breaks without a word
        else
            mortal->client.disconnectFromBroker(end == "asked");
        if (end == "normal") {
            watcher.publish("will/end", "x", 1); // whatever came would have come before
            QTRY_COMPARE(watcher.log.messages.size(), 2);
            QCOMPARE(watcher.log.messages.back(), "will/end=x");
        } else {
            QTRY_COMPARE(watcher.log.messages.size(), 2);
            QCOMPARE(watcher.log.messages.back(), "will/state=gone");
        }
    }

    void sessionResumes_data() { addVersions(); }
    void sessionResumes()
    {
        QFETCH(int, version);
        const QByteArray id = "resumer" + QByteArray::number(version);
        InteropClient publisher(m_broker->port(), "pub", VersionChoice(version));
        QVERIFY(publisher.connect());
        InteropClient subscriber(m_broker->port(), id, VersionChoice(version));
        subscriber.keepSession();
        subscriber.subscribeOnConnect("resume/#", 1);
        QVERIFY(subscriber.connect());
        subscriber.client.disconnectFromBroker();
        QTRY_COMPARE(subscriber.client.state(), State::Disconnected);
        const auto missed = publisher.publish("resume/a", "missed", 1);
        QTRY_COMPARE(publisher.log.outcome(missed).stage, PublishStage::Confirmed);
        subscriber.options.subscriptions.clear();
        QVERIFY(subscriber.connect());
        QTRY_COMPARE(subscriber.log.messages, QByteArrayList{"resume/a=missed"});
        if (version != int(VersionChoice::Mqtt31))
            QVERIFY(subscriber.log.brokers.back().connack.sessionPresent);
        // A clean start ends it.
        subscriber.client.disconnectFromBroker();
        subscriber.options.cleanStart = true;
        QVERIFY(subscriber.connect());
        QVERIFY(!subscriber.log.brokers.back().connack.sessionPresent);
    }

    void takenOver()
    {
        // Not every version of the broker says 0x8E; one of the two gives way all the same.
        InteropClient first(m_broker->port(), "twin");
        InteropClient second(m_broker->port(), "twin");
        first.options.reconnect.quickLosses = second.options.reconnect.quickLosses = 3;
        QVERIFY(first.connect());
        QVERIFY(second.connect());
        const auto failed
            = [](const InteropClient &c) { return c.client.state() == State::Failed; };
        QTRY_VERIFY((failed(first) && second.isConnected())
                    || (failed(second) && first.isConnected()));
        const InteropClient &loser = failed(first) ? first : second;
        QCOMPARE(loser.log.failure().reasonCode, mqtt::ReasonCode::SessionTakenOver);
        QVERIFY(loser.log.failure().retryPointless);
    }

    void mqtt5Features()
    {
        InteropClient client(m_broker->port(), "");
        client.options.topicAliasMaximum = 5;
        client.options.useTopicAliases = true;
        client.options.userProperties = {{"who", "we"}};
        QVERIFY(client.connect());
        const BrokerInfo info = client.log.brokers.at(0);
        QVERIFY(!info.clientId.isEmpty()); // assigned
        QVERIFY(info.topicAliasMaximum > 0);
        client.client.subscribe({{.topicFilter = "v5/#", .qos = mqtt::QoS::ExactlyOnce}}, 42);
        QTRY_COMPARE(client.log.subscriptions.size(), 1U);
        mqtt::Properties properties{.payloadFormat = mqtt::PayloadFormat::Utf8,
                                    .contentType = "text/plain",
                                    .responseTopic = "v5/answer",
                                    .correlationData = QByteArray("\0\1", 2)};
        properties.userProperties = {{"a", "1"}, {"a", "2"}};
        mqtt::Properties received;
        QObject::connect(
            &client.client, &Client::messagesReceived, this,
            [&received](const mqtt::MessageBatch &batch) {
                const auto &r = batch.records.at(0);
                received = *mqtt::decodePublishProperties(
                    QByteArrayView(batch.bytes).sliced(r.propertiesOffset, r.propertiesLength));
            });
        client.client.publish(
            {.topic = "v5/a", .qos = mqtt::QoS::ExactlyOnce, .properties = properties},
            PublishToken{1});
        QTRY_COMPARE(client.log.messages.size(), 1);
        properties.subscriptionIdentifiers = {42};
        received.topicAlias.reset();
        QVERIFY(received == properties);
        for (int i = 0; i < 100; ++i) // more topics than aliases
            client.publish("v5/" + QByteArray::number(i % 30), "x", i % 3);
        QTRY_COMPARE(client.log.messages.size(), 101);
        client.client.unsubscribe({"v5/#", "never/had"});
        QTRY_COMPARE(client.log.unsubscribes.size(), 2U);
        QCOMPARE(client.log.unsubscribes[1].reasonCode, mqtt::ReasonCode::NoSubscriptionExisted);
    }
};

QTEST_GUILESS_MAIN(TestInterop)
#include "tst_interop.moc"
