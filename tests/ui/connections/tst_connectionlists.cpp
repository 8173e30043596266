// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionlistmodel.h"
#include "connections/connectionrow.h"
#include "connections/subscriptionlistmodel.h"
#include "connections/subscriptiontablemodel.h"
#include "connections/userpropertymodel.h"
#include "style/icons.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using Status = pipeline::SubscriptionState::Status;

namespace {

pipeline::SubscriptionState state(const QByteArray &filter, Status status = Status::Granted,
                                  mqtt::QoS asked = mqtt::QoS::AtMostOnce,
                                  mqtt::ReasonCode code = mqtt::ReasonCode::GrantedQoS0)
{
    pipeline::SubscriptionState made;
    made.subscription.topicFilter = filter;
    made.subscription.qos = asked;
    made.status = status;
    made.reasonCode = code;
    return made;
}

QString snapshot(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        lines.append(
            QString(index.data().toString() + u" | "_s + index.data(ui::RightRole).toString()));
    }
    return lines.join(u'\n');
}

config::Profile profile(const QString &id, const QString &name)
{
    config::Profile made;
    made.id = id;
    made.name = name;
    made.options.host = u"broker.example"_s;
    return made;
}

} // namespace

class tst_ConnectionLists : public QObject {
    Q_OBJECT

private slots:
    void stoppedConnections();
    void subscriptionsInWords_data();
    void subscriptionsInWords();
    void subscriptionsChangeRowByRow();
    void hostileFiltersAreShownSafely();
    void subscriptionTableUnderRandomEdits();
    void subscriptionTableFindsMistakes_data();
    void subscriptionTableFindsMistakes();
    void userPropertiesUnderRandomEdits();
    void userPropertiesRefuseWhatCannotBeSent();
};

void tst_ConnectionLists::stoppedConnections()
{
    ui::ConnectionListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(profile(u"a"_s, u"Home"_s));
    config::Profile plant = profile(u"b"_s, u"Plant A"_s);
    plant.readOnly = true;
    plant.options.port = 1884;
    model.append(plant);
    QCOMPARE(snapshot(model), u"Home | stopped\nPlant A (read-only) | stopped"_s);
    QCOMPARE(model.index(1).data(ui::DetailRole).toString(), u"mqtt://broker.example:1884"_s);
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"Not connected"_s));
    QCOMPARE(model.names(u"b"_s), QStringList{u"Home"_s});
    plant.name = u"Plant B"_s;
    model.setProfile(plant);
    model.remove(u"a"_s);
    model.remove(u"unknown"_s);
    QCOMPARE(snapshot(model), u"Plant B (read-only) | stopped"_s);
    QCOMPARE(model.idAt(0), u"b"_s);
    QCOMPARE(model.idAt(1), QString());
}

void tst_ConnectionLists::subscriptionsInWords_data()
{
    QTest::addColumn<pipeline::SubscriptionState>("row");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("icon");
    const QByteArray filter = "a/#";
    QTest::newRow("granted") << state(filter, Status::Granted, mqtt::QoS::AtLeastOnce,
                                      mqtt::ReasonCode::GrantedQoS1)
                             << u"QoS 1"_s << int(ui::IconName::Ok);
    QTest::newRow("[MQTT-3.8.4-7] lowered")
        << state(filter, Status::Granted, mqtt::QoS::ExactlyOnce, mqtt::ReasonCode::GrantedQoS1)
        << u"QoS 1, asked for QoS 2"_s << int(ui::IconName::Ok);
    QTest::newRow("pending") << state(filter, Status::Pending) << u"asking…"_s
                             << int(ui::IconName::Retry);
    QTest::newRow("offline") << state(filter, Status::Offline, mqtt::QoS::ExactlyOnce) << u"QoS 2"_s
                             << int(ui::IconName::Connect);
    QTest::newRow("[MQTT-3.9.3-1] refused stays, with its reason")
        << state(filter, Status::Refused, mqtt::QoS::AtMostOnce, mqtt::ReasonCode::NotAuthorized)
        << u"0x87"_s << int(ui::IconName::Error);
}

void tst_ConnectionLists::subscriptionsInWords()
{
    QFETCH(pipeline::SubscriptionState, row);
    QFETCH(QString, words);
    ui::SubscriptionListModel model;
    model.show({row});
    const QString right = model.index(0).data(ui::RightRole).toString();
    QVERIFY2(right == words || (words.startsWith(u"0x"_s) && right.contains(words)),
             qPrintable(right));
    QTEST(model.index(0).data(ui::StateIconRole).toInt(), "icon");
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().startsWith(u"a/#, "_s));
}

