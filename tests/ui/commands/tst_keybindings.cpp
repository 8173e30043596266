// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/keybindings.h"

#include "settings/shortcutmodel.h"
#include "ui/window/windowsteps.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using ui::KeyMap;
using Why = ui::KeyProblem::Why;

// Keys of commands: as values, in the settings file, and on the page Settings ▸ Shortcuts with real
// keys and clicks.
class KeyBindingsTest : public QObject {
    Q_OBJECT

private slots:
    void usableKeys_data();
    void usableKeys();
    void onlyDifferencesAreKept();
    void panesMayShareKeys();
    void badEntriesDoNotCount_data();
    void badEntriesDoNotCount();
    void badEntriesAreReported();
    void everyKeyOfTheMapIsThere();
    void noTwoCommandsShareAKey();
    void pageShowsEveryCommand();
    void newKeyCountsAtOnce();
    void takenKeyIsAskedFor();
    void typingKeysAreRefused();
    void noKeyAndReset();
    void ownKeyThatWasTakenComesBackWithAQuestion();
    void searching();
};

namespace {

// A window, its settings dialog and the page with one command chosen.
struct Page {
    explicit Page(WindowFixture &window)
        : fixture(window)
    {
        menuAction(fixture, u"Settings…"_s)->trigger();
        dialog = fixture.dialog();
        if (!dialog)
            qFatal("no settings");
        auto *pages = dialog->findChild<QListWidget *>(u"settingsPages"_s);
        pages->setCurrentRow(pages->count() - 1);
        table = dialog->findChild<QAbstractItemView *>(u"shortcutTable"_s);
        if (!table || !table->isVisible())
            qFatal("no page of shortcuts");
    }
    Q_DISABLE_COPY_MOVE(Page)
    ~Page()
    {
        dialog->close();
        delete dialog;
    }

    QString keys(const QString &path) const
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == path)
                return table->model()->index(row, 1).data().toString();
        }
        return u"no such command"_s;
    }
    void choose(const QString &path) const
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == path)
                click(table, table->model()->index(row, 0));
        }
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), path);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        auto *edit = dialog->findChild<QKeySequenceEdit *>(u"shortcutEdit"_s);
        edit->setFocus();
        QTest::keyClick(edit, key, modifiers);
    }
    void push(const char *button) const
    {
        auto *found = dialog->findChild<QPushButton *>(QString::fromLatin1(button));
        QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    QWidget *conflict() const { return dialog->findChild<QWidget *>(u"shortcutConflict"_s); }
    QString conflictText() const
    {
        QStringList texts;
        for (const auto *label : conflict()->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(u' ');
    }

    WindowFixture &fixture;
    QDialog *dialog = nullptr;
    QAbstractItemView *table = nullptr;
};

QString keyOf(const WindowFixture &fixture, const char *action)
{
    return fixture.find<QAction>(action)->shortcut().toString(QKeySequence::PortableText);
}

} // namespace

void KeyBindingsTest::usableKeys_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("usable");
    for (const char *key : {"Ctrl+K", "Alt+1", "F9", "Shift+F5", "Del", "Shift+Del", "Ctrl+End",
                            "Alt+Left", "Meta+X", "Ctrl+X, Ctrl+Y", "Ins"})
        QTest::newRow(key) << QString::fromLatin1(key) << true;
    for (const char *key : {"A", "Shift+A", "Space", "1", "*", "Return", "Backspace", "Esc",
                            "Ctrl+Esc", "Tab", "Left", "Home", "Shift+Down", "Ctrl+X, Y", ""})
        QTest::newRow(*key ? key : "none") << QString::fromLatin1(key) << false;
}

void KeyBindingsTest::usableKeys()
{
    QFETCH(QString, key);
    QFETCH(bool, usable);
    QCOMPARE(ui::isUsableKey(QKeySequence(key, QKeySequence::PortableText)), usable);
}

void KeyBindingsTest::onlyDifferencesAreKept()
{
    QAction action(u"Go"_s);
    action.setObjectName(u"goAction"_s);
    action.setShortcuts({Qt::CTRL | Qt::Key_G, Qt::Key_F7});
    ui::CommandList list;
    list.add(&action, u"Test"_s);
    const ui::Command command = list.commands().front();
    KeyMap map;
    ui::setKeys(map, command, {Qt::CTRL | Qt::Key_H, Qt::Key_F8});
    QCOMPARE(map, (KeyMap{{u"goAction"_s, u"Ctrl+H; F8"_s}}));
    QCOMPARE(ui::keysOf(command, map), (QList<QKeySequence>{Qt::CTRL | Qt::Key_H, Qt::Key_F8}));
    ui::setKeys(map, command, {});
    QCOMPARE(map, (KeyMap{{u"goAction"_s, QString()}}));
    QCOMPARE(ui::keysOf(command, map), QList<QKeySequence>());
    ui::setKeys(map, command, command.defaults);
    QCOMPARE(map, KeyMap());
}

