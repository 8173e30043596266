// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedpeer.h"
#include "windowfixture.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// The window as its user meets it: real keys and clicks, one scripted broker.
class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void firstStart();
    void typedAddressConnects();
    void addressErrorStaysInPlace();
    void newConnectionIsSavedOnce();
    void orientationFollowsTheWidth();
    void smallWindowLosesNothing();
    void panelTakesTheRoomOfHistory();
    void keyboardGoesRound();
    void bottomPanel();
    void sizesSurviveARestart();
    void textSizeAndDensity();
    void removingAsksFirst();
    void askedForThePassword();
    void readOnlyConnectionSaysWhy();
    void messagesOfTheSelection();
    void connectionsAreSwitchedByKey();
    void everyMenuEntryDoesSomething();
    void everyButtonHasAName();
    void dialogsOfTheHelpMenu();

private:
    static mqtt::PublishPacket message(const QByteArray &topic, const QByteArray &payload);
    static void feed(ScriptedPeer &peer);
};

namespace {

QStringList texts(const QMenu *menu)
{
    QStringList result;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator())
            result += action->text().section(u'\t', 0, 0).remove(u'&');
    }
    return result;
}

QAction *menuAction(const WindowFixture &fixture, const QString &text)
{
    for (QAction *top : fixture.window->menuBar()->actions()) {
        QList<QAction *> actions = top->menu()->actions();
        for (qsizetype i = 0; i < actions.size(); ++i) {
            if (actions[i]->menu())
                actions += actions[i]->menu()->actions();
            if (actions[i]->text().section(u'\t', 0, 0).remove(u'&') == text)
                return actions[i];
        }
    }
    qFatal("no menu entry %s", qPrintable(text));
}

QWidget *focused(const WindowFixture &fixture)
{
    return fixture.window->focusWidget();
}

void connectTo(const WindowFixture &fixture, const ScriptedPeer &peer)
{
    fixture.workspace->openAddress(u"127.0.0.1:%1"_s.arg(peer.port()));
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Connected);
}

QModelIndex topicRow(const WindowFixture &fixture, const QString &name, const QModelIndex &parent)
{
    const auto *model = fixture.find<QAbstractItemView>("topicTree")->model();
    for (int row = 0; row < model->rowCount(parent); ++row) {
        if (model->index(row, 0, parent).data().toString() == name)
            return model->index(row, 0, parent);
    }
    return {};
}

void click(QAbstractItemView *view, const QModelIndex &index)
{
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
}

} // namespace

mqtt::PublishPacket MainWindowTest::message(const QByteArray &topic, const QByteArray &payload)
{
    mqtt::PublishPacket packet;
    packet.topic = topic;
    packet.payload = payload;
    return packet;
}

void MainWindowTest::feed(ScriptedPeer &peer)
{
    peer.acceptClient()
        .answer(message("home/kitchen", R"({"t":21.5})"))
        .answer(message("home/kitchen", R"({"t":21.7})"))
        .answer(message("home/cellar", "dry"));
}

void MainWindowTest::firstStart()
{
    WindowFixture fixture;
    fixture.show();
    QVERIFY(fixture.find<QWidget>("startPage")->isVisible());
    QVERIFY(!fixture.find<QWidget>("topicTree")->isVisible());
    QVERIFY(!fixture.dialog());
    QCOMPARE(focused(fixture), fixture.find<QLineEdit>("startAddress"));
    QCOMPARE(fixture.find<QToolButton>("connectionButton")->text(), u"No connection"_s);
    QCOMPARE(fixture.find<QToolButton>("statusState")->text(), u"Not connected"_s);
    QVERIFY(!fixture.find<QWidget>("connectionBanner")->isVisible());
    for (const char *name : {"subscribeButton", "publishAction", "pauseButton"})
        QVERIFY(!fixture.find<QToolButton>(name)->isEnabled());
    int primary = 0;
    for (const auto *button : fixture.find<QWidget>("startPage")->findChildren<QPushButton *>())
        primary += button->property("kind") == u"primary"_s && button->isVisible() ? 1 : 0;
    QCOMPARE(primary, 1);
    // Without any connection, Connect means: a new one.
    QTest::mouseClick(fixture.find<QToolButton>("connectButton"), Qt::LeftButton);
    QTRY_VERIFY(fixture.dialog());
    QCOMPARE(fixture.dialog()->objectName(), u"connectionDialog"_s);
    QTest::keyClick(fixture.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!fixture.dialog());
}

