// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/treetext.h"
#include "store/topictree.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::Literals::StringLiterals;
using store::MessageId;
using store::NodeId;
using store::Retained;
using store::TopicTree;

namespace {

TopicTree::Arrival at(qint64 us, quint32 bytes = 1, bool changed = true)
{
    return {MessageId{1}, us, bytes, changed, false, false, false};
}

NodeId message(TopicTree &tree, QByteArrayView topic, qint64 us = 1'000'000)
{
    const NodeId node = tree.ensure(topic);
    tree.arrived(node, at(us));
    return node;
}

} // namespace

class TestTopicTree : public QObject {
    Q_OBJECT

private slots:
    void startsEmpty();
    void keepsNaturalOrder();
    void systemTopicsComeLast();
    void valueAndBranchAtOnce();
    void hostileNames_data();
    void hostileNames();
    void hostileNamesTogether();
    void thousandLevels();
    void longestTopics();
    void countsBranches();
    void announcesRowsBeforeTheyAppear();
    void announcesRunsNotRows();
    void reportsEachChangedNodeOnce();
    void retained_data();
    void retained();
    void nodeLimit();
    void textLimit();
    void clearStartsAnew();
    void toleratesForeignIds();
    void findsBranches();
    void manySiblingsInFewTicks();
};

void TestTopicTree::startsEmpty()
{
    TopicTree tree;
    QCOMPARE(tree.topicCount(), 0);
    QCOMPARE(tree.nodeCount(), 0);
    QCOMPARE(tree.childCount(NodeId::Root), 0);
    QCOMPARE(tree.find("a"), NodeId::None);
    QCOMPARE(tree.depth(NodeId::Root), -1);
    QCOMPARE(tree.topic(NodeId::Root), QByteArray());
    QSignalSpy changed(&tree, &TopicTree::nodesChanged);
    tree.commit();
    QCOMPARE(changed.size(), 0);
    QCOMPARE(tree.revision(), quint64(0));
}

void TestTopicTree::keepsNaturalOrder()
{
    TopicTree tree;
    for (const char *topic : {"joint/10", "joint/2", "arm", "Base", "joint/1/x"})
        message(tree, topic);
    tree.commit();
    for (const char *topic : {"joint/3", "joint/1", "axis", "joint/1/w", "zoo"})
        message(tree, topic);
    tree.commit();
    const QByteArrayList expected{"arm 1*", "axis 1*", "Base 1*", "joint 6", " 1 3*", "  w 1*",
                                  "  x 1*", " 2 1*",   " 3 1*",   " 10 1*",  "zoo 1*"};
    QCOMPARE(treeText(tree), expected);
    for (const char *topic : {"joint/10", "joint", "zoo", "arm", "joint/1/w"}) {
        const NodeId node = tree.find(topic);
        QCOMPARE(tree.child(tree.parent(node), tree.row(node)), node);
    }
}

void TestTopicTree::systemTopicsComeLast()
{
    TopicTree tree;
    for (const char *topic : {"$SYS/uptime", "zz", "a/$b", "a/c", "a/1", "$a", "~"})
        message(tree, topic);
    tree.commit();
    const QByteArrayList expected{"a 3",  " $b 1*", " 1 1*",  " c 1*",     "zz 1*",
                                  "~ 1*", "$a 1*",  "$SYS 1", " uptime 1*"};
    QCOMPARE(treeText(tree), expected);
}

void TestTopicTree::valueAndBranchAtOnce()
{
    TopicTree tree;
    message(tree, "a/b");
    tree.commit();
    QVERIFY(!tree.facts(tree.find("a")).hasValue);
    message(tree, "a");
    tree.commit();
    const auto facts = tree.facts(tree.find("a"));
    QVERIFY(facts.hasValue);
    QCOMPARE(facts.ownMessages, quint64(1));
    QCOMPARE(facts.messages, quint64(2));
    QCOMPARE(facts.topicsBelow, 1U);
    QCOMPARE(tree.topicCount(), 2);
    QCOMPARE(tree.nodeCount(), 2);
}

