// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/recordapplier.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using mqtt::ProtocolVersion;
using store::Delivery;
using store::Retained;

class TestRecordApplier : public QObject {
    Q_OBJECT

private slots:
    void init();
    void valueChanges_data();
    void valueChanges();
    void retainedIsNoChangeAtFirst();
    void retainedKnowledge_data();
    void retainedKnowledge();
    void ownMessagesAreNoValue();
    void refusedTopicsAreCounted();
    void marksRememberTheFirstChange();

private:
    void received(const QByteArray &payload, bool retain = false,
                  ProtocolVersion version = ProtocolVersion::Mqtt5);
    void published(const QByteArray &payload, bool retain);
    mqtt::MessageRecord record(const QByteArray &payload, bool retain);

    struct Store {
        store::TopicTree tree;
        store::MessageLog log{1 << 20};
        pipeline::SubscriptionList subscriptions;
        pipeline::RecordApplier applier{tree, log, subscriptions};
        qint64 now = 1'000'000;
    };
    std::unique_ptr<Store> s;
};

void TestRecordApplier::init()
{
    s = std::make_unique<Store>();
}

mqtt::MessageRecord TestRecordApplier::record(const QByteArray &payload, bool retain)
{
    mqtt::MessageRecord record;
    record.receivedAtUs = ++s->now;
    record.topicLength = 1;
    record.payloadOffset = 1;
    record.payloadLength = quint32(payload.size());
    record.retain = retain;
    return record;
}

void TestRecordApplier::received(const QByteArray &payload, bool retain, ProtocolVersion version)
{
    const QByteArray bytes = "t" + payload;
    auto added = record(payload, retain);
    added.version = version;
    s->log.beginChunk({bytes, {}});
    s->applier.received(bytes, {&added, 1});
}

void TestRecordApplier::published(const QByteArray &payload, bool retain)
{
    const QByteArray bytes = "t" + payload;
    auto added = record(payload, retain);
    added.outbound = true;
    s->log.beginChunk({bytes, {}});
    s->applier.published(bytes, added, Delivery::Sent);
}

void TestRecordApplier::valueChanges_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("same") << "1"_ba
                          << "1"_ba;
    QTest::newRow("other") << "1"_ba
                           << "2"_ba;
    QTest::newRow("longer") << "1"_ba
                            << "11"_ba;
    QTest::newRow("both empty") << ""_ba
                                << ""_ba;
    QTest::newRow("emptied") << "1"_ba
                             << ""_ba;
    QByteArray large(10'000, 'x');
    QTest::newRow("large, same") << large << large;
    QByteArray middle = large;
    middle[5000] = 'y'; // where the quick hash does not look
    QTest::newRow("large, other in the middle") << large << middle;
    middle = large;
    middle.back() = 'y';
    QTest::newRow("large, other at the end") << large << middle;
    QTest::newRow("U+0000") << "a\0b"_ba
                            << "a\0c"_ba;
}

void TestRecordApplier::valueChanges()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    received(first);
    const auto node = s->tree.find("t");
    const qint64 changed = s->tree.facts(node).valueChangedAtUs;
    QCOMPARE(changed, s->now); // a new live topic is news
    received(second);
    QCOMPARE(s->tree.facts(node).valueChangedAtUs, first == second ? changed : s->now);
    QCOMPARE(s->tree.facts(node).lastSeenUs, s->now);
    QCOMPARE(s->log.last(node).payload().toByteArray(), second);
}

void TestRecordApplier::retainedIsNoChangeAtFirst()
{
    received("1", true);
    const auto node = s->tree.find("t");
    QCOMPARE(s->tree.facts(node).valueChangedAtUs, qint64(0));
    received("2", true);
    QCOMPARE(s->tree.facts(node).valueChangedAtUs, s->now);
}

void TestRecordApplier::retainedKnowledge_data()
{
    QTest::addColumn<QByteArrayList>("steps"); // r: retained, l: live, p: we publish retained
    QTest::addColumn<ProtocolVersion>("version");
    QTest::addColumn<bool>("keepFlag");
    QTest::addColumn<Retained>("expected");
    const auto v3 = ProtocolVersion::Mqtt311;
    const auto v5 = ProtocolVersion::Mqtt5;
    QTest::newRow("3.1.1 live") << QByteArrayList{"l"} << v3 << false << Retained::No;
    QTest::newRow("3.1.1 retained") << QByteArrayList{"r"} << v3 << false << Retained::Yes;
    QTest::newRow("3.1.1 then live") << QByteArrayList{"r", "l"} << v3 << false << Retained::Was;
    QTest::newRow("3.1.1, our flag means nothing")
        << QByteArrayList{"r", "l"} << v3 << true << Retained::Was;
    QTest::newRow("5 then live, flag kept")
        << QByteArrayList{"r", "l"} << v5 << true << Retained::Yes;
    QTest::newRow("5 then live, flag dropped")
        << QByteArrayList{"r", "l"} << v5 << false << Retained::Was;
    QTest::newRow("3.1.1, our own comes back")
        << QByteArrayList{"r", "p", "l"} << v3 << false << Retained::Yes;
    QTest::newRow("3.1.1, then another's")
        << QByteArrayList{"r", "p", "l", "other"} << v3 << false << Retained::Was;
}

void TestRecordApplier::retainedKnowledge()
{
    QFETCH(QByteArrayList, steps);
    QFETCH(ProtocolVersion, version);
    QFETCH(bool, keepFlag);
    QFETCH(Retained, expected);
    s->subscriptions.asked({.topicFilter = "#", .retainAsPublished = keepFlag}, true);
    for (const QByteArray &step : steps) {
        if (step == "p")
            published("1", true);
        else
            received(step == "other" ? "2" : "1", step == "r", version);
    }
    QCOMPARE(s->tree.facts(s->tree.find("t")).retained, expected);
}

void TestRecordApplier::ownMessagesAreNoValue()
{
    published("1", false);
    const auto node = s->tree.find("t");
    QVERIFY(node != store::NodeId::None);
    QVERIFY(!s->tree.facts(node).hasValue);
    QCOMPARE(s->tree.facts(node).messages, quint64(0));
    QCOMPARE(s->log.counters().received, quint64(1));
    QVERIFY(s->log.last(node).outbound());
    QCOMPARE(s->log.last(node).delivery(), Delivery::Sent);
    received("1");
    QVERIFY(s->tree.facts(node).hasValue);
    QVERIFY(!s->log.last(node).outbound());
}

void TestRecordApplier::refusedTopicsAreCounted()
{
    s->tree.setNodeLimit(0);
    received("1");
    published("1", false);
    QCOMPARE(s->log.counters().received, quint64(0));
    QCOMPARE(s->tree.refusedTopics(), quint64(2));
}

void TestRecordApplier::marksRememberTheFirstChange()
{
    received("1", true);
    published("own", false); // no value of the topic
    const store::MarkId mark = s->tree.baselines().add(u"m"_s, s->now);
    const store::NodeId node = s->tree.find("t");
    received("1");
    QVERIFY(!s->tree.baselines().oldValue(node, mark));
    published("own", false);
    received("2");
    received("3");
    const store::OldValue *old = s->tree.baselines().oldValue(node, mark);
    QVERIFY(old);
    QCOMPARE(int(old->kind), int(store::OldValue::Kind::Value));
    QCOMPARE(old->payload, "1"_ba);
    received("1");
    QVERIFY(!s->tree.baselines().differs(node, mark, "1"));
}

QTEST_GUILESS_MAIN(TestRecordApplier)
#include "tst_recordapplier.moc"
