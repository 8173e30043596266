// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"
#include "style/elidedlabel.h"
#include "support/storefeed.h"
#include "topics/filterpresets.h"
#include "topics/markchip.h"
#include "topics/topicfilterline.h"
#include "topics/topicfilterstrip.h"
#include "topics/topicspane.h"
#include "topics/topictreemodel.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

static constexpr qint64 Start = 1'772'457'728'000'000;

// Marks and saved filters as the user meets them (ux 2.20 F3, picture 09).
class MarksTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void chipShowsOnlyWhatDiffers();
    void chipFollowsTheText();
    void saysWasWhat_data();
    void saysWasWhat();
    void newAndClearedTopics();
    void changedBackGoes();
    void choosesRenamesAndForgets();
    void staysTrueWithAnotherConnection();
    void forgettingEverythingForgetsMarks();
    void keepsFilters();

private:
    void set(const QByteArray &topic, const QByteArray &payload)
    {
        StoreFeed(m_connection->topics(), m_connection->log()).addNow(topic, payload, ++m_now);
    }
    QString footer() const
    {
        return m_pane->findChild<ui::ElidedLabel *>(u"topicFooter"_s)
            ->text()
            .replace(QChar(0x202f), u' ');
    }
    QModelIndex at(const QByteArray &topic) const
    {
        return m_pane->model()->indexOf(m_connection->topics().find(topic));
    }
    QString value(const QByteArray &topic) const
    {
        return at(topic).siblingAtColumn(int(ui::TopicColumn::Value)).data().toString();
    }
    // The entry of the chip's menu, below this one of its submenus if there is one.
    QAction *entry(QToolButton *button, const QString &text, const QString &below = {}) const
    {
        emit button->menu()->aboutToShow();
        QMenu *menu = button->menu();
        for (QAction *action : menu->actions()) {
            if (!below.isEmpty() && action->menu() && action->text().remove(u'&') == below)
                menu = action->menu();
        }
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&').section(u'\t', 0, 0) == text)
                return action;
        }
        return nullptr;
    }
    store::Baselines &baselines() const { return m_connection->topics().baselines(); }

    std::unique_ptr<pipeline::Connection> m_connection;
    std::unique_ptr<ui::TopicsPane> m_pane;
    ui::TopicFilterLine *m_line = nullptr;
    ui::MarkChip *m_chip = nullptr;
    qint64 m_now = Start;
};

void MarksTest::init()
{
    m_connection = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits{}, nullptr);
    m_now = Start;
    for (int room = 0; room < 20; ++room) {
        for (const char *leaf : {"climate", "lamp", "motion"})
            set("home/room-" + QByteArray::number(room) + '/' + leaf, "on");
    }
    m_pane = std::make_unique<ui::TopicsPane>();
    m_pane->setClock([this] { return m_now; });
    m_pane->resize(520, 500);
    m_pane->setConnection(m_connection.get());
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    m_line = m_pane->filterStrip()->line();
    m_chip = m_pane->findChild<ui::MarkChip *>(u"chipChanged"_s);
    QVERIFY(m_chip && !m_chip->isVisible());
}

void MarksTest::cleanup()
{
    m_pane.reset();
    m_connection.reset();
}

void MarksTest::chipShowsOnlyWhatDiffers()
{
    QSignalSpy compared(m_pane.get(), &ui::TopicsPane::comparedMarkChanged);
    const store::MarkId mark = m_pane->markNow();
    QVERIFY(m_chip->isVisible() && !m_chip->isChecked());
    const QString name = baselines().find(mark)->name;
    QCOMPARE(m_chip->text(), name.left(5));
    QVERIFY(m_chip->accessibleName().contains(name));
    set("home/room-3/lamp", "off");
    set("home/room-3/motion", "off");
    set("home/room-7/lamp", "off");
    set("home/room-8/lamp", "on");
    QTest::mouseClick(m_chip, Qt::LeftButton, {}, QPoint(8, m_chip->height() / 2));
    QCOMPARE(m_line->text(), u"changed:mark"_s);
    QVERIFY(m_chip->isChecked());
    QTRY_COMPARE(footer(), u"3 of 60 topics changed value since %1"_s.arg(name));
    QVERIFY(at("home/room-3/lamp").isValid() && at("home/room-3/motion").isValid());
    QVERIFY(at("home/room-7/lamp").isValid());
    QVERIFY(!at("home/room-8/lamp").isValid() && !at("home/room-3/climate").isValid());
    QCOMPARE(value("home"), u"3 of 60 changed"_s);
    QCOMPARE(value("home/room-3"), u"2 of 3 changed"_s);
    QCOMPARE(value("home/room-7/lamp"), u"off   was on"_s);
    QCOMPARE(compared.count(), 1);
    QCOMPARE(compared.first().first().value<store::MarkId>(), mark);
    set("home/room-9/lamp", "off"); // while one looks
    QTRY_COMPARE(footer(), u"4 of 60 topics changed value since %1"_s.arg(name));
    QTest::mouseClick(m_chip, Qt::LeftButton, {}, QPoint(8, m_chip->height() / 2));
    QCOMPARE(m_line->text(), QString());
    QVERIFY(!m_chip->isChecked());
    QCOMPARE(compared.count(), 2);
    QTRY_COMPARE(value("home/room-7/lamp"), u"off"_s);
}

