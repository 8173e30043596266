// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include "mqtt/codec.h"

#include <QThread>

using namespace client;
using namespace std::chrono_literals;
using mqtt::ReasonCode;

namespace {

mqtt::PacketIdentifier id(quint16 number)
{
    return mqtt::PacketIdentifier{number};
}

} // namespace

// What goes over a connection that stands, and what survives its end.
class TestClientTraffic : public QObject {
    Q_OBJECT

private slots:
    void everyPublishGetsItsOutcome()
    {
        ClientFixture f;
        f.peer.acceptClient()
            .expect("PUBLISH q0 a=0")
            .expect("PUBLISH 1 q1 a=1")
            .expect("PUBLISH 2 q2 a=2")
            .expect("PUBLISH 3 q2 a=3")
            .answer(mqtt::PubackPacket{.packetIdentifier = id(1),
                                       .reasonCode = ReasonCode::NoMatchingSubscribers})
            .answer(mqtt::PubrecPacket{.packetIdentifier = id(2)})
            .expect("PUBREL 2")
            .answer(mqtt::PubcompPacket{.packetIdentifier = id(2)})
            .answer(mqtt::PubrecPacket{.packetIdentifier = id(3),
                                       .reasonCode = ReasonCode::QuotaExceeded,
                                       .properties = {.reasonString = "full"}});
        f.connect();
        QTRY_VERIFY(f.isConnected());
        for (int i = 0; i < 4; ++i) {
            f.client.publish({.topic = "a",
                              .payload = QByteArray::number(i),
                              .qos = static_cast<mqtt::QoS>(std::min(i, 2))},
                             PublishToken{quint64(i + 1)});
        }
        QTRY_COMPARE(f.log.outcome(4).stage, PublishStage::Refused);
        FINISH_SCRIPT(f);
        QCOMPARE(f.log.outcome(1).stage, PublishStage::Sent);
        QCOMPARE(f.log.outcome(2).stage, PublishStage::Confirmed);
        QCOMPARE(f.log.outcome(2).reasonCode, ReasonCode::NoMatchingSubscribers);
        QVERIFY(f.log.outcome(2).roundTrip.count() > 0);
        QCOMPARE(f.log.outcome(3).stage, PublishStage::Confirmed);
        QCOMPARE(f.log.outcome(4).reasonString, "full");
    }

    void wrongIdentifiersAreNoCompletion() // [MQTT-2.2.1-5], [MQTT-2.2.1-6]
    {
        ClientFixture f;
        f.peer.acceptClient()
            .expect("SUBSCRIBE 1 s:0")
            .answer(mqtt::SubackPacket{.packetIdentifier = id(2), .reasonCodes = {{}}})
            .expect("PUBLISH 2 q1 a=x")
            .answer(mqtt::PubackPacket{.packetIdentifier = id(77)})
            .answer(mqtt::PublishPacket{.topic = "end"});
        f.options.subscriptions = {{.topicFilter = "s"}};
        f.connect();
        QTRY_VERIFY(f.isConnected());
        f.client.publish({.topic = "a", .payload = "x", .qos = mqtt::QoS::AtLeastOnce},
                         PublishToken{1});
        QTRY_COMPARE(f.log.messages.size(), 1);
        QVERIFY(f.log.subscriptions.empty());
        QCOMPARE(f.log.outcome(1).stage, PublishStage::Written);
        QCOMPARE(f.client.counters().strayAnswers, 2U);
        QVERIFY(f.isConnected());
    }

    void acknowledgementsGoOutInOneWrite()
    {
        ClientFixture f;
        QByteArray flood;
        for (quint16 i = 1; i <= 500; ++i) {
            flood += *mqtt::encode(mqtt::PublishPacket{.qos = mqtt::QoS::AtLeastOnce,
                                                       .topic = "t",
                                                       .packetIdentifier = id(i)},
                                   mqtt::ProtocolVersion::Mqtt5);
        }
        f.peer.acceptClient().answerBytes(flood);
        f.connect();
        // Over TCP none is lost: 5.0: [MQTT-4.2-1] 3.1.1: [MQTT-7.1.2-1]
        QTRY_COMPARE(f.log.messages.size(), 500);
        QTRY_COMPARE(f.peer.received().size(), 501U); // CONNECT and all PUBACKs
        QVERIFY2(f.peer.writes() <= 1 + f.log.batches, "not one write per read");
        QTRY_COMPARE(f.log.counters.messagesReceived, 500U);
        QCOMPARE(f.log.counters.packetsSent, 501U);
        QVERIFY(f.log.counters.bytesReceived >= quint64(flood.size()));
    }

