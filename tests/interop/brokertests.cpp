// SPDX-License-Identifier: GPL-3.0-or-later
#include "brokertests.h"

#include "mqtt/codec.h"

using namespace client;

namespace {

const char *nameOf(VersionChoice version)
{
    switch (version) {
    case VersionChoice::Mqtt31:
        return "3.1";
    case VersionChoice::Mqtt311:
        return "3.1.1";
    default:
        return "5";
    }
}

} // namespace

void BrokerTests::addVersions() const
{
    QTest::addColumn<int>("version");
    for (const VersionChoice version : versions())
        QTest::newRow(nameOf(version)) << int(version);
}

void BrokerTests::everyQoSBothWays_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("sent");
    QTest::addColumn<int>("granted");
    for (const VersionChoice version : versions()) {
        for (int sent = 0; sent <= 2; ++sent) {
            for (int granted = 0; granted <= 2; ++granted)
                QTest::addRow("%s, QoS %d to %d", nameOf(version), sent, granted)
                    << int(version) << sent << granted;
        }
    }
}

void BrokerTests::everyQoSBothWays()
{
    QFETCH(int, version);
    QFETCH(int, sent);
    QFETCH(int, granted);
    InteropClient subscriber = newClient("sub", VersionChoice(version));
    subscriber.subscribeOnConnect("qos/#", granted);
    QVERIFY(subscriber.connect());
    std::vector<mqtt::QoS> levels;
    QObject::connect(&subscriber.client, &Client::messagesReceived, this,
                     [&levels](const mqtt::MessageBatch &batch) {
                         for (const auto &record : batch.records)
                             levels.push_back(record.qos);
                     });
    InteropClient publisher = newClient("pub", VersionChoice(version));
    QVERIFY(publisher.connect());
    QByteArrayList expected;
    constexpr int count = 30;
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i);
        publisher.publish("qos/" + number, number, sent);
        expected += "qos/" + number + '=' + number;
    }
    WAIT_COMPARE(subscriber.log.messages, expected);
    for (const mqtt::QoS level : levels)
        QCOMPARE(int(level), std::min(sent, granted));
    const auto last = sent == 0 ? PublishStage::Sent : PublishStage::Confirmed;
    WAIT_COMPARE(publisher.countOf(last), count);
}

void BrokerTests::retained_data()
{
    addVersions();
}

void BrokerTests::retained()
{
    QFETCH(int, version);
    InteropClient publisher = newClient("pub", VersionChoice(version));
    QVERIFY(publisher.connect());
    const auto set = publisher.publish("kept/a", "value", 1, true);
    WAIT_COMPARE(publisher.log.outcome(set).stage, PublishStage::Confirmed);
    {
        InteropClient late = newClient("late", VersionChoice(version));
        bool retained = false;
        QObject::connect(&late.client, &Client::messagesReceived, this,
                         [&retained](const mqtt::MessageBatch &batch) {
                             retained = batch.records.at(0).retain;
                         });
        late.subscribeOnConnect("kept/#", 0);
        QVERIFY(late.connect());
        WAIT_COMPARE(late.log.messages, QByteArrayList{"kept/a=value"});
        QVERIFY(retained);
    }
    const auto clear = publisher.publish("kept/a", "", 1, true);
    WAIT_COMPARE(publisher.log.outcome(clear).stage, PublishStage::Confirmed);
    InteropClient later = newClient("later", VersionChoice(version));
    later.subscribeOnConnect("kept/#", 0);
    QVERIFY(later.connect());
    publisher.publish("kept/end", "x", 0);
    WAIT_COMPARE(later.log.messages, QByteArrayList{"kept/end=x"});
}

void BrokerTests::will_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("end");
    for (const VersionChoice version : versions()) {
        for (const char *end : {"cut", "asked", "normal"})
            QTest::addRow("%s, %s", nameOf(version), end) << int(version) << QByteArray(end);
    }
}

void BrokerTests::will()
{
    QFETCH(int, version);
    QFETCH(QByteArray, end);
    InteropClient watcher = newClient("watcher", VersionChoice(version));
    watcher.subscribeOnConnect("will/#", 2);
    QVERIFY(watcher.connect());
    auto mortal = std::make_unique<InteropClient>(broker(), "mortal", VersionChoice(version));
    mortal->options.will
        = mqtt::Will{.topic = "will/state", .payload = "gone", .qos = mqtt::QoS::AtLeastOnce};
    mortal->options.birthPayload = "here";
    QVERIFY(mortal->connect());
    WAIT_COMPARE(watcher.log.messages, QByteArrayList{"will/state=here"});
    if (end == "cut")
        mortal.reset(); // the connection breaks without a word
    else
        mortal->client.disconnectFromBroker(end == "asked");
    if (end == "normal") {
        watcher.publish("will/end", "x", 1); // whatever came would have come before
        WAIT_COMPARE(watcher.log.messages.size(), 2);
        QCOMPARE(watcher.log.messages.back(), "will/end=x");
    } else {
        WAIT_COMPARE(watcher.log.messages.size(), 2);
        QCOMPARE(watcher.log.messages.back(), "will/state=gone");
    }
}

void BrokerTests::sessionResumes_data()
{
    addVersions();
}