void MarksTest::chipFollowsTheText()
{
    m_line->setFilter(u"changed:mark"_s);
    QCOMPARE(m_line->error(), u"Nothing was marked yet (character 1)."_s);
    m_pane->markNow();
    QCOMPARE(m_line->error(), QString()); // valid now, without a key
    QVERIFY(m_chip->isChecked());
    m_line->setFilter(u"-changed:mark"_s);
    QVERIFY(!m_chip->isChecked());
    m_line->setFilter(u"lamp changed:mark retained:no"_s);
    QVERIFY(m_chip->isChecked());
    QTest::mouseClick(m_chip, Qt::LeftButton, {}, QPoint(8, m_chip->height() / 2));
    QCOMPARE(m_line->text(), u"lamp retained:no"_s);
    m_line->setFilter(u"changed:never"_s);
    QVERIFY(!m_line->error().isEmpty());
}

void MarksTest::saysWasWhat_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("row");
    QTest::newRow("scalar") << "21.1"_ba
                            << "21.7"_ba << u"21.7   was 21.1"_s;
    QTest::newRow("field") << R"({"t":21.1,"h":4})"_ba
                           << R"({"t":21.7,"h":4})"_ba << u"t 21.7   was 21.1"_s;
    QTest::newRow("two fields") << R"({"t":21.1,"h":4})"_ba
                                << R"({"t":21.7,"h":5})"_ba << u"t 21.7   was 21.1   +1 more"_s;
    QTest::newRow("added") << R"({"t":1})"_ba
                           << R"({"t":1,"h":5})"_ba << u"h 5   was –"_s;
    QTest::newRow("empty") << "x"_ba
                           << ""_ba << u"‹empty›   was x"_s;
    QTest::newRow("control") << "a\nb"_ba
                             << "c"_ba << u"c   was a␊b"_s;
}

void MarksTest::saysWasWhat()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    set("x", before);
    m_pane->markNow();
    set("x", after);
    m_line->setFilter(u"changed:mark"_s);
    QTRY_VERIFY(footer().startsWith(u"1 of 61"_s));
    QTEST(value("x"), "row");
}

void MarksTest::newAndClearedTopics()
{
    m_pane->markNow();
    set("new", "1");
    set("home/room-1/lamp", "");
    m_line->setFilter(u"changed:mark"_s);
    QTRY_VERIFY(footer().startsWith(u"2 of 61"_s));
    QCOMPARE(value("new"), u"1   new"_s);
    QCOMPARE(value("home/room-1/lamp"), u"‹empty›   was on"_s);
}

void MarksTest::changedBackGoes()
{
    m_pane->markNow();
    set("home/room-1/lamp", "off");
    m_line->setFilter(u"changed:mark"_s);
    QTRY_VERIFY(footer().startsWith(u"1 of 60"_s));
    set("home/room-1/lamp", "on");
    QTRY_VERIFY(footer().startsWith(u"0 of 60"_s));
}

