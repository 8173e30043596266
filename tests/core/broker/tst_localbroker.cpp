// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/localbroker.h"
#include "client/client.h"
#include "support/clientlog.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace broker;
using namespace Qt::Literals::StringLiterals;
using mqtt::QoS;

// The broker on real sockets, with our own client and the command line clients of mosquitto.
namespace {

BrokerOptions onFreePort()
{
    BrokerOptions options;
    options.port = 0;
    return options;
}

struct Running {
    LocalBroker broker;
    quint16 port = 0;

    explicit Running(const BrokerOptions &options = onFreePort())
    {
        broker.start(options);
        if (!broker.endpoint())
            qFatal("the broker does not start");
        port = broker.endpoint()->port;
    }
};

struct TestClient {
    client::Client client;
    ClientLog log{client};
    client::ConnectOptions options;

    TestClient(quint16 port, const QByteArray &id,
               client::VersionChoice version = client::VersionChoice::Mqtt5)
    {
        options.host = u"127.0.0.1"_s;
        options.port = port;
        options.clientId = id;
        options.version = version;
        options.reconnect.enabled = false;
    }
    bool isConnected() const { return client.state() == client::State::Connected; }
};

#define CONNECT_CLIENT(c)                                                                          \
    (c).client.connectToBroker((c).options);                                                       \
    QTRY_VERIFY((c).isConnected())

} // namespace

class TestLocalBroker : public QObject {
    Q_OBJECT

private slots:
    void startsAndStops()
    {
        LocalBroker broker;
        std::vector<Endpoint> started;
        int stopped = 0;
        connect(&broker, &LocalBroker::started, this,
                [&started](const Endpoint &at) { started.push_back(at); });
        connect(&broker, &LocalBroker::stopped, this, [&stopped] { ++stopped; });
        broker.start(onFreePort());
        QCOMPARE(started.size(), 1U);
        QCOMPARE(started.front().address, u"127.0.0.1"_s);
        QVERIFY(started.front().port > 0);
        QVERIFY(broker.isRunning());
        broker.start(onFreePort()); // already running
        QCOMPARE(started.size(), 1U);
        broker.stop();
        QCOMPARE(stopped, 1);
        QVERIFY(!broker.isRunning());
        QVERIFY(!broker.endpoint());
        broker.stop();
        QCOMPARE(stopped, 1);
        broker.start(onFreePort());
        QCOMPARE(started.size(), 2U);
    }

    void takesAnotherPort()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        BrokerOptions options;
        options.port = other.serverPort();
        LocalBroker broker;
        std::vector<StartFailure> failures;
        connect(&broker, &LocalBroker::startFailed, this,
                [&failures](StartFailure why) { failures.push_back(why); });
        options.otherPortIfTaken = false;
        broker.start(options);
        QCOMPARE(failures, std::vector{StartFailure::PortInUse});
        options.otherPortIfTaken = true;
        broker.start(options);
        QVERIFY(broker.endpoint());
        QVERIFY(broker.endpoint()->port != other.serverPort());
    }

    void refusesToListen_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<StartFailure>("why");
        QTest::newRow("no address")
            << u"localhost"_s << QByteArray() << QByteArray() << StartFailure::AddressInvalid;
        QTest::newRow("everywhere")
            << u"0.0.0.0"_s << QByteArray() << QByteArray() << StartFailure::AddressNeedsPassword;
        QTest::newRow("user without password")
            << u"::"_s << "tom"_ba << QByteArray() << StartFailure::AddressNeedsPassword;
        QTest::newRow("not ours") << u"192.0.2.77"_s << "tom"_ba
                                  << "secret"_ba << StartFailure::AddressNotAvailable;
    }
    void refusesToListen()
    {
        QFETCH(QString, address);
        QFETCH(QByteArray, user);
        QFETCH(QByteArray, password);
        QFETCH(StartFailure, why);
        BrokerOptions options = onFreePort();
        options.address = address;
        options.userName = user;
        options.password = password;
        LocalBroker broker;
        std::vector<StartFailure> failures;
        connect(&broker, &LocalBroker::startFailed, this,
                [&failures](StartFailure failure) { failures.push_back(failure); });
        broker.start(options);
        QCOMPARE(failures, std::vector{why});
        QVERIFY(!broker.isRunning());
    }

    void carriesMessages_data()
    {
        QTest::addColumn<client::VersionChoice>("version");
        QTest::addColumn<int>("qos");
        const std::vector<std::pair<const char *, client::VersionChoice>> versions
            = {{"3.1", client::VersionChoice::Mqtt31},
               {"3.1.1", client::VersionChoice::Mqtt311},
               {"5.0", client::VersionChoice::Mqtt5}};
        for (const auto &[name, version] : versions) {
            for (int qos = 0; qos <= 2; ++qos)
                QTest::addRow("[MQTT-4.6.0-6] %s QoS %d", name, qos) << version << qos;
        }
    }
    void carriesMessages()
    {
        QFETCH(client::VersionChoice, version);
        QFETCH(int, qos);
        Running running;
        TestClient from(running.port, "from", version);
        TestClient to(running.port, "to", version);
        to.options.subscriptions = {{.topicFilter = "a/#", .qos = QoS(qos)}};
        CONNECT_CLIENT(to);
        CONNECT_CLIENT(from);
        QTRY_COMPARE(to.log.subscriptions.size(), 1U);
        QByteArrayList expected;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray payload = QByteArray::number(i);
            from.client.publish({.topic = "a/b", .payload = payload, .qos = QoS(qos)},
                                client::PublishToken(quint64(i + 1)));
            expected += "a/b=" + payload;
        }
        QTRY_COMPARE(to.log.messages.size(), expected.size());
        QCOMPARE(to.log.messages, expected);
    }
};

QTEST_GUILESS_MAIN(TestLocalBroker)
#include "tst_localbroker.moc"
