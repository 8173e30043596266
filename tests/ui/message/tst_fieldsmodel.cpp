// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/fieldsmodel.h"
#include "message/fieldtrends.h"
#include "payload/registry.h"
#include "storefixture.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

class TestFieldsModel : public QObject {
    Q_OBJECT

private slots:
    void showsValuesAsSent();
    void marksWhatChanged();
    void listsRemovedFieldsLast();
    void keepsRowsOfTheSameStructure();
    void anotherStructureIsAReset();
    void trendFollowsTheTopic();
    void survivesRandomPayloads();

private:
    void show(ui::FieldsModel &model, const QByteArray &newer, const QByteArray &older = {});
    static QString snapshot(const ui::FieldsModel &model, const QModelIndex &parent = {},
                            int depth = 0);

    payload::Registry m_registry;
};

void TestFieldsModel::show(ui::FieldsModel &model, const QByteArray &newer, const QByteArray &older)
{
    payload::DecodedPayload decoded = m_registry.decode(newer);
    payload::Changes changes;
    if (!older.isEmpty())
        changes = payload::compare(decoded, m_registry.decode(older));
    model.setPayload(std::move(decoded), changes, ui::FieldTrends(m_registry));
}

QString TestFieldsModel::snapshot(const ui::FieldsModel &model, const QModelIndex &parent,
                                  int depth)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex first = model.index(row, 0, parent);
        text += QString(2 * depth, u' ');
        text += first.data(ui::FieldsModel::ChangedRole).toBool() ? u"*"_s : u""_s;
        text += first.data().toString() + u'|'
            + first.siblingAtColumn(ui::FieldsModel::Value).data().toString() + u'|'
            + first.siblingAtColumn(ui::FieldsModel::Was).data().toString() + u'\n';
        text += snapshot(model, first, depth + 1);
    }
    return text;
}

void TestFieldsModel::showsValuesAsSent()
{
    ui::FieldsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    show(model, R"({"b":127.0,"a":1e3,"n":18446744073709551615,"t":true,"z":null,"a":"dup",
                    "s":"x\u001by","o":{"k":[1,{}]},"":0})");
    QCOMPARE(snapshot(model),
             u"b|127.0|\n"
             "a|1e3|\n"
             "n|18446744073709551615|\n"
             "t|true|\n"
             "z|null|\n"
             "a|\"dup\"|\n"
             "s|\"x␛y\"|\n"
             "o|{ } 1 field(s)|\n"
             "  k|[ ] 2 item(s)|\n"
             "    [0]|1|\n"
             "    [1]|{ } 0 field(s)|\n"
             "(empty)|0|\n"_s);
}

void TestFieldsModel::marksWhatChanged()
{
    ui::FieldsModel model;
    show(model, R"({"t":21.7,"h":43.9,"u":{"s":"idle"},"new":1})",
         R"({"t":21.6,"h":43.9,"u":{"s":"busy"}})");
    QCOMPARE(snapshot(model),
             u"*t|21.7|21.6\n"
             "h|43.9|\n"
             "u|{ } 1 field(s)|\n"
             "  *s|\"idle\"|busy\n"
             "*new|1|‹new›\n"_s);
    const QModelIndex t = model.indexOf(u"$.t"_s);
    QCOMPARE(t.data(ui::FieldsModel::DeltaRole).toString(), u"0.1"_s);
    QCOMPARE(t.data(ui::FieldsModel::DirectionRole).toInt(),
             static_cast<int>(payload::Direction::Up));
    QVERIFY(model.indexOf(u"$.u"_s).data(ui::FieldsModel::ChangedBelowRole).toBool());
    QCOMPARE(t.data(Qt::AccessibleTextRole).toString(), u"t, 21.7, was 21.6"_s);
}

void TestFieldsModel::listsRemovedFieldsLast()
{
    ui::FieldsModel model;
    show(model, R"({"a":1})", R"({"gone":{"deep":2},"a":1})");
    QCOMPARE(snapshot(model), u"a|1|\n*gone.deep|‹removed›|2\n"_s);
    QVERIFY(!model.field(model.index(1, 0)));
}

void TestFieldsModel::keepsRowsOfTheSameStructure()
{
    ui::FieldsModel model;
    show(model, R"({"a":1,"o":{"b":2}})");
    const QPersistentModelIndex b = model.indexOf(u"$.o.b"_s);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    show(model, R"({"a":5,"o":{"b":"six"}})");
    QCOMPARE(reset.count(), 0);
    QVERIFY(changed.count() >= 2);
    QCOMPARE(b.sibling(b.row(), ui::FieldsModel::Value).data().toString(), u"\"six\""_s);
}

void TestFieldsModel::anotherStructureIsAReset()
{
    ui::FieldsModel model;
    show(model, R"({"a":1})");
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    show(model, R"({"a":1,"b":2})");
    QCOMPARE(reset.count(), 1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestFieldsModel::trendFollowsTheTopic()
{
    store::TopicTree tree;
    store::MessageLog log(1 << 20);
    ui::FieldTrends trends(m_registry);
    for (int i = 0; i < 70; ++i) {
        const QByteArray n = QByteArray::number(i);
        const QByteArray extra = i % 2 ? "" : ",\"m\":1";
        arrive(tree, log, "a/b", "{\"n\":" + n + extra + "}");
        arrive(tree, log, "other", "{\"n\":-1}");
    }
    const store::NodeId node = tree.find("a/b");
    trends.update(log, log.last(node), {});
    QCOMPARE(trends.messageCount(), ui::FieldTrends::mostMessages);
    QCOMPARE(trends.series(u"$.n"_s).first(), 10.0);
    QCOMPARE(trends.series(u"$.n"_s).last(), 69.0);
    QVERIFY(std::isnan(trends.series(u"$.m"_s).last()));
    QVERIFY(trends.series(u"$.none"_s).isEmpty());

    arrive(tree, log, "a/b", "{\"n\":70}");
    trends.update(log, log.last(node), {});
    QCOMPARE(trends.series(u"$.n"_s).first(), 11.0);
    QCOMPARE(trends.series(u"$.n"_s).last(), 70.0);

    // an older message ends the series earlier
    trends.update(log, log.message(log.previous(log.last(node).id())), {});
    QCOMPARE(trends.series(u"$.n"_s).last(), 69.0);
    // another topic
    trends.update(log, log.last(tree.find("other")), {});
    QCOMPARE(trends.series(u"$.n"_s).first(), -1.0);
}

void TestFieldsModel::survivesRandomPayloads()
{
    static const QByteArray payloads[] = {"{}",
                                          "[]",
                                          "7",
                                          "\"x\"",
                                          "",
                                          "{\"a\":",
                                          "\xff\x00\x01",
                                          "[[[[[[1]]]]]]",
                                          R"({"a":[1,2,{"b":3}]})",
                                          R"({"a":[1,2]})",
                                          R"({"a":1,"a":2})",
                                          R"([{"a":1},{"a":2}])"};
    ui::FieldsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(11);
    for (int i = 0; i < 300; ++i) {
        const QByteArray &newer = payloads[random.bounded(int(std::size(payloads)))];
        const QByteArray &older = payloads[random.bounded(int(std::size(payloads)))];
        show(model, newer, older);
        const QString live = snapshot(model);
        ui::FieldsModel fresh;
        show(fresh, newer, older);
        QCOMPARE(live, snapshot(fresh));
    }
}

QTEST_MAIN(TestFieldsModel)
#include "tst_fieldsmodel.moc"
