// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/filtermatches.h"
#include "connections/subscribedialog.h"
#include "mqtt/topic.h"
#include "store/topictree.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

void see(store::TopicTree &tree, const QByteArrayList &topics)
{
    quint64 id = 1;
    for (const QByteArray &topic : topics) {
        tree.arrived(tree.ensure(topic),
                     {store::MessageId(id++), 1'000'000, 1, true, false, false, false});
    }
    tree.commit();
}

// The indicator, not the middle of a wide row.
void press(QAbstractButton *button)
{
    QTest::mouseClick(button, Qt::LeftButton, {}, {8, button->height() / 2});
}

} // namespace

class tst_SubscribeDialog : public QObject {
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void matchingIsBounded();
    void saysWhatAFilterWouldMatch();
    void invalidFiltersNameThePlace();
    void typedFilterAndOptionsComeOut();
    void enterInAnInvalidFilterDoesNothing();
    void everythingDefaultsToQos0();
    void noLocalIsNotForSharedSubscriptions();
    void olderVersionsHaveNoOptions();
    void brokerLimitsAreSaid();
    void completesLevelByLevel();
};

void tst_SubscribeDialog::matches_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<int>("count");
    QTest::newRow("everything but $ [MQTT-4.7.2-1]") << QByteArray("#") << 6;
    QTest::newRow("exact") << QByteArray("home/kitchen/climate") << 1;
    QTest::newRow("one level") << QByteArray("home/+/climate") << 2;
    QTest::newRow("parent too [MQTT-4.7.1-2]") << QByteArray("home/kitchen/#") << 3;
    QTest::newRow("plus is one level [MQTT-4.7.1-3]") << QByteArray("+") << 1;
    QTest::newRow("branch without a value") << QByteArray("home") << 0;
    QTest::newRow("$SYS by name") << QByteArray("$SYS/#") << 1;
    QTest::newRow("$SYS not by plus [MQTT-4.7.2-1]") << QByteArray("+/version") << 0;
    QTest::newRow("leading slash") << QByteArray("/+") << 1;
    QTest::newRow("shared [MQTT-4.8.2-1]") << QByteArray("$share/group/home/+/climate") << 2;
    QTest::newRow("nothing there") << QByteArray("garden/#") << 0;
}

void tst_SubscribeDialog::matches()
{
    QFETCH(QByteArray, filter);
    QFETCH(int, count);
    store::TopicTree tree;
    see(tree,
        {"home/kitchen", "home/kitchen/climate", "home/kitchen/lamp", "home/office/climate", "top",
         "/slash", "$SYS/version"});
    const auto parsed = mqtt::TopicFilter::fromBytes(filter);
    QVERIFY(bool(parsed));
    const ui::FilterMatches found = ui::findMatches(tree, *parsed);
    QCOMPARE(found.topics, count);
    QVERIFY(found.complete);
    QCOMPARE(found.example.isEmpty(), count == 0);
    if (count > 0)
        QVERIFY(parsed->matches(found.example));
}

void tst_SubscribeDialog::matchingIsBounded()
{
    store::TopicTree tree;
    QByteArrayList many;
    for (int i = 0; i < 300; ++i)
        many.append("t/" + QByteArray::number(i));
    see(tree, many);
    const ui::FilterMatches found
        = ui::findMatches(tree, *mqtt::TopicFilter::fromBytes("t/+"), 100);
    QVERIFY(!found.complete);
    QVERIFY(found.topics < 300);
}

