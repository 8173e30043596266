// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/baselines.h"
#include "store/topicquery.h"
#include "support/storefeed.h"

#include <QSignalSpy>
#include <QTest>

#include <map>
#include <random>

using namespace Qt::Literals::StringLiterals;
using store::Baselines;
using store::MarkId;
using store::NodeId;
using store::OldValue;

// Marks (ux 2.20 F3): what differs by value, at the cost of what has changed.
class BaselinesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void rememberOnlyTheFirstChange();
    void changedBackDoesNotDiffer();
    void newAndClearedTopicsDiffer();
    void severalMarksShareOldValues();
    void namesAreUnique();
    void marksAreLimited();
    void whatDoesNotFitIsCounted();
    void clearingTheTreeForgetsMarks();
    void likeANaiveCopy_data();
    void likeANaiveCopy();
    void queryFindsWhatDiffers();
    void queryNamesTheMark();

private:
    void set(const QByteArray &topic, const QByteArray &payload)
    {
        m_feed->addNow(topic, payload, ++m_now);
    }
    MarkId mark(const QString &name = u"m"_s) { return baselines().add(name, ++m_now); }
    Baselines &baselines() { return m_tree->baselines(); }
    NodeId node(const QByteArray &topic) const { return m_tree->find(topic); }
    bool differs(const QByteArray &topic, MarkId mark) const
    {
        return m_tree->baselines().differs(node(topic), mark, m_log->last(node(topic)).payload());
    }
    QStringList found(const QString &filter)
    {
        auto query = store::TopicQuery::parse(filter);
        if (!query || query->checkMarks(baselines()))
            return {u"error"_s};
        query->resolveMarks(baselines());
        QStringList topics;
        for (const NodeId one : m_tree->branch(NodeId::Root)) {
            if (m_tree->lastMessage(one) != store::MessageId::None
                && query->judge(*m_tree, &*m_log, one, m_now) == store::Verdict::Yes)
                topics += QString::fromUtf8(m_tree->topic(one));
        }
        return topics;
    }

    std::unique_ptr<store::TopicTree> m_tree;
    std::unique_ptr<store::MessageLog> m_log;
    std::unique_ptr<StoreFeed> m_feed;
    qint64 m_now = 0;
};

void BaselinesTest::init()
{
    m_feed.reset();
    m_tree = std::make_unique<store::TopicTree>();
    m_log = std::make_unique<store::MessageLog>(1 << 20);
    m_feed = std::make_unique<StoreFeed>(*m_tree, *m_log);
    m_now = 1'000'000;
}

void BaselinesTest::rememberOnlyTheFirstChange()
{
    set("a", "1");
    set("b", "1");
    QVERIFY(!baselines().isMarked());
    QCOMPARE(baselines().counters().bytes, 0);
    const MarkId first = mark();
    QCOMPARE(baselines().counters().bytes, 0); // a mark copies nothing
    set("a", "1");
    QCOMPARE(baselines().counters().values, 0U);
    set("a", "2");
    set("a", "3");
    QCOMPARE(baselines().counters().values, 1U);
    QVERIFY(baselines().counters().bytes > 0);
    const OldValue *old = baselines().oldValue(node("a"), first);
    QVERIFY(old);
    QCOMPARE(old->payload, "1"_ba);
    QCOMPARE(m_log->message(old->id).payload(), QByteArrayView("1"));
    QVERIFY(!baselines().oldValue(node("b"), first));
}

void BaselinesTest::changedBackDoesNotDiffer()
{
    set("a", "on");
    const MarkId first = mark();
    set("a", "off");
    QVERIFY(differs("a", first));
    set("a", "on");
    QVERIFY(!differs("a", first));
    set("a", "ON");
    QVERIFY(differs("a", first));
}

