// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/localbroker.h"
#include "broker/servercertificate.h"
#include "client/client.h"
#include "support/clientlog.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace broker;
using namespace Qt::Literals::StringLiterals;
using mqtt::QoS;

Q_DECLARE_METATYPE(broker::ListenerKind)

// The broker behind each of its listeners, with our own client and those of mosquitto.
namespace {

constexpr int patience = 20'000; // ms; the computer may be busy

client::TransportKind transportFor(ListenerKind kind)
{
    switch (kind) {
    case ListenerKind::Tcp:
        return client::TransportKind::Tcp;
    case ListenerKind::Tls:
        return client::TransportKind::Tls;
    case ListenerKind::WebSocket:
        return client::TransportKind::WebSocket;
    case ListenerKind::WebSocketTls:
        return client::TransportKind::WebSocketTls;
    }
    return {};
}

struct TestClient {
    client::Client client;
    ClientLog log{client};
    client::ConnectOptions options;

    bool isConnected() const { return client.state() == client::State::Connected; }
};

#define CONNECT_CLIENT(c)                                                                          \
    (c).client.connectToBroker((c).options);                                                       \
    QTRY_VERIFY_WITH_TIMEOUT((c).isConnected(), patience)

const std::vector<std::pair<const char *, client::VersionChoice>> versions
    = {{"3.1", client::VersionChoice::Mqtt31},
       {"3.1.1", client::VersionChoice::Mqtt311},
       {"5.0", client::VersionChoice::Mqtt5}};
const std::vector<std::pair<const char *, ListenerKind>> kinds
    = {{"TLS", ListenerKind::Tls},
       {"WebSocket", ListenerKind::WebSocket},
       {"WebSocket with TLS", ListenerKind::WebSocketTls}};

} // namespace

class TestBrokerListeners : public QObject {
    Q_OBJECT

private:
    TlsIdentity m_identity;
    std::unique_ptr<LocalBroker> m_broker;

