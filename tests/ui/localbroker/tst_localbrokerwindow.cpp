// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/memorysecretstore.h"
#include "config/settings.h"
#include "localbroker/certificateline.h"
#include "localbroker/localbrokercontrol.h"
#include "localbroker/localbrokerwindow.h"
#include "pipeline/connection.h"
#include "style/theme.h"
#include "ui/connections/textfit.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using pipeline::BrokerState;

class tst_LocalBrokerWindow : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void startsAndStopsByKeyboard();
    void showsWhoIsConnected();
    void cutsTheLine();
    void disconnectsWithReason();
    void oldVersionsGetNoReason();
    void devicesComeAndGo();
    void copiesTheAddress();
    void saysWhyItDoesNotRun();
    void asksForAPassword();
    void demoStaysOnThisComputer();
    void showsEveryListener();
    void oneListenerWithoutItsPort();
    void savesTheCertificate();
    void saysWhoFailedToComeIn();
    void devicesComeByTls();
    void nothingIsCut_data();
    void nothingIsCut();

private:
    template <typename T> T *child(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    QString text(const QString &name) const { return child<QLabel>(name)->text(); }
    void press(const QString &name)
    {
        QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton);
    }
    pipeline::LocalBrokerHost &host() { return *m_host; }
    pipeline::Connection *connectPeer(const QByteArray &id,
                                      client::VersionChoice version
                                      = client::VersionChoice::Mqtt5WithFallback);
    void choose(int row);
    QMenu *openDisconnectMenu();
    void usePort(quint16 port);

    void switchAllOn();
    quint16 portOf(broker::ListenerKind kind);

    QTemporaryDir m_folder;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<config::Settings> m_settings;
    std::unique_ptr<config::MemorySecretStore> m_secrets;
    std::unique_ptr<pipeline::LocalBrokerHost> m_host;
    std::unique_ptr<ui::LocalBrokerControl> m_control;
    std::unique_ptr<ui::LocalBrokerWindow> m_window;
    std::vector<std::unique_ptr<pipeline::Connection>> m_peers;
};