void MarksTest::choosesRenamesAndForgets()
{
    const store::MarkId first = m_pane->markNow();
    set("home/room-1/lamp", "off");
    m_now += 1'000'000;
    const store::MarkId second = m_pane->markNow();
    set("home/room-2/lamp", "off");
    const QString firstName = baselines().find(first)->name;
    QVERIFY(entry(m_chip, firstName));
    entry(m_chip, firstName)->trigger();
    QCOMPARE(m_line->text(), u"changed:%1"_s.arg(firstName));
    QTRY_VERIFY(footer().startsWith(u"2 of 60"_s));
    entry(m_chip, u"%1…"_s.arg(firstName), u"Rename"_s)->trigger();
    auto *dialog = m_chip->findChild<QInputDialog *>(u"renameMarkDialog"_s);
    QTRY_VERIFY(dialog && dialog->isVisible());
    dialog->setTextValue(u"before the test"_s);
    dialog->accept();
    QCOMPARE(baselines().find(first)->name, u"before the test"_s);
    QCOMPARE(m_line->text(), u"changed:\"before the test\""_s);
    QCOMPARE(m_line->error(), QString());
    QTRY_VERIFY(footer().endsWith(u"since before the test"_s));
    QVERIFY(footer().startsWith(u"2 of 60"_s));
    entry(m_chip, u"before the test"_s, u"Forget"_s)->trigger();
    QCOMPARE(m_line->text(), QString()); // what it compared with is gone
    QVERIFY(!baselines().find(first) && baselines().find(second));
    m_line->setFilter(u"changed:mark"_s);
    QTRY_VERIFY(footer().startsWith(u"1 of 60"_s));
    entry(m_chip, u"Forget all marks"_s)->trigger();
    QVERIFY(!m_chip->isVisible());
    QCOMPARE(m_line->text(), QString());
}

void MarksTest::staysTrueWithAnotherConnection()
{
    pipeline::Connection second(pipeline::ConnectionLimits{}, nullptr);
    StoreFeed(second.topics(), second.log()).addNow("hall/lamp", "1", Start);
    m_pane->markNow();
    set("home/room-1/lamp", "off");
    m_line->setFilter(u"changed:mark"_s);
    QTRY_VERIFY(footer().startsWith(u"1 of 60"_s));
    m_pane->setConnection(&second);
    QVERIFY(!m_chip->isVisible());
    QVERIFY(!m_line->error().isEmpty()); // nothing is marked there
    m_pane->setConnection(m_connection.get());
    QCOMPARE(m_line->error(), QString());
    QVERIFY(m_chip->isVisible() && m_chip->isChecked());
    QTRY_VERIFY(footer().startsWith(u"1 of 60"_s));
    m_connection.reset(); // while it is filtered
    QVERIFY(!m_chip->isVisible());
    m_line->clearFilter();
}

void MarksTest::forgettingEverythingForgetsMarks()
{
    m_pane->markNow();
    set("home/room-1/lamp", "off");
    m_line->setFilter(u"changed:mark"_s);
    QTRY_VERIFY(footer().startsWith(u"1 of 60"_s));
    m_connection->clear();
    QVERIFY(!m_chip->isVisible());
    set("x", "1");
    m_line->clearFilter();
    QTRY_COMPARE(footer(), u"1 topic"_s);
}

void MarksTest::keepsFilters()
{
    auto *button = m_pane->filterStrip()->presets();
    QSignalSpy changed(button, &ui::FilterPresets::changed);
    QVERIFY(!entry(button, u"Save this filter…"_s)->isEnabled());
    const auto save = [&](const QString &name) {
        entry(button, u"Save this filter…"_s)->trigger();
        auto *dialog = button->findChild<QInputDialog *>(u"saveFilterDialog"_s);
        QVERIFY(dialog);
        dialog->setTextValue(name);
        dialog->accept();
        delete dialog;
    };
    m_line->setFilter(u"lamp value:off"_s);
    save(u"Dark lamps"_s);
    QCOMPARE(changed.count(), 1);
    m_line->setFilter(u"motion"_s);
    save(u"Dark lamps"_s); // never written over
    QCOMPARE(changed.last().first().value<ui::FilterPresets::Presets>(),
             (ui::FilterPresets::Presets{{u"Dark lamps"_s, u"lamp value:off"_s},
                                         {u"Dark lamps (2)"_s, u"motion"_s}}));
    entry(button, u"Dark lamps"_s)->trigger();
    QCOMPARE(m_line->text(), u"lamp value:off"_s);
    m_line->undo();
    QCOMPARE(m_line->text(), u"motion"_s); // what was typed is not lost
    entry(button, u"Dark lamps"_s, u"Remove"_s)->trigger();
    QCOMPARE(changed.last().first().value<ui::FilterPresets::Presets>().keys(),
             QStringList{u"Dark lamps (2)"_s});
}

QTEST_MAIN(MarksTest)
#include "tst_marks.moc"
