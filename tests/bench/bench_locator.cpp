// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "bench/filledstore.h"
#include "pipeline/locatorsearch.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QRegularExpression>
#include <QStringList>
#include <QTimer>

#include <functional>

// The locator at 100,000 topics with JSON values: how long from the key to the first and to the
// final hits, in the real event loop with its pauses, and how long the thread was held. The peer is
// the plain way: all topics as strings, asked in one go for each key, the finds sorted.
namespace {

constexpr int Rounds = 5;
constexpr std::chrono::milliseconds Probe{2};

struct Peer {
    explicit Peer(bench::FilledStore &store)
    {
        for (int i = 0; i < bench::FilledStore::Topics; ++i) {
            const QByteArray topic = bench::FilledStore::topicName(i);
            topics.append(QString::fromUtf8(topic));
            values.append(QString::fromUtf8(store.log.last(store.tree.find(topic)).payload()));
        }
    }

    QStringList fragments(const QString &text) const
    {
        const QStringList parts = text.split(u' ');
        return best([&](qsizetype i) {
            return std::all_of(parts.begin(), parts.end(), [&](const QString &part) {
                return topics[i].contains(part, Qt::CaseInsensitive);
            });
        });
    }
    QStringList scattered(const QString &text) const
    {
        QString pattern;
        for (const QChar c : text)
            pattern += QRegularExpression::escape(QString(c)) + QStringLiteral(".*?");
        const QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
        return best([&](qsizetype i) { return expression.match(topics[i]).hasMatch(); });
    }
    QStringList value(const QString &text) const
    {
        return best([&](qsizetype i) { return values[i].contains(text, Qt::CaseInsensitive); });
    }

private:
    QStringList best(const std::function<bool(qsizetype)> &fits) const
    {
        QStringList found;
        for (qsizetype i = 0; i < topics.size(); ++i) {
            if (fits(i))
                found.append(topics[i]);
        }
        std::sort(found.begin(), found.end(), [](const QString &a, const QString &b) {
            return a.size() != b.size() ? a.size() < b.size() : a < b;
        });
        return found.first(std::min<qsizetype>(found.size(), 50));
    }

    QStringList topics;
    QStringList values;
};

void measure(const char *name, bench::FilledStore &store,
             const std::function<void(pipeline::LocatorSearch &)> &ours,
             const std::function<QStringList()> &theirs)
{
    std::vector<double> first;
    std::vector<double> complete;
    std::vector<double> stall;
    std::vector<double> peer;
    double slice = 0;
    for (int round = 0; round < Rounds; ++round) {
        pipeline::LocatorSearch search;
        search.setStore(&store.tree, &store.log);
        QEventLoop loop;
        double longest = 0;
        bench::Stopwatch sinceProbe;
        QTimer probe;
        probe.setTimerType(Qt::PreciseTimer);
        QObject::connect(&probe, &QTimer::timeout, &loop, [&] {
            longest = std::max(longest, sinceProbe.seconds() * 1000);
            sinceProbe = {};
        });
        probe.start(Probe);
        const bench::Stopwatch watch;
        double shown = 0;
        QObject::connect(&search, &pipeline::LocatorSearch::hitsChanged, &loop, [&] {
            if (shown <= 0)
                shown = watch.seconds() * 1000;
        });
        QObject::connect(&search, &pipeline::LocatorSearch::completed, &loop, &QEventLoop::quit);
        ours(search);
        loop.exec();
        complete.push_back(watch.seconds() * 1000);
        first.push_back(shown);
        stall.push_back(longest);
        slice = std::max(slice,
                         std::chrono::duration<double, std::milli>(search.longestSlice()).count());
        const bench::Stopwatch peerWatch;
        if (theirs().isEmpty() != search.hits().empty())
            std::fputs("the peer found something else\n", stderr);
        peer.push_back(peerWatch.seconds() * 1000);
    }
    const std::string title(name);
    constexpr auto lower = bench::Better::Lower;
    bench::report("locator", title + " first hits", bench::median(first), "ms");
    bench::report("locator", title + " complete", bench::median(complete), "ms", "one pass",
                  bench::median(peer), lower);
    bench::report("locator", title + " longest stall", bench::median(stall), "ms", "one pass",
                  bench::median(peer), lower);
    bench::report("locator", title + " longest slice", slice, "ms");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    bench::FilledStore store;
    const Peer peer(store);
    const auto byName = [](const QString &text) {
        return [text](pipeline::LocatorSearch &search) {
            search.findNames(store::FuzzyPattern(text));
        };
    };
    const QString fragments = QStringLiteral("torq 42");
    const QString few = QStringLiteral("line-77 voltage");
    const QString scattered = QStringLiteral("pl7m3vlt");
    const QString letter = QStringLiteral("e");
    const QString value = QStringLiteral("437");
    measure("two fragments", store, byName(fragments), [&] { return peer.fragments(fragments); });
    measure("two fragments, few hits", store, byName(few), [&] { return peer.fragments(few); });
    measure("scattered", store, byName(scattered), [&] { return peer.scattered(scattered); });
    measure("one letter", store, byName(letter), [&] { return peer.fragments(letter); });
    measure(
        "value", store, [&](pipeline::LocatorSearch &search) { search.findValues(value); },
        [&] { return peer.value(value); });
    return 0;
}
