// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "bench/naivetree.h"
#include "bench/traffic.h"

#include <malloc.h>

#include <random>

// Topic tree and message log without socket and window: how many messages a second they take in,
// and what a topic costs in memory.
namespace {

using bench::Better;
using bench::MessagesPerTick;
using bench::PayloadBytes;
using bench::runNaive;
using bench::topicName;
using bench::traffic;
using Ours = bench::AppliedStore;
using store::MessageId;

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
