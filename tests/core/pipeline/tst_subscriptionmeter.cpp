// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec.h"
#include "pipeline/subscriptionmeter.h"

#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;
using pipeline::SubscriptionMeter;
using store::NodeId;

namespace {

SubscriptionMeter::Followed followed(const QByteArray &filter,
                                     std::optional<quint32> identifier = std::nullopt)
{
    return {mqtt::TopicFilter::fromBytes(filter).value(), identifier};
}

quint64 messages(const SubscriptionMeter &meter, const QByteArray &filter)
{
    const auto traffic = meter.traffic(filter);
    return traffic ? traffic->messages : 0;
}

// The property block of a PUBLISH with these subscription identifiers.
QByteArray carrying(const std::vector<quint32> &identifiers)
{
    QByteArray block;
    for (const quint32 identifier : identifiers)
        block += QByteArray(1, char(0x0B)) + QByteArray(1, char(identifier));
    return block;
}

} // namespace

class TestSubscriptionMeter : public QObject {
    Q_OBJECT

private slots:
    void everyMatchingFilterCounts();
    void identifiersSayIt_data();
    void identifiersSayIt();
    void countsAsMatchingOneByOneWould();
    void followedAnewGoesOn();
    void manyFiltersAreBounded();
    void rates();
};

void TestSubscriptionMeter::everyMatchingFilterCounts()
{
    SubscriptionMeter meter;
    meter.count(NodeId{1}, "a/b", {}); // nobody is followed
    meter.follow({followed("#"), followed("a/+"), followed("$share/g/a/b"), followed("$SYS/#")});
    for (int i = 0; i < 3; ++i)
        meter.count(NodeId{1}, "a/b", {});
    meter.count(NodeId{2}, "c", {});
    meter.count(NodeId::None, "a/x", {}); // a topic that found no room
    meter.count(NodeId{3}, "$SYS/uptime", {});
    QCOMPARE(messages(meter, "#"), 5u);
    QCOMPARE(messages(meter, "a/+"), 4u);
    QCOMPARE(messages(meter, "$share/g/a/b"), 3u);
    QCOMPARE(messages(meter, "$SYS/#"), 1u);
    QVERIFY(!meter.traffic("other"));
    // The same numbers name other topics afterwards.
    meter.nodesForgotten();
    meter.count(NodeId{1}, "c", {});
    QCOMPARE(messages(meter, "a/+"), 4u);
    QCOMPARE(messages(meter, "#"), 6u);
}

void TestSubscriptionMeter::identifiersSayIt_data()
{
    QTest::addColumn<std::vector<quint32>>("carried");
    QTest::addColumn<int>("all"); // "#", without an identifier
    QTest::addColumn<int>("branch"); // "a/#", identifier 7
    QTest::addColumn<int>("topic"); // "a/b", identifier 9
    using Ids = std::vector<quint32>;
    QTest::newRow("[MQTT-3.3.4-3] the one that is named") << Ids{7} << 0 << 1 << 0;
    QTest::newRow("[MQTT-3.3.4-4] several in one packet") << Ids{7, 9} << 0 << 1 << 1;
    QTest::newRow("[MQTT-3.3.4-5] a copy for each") << Ids{9} << 0 << 0 << 1;
    QTest::newRow("none: those without one") << Ids{} << 1 << 0 << 0;
    QTest::newRow("one that is not ours") << Ids{5} << 1 << 0 << 0;
}

void TestSubscriptionMeter::identifiersSayIt()
{
    QFETCH(std::vector<quint32>, carried);
    SubscriptionMeter meter;
    meter.follow({followed("#"), followed("a/#", 7), followed("a/b", 9)});
    meter.count(NodeId{1}, "a/b", carrying(carried));
    QTEST(int(messages(meter, "#")), "all");
    QTEST(int(messages(meter, "a/#")), "branch");
    QTEST(int(messages(meter, "a/b")), "topic");
}

