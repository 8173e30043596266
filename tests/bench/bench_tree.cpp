// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "bench/naivetree.h"
#include "pipeline/recordapplier.h"
#include "store/messagelog.h"
#include "store/topictree.h"

#include <malloc.h>

#include <random>
#include <span>

// Topic tree and message log without socket and window: how many messages a second they take in,
// and what a topic costs in memory.
namespace {

using bench::Better;
using store::MessageId;

constexpr int PayloadBytes = 128;
constexpr std::size_t BatchBytes = 256 * 1024;
constexpr std::size_t MessagesPerTick = 8192;
constexpr std::size_t MessagesPerRun = 128; // between two looks at the clock

// plant/line-7/machine-42/axis-3/torque: five levels, ten siblings on most of them.
QByteArray topicName(int number)
{
    static constexpr const char *Leaves[]
        = {"torque", "speed",  "position", "temperature", "current",
           "state",  "errors", "mode",     "voltage",     "uptime"};
    return QByteArray("plant/line-" + QByteArray::number(number / 1000) + "/machine-"
                      + QByteArray::number(number / 100 % 10) + "/axis-"
                      + QByteArray::number(number / 10 % 10) + '/' + Leaves[number % 10]);
}

// Buffers as a client hands them over: random topics, payloads that mostly change.
std::vector<mqtt::MessageBatch> traffic(int topics, int messages)
{
    std::mt19937 random(1);
    std::vector<QByteArray> names;
    for (int i = 0; i < topics; ++i)
        names.push_back(topicName(i));
    std::vector<mqtt::MessageBatch> batches;
    mqtt::MessageBatch batch;
    for (int i = 0; i < messages; ++i) {
        const QByteArray &topic = names[random() % names.size()];
        QByteArray payload(PayloadBytes, 'x');
        payload.replace(0, 10, QByteArray::number(1'000'000'000 + i % 1'000'000));
        mqtt::MessageRecord record;
        record.receivedAtUs = 1'700'000'000'000'000 + i;
        record.topicOffset = quint32(batch.bytes.size()) + 4;
        record.topicLength = quint16(topic.size());
        batch.bytes.append("\x30\x7f\x00\x20", 4).append(topic);
        record.payloadOffset = quint32(batch.bytes.size());
        record.payloadLength = PayloadBytes;
        batch.bytes.append(payload);
        batch.records.push_back(record);
        if (std::size_t(batch.bytes.size()) >= BatchBytes || i + 1 == messages) {
            batch.bytes.squeeze();
            batches.push_back(std::exchange(batch, {}));
        }
    }
    return batches;
}

struct Ours {
    store::TopicTree tree;
    store::MessageLog log{512LL * 1024 * 1024};
    pipeline::SubscriptionList subscriptions;
    pipeline::RecordApplier applier{tree, log, subscriptions};

    void run(const std::vector<mqtt::MessageBatch> &batches)
    {
        std::size_t inTick = 0;
        for (const mqtt::MessageBatch &batch : batches) {
            log.beginChunk({batch.bytes, {}});
            // In runs, as pipeline::Ingest does.
            const std::span records(batch.records);
            for (std::size_t i = 0; i < records.size(); i += MessagesPerRun) {
                const std::size_t count = std::min(MessagesPerRun, records.size() - i);
                applier.received(batch.bytes, records.subspan(i, count));
                inTick += count;
                if (inTick >= MessagesPerTick) {
                    inTick = 0;
                    commit();
                }
            }
        }
        commit();
    }

    void commit()
    {
        tree.commit();
        log.commit();
        log.trim();
    }
};

void runNaive(NaiveTree &tree, const std::vector<mqtt::MessageBatch> &batches)
{
    for (const mqtt::MessageBatch &batch : batches) {
        const QByteArrayView bytes(batch.bytes);
        for (const mqtt::MessageRecord &r : batch.records)
            tree.arrived(bytes.sliced(r.topicOffset, r.topicLength),
                         bytes.sliced(r.payloadOffset, r.payloadLength), r.receivedAtUs);
    }
}

// Known topics: the first pass discovers them, the second is measured.
void ingest(int topics, int messages)
{
    const auto batches = traffic(topics, messages);
    std::vector<double> ours;
    std::vector<double> naive;
    for (int round = 0; round < 5; ++round) {
        {
            Ours store;
            store.run(batches);
            const bench::Stopwatch watch;
            store.run(batches);
            ours.push_back(messages / watch.seconds());
        }
        {
            NaiveTree tree;
            runNaive(tree, batches);
            tree.forgetHistory();
            const bench::Stopwatch watch;
            runNaive(tree, batches);
            naive.push_back(messages / watch.seconds());
        }
    }
    bench::report("tree", "ingest " + std::to_string(topics) + " topics", bench::median(ours),
                  "messages/s", "naive Qt tree", bench::median(naive), Better::Higher);
}

// Unknown topics, below ten thousand parents or all below one.
void discover(const char *name, int topics, bool flat)
{
    std::vector<QByteArray> names;
    for (int i = 0; i < topics; ++i)
        names.push_back(flat ? QByteArray("flat/device-" + QByteArray::number(i)) : topicName(i));
    std::shuffle(names.begin(), names.end(), std::mt19937(2));
    std::vector<double> ours;
    std::vector<double> naive;
    for (int round = 0; round < 5; ++round) {
        {
            store::TopicTree tree;
            const bench::Stopwatch watch;
            std::size_t inTick = 0;
            for (const QByteArray &topic : names) {
                tree.arrived(tree.ensure(topic), {MessageId{1}, 1, 1, true, false, false, false});
                if (++inTick == MessagesPerTick) {
                    inTick = 0;
                    tree.commit();
                }
            }
            tree.commit();
            ours.push_back(topics / watch.seconds());
        }
        {
            NaiveTree tree;
            const bench::Stopwatch watch;
            for (const QByteArray &topic : names)
                tree.arrived(topic, "1", 1);
            naive.push_back(topics / watch.seconds());
        }
    }
    bench::report("tree", name, bench::median(ours), "topics/s", "naive Qt tree",
                  bench::median(naive), Better::Higher);
}

double allocated()
{
    const auto info = mallinfo2();
    return double(info.uordblks + info.hblkhd);
}

// Tree and log without the bytes of the last message of each topic.
void memory(int topics)
{
    double ours = 0;
    double naive = 0;
    double said = 0;
    const double payloads = double(topics) * PayloadBytes;
    {
        const double before = allocated();
        Ours store;
        for (int i = 0; i < topics; ++i)
            store.tree.arrived(store.tree.ensure(topicName(i)),
                               {MessageId{1}, 1, 1, true, false, false, false});
        store.commit();
        ours = (allocated() - before) / topics;
        said = double(store.tree.bytesUsed()) / topics;
    }
    {
        const double before = allocated();
        NaiveTree tree;
        for (int i = 0; i < topics; ++i)
            tree.arrived(topicName(i), QByteArray(PayloadBytes, 'x'), 1);
        tree.forgetHistory();
        naive = (allocated() - before - payloads) / topics;
    }
    const std::string suffix = " at " + std::to_string(topics) + " topics";
    bench::report("tree", "memory" + suffix, ours, "bytes/topic", "naive Qt tree", naive,
                  Better::Lower);
    bench::report("tree", "memory it says it uses" + suffix, said, "bytes/topic");
}

} // namespace

int main()
{
    ingest(1'000, 1'000'000);
    ingest(100'000, 1'000'000);
    discover("discover 100000 topics", 100'000, false);
    discover("discover 100000 siblings", 100'000, true);
    memory(100'000);
    memory(1'000'000);
    return 0;
}