void tst_LocalBrokerWindow::init()
{
    m_thread = std::make_unique<QThread>();
    m_thread->start();
    m_settings = std::make_unique<config::Settings>(QString());
    // A port that nobody uses now, and another one should somebody be quicker.
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    usePort(probe.serverPort());
    probe.close();
    m_secrets = std::make_unique<config::MemorySecretStore>();
    m_host = std::make_unique<pipeline::LocalBrokerHost>(m_thread.get());
    m_control = std::make_unique<ui::LocalBrokerControl>(
        ui::LocalBrokerControl::Services{*m_host, *m_settings, *m_secrets, m_folder.path()});
    m_window = std::make_unique<ui::LocalBrokerWindow>(*m_control);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_LocalBrokerWindow::cleanup()
{
    m_window.reset();
    m_peers.clear();
    m_control.reset();
    m_host.reset();
    m_thread->quit();
    QVERIFY(m_thread->wait(10'000));
}

void tst_LocalBrokerWindow::usePort(quint16 port)
{
    m_settings->set(&config::SettingsValues::brokerPort, int(port));
}

pipeline::Connection *tst_LocalBrokerWindow::connectPeer(const QByteArray &id,
                                                         client::VersionChoice version)
{
    client::ConnectOptions options;
    options.host = host().endpoint()->address;
    options.port = host().endpoint()->port;
    options.clientId = id;
    options.version = version;
    options.subscriptions = {{.topicFilter = "#"}};
    options.will = mqtt::Will{.topic = "will/" + id, .payload = "gone"};
    options.reconnect.first = std::chrono::minutes(10);
    options.reconnect.most = std::chrono::minutes(10);
    m_peers.push_back(
        std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits{}, m_thread.get()));
    m_peers.back()->setOptions(options);
    m_peers.back()->connectToBroker();
    return m_peers.back().get();
}

void tst_LocalBrokerWindow::choose(int row)
{
    auto *table = child<QTableView>(u"localBrokerClients"_s);
    const QRect cell = table->visualRect(table->model()->index(row, 0));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
}

QMenu *tst_LocalBrokerWindow::openDisconnectMenu()
{
    auto *menu = child<QMenu>(u"localBrokerDisconnectMenu"_s);
    auto *button = child<QPushButton>(u"localBrokerDisconnect"_s);
    menu->popup(button->mapToGlobal(button->rect().bottomLeft()));
    return menu;
}

void tst_LocalBrokerWindow::startsAndStopsByKeyboard()
{
    auto *toggle = child<QPushButton>(u"localBrokerToggle"_s);
    QVERIFY(!child<QAbstractButton>(u"localBrokerConnect"_s)->isEnabled());
    QCOMPARE(text(u"localBrokerState"_s), u"Not running"_s);
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    QTRY_COMPARE(text(u"localBrokerState"_s), u"Running"_s);
    QVERIFY(host().isRunning());
    QCOMPARE(text(u"localBrokerAddress"_s), u"mqtt://127.0.0.1:%1"_s.arg(host().endpoint()->port));
    QCOMPARE(text(u"localBrokerScope"_s), u"Listens on this computer only."_s);
    QVERIFY(text(u"localBrokerNote"_s).contains(u"memory"_s));
    QVERIFY(child<QWidget>(u"localBrokerEmpty"_s)->isVisible());
    QSignalSpy wish(m_window.get(), &ui::LocalBrokerWindow::connectRequested);
    press(u"localBrokerConnect"_s);
    QCOMPARE(wish.size(), 1);
    QTest::keyClick(toggle, Qt::Key_Space);
    QTRY_COMPARE(text(u"localBrokerState"_s), u"Not running"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QVERIFY(!m_window->isVisible());
}

void tst_LocalBrokerWindow::showsWhoIsConnected()
{
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().isRunning());
    connectPeer("b-10");
    connectPeer("b-9", client::VersionChoice::Mqtt311);
    auto *table = child<QTableView>(u"localBrokerClients"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"b-9"_s);
    QCOMPARE(table->model()->index(0, 2).data().toString(), u"3.1.1"_s);
    QCOMPARE(table->model()->index(1, 2).data().toString(), u"5"_s);
    QTRY_COMPARE(table->model()->index(1, 3).data().toString(), u"1"_s);
    // Hidden, nothing moves; shown again it is true.
    m_window->hide();
    connectPeer("b-11");
    QTRY_COMPARE(host().statistics().connectedClients, 3);
    QCOMPARE(table->model()->rowCount(), 2);
    m_window->show();
    QCOMPARE(table->model()->rowCount(), 3);
}

void tst_LocalBrokerWindow::cutsTheLine()
{
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().isRunning());
    auto *table = child<QTableView>(u"localBrokerClients"_s);
    pipeline::Connection *watcher = connectPeer("a-watcher");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    pipeline::Connection *victim = connectPeer("b-victim");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(!child<QWidget>(u"localBrokerDisconnect"_s)->isEnabled());
    choose(1);
    QVERIFY(child<QWidget>(u"localBrokerDisconnect"_s)->isEnabled());
    QMenu *menu = openDisconnectMenu();
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(victim->state() != client::State::Connected);
    QTRY_COMPARE(watcher->topics().topicCount(), 1);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(!child<QWidget>(u"localBrokerDisconnect"_s)->isEnabled());
}

void tst_LocalBrokerWindow::disconnectsWithReason()
{
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().isRunning());
    auto *table = child<QTableView>(u"localBrokerClients"_s);
    pipeline::Connection *victim = connectPeer("victim");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    choose(0);
    QMenu *menu = openDisconnectMenu();
    auto *busy = menu->findChild<QAction *>(u"disconnectReason0x89"_s);
    QVERIFY(busy);
    QVERIFY(busy->text().contains(u"0x89"_s));
    busy->trigger();
    menu->hide();
    QTRY_VERIFY(victim->state() != client::State::Connected);
    QCOMPARE(victim->failure().reasonCode, mqtt::ReasonCode::ServerBusy);
}

