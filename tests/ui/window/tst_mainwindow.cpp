// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowsteps.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// The window as its user meets it: real keys and clicks, one scripted broker. Connections, menu
// and dialogs.
class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void firstStart();
    void typedAddressConnects();
    void addressErrorStaysInPlace();
    void newConnectionIsSavedOnce();
    void removingAsksFirst();
    void askedForThePassword();
    void readOnlyConnectionSaysWhy();
    void menusOpenByTheirLetters();
    void connectionsAreSwitchedByKey();
    void everyMenuEntryDoesSomething();
    void everyButtonHasAName();
    void dialogsOfTheHelpMenu();
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

} // namespace

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

// Alt and a letter opens the menu: no field in the panes has the same one.
void MainWindowTest::menusOpenByTheirLetters()
{
    ScriptedPeer peer;
    peer.acceptClient();
    WindowFixture fixture;
    fixture.show();
    fixture.workspace->openAddress(u"127.0.0.1:%1"_s.arg(peer.port()));
    QTRY_COMPARE(fixture.workspace->currentConnection()->state(), client::State::Connected);
    QHash<QKeySequence, QString> letters;
    QStringList doubled;
    const auto note = [&](const QString &text) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (key.isEmpty())
            return;
        if (letters.contains(key))
            doubled.append(letters.value(key) + u" / "_s + text);
        letters.insert(key, text);
    };
    for (const QAction *menu : fixture.window->menuBar()->actions())
        note(menu->text());
    for (const QWidget *widget : fixture.window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != fixture.window.get())
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            note(button->text());
        else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            note(label->text());
    }
    QVERIFY2(doubled.isEmpty(), qPrintable(doubled.join(u", "_s)));
    QVERIFY(letters.size() >= 8);
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
                               u"New window"_s,
                               u"Import connections…"_s,
                               u"Export connections…"_s,
                               u"Settings…"_s,
                               u"Close window"_s,
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
                               u"Publish"_s,
                               u"Forget everything received"_s,
                               u"Go to topic or command…"_s,
                               u"Filter topics"_s,
                               u"Publish to this topic…"_s,
                               u"Subscribe to this branch only…"_s,
                               u"Copy topic"_s,
                               u"Copy value"_s,
                               u"Save payload as…"_s,
                               u"Show only this branch"_s,
                               u"Show all topics"_s,
                               u"Expand all below"_s,
                               u"Collapse all below"_s,
                               u"Mute this branch"_s,
                               u"Check what is retained here"_s,
                               u"Previous message"_s,
                               u"Next message"_s,
                               u"Newest message"_s,
                               u"Find in the message…"_s,
                               u"Publish again…"_s,
                               u"Copy value"_s,
                               u"Copy as JSON line"_s,
                               u"Copy as mosquitto_pub command"_s,
                               u"Save payload…"_s,
                               u"Pause"_s,
                               u"Mark now"_s,
                               u"Publish"_s,
                               u"Events"_s,
                               u"Statistics"_s,
                               u"Fold or unfold the panel"_s,
                               u"Sort topics by"_s,
                               u"Topic columns"_s,
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
    opens(u"Import connections…"_s, u"importDialog"_s);
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
