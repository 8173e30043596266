// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/topicorder.h"
#include "support/storefeed.h"

#include <QTest>

#include <memory>

using store::NodeId;
using store::TopicSort;

static constexpr qint64 Start = 1'772'457'728'000'000; // microseconds since the epoch
static constexpr qint64 Second = 1'000'000;

class TopicOrderTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void sortsByEachValue_data();
    void sortsByEachValue();
    void keepsPlacesWhileValuesChange();
    void putsNewTopicsAtTheEnd();
    void sortsWhenSomebodyLooks();
    void doesWithoutALog();
    void forgetsWithTheTree();

private:
    store::TopicOrder take(TopicSort sort, bool reversed = false)
    {
        return {*m_tree, m_log.get(), sort, reversed, [this] { return m_now; }};
    }
    QByteArray rows(const store::TopicOrder &order, const QByteArray &branch = {}) const
    {
        const NodeId parent = branch.isEmpty() ? NodeId::Root : m_tree->find(branch);
        QByteArrayList names;
        for (int row = 0; row < m_tree->childCount(parent); ++row) {
            const NodeId node = order.child(parent, row);
            if (order.row(node) != row)
                return "wrong row";
            names += m_tree->level(node).toByteArray();
        }
        return names.join(' ');
    }
    // Adds one row, as the tree tells whoever watches it.
    void addRow(store::TopicOrder &order, const QByteArray &topic)
    {
        const auto watch = connect(
            m_tree.get(), &store::TopicTree::rowsInserted, this,
            [&](NodeId parent, int first, int last) { order.rowsInserted(parent, first, last); });
        m_feed->addNow(topic, "1", m_now);
        disconnect(watch);
    }

    std::unique_ptr<store::TopicTree> m_tree;
    std::unique_ptr<store::MessageLog> m_log;
    std::unique_ptr<StoreFeed> m_feed;
    qint64 m_now = Start;
};

void TopicOrderTest::init()
{
    m_now = Start;
    m_tree = std::make_unique<store::TopicTree>();
    m_log = std::make_unique<store::MessageLog>(16 << 20);
    m_feed = std::make_unique<StoreFeed>(*m_tree, *m_log);
    // The order of arrival: c, a, b. Rates: a, c, b. Newest: b, c, a.
    FeedFlags often;
    often.qos = mqtt::QoS::ExactlyOnce;
    m_feed->add("c/x", "12345", Start);
    for (int i = 0; i < 10; ++i)
        m_feed->add("a", "1", Start + i * Second, often);
    m_feed->add("c/x", "12345", Start + 11 * Second);
    m_feed->add("b", "123", Start + 12 * Second);
    m_feed->commit();
    m_now = Start + 13 * Second;
}

void TopicOrderTest::sortsByEachValue_data()
{
    QTest::addColumn<TopicSort>("sort");
    QTest::addColumn<bool>("reversed");
    QTest::addColumn<QByteArray>("rows");
    QTest::newRow("first seen") << TopicSort::FirstSeen << false << QByteArray("b a c");
    QTest::newRow("oldest") << TopicSort::FirstSeen << true << QByteArray("c a b");
    QTest::newRow("rate") << TopicSort::Rate << false << QByteArray("a c b");
    QTest::newRow("age") << TopicSort::Age << false << QByteArray("b c a");
    QTest::newRow("silent longest") << TopicSort::Age << true << QByteArray("a c b");
    QTest::newRow("count") << TopicSort::Count << false << QByteArray("a c b");
    // A branch without a message of its own has no size: always behind what has one.
    QTest::newRow("size") << TopicSort::Size << false << QByteArray("b a c");
    QTest::newRow("smallest") << TopicSort::Size << true << QByteArray("a b c");
    QTest::newRow("qos") << TopicSort::QoS << false << QByteArray("a b c");
}

void TopicOrderTest::sortsByEachValue()
{
    QFETCH(TopicSort, sort);
    QFETCH(bool, reversed);
    QTEST(rows(take(sort, reversed)), "rows");
}

void TopicOrderTest::keepsPlacesWhileValuesChange()
{
    const store::TopicOrder order = take(TopicSort::Count);
    QCOMPARE(rows(order), QByteArray("a c b"));
    for (int i = 0; i < 50; ++i)
        m_feed->addNow("b", "1", m_now);
    QCOMPARE(rows(order), QByteArray("a c b"));
    QCOMPARE(rows(take(TopicSort::Count)), QByteArray("b a c"));
    QCOMPARE(order.takenAtUs(), m_now);
}

void TopicOrderTest::putsNewTopicsAtTheEnd()
{
    store::TopicOrder order = take(TopicSort::Rate);
    QCOMPARE(rows(order), QByteArray("a c b"));
    addRow(order, "aa/loud");
    addRow(order, "a0");
    QCOMPARE(rows(order), QByteArray("a c b aa a0"));
    QVERIFY(order.isRowBefore(m_tree->find("b"), m_tree->find("a0")));
}

void TopicOrderTest::sortsWhenSomebodyLooks()
{
    store::TopicOrder order = take(TopicSort::Count);
    QVERIFY(!order.isListed(m_tree->find("c")));
    addRow(order, "c/y");
    m_feed->addNow("c/y", "1", m_now);
    m_feed->addNow("c/y", "1", m_now);
    QCOMPARE(rows(order, "c"), QByteArray("y x")); // nobody had seen the order before
    QVERIFY(order.isListed(m_tree->find("c")));
    addRow(order, "c/a");
    QCOMPARE(rows(order, "c"), QByteArray("y x a"));
    QCOMPARE(order.child(m_tree->find("c"), 3), NodeId::None);
    QCOMPARE(order.child(m_tree->find("c"), -1), NodeId::None);
    QCOMPARE(order.row(NodeId::Root), -1);
}

void TopicOrderTest::doesWithoutALog()
{
    store::TopicOrder order = take(TopicSort::Size);
    order.forgetLog();
    m_log.reset();
    QCOMPARE(rows(order), QByteArray("a b c"));
}

void TopicOrderTest::forgetsWithTheTree()
{
    store::TopicOrder order = take(TopicSort::Age);
    QCOMPARE(rows(order), QByteArray("b c a"));
    m_tree->clear();
    m_now += Second;
    order.clear();
    QCOMPARE(order.takenAtUs(), m_now);
    QCOMPARE(rows(order), QByteArray());
    addRow(order, "z");
    QCOMPARE(rows(order), QByteArray("z"));
}

QTEST_GUILESS_MAIN(TopicOrderTest)
#include "tst_topicorder.moc"
