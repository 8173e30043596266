// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelmirror.h"
#include "pipeline/topicrows.h"
#include "pipeline/topicsearch.h"
#include "store/topicmatches.h"
#include "support/storefeed.h"
#include "topics/topictreemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using store::NodeId;
using store::TopicSort;

static constexpr qint64 Start = 1'772'457'728'000'000; // microseconds since the epoch
static constexpr qint64 Second = 1'000'000;

// Rows in the order of a snapshot, of one branch only, and of a filter, in all combinations.
class TopicTreeOrderTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sortsWithoutMovingAnything();
    void keepsSelectionsOverASort();
    void sortsMatches();
    void sortsAnotherTree();
    void showsOneBranch();
    void showsOneBranchOfAFilter();
    void endsTheBranchWithTheTree();
    void mirrorsEverything_data();
    void mirrorsEverything();

private:
    void filter(const QString &text)
    {
        const auto query = store::TopicQuery::parse(text);
        QVERIFY(query);
        m_search->setQuery(*query);
        QTRY_VERIFY_WITH_TIMEOUT(m_search->isComplete(), 30'000);
    }
    NodeId node(const QByteArray &topic) const { return m_tree->find(topic); }
    // All rows, depth first: the topics.
    QByteArrayList rows(const QModelIndex &parent = {}) const
    {
        QByteArrayList result;
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex index = m_model->index(row, 0, parent);
            result += index.data(ui::TopicTreeModel::TopicRole).toByteArray();
            result += rows(index);
        }
        return result;
    }

    std::unique_ptr<store::TopicTree> m_tree;
    std::unique_ptr<store::MessageLog> m_log;
    std::unique_ptr<StoreFeed> m_feed;
    std::unique_ptr<pipeline::TopicSearch> m_search;
    std::unique_ptr<ui::TopicTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    qint64 m_now = Start;
};

void TopicTreeOrderTest::init()
{
    m_now = Start;
    m_tree = std::make_unique<store::TopicTree>();
    m_log = std::make_unique<store::MessageLog>(16 << 20);
    m_feed = std::make_unique<StoreFeed>(*m_tree, *m_log);
    m_search = std::make_unique<pipeline::TopicSearch>();
    m_model = std::make_unique<ui::TopicTreeModel>();
    m_model->setSearch(m_search.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setClock([this] { return m_now; });
    m_model->setStore(m_tree.get(), m_log.get());
    m_search->setClock([this] { return m_now; });
    m_search->setStore(m_tree.get(), m_log.get());
}

void TopicTreeOrderTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_search.reset();
    m_feed.reset();
    m_log.reset();
    m_tree.reset();
}

void TopicTreeOrderTest::sortsWithoutMovingAnything()
{
    for (const char *topic : {"a/x", "b/x", "b/y", "c", "c", "c"})
        m_feed->add(topic, "1", Start);
    m_feed->commit();
    m_model->rows()->setSort(TopicSort::Count);
    QCOMPARE(rows(), (QByteArrayList{"c", "b", "b/x", "b/y", "a", "a/x"}));
    for (int i = 0; i < 9; ++i)
        m_feed->add("b/y", "1", Start);
    m_feed->add("aa", "1", Start);
    m_feed->add("b/a", "1", Start);
    m_feed->commit();
    QCOMPARE(rows(), (QByteArrayList{"c", "b", "b/x", "b/y", "b/a", "a", "a/x", "aa"}));
    m_model->rows()->setSort(TopicSort::Count); // Refresh
    QCOMPARE(rows(), (QByteArrayList{"b", "b/y", "b/a", "b/x", "c", "a", "a/x", "aa"}));
    m_model->rows()->setSort(TopicSort::Count, true);
    QCOMPARE(rows(), (QByteArrayList{"a", "a/x", "aa", "c", "b", "b/a", "b/x", "b/y"}));
    m_model->rows()->setSort(TopicSort::Name);
    m_feed->addNow("bb", "1", Start);
    QCOMPARE(rows(), (QByteArrayList{"a", "a/x", "aa", "b", "b/a", "b/x", "b/y", "bb", "c"}));
}

