// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/ownpublishes.h"

#include <QTest>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using client::PublishStage;
using client::PublishToken;
using mqtt::ProtocolVersion;
using pipeline::OwnPublishes;
using store::Delivery;
using store::MessageId;

namespace {

constexpr qint64 EndOfTime = std::numeric_limits<qint64>::max();

client::PublishRequest request(const QByteArray &topic, const QByteArray &payload,
                               bool retain = false)
{
    return {.topic = topic, .payload = payload, .qos = mqtt::QoS::AtLeastOnce, .retain = retain};
}

client::PublishOutcome outcome(PublishToken token, PublishStage stage)
{
    return {.token = token, .stage = stage};
}

} // namespace

class TestOwnPublishes : public QObject {
    Q_OBJECT

private slots:
    void becomesARecord();
    void propertiesAsOnTheWire();
    void keepsTheOrderOfTime();
    void deliveryFollowsTheOutcome();
    void outcomeBeforeEntry();
    void retainedWhenConfirmed_data();
    void retainedWhenConfirmed();
    void listsTheQueue();
    void boundedWhileNothingIsTaken();
    void forgetsEntries();
};

void TestOwnPublishes::becomesARecord()
{
    OwnPublishes own(1000);
    const PublishToken token = own.add(request("a/b", "23", true), ProtocolVersion::Mqtt311, 77);
    QVERIFY(token != PublishToken::None);
    auto entry = own.takeBefore(EndOfTime);
    QVERIFY(entry);
    QCOMPARE(entry->token, token);
    const store::Message message(entry->batch.bytes, entry->batch.records.front(), MessageId{1},
                                 store::NodeId{1});
    QCOMPARE(message.topic().toByteArray(), "a/b"_ba);
    QCOMPARE(message.payload().toByteArray(), "23"_ba);
    QCOMPARE(message.receivedAtUs(), qint64(77));
    QCOMPARE(message.qos(), mqtt::QoS::AtLeastOnce);
    QVERIFY(message.retain() && message.outbound());
    QCOMPARE(message.version(), ProtocolVersion::Mqtt311);
    QVERIFY(!own.takeBefore(EndOfTime));
    QVERIFY(own.add(request("a", "b"), ProtocolVersion::Mqtt5, 78) != token);
}

void TestOwnPublishes::propertiesAsOnTheWire()
{
    OwnPublishes own(1000);
    auto with = request("a", "{}");
    with.properties.contentType = "application/json";
    with.properties.userProperties = {{"k", "v"}};
    own.add(with, ProtocolVersion::Mqtt5, 1);
    own.add(with, ProtocolVersion::Mqtt311, 2);
    const auto five = own.takeBefore(EndOfTime);
    const store::Message message(five->batch.bytes, five->batch.records.front(), MessageId{1},
                                 store::NodeId{1});
    QCOMPARE(message.properties(), with.properties);
    QCOMPARE(own.takeBefore(EndOfTime)->batch.records.front().propertiesLength, 0U);
}

void TestOwnPublishes::keepsTheOrderOfTime()
{
    OwnPublishes own(1000);
    own.add(request("a", "1"), ProtocolVersion::Mqtt5, 10);
    own.add(request("a", "2"), ProtocolVersion::Mqtt5, 20);
    QVERIFY(!own.takeBefore(10));
    QVERIFY(own.takeBefore(15));
    QVERIFY(!own.takeBefore(15));
    QVERIFY(own.isAnyWaiting());
    QVERIFY(own.takeBefore(21));
    QVERIFY(!own.isAnyWaiting());
}

void TestOwnPublishes::deliveryFollowsTheOutcome()
{
    OwnPublishes own(1000);
    const PublishToken token = own.add(request("a", "1"), ProtocolVersion::Mqtt5, 1);
    own.takeBefore(EndOfTime);
    QCOMPARE(own.delivery(token), Delivery::Queued);
    own.entered(token, MessageId{5});
    auto change = own.outcome(outcome(token, PublishStage::Written));
    QCOMPARE(change->id, MessageId{5});
    QCOMPARE(change->delivery, Delivery::Waiting);
    QCOMPARE(own.sentCount(), quint64(1));
    change = own.outcome(outcome(token, PublishStage::Confirmed));
    QCOMPARE(change->delivery, Delivery::Confirmed);
    QCOMPARE(own.sentCount(), quint64(1));
    QVERIFY(!own.outcome(outcome(token, PublishStage::Confirmed))); // that was the last word
    QVERIFY(!own.outcome(outcome(PublishToken{99}, PublishStage::Sent)));
}

