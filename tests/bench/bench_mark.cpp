// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "pipeline/recordapplier.h"

#include <QCoreApplication>

#include <memory>
#include <vector>

// What *Mark now* costs, at 1,000 and at 100,000 topics: the mark itself beside a copy of all last
// values, and a message without a mark, its first change after one, and every later one.
namespace {

constexpr int Rounds = 7;

class Store {
public:
    explicit Store(int topics)
    {
        for (int i = 0; i < topics; ++i)
            m_topics.push_back("plant/line-" + QByteArray::number(i / 1000) + "/machine-"
                               + QByteArray::number(i / 10 % 100) + "/value-"
                               + QByteArray::number(i % 10));
        receiveAll();
    }

    // One message on each topic, each another value; nanoseconds a message.
    double receiveAll()
    {
        ++m_value;
        mqtt::MessageBatch batch;
        for (const QByteArray &topic : m_topics) {
            mqtt::MessageRecord record;
            record.receivedAtUs = m_value;
            record.topicOffset = static_cast<quint32>(batch.bytes.size());
            record.topicLength = static_cast<quint16>(topic.size());
            batch.bytes += topic;
            record.payloadOffset = static_cast<quint32>(batch.bytes.size());
            const QByteArray payload = "{\"value\":" + QByteArray::number(m_value) + '}';
            record.payloadLength = static_cast<quint32>(payload.size());
            batch.bytes += payload;
            batch.records.push_back(record);
        }
        const bench::Stopwatch watch;
        log.beginChunk({batch.bytes, {}});
        applier.received(batch.bytes, batch.records);
        const double seconds = watch.seconds();
        tree.commit();
        log.commit();
        log.trim();
        return seconds * 1e9 / static_cast<double>(m_topics.size());
    }

    double copyAll() const
    {
        const bench::Stopwatch watch;
        std::vector<QByteArray> copies;
        copies.reserve(m_topics.size());
        for (int i = 1; i <= tree.nodeCount(); ++i) {
            const store::NodeId node{static_cast<quint32>(i)};
            if (tree.lastMessage(node) != store::MessageId::None)
                copies.push_back(log.last(node).payload().toByteArray());
        }
        return watch.seconds() * 1e6;
    }

    store::TopicTree tree;
    store::MessageLog log{256LL * 1024 * 1024};
    pipeline::SubscriptionList subscriptions;
    pipeline::RecordApplier applier{tree, log, subscriptions};

private:
    std::vector<QByteArray> m_topics;
    int m_value = 0;
};

void measure(int topics)
{
    std::vector<double> plain;
    std::vector<double> marking;
    std::vector<double> copying;
    std::vector<double> first;
    std::vector<double> later;
    std::vector<double> bytes;
    for (int round = 0; round < Rounds; ++round) {
        Store store(topics);
        plain.push_back(store.receiveAll());
        copying.push_back(store.copyAll());
        const bench::Stopwatch watch;
        store.tree.baselines().add(QStringLiteral("mark"), 0);
        marking.push_back(watch.seconds() * 1e6);
        first.push_back(store.receiveAll());
        later.push_back(store.receiveAll());
        bytes.push_back(static_cast<double>(store.tree.baselines().counters().bytes) / topics);
    }
    const std::string at = " at " + std::to_string(topics) + " topics";
    bench::report("mark", "mark now" + at, bench::median(marking), "us");
    bench::report("mark", "copy of everything instead" + at, bench::median(copying), "us");
    bench::report("mark", "message without a mark" + at, bench::median(plain), "ns");
    bench::report("mark", "first change after a mark" + at, bench::median(first), "ns");
    bench::report("mark", "later change" + at, bench::median(later), "ns");
    bench::report("mark", "memory of an old value" + at, bench::median(bytes), "bytes");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    measure(1'000);
    measure(100'000);
    return 0;
}