void tst_LocalBrokerWindow::oldVersionsGetNoReason()
{
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().isRunning());
    auto *table = child<QTableView>(u"localBrokerClients"_s);
    pipeline::Connection *victim = connectPeer("victim", client::VersionChoice::Mqtt311);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    choose(0);
    QMenu *menu = openDisconnectMenu();
    QVERIFY(!menu->findChild<QMenu *>(u"disconnectReasonMenu"_s));
    menu->findChild<QAction *>(u"disconnectReason0x98"_s)->trigger();
    menu->hide();
    QTRY_VERIFY(victim->state() != client::State::Connected);
}

void tst_LocalBrokerWindow::devicesComeAndGo()
{
    auto *devices = child<QCheckBox>(u"localBrokerDevices"_s);
    QVERIFY(!devices->isEnabled());
    press(u"localBrokerEmptyAction"_s);
    QTRY_VERIFY(host().isRunning());
    QVERIFY(devices->isChecked());
    auto *table = child<QTableView>(u"localBrokerClients"_s);
    QTRY_VERIFY(table->model()->rowCount() > 5);
    QTest::mouseClick(devices, Qt::LeftButton, {}, QPoint(8, devices->height() / 2));
    QVERIFY(!host().hasDevices());
    QTRY_COMPARE(host().statistics().connectedClients, 0);
    QTRY_VERIFY(child<QWidget>(u"localBrokerEmptyAction"_s)->isVisible());
}

void tst_LocalBrokerWindow::copiesTheAddress()
{
    press(u"localBrokerCopy"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"mqtt://127.0.0.1:%1"_s.arg(m_settings->values().brokerPort));
}

void tst_LocalBrokerWindow::saysWhyItDoesNotRun()
{
    config::SettingsValues values = m_settings->values();
    values.brokerAddress = u"0.0.0.0"_s;
    m_settings->set(values);
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().state() == BrokerState::Failed);
    QVERIFY(child<QWidget>(u"localBrokerProblem"_s)->isVisible());
    QVERIFY(text(u"localBrokerScope"_s).startsWith(u"Other computers"_s));
    values.brokerAddress = u"127.0.0.1"_s;
    m_settings->set(values);
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().isRunning());
    QVERIFY(!child<QWidget>(u"localBrokerProblem"_s)->isVisible());
}

void tst_LocalBrokerWindow::asksForAPassword()
{
    config::SettingsValues values = m_settings->values();
    values.brokerUser = u"me"_s;
    m_settings->set(values);
    m_control->setPassword("secret");
    // A later run finds it in the keyring.
    m_window.reset();
    m_control = std::make_unique<ui::LocalBrokerControl>(
        ui::LocalBrokerControl::Services{*m_host, *m_settings, *m_secrets});
    m_control->start();
    QTRY_VERIFY(host().isRunning());
    QCOMPARE(host().options().userName, "me");
    QCOMPARE(host().options().password, "secret");
    QCOMPARE(m_control->password().value(), "secret");
    m_window = std::make_unique<ui::LocalBrokerWindow>(*m_control);
    m_window->show();
    pipeline::Connection *stranger = connectPeer("stranger");
    QTRY_VERIFY(stranger->failure().kind != client::Failure::None);
    QCOMPARE(host().statistics().connectedClients, 0);
}

void tst_LocalBrokerWindow::demoStaysOnThisComputer()
{
    config::SettingsValues values = m_settings->values();
    values.brokerAddress = u"0.0.0.0"_s;
    m_settings->set(values);
    m_control->startDemo();
    QTRY_VERIFY(host().isRunning());
    QCOMPARE(host().endpoint()->address, u"127.0.0.1"_s);
    QVERIFY(m_control->isLocalOnly());
    QVERIFY(host().hasDevices());
}