    void resendsAfterALoss()
    {
        ClientFixture f;
        f.options.cleanStart = false;
        f.options.sessionExpirySeconds = 100;
        f.peer.acceptClient()
            .expect("PUBLISH 1 q1 a=1")
            .expect("PUBLISH 2 q2 a=2")
            .answer(mqtt::PubrecPacket{.packetIdentifier = id(2)})
            .expect("PUBREL 2")
            .reset()
            .acceptClient({.sessionPresent = true})
            .expect("PUBREL 2")
            .expect("PUBLISH 1 q1 dup a=1")
            .answer(mqtt::PubackPacket{.packetIdentifier = id(1)})
            .answer(mqtt::PubcompPacket{.packetIdentifier = id(2)});
        f.connect();
        QTRY_VERIFY(f.isConnected());
        f.client.publish({.topic = "a", .payload = "1", .qos = mqtt::QoS::AtLeastOnce},
                         PublishToken{1});
        f.client.publish({.topic = "a", .payload = "2", .qos = mqtt::QoS::ExactlyOnce},
                         PublishToken{2});
        QTRY_COMPARE(f.log.outcome(2).stage, PublishStage::Confirmed);
        FINISH_SCRIPT(f);
        QCOMPARE(f.log.outcome(1).stage, PublishStage::Confirmed);
        QVERIFY(f.log.outcome(1).resent);
    }

    void lostSessionIsToldTruthfully()
    {
        ClientFixture f; // clean start: the session ends with the connection
        f.peer.acceptClient().expect("PUBLISH 1 q1 a=1").reset().acceptClient();
        f.connect();
        QTRY_VERIFY(f.isConnected());
        f.client.publish({.topic = "a", .payload = "1", .qos = mqtt::QoS::AtLeastOnce},
                         PublishToken{1});
        QTRY_COMPARE(f.log.outcome(1).stage, PublishStage::Unknown);
        FINISH_SCRIPT(f);
    }

    void offlineQueue()
    {
        ClientFixture f;
        f.options.limits.queuedPublishes = 2;
        f.options.reconnect.first = f.options.reconnect.most = 1h;
        f.peer.acceptClient().hangUp().acceptClient().expect("PUBLISH q0 a=2");
        f.connect();
        QTRY_COMPARE(f.client.state(), State::Waiting);
        for (int i = 1; i <= 3; ++i)
            f.client.publish({.topic = "a", .payload = QByteArray::number(i)},
                             PublishToken{quint64(i)});
        QCOMPARE(f.log.outcome(3).stage, PublishStage::Dropped);
        QCOMPARE(f.log.queued, 2);
        f.client.cancelQueued(PublishToken{1});
        QCOMPARE(f.log.outcome(1).stage, PublishStage::Dropped);
        f.client.retryNow();
        QTRY_COMPARE(f.log.outcome(2).stage, PublishStage::Sent);
        QCOMPARE(f.log.queued, 0);
        QCOMPARE(f.client.queuedPublishes(), 0);
        FINISH_SCRIPT(f);
    }

    void discarding()
    {
        ClientFixture f;
        f.client.publish({.topic = "a"}, PublishToken{1});
        f.client.discardPublishes();
        QCOMPARE(f.log.outcome(1).stage, PublishStage::Dropped);
    }

