// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/topicsearch.h"
#include "store/messagelog.h"
#include "support/storefeed.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using store::NodeId;

static constexpr qint64 Start = 1'772'457'728'000'000; // microseconds since the epoch
static constexpr qint64 Second = 1'000'000;

class TopicSearchTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void findsMatchesAndTheirBranches();
    void judgesNewTopics();
    void judgesChangedValues();
    void keepsWhatIsLookedAt();
    void judgesAgesAgain();
    void replacesResults();
    void survivesItsStore();
    void sharesTheThread();
    void agreesWithTheQuery_data();
    void agreesWithTheQuery();

private:
    void filter(const QString &text)
    {
        const auto query = store::TopicQuery::parse(text);
        QVERIFY(query);
        m_search->setQuery(*query);
        QTRY_VERIFY_WITH_TIMEOUT(m_search->isComplete(), 30'000);
    }
    // The rows as text, one topic a line, in order.
    QByteArrayList rows(NodeId parent = NodeId::Root) const
    {
        QByteArrayList result;
        const store::TopicMatches *found = m_search->result();
        for (int row = 0; found && row < found->childCount(parent); ++row) {
            const NodeId node = found->child(parent, row);
            if (found->row(node) != row)
                return {"wrong row"};
            result += m_tree->topic(node) + (found->isMatch(node) ? "!" : "");
            result += rows(node);
        }
        return result;
    }

    std::unique_ptr<store::TopicTree> m_tree;
    std::unique_ptr<store::MessageLog> m_log;
    std::unique_ptr<StoreFeed> m_feed;
    std::unique_ptr<pipeline::TopicSearch> m_search;
    qint64 m_now = Start;
};

void TopicSearchTest::init()
{
    m_now = Start;
    m_tree = std::make_unique<store::TopicTree>();
    m_log = std::make_unique<store::MessageLog>(16 << 20);
    m_feed = std::make_unique<StoreFeed>(*m_tree, *m_log);
    m_search = std::make_unique<pipeline::TopicSearch>();
    m_search->setClock([this] { return m_now; });
    m_search->setStore(m_tree.get(), m_log.get());
}

void TopicSearchTest::cleanup()
{
    m_search.reset();
    m_feed.reset();
    m_log.reset();
    m_tree.reset();
}

void TopicSearchTest::findsMatchesAndTheirBranches()
{
    for (const char *topic : {"home/hall/lamp", "home/bath/lamp", "home/bath/climate", "site/10/x",
                              "site/2/lamp", "$SYS/lamp", "lamp"})
        m_feed->add(topic, "1", Start);
    m_feed->commit();
    filter(u"lamp"_s);
    QCOMPARE(rows(),
             (QByteArrayList{"home", "home/bath", "home/bath/lamp!", "home/hall", "home/hall/lamp!",
                             "lamp!", "site", "site/2", "site/2/lamp!", "$SYS", "$SYS/lamp!"}));
    QCOMPARE(m_search->result()->matches(), 5);
    QCOMPARE(m_search->result()->matchesBelow(m_tree->find("home")), 2U);
    QCOMPARE(m_search->result()->matchesBelow(NodeId::Root), 5U);
    QCOMPARE(m_search->result()->row(m_tree->find("site/10")), -1);
    filter({});
    QVERIFY(!m_search->isFiltering());
}

void TopicSearchTest::judgesNewTopics()
{
    filter(u"a/#"_s);
    QVERIFY(m_search->isFiltering());
    QCOMPARE(rows(), QByteArrayList());
    m_feed->addNow("b/x", "1", Start);
    m_feed->addNow("a/x/y", "1", Start);
    QTRY_COMPARE(rows(), (QByteArrayList{"a", "a/x", "a/x/y!"}));
    m_feed->addNow("a/x", "1", Start); // a branch gets a value of its own
    QTRY_COMPARE(rows(), (QByteArrayList{"a", "a/x!", "a/x/y!"}));
}

void TopicSearchTest::judgesChangedValues()
{
    m_feed->addNow("a/x", "25", Start);
    m_feed->addNow("a/y", "5", Start);
    filter(u"value>20"_s);
    QCOMPARE(rows(), (QByteArrayList{"a", "a/x!"}));
    QSignalSpy removed(m_search.get(), &pipeline::TopicSearch::rowsAboutToBeRemoved);
    m_feed->addNow("a/x", "5", Start);
    QTRY_COMPARE(rows(), QByteArrayList());
    QCOMPARE(removed.count(), 1); // the branch with all below it
    m_feed->addNow("a/y", "21", Start);
    QTRY_COMPARE(rows(), (QByteArrayList{"a", "a/y!"}));
}

void TopicSearchTest::keepsWhatIsLookedAt()
{
    m_feed->addNow("a", "25", Start);
    m_feed->addNow("b", "25", Start);
    filter(u"value>20"_s);
    m_search->keep(m_tree->find("a"));
    m_feed->addNow("a", "5", Start);
    m_feed->addNow("b", "5", Start);
    QTRY_COMPARE(rows(), QByteArrayList{"a!"});
    m_search->keep(NodeId::None);
    QTRY_COMPARE(rows(), QByteArrayList());
}

