// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "bench/loopback.h"
#include "client/client.h"
#include "mqtt/codec.h"
#include "mqtt/framereader.h"
#include "support/websocketpeer.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

#include <mosquitto.h>

#include <unistd.h>

#include <array>
#include <thread>

// How fast messages are received: QoS 0, 128 bytes of payload, 1,000 topics, a stream that was
// encoded beforehand and comes over loopback. Ours, libmosquitto and MQTT.js (a process of its own)
// read the same bytes, in turns. All look at topic and payload of every message, ours in the
// batches that its signal carries, libmosquitto in its on_message callback, MQTT.js in its
// "message" event.
namespace {

constexpr int messageCount = 1'000'000;
constexpr int topicCount = 1'000;
constexpr int payloadBytes = 128;
constexpr int rounds = 5;

QByteArray encoded(const mqtt::Packet &packet, mqtt::ProtocolVersion version)
{
    const auto bytes = mqtt::encode(packet, version);
    return bytes ? *bytes : QByteArray();
}

QByteArray stream(mqtt::ProtocolVersion version)
{
    QByteArray bytes;
    for (int i = 0; i < messageCount; ++i) {
        const int topic = int(i * 7919LL % topicCount);
        QByteArray payload(payloadBytes, 'x');
        payload.replace(0, 10, QByteArray::number(1'000'000'000 + i));
        bytes
            += encoded(mqtt::PublishPacket{.topic = "plant/line-" + QByteArray::number(topic / 100)
                                               + "/machine-" + QByteArray::number(topic / 10 % 10)
                                               + "/value-" + QByteArray::number(topic % 10),
                                           .payload = payload},
                       version);
    }
    return bytes;
}

// A broker that only talks, on blocking sockets, so that as little as possible of the machine goes
// into sending.
class Feeder {
public:
    // With a WebSocket, both are frames already.
    Feeder(const QByteArray &connack, const QByteArray &messages, bool isWebSocket = false)
        : m_connack(connack)
        , m_messages(messages)
        , m_isWebSocket(isWebSocket)
    {
        const bench::Listener listener = bench::listenOnLoopback();
        m_listener = listener.socket;
        m_port = listener.port;
        m_thread = std::thread([this] { serve(); });
    }
    ~Feeder()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        ::close(m_listener);
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Feeder)

    quint16 port() const { return m_port; }

private:
    void serve() const
    {
        for (;;) {
            const int client = ::accept(m_listener, nullptr, nullptr);
            if (client < 0)
                return;
            std::array<char, 4096> connect;
            if ((!m_isWebSocket || openWebSocket(client))
                && ::read(client, connect.data(), connect.size()) > 0 && writeAll(client, m_connack)
                && writeAll(client, m_messages)) {
                while (::read(client, connect.data(), connect.size()) > 0) { }
            }
            ::close(client);
        }
    }
    static bool openWebSocket(int socket)
    {
        std::array<char, 4096> piece;
        QByteArray request;
        while (!request.endsWith("\r\n\r\n")) {
            const ssize_t count = ::read(socket, piece.data(), piece.size());
            if (count <= 0)
                return false;
            request.append(piece.data(), count);
        }
        return writeAll(socket, WebSocketPeer::accepting(request));
    }
    static bool writeAll(int socket, const QByteArray &bytes)
    {
        qsizetype done = 0;
        while (done < bytes.size()) {
            const ssize_t count = ::send(socket, bytes.constData() + done,
                                         std::size_t(bytes.size() - done), MSG_NOSIGNAL);
            if (count <= 0)
                return false;
            done += count;
        }
        return true;
    }

    const QByteArray m_connack;
    const QByteArray m_messages;
    const bool m_isWebSocket;
    int m_listener = -1;
    quint16 m_port = 0;
    std::thread m_thread;
};

// Something that depends on topic and payload, so that nobody can skip them.
quint64 look(const char *topic, std::size_t topicLength, const char *payload, std::size_t length)
{
    return quint64(topic[topicLength - 1]) + quint64(payload[0]) + length;
}

double ours(quint16 port, client::VersionChoice version, quint64 &sum,
            client::TransportKind transport = client::TransportKind::Tcp)
{
    client::Client client;
    client::ConnectOptions options;
    options.host = QStringLiteral("127.0.0.1");
    options.port = port;
    options.clientId = "bench";
    options.version = version;
    options.transport = transport;
    QEventLoop loop;
    qint64 received = 0;
    QObject::connect(&client, &client::Client::messagesReceived, &loop,
                     [&](const mqtt::MessageBatch &batch) {
                         const char *bytes = batch.bytes.constData();
                         for (const mqtt::MessageRecord &r : batch.records)
                             sum += look(bytes + r.topicOffset, r.topicLength,
                                         bytes + r.payloadOffset, r.payloadLength);
                         received += qint64(batch.records.size());
                         if (received >= messageCount)
                             loop.quit();
                     });
    QTimer::singleShot(60'000, &loop, [] { qFatal("not all messages came"); });
    const bench::Stopwatch watch; // connecting included
    client.connectToBroker(options);
    loop.exec();
    return double(messageCount) / watch.seconds();
}

struct PeerCount {
    qint64 received = 0;
    quint64 sum = 0;
    bench::Stopwatch watch;
    double seconds = 0;
};

double peers(quint16 port, int version, quint64 &sum)
{
    PeerCount count;
    mosquitto *peer = mosquitto_new("bench", true, &count);
    mosquitto_int_option(peer, MOSQ_OPT_PROTOCOL_VERSION, version);
    mosquitto_message_callback_set(
        peer, [](mosquitto *self, void *data, const mosquitto_message *message) {
            auto &state = *static_cast<PeerCount *>(data);
            state.sum += look(message->topic, std::strlen(message->topic),
                              static_cast<const char *>(message->payload),
                              std::size_t(message->payloadlen));
            if (++state.received == messageCount) {
                state.seconds = state.watch.seconds();
                mosquitto_disconnect(self);
            }
        });
    count.watch = {};
    if (mosquitto_connect(peer, "127.0.0.1", port, 60) == MOSQ_ERR_SUCCESS)
        mosquitto_loop_forever(peer, -1, 1);
    mosquitto_destroy(peer);
    if (count.received != messageCount)
        qFatal("libmosquitto received %lld messages", count.received);
    sum += count.sum;
    return double(messageCount) / count.seconds;
}

// 0 when there is no MQTT.js here.
double mqttJs(quint16 port, int version, quint64 &sum)
{
    const QString node = QStandardPaths::findExecutable(QStringLiteral("node"));
    if (node.isEmpty() || !QFileInfo::exists(QStringLiteral(CANOPY_MQTTJS "/node_modules/mqtt")))
        return 0;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(node,
                  {QStringLiteral(CANOPY_MQTTJS "/receive.mjs"), QString::number(port),
                   QString::number(version), QString::number(messageCount)});
    process.waitForFinished(120'000);
    const QByteArrayList said = process.readAllStandardOutput().trimmed().split(' ');
    if (process.exitCode() != 0 || said.size() != 2)
        qFatal("MQTT.js did not receive all messages");
    sum += said[1].toULongLong();
    return said[0].toDouble();
}

void compare(const char *name, mqtt::ProtocolVersion version, client::VersionChoice choice,
             int peerVersion)
{
    const Feeder feeder(encoded(mqtt::ConnackPacket{}, version), stream(version));
    std::vector<double> ourRates;
    std::vector<double> peerRates;
    std::vector<double> jsRates;
    quint64 ourSum = 0;
    quint64 peerSum = 0;
    quint64 jsSum = 0;
    for (int round = 0; round < rounds; ++round) {
        ourRates.push_back(ours(feeder.port(), choice, ourSum));
        peerRates.push_back(peers(feeder.port(), peerVersion, peerSum));
        jsRates.push_back(mqttJs(feeder.port(), peerVersion, jsSum));
    }
    const double jsRate = bench::median(jsRates);
    if (ourSum != peerSum || (jsRate > 0 && ourSum != jsSum))
        qFatal("they have not read the same");
    bench::report("client", name, bench::median(ourRates), "msg/s", "libmosquitto",
                  bench::median(peerRates), bench::Better::Higher);
    if (jsRate > 0)
        bench::report("client", name, bench::median(ourRates), "msg/s", "MQTT.js", jsRate,
                      bench::Better::Higher);
    else
        std::fprintf(stderr, "bench_client: no MQTT.js here (npm ci in %s)\n", CANOPY_MQTTJS);
}

// The same stream with a frame around each packet, as brokers send it.
void compareWithWebSocket(mqtt::ProtocolVersion version, client::VersionChoice choice)
{
    constexpr int binary = 2;
    const QByteArray plain = stream(version);
    QByteArray frames;
    mqtt::FrameReader reader;
    reader.append(plain);
    while (const auto frame = reader.nextFrame())
        frames += WebSocketPeer::frame(binary, reader.view(*frame).toByteArray());
    const QByteArray connack = encoded(mqtt::ConnackPacket{}, version);
    const Feeder tcp(connack, plain);
    const Feeder webSocket(WebSocketPeer::frame(binary, connack), frames, true);
    std::vector<double> rates;
    std::vector<double> plainRates;
    quint64 sum = 0;
    quint64 plainSum = 0;
    for (int round = 0; round < rounds; ++round) {
        rates.push_back(ours(webSocket.port(), choice, sum, client::TransportKind::WebSocket));
        plainRates.push_back(ours(tcp.port(), choice, plainSum));
    }
    if (sum != plainSum)
        qFatal("they have not read the same");
    bench::report("client", "receive QoS 0 over WebSocket", bench::median(rates), "msg/s",
                  "plain TCP", bench::median(plainRates), bench::Better::Higher);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    mosquitto_lib_init();
    compare("receive QoS 0, MQTT 5", mqtt::ProtocolVersion::Mqtt5, client::VersionChoice::Mqtt5,
            MQTT_PROTOCOL_V5);
    compare("receive QoS 0, MQTT 3.1.1", mqtt::ProtocolVersion::Mqtt311,
            client::VersionChoice::Mqtt311, MQTT_PROTOCOL_V311);
    compareWithWebSocket(mqtt::ProtocolVersion::Mqtt5, client::VersionChoice::Mqtt5);
    mosquitto_lib_cleanup();
    return 0;
}
