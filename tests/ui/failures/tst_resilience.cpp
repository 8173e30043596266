// SPDX-License-Identifier: GPL-3.0-or-later
#include "failurewindow.h"
#include "rawpeer.h"
#include "support/childprogram.h"
#include "support/mosquitto.h"
#include "window/connectionstatus.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSocketNotifier>

#include <csignal>
#include <iostream>
#include <string>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

// What happens to real connections: brokers that die, hang, refuse, move and throttle, a cable that
// is cut and a computer that sleeps. The window says it, asks nothing and keeps the keyboard where
// it was; what was queued arrives once.
class ResilienceTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void diesAndComesBack();
    void hangsAndWakes();
    void refusesUntilItRuns();
    void movesOnlyWhenTheUserAgrees();
    void throttles();
    void asksNotToHurry();
    void cableIsCut();
    void computerSleeps();
    void clockGoesBack();

private:
    std::unique_ptr<FailureWindow> m_window;
};

namespace {

constexpr int Patience = 30'000;

// Another client, which counts what arrives.
class Receiver {
public:
    Receiver(const QString &host, quint16 port)
    {
        client::ConnectOptions options = config::newProfile().options;
        options.host = host;
        options.port = port;
        options.cleanStart = false;
        options.sessionExpirySeconds = 600;
        options.keepAliveSeconds = 2;
        options.reconnect.first = options.reconnect.most = 200ms;
        options.subscriptions = {{.topicFilter = "once/#", .qos = mqtt::QoS::ExactlyOnce}};
        m_connection.setOptions(options);
        m_connection.connectToBroker();
    }
    bool isListening() const
    {
        return m_connection.state() == client::State::Connected
            && m_connection.subscriptions().front().status
            == pipeline::SubscriptionState::Status::Granted;
    }
    quint64 count(const QByteArray &topic) const
    {
        const store::NodeId node = m_connection.topics().find(topic);
        return node == store::NodeId::None ? 0 : m_connection.topics().facts(node).messages;
    }

private:
    pipeline::Connection m_connection{{}, nullptr};
};

client::ConnectOptions keepingOptions(const QString &host, quint16 port)
{
    client::ConnectOptions options = FailureWindow::options(host, port);
    options.cleanStart = false;
    options.sessionExpirySeconds = 600;
    options.keepAliveSeconds = 2;
    options.connectTimeout = 2s;
    options.reconnect.first = options.reconnect.most = 200ms;
    return options;
}

void publish(pipeline::Connection *connection, const QByteArray &topic, mqtt::QoS qos)
{
    connection->publish({.topic = topic, .payload = "x", .qos = qos});
}

bool run(const QStringList &command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(command.first(), command.mid(1));
    return process.waitForFinished(Patience) && process.exitCode() == 0;
}

// A network of two ends: the other one is a name space with a mosquitto in it.
class Cable {
public:
    Cable()
    {
        const QString number = QString::number(getpid());
        m_space = u"canopy"_s + number;
        m_here = u"ca"_s + number;
        m_there = u"cb"_s + number;
        m_net = u"10.83.%1."_s.arg(getpid() % 250);
        m_usable = run({u"ip"_s, u"netns"_s, u"add"_s, m_space})
            && run({u"ip"_s, u"link"_s, u"add"_s, m_here, u"type"_s, u"veth"_s, u"peer"_s,
                    u"name"_s, m_there})
            && run({u"ip"_s, u"link"_s, u"set"_s, m_there, u"netns"_s, m_space})
            && run({u"ip"_s, u"addr"_s, u"add"_s, m_net + u"1/30", u"dev"_s, m_here})
            && run({u"ip"_s, u"link"_s, u"set"_s, m_here, u"up"_s})
            && there({u"ip"_s, u"addr"_s, u"add"_s, m_net + u"2/30", u"dev"_s, m_there}) && plug();
        if (m_usable)
            m_usable = m_broker.write(u"mosquitto.conf"_s,
                                      "listener 1883\nallow_anonymous true\nuser root\n")
                && m_broker.start(u"ip"_s,
                                  {u"netns"_s, u"exec"_s, m_space,
                                   ChildProgram::find(u"mosquitto"_s), u"-c"_s,
                                   m_broker.path(u"mosquitto.conf"_s)},
                                  {});
    }
    ~Cable()
    {
        m_broker.kill();
        run({u"ip"_s, u"link"_s, u"del"_s, m_here});
        run({u"ip"_s, u"netns"_s, u"del"_s, m_space});
    }
    Q_DISABLE_COPY_MOVE(Cable)

