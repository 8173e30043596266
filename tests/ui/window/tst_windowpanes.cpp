// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowsteps.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

// The panes of the window: where they stand, how large they are, what the keyboard and a selection
// do in them.
class WindowPanesTest : public QObject {
    Q_OBJECT

private slots:
    void orientationFollowsTheWidth();
    void smallWindowLosesNothing();
    void panelTakesTheRoomOfHistory();
    void keyboardGoesRound();
    void bottomPanel();
    void sizesSurviveARestart();
    void columnsSurviveARestart();
    void textSizeAndDensity();
    void messagesOfTheSelection();
};

// Acceptance check 4.
void WindowPanesTest::orientationFollowsTheWidth()
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
void WindowPanesTest::smallWindowLosesNothing()
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
void WindowPanesTest::panelTakesTheRoomOfHistory()
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

void WindowPanesTest::keyboardGoesRound()
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
    // In the tree and the history it leads to the topic filter, Esc back to the tree.
    for (const char *from : {"topicTree", "historyTable"}) {
        fixture.find<QWidget>(from)->setFocus();
        QTest::keyClick(focused(fixture), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(focused(fixture), fixture.find<QWidget>("topicFilter"));
        QTest::keyClick(focused(fixture), Qt::Key_Escape);
        QCOMPARE(focused(fixture), tree);
    }
}

void WindowPanesTest::bottomPanel()
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
    auto *panel = fixture.find<QWidget>("bottomPanel");
    QVERIFY(panel->height() >= 200);

    // Unfolded, it is as high as the user had made it.
    auto *splitter = qobject_cast<QSplitter *>(panel->parentWidget());
    QVERIFY(splitter);
    splitter->setSizes({splitter->height() - 310, 310});
    const int height = panel->height();
    QVERIFY(height >= 300);
    for (int times = 0; times < 2; ++times) {
        QTest::keyClick(fixture.window.get(), Qt::Key_J, Qt::ControlModifier);
        QTRY_VERIFY(panel->height() < 100);
        QTest::keyClick(fixture.window.get(), Qt::Key_J, Qt::ControlModifier);
        QTRY_COMPARE(panel->height(), height);
    }
}

void WindowPanesTest::sizesSurviveARestart()
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

void WindowPanesTest::columnsSurviveARestart()
{
    WindowFixture fixture;
    fixture.show();
    const auto isHidden
        = [&](int column) { return fixture.find<QTreeView>("topicTree")->isColumnHidden(column); };
    QVERIFY(isHidden(7));
    menuAction(fixture, u"First seen"_s)->trigger();
    menuAction(fixture, u"Age"_s)->trigger();
    QVERIFY(!isHidden(7));
    QVERIFY(isHidden(3));
    QCOMPARE(fixture.settings.values().topicColumns, u"-age +firstSeen"_s);
    fixture.window.reset();
    fixture.show({1024, 700});
    QVERIFY(!isHidden(7));
    QVERIFY(isHidden(3));
    menuAction(fixture, u"Reset columns"_s)->trigger();
    QVERIFY(isHidden(7));
    QVERIFY(!isHidden(3));
    QCOMPARE(fixture.settings.values().topicColumns, QString());
}

void WindowPanesTest::textSizeAndDensity()
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

void WindowPanesTest::messagesOfTheSelection()
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

QTEST_MAIN(WindowPanesTest)
#include "tst_windowpanes.moc"
