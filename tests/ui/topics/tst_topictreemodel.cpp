// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelmirror.h"
#include "pipeline/topicsearch.h"
#include "support/storefeed.h"
#include "topics/topictreemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::TopicColumn;

static constexpr qint64 Start = 1'772'457'728'000'000; // microseconds since the epoch
static constexpr qint64 Second = 1'000'000;

class TopicTreeModelTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsValues_data();
    void showsValues();
    void showsHostileNames_data();
    void showsHostileNames();
    void countsBranches();
    void showsOwnMessageWithoutAnswer();
    void highlightsInTwoSteps();
    void highlightsOnlyCollapsedBranches();
    void isStillWhileNotLiveOrPaused();
    void saysInWords();
    void reportsFewChangesOneByOne();
    void reportsManyChangesAsOneRange();
    void survivesItsStore();
    void mirrorsTheTree_data();
    void mirrorsTheTree();
    void showsOnlyMatches();
    void mirrorsTheFilter_data() { mirrorsTheTree_data(); }
    void mirrorsTheFilter();

private:
    void filter(const QString &text)
    {
        const auto query = store::TopicQuery::parse(text);
        QVERIFY(query);
        m_search->setQuery(*query);
        QTRY_VERIFY_WITH_TIMEOUT(m_search->isComplete(), 30'000);
    }
    QModelIndex at(const QByteArray &topic, TopicColumn column = TopicColumn::Name) const
    {
        return m_model->indexOf(m_tree->find(topic), column);
    }
    QString text(const QByteArray &topic, TopicColumn column) const
    {
        return at(topic, column).data().toString();
    }

    std::unique_ptr<store::TopicTree> m_tree;
    std::unique_ptr<store::MessageLog> m_log;
    std::unique_ptr<StoreFeed> m_feed;
    std::unique_ptr<pipeline::TopicSearch> m_search;
    std::unique_ptr<ui::TopicTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    qint64 m_now = Start;
};

void TopicTreeModelTest::init()
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

void TopicTreeModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_search.reset();
    m_feed.reset();
    m_log.reset();
    m_tree.reset();
}

void TopicTreeModelTest::showsValues_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("value");
    QTest::newRow("text") << "Online"_ba << u"Online"_s;
    QTest::newRow("number as sent") << "127.0"_ba << u"127.0"_s;
    QTest::newRow("object") << R"({"state":"ON","brightness":254})"_ba
                            << u"state ON · brightness 254"_s;
    QTest::newRow("empty") << ""_ba << u"‹empty›"_s;
    QTest::newRow("binary") << QByteArray("\x00\xff\xfe\x01", 4) << u"‹binary · 4 B›"_s;
    QTest::newRow("escape codes") << "\x1b[0;36m[D]"_ba << u"␛[0;36m[D]"_s;
}

void TopicTreeModelTest::showsValues()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, value);
    m_feed->addNow("a/b", payload, Start);
    QString shown = text("a/b", TopicColumn::Value);
    shown.replace(QChar(0x202f), u' ');
    QCOMPARE(shown, value);
}

void TopicTreeModelTest::showsHostileNames_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QString>("name");
    QTest::newRow("leading slash") << "/"_ba << u"(empty)"_s;
    QTest::newRow("control characters") << "a/\x1b\n"_ba << u"␛␊"_s;
    QTest::newRow("spaces at the ends") << "a/ x "_ba << u"␣x␣"_s;
    QTest::newRow("script words") << "a/__proto__"_ba << u"__proto__"_s;
    QTest::newRow("chinese") << "仓库/温湿度"_ba << u"温湿度"_s;
    QTest::newRow("direction mark") << "a/x\xe2\x80\xaey"_ba << u"x‹U+202E›y"_s;
}

void TopicTreeModelTest::showsHostileNames()
{
    QFETCH(QByteArray, topic);
    QFETCH(QString, name);
    m_feed->addNow(topic, "1", Start);
    QCOMPARE(text(topic, TopicColumn::Name), name);
}

void TopicTreeModelTest::countsBranches()
{
    for (int i = 0; i < 3; ++i)
        m_feed->add("plant/a", QByteArray::number(i), Start);
    m_feed->add("plant/b", "1", Start);
    m_feed->commit();
    QCOMPARE(text("plant", TopicColumn::Value), u"2 topics · 4 msgs"_s);
    m_feed->addNow("one/a", "1", Start);
    QCOMPARE(text("one", TopicColumn::Value), u"1 topic · 1 msg"_s);

    // A topic that is both shows its value; the count moves to the tooltip.
    m_feed->addNow("plant", "running", Start);
    QCOMPARE(text("plant", TopicColumn::Value), u"running"_s);
    const QString tip = m_model->rowText().toolTip(m_tree->find("plant"));
    QVERIFY2(tip.contains(u"2 topics · 5 msgs"_s), qPrintable(tip));
}