void MainWindowTest::typedAddressConnects()
{
    ScriptedPeer peer;
    peer.acceptClient();
    WindowFixture fixture;
    fixture.show();
    auto *address = fixture.find<QLineEdit>("startAddress");
    QTest::keyClicks(address, u"127.0.0.1:%1"_s.arg(peer.port()));
    QTest::keyClick(address, Qt::Key_Return);
    QTRY_VERIFY2(peer.isDone(), peer.report());
    QTRY_COMPARE(fixture.find<QToolButton>("connectionButton")->text(), u"127.0.0.1 · MQTT 5"_s);
    QVERIFY(!fixture.find<QWidget>("startPage")->isVisible());
    QCOMPARE(fixture.find<QToolButton>("connectButton")->text(), u"Disconnect"_s);
    QVERIFY(fixture.find<QToolButton>("statusState")->text().startsWith(u"Connected"_s));
    QVERIFY(!fixture.dialog());
    // The keyboard is in the tree as soon as there is one.
    auto *tree = fixture.find<QAbstractItemView>("topicTree");
    peer.answer(message("home/kitchen", "1"));
    QTRY_VERIFY(tree->isVisible());
    QTRY_COMPARE(focused(fixture), tree);
    QVERIFY(fixture.hasEvent(u"Connected with MQTT 5"_s));
}

void MainWindowTest::addressErrorStaysInPlace()
{
    WindowFixture fixture;
    fixture.show();
    auto *address = fixture.find<QLineEdit>("startAddress");
    QTest::keyClicks(address, u"http://example.org"_s);
    QTest::keyClick(address, Qt::Key_Return);
    QVERIFY(fixture.find<QWidget>("startAddressError")->isVisible());
    QVERIFY(fixture.find<QWidget>("startPage")->isVisible());
    QVERIFY(!fixture.dialog());
    QVERIFY(fixture.workspace->rows().empty());
}

void MainWindowTest::newConnectionIsSavedOnce()
{
    ScriptedPeer peer;
    peer.acceptClient();
    WindowFixture fixture;
    fixture.show();
    QTest::keyClick(fixture.window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(fixture.dialog());
    auto *dialog = fixture.dialog();
    auto *address = dialog->findChild<QLineEdit *>(u"profileAddress"_s);
    address->setFocus();
    QTest::keyClicks(address, u"mqtt://127.0.0.1:%1"_s.arg(peer.port()));
    QTest::keyClick(address, Qt::Key_Tab);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"saveAndConnectButton"_s), Qt::LeftButton);
    QTRY_VERIFY2(peer.isDone(), peer.report());
    QTRY_VERIFY(!fixture.dialog());
    QCOMPARE(fixture.workspace->rows().size(), std::size_t(1));
    QVERIFY(fixture.workspace->rows().front().saved);
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Connected);
    QCOMPARE(fixture.find<QAbstractItemView>("connectionList")->model()->rowCount(), 1);
    QCOMPARE(fixture.find<QToolButton>("connectionButton")->text(), u"127.0.0.1 · MQTT 5"_s);
}

