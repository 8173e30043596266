// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventlevelfilter.h"
#include "events/eventsmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::EventsModel;
using ui::NoticeLevel;

class EventsModelTest : public QObject {
    Q_OBJECT

private slots:
    void newestIsAtTheBottom();
    void repeatsAreCounted();
    void failingInTurnIsCountedToo();
    void whatDiffersIsNoRepeat();
    void oldestAreDroppedAndCounted();
    void unseenCountsWhatIsGrave();
    void reportHasEveryRow();
    void levelFilterKeepsTheOrder();
    void survivesRandomUse();
};

namespace {

ui::Event happening(const QString &text, NoticeLevel level = NoticeLevel::Info,
                    const QString &connection = u"Home"_s)
{
    return {1000, level, connection, text, u"0x87"_s};
}

QStringList snapshot(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = EventsModel::Level; column < EventsModel::ColumnCount; ++column)
            cells.append(model.index(row, column).data().toString());
        lines.append(cells.join(u'|'));
    }
    return lines;
}

} // namespace

void EventsModelTest::newestIsAtTheBottom()
{
    EventsModel model;
    const QAbstractItemModelTester tester(&model);
    model.add(happening(u"Connected"_s, NoticeLevel::Success));
    model.add(happening(u"Connection lost"_s, NoticeLevel::Warning));
    QCOMPARE(snapshot(model),
             QStringList({u"Good|Home|Connected|0x87"_s, u"Warning|Home|Connection lost|0x87"_s}));
    QVERIFY(!model.index(0, EventsModel::Level).data(Qt::DecorationRole).isNull());
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void EventsModelTest::repeatsAreCounted()
{
    EventsModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy inserted(&model, &EventsModel::rowsInserted);
    for (int i = 0; i < 3; ++i)
        model.add(happening(u"Refused"_s, NoticeLevel::Error));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data(EventsModel::CountRole).toInt(), 3);
    QVERIFY(model.index(0, EventsModel::Text).data().toString().endsWith(u"(×3)"));
}

// Two brokers that are both away: two lines, however long it takes.
void EventsModelTest::failingInTurnIsCountedToo()
{
    EventsModel model;
    const QAbstractItemModelTester tester(&model);
    for (int i = 0; i < 3; ++i) {
        model.add(happening(u"Refused"_s, NoticeLevel::Warning));
        model.add(happening(u"Refused"_s, NoticeLevel::Warning, u"Plant"_s));
    }
    QCOMPARE(
        snapshot(model),
        QStringList({u"Warning|Home|Refused  (×3)|0x87"_s, u"Warning|Plant|Refused  (×3)|0x87"_s}));
    QCOMPARE(model.unseenCount(), 2); // the bell does not climb with each attempt
    model.markSeen();
    model.add(happening(u"Refused"_s, NoticeLevel::Warning));
    QCOMPARE(model.unseenCount(), 1);
    QCOMPARE(snapshot(model).last(), u"Warning|Home|Refused  (×4)|0x87"_s);
    // What came between is another story.
    model.add(happening(u"Connected"_s, NoticeLevel::Success));
    model.add(happening(u"Refused"_s, NoticeLevel::Warning));
    QCOMPARE(model.rowCount(), 4);
}

void EventsModelTest::whatDiffersIsNoRepeat()
{
    EventsModel model;
    model.add(happening(u"a"_s));
    model.add(happening(u"a"_s, NoticeLevel::Warning));
    model.add(happening(u"a"_s, NoticeLevel::Warning, u"Plant"_s));
    model.add(happening(u"b"_s, NoticeLevel::Warning, u"Plant"_s));
    model.add(happening(u"a"_s));
    QCOMPARE(model.rowCount(), 5);
}

void EventsModelTest::oldestAreDroppedAndCounted()
{
    EventsModel model;
    constexpr int Added = EventsModel::Limit + 500;
    for (int i = 0; i < Added; ++i)
        model.add(happening(QString::number(i)));
    QVERIFY(model.rowCount() <= EventsModel::Limit);
    QCOMPARE(model.rowCount() + model.discarded(), qint64(Added));
    QCOMPARE(model.index(model.rowCount() - 1, EventsModel::Text).data().toString(),
             QString::number(Added - 1));
    QCOMPARE(model.index(0, EventsModel::Text).data().toString(),
             QString::number(model.discarded()));
}

void EventsModelTest::unseenCountsWhatIsGrave()
{
    EventsModel model;
    QSignalSpy unseen(&model, &EventsModel::unseenChanged);
    model.add(happening(u"fine"_s, NoticeLevel::Success));
    QCOMPARE(model.unseenCount(), 0);
    model.add(happening(u"lost"_s, NoticeLevel::Warning));
    model.add(happening(u"refused"_s, NoticeLevel::Error));
    QCOMPARE(model.unseenCount(), 2);
    model.markSeen();
    QCOMPARE(model.unseenCount(), 0);
    QCOMPARE(unseen.last().at(0).toInt(), 0);
}

void EventsModelTest::reportHasEveryRow()
{
    EventsModel model;
    model.add(happening(u"Connected"_s, NoticeLevel::Success));
    model.add(happening(u"Connection lost"_s, NoticeLevel::Warning));
    const QStringList lines = model.report().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).contains(u"Connected"));
    QVERIFY(lines.at(1).contains(u"Warning"));
}

void EventsModelTest::levelFilterKeepsTheOrder()
{
    EventsModel model;
    ui::EventLevelFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&filter);
    model.add(happening(u"1"_s, NoticeLevel::Error));
    model.add(happening(u"2"_s, NoticeLevel::Info));
    model.add(happening(u"3"_s, NoticeLevel::Warning));
    filter.setLeast(NoticeLevel::Warning);
    QCOMPARE(snapshot(filter), QStringList({u"Error|Home|1|0x87"_s, u"Warning|Home|3|0x87"_s}));
    model.add(happening(u"4"_s, NoticeLevel::Error));
    QCOMPARE(filter.rowCount(), 3);
    filter.setLeast(NoticeLevel::Info);
    QCOMPARE(filter.rowCount(), 4);
}

void EventsModelTest::survivesRandomUse()
{
    EventsModel model;
    const QAbstractItemModelTester tester(&model);
    ui::EventLevelFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester filterTester(&filter);
    QRandomGenerator random(7);
    for (int step = 0; step < 2000; ++step) {
        const int choice = random.bounded(100);
        if (choice == 0)
            model.clear();
        else if (choice < 5)
            filter.setLeast(static_cast<NoticeLevel>(random.bounded(4)));
        else
            model.add(happening(QString::number(random.bounded(4)),
                                static_cast<NoticeLevel>(random.bounded(4))));
    }
    filter.setLeast(NoticeLevel::Info);
    QCOMPARE(snapshot(filter), snapshot(model));
}

QTEST_MAIN(EventsModelTest)
#include "tst_eventsmodel.moc"
