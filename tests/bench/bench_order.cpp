// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "pipeline/topicrows.h"
#include "store/messagelog.h"
#include "store/topictree.h"
#include "topics/topictreemodel.h"
#include "topics/topictreeview.h"

#include <QApplication>

#include <random>

// What one sort of the topic tree costs the window: 100,000 siblings in an open branch, with the
// view. The new snapshot is taken, and everything is laid out again, in one turn of the event loop.
namespace {

constexpr int Siblings = 100'000;
constexpr qint64 Start = 1'772'457'728'000'000; // microseconds since the epoch

void fill(store::TopicTree &tree)
{
    std::mt19937 random(1);
    for (int i = 0; i < Siblings; ++i) {
        const store::NodeId node = tree.ensure(QByteArray("flat/device-" + QByteArray::number(i)));
        for (auto messages = 1 + random() % 5; messages > 0; --messages) {
            const qint64 time = Start + static_cast<qint64>(random() % 20'000'000);
            tree.arrived(node, {store::MessageId{1}, time, 20, true, false, false, false});
        }
        if (i % 8192 == 0)
            tree.commit();
    }
    tree.commit();
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    store::TopicTree tree;
    store::MessageLog log(64 << 20);
    fill(tree);
    ui::TopicTreeModel model;
    model.setClock([] { return Start + 20'000'000; });
    model.setStore(&tree, &log);
    ui::TopicTreeView view;
    view.setTopicModel(&model);
    view.resize(520, 700);
    view.show();
    view.expand(model.index(0, 0));
    QApplication::processEvents();

    const std::pair<const char *, store::TopicSort> sorts[]
        = {{"sort by rate", store::TopicSort::Rate},
           {"sort by age", store::TopicSort::Age},
           {"sort by first seen", store::TopicSort::FirstSeen},
           {"back to the name", store::TopicSort::Name}};
    for (const auto &[name, sort] : sorts) {
        std::vector<double> order;
        std::vector<double> all;
        for (int round = 0; round < 5; ++round) {
            store::TopicOrder *made = nullptr;
            if (sort != store::TopicSort::Name) {
                const bench::Stopwatch watch;
                made = new store::TopicOrder(tree, &log, sort, false,
                                             [] { return Start + 20'000'000; });
                made->child(tree.find("flat"), 0);
                order.push_back(watch.seconds() * 1000);
            }
            delete made;
            model.rows()->setSort(store::TopicSort::Age);
            QApplication::processEvents();
            const bench::Stopwatch watch;
            model.rows()->setSort(sort);
            QApplication::processEvents();
            all.push_back(watch.seconds() * 1000);
        }
        if (!order.empty())
            bench::report("order", std::string(name) + ", the snapshot", bench::median(order),
                          "ms");
        bench::report("order", std::string(name) + ", with the view", bench::median(all), "ms");
    }
    return 0;
}