// Acceptance check 4.
void MainWindowTest::orientationFollowsTheWidth()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show({1500, 900});
    connectTo(fixture, peer);
    QWidget *history = fixture.find<QWidget>("historyTable");
    auto *messages
        = qobject_cast<QSplitter *>(fixture.find<QWidget>("messagePane")->parentWidget());
    QVERIFY(messages);
    int changes = 0;
    const auto resize = [&](int width) {
        const Qt::Orientation before = messages->orientation();
        fixture.window->resize(width, 900);
        QCoreApplication::processEvents();
        changes += messages->orientation() != before ? 1 : 0;
    };
    QCOMPARE(messages->orientation(), Qt::Horizontal);
    // The user makes History wider with the mouse.
    const QList<int> before = messages->sizes();
    QWidget *handle = messages->handle(1);
    QTest::mousePress(handle, Qt::LeftButton, {}, handle->rect().center());
    QTest::mouseMove(handle, handle->rect().center() + QPoint(60, 0));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, handle->rect().center() + QPoint(60, 0));
    const QList<int> chosen = messages->sizes();
    QVERIFY(chosen.at(0) > before.at(0));
    for (const int width : {1450, 1401, 1365, 1361})
        resize(width);
    QCOMPARE(changes, 0); // 40 px of hysteresis
    resize(1300);
    QCOMPARE(messages->orientation(), Qt::Vertical);
    for (const int width : {1390, 1300, 1201, 1024})
        resize(width);
    QCOMPARE(changes, 1);
    QVERIFY(history->window() == fixture.window.get());
    resize(1500);
    QCOMPARE(changes, 2);
    QCOMPARE(messages->orientation(), Qt::Horizontal);
    QCOMPARE(messages->sizes().at(0), chosen.at(0));
    // The user's own choice wins over the width.
    menuAction(fixture, u"Stacked"_s)->trigger();
    QCOMPARE(messages->orientation(), Qt::Vertical);
    menuAction(fixture, u"Automatic"_s)->trigger();
    QCOMPARE(messages->orientation(), Qt::Horizontal);
}

// Acceptance check 3, without the picture.
void MainWindowTest::smallWindowLosesNothing()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show({1024, 700});
    connectTo(fixture, peer);
    QTRY_VERIFY(fixture.find<QWidget>("topicTree")->isVisible());
    QCOMPARE(fixture.window->size(), QSize(1024, 700));
    auto *tree = fixture.find<QAbstractItemView>("topicTree");
    QVERIFY2(tree->width() >= 360, QByteArray::number(tree->width()).constData());
    auto *header = tree->findChild<QHeaderView *>();
    QVERIFY2(header->sectionSize(1) >= 130, QByteArray::number(header->sectionSize(1)).constData());
    QVERIFY(!fixture.find<QWidget>("connectionList")->isVisible());
    QVERIFY(fixture.find<QWidget>("historyTable")->window()->isVisible());
    auto *toolBar = fixture.find<QToolBar>("mainToolbar");
    for (const auto *button : toolBar->findChildren<QToolButton *>()) {
        if (button->objectName() == u"qt_toolbar_ext_button"_s) {
            QVERIFY(!button->isVisible()); // all actions are reachable
        } else if (button->isVisible()) {
            QVERIFY(toolBar->rect().contains(button->geometry()));
        }
    }
    QVERIFY(fixture.find<QTabBar>("bottomTabs")->isVisible());
    QVERIFY(!fixture.find<QWidget>("publishTopic")->isVisible()); // starts folded
}

// Screen 05: below 760 px the open panel takes the place of History.
void MainWindowTest::panelTakesTheRoomOfHistory()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show({1024, 700});
    connectTo(fixture, peer);
    auto *tree = fixture.find<QAbstractItemView>("topicTree");
    QTRY_VERIFY(topicRow(fixture, u"home"_s, {}).isValid());
    const QModelIndex home = topicRow(fixture, u"home"_s, {});
    QTRY_VERIFY(tree->visualRect(topicRow(fixture, u"kitchen"_s, home)).isValid());
    click(tree, topicRow(fixture, u"kitchen"_s, home));
    auto *history = fixture.find<QAbstractItemView>("historyTable");
    auto *fields = fixture.find<QWidget>("fieldsView");
    QTRY_COMPARE(history->model()->rowCount(), 2);
    QTRY_VERIFY(fields->isVisible());
    QTest::keyClick(fixture.window.get(), Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find<QWidget>("publishTopic")->isVisible());
    QVERIFY(!history->isVisible());
    // The message stays, and follows the tree.
    QVERIFY(fields->isVisible());
    click(tree, topicRow(fixture, u"cellar"_s, home));
    QTRY_VERIFY(!fields->isVisible());
    click(tree, topicRow(fixture, u"kitchen"_s, home));
    QTRY_VERIFY(fields->isVisible());
    QTest::keyClick(fixture.window.get(), Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(history->isVisible());
    QTRY_COMPARE(history->model()->rowCount(), 2);
    QVERIFY(fields->isVisible());
}

