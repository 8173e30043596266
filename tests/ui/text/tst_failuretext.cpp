// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/failuretext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class FailureTextTest : public QObject {
    Q_OBJECT

private slots:
    void everyFailureHasAPlainSentence_data();
    void everyFailureHasAPlainSentence();
    void versionDecidesTheCodeOfARefusal();
    void takenOverAsksForAnotherId();
    void brokenProtocolNamesThePlace();
    void passwordsNeverAppear();
};

void FailureTextTest::everyFailureHasAPlainSentence_data()
{
    using enum client::Failure;
    QTest::addColumn<client::Failure>("kind");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("brief");
    QTest::newRow("name") << HostNotFound << u"Name not found: mqtt.home.example"_s
                          << u"name not found"_s;
    QTest::newRow("refused") << ConnectionRefused << u"Nothing listens on port 1883 (refused)"_s
                             << u"nothing listens there"_s;
    QTest::newRow("timeout") << ConnectTimeout << u"No answer within 10\u202fs"_s << u"no answer"_s;
    QTest::newRow("network") << NetworkUnreachable << u"The network cannot be reached"_s
                             << u"network unreachable"_s;
    QTest::newRow("bind") << BindFailed << u"This computer has no address 10.9.9.9"_s
                          << u"bind address unknown"_s;
    QTest::newRow("tls") << TlsExpected << u"Broker expects TLS here"_s << u"expects TLS"_s;
    QTest::newRow("secure") << Tls << u"No secure connection came about"_s << u"TLS failed"_s;
    QTest::newRow("http") << NotMqtt << u"This is not an MQTT port"_s << u"not an MQTT port"_s;
    QTest::newRow("closed") << ClosedBeforeConnack
                            << u"The broker closed the connection without a word"_s
                            << u"closed without a word"_s;
    QTest::newRow("lost") << ConnectionLost << u"Connection lost"_s << u"connection lost"_s;
    QTest::newRow("ping") << NoPingResponse << u"The broker stopped answering"_s
                          << u"stopped answering"_s;
    QTest::newRow("connack") << ConnackRefused << u"You are not allowed to connect"_s
                             << u"not authorised"_s;
    QTest::newRow("disconnect") << ServerDisconnect << u"You are not allowed to do this"_s
                                << u"not authorised"_s;
    QTest::newRow("protocol") << ProtocolError << u"The broker broke the protocol"_s
                              << u"protocol error"_s;
    QTest::newRow("options") << InvalidOptions << u"These settings cannot be sent to a broker"_s
                             << u"settings not valid"_s;
    QTest::newRow("scram") << AuthenticationFailed
                           << u"The broker does not keep to the rules of SCRAM"_s
                           << u"sign-in check failed"_s;
}

void FailureTextTest::everyFailureHasAPlainSentence()
{
    QFETCH(client::Failure, kind);
    client::ConnectOptions options;
    options.host = u"mqtt.home.example"_s;
    options.bindAddress = u"10.9.9.9"_s;
    client::FailureInfo failure;
    failure.kind = kind;
    failure.reasonCode = mqtt::ReasonCode::NotAuthorized;
    QTEST(ui::explainFailure(failure, options).what, "what");
    QTEST(ui::shortFailureText(failure), "brief");
}

void FailureTextTest::versionDecidesTheCodeOfARefusal()
{
    client::FailureInfo failure;
    failure.kind = client::Failure::ConnackRefused;
    failure.reasonCode = mqtt::ReasonCode::BadUserNameOrPassword;
    client::ConnectOptions options;
    QCOMPARE(ui::explainFailure(failure, options).code, u"0x86"_s);
    failure.version = mqtt::ProtocolVersion::Mqtt311;
    QCOMPARE(ui::explainFailure(failure, options).code, u"MQTT 3 code 4"_s);
    QCOMPARE(ui::explainFailure(failure, options).next, ui::NextStep::EditCredentials);
}

void FailureTextTest::takenOverAsksForAnotherId()
{
    client::FailureInfo failure;
    failure.kind = client::Failure::ServerDisconnect;
    failure.reasonCode = mqtt::ReasonCode::SessionTakenOver;
    const ui::Explanation text = ui::explainFailure(failure, {});
    QCOMPARE(text.sentence(), u"Another client connected with the same client ID (0x8E)"_s);
    QVERIFY(text.advice.startsWith(u"Use a different ID?"));
    QCOMPARE(text.next, ui::NextStep::GenerateClientId);
}

void FailureTextTest::brokenProtocolNamesThePlace()
{
    client::FailureInfo failure;
    failure.kind = client::Failure::ProtocolError;
    failure.error = mqtt::Error{mqtt::Error::Kind::Malformed, mqtt::ReasonCode::MalformedPacket,
                                1234, "bad length"};
    const ui::Explanation text = ui::explainFailure(failure, {});
    QCOMPARE(text.sentence(), u"The broker broke the protocol (0x81)"_s);
    QVERIFY2(text.advice.contains(u"byte 1\u202f234"), qPrintable(text.advice));
}

void FailureTextTest::passwordsNeverAppear()
{
    client::ConnectOptions options;
    options.host = u"h"_s;
    options.password = "s3cret"_ba;
    for (int kind = 0; kind <= static_cast<int>(client::Failure::AuthenticationFailed); ++kind) {
        client::FailureInfo failure;
        failure.kind = static_cast<client::Failure>(kind);
        const ui::Explanation text = ui::explainFailure(failure, options);
        QVERIFY(!text.sentence().contains(u"s3cret"));
        QVERIFY(!text.advice.contains(u"s3cret"));
    }
}

QTEST_GUILESS_MAIN(FailureTextTest)
#include "tst_failuretext.moc"
