// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyactions.h"
#include "history/historymodel.h"
#include "history/historypane.h"
#include "history/historyview.h"
#include "payload/registry.h"
#include "pipeline/connection.h"
#include "style/elidedlabel.h"
#include "style/strip.h"
#include "support/storefeed.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <memory>

using namespace Qt::Literals::StringLiterals;

static constexpr qint64 Start = 1'772'457'728'000'000;

// Following, reading older rows, and the way back (ux 2.5, acceptance check 10 in small).
class HistoryPaneTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void followsTheNewest();
    void stopsWhenScrolledUp();
    void stopsWhenAnOlderRowIsChosen();
    void keepsItsPlaceWhenOldRowsLeave();
    void reportsTheMessageToLookAt();
    void pinsByEnterAndDoubleClick();
    void walksByCommand();
    void countsInTheHeader();
    void keepsEverythingOnDemand();
    void beginsAtTheNewestOfAnotherTopic();
    void forgetsAConnectionThatIsGone();
    void copiesFromTheMenu();

private:
    void feed(int count, const QByteArray &topic = "a")
    {
        for (int i = 0; i < count; ++i, ++m_next)
            m_feed->add(topic, QByteArray::number(m_next), Start + m_next * 1000);
        m_feed->commit();
        QCoreApplication::processEvents();
    }
    void select(const QByteArray &topic)
    {
        m_pane->setTopics({m_connection->topics().find(topic)});
    }
    QString current() const { return QString::fromUtf8(m_pane->currentMessage().payload()); }
    bool isLastRowVisible() const
    {
        const QRect row
            = m_view->visualRect(m_pane->model()->index(m_pane->model()->rowCount() - 1, 0));
        return row.isValid() && m_view->viewport()->rect().contains(row);
    }
    QString firstVisible() const
    {
        return QString::fromUtf8(m_pane->model()->message(m_view->rowAt(0)).payload());
    }
    void wheel(int steps)
    {
        const QPointF place = m_view->viewport()->rect().center();
        QWheelEvent event(place, m_view->viewport()->mapToGlobal(place), {}, {0, 120 * steps},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    }

    const payload::Registry m_registry;
    std::unique_ptr<pipeline::Connection> m_connection;
    std::unique_ptr<StoreFeed> m_feed;
    std::unique_ptr<ui::HistoryPane> m_pane;
    ui::HistoryView *m_view = nullptr;
    QToolButton *m_follow = nullptr;
    QPushButton *m_pill = nullptr;
    int m_next = 0;
};

void HistoryPaneTest::init()
{
    m_next = 0;
    m_connection = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits{}, nullptr);
    m_feed = std::make_unique<StoreFeed>(m_connection->topics(), m_connection->log());
    m_pane = std::make_unique<ui::HistoryPane>(m_registry);
    m_view = m_pane->view();
    m_follow = m_pane->findChild<QToolButton *>(u"historyFollow"_s);
    m_pill = m_pane->findChild<QPushButton *>(u"newerPill"_s);
    QVERIFY(m_view && m_follow && m_pill);
    m_pane->setConnection(m_connection.get());
    m_pane->resize(448, 400);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    feed(100);
    select("a");
    QCoreApplication::processEvents();
    m_view->setFocus();
}

void HistoryPaneTest::cleanup()
{
    m_pane.reset();
    m_feed.reset();
    m_connection.reset();
}

void HistoryPaneTest::followsTheNewest()
{
    QVERIFY(m_follow->isChecked());
    QVERIFY(isLastRowVisible());
    QCOMPARE(current(), u"99"_s);
    for (int tick = 0; tick < 5; ++tick) {
        feed(7);
        QVERIFY(isLastRowVisible());
        QCOMPARE(current(), QString::number(m_next - 1));
    }
    m_pane->resize(448, 250); // the newest stays at the bottom of a smaller pane
    QCoreApplication::processEvents();
    QVERIFY(isLastRowVisible());
    QVERIFY(m_follow->isChecked());
    QVERIFY(!m_pill->isVisible());
}

