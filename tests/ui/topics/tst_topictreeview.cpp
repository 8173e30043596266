// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/topicrows.h"
#include "support/storefeed.h"
#include "topics/topiccolumns.h"
#include "topics/topictreemodel.h"
#include "topics/topictreeview.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <memory>

using namespace Qt::Literals::StringLiterals;

static constexpr qint64 Start = 1'772'457'728'000'000;

// The tree as the user meets it: mouse, keys, and rows that stay where they are.
class TopicTreeViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keepsTheTopRowWhenScrolled();
    void keepsTheRowUnderThePointer();
    void keepsTheSelectedRow();
    void staysDuringAFlood_data();
    void staysDuringAFlood();
    void staysAtTheTopOfAFreshTree();
    void survivesAFloodOfNewTopics();
    void opensAFreshTreeOnce();
    void opensNothingAfterATouch();
    void foldsByKeys();
    void expandsAllBelowWithinLimits();
    void findsByTyping();
    void selectsAndCentres();
    void remembersAndRestores();
    void hasNoHorizontalScrollBar();
    void explainsItselfBesideTheRow();

private:
    void fill(const QByteArray &branch, int count);
    QModelIndex at(const QByteArray &topic) const { return m_model->indexOf(m_tree->find(topic)); }
    int top(const QByteArray &topic) const { return m_view->visualRect(at(topic)).top(); }
    void hover(const QByteArray &topic);

    std::unique_ptr<store::TopicTree> m_tree;
    std::unique_ptr<store::MessageLog> m_log;
    std::unique_ptr<StoreFeed> m_feed;
    std::unique_ptr<ui::TopicTreeModel> m_model;
    std::unique_ptr<ui::TopicTreeView> m_view;
};

void TopicTreeViewTest::init()
{
    m_tree = std::make_unique<store::TopicTree>();
    m_log = std::make_unique<store::MessageLog>(64 << 20);
    m_feed = std::make_unique<StoreFeed>(*m_tree, *m_log);
    m_model = std::make_unique<ui::TopicTreeModel>();
    m_model->setStore(m_tree.get(), m_log.get());
    m_view = std::make_unique<ui::TopicTreeView>();
    m_view->setTopicModel(m_model.get());
    m_view->resize(520, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->setFocus();
}

void TopicTreeViewTest::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void TopicTreeViewTest::fill(const QByteArray &branch, int count)
{
    for (int i = 0; i < count; ++i)
        m_feed->add(branch + QByteArray::number(1000 + i), "1", Start);
    m_feed->commit();
}

void TopicTreeViewTest::hover(const QByteArray &topic)
{
    const QPointF place = m_view->visualRect(at(topic)).center();
    QHoverEvent event(QEvent::HoverMove, place, m_view->viewport()->mapToGlobal(place), place);
    QCoreApplication::sendEvent(m_view->viewport(), &event);
}

void TopicTreeViewTest::keepsTheTopRowWhenScrolled()
{
    fill("m", 100);
    m_view->scrollTo(at("m1050"), QAbstractItemView::PositionAtTop);
    const int before = top("m1050");
    fill("a", 30);
    QTRY_COMPARE(top("m1050"), before);
    QVERIFY(m_view->indexAt({100, 5}).isValid());
    QCOMPARE(m_view->indexAt({100, before + 5}), at("m1050"));
}

void TopicTreeViewTest::keepsTheRowUnderThePointer()
{
    fill("m", 100);
    hover("m1005");
    const int before = top("m1005");
    fill("a", 3); // inserted above, while the bar stands at the top
    QTRY_COMPARE(top("m1005"), before);
    QVERIFY(m_view->verticalScrollBar()->value() > 0);
}

// Acceptance check 5 in small.
void TopicTreeViewTest::keepsTheSelectedRow()
{
    fill("m", 100);
    m_view->scrollTo(at("m1030"), QAbstractItemView::PositionAtTop);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      m_view->visualRect(at("m1032")).center());
    QCOMPARE(m_view->currentNode(), m_tree->find("m1032"));
    const int before = top("m1032");
    const int scroll = m_view->verticalScrollBar()->value();
    for (int tick = 0; tick < 20; ++tick) {
        for (int i = 0; i < 50; ++i)
            m_feed->add("m" + QByteArray::number(1000 + i), QByteArray::number(tick), Start);
        m_feed->add("z/" + QByteArray::number(tick), "1", Start); // below what is visible
        m_feed->commit();
        QCoreApplication::processEvents();
    }
    QCOMPARE(top("m1032"), before);
    QCOMPARE(m_view->verticalScrollBar()->value(), scroll);
    fill("a", 10);
    QTRY_COMPARE(top("m1032"), before);
    QCOMPARE(m_view->currentNode(), m_tree->find("m1032"));
}

