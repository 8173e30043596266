// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessiondriver.h"

#include <QTest>

using namespace mqtt;

namespace {

SubackPacket suback(quint16 id, std::vector<ReasonCode> codes)
{
    return {.packetIdentifier = PacketIdentifier{id}, .reasonCodes = std::move(codes)};
}
UnsubackPacket unsuback(quint16 id, std::vector<ReasonCode> codes)
{
    return {.packetIdentifier = PacketIdentifier{id}, .reasonCodes = std::move(codes)};
}
std::vector<Subscription> filters(const QByteArrayList &names)
{
    std::vector<Subscription> all;
    for (const QByteArray &name : names)
        all.push_back({.topicFilter = name});
    return all;
}

} // namespace

class TestSessionSubscribe : public QObject {
    Q_OBJECT

private slots:
    void everyFilterGetsItsResult()
    {
        SessionDriver d;
        d.accept();
        d.subscribe({{.topicFilter = "a/#", .qos = QoS::ExactlyOnce},
                     {.topicFilter = "b",
                      .qos = QoS::AtLeastOnce,
                      .noLocal = true,
                      .retainAsPublished = true,
                      .retainHandling = RetainHandling::DoNotSend}},
                    7);
        QCOMPARE(d.sent(), "SUBSCRIBE 1 #7 a/#:2 b:1");
        const auto packet = std::get<SubscribePacket>(d.sentPackets()[0]);
        QVERIFY(packet.subscriptions[1].noLocal && packet.subscriptions[1].retainAsPublished);
        d.now += std::chrono::milliseconds(4);
        d.receive(
            SubackPacket{.packetIdentifier = PacketIdentifier{1},
                         .properties = {.reasonString = "hm"},
                         .reasonCodes = {ReasonCode::GrantedQoS1, ReasonCode::NotAuthorized}});
        QCOMPARE(d.told(), "subscribed a/#:0x01 b:0x87, roundtrip 4");
        QCOMPARE(d.find<SubscriptionsAnswered>()->results[0].reasonString, "hm");
        QVERIFY(d.find<SubscriptionsAnswered>()->results[1].subscription
                == packet.subscriptions[1]);
    }

    void olderVersionsGetWhatTheyUnderstand()
    {
        SessionDriver d(ProtocolVersion::Mqtt311);
        d.accept();
        d.subscribe({{.topicFilter = "a",
                      .qos = QoS::AtLeastOnce,
                      .noLocal = true,
                      .retainAsPublished = true,
                      .retainHandling = RetainHandling::SendIfNew},
                     {.topicFilter = "$share/x"}}, // an ordinary filter there
                    7);
        QCOMPARE(d.sent(), "SUBSCRIBE 1 a:1 $share/x:0");
        d.receive(suback(1, {ReasonCode::GrantedQoS1, ReasonCode::UnspecifiedError}));
        QVERIFY(d.told().startsWith("subscribed a:0x01 $share/x:0x80"));
        QVERIFY(d.find<SubscriptionsAnswered>()->results[0].subscription.noLocal); // as asked
    }

    void repeatsWhatWasGranted()
    {
        SessionDriver d;
        d.accept();
        d.subscribe({{.topicFilter = "a/#",
                      .qos = QoS::AtLeastOnce,
                      .noLocal = true,
                      .retainAsPublished = true,
                      .retainHandling = RetainHandling::DoNotSend}},
                    7);
        auto expected = std::get<SubscribePacket>(d.sentPackets()[0]).subscriptions;
        d.session.repeatSubscription("a/#", d.now); // not granted yet
        d.take();
        QCOMPARE(d.sent(), "");
        QVERIFY(d.find<SubscriptionsAnswered>()->results[0].repeated);
        QVERIFY(isError(d.find<SubscriptionsAnswered>()->results[0].reasonCode));
        d.receive(suback(1, {ReasonCode::GrantedQoS1}));
        d.session.repeatSubscription("a/#", d.now);
        d.take();
        QCOMPARE(d.sent(), "SUBSCRIBE 2 #7 a/#:1");
        expected[0].retainHandling = RetainHandling::SendAlways; // the one thing that differs
        QVERIFY(std::get<SubscribePacket>(d.sentPackets()[0]).subscriptions == expected);
        d.receive(suback(2, {ReasonCode::NotAuthorized}));
        QVERIFY(d.find<SubscriptionsAnswered>()->results[0].repeated);
        // It is still wanted, as it was.
        d.reconnect(false);
        QCOMPARE(d.sent(), "SUBSCRIBE 3 #7 a/#:1");
        expected[0].retainHandling = RetainHandling::DoNotSend;
        QVERIFY(std::get<SubscribePacket>(d.sentPackets()[0]).subscriptions == expected);
    }

