// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/sparkplughost.h"
#include "broker/demo/sparkplugmakes.h"
#include "core/broker/demo/deviceplay.h"

#include <QHash>
#include <QSet>
#include <QTest>

using namespace broker::demo;

// Sparkplug B as a host application sees it: births name and number the metrics, data refers to
// them, deaths fit the births.
class TestSparkplugNode : public QObject {
    Q_OBJECT

private slots:
    void birthsNameEverything();
    void dataUsesKnownAliases();
    void sequenceCountsOn();
    void deathFitsBirth();
    void rebirth_data();
    void rebirth();
    void setPointCanBeCommanded();
    void otherCommandsAreIgnored_data();
    void otherCommandsAreIgnored();
    void hostSaysItIsThere();

private:
    // The last field of every payload but a death is seq, below 128 in one byte, else in two.
    static int sequenceOf(const QByteArray &payload)
    {
        const auto at = [&](qsizetype back) {
            return static_cast<unsigned char>(payload.at(payload.size() - back));
        };
        return at(2) == 0x18 ? at(1) : (at(2) & 0x7F) | at(1) << 7;
    }
    static QByteArray command(const SparkplugMetric &metric)
    {
        return encode({.timestampMs = 1, .metrics = {metric}});
    }
};

const auto nodeBirth = "spBv1.0/Plant-A/NBIRTH/Press-04";
const auto nodeData = "spBv1.0/Plant-A/NDATA/Press-04";
const auto nodeCommand = "spBv1.0/Plant-A/NCMD/Press-04";
const auto deviceBirth = "spBv1.0/Plant-A/DBIRTH/Press-04/Hydraulics";

void TestSparkplugNode::birthsNameEverything()
{
    SparkplugNode press(press04(), 1);
    DevicePlay play(press);
    const Publishes births = play.start();
    QCOMPARE(topicsOf(births), QByteArrayList({nodeBirth, deviceBirth}));
    QSet<QByteArray> names;
    QSet<quint64> aliases;
    for (const auto &birth : births) {
        QVERIFY(!birth.retain);
        QCOMPARE(birth.qos, mqtt::QoS::AtMostOnce);
        for (const SparkplugCommand &metric : readSparkplugCommands(birth.payload)) {
            QVERIFY(!metric.name.isEmpty());
            names << metric.name;
            if (metric.name == "bdSeq")
                continue;
            QVERIFY(metric.alias);
            QVERIFY(!aliases.contains(*metric.alias));
            aliases << *metric.alias;
        }
    }
    QVERIFY(names.contains("bdSeq"));
    QVERIFY(names.contains("Node Control/Rebirth"));
    QVERIFY(names.contains("Press/Force"));
    QVERIFY(births[0].payload.contains("engUnit"));
}

void TestSparkplugNode::dataUsesKnownAliases()
{
    SparkplugNode press(press04(), 1);
    DevicePlay play(press);
    QSet<quint64> born;
    for (const auto &birth : play.start())
        for (const SparkplugCommand &metric : readSparkplugCommands(birth.payload))
            if (metric.alias)
                born << *metric.alias;
    QHash<QByteArray, int> messages;
    for (const auto &data : play.ticks(200)) {
        ++messages[data.topic];
        const auto metrics = readSparkplugCommands(data.payload);
        QVERIFY(!metrics.empty());
        for (const SparkplugCommand &metric : metrics) {
            QVERIFY(metric.name.isEmpty());
            QVERIFY(metric.alias && born.contains(*metric.alias));
        }
    }
    QVERIFY(messages.value(nodeData) > 100);
    QVERIFY(messages.value("spBv1.0/Plant-A/DDATA/Press-04/Hydraulics") > 5);
}

void TestSparkplugNode::sequenceCountsOn()
{
    SparkplugNode press(press04(), 1);
    DevicePlay play(press);
    int expected = 0;
    for (const auto &birth : play.start())
        QCOMPARE(sequenceOf(birth.payload), expected++);
    for (const auto &data : play.ticks(400)) {
        QCOMPARE(sequenceOf(data.payload), expected % 256);
        ++expected;
    }
    QVERIFY(expected > 300); // it has wrapped
    QCOMPARE(sequenceOf(play.start().at(0).payload), 0);
}

