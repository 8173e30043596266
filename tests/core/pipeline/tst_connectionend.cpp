// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/connectionrig.h"

#include <QElapsedTimer>

using namespace Qt::Literals::StringLiterals;
using client::State;
using pipeline::Connection;

class TestConnectionEnd : public ConnectionRig {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void endsCleanly_data();
    void endsCleanly();
    void endSaysGoodBye_data() { addThreadRows(); }
    void endSaysGoodBye();
    void threadMayEndFirst();
    void destroyedInASlotIsFine();
};

void TestConnectionEnd::endsCleanly_data()
{
    QTest::addColumn<bool>("threaded");
    QTest::addColumn<QByteArray>("when");
    for (const bool threaded : {true, false}) {
        for (const char *when : {"never connected", "connecting", "connected", "lost", "flooded"})
            QTest::addRow("%s, %s", threaded ? "own thread" : "this thread", when)
                << threaded << QByteArray(when);
    }
}

void TestConnectionEnd::endsCleanly()
{
    QFETCH(bool, threaded);
    QFETCH(QByteArray, when);
    make(quick(), threaded);
    if (when == "connecting")
        connection->connectToBroker();
    if (when == "connected" || when == "lost" || when == "flooded")
        connectNow();
    if (when == "lost") {
        broker->hangUp();
        QTRY_COMPARE(connection->state(), State::Waiting);
    }
    if (when == "flooded") {
        for (int i = 0; i < 20'000; ++i)
            broker->publish("t", "x");
        QTest::qWait(1);
    }
    QElapsedTimer timer;
    timer.start();
    connection.reset();
    QVERIFY(timer.elapsed() < 5000); // it says within a second; machines may be slow
    thread->quit();
    QVERIFY(thread->wait(5000));
}

void TestConnectionEnd::endSaysGoodBye()
{
    QFETCH(bool, threaded);
    make(quick(), threaded);
    connectNow();
    connection.reset();
    QTRY_COMPARE(broker->all<mqtt::DisconnectPacket>().size(), std::size_t(1));
    QCOMPARE(broker->all<mqtt::DisconnectPacket>()[0].reasonCode,
             mqtt::ReasonCode::NormalDisconnection);
}

void TestConnectionEnd::threadMayEndFirst()
{
    make(quick());
    connectNow();
    thread->quit();
    QVERIFY(thread->wait(5000));
    connection->publish({.topic = "a"});
    connection->disconnectFromBroker();
    connection.reset();
    make(quick()); // and a thread that never ran again
    connection->connectToBroker();
    connection.reset();
}

void TestConnectionEnd::destroyedInASlotIsFine()
{
    make(quick());
    connect(connection.get(), &Connection::stateChanged, this, [this] {
        if (connection && connection->state() == State::Connected)
            connection.release()->deleteLater();
    });
    connection->connectToBroker();
    QTRY_VERIFY(!connection);
}

QTEST_GUILESS_MAIN(TestConnectionEnd)
#include "tst_connectionend.moc"