void KeyBindingsTest::panesMayShareKeys()
{
    QAction window(u"Window"_s);
    QAction left(u"Left"_s);
    QAction right(u"Right"_s);
    ui::CommandList list;
    for (QAction *action : {&window, &left, &right}) {
        action->setObjectName(action->text());
        action->setShortcut(Qt::CTRL | Qt::Key_C);
        if (action != &window)
            action->setShortcutContext(Qt::WidgetShortcut);
        list.add(action, u"Test"_s);
    }
    const QKeySequence key(Qt::CTRL | Qt::Key_C);
    const KeyMap without{{u"Window"_s, QString()}};
    QCOMPARE(ui::takenBy(list, {}, *list.find(u"Left"_s), key), list.find(u"Window"_s));
    QCOMPARE(ui::takenBy(list, without, *list.find(u"Left"_s), key), nullptr);
    QCOMPARE(ui::takenBy(list, without, *list.find(u"Window"_s), key), list.find(u"Left"_s));
    // A key that another one begins with would never come to its end.
    const QKeySequence longer(Qt::CTRL | Qt::Key_C, Qt::CTRL | Qt::Key_D);
    QCOMPARE(ui::takenBy(list, {}, *list.find(u"Left"_s), longer), list.find(u"Window"_s));
}

void KeyBindingsTest::badEntriesDoNotCount_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<int>("why");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown command")
        << u"flyAction"_s << u"Ctrl+Y"_s << int(Why::NoSuchCommand) << u"flyAction"_s;
    QTest::newRow("no key") << u"pauseAction"_s << u"Hyper+Q"_s << int(Why::NoKey)
                            << u"View ▸ Pause"_s;
    QTest::newRow("rubbish") << u"pauseAction"_s << QString(5000, u'x') << int(Why::NoKey)
                             << u"xxx…"_s;
    QTest::newRow("a letter") << u"pauseAction"_s << u"P"_s << int(Why::NotUsable) << u"typing"_s;
    QTest::newRow("taken") << u"pauseAction"_s << u"Ctrl+K"_s << int(Why::Taken)
                           << u"Go to topic"_s;
}

void KeyBindingsTest::badEntriesDoNotCount()
{
    QFETCH(QString, command);
    QFETCH(QString, keys);
    QFETCH(int, why);
    QFETCH(QString, words);
    WindowFixture fixture;
    fixture.show();
    const ui::CommandList &list = fixture.window->commands();
    KeyMap usable;
    const auto problems = ui::KeyBindings::check(
        list, {{command, keys}, {u"publishAction"_s, u"Ctrl+Y"_s}}, &usable);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(int(problems.front().why), why);
    QCOMPARE(usable, (KeyMap{{u"publishAction"_s, u"Ctrl+Y"_s}}));
    const QString sentence = ui::keyProblemText(list, problems.front());
    QVERIFY2(sentence.contains(words), qPrintable(sentence));
    QVERIFY(sentence.size() < 300);
}

void KeyBindingsTest::badEntriesAreReported()
{
    WindowFixture fixture;
    fixture.settings.set(&config::SettingsValues::shortcuts,
                         KeyMap{{u"pauseAction"_s, u"Hyper+Q"_s},
                                {u"nextPaneAction"_s, u"F4"_s},
                                {u"previousPaneAction"_s, QString()}});
    fixture.show();
    QCOMPARE(keyOf(fixture, "pauseAction"), u"F9"_s);
    QCOMPARE(keyOf(fixture, "nextPaneAction"), u"F4"_s);
    QCOMPARE(keyOf(fixture, "previousPaneAction"), QString());
    QVERIFY(fixture.hasEvent(u"Hyper+Q"_s));
    QCOMPARE(fixture.events.rowCount(), 1);
}

