// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/branchmessages.h"
#include "history/historymodel.h"
#include "payload/registry.h"
#include "support/storefeed.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::HistoryColumn;

static constexpr qint64 Start = 1'772'457'728'000'000;
static constexpr qint64 Second = 1'000'000;

class HistoryModelTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsOneTopic();
    void showsABranch();
    void becomesABranchWhenTopicsAppear();
    void mergesSeveralTopics();
    void leavesMutedBranchesOut();
    void showsFlags();
    void appendsOnlyWhatBelongs();
    void placesGapsBetweenMessages();
    void closesAnOpenGap();
    void isBoundedAndTrimsInChunks();
    void keepsMoreWhileReading();
    void dropsWhatTheLogDropped();
    void changesTheLastColumn();
    void restsWhileInactive();
    void survivesItsStore();
    void mirrorsTheLog_data();
    void mirrorsTheLog();

private:
    void select(const QByteArrayList &topics)
    {
        std::vector<store::NodeId> nodes;
        for (const QByteArray &topic : topics)
            nodes.push_back(m_tree->find(topic));
        m_model->setTopics(nodes);
    }
    QString text(int row, HistoryColumn column) const
    {
        return m_model->index(row, static_cast<int>(column)).data().toString();
    }
    QStringList contents() const
    {
        QStringList list;
        for (int row = 0; row < m_model->rowCount(); ++row)
            list += m_model->gap(row) ? text(row, HistoryColumn::Time)
                                      : text(row, HistoryColumn::Content);
        return list;
    }

    const payload::Registry m_registry;
    std::unique_ptr<store::TopicTree> m_tree;
    std::unique_ptr<store::MessageLog> m_log;
    std::unique_ptr<StoreFeed> m_feed;
    std::unique_ptr<ui::HistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void HistoryModelTest::init()
{
    m_tree = std::make_unique<store::TopicTree>();
    m_log = std::make_unique<store::MessageLog>(64 << 20);
    m_feed = std::make_unique<StoreFeed>(*m_tree, *m_log);
    m_model = std::make_unique<ui::HistoryModel>(m_registry);
    m_model->setShow(ui::HistoryShow::Payload);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setStore(m_tree.get(), m_log.get());
}

void HistoryModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_feed.reset();
    m_log.reset();
    m_tree.reset();
}