void tst_SubscribeDialog::saysWhatAFilterWouldMatch()
{
    store::TopicTree tree;
    see(tree, {"home/kitchen/climate", "home/office/climate"});
    ui::SubscribeDialog dialog;
    dialog.setTopics(&tree);
    dialog.show();
    auto *filter = dialog.findChild<QLineEdit *>(u"subscribeFilter"_s);
    auto *message = dialog.findChild<QLabel *>(u"subscribeFilterMessage"_s);
    QTest::keyClicks(filter, u"home/+/climate"_s);
    QTRY_VERIFY2(
        message->text().startsWith(u"Valid. Matches 2 topics seen so far, for example home/"_s)
            || message->text().startsWith(u"Valid. Matches 2 topic(s) seen so far"_s),
        qPrintable(message->text()));
    filter->selectAll();
    QTest::keyClicks(filter, u"garden/+"_s);
    QTRY_COMPARE(message->text(), u"Valid. Matches no topic seen so far."_s);
}

void tst_SubscribeDialog::invalidFiltersNameThePlace()
{
    ui::SubscribeDialog dialog;
    dialog.show();
    auto *filter = dialog.findChild<QLineEdit *>(u"subscribeFilter"_s);
    auto *message = dialog.findChild<QLabel *>(u"subscribeFilterMessage"_s);
    auto *subscribe = dialog.findChild<QPushButton *>(u"subscribeButton"_s);
    filter->setText(u"ä/#/b"_s);
    QVERIFY(!dialog.isAcceptable());
    QVERIFY(!subscribe->isEnabled());
    QVERIFY2(message->text().contains(u"# must be the last level"_s), qPrintable(message->text()));
    QVERIFY2(message->text().contains(u"character 3"_s), qPrintable(message->text()));
    QVERIFY(filter->property("error").toBool());
    filter->clear();
    QTest::keyClicks(filter, u"a/b+"_s);
    QVERIFY(message->text().contains(u"+ must stand alone"_s));
}

void tst_SubscribeDialog::typedFilterAndOptionsComeOut()
{
    ui::SubscribeDialog dialog;
    QSignalSpy asked(&dialog, &ui::SubscribeDialog::subscribeRequested);
    dialog.show();
    dialog.setFilter(u"仓库/+/温度"_s);
    press(dialog.findChild<QRadioButton *>(u"subscribeQos2"_s));
    press(dialog.findChild<QCheckBox *>(u"subscribeRetainAsPublished"_s));
    press(dialog.findChild<QCheckBox *>(u"subscribeNoLocal"_s));
    auto *handling = dialog.findChild<QComboBox *>(u"subscribeRetainHandling"_s);
    QTest::keyClick(handling, Qt::Key_Down);
    QTest::mouseClick(dialog.findChild<QToolButton *>(u"subscribeMore"_s), Qt::LeftButton);
    auto *identifier = dialog.findChild<QSpinBox *>(u"subscribeIdentifier"_s);
    QVERIFY(identifier->isVisible());
    identifier->selectAll();
    QTest::keyClicks(identifier, u"42"_s);
    press(dialog.findChild<QCheckBox *>(u"subscribeRemember"_s));
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"subscribeButton"_s), Qt::LeftButton);

    QCOMPARE(asked.size(), 1);
    const auto subscription = asked[0][0].value<mqtt::Subscription>();
    QCOMPARE(subscription.topicFilter, u"仓库/+/温度"_s.toUtf8());
    QCOMPARE(subscription.qos, mqtt::QoS::ExactlyOnce);
    QVERIFY(!subscription.retainAsPublished);
    QVERIFY(subscription.noLocal);
    QCOMPARE(subscription.retainHandling, mqtt::RetainHandling::SendIfNew);
    QCOMPARE(asked[0][1].value<std::optional<quint32>>(), std::optional<quint32>(42));
    QVERIFY(asked[0][2].toBool());
    QVERIFY(!dialog.isVisible());
}

