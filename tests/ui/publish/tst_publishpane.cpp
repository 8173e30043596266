// SPDX-License-Identifier: GPL-3.0-or-later
#include "publishfixture.h"
#include "support/scriptedpeer.h"

#include <QApplication>
#include <QListView>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

// What becomes of what is sent, and of what was typed: the panel as a user meets it. What a broker
// will not do on demand comes from a scripted one.
class PublishPaneTest : public QObject, private PublishFixture {
    Q_OBJECT

private slots:
    void initTestCase() { startBroker(); }
    void init() { openPane(); }
    void cleanup() { closePane(); }
    void saysWhatBecameOfIt();
    void saysThatNobodyIsSubscribed();
    void saysWhyItWasRefused();
    void queuesWhileOffline();
    void listAndSteps();
    void readOnlyAndNoConnection();
    void answersOfAnotherConnectionAreNotShown();
};

void PublishPaneTest::saysWhatBecameOfIt()
{
    connectTo(m_broker.port());
    m_connection->subscribe({"room/#"});
    QTRY_COMPARE(m_connection->subscriptions().front().status,
                 pipeline::SubscriptionState::Status::Granted);
    typeTopic(u"room/lamp"_s);
    typePayload(u"{\"on\":true}"_s);
    QCOMPARE(validity().replace(QChar(0x202F), u' '), u"Valid JSON · 11 B"_s);
    QVERIFY(button()->isEnabled());
    QCOMPARE(button()->text(), u"Publish"_s);
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(result(), u"Sent; QoS 0 is not confirmed"_s);

    click("publishQos1");
    editor()->setFocus();
    QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(result().startsWith(u"Confirmed in "_s), qPrintable(result()));
    QVERIFY2(result().endsWith(u"ms"_s) || result().endsWith(u"µs"_s), qPrintable(result()));
    QCOMPARE(editor()->bytes(), "{\"on\":true}"_ba);

    // Also from the topic, and after it was told to be 2.
    click("publishQos2");
    topic()->setFocus();
    QTest::keyClick(topic(), Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
    QTRY_VERIFY2(result().startsWith(u"Confirmed in "_s), qPrintable(result()));
    QTRY_COMPARE(received("room/lamp").payload(), "{\"on\":true}"_ba);
    // What is typed next has the word again after a while.
    typePayload(u"{"_s);
    QTRY_VERIFY_WITH_TIMEOUT(result().isEmpty(), 15000);
    QVERIFY(validity().startsWith(u"Not valid JSON"_s));
}

void PublishPaneTest::saysThatNobodyIsSubscribed()
{
    connectTo(m_broker.port());
    typeTopic(u"nobody/listens"_s);
    click("publishQos1");
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(result(), u"Confirmed, but nobody is subscribed (0x10)"_s);
}

void PublishPaneTest::saysWhyItWasRefused()
{
    ScriptedPeer peer;
    mqtt::PubackPacket refusal;
    refusal.packetIdentifier = mqtt::PacketIdentifier(1);
    refusal.reasonCode = mqtt::ReasonCode::NotAuthorized;
    peer.acceptClient().expect("PUBLISH 1 q1 secret=");
    connectTo(peer.port());
    typeTopic(u"secret"_s);
    click("publishQos1");
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(result(), u"Sent — waiting for the broker's answer"_s);
    peer.answer(refusal);
    QTRY_COMPARE(result(), u"Refused: not allowed to publish here (0x87)"_s);
    QVERIFY(!QApplication::activeModalWidget());
}

void PublishPaneTest::queuesWhileOffline()
{
    connectTo(m_broker.port());
    QVERIFY(m_broker.stop());
    QTRY_VERIFY(m_connection->state() != client::State::Connected);
    QCOMPARE(button()->text(), u"Queue"_s);
    typeTopic(u"room/later"_s);
    QVERIFY2(hint().startsWith(u"Offline: will be sent when the connection is back."_s),
             qPrintable(hint()));
    click("publishQos1");
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(result(), u"Queued: will be sent when the connection is back"_s);
    QTRY_COMPARE(m_connection->queuedPublishes().size(), std::size_t(1));
    // Taken out of the queue: that is an answer too.
    m_connection->cancelQueued(m_connection->queuedPublishes().front().token);
    QTRY_COMPARE(result(), u"Not sent: it was taken out of the queue"_s);
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(m_connection->queuedPublishes().size(), std::size_t(1));
    QVERIFY2(m_broker.start(), m_broker.log().constData());
    m_connection->retryNow();
    QTRY_VERIFY_WITH_TIMEOUT(result().startsWith(u"Confirmed"_s), 15000);
    QCOMPARE(button()->text(), u"Publish"_s);
}

void PublishPaneTest::listAndSteps()
{
    connectTo(m_broker.port());
    typeTopic(u"one"_s);
    typePayload(u"1"_s);
    QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
    typeTopic(u"two"_s);
    typePayload(u"2"_s);
    QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_list->rowCount(), 2);
    typePayload(u"unsent"_s);
    QTest::keyClick(editor(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(editor()->bytes(), "2"_ba);
    QTest::keyClick(editor(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(editor()->bytes(), "1"_ba);
    QCOMPARE(topic()->text(), u"one"_s);
    QTest::keyClick(editor(), Qt::Key_Up, Qt::AltModifier); // no more
    QCOMPARE(editor()->bytes(), "1"_ba);
    QTest::keyClick(editor(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(editor(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(editor()->bytes(), "unsent"_ba); // nothing typed is lost
    QCOMPARE(topic()->text(), u"two"_s);

    click("publishSave");
    auto *list = find<QListView>("savedList");
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"★ two unsent"_s);
    auto *name = qobject_cast<QLineEdit *>(QApplication::focusWidget()); // may be named at once
    QVERIFY(name);
    name->selectAll();
    QTest::keyClicks(name, u"Lamp off"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(list->model()->index(0, 0).data().toString(), u"★ Lamp off"_s);
    // Another one is chosen, Ctrl+Z brings back what was typed.
    const QRect last = list->visualRect(list->model()->index(2, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, last.center());
    QCOMPARE(editor()->bytes(), "1"_ba);
    editor()->setFocus();
    QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor()->bytes(), "unsent"_ba);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(m_list->rowCount(), 2);

    // Where the list has no room it is a menu.
    m_pane->resize(600, 240);
    QTRY_VERIFY(!list->isVisible());
    QCOMPARE(find<QAbstractButton>("publishSave")->text(), u"Saved"_s);
}

void PublishPaneTest::readOnlyAndNoConnection()
{
    QVERIFY(!button()->isEnabled());
    QCOMPARE(hint(), u"Open a connection to publish."_s);
    connectTo(m_broker.port());
    typeTopic(u"a"_s);
    QVERIFY(button()->isEnabled());
    m_pane->setReadOnly(true, u"Looking only."_s);
    QVERIFY(!button()->isEnabled());
    QCOMPARE(hint(), u"Looking only."_s);
    for (const QAbstractButton *each : m_pane->findChildren<QAbstractButton *>()) {
        const bool corner = qobject_cast<QTableView *>(each->parentWidget());
        QVERIFY2(corner || !each->text().isEmpty() || !each->accessibleName().isEmpty(),
                 qPrintable(each->objectName()));
    }
}

void PublishPaneTest::answersOfAnotherConnectionAreNotShown()
{
    connectTo(m_broker.port());
    typeTopic(u"mine"_s);
    typePayload(u"{}"_s);
    QTest::mouseClick(button(), Qt::LeftButton);
    pipeline::Connection other({}, nullptr);
    m_pane->setConnection(&other);
    QCOMPARE(topic()->text(), QString());
    QCOMPARE(editor()->bytes(), QByteArray());
    QVERIFY(result().isEmpty());
    m_pane->setConnection(m_connection.get());
    QCOMPARE(topic()->text(), u"mine"_s); // each connection has its draft
    QCOMPARE(editor()->bytes(), "{}"_ba);
    m_pane->setConnection(nullptr);
}

QTEST_MAIN(PublishPaneTest)
#include "tst_publishpane.moc"
