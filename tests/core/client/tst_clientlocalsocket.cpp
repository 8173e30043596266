// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include "support/mosquitto.h"

#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>

#include <unistd.h>

using namespace client;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

// Brokers of this computer behind a path.
class TestClientLocalSocket : public QObject {
    Q_OBJECT

private slots:
    void mosquitto_data();
    void mosquitto();
    void fails_data();
    void fails();
    void serverGoesAway();
    void pausedReaderIsNotFlooded();

private:
    QTemporaryDir m_directory;
};

namespace {

constexpr int Patience = 30'000;

struct Fixture {
    Client client;
    ClientLog log{client};
    ConnectOptions options;

    explicit Fixture(const QString &path)
    {
        options.host = path;
        options.transport = TransportKind::LocalSocket;
        options.version = VersionChoice::Mqtt5;
        options.reconnect.enabled = false;
    }
};

} // namespace

void TestClientLocalSocket::mosquitto_data()
{
    QTest::addColumn<VersionChoice>("version");
    QTest::newRow("3.1") << VersionChoice::Mqtt31;
    QTest::newRow("3.1.1") << VersionChoice::Mqtt311;
    QTest::newRow("5.0") << VersionChoice::Mqtt5;
}

void TestClientLocalSocket::mosquitto()
{
    QFETCH(VersionChoice, version);
    if (!Mosquitto::isInstalled())
        QSKIP("needs mosquitto");
    const QString path = m_directory.filePath(u"broker-%1.sock"_s.arg(int(version)));
    Mosquitto broker({"listener 0 " + path.toUtf8()});
    QVERIFY(broker.start());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), Patience);
    Fixture f(path);
    std::vector<StepTaken> steps;
    connect(&f.client, &Client::stepTaken, &f.client,
            [&](const StepTaken &step) { steps.push_back(step); });
    f.options.version = version;
    f.options.clientId = "local";
    f.options.subscriptions = {{.topicFilter = "#", .qos = mqtt::QoS::ExactlyOnce}};
    f.client.connectToBroker(f.options);
    QTRY_VERIFY2_WITH_TIMEOUT(!f.log.subscriptions.empty(), f.client.failure().detail.constData(),
                              Patience);
    QCOMPARE(steps.size(), 2U);
    QCOMPARE(steps.at(0).step, ConnectStep::Tcp);
    QCOMPARE(steps.at(0).detail, path.toUtf8());
    QByteArrayList sent;
    for (const int size : {0, 1000, 2'000'000}) {
        sent += "a=" + QByteArray(size, 'x');
        f.client.publish({.topic = "a",
                          .payload = QByteArray(size, 'x'),
                          .qos = mqtt::QoS(int(sent.size()) % 3)},
                         PublishToken{quint64(sent.size())});
    }
    QTRY_COMPARE_WITH_TIMEOUT(f.log.messages.size(), sent.size(), Patience);
    std::sort(sent.begin(), sent.end()); // QoS 0 may overtake
    std::sort(f.log.messages.begin(), f.log.messages.end());
    QVERIFY(f.log.messages == sent);
    f.client.disconnectFromBroker();
    QTRY_COMPARE(f.client.state(), State::Disconnected);
}

void TestClientLocalSocket::fails_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Failure>("failure");
    QTest::newRow("not there") << u"missing"_s << Failure::HostNotFound;
    QTest::newRow("nobody listens") << u"dead"_s << Failure::ConnectionRefused;
    QTest::newRow("no socket") << u"file"_s << Failure::ConnectionRefused;
    QTest::newRow("forbidden") << u"closed/a"_s << Failure::AccessDenied;
}

