// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"
#include "style/elidedlabel.h"
#include "style/emptystate.h"
#include "support/storefeed.h"
#include "text/querytext.h"
#include "topics/topicfilterline.h"
#include "topics/topicspane.h"
#include "topics/topictreemodel.h"

#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

static constexpr qint64 Start = 1'772'457'728'000'000;

// The filter as the user meets it (ux 2.5, acceptance checks 7 and 8).
class TopicFilterTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void countsInTheFooter();
    void escapeRestores();
    void keepsASelectionMadeWhileFiltering();
    void saysWhatIsWrong();
    void opensAtMostTwoHundredRows();
    void saysThatNothingMatches();
    void searchesValuesInstead();
    void leavesForTheTree();
    void showsAHiddenTopicWithoutFilter();
    void staysWithTheWindow();
    void survivesClearing();
    void looksAtASelectedTopicOnly();
    void namesEveryError();
    void chipFollowsTheText();

private:
    void type(const QString &text)
    {
        m_line->setFocus();
        m_line->selectAll();
        QTest::keyClicks(m_line, text);
    }
    QString footer() const
    {
        return m_pane->findChild<ui::ElidedLabel *>(u"topicFooter"_s)
            ->text()
            .replace(QChar(0x202f), u' ');
    }
    ui::ElidedLabel *message() const
    {
        return m_pane->findChild<ui::ElidedLabel *>(u"topicFilterMessage"_s);
    }
    QModelIndex at(const QByteArray &topic) const
    {
        return m_pane->model()->indexOf(m_connection->topics().find(topic));
    }
    bool isOpen(const QByteArray &topic) const { return m_pane->view()->isExpanded(at(topic)); }

    std::unique_ptr<pipeline::Connection> m_connection;
    std::unique_ptr<ui::TopicsPane> m_pane;
    ui::TopicFilterLine *m_line = nullptr;
};

void TopicFilterTest::init()
{
    m_connection = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits{}, nullptr);
    StoreFeed feed(m_connection->topics(), m_connection->log());
    for (int room = 0; room < 40; ++room) {
        for (const char *leaf : {"climate", "lamp", "motion"})
            feed.add("home/room-" + QByteArray::number(room) + '/' + leaf, QByteArray::number(room),
                     Start);
    }
    for (int i = 0; i < 1080; ++i)
        feed.add("other/" + QByteArray::number(i), "x", Start);
    feed.commit();
    m_pane = std::make_unique<ui::TopicsPane>();
    m_pane->resize(520, 500);
    m_pane->setConnection(m_connection.get());
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    m_line = m_pane->findChild<ui::TopicFilterLine *>(u"topicFilter"_s);
    QVERIFY(m_line);
}

void TopicFilterTest::cleanup()
{
    m_pane.reset();
    m_connection.reset();
}

void TopicFilterTest::countsInTheFooter()
{
    QTRY_COMPARE(footer(), u"1 200 topics"_s);
    type(u"+/+/climate"_s);
    QTRY_COMPARE(footer(), u"40 of 1 200 topics match"_s);
    const auto labels = m_pane->findChildren<ui::ElidedLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const ui::ElidedLabel *label) {
        return label->isVisible() && label->text() == u"MQTT pattern"_s;
    }));
    QVERIFY(isOpen("home/room-39"));
    StoreFeed(m_connection->topics(), m_connection->log())
        .addNow("garden/east/climate", "1", Start);
    QTRY_COMPARE(footer(), u"41 of 1 201 topics match"_s);
    type(u"room-7/climate"_s);
    QTRY_COMPARE(footer(), u"1 of 1 201 topics match"_s);
}

void TopicFilterTest::escapeRestores()
{
    ui::TopicTreeView *view = m_pane->view();
    m_pane->selectTopic("home/room-20/lamp");
    view->expand(at("home/room-3"));
    view->collapse(at("other"));
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 2);
    const int scroll = view->verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    QSignalSpy selections(m_pane.get(), &ui::TopicsPane::selectionChanged);
    type(u"climate"_s);
    QTRY_COMPARE(footer(), u"40 of 1 200 topics match"_s);
    QCOMPARE(m_pane->currentTopic(), QByteArray()); // it has no row
    type(u"room-3/"_s);
    QTRY_COMPARE(footer(), u"3 of 1 200 topics match"_s);
    QTest::keyClick(m_line, Qt::Key_Escape);
    QCOMPARE(m_line->text(), QString());
    QTRY_COMPARE(footer(), u"1 200 topics"_s);
    QVERIFY(isOpen("home") && isOpen("home/room-20") && isOpen("home/room-3"));
    QVERIFY(!isOpen("home/room-4") && !isOpen("other"));
    QCOMPARE(m_pane->currentTopic(), "home/room-20/lamp"_ba);
    QCOMPARE(view->verticalScrollBar()->value(), scroll);
    QCOMPARE(selections.count(), 2); // gone, and back
}