    bool isUsable() const { return m_usable; }
    QString brokerAddress() const { return m_net + u'2'; }
    bool pull() const { return there({u"ip"_s, u"link"_s, u"set"_s, m_there, u"down"_s}); }
    bool plug() const { return there({u"ip"_s, u"link"_s, u"set"_s, m_there, u"up"_s}); }

private:
    bool there(const QStringList &command) const
    {
        return run(QStringList{u"ip"_s, u"netns"_s, u"exec"_s, m_space} + command);
    }

    QString m_space;
    QString m_here;
    QString m_there;
    QString m_net;
    ChildProgram m_broker;
    bool m_usable = false;
};

} // namespace

void ResilienceTest::init()
{
    if (!Mosquitto::isInstalled())
        QSKIP("mosquitto is not installed");
    m_window = std::make_unique<FailureWindow>();
}

void ResilienceTest::cleanup()
{
    m_window.reset();
}

// Acceptance check 15: SIGKILL, and the broker that comes back knows nobody.
void ResilienceTest::diesAndComesBack()
{
    Mosquitto broker;
    QVERIFY2(broker.start(), broker.log().constData());
    m_window->connectWith(FailureWindow::options(u"127.0.0.1"_s, broker.port()));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->connection()->state(), client::State::Connected, Patience);
    broker.kill();
    m_window->expect(u"Connection lost"_s, {}, true);
    QVERIFY2(m_window->text().startsWith(u"Home lost: "_s), qPrintable(m_window->text()));
    for (int i = 0; i < 3; ++i) {
        publish(m_window->connection(), "once/1", mqtt::QoS::AtLeastOnce);
        publish(m_window->connection(), "once/2", mqtt::QoS::ExactlyOnce);
    }
    QTRY_VERIFY2_WITH_TIMEOUT(m_window->words().contains(u"6 message"_s),
                              qPrintable(m_window->words()), Patience);
    QCOMPARE(m_window->fixture().find<QPushButton>("publishButton")->text().remove(u'&'),
             u"Queue"_s);

    QVERIFY2(broker.start(), broker.log().constData());
    Receiver receiver(u"127.0.0.1"_s, broker.port());
    QTRY_VERIFY_WITH_TIMEOUT(receiver.isListening(), Patience);
    QTest::mouseClick(m_window->fixture().find<QPushButton>("bannerPrimary"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->connection()->state(), client::State::Connected, Patience);
    publish(m_window->connection(), "once/last", mqtt::QoS::ExactlyOnce);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.count("once/last"), 1U, Patience);
    QCOMPARE(receiver.count("once/1"), 3U);
    QCOMPARE(receiver.count("once/2"), 3U);
    QTRY_VERIFY(!m_window->isShown());
    QVERIFY(m_window->fixture().hasEvent(u"Reconnected after "_s));
    QVERIFY(m_window->fixture().hasEvent(u"1 subscription"_s));
    m_window->checkUndisturbed();
}