void TestClientLocalSocket::fails()
{
    QFETCH(QString, name);
    QFETCH(Failure, failure);
    const QString path = m_directory.filePath(name);
    if (name == u"dead") {
        QLocalServer server;
        QVERIFY(server.listen(path));
        QVERIFY(QFile::link(path, path + u".kept"_s)); // closing takes the name away
        QFile::rename(path, path + u".moved"_s);
        server.close();
        QFile::rename(path + u".moved"_s, path);
    } else if (name == u"file") {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    } else if (name == u"closed/a") {
        if (::geteuid() == 0)
            QSKIP("nothing is forbidden to root");
        QVERIFY(QDir(m_directory.path()).mkdir(u"closed"_s));
        QVERIFY(QFile::setPermissions(m_directory.filePath(u"closed"_s), {}));
    }
    Fixture f(path);
    f.client.connectToBroker(f.options);
    QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Failed, Patience);
    QCOMPARE(f.client.failure().kind, failure);
    QCOMPARE(f.client.failure().step.value_or(ConnectStep::Mqtt), ConnectStep::Tcp);
    QVERIFY(!f.client.failure().detail.isEmpty());
    QFile::setPermissions(m_directory.filePath(u"closed"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestClientLocalSocket::serverGoesAway()
{
    const QString path = m_directory.filePath(u"leaving"_s);
    QLocalServer server;
    QVERIFY(server.listen(path));
    connect(&server, &QLocalServer::newConnection, &server, [&] {
        QLocalSocket *socket = server.nextPendingConnection();
        connect(socket, &QLocalSocket::readyRead, socket, [socket] {
            // CONNACK and a last word, and gone.
            socket->write(QByteArray("\x20\x03\0\0\0\xE0\x01\x8B", 8));
            socket->disconnectFromServer();
        });
    });
    Fixture f(path);
    f.client.connectToBroker(f.options);
    QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Failed, Patience);
    QCOMPARE(f.log.brokers.size(), 1U);
    QCOMPARE(f.client.failure().kind, Failure::ServerDisconnect);
    QCOMPARE(f.client.failure().reasonCode, mqtt::ReasonCode::ServerShuttingDown);
}

void TestClientLocalSocket::pausedReaderIsNotFlooded()
{
    constexpr int messages = 2000;
    constexpr int size = 100'000;
    const QString path = m_directory.filePath(u"flood"_s);
    QLocalServer server;
    QVERIFY(server.listen(path));
    QLocalSocket *socket = nullptr;
    int written = 0;
    const QByteArray packet = QByteArray("\x30\xA4\x8D\x06\0\x01"
                                         "a\0",
                                         8)
        + QByteArray(size, 'x');
    const auto feed = [&] {
        while (written < messages && socket->bytesToWrite() < 1'000'000) {
            socket->write(packet);
            ++written;
        }
    };
    connect(&server, &QLocalServer::newConnection, &server, [&] {
        socket = server.nextPendingConnection();
        connect(socket, &QLocalSocket::readyRead, socket, [&] {
            if (written > 0)
                return;
            socket->readAll();
            socket->write(QByteArray("\x20\x03\0\0\0", 5));
        });
    });
    Fixture f(path);
    f.client.connectToBroker(f.options);
    QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Connected, Patience);
    qint64 received = 0;
    connect(&f.client, &Client::messagesReceived, &f.client,
            [&](const mqtt::MessageBatch &batch) { received += qint64(batch.records.size()); });
    f.client.disconnect(&f.log);
    f.client.pauseReading();
    connect(socket, &QLocalSocket::bytesWritten, &f.client, feed);
    feed();
    int before = -1;
    for (int still = 0; still < 20;) { // until nothing moves any more
        QTest::qWait(20);
        still = std::exchange(before, written) == written ? still + 1 : 0;
    }
    QVERIFY2(qint64(written) * size < 32LL * 1024 * 1024, qPrintable(QString::number(written)));
    f.client.resumeReading();
    QTRY_COMPARE_WITH_TIMEOUT(received, qint64(messages), 60'000);
}

QTEST_GUILESS_MAIN(TestClientLocalSocket)
#include "tst_clientlocalsocket.moc"
