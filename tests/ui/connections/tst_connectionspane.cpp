// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiondelegate.h"
#include "connections/connectionlistmodel.h"
#include "connections/connectionrow.h"
#include "connections/connectionspane.h"
#include "pipeline/connection.h"
#include "style/theme.h"
#include "ui/connections/textfit.h"
#include "ui/connections/tinybroker.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

config::Profile profile(const QString &id, const QString &name, quint16 port = 1883)
{
    config::Profile made;
    made.id = id;
    made.name = name;
    made.options.host = u"127.0.0.1"_s;
    made.options.port = port;
    made.options.version = client::VersionChoice::Mqtt5;
    return made;
}

std::unique_ptr<pipeline::Connection> opened(const config::Profile &profile)
{
    auto connection = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits(), nullptr);
    connection->setOptions(profile.connectOptions());
    connection->connectToBroker();
    return connection;
}

} // namespace

class tst_ConnectionsPane : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void firstRunOffersANewConnection();
    void arrowsChoose();
    void keysOfTheList();
    void removingAsksFirst();
    void menuFitsTheState();
    void statesInTheList();
    void refusedSubscriptionStaysWithItsReason();
    void unsubscribing();
    void plusMeansTheShownTab();
    void looks_data();
    void looks();

private:
    QListView *list(const QString &name) { return m_pane->findChild<QListView *>(name); }
    QStringList menuTexts();

    std::unique_ptr<ui::ConnectionListModel> m_model;
    std::unique_ptr<ui::ConnectionsPane> m_pane;
};

void tst_ConnectionsPane::init()
{
    m_model = std::make_unique<ui::ConnectionListModel>();
    m_pane = std::make_unique<ui::ConnectionsPane>(m_model.get());
    m_pane->resize(520, 150);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void tst_ConnectionsPane::cleanup()
{
    m_pane.reset();
    m_model.reset();
}

QStringList tst_ConnectionsPane::menuTexts()
{
    auto *menu = m_pane->findChild<QMenu *>(u"connectionMenu"_s);
    emit menu->aboutToShow();
    QStringList texts;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator())
            texts.append(action->text().remove(u'&'));
    }
    return texts;
}

void tst_ConnectionsPane::firstRunOffersANewConnection()
{
    QSignalSpy asked(m_pane.get(), &ui::ConnectionsPane::newRequested);
    QPushButton *action = nullptr;
    for (QPushButton *button : m_pane->findChildren<QPushButton *>()) {
        if (button->isVisible())
            action = button;
    }
    QVERIFY(action);
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

void tst_ConnectionsPane::arrowsChoose()
{
    QSignalSpy changed(m_pane.get(), &ui::ConnectionsPane::currentChanged);
    m_model->append(profile(u"a"_s, u"Home"_s));
    m_model->append(profile(u"b"_s, u"Plant"_s));
    m_pane->setCurrentId(u"a"_s);
    QCOMPARE(m_pane->currentId(), u"a"_s);
    QTest::keyClick(list(u"connectionList"_s), Qt::Key_Down);
    QCOMPARE(m_pane->currentId(), u"b"_s);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.last()[0].toString(), u"b"_s);
    m_model->remove(u"b"_s);
    QCOMPARE(m_pane->currentId(), u"a"_s);
    QCOMPARE(changed.last()[0].toString(), u"a"_s);
}

void tst_ConnectionsPane::keysOfTheList()
{
    m_model->append(profile(u"a"_s, u"Home"_s));
    m_pane->setCurrentId(u"a"_s);
    QSignalSpy connecting(m_pane.get(), &ui::ConnectionsPane::connectRequested);
    QSignalSpy editing(m_pane.get(), &ui::ConnectionsPane::editRequested);
    QListView *view = list(u"connectionList"_s);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(connecting.size(), 1);
    QTest::keyClick(view, Qt::Key_F2);
    QCOMPARE(editing.size(), 1);
    const QPoint row = view->visualRect(m_model->index(0)).center();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, row);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, row);
    QCOMPARE(connecting.size(), 2);
}

