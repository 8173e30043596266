// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionrow.h"
#include "localbroker/localbrokercontrol.h"
#include "settings/localbrokerpage.h"
#include "settings/settingsdialog.h"
#include "ui/window/windowfixture.h"
#include "window/localbrokercommands.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTcpServer>
#include <QThread>

using namespace Qt::Literals::StringLiterals;
using pipeline::BrokerState;

// The broker inside the program as the main window offers it: start page, row, menu, banner.
class LocalBrokerInWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void enterOnTheStartPageShowsTheDemo();
    void theRowStartsAndStopsIt();
    void theToolsMenu();
    void typingGoesIntoTheAddress();
    void aFailedStartIsABanner();
    void passwordGoesToTheKeyring();
    void isNeitherChangedNorRemoved();

private:
    QString local() const { return ui::Workspace::localBrokerId(); }
    pipeline::Connection *connection() const { return m_rig->workspace->find(local())->connection; }
    QModelIndex row() const
    {
        return m_rig->find<QListView>("connectionList")->model()->index(0, 0);
    }
    QString rowText() const { return row().data(ui::RightRole).toString(); }
    void show();

    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<WindowFixture> m_rig;
    std::unique_ptr<pipeline::LocalBrokerHost> m_host;
    std::unique_ptr<ui::LocalBrokerControl> m_control;
};

void LocalBrokerInWindowTest::init()
{
    m_thread = std::make_unique<QThread>();
    m_thread->start();
    m_rig = std::make_unique<WindowFixture>();
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    m_rig->settings.set(&config::SettingsValues::brokerPort, int(probe.serverPort()));
    m_host = std::make_unique<pipeline::LocalBrokerHost>(m_thread.get());
    m_control = std::make_unique<ui::LocalBrokerControl>(
        ui::LocalBrokerControl::Services{*m_host, m_rig->settings, m_rig->secrets});
}

void LocalBrokerInWindowTest::cleanup()
{
    m_rig->window.reset();
    m_control.reset();
    m_host.reset();
    m_rig.reset();
    m_thread->quit();
    QVERIFY(m_thread->wait(10'000));
}

void LocalBrokerInWindowTest::show()
{
    m_rig->show({1440, 900}, m_control.get());
}

void LocalBrokerInWindowTest::enterOnTheStartPageShowsTheDemo()
{
    show();
    auto *demo = m_rig->find<QPushButton>("startDemoButton");
    QCOMPARE(QApplication::focusWidget(), demo);
    QTest::keyClick(demo, Qt::Key_Return);
    QTRY_VERIFY(connection() && connection()->state() == client::State::Connected);
    QCOMPARE(m_rig->workspace->currentId(), local());
    auto *tree = m_rig->find<QAbstractItemView>("topicTree");
    QTRY_VERIFY(tree->isVisible()); // with the first message
    QTRY_VERIFY(connection()->topics().topicCount() >= 30);
    QTRY_VERIFY(tree->model()->rowCount() > 3);
    QVERIFY(m_rig->hasEvent(u"listens on mqtt://127.0.0.1:"_s));
    QCOMPARE(row().data().toString(), u"Local demo broker"_s);
    QTRY_VERIFY(rowText().contains(u" client(s) · "_s));
}

void LocalBrokerInWindowTest::theRowStartsAndStopsIt()
{
    m_control->start();
    show();
    QTRY_VERIFY(m_host->isRunning());
    m_rig->workspace->connectRow(local());
    QTRY_VERIFY(connection() && connection()->state() == client::State::Connected);
    QTRY_COMPARE(rowText(), u"1 client(s)"_s);

    // The context menu stops it; nothing is retried then.
    auto *list = m_rig->find<QListView>("connectionList");
    const QPoint at = list->visualRect(row()).center();
    emit list->customContextMenuRequested(at);
    auto *menu = m_rig->find<QMenu>("connectionContextMenu");
    const QList<QAction *> actions = menu->actions();
    const auto stop = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
        return action->objectName() == u"toggleLocalBrokerAction"_s;
    });
    QVERIFY(stop != actions.end());
    QVERIFY((*stop)->text().contains(u"Stop"_s));
    (*stop)->trigger();
    menu->close();
    QTRY_VERIFY(m_host->state() == BrokerState::Stopped);
    QTRY_VERIFY(connection()->state() == client::State::Disconnected);
    QTRY_COMPARE(rowText(), u"stopped"_s);
    QVERIFY(m_rig->hasEvent(u"has stopped"_s));
    QVERIFY(!m_rig->hasEvent(u"shutting down"_s)); // it was meant

    // A double click starts it and connects again.
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, at);
    QTRY_VERIFY(m_host->isRunning());
    QTRY_VERIFY(connection()->state() == client::State::Connected);
}

