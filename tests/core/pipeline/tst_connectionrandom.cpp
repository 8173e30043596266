// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/connectionrig.h"

#include <map>
#include <random>

using namespace Qt::Literals::StringLiterals;
using store::MessageId;
using store::NodeId;

// Any mix of traffic, own publishes, pausing, clearing and reconnecting: nothing is lost or
// doubled, and the tree counts exactly what the log has seen.
class TestConnectionRandom : public ConnectionRig {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void adds_data();
    void adds();
};

void TestConnectionRandom::adds_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<bool>("threaded");
    for (unsigned seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed << (seed % 2 == 0);
}

void TestConnectionRandom::adds()
{
    QFETCH(unsigned, seed);
    QFETCH(bool, threaded);
    std::mt19937 random(seed);
    const auto below = [&](int bound) { return int(random() % unsigned(bound)); };
    auto limits = quick();
    limits.tick = std::chrono::milliseconds(1);
    limits.inboxBytes = 16 * 1024;
    limits.historyBytes = 100 * 1024 * 1024;
    make(limits, threaded);
    connectNow();

    quint64 expected = 0;
    quint64 clearedAt = 0; // ids up to here are gone
    const auto receivedNow = [&] { return connection->log().counters().received; };
    const auto drained = [&] {
        connection->setPaused(false);
        return QTest::qWaitFor([&] { return receivedNow() == expected; }, 20'000);
    };
    for (int step = 0; step < 60; ++step) {
        switch (below(10)) {
        case 0:
            connection->setPaused(!connection->isPaused());
            break;
        case 1:
            connection->clear();
            clearedAt = receivedNow();
            break;
        case 2: {
            QVERIFY(drained()); // what is under way when a line is cut would be lost
            broker->hangUp();
            QTRY_COMPARE(connection->state(), client::State::Waiting);
            connection->retryNow();
            QTRY_COMPARE(connection->state(), client::State::Connected);
            break;
        }
        case 3:
        case 4:
            for (int n = below(5); n > 0; --n, ++expected)
                connection->publish({.topic = "own/" + QByteArray::number(below(5)),
                                     .payload = QByteArray::number(expected),
                                     .qos = mqtt::QoS(below(3))});
            break;
        case 5:
            QTest::qWait(below(5));
            break;
        default:
            for (int n = below(300); n > 0; --n, ++expected)
                broker->publish("t/" + QByteArray::number(below(30)) + "/"
                                    + QByteArray::number(below(3)),
                                QByteArray::number(expected), below(4) == 0);
        }
    }
    QVERIFY(drained());
    QTRY_COMPARE(connection->statistics().waitingMessages, qint64(0));
    QCOMPARE(connection->statistics().dropped, quint64(0));

    std::map<QByteArray, quint64> counts;
    quint64 received = 0;
    for (quint64 id = clearedAt + 1; id <= expected; ++id) {
        const store::Message message = connection->log().message(MessageId{id});
        QVERIFY(!message.isNull());
        if (!message.outbound()) {
            ++counts[message.topic().toByteArray()];
            ++received;
        }
    }
    const store::TopicTree &tree = connection->topics();
    QTRY_COMPARE(tree.facts(NodeId::Root).messages, received);
    QCOMPARE(std::size_t(tree.topicCount()), counts.size());
    for (const auto &[topic, count] : counts)
        QCOMPARE(tree.facts(tree.find(topic)).ownMessages, count);
}

QTEST_GUILESS_MAIN(TestConnectionRandom)
#include "tst_connectionrandom.moc"
