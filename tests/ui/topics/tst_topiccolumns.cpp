// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storefeed.h"
#include "text/formats.h"
#include "topics/topiccolumns.h"
#include "topics/topicsorting.h"
#include "topics/topictreemodel.h"
#include "topics/topictreeview.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::TopicColumn;

static constexpr qint64 Start = 1'772'457'728'000'000; // microseconds since the epoch
static constexpr qint64 Second = 1'000'000;

// The header of the topic tree: which columns there are, and sorting by a click on one.
class TopicColumnsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsFourAtFirst();
    void saysWhatIsAsked();
    void saysGapsAndProperties();
    void remembersChoices();
    void scrollsOnlyForAddedColumns();
    void leavesTheRateOutWhenNarrow();
    void offersColumnsInAMenu();
    void sortsByTheHeader();
    void sortsByTheMenu();

private:
    QStringList shown() const
    {
        QStringList titles;
        for (int column = 0; column < m_model->columnCount(); ++column) {
            if (!m_view->isColumnHidden(column))
                titles += m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        }
        return titles;
    }
    QString text(const QByteArray &topic, TopicColumn column) const
    {
        return m_model->indexOf(m_tree->find(topic), column)
            .data()
            .toString()
            .replace(QChar(0x202f), u' ');
    }
    QStringList rows() const
    {
        QStringList names;
        for (int row = 0; row < m_model->rowCount(); ++row)
            names += m_model->index(row, 0).data().toString();
        return names;
    }
    void clickHeader(TopicColumn column)
    {
        const int section = static_cast<int>(column);
        const QPoint place(m_view->header()->sectionViewportPosition(section) + 12,
                           m_view->header()->height() / 2);
        QTest::mouseClick(m_view->header()->viewport(), Qt::LeftButton, {}, place);
    }

    std::unique_ptr<store::TopicTree> m_tree;
    std::unique_ptr<store::MessageLog> m_log;
    std::unique_ptr<StoreFeed> m_feed;
    std::unique_ptr<ui::TopicTreeModel> m_model;
    std::unique_ptr<ui::TopicTreeView> m_view;
    ui::TopicColumns *m_columns = nullptr;
    qint64 m_now = Start;
};

