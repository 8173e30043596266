// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/demodevices.h"
#include "broker/demo/sparkplugpayload.h"
#include "broker/localbroker.h"
#include "mqtt/codec.h"
#include "support/mosquitto.h"

#include "client/client.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using broker::demo::DemoDevices;
using broker::demo::DemoOptions;

namespace {

// Everything that one subscriber has seen: how often, and the last payload of each topic.
class Watcher : public QObject {
public:
    Watcher(quint16 port, const QByteArray &filter)
    {
        options.host = QStringLiteral("127.0.0.1");
        options.port = port;
        options.version = client::VersionChoice::Mqtt5;
        options.subscriptions = {{.topicFilter = filter, .qos = mqtt::QoS::AtLeastOnce}};
        options.reconnect.first = 10ms;
        connect(&client, &client::Client::messagesReceived, this, &Watcher::note);
        connect(&client, &client::Client::subscriptionResults, this, [this] { ready = true; });
    }
    bool start()
    {
        client.connectToBroker(options);
        return QTest::qWaitFor([this] { return ready; }, 20'000);
    }
    void publish(const mqtt::PublishRequest &request)
    {
        client.publish(request, client::PublishToken{++m_lastToken});
    }
    bool sees(const QByteArray &topic, const QByteArray &payload)
    {
        return QTest::qWaitFor([&] { return last.value(topic) == payload; }, 20'000);
    }
    QByteArray field(const QByteArray &topic, const char *name) const
    {
        const QJsonObject object = QJsonDocument::fromJson(last.value(topic)).object();
        return object.value(QLatin1String(name)).toVariant().toByteArray();
    }

    client::ConnectOptions options;
    client::Client client;
    bool ready = false;
    QHash<QByteArray, QByteArray> last;
    QHash<QByteArray, int> counts;
    QHash<QByteArray, mqtt::Properties> properties;
    QByteArrayList statuses; // of the flaky pump

private:
    void note(const mqtt::MessageBatch &batch)
    {
        for (const auto &record : batch.records) {
            const QByteArray topic = batch.bytes.mid(record.topicOffset, record.topicLength);
            const QByteArray payload = batch.bytes.mid(record.payloadOffset, record.payloadLength);
            last[topic] = payload;
            ++counts[topic];
            if (topic == "lab/pump-2/status")
                statuses << payload;
            const auto decoded = mqtt::decodePublishProperties(
                QByteArrayView(batch.bytes)
                    .sliced(record.propertiesOffset, record.propertiesLength));
            if (decoded)
                properties[topic] = *decoded;
        }
    }

    quint64 m_lastToken = 0;
};

} // namespace

// The simulated devices as somebody at the broker sees them; with our broker and with mosquitto.
class TestDemoDevices : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();
    void manyTopicsComeAlive();
    void lampObeysAndIsRetained();
    void cutLineShowsWill();
    void flakyDeviceDiesByItself();
    void serviceAnswers();
    void rebirthIsAnswered();
    void stopLeavesWillsBehind();
    void startReplaces();
    void loadArrives();
    void comeBackAfterBroker();
    void credentials();
    void canBeDeletedAtAnyTime();

private:
    DemoOptions options() const { return {.port = m_port, .seed = 1}; }
    bool allOnline(const DemoDevices &devices) const
    {
        return QTest::qWaitFor(
            [&] { return devices.isRunning() && devices.onlineCount() == devices.deviceCount(); },
            20'000);
    }

    std::unique_ptr<broker::LocalBroker> m_local;
    std::unique_ptr<Mosquitto> m_mosquitto;
    quint16 m_port = 0;
};

void TestDemoDevices::initTestCase_data()
{
    QTest::addColumn<bool>("local");
    QTest::newRow("local broker") << true;
    if (Mosquitto::isInstalled())
        QTest::newRow("mosquitto") << false;
}

void TestDemoDevices::init()
{
    QFETCH_GLOBAL(bool, local);
    if (local) {
        m_local = std::make_unique<broker::LocalBroker>();
        m_local->start({.port = 0});
        QVERIFY(m_local->isRunning());
        m_port = m_local->endpoint()->port;
    } else {
        m_mosquitto = std::make_unique<Mosquitto>();
        QVERIFY2(m_mosquitto->start(), m_mosquitto->log().constData());
        m_port = m_mosquitto->port();
    }
}

void TestDemoDevices::cleanup()
{
    m_local.reset();
    m_mosquitto.reset();
}

void TestDemoDevices::manyTopicsComeAlive()
{
    Watcher watcher(m_port, "#");
    QVERIFY(watcher.start());
    DemoDevices devices;
    QSignalSpy online(&devices, &DemoDevices::onlineChanged);
    devices.start(options());
    QVERIFY(devices.deviceCount() >= 10);
    QVERIFY(allOnline(devices));
    QTRY_VERIFY_WITH_TIMEOUT(watcher.last.size() >= 60, 20'000);
    QCOMPARE(online.last().at(0).toInt(), devices.deviceCount());
    // They live on: the same topics again, without being asked.
    QTRY_VERIFY_WITH_TIMEOUT(watcher.counts.value("factory/line-3/robot-7/joint/1") >= 20, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(watcher.counts.value("spBv1.0/Plant-A/NDATA/Press-04") >= 5, 20'000);
    QVERIFY(watcher.last.contains("仓库/温湿度"));
    QVERIFY(watcher.last.value("factory/line-3/camera/snapshot").startsWith("\x89PNG"));
    QVERIFY(watcher.last.contains("zigbee2mqtt/living_room/old_sensor"));
}

void TestDemoDevices::lampObeysAndIsRetained()
{
    DemoDevices devices;
    devices.start(options());
    QVERIFY(allOnline(devices));
    const QByteArray lamp = "zigbee2mqtt/living_room/lamp";
    Watcher watcher(m_port, lamp);
    QVERIFY(watcher.start());
    QTRY_COMPARE(watcher.field(lamp, "state"), QByteArray("OFF"));
    // It subscribes before it publishes its state, so it hears what is said now.
    watcher.publish({.topic = lamp + "/set",
                     .payload = "{\"state\":\"ON\",\"brightness\":128,\"transition\":0.5}",
                     .qos = mqtt::QoS::AtLeastOnce});
    QTRY_COMPARE_WITH_TIMEOUT(watcher.field(lamp, "brightness"), QByteArray("128"), 20'000);
    QCOMPARE(watcher.field(lamp, "state"), QByteArray("ON"));
    Watcher newcomer(m_port, lamp);
    QVERIFY(newcomer.start());
    QTRY_COMPARE(newcomer.field(lamp, "brightness"), QByteArray("128"));
}

void TestDemoDevices::cutLineShowsWill()
{
    Watcher watcher(m_port, "lab/#");
    QVERIFY(watcher.start());
    DemoDevices devices;
    DemoOptions wanted = options();
    wanted.flakyAbsence = 50ms;
    devices.start(wanted);
    QVERIFY(watcher.sees("lab/pump-2/starts", "1"));
    devices.cutFlakyNow();
    QVERIFY(watcher.sees("lab/pump-2/starts", "2"));
    QCOMPARE(watcher.statuses, QByteArrayList({"online", "connection lost", "online"}));
    QVERIFY(allOnline(devices));
    if (m_local) { // pulled out at the other end
        m_local->cutClient("demo-pump-2");
        QVERIFY(watcher.sees("lab/pump-2/starts", "3"));
        QCOMPARE(watcher.statuses.mid(3), QByteArrayList({"connection lost", "online"}));
    }
}

void TestDemoDevices::flakyDeviceDiesByItself()
{
    Watcher watcher(m_port, "lab/#");
    QVERIFY(watcher.start());
    DemoDevices devices;
    DemoOptions wanted = options();
    wanted.flakyLifetime = 60ms;
    wanted.flakyAbsence = 20ms;
    devices.start(wanted);
    QVERIFY(watcher.sees("lab/pump-2/starts", "3"));
    QCOMPARE(watcher.statuses.mid(0, 4),
             QByteArrayList({"online", "connection lost", "online", "connection lost"}));
}

void TestDemoDevices::serviceAnswers()
{
    DemoDevices devices;
    devices.start(options());
    Watcher status(m_port, "service/calculator/status");
    QVERIFY(status.start());
    QTRY_VERIFY_WITH_TIMEOUT(!status.last.isEmpty(), 20'000);
    Watcher watcher(m_port, "my/answers");
    QVERIFY(watcher.start());
    mqtt::PublishRequest request{.topic = "service/calculator/request",
                                 .payload = "{\"op\":\"multiply\",\"a\":6,\"b\":7}"};
    request.properties.responseTopic = "my/answers";
    request.properties.correlationData = QByteArray("\0\1\2", 3);
    watcher.publish(request);
    QVERIFY(watcher.sees("my/answers", "{\"result\":42}"));
    QCOMPARE(watcher.properties.value("my/answers").correlationData.value(),
             QByteArray("\0\1\2", 3));
}

void TestDemoDevices::rebirthIsAnswered()
{
    const QByteArray birth = "spBv1.0/Plant-A/NBIRTH/Oven-02";
    Watcher watcher(m_port, birth);
    QVERIFY(watcher.start());
    DemoDevices devices;
    devices.start(options());
    QTRY_COMPARE_WITH_TIMEOUT(watcher.counts.value(birth), 1, 20'000);
    const broker::demo::SparkplugPayload command{.timestampMs = 1,
                                                 .metrics
                                                 = {{.name = "Node Control/Rebirth",
                                                     .type = broker::demo::SparkplugType::Boolean,
                                                     .value = true}}};
    watcher.publish(
        {.topic = "spBv1.0/Plant-A/NCMD/Oven-02", .payload = broker::demo::encode(command)});
    QTRY_COMPARE_WITH_TIMEOUT(watcher.counts.value(birth), 2, 20'000);
}

void TestDemoDevices::stopLeavesWillsBehind()
{
    Watcher watcher(m_port, "#");
    QVERIFY(watcher.start());
    DemoDevices devices;
    devices.start(options());
    QVERIFY(allOnline(devices));
    QVERIFY(watcher.sees("tele/tasmota_4A2F/LWT", "Online"));
    QVERIFY(watcher.sees("zigbee2mqtt/bridge/state", "{\"state\":\"online\"}"));
    devices.stop();
    QVERIFY(!devices.isRunning());
    QCOMPARE(devices.onlineCount(), 0);
    QVERIFY(watcher.sees("tele/tasmota_4A2F/LWT", "Offline"));
    QVERIFY(watcher.sees("zigbee2mqtt/bridge/state", "{\"state\":\"offline\"}"));
    QVERIFY(watcher.sees("lab/pump-2/status", "connection lost"));
    QVERIFY(watcher.sees("garden/weather/status", "offline"));
    QVERIFY(watcher.sees("factory/line-3/robot-7/online", "false"));
    QTRY_VERIFY(watcher.last.contains("spBv1.0/Plant-A/NDEATH/Press-04"));
    QTRY_VERIFY(watcher.last.contains("spBv1.0/Plant-A/NDEATH/Oven-02"));
    devices.stop(); // nothing to do
}

void TestDemoDevices::startReplaces()
{
    Watcher watcher(m_port, "lab/#");
    QVERIFY(watcher.start());
    DemoDevices devices;
    devices.start(options());
    QVERIFY(watcher.sees("lab/pump-2/status", "online"));
    devices.start(options());
    QTRY_COMPARE_WITH_TIMEOUT(watcher.statuses,
                              QByteArrayList({"online", "connection lost", "online"}), 20'000);
    QVERIFY(allOnline(devices));
    if (m_local)
        QTRY_COMPARE(m_local->statistics().connectedClients, devices.deviceCount() + 1);
}

void TestDemoDevices::loadArrives()
{
    Watcher watcher(m_port, "load/#");
    QVERIFY(watcher.start());
    DemoDevices devices;
    DemoOptions wanted = options();
    wanted.loadRate = 20000;
    devices.start(wanted);
    QTRY_COMPARE_WITH_TIMEOUT(watcher.last.size(), 1000, 30'000);
}

void TestDemoDevices::comeBackAfterBroker()
{
    if (!m_local)
        return; // nothing else than above, and slow to restart
    DemoDevices devices;
    devices.start(options());
    QVERIFY(allOnline(devices));
    m_local->stop();
    QTRY_COMPARE_WITH_TIMEOUT(devices.onlineCount(), 0, 20'000);
    m_local->start({.port = m_port, .otherPortIfTaken = false});
    QVERIFY(m_local->isRunning());
    Watcher watcher(m_port, "#");
    QVERIFY(watcher.start());
    QVERIFY(allOnline(devices));
    QTRY_VERIFY_WITH_TIMEOUT(watcher.last.contains("spBv1.0/Plant-A/NDATA/Press-04"), 20'000);
    QVERIFY(!watcher.last.contains("zigbee2mqtt/living_room/old_sensor")); // came only once
}

void TestDemoDevices::credentials()
{
    if (!m_local)
        return;
    m_local->stop();
    m_local->start({.port = 0, .userName = "demo", .password = "secret"});
    m_port = m_local->endpoint()->port;
    DemoDevices devices;
    DemoOptions wanted = options();
    wanted.userName = "demo";
    wanted.password = "wrong";
    devices.start(wanted);
    QTRY_VERIFY(m_local->statistics().refusedConnections >= quint64(devices.deviceCount()));
    QCOMPARE(devices.onlineCount(), 0);
    wanted.password = "secret";
    devices.start(wanted);
    QVERIFY(allOnline(devices));
}

void TestDemoDevices::canBeDeletedAtAnyTime()
{
    {
        DemoDevices devices;
        devices.start(options()); // nobody is connected yet
    }
    {
        DemoDevices devices;
        devices.start(options());
        QVERIFY(allOnline(devices));
    }
    DemoDevices devices;
    devices.start(options());
    QVERIFY(allOnline(devices));
    devices.stop(); // the last packets are still under way
}

QTEST_GUILESS_MAIN(TestDemoDevices)
#include "tst_demodevices.moc"
