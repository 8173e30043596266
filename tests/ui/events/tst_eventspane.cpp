// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventsmodel.h"
#include "events/eventspane.h"

#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class EventsPaneTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhenNothingHappened();
    void showingItMarksEverythingSeen();
    void theTimeHasRoom_data();
    void theTimeHasRoom();
    void narrowItKeepsWhatHappened();
};

void EventsPaneTest::saysWhenNothingHappened()
{
    ui::EventsModel model;
    ui::EventsPane pane(model);
    pane.resize(700, 250);
    pane.show();
    auto *table = pane.findChild<QTableView *>(u"eventTable"_s);
    QVERIFY(table);
    QVERIFY(!table->isVisible());
    bool said = false;
    const QList<QLabel *> labels = pane.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        said = said || (label->isVisible() && label->text() == u"Nothing happened yet."_s);
    QVERIFY(said);
    model.add({1000, ui::NoticeLevel::Info, u"Home"_s, u"Connected"_s, QString()});
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 1);
    model.clear();
    QTRY_VERIFY(!table->isVisible());
}

void EventsPaneTest::showingItMarksEverythingSeen()
{
    ui::EventsModel model;
    ui::EventsPane pane(model);
    model.add({1000, ui::NoticeLevel::Error, u"Home"_s, u"Refused"_s, QString()});
    QCOMPARE(model.unseenCount(), 1);
    pane.show();
    QTRY_COMPARE(model.unseenCount(), 0);
}

void EventsPaneTest::theTimeHasRoom_data()
{
    QTest::addColumn<QString>("family");
    QTest::addColumn<qreal>("points");
    QTest::newRow("small") << QString() << 8.0;
    QTest::newRow("large") << QString() << 18.0;
    QTest::newRow("Chinese") << u"Noto Sans CJK SC"_s << 9.0; // letters wide, digits not
}

void EventsPaneTest::theTimeHasRoom()
{
    QFETCH(QString, family);
    QFETCH(qreal, points);
    ui::EventsModel model;
    ui::EventsPane pane(model);
    QFont font = pane.font();
    if (!family.isEmpty())
        font.setFamilies({family});
    font.setPointSizeF(points);
    pane.setFont(font);
    model.add({1000, ui::NoticeLevel::Info, u"Home"_s, u"Connected"_s, QString()});
    pane.show();
    auto *table = pane.findChild<QTableView *>(u"eventTable"_s);
    QVERIFY(table);
    QTRY_VERIFY(table->isVisible());
    for (const int column : {ui::EventsModel::Time, ui::EventsModel::Level})
        QVERIFY(table->columnWidth(column)
                >= table->sizeHintForIndex(table->model()->index(0, column)).width());
}

void EventsPaneTest::narrowItKeepsWhatHappened()
{
    ui::EventsModel model;
    ui::EventsPane pane(model);
    model.add({1000, ui::NoticeLevel::Error, u"Home"_s, u"Refused"_s, u"Because"_s});
    pane.resize(1200, 250);
    pane.show();
    auto *table = pane.findChild<QTableView *>(u"eventTable"_s);
    QVERIFY(table);
    QTRY_VERIFY(table->isVisible());
    QVERIFY(!table->isColumnHidden(ui::EventsModel::Details));
    pane.resize(480, 250);
    QTRY_VERIFY(table->isColumnHidden(ui::EventsModel::Details));
    QTRY_VERIFY(table->columnViewportPosition(ui::EventsModel::Text)
                    + table->columnWidth(ui::EventsModel::Text)
                <= table->viewport()->width());
    QCOMPARE(table->model()->index(0, ui::EventsModel::Text).data(Qt::ToolTipRole).toString(),
             u"Refused\nBecause"_s);
}

QTEST_MAIN(EventsPaneTest)
#include "tst_eventspane.moc"