// The map of ux 2.12 as far as its commands exist.
void KeyBindingsTest::everyKeyOfTheMapIsThere()
{
    WindowFixture fixture;
    fixture.show();
    const std::pair<const char *, const char *> keys[] = {{"newConnectionAction", "Ctrl+N"},
                                                          {"connectOrRetryAction", "F5"},
                                                          {"disconnectAction", "Shift+F5"},
                                                          {"connection1Action", "Ctrl+1"},
                                                          {"connection9Action", "Ctrl+9"},
                                                          {"nextConnectionAction", "Ctrl+Tab"},
                                                          {"locateAction", "Ctrl+K"},
                                                          {"filterTopicsAction", "Ctrl+F"},
                                                          {"findAction", "Ctrl+F"},
                                                          {"showOnlyBranchAction", "Ctrl+Shift+F"},
                                                          {"muteBranchAction", "Ctrl+U"},
                                                          {"pauseAction", "F9"},
                                                          {"publishPaneAction", "Alt+1"},
                                                          {"foldPanelAction", "Ctrl+J"},
                                                          {"nextPaneAction", "F6"},
                                                          {"previousPaneAction", "Shift+F6"},
                                                          {"publishAction", "Ctrl+P"},
                                                          {"publishNowAction", "Ctrl+Return"},
                                                          {"subscribeAction", "Ctrl+T"},
                                                          {"copyTopicAction", "Ctrl+C"},
                                                          {"copyValueAction", "Ctrl+Shift+C"},
                                                          {"copyJsonLineAction", "Ctrl+C"},
                                                          {"previousMessageAction", "Alt+Left"},
                                                          {"nextMessageAction", "Alt+Right"},
                                                          {"newestMessageAction", "End"},
                                                          {"editConnectionAction", "F2"},
                                                          {"settingsAction", "Ctrl+,"},
                                                          {"largerTextAction", "Ctrl++"},
                                                          {"smallerTextAction", "Ctrl+-"},
                                                          {"normalTextAction", "Ctrl+0"},
                                                          {"keysAction", "Ctrl+F1"}};
    for (const auto &[id, key] : keys) {
        const ui::Command *command = fixture.window->commands().find(QString::fromLatin1(id));
        QVERIFY2(command, id);
        QVERIFY2(command->defaults.contains(QKeySequence(QString::fromLatin1(key))), id);
    }
}

void KeyBindingsTest::noTwoCommandsShareAKey()
{
    WindowFixture fixture;
    fixture.show();
    QStringList shared;
    for (const ui::Command &command : fixture.window->commands().commands()) {
        for (const QKeySequence &key : command.defaults) {
            if (const auto *other = takenBy(fixture.window->commands(), {}, command, key))
                shared += key.toString() + u' ' + command.id() + u' ' + other->id();
        }
    }
    QCOMPARE(shared, QStringList());
}

void KeyBindingsTest::pageShowsEveryCommand()
{
    WindowFixture fixture;
    fixture.show();
    const ui::CommandList &list = fixture.window->commands();
    ui::ShortcutModel model(list);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), int(list.commands().size()));
    const int row = model.rowOf(*list.find(u"pauseAction"_s));
    QCOMPARE(model.index(row, 0).data().toString(), u"View ▸ Pause"_s);
    QCOMPARE(model.index(row, 1).data().toString(), u"F9"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setKeyMap({{u"pauseAction"_s, u"F8; F7"_s}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(row, 1).data().toString(), u"F8 or F7"_s);
    QVERIFY(model.index(row, 0).data(Qt::FontRole).value<QFont>().bold());
    QVERIFY(!model.index(row + 1, 0).data(Qt::FontRole).isValid());

    const Page page(fixture);
    QCOMPARE(page.table->model()->rowCount(), model.rowCount());
}

void KeyBindingsTest::newKeyCountsAtOnce()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    {
        const Page page(fixture);
        page.choose(u"View ▸ Pause"_s);
        page.press(Qt::Key_F8);
        QVERIFY(!page.conflict()->isVisible());
        QCOMPARE(page.keys(u"View ▸ Pause"_s), u"F8"_s);
        QCOMPARE(keyOf(fixture, "pauseAction"), u"F8"_s);
        QCOMPARE(fixture.settings.values().shortcuts, (KeyMap{{u"pauseAction"_s, u"F8"_s}}));
    }
    QTest::keyClick(fixture.window.get(), Qt::Key_F9);
    QVERIFY(!fixture.workspace->currentConnection()->isPaused());
    QTest::keyClick(fixture.window.get(), Qt::Key_F8);
    QVERIFY(fixture.workspace->currentConnection()->isPaused());
    // It stands in the file, and in the next window.
    const config::Settings again(fixture.folder.path());
    QCOMPARE(again.values().shortcuts, (KeyMap{{u"pauseAction"_s, u"F8"_s}}));
}

