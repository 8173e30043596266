// SPDX-License-Identifier: GPL-3.0-or-later
#include "locator/locatormodel.h"
#include "mqtt/codec.h"
#include "windowsteps.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// Ctrl+K as its user meets it: real keys, one scripted broker.
class LocatorTest : public QObject {
    Q_OBJECT

private slots:
    void modelTellsWhatChanges();
    void findsAmongHundredThousandTopics();
    void enterMeansWhatWasTyped();
    void keysMoveInTheList();
    void escapeGivesTheKeyboardBack();
    void clickingChooses();
    void clickingElsewhereCloses();
    void newTopicsAppear();
    void hiddenByTheFilter();
    void runsCommands();
    void switchesConnections();
    void findsValues();
    void helpListsPrefixesAndKeys();
    void besideTopics();
    void worksWithoutConnection();
    void reachableInASmallWindow();
};

namespace {

QListView *list(const WindowFixture &fixture)
{
    return fixture.find<QListView>("locatorList");
}

// The rows, each with what stands at its right.
QStringList rows(const WindowFixture &fixture)
{
    QStringList result;
    if (!fixture.find<QWidget>("locatorPopup")->isVisible())
        return result;
    const QAbstractItemModel *model = list(fixture)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        result += model->index(row, 0).data(Qt::AccessibleTextRole).toString();
    return result;
}

QLineEdit *open(const WindowFixture &fixture)
{
    QTest::keyClick(fixture.window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *edit = fixture.find<QLineEdit>("locatorEdit");
    if (focused(fixture) != edit)
        qFatal("Ctrl+K does not lead to the locator");
    return edit;
}

QByteArray selectedTopic(const WindowFixture &fixture)
{
    const auto *tree = fixture.find<QAbstractItemView>("topicTree");
    QStringList levels;
    for (QModelIndex at = tree->currentIndex().siblingAtColumn(0); at.isValid(); at = at.parent())
        levels.prepend(at.data().toString());
    return levels.join(u'/').toUtf8();
}

void answer(ScriptedPeer &peer, const QByteArrayList &topics)
{
    peer.acceptClient();
    for (const QByteArray &topic : topics)
        peer.answer(message(topic, "1"));
}

} // namespace

void LocatorTest::modelTellsWhatChanges()
{
    ui::LocatorModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto entries = [](const QStringList &texts) {
        std::vector<ui::LocatorEntry> result;
        for (const QString &text : texts) {
            ui::LocatorEntry entry;
            entry.kind = ui::LocatorEntry::Kind::Connection;
            entry.text = text;
            entry.id = text;
            result.push_back(entry);
        }
        return result;
    };
    for (const QStringList &texts : {QStringList{u"a"_s}, QStringList{u"b"_s, u"a"_s, u"c"_s},
                                     QStringList{u"c"_s}, QStringList()}) {
        model.setEntries(entries(texts));
        QCOMPARE(model.rowCount(), int(texts.size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.index(row).data().toString(), texts[row]);
    }
    model.setEntries(entries({u"b"_s, u"a"_s}));
    QCOMPARE(model.find(entries({u"a"_s}).front()).row(), 1);
    QVERIFY(!model.find(entries({u"x"_s}).front()).isValid());
}

// Acceptance check 6. How fast is measured by tools/bench locator.
void LocatorTest::findsAmongHundredThousandTopics()
{
    constexpr int Topics = 100'000;
    QByteArray bytes;
    mqtt::PublishPacket packet;
    packet.payload = "1";
    for (int i = 0; i < Topics - 1; ++i) {
        packet.topic = "plant/line-" + QByteArray::number(i / 1000) + "/press-"
            + QByteArray::number(i / 10 % 100 + 100) + "/axis-" + QByteArray::number(i % 10);
        bytes += *mqtt::encode(packet, mqtt::ProtocolVersion::Mqtt5);
    }
    packet.topic = "spBv1.0/Plant-A/NDATA/Press-04";
    bytes += *mqtt::encode(packet, mqtt::ProtocolVersion::Mqtt5);
    ScriptedPeer peer;
    peer.acceptClient().answerBytes(bytes);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.workspace->currentConnection()->topics().topicCount(), Topics,
                              60'000);

    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u"press 04"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rows(fixture).value(0) == u"spBv1.0/Plant-A/NDATA/Press-04, 1"_s,
                             30'000);
    QVERIFY(rows(fixture).size() > 5); // others fit too, but less
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(selectedTopic(fixture), "spBv1.0/Plant-A/NDATA/Press-04");
    auto *tree = fixture.find<QAbstractItemView>("topicTree");
    const QRect row = tree->visualRect(tree->currentIndex());
    QVERIFY(!row.isEmpty() && tree->viewport()->rect().contains(row));
    QCOMPARE(focused(fixture), tree);
    QCOMPARE(rows(fixture), QStringList());
    QCOMPARE(edit->text(), QString());
    QTRY_COMPARE(fixture.find<QAbstractItemView>("historyTable")->model()->rowCount(), 1);
}

// Enter right behind the last letter takes the best for all of it, not what the list still shows.
void LocatorTest::enterMeansWhatWasTyped()
{
    ScriptedPeer peer;
    answer(peer, {"home/lamp", "home/lamp2"});
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    QTRY_VERIFY(topicRow(fixture, u"home"_s, {}).isValid());
    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u"lamp"_s);
    QTRY_COMPARE(rows(fixture).value(0), u"home/lamp, 1"_s);
    QTest::keyClicks(edit, u"2"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(selectedTopic(fixture), "home/lamp2");
    QCOMPARE(edit->text(), QString());
    // The whole of it at once.
    edit = open(fixture);
    QTest::keyClicks(edit, u"home lamp"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(selectedTopic(fixture), "home/lamp");
}

void LocatorTest::keysMoveInTheList()
{
    QByteArrayList topics;
    for (int i = 10; i < 40; ++i)
        topics += "hall/t" + QByteArray::number(i);
    ScriptedPeer peer;
    answer(peer, topics);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    QTRY_COMPARE(fixture.workspace->currentConnection()->topics().topicCount(), 30);
    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u"hall t"_s);
    QTRY_COMPARE(rows(fixture).size(), 30);
    const auto row = [&] { return list(fixture)->currentIndex().row(); };
    QCOMPARE(row(), 0);
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Down);
    QCOMPARE(row(), 2);
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(row(), 1);
    QTest::keyClick(edit, Qt::Key_PageDown);
    QCOMPARE(row(), 11);
    QTest::keyClick(edit, Qt::Key_PageDown);
    QTest::keyClick(edit, Qt::Key_PageDown);
    QCOMPARE(row(), 29);
    QTest::keyClick(edit, Qt::Key_PageUp);
    QCOMPARE(row(), 19);
    // Ten rows are seen, the chosen one among them.
    const QListView *view = list(fixture);
    QVERIFY(view->viewport()->rect().contains(view->visualRect(view->currentIndex())));
    const int seen = view->viewport()->height() / view->visualRect(view->currentIndex()).height();
    QCOMPARE(seen, 10);
    const QString chosen = rows(fixture)[19].section(u',', 0, 0);
    QTest::keyClick(edit, Qt::Key_Enter);
    QCOMPARE(selectedTopic(fixture), chosen.toUtf8());
}

void LocatorTest::escapeGivesTheKeyboardBack()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    QTRY_VERIFY(topicRow(fixture, u"home"_s, {}).isValid());
    auto *history = fixture.find<QAbstractItemView>("historyTable");
    click(fixture.find<QAbstractItemView>("topicTree"), topicRow(fixture, u"home"_s, {}));
    QTRY_VERIFY(history->model()->rowCount() > 0);
    history->setFocus();
    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u"cellar"_s);
    QTRY_COMPARE(rows(fixture), QStringList{u"home/cellar, dry"_s});
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(rows(fixture), QStringList());
    QCOMPARE(edit->text(), QString());
    QCOMPARE(focused(fixture), history);
    QCOMPARE(selectedTopic(fixture), "home");
    // Nothing typed: nothing opens, and Esc leads back all the same.
    edit = open(fixture);
    QCOMPARE(rows(fixture), QStringList());
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(focused(fixture), history);
}

