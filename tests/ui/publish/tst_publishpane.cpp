// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/payloadeditor.h"
#include "pipeline/connection.h"
#include "publish/draftlistmodel.h"
#include "publish/publishpane.h"
#include "support/mosquitto.h"
#include "support/scriptedpeer.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

// The panel as a user meets it, on a real connection to a real broker; what a broker will not do on
// demand comes from a scripted one.
class PublishPaneTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void saysWhatBecameOfIt();
    void saysThatNobodyIsSubscribed();
    void saysWhyItWasRefused();
    void queuesWhileOffline();
    void invalidTopics_data();
    void invalidTopics();
    void completesSeenTopics();
    void topicIsFilledOnlyWhileUntouched();
    void formats();
    void filesAreReadWhenSent();
    void retainedAndEmptyClears();
    void properties();
    void propertiesNeedMqtt5();
    void propertiesThatCannotBeSent();
    void listAndSteps();
    void readOnlyAndNoConnection();
    void answersOfAnotherConnectionAreNotShown();

private:
    template <typename T> T *find(const char *name) const
    {
        T *found = m_pane->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the panel", name);
        return found;
    }
    QString result() const
    {
        const auto *label = find<QWidget>("publishResult");
        return label->isVisible() ? label->property("text").toString() : QString();
    }
    QString validity() const
    {
        return find<QWidget>("publishValidity")->property("text").toString();
    }
    QString hint() const { return find<QLabel>("publishHint")->text(); }
    QAbstractButton *button() const { return find<QAbstractButton>("publishButton"); }
    QLineEdit *topic() const { return find<QComboBox>("publishTopic")->lineEdit(); }
    ui::PayloadEditor *editor() const { return find<ui::PayloadEditor>("publishPayload"); }

    void connectTo(quint16 port, client::VersionChoice version = client::VersionChoice::Mqtt5);
    void typeTopic(const QString &text) const;
    void typePayload(const QString &text) const;
    void choose(const char *combo, int index) const;
    void click(const char *name) const
    {
        QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
    }
    // The last message on `topic` that came back from the broker.
    store::Message received(const QByteArray &topic) const;

    Mosquitto m_broker;
    std::unique_ptr<ui::DraftListModel> m_list;
    std::unique_ptr<pipeline::Connection> m_connection;
    std::unique_ptr<ui::PublishPane> m_pane;
};

void PublishPaneTest::initTestCase()
{
    if (!Mosquitto::isInstalled())
        QSKIP("mosquitto is not installed");
    QVERIFY2(m_broker.start(), m_broker.log().constData());
}

void PublishPaneTest::init()
{
    m_list = std::make_unique<ui::DraftListModel>();
    m_connection = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits{}, nullptr);
    m_pane = std::make_unique<ui::PublishPane>(*m_list);
    m_pane->resize(1000, 240);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void PublishPaneTest::cleanup()
{
    m_pane.reset();
    m_connection.reset();
    m_list.reset();
}

void PublishPaneTest::connectTo(quint16 port, client::VersionChoice version)
{
    client::ConnectOptions options;
    options.host = u"127.0.0.1"_s;
    options.port = port;
    options.clientId = "me";
    options.version = version;
    options.reconnect.first = std::chrono::milliseconds(20);
    m_connection->setOptions(options);
    m_pane->setConnection(m_connection.get());
    m_connection->connectToBroker();
    QTRY_COMPARE(m_connection->state(), client::State::Connected);
}

void PublishPaneTest::typeTopic(const QString &text) const
{
    topic()->setFocus();
    topic()->selectAll();
    QTest::keyClick(topic(), Qt::Key_Delete);
    QTest::keyClicks(topic(), text);
    QTest::keyClick(topic(), Qt::Key_Escape); // the list of completions
}

void PublishPaneTest::typePayload(const QString &text) const
{
    editor()->setFocus();
    QTest::keyClick(editor(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(editor(), Qt::Key_Delete);
    QTest::keyClicks(editor(), text);
}

void PublishPaneTest::choose(const char *combo, int index) const
{
    auto *box = find<QComboBox>(combo);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < index; ++i)
        QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentIndex(), index);
}

