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
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
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
    void groupsAreHeadings();
    void headingsFold();
    void keysMoveConnectionsAndGroups();
    void theMenuMovesAndLocks();
    void draggingGivesAPlace_data();
    void draggingGivesAPlace();
    void aDroppedFileIsOffered();
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
    QString shown();
    void fillGroups();

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
    const QPoint row = view->visualRect(view->model()->index(0, 0)).center();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, row);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, row);
    QCOMPARE(connecting.size(), 2);
}

// What a reader of the list sees: headings in brackets, the current line with a star.
QString tst_ConnectionsPane::shown()
{
    const QListView *view = list(u"connectionList"_s);
    QStringList lines;
    for (int line = 0; line < view->model()->rowCount(); ++line) {
        const QModelIndex index = view->model()->index(line, 0);
        const QString text = index.data().toString();
        lines.append((index.data(ui::HeadingRole).toBool() ? QString(
                          u'[' + text + u' ' + index.data(ui::RightRole).toString() + u']')
                                                           : text)
                     + (view->currentIndex() == index ? u"*"_s : QString()));
    }
    return lines.join(u' ');
}

void tst_ConnectionsPane::fillGroups()
{
    for (const auto &[id, group] : {std::pair{u"a"_s, u""_s},
                                    {u"b"_s, u"Plant"_s},
                                    {u"c"_s, u"Plant"_s},
                                    {u"d"_s, u"Test"_s}}) {
        config::Profile made = profile(id, id.toUpper());
        made.group = group;
        m_model->append(made);
    }
    m_pane->resize(520, 400);
}

void tst_ConnectionsPane::groupsAreHeadings()
{
    QListView *view = list(u"connectionList"_s);
    const QAbstractItemModelTester tester(view->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy changed(m_pane.get(), &ui::ConnectionsPane::currentChanged);
    fillGroups();
    m_pane->setCurrentId(u"b"_s);
    QCOMPARE(shown(), u"A [Plant 2] B* C [Test 1] D"_s);

    // Another group, another order: the chosen one stays chosen, whatever happens around it.
    config::Profile moved = *m_model->profile(u"b"_s);
    moved.group = u"Test"_s;
    m_model->setProfile(moved);
    QCOMPARE(shown(), u"A [Test 2] B* D [Plant 1] C"_s);
    m_model->setOrder({u"d"_s, u"b"_s, u"a"_s, u"c"_s});
    QCOMPARE(shown(), u"A [Test 2] D B* [Plant 1] C"_s);
    QCOMPARE(m_pane->currentId(), u"b"_s);
    QCOMPARE(changed.size(), 1);
    m_model->remove(u"c"_s);
    QCOMPARE(shown(), u"A [Test 2] D B*"_s);
    m_model->remove(u"b"_s);
    QVERIFY(m_pane->currentId() != u"b"_s);
    QVERIFY(!m_pane->currentId().isEmpty());
    m_model->remove(u"d"_s);
    m_model->remove(u"a"_s);
    QCOMPARE(m_pane->currentId(), QString());
    QCOMPARE(changed.last()[0].toString(), QString());
}

void tst_ConnectionsPane::headingsFold()
{
    QListView *view = list(u"connectionList"_s);
    fillGroups();
    m_pane->setCurrentId(u"b"_s);
    QSignalSpy changed(m_pane.get(), &ui::ConnectionsPane::currentChanged);
    const auto click = [&](int line) {
        const QRect rect = view->visualRect(view->model()->index(line, 0));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, rect.center());
    };
    click(1);
    QCOMPARE(shown(), u"A [Plant 2]* [Test 1] D"_s);
    QCOMPARE(m_pane->currentId(), u"b"_s); // folded away, still the one that is shown
    QCOMPARE(m_pane->foldedGroups(), QStringList{u"Plant"_s});
    click(1);
    QCOMPARE(shown(), u"A [Plant 2] B* C [Test 1] D"_s);

    QTest::keyClick(view, Qt::Key_Left);
    QCOMPARE(shown(), u"A [Plant 2]* B C [Test 1] D"_s);
    for (const int key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Return, Qt::Key_Space}) {
        QTest::keyClick(view, Qt::Key(key));
        const bool folded = key == Qt::Key_Left || key == Qt::Key_Return;
        QCOMPARE(shown(), folded ? u"A [Plant 2]* [Test 1] D"_s : u"A [Plant 2]* B C [Test 1] D"_s);
    }
    QCOMPARE(m_pane->currentId(), u"b"_s);
    QCOMPARE(changed.size(), 0);
    QTest::keyClick(view, Qt::Key_Right);
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(m_pane->currentId(), u"c"_s);

    m_pane->setFoldedGroups({u"Test"_s, u"gone"_s});
    QCOMPARE(shown(), u"A [Plant 2] B C* [Test 1]"_s);
    m_pane->setCurrentId(u"d"_s);
    QCOMPARE(shown(), u"A [Plant 2] B C [Test 1]*"_s);
    QCOMPARE(m_pane->currentId(), u"d"_s);
}

