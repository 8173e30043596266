// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"
#include "style/elidedlabel.h"
#include "style/emptystate.h"
#include "support/storefeed.h"
#include "topics/topicactions.h"
#include "topics/topicspane.h"
#include "topics/topictreemodel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

static constexpr qint64 Start = 1'772'457'728'000'000;

class TopicsPaneTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysWhyItIsEmpty();
    void countsTopicsInTheFooter();
    void reportsTheSelection();
    void selectsByTopic();
    void remembersEveryConnection();
    void forgetsWhatIsGone();
    void offersCommandsThatWork();
    void copiesTopicAndValue();

private:
    static QByteArray last(const QSignalSpy &spy) { return spy.last().at(0).toByteArray(); }

    std::unique_ptr<pipeline::Connection> m_first;
    std::unique_ptr<pipeline::Connection> m_second;
    std::unique_ptr<ui::TopicsPane> m_pane;
};

void TopicsPaneTest::init()
{
    m_first = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits{}, nullptr);
    m_second = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits{}, nullptr);
    m_pane = std::make_unique<ui::TopicsPane>();
    m_pane->resize(520, 500);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TopicsPaneTest::cleanup()
{
    m_pane.reset();
    m_first.reset();
    m_second.reset();
}

void TopicsPaneTest::saysWhyItIsEmpty()
{
    auto *empty = m_pane->findChild<ui::EmptyState *>();
    QVERIFY(empty && empty->isVisible());
    QCOMPARE(empty->line(), u"No connection"_s);
    m_pane->setConnection(m_first.get());
    QCOMPARE(empty->line(), u"Not connected"_s);
    StoreFeed(m_first->topics(), m_first->log()).addNow("a", "1", Start);
    QTRY_VERIFY(!empty->isVisible());
    QVERIFY(m_pane->view()->isVisible());
    m_first->clear();
    QTRY_VERIFY(empty->isVisible());
}

void TopicsPaneTest::countsTopicsInTheFooter()
{
    m_pane->setConnection(m_first.get());
    auto *footer = m_pane->findChild<ui::ElidedLabel *>(u"topicFooter"_s);
    StoreFeed feed(m_first->topics(), m_first->log());
    feed.addNow("a/b", "1", Start);
    QTRY_COMPARE(footer->text(), u"1 topic"_s);
    for (int i = 0; i < 1200; ++i)
        feed.add("a/" + QByteArray::number(i), "1", Start);
    feed.commit();
    QTRY_COMPARE(footer->text().replace(QChar(0x202f), u' '), u"1 201 topics"_s);
}

void TopicsPaneTest::reportsTheSelection()
{
    m_pane->setConnection(m_first.get());
    StoreFeed feed(m_first->topics(), m_first->log());
    feed.add("a", "1", Start);
    feed.add("b", "1", Start);
    feed.commit();
    std::vector<store::NodeId> selected;
    connect(m_pane.get(), &ui::TopicsPane::selectionChanged, this,
            [&](const std::vector<store::NodeId> &nodes) { selected = nodes; });
    ui::TopicTreeView *view = m_pane->view();
    const auto click = [&](const QByteArray &topic, Qt::KeyboardModifiers keys) {
        const QModelIndex index = m_pane->model()->indexOf(m_first->topics().find(topic));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, keys, view->visualRect(index).center());
    };
    click("a", {});
    QCOMPARE(selected, std::vector{m_first->topics().find("a")});
    QCOMPARE(m_pane->currentTopic(), "a"_ba);
    click("b", Qt::ControlModifier);
    QCOMPARE(selected.size(), 2U);
    m_first->clear();
    QTRY_VERIFY(selected.empty());
}

void TopicsPaneTest::selectsByTopic()
{
    m_pane->setConnection(m_first.get());
    StoreFeed(m_first->topics(), m_first->log()).addNow("a/b/c", "1", Start);
    QVERIFY(m_pane->selectTopic("a/b/c"));
    QCOMPARE(m_pane->currentTopic(), "a/b/c"_ba);
    QVERIFY(!m_pane->selectTopic("a/b/unknown"));
    QVERIFY(!m_pane->selectTopic(""));
    QCOMPARE(m_pane->currentTopic(), "a/b/c"_ba);
}