void TestSparkplugNode::deathFitsBirth()
{
    SparkplugNode press(press04(), 1);
    DevicePlay play(press);
    for (qint64 session = 0; session < 258; ++session) {
        const Publishes births = play.start();
        QVERIFY(play.will);
        QCOMPARE(play.will->topic, QByteArray("spBv1.0/Plant-A/NDEATH/Press-04"));
        QCOMPARE(play.will->qos, mqtt::QoS::AtLeastOnce);
        QVERIFY(!play.will->retain);
        const auto death = readSparkplugCommands(play.will->payload);
        QCOMPARE(death.size(), size_t{1});
        QCOMPARE(death[0].name, QByteArray("bdSeq"));
        QVERIFY(death[0].value == SparkplugValue(session % 256));
        QVERIFY(readSparkplugCommands(births[0].payload).at(0) == death[0]);
    }
}

void TestSparkplugNode::rebirth_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("by name") << command(
        {.name = "Node Control/Rebirth", .type = SparkplugType::Boolean, .value = true});
    QTest::newRow("by alias") << command(
        {.alias = 0, .type = SparkplugType::Boolean, .value = true});
}

void TestSparkplugNode::rebirth()
{
    QFETCH(QByteArray, payload);
    SparkplugNode press(press04(), 1);
    DevicePlay play(press);
    play.start();
    play.ticks(10);
    const Publishes births = play.send(nodeCommand, payload);
    QCOMPARE(topicsOf(births), QByteArrayList({nodeBirth, deviceBirth}));
    QCOMPARE(sequenceOf(births[0].payload), 0);
    // Still the same session: the same bdSeq as in the will that the broker keeps.
    QVERIFY(readSparkplugCommands(births[0].payload).at(0)
            == readSparkplugCommands(play.will->payload).at(0));
}

void TestSparkplugNode::setPointCanBeCommanded()
{
    SparkplugNode press(press04(), 1);
    DevicePlay play(press);
    const auto births = readSparkplugCommands(play.start().at(0).payload);
    const auto aliasOf = [&](const QByteArray &name) {
        for (const SparkplugCommand &metric : births)
            if (metric.name == name)
                return metric.alias;
        return std::optional<quint64>();
    };
    const Publishes answer
        = play.send(nodeCommand, command({.name = "Zone1/Setpoint", .value = 150.0}));
    QCOMPARE(topicsOf(answer), QByteArrayList{nodeData});
    const std::vector<SparkplugCommand> expected{{"", aliasOf("Zone1/Setpoint"), 150.0}};
    QVERIFY(readSparkplugCommands(answer[0].payload) == expected);

    double temperature = 184;
    for (const auto &data : play.ticks(600))
        for (const SparkplugCommand &metric : readSparkplugCommands(data.payload))
            if (metric.alias == aliasOf("Zone1/Temperature") && data.topic == nodeData)
                temperature = std::get<double>(metric.value);
    QVERIFY2(std::abs(temperature - 150) < 3, QByteArray::number(temperature).constData());
}

void TestSparkplugNode::otherCommandsAreIgnored_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("measured value")
        << QByteArray(nodeCommand) << command({.name = "Press/Force", .value = 1.0});
    QTest::newRow("wrong type") << QByteArray(nodeCommand)
                                << command({.name = "Zone1/Setpoint",
                                            .type = SparkplugType::Boolean,
                                            .value = true});
    QTest::newRow("unknown name") << QByteArray(nodeCommand)
                                  << command({.name = "Nobody", .value = 1.0});
    QTest::newRow("rebirth false")
        << QByteArray(nodeCommand)
        << command(
               {.name = "Node Control/Rebirth", .type = SparkplugType::Boolean, .value = false});
    QTest::newRow("other node") << QByteArray("spBv1.0/Plant-A/NCMD/Oven-02")
                                << command({.name = "Zone1/Setpoint", .value = 1.0});
    QTest::newRow("text") << QByteArray(nodeCommand) << QByteArray("{\"rebirth\":true}");
    QTest::newRow("empty") << QByteArray(nodeCommand) << QByteArray();
}

void TestSparkplugNode::otherCommandsAreIgnored()
{
    QFETCH(QByteArray, topic);
    QFETCH(QByteArray, payload);
    SparkplugNode press(press04(), 1);
    DevicePlay play(press);
    play.start();
    QVERIFY(play.send(topic, payload).empty());
}

void TestSparkplugNode::hostSaysItIsThere()
{
    SparkplugHost host;
    DevicePlay play(host);
    const Publishes start = play.start();
    QCOMPARE(payloadOf(start, "spBv1.0/STATE/scada-1"),
             QByteArray("{\"online\":true,\"timestamp\":1772438400000}"));
    QVERIFY(start[0].retain);
    QVERIFY(play.will && play.will->retain);
    QCOMPARE(play.will->payload, QByteArray("{\"online\":false,\"timestamp\":1772438400000}"));
}

QTEST_GUILESS_MAIN(TestSparkplugNode)
#include "tst_sparkplugnode.moc"
