// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfixture.h"

#include "support/brief.h"

#include <QTcpServer>

using namespace client;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

// The way to a broker, step by step, as it is shown while a connection is tested.
class TestClientSteps : public QObject {
    Q_OBJECT

private slots:
    void toBroker_data();
    void toBroker();
    void again();
    void whereItFailed_data();
    void whereItFailed();
    void disconnectsInside_data();
    void disconnectsInside();
};

namespace {

struct Steps : QObject {
    explicit Steps(Client &client)
    {
        connect(&client, &Client::stepTaken, this, [this](const StepTaken &step) {
            kinds.push_back(step.step);
            details.push_back(step.detail);
            isTimed = isTimed && step.duration >= 0us && step.duration < 1min;
        });
    }
    std::vector<ConnectStep> kinds;
    QByteArrayList details;
    bool isTimed = true;
};

} // namespace

void TestClientSteps::toBroker_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isName");
    QTest::newRow("address") << u"127.0.0.1"_s << false;
    QTest::newRow("name") << u"localhost"_s << true;
}

void TestClientSteps::toBroker()
{
    QFETCH(QString, host);
    QFETCH(bool, isName);
    ClientFixture f;
    Steps steps(f.client);
    f.options.host = host;
    f.options.bindAddress = u"127.0.0.1"_s; // the name has other addresses too
    f.peer.acceptClient();
    bool wasConnected = false;
    QObject::connect(&f.client, &Client::connected, &steps,
                     [&] { wasConnected = steps.kinds.back() == ConnectStep::Mqtt; });
    f.connect();
    QTRY_VERIFY(f.isConnected());
    std::vector<ConnectStep> expected{ConnectStep::Tcp, ConnectStep::Mqtt};
    if (isName)
        expected.insert(expected.begin(), ConnectStep::Name);
    QCOMPARE(steps.kinds, expected);
    QCOMPARE(steps.details.at(isName ? 1 : 0), "127.0.0.1:" + QByteArray::number(f.peer.port()));
    QVERIFY(steps.isTimed);
    QTRY_VERIFY(wasConnected);
}

void TestClientSteps::again()
{
    ClientFixture f;
    Steps steps(f.client);
    f.peer.acceptClient().hangUp().acceptClient();
    f.connect();
    FINISH_SCRIPT(f);
    QTRY_COMPARE(steps.kinds.size(), 4U);
    QCOMPARE(steps.kinds.at(2), ConnectStep::Tcp);
    QTRY_VERIFY(f.isConnected());
    QVERIFY(!f.client.failure().step.has_value());
}

void TestClientSteps::whereItFailed_data()
{
    QTest::addColumn<QString>("case_");
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<ConnectStep>("step");
    QTest::newRow("name") << u"name"_s << Failure::HostNotFound << ConnectStep::Name;
    QTest::newRow("refused") << u"refused"_s << Failure::ConnectionRefused << ConnectStep::Tcp;
    QTest::newRow("mute") << u"mute"_s << Failure::ConnectTimeout << ConnectStep::Mqtt;
    QTest::newRow("closes") << u"closes"_s << Failure::ClosedBeforeConnack << ConnectStep::Mqtt;
    QTest::newRow("says no") << u"says no"_s << Failure::ConnackRefused << ConnectStep::Mqtt;
}

void TestClientSteps::whereItFailed()
{
    QFETCH(QString, case_);
    QFETCH(Failure, failure);
    QFETCH(ConnectStep, step);
    ClientFixture f;
    f.options.reconnect.enabled = false;
    if (case_ == u"name") {
        f.options.host = u"no-such-host.invalid"_s;
        f.options.proxy.kind = ProxyKind::None;
        f.options.connectTimeout = 2min;
    } else if (case_ == u"refused") {
        f.peer.stopListening();
    } else if (case_ == u"mute") {
        f.options.connectTimeout = 1s;
        f.peer.accept();
    } else if (case_ == u"closes") {
        f.peer.accept().hangUp();
    } else {
        mqtt::ConnackPacket connack;
        connack.reasonCode = mqtt::ReasonCode::NotAuthorized;
        f.peer.acceptClient(connack);
    }
    f.connect();
    QTRY_COMPARE_WITH_TIMEOUT(f.client.state(), State::Failed, 60'000);
    QCOMPARE(f.client.failure().kind, failure);
    QVERIFY(f.client.failure().step.has_value());
    QCOMPARE(*f.client.failure().step, step);
}

void TestClientSteps::disconnectsInside_data()
{
    QTest::addColumn<ConnectStep>("step");
    QTest::newRow("name") << ConnectStep::Name;
    QTest::newRow("tcp") << ConnectStep::Tcp;
    QTest::newRow("mqtt") << ConnectStep::Mqtt;
}

// Whoever hears of a step may have had enough.
void TestClientSteps::disconnectsInside()
{
    QFETCH(ConnectStep, step);
    ClientFixture f;
    f.options.host = u"localhost"_s;
    f.options.bindAddress = u"127.0.0.1"_s;
    if (step == ConnectStep::Mqtt)
        f.peer.acceptClient();
    else
        f.peer.accept();
    bool isAsked = false;
    QObject::connect(&f.client, &Client::stepTaken, &f.client, [&](const StepTaken &taken) {
        if (taken.step != step)
            return;
        isAsked = true;
        f.client.disconnectFromBroker();
    });
    f.connect();
    QTRY_VERIFY(isAsked);
    QTRY_COMPARE(f.client.state(), State::Disconnected);
    QCOMPARE(f.log.brokers.size(), 0U);
}

QTEST_GUILESS_MAIN(TestClientSteps)
#include "tst_clientsteps.moc"
