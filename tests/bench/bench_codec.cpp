// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchreport.h"
#include "mqtt/codec.h"
#include "mqtt/framereader.h"

#include <functional>

// What a packet costs in the codec: nanoseconds to read and to write, and the frame reader's share.
namespace {

using namespace mqtt;

constexpr int rounds = 9;
constexpr double secondsPerRound = 0.05;

// Results go here, so that nothing can be optimised away.
volatile std::size_t sink = 0;

// Median nanoseconds of one call; the number of calls is found first.
double nanoseconds(const std::function<void(int)> &calls)
{
    int count = 64;
    for (;; count *= 2) {
        const bench::Stopwatch watch;
        calls(count);
        if (watch.seconds() >= secondsPerRound / 4)
            break;
    }
    count *= 4;
    std::vector<double> results;
    for (int round = 0; round < rounds; ++round) {
        const bench::Stopwatch watch;
        calls(count);
        results.push_back(watch.seconds() * 1e9 / count);
    }
    return bench::median(std::move(results));
}

PublishPacket publish(qsizetype payload, QoS qos)
{
    PublishPacket packet;
    packet.topic = "plant/line-7/machine-42/axis-3/torque";
    packet.qos = qos;
    if (qos != QoS::AtMostOnce)
        packet.packetIdentifier = static_cast<PacketIdentifier>(4711);
    packet.payload = QByteArray(payload, 'x');
    return packet;
}

void measure(const char *name, const Packet &packet, ProtocolVersion version)
{
    const Result<QByteArray> frame = encode(packet, version);
    if (!frame)
        return;
    const std::string label(name);
    bench::report("codec", "encode " + label, nanoseconds([&](int count) {
                      for (int i = 0; i < count; ++i)
                          sink = sink + std::size_t(encode(packet, version)->size());
                  }),
                  "ns");
    bench::report("codec", "decode " + label, nanoseconds([&](int count) {
                      for (int i = 0; i < count; ++i)
                          sink = sink + decode(*frame, version)->index();
                  }),
                  "ns");
    bench::report("codec", "describe " + label, nanoseconds([&](int count) {
                      for (int i = 0; i < count; ++i)
                          sink = sink + describe(*frame, version).children.size();
                  }),
                  "ns");
    if (typeOf(packet) != PacketType::Publish)
        return;
    bench::report("codec", "view " + label, nanoseconds([&](int count) {
                      for (int i = 0; i < count; ++i)
                          sink = sink + decodePublish(*frame, version)->payload.length;
                  }),
                  "ns");
}

// A received stream in reads of 64 KiB: frames cut, viewed, and handed over as history.
void measureStream()
{
    const Result<QByteArray> frame = encode(publish(128, QoS::AtMostOnce), ProtocolVersion::Mqtt5);
    if (!frame)
        return;
    const QByteArray stream = frame->repeated(1000);
    constexpr qsizetype read = 64 * 1024;
    const double perStream = nanoseconds([&](int count) {
        for (int i = 0; i < count; ++i) {
            FrameReader reader;
            for (qsizetype at = 0; at < stream.size(); at += read) {
                reader.append(
                    QByteArrayView(stream).sliced(at, std::min(read, stream.size() - at)));
                while (const auto next = reader.nextFrame())
                    sink = sink
                        + decodePublish(reader.view(*next), ProtocolVersion::Mqtt5)->topic.length;
                sink = sink + std::size_t(reader.takeFrames().size());
            }
        }
    });
    bench::report("codec", "stream PUBLISH 5.0 128 bytes", perStream / 1000, "ns");
}

} // namespace

int main()
{
    measure("PUBLISH 3.1.1 QoS 0 128 bytes", publish(128, QoS::AtMostOnce),
            ProtocolVersion::Mqtt311);
    measure("PUBLISH 5.0 QoS 0 128 bytes", publish(128, QoS::AtMostOnce), ProtocolVersion::Mqtt5);
    measure("PUBLISH 5.0 QoS 1 1 MiB", publish(1024 * 1024, QoS::AtLeastOnce),
            ProtocolVersion::Mqtt5);
    PublishPacket rich = publish(128, QoS::AtLeastOnce);
    rich.properties.payloadFormat = PayloadFormat::Utf8;
    rich.properties.messageExpiryInterval = 60;
    rich.properties.contentType = "application/json";
    rich.properties.responseTopic = "answers/42";
    rich.properties.correlationData = QByteArray(16, '\1');
    rich.properties.userProperties = {{"trace", "0123456789abcdef"}, {"unit", "Nm"}};
    measure("PUBLISH 5.0 QoS 1 with properties", rich, ProtocolVersion::Mqtt5);

    ConnectPacket connect;
    connect.clientId = "bench-client";
    connect.userName = "tom";
    connect.password = "secret";
    connect.will = Will{"status", "gone", QoS::AtLeastOnce, true, {}};
    connect.properties.sessionExpiryInterval = 3600;
    measure("CONNECT 5.0", connect, ProtocolVersion::Mqtt5);
    PubackPacket puback;
    puback.packetIdentifier = static_cast<PacketIdentifier>(4711);
    measure("PUBACK 5.0", puback, ProtocolVersion::Mqtt5);
    SubscribePacket subscribe;
    subscribe.packetIdentifier = static_cast<PacketIdentifier>(1);
    for (int i = 0; i < 10; ++i)
        subscribe.subscriptions.push_back({"plant/+/machine/#", QoS::AtLeastOnce});
    measure("SUBSCRIBE 5.0 10 filters", subscribe, ProtocolVersion::Mqtt5);
    measureStream();
    return 0;
}