void TopicFilterTest::keepsASelectionMadeWhileFiltering()
{
    m_pane->selectTopic("home/room-20/lamp");
    type(u"room-20"_s);
    QTRY_COMPARE(footer(), u"3 of 1 200 topics match"_s);
    QCOMPARE(m_pane->currentTopic(), "home/room-20/lamp"_ba);
    QSignalSpy selections(m_pane.get(), &ui::TopicsPane::selectionChanged);
    m_pane->view()->setCurrentIndex(at("home/room-20/climate"));
    QCOMPARE(selections.count(), 1);
    m_pane->view()->setFocus();
    QTest::keyClick(m_pane->view(), Qt::Key_Escape);
    QTRY_COMPARE(footer(), u"1 200 topics"_s);
    QCOMPARE(m_pane->currentTopic(), "home/room-20/climate"_ba);
    QVERIFY(isOpen("home/room-20"));
    QCOMPARE(selections.count(), 1);
}

void TopicFilterTest::saysWhatIsWrong()
{
    type(u"climate"_s);
    QTRY_COMPARE(footer(), u"40 of 1 200 topics match"_s);
    QVERIFY(!message()->isVisible());
    type(u"foo/#/bar"_s);
    QTRY_VERIFY(message()->isVisible());
    QCOMPARE(message()->text(), u"# must be the last level (character 5)."_s);
    QVERIFY(m_line->property("error").toBool());
    // Not by colour only.
    const auto actions = m_line->actions();
    QVERIFY(std::any_of(actions.begin(), actions.end(), [this](const QAction *action) {
        return action->isVisible() && action->toolTip() == message()->text();
    }));
    QCOMPARE(m_pane->model()->rowCount(), 1); // still what the last valid filter found
    QVERIFY(at("home/room-1/climate").isValid());
    QVERIFY(!at("home/room-1/lamp").isValid());
    type(u"lamp"_s);
    QTRY_VERIFY(!message()->isVisible());
    QVERIFY(!m_line->property("error").toBool());
    QTRY_VERIFY(at("home/room-1/lamp").isValid());
}

void TopicFilterTest::opensAtMostTwoHundredRows()
{
    type(u"o"_s); // home and other, everything in them
    QTRY_COMPARE(footer(), u"1 200 topics match"_s.prepend(u"1 200 of "_s));
    QVERIFY(!isOpen("other")); // a thousand rows
    QVERIFY(isOpen("home"));
    QVERIFY(isOpen("home/room-0"));
    int rows = 0;
    for (QModelIndex index = m_pane->model()->index(0, 0); index.isValid();
         index = m_pane->view()->indexBelow(index))
        ++rows;
    QVERIFY2(rows <= 200, qPrintable(QString::number(rows)));
}

void TopicFilterTest::saysThatNothingMatches()
{
    auto *empty = m_pane->findChild<ui::EmptyState *>();
    type(u"nowhere"_s);
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->line(), u"No topic matches “nowhere”."_s);
    StoreFeed(m_connection->topics(), m_connection->log()).addNow("nowhere/x", "1", Start);
    QTRY_VERIFY(m_pane->view()->isVisible());
    type(u"never/+"_s);
    QTRY_VERIFY(empty->isVisible());
    for (QPushButton *button : empty->findChildren<QPushButton *>()) {
        if (button->isVisible()) {
            QCOMPARE(button->text(), u"Clear filter"_s);
            button->click();
            break;
        }
    }
    QTRY_VERIFY(m_pane->view()->isVisible());
    QCOMPARE(m_line->text(), QString());
    QCOMPARE(m_pane->model()->rowCount(), 3);
}

void TopicFilterTest::searchesValuesInstead()
{
    auto *empty = m_pane->findChild<ui::EmptyState *>();
    StoreFeed(m_connection->topics(), m_connection->log())
        .addNow("weather", "rather cloudy", Start);
    type(u"cloudy"_s);
    QTRY_VERIFY(empty->isVisible());
    for (QPushButton *button : empty->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == u"Search values"_s)
            button->click();
    }
    QCOMPARE(m_line->text(), u"value:\"cloudy\""_s);
    QTRY_COMPARE(footer(), u"1 of 1 201 topics match"_s);
    QVERIFY(at("weather").isValid());
}

void TopicFilterTest::leavesForTheTree()
{
    m_pane->focusFilter();
    QVERIFY(m_line->hasFocus());
    type(u"lamp"_s);
    QTest::keyClick(m_line, Qt::Key_Return); // at once, without waiting for a pause
    QVERIFY(m_pane->view()->hasFocus());
    QTRY_COMPARE(footer(), u"40 of 1 200 topics match"_s);
}