void BaselinesTest::newAndClearedTopicsDiffer()
{
    set("a", "x");
    const MarkId first = mark();
    set("new", "");
    set("a", "");
    QVERIFY(differs("new", first));
    QCOMPARE(int(baselines().oldValue(node("new"), first)->kind), int(OldValue::Kind::Absent));
    QVERIFY(differs("a", first));
    const MarkId second = mark();
    QVERIFY(!differs("new", second));
    QVERIFY(!differs("a", second));
}

void BaselinesTest::severalMarksShareOldValues()
{
    set("a", "1");
    const MarkId first = mark();
    const MarkId second = mark();
    set("a", "2");
    QCOMPARE(baselines().counters().values, 1U); // for both
    const MarkId third = mark();
    set("a", "1");
    QVERIFY(!differs("a", first));
    QVERIFY(!differs("a", second));
    QVERIFY(differs("a", third));
    baselines().forget(second);
    QVERIFY(!baselines().oldValue(node("a"), second));
    QCOMPARE(baselines().oldValue(node("a"), first)->payload, "1"_ba);
    baselines().forget(first);
    QCOMPARE(baselines().counters().values, 1U); // what served the first two is gone
    QCOMPARE(baselines().oldValue(node("a"), third)->payload, "2"_ba);
    baselines().forget(third);
    QCOMPARE(baselines().counters().values, 0U);
    QCOMPARE(baselines().counters().bytes, 0);
    QVERIFY(!baselines().isMarked());
}

void BaselinesTest::namesAreUnique()
{
    QSignalSpy changed(&baselines(), &Baselines::marksChanged);
    const MarkId first = mark(u"14:20:00"_s);
    const MarkId second = mark(u"14:20:00"_s);
    QCOMPARE(baselines().find(second)->name, u"14:20:00 (2)"_s);
    QVERIFY(baselines().rename(second, u" be\"fore\n the test "_s));
    QCOMPARE(baselines().find(second)->name, u"before the test"_s);
    QVERIFY(baselines().rename(second, u"14:20:00"_s));
    QCOMPARE(baselines().find(second)->name, u"14:20:00 (2)"_s);
    QVERIFY(baselines().rename(first, u"14:20:00"_s));
    QCOMPARE(baselines().find(first)->name, u"14:20:00"_s);
    QCOMPARE(baselines().named(u"14:20:00 (2)"), second);
    QVERIFY(!baselines().rename(MarkId{99}, u"x"_s));
    QCOMPARE(changed.count(), 5);
}

void BaselinesTest::marksAreLimited()
{
    for (std::size_t i = 0; i < Baselines::MostMarks; ++i)
        QVERIFY(mark() != MarkId::None);
    const MarkId newest = baselines().newest();
    QCOMPARE(mark(), MarkId::None);
    QCOMPARE(baselines().newest(), newest);
    baselines().forget(baselines().marks().front().id);
    QVERIFY(mark() > newest);
}

void BaselinesTest::whatDoesNotFitIsCounted()
{
    set("a", QByteArray(5000, 'x'));
    set("b", "1");
    set("c", "1");
    baselines().setByteLimit(12'000); // a page of the index and little more
    const MarkId first = mark();
    set("a", "y");
    QCOMPARE(baselines().counters().lost, 1U);
    QVERIFY(differs("a", first)); // that much is still known
    QCOMPARE(int(baselines().oldValue(node("a"), first)->kind), int(OldValue::Kind::Lost));
    set("b", "2");
    QCOMPARE(baselines().oldValue(node("b"), first)->payload, "1"_ba);
    baselines().setValueLimit(2);
    set("c", "2");
    QCOMPARE(baselines().counters().missed, 1U);
}

void BaselinesTest::clearingTheTreeForgetsMarks()
{
    set("a", "1");
    const MarkId first = mark();
    set("a", "2");
    m_tree->clear();
    m_log->clear();
    QVERIFY(baselines().marks().empty());
    QVERIFY(!baselines().find(first));
    QCOMPARE(baselines().counters().bytes, 0);
}

void BaselinesTest::likeANaiveCopy_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 8; ++seed)
        QTest::addRow("%u", seed) << seed;
}