void TopicSearchTest::judgesAgesAgain()
{
    m_feed->addNow("a", "25", Start);
    filter(u"age<10s"_s);
    QCOMPARE(rows(), QByteArrayList{"a!"});
    m_now += 11 * Second;
    QTRY_COMPARE_WITH_TIMEOUT(rows(), QByteArrayList(), 30'000);
    m_feed->addNow("a", "25", m_now);
    QTRY_COMPARE(rows(), QByteArrayList{"a!"});
}

void TopicSearchTest::replacesResults()
{
    m_feed->addNow("a", "1", Start);
    m_feed->addNow("b", "1", Start);
    QSignalSpy replaced(m_search.get(), &pipeline::TopicSearch::replaced);
    filter(u"a"_s);
    QCOMPARE(replaced.count(), 1);
    // The old result stays until there is a new one.
    const auto query = store::TopicQuery::parse(u"b"_s);
    m_search->setQuery(*query);
    QCOMPARE(rows(), QByteArrayList{"a!"});
    QTRY_COMPARE(rows(), QByteArrayList{"b!"});
    QCOMPARE(replaced.count(), 2);
    filter({});
    QCOMPARE(replaced.count(), 3);
    QVERIFY(!m_search->result());
}

void TopicSearchTest::survivesItsStore()
{
    m_feed->addNow("a", "1", Start);
    filter(u"a"_s);
    m_tree->clear();
    m_log->clear();
    QCOMPARE(rows(), QByteArrayList());
    m_feed->addNow("x/a", "1", Start);
    QTRY_COMPARE(rows(), (QByteArrayList{"x", "x/a!"}));
    m_feed.reset();
    m_log.reset();
    m_tree.reset();
    QVERIFY(!m_search->isFiltering());
    filter(u"b"_s);
    QVERIFY(!m_search->isFiltering());
}

// A hundred thousand topics do not hold the thread: others get their turn while it searches.
void TopicSearchTest::sharesTheThread()
{
    for (int i = 0; i < 100'000; ++i)
        m_tree->arrived(m_tree->ensure(QByteArray("wide/device-" + QByteArray::number(i))),
                        {store::MessageId{1}, Start, 1, true, false, false, false});
    m_tree->commit();
    const auto query = store::TopicQuery::parse(u"/^(.*-)*[7x]$/"_s);
    QVERIFY(query);
    int turns = 0;
    QTimer other;
    connect(&other, &QTimer::timeout, this, [&] { ++turns; });
    other.start(0);
    m_search->setQuery(*query);
    QTRY_VERIFY_WITH_TIMEOUT(m_search->isComplete(), 30'000);
    QVERIFY(turns > 2);
    QCOMPARE(m_search->result()->childCount(m_tree->find("wide")), m_search->result()->matches());
}

void TopicSearchTest::agreesWithTheQuery_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
}

// Whatever came in whichever order, the rows are what judging everything at once gives, and every
// change of a row was told.
void TopicSearchTest::agreesWithTheQuery()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const QByteArrayList names{"a", "b", "", "joint", "10", "2", "$x", "仓库"};
    const QStringList queries{u"a"_s,   u"value>1"_s,    u"+/a/#"_s,        u"/[ab]$/"_s,
                              u""_s,    u"-a value:1"_s, u"retained:yes"_s, u"rate>0.1"_s,
                              u"2 10"_s};
    const auto topic = [&] {
        QByteArrayList levels;
        for (quint32 depth = random.bounded(1U, 5U); depth > 0; --depth)
            levels.append(names[random.bounded(names.size())]);
        return levels.join('/');
    };
    int topLevel = 0; // as the signals tell
    const auto told = [&](NodeId parent, int by) { topLevel += parent == NodeId::Root ? by : 0; };
    connect(m_search.get(), &pipeline::TopicSearch::rowsAboutToBeInserted, this,
            [&](NodeId parent) { told(parent, 1); });
    connect(m_search.get(), &pipeline::TopicSearch::rowsAboutToBeRemoved, this,
            [&](NodeId parent) { told(parent, -1); });
    connect(m_search.get(), &pipeline::TopicSearch::replaced, this, [&] {
        topLevel = m_search->result() ? m_search->result()->childCount(NodeId::Root) : 0;
    });
    m_tree->setRowsAtOnce(3);
    for (int tick = 0; tick < 60; ++tick) {
        m_now += Second / 10;
        for (quint32 i = random.bounded(12U); i > 0; --i) {
            FeedFlags flags;
            flags.retain = random.bounded(3) == 0;
            m_feed->add(topic(), QByteArray::number(random.bounded(4)), m_now, flags);
        }
        if (random.bounded(3) == 0)
            m_feed->commit();
        else
            m_tree->commit(store::TopicTree::Clock::now()); // no time: some rows come late
        if (random.bounded(8) == 0)
            filter(queries[random.bounded(queries.size())]);
        else if (random.bounded(4) == 0)
            QCoreApplication::processEvents();
        if (random.bounded(30) == 0) {
            m_tree->clear();
            m_log->clear();
            topLevel = 0;
        }
    }
    const QString text = queries[seed % 4];
    filter(text);
    m_feed->addNow(topic(), "3", m_now);
    const auto query = store::TopicQuery::parse(text);
    const auto expected = [&](NodeId node) {
        return m_tree->facts(node).hasValue
            && query->judge(*m_tree, m_log.get(), node, m_now) == store::Verdict::Yes;
    };
    QByteArrayList wanted;
    std::vector<NodeId> open{NodeId::Root};
    while (!open.empty()) {
        const NodeId node = open.back();
        open.pop_back();
        const std::vector<NodeId> branch = m_tree->branch(node);
        if (node != NodeId::Root && std::any_of(branch.begin(), branch.end(), expected))
            wanted += m_tree->topic(node) + (expected(node) ? "!" : "");
        for (int row = m_tree->childCount(node); row > 0; --row)
            open.push_back(m_tree->child(node, row - 1));
    }
    QTRY_COMPARE(rows(), wanted);
    QCOMPARE(topLevel, m_search->result()->childCount(NodeId::Root));
}

QTEST_GUILESS_MAIN(TopicSearchTest)
#include "tst_topicsearch.moc"