void HistoryModelTest::showsOneTopic()
{
    m_feed->add("a", "1", Start);
    m_feed->add("b", "2", Start + Second);
    m_feed->add("a", "3", Start + 2 * Second + 20'000);
    m_feed->commit();
    select({"a"});
    QVERIFY(!m_model->isBranch());
    QCOMPARE(contents(), (QStringList{u"1"_s, u"3"_s}));
    QCOMPARE(text(0, HistoryColumn::Delta), QString());
    QCOMPARE(text(1, HistoryColumn::Delta).replace(QChar(0x202f), u' '), u"+2.02 s"_s);
    QCOMPARE(text(0, HistoryColumn::Time).size(), 12);
    QCOMPARE(m_model->receivedCount(), 2U);
    QCOMPARE(m_model->keptCount(), qint64(2));
    const QString words = m_model->index(1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(words.contains(u", received, QoS 0, 3"_s), qPrintable(words));
}

void HistoryModelTest::showsABranch()
{
    m_feed->add("room/a/x", "1", Start);
    m_feed->add("other", "2", Start);
    m_feed->add("room", "3", Start);
    m_feed->add("room/b", "4", Start);
    m_feed->commit();
    QSignalSpy mode(m_model.get(), &ui::HistoryModel::branchModeChanged);
    select({"room"});
    QVERIFY(m_model->isBranch());
    QCOMPARE(mode.count(), 1);
    QCOMPARE(contents(), (QStringList{u"1"_s, u"3"_s, u"4"_s}));
    QCOMPARE(text(0, HistoryColumn::Topic), u"a/x"_s); // below the branch
    QCOMPARE(text(1, HistoryColumn::Topic), u"room"_s); // the branch itself
    QCOMPARE(m_model->receivedCount(), 3U);
}

void HistoryModelTest::becomesABranchWhenTopicsAppear()
{
    m_feed->addNow("room", "1", Start);
    select({"room"});
    QVERIFY(!m_model->isBranch());
    m_feed->addNow("room/a", "2", Start);
    QVERIFY(m_model->isBranch());
    QCOMPARE(contents(), (QStringList{u"1"_s, u"2"_s}));
}

void HistoryModelTest::mergesSeveralTopics()
{
    m_feed->add("a/1", "1", Start);
    m_feed->add("b", "2", Start);
    m_feed->add("c", "3", Start);
    m_feed->add("a/1", "4", Start);
    m_feed->commit();
    select({"b", "a", "a/1"}); // the last lies below the second: not twice
    QCOMPARE(contents(), (QStringList{u"1"_s, u"2"_s, u"4"_s}));
    QCOMPARE(text(0, HistoryColumn::Topic), u"a/1"_s);
    m_feed->addNow("a/1", "5", Start);
    QCOMPARE(contents().last(), u"5"_s);
    QCOMPARE(m_model->rowCount(), 4);
}

void HistoryModelTest::leavesMutedBranchesOut()
{
    m_feed->add("a/b/c", "1", Start);
    m_feed->add("a/d", "2", Start);
    m_feed->commit();
    m_tree->setMuted(m_tree->find("a/b"), true);
    select({"a"});
    QCOMPARE(m_model->rowCount(), 1);
    m_feed->addNow("a/b/c", "3", Start);
    m_feed->addNow("a/d", "4", Start);
    QTRY_COMPARE(m_model->rowCount(), 2);
    select({"a/b"}); // asked for itself
    QCOMPARE(m_model->rowCount(), 2);
}

void HistoryModelTest::showsFlags()
{
    FeedFlags flags;
    flags.qos = mqtt::QoS::AtLeastOnce;
    flags.retain = true;
    flags.duplicate = true;
    m_feed->add("a", "1", Start, flags);
    FeedFlags own;
    own.outbound = true;
    own.delivery = store::Delivery::Waiting;
    m_feed->add("a", "2", Start, own);
    m_feed->commit();
    select({"a"});
    QCOMPARE(text(0, HistoryColumn::Flags), u"↓ 1 retained DUP"_s);
    QCOMPARE(text(1, HistoryColumn::Flags), u"↑ 0 waiting for confirmation"_s);
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    m_log->setDelivery(m_model->messageId(1), store::Delivery::Confirmed);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().first().toModelIndex().row(), 1);
    QCOMPARE(text(1, HistoryColumn::Flags), u"↑ 0 confirmed"_s);
}

void HistoryModelTest::appendsOnlyWhatBelongs()
{
    m_feed->addNow("a", "1", Start);
    m_feed->addNow("ab/x", "1", Start);
    select({"a"});
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy appended(m_model.get(), &ui::HistoryModel::messagesAppended);
    m_feed->addNow("ab/x", "2", Start);
    QCOMPARE(inserted.count(), 0);
    for (int i = 0; i < 10; ++i)
        m_feed->add(i % 2 ? "a" : "ab", QByteArray::number(i), Start);
    m_feed->commit();
    QCOMPARE(inserted.count(), 1); // one batch a tick
    QCOMPARE(appended.first().first().toInt(), 5);
    QCOMPARE(contents(), (QStringList{u"1"_s, u"1"_s, u"3"_s, u"5"_s, u"7"_s, u"9"_s}));
}

void HistoryModelTest::placesGapsBetweenMessages()
{
    for (int i = 0; i < 4; ++i)
        m_feed->add("a", QByteArray::number(i), Start + i * 100 * Second);
    m_feed->commit();
    select({"a"});
    m_model->setGaps({{Start - 10 * Second, Start - 5 * Second}, // before everything: not shown
                      {Start + 110 * Second, Start + 120 * Second},
                      {Start + 310 * Second, Start + 315 * Second}});
    QCOMPARE(m_model->rowCount(), 6);
    QCOMPARE(contents().mid(0, 2), (QStringList{u"0"_s, u"1"_s}));
    QVERIFY(m_model->gap(2));
    QVERIFY(text(2, HistoryColumn::Time).startsWith(u"Not connected "_s));
    QVERIFY(m_model->gap(5));
    QCOMPARE(m_model->messageRows(), m_model->rowCount() - 2);
    QCOMPARE(m_model->messageId(2), store::MessageId::None);
    QCOMPARE(m_model->lastMessageRow(), 4);
    // The distance goes over the gap.
    QVERIFY(!text(3, HistoryColumn::Delta).isEmpty());
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const store::MessageId id = m_model->messageId(row);
        if (id != store::MessageId::None)
            QCOMPARE(m_model->rowOf(id), row);
    }
}

