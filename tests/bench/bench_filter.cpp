// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "bench/filledstore.h"
#include "pipeline/topicsearch.h"

#include <QCoreApplication>
#include <QEventLoop>

// The topic filter at 100,000 topics with JSON values: how long until the first and until the
// complete result, in the real event loop with its pauses, and the longest time it held the thread.
namespace {

constexpr int Rounds = 5;
void measure(const char *name, bench::FilledStore &store, const QString &text)
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
    bench::FilledStore store;
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