void TestTopicTree::hostileNames_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<int>("levels");
    const auto row = [](const char *name, const QByteArray &topic, int levels) {
        QTest::newRow(name) << topic << levels;
    };
    row("constructor", "constructor", 1);
    row("toString below", "constructor/toString", 2);
    row("__proto__", "__proto__", 1);
    row("__proto__ in the middle", "a/__proto__/hasOwnProperty", 3);
    row("one slash", "/", 2);
    row("slashes", "////", 5);
    row("leading slash", "/a", 2);
    row("trailing slash", "a/", 2);
    row("double slash", "a//b", 3);
    row("space", " ", 1);
    row("spaces at the ends", " a / b ", 2);
    row("dots", "../../etc/passwd", 4);
    row("control characters", "a\n\t\x1b[2J\x7f/b"_ba, 2);
    row("U+0000", "a\0b/c"_ba, 2);
    row("bidirectional marks", "a\u202Eb\u2066c/d"_ba, 2);
    row("emoji", "😀/👩‍👩‍👧‍👦", 2);
    row("Chinese", "工厂/温度", 2);
    row("composed", "\u00e9"_ba, 1);
    row("decomposed", "e\u0301"_ba, 1);
    row("byte order mark", "\ufeff/x"_ba, 2);
    row("not UTF-8", "\xff\xfe/\x80"_ba, 2);
    row("cut UTF-8", "\xe4\xb8"_ba, 1);
    row("overlong slash", "\xc0\xaf"_ba, 1);
    row("surrogates", "\xed\xa0\x80"_ba, 1);
    row("wildcards as text", "a+/#b", 2);
    row("NULL and null", "null/NULL/undefined/NaN", 4);
    row("empty", "", 1);
}

void TestTopicTree::hostileNames()
{
    QFETCH(QByteArray, topic);
    QFETCH(int, levels);
    TopicTree tree;
    const NodeId node = message(tree, topic);
    tree.commit();
    QCOMPARE(tree.topic(node), topic);
    QCOMPARE(tree.find(topic), node);
    QCOMPARE(tree.ensure(topic), node);
    QCOMPARE(tree.nodeCount(), levels);
    QCOMPARE(tree.depth(node), levels - 1);
    QCOMPARE(tree.topicCount(), 1);
    QByteArrayList names;
    for (NodeId n = node; n != NodeId::Root; n = tree.parent(n)) {
        QCOMPARE(tree.child(tree.parent(n), tree.row(n)), n);
        QVERIFY(tree.isBelow(node, n));
        names.prepend(tree.level(n).toByteArray());
    }
    QCOMPARE(names.join('/'), topic);
}

// None of them may be taken for another.
void TestTopicTree::hostileNamesTogether()
{
    const QByteArrayList topics{"a",           "A",           "a/",
                                "/a",          "//a",         "a//",
                                "/",           "//",          "",
                                "a ",          " a",          "a\0"_ba,
                                "a\0b"_ba,     "01",          "1",
                                "001",         "constructor", "__proto__",
                                "\xff"_ba,     "\xfe"_ba,     "\xef\xbf\xbd"_ba,
                                "\u00e9"_ba,   "e\u0301"_ba,  "\xc0\xaf"_ba,
                                "a/b",         "a\u2215b"_ba, "a\u202Eb"_ba,
                                "a\u202Db"_ba, "K",           "\u212A"_ba};
    TopicTree tree;
    std::set<NodeId> nodes;
    for (const QByteArray &topic : topics)
        nodes.insert(message(tree, topic));
    tree.commit();
    QCOMPARE(nodes.size(), std::size_t(topics.size()));
    QCOMPARE(tree.topicCount(), int(topics.size()));
    for (const QByteArray &topic : topics)
        QCOMPARE(tree.topic(tree.find(topic)), topic);
}

void TestTopicTree::thousandLevels()
{
    TopicTree tree;
    const QByteArray topic = QByteArray("x/").repeated(999) + "x";
    const NodeId leaf = message(tree, topic);
    tree.commit();
    QCOMPARE(tree.nodeCount(), 1000);
    QCOMPARE(tree.depth(leaf), 999);
    QCOMPARE(tree.topic(leaf), topic);
    QCOMPARE(tree.topic(tree.parent(leaf)), topic.chopped(2));
    QCOMPARE(tree.branch(NodeId::Root).size(), std::size_t(1001));
    QCOMPARE(tree.facts(NodeId::Root).messages, quint64(1));
}