void HistoryModelTest::closesAnOpenGap()
{
    m_feed->addNow("a", "1", Start);
    select({"a"});
    m_model->setGaps({{Start + Second, 0}});
    QVERIFY(text(1, HistoryColumn::Time).startsWith(u"Not connected since "_s));
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setGaps({{Start + Second, Start + 28 * Second}});
    QVERIFY(text(1, HistoryColumn::Time).contains(u'–'));
    m_feed->addNow("a", "2", Start + 30 * Second);
    QCOMPARE(m_model->rowCount(), 3);
    QVERIFY(m_model->gap(1));
    QCOMPARE(resets.count(), 0);
}

void HistoryModelTest::isBoundedAndTrimsInChunks()
{
    m_feed->addNow("a", "x", Start);
    select({"a"});
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    for (int tick = 0; tick < 60; ++tick) {
        for (int i = 0; i < 50; ++i)
            m_feed->add("a", QByteArray::number(tick * 50 + i), Start);
        m_feed->commit();
        QVERIFY(m_model->rowCount() <= ui::HistoryModel::ShownAtMost + ui::HistoryModel::TrimStep);
    }
    QVERIFY(removed.count() > 0 && removed.count() < 10);
    QCOMPARE(contents().last(), u"2999"_s);
    // A flood in one tick is bounded too, and counted whole.
    QSignalSpy appended(m_model.get(), &ui::HistoryModel::messagesAppended);
    for (int i = 0; i < 9000; ++i)
        m_feed->add("a", "y", Start);
    m_feed->commit();
    QCOMPARE(appended.first().first().toInt(), 9000);
    QVERIFY(m_model->rowCount() <= ui::HistoryModel::ShownAtMost + ui::HistoryModel::TrimStep);
}

void HistoryModelTest::keepsMoreWhileReading()
{
    m_feed->addNow("a", "first", Start);
    select({"a"});
    m_model->setReading(true);
    for (int i = 0; i < 5000; ++i)
        m_feed->add("a", "x", Start);
    m_feed->commit();
    for (int i = 0; i < 3000; ++i)
        m_feed->add("a", "x", Start);
    m_feed->commit();
    QCOMPARE(text(0, HistoryColumn::Content), u"first"_s);
    m_model->setReading(false);
    QCOMPARE(m_model->rowCount(), ui::HistoryModel::ShownAtMost);
}

void HistoryModelTest::dropsWhatTheLogDropped()
{
    m_log->setByteBudget(64 << 10);
    m_feed->addNow("quiet/last", "kept", Start); // the last value of its topic stays
    m_feed->addNow("loud", "0", Start);
    select({"loud", "quiet"});
    for (int i = 1; i < 60; ++i) {
        m_feed->addNow("loud", QByteArray(4096, static_cast<char>('a' + i % 26)), Start);
        m_log->trim();
    }
    QVERIFY(m_log->counters().evicted > 0);
    QCOMPARE(text(0, HistoryColumn::Content), u"kept"_s);
    for (int row = 0; row < m_model->rowCount(); ++row)
        QVERIFY(m_log->contains(m_model->messageId(row)));
    QVERIFY(m_model->rowCount() < 60);
}

