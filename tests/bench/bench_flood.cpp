// SPDX-License-Identifier: GPL-3.0-or-later
// A flood that the window cannot follow: four publishers without any limit (QoS 0, 100,000 topics),
// a broker, and the program with its window, each a process of its own. Says whether memory stayed
// inside the history's budget, whether the window answered, and whether in the end every message
// is accounted for: sent = received + what the broker says it dropped, received = kept + evicted +
// dropped. Ends with 1 when something does not add up.
//
//   bench_flood [SECONDS]                 everything, 60 seconds a broker
//   bench_flood --publisher PORT SECONDS NUMBER
//   bench_flood --broker                  our local broker
//   bench_flood --window PORT
#include "app/memory.h"
#include "app/stallprobe.h"
#include "bench/benchreport.h"
#include "bench/loopback.h"
#include "bench/programwindow.h"
#include "broker/localbroker.h"
#include "mqtt/codec.h"
#include "support/mosquitto.h"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QSocketNotifier>
#include <QToolButton>

#include <unistd.h>

#include <array>
#include <iostream>

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

constexpr int Publishers = 4;
constexpr int Topics = 100'000;
constexpr int PayloadBytes = 128;
constexpr qint64 Budget = 256LL * 1024 * 1024;
constexpr qint64 Allowance = 64LL * 1024 * 1024; // beside the budget
constexpr auto Quiet = 3s; // nothing has come for so long: the flood is over

QByteArray encoded(const mqtt::Packet &packet)
{
    const auto bytes = mqtt::encode(packet, mqtt::ProtocolVersion::Mqtt5);
    return bytes ? *bytes : QByteArray();
}

void sendAll(int socket, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t count = ::send(socket, bytes.constData() + done,
                                     std::size_t(bytes.size() - done), MSG_NOSIGNAL);
        if (count <= 0)
            qFatal("the broker does not take more");
        done += count;
    }
}

// Prints how many messages it has sent, once the broker has read them all.
int publish(int port, int seconds, int number)
{
    const int socket = bench::connectToLoopback(static_cast<quint16>(port));
    sendAll(socket,
            encoded(mqtt::ConnectPacket{.version = mqtt::ProtocolVersion::Mqtt5,
                                        .clientId = "flood-" + QByteArray::number(number)}));
    constexpr int Block = 1000;
    std::vector<QByteArray> blocks;
    for (int i = number; i < Topics; i += Publishers) {
        if (std::size_t(i / Publishers) % Block == 0)
            blocks.emplace_back();
        blocks.back() += encoded(mqtt::PublishPacket{
            .topic = "plant/hall-" + QByteArray::number(i / 10'000) + "/line-"
                + QByteArray::number(i / 500 % 20) + "/machine-" + QByteArray::number(i / 10 % 50)
                + "/value-" + QByteArray::number(i % 10),
            .payload = QByteArray::number(i).leftJustified(PayloadBytes, 'x')});
    }
    qint64 sent = 0;
    const bench::Stopwatch watch;
    for (std::size_t i = 0; watch.seconds() < seconds; ++i) {
        sendAll(socket, blocks[i % blocks.size()]);
        sent += Block;
    }
    sendAll(socket, encoded(mqtt::PingreqPacket{}));
    // CONNACK first; PINGRESP comes when everything before it has been read.
    QByteArray answers;
    std::array<char, 256> room;
    while (!answers.endsWith(encoded(mqtt::PingrespPacket{}))) {
        const ssize_t count = ::read(socket, room.data(), room.size());
        if (count <= 0)
            qFatal("the broker has closed the connection");
        answers.append(room.data(), count);
    }
    sendAll(socket, encoded(mqtt::DisconnectPacket{}));
    ::close(socket);
    std::cout << sent << std::endl;
    return 0;
}

// Prints its port, and when a line comes in what it has received, handed on and dropped.
int serve(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    broker::LocalBroker localBroker;
    broker::BrokerOptions options;
    options.port = 0;
    localBroker.start(options);
    if (!localBroker.endpoint())
        return 1;
    std::cout << localBroker.endpoint()->port << std::endl;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &input, [&] {
        std::string line;
        if (!std::getline(std::cin, line)) {
            QCoreApplication::quit();
            return;
        }
        const broker::BrokerStatistics now = localBroker.statistics();
        std::cout << now.traffic.messagesIn << ' ' << now.traffic.messagesOut << ' '
                  << now.droppedMessages << std::endl;
    });
    return QCoreApplication::exec();
}

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

