// SPDX-License-Identifier: GPL-3.0-or-later
#include "interopclient.h"
#include "mqtt/codec.h"
#include "mqtt/framereader.h"
#include "support/cuttingproxy.h"
#include "support/mosquitto.h"

#include <map>
#include <numeric>
#include <set>

using namespace client;

namespace {

constexpr int messageCount = 2000;

// Sequence numbers padded to a size at which a cut is likely to hit the middle of something.
QByteArray numbered(int i)
{
    return QByteArray::number(i) + '.' + QByteArray(120, 'p');
}

std::vector<int> numbersIn(const QByteArrayList &messages)
{
    std::vector<int> numbers;
    for (const QByteArray &message : messages) {
        if (!message.contains('.'))
            continue;
        const qsizetype start = message.indexOf('=') + 1;
        numbers.push_back(message.mid(start, message.indexOf('.') - start).toInt());
    }
    return numbers;
}

std::vector<int> upTo(int count)
{
    std::vector<int> numbers(std::size_t(count), 0);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

// The first difference, in words.
QByteArray difference(const std::vector<int> &actual, int count)
{
    for (int i = 0; i < count; ++i) {
        if (std::size_t(i) >= actual.size())
            return "message " + QByteArray::number(i) + " is missing";
        if (actual[std::size_t(i)] != i)
            return "message " + QByteArray::number(actual[std::size_t(i)]) + " came as number "
                + QByteArray::number(i);
    }
    return "too many: " + QByteArray::number(int(actual.size()));
}

} // namespace

// Delivery guarantees while connections are cut and brokers restart.
class TestExactlyOnce : public QObject {
    Q_OBJECT

    std::unique_ptr<Mosquitto> m_broker;
    quint32 m_seed = 0;

private slots:
    void initTestCase()
    {
        if (!Mosquitto::isInstalled())
            QSKIP("mosquitto is not installed");
        m_seed = quint32(qEnvironmentVariableIntValue("CANOPY_TEST_SEED"));
        if (m_seed == 0)
            m_seed = QRandomGenerator::global()->generate() >> 1;
        qInfo("CANOPY_TEST_SEED=%u", m_seed);
    }
    void init()
    {
        m_broker = std::make_unique<Mosquitto>();
        QVERIFY2(m_broker->start(), m_broker->log().constData());
    }
    void cleanup() { m_broker.reset(); }

