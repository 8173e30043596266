// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "bench/loopback.h"
#include "broker/localbroker.h"
#include "broker/subscriptionindex.h"
#include "mqtt/codec.h"
#include "support/mosquitto.h"

#include <QCoreApplication>
#include <QThread>

#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

// Messages a second through the broker, ours and mosquitto in turns under the same load: MQTT
// 3.1.1, payloads of 128 bytes, loopback. The load comes from one thread with raw sockets, which
// keeps so few messages under way that no broker has to drop any. Deliveries are counted.
namespace {

constexpr int rounds = 3;
constexpr int payloadBytes = 128;
constexpr qint64 underWay = 1500; // messages between publishers and the slowest subscriber
constexpr auto version = mqtt::ProtocolVersion::Mqtt311;

QByteArray encoded(const mqtt::Packet &packet)
{
    const auto bytes = mqtt::encode(packet, version);
    if (!bytes)
        qFatal("cannot encode");
    return *bytes;
}

class Connection {
public:
    Connection(quint16 port, const QByteArray &clientId)
    {
        m_socket = bench::connectToLoopback(port);
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        ask(encoded(mqtt::ConnectPacket{.version = version, .clientId = clientId}), 4);
    }
    ~Connection() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(Connection)

    void ask(const QByteArray &request, qsizetype answerSize)
    {
        write(request);
        while (!m_unsent.isEmpty())
            write({});
        std::array<char, 16> answer;
        if (::recv(m_socket, answer.data(), std::size_t(answerSize), MSG_WAITALL) != answerSize)
            qFatal("no answer");
    }
    void write(const QByteArray &bytes)
    {
        m_unsent += bytes;
        const ssize_t count = ::send(m_socket, m_unsent.constData(), std::size_t(m_unsent.size()),
                                     MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count > 0)
            m_unsent.remove(0, count);
    }
    bool isStuck() const { return !m_unsent.isEmpty(); }
    // What has arrived, behind what was left.
    QByteArray &read()
    {
        std::array<char, 65536> room;
        const ssize_t count = ::recv(m_socket, room.data(), room.size(), MSG_DONTWAIT);
        if (count == 0)
            qFatal("the broker has closed the connection");
        if (count > 0)
            m_received.append(room.data(), count);
        return m_received;
    }
    int socket() const { return m_socket; }

    qint64 messages = 0; // sent or received
    qint64 acknowledged = 0;

private:
    int m_socket = -1;
    QByteArray m_unsent;
    QByteArray m_received;
};

using Connections = std::vector<std::unique_ptr<Connection>>;

struct Load {
    int publishers = 1;
    int subscribers = 1;
    int qos = 0;
    qint64 messages = 0; // of all publishers
};

QByteArray frame(const Load &load)
{
    return encoded(
        mqtt::PublishPacket{.qos = mqtt::QoS(load.qos),
                            .topic = "bench/of/broker",
                            .packetIdentifier = mqtt::PacketIdentifier(quint16(load.qos)),
                            .payload = QByteArray(payloadBytes, 'x')});
}

constexpr qsizetype identifierAt = 2 + 1 + 2 + 15; // header of three bytes, topic

class Run {
public:
    Run(quint16 port, const Load &load)
        : m_load(load)
        , m_frame(frame(load))
    {
        for (int i = 0; i < load.subscribers; ++i) {
            auto to = std::make_unique<Connection>(port, "to" + QByteArray::number(i));
            to->ask(encoded(mqtt::SubscribePacket{
                        mqtt::PacketIdentifier(1),
                        {},
                        {{.topicFilter = "bench/#", .qos = mqtt::QoS(load.qos)}}}),
                    5);
            m_to.push_back(std::move(to));
        }
        for (int i = 0; i < load.publishers; ++i)
            m_from.push_back(std::make_unique<Connection>(port, "from" + QByteArray::number(i)));
    }

