// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/payloadeditor.h"
#include "panefixture.h"
#include "style/elidedlabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

// The inspector as its user sees it (ux.md 2.7): found by object name, driven by mouse and keys.
class TestMessagePane : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void followsTheNewestMessage();
    void showsWhatChanged();
    void metaSaysWhatIsKnown();
    void pinnedStaysUntilAskedForTheNewest();
    void anOlderMessageStays();
    void hiddenPanesDoNoWork();
    void fallsBackToTextWithTheReason();
    void remembersTheDecoderOfATopic();
    void oneValueIsShownLarge();
    void largePayloadsShowTheirStart();
    void textIsLaidOutOrAsSent();
    void findsInTheText();
    void hexInterpretsTheSelection();
    void propertiesAreCountedAndLinked();
    void copiesValuesAsSent();
    void stripButtonsActOnTheTopic();
    void branchesAndEmptyPayloadsSaySo();
    void survivesClearAndTheEndOfTheConnection();
    void anotherConnectionStartsAfresh();
    void comparesWithAMark();
    void hostilePayloads_data();
    void hostilePayloads();

private:
    QString text(QAnyStringView label) const { return m_it->text(label); }
    QTabWidget *tabs() const { return m_it->child<QTabWidget>("inspectorTabs"); }
    QTreeView *fields() const { return m_it->child<QTreeView>("fieldsView"); }
    QString note(QAnyStringView name) const { return m_it->note(name); }
    QString row(int number) const { return m_it->row(number); }

    std::unique_ptr<PaneFixture> m_it;
};

void TestMessagePane::init()
{
    m_it = std::make_unique<PaneFixture>();
    m_it->pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_it->pane));
}

void TestMessagePane::cleanup()
{
    m_it.reset();
}

void TestMessagePane::followsTheNewestMessage()
{
    m_it->arrive("a/b", R"({"n":1})");
    m_it->showTopic("a/b");
    QCOMPARE(row(0), u"n|1|"_s);
    QCOMPARE(m_it->child<QWidget>("inspectorCrumbs")->accessibleName(), u"Topic a/b"_s);
    m_it->arrive("a/b", R"({"n":2})");
    QTRY_COMPARE(row(0), u"n|2|1"_s);
    m_it->arrive("a/c", R"({"n":3})");
    QCOMPARE(row(0), u"n|2|1"_s);
}

void TestMessagePane::showsWhatChanged()
{
    fillClimate(*m_it);
    m_it->showTopic("zigbee2mqtt/living_room/climate");
    QVERIFY(fields()->isVisible());
    QCOMPARE(text("changedLabel"), u"3 of 8 changed"_s);
    QCOMPARE(row(0), u"temperature|21.7|21.6"_s);
    QCOMPARE(row(1), u"humidity|43.9|44.1"_s);
    QCOMPARE(row(2), u"linkquality|116|132"_s);
    QCOMPARE(row(3), u"battery|87|"_s);
    QCOMPARE(m_it->child<QComboBox>("decoderBox")->currentText(), u"Auto: JSON"_s);
    m_it->arrive("same", R"({"a":1})");
    m_it->showTopic("same");
    QCOMPARE(text("changedLabel"), u"No earlier message kept"_s);
    m_it->arrive("same", R"({ "a" : 1 })");
    QTRY_COMPARE(text("changedLabel"), u"unchanged"_s);
}

void TestMessagePane::metaSaysWhatIsKnown()
{
    Arriving message;
    message.topic = "t";
    message.payload = "12345";
    message.qos = mqtt::QoS::ExactlyOnce;
    message.retain = true;
    m_it->arrive(message);
    m_it->showTopic("t");
    QVERIFY(text("metaTime").endsWith(u"14:22:08.412"_s));
    QVERIFY(m_it->child<QLabel>("metaTime")->toolTip().contains(u"2026-03-02T14:22:08.412"_s));
    QCOMPARE(text("metaDirection"), u"received"_s);
    QVERIFY(text("metaSize").startsWith(u'5'));

    message.retain = false;
    message.outbound = true;
    const store::Message ours = m_it->arrive(message);
    m_it->pane.showMessage(ours, false);
    QCOMPARE(text("metaDirection"), u"sent"_s);
    m_it->connection.log().setDelivery(ours.id(), store::Delivery::Waiting);
    QTRY_COMPARE(text("metaDirection"), u"sent, waiting for confirmation"_s);
    m_it->connection.log().setDelivery(ours.id(), store::Delivery::Confirmed);
    QTRY_COMPARE(text("metaDirection"), u"sent, confirmed"_s);
    m_it->connection.log().setDelivery(ours.id(), store::Delivery::Refused);
    QTRY_COMPARE(text("metaDirection"), u"refused by the broker"_s);
}

