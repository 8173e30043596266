// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/messagelog.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace Qt::Literals::StringLiterals;
using mqtt::MessageBatch;
using mqtt::MessageRecord;
using store::MessageId;
using store::MessageLog;
using store::NodeId;

namespace {

MessageRecord addTo(MessageBatch &batch, const QByteArray &payload, bool outbound = false)
{
    MessageRecord record;
    record.topicOffset = quint32(batch.bytes.size());
    record.topicLength = 3;
    batch.bytes += "a/b";
    record.payloadOffset = quint32(batch.bytes.size());
    record.payloadLength = quint32(payload.size());
    batch.bytes += payload;
    record.outbound = outbound;
    return record;
}

MessageId append(MessageLog &log, NodeId node, const QByteArray &payload)
{
    MessageBatch batch;
    const MessageRecord record = addTo(batch, payload);
    log.beginChunk(std::move(batch));
    return log.append(node, record);
}

// What a history of this topic shows, newest first.
std::vector<MessageId> chain(const MessageLog &log, NodeId node)
{
    std::vector<MessageId> ids;
    const std::vector<MessageId> newest = log.newest({node}, 1);
    for (MessageId id = newest.empty() ? MessageId::None : newest.front(); id != MessageId::None;
         id = log.previous(id))
        ids.push_back(id);
    return ids;
}

void flood(MessageLog &log, NodeId node, int messages)
{
    for (int i = 0; i < messages; ++i) {
        append(log, node, QByteArray(500, 'x'));
        log.trim();
    }
}

constexpr NodeId Rare{1};
constexpr NodeId Busy{2};
constexpr NodeId Wanted{3};

} // namespace

// Which messages stay when the budget is spent.
class TestRetention : public QObject {
    Q_OBJECT

private slots:
    void theNewestFewOfATopicStay();
    void aNewerOneTakesThePlace();
    void wholeTopicsStay();
    void wholeTopicsHaveALimitToo();
    void keptOnesShrinkToTheLastValue();
    void manyBusyTopicsKeepFewerEach();
    void noTimeMeansLater();
    void overdraftNeedsNoTime();
    void clearForgetsWhatWasWanted();
    void agreesWithNaive_data();
    void agreesWithNaive();
};

