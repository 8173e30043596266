// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/calculator.h"
#include "broker/demo/calculatoruser.h"
#include "broker/demo/flakypump.h"
#include "broker/demo/inspectioncell.h"
#include "broker/demo/leftovers.h"
#include "broker/demo/robot.h"
#include "broker/demo/tasmotaplug.h"
#include "broker/demo/vehiclefleet.h"
#include "broker/demo/warehouse.h"
#include "core/broker/demo/deviceplay.h"

#include <QCborMap>
#include <QCborValue>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QtEndian>

using namespace broker::demo;

// The smaller simulated devices, each by what makes it worth having.
class TestSingleDevices : public QObject {
    Q_OBJECT

private slots:
    void plugObeys_data();
    void plugObeys();
    void plugMeasures();
    void plugKnowsItsCommands();
    void robotMovesFiftyTimesASecond();
    void pumpHasALifetime();
    void structIsPacked();
    void pictureAndFirmwareAreRetained();
    void telemetryIsCborAndMessagePack();
    void calculatorAnswers_data();
    void calculatorAnswers();
    void calculatorAsksNobodyTwice();
    void userAsksEveryFiveSeconds();
    void leftoversComeOnce();
    void warehouseSpeaksChinese();
};

void TestSingleDevices::plugObeys_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("power");
    QTest::newRow("OFF") << QByteArray("OFF") << QByteArray("OFF");
    QTest::newRow("0") << QByteArray("0") << QByteArray("OFF");
    QTest::newRow("on") << QByteArray("on") << QByteArray("ON");
    QTest::newRow("TOGGLE") << QByteArray("TOGGLE") << QByteArray("OFF");
    QTest::newRow("question") << QByteArray() << QByteArray("ON");
    QTest::newRow("rubbish") << QByteArray(100'000, '\xFF') << QByteArray("ON");
}

void TestSingleDevices::plugObeys()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, power);
    TasmotaPlug plug(1);
    DevicePlay play(plug);
    QCOMPARE(payloadOf(play.start(), "tele/tasmota_4A2F/LWT"), QByteArray("Online"));
    QCOMPARE(play.will->payload, QByteArray("Offline"));
    const Publishes answer = play.send("cmnd/tasmota_4A2F/POWER", payload);
    QCOMPARE(payloadOf(answer, "stat/tasmota_4A2F/POWER"), power);
    QCOMPARE(payloadOf(answer, "stat/tasmota_4A2F/RESULT"),
             QByteArray("{\"POWER\":\"" + power + "\"}"));
}

void TestSingleDevices::plugMeasures()
{
    TasmotaPlug plug(1);
    DevicePlay play(plug);
    play.start();
    const auto energy = [](const Publishes &out) {
        return QJsonDocument::fromJson(payloadOf(out, "tele/tasmota_4A2F/SENSOR"))
            .object()
            .value(QLatin1String("ENERGY"))
            .toObject();
    };
    const QJsonObject first = energy(play.tick());
    QVERIFY(first.value(QLatin1String("Power")).toInt() > 10);
    const QJsonObject later = energy(play.ticks(600));
    QVERIFY(later.value(QLatin1String("Total")).toDouble()
            > first.value(QLatin1String("Total")).toDouble());
    play.send("cmnd/tasmota_4A2F/Power", "OFF");
    QCOMPARE(energy(play.tick()).value(QLatin1String("Power")).toInt(), 0);
}

void TestSingleDevices::plugKnowsItsCommands()
{
    TasmotaPlug plug(1);
    DevicePlay play(plug);
    play.start();
    const auto result = [&](const QByteArray &command, const QByteArray &payload) {
        return payloadOf(play.send("cmnd/tasmota_4A2F/" + command, payload),
                         "stat/tasmota_4A2F/RESULT");
    };
    QCOMPARE(result("TelePeriod", "3"), QByteArray("{\"TelePeriod\":3}"));
    QCOMPARE(topicsOf(play.ticks(9)).count("tele/tasmota_4A2F/STATE"), 3);
    QCOMPARE(result("TelePeriod", "999999999"), QByteArray("{\"TelePeriod\":3600}"));
    QCOMPARE(result("Dance", ""), QByteArray("{\"Command\":\"Unknown\"}"));
    QVERIFY(result("State", "").contains("\"Uptime\":\"3T04:00:09\""));
}

