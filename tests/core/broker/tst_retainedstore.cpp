// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/retainedstore.h"
#include "mqtt/topic.h"

#include <QTest>

#include <map>
#include <random>

using namespace broker;
using namespace std::chrono_literals;

namespace {

MessagePointer message(const QByteArray &topic, const QByteArray &payload = "x",
                       std::optional<quint32> expiry = std::nullopt)
{
    MessageView view;
    view.topic = topic;
    view.payload = payload;
    view.retain = true;
    view.expirySeconds = expiry;
    return std::make_shared<const Message>(view);
}

QByteArray found(RetainedStore &store, const QByteArray &filter, Instant now = 0s)
{
    QByteArrayList lines;
    store.forEachMatching(filter, now, [&lines](const MessagePointer &m) {
        lines += m->topic().toByteArray() + '=' + m->view().payload.toByteArray();
    });
    std::sort(lines.begin(), lines.end());
    return lines.join(' ');
}

} // namespace

class TestRetainedStore : public QObject {
    Q_OBJECT

private slots:
    void agreesWithNaiveSearch_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 5; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithNaiveSearch()
    {
        QFETCH(quint32, seed);
        std::mt19937 engine(seed);
        const auto below = [&engine](quint32 end) { return quint32(engine() % end); };
        const auto path = [&below](const QByteArrayList &levels) {
            QByteArrayList chosen;
            for (quint32 i = 0, count = 1 + below(4); i < count; ++i)
                chosen += levels[below(quint32(levels.size()))];
            const QByteArray joined = chosen.join('/');
            return joined.isEmpty() ? QByteArray("/") : joined;
        };
        RetainedStore store(100'000, 1 << 30);
        std::map<QByteArray, QByteArray> naive;
        for (int step = 0; step < 2000; ++step) {
            const QByteArray topic = path({"a", "b", "", "$c", "dd"});
            if (below(3) == 0) {
                store.remove(topic);
                naive.erase(topic);
            } else {
                const QByteArray payload = QByteArray::number(step);
                QVERIFY(store.set(message(topic, payload)));
                naive[topic] = payload;
            }
            QByteArray filter = path({"a", "b", "", "+", "+", "dd"});
            if (below(3) == 0)
                filter = filter == "/" ? QByteArray("#") : QByteArray(filter + "/#");
            QByteArrayList expected;
            for (const auto &[name, payload] : naive) {
                if (mqtt::TopicFilter::matches(filter, name))
                    expected += name + '=' + payload;
            }
            std::sort(expected.begin(), expected.end());
            QCOMPARE(found(store, filter), expected.join(' '));
            QCOMPARE(store.size(), int(naive.size()));
        }
        for (const auto &[topic, payload] : naive)
            store.remove(topic);
        QCOMPARE(store.bytes(), 0);
    }

    void isBounded()
    {
        RetainedStore few(2, 1 << 20);
        QVERIFY(few.set(message("a")));
        QVERIFY(few.set(message("b")));
        QVERIFY(!few.set(message("c")));
        QVERIFY(few.set(message("a", "new")));
        QCOMPARE(found(few, "#"), "a=new b=x");
        RetainedStore small(100, 2000);
        QVERIFY(small.set(message("a")));
        QVERIFY(!small.set(message("a", QByteArray(3000, 'x')))); // the old one would be wrong
        QCOMPARE(small.size(), 0);
        QCOMPARE(small.bytes(), 0);
    }

    void expires() // [MQTT-3.3.2-5]
    {
        RetainedStore store(100, 1 << 20);
        store.set(message("short", "1", 2));
        store.set(message("long", "2", 20));
        store.set(message("for ever", "3"));
        QCOMPARE(found(store, "#", 1999ms), "for ever=3 long=2 short=1");
        QCOMPARE(found(store, "#", 2s), "for ever=3 long=2");
        QCOMPARE(store.size(), 2);
        store.removeExpired(20s);
        QCOMPARE(store.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRetainedStore)
#include "tst_retainedstore.moc"