    double deliveriesPerSecond()
    {
        const bench::Stopwatch watch;
        const qint64 each = m_load.messages / m_load.publishers;
        while (m_slowest < each * m_load.publishers || !allAcknowledged()) {
            for (const auto &from : m_from)
                publish(*from, each);
            wait();
            m_slowest = each * m_load.publishers;
            for (const auto &to : m_to) {
                receive(*to);
                m_slowest = std::min(m_slowest, to->messages);
            }
            if (watch.seconds() > 120)
                qFatal("not all messages came");
        }
        return double(m_slowest) * m_load.subscribers / watch.seconds();
    }

private:
    bool allAcknowledged() const
    {
        return m_load.qos == 0 || std::all_of(m_from.begin(), m_from.end(), [](const auto &from) {
                   return from->acknowledged == from->messages;
               });
    }
    void publish(Connection &from, qint64 each)
    {
        if (m_load.qos > 0) {
            QByteArray &answers = from.read();
            from.acknowledged += answers.size() / 4;
            answers = answers.last(answers.size() % 4);
        }
        if (from.isStuck()) {
            from.write({});
            return;
        }
        const qint64 share = std::max<qint64>(1, underWay / m_load.publishers);
        qint64 room = std::min({each - from.messages, underWay - (m_sent - m_slowest), share});
        if (m_load.qos > 0)
            room = std::min(room, share - (from.messages - from.acknowledged));
        if (room <= 0)
            return;
        QByteArray bytes;
        bytes.reserve(room * m_frame.size());
        for (qint64 i = 0; i < room; ++i) {
            bytes += m_frame;
            if (m_load.qos > 0) {
                const auto id = quint16((from.messages + i) % 60'000 + 1);
                char *at = bytes.data() + bytes.size() - m_frame.size() + identifierAt;
                at[0] = char(id >> 8U);
                at[1] = char(id & 0xFFU);
            }
        }
        from.messages += room;
        m_sent += room;
        from.write(bytes);
    }
    void wait()
    {
        std::vector<pollfd> sockets;
        for (const Connections *all : {&m_to, &m_from}) {
            for (const auto &each : *all) {
                const bool reads = all == &m_to || m_load.qos > 0;
                sockets.push_back({each->socket(),
                                   short((reads ? POLLIN : 0) | (each->isStuck() ? POLLOUT : 0)),
                                   0});
            }
        }
        ::poll(sockets.data(), sockets.size(), 1);
    }
    void receive(Connection &to)
    {
        QByteArray &bytes = to.read();
        const qsizetype count = bytes.size() / m_frame.size();
        if (m_load.qos > 0 && count > 0) {
            QByteArray answers;
            for (qsizetype i = 0; i < count; ++i) {
                answers += "\x40\x02";
                answers += QByteArrayView(bytes).sliced(i * m_frame.size() + identifierAt, 2);
            }
            to.write(answers);
        } else if (to.isStuck()) {
            to.write({});
        }
        to.messages += count;
        bytes.remove(0, count * m_frame.size());
    }

    const Load m_load;
    const QByteArray m_frame;
    Connections m_from;
    Connections m_to;
    qint64 m_sent = 0;
    qint64 m_slowest = 0;
};

class OurBroker {
public:
    OurBroker()
    {
        m_thread.start();
        m_broker.moveToThread(&m_thread);
        broker::BrokerOptions options;
        options.port = 0;
        QMetaObject::invokeMethod(
            &m_broker,
            [this, options] {
                m_broker.start(options);
                m_port = m_broker.endpoint()->port;
            },
            Qt::BlockingQueuedConnection);
    }
    ~OurBroker()
    {
        QMetaObject::invokeMethod(
            &m_broker,
            [this] {
                m_broker.stop();
                m_broker.moveToThread(QCoreApplication::instance()->thread());
            },
            Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(OurBroker)
    quint16 port() const { return m_port; }

private:
    QThread m_thread;
    broker::LocalBroker m_broker;
    quint16 m_port = 0;
};

void compare(const char *name, const Load &load, quint16 ours, quint16 theirs)
{
    std::vector<double> ourRates;
    std::vector<double> theirRates;
    for (int round = 0; round < rounds; ++round) {
        ourRates.push_back(Run(ours, load).deliveriesPerSecond());
        theirRates.push_back(Run(theirs, load).deliveriesPerSecond());
    }
    bench::report("broker", name, bench::median(ourRates), "msg/s", "mosquitto",
                  bench::median(theirRates), bench::Better::Higher);
}

void matching(int subscriptions)
{
    broker::SubscriptionIndex index;
    const auto topic = [](int i) -> QByteArray {
        return "plant/line-" + QByteArray::number(i / 100) + "/machine-"
            + QByteArray::number(i / 10 % 10) + "/value-" + QByteArray::number(i % 10);
    };
    for (int i = 0; i < subscriptions; ++i)
        index.insert(broker::SubscriberId(quint32(i % 500)), {}, topic(i), {});
    index.insert(broker::SubscriberId(1000), {}, "plant/+/machine-1/#", {});
    constexpr int matches = 1'000'000;
    std::vector<QByteArray> topics;
    for (int i = 0; i < 1000; ++i)
        topics.push_back(topic(int(i * 7919LL % subscriptions)));
    std::vector<double> times;
    std::size_t found = 0;
    for (int round = 0; round < rounds; ++round) {
        const bench::Stopwatch watch;
        for (int i = 0; i < matches; ++i)
            found += index.match(topics[std::size_t(i) % topics.size()], broker::SubscriberId::None)
                         .entries.size();
        times.push_back(watch.seconds() * 1e9 / matches);
    }
    if (found < std::size_t(matches))
        qFatal("too few matches");
    bench::report("broker", "match among " + std::to_string(subscriptions), bench::median(times),
                  "ns");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    for (const int subscriptions : {10, 10'000, 100'000})
        matching(subscriptions);
    // Nobody reads its log here: a full pipe would stop it.
    Mosquitto mosquitto({"max_inflight_messages 1000", "set_tcp_nodelay true", "log_type error"});
    if (!Mosquitto::isInstalled() || !mosquitto.start())
        qFatal("mosquitto does not start");
    const OurBroker ours;
    const char *only = argc > 1 ? argv[1] : ""; // a part of the name of a case
    const auto run = [&](const char *name, const Load &load) {
        if (std::strstr(name, only))
            compare(name, load, ours.port(), mosquitto.port());
    };
    run("QoS 0, 1 to 1", {1, 1, 0, 200'000});
    run("QoS 0, 1 to 50", {1, 50, 0, 5'000});
    run("QoS 0, 50 to 1", {50, 1, 0, 100'000});
    run("QoS 1, 1 to 1", {1, 1, 1, 30'000});
    run("QoS 1, 1 to 50", {1, 50, 1, 1'500});
    run("QoS 1, 50 to 1", {50, 1, 1, 30'000});
    return 0;
}
