// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/subscriptionlist.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using mqtt::ReasonCode;
using pipeline::SubscriptionList;
using pipeline::SubscriptionState;
using Status = SubscriptionState::Status;

namespace {

mqtt::Subscription filter(const QByteArray &text, bool retainAsPublished = true)
{
    return {.topicFilter = text, .retainAsPublished = retainAsPublished};
}

QByteArrayList text(const SubscriptionList &list)
{
    static const char *const words[] = {"pending", "granted", "refused", "offline", "paused"};
    QByteArrayList lines;
    for (const SubscriptionState &state : list.states())
        lines.append(state.subscription.topicFilter + ' ' + words[int(state.status)]);
    return lines;
}

} // namespace

class TestSubscriptionList : public QObject {
    Q_OBJECT

private slots:
    void followsAConnection();
    void refusedStaysListed();
    void resumedSessionKeepsGrants();
    void configuredOnesAreReplaced();
    void retainFlag_data();
    void retainFlag();
};

void TestSubscriptionList::followsAConnection()
{
    SubscriptionList list;
    list.configure({filter("a/#")});
    QCOMPARE(text(list), QByteArrayList{"a/# offline"});
    list.asked(filter("b"), false);
    list.connected(false);
    QCOMPARE(text(list), (QByteArrayList{"a/# pending", "b pending"}));
    QVERIFY(list.answered({filter("a/#"), ReasonCode::GrantedQoS1, {}}));
    QCOMPARE(text(list), (QByteArrayList{"a/# granted", "b pending"}));
    QCOMPARE(list.states()[0].reasonCode, ReasonCode::GrantedQoS1);
    list.asked(filter("c"), true);
    list.disconnected();
    QCOMPARE(text(list), (QByteArrayList{"a/# offline", "b offline", "c offline"}));
    list.connected(false);
    QCOMPARE(text(list), (QByteArrayList{"a/# pending", "b pending", "c pending"}));
    QVERIFY(list.remove("b"));
    QVERIFY(!list.remove("b"));
    QVERIFY(!list.answered({filter("b"), ReasonCode::GrantedQoS0, {}}));
    QCOMPARE(text(list), (QByteArrayList{"a/# pending", "c pending"}));
}

void TestSubscriptionList::refusedStaysListed()
{
    SubscriptionList list;
    list.configure({filter("secret/#")});
    list.connected(false);
    const SubscriptionState *state
        = list.answered({filter("secret/#"), ReasonCode::NotAuthorized, "no"});
    QVERIFY(state);
    QCOMPARE(state->status, Status::Refused);
    QCOMPARE(state->reasonString, "no"_ba);
    list.disconnected();
    list.connected(false);
    QCOMPARE(text(list), QByteArrayList{"secret/# refused"});
    list.asked(filter("secret/#"), true); // the user tries again
    QCOMPARE(text(list), QByteArrayList{"secret/# pending"});
}

void TestSubscriptionList::resumedSessionKeepsGrants()
{
    SubscriptionList list;
    list.configure({filter("a")});
    list.connected(false);
    list.answered({filter("a"), ReasonCode::GrantedQoS0, {}});
    list.disconnected();
    list.asked(filter("b"), false);
    list.connected(true);
    QCOMPARE(text(list), (QByteArrayList{"a granted", "b pending"}));
    // Other options for the same filter have to be asked for again.
    list.disconnected();
    list.configure({filter("a", false)});
    list.connected(true);
    QCOMPARE(text(list), (QByteArrayList{"a pending", "b pending"}));
}

void TestSubscriptionList::configuredOnesAreReplaced()
{
    SubscriptionList list;
    list.configure({filter("a"), filter("b")});
    list.asked(filter("c"), false);
    list.configure({filter("b"), filter("d")});
    QCOMPARE(text(list), (QByteArrayList{"b offline", "c offline", "d offline"}));
}

void TestSubscriptionList::retainFlag_data()
{
    QTest::addColumn<QByteArrayList>("keeping");
    QTest::addColumn<QByteArrayList>("notKeeping");
    QTest::addColumn<bool>("expected"); // for the topic a/b
    const QByteArrayList none;
    QTest::newRow("no subscription") << none << none << false;
    QTest::newRow("[MQTT-3.3.1-13] kept") << QByteArrayList{"#"} << none << true;
    QTest::newRow("[MQTT-3.3.1-12] not kept") << none << QByteArrayList{"#"} << false;
    QTest::newRow("kept, another topic is not")
        << QByteArrayList{"a/#"} << QByteArrayList{"b/#"} << true;
    QTest::newRow("not kept, another topic is")
        << QByteArrayList{"b/#"} << QByteArrayList{"a/#"} << false;
    QTest::newRow("both, overlapping") << QByteArrayList{"a/#"} << QByteArrayList{"+/b"} << false;
    QTest::newRow("shared") << QByteArrayList{"$share/g/a/+"} << QByteArrayList{"c"} << true;
}

void TestSubscriptionList::retainFlag()
{
    QFETCH(QByteArrayList, keeping);
    QFETCH(QByteArrayList, notKeeping);
    QFETCH(bool, expected);
    SubscriptionList list;
    for (const QByteArray &text : keeping)
        list.asked(filter(text, true), true);
    for (const QByteArray &text : notKeeping)
        list.asked(filter(text, false), true);
    list.asked(filter("a/b", !expected), true);
    list.answered({filter("a/b", !expected), ReasonCode::NotAuthorized, {}}); // brings nothing
    QCOMPARE(list.keepsRetainFlag("a/b"), expected);
}

QTEST_GUILESS_MAIN(TestSubscriptionList)
#include "tst_subscriptionlist.moc"