void TestRetention::theNewestFewOfATopicStay()
{
    MessageLog log(100'000);
    log.setKeptPerTopic(5);
    std::vector<MessageId> rare;
    for (int i = 0; i < 30; ++i)
        rare.insert(rare.begin(), append(log, Rare, QByteArray::number(i)));
    flood(log, Busy, 1000);
    QVERIFY(log.counters().bytes <= 100'000);
    rare.resize(5);
    QCOMPARE(chain(log, Rare), rare);
    QCOMPARE(log.keptCount(Rare), qint64(5));
    QCOMPARE(log.message(rare[4]).payload().toByteArray(), "25"_ba);
    QCOMPARE(log.message(rare[4]).topic().toByteArray(), "a/b"_ba);
    QCOMPARE(log.newest({Rare, Busy}, 100'000).front(), rare[4]);
    QCOMPARE(log.counters().kept + log.counters().evicted, log.counters().received);
}

void TestRetention::aNewerOneTakesThePlace()
{
    MessageLog log(100'000);
    log.setKeptPerTopic(3);
    for (int i = 0; i < 3; ++i)
        append(log, Rare, "old");
    flood(log, Busy, 500);
    QCOMPARE(chain(log, Rare), (std::vector<MessageId>{MessageId{3}, MessageId{2}, MessageId{1}}));
    QSignalSpy gone(&log, &MessageLog::evictedBefore);
    const MessageId fresh = append(log, Rare, "new");
    log.trim();
    QCOMPARE(chain(log, Rare), (std::vector<MessageId>{fresh, MessageId{3}, MessageId{2}}));
    QCOMPARE(gone.size(), 1); // although no chunk had to go
}

void TestRetention::wholeTopicsStay()
{
    MessageLog log(200'000);
    log.setKeptPerTopic(2);
    log.setKeptWhole(Wanted, true);
    QVERIFY(log.isKeptWhole(Wanted));
    QVERIFY(!log.isKeptWhole(Rare));
    for (int i = 0; i < 100; ++i) {
        append(log, Wanted, QByteArray(50, 'w'));
        append(log, Rare, QByteArray(50, 'r'));
        flood(log, Busy, 20);
    }
    QCOMPARE(log.keptCount(Wanted), qint64(100));
    QCOMPARE(chain(log, Wanted).size(), std::size_t(100));
    QVERIFY(log.keptCount(Rare) < 100);
    QCOMPARE(log.counters().evictedFromWhole, quint64(0));
    log.setKeptWhole(Wanted, false); // as any other from now on
    for (int i = 0; i < 100; ++i) {
        append(log, Wanted, QByteArray(50, 'w'));
        flood(log, Busy, 20);
    }
    QVERIFY(log.keptCount(Wanted) < 50);
    QCOMPARE(log.counters().kept + log.counters().evicted, log.counters().received);
}

void TestRetention::wholeTopicsHaveALimitToo()
{
    MessageLog log(200'000);
    log.setKeptWhole(Wanted, true);
    append(log, Rare, "rare");
    flood(log, Wanted, 3000);
    const auto counters = log.counters();
    QVERIFY(counters.bytes <= 200'000);
    QVERIFY(counters.evictedFromWhole > 2000); // and it is said
    QVERIFY(log.keptCount(Wanted) > 150);
    QCOMPARE(chain(log, Wanted).size(), std::size_t(log.keptCount(Wanted)));
    QCOMPARE(log.last(Rare).payload().toByteArray(), "rare"_ba);
    QCOMPARE(counters.kept + counters.evicted, counters.received);
}

void TestRetention::keptOnesShrinkToTheLastValue()
{
    MessageLog log(200'000);
    for (int round = 0; round < 20; ++round) {
        for (quint32 node = 0; node < 100; ++node)
            append(log, NodeId{node + 10}, QByteArray(200, 'x'));
        log.trim();
    }
    flood(log, Busy, 2000);
    const auto counters = log.counters();
    QVERIFY(counters.bytes <= 200'000);
    QCOMPARE(counters.kept + counters.evicted, counters.received);
    for (quint32 node = 0; node < 100; ++node) {
        const qint64 kept = log.keptCount(NodeId{node + 10});
        QVERIFY(kept >= 1 && kept < 20);
        QCOMPARE(chain(log, NodeId{node + 10}).size(), std::size_t(kept));
    }
}

// A tick without time drops a part; what is left follows, and nothing is counted twice.
// 200 topics with 20 messages each do not fit: all have about as many, and those are the newest.
void TestRetention::manyBusyTopicsKeepFewerEach()
{
    MessageLog log(500'000);
    constexpr quint32 Topics = 200;
    for (int round = 0; round < 40; ++round) {
        for (quint32 topic = 1; topic <= Topics; ++topic)
            append(log, NodeId{topic}, QByteArray(300, 'x'));
        log.trim();
    }
    QVERIFY(log.counters().bytes <= 500'000);
    QCOMPARE(log.counters().kept + log.counters().evicted, log.counters().received);
    const auto fewest = qint64(log.counters().kept / Topics) - 1;
    QVERIFY(fewest >= 3);
    for (quint32 topic = 1; topic <= Topics; ++topic) {
        QVERIFY(log.keptCount(NodeId{topic}) >= fewest);
        std::vector<MessageId> newest = chain(log, NodeId{topic});
        for (std::size_t i = 0; i < newest.size(); ++i)
            QCOMPARE(newest[i], MessageId{(39 - i) * Topics + topic});
    }
}

void TestRetention::noTimeMeansLater()
{
    MessageLog log(10'000'000);
    log.setKeptPerTopic(1);
    MessageBatch batch;
    std::vector<MessageRecord> records;
    for (int i = 0; i < 2000; ++i)
        records.push_back(addTo(batch, QByteArray(50, 'x')));
    log.beginChunk(std::move(batch));
    for (const MessageRecord &record : records)
        log.append(Busy, record);
    append(log, Busy, "last");
    log.trim();
    const auto noTime = MessageLog::Clock::now();
    log.setByteBudget(1000);
    while (log.trim(noTime)) { }
    QCOMPARE(log.counters().kept, quint64(1));

    MessageLog slow(1000);
    slow.setKeptPerTopic(1);
    MessageBatch again;
    for (int i = 0; i < 2000; ++i)
        records[std::size_t(i)] = addTo(again, QByteArray(50, 'x'));
    slow.beginChunk(std::move(again));
    for (const MessageRecord &record : records)
        slow.append(Busy, record);
    append(slow, Busy, "last");
    slow.trim(noTime);
    QVERIFY(slow.counters().kept > 1);
    for (int i = 0; i < 100 && slow.counters().kept > 1; ++i) {
        const auto soon = MessageLog::Clock::now() + std::chrono::milliseconds(1);
        slow.trim(soon);
        QCOMPARE(slow.counters().kept + slow.counters().evicted, quint64(2001));
        QCOMPARE(chain(slow, Busy).size(), std::size_t(slow.counters().kept));
    }
    QCOMPARE(slow.counters().kept, quint64(1));
}

void TestRetention::overdraftNeedsNoTime()
{
    MessageLog log(1'000'000);
    log.setKeptPerTopic(1);
    const auto noTime = MessageLog::Clock::now();
    for (int i = 0; i < 400; ++i) {
        append(log, Busy, QByteArray(200'000, 'x'));
        log.trim(noTime);
        QVERIFY(log.counters().bytes <= 1'000'000 + MessageLog::Overdraft + 300'000);
    }
    QVERIFY(log.counters().evicted > 0);
}

void TestRetention::clearForgetsWhatWasWanted()
{
    MessageLog log(10'000);
    log.setKeptWhole(Wanted, true);
    append(log, Wanted, "x");
    log.clear();
    QVERIFY(!log.isKeptWhole(Wanted));
    QCOMPARE(log.keptCount(Wanted), qint64(0));
    QCOMPARE(log.counters().bytes, qint64(0));
}

void TestRetention::agreesWithNaive_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<qint64>("budget");
    QTest::addColumn<bool>("roomy"); // the copies never take half of the budget
    for (unsigned seed = 1; seed <= 8; ++seed) {
        QTest::addRow("roomy, seed %u", seed) << seed << qint64(400'000) << true;
        QTest::addRow("tight, seed %u", seed) << seed << qint64(seed * 5000) << false;
    }
}

// Any mix of topics, own messages, sizes, wishes and budgets, against plain lists.
void TestRetention::agreesWithNaive()
{
    QFETCH(unsigned, seed);
    QFETCH(qint64, budget);
    QFETCH(bool, roomy);
    std::mt19937 random(seed);
    const auto below = [&](quint32 bound) { return quint32(random() % bound); };
    const int keptPerTopic = 1 + int(below(6));
    MessageLog log(budget);
    log.setKeptPerTopic(keptPerTopic);
    std::map<NodeId, std::vector<MessageId>> byTopic; // all there ever were
    std::map<NodeId, MessageId> lastReceived;
    std::map<MessageId, QByteArray> payloads;
    std::set<NodeId> whole;
    for (int tick = 0; tick < 150; ++tick) {
        for (unsigned chunks = below(4); chunks > 0; --chunks) {
            MessageBatch batch;
            std::vector<MessageRecord> records;
            for (unsigned n = below(12); n > 0; --n)
                records.push_back(
                    addTo(batch, QByteArray(int(below(800)), char(below(256))), below(8) == 0));
            const QByteArray bytes = batch.bytes;
            log.beginChunk(std::move(batch));
            for (const MessageRecord &record : records) {
                const NodeId node{below(1 + below(60))};
                const MessageId id = log.append(node, record);
                byTopic[node].push_back(id);
                payloads[id] = bytes.mid(record.payloadOffset, record.payloadLength);
                if (!record.outbound)
                    lastReceived[node] = id;
            }
        }
        if (below(20) == 0) {
            const NodeId node{40 + below(20)}; // rare ones
            const bool wish = whole.count(node) == 0;
            log.setKeptWhole(node, wish);
            wish ? void(whole.insert(node)) : void(whole.erase(node));
        }
        log.commit();
        log.trim(below(2) == 0 ? MessageLog::Clock::now() : MessageLog::Clock::time_point::max());

        const auto counters = log.counters();
        QCOMPARE(counters.received, quint64(payloads.size()));
        QCOMPARE(counters.received, counters.kept + counters.evicted);
        if (roomy)
            QCOMPARE(counters.evictedFromWhole, quint64(0));
        if (tick % 6 != 5)
            continue; // looking at everything takes its time
        quint64 present = 0;
        for (const auto &[id, payload] : payloads) {
            const store::Message message = log.message(id);
            QCOMPARE(log.contains(id), !message.isNull());
            if (message.isNull())
                continue;
            ++present;
            QCOMPARE(message.payload().toByteArray(), payload);
            QCOMPARE(log.payload(id).toByteArray(), payload);
        }
        QCOMPARE(present, counters.kept);
        std::vector<NodeId> nodes;
        std::vector<MessageId> all;
        for (const auto &[node, ids] : byTopic) {
            std::vector<MessageId> there;
            for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
                if (log.contains(*id))
                    there.push_back(*id);
            }
            QCOMPARE(chain(log, node), there);
            QCOMPARE(log.keptCount(node), qint64(there.size()));
            // A received one that had to stay may take the place of one of ours.
            const auto least = std::min(ids.size(), std::size_t(keptPerTopic));
            if (roomy)
                QVERIFY(there.size() >= least);
            for (std::size_t i = 0; roomy && i + 1 < least; ++i)
                QVERIFY(log.contains(ids[ids.size() - 1 - i]));
            nodes.push_back(node);
            all.insert(all.end(), there.begin(), there.end());
        }
        for (const auto &[node, id] : lastReceived)
            QCOMPARE(log.last(node).id(), id);
        std::sort(all.begin(), all.end());
        QCOMPARE(log.newest(nodes, 1'000'000), all);
        if (QTest::currentTestFailed())
            return;
    }
}

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