void TopicFilterTest::showsAHiddenTopicWithoutFilter()
{
    type(u"lamp"_s);
    QTRY_COMPARE(footer(), u"40 of 1 200 topics match"_s);
    QVERIFY(m_pane->selectTopic("home/room-5/lamp"));
    QCOMPARE(m_line->text(), u"lamp"_s);
    QVERIFY(m_pane->selectTopic("home/room-5/motion"));
    QCOMPARE(m_line->text(), QString());
    QCOMPARE(m_pane->currentTopic(), "home/room-5/motion"_ba);
}

void TopicFilterTest::staysWithTheWindow()
{
    pipeline::Connection second(pipeline::ConnectionLimits{}, nullptr);
    StoreFeed feed(second.topics(), second.log());
    feed.add("hall/lamp", "1", Start);
    feed.add("hall/x", "1", Start);
    feed.commit();
    m_pane->selectTopic("home/room-5/motion");
    type(u"lamp"_s);
    QTRY_COMPARE(footer(), u"40 of 1 200 topics match"_s);
    m_pane->setConnection(&second);
    QTRY_COMPARE(footer(), u"1 of 2 topics match"_s);
    m_pane->setConnection(m_connection.get());
    QTRY_COMPARE(footer(), u"40 of 1 200 topics match"_s);
    m_line->clearFilter();
    QCOMPARE(m_pane->currentTopic(), "home/room-5/motion"_ba);
    QVERIFY(isOpen("home/room-5"));
    m_pane->setConnection(&second);
    QCOMPARE(m_pane->model()->rowCount(), 1);
    m_pane->setConnection(nullptr);
}

void TopicFilterTest::survivesClearing()
{
    m_pane->selectTopic("home/room-5/lamp");
    type(u"lamp"_s);
    QTRY_COMPARE(footer(), u"40 of 1 200 topics match"_s);
    m_connection->clear();
    QTRY_COMPARE(m_pane->model()->rowCount(), 0);
    StoreFeed(m_connection->topics(), m_connection->log()).addNow("x/lamp", "1", Start);
    QTRY_COMPARE(footer(), u"1 of 1 topics match"_s);
    QTRY_VERIFY(isOpen("x"));
    m_line->clearFilter();
    QCOMPARE(m_pane->model()->rowCount(), 1);
    type(u"lamp"_s);
    QTRY_COMPARE(footer(), u"1 of 1 topics match"_s);
    m_connection.reset(); // while it is filtered
    QCOMPARE(m_pane->model()->rowCount(), 0);
    m_line->clearFilter();
}

void TopicFilterTest::looksAtASelectedTopicOnly()
{
    type(u"value>30"_s);
    QTRY_COMPARE(footer(), u"27 of 1 200 topics match"_s);
    m_pane->view()->setCurrentIndex(at("home/room-31/lamp"));
    StoreFeed feed(m_connection->topics(), m_connection->log());
    feed.addNow("home/room-31/lamp", "1", Start);
    feed.addNow("home/room-32/lamp", "1", Start);
    QTRY_COMPARE(footer(), u"26 of 1 200 topics match"_s);
    QCOMPARE(m_pane->currentTopic(), "home/room-31/lamp"_ba); // stays while it is looked at
    m_pane->view()->setCurrentIndex(at("home/room-33/lamp"));
    QTRY_COMPARE(footer(), u"25 of 1 200 topics match"_s);
}

void TopicFilterTest::namesEveryError()
{
    using Why = store::QueryError::Why;
    for (int why = 0; why <= static_cast<int>(Why::MarkExpected); ++why) {
        const QString sentence = ui::queryErrorText({static_cast<Why>(why), 3, u"detail"_s});
        QVERIFY2(sentence.size() > 20 && sentence.endsWith(u"(character 4)."_s),
                 qPrintable(sentence));
    }
}

void TopicFilterTest::chipFollowsTheText()
{
    auto *chip = m_pane->findChild<QToolButton *>(u"chipRetained"_s);
    QVERIFY(chip && !chip->isChecked() && !chip->accessibleName().isEmpty());
    StoreFeed(m_connection->topics(), m_connection->log())
        .addNow("garden/climate", "1", Start, {.retain = true});
    type(u"climate"_s);
    QTRY_COMPARE(footer(), u"41 of 1 201 topics match"_s);
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(m_line->text(), u"climate retained:yes"_s);
    QTRY_COMPARE(footer(), u"1 of 1 201 topics match"_s);
    QVERIFY(chip->isChecked());
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(m_line->text(), u"climate"_s);
    QVERIFY(!chip->isChecked());
    QTRY_COMPARE(footer(), u"41 of 1 201 topics match"_s);
    type(u"retained:yes"_s);
    QVERIFY(chip->isChecked());
    QTest::keyClick(m_line, Qt::Key_Escape);
    QVERIFY(!chip->isChecked());
}

QTEST_MAIN(TopicFilterTest)
#include "tst_topicfilter.moc"
