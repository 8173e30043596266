// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include "mqtt/codec.h"

#include <array>

using namespace client;
using namespace std::chrono_literals;
using mqtt::ReasonCode;

// How connections fail, and whether it is worth trying again.
class TestClientFailures : public QObject {
    Q_OBJECT

private slots:
    void wrongPeers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("pointless");
        const auto row
            = [](const char *name, const QByteArray &answer, Failure kind, bool pointless) {
                  QTest::newRow(name) << answer << int(kind) << pointless;
              };
        row("HTTP", "HTTP/1.1 400 Bad Request\r\n\r\n", Failure::NotMqtt, true);
        row("SSH", "SSH-2.0-OpenSSH_9.2\r\n", Failure::NotMqtt, true);
        row("SMTP", "220 mail ready\r\n", Failure::NotMqtt, true);
        row("TLS alert", QByteArray::fromHex("15030100020246"), Failure::TlsExpected, true);
        row("TLS handshake", QByteArray::fromHex("160303004a"), Failure::TlsExpected, true);
        row("garbage", QByteArray::fromHex("00010203"), Failure::ProtocolError, false);
        row("PUBLISH first", QByteArray::fromHex("300400016100"), Failure::ProtocolError, false);
        row("malformed CONNACK", QByteArray::fromHex("2003ff0000"), Failure::ProtocolError, false);
        row("nothing", "", Failure::ClosedBeforeConnack, false);
        row("half a CONNACK", QByteArray::fromHex("2003"), Failure::ClosedBeforeConnack, false);
        row("half a word", "HT", Failure::ClosedBeforeConnack, false);
    }
    void wrongPeers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        QFETCH(bool, pointless);
        ClientFixture f;
        f.options.reconnect.first = f.options.reconnect.most = 1h;
        f.peer.accept().expect("CONNECT v5 me clean").answerBytes(answer).hangUp();
        f.connect();
        QTRY_VERIFY(f.log.failure().kind != Failure::None);
        QCOMPARE(int(f.log.failure().kind), kind);
        QCOMPARE(f.log.failure().retryPointless, pointless);
        QCOMPARE(f.client.state(), pointless ? State::Failed : State::Waiting);
        if (answer.startsWith("HTTP"))
            QVERIFY(f.log.failure().detail.startsWith("HTTP/1.1 400"));
    }

    void httpIsRecognisedWithoutWaitingForTheEnd()
    {
        ClientFixture f;
        f.peer.accept().expect("CONNECT v5 me clean").answerByteByByte("HTTP/1.1").expectEnd();
        f.connect();
        QTRY_COMPARE(f.client.state(), State::Failed);
        QCOMPARE(f.log.failure().kind, Failure::NotMqtt);
    }

    void nothingListens()
    {
        ClientFixture f;
        f.peer.stopListening();
        f.connect();
        QTRY_VERIFY(f.log.plans.size() >= 3);
        QCOMPARE(f.log.failure().kind, Failure::ConnectionRefused);
        QVERIFY(!f.log.failure().detail.isEmpty());
        QCOMPARE(f.log.plans[2].attempt, 3);
        f.client.stopRetrying();
        QCOMPARE(f.client.state(), State::Disconnected);
        QCOMPARE(f.client.failure().kind, Failure::ConnectionRefused); // still worth knowing
        f.client.retryNow(); // not while disconnected
        QCOMPARE(f.client.state(), State::Disconnected);
    }

    void stopRetryingDuringAnAttempt()
    {
        ClientFixture f;
        f.peer.accept().expect("CONNECT v5 me clean");
        f.connect();
        FINISH_SCRIPT(f);
        QCOMPARE(f.client.state(), State::Connecting);
        f.client.stopRetrying();
        QCOMPARE(f.client.state(), State::Disconnected);
    }

    void unknownHost()
    {
        ClientFixture f;
        f.options.host = QStringLiteral("no such host");
        f.options.reconnect.enabled = false;
        f.connect();
        QTRY_COMPARE(f.client.state(), State::Failed);
        QCOMPARE(f.log.failure().kind, Failure::HostNotFound);
    }

    void badBindAddress()
    {
        ClientFixture f;
        f.options.bindAddress = QStringLiteral("not an address");
        f.connect();
        QCOMPARE(f.client.state(), State::Failed);
        QCOMPARE(f.log.failure().kind, Failure::BindFailed);
    }

    void silentPeer()
    {
        ClientFixture f;
        f.options.connectTimeout = 30ms;
        f.options.version = VersionChoice::Mqtt5WithFallback; // says nothing about versions
        f.peer.accept().expect("CONNECT v5 me clean").expectEnd();
        f.peer.accept().expect("CONNECT v5 me clean").expectEnd();
        f.connect();
        QTRY_COMPARE(f.log.failure().kind, Failure::ConnectTimeout);
        FINISH_SCRIPT(f);
    }

    void impossibleOptions()
    {
        ClientFixture f;
        f.options.authenticationData = "without a method";
        f.connect();
        QCOMPARE(f.client.state(), State::Failed);
        QCOMPARE(f.log.failure().kind, Failure::InvalidOptions);
        QVERIFY(f.log.failure().error);
        f.client.retryNow();
        QCOMPARE(f.client.state(), State::Failed);
        f.options.authenticationData.clear();
        f.peer.acceptClient();
        f.connect();
        QTRY_VERIFY(f.isConnected());
    }

    void refusals_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("retries");
        const auto row = [](ReasonCode code, bool retries) {
            QTest::newRow(mqtt::specName(code)) << int(code) << retries;
        };
        row(ReasonCode::BadUserNameOrPassword, false);
        row(ReasonCode::NotAuthorized, false);
        row(ReasonCode::ClientIdentifierNotValid, false);
        row(ReasonCode::Banned, false);
        row(ReasonCode::BadAuthenticationMethod, false);
        row(ReasonCode::QoSNotSupported, false);
        row(ReasonCode::ServerMoved, false);
        row(ReasonCode::UseAnotherServer, false);
        row(ReasonCode::ServerBusy, true);
        row(ReasonCode::ServerUnavailable, true);
        row(ReasonCode::ConnectionRateExceeded, true);
        row(ReasonCode::UnspecifiedError, true);
    }
    void refusals()
    {
        QFETCH(int, code);
        QFETCH(bool, retries);
        ClientFixture f;
        f.options.reconnect.first = f.options.reconnect.most = 1h;
        f.peer
            .acceptClient({.reasonCode = ReasonCode(code),
                           .properties = {.serverReference = "there", .reasonString = "so"}})
            .expectEnd();
        f.connect();
        FINISH_SCRIPT(f);
        QTRY_COMPARE(f.client.state(), retries ? State::Waiting : State::Failed);
        QCOMPARE(f.log.failure().kind, Failure::ConnackRefused);
        QCOMPARE(int(f.log.failure().reasonCode), code);
        QCOMPARE(f.log.failure().reasonString, "so");
        QCOMPARE(f.log.failure().serverReference, "there");
        QCOMPARE(f.log.plans.size(), retries ? 1U : 0U);
    }

    void serverDisconnects_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("retries");
        const auto row = [](ReasonCode code, bool retries) {
            QTest::newRow(mqtt::specName(code)) << int(code) << retries;
        };
        row(ReasonCode::SessionTakenOver, false); // or two clients would fight for ever
        row(ReasonCode::NotAuthorized, false);
        row(ReasonCode::ServerShuttingDown, true);
        row(ReasonCode::KeepAliveTimeout, true);
        row(ReasonCode::AdministrativeAction, true);
        row(ReasonCode::QuotaExceeded, true);
    }
    void serverDisconnects()
    {
        QFETCH(int, code);
        QFETCH(bool, retries);
        ClientFixture f;
        f.peer.acceptClient()
            .answer(mqtt::DisconnectPacket{.reasonCode = ReasonCode(code)})
            .hangUp();
        if (retries)
            f.peer.acceptClient();
        f.connect();
        FINISH_SCRIPT(f);
        if (retries) {
            QTRY_COMPARE(f.log.brokers.size(), 2U);
        } else {
            QTRY_COMPARE(f.client.state(), State::Failed);
            QCOMPARE(f.log.failure().kind, Failure::ServerDisconnect);
            QVERIFY(f.log.plans.empty());
            f.peer.acceptClient(); // only when the user says so
            f.client.retryNow();
            QTRY_VERIFY(f.isConnected());
        }
    }

    void noReconnectIfNotWanted()
    {
        ClientFixture f;
        f.options.reconnect.enabled = false;
        f.peer.acceptClient().hangUp();
        f.connect();
        QTRY_COMPARE(f.client.state(), State::Failed);
        QCOMPARE(f.log.failure().kind, Failure::ConnectionLost);
        QVERIFY(!f.log.failure().retryPointless);
    }

    void suspectedTakeOver_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("3.1.1") << int(VersionChoice::Mqtt311);
        QTest::newRow("5") << int(VersionChoice::Mqtt5);
    }
    void suspectedTakeOver()
    {
        QFETCH(int, version);
        ClientFixture f;
        f.options.version = VersionChoice(version);
        f.options.reconnect.quickLosses = 3;
        f.peer.acceptClient().hangUp().acceptClient().hangUp().acceptClient().hangUp();
        f.connect();
        QTRY_COMPARE(f.client.state(), State::Failed);
        FINISH_SCRIPT(f);
        QCOMPARE(f.log.failure().kind, Failure::ConnectionLost);
        QCOMPARE(f.log.failure().reasonCode, ReasonCode::SessionTakenOver);
        QVERIFY(f.log.failure().retryPointless);
    }

    void violationIsAnsweredAndTriedAgain()
    {
        ClientFixture f;
        f.peer.acceptClient()
            .answer(mqtt::ConnackPacket()) // the second
            .expect("DISCONNECT 0x82")
            .expectEnd()
            .acceptClient();
        f.connect();
        FINISH_SCRIPT(f);
        QTRY_COMPARE(f.log.brokers.size(), 2U);
        QCOMPARE(f.log.failures[2].kind, Failure::ProtocolError);
        QVERIFY(f.log.failures[2].error);
    }

    void tooLargePacketIsRefusedBeforeItCame()
    {
        ClientFixture f;
        f.options.maximumPacketSize = 100;
        f.peer.acceptClient()
            .answerBytes(QByteArray::fromHex("30ffff03000161")) // announces 64 KiB
            .expect("DISCONNECT 0x95")
            .expectEnd();
        f.connect();
        FINISH_SCRIPT(f);
    }

    void silenceIsNoticed()
    {
        ClientFixture f;
        f.options.keepAliveSeconds = 1;
        f.peer.acceptClient().expect("PINGREQ").expectEnd().acceptClient();
        f.connect();
        FINISH_SCRIPT(f);
        QTRY_COMPARE(f.log.brokers.size(), 2U);
        QCOMPARE(f.log.answering, std::vector<bool>{false});
        QCOMPARE(f.log.failures[2].kind, Failure::NoPingResponse);
    }

    void halfAPacketThenTheEnd()
    {
        const QByteArray message
            = *mqtt::encode(mqtt::PublishPacket{.qos = mqtt::QoS::AtLeastOnce,
                                                .topic = "t",
                                                .packetIdentifier = mqtt::PacketIdentifier{1},
                                                .payload = "whole"},
                            mqtt::ProtocolVersion::Mqtt5);
        ClientFixture f;
        for (qsizetype cut = 1; cut < message.size(); ++cut) {
            f.peer.acceptClient().answerBytes(message.first(cut));
            if (cut % 2 == 0)
                f.peer.hangUp();
            else
                f.peer.reset();
        }
        f.options.reconnect.quickLosses = 0;
        f.peer.acceptClient().answerBytes(message).expect("PUBACK 1");
        f.connect();
        FINISH_SCRIPT(f);
        QCOMPARE(f.log.messages, QByteArrayList{"t=whole"}); // no half is kept for the next one
    }

    void moreAtOnceThanWeAskedFor() // [MQTT-3.3.4-9]
    {
        ClientFixture f;
        f.options.receiveMaximum = 2;
        f.options.reconnect.enabled = false;
        QByteArray three;
        for (const quint16 number : std::to_array<quint16>({1, 2, 3})) {
            three += *mqtt::encode(
                mqtt::PublishPacket{.qos = mqtt::QoS::ExactlyOnce,
                                    .topic = "t",
                                    .packetIdentifier = mqtt::PacketIdentifier{number}},
                mqtt::ProtocolVersion::Mqtt5);
        }
        f.peer.acceptClient()
            .answerBytes(three)
            .expect("PUBREC 1")
            .expect("PUBREC 2")
            .expect("DISCONNECT 0x93")
            .expectEnd();
        f.connect();
        FINISH_SCRIPT(f);
        QTRY_COMPARE(f.client.state(), State::Failed);
        QCOMPARE(f.log.failure().kind, Failure::ProtocolError);
    }

    void answersNobodyWaitsFor() // [MQTT-4.3.3-11]
    {
        const mqtt::PacketIdentifier stray{77};
        ClientFixture f;
        f.peer.acceptClient()
            .answer(mqtt::PubackPacket{.packetIdentifier = stray})
            .answer(mqtt::PubcompPacket{.packetIdentifier = stray})
            .answer(mqtt::SubackPacket{.packetIdentifier = stray, .reasonCodes = {{}}})
            .answer(mqtt::UnsubackPacket{.packetIdentifier = stray, .reasonCodes = {{}}})
            .answer(mqtt::PubrecPacket{.packetIdentifier = stray})
            .expect("PUBREL 77 0x92")
            .answer(mqtt::PubrelPacket{.packetIdentifier = stray})
            .expect("PUBCOMP 77 0x92")
            .answer(mqtt::PublishPacket{.topic = "still", .payload = "here"});
        f.connect();
        FINISH_SCRIPT(f);
        QTRY_COMPARE(f.log.messages, QByteArrayList{"still=here"});
        QVERIFY(f.isConnected());
        QCOMPARE(f.client.counters().strayAnswers, 5U);
    }
};

QTEST_GUILESS_MAIN(TestClientFailures)
#include "tst_clientfailures.moc"
