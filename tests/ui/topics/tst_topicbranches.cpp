// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"
#include "pipeline/topicrows.h"
#include "style/elidedlabel.h"
#include "support/storefeed.h"
#include "topics/branchactions.h"
#include "topics/topicactions.h"
#include "topics/topicfilterline.h"
#include "topics/topicspane.h"
#include "topics/topictreemodel.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using store::NodeId;

static constexpr qint64 Start = 1'772'457'728'000'000; // microseconds since the epoch

// One branch alone, muted branches and the order of rows, as the pane offers them.
class TopicBranchesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsOneBranchAlone();
    void comesBackAsItWas();
    void filtersOneBranch();
    void endsWithEscape();
    void selectsWhatIsElsewhere();
    void remembersEachConnection();
    void clearingEndsIt();
    void mutesAndUnmutes();
    void mutedBranchesRaiseNothing();
    void mutedBranchesHaveNotChanged();
    void tellsTheHistory();
    void saysTheOrder();

private:
    NodeId node(const QByteArray &topic) const { return m_connection->topics().find(topic); }
    QModelIndex at(const QByteArray &topic) const { return m_pane->model()->indexOf(node(topic)); }
    QByteArrayList rows(const QModelIndex &parent = {}) const
    {
        QByteArrayList result;
        for (int row = 0; row < m_pane->model()->rowCount(parent); ++row) {
            const QModelIndex index = m_pane->model()->index(row, 0, parent);
            result += index.data(ui::TopicTreeModel::TopicRole).toByteArray();
            result += rows(index);
        }
        return result;
    }
    QString label(const QString &name) const
    {
        const auto *found = m_pane->findChild<ui::ElidedLabel *>(name);
        return found && found->isVisible() ? found->text() : QString();
    }
    void press(int key, Qt::KeyboardModifiers keys = {})
    {
        QTest::keyClick(m_pane->view(), Qt::Key(key), keys);
    }
    void filter(const QString &text)
    {
        auto *line = m_pane->findChild<ui::TopicFilterLine *>();
        line->setFilter(text);
        QTRY_COMPARE(m_pane->model()->isFiltering(), !text.isEmpty());
    }

    std::unique_ptr<pipeline::Connection> m_connection;
    std::unique_ptr<pipeline::Connection> m_other;
    std::unique_ptr<StoreFeed> m_feed;
    std::unique_ptr<ui::TopicsPane> m_pane;
};

void TopicBranchesTest::init()
{
    m_connection = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits(), nullptr);
    m_other = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits(), nullptr);
    m_feed = std::make_unique<StoreFeed>(m_connection->topics(), m_connection->log());
    for (const char *topic : {"plant/line-1/a", "plant/line-3/b", "plant/line-3/c", "home/x"})
        m_feed->add(topic, "1", Start);
    m_feed->commit();
    m_pane = std::make_unique<ui::TopicsPane>();
    m_pane->setConnection(m_connection.get());
    m_pane->resize(520, 500);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    m_pane->view()->setTouched();
    m_pane->takeFocus();
}

void TopicBranchesTest::cleanup()
{
    m_pane.reset();
    m_feed.reset();
    m_connection.reset();
    m_other.reset();
}

void TopicBranchesTest::showsOneBranchAlone()
{
    QVERIFY(m_pane->selectTopic("plant/line-3"));
    QCOMPARE(label(u"topicScope"_s), QString());
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(rows(), (QByteArrayList{"plant", "plant/line-3", "plant/line-3/b", "plant/line-3/c"}));
    QVERIFY(m_pane->view()->isExpanded(at("plant/line-3")));
    QCOMPARE(m_pane->currentTopic(), "plant/line-3"_ba);
    QCOMPARE(label(u"topicScope"_s), u"Only plant/line-3"_s);
    QTRY_COMPARE(label(u"topicFooter"_s), u"2 topics"_s);
    m_feed->addNow("plant/line-3/d", "1", Start);
    m_feed->addNow("zoo", "1", Start);
    QTRY_COMPARE(label(u"topicFooter"_s), u"3 topics"_s);
    QCOMPARE(rows().size(), 5);
    auto *all = m_pane->findChild<QAbstractButton *>(u"showAllTopicsButton"_s);
    QTest::mouseClick(all, Qt::LeftButton);
    QCOMPARE(m_pane->model()->rowCount(), 3);
    QCOMPARE(label(u"topicScope"_s), QString());
    QCOMPARE(m_pane->currentTopic(), "plant/line-3"_ba);
}

