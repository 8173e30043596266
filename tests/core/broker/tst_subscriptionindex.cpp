// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/subscriptionindex.h"
#include "mqtt/topic.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace broker;
using mqtt::QoS;

namespace {

constexpr SubscriberId nobody = SubscriberId::None;

SubscriberId number(quint32 n)
{
    return static_cast<SubscriberId>(n);
}

// "1:q2 rap #4 #7", by subscriber.
QByteArray text(const SubscriptionMatches &matches)
{
    QByteArrayList lines;
    for (const SubscriptionMatch &match : matches.entries) {
        QByteArray line = QByteArray::number(quint32(match.subscriber)) + ":q"
            + QByteArray::number(int(match.qos));
        if (match.retainAsPublished)
            line += " rap";
        auto identifiers = matches.identifiersOf(match);
        std::sort(identifiers.begin(), identifiers.end());
        for (const quint32 identifier : identifiers)
            line += " #" + QByteArray::number(identifier);
        lines += line;
    }
    std::sort(lines.begin(), lines.end());
    return lines.join(", ");
}

// The same by comparing each filter with the topic.
class NaiveIndex {
public:
    std::map<std::pair<quint32, QByteArray>, SubscriptionOptions> subscriptions;

    QByteArray match(const QByteArray &topic, quint32 publisher) const
    {
        struct Found {
            QoS qos = QoS::AtMostOnce;
            bool rap = false;
            std::vector<quint32> identifiers;
        };
        std::map<quint32, Found> found;
        for (const auto &[key, options] : subscriptions) {
            if (!mqtt::TopicFilter::matches(key.second, topic)
                || (options.noLocal && key.first == publisher))
                continue;
            Found &f = found[key.first];
            f.qos = std::max(f.qos, options.qos);
            f.rap |= options.retainAsPublished;
            if (options.identifier > 0)
                f.identifiers.push_back(options.identifier);
        }
        QByteArrayList lines;
        for (auto &[subscriber, f] : found) {
            QByteArray line = QByteArray::number(subscriber) + ":q" + QByteArray::number(int(f.qos))
                + (f.rap ? " rap" : "");
            std::sort(f.identifiers.begin(), f.identifiers.end());
            for (const quint32 identifier : f.identifiers)
                line += " #" + QByteArray::number(identifier);
            lines += line;
        }
        std::sort(lines.begin(), lines.end());
        return lines.join(", ");
    }
};

class Chance {
public:
    explicit Chance(quint32 seed)
        : m_engine(seed)
    {
    }
    quint32 below(quint32 end)
    {
        return std::uniform_int_distribution<quint32>(0, end - 1)(m_engine);
    }

    QByteArray topic()
    {
        static const QByteArrayList levels = {"a", "b", "c", "", "long level", "$x"};
        QByteArrayList chosen;
        for (quint32 i = 0, count = 1 + below(4); i < count; ++i)
            chosen += levels[below(quint32(levels.size()))];
        const QByteArray joined = chosen.join('/');
        return joined.isEmpty() ? QByteArray("/") : joined;
    }
    QByteArray filter()
    {
        QByteArrayList levels = topic().split('/');
        for (QByteArray &level : levels) {
            if (below(3) == 0)
                level = "+";
        }
        if (below(4) == 0)
            levels += "#";
        if (below(12) == 0)
            return "#";
        return levels.join('/');
    }

private:
    std::mt19937 m_engine;
};

} // namespace