void HistoryPaneTest::stopsWhenScrolledUp()
{
    wheel(4);
    QVERIFY(!m_follow->isChecked());
    const QString first = firstVisible();
    const int scroll = m_view->verticalScrollBar()->value();
    QVERIFY(!m_pill->isVisible());
    feed(28);
    QVERIFY(m_pill->isVisible());
    QCOMPARE(m_pill->text(), u"28 newer"_s);
    feed(100);
    QCOMPARE(m_pill->text(), u"128 newer"_s);
    QCOMPARE(firstVisible(), first);
    QCOMPARE(m_view->verticalScrollBar()->value(), scroll);
    QCOMPARE(current(), u"99"_s); // the message looked at stays as well

    QTest::keyClick(m_view, Qt::Key_End);
    QVERIFY(m_follow->isChecked());
    QVERIFY(isLastRowVisible());
    QVERIFY(!m_pill->isVisible());
    QCOMPARE(current(), QString::number(m_next - 1));
}

void HistoryPaneTest::stopsWhenAnOlderRowIsChosen()
{
    const int row = m_pane->model()->rowCount() - 3;
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      m_view->visualRect(m_pane->model()->index(row, 0)).center());
    QVERIFY(!m_follow->isChecked());
    QCOMPARE(current(), u"97"_s);
    feed(50);
    QCOMPARE(current(), u"97"_s);
    QVERIFY(m_pill->isVisible());
    QTest::mouseClick(m_pill, Qt::LeftButton);
    QVERIFY(m_follow->isChecked());
    QVERIFY(isLastRowVisible());

    QTest::keyClick(m_view, Qt::Key_Up);
    QVERIFY(!m_follow->isChecked());
    QTest::mouseClick(m_follow, Qt::LeftButton);
    QVERIFY(isLastRowVisible());
    QCOMPARE(current(), QString::number(m_next - 1));
}

void HistoryPaneTest::keepsItsPlaceWhenOldRowsLeave()
{
    wheel(2);
    const QString first = firstVisible();
    const int top = m_view->rowViewportPosition(m_view->rowAt(0));
    store::MessageLog &log = m_connection->log();
    const int rows = m_pane->model()->rowCount();
    QSignalSpy removed(m_pane->model(), &QAbstractItemModel::rowsRemoved);
    for (qint64 budget = log.counters().bytes - 1; removed.count() < 3; budget -= 100) {
        QVERIFY(budget > 0);
        log.setByteBudget(budget);
        log.trim();
        QCoreApplication::processEvents();
    }
    QVERIFY(m_pane->model()->rowCount() < rows);
    QCOMPARE(firstVisible(), first);
    QCOMPARE(m_view->rowViewportPosition(m_view->rowAt(0)), top);
    QVERIFY(!m_follow->isChecked());
}

void HistoryPaneTest::reportsTheMessageToLookAt()
{
    QStringList looked;
    connect(m_pane.get(), &ui::HistoryPane::currentMessageChanged, this,
            [&](const store::Message &message) {
                looked += message.isNull() ? u"none"_s : QString::fromUtf8(message.payload());
            });
    feed(1);
    QCOMPARE(looked, QStringList{u"100"_s});
    QTest::keyClick(m_view, Qt::Key_Up);
    QCOMPARE(looked.last(), u"99"_s);
    feed(5);
    QCOMPARE(looked.last(), u"99"_s);
    m_pane->setTopics({});
    QCOMPARE(looked.last(), u"none"_s);
}

void HistoryPaneTest::pinsByEnterAndDoubleClick()
{
    QSignalSpy pinned(m_pane.get(), &ui::HistoryPane::messageActivated);
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(pinned.count(), 1);
    const QPoint place
        = m_view->visualRect(m_pane->model()->index(m_pane->model()->rowCount() - 2, 0)).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(pinned.count(), 2);
}