void tst_ConnectionsPane::removingAsksFirst()
{
    m_model->append(profile(u"a"_s, u"Home"_s));
    m_pane->setCurrentId(u"a"_s);
    QSignalSpy removed(m_pane.get(), &ui::ConnectionsPane::removeRequested);
    QTest::keyClick(list(u"connectionList"_s), Qt::Key_Delete);
    auto *box = m_pane->findChild<QMessageBox *>(u"removeConnectionDialog"_s);
    QVERIFY(box);
    QVERIFY(box->text().contains(u"Home"_s));
    QTest::keyClick(box, Qt::Key_Return); // the default is Cancel
    QTRY_VERIFY(!m_pane->findChild<QMessageBox *>(u"removeConnectionDialog"_s));
    QCOMPARE(removed.size(), 0);
    QTest::keyClick(list(u"connectionList"_s), Qt::Key_Delete);
    box = m_pane->findChild<QMessageBox *>(u"removeConnectionDialog"_s);
    QVERIFY(box);
    QTest::mouseClick(box->findChild<QPushButton *>(u"confirmRemoveButton"_s), Qt::LeftButton);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][0].toString(), u"a"_s);
}

void tst_ConnectionsPane::menuFitsTheState()
{
    TinyBroker broker;
    config::Profile home = profile(u"a"_s, u"Home"_s, broker.serverPort());
    mqtt::Will will;
    will.topic = "gone";
    home.options.will = will;
    m_model->append(home);
    m_pane->setCurrentId(u"a"_s);
    const QStringList rest{u"Edit…"_s, u"Duplicate…"_s, u"Copy address"_s, u"Remove…"_s};
    QCOMPARE(menuTexts(), QStringList{u"Connect"_s} + rest);
    auto connection = opened(home);
    m_model->setConnection(u"a"_s, connection.get());
    QTRY_COMPARE(connection->state(), client::State::Connected);
    QCOMPARE(menuTexts(), QStringList({u"Disconnect"_s, u"Disconnect and send will"_s}) + rest);
    QSignalSpy disconnecting(m_pane.get(), &ui::ConnectionsPane::disconnectRequested);
    m_pane->findChild<QAction *>(u"disconnectWithWillAction"_s)->trigger();
    QCOMPARE(disconnecting.size(), 1);
    QCOMPARE(disconnecting[0][1].toBool(), true);
    m_pane->findChild<QAction *>(u"copyAddressAction"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), home.address());
}

