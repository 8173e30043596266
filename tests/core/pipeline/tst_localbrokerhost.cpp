// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"
#include "pipeline/localbrokerhost.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace pipeline;
using broker::StartFailure;

namespace {

broker::BrokerOptions anyPort()
{
    broker::BrokerOptions options;
    options.port = 0;
    return options;
}

ConnectionLimits quick()
{
    ConnectionLimits limits;
    limits.tick = std::chrono::milliseconds(5);
    return limits;
}

} // namespace

class TestLocalBrokerHost : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_thread = std::make_unique<QThread>();
        m_thread->start();
    }

    void cleanup()
    {
        m_peers.clear();
        m_host.reset();
        m_thread->quit();
        QVERIFY(m_thread->wait(10'000));
    }

    void startsAndStops_data() { addThreadRows(); }
    void startsAndStops()
    {
        make();
        QVERIFY(m_host->state() == BrokerState::Stopped);
        QVERIFY(!m_host->endpoint());
        m_host->start(anyPort());
        QVERIFY(m_host->state() == BrokerState::Starting);
        QTRY_VERIFY(m_host->isRunning());
        QCOMPARE(m_host->endpoint()->address, u"127.0.0.1"_s);
        QVERIFY(m_host->endpoint()->port != 0);

        Connection *peer = connectPeer("peer");
        QTRY_VERIFY(peer->state() == client::State::Connected);
        QTRY_COMPARE(m_host->statistics().connectedClients, 1);
        QCOMPARE(m_host->statistics().clients.front().clientId, "peer");

        m_host->stop();
        QTRY_VERIFY(m_host->state() == BrokerState::Stopped);
        QVERIFY(!m_host->endpoint());
        QCOMPARE(m_host->statistics().connectedClients, 0);
        QTRY_VERIFY(peer->state() != client::State::Connected);
        QCOMPARE(peer->failure().reasonCode, mqtt::ReasonCode::ServerShuttingDown);
    }

    void isStartedAnewWhileItStops_data() { addThreadRows(); }
    void isStartedAnewWhileItStops()
    {
        make();
        m_host->start(anyPort());
        QTRY_VERIFY(m_host->isRunning());
        broker::BrokerOptions again = anyPort();
        again.port = m_host->endpoint()->port;
        again.otherPortIfTaken = false;
        std::vector<BrokerState> states;
        connect(m_host.get(), &LocalBrokerHost::stateChanged, this,
                [&] { states.push_back(m_host->state()); });
        m_host->stop();
        m_host->start(again);
        QTRY_VERIFY(m_host->isRunning());
        QCOMPARE(m_host->endpoint()->port, again.port);
        QVERIFY((states == std::vector{BrokerState::Starting, BrokerState::Running}));
    }

    void stopsBeforeItHasStarted()
    {
        makeThreaded();
        m_host->start(anyPort());
        m_host->stop();
        QTRY_VERIFY(m_host->state() == BrokerState::Stopped);
        m_host->start(anyPort());
        QTRY_VERIFY(m_host->isRunning());
    }

    void takesAnotherPort()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        makeThreaded();
        broker::BrokerOptions options;
        options.port = other.serverPort();
        m_host->start(options);
        QTRY_VERIFY(m_host->isRunning());
        QVERIFY(m_host->endpoint()->port != other.serverPort());
        QCOMPARE(m_host->options().port, other.serverPort());
    }

    void saysWhyItCannotStart_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("failure");
        QTest::newRow("port taken") << u"127.0.0.1"_s << int(StartFailure::PortInUse);
        QTest::newRow("no address") << u"here"_s << int(StartFailure::AddressInvalid);
        QTest::newRow("not ours") << u"192.0.2.1"_s << int(StartFailure::AddressNeedsPassword);
    }
    void saysWhyItCannotStart()
    {
        QFETCH(QString, address);
        QFETCH(int, failure);
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        makeThreaded();
        broker::BrokerOptions options;
        options.address = address;
        options.port = other.serverPort();
        options.otherPortIfTaken = false;
        m_host->start(options);
        QTRY_VERIFY(m_host->state() == BrokerState::Failed);
        QCOMPARE(int(m_host->failure().value()), failure);
        // The user has read it.
        m_host->stop();
        QVERIFY(m_host->state() == BrokerState::Stopped);
        QVERIFY(!m_host->failure());
        m_host->start(anyPort());
        QTRY_VERIFY(m_host->isRunning());
    }

    void throwsClientsOut()
    {
        makeThreaded();
        m_host->start(anyPort());
        QTRY_VERIFY(m_host->isRunning());
        Connection *watcher = connectPeer("watcher");
        Connection *asked = connectPeer("asked");
        Connection *cut = connectPeer("cut", mqtt::Will{.topic = "cut/will", .payload = "gone"});
        QTRY_COMPARE(m_host->statistics().connectedClients, 3);

        m_host->disconnectClient("asked", mqtt::ReasonCode::ServerBusy);
        QTRY_VERIFY(asked->state() != client::State::Connected);
        QCOMPARE(asked->failure().reasonCode, mqtt::ReasonCode::ServerBusy);

        m_host->cutClient("cut");
        QTRY_VERIFY(cut->state() != client::State::Connected);
        QTRY_COMPARE(watcher->topics().topicCount(), 1);
        m_host->cutClient("nobody"); // nothing happens
        QTRY_COMPARE(m_host->statistics().connectedClients, 1);
    }

    void hasDevices_data() { addThreadRows(); }
    void hasDevices()
    {
        make();
        m_host->startDevices({}); // nothing to come to
        QVERIFY(!m_host->hasDevices());
        m_host->start(anyPort());
        m_host->startDevices({.seed = 1});
        QVERIFY(m_host->hasDevices());
        QTRY_VERIFY(m_host->isRunning());
        Connection *peer = connectPeer("peer");
        QTRY_VERIFY_WITH_TIMEOUT(peer->topics().topicCount() >= 30, 20'000);
        QTRY_VERIFY(m_host->statistics().connectedClients > 5);
        m_host->stopDevices();
        QVERIFY(!m_host->hasDevices());
        QTRY_COMPARE(m_host->statistics().connectedClients, 1);
        m_host->startDevices({.seed = 1});
        QTRY_VERIFY(m_host->statistics().connectedClients > 5);
        m_host->stop();
        QTRY_VERIFY(m_host->state() == BrokerState::Stopped);
        QVERIFY(!m_host->hasDevices());
    }

    void devicesKnowThePassword()
    {
        makeThreaded();
        broker::BrokerOptions options = anyPort();
        options.userName = "user";
        options.password = "secret";
        m_host->start(options);
        m_host->startDevices({});
        QTRY_VERIFY(m_host->statistics().connectedClients > 5);
        QCOMPARE(m_host->statistics().refusedConnections, quint64(0));
    }

    void endsWithClientsConnected_data() { addThreadRows(); }
    void endsWithClientsConnected()
    {
        make();
        m_host->start(anyPort());
        m_host->startDevices({});
        QTRY_VERIFY(m_host->isRunning());
        Connection *peer = connectPeer("peer");
        QTRY_VERIFY(peer->topics().topicCount() > 0);
        const quint16 port = m_host->endpoint()->port;
        m_host.reset();
        QTRY_VERIFY(peer->state() != client::State::Connected);
        QTcpSocket knock;
        knock.connectToHost(u"127.0.0.1"_s, port);
        QTRY_COMPARE(knock.error(), QAbstractSocket::ConnectionRefusedError);
    }

    void outlivesItsThread()
    {
        makeThreaded();
        m_host->start(anyPort());
        QTRY_VERIFY(m_host->isRunning());
        m_thread->quit();
        QVERIFY(m_thread->wait(10'000));
        m_host->cutClient("nobody");
        m_host->startDevices({});
        m_host->stop();
    }

private:
    static void addThreadRows()
    {
        QTest::addColumn<bool>("threaded");
        QTest::newRow("own thread") << true;
        QTest::newRow("this thread") << false;
    }

    void make()
    {
        QFETCH(bool, threaded);
        m_host = std::make_unique<LocalBrokerHost>(threaded ? m_thread.get() : nullptr);
    }
    void makeThreaded() { m_host = std::make_unique<LocalBrokerHost>(m_thread.get()); }

    Connection *connectPeer(const QByteArray &id, const std::optional<mqtt::Will> &will = {})
    {
        client::ConnectOptions options;
        options.port = m_host->endpoint()->port;
        options.host = m_host->endpoint()->address;
        options.clientId = id;
        options.subscriptions = {{.topicFilter = "#"}};
        options.will = will;
        // What was lost stays lost.
        options.reconnect.first = std::chrono::minutes(10);
        options.reconnect.most = std::chrono::minutes(10);
        m_peers.push_back(std::make_unique<Connection>(quick(), m_thread.get()));
        Connection *peer = m_peers.back().get();
        peer->setOptions(options);
        peer->connectToBroker();
        return peer;
    }

    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<LocalBrokerHost> m_host;
    std::vector<std::unique_ptr<Connection>> m_peers;
};

QTEST_GUILESS_MAIN(TestLocalBrokerHost)
#include "tst_localbrokerhost.moc"
