// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/treetext.h"
#include "store/naturalorder.h"
#include "store/topictree.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using store::NodeId;
using store::TopicTree;

namespace {

// What a view keeps: rows inserted exactly as announced, children fetched when a row appears.
class Shadow {
public:
    explicit Shadow(TopicTree &tree)
        : m_tree(tree)
    {
        QObject::connect(&tree, &TopicTree::rowsAboutToBeInserted, &m_context,
                         [this](NodeId parent, int first, int last) {
                             announced = {parent, first, last};
                             counted = m_tree.childCount(parent);
                         });
        QObject::connect(
            &tree, &TopicTree::rowsInserted, &m_context,
            [this](NodeId parent, int first, int last) { insert(parent, first, last); });
        QObject::connect(&tree, &TopicTree::nodesChanged, &m_context,
                         [this](const std::vector<NodeId> &nodes) {
                             for (const NodeId node : nodes) {
                                 QVERIFY(m_tree.row(node) >= 0);
                                 m_reported.insert(node);
                             }
                         });
        QObject::connect(&tree, &TopicTree::cleared, &m_context, [this] {
            m_rows.clear();
            m_reported.clear();
        });
    }

    void insert(NodeId parent, int first, int last)
    {
        QCOMPARE(announced, (std::tuple(parent, first, last)));
        std::vector<NodeId> &rows = m_rows[parent];
        QCOMPARE(std::size_t(counted), rows.size()); // nothing grew in silence
        QVERIFY(first >= 0 && first <= last && std::size_t(first) <= rows.size());
        for (int row = first; row <= last; ++row)
            rows.insert(rows.begin() + row, m_tree.child(parent, row));
        for (int row = first; row <= last; ++row)
            fetch(m_tree.child(parent, row));
        check(parent);
    }

    void fetch(NodeId node)
    {
        std::vector<NodeId> open{node};
        while (!open.empty()) {
            const NodeId next = open.back();
            open.pop_back();
            QVERIFY(m_rows.count(next) == 0);
            for (int row = 0; row < m_tree.childCount(next); ++row) {
                m_rows[next].push_back(m_tree.child(next, row));
                open.push_back(m_tree.child(next, row));
            }
        }
    }

    void check(NodeId parent)
    {
        const std::vector<NodeId> &rows = m_rows[parent];
        QCOMPARE(std::size_t(m_tree.childCount(parent)), rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            QCOMPARE(m_tree.child(parent, int(row)), rows[row]);
            QCOMPARE(m_tree.row(rows[row]), int(row));
        }
    }

    void checkAll()
    {
        std::size_t nodes = 0;
        for (const auto &[parent, rows] : m_rows) {
            check(parent);
            nodes += rows.size();
        }
        QCOMPARE(nodes, std::size_t(m_tree.shownCount()));
    }

    bool wasReported(NodeId node) const { return m_reported.count(node) > 0; }

private:
    TopicTree &m_tree;
    QObject m_context;
    std::map<NodeId, std::vector<NodeId>> m_rows;
    std::set<NodeId> m_reported;
    std::tuple<NodeId, int, int> announced;
    int counted = 0;
};

// The obvious tree.
struct Naive {
    struct Less {
        bool operator()(const QByteArray &a, const QByteArray &b) const
        {
            return store::naturalOrder(a, b) < 0;
        }
    };
    std::map<QByteArray, std::unique_ptr<Naive>, Less> children;
    quint64 messages = 0;
    bool hasValue = false;

    void add(const QByteArray &topic, bool counts)
    {
        Naive *node = this;
        node->messages += counts ? 1 : 0;
        for (const QByteArray &level : topic.split('/')) {
            std::unique_ptr<Naive> &child = node->children[level];
            if (!child)
                child = std::make_unique<Naive>();
            node = child.get();
            node->messages += counts ? 1 : 0;
        }
        node->hasValue |= counts;
    }

