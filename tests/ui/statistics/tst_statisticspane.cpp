// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"
#include "statistics/figurestrip.h"
#include "statistics/statisticsmodel.h"
#include "statistics/statisticspane.h"
#include "style/elidedlabel.h"
#include "support/storefeed.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace store;
using ui::StatisticsModel;

class TestStatisticsPane : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init()
    {
        m_connection
            = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits(), nullptr);
        m_pane = std::make_unique<ui::StatisticsPane>();
        m_pane->resize(1300, 252);
        m_pane->setConnection(m_connection.get());
        m_feed = std::make_unique<StoreFeed>(m_connection->topics(), m_connection->log());
    }
    void cleanup()
    {
        m_pane.reset();
        m_feed.reset();
        m_connection.reset();
    }
    void emptyUntilSomethingComes();
    void followsTheSelectionUnlessKept();
    void worksOnlyWhileSeen();
    void sortsByTheHeader();
    void activatesATopic();
    void copiesCsv();
    void brokerPage();
    void clearedAndReplaced();
    void narrow();

private:
    template <typename T> T *find(const char *name) const
    {
        T *found = m_pane->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void arrive(const QByteArray &topic, const QByteArray &payload)
    {
        m_feed->addNow(topic, payload, QDateTime::currentMSecsSinceEpoch() * 1000);
    }
    int rows() const { return m_pane->model()->rowCount(); }
    QString where() const { return find<ui::ElidedLabel>("statisticsBranch")->text(); }
    QString figures() const
    {
        return find<ui::FigureStrip>("statisticsFigures")->text().replace(QChar(0x202f), u' ');
    }
    void show()
    {
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    QTableView *table() const { return find<QTableView>("statisticsTable"); }

    std::unique_ptr<pipeline::Connection> m_connection;
    std::unique_ptr<ui::StatisticsPane> m_pane;
    std::unique_ptr<StoreFeed> m_feed;
};

void TestStatisticsPane::emptyUntilSomethingComes()
{
    show();
    QVERIFY(!table()->isVisible());
    QVERIFY(!find<QToolButton>("statisticsCopy")->isEnabled());
    arrive("a/b", "1");
    arrive("c", "123");
    QTRY_COMPARE(rows(), 2); // by itself, within a second
    QVERIFY(table()->isVisible());
    QCOMPARE(where(), u"Whole broker"_s);
    QVERIFY2(figures().contains(u"Topics 2 · Messages 2"_s), qPrintable(figures()));
    const QString extremes
        = find<ui::FigureStrip>("statisticsExtremes")->text().replace(QChar(0x202f), u' ');
    QVERIFY2(extremes.contains(u"Biggest 3 B  c"_s), qPrintable(extremes));
    // Not connected: nothing has a rate.
    QVERIFY2(figures().contains(u"Rate –"_s), qPrintable(figures()));
    QVERIFY(find<QToolButton>("statisticsCopy")->isEnabled());
}

void TestStatisticsPane::followsTheSelectionUnlessKept()
{
    show();
    arrive("a/x", "1");
    arrive("a/y", "1");
    arrive("b", "1");
    const TopicTree &tree = m_connection->topics();
    m_pane->setBranch(tree.find("a"));
    QTRY_COMPARE(where(), u"a"_s);
    QCOMPARE(rows(), 2);
    auto *keep = find<QToolButton>("statisticsKeep");
    QTest::mouseClick(keep, Qt::LeftButton);
    QVERIFY(m_pane->isKept());
    m_pane->setBranch(tree.find("b"));
    m_pane->survey().takeNow();
    arrive("a/z", "1");
    QTRY_COMPARE(rows(), 3);
    QCOMPARE(where(), u"a"_s);
    QTest::mouseClick(keep, Qt::LeftButton);
    QTRY_COMPARE(where(), u"b"_s); // what is selected meanwhile
    m_pane->setBranch(NodeId::None);
    QTRY_COMPARE(where(), u"Whole broker"_s);
}

void TestStatisticsPane::worksOnlyWhileSeen()
{
    int taken = 0;
    connect(&m_pane->survey(), &pipeline::TopicSurvey::taken, this, [&] { ++taken; });
    arrive("a", "1");
    m_pane->survey().takeNow();
    QTest::qWait(50);
    QCOMPARE(taken, 0);
    show();
    QTRY_VERIFY(taken > 0);
    QTRY_VERIFY(taken > 1); // again, after a second
    m_connection->setPaused(true);
    const int before = taken;
    arrive("b", "1");
    m_pane->survey().takeNow();
    QTest::qWait(50);
    QCOMPARE(taken, before);
    QCOMPARE(rows(), 1);
    m_connection->setPaused(false);
    QTRY_COMPARE(rows(), 2);
    m_pane->hide();
    const int hidden = taken;
    m_pane->survey().takeNow();
    QTest::qWait(50);
    QCOMPARE(taken, hidden);
}

void TestStatisticsPane::sortsByTheHeader()
{
    show();
    arrive("a", "1");
    arrive("a", "1");
    arrive("b", "12345");
    QTRY_COMPARE(rows(), 2);
    QHeaderView *header = table()->horizontalHeader();
    const auto click = [&](int column) {
        QTest::mouseClick(
            header->viewport(), Qt::LeftButton, {},
            QPoint(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                   header->height() / 2));
    };
    const auto first = [&] { return table()->model()->index(0, 0).data().toString(); };
    QCOMPARE(first(), u"a"_s); // most messages
    click(StatisticsModel::Bytes);
    QCOMPARE(first(), u"b"_s); // the largest first
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    click(StatisticsModel::Bytes);
    QCOMPARE(first(), u"a"_s);
    click(StatisticsModel::Topic);
    QCOMPARE(first(), u"a"_s);
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    click(StatisticsModel::Messages);
    QCOMPARE(first(), u"a"_s);
    // What has overtaken waits for the word.
    auto *again = find<QAbstractButton>("statisticsSortAgain");
    QVERIFY(!again->isVisible());
    for (int i = 0; i < 5; ++i)
        arrive("b", "1");
    QTRY_VERIFY(again->isVisible());
    QCOMPARE(first(), u"a"_s);
    QTest::mouseClick(again, Qt::LeftButton);
    QCOMPARE(first(), u"b"_s);
    QVERIFY(!again->isVisible());
}

void TestStatisticsPane::activatesATopic()
{
    show();
    arrive("a/x", "1");
    QTRY_COMPARE(rows(), 1);
    QByteArrayList activated;
    connect(m_pane.get(), &ui::StatisticsPane::topicActivated, this,
            [&](const QByteArray &topic) { activated += topic; });
    const QPoint place = table()->visualRect(table()->model()->index(0, 0)).center();
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(activated, QByteArrayList{"a"});
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(activated, (QByteArrayList{"a", "a"}));
}

void TestStatisticsPane::copiesCsv()
{
    show();
    arrive("a/x", "1");
    QTRY_COMPARE(rows(), 1);
    QTest::mouseClick(find<QToolButton>("statisticsCopy"), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.startsWith(u"topic,messages,"_s), qPrintable(text));
    QVERIFY2(text.contains(u"\na,1,"_s), qPrintable(text));
}

void TestStatisticsPane::brokerPage()
{
    show();
    arrive("a", "1");
    QTRY_COMPARE(rows(), 1);
    auto *broker = find<QAbstractButton>("statisticsBrokerPage");
    QVERIFY(!broker->isVisible());
    arrive("$SYS/broker/clients/connected", "3");
    QTRY_VERIFY(broker->isVisible());
    QTest::mouseClick(broker, Qt::LeftButton);
    auto *facts = find<QTableView>("systemTopicsTable");
    QVERIFY(facts->isVisible());
    QCOMPARE(facts->model()->index(0, 0).data().toString(), u"Clients connected"_s);
    QCOMPARE(facts->model()->index(0, 1).data().toString(), u"3"_s);
    arrive("$SYS/broker/clients/connected", "4");
    QTRY_COMPARE(facts->model()->index(0, 1).data().toString(), u"4"_s);
    QTest::mouseClick(find<QAbstractButton>("statisticsTopicsPage"), Qt::LeftButton);
    QVERIFY(table()->isVisible());
}

void TestStatisticsPane::clearedAndReplaced()
{
    show();
    arrive("a/x", "1");
    m_pane->setBranch(m_connection->topics().find("a"));
    QTRY_COMPARE(where(), u"a"_s);
    QTest::mouseClick(find<QToolButton>("statisticsKeep"), Qt::LeftButton);
    m_connection->clear();
    QCOMPARE(rows(), 0);
    QCOMPARE(where(), u"Whole broker"_s);
    QVERIFY(!m_pane->isKept());
    QVERIFY(!table()->isVisible());
    arrive("b", "1");
    QTRY_COMPARE(rows(), 1);
    m_pane->setConnection(nullptr);
    QCOMPARE(rows(), 0);
    m_pane->setConnection(m_connection.get());
    QTRY_COMPARE(rows(), 1);
    m_feed.reset();
    m_connection.reset();
    QCOMPARE(rows(), 0);
    m_pane->repaint();
}

void TestStatisticsPane::narrow()
{
    m_pane->resize(640, 252);
    show();
    arrive("a/x", "1");
    QTRY_COMPARE(rows(), 1);
    QVERIFY(table()->isColumnHidden(StatisticsModel::LongestGap));
    for (const int column : {StatisticsModel::Topic, StatisticsModel::Messages,
                             StatisticsModel::Rate, StatisticsModel::Silent})
        QVERIFY(!table()->isColumnHidden(column));
    QVERIFY(table()->columnWidth(StatisticsModel::Topic)
            >= table()->fontMetrics().averageCharWidth() * 20);
    m_pane->resize(1700, 252);
    QTRY_VERIFY(!table()->isColumnHidden(StatisticsModel::LongestGap));
}

QTEST_MAIN(TestStatisticsPane)
#include "tst_statisticspane.moc"
