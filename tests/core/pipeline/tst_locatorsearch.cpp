// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/locatorsearch.h"
#include "store/messagelog.h"
#include "support/storefeed.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using pipeline::LocatorSearch;
using store::NodeId;

static constexpr qint64 Start = 1'772'457'728'000'000; // microseconds since the epoch
static constexpr qint64 Second = 1'000'000;

class LocatorSearchTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void findsTheBestFirst();
    void recentlyChangedBreaksTies();
    void keepsTheBestOfMany();
    void findsValues();
    void considersNewTopics();
    void considersNewValues();
    void restartsOnEachKey();
    void clearedTreeHasNoHits();
    void survivesItsStore();
    void sharesTheThread();

private:
    void find(const QString &text) { m_search->findNames(store::FuzzyPattern(text)); }
    QByteArrayList hits() const
    {
        QByteArrayList topics;
        for (const LocatorSearch::Hit &hit : m_search->hits())
            topics += m_tree->topic(hit.node);
        return topics;
    }
    QByteArrayList found(const QString &text)
    {
        find(text);
        return completed();
    }
    QByteArrayList completed() const
    {
        return QTest::qWaitFor([this] { return !m_search->isSearching(); }, 30'000)
            ? hits()
            : QByteArrayList{"not completed"};
    }

    std::unique_ptr<store::TopicTree> m_tree;
    std::unique_ptr<store::MessageLog> m_log;
    std::unique_ptr<StoreFeed> m_feed;
    std::unique_ptr<LocatorSearch> m_search;
};

void LocatorSearchTest::init()
{
    m_tree = std::make_unique<store::TopicTree>();
    m_log = std::make_unique<store::MessageLog>(16 << 20);
    m_feed = std::make_unique<StoreFeed>(*m_tree, *m_log);
    m_search = std::make_unique<LocatorSearch>();
    m_search->setStore(m_tree.get(), m_log.get());
}

void LocatorSearchTest::cleanup()
{
    m_search.reset();
    m_feed.reset();
    m_log.reset();
    m_tree.reset();
}

void LocatorSearchTest::findsTheBestFirst()
{
    for (const char *topic :
         {"spBv1.0/Plant-A/NDATA/Press-14", "spBv1.0/Plant-A/NDATA/Press-04",
          "factory/press/line-04/state", "factory/compress/x104/z", "home/lamp"})
        m_feed->add(topic, "1", Start);
    m_feed->commit();
    QCOMPARE(found(u"press 04"_s),
             (QByteArrayList{"spBv1.0/Plant-A/NDATA/Press-04", "factory/press/line-04/state",
                             "factory/compress/x104/z",
                             "spBv1.0/Plant-A/NDATA/Press-14"})); // its 0 and 4 are far apart
    QCOMPARE(found(u"sPNP"_s).first(), "spBv1.0/Plant-A/NDATA/Press-14");
    QCOMPARE(found(u"home/lamp"_s), QByteArrayList{"home/lamp"});
    QCOMPARE(found(u"nowhere"_s), QByteArrayList());
    QVERIFY(found(u"Plant-A"_s).contains("spBv1.0/Plant-A/NDATA/Press-04"));
    QVERIFY(!hits().contains("spBv1.0/Plant-A")); // no topic, only a branch
    QCOMPARE(found(u" "_s), QByteArrayList());
}

void LocatorSearchTest::recentlyChangedBreaksTies()
{
    m_feed->add("a/temp1", "1", Start);
    m_feed->add("a/temp2", "1", Start + 2 * Second);
    m_feed->add("a/temp3", "1", Start + Second);
    m_feed->commit();
    QCOMPARE(found(u"temp"_s), (QByteArrayList{"a/temp2", "a/temp3", "a/temp1"}));
}

void LocatorSearchTest::keepsTheBestOfMany()
{
    for (int i = 0; i < 3000; ++i)
        m_feed->add("site/" + QByteArray::number(i) + "/temperature/outside", "1", Start);
    m_feed->add("site/temp", "1", Start);
    m_feed->commit();
    const QByteArrayList hits = found(u"temp"_s);
    QCOMPARE(hits.size(), qsizetype(LocatorSearch::MostHits));
    QCOMPARE(hits.first(), "site/temp");
    QCOMPARE(hits.at(1), "site/0/temperature/outside");
}