    BrokerOptions allOnFreePorts() const
    {
        BrokerOptions options;
        options.port = 0;
        options.tls.enabled = true;
        options.webSocket.enabled = true;
        options.webSocketTls.enabled = true;
        options.identity = m_identity;
        options.systemTopicsInterval = std::chrono::seconds(0);
        return options;
    }
    quint16 portOf(ListenerKind kind) const
    {
        for (const ListenerState &state : m_broker->listeners()) {
            if (state.kind == kind && !state.failure)
                return state.port;
        }
        return 0;
    }
    std::unique_ptr<TestClient> client(ListenerKind kind, const QByteArray &id,
                                       client::VersionChoice version
                                       = client::VersionChoice::Mqtt5) const
    {
        auto made = std::make_unique<TestClient>();
        made->options.host = u"127.0.0.1"_s;
        made->options.port = portOf(kind);
        made->options.transport = transportFor(kind);
        made->options.tls.verification = client::TlsVerification::PinnedCertificate;
        made->options.tls.pinnedFingerprint
            = QSslCertificate(m_identity.certificate, QSsl::Pem).digest(QCryptographicHash::Sha256);
        made->options.clientId = id;
        made->options.version = version;
        made->options.reconnect.enabled = false;
        return made;
    }
    ClientStatistics statisticsOf(const QByteArray &id) const
    {
        for (const ClientStatistics &client : m_broker->statistics().clients) {
            if (client.clientId == id)
                return client;
        }
        return {};
    }
    static void addKinds(bool withVersions)
    {
        QTest::addColumn<ListenerKind>("kind");
        QTest::addColumn<client::VersionChoice>("version");
        for (const auto &[name, kind] : kinds) {
            for (const auto &[versionName, version] : versions) {
                if (withVersions || version == client::VersionChoice::Mqtt5)
                    QTest::addRow("%s %s", name, versionName) << kind << version;
            }
        }
    }

private slots:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this system has no TLS library");
        const auto made = makeSelfSigned({{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s},
                                          QDateTime::currentDateTimeUtc().addDays(-1)});
        QVERIFY(made);
        m_identity = *made;
    }
    void init()
    {
        m_broker = std::make_unique<LocalBroker>();
        m_broker->start(allOnFreePorts());
        QVERIFY(m_broker->isRunning());
    }
    void cleanup() { m_broker.reset(); }

    void everyQoSBothWays_data() { addKinds(true); }
    void everyQoSBothWays()
    {
        QFETCH(ListenerKind, kind);
        QFETCH(client::VersionChoice, version);
        const auto secure = client(kind, "secure", version);
        const auto plain = client(ListenerKind::Tcp, "plain", version);
        for (TestClient *each : {secure.get(), plain.get()}) {
            each->options.subscriptions = {{.topicFilter = "q/0/#", .qos = QoS::AtMostOnce},
                                           {.topicFilter = "q/1/#", .qos = QoS::AtLeastOnce},
                                           {.topicFilter = "q/2/#", .qos = QoS::ExactlyOnce}};
            CONNECT_CLIENT(*each);
            QTRY_COMPARE_WITH_TIMEOUT(each->log.subscriptions.size(), 3U, patience);
        }
        for (TestClient *each : {secure.get(), plain.get()}) {
            QByteArrayList expected;
            secure->log.messages.clear();
            plain->log.messages.clear();
            for (int i = 0; i < 300; ++i) {
                const QByteArray topic = "q/" + QByteArray::number(i % 3) + "/t";
                const QByteArray payload = QByteArray::number(i);
                each->client.publish({.topic = topic, .payload = payload, .qos = QoS(i % 3)},
                                     client::PublishToken(quint64(i + 1)));
                expected += topic + '=' + payload;
            }
            std::sort(expected.begin(), expected.end()); // the QoS may change the order
            for (TestClient *receiver : {secure.get(), plain.get()}) {
                QTRY_COMPARE_WITH_TIMEOUT(receiver->log.messages.size(), expected.size(), patience);
                std::sort(receiver->log.messages.begin(), receiver->log.messages.end());
                QCOMPARE(receiver->log.messages, expected);
            }
        }
    }

    void retainedAndWill_data() { addKinds(true); }
    void retainedAndWill()
    {
        QFETCH(ListenerKind, kind);
        QFETCH(client::VersionChoice, version);
        const auto mortal = client(kind, "mortal", version);
        mortal->options.will
            = mqtt::Will{.topic = "will/mortal", .payload = "gone", .qos = QoS::AtLeastOnce};
        CONNECT_CLIENT(*mortal);
        mortal->client.publish(
            {.topic = "kept", .payload = "1", .qos = QoS::ExactlyOnce, .retain = true},
            client::PublishToken(1));
        QTRY_COMPARE_WITH_TIMEOUT(m_broker->statistics().retainedMessages, 1, patience);
        const auto late = client(kind, "late", version);
        late->options.subscriptions = {{.topicFilter = "#", .qos = QoS::ExactlyOnce}};
        CONNECT_CLIENT(*late);
        QTRY_COMPARE_WITH_TIMEOUT(late->log.messages, QByteArrayList{"kept=1"}, patience);
        m_broker->cutClient("mortal");
        QTRY_COMPARE_WITH_TIMEOUT(late->log.messages,
                                  (QByteArrayList{"kept=1", "will/mortal=gone"}), patience);
        QTRY_COMPARE_WITH_TIMEOUT(mortal->log.failure().kind, client::Failure::ConnectionLost,
                                  patience);
    }

    void largeMessages_data() { addKinds(false); }
    void largeMessages()
    {
        QFETCH(ListenerKind, kind);
        const auto from = client(kind, "from");
        const auto to = client(kind, "to");
        to->options.subscriptions = {{.topicFilter = "#"}};
        CONNECT_CLIENT(*to);
        CONNECT_CLIENT(*from);
        QTRY_COMPARE_WITH_TIMEOUT(to->log.subscriptions.size(), 1U, patience);
        QByteArrayList expected;
        for (int i = 0; i < 8; ++i) {
            const QByteArray payload(2'000'000 + i, char('a' + i));
            from->client.publish({.topic = "big", .payload = payload, .qos = QoS::AtLeastOnce},
                                 client::PublishToken(quint64(i + 1)));
            expected += "big=" + payload;
        }
        QTRY_COMPARE_WITH_TIMEOUT(to->log.messages.size(), expected.size(), patience);
        QVERIFY(to->log.messages == expected);
    }

    void isToldWhy_data() { addKinds(false); }
    void isToldWhy()
    {
        QFETCH(ListenerKind, kind);
        const auto one = client(kind, "one");
        const auto other = client(kind, "other");
        CONNECT_CLIENT(*one);
        CONNECT_CLIENT(*other);
        m_broker->disconnectClient("one", mqtt::ReasonCode::ServerBusy);
        QTRY_COMPARE_WITH_TIMEOUT(one->log.failure().kind, client::Failure::ServerDisconnect,
                                  patience);
        QCOMPARE(one->log.failure().reasonCode, mqtt::ReasonCode::ServerBusy);
        m_broker->stop();
        QTRY_COMPARE_WITH_TIMEOUT(other->log.failure().kind, client::Failure::ServerDisconnect,
                                  patience);
        QCOMPARE(other->log.failure().reasonCode, mqtt::ReasonCode::ServerShuttingDown);
    }

    void manyClients_data() { addKinds(false); }
    void manyClients()
    {
        QFETCH(ListenerKind, kind);
        constexpr int count = 150; // more than may shake hands at once
        std::vector<std::unique_ptr<TestClient>> clients;
        for (int i = 0; i < count; ++i) {
            clients.push_back(client(kind, "c" + QByteArray::number(i)));
            clients.back()->options.connectTimeout = std::chrono::seconds(60);
            clients.back()->options.subscriptions = {{.topicFilter = "t"}};
            clients.back()->client.connectToBroker(clients.back()->options);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_broker->statistics().subscriptions, count, 60'000);
        clients.front()->client.publish({.topic = "t", .payload = "x"}, client::PublishToken(1));
        QTRY_VERIFY_WITH_TIMEOUT(
            std::all_of(clients.begin(), clients.end(),
                        [](const auto &each) { return each->log.messages.size() == 1; }),
            patience);
        QCOMPARE(m_broker->statistics().failedHandshakes, quint64(0));
    }

    // Who takes nothing gets no more than the limits allow, and nobody else notices.
    void neverReads()
    {
        m_broker->stop();
        BrokerOptions options = allOnFreePorts();
        options.limits.queuedMessages = 100;
        options.limits.unsentBytes = 100'000;
        m_broker->start(options);
        QSslSocket greedy;
        greedy.setPeerVerifyMode(QSslSocket::VerifyNone);
        greedy.setReadBufferSize(1);
        greedy.connectToHostEncrypted(u"127.0.0.1"_s, portOf(ListenerKind::Tls));
        greedy.write(QByteArray::fromHex("101200044d5154540402003c0006677265656479"));
        greedy.write(QByteArray::fromHex("82060001000123"
                                         "00"));
        QTRY_COMPARE_WITH_TIMEOUT(m_broker->statistics().subscriptions, 1, patience);
        const auto good = client(ListenerKind::Tls, "good");
        good->options.subscriptions = {{.topicFilter = "#"}};
        CONNECT_CLIENT(*good);
        QTRY_COMPARE_WITH_TIMEOUT(good->log.subscriptions.size(), 1U, patience);
        const QByteArray payload(10'000, 'x');
        int sent = 0;
        while (statisticsOf("greedy").droppedMessages < 50) {
            QVERIFY(++sent < 5'000);
            good->client.publish({.topic = "t", .payload = payload},
                                 client::PublishToken(quint64(sent)));
            QTRY_COMPARE_WITH_TIMEOUT(good->log.messages.size(), sent, patience);
        }
        QVERIFY(statisticsOf("greedy").queuedMessages <= 100);
        QVERIFY(statisticsOf("greedy").connected);
    }

    void mosquittoClients_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("qos");
        for (const char *version : {"31", "311", "5"}) {
            for (int qos = 0; qos <= 2; ++qos)
                QTest::addRow("TLS mqttv%s QoS %d", version, qos)
                    << QString::fromLatin1(version) << qos;
        }
    }
    void mosquittoClients()
    {
        QFETCH(QString, version);
        QFETCH(int, qos);
        if (QStandardPaths::findExecutable(u"mosquitto_sub"_s).isEmpty())
            QSKIP("mosquitto's clients are not installed");
        QTemporaryDir directory;
        QFile file(directory.filePath(u"broker.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_identity.certificate);
        file.close();
        // The name is checked: localhost is in the certificate.
        const QStringList common = {u"-h"_s,       u"localhost"_s,
                                    u"-p"_s,       QString::number(portOf(ListenerKind::Tls)),
                                    u"-V"_s,       u"mqttv"_s + version,
                                    u"-q"_s,       QString::number(qos),
                                    u"--cafile"_s, file.fileName()};
        const auto finished = [](const QProcess &process) {
            return process.state() == QProcess::NotRunning && process.exitCode() == 0;
        };
        QProcess retain;
        retain.start(u"mosquitto_pub"_s,
                     common + QStringList{u"-t"_s, u"a/kept"_s, u"-m"_s, u"0"_s, u"-r"_s});
        QTRY_VERIFY_WITH_TIMEOUT(finished(retain), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_broker->statistics().retainedMessages, 1, patience);
        QProcess subscriber;
        subscriber.start(u"mosquitto_sub"_s,
                         common + QStringList{u"-t"_s, u"a/#"_s, u"-v"_s, u"-C"_s, u"4"_s});
        QTRY_COMPARE_WITH_TIMEOUT(m_broker->statistics().subscriptions, 1, patience);
        QProcess publisher;
        publisher.start(u"mosquitto_pub"_s, common + QStringList{u"-t"_s, u"a/b"_s, u"-l"_s});
        publisher.write("1\n2\n3\n");
        publisher.closeWriteChannel();
        QTRY_VERIFY_WITH_TIMEOUT(finished(publisher), patience);
        QTRY_VERIFY_WITH_TIMEOUT(finished(subscriber), patience);
        QCOMPARE(subscriber.readAllStandardOutput(), "a/kept 0\na/b 1\na/b 2\na/b 3\n");
        QTRY_COMPARE_WITH_TIMEOUT(m_broker->statistics().connectedClients, 0, patience);
        QCOMPARE(m_broker->statistics().failedHandshakes, quint64(0));
    }

    void failedHandshakesAreCounted()
    {
        QTcpSocket plain;
        plain.connectToHost(QHostAddress(QHostAddress::LocalHost), portOf(ListenerKind::Tls));
        plain.write(QByteArray::fromHex("100d00044d5154540402003c000161"));
        QTRY_COMPARE_WITH_TIMEOUT(m_broker->statistics().failedHandshakes, quint64(1), patience);
        QCOMPARE(m_broker->statistics().lastFailedHandshake->problem, HandshakeProblem::SpokeMqtt);
        QCOMPARE(m_broker->statistics().sessions, 0);
        m_broker->stop();
        m_broker->start(allOnFreePorts());
        QCOMPARE(m_broker->statistics().failedHandshakes, quint64(0));
        QVERIFY(!m_broker->statistics().lastFailedHandshake);
    }

    void oneWithoutItsPort()
    {
        m_broker->stop();
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        BrokerOptions options = allOnFreePorts();
        options.tls.port = other.serverPort();
        m_broker->start(options);
        QVERIFY(m_broker->isRunning());
        const std::vector<ListenerState> states = m_broker->listeners();
        QCOMPARE(states.size(), 4U);
        QCOMPARE(states.front(),
                 (ListenerState{ListenerKind::Tcp, m_broker->endpoint()->port, {}}));
        QCOMPARE(states.at(1),
                 (ListenerState{ListenerKind::Tls, other.serverPort(), StartFailure::PortInUse}));
        const auto plain = client(ListenerKind::Tcp, "plain");
        CONNECT_CLIENT(*plain);
    }

    void onlyOne()
    {
        m_broker->stop();
        BrokerOptions options = allOnFreePorts();
        options.plain = false;
        options.webSocket.enabled = false;
        options.webSocketTls.enabled = false;
        m_broker->start(options);
        QVERIFY(m_broker->isRunning());
        QCOMPARE(m_broker->listeners().size(), 1U);
        QCOMPARE(m_broker->endpoint()->port, portOf(ListenerKind::Tls));
        const auto secure = client(ListenerKind::Tls, "secure");
        CONNECT_CLIENT(*secure);
    }

    void nothingToListenOn_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<StartFailure>("why");
        QTest::newRow("all off") << false << StartFailure::NothingToListenOn;
        QTest::newRow("TLS without certificate") << true << StartFailure::CertificateUnusable;
    }
    void nothingToListenOn()
    {
        QFETCH(bool, tls);
        QFETCH(StartFailure, why);
        m_broker->stop();
        std::vector<StartFailure> failures;
        connect(m_broker.get(), &LocalBroker::startFailed, this,
                [&failures](StartFailure failure) { failures.push_back(failure); });
        BrokerOptions options = allOnFreePorts();
        options.plain = false;
        options.webSocket.enabled = false;
        options.tls.enabled = tls;
        options.webSocketTls.enabled = tls;
        options.identity = {};
        m_broker->start(options);
        QCOMPARE(failures, std::vector{why});
        QVERIFY(!m_broker->isRunning());
        QVERIFY(m_broker->listeners().empty());
    }
};

QTEST_GUILESS_MAIN(TestBrokerListeners)
#include "tst_brokerlisteners.moc"