void KeyBindingsTest::takenKeyIsAskedFor()
{
    WindowFixture fixture;
    fixture.show();
    const Page page(fixture);
    page.choose(u"View ▸ Pause"_s);
    page.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(page.conflict()->isVisible());
    QVERIFY2(page.conflictText().contains(u"Go to topic or command"_s),
             qPrintable(page.conflictText()));
    // Nothing has happened yet; another choice ends the question.
    QCOMPARE(keyOf(fixture, "pauseAction"), u"F9"_s);
    QCOMPARE(fixture.settings.values().shortcuts, KeyMap());
    page.choose(u"View ▸ Next pane"_s);
    QVERIFY(!page.conflict()->isVisible());
    page.choose(u"View ▸ Pause"_s);
    page.press(Qt::Key_K, Qt::ControlModifier);
    page.push("shortcutTakeButton");
    QVERIFY(!page.conflict()->isVisible());
    QCOMPARE(page.keys(u"View ▸ Pause"_s), u"Ctrl+K"_s);
    QCOMPARE(page.keys(u"Topic ▸ Go to topic or command…"_s), QString());
    QCOMPARE(keyOf(fixture, "pauseAction"), u"Ctrl+K"_s);
    QCOMPARE(keyOf(fixture, "locateAction"), QString());
    QCOMPARE(fixture.settings.values().shortcuts,
             (KeyMap{{u"locateAction"_s, QString()}, {u"pauseAction"_s, u"Ctrl+K"_s}}));
}

void KeyBindingsTest::typingKeysAreRefused()
{
    WindowFixture fixture;
    fixture.show();
    const Page page(fixture);
    page.choose(u"View ▸ Pause"_s);
    page.press(Qt::Key_P);
    QVERIFY(page.conflictText().contains(u"typing"_s));
    QVERIFY(!page.dialog->findChild<QPushButton *>(u"shortcutTakeButton"_s)->isVisible());
    QCOMPARE(page.keys(u"View ▸ Pause"_s), u"F9"_s);
    QCOMPARE(fixture.settings.values().shortcuts, KeyMap());
}

void KeyBindingsTest::noKeyAndReset()
{
    WindowFixture fixture;
    fixture.show();
    const Page page(fixture);
    page.choose(u"View ▸ Pause"_s);
    page.push("shortcutNoneButton");
    QCOMPARE(keyOf(fixture, "pauseAction"), QString());
    page.choose(u"View ▸ Next pane"_s);
    page.press(Qt::Key_F9); // nobody has it now
    QCOMPARE(keyOf(fixture, "nextPaneAction"), u"F9"_s);
    page.push("shortcutResetButton");
    QCOMPARE(keyOf(fixture, "nextPaneAction"), u"F6"_s);
    page.press(Qt::Key_F4);
    QCOMPARE(fixture.settings.values().shortcuts.size(), 2);
    page.push("shortcutResetAllButton");
    QCOMPARE(keyOf(fixture, "nextPaneAction"), u"F6"_s);
    QCOMPARE(keyOf(fixture, "pauseAction"), u"F9"_s);
    QCOMPARE(fixture.settings.values().shortcuts, KeyMap());
    QVERIFY(!page.dialog->findChild<QPushButton *>(u"shortcutResetAllButton"_s)->isEnabled());
}

void KeyBindingsTest::ownKeyThatWasTakenComesBackWithAQuestion()
{
    WindowFixture fixture;
    fixture.show();
    const Page page(fixture);
    page.choose(u"View ▸ Next pane"_s);
    page.press(Qt::Key_F9);
    page.push("shortcutTakeButton");
    page.choose(u"View ▸ Pause"_s);
    page.push("shortcutResetButton");
    QVERIFY(page.conflictText().contains(u"Next pane"_s));
    QCOMPARE(keyOf(fixture, "pauseAction"), QString());
    page.push("shortcutTakeButton");
    QCOMPARE(keyOf(fixture, "pauseAction"), u"F9"_s);
    QCOMPARE(keyOf(fixture, "nextPaneAction"), QString());
    QCOMPARE(fixture.settings.values().shortcuts, (KeyMap{{u"nextPaneAction"_s, QString()}}));
}

void KeyBindingsTest::searching()
{
    WindowFixture fixture;
    fixture.show();
    const Page page(fixture);
    auto *search = page.dialog->findChild<QLineEdit *>(u"shortcutSearch"_s);
    search->setFocus();
    QTest::keyClicks(search, u"pAne"_s);
    QVERIFY(page.table->model()->rowCount() >= 2);
    for (int row = 0; row < page.table->model()->rowCount(); ++row)
        QVERIFY(page.table->model()->index(row, 0).data().toString().contains(u"pane"_s,
                                                                              Qt::CaseInsensitive));
    search->selectAll();
    QTest::keyClicks(search, u"F9"_s);
    QCOMPARE(page.table->model()->rowCount(), 1);
}

QTEST_MAIN(KeyBindingsTest)
#include "tst_keybindings.moc"