void TopicTreeModelTest::showsOwnMessageWithoutAnswer()
{
    FeedFlags own;
    own.outbound = true;
    m_feed->addNow("lamp/set", "ON", Start, own);
    QCOMPARE(text("lamp/set", TopicColumn::Value), u"ON"_s);
}

void TopicTreeModelTest::highlightsInTwoSteps()
{
    m_feed->addNow("a", "1", Start);
    const store::NodeId node = m_tree->find("a");
    QCOMPARE(m_model->rowText().highlight(node, false), ui::Highlight::Fresh);
    m_now = Start + Second;
    QCOMPARE(m_model->rowText().highlight(node, false), ui::Highlight::Recent);
    m_now = Start + 5 * Second;
    QCOMPARE(m_model->rowText().highlight(node, false), ui::Highlight::None);
    // An identical repeat moves the age only.
    m_feed->addNow("a", "1", m_now);
    QCOMPARE(m_model->rowText().highlight(node, false), ui::Highlight::None);
    QCOMPARE(text("a", TopicColumn::Age), u"now"_s);
}

void TopicTreeModelTest::highlightsOnlyCollapsedBranches()
{
    m_feed->addNow("a/b", "1", Start);
    QCOMPARE(m_model->rowText().highlight(m_tree->find("a"), false), ui::Highlight::Recent);
    QCOMPARE(m_model->rowText().highlight(m_tree->find("a"), true), ui::Highlight::None);
}

void TopicTreeModelTest::isStillWhileNotLiveOrPaused()
{
    m_feed->addNow("a", "1", Start);
    const store::NodeId node = m_tree->find("a");
    m_model->setLive(false);
    QCOMPARE(m_model->rowText().highlight(node, false), ui::Highlight::None);
    QCOMPARE(text("a", TopicColumn::Rate), u"—"_s);
    m_model->setLive(true);
    QVERIFY(text("a", TopicColumn::Rate).endsWith(u"/s"_s));

    m_model->setFrozen(true);
    m_now += 60 * Second;
    QCOMPARE(m_model->rowText().highlight(node, false), ui::Highlight::None);
    QCOMPARE(text("a", TopicColumn::Age), u"now"_s); // the display stands still
    m_model->setFrozen(false);
    QVERIFY(text("a", TopicColumn::Age) != u"now"_s);
    QCOMPARE(text("a", TopicColumn::Rate), QString());
}

void TopicTreeModelTest::saysInWords()
{
    FeedFlags retained;
    retained.retain = true;
    m_feed->addNow("room/climate", R"({"temperature":21.7})", Start, retained);
    const QString words = at("room/climate").data(Qt::AccessibleTextRole).toString();
    QVERIFY2(words.startsWith(u"climate, retained, temperature 21.7, "_s), qPrintable(words));
    QVERIFY2(words.endsWith(u" per second, updated now"_s), qPrintable(words));

    // [MQTT-3.3.1-9] a live 3.1.1 message does not say whether it was retained.
    FeedFlags live;
    live.version = mqtt::ProtocolVersion::Mqtt311;
    m_feed->addNow("room/climate", R"({"temperature":21.8})", Start, live);
    QVERIFY(at("room/climate").data(Qt::AccessibleTextRole).toString().contains(u"was retained"_s));
    QVERIFY(m_model->rowText()
                .toolTip(m_tree->find("room/climate"))
                .contains(u"3.1.1 does not tell"_s));
}

void TopicTreeModelTest::reportsFewChangesOneByOne()
{
    m_feed->add("a/b", "1", Start);
    m_feed->add("a/c", "1", Start);
    m_feed->commit();
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    m_feed->addNow("a/b", "2", Start);
    QCOMPARE(changes.count(), 2); // the topic and its branch
    for (const auto &change : changes)
        QCOMPARE(change.at(0).toModelIndex().row(), change.at(1).toModelIndex().row());
}

void TopicTreeModelTest::reportsManyChangesAsOneRange()
{
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 400; ++i)
            m_feed->add("a/" + QByteArray::number(i), QByteArray::number(round), Start);
        m_feed->add("b", QByteArray::number(round), Start);
        if (round == 0)
            m_feed->commit();
    }
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    m_feed->commit();
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().at(0).toModelIndex(), m_model->index(0, 0));
    QCOMPARE(changes.first().at(1).toModelIndex().row(), 1);
}

void TopicTreeModelTest::survivesItsStore()
{
    m_feed->addNow("a/b", "1", Start);
    QCOMPARE(m_model->rowCount(), 1);
    m_tree->clear();
    m_log->clear();
    QCOMPARE(m_model->rowCount(), 0);
    m_feed->addNow("c", "1", Start);
    QCOMPARE(m_model->rowCount(), 1);
    m_feed.reset();
    m_log.reset();
    m_tree.reset();
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->index(0, 0).isValid());
}

void TopicTreeModelTest::mirrorsTheTree_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
}