void HistoryModelTest::changesTheLastColumn()
{
    m_feed->add("a", R"({"t":1})", Start);
    m_feed->add("a", R"({"t":2})", Start);
    m_feed->commit();
    select({"a"});
    const auto header = [&] {
        return m_model
            ->headerData(static_cast<int>(HistoryColumn::Content), Qt::Horizontal, Qt::DisplayRole)
            .toString();
    };
    QCOMPARE(contents().last(), u"t 2"_s);
    m_model->setShow(ui::HistoryShow::Changes);
    QCOMPARE(header(), u"Changes"_s);
    QCOMPARE(contents().last(), u"t 2 ▲"_s);
    m_model->setShow(ui::HistoryShow::Hex);
    QCOMPARE(header(), u"Hex"_s);
    QCOMPARE(contents().last(), u"7b 22 74 22 3a 32 7d"_s);
}

void HistoryModelTest::restsWhileInactive()
{
    m_feed->addNow("a", "1", Start);
    select({"a"});
    m_model->setActive(false);
    QCOMPARE(m_model->rowCount(), 0);
    m_feed->addNow("a", "2", Start);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setActive(true);
    QCOMPARE(contents(), (QStringList{u"1"_s, u"2"_s}));
}

void HistoryModelTest::survivesItsStore()
{
    m_feed->addNow("a", "1", Start);
    select({"a"});
    m_tree->clear();
    m_log->clear();
    QCOMPARE(m_model->rowCount(), 0);
    m_feed->addNow("a", "2", Start);
    QCOMPARE(m_model->rowCount(), 0); // the selection is gone with its tree
    select({"a"});
    QCOMPARE(m_model->rowCount(), 1);
    m_feed.reset();
    m_log.reset();
    m_tree.reset();
    QCOMPARE(m_model->rowCount(), 0);
}

void HistoryModelTest::mirrorsTheLog_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
}

void HistoryModelTest::mirrorsTheLog()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    m_log->setByteBudget(32 << 10);
    const QByteArrayList topics{"a", "a/b", "a/b/c", "d", "d/e", "/", "$x"};
    for (const QByteArray &topic : topics)
        m_feed->add(topic, "0", Start);
    m_feed->commit();
    // What somebody knows who only heard the announcements.
    QList<quint64> heard;
    const auto hearAll = [&] {
        heard.clear();
        for (int row = 0; row < m_model->rowCount(); ++row)
            heard.append(static_cast<quint64>(m_model->messageId(row)));
    };
    connect(m_model.get(), &QAbstractItemModel::modelReset, this, hearAll);
    connect(m_model.get(), &QAbstractItemModel::rowsInserted, this,
            [&](const QModelIndex &, int first, int last) {
                for (int row = first; row <= last; ++row)
                    heard.insert(row, static_cast<quint64>(m_model->messageId(row)));
            });
    connect(
        m_model.get(), &QAbstractItemModel::rowsRemoved, this,
        [&](const QModelIndex &, int first, int last) { heard.remove(first, last - first + 1); });
    select({"a"});
    qint64 now = Start;
    std::vector<ui::ConnectionGap> gaps;
    for (int tick = 0; tick < 60; ++tick) {
        for (quint32 i = random.bounded(30U); i > 0; --i)
            m_feed->add(topics[random.bounded(topics.size())], QByteArray(random.bounded(200), 'x'),
                        now += 10'000);
        m_feed->commit();
        m_log->trim();
        if (random.bounded(6) == 0)
            select({topics[random.bounded(topics.size())]});
        if (random.bounded(8) == 0) {
            gaps.push_back({now, now + 5'000});
            m_model->setGaps(gaps);
        }
        if (random.bounded(10) == 0)
            m_model->setReading(random.bounded(2) == 0);
        const QList<quint64> told = heard;
        hearAll();
        QCOMPARE(told, heard);
        std::vector<store::MessageId> shown;
        for (int row = 0; row < m_model->rowCount(); ++row)
            if (!m_model->gap(row))
                shown.push_back(m_model->messageId(row));
        QCOMPARE(shown, ui::newestBelow(*m_tree, *m_log, m_model->topics(), 100'000));
    }
}

QTEST_MAIN(HistoryModelTest)
#include "tst_historymodel.moc"