void HistoryPaneTest::walksByCommand()
{
    m_pane->selectPrevious();
    QCOMPARE(current(), u"98"_s);
    QVERIFY(!m_follow->isChecked());
    m_pane->selectNext();
    QCOMPARE(current(), u"99"_s);
    m_pane->selectNext();
    QCOMPARE(current(), u"99"_s);
    m_pane->selectMessage(m_pane->model()->messageId(10));
    QCOMPARE(current(), u"10"_s);
    m_pane->followNewest();
    QCOMPARE(current(), u"99"_s);
}

void HistoryPaneTest::countsInTheHeader()
{
    auto *strip = m_pane->findChild<ui::Strip *>();
    const auto note = [&] { return strip->note().replace(QChar(0x202f), u' '); };
    QTRY_COMPARE(note(), u"100 messages"_s);
    feed(2400);
    QTRY_VERIFY2(note().startsWith(u"newest 2 "_s), qPrintable(note()));
    QVERIFY(note().endsWith(u" of 2 500"_s));
    auto *show = m_pane->findChild<QComboBox *>(u"historyShow"_s);
    show->setCurrentIndex(2);
    QCOMPARE(m_pane->model()->show(), ui::HistoryShow::Hex);
}

void HistoryPaneTest::keepsEverythingOnDemand()
{
    auto *button = m_pane->findChild<QToolButton *>(u"historyKept"_s);
    auto *keep = m_pane->findChild<QAction *>(u"keepWholeAction"_s);
    QVERIFY(button && keep);
    QVERIFY(button->isVisible());
    QVERIFY(keep->isEnabled() && !keep->isChecked());
    const store::NodeId topic = m_connection->topics().find("a");
    keep->trigger();
    QVERIFY(m_connection->log().isKeptWhole(topic));
    keep->trigger();
    QVERIFY(!m_connection->log().isKeptWhole(topic));
    feed(1, "branch/one");
    feed(1, "branch/two");
    select("branch"); // a branch is kept as its topics are
    QVERIFY(!button->isVisible());
    QVERIFY(!keep->isEnabled());
}

void HistoryPaneTest::beginsAtTheNewestOfAnotherTopic()
{
    feed(80, "b/c");
    wheel(4);
    QVERIFY(!m_follow->isChecked());
    select("b");
    QCoreApplication::processEvents();
    QVERIFY(m_follow->isChecked());
    QVERIFY(isLastRowVisible());
    QVERIFY(!m_view->isColumnHidden(static_cast<int>(ui::HistoryColumn::Topic)));
    QVERIFY(!m_view->horizontalScrollBar()->isVisible());
    select("b/c");
    QVERIFY(m_view->isColumnHidden(static_cast<int>(ui::HistoryColumn::Topic)));
}

void HistoryPaneTest::forgetsAConnectionThatIsGone()
{
    m_feed.reset();
    m_connection.reset();
    QCOMPARE(m_pane->model()->rowCount(), 0);
    QVERIFY(m_pane->currentMessage().isNull());
    m_pane->setConnection(nullptr);
}

void HistoryPaneTest::copiesFromTheMenu()
{
    client::ConnectOptions options;
    options.host = u"broker.example"_s;
    options.userName = "me";
    options.password = "secret";
    m_connection->setOptions(options);
    m_pane->actions()->copyCommand()->trigger();
    const QString command = QGuiApplication::clipboard()->text();
    QVERIFY2(command.startsWith(u"mosquitto_pub -h broker.example "_s), qPrintable(command));
    QVERIFY(!command.contains(u"secret"_s));
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"99"_s);

    QSignalSpy again(m_pane.get(), &ui::HistoryPane::publishAgainRequested);
    m_pane->actions()->publishAgain()->trigger();
    QCOMPARE(again.count(), 1);
    QCOMPARE(again.first().first().value<store::Message>().payload(), "99"_ba);
}

QTEST_MAIN(HistoryPaneTest)
#include "tst_historypane.moc"
