// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/listener.h"
#include "broker/localbroker.h"
#include "client/client.h"
#include "support/clientlog.h"

#include <QPointer>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>
#include <QThread>

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

// A transport of another kind.
class Pipe : public QIODevice {
public:
    Pipe() { open(QIODevice::ReadWrite | QIODevice::Unbuffered); }
    void arrive(const QByteArray &bytes)
    {
        m_toBroker += bytes;
        emit readyRead();
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_toBroker.size(); }
    QByteArray written;

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 count = std::min<qint64>(maximum, m_toBroker.size());
        std::copy_n(m_toBroker.cbegin(), count, data);
        m_toBroker.remove(0, count);
        return count;
    }
    qint64 writeData(const char *data, qint64 size) override
    {
        written.append(data, size);
        return size;
    }

private:
    QByteArray m_toBroker;
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
        // Over TCP, in order, none is lost: 5.0: [MQTT-4.2-1] 3.1.1: [MQTT-7.1.1-1]
        QByteArrayList expected;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray payload = QByteArray::number(i);
            from.client.publish({.topic = "a/b", .payload = payload, .qos = QoS(qos)},
                                client::PublishToken(quint64(i + 1)));
            expected += "a/b=" + payload;
        }
        QTRY_COMPARE_WITH_TIMEOUT(to.log.messages.size(), expected.size(), 20'000);
        QCOMPARE(to.log.messages, expected);
    }

    void mosquittoClients_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("qos");
        for (const char *version : {"31", "311", "5"}) {
            for (int qos = 0; qos <= 2; ++qos)
                QTest::addRow("mqttv%s QoS %d", version, qos)
                    << QString::fromLatin1(version) << qos;
        }
    }
    void mosquittoClients() // 3.1.1: [MQTT-7.0.0-2]
    {
        QFETCH(QString, version);
        QFETCH(int, qos);
        if (QStandardPaths::findExecutable(u"mosquitto_sub"_s).isEmpty())
            QSKIP("mosquitto's clients are not installed");
        Running running;
        const QStringList common
            = {u"-h"_s, u"127.0.0.1"_s,       u"-p"_s, QString::number(running.port),
               u"-V"_s, u"mqttv"_s + version, u"-q"_s, QString::number(qos)};
        const auto finished = [](const QProcess &process) {
            return process.state() == QProcess::NotRunning && process.exitCode() == 0;
        };
        QProcess retain;
        retain.start(u"mosquitto_pub"_s,
                     common + QStringList{u"-t"_s, u"a/kept"_s, u"-m"_s, u"0"_s, u"-r"_s});
        QTRY_VERIFY_WITH_TIMEOUT(finished(retain), 20'000);
        QProcess subscriber;
        subscriber.start(u"mosquitto_sub"_s,
                         common + QStringList{u"-t"_s, u"a/#"_s, u"-v"_s, u"-C"_s, u"4"_s});
        QTRY_COMPARE_WITH_TIMEOUT(running.broker.statistics().subscriptions, 1, 20'000);
        QProcess publisher;
        publisher.start(u"mosquitto_pub"_s, common + QStringList{u"-t"_s, u"a/b"_s, u"-l"_s});
        publisher.write("1\n2\n3\n");
        publisher.closeWriteChannel();
        QTRY_VERIFY_WITH_TIMEOUT(finished(publisher), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(finished(subscriber), 20'000);
        QCOMPARE(subscriber.readAllStandardOutput(), "a/kept 0\na/b 1\na/b 2\na/b 3\n");
        QTRY_COMPARE(running.broker.statistics().connectedClients, 0);
    }

    void mosquittoProperties() // 5.0: [MQTT-3.3.2-4] [MQTT-3.3.2-15..18] [MQTT-3.3.2-20]
    {
        if (QStandardPaths::findExecutable(u"mosquitto_sub"_s).isEmpty())
            QSKIP("mosquitto's clients are not installed");
        Running running;
        const QStringList common = {u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(running.port),
                                    u"-V"_s, u"mqttv5"_s,    u"-t"_s, u"a"_s};
        QProcess subscriber;
        subscriber.start(u"mosquitto_sub"_s,
                         common
                             + QStringList{u"-C"_s, u"1"_s, u"-D"_s, u"subscribe"_s,
                                           u"subscription-identifier"_s, u"7"_s, u"-F"_s,
                                           u"%p|%F|%C|%R|%D|%E|%P|%S"_s});
        QTRY_COMPARE_WITH_TIMEOUT(running.broker.statistics().subscriptions, 1, 20'000);
        QStringList arguments = common + QStringList{u"-m"_s, u"x"_s};
        for (const QStringList &property : {QStringList{u"payload-format-indicator"_s, u"1"_s},
                                            {u"content-type"_s, u"text/plain"_s},
                                            {u"response-topic"_s, u"answer"_s},
                                            {u"correlation-data"_s, u"abc"_s},
                                            {u"message-expiry-interval"_s, u"86400"_s},
                                            {u"user-property"_s, u"b"_s, u"1"_s},
                                            {u"user-property"_s, u"a"_s, u"2"_s},
                                            {u"user-property"_s, u"b"_s, u"3"_s}})
            arguments += QStringList{u"-D"_s, u"publish"_s} + property;
        QProcess publisher;
        publisher.start(u"mosquitto_pub"_s, arguments);
        QTRY_VERIFY_WITH_TIMEOUT(subscriber.state() == QProcess::NotRunning, 20'000);
        QCOMPARE(subscriber.readAllStandardOutput(),
                 "x|1|text/plain|answer|abc|86400|b:1 a:2 b:3|7\n");
        QTRY_VERIFY_WITH_TIMEOUT(publisher.state() == QProcess::NotRunning, 20'000);
    }

    void disconnectsAndCuts()
    {
        Running running;
        TestClient watcher(running.port, "watcher");
        watcher.options.subscriptions = {{.topicFilter = "will/#"}};
        CONNECT_CLIENT(watcher);
        QTRY_COMPARE(watcher.log.subscriptions.size(), 1U);
        TestClient victim(running.port, "victim");
        victim.options.will = mqtt::Will{.topic = "will/victim", .payload = "gone"};
        CONNECT_CLIENT(victim);
        running.broker.cutClient("victim");
        QTRY_COMPARE(victim.log.failure().kind, client::Failure::ConnectionLost);
        QTRY_COMPARE(watcher.log.messages, QByteArrayList{"will/victim=gone"});
        CONNECT_CLIENT(victim);
        running.broker.disconnectClient("victim", mqtt::ReasonCode::ServerBusy);
        QTRY_COMPARE(victim.log.failure().kind, client::Failure::ServerDisconnect);
        QCOMPARE(victim.log.failure().reasonCode, mqtt::ReasonCode::ServerBusy);
        QTRY_COMPARE(watcher.log.messages.size(), 2);
        running.broker.stop();
        QTRY_COMPARE(watcher.log.failure().kind, client::Failure::ServerDisconnect);
        QCOMPARE(watcher.log.failure().reasonCode, mqtt::ReasonCode::ServerShuttingDown);
    }

    void tellsWhatHappens()
    {
        Running running;
        QByteArrayList events;
        std::optional<BrokerStatistics> told;
        connect(&running.broker, &LocalBroker::clientConnected, this,
                [&events](const QByteArray &id) { events += "+" + id; });
        connect(&running.broker, &LocalBroker::clientDisconnected, this,
                [&events](const QByteArray &id) { events += "-" + id; });
        connect(&running.broker, &LocalBroker::statisticsChanged, this,
                [&told](const BrokerStatistics &statistics) { told = statistics; });
        TestClient client(running.port, "me");
        client.options.subscriptions = {{.topicFilter = "a"}, {.topicFilter = "b"}};
        CONNECT_CLIENT(client);
        QTRY_VERIFY(told && told->connectedClients == 1 && told->subscriptions == 2);
        QCOMPARE(told->clients.size(), 1U);
        QCOMPARE(told->clients.front().clientId, "me");
        QVERIFY(told->clients.front().address.startsWith(u"127.0.0.1:"_s));
        client.client.publish({.topic = "a", .payload = "x"}, client::PublishToken(1));
        QTRY_VERIFY(told->traffic.messagesIn == 1);
        QVERIFY(told->traffic.messagesInPerSecond > 0);
        client.client.disconnectFromBroker();
        QTRY_COMPARE(events, (QByteArrayList{"+me", "-me"}));
    }

    void asksForPassword()
    {
        BrokerOptions options = onFreePort();
        options.userName = "tom";
        options.password = "secret";
        Running running(options);
        TestClient client(running.port, "me");
        client.client.connectToBroker(client.options);
        QTRY_COMPARE(client.log.failure().kind, client::Failure::ConnackRefused);
        client.options.userName = "tom";
        client.options.password = "secret";
        CONNECT_CLIENT(client);
    }

    void livesOnItsThread()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QThread thread;
        thread.start();
        auto *broker = new LocalBroker;
        broker->moveToThread(&thread);
        connect(&thread, &QThread::finished, broker, &QObject::deleteLater);
        std::optional<Endpoint> endpoint;
        std::optional<BrokerStatistics> told;
        connect(broker, &LocalBroker::started, this,
                [&endpoint](const Endpoint &at) { endpoint = at; });
        connect(broker, &LocalBroker::statisticsChanged, this,
                [&told](const BrokerStatistics &statistics) { told = statistics; });
        QMetaObject::invokeMethod(broker, [broker] { broker->start(onFreePort()); });
        QTRY_VERIFY(endpoint);
        {
            TestClient client(endpoint->port, "me");
            client.options.subscriptions = {{.topicFilter = "a"}};
            CONNECT_CLIENT(client);
            QTRY_COMPARE(client.log.subscriptions.size(), 1U);
            client.client.publish({.topic = "a", .payload = "x"}, client::PublishToken(1));
            QTRY_COMPARE(client.log.messages, QByteArrayList{"a=x"});
            QTRY_VERIFY(told && told->subscriptions == 1);
        }
        thread.quit(); // with the broker running
        QVERIFY(thread.wait());
    }

    void largeMessages()
    {
        Running running;
        TestClient from(running.port, "from");
        TestClient to(running.port, "to");
        to.options.subscriptions = {{.topicFilter = "#"}};
        CONNECT_CLIENT(to);
        CONNECT_CLIENT(from);
        QTRY_COMPARE(to.log.subscriptions.size(), 1U);
        QByteArrayList expected;
        for (int i = 0; i < 8; ++i) {
            const QByteArray payload(2'000'000 + i, char('a' + i));
            from.client.publish({.topic = "big", .payload = payload, .qos = QoS(i % 2)},
                                client::PublishToken(quint64(i + 1)));
            expected += "big=" + payload;
        }
        QTRY_COMPARE_WITH_TIMEOUT(to.log.messages.size(), expected.size(), 20'000);
        std::sort(to.log.messages.begin(), to.log.messages.end()); // the QoS may change the order
        QVERIFY(to.log.messages == expected);
    }

    void otherListeners()
    {
        Running running;
        Listener listener;
        running.broker.addListener(&listener);
        QPointer<Pipe> pipe = new Pipe;
        emit listener.accepted(pipe, u"pipe"_s);
        pipe->arrive(QByteArray::fromHex("100d00044d5154540402003c000161"));
        QTRY_COMPARE(pipe->written.toHex(), "20020000");
        QCOMPARE(running.broker.statistics().clients.front().address, u"pipe"_s);
        pipe->arrive(QByteArray::fromHex("e000"));
        QTRY_VERIFY(!pipe);
    }
};

QTEST_GUILESS_MAIN(TestLocalBroker)
#include "tst_localbroker.moc"