void MainWindowTest::keyboardGoesRound()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    auto *tree = fixture.find<QAbstractItemView>("topicTree");
    QTRY_VERIFY(tree->isVisible());
    const QModelIndex home = topicRow(fixture, u"home"_s, {});
    QTRY_VERIFY(tree->visualRect(topicRow(fixture, u"kitchen"_s, home)).isValid());
    click(tree, topicRow(fixture, u"kitchen"_s, home));
    QTRY_VERIFY(fixture.find<QWidget>("historyTable")->isVisible());
    QTRY_VERIFY(fixture.find<QWidget>("fieldsView")->isVisible());
    tree->setFocus();
    const auto paneOfFocus = [&]() -> QByteArray {
        for (const char *pane :
             {"connectionsPane", "topicTree", "historyTable", "messagePane", "bottomPanel"}) {
            QWidget *widget = fixture.find<QWidget>(pane);
            if (widget == focused(fixture) || widget->isAncestorOf(focused(fixture)))
                return pane;
        }
        return {};
    };
    QByteArrayList forwards;
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(focused(fixture), Qt::Key_F6);
        forwards += paneOfFocus();
    }
    QCOMPARE(forwards,
             QByteArrayList(
                 {"historyTable", "messagePane", "bottomPanel", "connectionsPane", "topicTree"}));
    QByteArrayList backwards;
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(focused(fixture), Qt::Key_F6, Qt::ShiftModifier);
        backwards += paneOfFocus();
    }
    QCOMPARE(backwards,
             QByteArrayList(
                 {"connectionsPane", "bottomPanel", "messagePane", "historyTable", "topicTree"}));
    // It comes back to where it was.
    fixture.find<QWidget>("publishTopic")->setFocus();
    QWidget *inPublish = focused(fixture);
    QTest::keyClick(inPublish, Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(paneOfFocus(), QByteArray("messagePane"));
    QTest::keyClick(focused(fixture), Qt::Key_F6);
    QCOMPARE(focused(fixture), inPublish);
    // Enter in the tree leads to the message.
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(paneOfFocus(), QByteArray("messagePane"));
    // Ctrl+F there opens the find line of the text.
    QTest::keyClick(focused(fixture), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(focused(fixture)));
    QCOMPARE(paneOfFocus(), QByteArray("messagePane"));
}

void MainWindowTest::bottomPanel()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    auto *tabs = fixture.find<QTabBar>("bottomTabs");
    auto *fold = fixture.find<QToolButton>("bottomFold");
    auto *topic = fixture.find<QWidget>("publishTopic");
    auto *events = fixture.find<QWidget>("eventTable");
    QTRY_VERIFY(topic->isVisible());
    QTest::keyClick(fixture.window.get(), Qt::Key_2, Qt::AltModifier);
    QVERIFY(events->isVisible());
    QVERIFY(!topic->isVisible());
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
    QVERIFY(topic->isVisible());
    // A second click on the tab that is shown folds the panel, another one unfolds it.
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
    QVERIFY(!topic->isVisible());
    QCOMPARE(fold->accessibleName(), u"Unfold the panel"_s);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QVERIFY(events->isVisible());
    QTest::mouseClick(fold, Qt::LeftButton);
    QVERIFY(!events->isVisible());
    QTest::keyClick(fixture.window.get(), Qt::Key_J, Qt::ControlModifier);
    QVERIFY(events->isVisible());
    QTest::keyClick(fixture.window.get(), Qt::Key_1, Qt::AltModifier);
    QVERIFY(topic->isVisible());
    QVERIFY(fixture.find<QWidget>("bottomPanel")->height() >= 200);
}