void TestTopicTree::longestTopics()
{
    TopicTree tree;
    const QByteArray slashes(65'535, '/');
    const QByteArray letters(65'535, 'a');
    QByteArray almost = letters;
    almost.back() = 'b';
    const NodeId deep = message(tree, slashes);
    QCOMPARE(tree.depth(deep), 65'535);
    QVERIFY(message(tree, letters) != message(tree, almost));
    tree.commit();
    QCOMPARE(tree.topic(deep), slashes);
    QCOMPARE(tree.topic(tree.find(almost)), almost);
    QCOMPARE(tree.topicCount(), 3);
    QCOMPARE(tree.ensure(QByteArray(65'536, 'a')), NodeId::None);
    QCOMPARE(tree.refusedTopics(), quint64(1));
    tree.clear();
    QCOMPARE(tree.nodeCount(), 0);
}

void TestTopicTree::countsBranches()
{
    TopicTree tree;
    const NodeId x = tree.ensure("a/b/x");
    const NodeId y = tree.ensure("a/c");
    tree.arrived(x, at(1'000'000, 10));
    tree.arrived(x, at(3'000'000, 20, false));
    tree.arrived(y, at(2'000'000, 5));
    tree.commit();
    const auto facts = tree.facts(tree.find("a"));
    QCOMPARE(facts.messages, quint64(3));
    QCOMPARE(facts.ownMessages, quint64(0));
    QCOMPARE(facts.bytes, quint64(35));
    QCOMPARE(facts.topicsBelow, 2U);
    QCOMPARE(facts.lastSeenUs, qint64(3'000'000));
    QCOMPARE(facts.changedBelowAtUs, qint64(2'000'000));
    QCOMPARE(facts.valueChangedAtUs, qint64(0));
    QCOMPARE(tree.facts(x).valueChangedAtUs, qint64(1'000'000));
    QCOMPARE(tree.facts(x).topicsBelow, 0U);
    QCOMPARE(tree.facts(NodeId::Root).messages, quint64(3));
    QCOMPARE(tree.facts(NodeId::Root).topicsBelow, 2U);
    QVERIFY(tree.rate(tree.find("a"), 4'000'000) > tree.rate(y, 4'000'000));
    const auto bars = tree.sparkline(NodeId::Root, 3'000'000);
    QCOMPARE(bars[9] + bars[10], 3U);
}

void TestTopicTree::announcesRowsBeforeTheyAppear()
{
    TopicTree tree;
    message(tree, "b");
    QCOMPARE(tree.childCount(NodeId::Root), 0);
    tree.commit();
    QByteArrayList log;
    const auto state = [&](const char *what, NodeId parent, int first, int last) {
        log.append(what + tree.topic(parent) + ' ' + QByteArray::number(first) + '-'
                   + QByteArray::number(last) + " of "
                   + QByteArray::number(tree.childCount(parent)));
    };
    connect(&tree, &TopicTree::rowsAboutToBeInserted, this,
            [&](NodeId parent, int first, int last) { state("before ", parent, first, last); });
    connect(&tree, &TopicTree::rowsInserted, this,
            [&](NodeId parent, int first, int last) { state("after ", parent, first, last); });
    for (const char *topic : {"a", "c/d/e", "b/x", "a/1", "d"})
        message(tree, topic);
    QCOMPARE(tree.row(tree.find("a")), -1);
    tree.commit();
    const QByteArrayList expected{"before b 0-0 of 0", "after b 0-0 of 1", "before  1-2 of 1",
                                  "after  1-2 of 3",   "before  0-0 of 3", "after  0-0 of 4"};
    QCOMPARE(log, expected);
    const QByteArrayList rows{"a 2*", " 1 1*", "b 2*", " x 1*", "c 1", " d 1", "  e 1*", "d 1*"};
    QCOMPARE(treeText(tree), rows);
}

void TestTopicTree::announcesRunsNotRows()
{
    TopicTree tree;
    message(tree, "p/500000");
    tree.commit();
    QSignalSpy inserted(&tree, &TopicTree::rowsInserted);
    for (int i = 0; i < 2000; ++i)
        message(tree, QByteArray("p/" + QByteArray::number(i * 7919 % 2000)));
    tree.commit();
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    QCOMPARE(inserted.at(0).at(2).toInt(), 1999);
}

void TestTopicTree::reportsEachChangedNodeOnce()
{
    TopicTree tree;
    std::vector<NodeId> last;
    int reports = 0;
    connect(&tree, &TopicTree::nodesChanged, this, [&](const std::vector<NodeId> &nodes) {
        last = nodes;
        ++reports;
    });
    for (int i = 0; i < 5; ++i) {
        message(tree, "a/b");
        message(tree, "a/c");
    }
    tree.commit();
    QCOMPARE(reports, 1);
    QCOMPARE(last.size(), std::size_t(3));
    QCOMPARE((std::set<NodeId>(last.begin(), last.end())),
             (std::set<NodeId>{tree.find("a"), tree.find("a/b"), tree.find("a/c")}));
    tree.setRetained(tree.find("a/b"), Retained::Yes);
    tree.setRetained(tree.find("a/c"), Retained::No); // as before: no news
    tree.commit();
    QCOMPARE(last, std::vector<NodeId>{tree.find("a/b")});
    QCOMPARE(reports, 2);
}

void TestTopicTree::retained_data()
{
    // r: retain flag, x: the flag is exact, e: empty payload; words are separate messages
    QTest::addColumn<QByteArrayList>("messages");
    QTest::addColumn<Retained>("expected");
    QTest::newRow("live only") << QByteArrayList{"-"} << Retained::No;
    QTest::newRow("after subscribing") << QByteArrayList{"r"} << Retained::Yes;
    QTest::newRow("3.1.1, then live") << QByteArrayList{"r", "-"} << Retained::Was;
    QTest::newRow("3.1.1, asked again") << QByteArrayList{"r", "-", "r"} << Retained::Yes;
    QTest::newRow("3.1.1, live twice") << QByteArrayList{"r", "-", "-"} << Retained::Was;
    QTest::newRow("retain as published") << QByteArrayList{"rx"} << Retained::Yes;
    QTest::newRow("as published, then not retained") << QByteArrayList{"rx", "x"} << Retained::Yes;
    QTest::newRow("as published, cleared") << QByteArrayList{"rx", "rxe"} << Retained::No;
    QTest::newRow("was, then not retained") << QByteArrayList{"r", "-", "x"} << Retained::Was;
}

void TestTopicTree::retained()
{
    QFETCH(QByteArrayList, messages);
    QFETCH(Retained, expected);
    TopicTree tree;
    const NodeId node = tree.ensure("t");
    for (const QByteArray &m : messages)
        tree.arrived(node,
                     {MessageId{1}, 1, m.contains('e') ? 0U : 1U, false, m.contains('r'),
                      m.contains('x'), m.contains('r') && m.contains('e')});
    QCOMPARE(tree.facts(node).retained, expected);
}

void TestTopicTree::nodeLimit()
{
    TopicTree tree;
    tree.setNodeLimit(3);
    QVERIFY(tree.ensure("a/b") != NodeId::None);
    QCOMPARE(tree.ensure("c/d"), NodeId::None); // two more do not fit, so none is made
    QCOMPARE(tree.nodeCount(), 2);
    QVERIFY(tree.ensure("a/c") != NodeId::None);
    QCOMPARE(tree.ensure("e"), NodeId::None);
    QVERIFY(tree.ensure("a") != NodeId::None);
    QCOMPARE(tree.nodeCount(), 3);
    QCOMPARE(tree.refusedTopics(), quint64(2));
    tree.commit();
    QCOMPARE(tree.childCount(NodeId::Root), 1);
}

void TestTopicTree::textLimit()
{
    TopicTree tree;
    tree.setTextLimit(1'000'000);
    int fitted = 0;
    for (int i = 0; i < 100; ++i) {
        const QByteArray topic = QByteArray(60'000, 'a') + QByteArray::number(i);
        fitted += tree.ensure(topic) != NodeId::None ? 1 : 0;
    }
    QVERIFY(fitted > 2);
    QVERIFY(fitted < 20);
    QCOMPARE(tree.refusedTopics(), quint64(100 - fitted));
}

void TestTopicTree::clearStartsAnew()
{
    TopicTree tree;
    message(tree, "a/b");
    tree.commit();
    message(tree, "c");
    QSignalSpy about(&tree, &TopicTree::aboutToBeCleared);
    QSignalSpy cleared(&tree, &TopicTree::cleared);
    const quint64 revision = tree.revision();
    tree.clear();
    QCOMPARE(about.size(), 1);
    QCOMPARE(cleared.size(), 1);
    QVERIFY(tree.revision() > revision);
    QCOMPARE(tree.nodeCount(), 0);
    QCOMPARE(tree.topicCount(), 0);
    QCOMPARE(tree.find("a/b"), NodeId::None);
    QCOMPARE(tree.facts(NodeId::Root).messages, quint64(0));
    tree.commit();
    message(tree, "b/a");
    tree.commit();
    QCOMPARE(treeText(tree), (QByteArrayList{"b 1", " a 1*"}));
}

void TestTopicTree::toleratesForeignIds()
{
    TopicTree tree;
    for (const NodeId id : {NodeId::None, NodeId{77}}) {
        QCOMPARE(tree.parent(id), NodeId::None);
        QCOMPARE(tree.childCount(id), 0);
        QCOMPARE(tree.child(id, 0), NodeId::None);
        QCOMPARE(tree.row(id), -1);
        QCOMPARE(tree.topic(id), QByteArray());
        QVERIFY(tree.level(id).isEmpty());
        QVERIFY(!tree.isBelow(id, NodeId::Root));
        QVERIFY(tree.branch(id).empty());
        QCOMPARE(tree.facts(id).messages, quint64(0));
        QCOMPARE(tree.rate(id, 1), 0.0);
        tree.arrived(id, at(1));
        tree.setRetained(id, Retained::Yes);
    }
    QCOMPARE(tree.child(NodeId::Root, -1), NodeId::None);
    QCOMPARE(tree.row(NodeId::Root), -1);
}

void TestTopicTree::findsBranches()
{
    TopicTree tree;
    const NodeId leaf = message(tree, "a/b/c");
    message(tree, "a/x");
    message(tree, "d");
    tree.commit();
    const NodeId a = tree.find("a");
    QCOMPARE(tree.topic(a), "a"_ba);
    QCOMPARE(tree.find("a/b"), tree.parent(leaf));
    QCOMPARE(tree.find("a/bb"), NodeId::None);
    QCOMPARE(tree.find("b"), NodeId::None);
    QCOMPARE(tree.find("a/b/"), NodeId::None);
    QVERIFY(tree.isBelow(leaf, a));
    QVERIFY(tree.isBelow(a, a));
    QVERIFY(!tree.isBelow(a, leaf));
    QVERIFY(!tree.isBelow(tree.find("d"), a));
    const auto branch = tree.branch(a);
    QCOMPARE(branch.size(), std::size_t(4));
    QCOMPARE(branch.front(), a);
}

void TestTopicTree::manySiblingsInFewTicks()
{
    TopicTree tree;
    constexpr int Count = 100'000;
    constexpr int Ticks = 5;
    for (int tick = 0; tick < Ticks; ++tick) {
        // Each tick's names fall between those of the ticks before.
        for (int i = tick; i < Count; i += Ticks)
            message(tree, QByteArray("s/" + QByteArray::number(i)));
        tree.commit();
    }
    const NodeId parent = tree.find("s");
    QCOMPARE(tree.childCount(parent), Count);
    for (int row = 0; row < Count; row += 997)
        QCOMPARE(tree.level(tree.child(parent, row)).toByteArray(), QByteArray::number(row));
    QCOMPARE(tree.row(tree.find("s/73210")), 73210);
}

QTEST_GUILESS_MAIN(TestTopicTree)
#include "tst_topictree.moc"
