// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/decodedpayload.h"
#include "payload/jsondecoder.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace payload;

namespace {

FieldValue tree(const QByteArray &json)
{
    return JsonDecoder().decode(json, {}).root;
}

void checkFieldsAt(const FieldValue &root, const QString &path, const FieldValue &field)
{
    QCOMPARE(fieldAt(root, path), &field);
    const std::vector<QString> paths = childPaths(path, field);
    for (size_t i = 0; i < paths.size(); ++i)
        checkFieldsAt(root, paths[i], field.children[i]);
}

} // namespace

class TestDecodedPayload : public QObject {
    Q_OBJECT

private slots:
    void listsLeavesWithPaths()
    {
        const FieldValue root = tree("{\"temperature\":21.7,\"update\":{\"state\":\"idle\","
                                     "\"list\":[1,{\"x\":null}]},\"none\":{},\"nil\":[]}");
        QStringList rows;
        for (const Leaf &leaf : leaves(root))
            rows += leaf.path + u" | "_s + leaf.label + u" | "_s + leaf.text;
        QCOMPARE(rows,
                 (QStringList{u"$.temperature | temperature | 21.7"_s,
                              u"$.update.state | update.state | idle"_s,
                              u"$.update.list[0] | update.list[0] | 1"_s,
                              u"$.update.list[1].x | update.list[1].x | null"_s,
                              u"$.none | none | "_s, u"$.nil | nil | "_s}));
    }

    void quotesOddNamesAndNumbersDuplicates()
    {
        const FieldValue root = tree(
            "{\"a "
            "b\":1,\"it's\":2,\"a\":3,\"a\":4,\"a#2\":5,\"\":6,\"1st\":7,\"仓库\":8,\"\\n\":9}");
        QStringList paths;
        for (const Leaf &leaf : leaves(root))
            paths += leaf.path;
        QCOMPARE(paths,
                 (QStringList{u"$['a b']"_s, u"$['it\\'s']"_s, u"$.a"_s, u"$.a#2"_s, u"$['a#2']"_s,
                              u"$['']"_s, u"$['1st']"_s, u"$.仓库"_s, u"$.␊"_s}));
        QCOMPARE(leaves(root).at(3).label, u"a#2"_s);
    }

    void findsEveryFieldByItsPath()
    {
        const FieldValue root = tree("{\"a\":{\"b\":[1,[2,3],{\"c\":4,\"c\":{\"d\":5}}]},\"a\":6,"
                                     "\"a.b\":7,\"a['b']\":8,\"'\":{\"\\\\\":9},\"\":{\"\":10}}");
        checkFieldsAt(root, u"$"_s, root);
        QCOMPARE(fieldAt(root, u"$.a.b[2].c#2.d"_s)->text, u"5"_s);
        for (const QString &path : {u""_s, u"a"_s, u"$."_s, u"$.x"_s, u"$.a.b[9]"_s, u"$.a.b["_s,
                                    u"$.a#3"_s, u"$.ab"_s, u"$a"_s})
            QVERIFY2(!fieldAt(root, path), qPrintable(path));
    }

    void scalarIsOneLeaf()
    {
        const std::vector<Leaf> list = leaves(tree("21.5"));
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.at(0).path, u"$"_s);
        QCOMPARE(list.at(0).label, QString());
        QCOMPARE(list.at(0).number, std::optional<double>(21.5));
    }

    void onlyNumbersHaveNumbers()
    {
        const std::vector<Leaf> list = leaves(tree("[1e2,\"5\",true,null,1e999,{}]"));
        QCOMPARE(list.at(0).number, std::optional<double>(100));
        for (size_t i = 1; i < list.size(); ++i)
            QVERIFY(!list.at(i).number);
        FieldValue text;
        text.kind = Kind::Text;
        text.text = u"-07.50"_s;
        QCOMPARE(numericValue(text), std::optional<double>(-7.5));
        text.text = u"7 °C"_s;
        QVERIFY(!numericValue(text));
    }

    void listIsBounded() { QCOMPARE(leaves(tree("[1,2,[3,4,5],6]"), 4).size(), 4); }

    void copyingOutsideOfTheBytesGivesNothing()
    {
        FieldValue field;
        field.offset = 5;
        field.length = 10;
        QCOMPARE(exactText(field, "short"), QString());
        field.offset = -1;
        QCOMPARE(exactText(field, "short"), QString());
    }
};

QTEST_GUILESS_MAIN(TestDecodedPayload)
#include "tst_decodedpayload.moc"