void LocalBrokerInWindowTest::theToolsMenu()
{
    show();
    auto *toggle = m_rig->find<QAction>("toggleLocalBrokerAction");
    auto *devices = m_rig->find<QAction>("simulatedDevicesAction");
    QVERIFY(!devices->isEnabled());
    toggle->trigger();
    QTRY_VERIFY(m_host->isRunning());
    QVERIFY(devices->isEnabled());
    QVERIFY(!devices->isChecked());
    devices->trigger();
    QVERIFY(m_host->hasDevices());
    QTRY_VERIFY(m_host->statistics().connectedClients > 5);
    m_rig->find<QAction>("localBrokerAction")->trigger();
    QVERIFY(m_rig->find<QWidget>("localBrokerWindow")->isVisible());
    // From there the connection is opened, beside the window.
    QTest::mouseClick(m_rig->find<QPushButton>("localBrokerConnect"), Qt::LeftButton);
    QTRY_VERIFY(connection() && connection()->state() == client::State::Connected);
    devices->trigger();
    QVERIFY(!m_host->hasDevices());
    toggle->trigger();
    QTRY_VERIFY(m_host->state() == BrokerState::Stopped);
}

void LocalBrokerInWindowTest::typingGoesIntoTheAddress()
{
    show();
    for (const char letter : QByteArray("my-host"))
        QTest::keyClick(QApplication::focusWidget(), letter);
    QCOMPARE(m_rig->find<QLineEdit>("startAddress")->text(), u"my-host"_s);
}

void LocalBrokerInWindowTest::aFailedStartIsABanner()
{
    m_rig->settings.set(&config::SettingsValues::brokerAddress, u"0.0.0.0"_s);
    show();
    QVERIFY(!m_rig->find<QWidget>("localBrokerBanner")->isVisible());
    m_rig->find<QAction>("toggleLocalBrokerAction")->trigger();
    QTRY_VERIFY(m_host->state() == BrokerState::Failed);
    QVERIFY(m_rig->find<QWidget>("localBrokerBanner")->isVisible());
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(rowText(), u"needs a password"_s);
    QVERIFY(m_rig->hasEvent(u"Local broker: "_s));
    const auto buttons = m_rig->find<QWidget>("localBrokerBanner")->findChildren<QPushButton *>();
    const auto named = [&](const QString &text) {
        return *std::find_if(buttons.begin(), buttons.end(),
                             [&](const QPushButton *button) { return button->text() == text; });
    };
    QTest::mouseClick(named(u"Settings…"_s), Qt::LeftButton);
    QVERIFY(m_rig->find<QWidget>("settingsBrokerAddress")->isVisible());
    m_rig->dialog()->close();
    m_rig->settings.set(&config::SettingsValues::brokerAddress, u"127.0.0.1"_s);
    QTest::mouseClick(named(u"Start again"_s), Qt::LeftButton);
    QTRY_VERIFY(m_host->isRunning());
    QVERIFY(!m_rig->find<QWidget>("localBrokerBanner")->isVisible());
    QTRY_VERIFY(connection() && connection()->state() == client::State::Connected);
}

void LocalBrokerInWindowTest::passwordGoesToTheKeyring()
{
    m_rig->settings.set(&config::SettingsValues::brokerUser, u"me"_s);
    m_control->setPassword("geheim");
    show();
    m_rig->workspace->connectRow(local());
    // The client says what the broker wants to hear, without being asked.
    QTRY_VERIFY(connection() && connection()->state() == client::State::Connected);
    QCOMPARE(connection()->options().userName, "me");
    QByteArray kept;
    m_rig->secrets.read(QString::fromLatin1(ui::localBrokerSecret), config::SecretKind::Password,
                        this, [&](const config::SecretResult &result) { kept = result.secret; });
    QTRY_COMPARE(kept, "geheim");
    QFile file(m_rig->settings.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("geheim"));
}

void LocalBrokerInWindowTest::isNeitherChangedNorRemoved()
{
    show();
    m_rig->workspace->remove(local());
    QVERIFY(m_rig->workspace->find(local()));
    // What is saved of it is a connection of its own.
    config::Profile copy = m_rig->workspace->find(local())->profile;
    const QString id = m_rig->workspace->save(copy, std::nullopt);
    QVERIFY(id != local());
    QVERIFY(m_rig->workspace->find(local()));
    QVERIFY(m_rig->workspace->find(id)->saved);
}

QTEST_MAIN(LocalBrokerInWindowTest)
#include "tst_localbrokerinwindow.moc"
