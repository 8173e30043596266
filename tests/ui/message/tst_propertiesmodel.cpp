// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/propertiesmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestPropertiesModel : public QObject {
    Q_OBJECT

private slots:
    void listsAllInOrder();
    void showsControlCharactersAndCopiesAsSent();
    void expiryCountsDown();
    void survivesRandomProperties();

private:
    static QString snapshot(const ui::PropertiesModel &model);
};

QString TestPropertiesModel::snapshot(const ui::PropertiesModel &model)
{
    QString text;
    for (int row = 0; row < model.rowCount(); ++row) {
        text += model.index(row, 0).data().toString() % u'|' % model.index(row, 1).data().toString()
            % u'\n';
    }
    return text;
}

void TestPropertiesModel::listsAllInOrder()
{
    mqtt::Properties properties;
    properties.payloadFormat = mqtt::PayloadFormat::Utf8;
    properties.topicAlias = quint16(7);
    properties.responseTopic = "answers/1";
    properties.correlationData = "id-9";
    properties.subscriptionIdentifiers = {1, 268'435'455};
    properties.contentType = "application/json";
    properties.userProperties = {{"b", "2"}, {"a", "1"}, {"b", "2"}};
    ui::PropertiesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setProperties(properties, 0, 0);
    // [MQTT-3.3.2-18]: user properties keep their order
    QCOMPARE(snapshot(model),
             u"Payload format|1 — text (UTF-8)\n"
             "Topic alias|7\n"
             "Response topic|answers/1\n"
             "Correlation data|\"id-9\"\n"
             "Subscription identifier|1\n"
             "Subscription identifier|268435455\n"
             "Content type|application/json\n"
             "b|2\na|1\nb|2\n"_s);
    QCOMPARE(ui::PropertiesModel::count(properties), model.rowCount());
}

void TestPropertiesModel::showsControlCharactersAndCopiesAsSent()
{
    mqtt::Properties properties;
    properties.correlationData = QByteArray("\x00\x01\xff", 3);
    properties.userProperties = {{"k\x1b", "line\nbreak"}};
    ui::PropertiesModel model;
    model.setProperties(properties, 0, 0);
    QCOMPARE(snapshot(model), u"Correlation data|00 01 ff\nk␛|line␊break\n"_s);
    QCOMPARE(model.index(1, 1).data(ui::PropertiesModel::CopyRole).toString(), u"line\nbreak"_s);
}

void TestPropertiesModel::expiryCountsDown()
{
    mqtt::Properties properties;
    properties.messageExpiryInterval = 3600U;
    ui::PropertiesModel model;
    model.setProperties(properties, 0, 0);
    const QString start = model.index(0, 1).data().toString();
    QVERIFY2(start.endsWith(u"left"_s), qPrintable(start));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setNow(1'800'000'000);
    QCOMPARE(changed.count(), 1);
    QVERIFY(model.index(0, 1).data().toString() != start);
    model.setNow(3'600'000'000);
    QVERIFY(model.index(0, 1).data().toString().endsWith(u"expired"_s));
}

void TestPropertiesModel::survivesRandomProperties()
{
    ui::PropertiesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(3);
    for (int i = 0; i < 300; ++i) {
        mqtt::Properties properties;
        if (random.bounded(2))
            properties.messageExpiryInterval = random.generate();
        if (random.bounded(2))
            properties.responseTopic = QByteArray(random.bounded(5), '\n');
        for (int n = random.bounded(4); n > 0; --n)
            properties.userProperties.push_back({QByteArray::number(random.bounded(9)), "\xff"});
        model.setProperties(properties, qint64(random.generate()), qint64(random.generate()));
        model.setNow(qint64(random.generate64() >> 1));
        ui::PropertiesModel fresh;
        fresh.setProperties(properties, 0, 0);
        QCOMPARE(model.rowCount(), fresh.rowCount());
        QCOMPARE(model.rowCount(), ui::PropertiesModel::count(properties));
    }
}

QTEST_MAIN(TestPropertiesModel)
#include "tst_propertiesmodel.moc"