void LocatorTest::clickingChooses()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    QTRY_VERIFY(topicRow(fixture, u"home"_s, {}).isValid());
    QTest::keyClicks(open(fixture), u"home/"_s);
    QTRY_COMPARE(rows(fixture).size(), 2);
    const QString second = rows(fixture)[1].section(u',', 0, 0);
    QListView *view = list(fixture);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(view->model()->index(1, 0)).center());
    QCOMPARE(selectedTopic(fixture), second.toUtf8());
    QCOMPARE(rows(fixture), QStringList());
}

void LocatorTest::clickingElsewhereCloses()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    QTRY_VERIFY(topicRow(fixture, u"home"_s, {}).isValid());
    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u"home"_s);
    QTRY_VERIFY(!rows(fixture).isEmpty());
    click(fixture.find<QAbstractItemView>("topicTree"), topicRow(fixture, u"home"_s, {}));
    QCOMPARE(rows(fixture), QStringList());
    QCOMPARE(selectedTopic(fixture), "home");
    // What was typed is still there, and Ctrl+K opens its list again.
    QCOMPARE(edit->text(), u"home"_s);
    open(fixture);
    QTRY_VERIFY(!rows(fixture).isEmpty());
    QCOMPARE(edit->selectedText(), u"home"_s);
}

