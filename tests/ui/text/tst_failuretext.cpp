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
    void proxies_data();
    void proxies();
    void webSockets_data();
    void webSockets();
    void localSockets();
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
    QTest::newRow("forbidden") << AccessDenied << u"This computer does not allow the connection"_s
                               << u"access denied"_s;
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

void FailureTextTest::proxies_data()
{
    using enum client::ProxyProblem;
    QTest::addColumn<client::ProxyProblem>("problem");
    QTest::addColumn<QString>("what");
    QTest::newRow("name") << NotFound << u"Name of the proxy not found: proxy.example"_s;
    QTest::newRow("refused") << Refused << u"No proxy listens on port 3128 (refused)"_s;
    QTest::newRow("mute") << NoAnswer << u"The proxy gave no answer within 10\u202fs"_s;
    QTest::newRow("closed") << ClosedEarly << u"The proxy closed the connection without a word"_s;
    QTest::newRow("password") << CredentialsNeeded
                              << u"The proxy asks for a user name and password"_s;
    QTest::newRow("wrong") << CredentialsWrong
                           << u"The proxy does not accept the user name or password"_s;
    QTest::newRow("broker") << TargetRefused
                            << u"The proxy does not connect to mqtt://broker.example:1883"_s;
    QTest::newRow("other") << NotAProxy << u"There is no such proxy on port 3128"_s;
}

void FailureTextTest::proxies()
{
    QFETCH(client::ProxyProblem, problem);
    QFETCH(QString, what);
    client::ConnectOptions options;
    options.host = u"broker.example"_s;
    options.proxy = {client::ProxyKind::Http, u"proxy.example"_s, 3128, "anna", "hunter2"};
    client::FailureInfo failure;
    failure.kind = client::Failure::Proxy;
    failure.proxyProblem = problem;
    const ui::Explanation own = ui::explainFailure(failure, options);
    QCOMPARE(own.what, what);
    QVERIFY(own.advice.endsWith(u'.') || own.advice.endsWith(u'?'));
    QVERIFY(!ui::nextStepLabel(own.next).isEmpty());
    QVERIFY(!ui::shortFailureText(failure).isEmpty());
    options.proxy = {};
    QVERIFY(ui::explainFailure(failure, options).advice.contains(u"the system names"_s));
}

void FailureTextTest::webSockets_data()
{
    using enum client::WebSocketProblem;
    QTest::addColumn<client::WebSocketProblem>("problem");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::newRow("401") << HttpAnswer << 401 << u"sign-in of its own"_s;
    QTest::newRow("403") << HttpAnswer << 403 << u"does not allow"_s;
    QTest::newRow("404") << HttpAnswer << 404 << u"no broker at path /mqtt"_s;
    QTest::newRow("301") << HttpAnswer << 301 << u"another address"_s;
    QTest::newRow("400") << HttpAnswer << 400 << u"does not understand"_s;
    QTest::newRow("429") << HttpAnswer << 429 << u"too often"_s;
    QTest::newRow("502") << HttpAnswer << 502 << u"gateway answers"_s;
    QTest::newRow("500") << HttpAnswer << 500 << u"fault of its own"_s;
    QTest::newRow("200") << HttpAnswer << 200 << u"opened no WebSocket"_s;
    QTest::newRow("not HTTP") << NotHttp << 0 << u"No WebSocket is spoken on port 80"_s;
    QTest::newRow("no MQTT") << NoMqttSubprotocol << 101 << u"does not speak MQTT"_s;
    QTest::newRow("handshake") << InvalidHandshake << 101 << u"opens no WebSocket"_s;
    QTest::newRow("closed") << ClosedDuringHandshake << 0 << u"closed the connection instead"_s;
    QTest::newRow("text") << TextFrame << 101 << u"sent text"_s;
    QTest::newRow("frame") << FrameTooLarge << 101 << u"broke the rules"_s;
    QTest::newRow("rules") << ProtocolViolation << 101 << u"broke the rules"_s;
}

void FailureTextTest::webSockets()
{
    QFETCH(client::WebSocketProblem, problem);
    QFETCH(int, status);
    QFETCH(QString, words);
    client::ConnectOptions options;
    options.transport = client::TransportKind::WebSocket;
    options.port = 80;
    options.webSocket.path = u"/mqtt?token=hunter2"_s;
    client::FailureInfo failure;
    failure.kind = client::Failure::WebSocket;
    failure.webSocket = client::WebSocketFacts{.problem = problem, .httpStatus = status};
    const ui::Explanation explanation = ui::explainFailure(failure, options);
    QVERIFY2(explanation.what.contains(words), qPrintable(explanation.what));
    QVERIFY(explanation.advice.endsWith(u'.'));
    QVERIFY(!QString(explanation.what + explanation.advice).contains(u"hunter2"_s));
    QVERIFY(!ui::shortFailureText(failure).isEmpty());
    QCOMPARE(explanation.code.isEmpty(), problem != client::WebSocketProblem::HttpAnswer);
}

void FailureTextTest::localSockets()
{
    using enum client::Failure;
    client::ConnectOptions options;
    options.transport = client::TransportKind::LocalSocket;
    options.host = u"/run/broker.sock"_s;
    for (const client::Failure kind :
         {HostNotFound, ConnectionRefused, AccessDenied, ConnectTimeout}) {
        const ui::Explanation explanation = ui::explainFailure({.kind = kind}, options);
        QVERIFY(explanation.what.contains(options.host));
        QVERIFY(!explanation.what.contains(u"port"_s));
        QVERIFY(!explanation.advice.isEmpty());
    }
    QCOMPARE(ui::explainFailure({.kind = ConnectionLost}, options).what, u"Connection lost"_s);
}

QTEST_GUILESS_MAIN(FailureTextTest)
#include "tst_failuretext.moc"
