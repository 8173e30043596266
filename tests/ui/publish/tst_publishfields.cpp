// SPDX-License-Identifier: GPL-3.0-or-later
#include "publishfixture.h"

#include <QCheckBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QFile>
#include <QListView>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

// What can be put into the fields of the panel, and what the broker makes of it.
class PublishFieldsTest : public QObject, private PublishFixture {
    Q_OBJECT

private slots:
    void initTestCase() { startBroker(); }
    void init() { openPane(); }
    void cleanup() { closePane(); }
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
};

void PublishFieldsTest::invalidTopics_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reason"); // part of it
    QTest::newRow("[MQTT-3.3.2-2] +") << u"a/+/b"_s << u"+"_s;
    QTest::newRow("[MQTT-3.3.2-2] #") << u"a/#"_s << u"#"_s;
    QTest::newRow("[MQTT-1.5.4-2] U+0000") << u"a/"_s + QChar(0) << QString();
    QTest::newRow("too long") << QString(65536, u'x') << u"65"_s;
    QTest::newRow("too long in bytes only") << QString(40000, u'ü') << u"65"_s;
}

void PublishFieldsTest::invalidTopics()
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

void PublishFieldsTest::completesSeenTopics()
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

void PublishFieldsTest::topicIsFilledOnlyWhileUntouched()
{
    connectTo(m_broker.port());
    m_pane->setSelectedTopic("room/first");
    QCOMPARE(topic()->text(), u"room/first"_s); // the first use
    m_pane->setSelectedTopic("room/second");
    QCOMPARE(topic()->text(), u"room/first"_s);
    m_pane->fillFromTopic("room/second");
    QCOMPARE(topic()->text(), u"room/second"_s);
    QVERIFY(editor()->hasFocus());
    QTest::mouseClick(button(), Qt::LeftButton); // sending is not touching
    m_pane->fillFromTopic("room/third");
    QCOMPARE(topic()->text(), u"room/third"_s);
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

void PublishFieldsTest::formats()
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

void PublishFieldsTest::filesAreReadWhenSent()
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

void PublishFieldsTest::retainedAndEmptyClears()
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

void PublishFieldsTest::properties()
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

void PublishFieldsTest::propertiesNeedMqtt5()
{
    connectTo(m_broker.port(), client::VersionChoice::Mqtt311);
    auto *button = find<QAbstractButton>("publishProperties");
    QVERIFY(!button->isEnabled());
    QCOMPARE(button->text(), u"MQTT 5 only"_s);
}

void PublishFieldsTest::propertiesThatCannotBeSent()
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

QTEST_MAIN(PublishFieldsTest)
#include "tst_publishfields.moc"