void TopicTreeModelTest::mirrorsTheTree()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const ModelMirror mirror(*m_model);
    const QByteArrayList names{"a", "b", "", "joint", "10", "2", "$x", " ", "仓库"};
    const auto topic = [&] {
        QByteArrayList levels;
        for (quint32 depth = random.bounded(1U, 5U); depth > 0; --depth)
            levels.append(names[random.bounded(names.size())]);
        return levels.join('/');
    };
    for (int tick = 0; tick < 30; ++tick) {
        m_now += 100'000;
        for (quint32 i = random.bounded(12U); i > 0; --i)
            m_feed->add(topic(), QByteArray::number(random.bounded(3)), m_now);
        m_feed->commit();
        if (random.bounded(25) == 0) {
            m_tree->clear();
            m_log->clear();
        }
    }
    // Every node of the tree once, in its order, below its parent, with its words.
    std::vector<QModelIndex> open{QModelIndex()};
    int seen = 0;
    while (!open.empty()) {
        const QModelIndex parent = open.back();
        open.pop_back();
        const store::NodeId node = m_model->node(parent);
        QCOMPARE(m_model->rowCount(parent), m_tree->childCount(node));
        QCOMPARE(mirror.rows(parent), mirror.modelRows(parent));
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex index = m_model->index(row, 0, parent);
            QCOMPARE(index.parent(), parent);
            QCOMPARE(index.data(ui::TopicTreeModel::TopicRole).toByteArray(),
                     m_tree->topic(m_tree->child(node, row)));
            QCOMPARE(index.data().toString(), m_model->rowText().name(m_tree->child(node, row)));
            open.push_back(index);
            ++seen;
        }
    }
    QCOMPARE(seen, m_tree->nodeCount());
}

void TopicTreeModelTest::showsOnlyMatches()
{
    for (const char *topic : {"home/hall/lamp", "home/hall/climate", "home/bath/climate", "x"})
        m_feed->add(topic, "1", Start);
    m_feed->commit();
    filter(u"+/+/climate"_s);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(text("home", TopicColumn::Value), u"2 of 3 match"_s);
    QCOMPARE(text("home/bath", TopicColumn::Value), u"1 of 1 match"_s);
    QVERIFY(m_model->isMatch(m_tree->find("home/hall/climate")));
    QVERIFY(!m_model->isMatch(m_tree->find("home")));
    QVERIFY(!at("home/hall/lamp").isValid());
    QVERIFY(at("home/hall/climate")
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"matches the filter"_s));
    // What is new appears where it belongs, once it was found to match.
    m_feed->addNow("garden/east/climate", "1", Start);
    QTRY_COMPARE(m_model->rowCount(), 2);
    QCOMPARE(at("garden").row(), 0);
    filter({});
    QCOMPARE(m_model->rowCount(), 3);
}

// As mirrorsTheTree, with filters and values that come and go.
void TopicTreeModelTest::mirrorsTheFilter()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const ModelMirror mirror(*m_model);
    const QByteArrayList names{"a", "b", "", "joint", "10", "2", "$x", " ", "仓库"};
    const QStringList filters{u"a"_s,       u"value>1"_s,    u"+/a/#"_s,
                              u"/[ab]$/"_s, u"value:2 -a"_s, u""_s};
    const auto topic = [&] {
        QByteArrayList levels;
        for (quint32 depth = random.bounded(1U, 4U); depth > 0; --depth)
            levels.append(names[random.bounded(names.size())]);
        return levels.join('/');
    };
    for (int tick = 0; tick < 25; ++tick) {
        m_now += 100'000;
        for (quint32 i = random.bounded(7U); i > 0; --i)
            m_feed->add(topic(), QByteArray::number(random.bounded(4)), m_now);
        m_feed->commit();
        if (random.bounded(8) == 0)
            filter(filters[random.bounded(filters.size())]);
        else if (random.bounded(3) == 0)
            QCoreApplication::processEvents();
        if (random.bounded(40) == 0) {
            m_tree->clear();
            m_log->clear();
        }
    }
    filter(filters[seed % 5]);
    const store::TopicMatches *result = m_search->result();
    std::vector<QModelIndex> open{QModelIndex()};
    int matches = 0;
    while (!open.empty()) {
        const QModelIndex parent = open.back();
        open.pop_back();
        const store::NodeId node = m_model->node(parent);
        QCOMPARE(mirror.rows(parent), mirror.modelRows(parent));
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex index = m_model->index(row, 0, parent);
            QCOMPARE(index.parent(), parent);
            QCOMPARE(m_tree->parent(m_model->node(index)), node);
            QVERIFY(row == 0
                    || m_tree->isRowBefore(m_model->node(m_model->index(row - 1, 0, parent)),
                                           m_model->node(index)));
            QVERIFY(m_model->isMatch(m_model->node(index)) || m_model->rowCount(index) > 0);
            matches += m_model->isMatch(m_model->node(index)) ? 1 : 0;
            open.push_back(index);
        }
    }
    QCOMPARE(matches, result->matches());
}

QTEST_MAIN(TopicTreeModelTest)
#include "tst_topictreemodel.moc"