void TopicTreeOrderTest::keepsSelectionsOverASort()
{
    for (const char *topic : {"a/x", "a/y", "b", "b"})
        m_feed->add(topic, "1", Start);
    m_feed->add("a/y", "1", Start);
    m_feed->commit();
    const QPersistentModelIndex top = m_model->indexOf(node("a"));
    const QPersistentModelIndex below = m_model->indexOf(node("a/y"), ui::TopicColumn::Age);
    m_model->rows()->setSort(TopicSort::Count);
    QCOMPARE(m_model->node(top), node("a"));
    QCOMPARE(m_model->node(below), node("a/y"));
    QCOMPARE(below.row(), 0);
    QCOMPARE(below.column(), static_cast<int>(ui::TopicColumn::Age));
    QCOMPARE(QModelIndex(below).parent(), QModelIndex(top));
}

void TopicTreeOrderTest::sortsMatches()
{
    for (const char *topic : {"a/lamp", "b/lamp", "b/lamp", "c/x", "d/lamp", "d/lamp", "d/lamp"})
        m_feed->add(topic, "1", Start);
    m_feed->commit();
    filter(u"lamp"_s);
    m_model->rows()->setSort(TopicSort::Count);
    QCOMPARE(rows(), (QByteArrayList{"d", "d/lamp", "b", "b/lamp", "a", "a/lamp"}));
    // What matches later stands where it was when the snapshot was taken, new topics at the end.
    m_feed->addNow("c/lamp", "1", Start);
    m_feed->addNow("a0/lamp", "1", Start);
    QTRY_COMPARE(rows(),
                 (QByteArrayList{"d", "d/lamp", "b", "b/lamp", "a", "a/lamp", "c", "c/lamp", "a0",
                                 "a0/lamp"}));
    filter(u"b"_s);
    QCOMPARE(rows(), (QByteArrayList{"b", "b/lamp"}));
    filter(u""_s);
    QCOMPARE(rows().first(), "d"_ba);
    m_model->rows()->setSort(TopicSort::Name);
    QCOMPARE(rows().first(), "a"_ba);
}

void TopicTreeOrderTest::sortsAnotherTree()
{
    m_model->rows()->setSort(TopicSort::Count);
    store::TopicTree tree;
    store::MessageLog log(1 << 20);
    StoreFeed feed(tree, log);
    for (const char *topic : {"a", "b", "b"})
        feed.add(topic, "1", Start);
    feed.commit();
    m_model->setStore(&tree, &log);
    QCOMPARE(rows(), (QByteArrayList{"b", "a"}));
    m_model->setStore(nullptr, nullptr);
    QCOMPARE(m_model->rows()->sort(), TopicSort::Count);
    QCOMPARE(rows(), QByteArrayList());
}

void TopicTreeOrderTest::showsOneBranch()
{
    for (const char *topic : {"plant/line-1/a", "plant/line-3/b", "plant/line-3/c", "home/x"})
        m_feed->add(topic, "1", Start);
    m_feed->commit();
    m_model->rows()->setScope(node("plant/line-3"));
    QCOMPARE(rows(), (QByteArrayList{"plant", "plant/line-3", "plant/line-3/b", "plant/line-3/c"}));
    QVERIFY(!m_model->isShown(node("home")));
    QVERIFY(!m_model->isShown(node("plant/line-1/a")));
    const ModelMirror mirror(*m_model);
    m_feed->addNow("plant/line-2/x", "1", Start);
    m_feed->addNow("aaa", "1", Start);
    m_feed->addNow("plant/line-3/a/deep", "1", Start);
    QCOMPARE(rows(),
             (QByteArrayList{"plant", "plant/line-3", "plant/line-3/a", "plant/line-3/a/deep",
                             "plant/line-3/b", "plant/line-3/c"}));
    QCOMPARE(mirror.rows({}), mirror.modelRows({}));
    const QModelIndex scope = m_model->indexOf(node("plant/line-3"));
    QCOMPARE(mirror.rows(scope), mirror.modelRows(scope));
    m_model->rows()->setScope(NodeId::None);
    QCOMPARE(m_model->rowCount(), 3);
}

