// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "pipeline/recordapplier.h"

#include <optional>
#include <random>

// What it costs to count the messages of each subscription: the applier alone, with and without.
namespace {

constexpr int Messages = 1'000'000;
constexpr int PerBatch = 200;
constexpr int Runs = 5;

QByteArray topicName(int number)
{
    return QByteArray("plant/line-" + QByteArray::number(number / 1000) + "/machine-"
                      + QByteArray::number(number / 10 % 100) + "/value-"
                      + QByteArray::number(number % 10));
}

std::vector<mqtt::MessageBatch> traffic(int topics)
{
    std::mt19937 random(1);
    std::vector<mqtt::MessageBatch> batches;
    for (int i = 0; i < Messages / PerBatch; ++i) {
        mqtt::MessageBatch batch;
        for (int j = 0; j < PerBatch; ++j) {
            const QByteArray topic = topicName(int(random() % unsigned(topics)));
            mqtt::MessageRecord record;
            record.receivedAtUs = 1'000'000LL * (i + 1) + j;
            record.topicOffset = quint32(batch.bytes.size());
            record.topicLength = quint16(topic.size());
            batch.bytes += topic;
            record.payloadOffset = quint32(batch.bytes.size());
            const QByteArray payload = QByteArray::number(i * PerBatch + j);
            record.payloadLength = quint32(payload.size());
            batch.bytes += payload;
            batch.records.push_back(record);
        }
        batches.push_back(std::move(batch));
    }
    return batches;
}

double run(const std::vector<mqtt::MessageBatch> &batches, const QByteArrayList &filters)
{
    store::TopicTree tree;
    store::MessageLog log(64LL * 1024 * 1024);
    const pipeline::SubscriptionList subscriptions;
    pipeline::SubscriptionMeter meter;
    std::vector<pipeline::SubscriptionMeter::Followed> followed;
    for (const QByteArray &filter : filters)
        followed.push_back({*mqtt::TopicFilter::fromBytes(filter), std::nullopt});
    meter.follow(followed);
    pipeline::RecordApplier applier(tree, log, subscriptions, filters.isEmpty() ? nullptr : &meter);
    const bench::Stopwatch watch;
    int untilCommit = 0;
    for (const mqtt::MessageBatch &batch : batches) {
        log.beginChunk({batch.bytes, {}});
        applier.received(batch.bytes, batch.records);
        if (++untilCommit % 40 == 0) {
            tree.commit();
            log.commit();
            log.trim();
            meter.sample(untilCommit);
        }
    }
    return Messages / watch.seconds();
}

} // namespace

int main()
{
    for (const int topics : {100, 100'000}) {
        const std::vector<mqtt::MessageBatch> batches = traffic(topics);
        const QByteArrayList one{"#"};
        const QByteArrayList eight{"#",      "plant/#", "plant/+/machine-1/#", "+/line-3/#",
                                   "$SYS/#", "other",   "plant/+/+/value-7",   "plant/line-1/#"};
        std::vector<double> none;
        std::vector<double> withOne;
        std::vector<double> withEight;
        for (int i = 0; i < Runs; ++i) {
            none.push_back(run(batches, {}));
            withOne.push_back(run(batches, one));
            withEight.push_back(run(batches, eight));
        }
        const std::string name = std::to_string(topics) + " topics, ";
        bench::report("subscriptions", name + "1 filter", bench::median(withOne), "msg/s",
                      "not counted", bench::median(none), bench::Better::Higher);
        bench::report("subscriptions", name + "8 filters", bench::median(withEight), "msg/s",
                      "not counted", bench::median(none), bench::Better::Higher);
    }
    return 0;
}
