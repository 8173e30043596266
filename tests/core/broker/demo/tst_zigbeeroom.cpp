// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/zigbeeroom.h"
#include "core/broker/demo/deviceplay.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace broker::demo;

class TestZigbeeRoom : public QObject {
    Q_OBJECT

private slots:
    void statesAreRetained();
    void climateLooksLikeTheRealOne();
    void lampGoesOn_data();
    void lampGoesOn();
    void brightnessFollows();
    void lampGoesOffAndRemembers();
    void getAnswersAtOnce();
    void blindTravels();
    void offsetIsKept();
    void nonsenseIsLogged_data();
    void nonsenseIsLogged();
    void bridgeAnswersRequests();
    void restartAnnouncesEverythingAgain();
    void willSaysOffline();

private:
    static QJsonObject json(const Publishes &publishes, const QByteArray &topic)
    {
        return QJsonDocument::fromJson(payloadOf(publishes, topic)).object();
    }
};

const auto lampTopic = "zigbee2mqtt/living_room/lamp";
const auto lampSet = "zigbee2mqtt/living_room/lamp/set";

void TestZigbeeRoom::statesAreRetained()
{
    ZigbeeRoom room(1);
    DevicePlay play(room);
    const Publishes start = play.start();
    QVERIFY(start.size() >= 15);
    for (const auto &request : start) {
        const bool fleeting = request.topic.endsWith("/motion") || request.topic.endsWith("/remote")
            || request.topic.endsWith("/logging");
        QVERIFY2(request.retain != fleeting, request.topic.constData());
    }
    QCOMPARE(payloadOf(start, "zigbee2mqtt/bridge/state"), QByteArray("{\"state\":\"online\"}"));
    const auto devices
        = QJsonDocument::fromJson(payloadOf(start, "zigbee2mqtt/bridge/devices")).array();
    QVERIFY(devices.size() >= 10);
    for (const auto &device : devices) {
        const QString name = device.toObject().value(QLatin1String("friendly_name")).toString();
        QVERIFY(topicsOf(start).contains("zigbee2mqtt/" + name.toUtf8()));
    }
}

void TestZigbeeRoom::climateLooksLikeTheRealOne()
{
    ZigbeeRoom room(1);
    DevicePlay play(room);
    const QByteArray topic = "zigbee2mqtt/living_room/climate";
    const QByteArray text = payloadOf(play.start(), topic);
    QVERIFY2(text.startsWith("{\"temperature\":"), text.constData());
    const QJsonObject first = QJsonDocument::fromJson(text).object();
    QCOMPARE(first.keys().join(u' '),
             QStringLiteral("battery humidity last_seen linkquality temperature update voltage"));
    int reports = 0;
    double previous = first.value(QLatin1String("temperature")).toDouble();
    for (int i = 0; i < 2000; ++i) {
        const Publishes out = play.tick();
        if (payloadOf(out, topic).isEmpty())
            continue;
        ++reports;
        const QJsonObject state = json(out, topic);
        const double temperature = state.value(QLatin1String("temperature")).toDouble();
        QVERIFY(temperature > 17 && temperature < 26);
        QVERIFY(std::abs(temperature - previous) <= 0.5); // drifts, does not jump
        previous = temperature;
        const double humidity = state.value(QLatin1String("humidity")).toDouble();
        QVERIFY(humidity > 25 && humidity < 65);
        const int quality = state.value(QLatin1String("linkquality")).toInt();
        QVERIFY(quality > 0 && quality <= 255);
    }
    QCOMPARE(reports, 500); // every two seconds
}

void TestZigbeeRoom::lampGoesOn_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("JSON") << QByteArray("{\"state\":\"ON\"}");
    QTest::newRow("lower case") << QByteArray("{\"state\":\"on\"}");
    QTest::newRow("toggle") << QByteArray("{\"state\":\"TOGGLE\"}");
    QTest::newRow("plain word") << QByteArray("ON");
    QTest::newRow("by brightness") << QByteArray("{\"brightness\":100}");
}