void TestMessagePane::pinnedStaysUntilAskedForTheNewest()
{
    const store::Message first = m_it->arrive("p", R"({"n":1})");
    QSignalSpy pinned(&m_it->pane, &ui::MessagePane::pinnedChanged);
    m_it->pane.showMessage(first, true);
    QCOMPARE(pinned.count(), 1);
    QVERIFY(note("pinBar").contains(u"Pinned"_s));
    QVERIFY(!note("pinBar").contains(u"newer"_s));
    m_it->arrive("p", R"({"n":2})");
    QVERIFY(note("pinBar").contains(u"Pinned — newer exist"_s));
    QCOMPARE(row(0), u"n|1|"_s);
    QTest::mouseClick(m_it->child<QPushButton>("unpinButton"), Qt::LeftButton);
    QTRY_COMPARE(row(0), u"n|2|1"_s);
    QVERIFY(note("pinBar").isEmpty());
    QVERIFY(!m_it->pane.isPinned());
    QCOMPARE(pinned.count(), 2);

    m_it->pane.showMessage(first, true);
    fields()->setFocus();
    QTest::keyClick(fields(), Qt::Key_Escape);
    QVERIFY(!m_it->pane.isPinned());
}

void TestMessagePane::anOlderMessageStays()
{
    m_it->arrive("h", R"({"n":1})");
    const store::Message second = m_it->arrive("h", R"({"n":2})");
    const store::Message third = m_it->arrive("h", R"({"n":3})");
    m_it->pane.showMessage(second, false);
    QCOMPARE(row(0), u"n|2|1"_s);
    m_it->arrive("h", R"({"n":4})");
    QTest::qWait(0);
    QCOMPARE(m_it->pane.message().id(), second.id());
    m_it->pane.showMessage(third, false);
    QCOMPARE(row(0), u"n|3|2"_s);
}

void TestMessagePane::hiddenPanesDoNoWork()
{
    m_it->arrive("a", R"({"n":1})");
    m_it->showTopic("a");
    QCOMPARE(row(0), u"n|1|"_s);
    m_it->pane.hide();
    m_it->arrive("a", R"({"n":2})");
    QTest::qWait(0);
    QCOMPARE(row(0), u"n|1|"_s);
    m_it->pane.show();
    QTRY_COMPARE(row(0), u"n|2|1"_s);
}

void TestMessagePane::fallsBackToTextWithTheReason()
{
    m_it->arrive("bad", R"({"state": "ON", )");
    m_it->showTopic("bad");
    QVERIFY2(note("fieldsNote").contains(u"Not valid JSON: line 1, column 17 — unexpected end"_s),
             qPrintable(note("fieldsNote")));
    auto *editor = m_it->child<QWidget>("fieldsText");
    QVERIFY(editor && editor->isVisible());
    QCOMPARE(static_cast<ui::PayloadEditor *>(editor)->bytes(), R"({"state": "ON", )"_ba);
    m_it->arrive("bad", R"({"state": "ON"})");
    QTRY_VERIFY(fields()->isVisible());
    QVERIFY(note("fieldsNote").isEmpty());
}

void TestMessagePane::remembersTheDecoderOfATopic()
{
    m_it->arrive("one", R"({"n":1})");
    m_it->arrive("two", R"({"n":1})");
    m_it->showTopic("one");
    auto *box = m_it->child<QComboBox>("decoderBox");
    box->setFocus();
    while (box->currentData().toString() != "text"_L1) {
        const int before = box->currentIndex();
        QTest::keyClick(box, Qt::Key_Down);
        QVERIFY(box->currentIndex() > before);
    }
    QVERIFY(!fields()->isVisible());
    m_it->showTopic("two");
    QTRY_VERIFY(fields()->isVisible());
    QCOMPARE(box->currentText(), u"Auto: JSON"_s);
    m_it->showTopic("one");
    QTRY_COMPARE(box->currentData().toString(), u"text"_s);
    QVERIFY(!fields()->isVisible());
}

