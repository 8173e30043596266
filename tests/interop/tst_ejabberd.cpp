// SPDX-License-Identifier: GPL-3.0-or-later
#include "brokertests.h"
#include "support/certificates.h"
#include "support/ejabberd.h"

using namespace client;
using namespace Qt::Literals::StringLiterals;

// The client against a broker of another family: ejabberd's MQTT module, which was written from the
// specifications by others in another language.
class TestEjabberd : public BrokerTests {
    Q_OBJECT

    Certificates m_certificates;
    std::unique_ptr<Ejabberd> m_broker;

protected:
    ConnectOptions broker() const override
    {
        return {.host = u"localhost"_s,
                .port = m_broker->port(),
                .userName = "anna@localhost",
                .password = "whatever"};
    }
    std::vector<VersionChoice> versions() const override
    {
        return {VersionChoice::Mqtt311, VersionChoice::Mqtt5};
    }
    bool knowsWhatWasSubscribed() const override { return false; } // 23.01

private slots:
    void initTestCase()
    {
        if (!Ejabberd::isInstalled())
            QSKIP("ejabberd is not installed");
        QString certificate;
        if (m_certificates.isUsable()
            && m_certificates.make({.name = u"broker"_s, .alternativeNames = u"DNS:localhost"_s}))
            certificate = m_certificates.joined(u"broker"_s);
        m_broker = std::make_unique<Ejabberd>(certificate);
        QVERIFY2(m_broker->start(), m_broker->log().constData());
    }
    void cleanupTestCase() { m_broker.reset(); }

    // It knows 3.1.1 and 5.0 only, and says so.
    void oldVersion()
    {
        InteropClient old = newClient("old", VersionChoice::Mqtt31);
        old.client.connectToBroker(old.options);
        WAIT_COMPARE(old.client.state(), State::Failed);
        QCOMPARE(old.client.failure().kind, Failure::ConnackRefused);
        QCOMPARE(old.client.failure().reasonCode, mqtt::ReasonCode::UnsupportedProtocolVersion);
        QVERIFY(old.client.failure().retryPointless);
    }

    void bestVersion()
    {
        InteropClient client = newClient("best", VersionChoice::Mqtt5WithFallback);
        QVERIFY(client.connect());
        QCOMPARE(client.log.brokers.back().version, mqtt::ProtocolVersion::Mqtt5);
        QVERIFY(!client.log.brokers.back().fellBack);
    }

    void withoutName_data() { addVersions(); }
    void withoutName()
    {
        QFETCH(int, version);
        InteropClient nobody = newClient("nobody", VersionChoice(version));
        nobody.options.userName.clear();
        nobody.options.password.reset();
        nobody.client.connectToBroker(nobody.options);
        WAIT_COMPARE(nobody.client.state(), State::Failed);
        QCOMPARE(nobody.client.failure().kind, Failure::ConnackRefused);
        QCOMPARE(nobody.client.failure().reasonCode, mqtt::ReasonCode::NotAuthorized);
    }

    // It has none, and says so; what it does with one all the same ends with a result.
    void sharedSubscription()
    {
        InteropClient client = newClient("share");
        QVERIFY(client.connect());
        QVERIFY(!client.log.brokers.back().sharedSubscriptionAvailable);
        client.client.subscribe({{.topicFilter = "$share/crew/job/#"}});
        WAIT_COMPARE(client.log.subscriptions.size(), 1U);
        QCOMPARE(client.log.subscriptions.back().reasonCode,
                 mqtt::ReasonCode::SharedSubscriptionsNotSupported);
        QVERIFY(client.isConnected());
    }

    void transports_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("transport");
        QTest::addColumn<quint16>("port");
        for (const VersionChoice version : versions()) {
            const auto row = [version](const char *scheme, TransportKind kind, quint16 port) {
                if (port != 0) // without openssl there is no certificate
                    QTest::addRow("%s, %s", scheme, version == VersionChoice::Mqtt5 ? "5" : "3.1.1")
                        << int(version) << int(kind) << port;
            };
            row("mqtts", TransportKind::Tls, m_broker->tlsPort());
            row("ws", TransportKind::WebSocket, m_broker->webSocketPort());
            row("wss", TransportKind::WebSocketTls, m_broker->webSocketTlsPort());
        }
    }
    void transports()
    {
        QFETCH(int, version);
        QFETCH(int, transport);
        QFETCH(quint16, port);
        InteropClient client = newClient("tls", VersionChoice(version));
        client.options.transport = TransportKind(transport);
        client.options.port = port;
        client.options.tls.verification = TlsVerification::AuthorityFile;
        client.options.tls.authorityFile = m_certificates.path(u"ca.pem"_s);
        client.subscribeOnConnect("tls/#", 2);
        QVERIFY2(client.connect(), client.client.failure().detail.constData());
        QCOMPARE(client.client.tls().has_value(), isEncrypted(TransportKind(transport)));
        for (int qos = 0; qos <= 2; ++qos)
            client.publish("tls/" + QByteArray::number(qos), QByteArray(100'000, 'x'), qos);
        WAIT_COMPARE(client.log.messages.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestEjabberd)
#include "tst_ejabberd.moc"