void tst_ConnectionsPane::keysMoveConnectionsAndGroups()
{
    QListView *view = list(u"connectionList"_s);
    fillGroups();
    QSignalSpy moved(m_pane.get(), &ui::ConnectionsPane::moveRequested);
    QSignalSpy groupMoved(m_pane.get(), &ui::ConnectionsPane::groupMoveRequested);
    const auto press = [&](const QString &id, int key) {
        m_pane->setCurrentId(id);
        moved.clear();
        QTest::keyClick(view, Qt::Key(key), Qt::AltModifier);
        return moved.isEmpty() ? u"stays"_s
                               : QString(moved[0][0].toString() + u'>' + moved[0][1].toString()
                                         + u'>' + moved[0][2].toString());
    };
    QCOMPARE(press(u"a"_s, Qt::Key_Up), u"stays"_s);
    QCOMPARE(press(u"a"_s, Qt::Key_Down), u"a>Plant>b"_s);
    QCOMPARE(press(u"b"_s, Qt::Key_Up), u"b>>"_s);
    QCOMPARE(press(u"b"_s, Qt::Key_Down), u"b>Plant>"_s);
    QCOMPARE(press(u"c"_s, Qt::Key_Up), u"c>Plant>b"_s);
    QCOMPARE(press(u"c"_s, Qt::Key_Down), u"c>Test>d"_s);
    QCOMPARE(press(u"d"_s, Qt::Key_Up), u"d>Plant>"_s);
    QCOMPARE(press(u"d"_s, Qt::Key_Down), u"stays"_s);
    // A folded neighbour unfolds, so that nothing vanishes.
    m_pane->setFoldedGroups({u"Test"_s});
    QCOMPARE(press(u"c"_s, Qt::Key_Down), u"c>Test>d"_s);
    QVERIFY(m_pane->foldedGroups().isEmpty());

    view->setCurrentIndex(view->model()->index(1, 0));
    QTest::keyClick(view, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(groupMoved.size(), 0);
    QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(groupMoved.size(), 1);
    QCOMPARE(groupMoved[0][0].toString(), u"Test"_s);
    QCOMPARE(groupMoved[0][1].toString(), u"Plant"_s);

    // What is not saved has no place of its own.
    m_model->setSaved(u"a"_s, false);
    QCOMPARE(press(u"a"_s, Qt::Key_Down), u"stays"_s);
}

void tst_ConnectionsPane::theMenuMovesAndLocks()
{
    fillGroups();
    m_pane->setCurrentId(u"a"_s);
    QSignalSpy moved(m_pane.get(), &ui::ConnectionsPane::moveRequested);
    QSignalSpy locked(m_pane.get(), &ui::ConnectionsPane::readOnlyRequested);
    QSignalSpy exported(m_pane.get(), &ui::ConnectionsPane::exportRequested);
    menuTexts();
    QVERIFY(!m_pane->findChild<QAction *>(u"moveConnectionUpAction"_s)->isEnabled());
    m_pane->findChild<QAction *>(u"moveConnectionDownAction"_s)->trigger();
    QCOMPARE(moved.size(), 1);
    m_pane->findChild<QAction *>(u"readOnlyAction"_s)->trigger();
    QCOMPARE(locked.size(), 1);
    QCOMPARE(locked[0][1].toBool(), true);
    m_pane->findChild<QAction *>(u"exportConnectionAction"_s)->trigger();
    QCOMPARE(exported[0][0].toStringList(), QStringList{u"a"_s});
}

void tst_ConnectionsPane::draggingGivesAPlace_data()
{
    QTest::addColumn<QString>("dragged");
    QTest::addColumn<int>("line");
    QTest::addColumn<double>("height"); // where in the line, 0 … 1
    QTest::addColumn<QString>("expected");
    // A, [Plant 2], B, C, [Test 1], D
    QTest::newRow("to the top") << u"d"_s << 0 << 0.0 << u"d>>a"_s;
    QTest::newRow("behind the last without a group") << u"d"_s << 0 << 0.97 << u"d>>"_s;
    QTest::newRow("onto a heading") << u"a"_s << 4 << 0.5 << u"a>Test>"_s;
    QTest::newRow("below a heading") << u"a"_s << 1 << 0.97 << u"a>Plant>b"_s;
    QTest::newRow("between two") << u"d"_s << 3 << 0.0 << u"d>Plant>c"_s;
    QTest::newRow("behind the last of a group") << u"a"_s << 3 << 0.97 << u"a>Plant>"_s;
    QTest::newRow("into the empty room below") << u"a"_s << 5 << 3.0 << u"a>Test>"_s;
}

void tst_ConnectionsPane::draggingGivesAPlace()
{
    QFETCH(QString, dragged);
    QFETCH(int, line);
    QFETCH(double, height);
    QFETCH(QString, expected);
    QListView *view = list(u"connectionList"_s);
    fillGroups();
    QSignalSpy moved(m_pane.get(), &ui::ConnectionsPane::moveRequested);
    QModelIndex from;
    for (int i = 0; i < view->model()->rowCount(); ++i) {
        if (view->model()->index(i, 0).data(ui::IdRole).toString() == dragged)
            from = view->model()->index(i, 0);
    }
    const std::unique_ptr<QMimeData> data(view->model()->mimeData({from}));
    QVERIFY(data);
    const QRect rect = view->visualRect(view->model()->index(line, 0));
    const QPointF at(rect.center().x(), rect.top() + height * rect.height());
    QDragEnterEvent enter(at.toPoint(), Qt::MoveAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(view->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent over(at.toPoint(), Qt::MoveAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(view->viewport(), &over);
    QVERIFY(over.isAccepted());
    QDropEvent drop(at, Qt::MoveAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(view->viewport(), &drop);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(QString(moved[0][0].toString() + u'>' + moved[0][1].toString() + u'>'
                     + moved[0][2].toString()),
             expected);
    QCOMPARE(view->model()->rowCount(), 6); // nobody took the line out
}

void tst_ConnectionsPane::aDroppedFileIsOffered()
{
    fillGroups();
    QSignalSpy dropped(m_pane.get(), &ui::ConnectionsPane::fileDropped);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/somewhere/settings.json"_s)});
    QDragEnterEvent enter({50, 60}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_pane.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({50, 60}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_pane.get(), &drop);
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped[0][0].toString(), u"/somewhere/settings.json"_s);
    // The list itself wants nothing but connections.
    QDragEnterEvent onList({50, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    onList.ignore();
    QCoreApplication::sendEvent(list(u"connectionList"_s)->viewport(), &onList);
    QVERIFY(!dropped.isEmpty());
    QMimeData web;
    web.setUrls({QUrl(u"https://example.org/"_s)});
    QDragEnterEvent refused({50, 60}, Qt::CopyAction, &web, Qt::LeftButton, {});
    refused.ignore();
    QCoreApplication::sendEvent(m_pane.get(), &refused);
    QVERIFY(!refused.isAccepted());
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
    const QStringList rest{u"Edit…"_s,
                           u"Duplicate…"_s,
                           u"Copy address"_s,
                           u"Read-only"_s,
                           u"Move up"_s,
                           u"Move down"_s,
                           u"Export without secrets…"_s,
                           u"Import connections…"_s,
                           u"Remove…"_s};
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
    plant.group = u"Production"_s;
    plant.mark = config::ColorMark::Red;
    const config::Profile cloud = profile(u"c"_s, u"Cloud test"_s, refusing.serverPort());
    auto homeConnection = opened(home);
    auto plantConnection = opened(plant);
    auto cloudConnection = opened(cloud);
    ui::ConnectionListModel model;
    model.append(home, homeConnection.get());
    model.append(plant, plantConnection.get());
    model.append(cloud, cloudConnection.get());
    config::Profile workshop = profile(u"d"_s, u"Workshop"_s);
    workshop.mark = config::ColorMark::Teal;
    model.append(workshop);
    ui::ConnectionsPane pane(&model);
    pane.resize(pane.fontMetrics().height() * 520 / 15, pane.sizeHint().height() * 3 / 2);
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
