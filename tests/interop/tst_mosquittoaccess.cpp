// SPDX-License-Identifier: GPL-3.0-or-later
#include "interopclient.h"
#include "support/mosquitto.h"

#include <QProcess>

using namespace client;
using namespace Qt::Literals::StringLiterals;

// A mosquitto with a password file and an access list: what it refuses, in which words, and what it
// swallows without one, for each version of the protocol.
class TestMosquittoAccess : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup()
    {
        if (QTest::currentTestFailed())
            qWarning("%s", m_broker.log().constData());
    }
    void password_data();
    void password();
    void passwordChanges();
    void publishing_data();
    void publishing();
    void reading_data();
    void reading();
    void perClient_data();
    void perClient();
    void ownTopics_data();
    void ownTopics();
    void willNotAllowed_data();
    void willNotAllowed();

private:
    static void addVersions();
    InteropClient as(const QByteArray &user, int version, const QByteArray &id = {}) const;

    Mosquitto m_broker;
};

namespace {

constexpr VersionChoice Versions[]
    = {VersionChoice::Mqtt31, VersionChoice::Mqtt311, VersionChoice::Mqtt5};

const char *nameOf(VersionChoice version)
{
    return version == VersionChoice::Mqtt31 ? "3.1"
        : version == VersionChoice::Mqtt311 ? "3.1.1"
                                            : "5";
}

QByteArray passwordOf(const QByteArray &user)
{
    return user + "'s pässword";
}

} // namespace

void TestMosquittoAccess::addVersions()
{
    QTest::addColumn<int>("version");
    for (const VersionChoice version : Versions)
        QTest::newRow(nameOf(version)) << int(version);
}

InteropClient TestMosquittoAccess::as(const QByteArray &user, int version,
                                      const QByteArray &id) const
{
    return InteropClient({.host = u"127.0.0.1"_s,
                          .port = m_broker.port(),
                          .userName = user,
                          .password = passwordOf(user)},
                         id.isEmpty() ? "client-of-" + user : id, VersionChoice(version));
}

void TestMosquittoAccess::initTestCase()
{
    const QString tool = ChildProgram::find(u"mosquitto_passwd"_s);
    if (!Mosquitto::isInstalled() || tool.isEmpty())
        QSKIP("mosquitto is not installed");
    QVERIFY(m_broker.write(u"passwords"_s, {}));
    for (const char *user : {"admin", "reader", "writer"}) {
        const int result
            = QProcess::execute(tool,
                                {u"-b"_s, m_broker.path(u"passwords"_s), QString::fromLatin1(user),
                                 QString::fromUtf8(passwordOf(user))});
        QCOMPARE(result, 0);
    }
    QVERIFY(m_broker.write(u"acl"_s,
                           "user admin\n"
                           "topic readwrite #\n"
                           "topic read $SYS/#\n"
                           "user reader\n"
                           "topic read open/#\n"
                           "user writer\n"
                           "topic write open/#\n"
                           "topic read open/answers\n"
                           "pattern readwrite of/%u/#\n"
                           "pattern readwrite device/%c/#\n"));
    m_broker.configure({"allow_anonymous false",
                        "password_file " + m_broker.path(u"passwords"_s).toUtf8(),
                        "acl_file " + m_broker.path(u"acl"_s).toUtf8(), "sys_interval 1"});
    QVERIFY2(m_broker.start(), m_broker.log().constData());
}

void TestMosquittoAccess::password_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<bool>("accepted");
    for (const VersionChoice version : Versions) {
        const auto row = [version](const char *name, const QByteArray &user,
                                   const QByteArray &password, bool accepted = false) {
            QTest::addRow("%s, %s", nameOf(version), name)
                << int(version) << user << password << accepted;
        };
        row("right", "reader", passwordOf("reader"), true);
        row("wrong", "reader", "guess");
        row("of another", "reader", passwordOf("writer"));
        row("empty", "reader", "");
        row("none", "reader", {});
        row("unknown user", "nobody", "guess");
        row("nameless", {}, {});
    }
}

void TestMosquittoAccess::password()
{
    QFETCH(int, version);
    QFETCH(QByteArray, user);
    QFETCH(QByteArray, password);
    QFETCH(bool, accepted);
    InteropClient client = as(user, version, "someone");
    client.options.password
        = password.isNull() ? std::nullopt : std::optional<QByteArray>(password);
    client.client.connectToBroker(client.options);
    WAIT_VERIFY(client.client.state() != State::Connecting);
    if (accepted) {
        QCOMPARE(client.client.state(), State::Connected);
        return;
    }
    const FailureInfo failure = client.client.failure();
    QCOMPARE(client.client.state(), State::Failed);
    QCOMPARE(failure.kind, Failure::ConnackRefused);
    QCOMPARE(failure.reasonCode, mqtt::ReasonCode::NotAuthorized);
    QVERIFY(failure.retryPointless);
    QVERIFY(!failure.detail.contains(password) || password.isEmpty());
}

// Refused, put right, connected: with the same client.
void TestMosquittoAccess::passwordChanges()
{
    InteropClient client = as("reader", int(VersionChoice::Mqtt5));
    client.options.password = "old";
    client.client.connectToBroker(client.options);
    WAIT_COMPARE(client.client.state(), State::Failed);
    client.options.password = passwordOf("reader");
    QVERIFY(client.connect());
}

void TestMosquittoAccess::publishing_data()
{
    addVersions();
}

