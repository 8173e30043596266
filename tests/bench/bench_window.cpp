// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program with its window on screen: from the socket to topic tree, history and message,
// 100,000 topics, 50 rows in sight that change with every tick, one of them selected. The broker
// (LiveFeed) and the peer are processes of their own. The peer is bare libmosquitto that counts
// messages and shows nothing; it reads the same stream from the same feed.
//
//   bench_window                   everything, offscreen and, where there is xvfb-run, under Xvfb
//   bench_window --feed RATE       is used by it: the broker; prints its port
//   bench_window --peer PORT       the peer; prints messages a second
//   bench_window --window PORT     the program; prints what it measured
#include "app/memory.h"
#include "app/stallprobe.h"
#include "bench/benchreport.h"
#include "bench/livefeed.h"
#include "bench/programwindow.h"
#include "pipeline/connection.h"
#include "topics/topicspane.h"

#include <QApplication>
#include <QEventLoop>
#include <QProcess>
#include <QStandardPaths>

#include <mosquitto.h>

#include <sys/resource.h>

#include <optional>

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

constexpr int Topics = 100'000;
constexpr int SlowRate = 20'000;
constexpr auto Settle = 2s; // after the last topic was discovered
constexpr auto Measured = 10s;
constexpr auto Patience = 60s;
constexpr int Rounds = 3;

double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto of
        = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) * 1e-6; };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

void wait(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

int showWindow(QApplication &application, const QByteArray &port)
{
    ProgramWindow program(application);
    program.window->resize(1440, 1500); // more than 50 rows
    program.window->show();
    app::StallProbe probe(2ms);
    pipeline::Connection *connection = program.open(port);
    const bench::Stopwatch patience;
    while (connection->topics().topicCount() < Topics && patience.seconds() < 60)
        wait(50ms);
    const double discoveryStall = probe.longestStallMs();
    const double discovery = patience.seconds();
    if (!program.window->findChild<ui::TopicsPane *>()->selectTopic("sensor-07")) {
        std::fprintf(stderr, "bench_window: %d of %d topics came\n",
                     connection->topics().topicCount(), Topics);
        return 1;
    }
    wait(Settle);
    probe.restart();
    const double cpu = cpuSeconds();
    const quint64 before = connection->log().counters().received;
    const bench::Stopwatch watch;
    wait(Measured);
    const double seconds = watch.seconds();
    const quint64 messages = connection->log().counters().received - before;
    std::printf("%.6g %.6g %.6g %.6g %.6g %llu\n", double(messages) / seconds,
                probe.longestStallMs(), (cpuSeconds() - cpu) / seconds, discovery, discoveryStall,
                static_cast<unsigned long long>(connection->statistics().dropped));
    return 0;
}

struct PeerCount {
    qint64 received = 0;
    bench::Stopwatch watch;
};

int countAsPeer(int port)
{
    mosquitto_lib_init();
    PeerCount count;
    mosquitto *peer = mosquitto_new("peer", true, &count);
    mosquitto_int_option(peer, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5);
    mosquitto_connect_callback_set(
        peer, [](mosquitto *self, void *, int) { mosquitto_subscribe(self, nullptr, "#", 0); });
    mosquitto_message_callback_set(
        peer, [](mosquitto *self, void *data, const mosquitto_message *message) {
            auto &state = *static_cast<PeerCount *>(data);
            if (message->payloadlen != LiveFeed::PayloadBytes)
                return;
            if (++state.received == Topics)
                state.watch = {}; // discovery is not part of it
            if (state.received % 1024 == 0 && state.received > Topics
                && state.watch.seconds() > std::chrono::duration<double>(Measured).count() / 2)
                mosquitto_disconnect(self);
        });
    if (mosquitto_connect(peer, "127.0.0.1", port, 60) == MOSQ_ERR_SUCCESS)
        mosquitto_loop_forever(peer, -1, 1);
    std::printf("%.6g\n", double(count.received - Topics) / count.watch.seconds());
    mosquitto_destroy(peer);
    mosquitto_lib_cleanup();
    return 0;
}

int feed(int rate)
{
    LiveFeed server(Topics, rate);
    std::printf("%d\n", int(server.port()));
    std::fflush(stdout);
    server.serve();
    return 0;
}

// A process of this program that talks, ended with the object.
class Feed {
public:
    explicit Feed(int rate)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
                        {u"--feed"_s, QString::number(rate)});
        if (m_process.waitForReadyRead(30'000))
            m_port = QString::fromLatin1(m_process.readLine().trimmed());
    }
    ~Feed()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(5'000))
            m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Feed)
    QString port() const { return m_port; }

private:
    QProcess m_process;
    QString m_port;
};

// The numbers it printed; none when it failed.
std::vector<double> numbers(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(int(std::chrono::milliseconds(2 * Patience).count()))
        || process.exitCode() != 0)
        return {};
    std::vector<double> values;
    for (const QByteArray &part : process.readAllStandardOutput().trimmed().split(' '))
        values.push_back(part.toDouble());
    return values;
}

