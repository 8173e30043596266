// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commandlist.h"

#include "ui/window/windowsteps.h"

#include <QPlainTextEdit>

#include <set>

using namespace Qt::Literals::StringLiterals;

class CommandListTest : public QObject {
    Q_OBJECT

private slots:
    void plainText_data();
    void plainText();
    void takesMenusAndSingleActions();
    void forgetsWhatIsGone();
    void everyCommandOfTheWindowIsThere();
    void keysDialogListsThem();
};

void CommandListTest::plainText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("access key") << u"&Find…"_s << u"Find…"_s;
    QTest::newRow("in the middle") << u"Save p&ayload"_s << u"Save payload"_s;
    QTest::newRow("in brackets") << u"设置(&S)…"_s << u"设置…"_s;
    QTest::newRow("ampersand") << u"Salt && pepper"_s << u"Salt & pepper"_s;
    QTest::newRow("shortcut") << u"&Copy\tCtrl+C"_s << u"Copy"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void CommandListTest::plainText()
{
    QFETCH(QString, text);
    QFETCH(QString, plain);
    QCOMPARE(ui::CommandList::plainText(text), plain);
}

void CommandListTest::takesMenusAndSingleActions()
{
    QMenuBar bar;
    QMenu *view = bar.addMenu(u"&View"_s);
    QMenu *layout = view->addMenu(u"&Layout"_s);
    QAction *reset = layout->addAction(u"&Reset"_s);
    reset->setObjectName(u"resetAction"_s);
    reset->setShortcut(Qt::CTRL | Qt::Key_R);
    view->addSeparator();
    view->addAction(u"Nameless"_s);
    QAction alone(u"Alone"_s);
    alone.setObjectName(u"aloneAction"_s);

    ui::CommandList list;
    list.addMenuBar(bar);
    list.add(&alone, u"History"_s);
    list.add(reset, u"Elsewhere"_s); // is there already
    QCOMPARE(list.commands().size(), std::size_t(2));
    const ui::Command *command = list.find(u"resetAction"_s);
    QVERIFY(command);
    QCOMPARE(command->path(), u"View ▸ Layout ▸ Reset"_s);
    QCOMPARE(command->defaults, QList<QKeySequence>{Qt::CTRL | Qt::Key_R});
    QCOMPARE(list.find(u"aloneAction"_s)->path(), u"History ▸ Alone"_s);
    QVERIFY(!list.find(u"otherAction"_s));
}

void CommandListTest::forgetsWhatIsGone()
{
    ui::CommandList list;
    {
        QAction action(u"Short"_s);
        action.setObjectName(u"shortAction"_s);
        list.add(&action, {});
        QCOMPARE(list.commands().size(), std::size_t(1));
    }
    QVERIFY(list.commands().empty());
}

// What stands in a menu or is made by the window has a name, a text and a place, and no two share
// a name.
void CommandListTest::everyCommandOfTheWindowIsThere()
{
    WindowFixture fixture;
    fixture.show();
    const ui::CommandList &list = fixture.window->commands();
    std::set<QString> ids;
    for (const ui::Command &command : list.commands()) {
        QVERIFY2(command.id().endsWith(u"Action"_s), qPrintable(command.id()));
        QVERIFY2(!command.text().isEmpty(), qPrintable(command.id()));
        QVERIFY2(!command.place.isEmpty(), qPrintable(command.id()));
        QVERIFY2(ids.insert(command.id()).second, qPrintable(command.id()));
    }
    QStringList missing;
    for (const QAction *top : fixture.window->menuBar()->actions()) {
        QList<QAction *> actions = top->menu()->actions();
        for (qsizetype i = 0; i < actions.size(); ++i) {
            if (actions[i]->menu())
                actions += actions[i]->menu()->actions();
            else if (!actions[i]->isSeparator() && !ids.contains(actions[i]->objectName()))
                missing += actions[i]->text();
        }
    }
    QCOMPARE(missing, QStringList());
    for (const char *id : {"pauseAction", "connection9Action", "copyTopicAction",
                           "copyJsonLineAction", "publishNowAction", "eventsPaneAction"})
        QVERIFY2(list.find(QString::fromLatin1(id)), id);
}

void CommandListTest::keysDialogListsThem()
{
    WindowFixture fixture;
    fixture.show();
    fixture.find<QAction>("pauseAction")->setShortcut(Qt::Key_F12);
    QTest::keyClick(fixture.window.get(), Qt::Key_F1, Qt::ControlModifier);
    QTRY_VERIFY(fixture.dialog());
    const QStringList lines
        = fixture.dialog()->findChild<QPlainTextEdit *>()->toPlainText().split(u'\n');
    const QStringList pause = lines.filter(u"Pause"_s);
    QCOMPARE(pause.size(), 1);
    QVERIFY2(pause.first().contains(u"F12"_s), qPrintable(pause.first()));
    QVERIFY(lines.contains(u"Connection"_s)); // a heading for each menu
    QCOMPARE(lines.filter(u"Unfold everything below"_s).size(), 1); // keys that cannot be changed
    QTest::keyClick(fixture.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!fixture.dialog());
}

QTEST_MAIN(CommandListTest)
#include "tst_commandlist.moc"