// MQTT 5 says no; before it the broker takes the message, confirms it and throws it away.
void TestMosquittoAccess::publishing()
{
    QFETCH(int, version);
    InteropClient admin = as("admin", version);
    admin.subscribeOnConnect("open/#", 2);
    QVERIFY(admin.connect());
    InteropClient reader = as("reader", version);
    QVERIFY(reader.connect());
    for (const int qos : {1, 2}) {
        const auto token = reader.publish("open/denied", "x", qos);
        const auto final = version == int(VersionChoice::Mqtt5) ? PublishStage::Refused
                                                                : PublishStage::Confirmed;
        WAIT_COMPARE(reader.log.outcome(token).stage, final);
        if (final == PublishStage::Refused)
            QCOMPARE(reader.log.outcome(token).reasonCode, mqtt::ReasonCode::NotAuthorized);
    }
    reader.publish("open/denied", "x", 0);
    InteropClient writer = as("writer", version);
    QVERIFY(writer.connect());
    for (const int qos : {1, 2}) {
        const auto token = writer.publish("open/allowed", "x", qos);
        WAIT_COMPARE(writer.log.outcome(token).stage, PublishStage::Confirmed);
    }
    WAIT_COMPARE(admin.log.messages, (QByteArrayList{"open/allowed=x", "open/allowed=x"}));
    QVERIFY(reader.isConnected());
}

void TestMosquittoAccess::reading_data()
{
    addVersions();
}

// The broker grants every subscription and leaves out what the subscriber may not read.
void TestMosquittoAccess::reading()
{
    QFETCH(int, version);
    InteropClient admin = as("admin", version);
    QVERIFY(admin.connect());
    admin.publish("closed/kept", "1", 1, true);
    admin.publish("open/kept", "2", 1, true);
    WAIT_COMPARE(admin.countOf(PublishStage::Confirmed), 2);
    InteropClient reader = as("reader", version);
    reader.subscribeOnConnect("#", 1);
    QVERIFY(reader.connect());
    WAIT_COMPARE(reader.log.messages, QByteArrayList{"open/kept=2"});
    admin.publish("closed/now", "3", 1);
    admin.publish("open/now", "4", 1);
    WAIT_COMPARE(reader.log.messages, (QByteArrayList{"open/kept=2", "open/now=4"}));

    InteropClient writer = as("writer", version);
    writer.subscribeOnConnect("open/#", 1);
    QVERIFY(writer.connect());
    admin.publish("open/now", "5", 1);
    admin.publish("open/answers", "6", 1);
    WAIT_COMPARE(writer.log.messages, QByteArrayList{"open/answers=6"});
    admin.publish("open/kept", {}, 1, true);
    admin.publish("closed/kept", {}, 1, true);
    WAIT_COMPARE(admin.countOf(PublishStage::Confirmed), 8);
}

void TestMosquittoAccess::perClient_data()
{
    addVersions();
}

void TestMosquittoAccess::perClient()
{
    QFETCH(int, version);
    InteropClient lamp = as("reader", version, "lamp");
    lamp.subscribeOnConnect("of/#", 1);
    lamp.subscribeOnConnect("device/#", 1);
    QVERIFY(lamp.connect());
    for (const char *topic : {"of/reader/a", "of/writer/a", "device/lamp/a", "device/other/a"})
        lamp.publish(topic, "x", 0);
    lamp.publish("of/reader/end", "x", 0);
    WAIT_VERIFY(lamp.log.messages.contains("of/reader/end=x"));
    QCOMPARE(lamp.log.messages,
             (QByteArrayList{"of/reader/a=x", "device/lamp/a=x", "of/reader/end=x"}));
}

void TestMosquittoAccess::ownTopics_data()
{
    addVersions();
}

// $SYS is no part of "#", and not for everybody.
void TestMosquittoAccess::ownTopics()
{
    QFETCH(int, version);
    InteropClient reader = as("reader", version);
    reader.subscribeOnConnect("$SYS/#", 0);
    reader.subscribeOnConnect("open/#", 0);
    QVERIFY(reader.connect());
    InteropClient everything = as("admin", version, "everything");
    everything.subscribeOnConnect("#", 0);
    QVERIFY(everything.connect());
    InteropClient admin = as("admin", version);
    admin.subscribeOnConnect("$SYS/broker/version", 0);
    admin.subscribeOnConnect("$SYS/broker/uptime", 0);
    QVERIFY(admin.connect());
    WAIT_VERIFY(admin.log.messages.size() >= 3); // one of them again and again
    QVERIFY(std::any_of(admin.log.messages.begin(), admin.log.messages.end(), [](const auto &m) {
        return m.startsWith("$SYS/broker/version=mosquitto version ");
    }));
    admin.publish("open/end", "x", 0);
    WAIT_COMPARE(reader.log.messages, QByteArrayList{"open/end=x"});
    WAIT_COMPARE(everything.log.messages, QByteArrayList{"open/end=x"});
}

void TestMosquittoAccess::willNotAllowed_data()
{
    addVersions();
}

// The connection comes about; the will does not.
void TestMosquittoAccess::willNotAllowed()
{
    QFETCH(int, version);
    InteropClient admin = as("admin", version);
    admin.subscribeOnConnect("will/#", 1);
    admin.subscribeOnConnect("of/#", 1);
    QVERIFY(admin.connect());
    for (const QByteArray &topic : {QByteArray("will/reader"), QByteArray("of/reader/will")}) {
        InteropClient mortal = as("reader", version);
        mortal.options.will
            = mqtt::Will{.topic = topic, .payload = "gone", .qos = mqtt::QoS::AtLeastOnce};
        QVERIFY(mortal.connect());
        mortal.client.disconnectFromBroker(true);
        WAIT_COMPARE(mortal.client.state(), State::Disconnected);
    }
    WAIT_COMPARE(admin.log.messages, QByteArrayList{"of/reader/will=gone"});
}

QTEST_GUILESS_MAIN(TestMosquittoAccess)
#include "tst_mosquittoaccess.moc"