void TopicColumnsTest::init()
{
    m_now = Start;
    m_tree = std::make_unique<store::TopicTree>();
    m_log = std::make_unique<store::MessageLog>(16 << 20);
    m_feed = std::make_unique<StoreFeed>(*m_tree, *m_log);
    m_model = std::make_unique<ui::TopicTreeModel>();
    m_model->setClock([this] { return m_now; });
    m_model->setStore(m_tree.get(), m_log.get());
    m_view = std::make_unique<ui::TopicTreeView>();
    m_view->setTopicModel(m_model.get());
    m_view->resize(520, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_columns = m_view->columns();
}

void TopicColumnsTest::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void TopicColumnsTest::showsFourAtFirst()
{
    QCOMPARE(shown(), (QStringList{u"Topic"_s, u"Value"_s, u"Rate"_s, u"Age"_s}));
    QCOMPARE(m_columns->choices(), QByteArray());
}

void TopicColumnsTest::saysWhatIsAsked()
{
    FeedFlags flags;
    flags.qos = mqtt::QoS::AtLeastOnce;
    m_feed->add("a/b", "12345", Start, flags);
    m_feed->add("a/b", "12345", Start + 2 * Second, flags);
    m_feed->commit();
    m_now = Start + 3 * Second;
    QCOMPARE(text("a", TopicColumn::Count), u"2"_s);
    QCOMPARE(text("a/b", TopicColumn::Size), u"5 B"_s);
    QCOMPARE(text("a/b", TopicColumn::QoS), u"1"_s);
    QCOMPARE(text("a", TopicColumn::QoS), QString());
    QCOMPARE(text("a/b", TopicColumn::FirstSeen), ui::clockSecondsText(Start / 1000));
    QCOMPARE(text("a", TopicColumn::FirstSeen), QString());
    m_now += 3 * 24 * 3600 * Second; // the day says more than the time by then
    QVERIFY(text("a/b", TopicColumn::FirstSeen) != ui::clockSecondsText(Start / 1000));
    QVERIFY(!text("a/b", TopicColumn::FirstSeen).isEmpty());
}

void TopicColumnsTest::saysGapsAndProperties()
{
    for (const qint64 second : {0, 1, 3, 303})
        m_feed->add("a", "1", Start + second * Second);
    m_feed->add("b", "1", Start);
    m_feed->commit();
    QCOMPARE(text("a", TopicColumn::ShortestGap), u"1.0 s"_s);
    QCOMPARE(text("a", TopicColumn::MeanGap), u"1 min"_s);
    QCOMPARE(text("a", TopicColumn::LongestGap), u"5 min"_s);
    QCOMPARE(text("b", TopicColumn::MeanGap), QString()); // one message has no gap
    QCOMPARE(text("a", TopicColumn::Property), QString());
}

void TopicColumnsTest::remembersChoices()
{
    QSignalSpy changed(m_columns, &ui::TopicColumns::choicesChanged);
    m_columns->show(TopicColumn::Count, true);
    m_columns->show(TopicColumn::Age, false);
    m_columns->show(TopicColumn::Name, false); // always there
    QCOMPARE(changed.count(), 2);
    QCOMPARE(m_columns->choices(), "-age +count"_ba);
    QCOMPARE(shown(), (QStringList{u"Topic"_s, u"Value"_s, u"Rate"_s, u"Count"_s}));
    m_columns->reset();
    QCOMPARE(m_columns->choices(), QByteArray());
    QCOMPARE(shown(), (QStringList{u"Topic"_s, u"Value"_s, u"Rate"_s, u"Age"_s}));
    m_columns->setChoices("-age +count +nothing count  -");
    QCOMPARE(m_columns->choices(), "-age +count"_ba);
    QCOMPARE(shown(), (QStringList{u"Topic"_s, u"Value"_s, u"Rate"_s, u"Count"_s}));
}

void TopicColumnsTest::scrollsOnlyForAddedColumns()
{
    m_feed->addNow("a", "1", Start);
    for (const int width : {700, 520, 372}) {
        m_view->resize(width, 400);
        QCoreApplication::processEvents();
        QVERIFY(!m_view->horizontalScrollBar()->isVisible());
    }
    for (int column = 4; column < ui::topicColumnCount; ++column)
        m_columns->show(static_cast<TopicColumn>(column), true);
    QTRY_VERIFY(m_view->horizontalScrollBar()->isVisible());
    QVERIFY(m_view->columnWidth(1) >= 130); // a value can be read
    m_view->resize(2000, 400);
    QTRY_VERIFY(!m_view->horizontalScrollBar()->isVisible());
    QCOMPARE(m_view->header()->length(), m_view->viewport()->width());
    m_view->resize(372, 400);
    QTRY_VERIFY(m_view->horizontalScrollBar()->isVisible());
    m_columns->reset();
    QTRY_VERIFY(!m_view->horizontalScrollBar()->isVisible());
    QCOMPARE(m_view->header()->length(), m_view->viewport()->width());
    // No title is cut.
    for (int column = 4; column < ui::topicColumnCount; ++column) {
        m_columns->show(static_cast<TopicColumn>(column), true);
        const QString title
            = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QVERIFY2(m_view->columnWidth(column)
                     > QFontMetrics(m_view->header()->font()).horizontalAdvance(title),
                 qPrintable(title));
    }
}

void TopicColumnsTest::leavesTheRateOutWhenNarrow()
{
    m_columns->setRateColumn(false);
    QCOMPARE(shown(), (QStringList{u"Topic"_s, u"Value"_s, u"Age"_s}));
    m_columns->show(TopicColumn::Rate, true); // unless somebody asks for it
    QCOMPARE(shown(), (QStringList{u"Topic"_s, u"Value"_s, u"Rate"_s, u"Age"_s}));
    m_columns->setRateColumn(true);
    m_columns->setRateColumn(false);
    QVERIFY(m_columns->isShown(TopicColumn::Rate));
}

void TopicColumnsTest::offersColumnsInAMenu()
{
    QMenu menu;
    m_columns->fill(&menu);
    QStringList texts;
    for (QAction *action : menu.actions())
        texts += action->text() + (action->isChecked() ? u"*"_s : u""_s);
    QCOMPARE(texts.join(u'|'),
             u"Rate*|Age*||Count|Size|QoS|First seen|Shortest gap|Mean gap|Longest gap|"
             "User property||&Reset columns"_s);
    for (QAction *action : menu.actions())
        QVERIFY(action->isSeparator() || !action->objectName().isEmpty());
    menu.actions().at(3)->trigger();
    QVERIFY(!m_view->isColumnHidden(static_cast<int>(TopicColumn::Count)));
    menu.actions().last()->trigger();
    QVERIFY(m_view->isColumnHidden(static_cast<int>(TopicColumn::Count)));
    QVERIFY(!menu.actions().at(3)->isChecked());
}

void TopicColumnsTest::sortsByTheHeader()
{
    ui::TopicSorting sorting(m_view.get());
    for (const char *topic : {"a", "b", "b", "b", "c", "c"})
        m_feed->add(topic, "1", Start);
    m_feed->commit();
    m_columns->show(TopicColumn::Count, true);
    m_view->resize(800, 400);
    QCOMPARE(m_view->header()->sortIndicatorSection(), -1);
    QVERIFY(!sorting.isSnapshot());
    clickHeader(TopicColumn::Count);
    QCOMPARE(rows(), (QStringList{u"b"_s, u"c"_s, u"a"_s}));
    QCOMPARE(m_view->header()->sortIndicatorSection(), static_cast<int>(TopicColumn::Count));
    QCOMPARE(m_view->header()->sortIndicatorOrder(), Qt::DescendingOrder);
    clickHeader(TopicColumn::Count);
    QCOMPARE(rows(), (QStringList{u"a"_s, u"c"_s, u"b"_s}));
    QCOMPARE(m_view->header()->sortIndicatorOrder(), Qt::AscendingOrder);
    clickHeader(TopicColumn::Value); // values have no order
    QCOMPARE(rows(), (QStringList{u"a"_s, u"c"_s, u"b"_s}));
    QCOMPARE(m_view->header()->sortIndicatorSection(), static_cast<int>(TopicColumn::Count));
    clickHeader(TopicColumn::Name);
    QCOMPARE(rows(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(m_view->header()->sortIndicatorSection(), -1);
}

void TopicColumnsTest::sortsByTheMenu()
{
    ui::TopicSorting sorting(m_view.get());
    QMenu menu;
    sorting.fill(&menu);
    const auto action = [&](const QString &name) {
        for (QAction *candidate : menu.actions()) {
            if (candidate->objectName() == name + u"Action"_s)
                return candidate;
        }
        return static_cast<QAction *>(nullptr);
    };
    QVERIFY(action(u"sortTopicsByName"_s)->isChecked());
    QVERIFY(!action(u"refreshTopicOrder"_s)->isEnabled());
    QCOMPARE(sorting.text(), u"A→Z · order is fixed"_s);
    m_feed->add("a", "1", Start);
    m_feed->add("b", "1", Start + Second);
    m_feed->commit();
    action(u"sortTopicsByAge"_s)->trigger();
    QCOMPARE(rows(), (QStringList{u"b"_s, u"a"_s}));
    QVERIFY(sorting.text().startsWith(u"Sorted by age at "_s));
    m_feed->addNow("a", "2", Start + 2 * Second);
    QCOMPARE(rows(), (QStringList{u"b"_s, u"a"_s}));
    QVERIFY(action(u"refreshTopicOrder"_s)->isEnabled());
    action(u"refreshTopicOrder"_s)->trigger();
    QCOMPARE(rows(), (QStringList{u"a"_s, u"b"_s}));
    action(u"reverseTopicOrder"_s)->trigger();
    QCOMPARE(rows(), (QStringList{u"b"_s, u"a"_s}));
    QVERIFY(action(u"reverseTopicOrder"_s)->isChecked());
    action(u"sortTopicsByName"_s)->trigger();
    QCOMPARE(rows(), (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(!action(u"reverseTopicOrder"_s)->isEnabled());
}

QTEST_MAIN(TopicColumnsTest)
#include "tst_topiccolumns.moc"