void TopicTreeViewTest::staysDuringAFlood_data()
{
    QTest::addColumn<store::TopicSort>("sort");
    QTest::newRow("by name") << store::TopicSort::Name;
    QTest::newRow("by rate") << store::TopicSort::Rate;
}

// Acceptance check 5 of ux.md: sixty seconds at 1,000 messages a second into other topics.
void TopicTreeViewTest::staysDuringAFlood()
{
    QFETCH(store::TopicSort, sort);
    qint64 now = Start;
    m_model->setClock([&] { return now; });
    const auto topic = [](int i) -> QByteArray {
        return "b" + QByteArray::number(10 + i % 20) + "/t" + QByteArray::number(100 + i / 20);
    };
    for (int i = 0; i < 600; ++i)
        m_feed->add(topic(i), "{\"state\":\"ON\"}", now);
    m_feed->commit();
    m_model->rows()->setSort(sort);
    for (int i = 0; i < 4; ++i)
        m_view->expand(m_model->index(i, 0));
    const QModelIndex middle = m_model->index(15, 0, m_model->index(1, 0));
    m_view->scrollTo(middle, QAbstractItemView::PositionAtCenter);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->visualRect(middle).center());
    const store::NodeId node = m_view->currentNode();
    QCOMPARE(node, m_model->node(middle));
    const QByteArray selected = m_tree->topic(node);
    const auto look = [&] {
        const QModelIndex index = m_view->currentIndex();
        return QStringList{index.siblingAtColumn(0).data().toString(),
                           index.siblingAtColumn(1).data().toString(),
                           QString::number(index.row()),
                           QString::number(index.parent().row()),
                           QString::number(m_view->visualRect(index).top()),
                           QString::number(m_view->verticalScrollBar()->value())};
    };
    const QStringList before = look();
    for (int second = 0; second < 60; ++second) {
        now += 1'000'000;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray other = topic((i * 7 + second) % 600);
            if (other != selected)
                m_feed->add(other, QByteArray::number(i % 10), now);
        }
        m_feed->add("z/" + QByteArray::number(second), "1", now);
        m_feed->commit();
        QCoreApplication::processEvents();
        QCOMPARE(look(), before);
    }
    QCOMPARE(m_view->currentNode(), node);
}

void TopicTreeViewTest::staysAtTheTopOfAFreshTree()
{
    fill("m", 100);
    fill("a", 30);
    QCoreApplication::processEvents();
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    QCOMPARE(m_view->indexAt({100, 5}), at("a1000"));
}

void TopicTreeViewTest::survivesAFloodOfNewTopics()
{
    for (int tick = 0; tick < 30; ++tick) {
        for (int i = 0; i < 60; ++i)
            m_feed->add("t" + QByteArray::number((i * 7919 + tick * 104729) % 50021) + "/x/"
                            + QByteArray::number(i % 5),
                        "1", Start);
        m_feed->commit();
        if (tick == 3)
            m_view->expandBelow(m_model->index(2, 0));
        if (tick % 5 == 0)
            m_view->verticalScrollBar()->setValue(tick * 37);
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_model->rowCount(), m_tree->childCount(store::NodeId::Root));
    QVERIFY(m_view->indexAt({100, 5}).isValid());
}

void TopicTreeViewTest::opensAFreshTreeOnce()
{
    fill("one/", 5);
    fill("two/", 8);
    QVERIFY(!m_view->isExpanded(at("one")));
    QTRY_VERIFY(m_view->isExpanded(at("two")));
    QVERIFY(m_view->isExpanded(at("one")));
    fill("three/", 8); // fifteen rows show: enough
    QTest::qWait(400); // longer than the calm the view waits for
    QVERIFY(!m_view->isExpanded(at("three")));
}

void TopicTreeViewTest::opensNothingAfterATouch()
{
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    fill("one/", 5);
    QTest::qWait(400);
    QVERIFY(!m_view->isExpanded(at("one")));
}

