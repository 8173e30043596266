// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "bench/streamserver.h"
#include "bench/traffic.h"
#include "mqtt/codec.h"
#include "pipeline/connection.h"

#include <QCoreApplication>
#include <QTimer>

#include <memory>

// How the cost of a message grows: with the number of topics (tree and history without a socket,
// beside a naive tree), and with the number of connections that are open at once (sockets, one I/O
// thread, ticks; the same number of messages in all).
namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using bench::Better;

constexpr int Rounds = 3;

std::string power(int number)
{
    return number == 1'000    ? "1,000"
        : number == 100'000   ? "100,000"
        : number == 1'000'000 ? "1,000,000"
                              : std::to_string(number);
}

// The first pass discovers the topics, the second is measured.
void topics(int count, int messages)
{
    std::vector<double> ours;
    std::vector<double> naive;
    const auto first = bench::traffic(count, std::max(messages, count));
    const auto batches = bench::traffic(count, messages);
    for (int round = 0; round < Rounds; ++round) {
        {
            bench::AppliedStore store;
            store.run(first);
            const bench::Stopwatch watch;
            store.run(batches);
            ours.push_back(messages / watch.seconds());
        }
        {
            NaiveTree tree;
            bench::runNaive(tree, first);
            tree.forgetHistory();
            const bench::Stopwatch watch;
            bench::runNaive(tree, batches);
            naive.push_back(messages / watch.seconds());
        }
    }
    bench::report("growth", power(count) + " topics", bench::median(ours), "messages/s",
                  "naive Qt tree", bench::median(naive), Better::Higher);
}

QByteArray encoded(const mqtt::Packet &packet)
{
    const auto bytes = mqtt::encode(packet, mqtt::ProtocolVersion::Mqtt5);
    return bytes ? *bytes : QByteArray();
}

QByteArray stream(int messages)
{
    std::mt19937 random(1);
    QByteArray bytes;
    for (int i = 0; i < messages; ++i)
        bytes += encoded(
            mqtt::PublishPacket{.topic = bench::topicName(int(random() % 1000)),
                                .payload = QByteArray(bench::PayloadBytes, char('a' + i % 26))});
    return bytes;
}

double connections(int count, int messages)
{
    const int each = messages / count;
    const StreamServer server(encoded(mqtt::ConnackPacket{}), stream(each));
    QThread thread;
    thread.start();
    double rate = 0;
    {
        std::vector<std::unique_ptr<pipeline::Connection>> open;
        client::ConnectOptions options;
        options.host = u"127.0.0.1"_s;
        options.port = server.port();
        options.version = client::VersionChoice::Mqtt5;
        QEventLoop loop;
        const auto received = [&] {
            quint64 sum = 0;
            for (const auto &connection : open)
                sum += connection->log().counters().received;
            return sum;
        };
        const quint64 wanted = quint64(each) * quint64(count);
        for (int i = 0; i < count; ++i) {
            open.push_back(
                std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits{}, &thread));
            options.clientId = "bench-" + QByteArray::number(i);
            open.back()->setOptions(options);
            QObject::connect(open.back().get(), &pipeline::Connection::ticked, &loop, [&] {
                if (received() >= wanted)
                    loop.quit();
            });
        }
        QTimer::singleShot(120s, &loop, &QEventLoop::quit);
        const bench::Stopwatch watch;
        for (const auto &connection : open)
            connection->connectToBroker();
        loop.exec();
        rate = double(received()) / watch.seconds();
    }
    thread.quit();
    thread.wait();
    return rate;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    topics(1, 1'000'000);
    topics(1'000, 1'000'000);
    topics(100'000, 1'000'000);
    topics(1'000'000, 1'000'000);
    constexpr std::array<int, 3> Counts{1, 5, 20};
    std::array<std::vector<double>, Counts.size()> rates;
    for (int round = 0; round < Rounds; ++round) {
        for (std::size_t i = 0; i < Counts.size(); ++i)
            rates[i].push_back(connections(Counts[i], 2'000'000));
    }
    const double one = bench::median(rates[0]);
    for (std::size_t i = 0; i < Counts.size(); ++i)
        bench::report("growth", std::to_string(Counts[i]) + " connections, all together",
                      bench::median(rates[i]), "messages/s", "1 connection", one, Better::Higher);
    return 0;
}
