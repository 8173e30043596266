// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/openingrule.h"

#include <QTest>

// Ux 2.4: a fresh tree opens its first level only; below 12 rows it opens until 12 to 30 show.
class OpeningRuleTest : public QObject {
    Q_OBJECT

private slots:
    void opens_data();
    void opens();
    void doesNotReopenWhatIsOpen();

private:
    static QByteArrayList opened(const QByteArrayList &topics, const QByteArrayList &open = {});
};

QByteArrayList OpeningRuleTest::opened(const QByteArrayList &topics, const QByteArrayList &open)
{
    store::TopicTree tree;
    for (const QByteArray &topic : topics)
        tree.ensure(topic);
    tree.commit();
    QByteArrayList names;
    const auto isOpen = [&](store::NodeId node) { return open.contains(tree.topic(node)); };
    for (const store::NodeId node : ui::nodesToOpen(tree, isOpen))
        names.append(tree.topic(node));
    return names;
}

static QByteArrayList many(const QByteArray &branch, int count)
{
    QByteArrayList topics;
    for (int i = 0; i < count; ++i)
        topics.append(branch + '/' + QByteArray::number(i));
    return topics;
}

void OpeningRuleTest::opens_data()
{
    QTest::addColumn<QByteArrayList>("topics");
    QTest::addColumn<QByteArrayList>("opened");

    QTest::newRow("nothing there") << QByteArrayList() << QByteArrayList();
    QTest::newRow("one branch of five") << many("a", 5) << QByteArrayList{"a"};
    QByteArrayList wide;
    for (int i = 0; i < 12; ++i)
        wide += many(QByteArray::number(i), 3);
    QTest::newRow("twelve rows are enough") << wide << QByteArrayList();
    QTest::newRow("a branch that is too large stays closed")
        << QByteArrayList(many("a", 40) + many("b", 4)) << QByteArrayList{"b"};
    QTest::newRow("stops as soon as twelve show")
        << QByteArrayList(many("a", 10) + many("b", 10) + many("c", 10)) << QByteArrayList{"a"};
    QTest::newRow("goes down level by level")
        << QByteArrayList{"a/b/c/d", "e/f"} << QByteArrayList{"a", "e", "a/b", "a/b/c"};
    QTest::newRow("never more than thirty")
        << QByteArrayList(many("a", 6) + many("b", 25)) << QByteArrayList{"a"};
}

void OpeningRuleTest::opens()
{
    QFETCH(QByteArrayList, topics);
    QTEST(opened(topics), "opened");
}

void OpeningRuleTest::doesNotReopenWhatIsOpen()
{
    const QByteArrayList topics = many("a", 5) + many("b", 8);
    QCOMPARE(opened(topics, {"a"}), QByteArrayList{"b"});
    QCOMPARE(opened(topics, {"a", "b"}), QByteArrayList());
}

QTEST_GUILESS_MAIN(OpeningRuleTest)
#include "tst_openingrule.moc"
