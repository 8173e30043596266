// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "pipeline/recordapplier.h"
#include "pipeline/topicsearch.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>

#include <random>

// The topic filter at 100,000 topics with JSON values: how long until the first and until the
// complete result, in the real event loop with its pauses, and the longest time it held the thread.
namespace {

constexpr int Topics = 100'000;
constexpr int Rounds = 5;
constexpr int MessagesPerTick = 8192;

QByteArray topicName(int number)
{
    static constexpr const char *Leaves[]
        = {"torque", "speed",  "position", "temperature", "current",
           "state",  "errors", "mode",     "voltage",     "uptime"};
    return QByteArray("plant/line-" + QByteArray::number(number / 1000) + "/machine-"
                      + QByteArray::number(number / 100 % 10) + "/axis-"
                      + QByteArray::number(number / 10 % 10) + '/' + Leaves[number % 10]);
}

struct Store {
    store::TopicTree tree;
    store::MessageLog log{512LL * 1024 * 1024};
    pipeline::SubscriptionList subscriptions;
    pipeline::RecordApplier applier{tree, log, subscriptions};

    void commit()
    {
        tree.commit();
        log.commit();
    }

    void fill()
    {
        std::mt19937 random(1);
        const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1000;
        for (int i = 0; i < Topics; ++i) {
            const QByteArray topic = topicName(i);
            const QByteArray payload = i % 2 == 0
                ? QByteArray::number(random() % 1000)
                : QByteArray("{\"value\":" + QByteArray::number(random() % 1000)
                             + ",\"unit\":\"Nm\",\"battery\":" + QByteArray::number(random() % 100)
                             + ",\"state\":{\"mode\":\"auto\",\"ok\":true}}");
            mqtt::MessageBatch batch;
            mqtt::MessageRecord record;
            record.receivedAtUs = now - static_cast<qint64>(random() % 60'000'000);
            record.topicLength = static_cast<quint16>(topic.size());
            record.payloadOffset = static_cast<quint32>(topic.size());
            record.payloadLength = static_cast<quint32>(payload.size());
            batch.bytes = topic + payload;
            log.beginChunk({batch.bytes, {}});
            applier.received(batch.bytes, {&record, 1});
            if (i % MessagesPerTick == 0)
                commit();
        }
        commit();
    }
};

void measure(const char *name, Store &store, const QString &text)
{
    std::vector<double> first;
    std::vector<double> complete;
    double slice = 0;
    int matches = 0;
    for (int round = 0; round < Rounds; ++round) {
        pipeline::TopicSearch search;
        search.setStore(&store.tree, &store.log);
        const auto query = store::TopicQuery::parse(text);
        if (!query)
            return;
        QEventLoop loop;
        const bench::Stopwatch watch;
        QObject::connect(&search, &pipeline::TopicSearch::replaced, &loop,
                         [&] { first.push_back(watch.seconds() * 1000); });
        QObject::connect(&search, &pipeline::TopicSearch::completed, &loop, [&] {
            complete.push_back(watch.seconds() * 1000);
            loop.quit();
        });
        search.setQuery(*query);
        loop.exec();
        slice = std::max(slice,
                         std::chrono::duration<double, std::milli>(search.longestSlice()).count());
        matches = search.result()->matches();
    }
    const std::string title = std::string(name) + " (" + std::to_string(matches) + " match)";
    bench::report("filter", title + " first result", bench::median(first), "ms");
    bench::report("filter", title + " complete", bench::median(complete), "ms");
    bench::report("filter", title + " longest slice", slice, "ms");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    Store store;
    store.fill();
    measure("words", store, QStringLiteral("machine-4 torque"));
    measure("words that all match", store, QStringLiteral("plant"));
    measure("pattern", store, QStringLiteral("plant/+/machine-4/+/torque"));
    measure("regex", store, QStringLiteral("/line-\\d+/.*-(4|7)/(torque|speed)$/"));
    measure("regex that gives up", store, QStringLiteral("/^(.*)*(.*)*(.*)*[xyz]{9}/"));
    measure("value", store, QStringLiteral("value>990"));
    measure("field", store, QStringLiteral("field:battery<2"));
    measure("age", store, QStringLiteral("age<1s"));
    measure("retained", store, QStringLiteral("retained:yes"));
    return 0;
}