void LocatorTest::newTopicsAppear()
{
    ScriptedPeer peer;
    answer(peer, {"a/lamp"});
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    QTRY_VERIFY(topicRow(fixture, u"a"_s, {}).isValid());
    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u"lamp"_s);
    QTRY_COMPARE(rows(fixture), QStringList{u"a/lamp, 1"_s});
    peer.answer(message("b/c/lamp", "2")).answer(message("b/c/other", "2"));
    QTRY_COMPARE(rows(fixture), (QStringList{u"a/lamp, 1"_s, u"b/c/lamp, 2"_s}));
    QTest::keyClick(edit, Qt::Key_Down);
    // Better ones go above; what was moved to stays chosen.
    peer.answer(message("lamp", "3"));
    QTRY_COMPARE(rows(fixture).size(), 3);
    QCOMPARE(rows(fixture).first(), u"lamp, 3"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(selectedTopic(fixture), "b/c/lamp");
}

// The tree shows it even when the filter does not.
void LocatorTest::hiddenByTheFilter()
{
    ScriptedPeer peer;
    answer(peer, {"a/lamp", "b/stove"});
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    QTRY_VERIFY(topicRow(fixture, u"b"_s, {}).isValid());
    QTest::keyClicks(fixture.find<QLineEdit>("topicFilter"), u"stove"_s);
    QTRY_VERIFY(!topicRow(fixture, u"a"_s, {}).isValid());
    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u"lamp"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(selectedTopic(fixture), "a/lamp");
}

void LocatorTest::runsCommands()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u">paus"_s);
    QTRY_COMPARE(rows(fixture).value(0), u"View ▸ Pause, F9"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(fixture.workspace->currentConnection()->isPaused());
    // All that can be done now, in the order of the menus.
    QTest::keyClicks(open(fixture), u">"_s);
    QTRY_VERIFY(rows(fixture).size() > 20);
    QCOMPARE(rows(fixture).first(), u"File ▸ New connection…, Ctrl+N"_s);
    QVERIFY(rows(fixture).filter(u"Stop retrying"_s).isEmpty()); // nothing retries
    QTest::keyClick(edit, Qt::Key_Escape);
    QTest::keyClicks(open(fixture), u"> about"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(fixture.dialog());
    QTest::keyClick(fixture.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!fixture.dialog());
}

void LocatorTest::switchesConnections()
{
    ScriptedPeer first;
    ScriptedPeer second;
    answer(first, {"one"});
    answer(second, {"two"});
    WindowFixture fixture;
    fixture.show();
    fixture.workspace->connectRow(fixture.save(u"Home"_s, first.port()));
    fixture.workspace->connectRow(fixture.save(u"Plant A"_s, second.port()));
    QTRY_VERIFY(topicRow(fixture, u"two"_s, {}).isValid());
    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u"@"_s);
    QTRY_COMPARE(rows(fixture).size(), 2);
    QTest::keyClicks(edit, u"ho"_s);
    QTRY_COMPARE(rows(fixture).size(), 1);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(topicRow(fixture, u"one"_s, {}).isValid());
    // The locator finds in the connection that is shown.
    QTest::keyClicks(open(fixture), u"two"_s);
    QTRY_COMPARE(rows(fixture), QStringList{u"Nothing fits"_s});
    QTest::keyClick(edit, Qt::Key_Return); // does nothing
    QCOMPARE(rows(fixture), QStringList{u"Nothing fits"_s});
}

