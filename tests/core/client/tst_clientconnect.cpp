// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

using namespace client;
using namespace std::chrono_literals;
using mqtt::ReasonCode;

// How connections come about and come again.
class TestClientConnect : public QObject {
    Q_OBJECT

private slots:
    void connectsAndDisconnects()
    {
        ClientFixture f;
        f.peer.accept()
            .expect("CONNECT v5 me clean")
            .answer(mqtt::ConnackPacket{.properties = {.serverKeepAlive = 7}})
            .expect("DISCONNECT")
            .expectEnd();
        f.connect();
        QTRY_VERIFY(f.isConnected());
        QCOMPARE(f.log.brokers.at(0).keepAlive, 7s);
        f.client.disconnectFromBroker();
        FINISH_SCRIPT(f);
        QVERIFY((f.log.states
                 == std::vector{State::Connecting, State::Connected, State::Disconnected}));
        QVERIFY(f.log.failures.back() == FailureInfo());
        QVERIFY(f.log.plans.empty());
    }

    void everyOptionReachesConnect()
    {
        ClientFixture f;
        ConnectOptions &o = f.options;
        o.userName = "user";
        o.password = "secret";
        o.keepAliveSeconds = 33;
        o.cleanStart = false;
        o.sessionExpirySeconds = 7;
        o.will
            = mqtt::Will{.topic = "w", .payload = "gone", .properties = {.willDelayInterval = 4}};
        o.receiveMaximum = 12;
        o.limits.packetSize = 5000;
        o.maximumPacketSize = 9000;
        o.topicAliasMaximum = 3;
        o.requestResponseInformation = true;
        o.requestProblemInformation = false;
        o.authenticationMethod = "m";
        o.authenticationData = "d";
        o.userProperties = {{"a", "1"}, {"a", "2"}};
        f.peer.acceptClient();
        f.connect();
        FINISH_SCRIPT(f);
        mqtt::ConnectPacket expected{.cleanStart = false,
                                     .keepAlive = 33,
                                     .clientId = "me",
                                     .will = o.will,
                                     .userName = "user",
                                     .password = "secret",
                                     .properties = {.sessionExpiryInterval = 7,
                                                    .authenticationMethod = "m",
                                                    .authenticationData = "d",
                                                    .requestProblemInformation = false,
                                                    .requestResponseInformation = true,
                                                    .receiveMaximum = 12,
                                                    .topicAliasMaximum = 3,
                                                    .maximumPacketSize = 5000}};
        expected.properties.userProperties = o.userProperties;
        QVERIFY(std::get<mqtt::ConnectPacket>(f.peer.received().at(0)) == expected);
        QTRY_VERIFY(f.client.broker());
        QVERIFY(f.client.failure() == FailureInfo());
    }

