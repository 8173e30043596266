// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessiondriver.h"

#include <QTest>

using namespace mqtt;

namespace {

AuthPacket auth(ReasonCode code, const QByteArray &method, const QByteArray &data)
{
    return {.reasonCode = code,
            .properties = {.authenticationMethod = method, .authenticationData = data}};
}

} // namespace

class TestSessionAuth : public QObject {
    Q_OBJECT

private slots:
    void authenticationExchange()
    {
        SessionDriver d;
        d.options.connect.properties.authenticationMethod = "m";
        d.open();
        d.authenticate(ReasonCode::ContinueAuthentication, "too early");
        QCOMPARE(d.told(), "auth refused");
        d.receive(auth(ReasonCode::ContinueAuthentication, "m", "challenge"));
        QCOMPARE(d.told(), "auth 0x18 m challenge");
        d.publish(1, 0); // [MQTT-3.1.2-30]
        d.subscribe({{.topicFilter = "s"}});
        QCOMPARE(d.sent(), "");
        d.authenticate(ReasonCode::ContinueAuthentication, "response");
        QCOMPARE(d.sent(), "AUTH 0x18 response"); // [MQTT-4.12.0-3]
        d.authenticate(ReasonCode::ContinueAuthentication, "twice");
        QCOMPARE(d.told(), "auth refused");
        d.receive(ConnackPacket{.properties = {.authenticationMethod = "m"}});
        QCOMPARE(d.sent(), "SUBSCRIBE 1 s:0, PUBLISH q0 a=x");

        d.authenticate(ReasonCode::ReAuthenticate, "again");
        QCOMPARE(d.sent(), "AUTH 0x19 again"); // [MQTT-4.12.1-1]
        d.authenticate(ReasonCode::ReAuthenticate, "not twice");
        QCOMPARE(d.told(), "auth refused");
        d.receive(auth(ReasonCode::ContinueAuthentication, "m", "c2"));
        d.authenticate(ReasonCode::ContinueAuthentication, "r2");
        QCOMPARE(d.sent(), "AUTH 0x18 r2");
        d.receive(auth(ReasonCode::Success, "m", "done"));
        QCOMPARE(d.told(), "auth m done");
        d.receive(auth(ReasonCode::Success, "m", "once more"));
        QCOMPARE(d.told(), "closed ProtocolError 0x82");
    }

    void authenticationViolations()
    {
        const auto challenged = [](const Packet &answer) {
            SessionDriver d;
            d.options.connect.properties.authenticationMethod = "m";
            d.open();
            d.receive(answer);
            return d.told();
        };
        QCOMPARE(challenged(auth(ReasonCode::ContinueAuthentication, "other", "")),
                 "closed ProtocolError 0x82"); // [MQTT-4.12.0-5]
        QCOMPARE(challenged(auth(ReasonCode::Success, "m", "")), "closed ProtocolError 0x82");
        QCOMPARE(challenged(auth(ReasonCode::ReAuthenticate, "m", "")),
                 "closed ProtocolError 0x82");
        QCOMPARE(challenged(ConnackPacket{.properties = {.authenticationMethod = "other"}}),
                 "closed ProtocolError 0x82");
        SessionDriver without;
        without.accept();
        without.authenticate(ReasonCode::ReAuthenticate, "x"); // [MQTT-4.12.0-7]
        QCOMPARE(without.told(), "auth refused");
        QCOMPARE(without.sent(), "");
    }

    void failedReAuthenticationEndsIt() // [MQTT-4.12.1-2]
    {
        SessionDriver d;
        d.options.connect.properties.authenticationMethod = "m";
        d.accept({.properties = {.authenticationMethod = "m"}});
        d.authenticate(ReasonCode::ReAuthenticate, "x");
        d.receive(DisconnectPacket{.reasonCode = ReasonCode::NotAuthorized});
        QCOMPARE(d.told(), "closed ServerDisconnect 0x87");
        QCOMPARE(d.transport(), TransportAction::Close);
    }

    void authTooLargeForTheBroker()
    {
        SessionDriver d;
        d.options.connect.properties.authenticationMethod = "m";
        d.accept({.properties = {.maximumPacketSize = 20}});
        d.authenticate(ReasonCode::ReAuthenticate, QByteArray(20, 'x'));
        QCOMPARE(d.told(), "auth refused");
        d.authenticate(ReasonCode::ReAuthenticate, "x");
        QCOMPARE(d.sent(), "AUTH 0x19 x");
        // Nothing could have been left out. [MQTT-3.15.2-2..3]
        const auto &properties = std::get<AuthPacket>(d.sentPackets().at(0)).properties;
        QVERIFY(!properties.reasonString && properties.userProperties.empty());
    }
};

QTEST_GUILESS_MAIN(TestSessionAuth)
#include "tst_sessionauth.moc"