void tst_LocalBrokerWindow::switchAllOn()
{
    config::SettingsValues values = m_settings->values();
    values.brokerTls = true;
    values.brokerTlsPort = 0;
    values.brokerWebSocket = true;
    values.brokerWebSocketPort = 0;
    values.brokerWebSocketTls = true;
    values.brokerWebSocketTlsPort = 0;
    m_settings->set(values);
}

quint16 tst_LocalBrokerWindow::portOf(broker::ListenerKind kind)
{
    for (const broker::ListenerState &listener : host().listeners()) {
        if (listener.kind == kind && !listener.failure)
            return listener.port;
    }
    return 0;
}

void tst_LocalBrokerWindow::showsEveryListener()
{
    using broker::ListenerKind;
    QVERIFY(!child<QWidget>(u"localBrokerAddressTls"_s)->isVisible());
    switchAllOn();
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().isRunning());
    const auto expected = [this](const char *pattern, ListenerKind kind) {
        return QString::fromLatin1(pattern).arg(portOf(kind));
    };
    QCOMPARE(text(u"localBrokerAddress"_s), expected("mqtt://127.0.0.1:%1", ListenerKind::Tcp));
    QCOMPARE(text(u"localBrokerAddressTls"_s), expected("mqtts://127.0.0.1:%1", ListenerKind::Tls));
    QCOMPARE(text(u"localBrokerAddressWebSocket"_s),
             expected("ws://127.0.0.1:%1/mqtt", ListenerKind::WebSocket));
    QCOMPARE(text(u"localBrokerAddressWebSocketTls"_s),
             expected("wss://127.0.0.1:%1/mqtt", ListenerKind::WebSocketTls));
    QVERIFY(child<QWidget>(u"localBrokerAddressWebSocketTls"_s)->isVisible());
    QVERIFY(!child<QWidget>(u"localBrokerListenerProblemTls"_s)->isVisible());
    press(u"localBrokerCopyWebSocketTls"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), text(u"localBrokerAddressWebSocketTls"_s));
    // Without a port while any free one is wanted.
    press(u"localBrokerToggle"_s);
    QTRY_COMPARE(text(u"localBrokerAddressTls"_s), u"mqtts://127.0.0.1"_s);
}

void tst_LocalBrokerWindow::oneListenerWithoutItsPort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    switchAllOn();
    m_settings->set(&config::SettingsValues::brokerTlsPort, int(other.serverPort()));
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().isRunning());
    QVERIFY(child<QWidget>(u"localBrokerListenerProblemTls"_s)->isVisible());
    QCOMPARE(text(u"localBrokerListenerProblemTls"_s),
             u"Port %1 is taken"_s.arg(other.serverPort()));
    QVERIFY(!child<QWidget>(u"localBrokerCopyTls"_s)->isEnabled());
    QVERIFY(!child<QWidget>(u"localBrokerListenerProblemWebSocket"_s)->isVisible());
    pipeline::Connection *peer = connectPeer("peer");
    QTRY_VERIFY(peer->state() == client::State::Connected);
}

void tst_LocalBrokerWindow::savesTheCertificate()
{
    QVERIFY(!child<QWidget>(u"localBrokerCertificate"_s)->isVisible());
    switchAllOn();
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().isRunning());
    auto *line = child<ui::CertificateLine>(u"localBrokerCertificate"_s);
    QVERIFY(line->isVisible());
    press(u"localBrokerCopyFingerprint"_s);
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"trust.pem"_s);
    QVERIFY(line->save(name));
    const auto saved = QSslCertificate::fromPath(name);
    QCOMPARE(saved.size(), 1);
    const QByteArray digest = saved.front().digest(QCryptographicHash::Sha256);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QString::fromLatin1(digest.toHex(':').toUpper()));
    QCOMPARE(m_control->fingerprint(), digest);
    QVERIFY(text(u"localBrokerCertificateSaved"_s).contains(u"trust.pem"_s));
    QVERIFY(!line->save(folder.filePath(u"no/such/folder/trust.pem"_s)));
    QVERIFY(text(u"localBrokerCertificateSaved"_s).contains(u"not saved"_s));
    // The next start shows the same one.
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().state() == BrokerState::Stopped);
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().isRunning());
    QCOMPARE(m_control->fingerprint(), digest);
}