store::Message PublishPaneTest::received(const QByteArray &topic) const
{
    const store::TopicTree &topics = m_connection->topics();
    const store::NodeId node = topics.find(topic);
    if (node == store::NodeId::None)
        return {};
    const store::Message last = m_connection->log().message(topics.lastMessage(node));
    return last.outbound() ? store::Message() : last;
}

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
    QTRY_VERIFY2(result().startsWith(u"Refused: "_s), qPrintable(result()));
    QVERIFY2(result().contains(u"not allowed"_s) && result().contains(u"0x87"_s),
             qPrintable(result()));
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

void PublishPaneTest::invalidTopics_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reason"); // part of it
    QTest::newRow("[MQTT-3.3.2-2] +") << u"a/+/b"_s << u"+"_s;
    QTest::newRow("[MQTT-3.3.2-2] #") << u"a/#"_s << u"#"_s;
    QTest::newRow("[MQTT-1.5.4-2] U+0000") << u"a/"_s + QChar(0) << QString();
    QTest::newRow("too long") << QString(65536, u'x') << u"65"_s;
    QTest::newRow("too long in bytes only") << QString(40000, u'ü') << u"65"_s;
}

void PublishPaneTest::invalidTopics()
{
    connectTo(m_broker.port());
    auto *error = find<QLabel>("publishTopicError");
    QVERIFY(!button()->isEnabled());
    QCOMPARE(hint(), u"Type the topic to publish to."_s);
    typeTopic(u"good"_s);
    QVERIFY(button()->isEnabled());
    QVERIFY(!error->isVisible());
    QFETCH(QString, typed);
    topic()->setText(typed); // as pasting would
    QVERIFY(error->isVisible());
    QFETCH(QString, reason);
    QVERIFY2(error->text().contains(reason), qPrintable(error->text()));
    QVERIFY(!button()->isEnabled());
    QVERIFY(find<QComboBox>("publishTopic")->property("error").toBool());
    // The key answers as well.
    QTest::keyClick(topic(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(result(), error->text());
    QCOMPARE(m_list->rowCount(), 0);
}

void PublishPaneTest::completesSeenTopics()
{
    connectTo(m_broker.port());
    m_connection->subscribe({"complete/#"});
    for (const char *seen : {"complete/kitchen", "complete/cellar", "complete/kiosk/a"})
        m_connection->publish({seen, "1"});
    QTRY_VERIFY(m_connection->topics().find("complete/kiosk/a") != store::NodeId::None);
    topic()->setFocus();
    QTest::keyClicks(topic(), u"complete/ki"_s);
    QCompleter *completer = topic()->completer();
    QStringList offered;
    for (int row = 0; row < completer->completionCount(); ++row) {
        completer->setCurrentRow(row);
        offered.append(completer->currentCompletion());
    }
    QCOMPARE(offered, QStringList({u"complete/kiosk"_s, u"complete/kitchen"_s}));
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QCOMPARE(topic()->text(), u"complete/kiosk"_s);

    // What was sent is offered again, first, and stands in the list of the field.
    QTest::keyClick(topic(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(find<QComboBox>("publishTopic")->itemText(0), u"complete/kiosk"_s);
    QCOMPARE(topic()->text(), u"complete/kiosk"_s);
}

void PublishPaneTest::topicIsFilledOnlyWhileUntouched()
{
    connectTo(m_broker.port());
    m_pane->setSelectedTopic("room/first");
    QCOMPARE(topic()->text(), u"room/first"_s); // the first use
    m_pane->setSelectedTopic("room/second");
    QCOMPARE(topic()->text(), u"room/first"_s);
    m_pane->fillFromTopic("room/second");
    QCOMPARE(topic()->text(), u"room/second"_s);
    QVERIFY(editor()->hasFocus());
    typeTopic(u"mine"_s);
    m_pane->setSelectedTopic("room/third");
    m_pane->fillFromTopic("room/third");
    QCOMPARE(topic()->text(), u"mine"_s);
    click("publishUseSelected");
    QCOMPARE(topic()->text(), u"room/third"_s);
    m_pane->setTopic("room/fourth"); // a command that names it
    QCOMPARE(topic()->text(), u"room/fourth"_s);
    typeTopic(QString()); // emptied: as good as new
    m_pane->fillFromTopic("room/fifth");
    QCOMPARE(topic()->text(), u"room/fifth"_s);
}

void PublishPaneTest::formats()
{
    connectTo(m_broker.port());
    m_connection->subscribe({"f"});
    typeTopic(u"f"_s);
    typePayload(u"{oops"_s);
    QVERIFY2(validity().startsWith(u"Not valid JSON: line 1, column "_s), qPrintable(validity()));
    QVERIFY(button()->isEnabled()); // marked, but it may be meant so
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(received("f").payload(), "{oops"_ba);

    choose("publishFormat", 2);
    typePayload(u"00 ff 0"_s);
    QCOMPARE(validity(), u"Not valid hex: line 1, column 7 — a digit without its partner"_s);
    QVERIFY(!button()->isEnabled());
    QTest::keyClicks(editor(), u"a"_s);
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(received("f").payload(), QByteArray("\0\xff\n", 3));

    choose("publishFormat", 3);
    typePayload(u"aGk*"_s);
    QVERIFY2(validity().startsWith(u"Not valid Base64: line 1, column 4"_s),
             qPrintable(validity()));
    QVERIFY(!button()->isEnabled());
    typePayload(u"aGk="_s);
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(received("f").payload(), "hi"_ba);

    choose("publishFormat", 1);
    typePayload(u"n={{counter}}"_s);
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(received("f").payload(), "n=1"_ba);
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(received("f").payload(), "n=2"_ba);
    // Publishing exactly this again must not fill it once more.
    m_connection->publish({"f", "{{counter}}"});
    QTRY_COMPARE(received("f").payload(), "{{counter}}"_ba);
    m_pane->fill(received("f"));
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(result().startsWith(u"Sent"_s));
    QTRY_COMPARE(received("f").payload(), "{{counter}}"_ba);

    choose("publishFormat", 0);
    typePayload(u"{\"a\":1.0}"_s);
    click("publishWand");
    QCOMPARE(editor()->bytes(), "{\n  \"a\": 1.0\n}"_ba);
}

void PublishPaneTest::filesAreReadWhenSent()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"plan.bin"_s));
    const auto write = [&file](const QByteArray &bytes) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
    };
    write(QByteArray("\0one", 4));
    connectTo(m_broker.port());
    m_connection->subscribe({"file"});
    typeTopic(u"file"_s);
    choose("publishFormat", 4);
    QVERIFY(!button()->isEnabled());
    QCOMPARE(validity(), u"No file chosen"_s);
    QVERIFY(find<QAbstractButton>("publishChooseFile")->isVisible());

    ui::PublishDraft draft;
    draft.topic = "file";
    draft.format = ui::PublishFormat::File;
    draft.text = file.fileName().toUtf8();
    m_list->addRecent(draft);
    auto *list = find<QListView>("savedList");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(topic()->text(), u"file"_s);
    QVERIFY2(validity().startsWith(u"plan.bin"_s), qPrintable(validity()));
    write("two"); // meanwhile
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(received("file").payload(), "two"_ba);
    QVERIFY(file.remove());
    QTest::mouseClick(button(), Qt::LeftButton);
    QVERIFY2(result().startsWith(u"plan.bin cannot be read"_s), qPrintable(result()));
    QVERIFY(!button()->isEnabled());
    QCOMPARE(topic()->text(), u"file"_s);
}

