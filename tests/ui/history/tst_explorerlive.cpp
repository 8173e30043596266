// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historymodel.h"
#include "history/historypane.h"
#include "payload/registry.h"
#include "pipeline/connection.h"
#include "style/emptystate.h"
#include "support/scriptedpeer.h"
#include "topics/topicspane.h"
#include "topics/topictreemodel.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

// Both panes on a real connection to a scripted broker: words while empty, rows as they come, the
// line for the time without connection.
class ExplorerLiveTest : public QObject {
    Q_OBJECT

private slots:
    void watchesABroker();
    void saysThatNothingIsSubscribed();

private:
    static client::ConnectOptions optionsFor(const ScriptedPeer &peer);
    static mqtt::PublishPacket message(const QByteArray &topic, const QByteArray &payload,
                                       bool retain = false);
};

client::ConnectOptions ExplorerLiveTest::optionsFor(const ScriptedPeer &peer)
{
    client::ConnectOptions options;
    options.host = u"127.0.0.1"_s;
    options.port = peer.port();
    options.clientId = "me";
    options.reconnect.first = std::chrono::milliseconds(20);
    return options;
}

mqtt::PublishPacket ExplorerLiveTest::message(const QByteArray &topic, const QByteArray &payload,
                                              bool retain)
{
    mqtt::PublishPacket packet;
    packet.topic = topic;
    packet.payload = payload;
    packet.retain = retain;
    return packet;
}

void ExplorerLiveTest::watchesABroker()
{
    const payload::Registry registry;
    ScriptedPeer peer;
    pipeline::Connection connection({}, nullptr);
    connection.setOptions(optionsFor(peer));
    ui::TopicsPane topics;
    ui::HistoryPane history(registry);
    connect(&topics, &ui::TopicsPane::selectionChanged, &history, &ui::HistoryPane::setTopics);
    topics.setConnection(&connection);
    history.setConnection(&connection);
    topics.show();
    history.show();

    peer.acceptClient()
        .answer(message("room/climate", R"({"t":21.5})", true))
        .answer(message("room/climate", R"({"t":21.7})"));
    connection.connectToBroker();
    QTRY_VERIFY2(peer.isDone(), peer.report());
    QTRY_VERIFY(topics.selectTopic("room/climate"));
    QVERIFY(topics.model()->rowText().isLive());
    QTRY_COMPARE(history.model()->rowCount(), 2);
    const auto last = [&](ui::HistoryColumn column) {
        const int row = history.model()->rowCount() - 1;
        return history.model()->index(row, static_cast<int>(column)).data().toString();
    };
    QCOMPARE(last(ui::HistoryColumn::Content), u"t 21.7 ▲"_s);
    QCOMPARE(history.currentMessage().payload(), QByteArray(R"({"t":21.7})"));

    peer.hangUp();
    QTRY_COMPARE(history.model()->rowCount(), 3);
    QVERIFY(!topics.model()->rowText().isLive());
    QVERIFY(last(ui::HistoryColumn::Time).startsWith(u"Not connected"_s));
    QCOMPARE(history.currentMessage().payload(), QByteArray(R"({"t":21.7})"));

    peer.acceptClient().answer(message("room/climate", R"({"t":21.6})"));
    QTRY_COMPARE(history.model()->rowCount(), 4);
    QVERIFY(topics.model()->rowText().isLive());
    QVERIFY(history.model()->gap(2) && history.model()->gap(2)->toUs != 0);
    QCOMPARE(last(ui::HistoryColumn::Content), u"t 21.6 ▼"_s);

    // Paused: nothing moves, and nothing is lost.
    connection.setPaused(true);
    peer.answer(message("room/climate", R"({"t":22})"));
    QTRY_VERIFY(connection.statistics().waitingMessages > 0);
    QCOMPARE(history.model()->rowCount(), 4);
    connection.setPaused(false);
    QTRY_COMPARE(history.model()->rowCount(), 5);
    connection.disconnectFromBroker();
}

void ExplorerLiveTest::saysThatNothingIsSubscribed()
{
    ScriptedPeer peer;
    pipeline::Connection connection({}, nullptr);
    connection.setOptions(optionsFor(peer));
    ui::TopicsPane topics;
    topics.setConnection(&connection);
    topics.show();
    auto *empty = topics.findChild<ui::EmptyState *>();
    peer.acceptClient();
    connection.connectToBroker();
    QTRY_COMPARE(empty->line(), u"No subscription: nothing can arrive."_s);
    connection.disconnectFromBroker();
}

QTEST_MAIN(ExplorerLiveTest)
#include "tst_explorerlive.moc"