// Prints "ready" once it is subscribed; after a line has come in and the flood is over, what it has
// seen of it.
int showWindow(int argc, char **argv)
{
    app::shareTheHeap(); // as main() does
    QApplication application(argc, argv);
    ProgramWindow program(application);
    program.settings.set(&config::SettingsValues::historyBytes, Budget);
    program.window->resize(1440, 900);
    program.window->show();
    pipeline::Connection *connection = program.open(argv[2]);

    qint64 before = 0;
    qint64 most = 0;
    app::StallProbe probe(2ms);
    QTimer sampler;
    QObject::connect(&sampler, &QTimer::timeout, &sampler, [&] {
        most = std::max(most, residentBytes() - before);
        if (qEnvironmentVariableIsSet("CANOPY_FLOOD_TRACE"))
            std::cerr << (residentBytes() - before) / 1048576 << " MiB, history "
                      << connection->log().counters().bytes / 1048576 << ", tree "
                      << connection->topics().bytesUsed() / 1048576 << ", waiting "
                      << connection->statistics().waitingMessages << std::endl;
    });
    QObject::connect(connection, &pipeline::Connection::subscriptionAnswered, &sampler, [&] {
        before = residentBytes();
        probe.restart();
        sampler.start(100ms);
        std::cout << "ready" << std::endl;
    });
    bool isOver = false;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &input, [&] {
        std::string line;
        std::getline(std::cin, line);
        input.setEnabled(false);
        isOver = true;
    });
    quint64 last = 0;
    bench::Stopwatch sinceLast;
    QEventLoop loop;
    QTimer watcher;
    QObject::connect(&watcher, &QTimer::timeout, &watcher, [&] {
        if (std::exchange(last, connection->log().counters().received) != last)
            sinceLast = {};
        else if (isOver && sinceLast.seconds() > std::chrono::duration<double>(Quiet).count())
            loop.quit();
    });
    watcher.start(100ms);
    loop.exec();

    const store::MessageLog::Counters log = connection->log().counters();
    const pipeline::Statistics statistics = connection->statistics();
    std::cout << statistics.messagesReceived << ' ' << log.received << ' ' << log.kept << ' '
              << log.evicted << ' ' << statistics.dropped + connection->topics().refusedTopics()
              << ' ' << statistics.waitingMessages << ' ' << most << ' '
              << connection->topics().bytesUsed() << ' ' << probe.longestStallMs() << std::endl;
    for (const char *cell : {"statusState", "statusMemory", "statusDropped"})
        std::cerr << "bench_flood: status bar: "
                  << program.window->findChild<QToolButton *>(QString::fromLatin1(cell))
                         ->text()
                         .toStdString()
                  << std::endl;
    return 0;
}

// A process of this program that answers in lines.
class Part {
public:
    explicit Part(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
    }
    ~Part()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Part)

    void tell() { m_process.write("\n"); }
    QByteArray line(std::chrono::seconds patience)
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(int(std::chrono::milliseconds(patience).count())))
                qFatal("one of the processes says nothing");
        }
        return m_process.readLine().trimmed();
    }

private:
    QProcess m_process;
};

// The broker's own words for what it could not hand on.
qint64 droppedByMosquitto(quint16 port)
{
    QProcess process;
    process.start(u"mosquitto_sub"_s,
                  {u"-p"_s, QString::number(port), u"-C"_s, u"1"_s, u"-W"_s, u"10"_s, u"-t"_s,
                   u"$SYS/broker/publish/messages/dropped"_s});
    process.waitForFinished(20'000);
    return process.readAllStandardOutput().trimmed().toLongLong();
}

bool flood(const std::string &name, quint16 port, int seconds,
           const std::function<qint64()> &droppedByBroker)
{
    Part window({u"--window"_s, QString::number(port)});
    if (window.line(30s) != "ready")
        return false;
    qint64 sent = 0;
    {
        std::vector<std::unique_ptr<Part>> publishers;
        for (int i = 0; i < Publishers; ++i)
            publishers.push_back(
                std::make_unique<Part>(QStringList{u"--publisher"_s, QString::number(port),
                                                   QString::number(seconds), QString::number(i)}));
        for (const auto &publisher : publishers)
            sent += publisher->line(std::chrono::seconds(seconds) + 120s).toLongLong();
    }
    window.tell();
    std::vector<double> n;
    for (const QByteArray &part : window.line(300s).split(' '))
        n.push_back(part.toDouble());
    if (n.size() != 9)
        return false;
    const qint64 dropped = droppedByBroker();
    const double mib = 1024 * 1024;
    bench::report("flood", name + ", sent", double(sent), "messages");
    bench::report("flood", name + ", received", n[0], "messages");
    bench::report("flood", name + ", dropped by the broker", double(dropped), "messages");
    bench::report("flood", name + ", kept", n[2], "messages");
    bench::report("flood", name + ", evicted from the history", n[3], "messages");
    bench::report("flood", name + ", dropped by us", n[4], "messages");
    bench::report("flood", name + ", memory beside the tree, at most", (n[6] - n[7]) / mib, "MiB",
                  "budget and 64 MiB", double(Budget + Allowance) / mib, bench::Better::Lower);
    bench::report("flood", name + ", topic tree", n[7] / mib, "MiB");
    bench::report("flood", name + ", longest stall", n[8], "ms");
    const bool adds
        = double(sent - dropped) == n[0] && n[0] == n[1] + n[4] && n[1] == n[2] + n[3] && n[5] == 0;
    const bool fits = n[6] - n[7] <= double(Budget + Allowance);
    if (!adds)
        std::fprintf(stderr, "bench_flood: the counters do not add up\n");
    if (!fits)
        std::fprintf(stderr, "bench_flood: more memory than allowed\n");
    return adds && fits;
}

} // namespace

int main(int argc, char **argv)
{
    const std::vector<QByteArray> arguments(argv + 1, argv + argc);
    if (arguments.size() == 4 && arguments[0] == "--publisher")
        return publish(arguments[1].toInt(), arguments[2].toInt(), arguments[3].toInt());
    if (arguments.size() == 1 && arguments[0] == "--broker")
        return serve(argc, argv);
    if (arguments.size() == 2 && arguments[0] == "--window")
        return showWindow(argc, argv);
    const QCoreApplication application(argc, argv);
    const int seconds = arguments.empty() ? 60 : arguments[0].toInt();
    bool good = true;
    {
        Part ours({u"--broker"_s});
        const quint16 port = ours.line(10s).toUShort();
        good = flood("through our broker", port, seconds, [&] {
            ours.tell();
            return ours.line(30s).split(' ').value(2).toLongLong();
        });
    }
    if (Mosquitto::isInstalled()) {
        Mosquitto mosquitto({"sys_interval 1", "max_queued_messages 1000"});
        if (!mosquitto.start())
            return 1;
        const bool also = flood("through mosquitto", mosquitto.port(), seconds,
                                [&] { return droppedByMosquitto(mosquitto.port()); });
        good = good && also;
    }
    return good ? 0 : 1;
}
