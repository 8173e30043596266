// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/mutedbranches.h"
#include "support/storefeed.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using store::NodeId;

static constexpr qint64 Start = 1'772'457'728'000'000; // microseconds since the epoch

class MutedBranchesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void mutesABranchWithAllBelow();
    void isNoNewsForThoseAbove();
    void mutesWhatHasNotComeYet();
    void staysOverAClear();
    void unmutesTheBranchThatMutes();
    void isBounded();
    void survivesItsTree();

private:
    NodeId node(const QByteArray &topic) const { return m_tree->find(topic); }

    std::unique_ptr<store::TopicTree> m_tree;
    std::unique_ptr<store::MessageLog> m_log;
    std::unique_ptr<StoreFeed> m_feed;
    std::unique_ptr<store::MutedBranches> m_muted;
};

void MutedBranchesTest::init()
{
    m_muted.reset();
    m_tree = std::make_unique<store::TopicTree>();
    m_log = std::make_unique<store::MessageLog>(16 << 20);
    m_feed = std::make_unique<StoreFeed>(*m_tree, *m_log);
    m_muted = std::make_unique<store::MutedBranches>(*m_tree);
}

void MutedBranchesTest::mutesABranchWithAllBelow()
{
    m_feed->add("a/b/c", "1", Start);
    m_feed->add("a/bb", "1", Start);
    m_feed->commit();
    QSignalSpy changed(m_muted.get(), &store::MutedBranches::changed);
    m_muted->mute(node("a/b"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_muted->topics(), QByteArrayList{"a/b"});
    QVERIFY(m_tree->isMuted(node("a/b")));
    QVERIFY(m_tree->isMuted(node("a/b/c")));
    QVERIFY(!m_tree->isMutedItself(node("a/b/c")));
    QVERIFY(!m_tree->isMuted(node("a")));
    QVERIFY(!m_tree->isMuted(node("a/bb")));
    m_muted->mute(node("a/b"));
    QCOMPARE(changed.count(), 1);
    m_feed->addNow("a/b/new", "1", Start);
    QVERIFY(m_tree->isMuted(node("a/b/new")));
}

void MutedBranchesTest::isNoNewsForThoseAbove()
{
    m_feed->addNow("a/b/c", "1", Start);
    m_muted->mute(node("a/b"));
    m_feed->addNow("a/b/c", "2", Start + 5);
    QCOMPARE(m_tree->facts(node("a")).changedBelowAtUs, Start);
    QCOMPARE(m_tree->facts(node("a/b/c")).valueChangedAtUs, Start + 5);
    QCOMPARE(m_tree->facts(node("a")).messages, 2U); // counted like all others
    m_feed->addNow("a/d", "1", Start + 7);
    QCOMPARE(m_tree->facts(node("a")).changedBelowAtUs, Start + 7);
    m_muted->unmute(node("a/b"));
    m_feed->addNow("a/b/c", "3", Start + 9);
    QCOMPARE(m_tree->facts(node("a")).changedBelowAtUs, Start + 9);
}

void MutedBranchesTest::mutesWhatHasNotComeYet()
{
    m_muted->setTopics({"home/x", "a/b", "home/x"});
    QCOMPARE(m_muted->topics(), (QByteArrayList{"a/b", "home/x"}));
    m_feed->addNow("a/b/c", "1", Start);
    QVERIFY(m_tree->isMuted(node("a/b/c")));
    m_feed->addNow("home/x", "1", Start);
    QVERIFY(m_tree->isMuted(node("home/x")));
    QVERIFY(!m_tree->isMuted(node("home")));
    m_muted->setTopics({});
    QVERIFY(!m_tree->isMuted(node("a/b/c")));
}

void MutedBranchesTest::staysOverAClear()
{
    m_feed->addNow("a/b", "1", Start);
    m_muted->mute(node("a"));
    m_tree->clear();
    m_log->clear();
    m_feed->addNow("c", "1", Start);
    QVERIFY(!m_tree->isMuted(node("c")));
    m_feed->addNow("a/b", "1", Start);
    QVERIFY(m_tree->isMuted(node("a/b")));
}

void MutedBranchesTest::unmutesTheBranchThatMutes()
{
    m_feed->addNow("a/b/c", "1", Start);
    m_muted->mute(node("a"));
    QCOMPARE(m_muted->mutedAt(node("a/b/c")), node("a"));
    m_muted->unmute(node("a/b/c"));
    QCOMPARE(m_muted->topics(), QByteArrayList());
    QVERIFY(!m_tree->isMuted(node("a/b/c")));
    QCOMPARE(m_muted->mutedAt(node("a/b/c")), NodeId::None);
    m_muted->unmute(node("a")); // nothing left to do
    m_muted->mute(NodeId::Root); // not all at once
    QCOMPARE(m_muted->topics(), QByteArrayList());
}

void MutedBranchesTest::isBounded()
{
    QByteArrayList many;
    for (int i = 0; i < 3000; ++i)
        many += "t" + QByteArray::number(i);
    m_muted->setTopics(many);
    QCOMPARE(m_muted->topics().size(), store::MutedBranches::MostBranches);
    m_feed->addNow("another", "1", Start);
    m_muted->mute(node("another"));
    QCOMPARE(m_muted->topics().size(), store::MutedBranches::MostBranches);
    QVERIFY(!m_tree->isMuted(node("another")));
}

void MutedBranchesTest::survivesItsTree()
{
    m_muted->setTopics({"a"});
    m_feed.reset();
    m_tree.reset();
    m_muted->setTopics({"b"});
    m_muted->mute(NodeId{1});
    QCOMPARE(m_muted->mutedAt(NodeId{1}), NodeId::None);
}

QTEST_GUILESS_MAIN(MutedBranchesTest)
#include "tst_mutedbranches.moc"