void TopicBranchesTest::comesBackAsItWas()
{
    for (int i = 0; i < 200; ++i)
        m_feed->add("room/" + QByteArray::number(1000 + i), "1", Start);
    m_feed->commit();
    m_pane->view()->expand(at("room"));
    m_pane->view()->expand(at("plant"));
    QVERIFY(m_pane->selectTopic("room/1150"));
    const int scroll = m_pane->view()->verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    m_pane->actions()->branch()->showOnly()->trigger();
    QCOMPARE(rows(), (QByteArrayList{"room", "room/1150"}));
    QVERIFY(!m_pane->actions()->branch()->showOnly()->isEnabled());
    m_pane->actions()->branch()->showAll()->trigger();
    QCOMPARE(m_pane->view()->verticalScrollBar()->value(), scroll);
    QVERIFY(m_pane->view()->isExpanded(at("room")));
    QVERIFY(m_pane->view()->isExpanded(at("plant")));
    QVERIFY(!m_pane->view()->isExpanded(at("plant/line-3")));
    QCOMPARE(m_pane->currentTopic(), "room/1150"_ba);
    QVERIFY(!m_pane->actions()->branch()->showAll()->isEnabled());
}

void TopicBranchesTest::filtersOneBranch()
{
    m_pane->showOnly(node("plant/line-3"));
    filter(u"b"_s);
    QCOMPARE(rows(), (QByteArrayList{"plant", "plant/line-3", "plant/line-3/b"}));
    QTRY_COMPARE(label(u"topicFooter"_s), u"1 of 2 topics match"_s);
    filter(u"home"_s);
    QTRY_COMPARE(rows(), QByteArrayList());
    filter({});
    QCOMPARE(rows().size(), 4);
    filter(u"/plant|home/"_s);
    m_pane->showOnly(NodeId::None);
    QCOMPARE(m_pane->model()->rowCount(), 2);
    filter({});
    QCOMPARE(m_pane->model()->rowCount(), 2);
}

void TopicBranchesTest::endsWithEscape()
{
    m_pane->showOnly(node("plant/line-3"));
    filter(u"b"_s);
    m_pane->takeFocus();
    press(Qt::Key_Escape); // the filter first
    QTRY_VERIFY(!m_pane->model()->isFiltering());
    QCOMPARE(label(u"topicScope"_s), u"Only plant/line-3"_s);
    press(Qt::Key_Escape);
    QCOMPARE(label(u"topicScope"_s), QString());
    QCOMPARE(m_pane->model()->rowCount(), 2);
}

void TopicBranchesTest::selectsWhatIsElsewhere()
{
    m_pane->showOnly(node("plant/line-3"));
    QVERIFY(m_pane->selectTopic("plant/line-3/c"));
    QCOMPARE(label(u"topicScope"_s), u"Only plant/line-3"_s);
    QVERIFY(m_pane->selectTopic("home/x"));
    QCOMPARE(label(u"topicScope"_s), QString());
    QCOMPARE(m_pane->currentTopic(), "home/x"_ba);
}

void TopicBranchesTest::remembersEachConnection()
{
    StoreFeed(m_other->topics(), m_other->log()).addNow("q/r", "1", Start);
    m_pane->showOnly(node("plant/line-3"));
    m_pane->setConnection(m_other.get());
    QCOMPARE(m_pane->model()->rowCount(), 1);
    QCOMPARE(label(u"topicScope"_s), QString());
    m_pane->setConnection(m_connection.get());
    QCOMPARE(label(u"topicScope"_s), u"Only plant/line-3"_s);
    QCOMPARE(rows().size(), 4);
    m_pane->setConnection(m_other.get());
    m_connection->clear();
    m_pane->setConnection(m_connection.get());
    QCOMPARE(label(u"topicScope"_s), QString());
}

void TopicBranchesTest::clearingEndsIt()
{
    m_pane->showOnly(node("plant"));
    m_connection->clear();
    QCOMPARE(label(u"topicScope"_s), QString());
    m_feed->addNow("new/x", "1", Start);
    QCOMPARE(m_pane->model()->rowCount(), 1);
    m_pane->view()->expand(at("new"));
    filter(u"x"_s);
    filter({});
    QVERIFY(m_pane->view()->isExpanded(at("new"))); // nothing old comes back instead
}