void TestSubscriptionMeter::countsAsMatchingOneByOneWould()
{
    std::mt19937 random(1);
    const QByteArrayList filters{"#", "a/#", "+/b/#", "a/b", "+/+", "x/y/z", "+/+/c"};
    const QByteArrayList levels{"a", "b", "c", "x"};
    SubscriptionMeter meter;
    std::vector<QByteArray> topics; // by node
    QHash<QByteArray, quint64> expected;
    std::vector<SubscriptionMeter::Followed> now;
    for (int step = 0; step < 20'000; ++step) {
        if (step % 500 == 0) { // another set, in another order
            now.clear();
            for (const QByteArray &filter : filters) {
                if (random() % 2 == 0)
                    now.insert(now.begin() + long(random() % (now.size() + 1)), followed(filter));
            }
            meter.follow(now);
            for (const QByteArray &filter : filters) {
                if (!meter.traffic(filter))
                    expected.remove(filter);
            }
        }
        if (topics.size() < 200) {
            QByteArray topic = levels[random() % 4];
            for (auto depth = random() % 3; depth > 0; --depth)
                topic += '/' + levels[random() % 4];
            topics.push_back(topic);
        }
        const std::size_t node = random() % topics.size();
        meter.count(NodeId{quint32(node)}, topics[node], {});
        for (const auto &one : now) {
            if (one.filter.matches(topics[node]))
                ++expected[one.filter.bytes()];
        }
        if (step % 97 == 0)
            meter.sample(step);
    }
    for (const auto &one : now)
        QCOMPARE(messages(meter, one.filter.bytes()), expected.value(one.filter.bytes()));
}

void TestSubscriptionMeter::followedAnewGoesOn()
{
    SubscriptionMeter meter;
    meter.follow({followed("a"), followed("b")});
    meter.count(NodeId{1}, "a", {});
    meter.follow({followed("c"), followed("a")});
    meter.count(NodeId{1}, "a", {});
    QCOMPARE(messages(meter, "a"), 2u);
    QVERIFY(!meter.traffic("b"));
    meter.follow({});
    meter.count(NodeId{1}, "a", {});
    meter.follow({followed("a")});
    QCOMPARE(messages(meter, "a"), 0u);
}

// More filters than are counted, and more different sets of matches than have a number.
void TestSubscriptionMeter::manyFiltersAreBounded()
{
    SubscriptionMeter meter;
    std::vector<SubscriptionMeter::Followed> many{followed("#")};
    for (int i = 0; i < 400; ++i)
        many.push_back(followed("t/" + QByteArray::number(i)));
    meter.follow(many);
    for (quint32 round = 0; round < 2; ++round) {
        for (quint32 i = 0; i < 400; ++i)
            meter.count(NodeId{i}, QByteArray("t/" + QByteArray::number(i)), {});
    }
    QCOMPARE(messages(meter, "#"), 800u);
    int counted = 0;
    for (int i = 0; i < 400; ++i) {
        const auto traffic = meter.traffic("t/" + QByteArray::number(i));
        counted += traffic ? 1 : 0;
        QVERIFY(!traffic || traffic->messages == 2);
    }
    QCOMPARE(counted, int(SubscriptionMeter::MostFilters) - 1);
}

void TestSubscriptionMeter::rates()
{
    SubscriptionMeter meter;
    meter.follow({followed("a"), followed("b")});
    qint64 now = 0;
    meter.sample(now);
    QVERIFY(!meter.traffic("a")->perSecond);
    for (int second = 1; second <= 10; ++second) {
        for (int i = 0; i < 20; ++i)
            meter.count(NodeId{1}, "a", {});
        meter.sample(now += 1000);
    }
    QCOMPARE(meter.traffic("a")->perSecond, 20.0);
    QCOMPARE(meter.traffic("b")->perSecond, 0.0);
    meter.forgetRates();
    QVERIFY(!meter.traffic("a")->perSecond);
    QCOMPARE(meter.traffic("a")->messages, 200u);
}

QTEST_GUILESS_MAIN(TestSubscriptionMeter)
#include "tst_subscriptionmeter.moc"