// SIGSTOP: the connection stays, and nobody answers. What was written before it was noticed is
// neither lost nor, with QoS 2, doubled.
void ResilienceTest::hangsAndWakes()
{
    Mosquitto broker;
    QVERIFY2(broker.start(), broker.log().constData());
    Receiver receiver(u"127.0.0.1"_s, broker.port());
    QTRY_VERIFY_WITH_TIMEOUT(receiver.isListening(), Patience);
    m_window->connectWith(keepingOptions(u"127.0.0.1"_s, broker.port()));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->connection()->state(), client::State::Connected, Patience);
    QElapsedTimer silent;
    silent.start();
    QVERIFY(::kill(pid_t(broker.processId()), SIGSTOP) == 0);
    publish(m_window->connection(), "once/1", mqtt::QoS::AtLeastOnce);
    publish(m_window->connection(), "once/2", mqtt::QoS::ExactlyOnce);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->fixture().hasEvent(u"The broker does not answer"_s),
                             Patience);
    m_window->checkUndisturbed();
    QTRY_VERIFY2_WITH_TIMEOUT(m_window->fixture().hasEvent(u"The broker stopped answering"_s),
                              qPrintable(m_window->fixture().eventTexts().join(u'\n')), Patience);
    QVERIFY(silent.elapsed() >= 2000); // never before the keep-alive has passed
    QVERIFY(m_window->isShown());
    m_window->checkUndisturbed();
    QVERIFY(::kill(pid_t(broker.processId()), SIGCONT) == 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->connection()->state(), client::State::Connected, Patience);
    publish(m_window->connection(), "once/last", mqtt::QoS::ExactlyOnce);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.count("once/last"), 1U, Patience);
    QVERIFY(receiver.count("once/1") >= 1); // the second time with DUP [MQTT-3.3.1-1]
    QCOMPARE(receiver.count("once/2"), 1U);
    QVERIFY2(m_window->fixture().hasEvent(u"Reconnected after "_s),
             qPrintable(m_window->fixture().eventTexts().join(u'\n')));
    m_window->checkUndisturbed();
}

// The port is closed at first: it is asked again until somebody listens.
void ResilienceTest::refusesUntilItRuns()
{
    Mosquitto broker;
    QVERIFY2(broker.start(), broker.log().constData());
    QVERIFY(broker.stop());
    m_window->connectWith(keepingOptions(u"127.0.0.1"_s, broker.port()));
    const QString sentence = u"Nothing listens on port %1 (refused)"_s.arg(broker.port());
    QTRY_VERIFY2_WITH_TIMEOUT(m_window->isShown() && m_window->text().contains(sentence),
                              qPrintable(m_window->text()), Patience);
    m_window->checkUndisturbed();
    QVERIFY2(broker.start(), broker.log().constData());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->connection()->state(), client::State::Connected, Patience);
    QTRY_VERIFY(!m_window->isShown());
    QVERIFY(!m_window->fixture().hasEvent(u"Reconnected"_s)); // it never was there before
    m_window->checkUndisturbed();
}