void TopicTreeViewTest::foldsByKeys()
{
    m_view->setTouched();
    fill("a/b/", 3);
    m_view->setCurrentIndex(at("a"));
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QVERIFY(m_view->isExpanded(at("a")));
    QVERIFY(!m_view->isExpanded(at("a/b")));
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QVERIFY(!m_view->isExpanded(at("a")));
    QTest::keyClick(m_view.get(), Qt::Key_Asterisk);
    QVERIFY(m_view->isExpanded(at("a")));
    QVERIFY(m_view->isExpanded(at("a/b")));
    m_view->collapseBelow(at("a"));
    QVERIFY(!m_view->isExpanded(at("a")));
    QVERIFY(!m_view->isExpanded(at("a/b")));

    QSignalSpy enter(m_view.get(), &ui::TopicTreeView::enterPressed);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(enter.count(), 1);
}

void TopicTreeViewTest::expandsAllBelowWithinLimits()
{
    fill("big/large/", 5000);
    fill("big/small/", 10);
    m_view->expandBelow(at("big"));
    QVERIFY(m_view->isExpanded(at("big")));
    QVERIFY(m_view->isExpanded(at("big/small")));
    QVERIFY(!m_view->isExpanded(at("big/large"))); // more than 2,000 rows
}

void TopicTreeViewTest::findsByTyping()
{
    fill("alpha", 3);
    fill("tele", 3);
    // The value of the current row does not matter, whichever cell was clicked.
    m_view->setCurrentIndex(at("alpha1000"));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      QPoint(m_view->columnViewportPosition(1) + 5, top("alpha1001") + 5));
    QTest::keyClicks(m_view.get(), u"te"_s);
    QCOMPARE(m_view->currentNode(), m_tree->find("tele1000"));
}

void TopicTreeViewTest::selectsAndCentres()
{
    fill("a/b/c/", 200);
    m_view->select(m_tree->find("a/b/c/1150"));
    QCOMPARE(m_view->currentNode(), m_tree->find("a/b/c/1150"));
    const QRect row = m_view->visualRect(at("a/b/c/1150"));
    const int middle = m_view->viewport()->height() / 2;
    QVERIFY2(qAbs(row.center().y() - middle) <= row.height(), qPrintable(QString::number(row.y())));
    QCOMPARE(m_view->selectedNodes(), std::vector{m_tree->find("a/b/c/1150")});
}

void TopicTreeViewTest::remembersAndRestores()
{
    fill("a/b/c/", 50);
    fill("d/", 50);
    m_view->select(m_tree->find("a/b/c/1040"));
    m_view->expand(at("d"));
    const ui::TopicTreeState state = m_view->state();
    m_model->setStore(nullptr, nullptr);
    QCOMPARE(m_view->currentNode(), store::NodeId::None);
    m_model->setStore(m_tree.get(), m_log.get());
    QVERIFY(!m_view->isExpanded(at("a/b")));
    m_view->restore(state);
    QVERIFY(m_view->isExpanded(at("a/b")));
    QVERIFY(m_view->isExpanded(at("d")));
    QCOMPARE(m_view->currentNode(), m_tree->find("a/b/c/1040"));
    QCOMPARE(m_view->verticalScrollBar()->value(), state.scroll);
}

void TopicTreeViewTest::hasNoHorizontalScrollBar()
{
    fill("a/very/long/topic/with/many/levels/and/then/a/rather/long/name/at/the/end/", 3);
    m_view->expandBelow(at("a"));
    for (const int width : {1000, 520, 372}) {
        m_view->columns()->setRateColumn(width > 400);
        m_view->resize(width, 400);
        QCoreApplication::processEvents();
        QVERIFY(!m_view->horizontalScrollBar()->isVisible());
        QCOMPARE(m_view->header()->length(), m_view->viewport()->width());
        QVERIFY(m_view->columnWidth(1) >= 100);
    }
    QVERIFY(m_view->isColumnHidden(2)); // no rate in a narrow window
}

void TopicTreeViewTest::explainsItselfBesideTheRow()
{
    fill("plant/line/", 3);
    m_view->select(m_tree->find("plant/line/1001"));
    const QPoint place = m_view->visualRect(at("plant/line/1001")).center();
    QHelpEvent help(QEvent::ToolTip, place, m_view->viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(m_view->viewport(), &help);
    QVERIFY(QToolTip::text().startsWith(u"plant/line/1001"_s));
    QToolTip::hideText();
}

QTEST_MAIN(TopicTreeViewTest)
#include "tst_topictreeview.moc"