    void subscribing()
    {
        ClientFixture f;
        f.options.subscriptions = {{.topicFilter = "#"}};
        f.peer.acceptClient()
            .expect("SUBSCRIBE 1 #:0")
            .answer(mqtt::SubackPacket{.packetIdentifier = id(1),
                                       .reasonCodes = {ReasonCode::NotAuthorized}})
            .expect("SUBSCRIBE 2 #9 a:2")
            .answer(mqtt::SubackPacket{.packetIdentifier = id(2),
                                       .reasonCodes = {ReasonCode::GrantedQoS1}})
            .expect("UNSUBSCRIBE 3 a")
            .answer(mqtt::UnsubackPacket{.packetIdentifier = id(3), .reasonCodes = {{}}});
        f.connect();
        QTRY_COMPARE(f.log.subscriptions.size(), 1U);
        QCOMPARE(f.log.subscriptions[0].reasonCode, ReasonCode::NotAuthorized);
        f.client.subscribe({{.topicFilter = "a", .qos = mqtt::QoS::ExactlyOnce}}, 9);
        QTRY_COMPARE(f.log.subscriptions.size(), 2U);
        QCOMPARE(f.log.subscriptions[1].reasonCode, ReasonCode::GrantedQoS1);
        QVERIFY(!f.log.roundTrips.empty());
        f.client.unsubscribe({"a"});
        QTRY_COMPARE(f.log.unsubscribes.size(), 1U);
        FINISH_SCRIPT(f);
    }

    void authentication()
    {
        const auto auth = [](ReasonCode code, const QByteArray &data) {
            return mqtt::AuthPacket{
                .reasonCode = code,
                .properties = {.authenticationMethod = "SCRAM", .authenticationData = data}};
        };
        ClientFixture f;
        f.options.authenticationMethod = "SCRAM";
        f.options.authenticationData = "first";
        f.peer.accept()
            .expect("CONNECT v5 me clean")
            .answer(auth(ReasonCode::ContinueAuthentication, "challenge"))
            .expect("AUTH 0x18 proof")
            .answer(mqtt::ConnackPacket{.properties = {.authenticationMethod = "SCRAM"}})
            .expect("AUTH 0x19 again")
            .answer(auth(ReasonCode::Success, "fine"));
        QObject::connect(&f.client, &Client::authReceived, &f.client, [&f](ReasonCode code) {
            if (code == ReasonCode::ContinueAuthentication)
                f.client.sendAuth(code, "proof");
        });
        f.connect();
        QTRY_VERIFY(f.isConnected());
        f.client.sendAuth(ReasonCode::ReAuthenticate, "again");
        QTRY_COMPARE(f.log.auths.size(), 2U);
        QCOMPARE(f.log.auths[0], "SCRAM challenge");
        QCOMPARE(f.log.auths[1], "SCRAM fine");
        f.client.sendAuth(ReasonCode::ContinueAuthentication, "nobody asked");
        QCOMPARE(f.log.authRefusals, 1);
        FINISH_SCRIPT(f);
    }

    void birthMessage()
    {
        ClientFixture f;
        f.options.will = mqtt::Will{.topic = "here", .payload = "off", .retain = true};
        f.options.birthPayload = "on";
        f.peer.acceptClient().expect("PUBLISH q0 retain here=on");
        f.connect();
        FINISH_SCRIPT(f);
        QVERIFY(f.log.outcomes.empty());
    }