void tst_LocalBrokerWindow::saysWhoFailedToComeIn()
{
    switchAllOn();
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().isRunning());
    QVERIFY(!child<QWidget>(u"localBrokerHandshake"_s)->isVisible());
    QTcpSocket stranger;
    stranger.connectToHost(QHostAddress(QHostAddress::LocalHost),
                           portOf(broker::ListenerKind::Tls));
    stranger.write("GET / HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(child<QWidget>(u"localBrokerHandshake"_s)->isVisible());
    QVERIFY(text(u"localBrokerHandshake"_s).contains(u"spoke HTTP where TLS is expected"_s));
}

void tst_LocalBrokerWindow::devicesComeByTls()
{
    switchAllOn();
    config::SettingsValues values = m_settings->values();
    values.brokerPlain = false;
    values.brokerWebSocket = false;
    m_settings->set(values);
    m_control->startDemo();
    QTRY_VERIFY(host().isRunning());
    QCOMPARE(m_control->url(), u"mqtts://127.0.0.1:%1"_s.arg(portOf(broker::ListenerKind::Tls)));
    QTRY_VERIFY_WITH_TIMEOUT(host().statistics().connectedClients > 5, 20'000);
    QCOMPARE(host().statistics().failedHandshakes, quint64(0));
}

void tst_LocalBrokerWindow::nothingIsCut_data()
{
    QTest::addColumn<ui::ThemeMode>("mode");
    QTest::addColumn<int>("textSize");
    QTest::newRow("light") << ui::ThemeMode::Light << 100;
    QTest::newRow("dark") << ui::ThemeMode::Dark << 100;
    QTest::newRow("light-150") << ui::ThemeMode::Light << 150;
}

void tst_LocalBrokerWindow::nothingIsCut()
{
    QFETCH(ui::ThemeMode, mode);
    QFETCH(int, textSize);
    ui::Theme theme(*qApp);
    theme.setMode(mode);
    theme.setTextSize(textSize);
    m_window = std::make_unique<ui::LocalBrokerWindow>(*m_control);
    m_window->show();
    const auto look = [&](const QString &state) {
        QCoreApplication::processEvents();
        textfit::shoot(
            *m_window,
            u"localbroker-%1-%2"_s.arg(state, QString::fromUtf8(QTest::currentDataTag())));
        const QStringList cut = textfit::clipped(m_window.get());
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    };
    look(u"stopped"_s);
    press(u"localBrokerToggle"_s);
    QTRY_VERIFY(host().isRunning());
    look(u"alone"_s);
    m_control->startDemo();
    QTRY_VERIFY(host().statistics().connectedClients > 5);
    QTRY_VERIFY(host().statistics().traffic.messagesInPerSecond > 1);
    choose(1);
    look(u"busy"_s);
    m_control->stop();
    QTRY_VERIFY(host().state() == BrokerState::Stopped);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    switchAllOn();
    m_settings->set(&config::SettingsValues::brokerWebSocketPort, int(other.serverPort()));
    m_control->start();
    QTRY_VERIFY(host().isRunning());
    QTcpSocket stranger;
    stranger.connectToHost(QHostAddress(QHostAddress::LocalHost),
                           portOf(broker::ListenerKind::Tls));
    stranger.write("GET / HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(child<QWidget>(u"localBrokerHandshake"_s)->isVisible());
    look(u"listeners"_s);
    m_control->stop();
    QTRY_VERIFY(host().state() == BrokerState::Stopped);
    m_settings->set(&config::SettingsValues::brokerAddress, u"0.0.0.0"_s);
    m_control->start();
    QTRY_VERIFY(host().state() == BrokerState::Failed);
    look(u"failed"_s);
}

QTEST_MAIN(tst_LocalBrokerWindow)
#include "tst_localbrokerwindow.moc"