void TestSingleDevices::robotMovesFiftyTimesASecond()
{
    Robot robot(1);
    QCOMPARE(robot.profile().period.count() * 50, 1000);
    DevicePlay play(robot);
    play.start();
    double previous = 0;
    int count = 0;
    for (const auto &request : play.ticks(500)) {
        if (request.topic != "factory/line-3/robot-7/joint/1")
            continue;
        const double angle = request.payload.toDouble();
        QVERIFY(std::abs(angle) < 180);
        QVERIFY(count++ == 0 || std::abs(angle - previous) < 2); // an arm cannot jump
        previous = angle;
    }
    QCOMPARE(count, 500);
}

void TestSingleDevices::pumpHasALifetime()
{
    using namespace std::chrono_literals;
    FlakyPump pump(1, 30s, 4s);
    QCOMPARE(pump.profile().lifetime, 30s);
    QCOMPARE(pump.profile().absence, 4s);
    DevicePlay play(pump);
    QCOMPARE(payloadOf(play.start(), "lab/pump-2/status"), QByteArray("online"));
    QCOMPARE(play.will->topic, QByteArray("lab/pump-2/status"));
    QVERIFY(play.will->payload != "online");
    QCOMPARE(payloadOf(play.start(), "lab/pump-2/starts"), QByteArray("2"));
}

void TestSingleDevices::structIsPacked()
{
    InspectionCell cell(1);
    DevicePlay play(cell);
    play.start();
    play.ticks(6);
    const QByteArray packed = payloadOf(play.tick(), "factory/line-3/press/vibration");
    QCOMPARE(packed.size(), 28);
    QVERIFY(packed.startsWith("VB\x01"));
    QCOMPARE(qFromLittleEndian<quint32>(packed.constData() + 4), 7U);
    QCOMPARE(qFromLittleEndian<quint64>(packed.constData() + 8), quint64(play.now().epochMs));
    const int temperature = qFromLittleEndian<qint16>(packed.constData() + 22);
    QVERIFY(temperature > 3000 && temperature < 5000);
    const float rms = qFromLittleEndian<float>(packed.constData() + 24);
    QVERIFY(rms > 0 && rms < 4);
}

void TestSingleDevices::pictureAndFirmwareAreRetained()
{
    InspectionCell cell(1);
    DevicePlay play(cell);
    for (const auto &request : play.start()) {
        if (request.topic == "factory/line-3/camera/snapshot") {
            QVERIFY(request.retain && request.payload.startsWith("\x89PNG"));
            QCOMPARE(request.properties.contentType.value(), QByteArray("image/png"));
        } else if (request.topic == "factory/firmware/image") {
            QVERIFY(request.retain);
            QCOMPARE(request.payload.size(), 64 * 1024);
        }
    }
    QVERIFY(!payloadOf(play.ticks(25), "factory/line-3/camera/snapshot").isEmpty());
}

void TestSingleDevices::telemetryIsCborAndMessagePack()
{
    VehicleFleet fleet(1);
    DevicePlay play(fleet);
    play.start();
    const Publishes out = play.tick();
    QCborParserError error;
    const QCborMap map
        = QCborValue::fromCbor(payloadOf(out, "fleet/agv-12/telemetry"), &error).toMap();
    QCOMPARE(error.error, QCborError{QCborError::NoError});
    QCOMPARE(map.size(), 8);
    QCOMPARE(map.value(QLatin1String("id")).toString(), QStringLiteral("agv-12"));
    QCOMPARE(map.value(QLatin1String("ts")).toInteger(), play.now().epochMs);
    QVERIFY(payloadOf(out, "fleet/agv-14/telemetry")
                .startsWith("\x88\xA2id\xA6"
                            "agv-14"));
}

