// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/messagelog.h"

#include <QSignalSpy>
#include <QTest>

#include <map>
#include <random>

using namespace Qt::Literals::StringLiterals;
using mqtt::MessageBatch;
using mqtt::MessageRecord;
using store::Delivery;
using store::Message;
using store::MessageId;
using store::MessageLog;
using store::NodeId;

namespace {

// One buffer of several messages, as a client delivers it.
struct Batch : MessageBatch {
    Batch &add(const QByteArray &topic, const QByteArray &payload, bool outbound = false)
    {
        MessageRecord record;
        record.topicOffset = quint32(bytes.size());
        record.topicLength = quint16(topic.size());
        bytes += topic;
        record.payloadOffset = quint32(bytes.size());
        record.payloadLength = quint32(payload.size());
        bytes += payload;
        record.outbound = outbound;
        records.push_back(record);
        return *this;
    }
};

MessageId append(MessageLog &log, NodeId node, const QByteArray &payload, bool outbound = false)
{
    Batch batch;
    batch.add("t" + QByteArray::number(quint32(node)), payload, outbound);
    log.beginChunk(std::move(batch));
    return log.append(node, batch.records[0], outbound ? Delivery::Queued : Delivery::Received);
}

QByteArray payloadOf(const MessageLog &log, MessageId id)
{
    return log.message(id).payload().toByteArray();
}

constexpr NodeId A{1};
constexpr NodeId B{2};
constexpr NodeId C{3};

} // namespace

class TestMessageLog : public QObject {
    Q_OBJECT

private slots:
    void startsEmpty();
    void keepsSeveralMessagesOfOneBuffer();
    void chainsMessagesOfOneTopic();
    void dropsWholeChunksOldestFirst();
    void lastValueOutlivesItsChunk();
    void copyKeepsEveryField();
    void newerValueReplacesTheKeptOne();
    void ownMessagesAreNotTheLastValue();
    void messageOutlivesEviction();
    void announcesOnceATick();
    void deliveryChanges();
    void newestOfABranch();
    void lastValuesAreBoundedToo();
    void clearNeverReusesIds();
    void largeReadBuffersAreSqueezed();
    void refusesWithoutChunkOrNode();
    void evictionAddsUp_data();
    void evictionAddsUp();
};

void TestMessageLog::startsEmpty()
{
    MessageLog log(1000);
    QCOMPARE(log.counters().received, quint64(0));
    QCOMPARE(log.counters().kept, quint64(0));
    QCOMPARE(log.firstId(), MessageId::None);
    QCOMPARE(log.lastId(), MessageId::None);
    QVERIFY(log.message(MessageId{1}).isNull());
    QVERIFY(log.message(MessageId::None).isNull());
    QVERIFY(log.last(A).isNull());
    QVERIFY(log.newest({A, B}, 10).empty());
    QVERIFY(!log.contains(MessageId::None));
    log.trim();
}

void TestMessageLog::keepsSeveralMessagesOfOneBuffer()
{
    MessageLog log(1 << 20);
    Batch batch;
    batch.add("a", "one").add("b", "two").add("a", "three");
    log.beginChunk(std::move(batch));
    log.append(A, batch.records[0]);
    log.append(B, batch.records[1]);
    const MessageId third = log.append(A, batch.records[2]);
    QCOMPARE(third, MessageId{3});
    QCOMPARE(log.message(third).topic().toByteArray(), "a"_ba);
    QCOMPARE(payloadOf(log, third), "three"_ba);
    QCOMPARE(log.payload(third).toByteArray(), "three"_ba);
    QCOMPARE(log.node(MessageId{2}), B);
    QCOMPARE(log.last(A).id(), third);
    QCOMPARE(log.last(B).payload().toByteArray(), "two"_ba);
    QCOMPARE(log.firstId(), MessageId{1});
    QCOMPARE(log.lastId(), third);
    QVERIFY(log.counters().bytes >= 11);
}

void TestMessageLog::chainsMessagesOfOneTopic()
{
    MessageLog log(1 << 20);
    const MessageId first = append(log, A, "1");
    append(log, B, "x");
    const MessageId second = append(log, A, "2");
    QCOMPARE(log.previous(second), first);
    QCOMPARE(log.previous(first), MessageId::None);
    QCOMPARE(log.keptCount(A), qint64(2));
    QCOMPARE(log.keptCount(C), qint64(0));
}