void TopicTreeOrderTest::showsOneBranchOfAFilter()
{
    for (const char *topic : {"plant/line-1/lamp", "plant/line-3/b", "home/lamp"})
        m_feed->add(topic, "1", Start);
    m_feed->commit();
    m_model->rows()->setScope(node("plant/line-3"));
    filter(u"lamp"_s);
    QCOMPARE(rows(), QByteArrayList());
    // The first match brings the whole way along.
    m_feed->addNow("plant/line-3/b/lamp", "1", Start);
    QTRY_COMPARE(
        rows(), (QByteArrayList{"plant", "plant/line-3", "plant/line-3/b", "plant/line-3/b/lamp"}));
    m_feed->addNow("plant/lamp", "1", Start);
    m_feed->addNow("plant/line-3/lamp", "1", Start);
    QTRY_COMPARE(rows().size(), 5);
    filter({});
    QCOMPARE(rows(),
             (QByteArrayList{"plant", "plant/line-3", "plant/line-3/b", "plant/line-3/b/lamp",
                             "plant/line-3/lamp"}));
}

void TopicTreeOrderTest::endsTheBranchWithTheTree()
{
    m_feed->addNow("a/b", "1", Start);
    m_feed->addNow("c", "1", Start);
    m_model->rows()->setScope(node("a"));
    QCOMPARE(rows(), (QByteArrayList{"a", "a/b"}));
    m_tree->clear();
    m_log->clear();
    QCOMPARE(m_model->rows()->scope(), NodeId::None);
    m_feed->addNow("c", "1", Start);
    QCOMPARE(rows(), (QByteArrayList{"c"}));
    m_model->rows()->setScope(NodeId{4711}); // never was
    QCOMPARE(rows(), (QByteArrayList{"c"}));
}

void TopicTreeOrderTest::mirrorsEverything_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
}

void TopicTreeOrderTest::mirrorsEverything()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const ModelMirror mirror(*m_model);
    const QByteArrayList names{"a", "b", "", "10", "2", "$x", "仓库"};
    const QStringList filters{u"a"_s, u"value>1"_s, u"+/a/#"_s, u"value:2 -a"_s, u""_s, u""_s};
    const auto topic = [&] {
        QByteArrayList levels;
        for (quint32 depth = random.bounded(1U, 4U); depth > 0; --depth)
            levels.append(names[random.bounded(names.size())]);
        return levels.join('/');
    };
    for (int tick = 0; tick < 40; ++tick) {
        m_now += 700'000;
        for (quint32 i = random.bounded(6U); i > 0; --i)
            m_feed->add(topic(), QByteArray::number(random.bounded(4)), m_now);
        m_feed->commit();
        switch (random.bounded(9)) {
        case 0:
            filter(filters[random.bounded(filters.size())]);
            break;
        case 1:
            m_model->rows()->setScope(node(topic()));
            break;
        case 2:
            m_model->rows()->setScope(NodeId::None);
            break;
        case 3:
            m_model->rows()->setSort(static_cast<TopicSort>(random.bounded(7)),
                                     random.bounded(2) == 0);
            break;
        case 4:
            if (random.bounded(5) == 0) {
                m_tree->clear();
                m_log->clear();
            }
            break;
        default:
            QCoreApplication::processEvents();
        }
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_search->isComplete(), 30'000);
    std::vector<QModelIndex> open{QModelIndex()};
    const store::TopicMatches *found = m_model->rows()->matches();
    const NodeId scope = m_model->rows()->scope();
    int values = 0;
    while (!open.empty()) {
        const QModelIndex parent = open.back();
        open.pop_back();
        QCOMPARE(mirror.rows(parent), mirror.modelRows(parent));
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex index = m_model->index(row, 0, parent);
            const NodeId own = m_model->node(index);
            QCOMPARE(index.parent(), parent);
            QCOMPARE(m_tree->parent(own), m_model->node(parent));
            QCOMPARE(m_model->indexOf(own), index);
            const bool inScope = scope == NodeId::None || m_tree->isBelow(own, scope);
            QVERIFY(inScope || m_tree->isBelow(scope, own));
            if (inScope && (found ? found->isMatch(own) : m_tree->facts(own).hasValue))
                ++values;
            open.push_back(index);
        }
    }
    // Nothing is missing either.
    int expected = 0;
    for (const NodeId own : m_tree->branch(scope == NodeId::None ? NodeId::Root : scope))
        expected += (found ? found->isMatch(own) : m_tree->facts(own).hasValue) ? 1 : 0;
    QCOMPARE(values, expected);
}

QTEST_MAIN(TopicTreeOrderTest)
#include "tst_topictreeorder.moc"