// Copies everything at each mark and compares every answer with that.
void BaselinesTest::likeANaiveCopy()
{
    QFETCH(const unsigned, seed);
    std::mt19937 random(seed);
    using Values = std::map<QByteArray, QByteArray>;
    Values values;
    std::map<MarkId, Values> copies;
    for (int step = 0; step < 3000; ++step) {
        const auto what = random() % 100;
        if (what < 2) {
            if (const MarkId made = mark(); made != MarkId::None)
                copies[made] = values;
        } else if (what < 3 && !copies.empty()) {
            auto gone = copies.begin();
            std::advance(gone, random() % copies.size());
            baselines().forget(gone->first);
            copies.erase(gone);
        } else {
            const QByteArray topic = "t/" + QByteArray::number(random() % 40);
            const QByteArray payload
                = random() % 10 == 0 ? QByteArray() : QByteArray::number(random() % 3);
            set(topic, payload);
            values[topic] = payload;
        }
        if (step % 50 != 0)
            continue;
        QCOMPARE(baselines().marks().size(), copies.size());
        for (const auto &[id, copy] : copies) {
            for (const auto &[topic, payload] : values) {
                const auto before = copy.find(topic);
                const bool expected = before == copy.end() || before->second != payload;
                QCOMPARE(differs(topic, id), expected);
                const OldValue *old = baselines().oldValue(node(topic), id);
                if (old && before != copy.end())
                    QCOMPARE(old->payload, before->second);
                else if (old)
                    QCOMPARE(int(old->kind), int(OldValue::Kind::Absent));
            }
        }
    }
    while (!copies.empty()) {
        baselines().forget(copies.begin()->first);
        copies.erase(copies.begin());
    }
    QCOMPARE(baselines().counters().values, 0U);
    QCOMPARE(baselines().counters().bytes, 0);
}

void BaselinesTest::queryFindsWhatDiffers()
{
    for (const char *topic : {"a", "b", "c", "d"})
        set(topic, "1");
    mark();
    set("a", "2");
    set("b", "2");
    set("b", "1");
    set("e", "1");
    QCOMPARE(found(u"changed:mark"_s), QStringList({u"a"_s, u"e"_s}));
    QCOMPARE(found(u"-changed:mark"_s), QStringList({u"b"_s, u"c"_s, u"d"_s}));
    QCOMPARE(found(u"changed!=mark"_s), QStringList({u"b"_s, u"c"_s, u"d"_s}));
    QCOMPARE(found(u"changed:mark value:2"_s), QStringList({u"a"_s}));
    QVERIFY(store::TopicQuery::parse(u"changed:mark"_s)->needsMessages());
}

void BaselinesTest::queryNamesTheMark()
{
    const auto why = [this](const QString &text) {
        const auto error = store::TopicQuery::parse(text)->checkMarks(baselines());
        return error ? int(error->why) : -1;
    };
    set("a", "1");
    QCOMPARE(why(u"changed:mark"_s), int(store::QueryError::Why::NoMark));
    QCOMPARE(why(u"word"_s), -1);
    mark(u"Before the test"_s);
    set("a", "2");
    mark(u"14:20:00"_s);
    set("b", "1");
    QCOMPARE(why(u"changed:other"_s), int(store::QueryError::Why::MarkExpected));
    QCOMPARE(found(u"changed:mark"_s), QStringList({u"b"_s})); // the newest
    QCOMPARE(found(u"changed:14:20:00"_s), QStringList({u"b"_s}));
    QCOMPARE(found(u"changed:\"before THE test\""_s), QStringList({u"a"_s, u"b"_s}));
}

QTEST_GUILESS_MAIN(BaselinesTest)
#include "tst_baselines.moc"