void LocatorSearchTest::findsValues()
{
    m_feed->add("a", "23.75", Start);
    m_feed->add("b", "x 23.7 y", Start);
    m_feed->add("c", "23.70", Start);
    m_feed->add("d", "5", Start);
    m_feed->add("e", R"({"state":"ON","t":23.7})", Start);
    m_feed->add("f", "", Start);
    m_feed->commit();
    m_search->findValues(u"23.7"_s);
    QCOMPARE(completed(), (QByteArrayList{"c", "a", "b", "e"}));
    m_search->findValues(u"on"_s);
    QCOMPARE(completed(), QByteArrayList{"e"});
    m_search->findValues({});
    QCOMPARE(completed(), QByteArrayList());
}

void LocatorSearchTest::considersNewTopics()
{
    m_feed->addNow("hall/temp", "1", Start);
    m_feed->addNow("hall/x", "1", Start);
    QCOMPARE(found(u"temp"_s), QByteArrayList{"hall/temp"});
    QSignalSpy changed(m_search.get(), &LocatorSearch::hitsChanged);
    m_feed->addNow("temp", "1", Start);
    QTRY_COMPARE(hits(), (QByteArrayList{"temp", "hall/temp"}));
    QCOMPARE(changed.size(), 1);
    // A branch that gets a value of its own.
    m_feed->addNow("temp/a/b", "1", Start);
    QTRY_VERIFY(hits().contains("temp/a/b"));
    QVERIFY(!hits().contains("temp/a"));
    m_feed->addNow("temp/a", "1", Start);
    QTRY_VERIFY(hits().contains("temp/a"));
    // Nothing twice.
    m_feed->addNow("temp/a", "2", Start);
    QCOMPARE(completed().count("temp/a"), 1);
}

void LocatorSearchTest::considersNewValues()
{
    m_feed->addNow("a", "1", Start);
    m_feed->addNow("b", "2", Start);
    m_search->findValues(u"2"_s);
    QCOMPARE(completed(), QByteArrayList{"b"});
    m_feed->addNow("a", "2", Start);
    QTRY_COMPARE(hits().size(), 2);
    // What was found stays while somebody reads.
    m_feed->addNow("a", "3", Start);
    m_feed->addNow("c", "2", Start);
    QTRY_COMPARE(hits().size(), 3);
    QVERIFY(hits().contains("a"));
}

void LocatorSearchTest::restartsOnEachKey()
{
    for (int i = 0; i < 2000; ++i)
        m_feed->add("site/" + QByteArray::number(i), "1", Start);
    m_feed->commit();
    QSignalSpy completedSpy(m_search.get(), &LocatorSearch::completed);
    QVERIFY(found(u"site"_s).size() > 1);
    find(u"site 1"_s);
    QVERIFY(!hits().isEmpty()); // until there are others
    find(u"site 19"_s);
    find(u"site 199"_s);
    QCOMPARE(completed().first(), "site/199");
    QCOMPARE(completedSpy.size(), 2);
    m_search->stop();
    QCOMPARE(hits(), QByteArrayList());
    QVERIFY(!m_search->isSearching());
}

void LocatorSearchTest::clearedTreeHasNoHits()
{
    m_feed->addNow("hall/temp", "1", Start);
    QCOMPARE(found(u"temp"_s).size(), 1);
    m_log->clear();
    m_tree->clear();
    QCOMPARE(hits(), QByteArrayList());
    m_feed->addNow("bath/temp", "1", Start);
    QTRY_COMPARE(hits(), QByteArrayList{"bath/temp"});
}

void LocatorSearchTest::survivesItsStore()
{
    m_feed->addNow("temp", "1", Start);
    find(u"temp"_s);
    m_log.reset();
    m_tree.reset();
    QVERIFY(m_search->hits().empty());
    QVERIFY(!m_search->isSearching());
    find(u"temp"_s);
    QVERIFY(!m_search->isSearching());
    m_search->setStore(nullptr, nullptr);
}

// However many topics: the event loop is asked between the slices.
void LocatorSearchTest::sharesTheThread()
{
    for (int i = 0; i < 60'000; ++i)
        m_feed->add("a/b" + QByteArray::number(i), "1", Start);
    m_feed->commit();
    int turns = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
    timer.start(0);
    find(u"b ab 1 2 3"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_search->isSearching(), 30'000);
    QVERIFY(turns > 1);
    QVERIFY(!m_search->hits().empty());
}

QTEST_GUILESS_MAIN(LocatorSearchTest)
#include "tst_locatorsearch.moc"