void tst_SubscribeDialog::enterInAnInvalidFilterDoesNothing()
{
    ui::SubscribeDialog dialog;
    QSignalSpy asked(&dialog, &ui::SubscribeDialog::subscribeRequested);
    dialog.show();
    auto *filter = dialog.findChild<QLineEdit *>(u"subscribeFilter"_s);
    QTest::keyClicks(filter, u"a/#/b"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(asked.size(), 0);
    QVERIFY(dialog.isVisible());
}

void tst_SubscribeDialog::everythingDefaultsToQos0()
{
    ui::SubscribeDialog dialog;
    dialog.show();
    auto *filter = dialog.findChild<QLineEdit *>(u"subscribeFilter"_s);
    QTest::keyClicks(filter, u"#"_s);
    QCOMPARE(dialog.subscription().qos, mqtt::QoS::AtMostOnce);
    filter->clear();
    QTest::keyClicks(filter, u"a"_s);
    QCOMPARE(dialog.subscription().qos, mqtt::QoS::AtLeastOnce);
    press(dialog.findChild<QRadioButton *>(u"subscribeQos2"_s));
    filter->clear();
    QTest::keyClicks(filter, u"#"_s);
    QCOMPARE(dialog.subscription().qos, mqtt::QoS::ExactlyOnce); // chosen by the user: kept
}

// [MQTT-3.8.3-4]
void tst_SubscribeDialog::noLocalIsNotForSharedSubscriptions()
{
    ui::SubscribeDialog dialog;
    dialog.show();
    auto *noLocal = dialog.findChild<QCheckBox *>(u"subscribeNoLocal"_s);
    press(noLocal);
    dialog.setFilter(u"$share/group/a"_s);
    QVERIFY(!noLocal->isEnabled());
    QVERIFY(dialog.findChild<QLabel *>(u"subscribeNoLocalNote"_s)->isVisible());
    QVERIFY(!dialog.subscription().noLocal);
    dialog.setFilter(u"a"_s);
    QVERIFY(dialog.subscription().noLocal);
}

void tst_SubscribeDialog::olderVersionsHaveNoOptions()
{
    ui::SubscribeDialog dialog;
    dialog.show();
    dialog.setVersion(mqtt::ProtocolVersion::Mqtt311);
    dialog.setFilter(u"$share/group/a"_s);
    QVERIFY(dialog.isAcceptable()); // an ordinary name there
    QVERIFY(dialog.findChild<QLabel *>(u"subscribeOptionsNote"_s)->isVisible());
    QVERIFY(!dialog.findChild<QCheckBox *>(u"subscribeRetainAsPublished"_s)->isEnabled());
    QVERIFY(!dialog.subscription().retainAsPublished);
    QVERIFY(!dialog.subscriptionIdentifier());
}

void tst_SubscribeDialog::brokerLimitsAreSaid()
{
    ui::SubscribeDialog dialog;
    dialog.show();
    client::BrokerInfo broker;
    broker.maximumQoS = mqtt::QoS::AtLeastOnce;
    broker.wildcardSubscriptionAvailable = false;
    dialog.setBroker(broker);
    dialog.setFilter(u"a/+"_s);
    auto *note = dialog.findChild<QLabel *>(u"subscribeQosNote"_s);
    QVERIFY(!note->isVisible());
    press(dialog.findChild<QRadioButton *>(u"subscribeQos2"_s));
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(u"lower it to QoS 1"_s));
    auto *message = dialog.findChild<QLabel *>(u"subscribeFilterMessage"_s);
    QVERIFY(message->text().contains(u"no wildcards"_s));
}

void tst_SubscribeDialog::completesLevelByLevel()
{
    store::TopicTree tree;
    see(tree, {"home/kitchen/climate", "home/hall", "other"});
    QCOMPARE(ui::completionsFor(tree, u"ho"_s), QStringList({u"home"_s, u"home/#"_s}));
    QCOMPARE(ui::completionsFor(tree, u"home/"_s),
             QStringList({u"home/hall"_s, u"home/kitchen"_s, u"home/kitchen/#"_s}));
    QCOMPARE(ui::completionsFor(tree, u"nowhere/x"_s), QStringList());
}

QTEST_MAIN(tst_SubscribeDialog)
#include "tst_subscribedialog.moc"