void TestZigbeeRoom::lampGoesOn()
{
    QFETCH(QByteArray, payload);
    ZigbeeRoom room(1);
    DevicePlay play(room);
    QCOMPARE(json(play.start(), lampTopic).value(QLatin1String("state")).toString(),
             QStringLiteral("OFF"));
    const Publishes answer = play.send(lampSet, payload);
    QCOMPARE(answer.size(), size_t{1});
    QCOMPARE(answer[0].topic, QByteArray(lampTopic));
    QVERIFY(answer[0].retain);
    QCOMPARE(json(answer, lampTopic).value(QLatin1String("state")).toString(),
             QStringLiteral("ON"));
}

void TestZigbeeRoom::brightnessFollows()
{
    ZigbeeRoom room(1);
    DevicePlay play(room);
    play.start();
    play.send(lampSet, "{\"state\":\"ON\",\"brightness\":128,\"transition\":2}");
    std::vector<int> seen;
    for (int i = 0; i < 8; ++i) {
        const Publishes out = play.tick();
        if (!payloadOf(out, lampTopic).isEmpty())
            seen.push_back(json(out, lampTopic).value(QLatin1String("brightness")).toInt());
    }
    QVERIFY(seen.size() >= 4); // two seconds of half-second steps
    QVERIFY(seen.front() > 1 && seen.front() < 128);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QCOMPARE(seen.back(), 128);

    const Publishes atOnce = play.send(lampSet, "{\"brightness\":20,\"transition\":0}");
    QCOMPARE(json(atOnce, lampTopic).value(QLatin1String("brightness")).toInt(), 20);
    const Publishes tooMuch = play.send(lampSet, "{\"brightness\":1e300,\"transition\":0}");
    QCOMPARE(json(tooMuch, lampTopic).value(QLatin1String("brightness")).toInt(), 254);
}

void TestZigbeeRoom::lampGoesOffAndRemembers()
{
    ZigbeeRoom room(1);
    DevicePlay play(room);
    play.start();
    play.send(lampSet, "{\"brightness\":77,\"transition\":0}");
    const Publishes off = play.send(lampSet, "{\"state\":\"OFF\"}");
    QCOMPARE(json(off, lampTopic).value(QLatin1String("state")).toString(), QStringLiteral("OFF"));
    const Publishes on = play.send(lampSet, "{\"state\":\"ON\",\"transition\":0}");
    QCOMPARE(json(on, lampTopic).value(QLatin1String("brightness")).toInt(), 77);
    const Publishes dark = play.send(lampSet, "{\"brightness\":0}");
    QCOMPARE(json(dark, lampTopic).value(QLatin1String("state")).toString(), QStringLiteral("OFF"));
}

void TestZigbeeRoom::getAnswersAtOnce()
{
    ZigbeeRoom room(1);
    DevicePlay play(room);
    play.start();
    QCOMPARE(topicsOf(play.send("zigbee2mqtt/仓库/温湿度/get", "{\"temperature\":\"\"}")),
             QByteArrayList{"zigbee2mqtt/仓库/温湿度"});
}

void TestZigbeeRoom::blindTravels()
{
    ZigbeeRoom room(1);
    DevicePlay play(room);
    const auto topic = "zigbee2mqtt/living_room/blind";
    QCOMPARE(json(play.start(), topic).value(QLatin1String("position")).toInt(), 40);
    play.send("zigbee2mqtt/living_room/blind/set", "{\"position\":62}");
    const Publishes way = play.ticks(10);
    QCOMPARE(topicsOf(way).count(topic), 5);
    QCOMPARE(json(way, topic).value(QLatin1String("position")).toInt(), 62);
    play.send("zigbee2mqtt/living_room/blind/set", "CLOSE");
    play.ticks(2);
    const Publishes stopped = play.send("zigbee2mqtt/living_room/blind/set", "STOP");
    QCOMPARE(json(stopped, topic).value(QLatin1String("position")).toInt(), 52);
    QVERIFY(payloadOf(play.ticks(5), topic).isEmpty());
}