// 0x9D: the other server hears nothing before the user has seen its name and agreed.
void ResilienceTest::movesOnlyWhenTheUserAgrees()
{
    const RawPeer there([](const QByteArray &packet) {
        return packet.startsWith('\x10') ? QByteArray::fromHex("2003000000") : QByteArray();
    });
    const QByteArray name = "127.0.0.1:" + QByteArray::number(there.port());
    const RawPeer here([name](const QByteArray &packet) {
        if (!packet.startsWith('\x10'))
            return QByteArray();
        return QByteArray(QByteArray::fromHex("2003000000e0") + char(name.size() + 5) + '\x9d'
                          + char(name.size() + 3) + '\x1c' + '\0' + char(name.size()) + name);
    });
    m_window->connectWith(FailureWindow::options(u"127.0.0.1"_s, here.port()));
    m_window->expect(u"The server has moved: %1 (0x9D)"_s.arg(QString::fromLatin1(name)),
                     u"Connect there…"_s, false);
    QCOMPARE(there.connections(), 0);
    QTest::mouseClick(m_window->fixture().find<QPushButton>("bannerPrimary"), Qt::LeftButton);
    QTRY_VERIFY(m_window->fixture().dialog());
    QCOMPARE(there.connections(), 0);
    QTest::mouseClick(
        m_window->fixture().dialog()->findChild<QPushButton *>(u"saveAndConnectButton"_s),
        Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(there.connections(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->connection()->state(), client::State::Connected, Patience);
    QCOMPARE(here.connections(), 1);
}

// Receive maximum 1: one unconfirmed message at a time, the others wait where the user sees them.
void ResilienceTest::throttles()
{
    QByteArrayList ids;
    RawPeer slow([&ids](const QByteArray &packet) {
        if (packet.startsWith('\x10'))
            return QByteArray::fromHex("2006000003210001");
        if (packet.startsWith('\x32')) // QoS 1, not a duplicate
            ids += packet.sliced(4 + quint8(packet[3]), 2);
        return QByteArray();
    });
    m_window->connectWith(FailureWindow::options(u"127.0.0.1"_s, slow.port()));
    pipeline::Connection *connection = m_window->connection();
    QTRY_COMPARE_WITH_TIMEOUT(connection->state(), client::State::Connected, Patience);
    for (int i = 0; i < 3; ++i)
        publish(connection, "once/1", mqtt::QoS::AtLeastOnce);
    for (int sent = 1; sent <= 3; ++sent) {
        QTRY_COMPARE_WITH_TIMEOUT(int(ids.size()), sent, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(int(connection->queuedPublishes().size()), 3 - sent, Patience);
        slow.send(QByteArray::fromHex("4002") + ids.last());
    }
    QTRY_VERIFY(m_window->fixture().hasEvent(u"Publish to once/1: Confirmed"_s));
    QCOMPARE(int(ids.size()), 3);
    m_window->checkUndisturbed();
}

// 0x9F, 0x96, 0x97: the next attempt waits as long as any.
void ResilienceTest::asksNotToHurry()
{
    for (const char code : {'\x9f', '\x97'}) {
        const RawPeer strict([code](const QByteArray &) {
            return QByteArray(QByteArray::fromHex("200300") + code + '\0');
        });
        client::ConnectOptions options = FailureWindow::options(u"127.0.0.1"_s, strict.port());
        options.version = client::VersionChoice::Mqtt5;
        options.reconnect.first = 10ms;
        options.reconnect.most = 1h;
        m_window->connectWith(options);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->connection()->retryPlan().has_value(), Patience);
        QVERIFY(m_window->connection()->retryPlan()->delay >= 48min); // 1 h ± 20 %
        QCOMPARE(strict.connections(), 1);
    }
}

void ResilienceTest::cableIsCut()
{
    const Cable cable;
    if (!cable.isUsable())
        QSKIP("the system does not let us make a network name space");
    Receiver receiver(cable.brokerAddress(), 1883);
    QTRY_VERIFY_WITH_TIMEOUT(receiver.isListening(), Patience);
    m_window->connectWith(keepingOptions(cable.brokerAddress(), 1883));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->connection()->state(), client::State::Connected, Patience);
    QVERIFY(cable.pull());
    publish(m_window->connection(), "once/1", mqtt::QoS::AtLeastOnce);
    publish(m_window->connection(), "once/2", mqtt::QoS::ExactlyOnce);
    QTRY_VERIFY2_WITH_TIMEOUT(m_window->isShown() && m_window->text().startsWith(u"Home lost: "_s),
                              qPrintable(m_window->text()), Patience);
    m_window->checkUndisturbed();
    publish(m_window->connection(), "once/2", mqtt::QoS::ExactlyOnce); // into the queue
    QVERIFY(cable.plug());
    QTRY_VERIFY2_WITH_TIMEOUT(m_window->connection()->state() == client::State::Connected,
                              qPrintable(m_window->fixture().eventTexts().join(u'\n')), Patience);
    publish(m_window->connection(), "once/last", mqtt::QoS::ExactlyOnce);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.count("once/last"), 1U, Patience);
    QVERIFY(receiver.count("once/1") >= 1);
    QCOMPARE(receiver.count("once/2"), 2U);
    QVERIFY(m_window->fixture().hasEvent(u"Reconnected after "_s));
    m_window->checkUndisturbed();
}