void tst_ConnectionLists::subscriptionsChangeRowByRow()
{
    ui::SubscriptionListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QRandomGenerator random(42);
    std::vector<pipeline::SubscriptionState> wanted;
    for (int step = 0; step < 500; ++step) {
        const int size = int(wanted.size());
        switch (random.bounded(5)) {
        case 0:
        case 1:
            wanted.insert(wanted.begin() + random.bounded(size + 1),
                          state("f/" + QByteArray::number(step)));
            break;
        case 2:
            if (size > 0)
                wanted.erase(wanted.begin() + random.bounded(size));
            break;
        case 3:
            if (size > 0)
                wanted[std::size_t(random.bounded(size))].status = Status::Refused;
            break;
        default:
            if (size > 1)
                std::swap(wanted.front(), wanted.back());
            break;
        }
        model.show(wanted);
        QCOMPARE(model.rowCount(), int(wanted.size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.filterAt(row), wanted[std::size_t(row)].subscription.topicFilter);
        ui::SubscriptionListModel fresh;
        fresh.show(wanted);
        QCOMPARE(snapshot(model), snapshot(fresh));
    }
    QCOMPARE(resets.size(), 0);
}

void tst_ConnectionLists::hostileFiltersAreShownSafely()
{
    ui::SubscriptionListModel model;
    model.show({state("a\x1b[31m/b\n"), state(QByteArray(65'535, 'x')), state("a"), state("a")});
    QCOMPARE(model.index(0).data().toString(), u"a␛[31m/b␊"_s);
    QVERIFY(model.index(1).data().toString().size() < 2000);
    model.show({state("a")});
    QCOMPARE(model.rowCount(), 1);
}

void tst_ConnectionLists::subscriptionTableUnderRandomEdits()
{
    ui::SubscriptionTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(7);
    std::vector<config::SavedSubscription> wanted;
    for (int step = 0; step < 300; ++step) {
        const int size = int(wanted.size());
        if (size == 0 || random.bounded(2) == 0) {
            config::SavedSubscription row;
            row.subscription.topicFilter = "f/" + QByteArray::number(step);
            QCOMPARE(model.append(row), size);
            wanted.push_back(row);
        } else if (random.bounded(3) == 0) {
            const int row = random.bounded(size);
            QVERIFY(model.removeRows(row, 1));
            wanted.erase(wanted.begin() + row);
        } else {
            const int row = random.bounded(size);
            QVERIFY(model.setData(model.index(row, ui::SubscriptionTableModel::Qos), 2));
            QVERIFY(model.setData(model.index(row, ui::SubscriptionTableModel::Enabled),
                                  Qt::Unchecked, Qt::CheckStateRole));
            wanted[std::size_t(row)].subscription.qos = mqtt::QoS::ExactlyOnce;
            wanted[std::size_t(row)].enabled = false;
        }
        QVERIFY(model.subscriptions() == wanted);
    }
}

void tst_ConnectionLists::subscriptionTableFindsMistakes_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<bool>("noLocal");
    QTest::addColumn<bool>("mqtt5");
    QTest::addColumn<bool>("wrong");
    QTest::newRow("good") << QByteArray("a/+/#") << false << true << false;
    QTest::newRow("[MQTT-4.7.1-1]") << QByteArray("a/#/b") << false << true << true;
    QTest::newRow("[MQTT-4.7.3-1] empty") << QByteArray() << false << true << true;
    QTest::newRow("shared") << QByteArray("$share/g/a") << false << true << false;
    QTest::newRow("[MQTT-3.8.3-4]") << QByteArray("$share/g/a") << true << true << true;
    QTest::newRow("[MQTT-4.8.2-1]") << QByteArray("$share//a") << false << true << true;
    QTest::newRow("3.1.1 knows no $share") << QByteArray("$share//a") << false << false << false;
    QTest::newRow("twice") << QByteArray("same") << false << true << true;
}

void tst_ConnectionLists::subscriptionTableFindsMistakes()
{
    QFETCH(QByteArray, filter);
    QFETCH(bool, noLocal);
    QFETCH(bool, mqtt5);
    QFETCH(bool, wrong);
    ui::SubscriptionTableModel model;
    model.setMqtt5(mqtt5);
    config::SavedSubscription first;
    first.subscription.topicFilter = "same";
    config::SavedSubscription second;
    second.subscription.topicFilter = filter;
    second.subscription.noLocal = noLocal;
    model.setSubscriptions({first, second});
    QVERIFY(model.rowError(0).isEmpty());
    QCOMPARE(!model.rowError(1).isEmpty(), wrong);
    QCOMPARE(model.hasErrors(), wrong);
    const QModelIndex cell = model.index(1, ui::SubscriptionTableModel::Filter);
    QCOMPARE(cell.data(Qt::DecorationRole).isValid(), wrong); // an icon, not only colour
}

void tst_ConnectionLists::userPropertiesUnderRandomEdits()
{
    ui::UserPropertyModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(3);
    std::vector<mqtt::UserProperty> wanted;
    for (int step = 0; step < 300; ++step) {
        const int size = int(wanted.size());
        if (size == 0 || random.bounded(3) == 0) {
            QCOMPARE(model.append(), size);
            wanted.emplace_back();
        } else if (random.bounded(4) == 0) {
            const int row = random.bounded(size);
            QVERIFY(model.removeRows(row, 1));
            wanted.erase(wanted.begin() + row);
        } else if (random.bounded(2) == 0) {
            const int from = random.bounded(size);
            const int to = random.bounded(size);
            model.moveTo(from, to);
            const mqtt::UserProperty moved = wanted[std::size_t(from)];
            wanted.erase(wanted.begin() + from);
            wanted.insert(wanted.begin() + to, moved);
        } else {
            const int row = random.bounded(size);
            const QString text = QString::number(step);
            QVERIFY(model.setData(model.index(row, ui::UserPropertyModel::Name), text));
            wanted[std::size_t(row)].name = text.toUtf8();
        }
        QVERIFY(model.properties() == wanted);
    }
}

void tst_ConnectionLists::userPropertiesRefuseWhatCannotBeSent()
{
    ui::UserPropertyModel model;
    model.append();
    const QModelIndex cell = model.index(0, ui::UserPropertyModel::Value);
    QVERIFY(!model.setData(cell, QString(QChar(0))));
    QVERIFY(!model.setData(cell, QString(65'536, u'x')));
    QVERIFY(model.setData(cell, QString(65'535, u'x')));
    for (int i = 0; i < ui::UserPropertyModel::maximumRows; ++i)
        model.append();
    QCOMPARE(model.rowCount(), ui::UserPropertyModel::maximumRows);
}

QTEST_MAIN(tst_ConnectionLists)
#include "tst_connectionlists.moc"