void MainWindowTest::sizesSurviveARestart()
{
    WindowFixture fixture;
    ScriptedPeer peer;
    feed(peer);
    fixture.show({1500, 950});
    connectTo(fixture, peer);
    const auto columns = [&] {
        return qobject_cast<QSplitter *>(
            fixture.find<QWidget>("bottomPanel")->parentWidget()->parentWidget());
    };
    QVERIFY(columns());
    QWidget *handle = columns()->handle(1);
    QTest::mousePress(handle, Qt::LeftButton, {}, handle->rect().center());
    QTest::mouseMove(handle, handle->rect().center() + QPoint(80, 0));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, handle->rect().center() + QPoint(80, 0));
    const QList<int> chosen = columns()->sizes();
    QTest::keyClick(fixture.window.get(), Qt::Key_J, Qt::ControlModifier); // folds the panel
    fixture.window->close();

    config::Settings reread(fixture.folder.path());
    QCOMPARE(reread.values().layouts, fixture.settings.values().layouts);
    fixture.show({1500, 950});
    QTRY_COMPARE(columns()->sizes(), chosen);
    // Reset brings the measures of the pictures back.
    menuAction(fixture, u"Reset layout"_s)->trigger();
    QVERIFY(columns()->sizes() != chosen);
}

void MainWindowTest::textSizeAndDensity()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    connect(&fixture.settings, &config::Settings::changed, this,
            [&fixture](const config::SettingsValues &values) {
                fixture.theme.setTextSize(values.textSizePercent); // as app does
                fixture.theme.setDensity(ui::Density(values.density));
            });
    fixture.show();
    connectTo(fixture, peer);
    auto *tree = fixture.find<QAbstractItemView>("topicTree");
    QTRY_VERIFY(topicRow(fixture, u"home"_s, {}).isValid());
    const auto rowHeight
        = [&] { return tree->visualRect(topicRow(fixture, u"home"_s, {})).height(); };
    const int normal = rowHeight();
    const double points = fixture.window->font().pointSizeF();
    QTest::keyClick(fixture.window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(fixture.settings.values().textSizePercent, 110);
    QTRY_VERIFY(fixture.window->font().pointSizeF() > points);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(fixture.window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(fixture.settings.values().textSizePercent, 200);
    QTRY_VERIFY(rowHeight() > normal);
    QTest::keyClick(fixture.window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(fixture.settings.values().textSizePercent, 100);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(fixture.window.get(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(fixture.settings.values().textSizePercent, 80);
    QTest::keyClick(fixture.window.get(), Qt::Key_0, Qt::ControlModifier);

    // The settings dialog, with the keyboard.
    QTest::keyClick(fixture.window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(fixture.dialog());
    auto *density = fixture.dialog()->findChild<QComboBox *>(u"settingsDensity"_s);
    density->setFocus();
    QTest::keyClick(density, Qt::Key_Down);
    QCOMPARE(fixture.settings.values().density, config::Density::Touch);
    QTRY_VERIFY(rowHeight() >= 32);
    auto *history = fixture.find<QTableView>("historyTable");
    QVERIFY(history->verticalHeader()->defaultSectionSize() >= 32);
    QTest::keyClick(density, Qt::Key_Up);
    QTest::keyClick(density, Qt::Key_Up);
    QTRY_VERIFY(rowHeight() < normal);
    auto *times = fixture.dialog()->findChild<QComboBox *>(u"settingsTime"_s);
    const auto age
        = [&] { return topicRow(fixture, u"home"_s, {}).siblingAtColumn(3).data().toString(); };
    QVERIFY(!age().contains(u':'));
    times->setFocus();
    QTest::keyClick(times, Qt::Key_Down);
    QTRY_VERIFY2(age().contains(u':'), qPrintable(age()));
    QTest::keyClick(fixture.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!fixture.dialog());
}

void MainWindowTest::removingAsksFirst()
{
    WindowFixture fixture;
    const QString id = fixture.save(u"Home"_s, 1);
    fixture.workspace->setCurrent(id);
    fixture.show();
    QAction *remove = menuAction(fixture, u"Remove connection…"_s);
    QVERIFY(remove->isEnabled());
    remove->trigger();
    QTRY_VERIFY(fixture.dialog());
    QTest::keyClick(fixture.dialog(), Qt::Key_Return); // the default is Cancel
    QTRY_VERIFY(!fixture.dialog());
    QVERIFY(fixture.workspace->find(id));
    remove->trigger();
    QTRY_VERIFY(fixture.dialog());
    QTest::mouseClick(fixture.dialog()->findChild<QPushButton *>(u"confirmRemoveButton"_s),
                      Qt::LeftButton);
    QTRY_VERIFY(!fixture.workspace->find(id));
    QVERIFY(!remove->isEnabled());
}

void MainWindowTest::askedForThePassword()
{
    ScriptedPeer peer;
    peer.acceptClient();
    WindowFixture fixture;
    fixture.show();
    auto *address = fixture.find<QLineEdit>("startAddress");
    QTest::keyClicks(address, u"mqtt://anna@127.0.0.1:%1"_s.arg(peer.port()));
    QTest::keyClick(address, Qt::Key_Return);
    QTRY_VERIFY(fixture.dialog());
    QCOMPARE(fixture.dialog()->objectName(), u"passwordPrompt"_s);
    QCOMPARE(peer.connections(), 0);
    auto *password = fixture.dialog()->findChild<QLineEdit *>(u"promptPassword"_s);
    QTest::keyClicks(password, u"tiger"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_VERIFY2(peer.isDone(), peer.report());
    const auto connect = std::get<mqtt::ConnectPacket>(peer.received().front());
    QCOMPARE(connect.userName, QByteArray("anna"));
    QCOMPARE(connect.password, QByteArray("tiger"));
    QVERIFY(!fixture.eventTexts().join(u' ').contains(u"tiger"_s));
}

void MainWindowTest::readOnlyConnectionSaysWhy()
{
    ScriptedPeer peer;
    peer.acceptClient();
    WindowFixture fixture;
    config::Profile profile = config::newProfile();
    profile.name = u"Plant"_s;
    profile.options.host = u"127.0.0.1"_s;
    profile.options.port = peer.port();
    profile.readOnly = true;
    fixture.show();
    fixture.workspace->connectRow(fixture.workspace->save(profile, std::nullopt));
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Connected);
    QVERIFY(!fixture.find<QPushButton>("publishButton")->isEnabled());
    const auto *hint = fixture.find<QLabel>("publishHint");
    QVERIFY2(hint->text().contains(u"read-only"_s), qPrintable(hint->text()));
    QVERIFY(hint->isVisible());
}

void MainWindowTest::messagesOfTheSelection()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    auto *tree = fixture.find<QAbstractItemView>("topicTree");
    QTRY_VERIFY(topicRow(fixture, u"home"_s, {}).isValid());
    const QModelIndex home = topicRow(fixture, u"home"_s, {});
    QTRY_VERIFY(tree->visualRect(topicRow(fixture, u"kitchen"_s, home)).isValid());
    click(tree, topicRow(fixture, u"kitchen"_s, home));
    auto *history = fixture.find<QAbstractItemView>("historyTable");
    QTRY_COMPARE(history->model()->rowCount(), 2);
    auto *fields = fixture.find<QAbstractItemView>("fieldsView");
    const auto value = [&] { return fields->model()->index(0, 1).data().toString(); };
    QTRY_COMPARE(value(), u"21.7"_s);
    // An older one is pinned by Enter, and stays while others come.
    history->setFocus();
    QTest::keyClick(history, Qt::Key_Home, Qt::ControlModifier);
    QTRY_COMPARE(value(), u"21.5"_s);
    QTest::keyClick(history, Qt::Key_Return);
    auto *pinBar = fixture.find<QWidget>("pinBar");
    QTRY_VERIFY(pinBar->isVisible());
    peer.answer(message("home/kitchen", R"({"t":30})"));
    QTRY_COMPARE(history->model()->rowCount(), 3);
    QCOMPARE(value(), u"21.5"_s);
    // Another topic is another choice.
    click(tree, topicRow(fixture, u"cellar"_s, home));
    QTRY_VERIFY(!pinBar->isVisible());
    QTRY_COMPARE(history->model()->rowCount(), 1);
    // A branch shows all below it.
    click(tree, home);
    QTRY_COMPARE(history->model()->rowCount(), 4);
    // Ctrl+P takes the selected topic along.
    click(tree, topicRow(fixture, u"cellar"_s, home));
    QTest::keyClick(tree, Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(fixture.find<QComboBox>("publishTopic")->currentText(), u"home/cellar"_s);
}

void MainWindowTest::connectionsAreSwitchedByKey()
{
    ScriptedPeer first;
    ScriptedPeer second;
    first.acceptClient().answer(message("one", "1"));
    second.acceptClient().answer(message("two", "2"));
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, first);
    connectTo(fixture, second);
    const QString other = fixture.save(u"Third"_s, 1);
    QTRY_VERIFY(topicRow(fixture, u"two"_s, {}).isValid());
    QTest::keyClick(fixture.window.get(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(topicRow(fixture, u"one"_s, {}).isValid());
    QVERIFY(!topicRow(fixture, u"two"_s, {}).isValid());
    QTest::keyClick(fixture.window.get(), Qt::Key_Tab, Qt::ControlModifier);
    QTRY_VERIFY(topicRow(fixture, u"two"_s, {}).isValid());
    // One that was never opened: the list stays, and Connect is there.
    QTest::keyClick(fixture.window.get(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(fixture.workspace->currentId(), other);
    QVERIFY(fixture.find<QWidget>("connectionList")->isVisible());
    QCOMPARE(fixture.find<QToolButton>("connectButton")->text(), u"Connect"_s);
    QCOMPARE(fixture.find<QToolButton>("connectionButton")->text(), u"Third · stopped"_s);
    QTest::keyClick(fixture.window.get(), Qt::Key_9, Qt::ControlModifier); // there is no ninth
    QCOMPARE(fixture.workspace->currentId(), other);
    // What was lost while nobody looked stands in the history all the same.
    second.hangUp();
    QTRY_VERIFY(fixture.workspace->rows()[1].connection->state() != client::State::Connected);
    QTest::keyClick(fixture.window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(topicRow(fixture, u"two"_s, {}).isValid());
    click(fixture.find<QAbstractItemView>("topicTree"), topicRow(fixture, u"two"_s, {}));
    QTRY_COMPARE(fixture.find<QAbstractItemView>("historyTable")->model()->rowCount(), 2);
}

void MainWindowTest::everyMenuEntryDoesSomething()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    auto *tree = fixture.find<QAbstractItemView>("topicTree");
    QTRY_VERIFY(topicRow(fixture, u"home"_s, {}).isValid());
    click(tree, topicRow(fixture, u"home"_s, {}));

    // The whole of it: whatever is added must be added here, and do something.
    QStringList all;
    for (const QAction *top : fixture.window->menuBar()->actions())
        all += texts(top->menu());
    const QStringList expected{u"New connection…"_s,
                               u"Settings…"_s,
                               u"Quit"_s,
                               u"Connect"_s,
                               u"Disconnect"_s,
                               u"Disconnect and send will"_s,
                               u"Stop retrying"_s,
                               u"Edit connection…"_s,
                               u"Duplicate connection"_s,
                               u"Remove connection…"_s,
                               u"Next connection"_s,
                               u"Subscribe…"_s,
                               u"Forget everything received"_s,
                               u"Publish"_s,
                               u"Publish to this topic…"_s,
                               u"Subscribe to this branch only…"_s,
                               u"Copy topic"_s,
                               u"Copy value"_s,
                               u"Save payload as…"_s,
                               u"Expand all below"_s,
                               u"Collapse all below"_s,
                               u"Previous message"_s,
                               u"Next message"_s,
                               u"Newest message"_s,
                               u"Find in the message…"_s,
                               u"Pause"_s,
                               u"Publish"_s,
                               u"Events"_s,
                               u"Fold or unfold the panel"_s,
                               u"Layout"_s,
                               u"Next pane"_s,
                               u"Previous pane"_s,
                               u"Larger text"_s,
                               u"Smaller text"_s,
                               u"Normal text size"_s,
                               u"Start local broker"_s,
                               u"Simulated devices"_s,
                               u"Local broker…"_s,
                               u"List of keys"_s,
                               u"Diagnostics"_s,
                               u"About Canopy"_s};
    QCOMPARE(all, expected);

    const auto opens = [&](const QString &entry, const QString &dialog) {
        QVERIFY2(menuAction(fixture, entry)->isEnabled(), qPrintable(entry));
        menuAction(fixture, entry)->trigger();
        QTRY_VERIFY2(fixture.dialog(), qPrintable(entry));
        QCOMPARE(fixture.dialog()->objectName(), dialog);
        QTest::keyClick(fixture.dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!fixture.dialog());
    };
    opens(u"New connection…"_s, u"connectionDialog"_s);
    opens(u"Settings…"_s, u"settingsDialog"_s);
    opens(u"Edit connection…"_s, u"connectionDialog"_s);
    opens(u"Remove connection…"_s, u"removeConnectionDialog"_s);
    opens(u"Subscribe…"_s, u"subscribeDialog"_s);
    opens(u"Subscribe to this branch only…"_s, u"subscribeDialog"_s);
    opens(u"List of keys"_s, u"textDialog"_s);
    opens(u"About Canopy"_s, u"textDialog"_s);

    QSignalSpy diagnostics(fixture.window.get(), &ui::MainWindow::diagnosticsRequested);
    menuAction(fixture, u"Diagnostics"_s)->trigger();
    QCOMPARE(diagnostics.size(), 1);
    menuAction(fixture, u"Pause"_s)->trigger();
    QVERIFY(fixture.workspace->currentConnection()->isPaused());
    QTRY_VERIFY(fixture.find<QToolButton>("statusPaused")->isVisible());
    menuAction(fixture, u"Resume"_s)->trigger();
    QVERIFY(!fixture.workspace->currentConnection()->isPaused());
    menuAction(fixture, u"Copy topic"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"home"_s);
    menuAction(fixture, u"Duplicate connection"_s)->trigger();
    QCOMPARE(fixture.workspace->rows().size(), std::size_t(2));
    QVERIFY(menuAction(fixture, u"Next connection"_s)->isEnabled());
    menuAction(fixture, u"Forget everything received"_s)->trigger();
    QTRY_VERIFY(!topicRow(fixture, u"home"_s, {}).isValid());
    QVERIFY(!menuAction(fixture, u"Disconnect and send will"_s)->isEnabled()); // it has no will
    menuAction(fixture, u"Disconnect"_s)->trigger();
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Disconnected);
    QVERIFY(menuAction(fixture, u"Connect"_s)->isEnabled());
    menuAction(fixture, u"Quit"_s)->trigger();
    QTRY_VERIFY(!fixture.window->isVisible());
}

// Acceptance check 24, the part about names.
void MainWindowTest::everyButtonHasAName()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    QStringList nameless;
    for (const auto *button : fixture.window->findChildren<QAbstractButton *>()) {
        if (button->objectName().startsWith(u"qt_"_s) || !button->isVisible())
            continue;
        if (button->text().isEmpty() && button->accessibleName().isEmpty())
            nameless += button->objectName() + u'/'
                + QString::fromLatin1(button->metaObject()->className());
    }
    QCOMPARE(nameless, QStringList());
}

void MainWindowTest::dialogsOfTheHelpMenu()
{
    WindowFixture fixture;
    fixture.show();
    QTest::keyClick(fixture.window.get(), Qt::Key_F1, Qt::ControlModifier);
    QTRY_VERIFY(fixture.dialog());
    const QString keys = fixture.dialog()->findChild<QPlainTextEdit *>()->toPlainText();
    for (const QString &line : {u"Ctrl+P"_s, u"F9"_s, u"F6"_s, u"Ctrl+F"_s, u"Alt+1"_s, u"F5"_s})
        QVERIFY2(keys.contains(line), qPrintable(line));
    for (auto *button : fixture.dialog()->findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == u"Copy"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), keys);
    QTest::keyClick(fixture.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!fixture.dialog());
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