void tst_ConnectionsPane::statesInTheList()
{
    const QAbstractItemModelTester tester(m_model.get(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    TinyBroker good;
    TinyBroker refusing;
    refusing.connack = QByteArray::fromHex("2003008700");
    const config::Profile home = profile(u"a"_s, u"Home"_s, good.serverPort());
    const config::Profile cloud = profile(u"b"_s, u"Cloud"_s, refusing.serverPort());
    auto homeConnection = opened(home);
    auto cloudConnection = opened(cloud);
    m_model->append(home, homeConnection.get());
    m_model->append(cloud, cloudConnection.get());
    const auto icon
        = [this](int row) { return m_model->index(row).data(ui::StateIconRole).toInt(); };
    const auto right
        = [this](int row) { return m_model->index(row).data(ui::RightRole).toString(); };
    QTRY_COMPARE(icon(0), int(ui::IconName::Ok));
    QTRY_COMPARE(icon(1), int(ui::IconName::Error));
    QVERIFY2(right(1).contains(u"not"_s), qPrintable(right(1))); // not authorised
    homeConnection->disconnectFromBroker();
    QTRY_COMPARE(right(0), u"stopped"_s);
    cloudConnection.reset(); // the window let it go
    QCOMPARE(right(1), u"stopped"_s);
}

void tst_ConnectionsPane::refusedSubscriptionStaysWithItsReason()
{
    const ui::Theme theme(*qApp);
    TinyBroker broker;
    broker.subackCodes[QByteArray("secret/#")] = '\x87';
    config::Profile home = profile(u"a"_s, u"Home"_s, broker.serverPort());
    home.subscriptions = {{{"open/#"}, true, {}}, {{"secret/#"}, true, {}}};
    auto connection = opened(home);
    m_model->append(home, connection.get());
    m_pane->setCurrentId(u"a"_s);
    m_pane->showSubscriptions(true);
    auto *tabs = m_pane->findChild<QTabBar *>(u"connectionTabs"_s);
    QTRY_COMPARE(tabs->tabText(1), u"Subscriptions 2"_s);
    const QAbstractItemModel *model = list(u"subscriptionList"_s)->model();
    QTRY_COMPARE(model->index(0, 0).data(ui::StateIconRole).toInt(), int(ui::IconName::Ok));
    QTRY_COMPARE(model->index(1, 0).data(ui::StateIconRole).toInt(), int(ui::IconName::Error));
    QVERIFY(model->index(1, 0).data(ui::RightRole).toString().contains(u"0x87"_s));
    QVERIFY(!QApplication::activeModalWidget());
    textfit::shoot(*m_pane, u"pane-subscriptions"_s);
}

void tst_ConnectionsPane::unsubscribing()
{
    TinyBroker broker;
    config::Profile home = profile(u"a"_s, u"Home"_s, broker.serverPort());
    home.subscriptions = {{{"a"}, true, {}}, {{"b"}, true, {}}};
    auto connection = opened(home);
    m_model->append(home, connection.get());
    m_pane->setCurrentId(u"a"_s);
    m_pane->showSubscriptions(true);
    QListView *view = list(u"subscriptionList"_s);
    QTRY_COMPARE(view->model()->rowCount(), 2);
    QSignalSpy asked(m_pane.get(), &ui::ConnectionsPane::unsubscribeRequested);
    const QRect second = view->visualRect(view->model()->index(1, 0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      ui::ConnectionDelegate::closeRect(second, view).center());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toByteArray(), "b");
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[1][0].toByteArray(), "a");
    connect(m_pane.get(), &ui::ConnectionsPane::unsubscribeRequested, connection.get(),
            &pipeline::Connection::unsubscribe);
    QTest::keyClick(view, Qt::Key_Delete);
    QTRY_COMPARE(view->model()->rowCount(), 1);
}

void tst_ConnectionsPane::plusMeansTheShownTab()
{
    QSignalSpy fresh(m_pane.get(), &ui::ConnectionsPane::newRequested);
    QSignalSpy subscribing(m_pane.get(), &ui::ConnectionsPane::subscribeRequested);
    auto *plus = m_pane->findChild<QToolButton *>(u"addConnectionButton"_s);
    QTest::mouseClick(plus, Qt::LeftButton);
    QCOMPARE(fresh.size(), 1);
    auto *tabs = m_pane->findChild<QTabBar *>(u"connectionTabs"_s);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QTest::mouseClick(plus, Qt::LeftButton);
    QCOMPARE(subscribing.size(), 1);
    QCOMPARE(plus->accessibleName(), u"Subscribe…"_s);
}

void tst_ConnectionsPane::looks_data()
{
    QTest::addColumn<ui::ThemeMode>("mode");
    QTest::addColumn<int>("textSize");
    QTest::newRow("light") << ui::ThemeMode::Light << 100;
    QTest::newRow("dark") << ui::ThemeMode::Dark << 100;
    QTest::newRow("light-150") << ui::ThemeMode::Light << 150;
}

void tst_ConnectionsPane::looks()
{
    QFETCH(ui::ThemeMode, mode);
    QFETCH(int, textSize);
    ui::Theme theme(*qApp);
    theme.setMode(mode);
    theme.setTextSize(textSize);
    TinyBroker good;
    TinyBroker refusing;
    refusing.connack = QByteArray::fromHex("2003008700");
    const config::Profile home = profile(u"a"_s, u"Home"_s, good.serverPort());
    config::Profile plant = profile(u"b"_s, u"Plant A"_s, good.serverPort());
    plant.readOnly = true;
    const config::Profile cloud = profile(u"c"_s, u"Cloud test"_s, refusing.serverPort());
    auto homeConnection = opened(home);
    auto plantConnection = opened(plant);
    auto cloudConnection = opened(cloud);
    ui::ConnectionListModel model;
    model.append(home, homeConnection.get());
    model.append(plant, plantConnection.get());
    model.append(cloud, cloudConnection.get());
    model.append(profile(u"d"_s, u"Workshop"_s));
    ui::ConnectionsPane pane(&model);
    pane.resize(pane.fontMetrics().height() * 520 / 15, pane.sizeHint().height());
    pane.show();
    pane.setCurrentId(u"a"_s);
    QTRY_COMPARE(cloudConnection->state(), client::State::Failed);
    QTRY_COMPARE(homeConnection->state(), client::State::Connected);
    QTRY_COMPARE(plantConnection->state(), client::State::Connected);
    QTest::qWait(0);
    textfit::shoot(pane, u"pane-"_s + QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(textfit::clipped(&pane).isEmpty(), qPrintable(textfit::clipped(&pane).join(u'\n')));
}

QTEST_MAIN(tst_ConnectionsPane)
#include "tst_connectionspane.moc"