    void text(QByteArrayList &lines, int depth, bool system) const
    {
        for (const auto &[level, child] : children) {
            if (depth == 0 && level.startsWith('$') != system)
                continue;
            lines.append(QByteArray(depth, ' ') + level + ' ' + QByteArray::number(child->messages)
                         + (child->hasValue ? "*" : ""));
            child->text(lines, depth + 1, system);
        }
    }

    QByteArrayList text() const
    {
        QByteArrayList lines;
        text(lines, 0, false);
        text(lines, 0, true);
        return lines;
    }
};

} // namespace

class TestTopicTreeRandom : public QObject {
    Q_OBJECT

private slots:
    void agreesWithNaive_data();
    void agreesWithNaive();
    void lateRowsComeInTheEnd_data();
    void lateRowsComeInTheEnd();
};

void TestTopicTreeRandom::agreesWithNaive_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestTopicTreeRandom::agreesWithNaive()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const auto below = [&](int bound) { return int(random() % unsigned(bound)); };
    const QByteArrayList odd{"",  "$SYS",    "constructor", "__proto__", "A",
                             "a", "\xff"_ba, "01",          "1"};
    const int width = 2 + below(40);
    const auto level = [&] {
        return below(6) == 0 ? odd[below(int(odd.size()))] : QByteArray::number(below(width));
    };

    TopicTree tree;
    Shadow shadow(tree);
    auto naive = std::make_unique<Naive>();
    for (int tick = 0; tick < 60; ++tick) {
        for (int n = below(80); n > 0; --n) {
            QByteArrayList levels;
            for (int depth = 1 + below(5); depth > 0; --depth)
                levels.append(level());
            const QByteArray topic = levels.join('/');
            const bool counts = below(10) > 0;
            naive->add(topic, counts);
            const NodeId node = tree.ensure(topic);
            if (counts)
                tree.arrived(node, {store::MessageId{1}, tick, 1, true, false, false, false});
        }
        tree.commit();
        QCOMPARE(treeText(tree), naive->text());
        shadow.checkAll();
        if (QTest::currentTestFailed())
            return;
        if (below(25) == 0) {
            tree.clear();
            naive = std::make_unique<Naive>();
        }
    }
}

void TestTopicTreeRandom::lateRowsComeInTheEnd_data()
{
    agreesWithNaive_data();
}

// Commits that have no time: each shows a few rows, every row is announced, nothing is reported
// before it has one, and in the end the tree is the same.
void TestTopicTreeRandom::lateRowsComeInTheEnd()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const auto below = [&](int bound) { return int(random() % unsigned(bound)); };
    TopicTree tree;
    Shadow shadow(tree);
    auto naive = std::make_unique<Naive>();
    const auto noTime = TopicTree::Clock::now();
    for (int tick = 0; tick < 80; ++tick) {
        for (int n = below(60); n > 0; --n) {
            QByteArrayList levels;
            for (int depth = 1 + below(4); depth > 0; --depth)
                levels.append(QByteArray::number(below(20)));
            naive->add(levels.join('/'), true);
            tree.arrived(tree.ensure(levels.join('/')),
                         {store::MessageId{1}, tick, 1, true, false, false, false});
        }
        tree.setRowsAtOnce(1 + below(50));
        const int before = tree.shownCount();
        const bool isMore = tree.commit(noTime);
        QCOMPARE(isMore, tree.shownCount() < tree.nodeCount());
        QVERIFY(!isMore || tree.shownCount() > before);
        shadow.checkAll();
        if (below(20) == 0) {
            while (tree.commit(noTime)) { }
            QCOMPARE(treeText(tree), naive->text());
            for (int id = 1; id <= tree.nodeCount(); ++id)
                QVERIFY(shadow.wasReported(NodeId{quint32(id)}));
        }
        if (below(40) == 0) {
            tree.clear();
            naive = std::make_unique<Naive>();
        }
        if (QTest::currentTestFailed())
            return;
    }
    tree.commit();
    QCOMPARE(tree.shownCount(), tree.nodeCount());
    QCOMPARE(treeText(tree), naive->text());
    shadow.checkAll();
}

QTEST_GUILESS_MAIN(TestTopicTreeRandom)
#include "tst_topictreerandom.moc"
