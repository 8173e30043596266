// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/localbroker.h"
#include "broker/servercertificate.h"
#include "foreignclient.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

// Our broker and the clients of others: paho for Python, by each of its listeners, paho for C,
// libmosquitto.
class TestBrokerInterop : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<broker::LocalBroker> m_broker;
    quint16 m_port = 0;
    QStringList m_program;
    int m_version = 0;
    QTemporaryDir m_directory;
    broker::TlsIdentity m_identity;

    static QStringList pahoPython()
    {
        // Debian's own Python knows Debian's packages, another one in the path may not.
        QString python = QStandardPaths::findExecutable(u"python3"_s, {u"/usr/bin"_s});
        if (python.isEmpty())
            python = QStandardPaths::findExecutable(u"python3"_s);
        if (python.isEmpty()
            || QProcess::execute(python, {u"-c"_s, u"import paho.mqtt.client"_s}) != 0)
            return {};
        return {python, QStringLiteral(CANOPY_PAHO_PYTHON)};
    }

    std::unique_ptr<ForeignClient> start(const char *clientId, bool keeps = false) const
    {
        return std::make_unique<ForeignClient>(m_program, m_port, m_version,
                                               QString::fromLatin1(clientId), keeps);
    }
    QByteArray welcome(bool sessionPresent) const
    {
        const bool tells
            = m_version != 5 || m_program.back() != QStringLiteral(CANOPY_PAHO_C_CLIENT);
        return QByteArray("connected ") + (!tells ? '?' : sessionPresent ? '1' : '0') + " 0";
    }
    std::unique_ptr<ForeignClient> connected(const char *clientId) const
    {
        auto client = start(clientId);
        client->tell("connect");
        if (!client->says({welcome(false)}))
            return nullptr;
        return client;
    }

    static void addLibraries()
    {
        QTest::addColumn<QStringList>("program");
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("scheme");
        static const QStringList python = pahoPython();
        const std::pair<const char *, QStringList> programs[] = {
            {"paho Python", python},
            {"paho C", {QStringLiteral(CANOPY_PAHO_C_CLIENT)}},
            {"libmosquitto", {QStringLiteral(CANOPY_MOSQUITTO_CLIENT)}},
        };
        for (const auto &[name, program] : programs) {
            QTest::addRow("%s 3.1.1", name) << program << 4 << "mqtt"_ba;
            QTest::addRow("%s 5.0", name) << program << 5 << "mqtt"_ba;
        }
        for (const QByteArray scheme : {"mqtts", "ws", "wss"}) {
            QTest::addRow("paho Python 3.1.1 %s", scheme.constData()) << python << 4 << scheme;
            QTest::addRow("paho Python 5.0 %s", scheme.constData()) << python << 5 << scheme;
        }
    }

    quint16 portFor(const QByteArray &scheme) const
    {
        const auto kind = scheme == "mqtts" ? broker::ListenerKind::Tls
            : scheme == "ws"                ? broker::ListenerKind::WebSocket
            : scheme == "wss"               ? broker::ListenerKind::WebSocketTls
                                            : broker::ListenerKind::Tcp;
        for (const broker::ListenerState &state : m_broker->listeners()) {
            if (state.kind == kind && !state.failure)
                return state.port;
        }
        return 0;
    }