void TopicsPaneTest::remembersEveryConnection()
{
    StoreFeed(m_first->topics(), m_first->log()).addNow("a/b", "1", Start);
    StoreFeed(m_second->topics(), m_second->log()).addNow("x/y", "1", Start);
    m_pane->setConnection(m_first.get());
    m_pane->selectTopic("a/b");
    m_pane->setConnection(m_second.get());
    QCOMPARE(m_pane->currentTopic(), QByteArray());
    m_pane->selectTopic("x/y");
    m_pane->setConnection(m_first.get());
    QCOMPARE(m_pane->currentTopic(), "a/b"_ba);
    m_pane->setConnection(m_second.get());
    QCOMPARE(m_pane->currentTopic(), "x/y"_ba);
}

void TopicsPaneTest::forgetsWhatIsGone()
{
    StoreFeed(m_first->topics(), m_first->log()).addNow("a/b", "1", Start);
    m_pane->setConnection(m_first.get());
    m_pane->selectTopic("a/b");
    m_pane->setConnection(m_second.get());
    m_first->clear(); // while it is not shown: what was remembered names nothing any more
    m_pane->setConnection(m_first.get());
    QCOMPARE(m_pane->currentNode(), store::NodeId::None);

    QSignalSpy selection(m_pane.get(), &ui::TopicsPane::selectionChanged);
    m_first.reset(); // while it is shown
    QVERIFY(!selection.isEmpty());
    QCOMPARE(m_pane->connection(), nullptr);
    QCOMPARE(m_pane->model()->rowCount(), 0);
    m_pane->setConnection(m_second.get());
    m_pane->setConnection(nullptr);
    m_second.reset();
}

void TopicsPaneTest::offersCommandsThatWork()
{
    m_pane->setConnection(m_first.get());
    StoreFeed(m_first->topics(), m_first->log()).addNow("room/lamp", "ON", Start);
    ui::TopicActions *actions = m_pane->actions();
    QVERIFY(!actions->publish()->isEnabled());
    QSignalSpy publish(m_pane.get(), &ui::TopicsPane::publishRequested);
    QSignalSpy subscribe(m_pane.get(), &ui::TopicsPane::subscribeRequested);

    m_pane->selectTopic("room/lamp");
    QVERIFY(actions->copyValue()->isEnabled());
    QVERIFY(!actions->expandAll()->isEnabled());
    actions->publish()->trigger();
    QCOMPARE(last(publish), "room/lamp"_ba);
    actions->subscribe()->trigger();
    QCOMPARE(last(subscribe), "room/lamp"_ba);

    m_pane->selectTopic("room");
    QVERIFY(!actions->copyValue()->isEnabled());
    QVERIFY(actions->expandAll()->isEnabled());
    actions->subscribe()->trigger();
    QCOMPARE(last(subscribe), "room/#"_ba);

    const QRect row = m_pane->view()->visualRect(m_pane->view()->currentIndex());
    QContextMenuEvent menuEvent(QContextMenuEvent::Mouse, row.center(),
                                m_pane->view()->viewport()->mapToGlobal(row.center()));
    QCoreApplication::sendEvent(m_pane->view()->viewport(), &menuEvent);
    auto *menu = m_pane->view()->findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
    QVERIFY(menu->actions().contains(actions->copyTopic()));
    menu->close();
}

void TopicsPaneTest::copiesTopicAndValue()
{
    m_pane->setConnection(m_first.get());
    StoreFeed feed(m_first->topics(), m_first->log());
    feed.addNow("room/la\x1bmp", "O\nN", Start);
    m_pane->selectTopic("room/la\x1bmp");
    m_pane->view()->setFocus();
    QTest::keyClick(m_pane->view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"room/la\x1bmp"_s); // exact, not escaped
    QTest::keyClick(m_pane->view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"O\nN"_s);
}

QTEST_MAIN(TopicsPaneTest)
#include "tst_topicspane.moc"