void TestZigbeeRoom::offsetIsKept()
{
    ZigbeeRoom room(1);
    DevicePlay play(room);
    const auto topic = "zigbee2mqtt/living_room/climate";
    const double before = json(play.start(), topic).value(QLatin1String("temperature")).toDouble();
    const Publishes out
        = play.send("zigbee2mqtt/living_room/climate/set", "{\"temperature_offset\":2.5}");
    const QJsonObject state = json(out, topic);
    QCOMPARE(state.value(QLatin1String("temperature_offset")).toDouble(), 2.5);
    QVERIFY(std::abs(state.value(QLatin1String("temperature")).toDouble() - before - 2.5) < 0.11);
}

void TestZigbeeRoom::nonsenseIsLogged_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("empty") << QByteArray(lampSet) << QByteArray();
    QTest::newRow("not JSON") << QByteArray(lampSet) << QByteArray("{\"state\":");
    QTest::newRow("array") << QByteArray(lampSet) << QByteArray("[1]");
    QTest::newRow("unknown state") << QByteArray(lampSet) << QByteArray("{\"state\":\"BLUE\"}");
    QTest::newRow("too long") << QByteArray(lampSet) << QByteArray(100'000, ' ');
    QTest::newRow("deep") << QByteArray(lampSet) << QByteArray(10'000, '[');
    QTest::newRow("unknown thing") << QByteArray("zigbee2mqtt/attic/lamp/set") << QByteArray("ON");
    QTest::newRow("takes nothing")
        << QByteArray("zigbee2mqtt/kitchen/door/set") << QByteArray("ON");
}

void TestZigbeeRoom::nonsenseIsLogged()
{
    QFETCH(QByteArray, topic);
    QFETCH(QByteArray, payload);
    ZigbeeRoom room(1);
    DevicePlay play(room);
    play.start();
    const Publishes out = play.send(topic, payload);
    QCOMPARE(topicsOf(out), QByteArrayList{"zigbee2mqtt/bridge/logging"});
    QCOMPARE(json(out, "zigbee2mqtt/bridge/logging").value(QLatin1String("level")).toString(),
             QStringLiteral("error"));
    QVERIFY(out[0].payload.size() < 1000);
}

void TestZigbeeRoom::bridgeAnswersRequests()
{
    ZigbeeRoom room(1);
    DevicePlay play(room);
    play.start();
    QCOMPARE(payloadOf(play.send("zigbee2mqtt/bridge/request/health_check", ""),
                       "zigbee2mqtt/bridge/response/health_check"),
             QByteArray("{\"data\":{\"healthy\":true},\"status\":\"ok\"}"));
    const Publishes joining
        = play.send("zigbee2mqtt/bridge/request/permit_join", "{\"value\":true}");
    QCOMPARE(payloadOf(joining, "zigbee2mqtt/bridge/response/permit_join"),
             QByteArray("{\"data\":{\"value\":true},\"status\":\"ok\"}"));
    QVERIFY(json(joining, "zigbee2mqtt/bridge/info").value(QLatin1String("permit_join")).toBool());
    QCOMPARE(
        json(play.send("zigbee2mqtt/bridge/request/dance", ""), "zigbee2mqtt/bridge/response/dance")
            .value(QLatin1String("status"))
            .toString(),
        QStringLiteral("error"));
}

void TestZigbeeRoom::restartAnnouncesEverythingAgain()
{
    ZigbeeRoom room(1);
    DevicePlay play(room);
    const QByteArrayList start = topicsOf(play.start());
    const QByteArrayList again = topicsOf(play.send("zigbee2mqtt/bridge/request/restart", ""));
    QCOMPARE(again.size(), start.size() + 2); // the response and the offline before
    QCOMPARE(again.mid(2), start);
}

void TestZigbeeRoom::willSaysOffline()
{
    ZigbeeRoom room(1);
    DevicePlay play(room);
    play.start();
    QVERIFY(play.will);
    QCOMPARE(play.will->topic, QByteArray("zigbee2mqtt/bridge/state"));
    QCOMPARE(play.will->payload, QByteArray("{\"state\":\"offline\"}"));
    QVERIFY(play.will->retain);
}

QTEST_GUILESS_MAIN(TestZigbeeRoom)
#include "tst_zigbeeroom.moc"