// As a laptop does it: the whole program stands still for longer than the broker waits.
void ResilienceTest::computerSleeps()
{
    Mosquitto broker;
    QVERIFY2(broker.start(), broker.log().constData());
    Receiver receiver(u"127.0.0.1"_s, broker.port());
    QTRY_VERIFY_WITH_TIMEOUT(receiver.isListening(), Patience);
    QProcess sleeper;
    sleeper.start(QCoreApplication::applicationFilePath(),
                  {u"--sleeper"_s, QString::number(broker.port())});
    QByteArray said;
    const auto connects = [&] {
        said += sleeper.readAllStandardOutput();
        return int(said.count("connected\n"));
    };
    QTRY_COMPARE_WITH_TIMEOUT(connects(), 1, Patience);
    QVERIFY(::kill(pid_t(sleeper.processId()), SIGSTOP) == 0);
    sleeper.write("typed while it slept\n");
    // The broker gives it up after 1.5 × keep-alive, and publishes its will [MQTT-3.1.2-22].
    QTRY_COMPARE_WITH_TIMEOUT(receiver.count("once/will"), 1U, Patience);
    QVERIFY(::kill(pid_t(sleeper.processId()), SIGCONT) == 0);
    QTRY_VERIFY2_WITH_TIMEOUT(connects() >= 2, said.constData(), Patience);
    QVERIFY2(said.contains("lost\n"), said.constData());
    QTRY_COMPARE_WITH_TIMEOUT(receiver.count("once/typed"), 1U, Patience);
    sleeper.write("last\n");
    QTRY_COMPARE_WITH_TIMEOUT(receiver.count("once/typed"), 2U, Patience);
    sleeper.kill();
    sleeper.waitForFinished();
}

// Somebody sets the clock back while a connection is shown: no time becomes negative.
void ResilienceTest::clockGoesBack()
{
    const RawPeer peer([](const QByteArray &packet) {
        return packet.startsWith('\x10') ? QByteArray::fromHex("2003000000") : QByteArray();
    });
    m_window->connectWith(FailureWindow::options(u"127.0.0.1"_s, peer.port()));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->connection()->state(), client::State::Connected, Patience);
    const qint64 anHourAgo = QDateTime::currentMSecsSinceEpoch() - 3'600'000;
    const QString words = ui::connectionStatus(m_window->connection(), anHourAgo).words;
    QVERIFY2(words.startsWith(u"Connected 0"_s), qPrintable(words));
}

namespace {

// The client that is put to sleep: says what becomes of its connection, publishes what it is
// told.
int sleepAndWake(QCoreApplication &application, quint16 port)
{
    pipeline::Connection connection({}, nullptr);
    client::ConnectOptions options = config::newProfile().options;
    options.host = u"127.0.0.1"_s;
    options.port = port;
    options.keepAliveSeconds = 2;
    options.cleanStart = false;
    options.sessionExpirySeconds = 600;
    options.reconnect.first = options.reconnect.most = 200ms;
    options.will = mqtt::Will{.topic = "once/will", .payload = "gone"};
    connection.setOptions(options);
    QObject::connect(&connection, &pipeline::Connection::stateChanged, &connection, [&] {
        if (connection.state() == client::State::Connected)
            std::cout << "connected" << std::endl;
        else if (connection.state() == client::State::Waiting)
            std::cout << "lost" << std::endl;
    });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &connection, [&] {
        std::string line;
        if (!std::getline(std::cin, line))
            QCoreApplication::exit();
        else
            publish(&connection, "once/typed", mqtt::QoS::ExactlyOnce);
    });
    connection.connectToBroker();
    return application.exec();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--sleeper") == 0)
        return sleepAndWake(application, QByteArray(argv[2]).toUShort());
    ResilienceTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_resilience.moc"