void LocatorTest::findsValues()
{
    ScriptedPeer peer;
    peer.acceptClient()
        .answer(message("a", "23.7"))
        .answer(message("b", "{\"t\":23.75}"))
        .answer(message("c", "4"));
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    QTRY_VERIFY(topicRow(fixture, u"c"_s, {}).isValid());
    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u"="_s);
    QTRY_COMPARE(rows(fixture), QStringList{u"Type a value or a part of it"_s});
    QTest::keyClicks(edit, u"23.7"_s);
    QTRY_COMPARE(rows(fixture), (QStringList{u"a, 23.7"_s, u"b, t 23.75"_s}));
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(selectedTopic(fixture), "b");
}

void LocatorTest::helpListsPrefixesAndKeys()
{
    WindowFixture fixture;
    fixture.show();
    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u"?"_s);
    QTRY_VERIFY(rows(fixture).size() > 10);
    QVERIFY(rows(fixture).at(1).startsWith(u"="_s));
    QVERIFY(rows(fixture).at(2).startsWith(u">"_s));
    QVERIFY(rows(fixture).contains(u"View ▸ Next pane, F6"_s));
    // A prefix is typed by choosing it.
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edit->text(), u">"_s);
    QTRY_COMPARE(rows(fixture).first(), u"File ▸ New connection…, Ctrl+N"_s);
    edit->selectAll();
    QTest::keyClicks(edit, u"?F9"_s); // what does this key do?
    QTRY_COMPARE(rows(fixture).value(0), u"View ▸ Pause, F9"_s);
}

// Commands and connections that fit well stand below the topics, without a prefix.
void LocatorTest::besideTopics()
{
    QByteArrayList topics;
    for (int i = 10; i < 40; ++i)
        topics += "hall/settings" + QByteArray::number(i);
    ScriptedPeer peer;
    answer(peer, topics);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    fixture.save(u"My settings"_s, 1);
    QTRY_COMPARE(fixture.workspace->currentConnection()->topics().topicCount(), 30);
    QTest::keyClicks(open(fixture), u"settings"_s);
    QTRY_COMPARE(rows(fixture).size(), 10);
    QVERIFY(rows(fixture).first().startsWith(u"hall/settings"_s));
    QCOMPARE(rows(fixture).mid(8),
             (QStringList{u"File ▸ Settings…, Ctrl+,"_s, u"My settings, stopped"_s}));
    // Letters that are only somewhere in a command do not count.
    auto *edit = fixture.find<QLineEdit>("locatorEdit");
    edit->selectAll();
    QTest::keyClicks(edit, u"tng"_s);
    QTRY_COMPARE(rows(fixture).size(), 30);
}

void LocatorTest::worksWithoutConnection()
{
    WindowFixture fixture;
    fixture.show();
    QLineEdit *edit = open(fixture);
    QTest::keyClicks(edit, u"home"_s);
    QTRY_COMPARE(rows(fixture), QStringList{u"Nothing fits"_s});
    edit->selectAll();
    QTest::keyClicks(edit, u"list of keys"_s);
    QTRY_COMPARE(rows(fixture), QStringList{u"Help ▸ List of keys, Ctrl+F1"_s});
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(fixture.dialog());
    QTest::keyClick(fixture.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!fixture.dialog());
}

void LocatorTest::reachableInASmallWindow()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show({1024, 700});
    connectTo(fixture, peer);
    QTRY_VERIFY(topicRow(fixture, u"home"_s, {}).isValid());
    QLineEdit *edit = open(fixture);
    QVERIFY(edit->isVisible());
    const QRect field(edit->mapTo(fixture.window.get(), QPoint()), edit->size());
    QVERIFY(fixture.window->rect().contains(field));
    QVERIFY(field.width() > fixture.window->fontMetrics().averageCharWidth() * 14);
    QTest::keyClicks(edit, u"home"_s);
    QTRY_VERIFY(!rows(fixture).isEmpty());
    QVERIFY(fixture.window->rect().contains(fixture.find<QWidget>("locatorPopup")->geometry()));
    QVERIFY(fixture.find<QToolButton>("noticeButton")->isVisible());
}

QTEST_MAIN(LocatorTest)
#include "tst_locator.moc"
