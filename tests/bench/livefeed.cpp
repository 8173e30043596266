// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/livefeed.h"

#include "bench/loopback.h"
#include "mqtt/codec.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <random>

namespace {

constexpr int TrafficMessages = 400'000;
constexpr int EachToVisible = 20; // one message of so many
constexpr std::chrono::minutes Patience{10};
constexpr std::chrono::milliseconds Beat{5}; // of a feed with a rate

QByteArray encoded(const mqtt::Packet &packet)
{
    const auto bytes = mqtt::encode(packet, mqtt::ProtocolVersion::Mqtt5);
    return bytes ? *bytes : QByteArray();
}

} // namespace

LiveFeed::LiveFeed(int topics, int messagesPerSecond)
    : m_messagesPerSecond(messagesPerSecond)
{
    for (int i = 0; i < topics; ++i)
        add(m_topics, i, i);
    std::mt19937 random(1);
    std::uniform_int_distribution<int> any(0, topics - 1);
    for (int i = 0; i < TrafficMessages; ++i) {
        const bool visible = i % EachToVisible == 0;
        add(m_traffic, visible ? i / EachToVisible % VisibleTopics : any(random), i);
    }
    const bench::Listener listener = bench::listenOnLoopback();
    m_listener = listener.socket;
    m_port = listener.port;
}

LiveFeed::~LiveFeed()
{
    ::close(m_listener);
}

// The first ones on the first level, the others five levels deep.
QByteArray LiveFeed::topic(int number)
{
    const auto digits = [](int value) { return QByteArray::number(value).rightJustified(2, '0'); };
    if (number < VisibleTopics)
        return "sensor-" + digits(number);
    return "plant/hall-" + digits(number / 10'000 % 100) + "/line-" + digits(number / 500 % 20)
        + "/machine-" + digits(number / 10 % 50) + "/value-" + QByteArray::number(number % 10);
}

void LiveFeed::add(Stream &stream, int topicNumber, int count)
{
    QByteArray payload(PayloadBytes, 'x');
    payload.replace(0, 10, QByteArray::number(1'000'000'000 + count));
    stream.bytes += encoded(mqtt::PublishPacket{.topic = topic(topicNumber), .payload = payload});
    stream.ends.push_back(stream.bytes.size());
}

void LiveFeed::serve()
{
    for (;;) {
        std::array<pollfd, 2> wait{{{m_listener, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}};
        if (::poll(wait.data(), wait.size(), -1) < 0 || wait[1].revents != 0)
            return;
        Client client;
        client.socket = ::accept(m_listener, nullptr, nullptr);
        if (client.socket < 0)
            continue;
        ::fcntl(client.socket, F_SETFL, O_NONBLOCK);
        talk(client);
        ::close(client.socket);
    }
}

// Reads and answers what the client has said by now; false when it has gone.
bool LiveFeed::answer(Client &client, int timeoutMs)
{
    pollfd wait{client.socket, POLLIN, 0};
    if (::poll(&wait, 1, timeoutMs) <= 0)
        return true;
    constexpr qsizetype Room = 4096;
    const ssize_t count = ::read(client.socket, client.reader.reserve(Room), Room);
    if (count <= 0)
        return false;
    client.reader.commit(count);
    while (const auto frame = client.reader.nextFrame()) {
        const QByteArrayView bytes = client.reader.view(*frame);
        QByteArray reply;
        switch (static_cast<quint8>(bytes.front()) >> 4) {
        case 1:
            reply = encoded(mqtt::ConnackPacket{});
            break;
        case 8: {
            const auto high = static_cast<quint8>(bytes[2]);
            const auto low = static_cast<quint8>(bytes[3]);
            reply = encoded(mqtt::SubackPacket{.packetIdentifier
                                               = mqtt::PacketIdentifier(quint16(high << 8 | low)),
                                               .reasonCodes = {mqtt::ReasonCode::Success}});
            client.subscribed = true;
            break;
        }
        case 12:
            reply = encoded(mqtt::PingrespPacket{});
            break;
        default:
            break;
        }
        if (!reply.isEmpty() && ::write(client.socket, reply.constData(), size_t(reply.size())) < 0)
            return false;
    }
    client.reader.discardFrames();
    return true;
}

bool LiveFeed::send(Client &client, const char *bytes, qsizetype size)
{
    constexpr qsizetype Piece = 1 << 18;
    qsizetype done = 0;
    while (done < size) {
        pollfd wait{client.socket, POLLIN | POLLOUT, 0};
        if (::poll(&wait, 1, 1000) < 0)
            return false;
        // Between two messages only; but PINGRESP may wait that long.
        if (done == 0 && (wait.revents & POLLIN) != 0 && !answer(client, 0))
            return false;
        if ((wait.revents & (POLLERR | POLLHUP)) != 0)
            return false;
        if ((wait.revents & POLLOUT) == 0)
            continue;
        const ssize_t count = ::send(client.socket, bytes + done,
                                     std::size_t(std::min(Piece, size - done)), MSG_NOSIGNAL);
        if (count < 0 && errno != EAGAIN)
            return false;
        done += std::max<ssize_t>(count, 0);
    }
    return true;
}

void LiveFeed::talk(Client &client)
{
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + Patience;
    while (!client.subscribed) {
        if (!answer(client, 1000) || Clock::now() > end)
            return;
    }
    if (!send(client, m_topics.bytes.constData(), m_topics.bytes.size()))
        return;
    // Whole messages in pieces small enough that answers are not late.
    constexpr std::size_t PieceMessages = 500;
    const auto perBeat = std::size_t(m_messagesPerSecond) * std::size_t(Beat.count()) / 1000;
    const std::size_t piece = m_messagesPerSecond > 0 ? perBeat : PieceMessages;
    auto next = Clock::now();
    std::size_t message = 0;
    while (Clock::now() < end) {
        if (message + piece > m_traffic.ends.size())
            message = 0;
        const qsizetype from = message == 0 ? 0 : m_traffic.ends[message - 1];
        const qsizetype to = m_traffic.ends[message + piece - 1];
        if (!send(client, m_traffic.bytes.constData() + from, to - from))
            return;
        message += piece;
        if (m_messagesPerSecond == 0)
            continue;
        next += Beat;
        for (auto left = next - Clock::now(); left > Clock::duration::zero();
             left = next - Clock::now()) {
            const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(left).count();
            if (!answer(client, int(ms)))
                return;
            if (ms == 0)
                break;
        }
    }
}
