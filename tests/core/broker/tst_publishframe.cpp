// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/messagequeue.h"
#include "broker/publishframe.h"
#include "broker/sendwindow.h"

#include <QTest>

#include <random>

using namespace broker;
using namespace mqtt;

namespace {

QByteArray encoded(const PublishPacket &packet, ProtocolVersion version)
{
    const auto bytes = encode(packet, version);
    return bytes ? *bytes : QByteArray();
}

PublishPacket anyPublish(std::mt19937 &chance, bool mqtt5)
{
    PublishPacket packet;
    packet.topic = QByteArray(1 + int(chance() % 200), 't');
    packet.payload = QByteArray(int(chance() % 20'000), 'p');
    packet.qos = QoS(chance() % 3);
    if (packet.qos != QoS::AtMostOnce)
        packet.packetIdentifier = PacketIdentifier(1 + chance() % 65'535);
    packet.retain = chance() % 2 == 0;
    if (!mqtt5)
        return packet;
    Properties &properties = packet.properties;
    if (chance() % 2)
        properties.payloadFormat = PayloadFormat::Utf8;
    if (chance() % 2)
        properties.messageExpiryInterval = quint32(chance());
    if (chance() % 2)
        properties.contentType = "text";
    if (chance() % 2)
        properties.responseTopic = "answer/here";
    if (chance() % 2)
        properties.correlationData = QByteArray("\0\1\2", 3);
    if (chance() % 2)
        properties.topicAlias = quint16(1 + chance() % 100);
    for (quint32 i = chance() % 4; i > 0; --i)
        properties.userProperties.push_back({"name", QByteArray(int(chance() % 100), 'v')});
    return packet;
}

QueuedMessage queued(int qos, const QByteArray &payload = "x")
{
    MessageView view;
    view.topic = "t";
    view.payload = payload;
    return {std::make_shared<const Message>(view), QoS(qos), false, {}};
}

QByteArray popped(MessageQueue &queue, bool onlyAtMostOnce = false)
{
    return queue.pop(onlyAtMostOnce).message->view().payload.toByteArray();
}

} // namespace

class TestPublishFrame : public QObject {
    Q_OBJECT

private slots:
    void writesWhatTheCodecWouldWrite()
    {
        std::mt19937 chance(7);
        for (int i = 0; i < 3000; ++i) {
            const bool mqtt5 = i % 2 == 0;
            const ProtocolVersion version
                = mqtt5 ? ProtocolVersion::Mqtt5 : ProtocolVersion::Mqtt311;
            const PublishPacket packet = anyPublish(chance, mqtt5);
            const QByteArray frame = encoded(packet, version);
            const auto view = decodePublish(frame, version);
            QVERIFY(view);
            QByteArray store;
            const auto message = messageFrom(frame, *view, Instant(0), store);
            QVERIFY(message);
            QCOMPARE(message->expirySeconds, packet.properties.messageExpiryInterval);

            // The other side gets all but the alias, and its own extras.
            const std::vector<quint32> identifiers(chance() % 3, 200'000);
            PublishForm form;
            form.mqtt5 = mqtt5;
            form.qos = packet.qos;
            form.retain = packet.retain;
            form.duplicate = packet.qos != QoS::AtMostOnce && chance() % 2;
            form.packetIdentifier = packet.packetIdentifier;
            form.expirySeconds = message->remainingExpiry(Instant(0));
            if (mqtt5)
                form.identifiers = identifiers;
            QByteArray written = "before";
            appendPublish(written, *message, form);
            QCOMPARE(written.size(), 6 + publishSize(*message, form));
            const auto back = decode(written.sliced(6), version);
            QVERIFY(back);
            PublishPacket expected = packet;
            expected.duplicate = form.duplicate;
            expected.properties.topicAlias.reset();
            if (mqtt5)
                expected.properties.subscriptionIdentifiers = identifiers;
            QVERIFY(std::get<PublishPacket>(*back) == expected);
            // Canonical bytes, but for the order of the properties.
            QCOMPARE(written.size() - 6, encoded(expected, version).size());
        }
    }

    void countsExpiryDown() // [MQTT-3.3.2-6]
    {
        using namespace std::chrono_literals;
        MessageView view;
        view.expirySeconds = 10;
        view.receivedAt = 100s;
        QCOMPARE(view.remainingExpiry(100s), std::optional<quint32>(10));
        QCOMPARE(view.remainingExpiry(102s), std::optional<quint32>(8));
        QVERIFY(!view.isExpired(109'999ms));
        QVERIFY(view.isExpired(110s));
    }

    void queueKeepsOrder()
    {
        QueueBudget budget{1'000'000, 0};
        MessageQueue queue(100, 100'000, budget);
        queue.push(queued(1, "a"));
        queue.push(queued(0, "b"));
        queue.push(queued(2, "c"));
        QCOMPARE(popped(queue, true), "b"); // does not wait for acknowledgements
        QVERIFY(!queue.front(true));
        QCOMPARE(popped(queue), "a");
        queue.push(queued(0, "d"));
        QCOMPARE(popped(queue), "c");
        QCOMPARE(popped(queue), "d");
        QVERIFY(queue.isEmpty());
        QCOMPARE(queue.bytes(), 0);
        QCOMPARE(budget.used, 0);
    }

    void queueDropsOldestQoS0First()
    {
        QueueBudget budget{1'000'000, 0};
        MessageQueue queue(3, 100'000, budget);
        queue.push(queued(1, "a"));
        queue.push(queued(0, "b"));
        queue.push(queued(0, "c"));
        queue.push(queued(1, "d")); // b goes
        queue.push(queued(0, "e")); // c goes
        queue.push(queued(1, "f")); // e goes
        queue.push(queued(1, "g")); // not taken
        queue.push(queued(0, "h")); // not taken
        QCOMPARE(queue.dropped(), 5U);
        for (const QByteArray expected : {"a", "d", "f"})
            QCOMPARE(popped(queue), expected);
        queue.push(queued(0, "i"), true); // extras have room of their own
        queue.push(queued(1, "j"));
        queue.push(queued(1, "k"));
        queue.push(queued(1, "l"));
        QCOMPARE(queue.size(), 4);
    }

    void queueIsBoundedInBytes()
    {
        QueueBudget budget{4000, 0};
        MessageQueue first(100, 3000, budget);
        MessageQueue second(100, 3000, budget);
        first.push(queued(1, QByteArray(2000, 'x')));
        first.push(queued(1, QByteArray(2000, 'x')));
        QCOMPARE(first.size(), 1);
        second.push(queued(1, QByteArray(2000, 'x'))); // all queues together
        QCOMPARE(second.size(), 0);
        first.clear();
        second.push(queued(1, QByteArray(2000, 'x')));
        QCOMPARE(second.size(), 1);
    }

    void windowKeepsOrderOfResending() // [MQTT-4.4.0-1]
    {
        SendWindow window;
        for (int i = 1; i <= 4; ++i) {
            const auto id = window.allocate();
            QCOMPARE(id, std::optional(PacketIdentifier(quint16(i))));
            window.add({queued(i % 2 + 1), *id});
        }
        using Answer = SendWindow::Answer;
        QCOMPARE(window.acknowledged(PacketIdentifier(9)), Answer::Unknown);
        QCOMPARE(window.acknowledged(PacketIdentifier(1)), Answer::Mismatch); // QoS 2
        QCOMPARE(window.received(PacketIdentifier(3), false), Answer::Done);
        QCOMPARE(window.received(PacketIdentifier(3), false), Answer::Done); // again
        QCOMPARE(window.received(PacketIdentifier(2), false), Answer::Mismatch);
        QCOMPARE(window.completed(PacketIdentifier(1)), Answer::Mismatch);
        QCOMPARE(window.active(), 4);
        window.startResending();
        QCOMPARE(window.active(), 1); // the released one
        QCOMPARE(window.nextWaiting().packetIdentifier, PacketIdentifier(1));
        window.resent();
        QCOMPARE(window.acknowledged(PacketIdentifier(2)), Answer::Done); // late, but welcome
        QCOMPARE(window.nextWaiting().packetIdentifier, PacketIdentifier(4));
        window.discardWaiting();
        QVERIFY(!window.hasWaiting());
        QCOMPARE(window.completed(PacketIdentifier(3)), Answer::Done);
        QCOMPARE(window.completed(PacketIdentifier(3)), Answer::Unknown);
        QCOMPARE(window.received(PacketIdentifier(1), true), Answer::Done); // refused: all over
        QCOMPARE(window.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPublishFrame)
#include "tst_publishframe.moc"