    void sendingThroughCuts_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("qos");
        QTest::newRow("5, QoS 2") << int(VersionChoice::Mqtt5) << 2;
        QTest::newRow("3.1.1, QoS 2") << int(VersionChoice::Mqtt311) << 2;
        QTest::newRow("5, QoS 1") << int(VersionChoice::Mqtt5) << 1;
    }
    void sendingThroughCuts()
    {
        QFETCH(int, version);
        QFETCH(int, qos);
        CuttingProxy proxy(m_broker->port(), 200, 2400, m_seed);
        InteropClient subscriber(m_broker->port(), "sub");
        subscriber.subscribeOnConnect("once", 2);
        QVERIFY(subscriber.connect());
        InteropClient publisher(proxy.port(), "pub", VersionChoice(version));
        publisher.keepSession();
        publisher.client.connectToBroker(publisher.options);
        for (int i = 0; i < messageCount; ++i)
            publisher.publish("once", numbered(i), qos);
        QTRY_COMPARE_WITH_TIMEOUT(publisher.countOf(PublishStage::Confirmed), messageCount, 50'000);
        QCOMPARE(proxy.cutsDone(), 200);
        checkArrival(publisher, subscriber, qos);
    }

    void receivingThroughCuts_data() { sendingThroughCuts_data(); }
    void receivingThroughCuts()
    {
        QFETCH(int, version);
        QFETCH(int, qos);
        CuttingProxy proxy(m_broker->port(), 200, 4800, m_seed);
        InteropClient subscriber(proxy.port(), "sub", VersionChoice(version));
        subscriber.keepSession();
        subscriber.subscribeOnConnect("once", qos);
        subscriber.client.connectToBroker(subscriber.options);
        QTRY_COMPARE_WITH_TIMEOUT(subscriber.log.subscriptions.size(), 1U, 20'000);
        InteropClient publisher(m_broker->port(), "pub");
        QVERIFY(publisher.connect());
        for (int i = 0; i < messageCount; ++i)
            publisher.publish("once", numbered(i), 2);
        QTRY_COMPARE_WITH_TIMEOUT(publisher.countOf(PublishStage::Confirmed), messageCount, 50'000);
        checkArrival(publisher, subscriber, qos);
        QCOMPARE(proxy.cutsDone(), 200);
    }

    void brokerRestarts_data()
    {
        QTest::addColumn<int>("qos");
        QTest::newRow("QoS 2") << 2;
        QTest::newRow("QoS 1") << 1;
    }
    void brokerRestarts()
    {
        QFETCH(int, qos);
        InteropClient subscriber(m_broker->port(), "sub");
        subscriber.keepSession();
        subscriber.subscribeOnConnect("once", qos);
        QVERIFY(subscriber.connect());
        InteropClient publisher(m_broker->port(), "pub");
        publisher.keepSession();
        QVERIFY(publisher.connect());
        int published = 0;
        for (int restart = 1; restart <= 5; ++restart) {
            for (; published < restart * messageCount / 5; ++published)
                publisher.publish("once", numbered(published), qos);
            // In the middle of the work.
            const int enough = published - messageCount / 10;
            QTRY_VERIFY_WITH_TIMEOUT(publisher.countOf(PublishStage::Confirmed) >= enough, 20'000);
            QVERIFY2(m_broker->stop(), m_broker->log().constData());
            QVERIFY2(m_broker->start(), m_broker->log().constData());
        }
        QTRY_COMPARE_WITH_TIMEOUT(publisher.countOf(PublishStage::Confirmed), messageCount, 30'000);
        checkArrival(publisher, subscriber, qos);
        QTRY_VERIFY(publisher.log.brokers.size() >= 6);
        QCOMPARE(publisher.countOf(PublishStage::Unknown), 0);
    }

    void killedBroker_data()
    {
        QTest::addColumn<bool>("saves");
        QTest::newRow("that forgets everything") << false;
        QTest::newRow("that had saved") << true;
    }
    // It may forget; what we say about each message must be true nevertheless.
    void killedBroker()
    {
        QFETCH(bool, saves);
        if (saves) {
            m_broker = std::make_unique<Mosquitto>(
                QByteArrayList{"autosave_on_changes true", "autosave_interval 1"});
            QVERIFY2(m_broker->start(), m_broker->log().constData());
        }
        CuttingProxy proxy(m_broker->port(), 0, 1, m_seed);
        std::set<int> acknowledged; // by number of the message
        std::map<mqtt::PacketIdentifier, int> numberOf;
        mqtt::FrameReader fromClient;
        mqtt::FrameReader fromBroker;
        proxy.tap = [&](bool broker, const QByteArray &bytes) {
            if (bytes.isEmpty()) {
                fromClient.reset();
                fromBroker.reset();
                return;
            }
            mqtt::FrameReader &reader = broker ? fromBroker : fromClient;
            reader.append(bytes);
            while (const auto frame = reader.nextFrame()) {
                const auto packet = mqtt::decode(reader.view(*frame), mqtt::ProtocolVersion::Mqtt5);
                if (const auto *publish = std::get_if<mqtt::PublishPacket>(&*packet)) {
                    const int number = publish->payload.left(publish->payload.indexOf('.')).toInt();
                    numberOf[publish->packetIdentifier] = number;
                } else if (const auto *puback = std::get_if<mqtt::PubackPacket>(&*packet)) {
                    acknowledged.insert(numberOf.at(puback->packetIdentifier));
                } else if (const auto *pubcomp = std::get_if<mqtt::PubcompPacket>(&*packet)) {
                    acknowledged.insert(numberOf.at(pubcomp->packetIdentifier));
                }
            }
            reader.discardFrames();
        };
        InteropClient publisher(proxy.port(), "pub");
        publisher.keepSession();
        QVERIFY(publisher.connect());
        constexpr int count = 3000;
        for (int i = 0; i < count; ++i)
            publisher.publish("once", numbered(i), 1 + i % 2);
        for (const int part : {5, 3, 2}) {
            QTRY_VERIFY_WITH_TIMEOUT(publisher.countOf(PublishStage::Confirmed) >= count / part,
                                     20'000);
            m_broker->kill();
            QVERIFY2(m_broker->start(), m_broker->log().constData());
        }
        const auto finished = [&publisher] {
            return publisher.countOf(PublishStage::Confirmed)
                + publisher.countOf(PublishStage::Unknown);
        };
        QTRY_COMPARE_WITH_TIMEOUT(finished(), count, 20'000);
        std::set<PublishToken> wasWritten;
        for (const PublishOutcome &outcome : publisher.log.outcomes) {
            if (outcome.stage == PublishStage::Written)
                wasWritten.insert(outcome.token);
        }
        for (int i = 0; i < count; ++i) {
            const PublishOutcome outcome = publisher.log.outcome(quint64(i + 1));
            if (outcome.stage == PublishStage::Confirmed)
                QVERIFY(acknowledged.contains(i));
            else
                QVERIFY(wasWritten.contains(outcome.token)); // nothing was given up untried
        }
        qInfo("%d of %d unknown", publisher.countOf(PublishStage::Unknown), count);
    }

private:
    void checkArrival(InteropClient &publisher, InteropClient &subscriber, int qos)
    {
        // What comes with or after this one is all that will ever come.
        publisher.publish("once", "end", 2);
        QTRY_VERIFY_WITH_TIMEOUT(subscriber.log.messages.contains("once=end"), 50'000);
        std::vector<int> numbers = numbersIn(subscriber.log.messages);
        if (qos < 2) { // at least once, and the first copies in order
            std::set<int> seen;
            std::erase_if(numbers, [&seen](int number) { return !seen.insert(number).second; });
        }
        QVERIFY2(numbers == upTo(messageCount), difference(numbers, messageCount).constData());
    }
};

QTEST_GUILESS_MAIN(TestExactlyOnce)
#include "tst_exactlyonce.moc"