void TestSingleDevices::calculatorAnswers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("response");
    const auto row = [](const char *name, const char *request, const char *response) {
        QTest::newRow(name) << QByteArray(request) << QByteArray(response);
    };
    row("add", "{\"op\":\"add\",\"a\":2,\"b\":3}", "{\"result\":5}");
    row("subtract", "{\"op\":\"subtract\",\"a\":2,\"b\":3}", "{\"result\":-1}");
    row("multiply", "{\"op\":\"multiply\",\"a\":1.5,\"b\":3}", "{\"result\":4.5}");
    row("divide", "{\"op\":\"divide\",\"a\":1,\"b\":4}", "{\"result\":0.25}");
    row("by zero", "{\"op\":\"divide\",\"a\":1,\"b\":0}", "{\"error\":\"no finite result\"}");
    row("text", "hello", "{\"error\":\"a and b have to be numbers\"}");
    row("unknown", "{\"op\":\"power\",\"a\":1,\"b\":0}",
        "{\"error\":\"op has to be add, subtract, multiply or divide\"}");
}

void TestSingleDevices::calculatorAnswers()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, response);
    Calculator calculator;
    DevicePlay play(calculator);
    play.start();
    const QByteArray correlation("\x00\xFF\x01", 3);
    const Publishes out
        = play.send("service/calculator/request", request,
                    {.responseTopic = "me/answers", .correlationData = correlation});
    QCOMPARE(topicsOf(out), QByteArrayList{"me/answers"});
    QCOMPARE(out[0].payload, response);
    QCOMPARE(out[0].properties.correlationData.value(), correlation);
}

void TestSingleDevices::calculatorAsksNobodyTwice()
{
    Calculator calculator;
    DevicePlay play(calculator);
    play.start();
    const QByteArray request = "{\"op\":\"add\",\"a\":2,\"b\":3}";
    QVERIFY(play.send("service/calculator/request", request).empty());
    for (const char *topic : {"service/calculator/request", "", "a/+", "#"}) {
        const Publishes out
            = play.send("service/calculator/request", request, {.responseTopic = topic});
        QVERIFY2(out.empty(), topic);
    }
    QCOMPARE(payloadOf(play.tick(), "service/calculator/status"),
             QByteArray("{\"ready\":true,\"answered\":0,\"unanswerable\":5}"));
}

void TestSingleDevices::userAsksEveryFiveSeconds()
{
    CalculatorUser user(1);
    DevicePlay play(user);
    play.start();
    const Publishes out = play.ticks(20);
    QCOMPARE(out.size(), size_t{4});
    QVERIFY(out[0].properties.responseTopic == user.profile().subscriptions.at(0).topicFilter);
    QVERIFY(out[0].properties.correlationData != out[1].properties.correlationData);
    Calculator calculator;
    const Publishes answer = calculator.onMessage(
        {.topic = out[0].topic, .payload = out[0].payload, .properties = out[0].properties}, {});
    QCOMPARE(answer.size(), size_t{1});
}

void TestSingleDevices::leftoversComeOnce()
{
    Leftovers leftovers;
    QVERIFY(leftovers.profile().leavesAfterStart);
    DevicePlay play(leftovers);
    const Publishes out = play.start();
    QVERIFY(out.size() >= 1);
    for (const auto &request : out)
        QVERIFY(request.retain);
    QVERIFY(play.ticks(100).empty());
}

void TestSingleDevices::warehouseSpeaksChinese()
{
    Warehouse warehouse(1);
    DevicePlay play(warehouse);
    const QJsonObject climate
        = QJsonDocument::fromJson(payloadOf(play.start(), "仓库/温湿度")).object();
    QVERIFY(climate.value(QStringLiteral("温度")).toDouble() > 10);
    QVERIFY(climate.value(QStringLiteral("湿度")).toDouble() > 10);
}

QTEST_GUILESS_MAIN(TestSingleDevices)
#include "tst_singledevices.moc"
