// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/devicecatalogue.h"
#include "core/broker/demo/deviceplay.h"
#include "mqtt/codec.h"
#include "mqtt/topic.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace broker::demo;

// What holds for all simulated devices, whatever they are.
class TestDeviceCatalogue : public QObject {
    Q_OBJECT

private slots:
    void sameSeedSamePayloads();
    void otherSeedOtherPayloads();
    void manyTopicsAtOnce();
    void everythingCanBePublished();
    void jsonIsJson();
    void anyMessageIsSurvived();
    void loadIsExact_data();
    void loadIsExact();
    void loadIsOptional();

private:
    static QByteArrayList story(quint64 seed);
};

// All that all devices say in their first steps.
QByteArrayList TestDeviceCatalogue::story(quint64 seed)
{
    QByteArrayList lines;
    for (const auto &device : makeDevices({.loadRate = 200}, seed)) {
        DevicePlay play(*device);
        Publishes all = play.start();
        for (auto &request : play.ticks(300))
            all.push_back(std::move(request));
        if (play.will)
            lines << play.will->topic + '=' + play.will->payload;
        for (const auto &request : all)
            lines << request.topic + '=' + request.payload;
    }
    return lines;
}

void TestDeviceCatalogue::sameSeedSamePayloads()
{
    const QByteArrayList first = story(1);
    QVERIFY(first.size() > 1000);
    QCOMPARE(story(1), first);
}

void TestDeviceCatalogue::otherSeedOtherPayloads()
{
    QVERIFY(story(1) != story(2));
}

void TestDeviceCatalogue::manyTopicsAtOnce()
{
    QSet<QByteArray> atStart;
    QSet<QByteArray> clientIds;
    for (const auto &device : makeDevices({}, 1)) {
        DevicePlay play(*device);
        for (const QByteArray &topic : topicsOf(play.start()))
            atStart << topic;
        const QByteArray id = device->profile().clientId;
        QVERIFY2(!clientIds.contains(id), id.constData());
        clientIds << id;
    }
    QVERIFY2(atStart.size() >= 35, QByteArray::number(atStart.size()).constData());
    for (const char *topic :
         {"zigbee2mqtt/bridge/state", "zigbee2mqtt/living_room/climate",
          "zigbee2mqtt/living_room/lamp", "zigbee2mqtt/living_room/old_sensor",
          "zigbee2mqtt/仓库/温湿度", "仓库/温湿度", "tele/tasmota_4A2F/LWT",
          "tele/tasmota_4A2F/SENSOR", "spBv1.0/Plant-A/NBIRTH/Press-04",
          "spBv1.0/Plant-A/DBIRTH/Press-04/Hydraulics", "spBv1.0/Plant-A/NBIRTH/Oven-02",
          "factory/line-3/robot-7/joint/1", "factory/firmware/image",
          "factory/line-3/camera/snapshot", "lab/pump-2/status", "fleet/agv-12/telemetry",
          "fleet/agv-14/telemetry"})
        QVERIFY2(atStart.contains(topic), topic);
}

void TestDeviceCatalogue::everythingCanBePublished()
{
    for (const auto &device : makeDevices({.loadRate = 1}, 3)) {
        const DeviceProfile profile = device->profile();
        const auto version = profile.version == client::VersionChoice::Mqtt31
            ? mqtt::ProtocolVersion::Mqtt31
            : profile.version == client::VersionChoice::Mqtt311 ? mqtt::ProtocolVersion::Mqtt311
                                                                : mqtt::ProtocolVersion::Mqtt5;
        for (const auto &subscription : profile.subscriptions)
            QVERIFY(!mqtt::TopicFilter::check(subscription.topicFilter));
        DevicePlay play(*device);
        Publishes all = play.start();
        for (auto &request : play.ticks(200))
            all.push_back(std::move(request));
        for (const auto &request : all) {
            QVERIFY2(!mqtt::TopicName::check(request.topic), request.topic.constData());
            QVERIFY(request.payload.size() <= 128 * 1024);
            const mqtt::PublishPacket packet{.qos = request.qos,
                                             .retain = request.retain,
                                             .topic = request.topic,
                                             .packetIdentifier = mqtt::PacketIdentifier(
                                                 request.qos == mqtt::QoS::AtMostOnce ? 0 : 1),
                                             .properties = request.properties,
                                             .payload = request.payload};
            QVERIFY2(mqtt::encode(packet, version), request.topic.constData());
        }
        const mqtt::ConnectPacket connect{
            .version = version, .clientId = profile.clientId, .will = play.will};
        QVERIFY2(mqtt::encode(connect, version), profile.clientId.constData());
    }
}