void TopicBranchesTest::mutesAndUnmutes()
{
    QAction *mute = m_pane->actions()->branch()->mute();
    QVERIFY(m_pane->selectTopic("plant/line-3"));
    QCOMPARE(mute->text(), u"Mute this branch"_s);
    press(Qt::Key_U, Qt::ControlModifier);
    QCOMPARE(m_connection->muted().topics(), QByteArrayList{"plant/line-3"});
    QCOMPARE(mute->text(), u"Unmute this branch"_s);
    QVERIFY(at("plant/line-3").data(Qt::AccessibleTextRole).toString().contains(u"muted"_s));
    QVERIFY(m_pane->model()->rowText().toolTip(node("plant/line-3/b")).contains(u"Muted"_s));
    QVERIFY(m_pane->selectTopic("plant/line-3/b"));
    QCOMPARE(mute->text(), u"Unmute line-3"_s); // it lies in a muted branch
    QVERIFY(m_pane->selectTopic("home"));
    QCOMPARE(mute->text(), u"Mute this branch"_s);
    QVERIFY(m_pane->selectTopic("plant/line-3/b"));
    press(Qt::Key_U, Qt::ControlModifier);
    QCOMPARE(m_connection->muted().topics(), QByteArrayList());

    QMenu menu;
    m_pane->actions()->fill(&menu);
    QVERIFY(menu.actions().contains(mute));
    QVERIFY(menu.actions().contains(m_pane->actions()->branch()->showOnly()));
    m_pane->setConnection(nullptr);
    QVERIFY(!mute->isEnabled());
}

void TopicBranchesTest::mutedBranchesRaiseNothing()
{
    qint64 now = Start + 60'000'000;
    m_pane->setClock([&] { return now; });
    m_pane->model()->setLive(true);
    m_connection->muted().mute(node("plant/line-3"));
    const ui::TopicRowText &text = m_pane->model()->rowText();
    m_feed->addNow("plant/line-3/b", "2", now);
    QCOMPARE(text.highlight(node("plant/line-3/b"), false), ui::Highlight::None);
    QCOMPARE(text.highlight(node("plant/line-3"), false), ui::Highlight::None);
    QCOMPARE(text.highlight(node("plant"), false), ui::Highlight::None);
    m_feed->addNow("plant/line-1/a", "2", now);
    QCOMPARE(text.highlight(node("plant/line-1/a"), false), ui::Highlight::Fresh);
    QCOMPARE(text.highlight(node("plant"), false), ui::Highlight::Recent);
}

void TopicBranchesTest::mutedBranchesHaveNotChanged()
{
    m_connection->topics().baselines().add(u"before"_s, Start);
    m_feed->addNow("plant/line-3/b", "2", Start);
    m_feed->addNow("home/x", "2", Start);
    filter(u"changed:before"_s);
    QTRY_COMPARE(rows(),
                 (QByteArrayList{"home", "home/x", "plant", "plant/line-3", "plant/line-3/b"}));
    m_connection->muted().mute(node("plant"));
    QTRY_COMPARE(rows(), (QByteArrayList{"home", "home/x"}));
    m_connection->muted().setTopics({});
    QTRY_COMPARE(rows().size(), 5);
}

void TopicBranchesTest::tellsTheHistory()
{
    QVERIFY(m_pane->selectTopic("plant"));
    QSignalSpy told(m_pane.get(), &ui::TopicsPane::selectionChanged);
    m_connection->muted().mute(node("plant/line-3"));
    QCOMPARE(told.count(), 1);
    m_other->muted().setTopics({"a"}); // not shown
    QCOMPARE(told.count(), 1);
}

void TopicBranchesTest::saysTheOrder()
{
    m_feed->addNow("home/x", "1", Start);
    m_feed->addNow("home/x", "1", Start);
    auto *refresh = m_pane->findChild<QAbstractButton *>(u"refreshTopicOrderButton"_s);
    auto *chip = m_pane->findChild<QToolButton *>(u"chipSort"_s);
    QVERIFY(!refresh->isVisible());
    QCOMPARE(label(u"topicOrder"_s), u"A→Z · order is fixed"_s);
    QCOMPARE(chip->accessibleName(), u"Sort: name"_s);
    for (QAction *action : chip->menu()->actions()) {
        if (action->objectName() == u"sortTopicsByCountAction"_s)
            action->trigger();
    }
    QCOMPARE(chip->accessibleName(), u"Sort: count"_s);
    QVERIFY(label(u"topicOrder"_s).startsWith(u"Sorted by count at "_s));
    QCOMPARE(rows().first(), "home"_ba);
    for (int i = 0; i < 5; ++i)
        m_feed->addNow("plant/line-1/a", "1", Start);
    QCOMPARE(rows().first(), "home"_ba);
    QTest::mouseClick(refresh, Qt::LeftButton);
    QCOMPARE(rows().first(), "plant"_ba);

    QPoint place(m_pane->view()->header()->viewport()->rect().center());
    QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                            m_pane->view()->header()->viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(m_pane->view()->header()->viewport(), &event);
    auto *menu = m_pane->view()->findChild<QMenu *>(u"topicHeaderMenu"_s);
    QVERIFY(menu && menu->isVisible());
    QVERIFY(menu->actions().size() > 10);
    menu->close();
}

QTEST_MAIN(TopicBranchesTest)
#include "tst_topicbranches.moc"
