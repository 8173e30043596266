// SPDX-License-Identifier: GPL-3.0-or-later
#include "brokertests.h"
#include "support/mosquitto.h"

using namespace client;

// The client against mosquitto: every version, every QoS, everything that lasts. It takes nothing
// beyond the specifications; 3.1.1: [MQTT-7.0.0-2].
class TestInterop : public BrokerTests {
    Q_OBJECT

    std::unique_ptr<Mosquitto> m_broker;

protected:
    ConnectOptions broker() const override
    {
        return {.host = QStringLiteral("127.0.0.1"), .port = m_broker->port()};
    }
    std::vector<VersionChoice> versions() const override
    {
        return {VersionChoice::Mqtt31, VersionChoice::Mqtt311, VersionChoice::Mqtt5};
    }

private slots:
    void initTestCase()
    {
        if (!Mosquitto::isInstalled())
            QSKIP("mosquitto is not installed");
        m_broker = std::make_unique<Mosquitto>();
        QVERIFY2(m_broker->start(), m_broker->log().constData());
    }
    void cleanupTestCase() { m_broker.reset(); }

    // Each message goes to one of them.
    void sharedSubscription_data() { addVersions(); }
    void sharedSubscription()
    {
        QFETCH(int, version);
        const QByteArray root = "work" + QByteArray::number(version);
        InteropClient first = newClient("first", VersionChoice(version));
        InteropClient second = newClient("second", VersionChoice(version));
        for (InteropClient *worker : {&first, &second}) {
            worker->subscribeOnConnect("$share/crew/" + root + "/#", 1);
            QVERIFY(worker->connect());
        }
        InteropClient publisher = newClient("pub", VersionChoice(version));
        QVERIFY(publisher.connect());
        QByteArrayList expected;
        for (int i = 10; i < 30; ++i) {
            publisher.publish(root + "/job", QByteArray::number(i), 1);
            expected += root + "/job=" + QByteArray::number(i);
        }
        WAIT_COMPARE(first.log.messages.size() + second.log.messages.size(), expected.size());
        QVERIFY(!first.log.messages.isEmpty() && !second.log.messages.isEmpty());
        QByteArrayList all = first.log.messages + second.log.messages;
        std::sort(all.begin(), all.end());
        QCOMPARE(all, expected);
    }
};

QTEST_GUILESS_MAIN(TestInterop)
#include "tst_interop.moc"