void TestDeviceCatalogue::jsonIsJson()
{
    int documents = 0;
    for (const auto &device : makeDevices({}, 5)) {
        DevicePlay play(*device);
        Publishes all = play.start();
        for (auto &request : play.ticks(200))
            all.push_back(std::move(request));
        for (const auto &request : all) {
            if (!request.payload.startsWith('{'))
                continue;
            QVERIFY2(QJsonDocument::fromJson(request.payload).isObject(),
                     request.payload.constData());
            ++documents;
        }
    }
    QVERIFY(documents > 100);
}

void TestDeviceCatalogue::anyMessageIsSurvived()
{
    QRandomGenerator random(42);
    const QByteArrayList endings{"", "/set", "/get", "/POWER", "x"};
    for (const auto &device : makeDevices({}, 1)) {
        DevicePlay play(*device);
        play.start();
        QByteArrayList topics{"", "/", "zigbee2mqtt/", "zigbee2mqtt/set", "zigbee2mqtt//set"};
        for (const auto &subscription : device->profile().subscriptions) {
            QByteArray topic = subscription.topicFilter;
            topics << topic.replace('+', "living_room").replace('#', "x");
        }
        for (int round = 0; round < 300; ++round) {
            QByteArray payload(random.bounded(64), Qt::Uninitialized);
            for (char &c : payload)
                c = static_cast<char>(random.bounded(256));
            if (round % 3 == 0)
                payload = "{\"state\":" + payload + "}";
            const QByteArray topic = topics.at(random.bounded(topics.size()))
                + endings.at(random.bounded(endings.size()));
            const Publishes out = play.send(topic, payload, {.responseTopic = payload});
            QVERIFY(out.size() <= 40);
            for (const auto &request : out)
                QVERIFY2(!mqtt::TopicName::check(request.topic), request.topic.constData());
        }
        const Publishes out = play.send(topics.last(), QByteArray(200'000, '['));
        QVERIFY(out.size() <= 40);
    }
}

void TestDeviceCatalogue::loadIsExact_data()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("expected");
    QTest::newRow("1/s") << 1 << 1;
    QTest::newRow("250/s") << 250 << 250;
    QTest::newRow("12345/s") << 12345 << 12345;
    QTest::newRow("too much") << 2'000'000'000 << maximumLoadRate;
}

void TestDeviceCatalogue::loadIsExact()
{
    QFETCH(int, rate);
    QFETCH(int, expected);
    const auto devices = makeDevices({.loadRate = rate}, 1);
    Device &load = *devices.back();
    DevicePlay play(load);
    QVERIFY(play.start().empty());
    const int stepsPerSecond = int(1000 / load.profile().period.count());
    QCOMPARE(int(play.ticks(stepsPerSecond).size()), expected);
}

void TestDeviceCatalogue::loadIsOptional()
{
    const size_t usual = makeDevices({}, 1).size();
    QCOMPARE(makeDevices({.loadRate = -5}, 1).size(), usual);
    QCOMPARE(makeDevices({.loadRate = 1}, 1).size(), usual + 1);
}

QTEST_GUILESS_MAIN(TestDeviceCatalogue)
#include "tst_devicecatalogue.moc"