void PublishPaneTest::retainedAndEmptyClears()
{
    connectTo(m_broker.port());
    m_connection->subscribe({"clear/me"});
    typeTopic(u"clear/me"_s);
    find<QCheckBox>("publishRetain")->setFocus();
    QTest::keyClick(find<QCheckBox>("publishRetain"), Qt::Key_Space);
    QVERIFY2(hint().contains(u"This clears the retained message."_s), qPrintable(hint()));
    typePayload(u"7"_s);
    QVERIFY2(hint().contains(u"Kept for clients that subscribe later."_s), qPrintable(hint()));
    click("publishQos1");
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(result().startsWith(u"Confirmed"_s));
    QTRY_COMPARE(received("clear/me").payload(), "7"_ba);
    typePayload(QString());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(!received("clear/me").isNull() && received("clear/me").payload().isEmpty());
}

void PublishPaneTest::properties()
{
    connectTo(m_broker.port());
    m_connection->subscribe({"props"});
    typeTopic(u"props"_s);
    auto *popover = find<QWidget>("publishPropertiesPopover");
    click("publishProperties");
    QVERIFY(popover->isVisible());
    QTest::keyClicks(find<QLineEdit>("publishContentType"), u"text/plain"_s);
    QTest::keyClicks(find<QLineEdit>("publishResponseTopic"), u"answer/here"_s);
    find<QDoubleSpinBox>("publishMessageExpiry")->setValue(4294967295.0);
    QTest::keyClick(popover, Qt::Key_Escape);
    QVERIFY(!popover->isVisible());
    QCOMPARE(find<QAbstractButton>("publishProperties")->text(), u"MQTT 5 properties: 3"_s);
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(!received("props").isNull());
    const mqtt::Properties got = received("props").properties();
    QCOMPARE(got.contentType, std::optional("text/plain"_ba));
    QCOMPARE(got.responseTopic, std::optional("answer/here"_ba));
    QVERIFY(got.messageExpiryInterval.value_or(0) > 2147483647U);

    // What cannot stand in a line of text is shown as hex, and goes out as it came.
    client::PublishRequest request{"props", "x"};
    request.properties.correlationData = QByteArray("\0a\n", 3);
    request.properties.payloadFormat = mqtt::PayloadFormat::Unspecified;
    m_connection->publish(request);
    QTRY_VERIFY(received("props").properties().correlationData.has_value());
    m_pane->fill(received("props"));
    QCOMPARE(find<QLineEdit>("publishCorrelationData")->text(), u"00 61 0a"_s);
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(result().startsWith(u"Sent"_s));
    QCOMPARE(m_list->draft(0)->properties.correlationData, request.properties.correlationData);
    QCOMPARE(m_list->draft(0)->properties.payloadFormat, request.properties.payloadFormat);
    m_pane->setReply("answer/here", "token");
    QCOMPARE(topic()->text(), u"answer/here"_s);
    QCOMPARE(find<QLineEdit>("publishCorrelationData")->text(), u"token"_s);
}

void PublishPaneTest::propertiesNeedMqtt5()
{
    connectTo(m_broker.port(), client::VersionChoice::Mqtt311);
    auto *button = find<QAbstractButton>("publishProperties");
    QVERIFY(!button->isEnabled());
    QCOMPARE(button->text(), u"MQTT 5 only"_s);
}

void PublishPaneTest::propertiesThatCannotBeSent()
{
    connectTo(m_broker.port());
    typeTopic(u"a"_s);
    click("publishProperties");
    QTest::keyClicks(find<QLineEdit>("publishResponseTopic"), u"a/#"_s);
    QTest::keyClick(find<QWidget>("publishPropertiesPopover"), Qt::Key_Escape);
    QVERIFY(!button()->isEnabled());
    QCOMPARE(hint(), u"One of the MQTT 5 properties cannot be sent as it is."_s);
    find<QLineEdit>("publishResponseTopic")->setText(QString());
    QVERIFY(button()->isEnabled());
    find<QLineEdit>("publishContentType")->setText(QString(65536, u'x'));
    QVERIFY(!button()->isEnabled());
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