void BrokerTests::sessionResumes()
{
    QFETCH(int, version);
    const QByteArray id = "resumer" + QByteArray::number(version);
    InteropClient publisher = newClient("pub", VersionChoice(version));
    QVERIFY(publisher.connect());
    InteropClient subscriber = newClient(id, VersionChoice(version));
    subscriber.keepSession();
    subscriber.subscribeOnConnect("resume/#", 1);
    QVERIFY(subscriber.connect());
    subscriber.client.disconnectFromBroker();
    WAIT_COMPARE(subscriber.client.state(), State::Disconnected);
    const auto missed = publisher.publish("resume/a", "missed", 1);
    WAIT_COMPARE(publisher.log.outcome(missed).stage, PublishStage::Confirmed);
    subscriber.options.subscriptions.clear();
    QVERIFY(subscriber.connect());
    WAIT_COMPARE(subscriber.log.messages, QByteArrayList{"resume/a=missed"});
    if (version != int(VersionChoice::Mqtt31))
        QVERIFY(subscriber.log.brokers.back().connack.sessionPresent);
    // A clean start ends it.
    subscriber.client.disconnectFromBroker();
    subscriber.options.cleanStart = true;
    QVERIFY(subscriber.connect());
    QVERIFY(!subscriber.log.brokers.back().connack.sessionPresent);
}

void BrokerTests::wildcards_data()
{
    addVersions();
}

void BrokerTests::wildcards()
{
    QFETCH(int, version);
    const QByteArray root = "wild" + QByteArray::number(version);
    InteropClient one = newClient("one", VersionChoice(version));
    one.subscribeOnConnect(root + "/+/state", 1);
    InteropClient branch = newClient("branch", VersionChoice(version));
    branch.subscribeOnConnect(root + "/#", 1);
    InteropClient publisher = newClient("pub", VersionChoice(version));
    QVERIFY(one.connect() && branch.connect() && publisher.connect());
    for (const char *topic : {"", "/a", "/a/state", "/a/b/state", "//state", "/a/state/"})
        publisher.publish(root + topic, "x", 1);
    WAIT_COMPARE(publisher.countOf(PublishStage::Confirmed), 6);
    const QByteArray last = root + "/end/state";
    publisher.publish(last, "x", 1);
    WAIT_VERIFY(one.log.messages.contains(last + "=x"));
    QCOMPARE(one.log.messages,
             (QByteArrayList{root + "/a/state=x", root + "//state=x", last + "=x"}));
    WAIT_COMPARE(branch.log.messages.size(), 7);
    one.client.unsubscribe({root + "/+/state"});
    WAIT_COMPARE(one.log.unsubscribes.size(), 1U);
    publisher.publish(root + "/late/state", "x", 1);
    WAIT_COMPARE(branch.log.messages.size(), 8);
    QCOMPARE(one.log.messages.size(), 3);
}

void BrokerTests::bigMessages_data()
{
    addVersions();
}

void BrokerTests::bigMessages()
{
    QFETCH(int, version);
    InteropClient both = newClient("big", VersionChoice(version));
    both.subscribeOnConnect("big/#", 2);
    QVERIFY(both.connect());
    QByteArray payload(1'000'000, '\0');
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = char(i * 7);
    for (int qos = 0; qos <= 2; ++qos)
        both.publish("big/" + QByteArray::number(qos), payload, qos);
    WAIT_COMPARE(both.log.messages.size(), 3);
    for (int qos = 0; qos <= 2; ++qos)
        QVERIFY(both.log.messages.contains("big/" + QByteArray::number(qos) + '=' + payload));
}

void BrokerTests::takenOver()
{
    // Not every version of the broker says 0x8E; one of the two gives way all the same.
    InteropClient first = newClient("twin");
    InteropClient second = newClient("twin");
    first.options.reconnect.quickLosses = second.options.reconnect.quickLosses = 3;
    QVERIFY(first.connect());
    QVERIFY(second.connect());
    const auto failed = [](const InteropClient &c) { return c.client.state() == State::Failed; };
    WAIT_VERIFY((failed(first) && second.isConnected()) || (failed(second) && first.isConnected()));
    const InteropClient &loser = failed(first) ? first : second;
    if (tellsWhoTookOver())
        QCOMPARE(loser.log.failure().reasonCode, mqtt::ReasonCode::SessionTakenOver);
    QVERIFY(loser.log.failure().retryPointless);
}

void BrokerTests::mqtt5Features()
{
    InteropClient client = newClient("");
    client.options.topicAliasMaximum = 5;
    client.options.useTopicAliases = true;
    client.options.userProperties = {{"who", "we"}};
    QVERIFY(client.connect());
    const BrokerInfo info = client.log.brokers.at(0);
    QVERIFY(!info.clientId.isEmpty()); // assigned
    QVERIFY(info.topicAliasMaximum > 0);
    client.client.subscribe({{.topicFilter = "v5/#", .qos = mqtt::QoS::ExactlyOnce}}, 42);
    WAIT_COMPARE(client.log.subscriptions.size(), 1U);
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
    WAIT_COMPARE(client.log.messages.size(), 1);
    properties.subscriptionIdentifiers = {42};
    received.topicAlias.reset();
    QVERIFY(received == properties);
    for (int i = 0; i < 100; ++i) // more topics than aliases
        client.publish("v5/" + QByteArray::number(i % 30), "x", i % 3);
    WAIT_COMPARE(client.log.messages.size(), 101);
    client.client.unsubscribe({"v5/#", "never/had"});
    WAIT_COMPARE(client.log.unsubscribes.size(), 2U);
    QCOMPARE(client.log.unsubscribes[0].reasonCode, mqtt::ReasonCode::Success);
    QCOMPARE(client.log.unsubscribes[1].reasonCode,
             knowsWhatWasSubscribed() ? mqtt::ReasonCode::NoSubscriptionExisted
                                      : mqtt::ReasonCode::Success);
}