void TestMessagePane::oneValueIsShownLarge()
{
    m_it->arrive("power", "400");
    m_it->arrive("power", "437.5");
    m_it->showTopic("power");
    QCOMPARE(text("scalarValue"), u"437.5"_s);
    QCOMPARE(text("scalarWas"), u"was 400  ▲ 37.5"_s);
    QCOMPARE(text("changedLabel"), u"changed"_s);
    QVERIFY(m_it->child<QLabel>("scalarValue")->font().pointSizeF()
            > m_it->pane.font().pointSizeF());
}

void TestMessagePane::largePayloadsShowTheirStart()
{
    const QByteArray large = "[" + QByteArray("123456,").repeated(200'000) + "0]";
    m_it->arrive("large", large);
    m_it->showTopic("large");
    QVERIFY2(note("fieldsNote").contains(u"The first 64"_s), qPrintable(note("fieldsNote")));
    QVERIFY(fields()->model()->rowCount() <= 10'000);

    tabs()->setCurrentIndex(1);
    auto *editor = m_it->child<ui::PayloadEditor>("textView");
    QCOMPARE(editor->byteCount(), 64 * 1024);
    QVERIFY(note("textNote").contains(u"The first 64"_s));
    QTest::mouseClick(m_it->child<QPushButton>("textShowAll"), Qt::LeftButton);
    QVERIFY(editor->byteCount() >= large.size());
    QVERIFY(note("textNote").isEmpty());
}

void TestMessagePane::textIsLaidOutOrAsSent()
{
    m_it->arrive("j", R"({"a":127.0,"b":[1,2]})");
    m_it->showTopic("j");
    tabs()->setCurrentIndex(1);
    auto *editor = m_it->child<ui::PayloadEditor>("textView");
    QVERIFY(editor->isReadOnly());
    QVERIFY(editor->bytes().startsWith("{\n  \"a\": 127.0,\n"));
    QCOMPARE(text("textKind"), u"JSON"_s);
    QTest::mouseClick(m_it->child<QAbstractButton>("textAsSent"), Qt::LeftButton);
    QCOMPARE(editor->bytes(), R"({"a":127.0,"b":[1,2]})"_ba);
    QTest::mouseClick(m_it->child<QAbstractButton>("textPretty"), Qt::LeftButton);
    QVERIFY(editor->lines() > 3);
    QTest::keyClicks(editor, u"never typed"_s);
    QVERIFY(!editor->bytes().contains("never"));

    m_it->arrive("plain", "grüße");
    m_it->showTopic("plain");
    QTRY_COMPARE(editor->bytes(), "grüße"_ba);
    QCOMPARE(text("textKind"), u"Text, UTF-8"_s);
    QVERIFY(!m_it->child<QWidget>("textLayout")->isVisible());
}

void TestMessagePane::findsInTheText()
{
    m_it->arrive("f", "one Two one two ONE");
    m_it->showTopic("f");
    tabs()->setCurrentIndex(1);
    auto *editor = m_it->child<ui::PayloadEditor>("textView");
    auto *edit = m_it->child<QLineEdit>("findEdit");
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(edit->isVisible());
    QTest::keyClicks(edit, u"one"_s);
    QTRY_COMPARE(text("findCount"), u"1 of 3"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(text("findCount"), u"2 of 3"_s);
    QCOMPARE(editor->selectedText(), u"one"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(text("findCount"), u"3 of 3"_s);
    edit->setText(u"none"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    edit->selectAll();
    QTest::keyClicks(edit, u"zzz"_s);
    QTRY_COMPARE(text("findCount"), u"Not found"_s);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!edit->isVisible());
}

void TestMessagePane::hexInterpretsTheSelection()
{
    m_it->arrive("x", QByteArray("\x01\x02\xff\xfe", 4));
    m_it->showTopic("x");
    tabs()->setCurrentIndex(2);
    auto *view = tabs()->currentWidget()->findChild<QAbstractScrollArea *>();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(view, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY2(text("hexLittleEndian").contains(u"uint16\u00A0513"_s),
             qPrintable(text("hexLittleEndian")));
    QVERIFY2(text("hexBigEndian").contains(u"uint16\u00A0258"_s), qPrintable(text("hexBigEndian")));
}

void TestMessagePane::propertiesAreCountedAndLinked()
{
    fillClimate(*m_it);
    m_it->showTopic("zigbee2mqtt/living_room/climate");
    QVERIFY(tabs()->tabText(3).startsWith(u"Properties"_s));
    QVERIFY(tabs()->tabText(3).endsWith(u'4'));
    tabs()->setCurrentIndex(3);
    auto *view = m_it->child<QTreeView>("propertiesView");
    QVERIFY(view->isVisible());
    QSignalSpy reply(&m_it->pane, &ui::MessagePane::replyRequested);
    const QModelIndex link = view->model()->index(1, 1);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(link).center());
    QCOMPARE(reply.count(), 1);
    QCOMPARE(reply[0][0].toByteArray(), "zigbee2mqtt/answer"_ba);
    QCOMPARE(reply[0][1].toByteArray(), QByteArray("\x01\x02\x03\xff", 4));

    m_it->arrive("none", "1");
    m_it->showTopic("none");
    QTRY_COMPARE(tabs()->tabText(3), u"Properties"_s);
    QVERIFY(!view->isVisible());
}

void TestMessagePane::copiesValuesAsSent()
{
    m_it->arrive("c", R"({"n":1.50,"s":"a\nb"})");
    m_it->showTopic("c");
    fields()->setFocus();
    fields()->setCurrentIndex(fields()->model()->index(0, 0));
    QTest::keyClick(fields(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"1.50"_s);
    fields()->setCurrentIndex(fields()->model()->index(1, 0));
    QTest::keyClick(fields(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"a\nb"_s);
}

void TestMessagePane::stripButtonsActOnTheTopic()
{
    m_it->arrive("a/b/c", "1");
    m_it->showTopic("a/b/c");
    QTest::mouseClick(m_it->child<QToolButton>("copyTopicButton"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"a/b/c"_s);
    QSignalSpy publish(&m_it->pane, &ui::MessagePane::publishRequested);
    QTest::mouseClick(m_it->child<QToolButton>("publishHereButton"), Qt::LeftButton);
    QCOMPARE(publish.count(), 1);
    QCOMPARE(publish[0][0].toByteArray(), "a/b/c"_ba);
    QSignalSpy topic(&m_it->pane, &ui::MessagePane::topicRequested);
    auto *crumbs = m_it->child<QWidget>("inspectorCrumbs");
    QTest::mouseClick(crumbs, Qt::LeftButton, {}, QPoint(3, crumbs->height() / 2));
    QCOMPARE(topic.count(), 1);
    QCOMPARE(topic[0][0].toByteArray(), "a"_ba);
    for (const QToolButton *button : m_it->pane.findChildren<QToolButton *>()) {
        if (button->text().isEmpty() && button->isVisible())
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
}

void TestMessagePane::branchesAndEmptyPayloadsSaySo()
{
    const auto shows = [this](const QString &words) {
        for (const QLabel *label : m_it->pane.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    };
    QVERIFY(shows(u"Nothing selected"_s));
    m_it->arrive("b/c", "1");
    m_it->showTopic("b");
    QVERIFY(shows(u"No value of its own"_s));
    Arriving clearing;
    clearing.topic = "b/c";
    clearing.retain = true;
    m_it->arrive(clearing);
    m_it->showTopic("b/c");
    QVERIFY(shows(u"Empty payload"_s));
    QCOMPARE(text("changedLabel"), u"changed"_s);
    QCOMPARE(m_it->child<ui::ElidedLabel>("metaRetained")->text(),
             u"cleared the retained message"_s);
}

void TestMessagePane::survivesClearAndTheEndOfTheConnection()
{
    for (int page = 0; page < 4; ++page) {
        m_it = std::make_unique<PaneFixture>();
        m_it->pane.show();
        fillClimate(*m_it);
        m_it->showTopic("zigbee2mqtt/living_room/climate");
        tabs()->setCurrentIndex(page);
        m_it->connection.clear();
        QTRY_VERIFY(m_it->pane.message().isNull());
        QVERIFY(!m_it->pane.grab().isNull());
    }
    auto connection = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits(), nullptr);
    m_it->pane.setConnection(connection.get());
    arrive(connection->topics(), connection->log(), "a", R"({"n":1})");
    m_it->pane.showTopic(connection->topics().find("a"));
    tabs()->setCurrentIndex(0);
    QCOMPARE(row(0), u"n|1|"_s);
    connection.reset();
    QVERIFY(m_it->pane.message().isNull());
    for (int page = 0; page < 4; ++page)
        tabs()->setCurrentIndex(page);
    QVERIFY(!m_it->pane.grab().isNull());
}

void TestMessagePane::anotherConnectionStartsAfresh()
{
    m_it->arrive("a", R"({"n":1})");
    m_it->showTopic("a");
    tabs()->setCurrentIndex(1);
    pipeline::Connection other(pipeline::ConnectionLimits(), nullptr);
    arrive(other.topics(), other.log(), "z", R"({"n":9})");
    m_it->pane.setConnection(&other);
    QVERIFY(m_it->pane.message().isNull());
    m_it->pane.showTopic(other.topics().find("z"));
    QTRY_VERIFY(m_it->child<ui::PayloadEditor>("textView")->bytes().contains('9'));
    m_it->pane.setConnection(nullptr);
    QVERIFY(m_it->pane.message().isNull());
}

void TestMessagePane::comparesWithAMark()
{
    auto *box = m_it->child<QComboBox>("compareBox");
    store::Baselines &baselines = m_it->connection.topics().baselines();
    m_it->arrive("a", R"({"t":20})");
    const store::MarkId mark = baselines.add(u"14:20:00"_s, 0);
    m_it->arrive("a", R"({"t":21})");
    m_it->arrive("a", R"({"t":22})");
    m_it->arrive("new", R"({"t":1})");
    m_it->showTopic("a");
    QCOMPARE(box->count(), 2);
    QCOMPARE(box->currentText(), u"Compare: previous message"_s);
    auto *fields = m_it->child<QTreeView>("fieldsView");
    const auto was = [fields] { return fields->model()->index(0, 2).data().toString(); };
    QVERIFY2(was().startsWith(u"21"_s), qPrintable(was()));
    m_it->pane.compareWith(mark);
    QCOMPARE(box->currentText(), u"Compare: mark 14:20:00"_s);
    QTRY_VERIFY2(was().startsWith(u"20"_s), qPrintable(was()));
    m_it->arrive("a", R"({"t":20})"); // as it was
    QTRY_COMPARE(text("changedLabel"), u"unchanged"_s);
    m_it->showTopic("new");
    QTRY_COMPARE(text("changedLabel"), u"new since the mark"_s);
    m_it->arrive("same", "1");
    baselines.rename(mark, u"before"_s);
    QCOMPARE(box->currentText(), u"Compare: mark before"_s);
    baselines.forget(mark);
    QCOMPARE(box->count(), 1);
    QCOMPARE(box->currentText(), u"Compare: previous message"_s);
    QTRY_COMPARE(text("changedLabel"), u"No earlier message kept"_s);
}

void TestMessagePane::hostilePayloads_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("deep and closed") << QByteArray(5'000, '[') + QByteArray(5'000, ']');
    QTest::newRow("NUL") << QByteArray(1000, '\0');
    QTest::newRow("escape codes") << "\x1b[31mred\x1b[0m \xe2\x80\xae reversed"_ba;
    QTest::newRow("one long line") << QByteArray(900'000, 'x');
    QTest::newRow("many lines") << QByteArray(200'000, '\n');
    QTest::newRow("long number") << QByteArray(100'000, '9');
    QTest::newRow("huge exponent") << R"({"n":1e999999,"m":-1e999999})"_ba;
    QTest::newRow("broken UTF-8") << "{\"a\":\"\xff\xfe\xc3\"}"_ba;
    QTest::newRow("html") << R"({"<b>x</b>":"<img src=x>"})"_ba;
    QByteArray wide("{");
    for (int i = 0; i < 20'000; ++i)
        wide += "\"k" + QByteArray::number(i) + "\":" + QByteArray::number(i) + ",";
    wide.back() = '}';
    QTest::newRow("20,000 fields") << wide;
}

void TestMessagePane::hostilePayloads()
{
    QFETCH(QByteArray, payload);
    m_it->arrive("t", R"({"n":1})");
    m_it->arrive("t", payload);
    m_it->showTopic("t");
    for (int page = 0; page < 4; ++page) {
        tabs()->setCurrentIndex(page);
        QVERIFY(!m_it->pane.grab().isNull());
    }
    QCOMPARE(m_it->pane.message().payload(), payload);
    m_it->arrive("t", R"({"n":2})");
    tabs()->setCurrentIndex(0);
    QTRY_COMPARE(row(0).section(u'|', 0, 1), u"n|2"_s);
}

QTEST_MAIN(TestMessagePane)
#include "tst_messagepane.moc"
