// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "bench/traffic.h"
#include "pipeline/connection.h"
#include "topics/topictreemodel.h"
#include "topics/topictreeview.h"

#include <QApplication>
#include <QFile>
#include <QStandardItemModel>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <random>
#include <span>

#include <malloc.h>
#include <unistd.h>

// A million topics of five levels, 100,000 of them below one parent: what they cost in memory, how
// fast they come in, how long the widest branch takes to open on screen, and what Clear gives back.
// Peers: the naive tree, and a stock QTreeView over QStandardItemModel.
namespace {

using namespace Qt::Literals::StringLiterals;
using bench::Better;

constexpr int Topics = 1'000'000;
constexpr int Siblings = 100'000;
constexpr int Wide = Topics - Siblings;

QByteArray name(int number)
{
    return number < Wide
        ? bench::topicName(number)
        : QByteArray("fleet/eu/berlin/vehicles/vehicle-" + QByteArray::number(number - Wide));
}

// Every topic once, in an order of no meaning.
std::vector<mqtt::MessageBatch> everyTopicOnce()
{
    std::vector<int> order(Topics);
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), std::mt19937(3));
    std::vector<mqtt::MessageBatch> batches;
    mqtt::MessageBatch batch;
    for (const int number : order) {
        bench::add(batch, name(number), number);
        if (std::size_t(batch.bytes.size()) >= bench::BatchBytes) {
            batch.bytes.squeeze();
            batches.push_back(std::exchange(batch, {}));
        }
    }
    batch.bytes.squeeze();
    batches.push_back(std::move(batch));
    return batches;
}

double allocated()
{
    const auto info = mallinfo2();
    return double(info.uordblks + info.hblkhd);
}

double resident()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE));
}

// As pipeline::Connection does it: 8 ms of applying, then showing. The longest tick in seconds.
double runInTicks(pipeline::Connection &connection, const std::vector<mqtt::MessageBatch> &batches)
{
    using namespace std::chrono_literals;
    using Clock = std::chrono::steady_clock;
    const pipeline::SubscriptionList subscriptions;
    store::TopicTree &tree = connection.topics();
    store::MessageLog &log = connection.log();
    pipeline::RecordApplier applier(tree, log, subscriptions);
    double longest = 0;
    bench::Stopwatch tick;
    Clock::time_point deadline = Clock::now() + 8ms;
    const auto show = [&] {
        tree.commit(Clock::now() + 4ms);
        log.commit();
        log.trim(Clock::now() + 4ms);
        longest = std::max(longest, tick.seconds());
        tick = {};
        deadline = Clock::now() + 8ms;
    };
    for (const mqtt::MessageBatch &batch : batches) {
        log.beginChunk({batch.bytes, {}});
        const std::span records(batch.records);
        for (std::size_t i = 0; i < records.size(); i += bench::MessagesPerRun) {
            applier.received(
                batch.bytes,
                records.subspan(i, std::min(bench::MessagesPerRun, records.size() - i)));
            if (Clock::now() >= deadline)
                show();
        }
    }
    while (tree.shownCount() < tree.nodeCount())
        show();
    show();
    return longest;
}

struct Stall {
    double openMs = 0; // until the rows are on screen
    double scrollMs = 0; // to the last of them
};

Stall open(QTreeView &view, const QModelIndex &wide)
{
    Stall stall;
    bench::Stopwatch watch;
    view.expand(wide);
    QApplication::processEvents();
    view.viewport()->repaint();
    stall.openMs = watch.seconds() * 1e3;
    watch = {};
    view.scrollToBottom();
    view.viewport()->repaint();
    stall.scrollMs = watch.seconds() * 1e3;
    return stall;
}

QModelIndex wideBranch(QTreeView &view, const QAbstractItemModel &model)
{
    QModelIndex index;
    for (const QString &level : {u"fleet"_s, u"eu"_s, u"berlin"_s, u"vehicles"_s}) {
        const QModelIndexList found
            = model.match(model.index(0, 0, index), Qt::DisplayRole, level, 1, Qt::MatchExactly);
        if (found.isEmpty())
            return {};
        index = found.first();
        if (level != u"vehicles"_s)
            view.expand(index);
    }
    return index;
}

Stall openStock()
{
    QStandardItemModel model;
    QStandardItem *parent = model.invisibleRootItem();
    for (const QString &level : {u"fleet"_s, u"eu"_s, u"berlin"_s, u"vehicles"_s}) {
        auto *item = new QStandardItem(level);
        parent->appendRow(item);
        parent = item;
    }
    QList<QStandardItem *> rows;
    for (int i = 0; i < Siblings; ++i)
        rows += new QStandardItem(u"vehicle-%1"_s.arg(i));
    parent->appendRows(rows);
    QTreeView view;
    view.setModel(&model);
    view.resize(600, 800);
    view.show();
    const QModelIndex wide = wideBranch(view, model);
    QApplication::processEvents();
    return open(view, wide);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const double residentAtStart = resident();
    auto batches = everyTopicOnce();
    double naiveRate = 0;
    double naiveBytes = 0;
    {
        const double before = allocated();
        NaiveTree tree;
        const bench::Stopwatch watch;
        bench::runNaive(tree, batches);
        naiveRate = Topics / watch.seconds();
        tree.forgetHistory();
        naiveBytes = (allocated() - before - double(Topics) * bench::PayloadBytes) / Topics;
    }
    malloc_trim(0);
    const double before = allocated();

    pipeline::Connection connection({}, nullptr);
    const bench::Stopwatch watch;
    const double longestTick = runInTicks(connection, batches);
    bench::report("topics", "discover, all rows shown", Topics / watch.seconds(), "messages/s",
                  "naive Qt tree", naiveRate, Better::Higher);
    bench::report("topics", "longest tick while discovering", longestTick * 1e3, "ms");
    // The buffers are shared with ours: what is allocated since is everything but the messages.
    bench::report("topics", "bytesPerTopic beyond its last message",
                  (allocated() - before) / Topics, "bytes", "naive Qt tree", naiveBytes,
                  Better::Lower);
    batches = {};
    const double full = resident();

    {
        ui::TopicTreeModel model;
        model.setStore(&connection.topics(), &connection.log());
        ui::TopicTreeView view;
        view.setTopicModel(&model);
        view.setTouched();
        view.resize(600, 800);
        view.show();
        QApplication::processEvents();
        const QModelIndex wide = wideBranch(view, model);
        QApplication::processEvents();
        const Stall ours = open(view, wide);
        const Stall stock = openStock();
        bench::report("topics", "open 100,000 siblings", ours.openMs, "ms",
                      "QTreeView, QStandardItemModel", stock.openMs, Better::Lower);
        bench::report("topics", "scroll to the last of them", ours.scrollMs, "ms",
                      "QTreeView, QStandardItemModel", stock.scrollMs, Better::Lower);
    }

    const bench::Stopwatch clearing;
    connection.clear();
    bench::report("topics", "clear", clearing.seconds() * 1e3, "ms");
    bench::report("topics", "memory given back by Clear",
                  100 * (full - resident()) / (full - residentAtStart), "%");
    return 0;
}