class TestSubscriptionIndex : public QObject {
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *id, const char *filter, const char *topic, bool expected) {
            QTest::addRow("[%s] %s ~ %s", id, filter, topic)
                << QByteArray(filter) << QByteArray(topic) << expected;
        };
        // The same in both: 3.1.1: [MQTT-3.3.2-3] [MQTT-4.7.2-1] [MQTT-4.7.3-4]
        row("MQTT-3.3.2-3", "a/b", "a/b", true);
        row("MQTT-3.3.2-3", "a/b", "a/b/c", false);
        row("MQTT-3.3.2-3", "a/+", "a/b", true);
        row("MQTT-3.3.2-3", "a/+", "a/", true);
        row("MQTT-3.3.2-3", "a/+", "a", false);
        row("MQTT-3.3.2-3", "+", "a/b", false);
        row("MQTT-3.3.2-3", "+/+", "/a", true);
        row("MQTT-3.3.2-3", "/+", "/a", true);
        row("MQTT-3.3.2-3", "+", "/a", false);
        row("MQTT-3.3.2-3", "a/#", "a", true);
        row("MQTT-3.3.2-3", "a/#", "a/b/c", true);
        row("MQTT-3.3.2-3", "a/#", "ab", false);
        row("MQTT-3.3.2-3", "+/#", "a", true);
        row("MQTT-3.3.2-3", "#", "/", true);
        row("MQTT-4.7.2-1", "#", "$SYS/x", false);
        row("MQTT-4.7.2-1", "+/x", "$SYS/x", false);
        row("MQTT-4.7.2-1", "+/#", "$SYS", false);
        row("MQTT-4.7.2-1", "$SYS/#", "$SYS/x", true);
        row("MQTT-4.7.2-1", "$SYS/+", "$SYS/x", true);
        row("MQTT-4.7.2-1", "a/+", "a/$x", true);
        row("MQTT-4.7.3-4", "A", "a", false);
        row("MQTT-4.7.3-4", "a/", "a", false);
        row("MQTT-4.7.3-4", "a", "a/", false);
        row("MQTT-4.7.3-4", "a//b", "a/b", false);
        row("MQTT-4.7.3-4", "\xC3\xA9", "e\xCC\x81", false);
    }
    void matches()
    {
        QFETCH(QByteArray, filter);
        QFETCH(QByteArray, topic);
        QFETCH(bool, expected);
        SubscriptionIndex index;
        index.insert(number(0), {}, filter, {});
        QCOMPARE(!index.match(topic, nobody).entries.empty(), expected);
    }

    void agreesWithNaiveMatching_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithNaiveMatching()
    {
        QFETCH(quint32, seed);
        Chance chance(seed);
        SubscriptionIndex index;
        NaiveIndex naive;
        for (int step = 0; step < 3000; ++step) {
            const quint32 subscriber = chance.below(12);
            const quint32 what = chance.below(10);
            if (what < 4) {
                const QByteArray filter = chance.filter();
                const SubscriptionOptions options{QoS(chance.below(3)), chance.below(4) == 0,
                                                  chance.below(4) == 0, chance.below(5)};
                const bool isNew
                    = naive.subscriptions.insert_or_assign({subscriber, filter}, options).second;
                QCOMPARE(index.insert(number(subscriber), {}, filter, options), isNew);
            } else if (what < 7 && !naive.subscriptions.empty()) {
                auto victim = naive.subscriptions.begin();
                std::advance(victim, chance.below(quint32(naive.subscriptions.size())));
                QVERIFY(index.remove(number(victim->first.first), {}, victim->first.second));
                naive.subscriptions.erase(victim);
            } else if (what < 8) {
                const QByteArray filter = chance.filter();
                QCOMPARE(index.remove(number(subscriber), {}, filter),
                         naive.subscriptions.erase({subscriber, filter}) > 0);
            }
            const QByteArray topic = chance.topic();
            QCOMPARE(text(index.match(topic, number(subscriber))), naive.match(topic, subscriber));
            QCOMPARE(index.size(), int(naive.subscriptions.size()));
        }
        for (const auto &[key, options] : naive.subscriptions)
            QVERIFY(index.remove(number(key.first), {}, key.second));
        QCOMPARE(index.size(), 0);
        QCOMPARE(index.nodes(), 1U); // nothing is left behind
    }

    void overlapping() // [MQTT-3.3.4-2] [MQTT-3.3.4-4]
    {
        SubscriptionIndex index;
        index.insert(number(3), {}, "a/#", {QoS::AtMostOnce, false, true, 7});
        index.insert(number(3), {}, "a/+", {QoS::ExactlyOnce, false, false, 4});
        index.insert(number(3), {}, "a/b", {QoS::AtLeastOnce, false, false, 0});
        QCOMPARE(text(index.match("a/b", nobody)), "3:q2 rap #4 #7");
    }

    void noLocal() // [MQTT-3.8.3-3]
    {
        SubscriptionIndex index;
        index.insert(number(1), {}, "a", {QoS::AtMostOnce, true, false, 0});
        index.insert(number(2), {}, "a", {QoS::AtMostOnce, true, false, 0});
        QCOMPARE(text(index.match("a", number(1))), "2:q0");
    }

    void sharedTakesTurns()
    {
        SubscriptionIndex index;
        for (quint32 i = 1; i <= 3; ++i) {
            index.setOnline(number(i), true);
            QVERIFY(index.insert(number(i), "group", "a/+", {QoS(i - 1), false, false, i}));
        }
        index.insert(number(9), "other", "a/+", {});
        index.insert(number(1), {}, "a/b", {});
        QByteArrayList seen;
        for (int i = 0; i < 4; ++i)
            seen += text(index.match("a/b", nobody));
        QCOMPARE(seen,
                 (QByteArrayList{"1:q0, 1:q0 #1, 9:q0", "1:q0, 2:q1 #2, 9:q0",
                                 "1:q0, 3:q2 #3, 9:q0", "1:q0, 1:q0 #1, 9:q0"}));
        index.setOnline(number(2), false);
        QCOMPARE(text(index.match("a/b", nobody)), "1:q0, 3:q2 #3, 9:q0");
        QVERIFY(index.remove(number(3), "group", "a/+"));
        QVERIFY(!index.remove(number(3), "group", "a/+"));
        QVERIFY(!index.remove(number(3), "nobody", "a/+"));
        QCOMPARE(text(index.match("a/b", nobody)), "1:q0, 1:q0 #1, 9:q0");
        index.setOnline(number(1), false); // all away: it waits for one of them
        QVERIFY(text(index.match("a/b", nobody)).contains(" #"));
    }

    void sharedReachesEveryMemberEqually()
    {
        SubscriptionIndex index;
        Chance chance(5);
        std::set<quint32> members;
        std::map<quint32, int> turns;
        for (int step = 0; step < 2000; ++step) {
            const quint32 n = chance.below(8);
            if (chance.below(20) == 0 && members.size() > 1) {
                QCOMPARE(index.remove(number(n), "g", "t"), members.erase(n) > 0);
            } else if (chance.below(20) == 0) {
                index.setOnline(number(n), true);
                QCOMPARE(index.insert(number(n), "g", "t", {}), members.insert(n).second);
            }
            const auto &matches = index.match("t", nobody);
            QCOMPARE(matches.entries.size(), members.empty() ? 0U : 1U);
            for (const SubscriptionMatch &match : matches.entries)
                QVERIFY(members.contains(quint32(match.subscriber)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSubscriptionIndex)
#include "tst_subscriptionindex.moc"