void TestMessageLog::dropsWholeChunksOldestFirst()
{
    MessageLog log(40'000);
    log.setKeptPerTopic(1);
    QSignalSpy evicted(&log, &MessageLog::evictedBefore);
    for (int chunk = 0; chunk < 20; ++chunk) {
        Batch batch;
        for (int i = 0; i < 5; ++i)
            batch.add("t", QByteArray(1000, char('a' + chunk)));
        log.beginChunk(std::move(batch));
        for (const MessageRecord &record : batch.records)
            log.append(A, record);
        log.trim();
        QVERIFY(log.counters().bytes <= 40'000);
    }
    const auto counters = log.counters();
    QCOMPARE(counters.received, quint64(100));
    QCOMPARE(counters.received, counters.kept + counters.evicted);
    QVERIFY(counters.kept >= 30);
    QCOMPARE((quint64(log.firstId()) - 1) % 5, quint64(0)); // never half a chunk
    QVERIFY(evicted.size() > 0);
    QCOMPARE(evicted.last().at(0).value<MessageId>(), log.firstId());
    QVERIFY(!log.contains(MessageId{1}));
    QVERIFY(log.message(MessageId{1}).isNull());
    QCOMPARE(log.previous(log.firstId()), MessageId::None);
    QCOMPARE(quint64(log.keptCount(A)), counters.kept);
}

void TestMessageLog::lastValueOutlivesItsChunk()
{
    MessageLog log(10'000);
    log.setKeptPerTopic(1);
    const MessageId rare = append(log, B, "rare");
    for (int i = 0; i < 100; ++i)
        append(log, A, QByteArray(500, 'x'));
    log.trim();
    QVERIFY(log.firstId() > rare);
    QVERIFY(log.contains(rare));
    QCOMPARE(log.last(B).id(), rare);
    QCOMPARE(payloadOf(log, rare), "rare"_ba);
    QCOMPARE(log.payload(rare).toByteArray(), "rare"_ba);
    QCOMPARE(log.message(rare).topic().toByteArray(), "t2"_ba);
    QCOMPARE(log.node(rare), B);
    QCOMPARE(log.keptCount(B), qint64(1));
    QCOMPARE(log.newest({A, B}, 1000).front(), rare);
    QCOMPARE(log.counters().kept + log.counters().evicted, log.counters().received);
    log.setByteBudget(0); // the newest chunk and the last values stay
    log.trim();
    QCOMPARE(log.counters().kept, quint64(2));
    QCOMPARE(payloadOf(log, rare), "rare"_ba);
}

void TestMessageLog::copyKeepsEveryField()
{
    MessageLog log(0);
    log.setKeptPerTopic(1);
    MessageBatch batch;
    batch.bytes = "0123456789abcdefghij"_ba;
    MessageRecord record;
    record.receivedAtUs = 1234567890123456;
    record.payloadOffset = 2;
    record.payloadLength = 5;
    record.topicOffset = 10;
    record.topicLength = 3;
    record.propertiesOffset = 15;
    record.propertiesLength = 4;
    record.packetIdentifier = mqtt::PacketIdentifier{77};
    record.version = mqtt::ProtocolVersion::Mqtt311;
    record.qos = mqtt::QoS::ExactlyOnce;
    record.retain = true;
    record.duplicate = true;
    log.beginChunk(std::move(batch));
    const MessageId id = log.append(A, record);
    append(log, B, "x");
    log.trim();
    QVERIFY(log.firstId() > id);
    const Message copy = log.message(id);
    QCOMPARE(copy.payload().toByteArray(), "23456"_ba);
    QCOMPARE(copy.topic().toByteArray(), "abc"_ba);
    QCOMPARE(copy.propertyBlock().toByteArray(), "fghi"_ba);
    QCOMPARE(copy.receivedAtUs(), record.receivedAtUs);
    QCOMPARE(copy.packetIdentifier(), record.packetIdentifier);
    QCOMPARE(copy.version(), record.version);
    QCOMPARE(copy.qos(), record.qos);
    QVERIFY(copy.retain() && copy.duplicate() && !copy.outbound());
    QCOMPARE(copy.node(), A);
}

void TestMessageLog::newerValueReplacesTheKeptOne()
{
    MessageLog log(0);
    log.setKeptPerTopic(1);
    const MessageId old = append(log, B, "old");
    append(log, A, "x");
    log.trim();
    QVERIFY(log.contains(old));
    const MessageId fresh = append(log, B, "new");
    QVERIFY(!log.contains(old));
    QCOMPARE(log.previous(fresh), MessageId::None);
    QCOMPARE(log.last(B).id(), fresh);
    QCOMPARE(log.counters().kept + log.counters().evicted, quint64(3));
}

void TestMessageLog::ownMessagesAreNotTheLastValue()
{
    MessageLog log(0);
    log.setKeptPerTopic(1);
    const MessageId first = append(log, A, "mine", true);
    QCOMPARE(log.last(A).id(), first); // nothing better yet
    append(log, B, "x");
    log.trim();
    QVERIFY(log.contains(first));
    const MessageId theirs = append(log, A, "theirs");
    QVERIFY(!log.contains(first));
    const MessageId second = append(log, A, "mine again", true);
    const MessageId third = append(log, A, "and again", true);
    QCOMPARE(log.last(A).id(), theirs);
    log.trim();
    QVERIFY(log.contains(theirs));
    QVERIFY(!log.contains(second));
    QVERIFY(log.contains(third));
    QCOMPARE(log.previous(third), theirs);
    QCOMPARE(log.newest({A}, 5), (std::vector<MessageId>{theirs, third}));
    append(log, B, "y");
    log.trim();
    QVERIFY(!log.contains(third));
    QCOMPARE(log.newest({A}, 5), std::vector<MessageId>{theirs});
    QCOMPARE(log.counters().kept + log.counters().evicted, log.counters().received);
}

void TestMessageLog::messageOutlivesEviction()
{
    MessageLog log(0);
    log.setKeptPerTopic(1);
    const MessageId id = append(log, A, "held");
    const Message held = log.message(id);
    append(log, A, "x");
    append(log, A, "y");
    log.trim();
    QVERIFY(!log.contains(id));
    QCOMPARE(held.payload().toByteArray(), "held"_ba);
}

void TestMessageLog::announcesOnceATick()
{
    MessageLog log(1 << 20);
    QSignalSpy appended(&log, &MessageLog::appended);
    log.commit();
    QCOMPARE(appended.size(), 0);
    append(log, A, "1");
    append(log, A, "2");
    log.commit();
    log.commit();
    QCOMPARE(appended.size(), 1);
    QCOMPARE(appended[0][0].value<MessageId>(), MessageId{1});
    QCOMPARE(appended[0][1].value<MessageId>(), MessageId{2});
    append(log, A, "3");
    log.commit();
    QCOMPARE(appended[1][0].value<MessageId>(), MessageId{3});
}

void TestMessageLog::deliveryChanges()
{
    MessageLog log(0);
    log.setKeptPerTopic(1);
    QSignalSpy changed(&log, &MessageLog::deliveryChanged);
    const MessageId id = append(log, A, "mine", true);
    QCOMPARE(log.message(id).delivery(), Delivery::Queued);
    log.setDelivery(id, Delivery::Waiting);
    append(log, B, "x");
    log.trim();
    log.setDelivery(id, Delivery::Confirmed); // in the copy, too
    QCOMPARE(log.message(id).delivery(), Delivery::Confirmed);
    log.setDelivery(MessageId{99}, Delivery::Confirmed); // gone or never there: nothing
    QCOMPARE(changed.size(), 2);
    QCOMPARE(log.message(MessageId{2}).delivery(), Delivery::Received);
}

void TestMessageLog::newestOfABranch()
{
    MessageLog log(1 << 20);
    std::vector<MessageId> expected;
    std::mt19937 random(5);
    for (int i = 0; i < 2000; ++i) {
        const NodeId node{quint32(random() % 50)};
        const MessageId id = append(log, node, "x");
        if (quint32(node) % 5 == 0)
            expected.push_back(id);
    }
    std::vector<NodeId> nodes;
    for (quint32 node = 0; node < 60; node += 5)
        nodes.push_back(NodeId{node});
    QCOMPARE(log.newest(nodes, 5000), expected);
    expected.erase(expected.begin(), expected.end() - 100);
    QCOMPARE(log.newest(nodes, 100), expected);
    QCOMPARE(log.newest(nodes, 1), std::vector<MessageId>{expected.back()});
    QVERIFY(log.newest(nodes, 0).empty());
    QVERIFY(log.newest({}, 10).empty());
}

void TestMessageLog::lastValuesAreBoundedToo()
{
    MessageLog log(100'000);
    log.setKeptPerTopic(1);
    log.setLastValueLimit(50'000); // the budget counts, being larger
    for (quint32 i = 0; i < 200; ++i)
        append(log, NodeId{i}, QByteArray(1000, 'x'));
    log.trim();
    auto counters = log.counters();
    QVERIFY(counters.bytes <= 200'000);
    QVERIFY(counters.kept > 80);
    QVERIFY(log.last(NodeId{0}).isNull()); // the oldest go first
    QVERIFY(!log.last(NodeId{199}).isNull());
    QCOMPARE(counters.kept + counters.evicted, counters.received);
}

void TestMessageLog::clearNeverReusesIds()
{
    MessageLog log(1 << 20);
    const MessageId before = append(log, A, "1");
    log.commit();
    QSignalSpy cleared(&log, &MessageLog::cleared);
    QSignalSpy appended(&log, &MessageLog::appended);
    log.clear();
    QCOMPARE(cleared.size(), 1);
    QVERIFY(!log.contains(before));
    QVERIFY(log.last(A).isNull());
    QCOMPARE(log.counters().bytes, qint64(0));
    const MessageId after = append(log, A, "2");
    QVERIFY(after > before);
    QCOMPARE(log.previous(after), MessageId::None);
    log.commit();
    QCOMPARE(appended.size(), 1);
    QCOMPARE(appended[0][0].value<MessageId>(), after);
    QCOMPARE(log.counters().received, quint64(2));
    QCOMPARE(log.counters().kept, quint64(1));
    QCOMPARE(log.counters().evicted, quint64(1));
}

void TestMessageLog::largeReadBuffersAreSqueezed()
{
    MessageLog log(1 << 20);
    Batch batch;
    batch.bytes.reserve(256 * 1024);
    batch.add("t", "tiny");
    log.beginChunk(std::move(batch));
    log.append(A, batch.records[0]);
    QVERIFY(log.counters().bytes < 1000);
    QCOMPARE(payloadOf(log, MessageId{1}), "tiny"_ba);
}

void TestMessageLog::refusesWithoutChunkOrNode()
{
    MessageLog log(1000);
    QCOMPARE(log.append(A, {}), MessageId::None);
    log.beginChunk({});
    QCOMPARE(log.append(NodeId::None, {}), MessageId::None);
    QCOMPARE(log.counters().received, quint64(0));
}

void TestMessageLog::evictionAddsUp_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<qint64>("budget");
    for (unsigned seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed << qint64(seed) * seed * 3000;
}

// Any mix: the numbers add up, what should be there is there, byte for byte.
void TestMessageLog::evictionAddsUp()
{
    QFETCH(unsigned, seed);
    QFETCH(qint64, budget);
    MessageLog log(budget);
    log.setKeptPerTopic(1);
    std::mt19937 random(seed);
    std::map<NodeId, MessageId> lastReceived;
    std::map<MessageId, QByteArray> payloads;
    for (int tick = 0; tick < 200; ++tick) {
        for (auto chunks = random() % 4; chunks > 0; --chunks) {
            Batch batch;
            std::vector<NodeId> nodes;
            for (auto n = random() % 6; n > 0; --n) {
                nodes.push_back(NodeId{quint32(random() % (random() % 100 + 1))});
                batch.add("t", QByteArray(int(random() % 300), char(random() % 256)),
                          random() % 8 == 0);
            }
            const QByteArray bytes = batch.bytes;
            log.beginChunk(std::move(batch));
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                const MessageRecord &r = batch.records[i];
                const MessageId id = log.append(nodes[i], r);
                payloads[id] = bytes.mid(r.payloadOffset, r.payloadLength);
                if (!r.outbound)
                    lastReceived[nodes[i]] = id;
            }
        }
        log.commit();
        log.trim();
        const auto counters = log.counters();
        QCOMPARE(counters.received, quint64(payloads.size()));
        QCOMPARE(counters.received, counters.kept + counters.evicted);
        quint64 present = 0;
        for (const auto &[id, payload] : payloads) {
            QCOMPARE(log.contains(id), !log.message(id).isNull());
            if (log.contains(id)) {
                ++present;
                QCOMPARE(payloadOf(log, id), payload);
            }
        }
        QCOMPARE(present, counters.kept);
        for (const auto &[node, id] : lastReceived)
            QCOMPARE(log.last(node).id(), id);
    }
}

QTEST_GUILESS_MAIN(TestMessageLog)
#include "tst_messagelog.moc"