void TestOwnPublishes::outcomeBeforeEntry()
{
    OwnPublishes own(1000);
    const PublishToken token = own.add(request("a", "1"), ProtocolVersion::Mqtt5, 1);
    const auto change = own.outcome(outcome(token, PublishStage::Refused));
    QCOMPARE(change->id, MessageId::None);
    QVERIFY(own.takeBefore(EndOfTime));
    QCOMPARE(own.delivery(token), Delivery::Refused);
    own.entered(token, MessageId{1});
    QCOMPARE(own.sentCount(), quint64(0));
    QVERIFY(!own.outcome(outcome(token, PublishStage::Refused)));
}

void TestOwnPublishes::retainedWhenConfirmed_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("retain");
    QTest::addColumn<PublishStage>("stage");
    QTest::addColumn<bool>("known");
    QTest::newRow("confirmed") << "1"_ba << true << PublishStage::Confirmed << true;
    QTest::newRow("cleared") << ""_ba << true << PublishStage::Confirmed << true;
    QTest::newRow("not confirmed") << "1"_ba << true << PublishStage::Sent << false;
    QTest::newRow("refused") << "1"_ba << true << PublishStage::Refused << false;
    QTest::newRow("not retained") << "1"_ba << false << PublishStage::Confirmed << false;
}

void TestOwnPublishes::retainedWhenConfirmed()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, retain);
    QFETCH(PublishStage, stage);
    QFETCH(bool, known);
    OwnPublishes own(1000);
    const PublishToken token = own.add(request("a", payload, retain), ProtocolVersion::Mqtt5, 1);
    const auto change = own.outcome(outcome(token, stage));
    QCOMPARE(change->retainedTopic.has_value(), known);
    if (known) {
        QCOMPARE(*change->retainedTopic, "a"_ba);
        QCOMPARE(change->retainedCleared, payload.isEmpty());
    }
}

void TestOwnPublishes::listsTheQueue()
{
    OwnPublishes own(1000);
    const PublishToken first = own.add(request("a", "1"), ProtocolVersion::Mqtt5, 1);
    const PublishToken second = own.add(request("b", "22"), ProtocolVersion::Mqtt5, 2);
    QVERIFY(own.queued().empty());
    QVERIFY(own.outcome(outcome(first, PublishStage::Queued))->queueChanged);
    QVERIFY(!own.outcome(outcome(first, PublishStage::Queued))->queueChanged);
    QVERIFY(own.outcome(outcome(second, PublishStage::Queued))->queueChanged);
    QCOMPARE(own.queued().size(), std::size_t(2));
    QCOMPARE(own.queued()[1].token, second);
    QCOMPARE(own.queued()[1].topic, "b"_ba);
    QCOMPARE(own.queued()[1].payloadBytes, qsizetype(2));
    QVERIFY(own.outcome(outcome(first, PublishStage::Dropped))->queueChanged);
    QVERIFY(own.outcome(outcome(second, PublishStage::Written))->queueChanged);
    QVERIFY(own.queued().empty());
}

void TestOwnPublishes::boundedWhileNothingIsTaken()
{
    OwnPublishes own(1000);
    std::vector<PublishToken> tokens;
    for (int i = 0; i < 100; ++i)
        tokens.push_back(own.add(request("topic", QByteArray(95, 'x')), ProtocolVersion::Mqtt5, i));
    QCOMPARE(own.notLogged(), quint64(90));
    QVERIFY(own.outcome(outcome(tokens.back(), PublishStage::Sent))); // its word comes all the same
    const auto takeAll = [&own] {
        int taken = 0;
        while (own.takeBefore(EndOfTime))
            ++taken;
        return taken;
    };
    QCOMPARE(takeAll(), 10);
    own.add(request("topic", "x"), ProtocolVersion::Mqtt5, 1);
    QCOMPARE(takeAll(), 1);
}

void TestOwnPublishes::forgetsEntries()
{
    OwnPublishes own(1000);
    const PublishToken token = own.add(request("a", "1"), ProtocolVersion::Mqtt5, 1);
    own.takeBefore(EndOfTime);
    own.entered(token, MessageId{5});
    own.forgetEntries();
    QCOMPARE(own.outcome(outcome(token, PublishStage::Confirmed))->id, MessageId::None);
}

QTEST_GUILESS_MAIN(TestOwnPublishes)
#include "tst_ownpublishes.moc"