    void pausedReadingSlowsTheBrokerDown()
    {
        ClientFixture f;
        f.options.keepAliveSeconds = 1; // the silence that we ask for is nobody's fault
        const QByteArray message
            = *mqtt::encode(mqtt::PublishPacket{.topic = "t", .payload = QByteArray(60'000, 'x')},
                            mqtt::ProtocolVersion::Mqtt5);
        f.peer.acceptClient().answer(mqtt::PublishPacket{.topic = "first"});
        for (int i = 0; i < 400; ++i) // more than the kernel will buffer
            f.peer.answerBytes(message);
        int pauses = 0;
        QObject::connect(&f.client, &Client::messagesReceived, &f.client, [&f, &pauses] {
            if (pauses++ == 0)
                f.client.pauseReading();
        });
        f.connect();
        QTRY_COMPARE(pauses, 1);
        QVERIFY(f.client.isReadingPaused());
        FINISH_SCRIPT(f);
        // Two keep-alive periods: PINGREQ goes out all the same, and nothing is given up.
        const auto pings = [&f] {
            return std::count_if(f.peer.received().begin(), f.peer.received().end(),
                                 [](const mqtt::Packet &packet) {
                                     return std::holds_alternative<mqtt::PingreqPacket>(packet);
                                 });
        };
        QTRY_VERIFY(pings() >= 2);
        QCOMPARE(pauses, 1);
        QVERIFY(f.peer.bytesWaiting() > 0);
        QVERIFY(f.isConnected());
        QVERIFY(f.log.answering.empty());
        f.client.resumeReading();
        QTRY_COMPARE(f.log.messages.size(), 401);
        QVERIFY(f.isConnected());
    }

    void slowBrokerMakesPublishesWait()
    {
        ClientFixture f;
        f.options.limits.unsentBytes = 100'000;
        f.options.limits.queuedPublishes = 20;
        bool connected = false;
        QObject::connect(&f.client, &Client::connected, &f.client,
                         [&connected] { connected = true; });
        f.peer.acceptClient();
        f.connect();
        QTRY_VERIFY(connected);
        // The peer shares this thread, so it reads nothing until we return to the event loop.
        quint64 token = 0;
        while (f.log.outcome(token).stage != PublishStage::Dropped)
            f.client.publish({.topic = "t", .payload = QByteArray(500'000, 'x')},
                             PublishToken{++token});
        QCOMPARE(f.client.queuedPublishes(), 20);
        QTRY_COMPARE(f.client.queuedPublishes(), 0);
        QTRY_COMPARE(f.peer.received().size(), std::size_t(token)); // CONNECT, all but the dropped
        for (quint64 i = 1; i < token; ++i)
            QCOMPARE(f.log.outcome(i).stage, PublishStage::Sent);
    }

    void hugeMessageInManyReads()
    {
        ClientFixture f;
        const QByteArray payload(5'000'000, 'y');
        f.peer.acceptClient().answer(mqtt::PublishPacket{.topic = "big", .payload = payload});
        f.connect();
        QTRY_COMPARE(f.log.messages.size(), 1);
        QCOMPARE(f.log.messages[0].size(), payload.size() + 4);
    }

    void topicAliasFromTheBroker()
    {
        ClientFixture f;
        f.peer.acceptClient()
            .answer(mqtt::PublishPacket{.topic = "long/topic", .properties = {.topicAlias = 16}})
            .answer(mqtt::PublishPacket{.properties = {.topicAlias = 16}, .payload = "2"})
            .answer(mqtt::PublishPacket{.topic = "t", .properties = {.topicAlias = 17}})
            .expect("DISCONNECT 0x94");
        f.options.reconnect.enabled = false;
        f.connect();
        FINISH_SCRIPT(f);
        QCOMPARE(f.log.messages, (QByteArrayList{"long/topic=", "long/topic=2"}));
    }

    void livesOnAnotherThread()
    {
        ScriptedPeer peer;
        peer.acceptClient().expect("PUBLISH q0 a=").expect("DISCONNECT").expectEnd();
        QThread thread;
        auto *client = new Client;
        client->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, client, &QObject::deleteLater);
        QObject context;
        bool sent = false;
        QObject::connect(
            client, &Client::publishOutcome, &context,
            [&sent](const PublishOutcome &outcome) { sent = outcome.stage == PublishStage::Sent; });
        thread.start();
        ConnectOptions options;
        options.host = QStringLiteral("127.0.0.1");
        options.port = peer.port();
        options.clientId = "me";
        QMetaObject::invokeMethod(client, [client, options] {
            client->connectToBroker(options);
            client->publish({.topic = "a"}, PublishToken{1});
        });
        QTRY_VERIFY(sent);
        QMetaObject::invokeMethod(client, [client] { client->disconnectFromBroker(); });
        QTRY_VERIFY2(peer.isDone(), peer.report());
        thread.quit();
        QVERIFY(thread.wait());
    }

    void deletedWhileConnected()
    {
        ScriptedPeer peer;
        peer.acceptClient().expectEnd();
        auto client = std::make_unique<Client>();
        int signalsAfterwards = 0;
        ConnectOptions options;
        options.host = QStringLiteral("127.0.0.1");
        options.port = peer.port();
        client->connectToBroker(options);
        QTRY_COMPARE(client->state(), State::Connected);
        QObject::connect(client.get(), &Client::stateChanged, client.get(),
                         [&signalsAfterwards] { ++signalsAfterwards; });
        client.reset();
        QTRY_VERIFY2(peer.isDone(), peer.report());
        QCOMPARE(signalsAfterwards, 0);
    }
};

QTEST_GUILESS_MAIN(TestClientTraffic)
#include "tst_clienttraffic.moc"