private slots:
    void initTestCase()
    {
        const auto made = broker::makeSelfSigned(
            {{u"localhost"_s, u"127.0.0.1"_s}, QDateTime::currentDateTimeUtc().addDays(-1)});
        QVERIFY(made);
        m_identity = *made;
        QFile file(m_directory.filePath(u"broker.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_identity.certificate);
        qputenv("CANOPY_TRUSTED", QFile::encodeName(file.fileName()));
    }
    void init()
    {
        QFETCH(QStringList, program);
        QFETCH(int, version);
        if (program.isEmpty() || !QFileInfo::exists(program.back()))
            QSKIP("this library is not installed");
        m_program = program;
        m_version = version;
        broker::BrokerOptions options;
        options.port = 0;
        options.tls.enabled = true;
        options.webSocket.enabled = true;
        options.webSocketTls.enabled = true;
        options.identity = m_identity;
        m_broker = std::make_unique<broker::LocalBroker>();
        m_broker->start(options);
        QVERIFY(m_broker->endpoint());
        QFETCH(QByteArray, scheme);
        qputenv("CANOPY_TRANSPORT", scheme);
        m_port = portFor(scheme);
        QVERIFY(m_port != 0);
    }
    void cleanup() { m_broker.reset(); }

    void everyQoSBothWays_data() { addLibraries(); }
    void everyQoSBothWays() // 3.1.1: [MQTT-7.0.0-2]
    {
        const auto subscriber = connected("subscriber");
        QVERIFY(subscriber);
        for (const QByteArray qos : {"0", "1", "2"}) {
            subscriber->tell("subscribe q/" + qos + ' ' + qos);
            QVERIFY(subscriber->says({"subscribed " + qos}));
        }
        const auto publisher = connected("publisher");
        QVERIFY(publisher);
        QByteArrayList expected;
        constexpr int count = 2; // paho C takes 0.1 s for each that is acknowledged
        for (int granted = 0; granted <= 2; ++granted) {
            for (int sent = 0; sent <= 2; ++sent) {
                const QByteArray topic = "q/" + QByteArray::number(granted);
                for (int i = 0; i < count; ++i) {
                    const QByteArray payload
                        = QByteArray::number(sent) + '.' + QByteArray::number(i);
                    publisher->tell("publish " + topic + ' ' + QByteArray::number(sent) + " 0 "
                                    + payload);
                    expected += "message " + topic + ' '
                        + QByteArray::number(std::min(granted, sent)) + " 0 " + payload;
                }
            }
        }
        QVERIFY(publisher->says(QByteArrayList(9 * count, "published")));
        QVERIFY(subscriber->says(expected));
        const broker::BrokerStatistics all = m_broker->statistics();
        QCOMPARE(all.traffic.messagesIn, quint64(9 * count));
        QCOMPARE(all.traffic.messagesOut, quint64(9 * count));
        for (const broker::ClientStatistics &client : all.clients)
            QCOMPARE(int(client.version), m_version);
        const auto nothingInFlight = [this] {
            const auto clients = m_broker->statistics().clients;
            return std::all_of(clients.begin(), clients.end(),
                               [](const auto &client) { return client.inFlight == 0; });
        };
        QTRY_VERIFY(nothingInFlight());
    }

    void retained_data() { addLibraries(); }
    void retained()
    {
        const auto publisher = connected("publisher");
        QVERIFY(publisher);
        for (const QByteArray qos : {"0", "1", "2"}) {
            publisher->tell("publish kept/" + qos + ' ' + qos + " 1 value" + qos);
            QVERIFY(publisher->says({"published"}));
        }
        // With QoS 0, published means that it is on its way.
        QTRY_COMPARE(m_broker->statistics().retainedMessages, 3);
        const auto late = connected("late");
        QVERIFY(late);
        late->tell("subscribe kept/# 2");
        QVERIFY(late->says({"subscribed 2", "message kept/0 0 1 value0",
                            "message kept/1 1 1 value1", "message kept/2 2 1 value2"}));
        publisher->tell("publish kept/1 1 0 passing");
        publisher->tell("publish kept/1 1 1");
        QVERIFY(publisher->says({"published", "published"}));
        QVERIFY(late->says({"message kept/1 1 0 passing", "message kept/1 1 0"}));
        QCOMPARE(m_broker->statistics().retainedMessages, 2);
    }

    void will_data() { addLibraries(); }
    void will()
    {
        const auto watcher = connected("watcher");
        QVERIFY(watcher);
        watcher->tell("subscribe will/# 2");
        QVERIFY(watcher->says({"subscribed 2"}));
        const auto mortal = start("mortal");
        mortal->tell("will will/mortal 1 1 gone");
        mortal->tell("connect");
        QVERIFY(mortal->says({welcome(false)}));
        mortal->kill();
        QVERIFY(watcher->says({"message will/mortal 1 0 gone"}));
        QCOMPARE(m_broker->statistics().retainedMessages, 1);
        const auto polite = start("polite");
        polite->tell("will will/polite 1 0 gone");
        polite->tell("connect");
        QVERIFY(polite->says({welcome(false)}));
        polite->tell("disconnect");
        QVERIFY(polite->says({"disconnected"}));
        QTRY_COMPARE(m_broker->statistics().connectedClients, 1);
        watcher->tell("publish will/end 1 0 x"); // whatever came would have come before
        QVERIFY(watcher->says({"published", "message will/end 1 0 x"}));
    }

    void sessionResumes_data() { addLibraries(); }
    void sessionResumes()
    {
        {
            const auto first = start("resumer", true);
            first->tell("connect");
            QVERIFY(first->says({welcome(false)}));
            first->tell("subscribe resume/# 2");
            QVERIFY(first->says({"subscribed 2"}));
            first->kill();
        }
        QTRY_COMPARE(m_broker->statistics().connectedClients, 0);
        const auto publisher = connected("publisher");
        QVERIFY(publisher);
        for (const QByteArray qos : {"1", "2"})
            publisher->tell("publish resume/a " + qos + " 0 missed" + qos);
        QVERIFY(publisher->says({"published", "published"}));
        const auto second = start("resumer", true);
        second->tell("connect");
        QVERIFY(second->says(
            {welcome(true), "message resume/a 1 0 missed1", "message resume/a 2 0 missed2"}));
        publisher->tell("publish resume/a 2 0 live");
        QVERIFY(publisher->says({"published"}));
        QVERIFY(second->says({"message resume/a 2 0 live"}));
    }
};

QTEST_GUILESS_MAIN(TestBrokerInterop)
#include "tst_brokerinterop.moc"