    void olderVersionsOnRequest_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QByteArray>("connect");
        QTest::newRow("3.1") << int(VersionChoice::Mqtt31) << QByteArray("CONNECT v3 me clean");
        QTest::newRow("3.1.1") << int(VersionChoice::Mqtt311) << QByteArray("CONNECT v4 me clean");
    }
    void olderVersionsOnRequest()
    {
        QFETCH(int, choice);
        QFETCH(QByteArray, connect);
        ClientFixture f;
        f.options.version = VersionChoice(choice);
        f.peer.accept().expect(connect).answer(mqtt::ConnackPacket());
        f.connect();
        QTRY_VERIFY(f.isConnected());
        QVERIFY(!f.client.broker()->fellBack);
        FINISH_SCRIPT(f);
    }

    void disconnectsWithWill()
    {
        ClientFixture f;
        f.options.will = mqtt::Will{.topic = "w"};
        f.peer.acceptClient().expect("DISCONNECT 0x04").expectEnd();
        f.connect();
        QTRY_VERIFY(f.isConnected());
        f.client.disconnectFromBroker(true);
        FINISH_SCRIPT(f);
    }

    void oneByteAtATime()
    {
        ClientFixture f;
        f.peer.accept()
            .expect("CONNECT v5 me clean")
            .answerByteByByte(QByteArray::fromHex("2003000000"))
            .answerByteByByte(QByteArray::fromHex("3009 0003612f62 00 686921"))
            .answer(mqtt::PublishPacket{.topic = "next", .payload = "1"});
        f.connect();
        QTRY_COMPARE(f.log.messages, (QByteArrayList{"a/b=hi!", "next=1"}));
        FINISH_SCRIPT(f);
    }

    void comesBackAfterALoss()
    {
        ClientFixture f;
        f.peer.acceptClient().hangUp().acceptClient().hangUp().acceptClient();
        f.connect();
        FINISH_SCRIPT(f);
        QTRY_COMPARE(f.log.brokers.size(), 3U);
        QCOMPARE(f.log.plans.size(), 2U);
        const std::vector expected{State::Connecting, State::Connected, State::Waiting,
                                   State::Connecting, State::Connected, State::Waiting,
                                   State::Connecting, State::Connected};
        QVERIFY(f.log.states == expected);
        QCOMPARE(f.log.failures[2].kind, Failure::ConnectionLost);
    }

    void retryNowDoesNotWait()
    {
        ClientFixture f;
        f.options.reconnect.first = f.options.reconnect.most = 1h;
        f.peer.acceptClient().hangUp().acceptClient();
        f.connect();
        QTRY_COMPARE(f.client.state(), State::Waiting);
        f.client.retryNow();
        QTRY_COMPARE(f.log.brokers.size(), 2U);
        FINISH_SCRIPT(f);
    }

    void fallsBackOnce_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("0x84") << QByteArray::fromHex("2003008400");
        QTest::newRow("code 1") << QByteArray::fromHex("20020001");
        QTest::newRow("closes") << QByteArray();
    }
    void fallsBackOnce()
    {
        QFETCH(QByteArray, answer);
        ClientFixture f;
        f.options.version = VersionChoice::Mqtt5WithFallback;
        f.peer.accept()
            .expect("CONNECT v5 me clean")
            .answerBytes(answer)
            .hangUp()
            .accept()
            .expect("CONNECT v4 me clean")
            .answer(mqtt::ConnackPacket());
        f.connect();
        FINISH_SCRIPT(f);
        QTRY_VERIFY(f.isConnected());
        QVERIFY(f.log.brokers.at(0).fellBack);
        QVERIFY((f.log.states == std::vector{State::Connecting, State::Connected}));
    }

    void pingMeasuresTheRoundTrip()
    {
        ClientFixture f;
        f.options.keepAliveSeconds = 1;
        f.peer.acceptClient().expect("PINGREQ").answer(mqtt::PingrespPacket());
        f.connect();
        QTRY_COMPARE(f.log.roundTrips.size(), 1U);
        QVERIFY(f.log.roundTrips[0].count() > 0);
        QVERIFY(f.isConnected());
    }

    void disconnectWhileOnTheWay()
    {
        ClientFixture f;
        f.peer.accept().expect("CONNECT v5 me clean");
        f.connect();
        FINISH_SCRIPT(f);
        f.client.disconnectFromBroker();
        QCOMPARE(f.client.state(), State::Disconnected);
        f.peer.expect("DISCONNECT").expectEnd();
        FINISH_SCRIPT(f);
        f.connect();
        f.client.disconnectFromBroker(); // before there was a socket to speak of
        QCOMPARE(f.client.state(), State::Disconnected);
        f.client.disconnectFromBroker();
        QCOMPARE(f.client.state(), State::Disconnected);
    }

    void connectingAnewReplacesTheConnection()
    {
        ClientFixture f;
        f.peer.acceptClient().expect("DISCONNECT");
        f.connect();
        QTRY_VERIFY(f.isConnected());
        f.options.clientId = "other";
        f.connect();
        FINISH_SCRIPT(f);
        f.peer.accept().expect("CONNECT v5 other clean").answer(mqtt::ConnackPacket());
        QTRY_VERIFY(f.isConnected());
    }

    void reactingInsideSignals()
    {
        // Whoever is told may command at once; the client has changed completely before it tells.
        ClientFixture f;
        f.peer.acceptClient()
            .expect("PUBLISH q0 hello=1")
            .answer(mqtt::PublishPacket{.topic = "bye"})
            .expect("DISCONNECT")
            .expectEnd()
            .acceptClient();
        QObject::connect(&f.client, &Client::connected, &f.client, [&f] {
            if (f.peer.connections() == 1)
                f.client.publish({.topic = "hello", .payload = "1"}, PublishToken{1});
        });
        QObject::connect(&f.client, &Client::messagesReceived, &f.client,
                         [&f] { f.client.disconnectFromBroker(); });
        QObject::connect(&f.client, &Client::stateChanged, &f.client, [&f](State state) {
            if (state == State::Disconnected && f.peer.connections() == 1)
                f.connect();
        });
        f.connect();
        FINISH_SCRIPT(f);
        QTRY_COMPARE(f.log.brokers.size(), 2U);
    }
};

QTEST_GUILESS_MAIN(TestClientConnect)
#include "tst_clientconnect.moc"
