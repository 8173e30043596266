// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "bench/streamserver.h"
#include "mqtt/codec.h"
#include "pipeline/connection.h"

#include <QCoreApplication>
#include <QTimer>

#include <random>

// From a socket on loopback to topic tree and history, as in the program but without a window:
// client on its own thread, ticks with their budget on this one. The sender runs on the same
// machine and takes its share of it.
namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

constexpr int PayloadBytes = 128;

QByteArray encoded(const mqtt::Packet &packet)
{
    const auto bytes = mqtt::encode(packet, mqtt::ProtocolVersion::Mqtt5);
    return bytes ? *bytes : QByteArray();
}

QByteArray stream(int topics, int messages)
{
    std::mt19937 random(1);
    QByteArray bytes;
    for (int i = 0; i < messages; ++i) {
        const auto topic = random() % unsigned(topics);
        QByteArray payload(PayloadBytes, 'x');
        payload.replace(0, 10, QByteArray::number(1'000'000'000 + i % 1'000'000));
        bytes += encoded(mqtt::PublishPacket{
            .topic = QByteArray("plant/line-" + QByteArray::number(topic / 100) + "/machine-"
                                + QByteArray::number(topic / 10 % 10) + "/value-"
                                + QByteArray::number(topic % 10)),
            .payload = payload});
    }
    return bytes;
}

struct Result {
    double messagesPerSecond = 0;
    double longestStallMs = 0;
};

Result run(const StreamServer &server, int messages)
{
    QThread thread;
    thread.start();
    Result result;
    {
        pipeline::Connection connection({}, &thread);
        client::ConnectOptions options;
        options.host = u"127.0.0.1"_s;
        options.port = server.port();
        options.clientId = "bench";
        options.version = client::VersionChoice::Mqtt5;
        connection.setOptions(options);

        // How long the event loop was away, seen by a timer that wants to fire all the time.
        QTimer probe;
        bench::Stopwatch sinceProbe;
        QObject::connect(&probe, &QTimer::timeout, &probe, [&] {
            result.longestStallMs = std::max(result.longestStallMs, sinceProbe.seconds() * 1e3);
            sinceProbe = {};
        });
        probe.setTimerType(Qt::PreciseTimer);
        probe.start(1ms);

        QEventLoop loop;
        bench::Stopwatch watch;
        QObject::connect(&connection, &pipeline::Connection::ticked, &loop, [&] {
            if (connection.log().counters().received >= quint64(messages))
                loop.quit();
        });
        QTimer::singleShot(60s, &loop, &QEventLoop::quit);
        connection.connectToBroker();
        loop.exec();
        const auto received = connection.log().counters().received;
        result.messagesPerSecond = double(received) / watch.seconds();
        if (received != quint64(messages))
            std::fprintf(stderr, "only %llu of %d messages came\n",
                         static_cast<unsigned long long>(received), messages);
    }
    thread.quit();
    thread.wait();
    return result;
}

void ingest(int topics, int messages)
{
    const StreamServer server(encoded(mqtt::ConnackPacket{}), stream(topics, messages));
    std::vector<double> rates;
    std::vector<double> stalls;
    for (int round = 0; round < 5; ++round) {
        const Result result = run(server, messages);
        rates.push_back(result.messagesPerSecond);
        stalls.push_back(result.longestStallMs);
    }
    const std::string name = "ingest " + std::to_string(topics) + " topics";
    bench::report("pipeline", name, bench::median(rates), "messages/s");
    bench::report("pipeline", name + ", longest stall", bench::median(stalls), "ms");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    ingest(1'000, 2'000'000);
    ingest(100'000, 2'000'000);
    return 0;
}