struct WindowRun {
    double messagesPerSecond = 0;
    double longestStallMs = 0;
    double cores = 0;
    double discoverySeconds = 0;
    double discoveryStallMs = 0;
    double dropped = 0;
};

std::optional<WindowRun> windowRun(bool xvfb, const QString &port)
{
    QStringList arguments{u"--window"_s, port};
    QString program = QCoreApplication::applicationFilePath();
    if (xvfb) {
        arguments = QStringList{u"-a"_s,
                                u"-s"_s,
                                u"-screen 0 1500x1600x24"_s,
                                u"env"_s,
                                u"QT_QPA_PLATFORM=xcb"_s,
                                program}
            + arguments;
        program = u"xvfb-run"_s;
    }
    const std::vector<double> values = numbers(program, arguments);
    if (values.size() != 6)
        return std::nullopt;
    return WindowRun{values[0], values[1], values[2], values[3], values[4], values[5]};
}

void report(const QString &platform, bool xvfb, const Feed &fast, const Feed &slow)
{
    std::vector<double> rates, peers, stalls, cores, slowStalls, slowCores, discoveries,
        discoveryStalls;
    for (int round = 0; round < Rounds; ++round) {
        const auto atFull = windowRun(xvfb, fast.port());
        const auto peer
            = numbers(QCoreApplication::applicationFilePath(), {u"--peer"_s, fast.port()});
        const auto atSlow = windowRun(xvfb, slow.port());
        if (!atFull || !atSlow || peer.size() != 1) {
            std::fprintf(stderr, "bench_window: a run on %s failed\n", qPrintable(platform));
            return;
        }
        if (atFull->dropped + atSlow->dropped > 0)
            std::fprintf(stderr, "bench_window: messages were dropped\n");
        rates.push_back(atFull->messagesPerSecond);
        peers.push_back(peer.front());
        stalls.push_back(atFull->longestStallMs);
        cores.push_back(atFull->cores);
        discoveries.push_back(atFull->discoverySeconds);
        discoveryStalls.push_back(atFull->discoveryStallMs);
        slowStalls.push_back(atSlow->longestStallMs);
        slowCores.push_back(atSlow->cores);
        if (atSlow->messagesPerSecond < 0.95 * SlowRate)
            std::fprintf(stderr, "bench_window: only %.0f messages/s came\n",
                         atSlow->messagesPerSecond);
    }
    const std::string name = platform.toStdString();
    bench::report("window", name + ", no limit", bench::median(rates), "messages/s",
                  "bare libmosquitto", bench::median(peers), bench::Better::Higher);
    bench::report("window", name + ", no limit, longest stall", bench::median(stalls), "ms");
    bench::report("window", name + ", no limit, processor", bench::median(cores), "cores");
    bench::report("window", name + ", 20,000/s, longest stall", bench::median(slowStalls), "ms");
    bench::report("window", name + ", 20,000/s, processor", bench::median(slowCores), "cores");
    bench::report("window", name + ", until 100,000 topics are there", bench::median(discoveries),
                  "s");
    bench::report("window", name + ", meanwhile, longest stall", bench::median(discoveryStalls),
                  "ms");
}

} // namespace

int main(int argc, char **argv)
{
    const std::vector<QByteArray> arguments(argv + 1, argv + argc);
    if (arguments.size() == 2 && arguments[0] == "--feed")
        return feed(arguments[1].toInt());
    if (arguments.size() == 2 && arguments[0] == "--peer")
        return countAsPeer(arguments[1].toInt());
    if (arguments.size() == 2 && arguments[0] == "--window") {
        app::shareTheHeap(); // as main() does
        QApplication application(argc, argv);
        return showWindow(application, arguments[1]);
    }
    const QCoreApplication application(argc, argv);
    const Feed fast(0);
    const Feed slow(SlowRate);
    report(u"offscreen"_s, false, fast, slow);
    if (QStandardPaths::findExecutable(u"xvfb-run"_s).isEmpty())
        std::fprintf(stderr, "bench_window: no xvfb-run here, nothing measured under Xvfb\n");
    else
        report(u"Xvfb"_s, true, fast, slow);
    return 0;
}