    void wrongAnswers()
    {
        SessionDriver d;
        d.accept();
        d.subscribe(filters({"a", "b"}));
        d.receive(suback(9, {ReasonCode::Success})); // [MQTT-2.2.1-6]
        QCOMPARE(d.told(), "");
        d.receive(unsuback(1, {ReasonCode::Success}));
        QCOMPARE(d.told(), "");
        QCOMPARE(d.session.counters().strayAnswers, 2U);
        d.receive(suback(1, {ReasonCode::Success}));
        QCOMPARE(d.told(), "closed ProtocolError 0x82");
        SessionDriver e;
        e.accept();
        e.unsubscribe({"a", "b"});
        e.receive(suback(1, {ReasonCode::Success}));
        e.receive(unsuback(1, {ReasonCode::Success}));
        QCOMPARE(e.told(), "closed ProtocolError 0x82");
    }

    void refusedLocally_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<bool>("noLocal");
        QTest::addColumn<int>("identifier");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const char *filter, const char *code,
                            bool noLocal = false, int identifier = 0) {
            QTest::newRow(name) << QByteArray(filter) << noLocal << identifier << QByteArray(code);
        };
        row("invalid", "a/#/b", "0x8F");
        row("empty", "", "0x8F");
        row("share without name [MQTT-4.8.2-1]", "$share//t", "0x8F");
        row("no local and shared [MQTT-3.8.3-4]", "$share/g/t", "0x82", true);
        row("shared", "$share/g/t", "0x9E");
        row("wildcard", "a/+", "0xA2");
        row("identifier", "a", "0xA1", false, 5);
        row("too large [MQTT-3.2.2-15]", "a-rather-long-filter-for-so-small-a-limit", "0x95");
    }
    void refusedLocally()
    {
        QFETCH(QByteArray, filter);
        QFETCH(bool, noLocal);
        QFETCH(int, identifier);
        QFETCH(QByteArray, code);
        const ConnackPacket connack{.properties = {.maximumPacketSize = 40,
                                                   .wildcardSubscriptionAvailable = false,
                                                   .subscriptionIdentifierAvailable = false,
                                                   .sharedSubscriptionAvailable = false}};
        const auto number = identifier > 0 ? std::optional(quint32(identifier)) : std::nullopt;
        SessionDriver d;
        d.accept(connack);
        d.subscribe({{.topicFilter = filter, .noLocal = noLocal}}, number);
        QCOMPARE(d.told(), QByteArray("subscribed " + filter + ':' + code));
        QCOMPARE(d.sent(), "");
        d.lose(); // and it is not tried again
        d.accept(connack);
        QCOMPARE(d.told(), "connected");
        QCOMPARE(d.sent(), "");
    }

    void goodOnesGoOutBesideBadOnes()
    {
        SessionDriver d;
        d.accept({.properties = {.maximumPacketSize = 30}});
        d.subscribe(filters({"a", "b/#/c", "a-filter-that-is-longer-than-thirty-bytes", "c"}));
        QCOMPARE(d.sent(), "SUBSCRIBE 2 a:0, SUBSCRIBE 5 c:0");
        QVERIFY(d.told().contains("b/#/c:0x8F"));
        QVERIFY(d.told().contains("bytes:0x95"));
    }

    void configuredOnesComeWithEveryNewSession()
    {
        SessionDriver d;
        d.options.subscriptions = filters({"c1", "c2"});
        d.subscribe(filters({"later"})); // before there was a connection
        QCOMPARE(d.sent(), "");
        d.accept();
        QCOMPARE(d.sent(), "SUBSCRIBE 1 later:0 c1:0 c2:0");
        d.receive(suback(1, {ReasonCode::Success, ReasonCode::Success, ReasonCode::NotAuthorized}));
        d.subscribe(filters({"unanswered"}));
        d.reconnect(true); // the broker has them, except what it never answered
        QCOMPARE(d.sent(), "SUBSCRIBE 3 unanswered:0");
        d.receive(suback(3, {ReasonCode::Success}));
        d.reconnect(false); // refused ones are not asked for again
        QCOMPARE(d.sent(), "SUBSCRIBE 4 later:0 c1:0 unanswered:0");

        d.disconnect();
        d.options.subscriptions = filters({"c3"});
        QVERIFY(!d.configure());
        d.accept();
        QCOMPARE(d.sent(), "SUBSCRIBE 5 later:0 unanswered:0 c3:0");
    }

    void identifiersSeparatePackets()
    {
        SessionDriver d;
        d.subscribe(filters({"a"}), 1);
        d.subscribe(filters({"b"}), 2);
        d.subscribe(filters({"c"}));
        d.accept();
        QCOMPARE(d.sent(), "SUBSCRIBE 1 #1 a:0, SUBSCRIBE 2 #2 b:0, SUBSCRIBE 3 c:0");
    }

    void longListsAreSplit()
    {
        SessionDriver d;
        for (int i = 0; i < 200; ++i)
            d.subscribe(filters({"filter/" + QByteArray::number(i)}));
        d.accept({.properties = {.maximumPacketSize = 500}});
        std::size_t count = 0;
        for (const Packet &packet : d.sentPackets()) {
            QVERIFY(encode(packet, ProtocolVersion::Mqtt5)->size() <= 500);
            count += std::get<SubscribePacket>(packet).subscriptions.size();
        }
        QCOMPARE(count, 200U);
    }

    void changedWhileWaitingForTheAnswer()
    {
        SessionDriver d;
        d.accept();
        d.subscribe(filters({"a"}));
        d.subscribe({{.topicFilter = "a", .qos = QoS::ExactlyOnce}});
        d.receive(suback(1, {ReasonCode::NotAuthorized})); // about the first
        d.reconnect(false);
        QCOMPARE(d.sent(), "SUBSCRIBE 3 a:2");
    }

    void memoryIsBounded()
    {
        SessionDriver d;
        d.options.rememberedSubscriptions = 2;
        d.accept();
        d.subscribe(filters({"a", "b", "c"}));
        QCOMPARE(d.told(), "subscribed c:0x97");
        d.subscribe(filters({"a"})); // known, so there is room
        QCOMPARE(d.told(), "");
    }

    void unsubscribe()
    {
        SessionDriver d;
        d.accept();
        d.subscribe(filters({"a", "b"}));
        d.receive(suback(1, {ReasonCode::Success, ReasonCode::Success}));
        d.unsubscribe({"a", "nothing", "bad/#/filter"});
        QCOMPARE(d.sent(), "UNSUBSCRIBE 2 a nothing");
        QCOMPARE(d.told(), "unsubscribed bad/#/filter:0x8F");
        d.receive(unsuback(2, {ReasonCode::Success, ReasonCode::NoSubscriptionExisted}));
        QVERIFY(d.told().startsWith("unsubscribed a:0x00 nothing:0x11"));
        d.reconnect(false);
        QCOMPARE(d.sent(), "SUBSCRIBE 3 b:0");
    }

    void unsubscribeBefore5HasNoCodes()
    {
        SessionDriver d(ProtocolVersion::Mqtt311);
        d.accept();
        d.unsubscribe({"a", "b"});
        d.receive(unsuback(1, {}));
        QVERIFY(d.told().startsWith("unsubscribed a:0x00 b:0x00"));
    }

    void unsubscribeWhileAway()
    {
        SessionDriver d;
        d.options.subscriptions = filters({"a", "b", "c"});
        d.accept();
        d.receive(suback(1, {ReasonCode::Success, ReasonCode::Success, ReasonCode::Success}));
        d.unsubscribe({"c"}); // unanswered
        d.lose();
        d.unsubscribe({"a", "b"});
        QCOMPARE(d.told(), "");
        d.subscribe(filters({"b"})); // changed one's mind
        d.accept({.sessionPresent = true});
        QCOMPARE(d.sent(), "UNSUBSCRIBE 3 c a, SUBSCRIBE 4 b:0");
        d.lose();
        d.accept(); // the session went, and with it what was to be removed
        QVERIFY(d.told().startsWith("connected, unsubscribed c:0x11 a:0x11"));
        QCOMPARE(d.sent(), "SUBSCRIBE 5 b:0");
    }

    void unsubscribeTooLarge()
    {
        SessionDriver d;
        d.accept({.properties = {.maximumPacketSize = 20}});
        d.unsubscribe({"a", "a-filter-that-is-too-long", "b"});
        QCOMPARE(d.sent(), "UNSUBSCRIBE 2 a, UNSUBSCRIBE 5 b");
        QCOMPARE(d.told(), "unsubscribed a-filter-that-is-too-long:0x95");
    }
};

QTEST_GUILESS_MAIN(TestSessionSubscribe)
#include "tst_sessionsubscribe.moc"
